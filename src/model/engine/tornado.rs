//! What each ranged input does to the net present value.

use super::draws::Draws;
use crate::model::case::Case;
use crate::model::field::Input;
use crate::model::ledger::{Ledger, View};
use crate::model::outcome::npv;
use crate::model::schedule::{Adoption, Schedule};
use crate::model::switching::moves_schedule;
use crate::model::uncertainty::Driver;
use crate::model::units::Quantity;
use uncertainty::{Books, Sensitivity, Sides, Weights, sort_few};

/// How many scenarios tell the shares of the variance.
const SHARED_BY: usize = 512;

/// Net present values of the likely case but for one input.
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

    /// The net present values with an input at each of two values.
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
        if !moves_schedule(input) {
            return npv(amounts, &self.likely).value();
        }
        let adoption = Adoption::of(&self.case);
        let drawn = input.field.key.starts_with("rollout.adoption");
        self.schedule.fill(&self.case, &if drawn { adoption.rising() } else { adoption });
        npv(amounts, &self.schedule).value()
    }
}

/// Every ranged input with its swing and its share of the variance, the widest swing first.
pub(super) fn drivers(draws: &Draws, books: &Books, sides: &Sides, weights: &Weights, view: View) -> Vec<Driver> {
    let count = draws.sample.count.min(SHARED_BY);
    let sensitivity = Sensitivity::new(sides.means(1.0, count), sides.spread(1.0, count).0);
    let effects = books.own_effects(weights);
    let mut swing = Swing::new(draws.case, view);
    let driver = |(dimension, input): (usize, &Input)| {
        let table = draws.sample.table(dimension);
        let values = (table.quantile(0.1), table.quantile(0.9));
        let (npv_at_p10, npv_at_p90) = swing.npv_at(*input, values);
        let variance_share = match effects.iter().find(|(own, _)| *own == dimension) {
            Some((_, variance)) => sensitivity.share_of_effect(*variance),
            None => sensitivity.share_of_input(&draws.sample.column(dimension)[..count]),
        };
        Driver { input: *input, values, npv_at_p10, npv_at_p90, variance_share }
    };
    let mut drivers: Vec<Driver> = draws.inputs.iter().enumerate().map(driver).collect();
    let width = |driver: &Driver| (driver.npv_at_p90 - driver.npv_at_p10).abs();
    sort_few(&mut drivers, |one, other| width(other).total_cmp(&width(one)));
    drivers
}
