//! Several teams as one organization: their own figures, and the totals, with what they share counted once.

use crate::model::case::Case;
use crate::model::cost_rate::CostRate;
use crate::model::engine::JointDraws;
use crate::model::evaluation::Evaluation;
use crate::model::field::{Field, Input};
use crate::model::ledger::View;
use crate::model::outcome::{MonthlyFlow, Outcome};
use crate::model::simulation::Quantiles;
use crate::model::units::Quantity;
use crate::model::unknown_keys::UnknownKeys;
use std::fmt;
use uncertainty::EmpiricalDistribution;

/// The efforts that do not grow with the people, by their keys in the table of fields: teams may share them, and a pilot has a share
/// of them.
pub fn shareable() -> impl Iterator<Item = &'static str> {
    Field::costs().filter(|(_, cost)| !cost.rates.contains(&CostRate::People)).map(|(field, _)| field.key)
}

/// The cases that the user adds up, each a team, and the efforts that they share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChosenTeams {
    /// The numbers of the cases.
    pub cases: Vec<u32>,
    /// The keys of the efforts that count once. Those that this version does not know are kept, too.
    pub shared: Vec<String>,
    /// Keys that this version does not know.
    pub unknown: UnknownKeys,
}

impl ChosenTeams {
    /// Whether the user has chosen nothing yet.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds a case, or takes it out.
    pub fn toggle_case(&mut self, id: u32) {
        toggle(&mut self.cases, id);
    }

    /// Shares an effort, or no longer.
    pub fn toggle_shared(&mut self, key: &str) {
        toggle(&mut self.shared, key.to_owned());
    }

    /// The efforts that are shared.
    pub fn shared_keys(&self) -> Vec<&'static str> {
        shareable().filter(|key| self.shared.iter().any(|shared| shared == key)).collect()
    }
}

fn toggle<T: PartialEq>(list: &mut Vec<T>, item: T) {
    let count = list.len();
    list.retain(|other| *other != item);
    if list.len() == count {
        list.push(item);
    }
}

/// Why cases have no totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RollUpError {
    /// There is no case.
    None,
    /// Their amounts are in different currencies.
    Currencies,
    /// They count different months.
    Horizons,
    /// They discount at different rates.
    Rates,
}

impl fmt::Display for RollUpError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::None => "Choose the cases of at least two teams.",
            Self::Currencies => "These cases are in different currencies, so their amounts cannot be added up. Choose one currency for all of them.",
            Self::Horizons => "These cases count different numbers of months, so their totals would mix them. Enter the same number of months counted in all of them.",
            Self::Rates => "These cases have different discount rates, and an organization has one. Enter the same discount rate in all of them.",
        })
    }
}

impl std::error::Error for RollUpError {}

/// Totals over several cases.
///
/// Each team's months are counted from its own start. A shared effort counts once, with the largest of the teams' costs for it; the
/// other teams' are left out of the totals, not of their own figures.
#[derive(Clone, Debug)]
pub struct RollUp {
    /// Each case by itself.
    pub teams: Vec<Evaluation>,
    /// The total net present value in full view: inputs with the same estimate in several cases vary together.
    pub npv: Quantiles,
    /// The probability that this total is positive.
    pub probability_positive: f64,
    full: Outcome,
    cash: Outcome,
}

impl RollUp {
    /// Adds up cases that share the efforts with these keys.
    ///
    /// # Errors
    /// Where their amounts cannot be added.
    pub fn of(cases: &[&Case], shared: &[&str]) -> Result<Self, RollUpError> {
        let Some((first, others)) = cases.split_first() else { return Err(RollUpError::None) };
        let all = |holds: &dyn Fn(&Case) -> bool| others.iter().all(|other| holds(other));
        if !all(&|other| other.currency == first.currency) {
            return Err(RollUpError::Currencies);
        }
        if !all(&|other| other.finance.horizon_months == first.finance.horizon_months) {
            return Err(RollUpError::Horizons);
        }
        if !all(&|other| other.finance.discount_rate.likely() == first.finance.discount_rate.likely()) {
            return Err(RollUpError::Rates);
        }
        let counted = shared_once(cases, shared);
        let evaluations: Vec<Evaluation> = counted.iter().map(Evaluation::of).collect();
        let total = |view| {
            Outcome::of_flow(sum(evaluations.iter().map(|each| &each.outcome(view).flow)), &evaluations[0].schedule)
        };
        let draws = JointDraws::default().npv(&counted.iter().collect::<Vec<_>>(), View::Full);
        let totals: Vec<f64> = (0..JointDraws::COUNT).map(|draw| draws.iter().map(|team| team[draw]).sum()).collect();
        let probability_positive = totals.iter().filter(|total| **total > 0.0).count() as f64 / totals.len() as f64;
        let totals = EmpiricalDistribution::new(totals);
        let [p10, p50, p90] = [0.1, 0.5, 0.9].map(|share| totals.quantile(share));
        Ok(Self {
            teams: cases.iter().map(|case| Evaluation::of(case)).collect(),
            npv: Quantiles { p10, p50, p90 },
            probability_positive,
            full: total(View::Full),
            cash: total(View::Cash),
        })
    }

    /// The totals in a view.
    pub fn total(&self, view: View) -> &Outcome {
        match view {
            View::Full => &self.full,
            View::Cash => &self.cash,
        }
    }

    /// By how much the total net present value is above the sum of the teams': what counting shared efforts once saves.
    pub fn saved(&self, view: View) -> f64 {
        let own: f64 = self.teams.iter().map(|team| team.outcome(view).npv.value()).sum();
        self.total(view).npv.value() - own
    }
}

/// The cases, each shared effort zero in all but the one where it costs most.
fn shared_once(cases: &[&Case], shared: &[&str]) -> Vec<Case> {
    let mut counted: Vec<Case> = cases.iter().copied().cloned().collect();
    for input in shared.iter().filter_map(|key| Input::parse(key)) {
        let costs: Vec<f64> = cases.iter().map(|case| cost_of(case, input)).collect();
        let largest = (0..costs.len()).reduce(|best, place| if costs[place] > costs[best] { place } else { best });
        for (place, case) in counted.iter_mut().enumerate() {
            if Some(place) != largest {
                without(case, input);
            }
        }
    }
    counted
}

/// What an effort costs a case, as present value in full view.
fn cost_of(case: &Case, input: Input) -> f64 {
    let mut less = case.clone();
    without(&mut less, input);
    let npv = |case: &Case| Evaluation::of(case).outcome(View::Full).npv.value();
    npv(&less) - npv(case)
}

fn without(case: &mut Case, input: Input) {
    if let Some(slot) = case.spread_mut(input) {
        slot.pin(0.0);
    }
}

/// The flows month by month, added.
fn sum<'a>(flows: impl Iterator<Item = &'a MonthlyFlow>) -> MonthlyFlow {
    let add = |sum: &mut Vec<f64>, amounts: &[f64]| {
        sum.resize(sum.len().max(amounts.len()), 0.0);
        sum.iter_mut().zip(amounts).for_each(|(sum, amount)| *sum += amount);
    };
    flows.fold(MonthlyFlow::default(), |mut sum, flow| {
        add(&mut sum.benefits, &flow.benefits);
        add(&mut sum.costs, &flow.costs);
        sum
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Estimate, Preset};

    use crate::model::{LineKind, OtherLine};

    /// A team of which only this is known: what it gains a year from the first day on, what it pays once, and its hours of
    /// documentation, at 50 an hour. Nothing is discounted, over twelve months.
    fn team(gain: f64, once: f64, documentation: f64) -> Case {
        let mut case = Preset::Blank.case();
        let mut set = |key: &str, value: f64| case.spread_mut(Input::parse(key).unwrap()).unwrap().pin(value);
        set("team.people", 10.0);
        set("team.annual_pay", 100_000.0);
        set("team.on_cost", 0.0);
        set("team.hours_per_week", 40.0);
        set("team.weeks_per_year", 50.0);
        set("change.documentation_hours", documentation);
        set("finance.discount_rate", 0.0);
        case.finance.horizon_months = 12;
        let line =
            |kind, amount| OtherLine { kind, amount: Estimate::certain(amount), cash: true, ..OtherLine::default() };
        case.rollout.days = 1;
        case.rollout.adoption = [1.0; 3].map(Estimate::certain);
        case.other_lines = vec![line(LineKind::AnnualBenefit, gain), line(LineKind::OneOffCost, once)];
        case
    }

    fn rounded(value: f64) -> f64 {
        (value * 1e6).round() / 1e6
    }

    #[test]
    fn totals_are_the_sums_and_a_shared_effort_counts_once_with_the_largest() {
        let teams = [team(24_000.0, 4_000.0, 100.0), team(12_000.0, 5_000.0, 160.0)];
        let cases: Vec<&Case> = teams.iter().collect();
        let apart = RollUp::of(&cases, &[]).unwrap();
        let shared = RollUp::of(&cases, &["change.documentation_hours"]).unwrap();
        let own: Vec<f64> = apart.teams.iter().map(|team| team.outcome(View::Full).pv_costs.value()).collect();
        assert_eq!(
            own.iter().copied().map(rounded).collect::<Vec<_>>(),
            [9_000.0, 13_000.0],
            "4,000 + 100 × 50, 5,000 + 160 × 50"
        );
        let total = |roll_up: &RollUp, view| {
            let outcome = roll_up.total(view);
            [outcome.pv_costs, outcome.trough].map(|amount| rounded(amount.value()))
        };
        assert_eq!(total(&apart, View::Full), [22_000.0, -22_000.0]);
        assert_eq!(total(&shared, View::Full), [17_000.0, -17_000.0], "the smaller 5,000 is left out");
        assert_eq!(total(&shared, View::Cash), [9_000.0, -9_000.0]);
        assert_eq!([rounded(shared.saved(View::Full)), rounded(shared.saved(View::Cash))], [5_000.0, 0.0]);
        assert_eq!(rounded(apart.saved(View::Full)), 0.0);
        let teams_npv: f64 = apart.teams.iter().map(|team| team.outcome(View::Full).npv.value()).sum();
        assert_eq!(rounded(shared.total(View::Full).npv.value()), rounded(teams_npv + 5_000.0));
        // 3,000 a month once the change is in force against 17,000 in all.
        let payback = shared.total(View::Full).payback.unwrap().value();
        assert!((payback - 17.0 / 3.0).abs() < 0.05, "{payback}");
        assert!(shared.total(View::Full).irr.unwrap() > 1.0);
        let npv = shared.total(View::Full).npv.value();
        assert_eq!(shared.npv.p10.map(rounded), Some(rounded(npv)), "no input has a range");
        assert_eq!(shared.probability_positive, 1.0);
    }

    #[test]
    fn one_team_is_its_own_total() {
        let case = Preset::Evidence.case();
        let roll_up = RollUp::of(&[&case], &shareable().collect::<Vec<_>>()).unwrap();
        for view in View::ALL {
            assert_eq!(roll_up.total(view), Evaluation::of(&case).outcome(view));
        }
    }

    #[test]
    fn what_cannot_be_added_is_refused() {
        let refused = |change: fn(&mut Case)| {
            let (one, mut other) = (Preset::Evidence.case(), Preset::Evidence.case());
            change(&mut other);
            RollUp::of(&[&one, &other], &[]).err()
        };
        assert_eq!(refused(|_| {}), None);
        assert_eq!(refused(|case| case.currency = "EUR".into()), Some(RollUpError::Currencies));
        assert_eq!(refused(|case| case.finance.horizon_months = 12), Some(RollUpError::Horizons));
        assert_eq!(refused(|case| case.finance.discount_rate = Estimate::certain(0.2)), Some(RollUpError::Rates));
        assert_eq!(RollUp::of(&[], &[]).err(), Some(RollUpError::None));
    }
}
