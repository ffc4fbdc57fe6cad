//! The uncertainty engine: a scenario with ranges in, every answer with its range out.
//!
//! [`terms`] is the model as a sum of terms. What inputs they share is drawn: the scenarios are Owen-scrambled Sobol points
//! ([`Points`](uncertainty::Points)), one dimension for each ranged input. What each term has to itself is not drawn: in a scenario,
//! the outcome is a sum of independent parts of known moments and nearly known shape, and the outcome's distribution is the
//! mean of these over the scenarios, which is so smooth that a few hundred do. The package [`uncertainty`] computes all that; it knows
//! no scenario. [`times`] says when money moves, and [`tornado`] what each input does.
//!
//! Nothing but the scenario and the view has a say in the answer: no clock, no chance, and no earlier question. What is kept
//! between questions are columns, each a function of one estimate and its dimension alone.

mod draws;
mod summary;
mod terms;
mod times;
mod tornado;

#[cfg(test)]
mod tests;

use super::case::Case;
use super::field::Input;
use super::ledger::View;
use super::uncertainty::{Bars, Range, Simulation};
use super::units::Quantity;
use draws::Draws;
use terms::terms;
use times::Times;
use uncertainty::{Books, Columns, Measure, Outcome, Path, Payback, SHOWN, Samples, Shapes, Sides, Weights};

/// How many scenarios are drawn, as binary logarithms, and which share of the variance terms have to themselves where so many
/// are enough. The first two are so only while few inputs are drawn that matter to several terms.
const LOG2_COUNTS: [u32; 5] = [9, 10, 11, 13, 14];
const ENOUGH: [f64; LAST] = [0.7, 0.6, 0.3, 0.2];
const LAST: usize = LOG2_COUNTS.len() - 1;
const FEW_SHARED: usize = 6;
/// Where the scenarios are enough in any case for one input that several terms share: alone it is spread as evenly as can be.
const ENOUGH_FOR_ONE: usize = 1;
/// Where they are enough for payback as drawn.
const AS_DRAWN: usize = 3;

/// What a year's benefits at full adoption are made of: no cost, and no time.
const YEARLY: [f64; 6] = [1.0, 1.0, 0.0, 0.0, 0.0, 0.0];

/// Computes how sure the answers are, and keeps what the next question may need again.
///
/// ```
/// use async_roi::model::{Engine, Preset, View};
/// let case = Preset::Evidence.case();
/// let simulation = Engine::new().simulate(&case, View::Full);
/// assert!(simulation.npv.p10 < simulation.npv.p50 && simulation.npv.p50 < simulation.npv.p90);
/// ```
#[derive(Debug)]
pub struct Engine {
    kept: [Kept; LOG2_COUNTS.len()],
}

/// What is kept of so many scenarios.
#[derive(Debug)]
struct Kept {
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
        Self { kept: LOG2_COUNTS.map(|log2_count| Kept { columns: Columns::new(log2_count), times: None }) }
    }

    /// The answer in a view. The same scenario always has the same answer, whatever was asked before.
    pub fn simulate(&mut self, case: &Case, view: View) -> Simulation {
        let (inputs, shared) = in_order(case.ranged_inputs());
        if inputs.is_empty() {
            return summary::certain(case, view);
        }
        let question = Question { case, inputs: &inputs, view };
        let (first, last) = match shared {
            0 | 1 => (0, ENOUGH_FOR_ONE),
            2..=FEW_SHARED => (0, LAST),
            _ => (2, LAST),
        };
        let (answer, open) = self.answer(&question, (first, last));
        if open && !falls(&question) {
            return answer;
        }
        let level = if open { AS_DRAWN } else { AS_DRAWN.min(last) };
        self.kept[level].with_payback_as_drawn(answer, &question)
    }

    /// The answer from the fewest scenarios that are enough for the net present value. What the terms have to themselves of
    /// other outcomes may be far less: those are found again from as many as they need. Says as well whether the terms have anything
    /// to themselves: payback is in the answer only then.
    fn answer(&mut self, question: &Question, (first, last): (usize, usize)) -> (Simulation, bool) {
        let level = |share: f64| (first..last).find(|level| share >= ENOUGH[*level]).unwrap_or(last);
        let mut at = first;
        let (mut answer, own) = loop {
            let enough = if at == last { 0.0 } else { ENOUGH[at] };
            match self.kept[at].simulate(question, enough) {
                Ok(found) => break found,
                Err(share) => at = level(share),
            }
        };
        if level(own.roi) > at {
            (answer.roi, answer.roi_bars) = self.kept[level(own.roi)].roi(question);
        }
        if level(own.yearly) > at {
            (answer.annual_benefit, answer.annual_benefit_bars) = self.kept[level(own.yearly)].yearly(question);
        }
        (answer, own.any)
    }
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
struct Question<'a> {
    case: &'a Case,
    inputs: &'a [Input],
    view: View,
}

/// Whether the terms have anything to themselves, and which share of an outcome's variance.
#[derive(Clone, Copy, Debug)]
struct Own {
    any: bool,
    roi: f64,
    yearly: f64,
}

/// That share where so much of the variance is theirs; all, where nothing varies.
fn share((within, all): (f64, f64)) -> f64 {
    if within < all { within / all } else { 1.0 }
}

/// The inputs that several terms share come first, since the first dimensions of the points are the most even; how many they are.
fn in_order(mut inputs: Vec<Input>) -> (Vec<Input>, usize) {
    const SHARED: [&str; 6] =
        ["team.", "rollout.", "finance.", "turnover.lag", "change.dip_", "meetings.load.inventory"];
    let is_shared = |input: &Input| SHARED.iter().any(|start| input.field.key.starts_with(start));
    let (mut first, later): (Vec<Input>, Vec<Input>) = inputs.drain(..).partition(is_shared);
    let shared = first.len();
    first.extend(later);
    (first, shared)
}

/// Whether adoption falls, which drawn adoption never does.
fn falls(question: &Question) -> bool {
    let ranged = question.inputs.iter().any(|input| input.field.key.starts_with("rollout.adoption"));
    !ranged && !question.case.rollout.adoption.map(|share| share.likely().value()).is_sorted()
}

impl Kept {
    /// The inputs' columns, and when money moves.
    fn drawn<'a>(&'a mut self, question: &'a Question) -> (Draws<'a>, &'a Times) {
        let Question { case, inputs, .. } = *question;
        self.columns.fill(inputs.iter().filter_map(|input| case.spread(*input)).map(draws::pert));
        let draws = Draws::new(case, inputs, &self.columns);
        let times = Times::renewed(self.times.take(), &draws);
        (draws, self.times.insert(times))
    }

    /// The answer, or else the share of the variance that the terms have to themselves, where it is below what is enough.
    fn simulate(&mut self, question: &Question, enough: f64) -> Result<(Simulation, Own), f64> {
        let (draws, times) = self.drawn(question);
        let books = Books::new(&draws.sample, terms(&draws, question.view), SHOWN);
        let sides = books.sides(&times.present, books.count);
        let own = share(sides.spread(1.0, books.count));
        (own >= enough).then(|| simulate(&draws, times, &books, &sides, question.view)).ok_or(own)
    }

    /// Return and its bars.
    fn roi(&mut self, question: &Question) -> (Range, Bars) {
        let (draws, times) = self.drawn(question);
        let books = Books::new(&draws.sample, terms(&draws, question.view), 0);
        outcome(&draws, &books, Measure::Return, &times.present)
    }

    /// The yearly benefit and its bars.
    fn yearly(&mut self, question: &Question) -> (Range, Bars) {
        let (draws, _) = self.drawn(question);
        let books = Books::new(&draws.sample, terms(&draws, question.view), 0);
        outcome(&draws, &books, Measure::Value, &Weights::same(YEARLY))
    }

    /// The answer with its payback from all scenarios as drawn.
    fn with_payback_as_drawn(&mut self, answer: Simulation, question: &Question) -> Simulation {
        let (draws, times) = self.drawn(question);
        let books = Books::new(&draws.sample, terms(&draws, question.view), draws.sample.count);
        let path = Path::new(&books, &times.progress, question.case.finance.horizon_months);
        let (payback, payback_bars, probability_payback_12) = path.payback_as_drawn();
        Simulation { payback, probability_payback_12, payback_bars, ..answer }
    }
}

/// An outcome's quantiles and bars.
fn outcome(draws: &Draws, books: &Books, measure: Measure, weights: &Weights) -> (Range, Bars) {
    let sides = books.sides(weights, books.count);
    let shapes = Shapes::new(&draws.sample, books, weights);
    Outcome::new(measure, &sides, shapes.as_ref()).answer()
}

fn simulate(draws: &Draws, times: &Times, books: &Books, sides: &Sides, view: View) -> (Simulation, Own) {
    let horizon = draws.case.finance.horizon_months;
    let shapes = Shapes::new(&draws.sample, books, &times.present);
    let shapes = shapes.as_ref();
    let npv = Outcome::new(Measure::Value, sides, shapes);
    let roi = Outcome::new(Measure::Return, sides, shapes);
    let yearly_weights = Weights::same(YEARLY);
    let (yearly_sides, yearly_shapes) =
        (books.sides(&yearly_weights, books.count), Shapes::new(&draws.sample, books, &yearly_weights));
    let yearly = Outcome::new(Measure::Value, &yearly_sides, yearly_shapes.as_ref());
    let path = Path::new(books, &times.progress, horizon);
    let payback = shapes.map(|shapes| Payback::new(books, &times.progress, shapes, horizon).answer());
    let (payback, payback_bars, probability_payback_12) = payback.unwrap_or_default();
    let [(npv_range, npv_bars), (roi_range, roi_bars), (yearly_range, yearly_bars)] =
        [&npv, &roi, &yearly].map(Outcome::answer);
    let own = Own {
        any: shapes.is_some(),
        roi: share(sides.spread(sides.price(), books.count)),
        yearly: share(yearly_sides.spread(1.0, books.count)),
    };
    let answer = Simulation {
        npv: npv_range,
        roi: roi_range,
        payback,
        annual_benefit: yearly_range,
        trough: range(path.troughs()),
        cost_of_delay: range(delays(books, times, &path, horizon)),
        probability_positive: certain_or_not(npv.probability_above(0.0)),
        probability_payback_12: certain_or_not(probability_payback_12),
        npv_bars,
        roi_bars,
        payback_bars,
        annual_benefit_bars: yearly_bars,
        fan: path.fan(),
        drivers: tornado::drivers(draws, books, sides, &times.present, view),
    };
    (answer, own)
}

/// A probability; what is as near to nothing or to all as the tables' ends are wrong by is that.
fn certain_or_not(probability: f64) -> f64 {
    const SURE: f64 = 1e-5;
    if probability < SURE {
        0.0
    } else if probability > 1.0 - SURE {
        1.0
    } else {
        probability
    }
}

fn range(values: Vec<f64>) -> Range {
    let samples = Samples::new(values);
    Range { p10: samples.quantile(0.1), p50: samples.quantile(0.5), p90: samples.quantile(0.9) }
}

/// What a month's delay costs: NPV − Σ CF(m − 1) vᵐ = (1 − v) NPV + v · the last month's flow, discounted.
fn delays(books: &Books, times: &Times, path: &Path, horizon: u32) -> Vec<f64> {
    let [before, after] = [horizon - 1, horizon].map(|month| path.totals(month, SHOWN));
    let sides = books.drawn_sides(&times.present);
    let delay = |case: usize| {
        let ((gain, cost), (month, end)) = (sides[case], times.discounts[case]);
        (1.0 - month) * (gain - cost) + end * (after[case] - before[case])
    };
    (0..sides.len()).map(delay).collect()
}
