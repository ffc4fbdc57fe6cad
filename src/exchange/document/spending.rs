//! The keys of what the change has cost.

use crate::exchange::codec::{JsonKeys, ObjectCodec, Result, json_number, number_of};
use crate::model::LINE;
use crate::model::date::Date;
use crate::model::promise::{Bill, CostLine, Spending};

impl JsonKeys for Spending {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        object.list("entries", Self::MOST_BILLS, &mut self.entries, || Bill::new(Date::MIN, CostLine::Training))?;
        object.unknown(&mut self.unknown)
    }
}

impl JsonKeys for Bill {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
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
