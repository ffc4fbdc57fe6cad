//! The list of events, which can be searched, and in which single ones are switched.

use super::calendar::of as of_calendar;
use super::measuring::{EVENTS_SHOWN, Measuring};
use crate::page::choice::pick;
use crate::page::constant;
use crate::page::table::{column_head, hidden_head, number_cell, number_head, row_head, scroll_box, table};
use crate::page::ui::{Child, html, keyed};
use crate::page::widgets::button;
use crate::text::measured_files::why_words;
use crate::text::measured_result::event_time;
use leptos::ev;
use leptos::prelude::*;
use measure_messages::{EventRow, EventsShown};

const SHOWN: [(EventsShown, &str); 4] = [
    (EventsShown::All, "All events"),
    (EventsShown::Counted, "Events that count"),
    (EventsShown::LeftOut, "Events left out"),
    (EventsShown::ByHand, "Events switched by you"),
];

pub(super) fn events(measuring: Measuring) -> AnyView {
    let (events, query) = (measuring.events, measuring.query);
    let search = html::input()
        .class("text")
        .attr("type", "search")
        .attr("id", "measure-search")
        .prop("value", move || query.with(|query| query.text.clone()))
        .on(ev::input, move |event| {
            let text = event_target_value(&event);
            measuring.list_events(|query| (query.text, query.from) = (text, 0));
        });
    let chosen = Memo::new(move |_| {
        query.with(|query| SHOWN.iter().position(|(shown, _)| *shown == query.shown).unwrap_or_default())
    });
    let choose = Callback::new(move |place: usize| {
        measuring.list_events(|query| (query.shown, query.from) = (SHOWN[place].0, 0));
    });
    let shown = SHOWN.iter().map(|(_, words)| (*words).to_owned()).collect();
    let filter = pick("Show", constant("Show".to_owned()), shown, chosen, choose);
    let keys = move || events.with(|events| events.rows.iter().map(|row| (events.list, row.event)).collect::<Vec<_>>());
    let rows = keyed(keys, move |(_, event)| row(measuring, event));
    let several = several_people(measuring);
    let heads = vec![
        hidden_head("Counts"),
        column_head("Event"),
        column_head("When"),
        column_head("Calendar of").attr("hidden", move || (!several.get()).then(String::new)),
        number_head("People"),
        column_head("Left out because"),
        hidden_head("Reset"),
    ];
    html::div()
        .class("stack")
        .child(
            html::div()
                .class("cluster measure-fields")
                .child(html::label().class("cell").child(html::span().child("Search name or owner")).child(search))
                .child(filter),
        )
        .child(scroll_box("scroll measure-events", "Events", table(heads, rows)))
        .child(pager(measuring))
        .into_any()
}

/// Whether the calendars are of several people.
fn several_people(measuring: Measuring) -> Memo<bool> {
    Memo::new(move |_| of_calendar(measuring, |view| view.period.people.len() > 1).unwrap_or_default())
}

fn row(measuring: Measuring, event: u32) -> AnyView {
    let (rows, several) = (measuring.events, several_people(measuring));
    let found = Memo::new(move |_| rows.with(|events| events.rows.iter().find(|row| row.event == event).cloned()));
    let of = move |part: fn(&EventRow) -> String| move || found.with(|row| row.as_ref().map(part).unwrap_or_default());
    let counts = move || found.with(|row| row.as_ref().is_some_and(|row| row.why.is_none()));
    let tick = html::input()
        .attr("type", "checkbox")
        .attr("aria-label", move || Some(format!("Count {}", of(|row| row.summary.clone())())))
        .prop("checked", counts)
        .on(ev::change, move |_| measuring.switch(event, Some(!untrack(counts))));
    let reset = move || {
        found.with(|row| row.as_ref().is_some_and(|row| row.by_hand)).then(|| {
            button("link", "Reset", move || measuring.switch(event, None))
                .attr("aria-label", move || Some(format!("Reset {}", of(|row| row.summary.clone())())))
        })
    };
    html::tr()
        .child(html::td().child(tick))
        .child(row_head(of(|row| if row.summary.is_empty() { "(no name)".into() } else { row.summary.clone() })))
        .child(html::td().child(of(event_time)))
        .child(html::td().attr("hidden", move || (!several.get()).then(String::new)).child(of(|row| row.owner.clone())))
        .child(number_cell(of(|row| row.attendees.to_string())))
        .child(html::td().child(of(|row| {
            let why = row.why.map(why_words).unwrap_or_default();
            match (row.why, row.tentative) {
                (None, true) => "counts, though tentative".into(),
                _ => why.to_owned(),
            }
        })))
        .child(html::td().child(reset))
        .into_any()
}

fn pager(measuring: Measuring) -> AnyView {
    let events = measuring.events;
    let words = move || {
        events.with(|events| match (events.matched, events.rows.len()) {
            (0, _) => "No event matches.".to_owned(),
            (matched, shown) => format!("{} to {} of {matched}", events.from + 1, events.from + shown),
        })
    };
    let step = move |label: &'static str, forward: bool| {
        let is_end = move || {
            events.with(|events| {
                let end = if forward { events.from + events.rows.len() >= events.matched } else { events.from == 0 };
                end.then(|| "true".to_owned())
            })
        };
        button("button small", label, move || {
            if untrack(is_end).is_none() {
                measuring.list_events(|query| {
                    query.from =
                        if forward { query.from + EVENTS_SHOWN } else { query.from.saturating_sub(EVENTS_SHOWN) };
                });
            }
        })
        .attr("aria-disabled", is_end)
    };
    html::div()
        .class("cluster")
        .child(step("Earlier events", false))
        .child(html::span().attr("role", "status").child(words))
        .child(step("Later events", true))
        .into_child()
}
