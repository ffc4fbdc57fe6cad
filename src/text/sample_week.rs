//! A made-up week of a team of three in three time zones, to try measuring without files of one's own.

use crate::model::date::Date;
use measure_messages::FileKind;
use std::fmt::Write;

/// How many weeks before today's the series begin: enough for two periods of four weeks.
const WEEKS: i64 = 9;

/// The people: address, and name for display.
const PEOPLE: [(&str, &str); 3] =
    [("ana@sample.example", "Ana"), ("bo@sample.example", "Bo"), ("chi@sample.example", "Chi")];

/// A meeting of the week.
struct Event {
    name: &'static str,
    /// Days after Monday.
    day: i64,
    start: &'static str,
    end: &'static str,
    /// The recurrence rule; empty for a single event.
    rule: &'static str,
    /// Who is in it, by their place in [`PEOPLE`].
    people: &'static [usize],
    /// Further lines of the event.
    more: &'static str,
}

const fn weekly(
    name: &'static str,
    day: i64,
    start: &'static str,
    end: &'static str,
    rule: &'static str,
    people: &'static [usize],
) -> Event {
    Event { name, day, start, end, rule, people, more: "" }
}

const EVENTS: [Event; 11] = [
    weekly("Stand-up", 0, "0930", "1000", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", &[0, 1, 2]),
    weekly("Weekly planning", 0, "1000", "1130", "FREQ=WEEKLY", &[0, 1, 2]),
    weekly("Status for the lead", 1, "1400", "1500", "FREQ=WEEKLY", &[0, 1, 2]),
    weekly("Design review", 2, "1030", "1200", "FREQ=WEEKLY", &[0, 1, 2]),
    weekly("1:1", 2, "1300", "1330", "FREQ=WEEKLY", &[0, 1]),
    weekly("1:1", 3, "1300", "1330", "FREQ=WEEKLY;INTERVAL=2", &[0, 2]),
    weekly("Customer call", 3, "1730", "1830", "FREQ=WEEKLY;INTERVAL=2", &[0, 1]),
    weekly("Retrospective", 4, "1500", "1630", "FREQ=WEEKLY;INTERVAL=2", &[0, 1, 2]),
    weekly("Focus time", 1, "0900", "0930", "FREQ=WEEKLY;BYDAY=TU,TH", &[1]),
    Event { more: "TRANSP:TRANSPARENT\r\n", ..weekly("Lunch together", 4, "1200", "1300", "FREQ=WEEKLY", &[0, 1, 2]) },
    Event { more: "STATUS:TENTATIVE\r\n", ..weekly("Hiring interview", 3, "1100", "1200", "", &[0, 2]) },
];

/// The files: name, text and kind. The weeks are the last ones before today.
pub fn sample_week(today: Date) -> Vec<(&'static str, String, FileKind)> {
    let monday = today.plus_days(-i64::from(today.weekday() as u8) - 7 * WEEKS);
    let names = ["Sample calendar of Ana", "Sample calendar of Bo", "Sample calendar of Chi"];
    let calendars =
        names.into_iter().enumerate().map(|(place, name)| (name, calendar(place, monday), FileKind::Calendar));
    let others =
        [("Sample tickets", tickets(monday), FileKind::Tickets), ("Sample roster", ROSTER.into(), FileKind::Roster)];
    calendars.chain(others).collect()
}

/// Other people than those of the calendars, who could not all be in those meetings.
const ROSTER: &str = "name,zone,start,end\nDora,Europe/Berlin,9:00,17:00\nEli,America/New_York,9:00,17:00\nFay,Asia/Kolkata,10:00,18:00\n";

/// The calendar of one person. Times have no zone, so they are in the zone of the reader.
fn calendar(person: usize, monday: Date) -> String {
    let mut text = format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Async ROI//sample\r\nX-WR-CALNAME:{}\r\n",
        PEOPLE[person].0
    );
    let (first_of_last, first) = (monday.plus_days(7 * (WEEKS - 2)), monday);
    for (place, event) in EVENTS.iter().enumerate().filter(|(_, event)| event.people.contains(&person)) {
        let day = if event.rule.is_empty() { first_of_last } else { first }.plus_days(event.day);
        let day = day.to_string().replace('-', "");
        let Event { name, start, end, rule, more, .. } = event;
        // Writing to a text does not fail.
        _ = write!(text, "BEGIN:VEVENT\r\nUID:sample-{place}\r\nDTSTAMP:{day}T000000Z\r\nSUMMARY:{name}\r\n");
        _ = write!(text, "DTSTART:{day}T{start}00\r\nDTEND:{day}T{end}00\r\n{more}");
        if !rule.is_empty() {
            _ = write!(text, "RRULE:{rule}\r\n");
        }
        for (address, name) in event.people.iter().map(|place| PEOPLE[*place]) {
            _ = write!(text, "ATTENDEE;CN={name};PARTSTAT=ACCEPTED:mailto:{address}\r\n");
        }
        text.push_str("END:VEVENT\r\n");
    }
    text + "END:VCALENDAR\r\n"
}

/// Hours that the tickets of a week took.
const TOOK: [u32; 8] = [2, 5, 9, 20, 26, 40, 73, 130];

/// Tickets of all weeks, one a day and a few more.
fn tickets(monday: Date) -> String {
    let mut text = "Created,Resolved\n".to_owned();
    for week in 0..WEEKS {
        for (place, hours) in (0..).zip(TOOK) {
            let created = monday.plus_days(7 * week + place % 5);
            // Shorter in some weeks, so that the weeks differ.
            let hours = hours + 9 + (week % 3) as u32 * 2;
            let resolved = created.plus_days(i64::from(hours / 24));
            _ = writeln!(text, "{created} 09:00,{resolved} {:02}:00", hours % 24);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_lies_before_today_and_is_the_same_on_each_day_of_a_week() {
        let of = |day: &str| sample_week(day.parse().unwrap());
        let monday = of("2027-03-15");
        assert_eq!(monday, of("2027-03-21"));
        assert!(monday[0].1.contains("DTSTART:20270111T093000"), "{}", monday[0].1);
        assert!(monday.iter().all(|(name, ..)| name.starts_with("Sample")));
        assert!(monday[3].1.lines().count() == 1 + 72, "{}", monday[3].1);
    }
}
