//! The source of a number and the user's note on it.

use super::NumberField;
use super::evidence_note::evidence_note;
use super::message::words;
use crate::browser::dom::is_details_open;
use crate::model::{Case, Input, InputNote, Origin, Preset, Provenance, Spread};
use crate::page::chunk::of_case;
use crate::page::ui::{Element, html};
use crate::state::UndoLabel;
use crate::text::dates::date_with_year;
use crate::text::provenance_line;
use leptos::ev;
use leptos::prelude::*;

/// Where the number comes from; unfolded, the whole of it and the user's own words.
pub(super) fn source(number: NumberField, input: Input) -> AnyView {
    let key = input.to_string();
    let note = number.state.slice(move |case| case.notes.get(&key).cloned().unwrap_or_default());
    let edition = number.state.slice(|case| case.edition);
    let open = RwSignal::new(false);
    let heading = number.state.slice(move |case| heading(input, case));
    let hidden = html::span().class("visually-hidden").child(move || format!(": {}", number.name.get()));
    html::details()
        .class("source")
        .prop("open", move || open.get())
        .on(ev::toggle, move |event| open.set(is_details_open(&event)))
        .child(html::summary().child(heading).child(hidden))
        .child(move || {
            let evidence = input.field.presets.of(Preset::Evidence, edition.get());
            open.get().then(|| of_case(move |case| (case.note)(number, input, note, evidence)))
        })
        .into_any()
}

fn heading(input: Input, case: &Case) -> String {
    let has_note = case.notes.get(&input.to_string()).is_some_and(|note| !note.text.is_empty());
    provenance_line(Provenance::of(input, case)) + if has_note { " · with a note" } else { "" }
}

/// What is unfolded: more on the meaning of the number, the source in full, the way back to it, and the user's own words.
pub(in crate::page) fn body(number: NumberField, input: Input, note: Memo<InputNote>, evidence: Spread) -> AnyView {
    let published = evidence_note(number, input);
    let offer = move || {
        let is_given = number.state.case().with(|case| Provenance::of(input, case).origin.is_given());
        if number.value.get() == Some(evidence) && is_given {
            return None;
        }
        let take = move |_| number.state.edit(UndoLabel::step(input.field.label), |case| case.restore(input, evidence));
        let text = format!("Take {}, the value of the evidence preset", words(number, &evidence));
        let button = html::button().class("link").on(ev::click, take);
        Some(html::p().child(button.child(text)))
    };
    let measured = move || {
        let (value, day) = number.state.case().with(|case| case.measured(input))?;
        let label = format!("Use {}, measured on {}", words(number, &value), date_with_year(day));
        let take = move |_| {
            number.state.edit(UndoLabel::step(input.field.label), |case| case.set(input, value, Origin::Measured));
        };
        let is_taken = number
            .state
            .case()
            .with(|case| case.spread(input) == Some(&value) && Provenance::of(input, case).origin == Origin::Measured);
        let button = html::button().class("link").on(ev::click, take).child(label);
        (!is_taken).then(|| html::p().child(button).child(" (scorecard)"))
    };
    let text = |label, entry, limit, part: fn(&mut InputNote) -> &mut String| {
        own(OwnText { label, limit, part }, entry, number, input, note)
    };
    let own_source = text("Where your own figure comes from", one_line(), InputNote::LIMIT, |note| &mut note.source);
    let owner = text("Owner: who answers for this figure", one_line(), InputNote::OWNER_LIMIT, |note| &mut note.owner);
    let own_note = text("Note", html::textarea().attr("rows", "2"), InputNote::LIMIT, |note| &mut note.text);
    let details = input.field.details;
    let details = (!details.is_empty()).then(|| html::p().child(details));
    html::div()
        .child(details)
        .child(published)
        .child(offer)
        .child(measured)
        .child(own_source)
        .child(owner)
        .child(own_note)
        .into_any()
}

fn one_line() -> Element {
    html::input().class("text").attr("type", "text")
}

/// A text of a note: its label, its longest length in characters, and where it is kept.
#[derive(Clone, Copy)]
struct OwnText {
    label: &'static str,
    limit: usize,
    part: fn(&mut InputNote) -> &mut String,
}

/// An entry in the user's own words.
fn own(text: OwnText, entry: Element, number: NumberField, input: Input, note: Memo<InputNote>) -> Element {
    let OwnText { label, limit, part } = text;
    let entry = entry
        .attr("maxlength", limit.to_string())
        .prop("value", move || std::mem::take(part(&mut note.get())))
        .on(ev::input, move |event| write(number, input, |note| *part(note) = event_target_value(&event)))
        .on(ev::blur, move |_| number.state.seal());
    html::label().class("cell").child(html::span().child(label)).child(entry)
}

/// Changes the note; an empty one is removed.
fn write(number: NumberField, input: Input, change: impl FnOnce(&mut InputNote)) {
    let key = input.to_string();
    let mark = UndoLabel::field(format!("Note on {}", input.field.label), format!("notes.{key}"));
    number.state.edit(mark, |case| {
        let note = case.notes.entry(key.clone()).or_default();
        change(note);
        if *note == InputNote::default() {
            case.notes.remove(&key);
        }
    });
}
