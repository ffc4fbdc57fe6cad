//! A KPI's values as the reader's locale writes them.

use crate::browser::locale::{NumberStyle, number};
use crate::model::kpi::Unit;
use crate::page::format::decimal;

/// A share as a percentage, without "a year".
fn percent(value: f64) -> String {
    number(value, NumberStyle::Percent(1), "")
}

/// The number with its unit.
pub(super) fn shown(value: f64, unit: Unit<'_>) -> String {
    match unit {
        Unit::SharePerYear => format!("{} a year", percent(value)),
        Unit::HoursPerPersonWeek | Unit::Score | Unit::Named(_) => {
            format!("{} {}", brief(value, unit), rest(unit)).trim_end().to_owned()
        }
        Unit::Share | Unit::Hours => brief(value, unit),
    }
}

/// The number with as little of its unit as an axis needs.
pub(super) fn brief(value: f64, unit: Unit<'_>) -> String {
    match unit {
        Unit::Share | Unit::SharePerYear => percent(value),
        Unit::Hours | Unit::HoursPerPersonWeek => format!("{} h", decimal(value, 1)),
        Unit::Score | Unit::Named(_) => decimal(value, 2),
    }
}

/// The rest of the unit, which follows the brief form in a sentence.
pub(super) fn rest(unit: Unit<'_>) -> String {
    match unit {
        Unit::SharePerYear => "a year".into(),
        Unit::HoursPerPersonWeek => "a person and week".into(),
        Unit::Score | Unit::Named(_) => unit.words().to_owned(),
        Unit::Share | Unit::Hours => String::new(),
    }
}

/// A share of something that is no KPI.
pub(super) fn share(share: f64) -> String {
    number(share, NumberStyle::Percent(0), "")
}
