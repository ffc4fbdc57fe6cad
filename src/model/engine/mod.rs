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
#[cfg(feature = "bench")]
mod plain;
mod terms;
mod timing;
mod tornado;

#[cfg(test)]
mod tests;

use super::case::Case;
use super::field::Input;
use super::ledger::View;
use super::uncertainty::{BinnedDistribution, Quantiles, Simulation};
use super::units::Quantity;
use drawn_case::DrawnCase;
#[cfg(feature = "bench")]
pub use plain::PlainSampling;
use terms::terms;
use timing::CaseTiming;
use uncertainty::{
    BenefitsAndCosts, CumulativePaths, DISPLAY_DRAWS, EmpiricalDistribution, Measure, OutcomeDistribution,
    PaybackDistribution, Sample, ShapeTable, TermTotals, TimingWeights,
};

/// Sample sizes, as binary logarithms. `script/bench random` measures the errors that these constants lead to.
const LOG2_COUNTS: [u32; 5] = [9, 10, 11, 13, 14];
const LAST: usize = LOG2_COUNTS.len() - 1;
/// The least integrated share of an outcome's variance for which each sample size suffices. The last one has to suffice for all.
const LEAST_INTEGRATED_SHARES: [f64; LAST] = [0.7, 0.6, 0.3, 0.2];
/// With more shared inputs than these, sizes start at 2¹¹: in a dozen dimensions 2⁹ points missed quantiles by 0.3% of P90 − P10.
const FEW_SHARED: usize = 6;
const FIRST_FOR_MANY: usize = 2;
/// With one shared input, 2¹⁰ points suffice in any case: in one dimension they are evenly spaced.
const LAST_FOR_ONE: usize = 1;
/// The size for a payback from fully drawn paths, which nothing smooths: 2¹³.
const PAYBACK_FROM_PATHS: usize = 3;

/// Weights by timing that give the yearly benefit at full adoption.
const YEARLY: [f64; 6] = [1.0, 1.0, 0.0, 0.0, 0.0, 0.0];

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
        Self { samples: LOG2_COUNTS.map(|log2_count| CachedSample { sample: Sample::new(log2_count), timing: None }) }
    }

    /// The results in a view. They do not depend on earlier calls.
    pub fn simulate(&mut self, case: &Case, view: View) -> Simulation {
        let (inputs, shared) = shared_first(case.ranged_inputs());
        if inputs.is_empty() {
            return certain::simulate(case, view);
        }
        let request = Request { case, inputs: &inputs, view };
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

    /// The results from the smallest sample that suffices for the net present value. Return and yearly benefit are computed again from a
    /// larger one where less of their variance is integrated. Also says whether any is: the payback is set only then.
    fn simulate_by_size(&mut self, request: &Request, (first, last): (usize, usize)) -> (Simulation, bool) {
        let sufficient =
            |share: f64| (first..last).find(|size| share >= LEAST_INTEGRATED_SHARES[*size]).unwrap_or(last);
        let mut size = first;
        let (mut results, integrated) = loop {
            let needed = if size == last { 0.0 } else { LEAST_INTEGRATED_SHARES[size] };
            match self.samples[size].simulate(request, needed) {
                Ok(found) => break found,
                Err(share) => size = sufficient(share),
            }
        };
        if sufficient(integrated.roi) > size {
            (results.roi, results.roi_bars) = self.samples[sufficient(integrated.roi)].roi(request);
        }
        if sufficient(integrated.yearly) > size {
            (results.annual_benefit, results.annual_benefit_bars) =
                self.samples[sufficient(integrated.yearly)].yearly_benefit(request);
        }
        (results, integrated.any)
    }
}

/// A case and the view to simulate it in.
#[derive(Clone, Copy, Debug)]
struct Request<'a> {
    case: &'a Case,
    inputs: &'a [Input],
    view: View,
}

/// The integrated shares of the variance of return and yearly benefit, and whether anything is integrated.
#[derive(Clone, Copy, Debug)]
struct IntegratedShares {
    any: bool,
    roi: f64,
    yearly: f64,
}

/// The integrated share of a variance, given its integrated part and the whole; 1 for a variance of 0.
fn integrated_share((integrated, total): (f64, f64)) -> f64 {
    if integrated < total { integrated / total } else { 1.0 }
}

/// The inputs with those that several terms share first, since low dimensions of the points are the most even, and their number.
fn shared_first(mut inputs: Vec<Input>) -> (Vec<Input>, usize) {
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
        self.sample.fill(inputs.iter().filter_map(|input| case.spread(*input)).map(drawn_case::pert));
        let drawn = DrawnCase::new(case, inputs, &self.sample);
        let timing = CaseTiming::renewed(self.timing.take(), &drawn);
        (drawn, self.timing.insert(timing))
    }

    /// The results, or the integrated share of the net present value's variance where that is less than `needed`.
    fn simulate(&mut self, request: &Request, needed: f64) -> Result<(Simulation, IntegratedShares), f64> {
        let (drawn, timing) = self.draw(request);
        let totals = TermTotals::new(&drawn.sample, terms(&drawn, request.view), DISPLAY_DRAWS);
        let sides = totals.benefits_and_costs(&timing.present_values);
        let share = integrated_share(sides.variances(1.0, totals.count));
        (share >= needed).then(|| simulate(&drawn, timing, &totals, &sides, request.view)).ok_or(share)
    }

    fn roi(&mut self, request: &Request) -> (Quantiles, BinnedDistribution) {
        let (drawn, timing) = self.draw(request);
        summarize(&drawn, request.view, Measure::Return, &timing.present_values)
    }

    fn yearly_benefit(&mut self, request: &Request) -> (Quantiles, BinnedDistribution) {
        let (drawn, _) = self.draw(request);
        summarize(&drawn, request.view, Measure::NetValue, &TimingWeights::constant(YEARLY))
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

/// The quantiles and the histogram of one outcome.
fn summarize(
    drawn: &DrawnCase,
    view: View,
    measure: Measure,
    weights: &TimingWeights,
) -> (Quantiles, BinnedDistribution) {
    let totals = TermTotals::new(&drawn.sample, terms(drawn, view), 0);
    let sides = totals.benefits_and_costs(weights);
    let shapes = ShapeTable::new(&drawn.sample, &totals, weights);
    OutcomeDistribution::new(measure, &sides, shapes.as_ref()).summarize()
}

fn simulate(
    drawn: &DrawnCase,
    timing: &CaseTiming,
    totals: &TermTotals,
    sides: &BenefitsAndCosts,
    view: View,
) -> (Simulation, IntegratedShares) {
    let horizon = drawn.case.finance.horizon_months;
    let shapes = ShapeTable::new(&drawn.sample, totals, &timing.present_values);
    let shapes = shapes.as_ref();
    let npv = OutcomeDistribution::new(Measure::NetValue, sides, shapes);
    let roi = OutcomeDistribution::new(Measure::Return, sides, shapes);
    let yearly_weights = TimingWeights::constant(YEARLY);
    let (yearly_sides, yearly_shapes) =
        (totals.benefits_and_costs(&yearly_weights), ShapeTable::new(&drawn.sample, totals, &yearly_weights));
    let yearly = OutcomeDistribution::new(Measure::NetValue, &yearly_sides, yearly_shapes.as_ref());
    let paths = CumulativePaths::new(totals, &timing.accrual, horizon);
    let payback = shapes.map(|shapes| PaybackDistribution::new(totals, &timing.accrual, shapes, horizon).summarize());
    let (payback, payback_bars, probability_payback_12) = payback.unwrap_or_default();
    let [(npv_quantiles, npv_bars), (roi_quantiles, roi_bars), (yearly_quantiles, yearly_bars)] =
        [&npv, &roi, &yearly].map(OutcomeDistribution::summarize);
    let integrated = IntegratedShares {
        any: shapes.is_some(),
        roi: integrated_share(sides.variances(sides.benefit_cost_ratio(), totals.count)),
        yearly: integrated_share(yearly_sides.variances(1.0, totals.count)),
    };
    let results = Simulation {
        npv: npv_quantiles,
        roi: roi_quantiles,
        payback,
        annual_benefit: yearly_quantiles,
        trough: quantiles(paths.troughs()),
        cost_of_delay: quantiles(costs_of_delay(totals, timing, &paths, horizon)),
        probability_positive: snap_to_certain(npv.probability_above(0.0)),
        probability_payback_12: snap_to_certain(probability_payback_12),
        npv_bars,
        roi_bars,
        payback_bars,
        annual_benefit_bars: yearly_bars,
        fan: paths.fan(),
        drivers: tornado::drivers(drawn, totals, sides, &timing.present_values, view),
    };
    (results, integrated)
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

fn quantiles(values: Vec<f64>) -> Quantiles {
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
