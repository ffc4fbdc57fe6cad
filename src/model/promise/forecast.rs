//! The forecast of an approved case: its value as a distribution, given what has been measured.
//!
//! Every ranged input of the approved case is drawn. A driver that was measured (adoption, meeting hours cut, the reduction in
//! leavers, a monthly cost) takes a value from the range of its recent readings instead ([`ForecastInput`]), so the forecast
//! narrows as the team measures.

mod curve;
mod draws;
mod input;
mod outlook;
mod timeline;

pub use curve::{CurvePoint, PromiseCurve};
pub use input::{ForecastDriver, ForecastInput, RangeBasis};
pub use outlook::Outlook;

use super::Approval;
use super::driver::MeasuredDrivers;
use super::entered::{LineToDate, lines_to_date};
use super::measured_drivers::ReviewContext;
use super::promise_ledger::PromiseLedger;
use crate::model::date::Date;
use crate::model::engine::quantiles;
use crate::model::implementation::Implementation;
use crate::model::outcome::MonthlyFlow;
use crate::model::{Quantiles, View};
use draws::DrawnPromise;
use timeline::{Discounts, Timeline, discounted, running_totals};

/// Draws, as a binary logarithm: 512. Compared with 8,192 draws on five cases, measured and not, in both views, quantiles are off by 0.6 %
/// of P90 − P10 in the median, 2.5 % at the 95th percentile and 4.1 % at worst, probabilities by 0.2, 1.9 and 2.5 percentage points. Twice as
/// many would take twice as long and leave two thirds of the error.
const LOG2_COUNT: u32 = 9;

/// The forecast of an approved case in one view.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// Net present value of the whole case at the start of the rollout, in money.
    pub npv: Quantiles,
    /// The probability that it is positive, 0 to 1.
    pub probability_positive: f64,
    /// What is still to come.
    pub to_come: Outlook,
    /// The measured inputs that matter in this view. All others that matter have the ranges that were approved.
    pub inputs: Vec<ForecastInput>,
    /// Promise, value to date and forecast month by month.
    pub curve: PromiseCurve,
}

impl Forecast {
    /// The forecasts of an approved case on a day, one of each view in the order of [`View::ALL`]. Both are made of the same draws.
    pub fn of(approval: &Approval, implementation: &Implementation, today: Date) -> [Self; View::ALL.len()] {
        Self::drawn(approval, implementation, today, LOG2_COUNT)
    }

    fn drawn(
        approval: &Approval,
        implementation: &Implementation,
        today: Date,
        log2_count: u32,
    ) -> [Self; View::ALL.len()] {
        let context = ReviewContext::of(approval, implementation, today);
        let ledgers = View::ALL.map(|view| PromiseLedger::of(&context, view));
        let mut timeline = Timeline::of(&context, &ledgers[0]);
        let mut forecasts = ledgers.each_ref().map(|ledger| ForecastInProgress::of(&context, ledger, &timeline));
        let mut drawn = DrawnPromise::new(&context, ledgers, &inputs_of(&forecasts), log2_count);
        // It is at the likely case until the first draw.
        timeline.fill(&drawn.ledgers[0]);
        let discounts = timeline.discounts(drawn.month_discount);
        for (forecast, ledger) in forecasts.iter_mut().zip(&drawn.ledgers) {
            forecast.likely_to_come = discounted(&timeline.flow(ledger, MeasuredDrivers::ALL), &discounts.to_now);
        }
        for draw in 0..drawn.count() {
            drawn.draw(draw);
            // Adoption, effects and the length of the dip are the same in both views.
            timeline.fill(&drawn.ledgers[0]);
            let discounts = timeline.discounts(drawn.month_discount);
            for (forecast, ledger) in forecasts.iter_mut().zip(&drawn.ledgers) {
                forecast.add(&timeline.flow(ledger, MeasuredDrivers::ALL), &discounts);
            }
        }
        forecasts.map(|forecast| forecast.finish(&context, &timeline))
    }
}

/// The forecast of one view while its draws are made.
struct ForecastInProgress {
    inputs: Vec<ForecastInput>,
    /// Running totals at the ends of the timeline's spans, as promised and by measurement, in money, undiscounted.
    promised: Vec<f64>,
    actual: Vec<f64>,
    /// The share of the amounts promised by today that was entered, 0 to 1.
    entered_share: f64,
    /// Benefits, then costs, still to come in the likely case, as in [`Outlook`].
    likely_to_come: [f64; 2],
    /// By draw: the net present value, and the net value still to come.
    npv: Vec<f64>,
    to_come: Vec<f64>,
    /// The running totals of one draw after the other.
    totals: Vec<f64>,
}

impl ForecastInProgress {
    fn of(context: &ReviewContext, ledger: &PromiseLedger, timeline: &Timeline) -> Self {
        let [promised, actual] = [MeasuredDrivers::NONE, MeasuredDrivers::ALL]
            .map(|measured| running_totals(&timeline.flow(ledger, measured)).collect());
        Self {
            inputs: input::measured_inputs(context, ledger),
            totals: Vec::new(),
            promised,
            actual,
            entered_share: entered_share(context, ledger, timeline),
            likely_to_come: [0.0; 2],
            npv: Vec::new(),
            to_come: Vec::new(),
        }
    }

    /// Adds the figures of one draw.
    fn add(&mut self, flow: &MonthlyFlow, discounts: &Discounts) {
        let net = |[benefits, costs]: [f64; 2]| benefits - costs;
        self.npv.push(net(discounted(flow, &discounts.to_start)));
        self.to_come.push(net(discounted(flow, &discounts.to_now)));
        self.totals.extend(running_totals(flow));
    }

    fn finish(self, context: &ReviewContext, timeline: &Timeline) -> Forecast {
        let [benefits_forgone, costs_avoided] = self.likely_to_come;
        let curves = [self.promised, self.actual];
        Forecast {
            probability_positive: share_positive(&self.npv),
            npv: quantiles(self.npv),
            to_come: Outlook {
                probability_positive: share_positive(&self.to_come),
                value: quantiles(self.to_come),
                costs_avoided,
                benefits_forgone,
                from: context.start.max(context.today),
                until: timeline.date(timeline.horizon as f64),
            },
            inputs: self.inputs,
            curve: PromiseCurve::of(timeline, context.today, curves, &self.totals, self.entered_share),
        }
    }
}

/// What was measured and matters in any of the views.
fn inputs_of(forecasts: &[ForecastInProgress]) -> Vec<ForecastInput> {
    let mut inputs: Vec<ForecastInput> = Vec::new();
    for input in forecasts.iter().flat_map(|forecast| &forecast.inputs) {
        if inputs.iter().all(|other| other.driver != input.driver) {
            inputs.push(input.clone());
        }
    }
    inputs
}

/// The share of the amounts promised by today that was entered.
fn entered_share(context: &ReviewContext, ledger: &PromiseLedger, timeline: &Timeline) -> f64 {
    let months = if timeline.has_started { timeline.now } else { -1.0 };
    let promised = ledger.spans(months).amounts(ledger, MeasuredDrivers::NONE);
    let lines = lines_to_date(context, ledger, &promised);
    let all: f64 = lines.iter().map(|line| line.promised).sum();
    let entered = |line: &LineToDate| line.entered.map_or(0.0, |entered| entered.promised);
    if all > 0.0 { lines.iter().map(entered).sum::<f64>() / all } else { 0.0 }
}

/// The share of the values that are positive: the probability that the draws estimate. Unless all of them are equal, it is neither 0
/// nor 1, since draws alone do not show that something is certain.
fn share_positive(values: &[f64]) -> f64 {
    let count = values.len() as f64;
    let share = values.iter().filter(|value| **value > 0.0).count() as f64 / count;
    let is_certain = values.iter().all(|value| *value == values[0]);
    if is_certain { share } else { share.max(0.5 / count).min(1.0 - 0.5 / count) }
}

#[cfg(test)]
mod tests;
