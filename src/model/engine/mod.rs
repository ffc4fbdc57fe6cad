//! The uncertainty engine: a case with ranges in, every result with its distribution out.
//!
//! [`terms`] states the model as a sum of product terms. Inputs that several terms share are drawn by quasi-random points; inputs that
//! one term alone has are integrated. The package [`uncertainty`] does the arithmetic, and its README explains the method. [`timing`]
//! says when money moves, [`tornado`] what each input contributes.
//!
//! The results depend on the case and the view only: not on a clock, random numbers or earlier requests. What is kept between requests
//! are values that are functions of one estimate and its dimension.

mod certain;
mod drawn_case;
mod information;
mod joint;
#[cfg(feature = "bench")]
mod plain;
mod plan;
mod terms;
mod timing;
mod tornado;

#[cfg(test)]
mod tests;

use super::case::Case;
use super::field::Input;
use super::ledger::View;
use super::simulation::{BinnedDistribution, Quantiles, Simulation};
use super::units::Quantity;
use drawn_case::DrawnCase;
pub(super) use drawn_case::pert;
pub(super) use joint::JointDraws;
#[cfg(feature = "bench")]
pub use plain::PlainSampling;
use plan::{Integrated, Integration, Integrations, LEAST_INTEGRATED_SHARES, MANY, Plan, integration, sensitivity};
pub(super) use terms::DrawnRates;
use terms::terms;
use timing::CaseTiming;
use uncertainty::{
    BenefitsAndCosts, CumulativePaths, DISPLAY_DRAWS, EmpiricalDistribution, Measure, OutcomeDistribution,
    PaybackDistribution, PerDraw, Sample, ShapeTable, TermTotals, TimingWeights,
};

/// Sample sizes, as binary logarithms. `script/bench random` measures the errors that these constants lead to.
const LOG2_COUNTS: [u32; 5] = [9, 10, 11, 13, 14];
const LAST: usize = LOG2_COUNTS.len() - 1;
/// With more shared inputs than these, sizes start at 2¹¹: in a dozen dimensions 2⁹ points missed quantiles by 0.3% of P90 − P10.
const FEW_SHARED: usize = 6;
const FIRST_FOR_MANY: usize = 2;
/// With one shared input, 2¹⁰ points suffice in any case: in one dimension they are evenly spaced.
const LAST_FOR_ONE: usize = 1;
/// A payback of which P90 − P10 is less than these months is exact enough in any sample, since it is given in months.
const NARROW_PAYBACK: f64 = 4.0;
/// The size for a payback from fully drawn paths, which nothing smooths: 2¹³.
const PAYBACK_FROM_PATHS: usize = 3;

/// The weights that give the yearly benefit at full adoption.
fn full_year() -> TimingWeights {
    TimingWeights::year(&PerDraw::Constant(1.0))
}

/// Simulates cases, and keeps what the next simulation may need again.
///
/// ```
/// use async_roi::model::{Engine, Preset, View};
/// let case = Preset::Evidence.case();
/// let simulation = Engine::new().simulate(&case, View::Full);
/// assert!(simulation.npv.p10 < simulation.npv.p50 && simulation.npv.p50 < simulation.npv.p90);
/// ```
#[derive(Debug)]
pub struct Engine {
    samples: [CachedSample; LOG2_COUNTS.len()],
    /// Samples with an integrated input, each point a pair of draws.
    in_pairs: [CachedSample; MANY],
}

/// The sample of one size, with the timing computed from it last.
#[derive(Debug)]
struct CachedSample {
    sample: Sample,
    timing: Option<CaseTiming>,
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl Engine {
    /// An engine with nothing kept yet.
    pub fn new() -> Self {
        let sample = |size: usize| CachedSample { sample: Sample::new(LOG2_COUNTS[size]), timing: None };
        Self { samples: std::array::from_fn(sample), in_pairs: std::array::from_fn(sample) }
    }

    /// The results in a view. They do not depend on earlier calls.
    pub fn simulate(&mut self, case: &Case, view: View) -> Simulation {
        let (inputs, shared) = shared_first(case.ranged_inputs());
        if inputs.is_empty() {
            return certain::simulate(case, view);
        }
        let request = Request { case, inputs: &inputs, shared, view, integrated: None };
        let (first, last) = match shared {
            0 | 1 => (0, LAST_FOR_ONE),
            2..=FEW_SHARED => (0, LAST),
            _ => (FIRST_FOR_MANY, LAST),
        };
        let (results, integrated) = self.simulate_by_size(&request, (first, last));
        if integrated && !adoption_falls(&request) {
            return results;
        }
        let size = if integrated { PAYBACK_FROM_PATHS } else { PAYBACK_FROM_PATHS.min(last) };
        self.samples[size].with_payback_from_paths(results, &request)
    }

    /// The results from the smallest sample that suffices for the net present value. Outcomes of which less is integrated are computed
    /// again from a larger one, or with an integrated input. Also says whether any is integrated: the payback is set only then.
    fn simulate_by_size(&mut self, request: &Request, (first, last): (usize, usize)) -> (Simulation, bool) {
        let plan = |integration: &Integration| integration.plan(first, last);
        let (mut size, mut integrated) = (first, None);
        let needed = if first == last { 0.0 } else { LEAST_INTEGRATED_SHARES[first] };
        let (mut results, integrations) = match self.samples[first].simulate(request, needed) {
            Ok(found) => found,
            Err(npv) => {
                match plan(&npv) {
                    Plan::Draw(larger) => size = larger,
                    plan @ Plan::Integrate(..) => integrated = Some(plan),
                }
                self.samples[size].simulate(request, 0.0).unwrap_or_else(|_| unreachable!("any share suffices"))
            }
        };
        if let Some(plan) = integrated {
            let npv = self.outcome(request, plan, Figure::NetPresentValue);
            (results.npv, results.npv_bars) = (npv.quantiles, npv.bars);
            results.probability_positive = npv.probability_positive;
            results.value_of_information.perfect = npv.value_of_perfect_information;
            results.value_of_information = results.value_of_information.limited();
        }
        let again = |integration| Some(plan(integration)).filter(|plan| plan.exceeds(size));
        if let Some(plan) = again(&integrations.roi) {
            let roi = self.outcome(request, plan, Figure::Return);
            (results.roi, results.roi_bars) = (roi.quantiles, roi.bars);
        }
        if let Some(plan) = again(&integrations.yearly) {
            let yearly = self.outcome(request, plan, Figure::YearlyBenefit);
            (results.annual_benefit, results.annual_benefit_bars) = (yearly.quantiles, yearly.bars);
        }
        if let Some(plan) = again(&integrations.planned) {
            let planned = self.outcome(request, plan, Figure::PlannedBenefit);
            (results.annual_benefit_planned, results.annual_benefit_planned_bars) = (planned.quantiles, planned.bars);
        }
        if let Plan::Draw(larger) = plan(&integrations.payback)
            && larger > size
            && !adoption_falls(request)
        {
            (results.payback, results.payback_bars, results.probability_payback_12) =
                self.samples[larger].payback(request);
        }
        (results, integrations.any)
    }

    /// One outcome from a sample of its own.
    fn outcome(&mut self, request: &Request, plan: Plan, figure: Figure) -> Outcome {
        match plan {
            Plan::Draw(size) => self.samples[size].outcome(request, figure),
            Plan::Integrate(size, input) => {
                self.in_pairs[size].outcome(&Request { integrated: Some(&input), ..*request }, figure)
            }
        }
    }
}

/// An outcome that can be computed from a sample of its own.
#[derive(Clone, Copy, Debug)]
enum Figure {
    NetPresentValue,
    Return,
    YearlyBenefit,
    PlannedBenefit,
}

/// The distribution of an outcome.
struct Outcome {
    quantiles: Quantiles,
    bars: BinnedDistribution,
    probability_positive: f64,
    /// For a net value only.
    value_of_perfect_information: f64,
}

/// A case and the view to simulate it in.
#[derive(Clone, Copy, Debug)]
struct Request<'a> {
    case: &'a Case,
    /// The ranged inputs in the order of their dimensions, and how many of them, the first, several terms share.
    inputs: &'a [Input],
    shared: usize,
    view: View,
    /// The shared input that is integrated instead of drawn.
    integrated: Option<&'a Integrated>,
}

/// The inputs with those that several terms share first, since low dimensions of the points are the most even, and their number.
pub(super) fn shared_first(mut inputs: Vec<Input>) -> (Vec<Input>, usize) {
    let (mut first, later): (Vec<Input>, Vec<Input>) = inputs.drain(..).partition(|input| input.field.shared);
    let shared = first.len();
    first.extend(later);
    (first, shared)
}

/// Whether adoption decreases. Drawn adoption never does.
fn adoption_falls(request: &Request) -> bool {
    let ranged = request.inputs.iter().any(|input| input.field.key.starts_with("rollout.adoption"));
    !ranged && !request.case.rollout.adoption.map(|share| share.likely().value()).is_sorted()
}

impl CachedSample {
    /// Draws the case and computes its timing, as far as they changed.
    fn draw<'a>(&'a mut self, request: &'a Request) -> (DrawnCase<'a>, &'a CaseTiming) {
        let Request { case, inputs, .. } = *request;
        let perts = inputs.iter().filter_map(|input| case.spread(*input)).map(pert);
        match request.integrated {
            Some(Integrated { dimension, effect }) => self.sample.fill_in_pairs(perts, *dimension, effect),
            None => self.sample.fill(perts),
        }
        let drawn = DrawnCase::new(case, inputs, &self.sample);
        let timing = CaseTiming::renewed(self.timing.take(), &drawn);
        (drawn, self.timing.insert(timing))
    }

    /// The results, or what the net present value's variance is due to where less than `needed` of it is integrated.
    fn simulate(&mut self, request: &Request, needed: f64) -> Result<(Simulation, Integrations), Integration> {
        let (drawn, timing) = self.draw(request);
        let totals = TermTotals::new(&drawn.sample, terms(&drawn, request.view), DISPLAY_DRAWS);
        let sides = totals.benefits_and_costs(&timing.present_values);
        let npv = integration(&drawn, request, &sides, Measure::NetValue);
        (npv.share >= needed).then(|| simulate(&drawn, timing, &totals, &sides, request)).ok_or(npv)
    }

    fn outcome(&mut self, request: &Request, figure: Figure) -> Outcome {
        let (drawn, timing) = self.draw(request);
        let totals = TermTotals::new(&drawn.sample, terms(&drawn, request.view), 0);
        let full_year = full_year();
        let (weights, measure) = match figure {
            Figure::NetPresentValue => (&timing.present_values, Measure::NetValue),
            Figure::Return => (&timing.present_values, Measure::Return),
            Figure::YearlyBenefit => (&full_year, Measure::NetValue),
            Figure::PlannedBenefit => (&timing.planned_year, Measure::NetValue),
        };
        let sides = totals.benefits_and_costs(weights);
        let shapes = if request.integrated.is_some() {
            ShapeTable::with_integrated_input(&drawn.sample, &totals, weights, &sides, measure.cost_factors(&sides))
        } else {
            ShapeTable::new(&drawn.sample, &totals, weights)
        };
        let distribution = OutcomeDistribution::new(measure, &sides, shapes.as_ref());
        let (quantiles, bars) = distribution.summarize();
        let probability_positive = snap_to_certain(distribution.probability_above(0.0));
        let value_of_perfect_information =
            if is_certain(probability_positive) { 0.0 } else { distribution.value_of_perfect_information() };
        Outcome { quantiles, bars, probability_positive, value_of_perfect_information }
    }

    /// The quantiles of the payback, its histogram, and the probability that it comes within twelve months.
    fn payback(&mut self, request: &Request) -> (Quantiles, BinnedDistribution, f64) {
        let horizon = request.case.finance.horizon_months;
        let (drawn, timing) = self.draw(request);
        let totals = TermTotals::new(&drawn.sample, terms(&drawn, request.view), 0);
        let shapes = ShapeTable::new(&drawn.sample, &totals, &timing.present_values);
        let summary = |shapes| PaybackDistribution::new(&totals, &timing.accrual, shapes, horizon).summarize();
        let (quantiles, bars, within_12) = shapes.as_ref().map(summary).unwrap_or_default();
        (quantiles, bars, snap_to_certain(within_12))
    }

    /// The results with the payback of fully drawn paths.
    fn with_payback_from_paths(&mut self, results: Simulation, request: &Request) -> Simulation {
        let (drawn, timing) = self.draw(request);
        let totals = TermTotals::new(&drawn.sample, terms(&drawn, request.view), drawn.sample.count);
        let paths = CumulativePaths::new(&totals, &timing.accrual, request.case.finance.horizon_months);
        let (payback, payback_bars, probability_payback_12) = paths.summarize_payback();
        Simulation { payback, probability_payback_12, payback_bars, ..results }
    }
}

fn simulate(
    drawn: &DrawnCase,
    timing: &CaseTiming,
    totals: &TermTotals,
    sides: &BenefitsAndCosts,
    request: &Request,
) -> (Simulation, Integrations) {
    let horizon = drawn.case.finance.horizon_months;
    let shapes = ShapeTable::new(&drawn.sample, totals, &timing.present_values);
    let shapes = shapes.as_ref();
    let npv = OutcomeDistribution::new(Measure::NetValue, sides, shapes);
    let roi = OutcomeDistribution::new(Measure::Return, sides, shapes);
    let full_year = full_year();
    let [yearly_sides, planned_sides] =
        [&full_year, &timing.planned_year].map(|weights| totals.benefits_and_costs(weights));
    // One shape for both: all terms of a draw are multiplied by its adoption.
    let yearly_shapes = ShapeTable::new(&drawn.sample, totals, &full_year);
    let [yearly, planned] = [&yearly_sides, &planned_sides]
        .map(|sides| OutcomeDistribution::new(Measure::NetValue, sides, yearly_shapes.as_ref()));
    let paths = CumulativePaths::new(totals, &timing.accrual, horizon);
    let paybacks = shapes.map(|shapes| PaybackDistribution::new(totals, &timing.accrual, shapes, horizon));
    let (payback, payback_bars, probability_payback_12) =
        paybacks.as_ref().map(PaybackDistribution::summarize).unwrap_or_default();
    let payback_share = paybacks.map_or(1.0, |paybacks| {
        let [first, middle, last] =
            [payback.p10, payback.p50, payback.p90].map(|months| months.unwrap_or(horizon.into()));
        if last - first < NARROW_PAYBACK { 1.0 } else { paybacks.integrated_share(middle) }
    });
    let [
        (npv_quantiles, npv_bars),
        (roi_quantiles, roi_bars),
        (yearly_quantiles, yearly_bars),
        (planned_quantiles, planned_bars),
    ] = [&npv, &roi, &yearly, &planned].map(OutcomeDistribution::summarize);
    let integrations = Integrations {
        any: shapes.is_some(),
        roi: integration(drawn, request, sides, Measure::Return),
        yearly: integration(drawn, request, &yearly_sides, Measure::NetValue),
        planned: integration(drawn, request, &planned_sides, Measure::NetValue),
        payback: Integration { share: payback_share, input: None },
    };
    let (sensitivity, own_slopes) = (sensitivity(sides, 1.0), totals.own_input_slopes(&timing.present_values));
    let probability_positive = snap_to_certain(npv.probability_above(0.0));
    let perfect = if is_certain(probability_positive) { 0.0 } else { npv.value_of_perfect_information() };
    let results = Simulation {
        npv: npv_quantiles,
        roi: roi_quantiles,
        payback,
        annual_benefit: yearly_quantiles,
        annual_benefit_planned: planned_quantiles,
        trough: quantiles(paths.troughs()),
        cost_of_delay: quantiles(costs_of_delay(totals, timing, &paths, horizon)),
        probability_positive,
        probability_payback_12: snap_to_certain(probability_payback_12),
        npv_bars,
        roi_bars,
        payback_bars,
        annual_benefit_bars: yearly_bars,
        annual_benefit_planned_bars: planned_bars,
        fan: paths.fan(),
        drivers: tornado::drivers(drawn, &sensitivity, &own_slopes, request.view),
        value_of_information: information::values(drawn, perfect, sides.net_mean(), &sensitivity, &own_slopes),
    };
    (results, integrations)
}

/// Rounds a probability to 0 or 1 where it is closer to it than the error of the tables' tails, 1e-5.
fn snap_to_certain(probability: f64) -> f64 {
    const TAIL_ERROR: f64 = 1e-5;
    if probability < TAIL_ERROR {
        0.0
    } else if probability > 1.0 - TAIL_ERROR {
        1.0
    } else {
        probability
    }
}

fn is_certain(probability: f64) -> bool {
    probability == 0.0 || probability == 1.0
}

pub(super) fn quantiles(values: Vec<f64>) -> Quantiles {
    let values = EmpiricalDistribution::new(values);
    Quantiles { p10: values.quantile(0.1), p50: values.quantile(0.5), p90: values.quantile(0.9) }
}

/// The cost of one month's delay in each fully drawn draw: NPV − Σ CF(m − 1) vᵐ = (1 − v) NPV + v^(horizon + 1) CF(horizon).
fn costs_of_delay(totals: &TermTotals, timing: &CaseTiming, paths: &CumulativePaths, horizon: u32) -> Vec<f64> {
    let [before, after] = [horizon - 1, horizon].map(|month| paths.at_month(month, DISPLAY_DRAWS));
    let sides = totals.drawn_benefits_and_costs(&timing.present_values);
    let delay = |draw: usize| {
        let ((benefits, costs), (month, end)) = (sides[draw], timing.discounts[draw]);
        (1.0 - month) * (benefits - costs) + end * (after[draw] - before[draw])
    };
    (0..sides.len()).map(delay).collect()
}
