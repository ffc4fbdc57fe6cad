//! The form that adds or corrects a reading.

use super::card_state::{CardState, ReadingForm};
use super::kpi_format;
use crate::browser::dom;
use crate::exchange::readings::parts::{PART_COUNT, PART_ENTRIES};
use crate::form::reading::{BY, DATE, NOTE, PARTS, VALUE, WORDS};
use crate::model::kpi::{BlockLength, BuiltInKpi, Period, Reading};
use crate::model::{Choice, LINE, NOTE as LONGEST_NOTE, Unit};
use crate::page::choice::segmented;
use crate::page::field::{choice_of_two, focus_soon};
use crate::page::text_field::day_input;
use crate::page::ui::{Child, Element, fragment, html};
use crate::page::widgets::checkbox;
use crate::page::{constant, format, today};
use crate::state::UndoLabel;
use crate::text::dates::reading_time;
use crate::text::measuring::who;
use crate::text::{date_with_year, grade_coverage};
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::Event;

const BLOCKS: &[&str] = &["60 min", "90 min", "120 min"];
/// The words of [`Period::ALL`].
const PERIODS: &[&str] = &["day", "month", "quarter"];

pub(in crate::page) fn reading_form(card: CardState) -> AnyView {
    card.reopen();
    let measured = if card.id().is(BuiltInKpi::Collaboration) { parts(card) } else { value(card) };
    let submit = move |event: leptos::web_sys::SubmitEvent| {
        event.prevent_default();
        keep(card);
    };
    let what_for = "Source, such as the tracker, the week, who counted";
    let note = entry(card, NOTE, "note", constant(what_for.to_owned()), text_input(LONGEST_NOTE));
    html::form()
        .class("stack reading")
        .attr("novalidate", "")
        .on(ev::submit, submit)
        .child(entry(
            card,
            DATE,
            "date",
            date_label(card),
            day_input().on(ev::blur, move |_| card.form.update(ReadingForm::leave_date)),
        ))
        .child(period(card))
        .child(measured)
        .child(definition(card))
        .child(note)
        .child(entry(card, BY, "by", constant("Entered by (optional)".to_owned()), text_input(LINE)))
        .child(baseline(card))
        .child(html::div().attr("role", "status").child(move || {
            let words = [whole_period(card), replaced(card), beside(card)];
            words.into_iter().flatten().map(|words| html::p().class("quiet").child(words)).collect::<Vec<_>>()
        }))
        .child(buttons(card))
        .into_any()
}

fn text_input(limit: usize) -> Element {
    html::input().class("text").attr("type", "text").attr("autocomplete", "off").attr("maxlength", limit.to_string())
}

fn number_input() -> Element {
    text_input(LINE).attr("inputmode", "decimal").attr("spellcheck", "false")
}

/// An entry with its label and error message.
fn entry(card: CardState, place: usize, part: &str, label: Memo<String>, input: Element) -> AnyView {
    let (id, message) = (card.part(part), card.part(&format!("{part}-message")));
    let fault = move || card.form.with(|form| form.faults.iter().find(|fault| fault.place == place).cloned());
    let take = move |event: Event| {
        let (text, half) = (event_target_value(&event), place == DATE && dom::has_incomplete_input(&event));
        card.form.update(|form| form.take(place, text, half));
    };
    let described = message.clone();
    let input = input
        .attr("id", id.clone())
        .attr("data-undo", dom::OWN_UNDO)
        .attr("aria-describedby", described)
        .attr("aria-invalid", move || fault().map(|_| "true".to_owned()))
        .prop("value", move || card.form.with(|form| form.draft.text(place).to_owned()))
        .on(ev::input, take);
    let words = move || {
        let fault = fault()?;
        let said = match fault.readings {
            Some(readings) => {
                let texts = readings.map(|reading| format::typed(reading.likely(), unit(card, place)));
                let (chosen, back) = (StoredValue::new(texts.clone()), StoredValue::new(id.clone()));
                choice_of_two(&label.get(), texts, "", move |which| {
                    let text = chosen.with_value(|texts| texts[which].clone());
                    card.form.update(|form| form.take(place, text, false));
                    focus_soon(back.get_value());
                })
            }
            None => html::p().class("message").attr("role", "alert").child(fault.reason),
        };
        Some(said.attr("id", message.clone()))
    };
    let cell = html::label().class("cell").child(html::span().child(label)).child(input);
    html::div().child(cell).child(words).into_any()
}

/// In what the number at a place is counted.
fn unit(card: CardState, place: usize) -> Unit {
    let of_kpi = || card.scorecard.with(|scorecard| scorecard.kpi(&card.id()).map(|kpi| kpi.limits().unit));
    let of_part = place.checked_sub(PARTS).and_then(|part| PART_ENTRIES.get(part)).map(|part| part.unit);
    of_part.or_else(of_kpi).unwrap_or(Unit::Factor)
}

fn value(card: CardState) -> AnyView {
    let label =
        Memo::new(move |_| card.say(|kpi, _| format!("Value, {}", kpi.unit.words())).trim_end_matches(", ").to_owned());
    entry(card, VALUE, "value", label, number_input())
}

/// The parts of collaboration effectiveness, and the grade that they make so far.
fn parts(card: CardState) -> AnyView {
    let part = |place: usize| {
        let label = constant(PART_ENTRIES[place].label.to_owned());
        // The first is where the focus goes.
        let id = if place == 0 { "value".to_owned() } else { format!("part{place}") };
        entry(card, PARTS + place, &id, label, number_input())
    };
    let grade = move || {
        let (parts, _) = card.form.with(|form| form.draft.parts(format::marks()));
        let grade = parts.grade();
        let score = grade.score.map(|score| html::strong().child(format!("{} of 10. ", format::decimal(score, 2))));
        html::p().attr("role", "status").child(score).child(grade_coverage(&grade, &kpi_format::share))
    };
    let refused = move || {
        let is_grade = |form: &ReadingForm| form.faults.iter().any(|fault| fault.place == VALUE);
        card.form
            .with(is_grade)
            .then(|| html::p().class("message").attr("role", "alert").child("Fill in more of the parts for a grade."))
    };
    let hint = "Leave out what you do not know: the grade is calculated from the rest.";
    fragment([
        html::p().class("quiet").child(hint).into_any(),
        (0..PART_COUNT).map(part).collect::<Vec<_>>().into_any(),
        grade.into_child(),
        refused.into_child(),
    ])
}

fn date_label(card: CardState) -> Memo<String> {
    Memo::new(move |_| {
        let label = match card.form.with(|form| form.draft.period()) {
            Period::Day => "Date",
            Period::Month => "Any day of the month",
            Period::Quarter => "Any day of the quarter",
        };
        label.to_owned()
    })
}

/// Whether the reading is of a day, a month or a quarter.
fn period(card: CardState) -> AnyView {
    let chosen = Memo::new(move |_| card.form.with(|form| form.draft.period));
    let choose = Callback::new(move |place| card.form.update(|form| form.draft.period = place));
    debug_assert_eq!(PERIODS.len(), Period::ALL.len());
    let label = html::span().class("quiet").child("Period");
    html::div().child(label).child(segmented("period", "Period", PERIODS, chosen, choose)).into_any()
}

/// How it was measured: readings by different definitions are never compared.
fn definition(card: CardState) -> AnyView {
    if !card.id().is(BuiltInKpi::DeepWork) {
        let label = "Measured differently? Describe how in a few words";
        return entry(card, WORDS, "words", constant(label.to_owned()), text_input(LINE));
    }
    let chosen = Memo::new(move |_| card.form.with(|form| form.draft.block));
    let choose = Callback::new(move |place| {
        card.form.update(|form| {
            form.draft.block = place;
            form.draft.words.clear();
        });
    });
    debug_assert_eq!(BLOCKS.len(), BlockLength::ALL.len());
    let label = html::span().class("quiet").child("Minimum length of an uninterrupted block");
    html::div().child(label).child(segmented("block", "Shortest block that counts", BLOCKS, chosen, choose)).into_any()
}

fn baseline(card: CardState) -> Element {
    let set = move |_| card.form.update(|form| form.draft.baseline = !form.draft.baseline);
    let checked = move || card.form.with(|form| form.draft.baseline);
    checkbox(checked, set, "Measure progress from this reading instead of the earliest")
}

/// A reading of the time, definition and person that are entered, whatever its value.
fn like(card: CardState) -> Option<Reading> {
    card.form.with(|form| {
        let mut like = Reading::new(card.id(), form.draft.day().ok()?, 0.0).ok()?;
        like.definition = form.draft.definition(&card.id());
        like.set_period(form.draft.period());
        form.draft.by.trim().clone_into(&mut like.by);
        Some(like)
    })
}

/// The time of a month or quarter.
fn whole_period(card: CardState) -> Option<String> {
    let like = like(card).filter(|like| like.period != Period::Day)?;
    Some(format!("A reading of {}: it counts on {}.", reading_time(&like), date_with_year(like.date)))
}

fn replaced(card: CardState) -> Option<String> {
    let like = like(card)?;
    let is_itself = card.form.with(|form| form.old.as_ref().is_some_and(|old| old.place() == like.place()));
    card.scorecard.with(|scorecard| {
        let found = scorecard.place_of(&like).filter(|_| !is_itself).map(|place| &scorecard.readings()[place])?;
        let unit = scorecard.kpi(&like.kpi)?.unit;
        Some(format!("The reading of that day, {}, is replaced.", kpi_format::shown(found.value(), unit)))
    })
}

/// What other people read.
fn beside(card: CardState) -> Option<String> {
    let like = like(card)?;
    let old = card.form.with(|form| form.old.clone());
    card.scorecard.with(|scorecard| {
        let others = scorecard.beside(&like).iter();
        let others =
            others.filter(|other| other.by != like.by && old.as_ref().is_none_or(|old| old.place() != other.place()));
        let names: Vec<&str> = others.map(|other| who(&other.by)).collect();
        (!names.is_empty())
            .then(|| format!("Stands beside the reading by {}: their mean is the value.", names.join(", ")))
    })
}

fn buttons(card: CardState) -> Element {
    let words = move || if card.form.with(|form| form.old.is_some()) { "Save the change" } else { "Save the reading" };
    let cancel = move |_| leave(card);
    html::p()
        .class("cluster")
        .child(html::button().attr("type", "submit").class("button primary").child(words))
        .child(html::button().class("button plain").on(ev::click, cancel).child("Cancel"))
}

/// Closes the form and goes back to where it opens.
fn leave(card: CardState) {
    card.open.set(false);
    card.clear();
    focus_soon(card.id().to_string());
}

fn keep(card: CardState) {
    let form = card.form.get_untracked();
    if form.half {
        card.form.update(ReadingForm::leave_date);
        focus_soon(card.part("date"));
        return;
    }
    let scorecard = card.scorecard.get_untracked();
    let read = scorecard.kpi(&card.id()).map(|kpi| form.draft.read(&kpi, format::marks()));
    match read {
        Some(Ok(reading)) => record(card, form.old.as_ref(), reading),
        Some(Err(faults)) => {
            focus_soon(card.part(&first(&faults.iter().map(|fault| fault.place).collect::<Vec<_>>())));
            card.form.update(|form| form.faults = faults);
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

fn record(card: CardState, old: Option<&Reading>, reading: Reading) {
    let label = format!("a reading of {}", card.name());
    let day = reading_time(&reading);
    let after = if reading.date > today() { " This date is in the future: is the year right?" } else { "" };
    let mut full = None;
    card.edit(UndoLabel::step(label), |scorecard| {
        let kept = match old {
            Some(old) => scorecard.correct(old, reading),
            None => scorecard.record(reading),
        };
        full = kept.err();
    });
    if let Some(error) = full {
        card.session().say(format!("Not saved: {error}."));
    } else {
        card.session().say_undoable(format!("{}: the reading of {day} is saved.{after}", card.name()));
        leave(card);
    }
}
