//! A KPI's values as the reader's locale writes them.

use crate::browser::locale::{NumberStyle, number};
use crate::model::kpi::KpiUnit;
use crate::page::format::FIGURES;

pub(super) use crate::text::figures::rest_of_kpi_unit as rest;

/// The number with its unit.
pub(super) fn shown(value: f64, unit: KpiUnit<'_>) -> String {
    FIGURES.kpi(value, unit)
}

/// The number with as little of its unit as an axis needs.
pub(super) fn brief(value: f64, unit: KpiUnit<'_>) -> String {
    FIGURES.brief_kpi(value, unit)
}

/// A share of something that is no KPI.
pub(super) fn share(share: f64) -> String {
    number(share, NumberStyle::Percent(0), "")
}
