//! A KPI's values as the reader's locale writes them.

use crate::browser::locale::{NumberStyle, number};
use crate::model::kpi::KpiUnit;
use crate::page::format::decimal;

/// A share as a percentage, without "a year".
fn percent(value: f64) -> String {
    number(value, NumberStyle::Percent(1), "")
}

/// The number with its unit.
pub(super) fn shown(value: f64, unit: KpiUnit<'_>) -> String {
    match unit {
        KpiUnit::SharePerYear => format!("{} a year", percent(value)),
        KpiUnit::HoursPerPersonWeek | KpiUnit::Score | KpiUnit::Named(_) => {
            format!("{} {}", brief(value, unit), rest(unit)).trim_end().to_owned()
        }
        KpiUnit::Share | KpiUnit::Hours => brief(value, unit),
    }
}

/// The number with as little of its unit as an axis needs.
pub(super) fn brief(value: f64, unit: KpiUnit<'_>) -> String {
    match unit {
        KpiUnit::Share | KpiUnit::SharePerYear => percent(value),
        KpiUnit::Hours | KpiUnit::HoursPerPersonWeek => format!("{} h", decimal(value, 1)),
        KpiUnit::Score | KpiUnit::Named(_) => decimal(value, 2),
    }
}

/// The rest of the unit, which follows the brief form in a sentence.
pub(super) fn rest(unit: KpiUnit<'_>) -> String {
    match unit {
        KpiUnit::SharePerYear => "a year".into(),
        KpiUnit::HoursPerPersonWeek => "a person and week".into(),
        KpiUnit::Score | KpiUnit::Named(_) => unit.words().to_owned(),
        KpiUnit::Share | KpiUnit::Hours => String::new(),
    }
}

/// A share of something that is no KPI.
pub(super) fn share(share: f64) -> String {
    number(share, NumberStyle::Percent(0), "")
}
