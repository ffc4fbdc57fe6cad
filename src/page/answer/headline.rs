//! The six figures of the headline: which they are, and how each is written.

use super::super::format;
use crate::model::{Case, Figure, Quantiles, Quantity, Simulation, Unit, View};

/// A figure of the headline.
pub(super) struct Headline {
    /// What stands above it.
    pub(super) label: &'static str,
    /// What explains it.
    pub(super) figure: Figure,
    /// How it is written: in months, as a share, or else as money.
    unit: Unit,
    /// Its likely value.
    pub(super) value: fn(&Case, View) -> Option<f64>,
    /// Where it lies in most cases.
    pub(super) range: fn(&Simulation) -> Quantiles,
    /// What stands in its place where there is none.
    pub(super) absent: &'static str,
}

/// The range of the trough as money to have ready: turned round, since the deepest trough asks for most.
fn ready(simulation: &Simulation) -> Quantiles {
    let Quantiles { p10, p50, p90 } = simulation.trough;
    let turned = |value: Option<f64>| value.map(|value| -value);
    Quantiles { p10: turned(p90), p50: turned(p50), p90: turned(p10) }
}

/// The figures, in the order of the page.
pub(super) static HEADLINES: [Headline; 6] = [
    Headline {
        label: "Yearly benefit",
        figure: Figure::AnnualBenefit,
        unit: Unit::Money,
        value: |case, view| Some(case.ledger.amounts(view).benefits.total().value()),
        range: |simulation| simulation.annual_benefit,
        absent: "",
    },
    Headline {
        label: "Net present value",
        figure: Figure::Npv,
        unit: Unit::Money,
        value: |case, view| Some(case.outcome(view).npv.value()),
        range: |simulation| simulation.npv,
        absent: "",
    },
    Headline {
        label: "Return on investment",
        figure: Figure::Roi,
        unit: Unit::Share,
        value: |case, view| case.outcome(view).roi,
        range: |simulation| simulation.roi,
        absent: "no cost named",
    },
    Headline {
        label: "Payback",
        figure: Figure::Payback,
        unit: Unit::Months,
        value: |case, view| case.outcome(view).payback.map(Quantity::value),
        range: |simulation| simulation.payback,
        absent: "not in that time",
    },
    Headline {
        label: "Money to have ready",
        figure: Figure::Trough,
        unit: Unit::Money,
        value: |case, view| Some(-case.outcome(view).trough.value()),
        range: ready,
        absent: "",
    },
    Headline {
        label: "Cost of waiting a month",
        figure: Figure::CostOfDelay,
        unit: Unit::Money,
        value: |case, view| Some(case.outcome(view).cost_of_delay.value()),
        range: |simulation| simulation.cost_of_delay,
        absent: "",
    },
];

impl Headline {
    /// The value as it stands in large type, and a word after it in small.
    pub(super) fn written(&self, value: Option<f64>, currency: &str) -> (String, &'static str) {
        match (value, self.unit) {
            (None, _) => ("–".into(), self.absent),
            (Some(months), Unit::Months) => {
                (format::decimal(months, 1), if months == 1.0 { "month" } else { "months" })
            }
            (Some(share), Unit::Share) => (format::whole_percent(share), ""),
            (Some(amount), _) => (format::round_money(amount, currency), ""),
        }
    }

    /// The ends of the range, `$34,100 – $78,600`. A payback that never comes is the latest of all.
    pub(super) fn range_words(&self, range: &Quantiles, currency: &str) -> Option<String> {
        let write = |value: f64| match self.unit {
            Unit::Months => format::decimal(value, 1),
            Unit::Share => format::whole_percent(value),
            _ => format::round_money(value, currency),
        };
        let unit = if self.unit == Unit::Months { " months" } else { "" };
        match (range.p10, range.p90) {
            (Some(low), Some(high)) if low == high => None,
            (Some(low), Some(high)) => Some(format!("{} – {}{unit}", write(low), write(high))),
            (Some(low), None) => Some(format!("{}{unit} – never", write(low))),
            _ => None,
        }
    }
}
