//! Putting a preset's numbers into a case, and telling which preset a case's numbers are.

use super::Preset;
use crate::model::case::{Case, LeaverBasis, Load, LoadKind, Meetings, Rollout, Turnover};

impl Preset {
    /// Replaces a case's numbers by the preset's.
    ///
    /// What is the user's own stays: name, currency, first day, notes, the other pages, and the list of meetings, which
    /// no preset puts in force.
    pub fn apply(self, case: &mut Case) {
        let fresh = self.case();
        let inventory = std::mem::take(&mut case.meetings.load.inventory);
        let start = std::mem::take(&mut case.rollout.start);
        case.team = fresh.team;
        case.meetings = Meetings { load: Load { inventory, ..fresh.meetings.load }, ..fresh.meetings };
        case.time = fresh.time;
        case.deep_work = fresh.deep_work;
        case.turnover = fresh.turnover;
        case.tools = fresh.tools;
        case.change = fresh.change;
        case.rollout = Rollout { start, ..fresh.rollout };
        case.finance = fresh.finance;
        case.other_lines = fresh.other_lines;
    }

    /// The preset whose numbers a case rests on, if it rests on none of its own.
    pub fn of(case: &Case) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| counts_alike(case, &preset.case()))
    }
}

/// Whether two cases state the same numbers. Ways of stating one that are not in force do not count.
fn counts_alike(one: &Case, other: &Case) -> bool {
    one.team == other.team
        && meets_alike(&one.meetings, &other.meetings)
        && one.time == other.time
        && one.deep_work == other.deep_work
        && leaves_alike(&one.turnover, &other.turnover)
        && one.tools == other.tools
        && one.change == other.change
        && (one.rollout.days, one.rollout.adoption) == (other.rollout.days, other.rollout.adoption)
        && one.finance == other.finance
        && one.other_lines == other.other_lines
}

fn meets_alike(one: &Meetings, other: &Meetings) -> bool {
    let (load, like) = (&one.load, &other.load);
    let loaded_alike = match load.kind {
        LoadKind::MonthlyCost => load.monthly_cost == like.monthly_cost,
        LoadKind::Hours => load.hours_per_person_week == like.hours_per_person_week,
        LoadKind::Inventory => load.inventory == like.inventory,
    };
    load.kind == like.kind && loaded_alike && (one.cut, one.replacement) == (other.cut, other.replacement)
}

fn leaves_alike(one: &Turnover, other: &Turnover) -> bool {
    let (cost, like) = (&one.cost_per_leaver, &other.cost_per_leaver);
    let cost_alike = match cost.basis {
        LeaverBasis::Amount => cost.amount == like.amount,
        LeaverBasis::ShareOfPay => cost.share_of_pay == like.share_of_pay,
    };
    let rest = |turnover: &Turnover| (turnover.rate, turnover.reduction, turnover.lag_months, turnover.hard_share);
    cost.basis == like.basis && cost_alike && rest(one) == rest(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Estimate, Input, Meeting, Note, UnknownKeys};

    #[test]
    fn numbers_are_replaced_and_the_rest_stays() {
        let mut own = Preset::Evidence.case();
        own.name = "Support".into();
        own.currency = "EUR".into();
        own.rollout.start = "2028-02-01".into();
        own.notes.insert("team.people".into(), Note { text: "Payroll".into(), ..Note::default() });
        own.unknown = UnknownKeys::of_json("{\"later\":1}".into());
        own.meetings.load.inventory.push(Meeting::default());
        let before = own.clone();
        Preset::Article.apply(&mut own);
        let kept = |s: &Case| (s.name.clone(), s.currency.clone(), s.notes.clone(), s.unknown.clone());
        assert_eq!(kept(&own), kept(&before));
        assert_eq!(
            (&own.rollout.start, &own.meetings.load.inventory),
            (&before.rollout.start, &before.meetings.load.inventory)
        );
        let article = Preset::Article.case();
        assert!(article.inputs().iter().all(|input| own.spread(*input) == article.spread(*input)));
    }

    #[test]
    fn each_preset_is_known_by_its_numbers_alone() {
        for preset in Preset::ALL {
            let mut own = Preset::Evidence.case();
            preset.apply(&mut own);
            assert_eq!(Preset::of(&own), Some(preset));
            own.meetings.load.monthly_cost = Estimate::certain(1.0);
            own.meetings.load.kind = LoadKind::MonthlyCost;
            assert_eq!(Preset::of(&own), None);
        }
    }

    #[test]
    fn every_input_makes_a_difference() {
        for preset in Preset::ALL {
            let case = preset.case();
            for input in case.inputs() {
                let mut own = case.clone();
                own.spread_mut(input).unwrap().pin(0.123_456);
                assert_eq!(Preset::of(&own), None, "{}", Input { ..input });
            }
        }
    }
}
