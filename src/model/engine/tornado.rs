//! What each ranged input does to the net present value.

use super::drawn_case::DrawnCase;
use crate::model::case::Case;
use crate::model::field::Input;
use crate::model::ledger::{Ledger, View};
use crate::model::outcome::npv;
use crate::model::schedule::{Adoption, Schedule};
use crate::model::simulation::SensitivityDriver;
use crate::model::units::Quantity;
use uncertainty::{Sensitivity, insertion_sort_by};

/// Computes net present values with one input changed and the rest at likely.
struct Swing {
    case: Case,
    view: View,
    likely: Schedule,
    schedule: Schedule,
}

impl Swing {
    fn new(case: &Case, view: View) -> Self {
        Self { case: case.clone(), view, likely: Schedule::of(case), schedule: Schedule::default() }
    }

    /// The net present values with an input at each of two values; (0, 0) if the case has no such input.
    fn npv_at(&mut self, input: Input, values: (f64, f64)) -> (f64, f64) {
        let Some(kept) = self.case.spread(input).copied() else { return (0.0, 0.0) };
        let mut at = |value| {
            if let Some(spread) = self.case.spread_mut(input) {
                spread.pin(value);
            }
            self.npv(input)
        };
        let both = (at(values.0), at(values.1));
        if let Some(spread) = self.case.spread_mut(input) {
            *spread = kept;
        }
        both
    }

    fn npv(&mut self, input: Input) -> f64 {
        let ledger = Ledger::of(&self.case);
        let amounts = ledger.amounts(self.view);
        if !input.field.moves.schedule() {
            return npv(amounts, &self.likely).value();
        }
        let adoption = Adoption::of(&self.case);
        let drawn = input.field.key.starts_with("rollout.adoption");
        self.schedule.fill(&self.case, &if drawn { adoption.rising() } else { adoption });
        npv(amounts, &self.schedule).value()
    }
}

/// All ranged inputs with their swings and shares of the variance, the largest share first, then the widest swing. `own_slopes` are those of the inputs that one term
/// has to itself.
pub(super) fn drivers(
    drawn: &DrawnCase,
    sensitivity: &Sensitivity,
    own_slopes: &[(usize, f64)],
    view: View,
) -> Vec<SensitivityDriver> {
    let mut swing = Swing::new(drawn.case, view);
    let driver = |(dimension, input): (usize, &Input)| {
        let table = drawn.sample.table(dimension);
        let values = (table.quantile(0.1), table.quantile(0.9));
        let (npv_at_p10, npv_at_p90) = swing.npv_at(*input, values);
        let variance_share = match own_slopes.iter().find(|(own, _)| *own == dimension) {
            Some((_, slope)) => sensitivity.index_of_variance(slope * slope * table.pert().variance()),
            None => sensitivity.index_of_drawn(&drawn.sample.values(dimension)[..sensitivity.count()]),
        };
        SensitivityDriver { input: *input, values, npv_at_p10, npv_at_p90, variance_share }
    };
    let mut drivers: Vec<SensitivityDriver> = drawn.inputs.iter().enumerate().map(driver).collect();
    let width = |driver: &SensitivityDriver| (driver.npv_at_p90 - driver.npv_at_p10).abs();
    insertion_sort_by(&mut drivers, |one, other| {
        other.variance_share.total_cmp(&one.variance_share).then(width(other).total_cmp(&width(one)))
    });
    drivers
}
