//! A case of an older edition with the newer figures.

use super::Preset;
use crate::model::case::Case;
use crate::model::edition::Edition;
use crate::model::field::{FIELDS, Field, Input};
use crate::model::provenance::{Origin, Provenance};

impl Case {
    /// The case with the figures of the latest edition, where it still has those of its own edition. Entered,
    /// measured and received figures stay, and so do placeholders such as the number of people, for which there is no
    /// evidence. None if this changes no figure that the case uses.
    pub fn with_newer_evidence(&self) -> Option<Self> {
        let mut newer = self.clone();
        newer.edition = Edition::LATEST;
        newer.set_numbers(|field| {
            let kept = self.number(Input { field, row: 0 }).filter(|_| !self.has_evidence(field));
            kept.copied().unwrap_or_else(|| field.presets.of(Preset::Evidence, Edition::LATEST))
        });
        for input in self.kept_inputs() {
            // A placeholder of the older edition still counts as a placeholder in the newer one.
            let origin = Provenance::of(input, self).origin;
            if Provenance::of(input, &newer).origin != origin {
                newer.set_origin(input, origin);
            }
        }
        let changed = |field: &'static Field| {
            let input = Input { field, row: 0 };
            newer.spread(input) != self.spread(input)
        };
        FIELDS.iter().filter(|field| !field.is_by_row()).any(changed).then_some(newer)
    }

    /// Whether a number outside lists still equals the evidence preset's in the case's edition.
    fn has_evidence(&self, field: &'static Field) -> bool {
        let input = Input { field, row: 0 };
        let value = field.presets.of(Preset::Evidence, self.edition);
        let is_left = Provenance::of(input, self).origin == Origin::Preset;
        is_left && !field.source.is_placeholder() && self.number(input) == Some(&value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Estimate, InputNote, MeetingLoadKind, Spread};

    fn first() -> Case {
        Preset::Evidence.case_in(Edition::First)
    }

    #[test]
    fn an_untouched_case_takes_all_figures_but_the_placeholders() {
        let newer = first().with_newer_evidence().unwrap();
        let mut expected = Preset::Evidence.case();
        expected.team.people = first().team.people;
        expected.set_origin(Input::parse("team.people").unwrap(), Origin::Preset);
        assert_eq!(newer, expected);
        assert_eq!(newer.with_newer_evidence(), None);
    }

    #[test]
    fn what_somebody_entered_or_gave_a_source_for_stays() {
        let mut case = first();
        case.turnover.rate = Estimate::certain(0.17);
        let note = InputNote { source: "Payroll".into(), ..InputNote::default() };
        case.notes.insert("team.on_cost".into(), note);
        let newer = case.with_newer_evidence().unwrap();
        assert_eq!((newer.turnover.rate, newer.team.on_cost), (case.turnover.rate, case.team.on_cost));
        assert_eq!(newer.time.recapture, Preset::Evidence.case().time.recapture);
        assert_eq!(newer.notes, case.notes);
    }

    #[test]
    fn a_way_that_is_not_in_force_is_of_the_new_edition_too() {
        let mut case = first();
        case.meetings.load.kind = MeetingLoadKind::MonthlyCost;
        let newer = case.with_newer_evidence().unwrap();
        assert_eq!(
            newer.meetings.load.hours_per_person_week,
            Preset::Evidence.case().meetings.load.hours_per_person_week
        );
    }

    #[test]
    fn where_nothing_is_left_of_it_nothing_is_offered() {
        for preset in [Preset::Article, Preset::Blank] {
            assert_eq!(preset.case_in(Edition::First).with_newer_evidence(), None, "{}", preset.name());
        }
        let mut own = first();
        own.set_numbers(|field| Spread::point(field.sensible.1).unwrap());
        assert_eq!(own.with_newer_evidence(), None);
    }
}
