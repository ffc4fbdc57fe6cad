//! The list of meetings of a case, from the meetings that were measured.

use crate::model::case_rows::Meeting;
use crate::model::{Case, Estimate, Field, MeetingFateKind, Quantity};
use measure_messages::{CalendarPictures, RankedMeeting};

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
    /// Whether it is a series.
    pub repeats: bool,
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
        let name =
            if keeps_name { self.name.chars().take(Case::NAME_LIMIT).collect() } else { Meeting::numbered(place) };
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
/// no series, or two people: keep · three times a week or more: replace by writing · eight people or more: half of them · longer than an hour: half
/// as long · three times in four weeks or more: half as often · any other: keep.
pub fn proposed_fate(meeting: &MeasuredMeeting) -> MeetingFateKind {
    if !meeting.repeats || meeting.attendees <= CONVERSATION {
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

/// The meetings of calendars as a list for a case, those with the most hours × people first. The rest that the calendars do not list one by
/// one follows as one row of two people and half an hour, as often as it takes.
pub fn meeting_list(measured: &CalendarPictures) -> Vec<MeasuredMeeting> {
    let row = |meeting: &RankedMeeting| MeasuredMeeting {
        name: meeting.name.trim().to_owned(),
        repeats: meeting.repeats,
        attendees: nearest("meetings.load.inventory.*.attendees", meeting.attendees.max(1.0)),
        minutes: meeting.minutes.round().max(0.0).min(Meeting::MINUTES_LIMIT),
        per_week: nearest("meetings.load.inventory.*.per_week", meeting.per_week),
    };
    let mut list: Vec<_> = measured.ranked.iter().map(row).filter(|row| row.hours_per_week() > 0.0).collect();
    if measured.ranked_left_out > 0 {
        let listed: f64 = measured.ranked.iter().map(|meeting| meeting.people_hours_per_week).sum();
        list.push(MeasuredMeeting {
            name: "Other meetings".into(),
            repeats: false,
            attendees: 2.0,
            minutes: 30.0,
            per_week: nearest("meetings.load.inventory.*.per_week", measured.people_hours_per_week - listed),
        });
    }
    list
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

    fn ranked(name: &str, per_week: f64, minutes: f64, attendees: f64) -> RankedMeeting {
        let people_hours_per_week = per_week * minutes / 60.0 * attendees;
        RankedMeeting { name: name.into(), repeats: true, per_week, minutes, attendees, people_hours_per_week }
    }

    #[test]
    fn what_is_not_listed_one_by_one_is_the_last_row() {
        let ranked = vec![ranked(" Stand-up ", 5.0, 15.4, 8.0), ranked("Nobody", 0.0, 30.0, 2.0)];
        let sum = ranked[0].people_hours_per_week;
        let all =
            CalendarPictures { ranked, people_hours_per_week: sum + 3.0, ranked_left_out: 7, ..Default::default() };
        let list = meeting_list(&all);
        let names: Vec<_> = list.iter().map(|row| (row.name.as_str(), row.minutes)).collect();
        assert_eq!(names, [("Stand-up", 15.0), ("Other meetings", 30.0)]);
        assert!((list[1].hours_per_week() - 3.0).abs() < 1e-12);
        assert_eq!(meeting_list(&CalendarPictures { ranked_left_out: 0, ..all }).len(), 1);
    }

    #[test]
    fn each_rule_proposes_a_fate() {
        use MeetingFateKind::{Fewer, Keep, LessOften, Replace, ShortenTo};
        for (repeats, attendees, minutes, per_week, fate) in [
            (false, 9.0, 90.0, 4.0, Keep),
            (true, 2.0, 30.0, 5.0, Keep),
            (true, 6.0, 15.0, 3.0, Replace),
            (true, 8.0, 60.0, 1.0, Fewer),
            (true, 6.0, 90.0, 1.0, ShortenTo),
            (true, 6.0, 60.0, 1.0, LessOften),
            (true, 6.0, 60.0, 0.5, Keep),
        ] {
            let meeting = MeasuredMeeting { name: String::new(), repeats, attendees, minutes, per_week };
            assert_eq!(proposed_fate(&meeting), fate, "{meeting:?}");
        }
    }

    #[test]
    fn a_name_is_kept_only_where_that_was_chosen() {
        let name = "ü".repeat(300);
        let meeting = MeasuredMeeting { name, repeats: true, attendees: 3.0, minutes: 60.0, per_week: 1.0 };
        let row = meeting.row(4, false, MeetingFateKind::LessOften);
        assert_eq!((row.name.as_str(), row.name_from_file), ("Meeting 5", false));
        assert_eq!(row.fate, MeetingFate::LessOften(0.5));
        let row = meeting.row(4, true, MeetingFateKind::Keep);
        assert_eq!((row.name.chars().count(), row.name_from_file), (Case::NAME_LIMIT, true));
        assert_eq!(row.hours_per_week().value(), 3.0);
    }
}
