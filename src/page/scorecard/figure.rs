//! A KPI's values as the reader's locale writes them.

use crate::model::kpi::Unit;
use crate::page::format::{decimal, whole_percent};

/// The number alone; a share as its percentage.
pub(super) fn number(value: f64, unit: Unit<'_>) -> String {
    match unit {
        Unit::Share | Unit::SharePerYear => decimal(value * 100.0, 1),
        Unit::Hours | Unit::HoursPerPersonWeek => decimal(value, 1),
        Unit::Score | Unit::Named(_) => decimal(value, 2),
    }
}

/// The number with its unit.
pub(super) fn shown(value: f64, unit: Unit<'_>) -> String {
    format!("{} {}", number(value, unit), unit.words()).trim_end().to_owned()
}

/// The number with as little of its unit as an axis needs.
pub(super) fn brief(value: f64, unit: Unit<'_>) -> String {
    let sign = match unit {
        Unit::Share | Unit::SharePerYear => " %",
        Unit::Hours | Unit::HoursPerPersonWeek => " h",
        Unit::Score | Unit::Named(_) => "",
    };
    number(value, unit) + sign
}

/// A share of something that is no KPI.
pub(super) fn share(share: f64) -> String {
    whole_percent(share)
}
