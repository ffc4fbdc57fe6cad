//! Putting a preset's numbers into a case, and telling which preset a case's numbers are.

use super::Preset;
use crate::model::case::{Case, MeetingLoad, MeetingLoadKind, Meetings, Rollout};
use crate::model::field::{FIELDS, Input, InputGroup, PagePosition};

impl Preset {
    /// Replaces a case's numbers by the preset's, in the latest edition.
    ///
    /// What is the user's own stays: name, currency, first day, the other pages, and the list of meetings, which no preset puts
    /// in force. The source and the note of a number go with it: they are about the number that was there.
    pub fn apply(self, case: &mut Case) {
        let fresh = self.case();
        let replaced = |key: &str| Input::parse(key).is_some_and(|input| is_replaced(input, case, &fresh));
        let replaced: Vec<String> = case.notes.keys().filter(|key| replaced(key)).cloned().collect();
        for key in replaced {
            case.forget_note(&key);
        }
        let MeetingLoad { inventory, all_listed, .. } = std::mem::take(&mut case.meetings.load);
        *case = Case {
            name: std::mem::take(&mut case.name),
            currency: std::mem::take(&mut case.currency),
            meetings: Meetings { load: MeetingLoad { inventory, all_listed, ..fresh.meetings.load }, ..fresh.meetings },
            rollout: Rollout { start: std::mem::take(&mut case.rollout.start), ..fresh.rollout },
            notes: std::mem::take(&mut case.notes),
            implementation: std::mem::take(&mut case.implementation),
            left_out: std::mem::take(&mut case.left_out),
            unknown: std::mem::take(&mut case.unknown),
            ..fresh
        };
    }

    /// The preset whose numbers a case rests on, if it rests on none of its own.
    pub fn of(case: &Case) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| counts_alike(case, &preset.case_in(case.edition)))
    }
}

/// Whether a preset puts another number, or none, in the place of an input.
fn is_replaced(input: Input, case: &Case, fresh: &Case) -> bool {
    match input.field.position {
        PagePosition::Cell(InputGroup::Meetings) => false,
        PagePosition::Cell(_) => fresh.spread(input) != case.spread(input),
        PagePosition::Basic(_) | PagePosition::Folded(..) => fresh.number(input.field) != case.number(input.field),
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
    let listed = |case: &Case| case.meetings.load.kind == MeetingLoadKind::Inventory;
    settings(one) == settings(other)
        && FIELDS.iter().filter(|field| !field.is_by_row()).all(alike)
        && one.tools == other.tools
        && one.other_lines == other.other_lines
        && (!listed(one) || one.meetings.load.inventory == other.meetings.load.inventory)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edition, Estimate, InputNote, Meeting, UnknownKeys};

    #[test]
    fn numbers_are_replaced_and_the_rest_stays() {
        let mut own = Preset::Evidence.case_in(Edition::First);
        own.name = "Support".into();
        own.currency = "EUR".into();
        own.rollout.start = "2028-02-01".into();
        own.notes.insert("team.people".into(), InputNote { text: "Payroll".into(), ..InputNote::default() });
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
    fn sources_and_notes_go_with_the_number_that_they_are_about() {
        let mut own = Preset::Evidence.case_in(Edition::First);
        let unknown = UnknownKeys::of_json(r#"{"later":1}"#.into());
        let note = |text: &str| InputNote { source: text.into(), text: text.into(), ..InputNote::default() };
        for key in [
            "team.people",
            "team.annual_pay",
            "meetings.cut",
            "tools.0.price.per_user",
            "meetings.load.inventory.0.per_week",
        ] {
            own.notes.insert(key.into(), note("October"));
        }
        own.notes.insert("turnover.rate".into(), InputNote { unknown: unknown.clone(), ..note("Exit interviews") });
        own.meetings.load.inventory.push(Meeting::default());
        Preset::Blank.apply(&mut own);
        let kept: Vec<&str> = own.notes.keys().map(String::as_str).collect();
        assert_eq!(kept, ["meetings.load.inventory.0.per_week", "team.people", "turnover.rate"]);
        assert_eq!(own.notes["turnover.rate"], InputNote { unknown, ..InputNote::default() });
    }

    #[test]
    fn each_preset_is_known_by_its_numbers_alone() {
        for preset in Preset::ALL {
            let mut own = Preset::Evidence.case();
            preset.apply(&mut own);
            assert_eq!(Preset::of(&own), Some(preset));
            own.meetings.load.monthly_cost = Estimate::certain(1.0);
            own.meetings.load.kind = MeetingLoadKind::MonthlyCost;
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
