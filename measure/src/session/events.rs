//! The list of events, a part at a time.

use super::calendars::Calendars;
use crate::calendar::series::Occurrence;
use crate::civil::datetime;
use measure_messages::{EventQuery, EventRow, EventsPage, EventsShown, Why};

/// Events that cross to the page at once.
const MOST_ROWS: usize = 1000;

/// The events that a query asks for.
pub(super) fn events(calendars: &Calendars, query: &EventQuery) -> EventsPage {
    let mut page = EventsPage { list: calendars.list, matched: 0, from: query.from, rows: Vec::new() };
    let Some(measured) = &calendars.measured else { return page };
    let text = query.text.trim().to_lowercase();
    let holds = |field: &str| text.is_empty() || field.to_lowercase().contains(&text);
    for (event, &(person, at)) in measured.order.iter().enumerate() {
        let (owner, own) = &measured.period.people[person];
        let occurrence = &own[at];
        let shown = match query.shown {
            EventsShown::All => true,
            EventsShown::Counted => occurrence.why.is_none(),
            EventsShown::LeftOut => occurrence.why.is_some(),
            EventsShown::ByHand => occurrence.by_hand,
        };
        if !shown || !holds(&occurrence.facts.summary) && !holds(owner) {
            continue;
        }
        if (query.from..query.from.saturating_add(query.count.min(MOST_ROWS))).contains(&page.matched) {
            let clock = |instant| clock(measured.zone.wall(instant));
            page.rows.push(row(event as u32, owner, occurrence, &clock));
        }
        page.matched += 1;
    }
    page
}

fn row(event: u32, owner: &str, occurrence: &Occurrence, clock: &impl Fn(i64) -> String) -> EventRow {
    let Occurrence { start, end, facts, series, why, by_hand, .. } = occurrence;
    EventRow {
        event,
        owner: owner.to_owned(),
        start: clock(*start),
        end: clock(*end),
        summary: facts.summary.clone(),
        attendees: facts.attendees,
        repeats: series.is_some(),
        tentative: facts.holds(Why::Tentative),
        why: *why,
        by_hand: *by_hand,
    }
}

/// A wall-clock time as `2027-01-04T09:00`.
fn clock(wall: i64) -> String {
    let at = datetime(wall);
    format!("{}T{:02}:{:02}", at.date(), at.hour(), at.minute())
}
