//! The uncertainty engine: a scenario with ranges in, every answer with its range out.
//!
//! The scenarios are Owen-scrambled Sobol points ([`Points`](super::simulation::Points)), one dimension for each ranged input.
//! [`terms`] is the model as a sum of terms, in columns; [`books`] adds the terms up by [`timing`]; [`balance`] has the
//! distribution of benefits less costs, with the widest term integrated exactly and the others as good as; [`path`] follows
//! the running total month by month; [`tornado`] says what each input does.
//!
//! Nothing but the scenario and the view has a say in the answer: no clock, no chance, and no earlier question. What is kept
//! between questions are columns, each a function of one estimate and its dimension alone.

mod balance;
mod books;
mod column;
mod draws;
mod kernel;
mod path;
mod quantile;
mod summary;
mod terms;
mod timing;
mod tornado;

#[cfg(test)]
mod tests;

use super::ledger::View;
use super::scenario::Scenario;
use super::simulation::Samples;
use super::uncertainty::{Bars, Fan, Range, Simulation};
use balance::Sheet;
use books::Books;
use column::Column;
use draws::{Columns, Draws};
use path::Path;
use quantile::{Measure, Outcome, middle_price};
use terms::terms;
use timing::{ByTiming, Times};

/// The binary logarithm of how many scenarios are drawn at most.
const LOG2_COUNT: u32 = 13;
/// How many are enough where factors that one term has to itself carry this share of the variance or more.
const FEW: usize = 1 << 11;
const MOSTLY: f64 = 0.65;
/// How many scenarios judge how many are enough.
const PILOT: usize = 256;

/// What a year's benefits at full adoption are made of: no cost, and no time.
const YEARLY: ByTiming<Column> = {
    const fn same(weight: f64) -> Column<'static> {
        Column::Same(weight)
    }
    [same(1.0), same(1.0), same(0.0), same(0.0), same(0.0), same(0.0)]
};

/// Computes how sure the answers are, and keeps what the next question may need again.
///
/// ```
/// use async_roi::model::{Engine, Preset, View};
/// let scenario = Preset::Evidence.scenario();
/// let simulation = Engine::new().simulate(&scenario, View::Full);
/// assert!(simulation.npv.p10 < simulation.npv.p50 && simulation.npv.p50 < simulation.npv.p90);
/// ```
#[derive(Debug)]
pub struct Engine {
    columns: Columns,
    times: Option<Times>,
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl Engine {
    /// An engine that knows nothing yet.
    pub fn new() -> Self {
        Self { columns: Columns::new(LOG2_COUNT), times: None }
    }

    /// The answer in a view. The same scenario always has the same answer, whatever was asked before.
    pub fn simulate(&mut self, scenario: &Scenario, view: View) -> Simulation {
        let inputs = scenario.ranged_inputs();
        if inputs.is_empty() {
            return summary::certain(scenario, view);
        }
        let perts = inputs.iter().filter_map(|input| scenario.spread(*input)).map(draws::pert);
        self.columns.fill(perts);
        let draws = Draws::new(scenario, &inputs, &self.columns);
        let draws = draws.first(enough(&draws.first(PILOT), view));
        let times = Times::renewed(self.times.take(), &draws);
        simulate(&draws, self.times.insert(times), view)
    }
}

/// How many scenarios are enough: the fewer, the more of the variance is integrated exactly. Measured over the cases of
/// `tests/reference` and random ones.
fn enough(pilot: &Draws, view: View) -> usize {
    let times = Times::renewed(None, pilot);
    let books = Books::new(pilot, terms(pilot, view), &times.present, 1.0);
    let sheet = Sheet::new(&books, &times.present);
    let nets: Vec<f64> = (0..pilot.count).map(|i| sheet.both(i)).map(|(gain, cost)| gain - cost).collect();
    let mean = nets.iter().sum::<f64>() / nets.len() as f64;
    let variance = nets.iter().map(|net| (net - mean) * (net - mean)).sum::<f64>() / nets.len() as f64;
    if books.own_variance(&times.present) > MOSTLY * variance { FEW } else { 1 << LOG2_COUNT }
}

/// How many scenarios draw the fan and the bars of payback.
const DRAWN: usize = 128;

fn simulate(draws: &Draws, times: &Times, view: View) -> Simulation {
    let present = &times.present;
    let books = Books::new(draws, terms(draws, view), present, 1.0);
    let sheet = Sheet::new(&books, present);
    let npv = Outcome::new(Measure::Value, &sheet, &books, present);
    let price = middle_price(&sheet);
    let other_books = books.differ_at(present, price).then(|| Books::new(draws, terms(draws, view), present, price));
    let other_sheet = other_books.as_ref().map(|books| Sheet::new(books, present));
    let (return_books, return_sheet) = (other_books.as_ref().unwrap_or(&books), other_sheet.as_ref().unwrap_or(&sheet));
    let roi = Outcome::new(Measure::Return, return_sheet, return_books, present);
    let benefits = terms(draws, view).into_iter().filter(|term| term.timing.is_benefit()).collect();
    let yearly_books = Books::new(draws, benefits, &YEARLY, 1.0);
    let yearly_sheet = Sheet::new(&yearly_books, &YEARLY);
    let yearly = Outcome::new(Measure::Value, &yearly_sheet, &yearly_books, &YEARLY);
    let path = Path::new(&books, times);
    let [p10, p50, p90] = path.quantiles([0.1, 0.5, 0.9]);
    Simulation {
        npv: npv.range(),
        roi: roi.range(),
        payback: Range { p10, p50, p90 },
        annual_benefit: yearly.range(),
        trough: range(path.troughs(path::SHOWN)),
        cost_of_delay: range(delays(draws, times, &sheet, &path)),
        probability_positive: npv.probability_above(0.0),
        probability_payback_12: path.paid_within(12.0, draws.count),
        npv_bars: npv.bars(),
        roi_bars: roi.bars(),
        payback_bars: payback_bars(&path, draws.scenario.finance.horizon_months),
        annual_benefit_bars: yearly.bars(),
        fan: (0..=draws.scenario.finance.horizon_months).map(|month| fan(&path, f64::from(month))).collect(),
        drivers: tornado::drivers(draws, &books, &sheet, view),
    }
}

fn range(values: Vec<f64>) -> Range {
    let samples = Samples::new(values);
    Range { p10: samples.quantile(0.1), p50: samples.quantile(0.5), p90: samples.quantile(0.9) }
}

/// What a month's delay costs: NPV − Σ CF(m − 1) vᵐ = (1 − v) NPV + v · the last month's flow, discounted.
fn delays(draws: &Draws, times: &Times, sheet: &Sheet, path: &Path) -> Vec<f64> {
    let horizon = f64::from(draws.scenario.finance.horizon_months);
    let (before, after) = (path.totals(horizon - 1.0, path::SHOWN), path.totals(horizon, path::SHOWN));
    let delay = |(i, (before, after)): (usize, (&f64, &f64))| {
        let (gain, cost) = sheet.both(i);
        let (month, end) = times.discounts[i];
        (1.0 - month) * (gain - cost) + end * (after - before)
    };
    before.iter().zip(&after).enumerate().map(delay).collect()
}

fn payback_bars(path: &Path, horizon: u32) -> Bars {
    let edges: Vec<f64> = (0..=horizon).map(f64::from).collect();
    let mut within: Vec<f64> = edges.iter().map(|month| path.paid_within(*month, DRAWN)).collect();
    within[0] = 0.0;
    Bars { edges, masses: within.windows(2).map(|ends| (ends[1] - ends[0]).max(0.0)).collect() }
}

fn fan(path: &Path, month: f64) -> Fan {
    let samples = Samples::new(path.totals(month, DRAWN));
    let at = |probability| samples.quantile(probability).unwrap_or(0.0);
    Fan { p10: at(0.1), p25: at(0.25), p50: at(0.5), p75: at(0.75), p90: at(0.9) }
}
