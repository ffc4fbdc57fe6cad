//! The keys of what the change has cost.

use crate::exchange::codec::{Keys, Object, Result, json_number, number_of};
use crate::model::LINE;
use crate::model::date::Date;
use crate::model::promise::{Bill, CostLine, Spending};

impl Keys for Spending {
    fn keys(&mut self, object: &mut Object) -> Result {
        object.list("entries", Self::MOST_BILLS, &mut self.entries, || Bill::new(Date::MIN, CostLine::Training))?;
        object.unknown(&mut self.unknown)
    }
}

impl Keys for Bill {
    fn keys(&mut self, object: &mut Object) -> Result {
        let bounds = (0.0, Self::MOST_MONEY);
        object.require("date")?;
        object.date("date", &mut self.date)?;
        object.require("line")?;
        object.choice("line", &mut self.line)?;
        object.optional("amount", &mut self.amount, f64::default, |object, key, amount| {
            object.value(key, amount, |value| number_of(value, bounds), |amount| json_number(*amount))
        })?;
        object.text("note", LINE, &mut self.note)?;
        object.unknown(&mut self.unknown)
    }
}
