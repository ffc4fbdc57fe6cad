//! The rollout plan as an iCalendar file (RFC 5545): each task and gate is an all-day event, and so is each KPI that is to be
//! measured, repeated by its cadence and with a reminder.
//!
//! VEVENT and not VTODO, which common calendars do not show. Dates without time and zone, so that a task stays on its day in
//! every time zone.

use crate::model::Choice;
use crate::model::UnknownKeys;
use crate::model::date::Date;
use crate::model::kpi::{Cadence, PlannedReading, Scorecard};
use crate::model::rollout::{ExportedEvent, Gate, Plan, Task, TaskState};
use crate::text::gate::{decided, gate_check};

const MAX_LINE_OCTETS: usize = 75;

/// A calendar file, and the events to keep in [`Plan::exported`] for the next one.
#[derive(Debug, Clone, PartialEq)]
pub struct CalendarFile {
    /// The file.
    pub text: String,
    /// What it shows.
    pub exported: Vec<ExportedEvent>,
}

/// Writes the calendar of a rollout that starts on `start` and of the readings planned, at a time in seconds since 1970-01-01
/// UTC. None where there is no event: a plan without tasks, gates and readings, of which no earlier file has shown any.
///
/// An event's UID is made of its task's id and `plan.calendar`, so that a second import changes events instead of doubling
/// them; a reading's is made of its KPI's id. What has changed since the last file has a higher SEQUENCE. A task that was dropped or
/// removed since is a cancelled event, and so is a KPI that is no longer measured regularly; one that no file has shown is left out then.
/// The scorecard names the KPIs that gates check.
pub fn write(
    plan: &Plan,
    card: &Scorecard,
    readings: &[PlannedReading<'_>],
    name: &str,
    start: Date,
    seconds: i64,
) -> Option<CalendarFile> {
    let events = events(plan, card, readings, start);
    if events.is_empty() {
        return None;
    }
    let now = u32::try_from(seconds.max(0)).unwrap_or(u32::MAX);
    let mut exported: Vec<ExportedEvent> =
        events.iter().map(|event| event.exported(known(plan, &event.id), now)).collect();
    let mut text = String::new();
    let mut line = |content: &str| fold(content, &mut text);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Async ROI//Rollout//EN");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    line(&format!("X-WR-CALNAME:{}", escape(name)));
    for (event, exported) in events.iter().zip(&exported) {
        event.lines(exported, &plan.calendar, now).iter().for_each(|content| line(content));
    }
    line("END:VCALENDAR");
    exported.truncate(Plan::MOST_EXPORTED);
    Some(CalendarFile { text, exported })
}

/// The events of the plan, and after them those that earlier files showed and that are gone.
fn events(plan: &Plan, card: &Scorecard, readings: &[PlannedReading<'_>], start: Date) -> Vec<CalendarEvent> {
    let tasks = plan.tasks.iter().map(|task| task_event(plan, task, start));
    let gates = plan.gates.iter().map(|gate| gate_event(gate, card, start));
    let mut events: Vec<CalendarEvent> = tasks.chain(gates).chain(readings.iter().map(reading_event)).collect();
    events.retain(|event| event.status != CANCELLED || known(plan, &event.id).is_some());
    let gone: Vec<CalendarEvent> = plan
        .exported
        .iter()
        .filter(|known| events.iter().all(|event| event.id != known.id))
        .map(removed_event)
        .collect();
    events.extend(gone);
    events
}

/// An event of the last file.
fn known<'a>(plan: &'a Plan, id: &str) -> Option<&'a ExportedEvent> {
    plan.exported.iter().find(|event| event.id == id)
}

const CONFIRMED: &str = "CONFIRMED";
const CANCELLED: &str = "CANCELLED";

struct CalendarEvent {
    id: String,
    date: Date,
    summary: String,
    description: String,
    category: String,
    status: &'static str,
    /// How it repeats; such an event has a reminder.
    rule: Option<&'static str>,
}

impl CalendarEvent {
    /// What to keep of it, given what was kept before.
    fn exported(&self, before: Option<&ExportedEvent>, now: u32) -> ExportedEvent {
        let digest = self.digest();
        let (sequence, modified) = match before {
            None => (0, now),
            Some(before) if before.digest == digest => (before.sequence, before.modified),
            Some(before) => (before.sequence.saturating_add(1), now),
        };
        ExportedEvent {
            id: self.id.clone(),
            sequence,
            modified,
            date: self.date,
            summary: self.summary.clone(),
            digest,
            unknown: before.map_or_else(UnknownKeys::default, |before| before.unknown.clone()),
        }
    }

    /// A checksum (FNV-1a) of what a calendar shows of it: the same in every version of the page.
    fn digest(&self) -> u32 {
        let date = day(self.date);
        let mut shown = vec![date.as_str(), &self.summary, &self.description, &self.category, self.status];
        shown.extend(self.rule);
        let shown = shown.join("\u{0}");
        shown.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }

    fn lines(&self, exported: &ExportedEvent, calendar: &str, now: u32) -> Vec<String> {
        let text = |name: &str, value: &str| (!value.is_empty()).then(|| format!("{name}:{}", escape(value)));
        let needed = [
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", escape(&format!("{}.{calendar}@async-roi", self.id))),
            format!("DTSTAMP:{}", timestamp(now)),
            format!("LAST-MODIFIED:{}", timestamp(exported.modified)),
            format!("SEQUENCE:{}", exported.sequence),
            format!("DTSTART;VALUE=DATE:{}", day(self.date)),
        ];
        let end = self.date.plus_days(1);
        let end = (end > self.date).then(|| format!("DTEND;VALUE=DATE:{}", day(end)));
        let optional = [("SUMMARY", &self.summary), ("DESCRIPTION", &self.description), ("CATEGORIES", &self.category)];
        let last = [format!("STATUS:{}", self.status), "TRANSP:TRANSPARENT".to_owned()];
        needed
            .into_iter()
            .chain(end)
            .chain(self.rule.map(|rule| format!("RRULE:{rule}")))
            .chain(optional.into_iter().filter_map(|(name, value)| text(name, value)))
            .chain(last)
            .chain(self.rule.map(|_| self.alarm()).into_iter().flatten())
            .chain(["END:VEVENT".to_owned()])
            .collect()
    }
}

impl CalendarEvent {
    /// A reminder at nine in the morning of its day.
    fn alarm(&self) -> [String; 5] {
        let description = format!("DESCRIPTION:{}", escape(&self.summary));
        ["BEGIN:VALARM".into(), "ACTION:DISPLAY".into(), "TRIGGER:PT9H".into(), description, "END:VALARM".into()]
    }
}

fn reading_event(reading: &PlannedReading<'_>) -> CalendarEvent {
    let owner = if reading.owner.is_empty() { String::new() } else { format!("Owner: {}\n", reading.owner) };
    CalendarEvent {
        id: format!("kpi-{}", reading.kpi.id),
        date: reading.due,
        summary: format!("Measure: {}", reading.kpi.name),
        description: format!("{owner}{}", reading.kpi.definition),
        category: "Reading".to_owned(),
        status: CONFIRMED,
        rule: match reading.cadence {
            Cadence::Weekly => Some("FREQ=WEEKLY"),
            Cadence::EveryTwoWeeks => Some("FREQ=WEEKLY;INTERVAL=2"),
            Cadence::Monthly => Some("FREQ=MONTHLY"),
            Cadence::Quarterly => Some("FREQ=MONTHLY;INTERVAL=3"),
            Cadence::Never => None,
        },
    }
}

fn task_event(plan: &Plan, task: &Task, start: Date) -> CalendarEvent {
    let phase = plan.phases.iter().find(|phase| phase.id == task.phase);
    let owner = if task.owner.is_empty() { String::new() } else { format!("Owner: {}", task.owner) };
    let state = format!("State: {}", task.state.word());
    let description: Vec<&str> =
        [owner.as_str(), &state, &task.note].into_iter().filter(|part| !part.is_empty()).collect();
    CalendarEvent {
        id: task.id.clone(),
        date: task.due.date(start),
        summary: task.shown_title().to_owned(),
        description: description.join("\n"),
        category: phase.map(|phase| phase.title.clone()).unwrap_or_default(),
        status: if task.state == TaskState::Dropped { CANCELLED } else { CONFIRMED },
        rule: None,
    }
}

fn gate_event(gate: &Gate, card: &Scorecard, start: Date) -> CalendarEvent {
    let decision =
        format!("Decision: {}{}", gate.decision.map_or("open", Choice::word), decided(gate, |day| day.to_string()));
    // Not whether the readings give it: each reading would change the event.
    let checks: Vec<String> = gate.checks.iter().map(|check| gate_check(check, card)).collect();
    let description: Vec<&str> = checks
        .iter()
        .map(String::as_str)
        .chain([decision.as_str(), &gate.note])
        .filter(|part| !part.is_empty())
        .collect();
    CalendarEvent {
        id: format!("gate-{}", gate.id),
        date: gate.date(start),
        summary: format!("Gate on day {}: go on, adjust or stop", gate.day),
        description: description.join("\n"),
        category: "Gate".to_owned(),
        status: CONFIRMED,
        rule: None,
    }
}

/// What is left of an event whose task or gate is no longer in the plan.
fn removed_event(exported: &ExportedEvent) -> CalendarEvent {
    CalendarEvent {
        id: exported.id.clone(),
        date: exported.date,
        summary: exported.summary.clone(),
        description: String::new(),
        category: String::new(),
        status: CANCELLED,
        rule: None,
    }
}

fn day(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// A time in UTC, from seconds since 1970-01-01.
fn timestamp(seconds: u32) -> String {
    let date = Date::from_day_number(i64::from(seconds / 86_400)).unwrap_or(Date::MAX);
    let (hour, minute, second) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{}T{hour:02}{minute:02}{second:02}Z", day(date))
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
mod tests;
