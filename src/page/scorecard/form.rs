//! A reading, typed entry by entry.

use super::desk::{Desk, Typing};
use super::figure;
use super::today;
use crate::browser::document;
use crate::exchange::readings::parts::{PART_COUNT, PART_ENTRIES};
use crate::form::reading::{DATE, NOTE, PARTS, VALUE, WORDS};
use crate::model::kpi::{BlockLength, Reading};
use crate::model::shape::{Choice, LINE, NOTE as LONGEST_NOTE};
use crate::page::choice::segmented;
use crate::page::field::focus_soon;
use crate::page::ui::{Child, Element, fragment, html};
use crate::page::{constant, format};
use crate::state::Mark;
use crate::text::{rests_on, whole_date};
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::Event;

const BLOCKS: &[&str] = &["60 min", "90 min", "120 min"];

/// The form of a card.
pub(super) fn form(desk: Desk) -> AnyView {
    desk.reopen();
    let measured = match desk.id().as_str() {
        "collaboration" => parts(desk),
        _ => value(desk),
    };
    let submit = move |event: leptos::web_sys::SubmitEvent| {
        event.prevent_default();
        keep(desk);
    };
    let what_for = "Where it comes from: the tracker, the week, who counted";
    let note = entry(desk, NOTE, "note", constant(what_for.to_owned()), text_input(LONGEST_NOTE));
    html::form()
        .class("stack reading")
        .attr("novalidate", "")
        .on(ev::submit, submit)
        .child(entry(
            desk,
            DATE,
            "date",
            constant("Day that it stands for".to_owned()),
            html::input().class("text").attr("type", "date"),
        ))
        .child(measured)
        .child(definition(desk))
        .child(note)
        .child(baseline(desk))
        .child(move || replaced(desk).map(|words| html::p().class("quiet").attr("role", "status").child(words)))
        .child(buttons(desk))
        .into_any()
}

fn text_input(limit: usize) -> Element {
    html::input().class("text").attr("type", "text").attr("autocomplete", "off").attr("maxlength", limit.to_string())
}

fn number_input() -> Element {
    text_input(LINE).attr("inputmode", "decimal").attr("spellcheck", "false")
}

/// An entry with its label, and beside it what is wrong with it.
fn entry(desk: Desk, place: usize, part: &str, label: Memo<String>, input: Element) -> AnyView {
    let (id, message) = (desk.part(part), desk.part(&format!("{part}-message")));
    let fault = move || {
        desk.typing
            .with(|typing| typing.faults.iter().find(|fault| fault.place == place).map(|fault| fault.reason.clone()))
    };
    let take = move |event: Event| {
        let (text, half) = (event_target_value(&event), place == DATE && document::is_half_typed(&event));
        desk.typing.update(|typing| typing.take(place, text, half));
    };
    let described = message.clone();
    let input = input
        .attr("id", id)
        .attr("aria-describedby", described)
        .attr("aria-invalid", move || fault().map(|_| "true".to_owned()))
        .prop("value", move || desk.typing.with(|typing| typing.draft.text(place).to_owned()))
        .on(ev::input, take);
    let words = move || {
        fault().map(|reason| html::p().class("message").attr("id", message.clone()).attr("role", "alert").child(reason))
    };
    let cell = html::label().class("cell").child(html::span().child(label)).child(input);
    html::div().child(cell).child(words).into_any()
}

fn value(desk: Desk) -> AnyView {
    let label =
        Memo::new(move |_| desk.say(|kpi, _| format!("Value, {}", kpi.unit.words())).trim_end_matches(", ").to_owned());
    entry(desk, VALUE, "value", label, number_input())
}

/// The parts of collaboration effectiveness, and the grade that they make so far.
fn parts(desk: Desk) -> AnyView {
    let part = |place: usize| {
        let label = constant(PART_ENTRIES[place].label.to_owned());
        // The first is where the focus goes.
        let id = if place == 0 { "value".to_owned() } else { format!("part{place}") };
        entry(desk, PARTS + place, &id, label, number_input())
    };
    let grade = move || {
        let (parts, _) = desk.typing.with(|typing| typing.draft.parts(format::marks()));
        let grade = parts.grade();
        let score = grade.score.map(|score| html::strong().child(format!("{} of 10. ", format::decimal(score, 2))));
        html::p().attr("role", "status").child(score).child(rests_on(&grade, &figure::share))
    };
    let refused = move || {
        let is_grade = |typing: &Typing| typing.faults.iter().any(|fault| fault.place == VALUE);
        desk.typing
            .with(is_grade)
            .then(|| html::p().class("message").attr("role", "alert").child("Fill in more of the parts for a grade."))
    };
    let hint = "Leave out what you do not know: the grade is reckoned from the rest.";
    fragment([
        html::p().class("quiet").child(hint).into_any(),
        (0..PART_COUNT).map(part).collect::<Vec<_>>().into_any(),
        grade.into_child(),
        refused.into_child(),
    ])
}

/// How it was measured: readings by different definitions are never compared.
fn definition(desk: Desk) -> AnyView {
    if desk.id() != "deep_work" {
        let label = "Measured otherwise than defined? How, in a few words";
        return entry(desk, WORDS, "words", constant(label.to_owned()), text_input(LINE));
    }
    let chosen = Memo::new(move |_| desk.typing.with(|typing| typing.draft.block));
    let choose = Callback::new(move |place| {
        desk.typing.update(|typing| {
            typing.draft.block = place;
            typing.draft.words.clear();
        });
    });
    debug_assert_eq!(BLOCKS.len(), BlockLength::ALL.len());
    let label = html::span().class("quiet").child("An uninterrupted block counts from");
    html::div().child(label).child(segmented("block", "Shortest block that counts", BLOCKS, chosen, choose)).into_any()
}

fn baseline(desk: Desk) -> Element {
    let set = move |_| desk.typing.update(|typing| typing.draft.baseline = !typing.draft.baseline);
    let check = html::input()
        .attr("type", "checkbox")
        .prop("checked", move || desk.typing.with(|typing| typing.draft.baseline));
    let words = "Count progress from this reading, not from the earliest";
    html::label().class("check").child(check.on(ev::change, set)).child(html::span().child(words))
}

/// The reading that would give way, in words.
fn replaced(desk: Desk) -> Option<String> {
    let typing = desk.typing.get();
    let mut like = Reading::new(&desk.id(), typing.draft.day()?, 0.0).ok()?;
    like.definition = typing.draft.definition(&desk.id());
    let is_itself = typing.old.as_ref().is_some_and(|old| old.place() == like.place());
    desk.card.with(|card| {
        let found = card.place_of(&like).filter(|_| !is_itself).map(|place| &card.readings()[place])?;
        let unit = card.kpi(&like.kpi)?.unit;
        Some(format!("The reading of that day, {}, gives way.", figure::shown(found.value(), unit)))
    })
}

fn buttons(desk: Desk) -> Element {
    let words =
        move || if desk.typing.with(|typing| typing.old.is_some()) { "Save the change" } else { "Keep the reading" };
    let cancel = move |_| leave(desk);
    html::p()
        .class("cluster")
        .child(html::button().attr("type", "submit").class("button primary").child(words))
        .child(html::button().class("button plain").on(ev::click, cancel).child("Cancel"))
}

/// Closes the form and goes back to where it opens.
fn leave(desk: Desk) {
    desk.open.set(false);
    desk.clear();
    focus_soon(desk.id());
}

fn keep(desk: Desk) {
    let typing = desk.typing.get_untracked();
    if typing.half {
        focus_soon(desk.part("date"));
        return;
    }
    let card = desk.card.get_untracked();
    let read = card.kpi(&desk.id()).map(|kpi| typing.draft.read(&kpi, format::marks()));
    match read {
        Some(Ok(reading)) => record(desk, typing.old.as_ref(), reading),
        Some(Err(faults)) => {
            focus_soon(desk.part(&first(&faults.iter().map(|fault| fault.place).collect::<Vec<_>>())));
            desk.typing.update(|typing| typing.faults = faults);
        }
        None => {}
    }
}

/// The element of the first entry at fault.
fn first(places: &[usize]) -> String {
    match places.iter().min() {
        Some(&DATE) => "date".into(),
        Some(&VALUE | &PARTS) | None => "value".into(),
        Some(place) => format!("part{}", place - PARTS),
    }
}

fn record(desk: Desk, old: Option<&Reading>, reading: Reading) {
    let label = format!("a reading of {}", desk.name());
    let day = whole_date(reading.date);
    let after = if reading.date > today() { " It lies ahead: is the year right?" } else { "" };
    let mut full = None;
    desk.edit(Mark::step(label), |card| {
        let kept = match old {
            Some(old) => card.correct(old, reading),
            None => card.record(reading),
        };
        full = kept.err();
    });
    if let Some(error) = full {
        desk.session.say(format!("Not kept: {}.", error.reason));
    } else {
        desk.session.say_undoable(format!("{}: the reading of {day} is kept.{after}", desk.name()));
        leave(desk);
    }
}
