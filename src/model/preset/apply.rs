//! Putting a preset's numbers into a case, and telling which preset a case's numbers are.

use super::Preset;
use crate::model::case::{Case, Load, LoadKind, Meetings, Rollout};
use crate::model::field::{FIELDS, Input};

impl Preset {
    /// Replaces a case's numbers by the preset's.
    ///
    /// What is the user's own stays: name, currency, first day, notes, the other pages, and the list of meetings, which
    /// no preset puts in force.
    pub fn apply(self, case: &mut Case) {
        let fresh = self.case();
        let inventory = std::mem::take(&mut case.meetings.load.inventory);
        *case = Case {
            name: std::mem::take(&mut case.name),
            currency: std::mem::take(&mut case.currency),
            meetings: Meetings { load: Load { inventory, ..fresh.meetings.load }, ..fresh.meetings },
            rollout: Rollout { start: std::mem::take(&mut case.rollout.start), ..fresh.rollout },
            notes: std::mem::take(&mut case.notes),
            practice: std::mem::take(&mut case.practice),
            left_out: std::mem::take(&mut case.left_out),
            unknown: std::mem::take(&mut case.unknown),
            ..fresh
        };
    }

    /// The preset whose numbers a case rests on, if it rests on none of its own.
    pub fn of(case: &Case) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| counts_alike(case, &preset.case()))
    }
}

/// Whether two cases state the same numbers. Ways of stating one that are not in force do not count.
fn counts_alike(one: &Case, other: &Case) -> bool {
    let settings = |case: &Case| {
        let ways = (case.meetings.load.kind, case.turnover.cost_per_leaver.basis);
        (ways, case.rollout.days, case.finance.horizon_months)
    };
    let alike = |field| {
        let input = Input { field, row: 0 };
        one.spread(input) == other.spread(input)
    };
    let listed = |case: &Case| case.meetings.load.kind == LoadKind::Inventory;
    settings(one) == settings(other)
        && FIELDS.iter().filter(|field| !field.is_by_row()).all(alike)
        && one.tools == other.tools
        && one.other_lines == other.other_lines
        && (!listed(one) || one.meetings.load.inventory == other.meetings.load.inventory)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Estimate, Meeting, Note, UnknownKeys};

    #[test]
    fn numbers_are_replaced_and_the_rest_stays() {
        let mut own = Preset::Evidence.case();
        own.name = "Support".into();
        own.currency = "EUR".into();
        own.rollout.start = "2028-02-01".into();
        own.notes.insert("team.people".into(), Note { text: "Payroll".into(), ..Note::default() });
        own.unknown = UnknownKeys::of_json(r#"{"later":1}"#.into());
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
                assert_eq!(Preset::of(&own), None, "{input}");
            }
        }
    }
}
