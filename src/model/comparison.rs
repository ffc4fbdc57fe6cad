//! Alternatives side by side: doing nothing, and cases of the workspace.

mod alternatives;
mod difference;
mod pilot;
mod reported;
mod roll_up;
mod same_input;
#[cfg(test)]
mod tests;

pub use alternatives::{Alternative, ChosenAlternatives};
pub use difference::{Difference, DifferingValue};
pub use pilot::{PilotPlan, PilotWorth};
pub use reported::{ReportedAlternatives, ReportedComparison};
pub use roll_up::{ChosenTeams, RollUp, RollUpError, shareable};
pub(super) use same_input::SameInput;

use super::case::Case;
use super::engine::{Engine, JointDraws};
use super::evaluation::Evaluation;
use super::ledger::View;
use super::preset::Preset;
use super::simulation::{Quantiles, Simulation};
use std::sync::Arc;
use uncertainty::EmpiricalDistribution;

/// An alternative with its figures.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The case; none for doing nothing.
    pub case: Option<Arc<Case>>,
    /// The likely case; zero throughout for doing nothing.
    pub evaluation: Evaluation,
    /// The ranges; none where nothing is uncertain.
    pub simulation: Option<Simulation>,
}

/// How often one of two alternatives has the higher net present value, over the draws in which common inputs have common values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chances {
    /// The share of draws in which the first has the higher one.
    pub above: f64,
    /// The share of draws in which both are the same.
    pub equal: f64,
    /// The net present value of the first less that of the second.
    pub difference: Quantiles,
}

impl Chances {
    /// The share of draws in which the second has the higher one.
    pub fn below(&self) -> f64 {
        (1.0 - self.above - self.equal).max(0.0)
    }
}

/// Alternatives in one view, compared.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Which money counts.
    pub view: View,
    /// The alternatives, in the user's order.
    pub alternatives: Vec<Compared>,
    /// The inputs and settings that are not the same in all cases.
    pub differences: Vec<Difference>,
    /// The net present values, draw by draw, of each alternative.
    draws: Vec<Vec<f64>>,
}

/// Computes comparisons, and keeps what the next one may need again.
#[derive(Debug, Default)]
pub struct Comparer {
    places: Vec<Place>,
    draws: JointDraws,
}

/// The place of an alternative: its engine, and what it has computed last, since most edits change one alternative only.
#[derive(Debug, Default)]
struct Place {
    engine: Engine,
    last: Option<(View, Compared)>,
}

impl Place {
    fn figures(&mut self, case: &Arc<Case>, view: View) -> Compared {
        match &self.last {
            Some((known, last)) if *known == view && last.case.as_ref() == Some(case) => last.clone(),
            _ => {
                let simulation = (!case.ranged_inputs().is_empty()).then(|| self.engine.simulate(case, view));
                let figures = Compared { evaluation: Evaluation::of(case), simulation, case: Some(case.clone()) };
                self.last = Some((view, figures.clone()));
                figures
            }
        }
    }
}

impl Comparer {
    /// Compares alternatives in a view; `None` stands for doing nothing.
    pub fn compare(&mut self, alternatives: &[Option<Arc<Case>>], view: View) -> Comparison {
        let cases: Vec<&Case> = alternatives.iter().flatten().map(Arc::as_ref).collect();
        let horizon = cases.iter().map(|case| case.finance.horizon_months).max().unwrap_or(1);
        self.places.resize_with(alternatives.len().max(self.places.len()), Place::default);
        let mut of_cases = self.draws.npv(&cases, view).into_iter();
        let draws = alternatives.iter().map(|alternative| match alternative {
            Some(_) => of_cases.next().unwrap_or_default(),
            None => vec![0.0; JointDraws::COUNT],
        });
        let figures = alternatives.iter().zip(&mut self.places).map(|(alternative, place)| match alternative {
            Some(case) => place.figures(case, view),
            None => Compared { case: None, evaluation: nothing(horizon), simulation: None },
        });
        Comparison {
            view,
            draws: draws.collect(),
            alternatives: figures.collect(),
            differences: difference::differences(alternatives),
        }
    }
}

/// Doing nothing: no benefit and no cost over these months.
fn nothing(horizon_months: u32) -> Evaluation {
    let mut case = Preset::Blank.case();
    case.finance.horizon_months = horizon_months;
    Evaluation::of(&case)
}

impl Comparison {
    /// The currency of all cases; none where they differ, so that their amounts cannot be compared.
    pub fn currency(&self) -> Option<&str> {
        let mut currencies = self.cases().map(|case| case.currency.as_str());
        let first = currencies.next().unwrap_or_default();
        currencies.all(|currency| currency == first).then_some(first)
    }

    /// The months that the cases count, each number once, the shortest first.
    pub fn horizons(&self) -> Vec<u32> {
        let mut months: Vec<u32> = self.cases().map(|case| case.finance.horizon_months).collect();
        months.sort_unstable();
        months.dedup();
        months
    }

    fn cases(&self) -> impl Iterator<Item = &Case> {
        self.alternatives.iter().filter_map(|compared| compared.case.as_deref())
    }

    /// Every two alternatives, both ways round.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let count = self.alternatives.len();
        let all = (0..count).flat_map(move |first| (0..count).map(move |second| (first, second)));
        all.filter(|(first, second)| first != second)
    }

    /// The chances of one alternative against another.
    ///
    /// Against doing nothing, chance and difference are the simulation's probability and range of the net present value, so that the
    /// page states the same numbers for both; the draws agree with them within their sampling error.
    pub fn chances(&self, first: usize, second: usize) -> Chances {
        let pairs = self.draws[first].iter().zip(&self.draws[second]);
        let count = JointDraws::COUNT as f64;
        let share = |holds: &dyn Fn(f64, f64) -> bool| {
            pairs.clone().filter(|(one, other)| holds(**one, **other)).count() as f64 / count
        };
        let equal = share(&is_equal);
        let drawn = share(&|one, other| one > other && !is_equal(one, other));
        let simulated = |place: usize| self.alternatives[place].simulation.as_ref();
        let is_nothing = |place: usize| self.alternatives[place].case.is_none();
        let stated = match (is_nothing(first), is_nothing(second)) {
            (false, true) => simulated(first).map(|known| (known.probability_positive, known.npv)),
            (true, false) => simulated(second).map(|known| (1.0 - known.probability_positive, negated(known.npv))),
            _ => None,
        };
        if let Some((above, difference)) = stated
            && equal == 0.0
        {
            return Chances { above, equal, difference };
        }
        let difference = EmpiricalDistribution::new(pairs.map(|(one, other)| one - other).collect());
        let [p10, p50, p90] = [0.1, 0.5, 0.9].map(|share| difference.quantile(share));
        Chances { above: drawn, equal, difference: Quantiles { p10, p50, p90 } }
    }
}

/// The quantiles of a distribution whose values have the opposite sign.
fn negated(Quantiles { p10, p50, p90 }: Quantiles) -> Quantiles {
    let [p10, p50, p90] = [p90, p50, p10].map(|value| value.map(|value| -value));
    Quantiles { p10, p50, p90 }
}

/// Whether two net present values differ by rounding errors only.
fn is_equal(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs())
}
