//! What the change has cost so far, bill by bill.

use serde_json::Value;

use crate::model::date::Date;
use crate::model::shape::{Choice, Extra, Fields, LINE, Object, ShapeError};
use crate::model::{Costs, Money, json_number};

/// The most bills that are kept.
pub const MOST_BILLS: usize = 1_000;
/// The greatest amount of one bill, as of every amount in a case.
const MOST_MONEY: f64 = 1e12;
const PATH: &str = "spending";

/// A line of the costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum CostLine {
    Training,
    Documentation,
    OtherOneOff,
    Lead,
    Dip,
    Tools,
    Upkeep,
    Other,
}

impl Choice for CostLine {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Training, "training", "Training"),
        (Self::Documentation, "documentation", "Writing things down"),
        (Self::OtherOneOff, "other_one_off", "Anything else paid once"),
        (Self::Lead, "lead", "Leading the rollout"),
        (Self::Dip, "dip", "Work lost in the dip"),
        (Self::Tools, "tools", "Tools added"),
        (Self::Upkeep, "upkeep", "Keeping documents true"),
        (Self::Other, "other", "Your other costs"),
    ];
}

impl CostLine {
    /// Its amount among the costs.
    pub fn of(self, costs: &Costs) -> Money {
        let mut costs = *costs;
        *self.slot(&mut costs)
    }

    /// Its amount among the costs, to be changed.
    pub(in crate::model) fn slot(self, costs: &mut Costs) -> &mut Money {
        match self {
            Self::Training => &mut costs.training,
            Self::Documentation => &mut costs.documentation,
            Self::OtherOneOff => &mut costs.other_one_off,
            Self::Lead => &mut costs.lead,
            Self::Dip => &mut costs.dip,
            Self::Tools => &mut costs.tools,
            Self::Upkeep => &mut costs.upkeep,
            Self::Other => &mut costs.other,
        }
    }

    /// Whether it is paid once, at the start.
    pub(in crate::model) fn is_once(self) -> bool {
        matches!(self, Self::Training | Self::Documentation | Self::OtherOneOff)
    }

    /// Whether it is the same every month.
    pub(in crate::model) fn is_level(self) -> bool {
        matches!(self, Self::Tools | Self::Upkeep | Self::Other)
    }

    /// Whether it is paid in money even where the case promised none of it.
    pub(in crate::model) fn is_money(self) -> bool {
        matches!(self, Self::OtherOneOff | Self::Tools | Self::Other)
    }
}

/// One bill: what a line has cost since the start, or since the line's bill before.
#[derive(Debug, Clone, PartialEq)]
pub struct Spent {
    /// The day up to which it pays.
    pub date: Date,
    /// What for.
    pub line: CostLine,
    /// In the case's currency, at least 0; none as long as it is not stated, and then it does not count.
    pub amount: Option<f64>,
    /// The user's note.
    pub note: String,
    /// Keys of a later version.
    pub extra: Extra,
}

impl Spent {
    /// A bill without an amount yet.
    pub fn new(date: Date, line: CostLine) -> Self {
        Self { date, line, amount: None, note: String::new(), extra: Extra::new() }
    }

    /// Reads one bill.
    ///
    /// # Errors
    /// A missing day or line, or a value of the wrong type or size.
    pub fn from_json(value: &Value, path: &str) -> Result<Self, ShapeError> {
        let mut fields = Fields::open(value, path)?;
        let date = fields.date("date")?.ok_or_else(|| fields.error("date", "is missing"))?;
        let line = fields.choice("line")?.ok_or_else(|| fields.error("line", "is missing"))?;
        let amount = fields.number_within("amount", 0.0, MOST_MONEY)?;
        Ok(Self { date, line, amount, note: fields.text("note", LINE)?, extra: fields.rest() })
    }

    /// Writes what [`Self::from_json`] reads.
    pub fn to_json(&self) -> Value {
        Object::over(&self.extra)
            .put("date", self.date)
            .put("line", self.line.key())
            .put_some("amount", self.amount.map(json_number))
            .put_text("note", &self.note)
            .done()
    }
}

/// All bills, in the user's order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spending {
    /// The bills.
    pub entries: Vec<Spent>,
    /// Keys of a later version.
    pub extra: Extra,
}

impl Spending {
    /// Reads all bills; a missing list is empty.
    ///
    /// # Errors
    /// Too many of them, or the first that cannot be read.
    pub fn from_json(value: &Value) -> Result<Self, ShapeError> {
        let mut fields = Fields::open(value, PATH)?;
        let entries = fields.list("entries", MOST_BILLS, Spent::from_json)?.unwrap_or_default();
        Ok(Self { entries, extra: fields.rest() })
    }

    /// Writes what [`Self::from_json`] reads.
    pub fn to_json(&self) -> Value {
        Object::over(&self.extra).put_items("entries", &self.entries, Spent::to_json).done()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn reads_what_it_writes() {
        let value = json!({"later": 1, "entries": [
            {"date": "2027-01-04", "line": "tools", "amount": 1500, "note": "a year ahead", "unknown": true},
            {"date": "2027-02-01", "line": "dip"}]});
        assert_eq!(Spending::from_json(&value).unwrap().to_json(), value);
        assert_eq!(Spending::from_json(&json!({})).unwrap(), Spending::default());
    }

    #[test]
    fn what_is_wrong_is_said() {
        let refused = |entry: Value, message: &str| {
            let error = Spending::from_json(&json!({ "entries": [entry] })).unwrap_err();
            assert_eq!(error.to_string(), message);
        };
        refused(json!({"line": "tools"}), "spending.entries[0].date: is missing");
        refused(json!({"date": "2027-01-04"}), "spending.entries[0].line: is missing");
        refused(
            json!({"date": "2027-01-04", "line": "tools", "amount": -1}),
            "spending.entries[0].amount: must be from 0 to 1000000000000, not -1",
        );
    }

    #[test]
    fn each_line_has_an_amount_of_its_own() {
        for (place, (line, ..)) in CostLine::ALL.iter().enumerate() {
            assert_eq!(*line as usize, place);
            let mut costs = Costs::default();
            *line.slot(&mut costs) = crate::model::Quantity::of(1.0);
            assert_eq!(CostLine::ALL.iter().filter(|(other, ..)| other.of(&costs) != Money::default()).count(), 1);
        }
    }
}
