//! The tiles: a figure in large type with its range. Which figures there are, and how each is written.

use super::phrase::{NumberFormatters, months_number, no_wait, payback};
use super::rounding::{headline_amount, headline_share};
use crate::model::{Evaluation, Figure, Outcome, Quantiles, Quantity, Simulation, Unit, View};

/// A figure with its range.
pub struct Tile {
    /// The label above it.
    pub label: &'static str,
    /// What explains it.
    pub figure: Figure,
    /// How it is written: in months, as a share or factor, or else as money.
    unit: Unit,
    /// Its likely value.
    pub value: fn(&Evaluation, View) -> Option<f64>,
    /// Where it lies in most cases; the default where the simulation does not say.
    pub range: fn(&Simulation) -> Quantiles,
    /// Words for a missing value.
    absent: fn(&Outcome) -> &'static str,
}

/// The payback where it is a time to wait for.
fn wait(outcome: &Outcome) -> Option<f64> {
    outcome.payback.map(Quantity::value).filter(|months| *months > 0.0)
}

/// Why there is no payback to wait for.
fn no_payback(outcome: &Outcome) -> &'static str {
    no_wait(outcome.payback.map(Quantity::value), outcome.is_nothing()).unwrap_or_default()
}

/// Why there is no figure at all: a zero would read as a result.
fn nothing(view: View) -> &'static str {
    match view {
        View::Full => "nothing changes yet",
        View::Cash => "no cash changes hands",
    }
}

/// The range of the peak funding needed: the trough's with the sign and the ends reversed.
fn peak_funding(simulation: &Simulation) -> Quantiles {
    let Quantiles { p10, p50, p90 } = simulation.trough;
    let negative = |value: Option<f64>| value.map(|value| -value);
    Quantiles { p10: negative(p90), p50: negative(p50), p90: negative(p10) }
}

/// The range of the return on investment. As with the likely case, a return too large for a percentage counts as none.
fn returns(simulation: &Simulation) -> Quantiles {
    let Quantiles { p10, p50, p90 } = simulation.roi;
    let written = |roi: Option<f64>| roi.filter(|roi| (roi * 100.0).is_finite());
    Quantiles { p10: written(p10), p50: written(p50), p90: written(p90) }
}

/// The range of the benefit-cost ratio: that of the return plus one.
fn ratio(simulation: &Simulation) -> Quantiles {
    let Quantiles { p10, p50, p90 } = returns(simulation);
    let ratio = |roi: Option<f64>| roi.map(|roi| roi + 1.0);
    Quantiles { p10: ratio(p10), p50: ratio(p50), p90: ratio(p90) }
}

/// The figures that lead, beside the chance that the case pays.
pub static LEADING_TILES: [Tile; 2] = [
    Tile {
        label: "Net present value",
        figure: Figure::Npv,
        unit: Unit::Money,
        value: |evaluation, view| Some(evaluation.outcome(view).npv.value()),
        range: |simulation| simulation.npv,
        absent: |_| "",
    },
    Tile {
        label: "Payback",
        figure: Figure::Payback,
        unit: Unit::Months,
        value: |evaluation, view| wait(evaluation.outcome(view)),
        range: |simulation| simulation.payback,
        absent: no_payback,
    },
];

/// The other headline figures, in the order of the page.
pub static OTHER_TILES: [Tile; 4] = [
    Tile {
        label: "Yearly benefit",
        figure: Figure::PlannedBenefit,
        unit: Unit::Money,
        value: |evaluation, view| Some(evaluation.planned_benefit(view).value()),
        range: |simulation| simulation.annual_benefit_planned,
        absent: |_| "",
    },
    Tile {
        label: "Return on investment",
        figure: Figure::Roi,
        unit: Unit::Share,
        value: |evaluation, view| evaluation.outcome(view).roi,
        range: returns,
        absent: |_| "no cost stated",
    },
    Tile {
        label: "Peak funding needed",
        figure: Figure::Trough,
        unit: Unit::Money,
        value: |evaluation, view| Some(-evaluation.outcome(view).trough.value()),
        range: peak_funding,
        absent: |_| "",
    },
    Tile {
        label: "Cost of a one-month delay",
        figure: Figure::CostOfDelay,
        unit: Unit::Money,
        value: |evaluation, view| Some(evaluation.outcome(view).cost_of_delay.value()),
        range: |simulation| simulation.cost_of_delay,
        absent: |_| "",
    },
];

/// Ratios that some appraisals ask for, beside the table by year.
pub static RATIOS: [Tile; 2] = [
    Tile {
        label: "Benefit-cost ratio",
        figure: Figure::Bcr,
        unit: Unit::Factor,
        value: |evaluation, view| evaluation.outcome(view).bcr,
        range: ratio,
        absent: |_| "no cost stated",
    },
    Tile {
        label: "Internal rate of return",
        figure: Figure::Irr,
        unit: Unit::ShareOfYear,
        value: |evaluation, view| evaluation.outcome(view).irr,
        range: |_| Quantiles::default(),
        absent: |outcome| if outcome.is_nothing() { "nothing changes" } else { "not defined" },
    },
];

impl Tile {
    /// The value for large type, and the words after it in small type.
    pub fn written(
        &self,
        evaluation: &Evaluation,
        view: View,
        formatters: &NumberFormatters,
    ) -> (String, &'static str) {
        if evaluation.outcome(view).is_nothing() {
            return ("–".into(), nothing(view));
        }
        let Some(value) = (self.value)(evaluation, view) else {
            return ("–".into(), (self.absent)(evaluation.outcome(view)));
        };
        let text = self.write(value, formatters);
        match self.unit {
            Unit::Months if text == (formatters.number)(1.0) => (text, "month"),
            Unit::Months => (text, "months"),
            Unit::ShareOfYear => (text, "a year"),
            _ => (text, ""),
        }
    }

    /// A value of it for large type, without its unit.
    pub fn write(&self, value: f64, formatters: &NumberFormatters) -> String {
        match self.unit {
            Unit::Months => months_number(value, formatters.number),
            Unit::Share | Unit::ShareOfYear => (formatters.percent)(value),
            Unit::Factor => (formatters.ratio)(value),
            _ => (formatters.money)(value),
        }
    }

    /// Whether a value is shown as negative.
    pub fn is_loss(&self, value: f64) -> bool {
        match self.unit {
            Unit::Share | Unit::ShareOfYear => headline_share(value) < 0.0,
            _ => headline_amount(value) < 0.0,
        }
    }

    /// Whether it is an amount of money, which is zero where nothing changes; anything else is not defined there.
    pub(super) fn is_amount(&self) -> bool {
        self.unit.is_money()
    }

    /// In what it is counted, where that is no money.
    pub(super) fn unit_word(&self) -> &'static str {
        match self.unit {
            Unit::Months => "months",
            Unit::ShareOfYear => "share a year",
            Unit::Share => "share",
            _ => "ratio",
        }
    }

    /// By how much a value differs from another, with its sign: `+$1,200`, `−3 months`, `+5 points`.
    pub(super) fn difference(&self, value: f64, base: f64, formatters: &NumberFormatters) -> Option<String> {
        let difference = value - base;
        let size = self.write(difference.abs(), formatters);
        if !difference.is_finite() {
            return None;
        }
        if size == self.write(0.0, formatters) {
            return Some("no difference".to_owned());
        }
        let sign = if difference < 0.0 { '−' } else { '+' };
        let size = match self.unit {
            Unit::Months => payback(difference.abs(), formatters.number),
            Unit::Share | Unit::ShareOfYear => format!("{} points", size.replace(['%', ' ', '\u{a0}'], "")),
            _ => size,
        };
        Some(format!("{sign}{size}"))
    }

    /// The ends of the range, `$34,100 to $78,600`. A payback that never comes is the latest of all.
    pub fn range_words(&self, range: &Quantiles, formatters: &NumberFormatters) -> Option<String> {
        let write = |value: f64| self.write(value, formatters);
        let is_time = self.unit == Unit::Months;
        let with_unit = |value: f64| if is_time { payback(value, formatters.number) } else { write(value) };
        match (range.p10, range.p90) {
            (Some(low), Some(high)) if write(low) == write(high) => None,
            (Some(low), Some(high)) => Some(format!("{} to {}", write(low), with_unit(high))),
            (Some(low), None) if is_time => Some(format!("{} to never", with_unit(low))),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Preset;

    #[test]
    fn a_blank_case_shows_no_zeros() {
        let write = |value: f64| value.to_string();
        let formatters =
            NumberFormatters { money: &write, cents: &write, number: &write, percent: &write, ratio: &write };
        let blank = Evaluation::of(&Preset::Blank.case());
        for (view, reason) in [(View::Full, "nothing changes yet"), (View::Cash, "no cash changes hands")] {
            for tile in LEADING_TILES.iter().chain(&OTHER_TILES).chain(&RATIOS) {
                assert_eq!(tile.written(&blank, view, &formatters), ("–".to_owned(), reason), "{}", tile.label);
            }
        }
    }

    #[test]
    fn only_a_payback_may_never_come() {
        let write = |value: f64| value.to_string();
        let formatters =
            NumberFormatters { money: &write, cents: &write, number: &write, percent: &write, ratio: &write };
        let open = Quantiles { p10: Some(3.0), p50: Some(9.0), p90: None };
        let words = LEADING_TILES.iter().chain(&OTHER_TILES).map(|tile| tile.range_words(&open, &formatters));
        assert_eq!(words.flatten().collect::<Vec<_>>(), ["3 months to never"]);
        let payback = |low, high| {
            let range = Quantiles { p10: Some(low), p50: None, p90: high };
            LEADING_TILES
                .iter()
                .find(|tile| tile.unit == Unit::Months)
                .and_then(|tile| tile.range_words(&range, &formatters))
        };
        assert_eq!(payback(0.5, Some(1.0)).unwrap(), "0.5 to 1 month");
        assert_eq!(payback(1.0, Some(2.0)).unwrap(), "1 to 2 months");
        assert_eq!(payback(1.0, None).unwrap(), "1 month to never");
    }
}
