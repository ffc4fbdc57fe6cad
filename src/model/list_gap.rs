//! A list of meetings that covers far less than is usual: does it hold all of them, or only the largest?

use super::case::{Case, MeetingLoadKind};
use super::case_rows::{Meeting, MeetingFate};
use super::estimate::Estimate;
use super::ledger::Ledger;
use super::preset::Preset;
use super::provenance::Origin;
use super::row_edits::RowList;
use super::units::{Hours, Quantity};

/// Below this share of the usual hours, the page asks whether a list is complete. Half: the published range of
/// meeting hours begins above that share of its likely value, so no survey behind the evidence preset found fewer
/// hours.
const FAR_LESS: f64 = 0.5;

/// How far a list of meetings falls short of the usual hours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ListGap {
    /// Hours per person and week that the list takes.
    pub listed: Hours,
    /// The likely hours per person and week of the evidence preset.
    pub usual: Hours,
}

impl Case {
    /// The gap of a list that counts, has rows and covers less than half of the usual hours; none where the user has said that
    /// it holds all meetings.
    pub fn list_gap(&self) -> Option<ListGap> {
        let load = &self.meetings.load;
        if load.kind != MeetingLoadKind::Inventory || load.inventory.is_empty() || load.all_listed {
            return None;
        }
        let gap = ListGap {
            listed: Ledger::of(self).meeting_hours,
            usual: Preset::Evidence.case().meetings.load.hours_per_person_week.likely(),
        };
        Some(gap).filter(|gap| gap.listed.value() < FAR_LESS * gap.usual.value())
    }

    /// Adds a row for the meetings that are not listed: kept as they are, it brings the total to the usual hours.
    pub fn list_rest(&mut self, gap: ListGap) {
        let rest = (gap.usual - gap.listed).value().max(0.0);
        let meeting = Meeting {
            name: "Other meetings".into(),
            attendees: Estimate::certain(self.team.people.likely().value()),
            minutes: 30.0,
            // Half an hour each, to a hundredth of a time a week.
            per_week: Estimate::certain((rest * 200.0).round() / 100.0),
            fate: MeetingFate::Keep,
            ..Meeting::default()
        };
        self.list_meetings(vec![meeting]);
        // Nobody has entered its figures: they are the preset's hours.
        self.set_row_origin(RowList::Meetings, self.rows(RowList::Meetings) - 1, Origin::Preset);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Input, Provenance};

    /// 25 people, and one daily stand-up of 8: 0.4 hours per person and week.
    fn listed() -> Case {
        let mut case = Preset::Evidence.case();
        case.team.people = Estimate::certain(25.0);
        let (attendees, per_week) = (Estimate::certain(8.0), Estimate::certain(5.0));
        case.list_meetings(vec![Meeting { attendees, minutes: 15.0, per_week, ..Meeting::default() }]);
        case
    }

    #[test]
    fn a_list_of_one_stand_up_is_asked_about() {
        let gap = listed().list_gap().unwrap();
        assert!((gap.listed.value() - 0.4).abs() < 1e-12);
        assert_eq!(gap.usual, Preset::Evidence.case().meetings.load.hours_per_person_week.likely());
    }

    #[test]
    fn the_rest_brings_the_list_to_the_usual_hours() {
        let mut case = listed();
        let gap = case.list_gap().unwrap();
        case.list_rest(gap);
        assert!((Ledger::of(&case).meeting_hours - gap.usual).value().abs() < 0.003);
        assert_eq!((case.list_gap(), case.meetings.load.inventory[1].fate), (None, MeetingFate::Keep));
    }

    #[test]
    fn the_rest_is_nobodys_entry() {
        let mut case = listed();
        case.list_rest(case.list_gap().unwrap());
        let origin = |key: &str| Provenance::of(Input::parse(key).unwrap(), &case).origin;
        for figure in ["attendees", "per_week"] {
            assert_eq!(origin(&format!("meetings.load.inventory.0.{figure}")), Origin::Typed);
            assert_eq!(origin(&format!("meetings.load.inventory.1.{figure}")), Origin::Preset);
        }
    }

    #[test]
    fn who_has_said_that_these_are_all_is_not_asked_again() {
        let mut case = listed();
        case.meetings.load.all_listed = true;
        assert_eq!(case.list_gap(), None);
        case.remove_rows(RowList::Meetings, &[0]);
        assert!(!case.meetings.load.all_listed, "another list is another question");
    }

    #[test]
    fn other_ways_and_longer_lists_are_not_asked_about() {
        let mut case = listed();
        case.meetings.load.kind = MeetingLoadKind::Hours;
        assert_eq!(case.list_gap(), None);
        let mut case = listed();
        case.meetings.load.inventory[0].minutes = 15.0 * 20.0;
        assert_eq!(case.list_gap(), None, "8 hours a week each");
    }

    #[test]
    fn the_published_range_begins_above_the_threshold() {
        let hours = *Preset::Evidence.case().meetings.load.hours_per_person_week.spread();
        assert!(hours.low() > FAR_LESS * hours.likely());
    }
}
