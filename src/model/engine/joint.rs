//! Net present values of several cases in the same draws.

use super::{CaseTiming, DrawnCase, shared_first, terms};
use crate::model::case::Case;
use crate::model::comparison::SameInput;
use crate::model::estimate::Spread;
use crate::model::field::Input;
use crate::model::ledger::{Ledger, View};
use crate::model::outcome::npv;
use crate::model::schedule::Schedule;
use crate::model::units::Quantity;
use uncertainty::{Sample, TermTotals};

/// Draws, as a binary logarithm: 2,048. A probability differs from the engine's by at most 1.3 percentage points in 99 of 100
/// random cases, and by 1.8 in the worst of 4,000 (`comparison/tests.rs`), which whole "cases of 100" hardly show.
const LOG2_COUNT: u32 = 11;

/// Draws several cases together: an input that has the same estimate in two cases has the same value in both, in each draw; inputs with
/// different estimates are independent.
///
/// The draws are the [`Engine`](super::Engine)'s quasi-random points, each with every ranged input drawn. Where the engine integrates the
/// inputs of one term, this does not: an integrated input could not have the same value in two cases.
#[derive(Debug, Default)]
pub(in crate::model) struct JointDraws {
    /// One for each case, so that what did not change is not drawn again.
    samples: Vec<Sample>,
}

impl JointDraws {
    /// How many draws there are.
    pub(in crate::model) const COUNT: usize = 1 << LOG2_COUNT;

    /// The net present value of each case in each draw.
    pub(in crate::model) fn npv(&mut self, cases: &[&Case], view: View) -> Vec<Vec<f64>> {
        self.samples.resize_with(cases.len().max(self.samples.len()), || Sample::new(LOG2_COUNT));
        let inputs: Vec<Vec<Input>> = cases.iter().map(|case| shared_first(case.ranged_inputs()).0).collect();
        let dimensions = dimensions(cases, &inputs);
        let each = cases.iter().zip(&inputs).zip(&dimensions).zip(&mut self.samples);
        each.map(|(((case, inputs), dimensions), sample)| npv_of(case, inputs, dimensions, sample, view)).collect()
    }
}

fn npv_of(case: &Case, inputs: &[Input], dimensions: &[usize], sample: &mut Sample, view: View) -> Vec<f64> {
    if inputs.is_empty() {
        let likely = npv(Ledger::of(case).amounts(view), &Schedule::of(case));
        return vec![likely.value(); JointDraws::COUNT];
    }
    let perts = inputs.iter().filter_map(|input| case.spread(*input)).map(super::drawn_case::pert);
    sample.fill_by_dimension(dimensions.iter().copied().zip(perts));
    let drawn = DrawnCase::new(case, inputs, sample);
    let timing = CaseTiming::renewed(None, &drawn);
    let totals = TermTotals::new(&drawn.sample, terms(&drawn, view), JointDraws::COUNT);
    let sides = totals.drawn_benefits_and_costs(&timing.present_values);
    sides.iter().map(|(benefits, costs)| benefits - costs).collect()
}

/// The dimension of each input of each case: one for all cases in which it has the same estimate.
fn dimensions(cases: &[&Case], inputs: &[Vec<Input>]) -> Vec<Vec<usize>> {
    let mut known: Vec<(SameInput, Spread)> = Vec::new();
    let mut dimension = |case: &Case, input: &Input| {
        let spread = *case.spread(*input)?;
        let this = (SameInput::of(*input, case), spread);
        let found = known.iter().position(|other| *other == this);
        Some(found.unwrap_or_else(|| {
            known.push(this);
            known.len() - 1
        }))
    };
    cases
        .iter()
        .zip(inputs)
        .map(|(case, inputs)| inputs.iter().filter_map(|input| dimension(case, input)).collect())
        .collect()
}
