//! The rollout plan as an iCalendar file (RFC 5545): each task and gate is an all-day event.
//!
//! VEVENT and not VTODO, which common calendars do not show. Dates without time and zone, so that a task stays on its day in
//! every time zone.

use crate::model::Choice;
use crate::model::date::Date;
use crate::model::rollout::{Gate, Plan, Task, TaskState};

const MAX_LINE_OCTETS: usize = 75;

/// The time of writing, in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timestamp {
    date: Date,
    second: u32,
}

impl Timestamp {
    /// The time this many seconds after 1970-01-01, within the range of [`Date`].
    pub fn from_unix_seconds(seconds: i64) -> Self {
        let epoch = Date::MIN.plus_days(-i64::from(Date::MIN.day_number()));
        Self { date: epoch.plus_days(seconds.div_euclid(86_400)), second: seconds.rem_euclid(86_400) as u32 }
    }

    fn text(self) -> String {
        let (hour, minute, second) = (self.second / 3_600, self.second / 60 % 60, self.second % 60);
        format!("{}T{hour:02}{minute:02}{second:02}Z", day(self.date))
    }
}

/// Writes the calendar of a rollout that starts on `start`.
///
/// An event's UID is made of its task's id and `plan.calendar`, so that a second import moves events instead of duplicating
/// them. A dropped task is a cancelled event.
pub fn write(plan: &Plan, name: &str, start: Date, timestamp: Timestamp) -> String {
    let mut text = String::new();
    let mut line = |content: &str| fold(content, &mut text);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Async ROI//Rollout//EN");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    line(&format!("X-WR-CALNAME:{}", escape(name)));
    let tasks = plan.tasks.iter().map(|task| task_event(plan, task, start));
    let gates = plan.gates.iter().map(|gate| gate_event(plan, gate, start));
    for event in tasks.chain(gates) {
        event.lines(timestamp).iter().for_each(|content| line(content));
    }
    line("END:VCALENDAR");
    text
}

struct CalendarEvent {
    uid: String,
    date: Date,
    summary: String,
    description: String,
    category: String,
    status: &'static str,
}

impl CalendarEvent {
    fn lines(&self, timestamp: Timestamp) -> Vec<String> {
        let text = |name: &str, value: &str| (!value.is_empty()).then(|| format!("{name}:{}", escape(value)));
        let needed = [
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", escape(&self.uid)),
            format!("DTSTAMP:{}", timestamp.text()),
            format!("DTSTART;VALUE=DATE:{}", day(self.date)),
            format!("DTEND;VALUE=DATE:{}", day(self.date.plus_days(1))),
        ];
        let optional = [("SUMMARY", &self.summary), ("DESCRIPTION", &self.description), ("CATEGORIES", &self.category)];
        let last = [format!("STATUS:{}", self.status), "TRANSP:TRANSPARENT".to_owned(), "END:VEVENT".to_owned()];
        needed
            .into_iter()
            .chain(optional.into_iter().filter_map(|(name, value)| text(name, value)))
            .chain(last)
            .collect()
    }
}

fn task_event(plan: &Plan, task: &Task, start: Date) -> CalendarEvent {
    let phase = plan.phases.iter().find(|phase| phase.id == task.phase);
    let owner = if task.owner.is_empty() { String::new() } else { format!("Owner: {}", task.owner) };
    let state = format!("State: {}", task.state.word());
    let description: Vec<&str> =
        [owner.as_str(), &state, &task.note].into_iter().filter(|part| !part.is_empty()).collect();
    CalendarEvent {
        uid: uid(plan, &task.id),
        date: task.due.date(start),
        summary: task.title.clone(),
        description: description.join("\n"),
        category: phase.map(|phase| phase.title.clone()).unwrap_or_default(),
        status: if task.state == TaskState::Dropped { "CANCELLED" } else { "CONFIRMED" },
    }
}

fn gate_event(plan: &Plan, gate: &Gate, start: Date) -> CalendarEvent {
    CalendarEvent {
        uid: uid(plan, &format!("gate-{}", gate.id)),
        date: gate.date(start),
        summary: format!("Gate on day {}: go on, adjust or stop", gate.day),
        description: gate.note.clone(),
        category: "Gate".to_owned(),
        status: "CONFIRMED",
    }
}

fn uid(plan: &Plan, id: &str) -> String {
    format!("{id}.{}@async-roi", plan.calendar)
}

fn day(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// Escapes a TEXT value (RFC 5545, 3.3.11) and removes control characters, which it must not contain.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for char in text.replace("\r\n", "\n").chars() {
        match char {
            '\\' | ';' | ',' => safe.extend(['\\', char]),
            '\n' | '\r' => safe.push_str("\\n"),
            '\t' => safe.push(' '),
            char if char.is_control() => {}
            char => safe.push(char),
        }
    }
    safe
}

/// Appends a content line, folded to lines of at most 75 octets (RFC 5545, 3.1).
fn fold(content: &str, text: &mut String) {
    let mut left = content;
    let mut room = MAX_LINE_OCTETS;
    while left.len() > room {
        let (piece, rest) = left.split_at(last_break(left, room));
        text.push_str(piece);
        text.push_str("\r\n ");
        left = rest;
        room = MAX_LINE_OCTETS - 1;
    }
    text.push_str(left);
    text.push_str("\r\n");
}

/// The last index at which a line of more than `room` octets can be folded: never within a character, and not next to a space
/// if possible, since some readers trim lines.
fn last_break(line: &str, room: usize) -> usize {
    let bytes = line.as_bytes();
    let places = || (1..=room).rev().filter(|at| line.is_char_boundary(*at));
    let beside_no_space = places().find(|at| bytes[at - 1] != b' ' && bytes[*at] != b' ');
    beside_no_space.or_else(|| places().next()).expect("a character takes at most four octets")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::rollout::Due;
    use ::ical::parser::ical::component::IcalEvent;
    use proptest::prelude::*;

    fn start() -> Date {
        Date::new(2027, 1, 4).unwrap()
    }

    fn named() -> Plan {
        Plan { calendar: "k1".into(), ..Plan::default() }
    }

    /// A TEXT value without its escapes, by the letter of RFC 5545.
    fn unescape(text: &str) -> String {
        let mut chars = text.chars();
        let mut plain = String::new();
        while let Some(char) = chars.next() {
            plain.push(match char {
                '\\' if matches!(chars.clone().next(), Some('n')) => chars.next().map(|_| '\n').unwrap(),
                '\\' => chars.next().unwrap(),
                char => char,
            });
        }
        plain
    }

    /// The events as the `ical` crate reads them.
    fn events(text: &str) -> Vec<IcalEvent> {
        let calendars: Vec<_> = ::ical::IcalParser::new(text.as_bytes()).collect::<Result<_, _>>().unwrap();
        assert_eq!(calendars.len(), 1);
        calendars.into_iter().flat_map(|calendar| calendar.events).collect()
    }

    fn value(event: &IcalEvent, name: &str) -> String {
        event
            .properties
            .iter()
            .find(|property| property.name == name)
            .and_then(|property| property.value.clone())
            .unwrap()
    }

    fn written(plan: &Plan, start: Date) -> String {
        write(plan, "Team, one", start, Timestamp::from_unix_seconds(1_800_000_000))
    }

    #[test]
    fn every_task_and_gate_lands_on_its_day() {
        let mut plan = named();
        plan.tasks[3].due = Due::On(Date::new(2028, 2, 29).unwrap());
        let events = events(&written(&plan, start()));
        assert_eq!(events.len(), plan.tasks.len() + plan.gates.len());
        let days = plan
            .tasks
            .iter()
            .map(|task| task.due.date(start()))
            .chain(plan.gates.iter().map(|gate| gate.date(start())));
        for (event, date) in events.iter().zip(days) {
            let dates = [value(event, "DTSTART"), value(event, "DTEND")];
            let parsed = dates.map(|text| chrono::NaiveDate::parse_from_str(&text, "%Y%m%d").unwrap());
            assert_eq!(parsed[0].to_string(), date.to_string());
            assert_eq!((parsed[1] - parsed[0]).num_days(), 1);
        }
    }

    #[test]
    fn uids_stay_with_their_tasks() {
        let plan = named();
        let mut moved = plan.clone();
        moved.move_task("t1", "p3", 0).unwrap();
        let title = |plan: &Plan, day: Date| -> Vec<(String, String)> {
            let mut pairs: Vec<_> = events(&written(plan, day))
                .iter()
                .map(|event| (value(event, "UID"), value(event, "SUMMARY")))
                .collect();
            pairs.sort();
            pairs
        };
        assert_eq!(title(&plan, start()), title(&moved, start().plus_days(40)));
        assert_eq!(value(&events(&written(&plan, start()))[0], "UID"), "t1.k1@async-roi");
    }

    #[test]
    fn a_dropped_task_is_cancelled() {
        let mut plan = Plan::default();
        plan.tasks[0].state = TaskState::Dropped;
        assert_eq!(value(&events(&written(&plan, start()))[0], "STATUS"), "CANCELLED");
    }

    #[test]
    fn the_stamp_is_utc() {
        assert_eq!(Timestamp::from_unix_seconds(1_800_000_000).text(), "20270115T080000Z");
        assert_eq!(Timestamp::from_unix_seconds(-1).text(), "19691231T235959Z");
    }

    proptest! {
        #[test]
        fn any_title_and_note_survive(title in "[a-zä,;:\\\\\"\n €]{0,200}", note in "\\PC{0,200}") {
            let mut plan = Plan::default();
            let title = format!("<{title}>");
            title.clone_into(&mut plan.tasks[0].title);
            note.clone_into(&mut plan.tasks[0].note);
            let text = written(&plan, start());
            prop_assert!(text.split("\r\n").all(|line| line.len() <= MAX_LINE_OCTETS && !line.contains(['\r', '\n'])));
            let events = events(&text);
            prop_assert_eq!(events.len(), plan.tasks.len() + plan.gates.len());
            prop_assert_eq!(unescape(&value(&events[0], "SUMMARY")), title);
        }
    }
}
