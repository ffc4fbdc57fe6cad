//! What pictures of measured calendars say in words: a finding above each, and what is told of a part.

use super::dates::counted;
use measure_messages::{CalendarPictures, GAP_EDGES, GapClass, RankedMeeting, WeekGrid, WeekLoad};
use std::ops::Range;

/// A number with at most so many decimals.
pub type Number<'a> = &'a dyn Fn(f64, u8) -> String;

/// The days of the week, Monday first.
pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The lengths of gaps, as they are in [`GAP_EDGES`].
pub const GAP_LENGTHS: [&str; GAP_EDGES.len()] =
    ["under 30 minutes", "30 to 60 minutes", "60 to 90 minutes", "90 to 120 minutes", "120 minutes or more"];

/// Values below this are not told: they would be rounded to zero.
const LEAST_MINUTES: f64 = 0.5;

/// `9:00 to 10:00`.
pub fn hour_span(hour: usize) -> String {
    format!("{hour}:00 to {}:00", hour + 1)
}

/// Hours of each weekday's hour as whole minutes.
pub fn minutes(hours: f64) -> f64 {
    (hours * 60.0).round()
}

/// The hours that a map shows: from the first to the last in which somebody works or meets.
pub fn shown_hours(pictures: &CalendarPictures) -> Range<usize> {
    let used = |hour: &usize| {
        [&pictures.meetings, &pictures.working].into_iter().flat_map(|grid| &grid.0).any(|day| day[*hour] > 0.0)
    };
    let (first, last) = ((0..24).find(used), (0..24).rev().find(used));
    first.zip(last).map_or(9..17, |(first, last)| first..last + 1)
}

/// The weekday and hour with the largest value; none where all are zero.
fn busiest(grid: &WeekGrid) -> Option<(usize, usize)> {
    let cells = (0..7).flat_map(|day| (0..24).map(move |hour| (day, hour)));
    let value = |&(day, hour): &(usize, usize)| grid.0[day][hour];
    // Of equals, the first.
    let best = cells.reduce(|best, cell| if value(&cell) > value(&best) { cell } else { best })?;
    (value(&best) * 60.0 >= LEAST_MINUTES).then_some(best)
}

fn total(grid: &WeekGrid) -> f64 {
    grid.0.iter().flatten().sum()
}

/// ` per person` where several people's calendars were read.
fn per_person(people: usize) -> &'static str {
    if people > 1 { " per person" } else { "" }
}

/// The finding of the map of meetings.
pub fn meetings_finding(pictures: &CalendarPictures, number: Number) -> String {
    let grid = &pictures.meetings;
    let Some((day, hour)) = busiest(grid) else { return "There are no meetings in these weeks.".to_owned() };
    let taken = number(minutes(grid.0[day][hour]), 0);
    let hours = number(total(grid), 1);
    let each = per_person(pictures.people);
    format!(
        "{}, {} is the busiest hour: on average, {taken} of its minutes are in meetings. Meetings take {hours} hours a week{each}.",
        WEEKDAYS[day],
        hour_span(hour)
    )
}

/// The finding of the map of meetings outside working hours.
pub fn out_of_hours_finding(pictures: &CalendarPictures, number: Number) -> String {
    let grid = &pictures.out_of_hours;
    let Some((day, hour)) = busiest(grid) else { return "No meeting is outside working hours.".to_owned() };
    let (hours, share) = (total(grid), total(grid) / total(&pictures.meetings));
    format!(
        "{} hours of meetings a week{} are outside working hours, {}% of all meeting time; most of them on {}, {}.",
        number(hours, 1),
        per_person(pictures.people),
        number(share * 100.0, 0),
        WEEKDAYS[day],
        hour_span(hour)
    )
}

/// What is told of an hour of the week.
pub fn week_hour(day: usize, hour: usize, hours: f64, number: Number) -> String {
    format!("{}, {}: {} minutes a week in meetings.", WEEKDAYS[day], hour_span(hour), number(minutes(hours), 0))
}

/// What a meeting takes: person-hours a year, with what they cost where the cost of an hour is known.
pub fn meeting_load(hours: f64, money: Option<&str>, number: Number) -> String {
    let digits = u8::from(hours < 10.0);
    let hours = number(hours, digits);
    money.map_or_else(|| format!("{hours} person-hours"), |money| format!("{money} ({hours} person-hours)"))
}

/// The finding of the ranking; `load` is what the first meeting takes in a year, `rate` what an hour of a person costs, where it is known.
pub fn ranking_finding(pictures: &CalendarPictures, load: &str, rate: Option<&str>, number: Number) -> String {
    let Some(first) = pictures.ranked.first() else { return "There are no meetings in these weeks.".to_owned() };
    let share = pictures.repeating_people_hours_per_week / pictures.people_hours_per_week;
    let repeating = if share.is_finite() {
        format!(" {}% of person-hours are in recurring meetings.", number(share * 100.0, 0))
    } else {
        String::new()
    };
    let rate = rate.map_or_else(String::new, |rate| format!(" Costs are at {rate} per person-hour, from the case."));
    format!("“{}” takes the most: {load} a year.{repeating}{rate}", first.name)
}

/// What is told of a ranked meeting; `load` is what it takes in a year.
pub fn ranked_meeting(meeting: &RankedMeeting, load: &str, number: Number) -> String {
    let kind = if meeting.repeats { "series" } else { "single events" };
    format!(
        "{}: {load} a year; {kind}, {} a week, {} minutes, {} people.",
        meeting.name,
        number(meeting.per_week, 1),
        number(meeting.minutes, 0),
        number(meeting.attendees, 1)
    )
}

/// The finding of the gaps between meetings.
pub fn gaps_finding(pictures: &CalendarPictures, number: Number) -> String {
    let sum = |classes: Range<usize>| -> f64 {
        pictures.gaps.iter().flat_map(|day| &day[classes.clone()]).map(|class| class.hours).sum()
    };
    let (short, long, all) = (sum(0..2), sum(4..5), sum(0..5));
    let each = per_person(pictures.people);
    if all * 60.0 < LEAST_MINUTES {
        return "Meetings leave no working time free.".to_owned();
    }
    format!(
        "Meetings leave {} working hours a week free{each}: {} of them in gaps of 2 hours or more, {} in gaps under 60 minutes.",
        number(all, 1),
        number(long, 1),
        number(short, 1)
    )
}

/// Gaps of one length: `1.5 h in 2 gaps`.
pub fn gap_hours(class: &GapClass, number: Number) -> String {
    let count = number(class.number, 1);
    let noun = if count == "1" { "gap" } else { "gaps" };
    format!("{} h in {count} {noun}", number(class.hours, 1))
}

/// What is told of the gaps of a weekday.
pub fn gaps_of_day(day: usize, classes: &[GapClass; GAP_EDGES.len()], number: Number) -> String {
    let told = |(class, length): (&GapClass, &&str)| {
        let hours = class.hours * 60.0 >= LEAST_MINUTES;
        hours.then(|| format!("{} of {length}", gap_hours(class, number)))
    };
    let parts: Vec<String> = classes.iter().zip(&GAP_LENGTHS).filter_map(told).collect();
    if parts.is_empty() {
        return format!("{}: no working time free.", WEEKDAYS[day]);
    }
    format!("{}, a week: {}.", WEEKDAYS[day], parts.join("; "))
}

/// The weeks that can be compared: those of seven days.
pub fn whole_weeks(weeks: &[WeekLoad]) -> impl Iterator<Item = &WeekLoad> {
    weeks.iter().filter(|week| week.days == 7)
}

/// The finding of the weeks; `deep` gives a week's hours of deep work, in pieces of at least so many minutes.
pub fn weeks_finding(weeks: &[WeekLoad], least: u32, deep: impl Fn(&WeekLoad) -> f64, number: Number) -> String {
    let whole: Vec<&WeekLoad> = whole_weeks(weeks).collect();
    if whole.is_empty() {
        return "The period contains no full week.".to_owned();
    }
    let range = |value: &dyn Fn(&WeekLoad) -> f64| {
        let values = || whole.iter().map(|week| value(week));
        let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(0.0, f64::max));
        if number(low, 1) == number(high, 1) {
            format!("{} hours", number(low, 1))
        } else {
            format!("{} to {} hours", number(low, 1), number(high, 1))
        }
    };
    format!(
        "In {}, meetings took {} a week, and {} were left for deep work in blocks of at least {least} minutes.",
        counted(whole.len(), "week"),
        range(&|week| week.meeting_hours),
        range(&deep)
    )
}

/// What is told of a week.
pub fn week_words(from: &str, load: &WeekLoad, deep: f64, number: Number) -> String {
    format!(
        "Week from {from}: {} h in meetings, {} h outside working hours, {} h of deep work.",
        number(load.meeting_hours, 1),
        number(load.out_of_hours, 1),
        number(deep, 1)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: f64, digits: u8) -> String {
        format!("{value:.*}", usize::from(digits))
    }

    fn pictures(people: usize) -> CalendarPictures {
        let mut pictures = CalendarPictures { people, ..Default::default() };
        pictures.meetings.0[1][10] = 0.7;
        pictures.meetings.0[4][17] = 0.3;
        pictures.out_of_hours.0[4][17] = 0.3;
        pictures.working.0[0][9] = 1.0;
        pictures
    }

    #[test]
    fn the_busiest_hour_is_named() {
        assert_eq!(
            meetings_finding(&pictures(1), &number),
            "Tuesday, 10:00 to 11:00 is the busiest hour: on average, 42 of its minutes are in meetings. Meetings take 1.0 hours a week."
        );
        assert!(meetings_finding(&pictures(2), &number).ends_with(" a week per person."));
        assert_eq!(
            out_of_hours_finding(&pictures(1), &number),
            "0.3 hours of meetings a week are outside working hours, 30% of all meeting time; most of them on Friday, 17:00 to 18:00."
        );
        let none = CalendarPictures::default();
        assert_eq!(meetings_finding(&none, &number), "There are no meetings in these weeks.");
        assert_eq!(out_of_hours_finding(&none, &number), "No meeting is outside working hours.");
        assert_eq!(week_hour(1, 10, 0.7, &number), "Tuesday, 10:00 to 11:00: 42 minutes a week in meetings.");
    }

    #[test]
    fn the_hours_shown_hold_work_and_meetings() {
        assert_eq!(shown_hours(&pictures(1)), 9..18);
        assert_eq!(shown_hours(&CalendarPictures::default()), 9..17);
    }

    #[test]
    fn a_ranking_names_the_first_and_what_repeats() {
        let mut drawn =
            CalendarPictures { people_hours_per_week: 10.0, repeating_people_hours_per_week: 8.0, ..pictures(1) };
        drawn.ranked.push(RankedMeeting {
            name: "Weekly".into(),
            repeats: true,
            per_week: 1.0,
            minutes: 60.0,
            attendees: 8.0,
            people_hours_per_week: 8.0,
        });
        let load = meeting_load(416.0, Some("$20,800"), &number);
        assert_eq!(load, "$20,800 (416 person-hours)");
        assert_eq!(
            ranking_finding(&drawn, &load, Some("$50"), &number),
            "“Weekly” takes the most: $20,800 (416 person-hours) a year. 80% of person-hours are in recurring meetings. Costs are at $50 per \
             person-hour, from the case."
        );
        assert_eq!(
            ranked_meeting(&drawn.ranked[0], &meeting_load(8.25, None, &number), &number),
            "Weekly: 8.2 person-hours a year; series, 1.0 a week, 60 minutes, 8.0 people."
        );
    }

    #[test]
    fn gaps_are_told_by_length() {
        let mut drawn = pictures(1);
        assert_eq!(gaps_finding(&drawn, &number), "Meetings leave no working time free.");
        drawn.gaps[0][1] = GapClass { number: 2.0, hours: 1.5 };
        drawn.gaps[0][4] = GapClass { number: 1.0, hours: 3.0 };
        assert_eq!(
            gaps_finding(&drawn, &number),
            "Meetings leave 4.5 working hours a week free: 3.0 of them in gaps of 2 hours or more, 1.5 in gaps under 60 minutes."
        );
        assert_eq!(
            gaps_of_day(0, &drawn.gaps[0], &number),
            "Monday, a week: 1.5 h in 2.0 gaps of 30 to 60 minutes; 3.0 h in 1.0 gaps of 120 minutes or more."
        );
        assert_eq!(gaps_of_day(1, &drawn.gaps[1], &number), "Tuesday: no working time free.");
        for (edge, length) in GAP_EDGES.iter().skip(1).zip(&GAP_LENGTHS[1..]) {
            assert!(length.starts_with(&edge.to_string()), "{length}");
        }
    }

    #[test]
    fn only_whole_weeks_are_compared() {
        let week = |days, meeting_hours| WeekLoad { days, meeting_hours, ..Default::default() };
        let told = |weeks: &[WeekLoad]| weeks_finding(weeks, 90, |week| week.meeting_hours / 2.0, &number);
        assert_eq!(
            told(&[week(7, 10.0), week(7, 12.0), week(3, 50.0)]),
            "In 2 weeks, meetings took 10.0 to 12.0 hours a week, and 5.0 to 6.0 hours were left for deep work in blocks of at least 90 minutes."
        );
        assert!(told(&[week(7, 10.0)]).starts_with("In 1 week, meetings took 10.0 hours a week, and 5.0 hours"));
        assert_eq!(told(&[week(3, 1.0)]), "The period contains no full week.");
    }
}
