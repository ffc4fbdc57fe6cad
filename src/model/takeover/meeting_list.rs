//! The list of meetings of a case, from the meetings of one or several calendars.

use crate::model::case_rows::Meeting;
use crate::model::{Case, Estimate, Field, MeetingFateKind, Quantity};
use measure_messages::Person;
use std::collections::BTreeMap;

/// Up to this many people, a meeting is kept: two people talk to each other about what they would not write. Our choice.
const CONVERSATION: f64 = 2.0;
/// From this many times a week on, a meeting is replaced: status rounds are the meetings that teams most often write instead. Our choice.
const STATUS_ROUND: f64 = 3.0;
/// From this many people on, a meeting is held with fewer: most of them listen. Our choice.
const AUDIENCE: f64 = 8.0;
/// Longer than this many minutes, a meeting is shortened. Our choice.
const LONG: f64 = 60.0;
/// Held at least so many times a week, any other meeting is held less often. Half, since a weekly one may be missed once in a month.
const REGULAR: f64 = 0.75;

/// A meeting of the calendars.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasuredMeeting {
    /// Its name in the calendars.
    pub name: String,
    /// People in it.
    pub attendees: f64,
    /// Its length in minutes, at most [`Meeting::MINUTES_LIMIT`].
    pub minutes: f64,
    /// Times a week.
    pub per_week: f64,
}

impl MeasuredMeeting {
    /// Hours a week of everybody in it, together.
    pub fn hours_per_week(&self) -> f64 {
        self.attendees * self.minutes / 60.0 * self.per_week
    }

    /// The row of a case with this name; none keeps the name out of the case.
    pub fn row(&self, place: usize, keeps_name: bool, fate: MeetingFateKind) -> Meeting {
        let name = if keeps_name {
            self.name.chars().take(Case::NAME_LIMIT).collect()
        } else {
            format!("Meeting {}", place + 1)
        };
        let mut row = Meeting {
            name,
            name_from_file: keeps_name,
            attendees: Estimate::certain(self.attendees),
            minutes: self.minutes,
            per_week: Estimate::certain(self.per_week),
            ..Meeting::default()
        };
        row.choose_fate(fate);
        row
    }
}

/// What could become of a meeting: a proposal to be looked at, by size, frequency and length alone. The first rule that holds counts:
/// two people: keep · three times a week or more: replace by writing · eight people or more: half of them · longer than an hour: half
/// as long · three times in four weeks or more: half as often · any other: keep.
pub fn proposed_fate(meeting: &MeasuredMeeting) -> MeetingFateKind {
    if meeting.attendees <= CONVERSATION {
        MeetingFateKind::Keep
    } else if meeting.per_week >= STATUS_ROUND {
        MeetingFateKind::Replace
    } else if meeting.attendees >= AUDIENCE {
        MeetingFateKind::Fewer
    } else if meeting.minutes > LONG {
        MeetingFateKind::ShortenTo
    } else if meeting.per_week >= REGULAR {
        MeetingFateKind::LessOften
    } else {
        MeetingFateKind::Keep
    }
}

/// The meetings of several people's calendars as one list, those with the most hours × people first, at most [`Case::ROW_LIMIT`].
///
/// A meeting of several calendars has the same name and length in each. It is held at least as often as the person has it who has it most
/// often, and at least as often as all calendars have it, divided by the people in it; the larger number counts. So a stand-up that five
/// calendars hold counts once, and the one-to-ones of five people with their lead, which have the same name, count five times. Where a
/// calendar is missing, the number may be too small, but never too large.
pub fn meeting_list(people: &[Person]) -> Vec<MeasuredMeeting> {
    let mut found: BTreeMap<(&str, u64), Merged> = BTreeMap::new();
    for meeting in people.iter().flat_map(|person| &person.inventory) {
        let minutes = meeting.minutes.round().max(0.0).min(Meeting::MINUTES_LIMIT);
        let merged = found.entry((meeting.name.trim(), minutes as u64)).or_default();
        merged.attendees = merged.attendees.max(meeting.attendees.max(1.0));
        merged.most = merged.most.max(meeting.per_week);
        merged.sum += meeting.per_week;
    }
    let mut list: Vec<MeasuredMeeting> = found
        .into_iter()
        .map(|((name, minutes), Merged { attendees, most, sum })| MeasuredMeeting {
            name: name.to_owned(),
            attendees: nearest("meetings.load.inventory.*.attendees", attendees),
            minutes: minutes as f64,
            per_week: nearest("meetings.load.inventory.*.per_week", most.max(sum / attendees)),
        })
        .filter(|meeting| meeting.hours_per_week() > 0.0)
        .collect();
    list.sort_by(|one, other| other.hours_per_week().total_cmp(&one.hours_per_week()));
    list.truncate(Case::ROW_LIMIT);
    list
}

/// What several calendars say of a meeting.
#[derive(Default)]
struct Merged {
    attendees: f64,
    /// Times a week of the person who has it most often.
    most: f64,
    /// Times a week in all calendars.
    sum: f64,
}

/// The value next to this one that a field admits.
fn nearest(key: &str, value: f64) -> f64 {
    Field::find(key).map_or(value, |field| field.limits().nearest(value))
}

/// Hours per person and week of the listed meetings in a team of so many people.
pub(super) fn listed_hours(list: &[MeasuredMeeting], case: &Case) -> f64 {
    list.iter().map(MeasuredMeeting::hours_per_week).sum::<f64>() / case.team.people.likely().value()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::MeetingFate;
    use measure_messages::{Figures, Meeting as Listed};
    use proptest::prelude::*;

    fn listed(name: &str, per_week: f64, minutes: f64, attendees: f64) -> Listed {
        Listed { name: name.into(), per_week, minutes, attendees, hours_per_week: per_week * minutes / 60.0 }
    }

    fn person(inventory: Vec<Listed>) -> Person {
        Person { owner: String::new(), figures: Figures::default(), inventory }
    }

    #[test]
    fn copies_of_a_meeting_count_once_and_meetings_of_one_name_each() {
        let member = || person(vec![listed("Stand-up", 5.0, 15.0, 4.0), listed("1:1", 1.0, 30.0, 2.0)]);
        let lead = person(vec![listed("Stand-up", 4.0, 15.0, 4.0), listed("1:1", 3.0, 30.0, 2.0)]);
        let list = meeting_list(&[member(), member(), member(), lead]);
        let row = |name: &str| list.iter().find(|row| row.name == name).map(|row| (row.attendees, row.per_week));
        assert_eq!(row("Stand-up"), Some((4.0, 5.0)));
        assert_eq!(row("1:1"), Some((2.0, 3.0)));
        assert_eq!(list[0].name, "Stand-up", "the most hours first");
    }

    #[test]
    fn one_calendar_is_its_own_list() {
        let list = meeting_list(&[person(vec![listed(" Review ", 0.5, 90.0, 7.0)])]);
        let review = MeasuredMeeting { name: "Review".into(), attendees: 7.0, minutes: 90.0, per_week: 0.5 };
        assert_eq!(list, [review]);
    }

    #[test]
    fn each_rule_proposes_a_fate() {
        use MeetingFateKind::{Fewer, Keep, LessOften, Replace, ShortenTo};
        for (attendees, minutes, per_week, fate) in [
            (2.0, 30.0, 5.0, Keep),
            (6.0, 15.0, 3.0, Replace),
            (8.0, 60.0, 1.0, Fewer),
            (6.0, 90.0, 1.0, ShortenTo),
            (6.0, 60.0, 1.0, LessOften),
            (6.0, 60.0, 0.5, Keep),
        ] {
            let meeting = MeasuredMeeting { name: String::new(), attendees, minutes, per_week };
            assert_eq!(proposed_fate(&meeting), fate, "{meeting:?}");
        }
    }

    #[test]
    fn a_name_is_kept_only_where_that_was_chosen() {
        let meeting = MeasuredMeeting { name: "ü".repeat(300), attendees: 3.0, minutes: 60.0, per_week: 1.0 };
        let row = meeting.row(4, false, MeetingFateKind::LessOften);
        assert_eq!((row.name.as_str(), row.name_from_file), ("Meeting 5", false));
        assert_eq!(row.fate, MeetingFate::LessOften(0.5));
        let row = meeting.row(4, true, MeetingFateKind::Keep);
        assert_eq!((row.name.chars().count(), row.name_from_file), (Case::NAME_LIMIT, true));
        assert_eq!(row.hours_per_week().value(), 3.0);
    }

    proptest! {
        /// Neither more than what the calendars hold together, nor less than any one of them.
        #[test]
        fn the_list_lies_between_one_calendar_and_all(rows in prop::collection::vec((0..3_u8, 0.1..6.0_f64, 1..9_u8), 1..12)) {
            let calendar = |(name, per_week, attendees): &(u8, f64, u8)| {
                person(vec![listed(&name.to_string(), *per_week, 30.0, f64::from(*attendees))])
            };
            let people: Vec<_> = rows.iter().map(calendar).collect();
            for row in meeting_list(&people) {
                let mine = || rows.iter().filter(|(name, ..)| name.to_string() == row.name).map(|(_, per_week, _)| *per_week);
                let sum: f64 = mine().sum();
                prop_assert!(mine().all(|times| times <= row.per_week));
                prop_assert!(row.per_week <= sum + 1e-12);
            }
        }
    }
}
