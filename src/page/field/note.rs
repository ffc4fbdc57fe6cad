//! Where a number comes from: the evidence's source, or the user's own with a note.

use super::Number;
use super::message::words;
use crate::model::{Input, Note, Preset, Spread};
use crate::state::Mark;
use leptos::prelude::*;

/// The preset that the scenario in sight equals, known to every field.
#[derive(Clone, Copy)]
pub(in crate::page) struct PresetInForce(pub Memo<Option<Preset>>);

/// Where the number comes from; unfolded, the whole of it and the user's own words.
pub(super) fn source(number: Number, input: Input) -> AnyView {
    let key = input.to_string();
    let note = number.state.slice(move |scenario| scenario.notes.get(&key).cloned().unwrap_or_default());
    let evidence = Preset::Evidence.scenario().spread(input).copied();
    let PresetInForce(preset) = expect_context();
    let opened = RwSignal::new(false);
    let heading = move || heading(&note.read(), input, number.value.get() == evidence, preset.get());
    view! {
        <details class="source" on:toggle=move |_| opened.set(true)>
            <summary>{heading}<span class="visually-hidden">{move || format!(": {}", number.name.get())}</span></summary>
            {move || opened.get().then(|| body(number, input, note, evidence))}
        </details>
    }
    .into_any()
}

fn heading(note: &Note, input: Input, as_evidence: bool, preset: Option<Preset>) -> String {
    let noted = if note.text.is_empty() { "" } else { " · with a note" };
    let source = if !note.source.is_empty() {
        format!("Source: {}", note.source)
    } else if as_evidence && !input.field.source.is_empty() {
        format!("Source: {}", beginning(input.field.source))
    } else if preset == Some(Preset::Article) {
        "Claimed by the article, without a source".into()
    } else if as_evidence {
        "A round start, not yet your own figure".into()
    } else {
        "My own figure".into()
    };
    source + noted
}

/// Who says it, before what they say.
fn beginning(source: &str) -> &str {
    source.split([':', ';']).next().unwrap_or(source)
}

fn body(number: Number, input: Input, note: Memo<Note>, evidence: Option<Spread>) -> AnyView {
    let published = input.field.source;
    let published = (!published.is_empty()).then(|| view! { <p>{published} "."</p> });
    let offer = move || {
        let evidence = evidence.filter(|spread| number.value.get() != Some(*spread))?;
        let take = move |_| {
            number.state.seal();
            number.set(Some(evidence));
            number.state.seal();
        };
        let text = format!("Take {}, as the evidence preset has it", words(number, &evidence));
        Some(view! { <p><button type="button" class="link" on:click=take>{text}</button></p> })
    };
    view! {
        <div>
            {published} {offer} {own_source(number, input, note)} {own_note(number, input, note)}
        </div>
    }
    .into_any()
}

fn own_source(number: Number, input: Input, note: Memo<Note>) -> AnyView {
    let write = move |event| write(number, input, |note| note.source = event_target_value(&event));
    view! {
        <label class="cell">
            <span>"Where your own figure comes from"</span>
            <input
                class="text"
                type="text"
                maxlength=Note::LIMIT
                prop:value=move || note.get().source
                on:input=write
                on:blur=move |_| number.state.seal()
            />
        </label>
    }
    .into_any()
}

fn own_note(number: Number, input: Input, note: Memo<Note>) -> AnyView {
    let write = move |event| write(number, input, |note| note.text = event_target_value(&event));
    view! {
        <label class="cell">
            <span>"Note"</span>
            <textarea
                rows="2"
                maxlength=Note::LIMIT
                prop:value=move || note.get().text
                on:input=write
                on:blur=move |_| number.state.seal()
            ></textarea>
        </label>
    }
    .into_any()
}

/// Changes the note; one that says nothing is removed.
fn write(number: Number, input: Input, change: impl FnOnce(&mut Note)) {
    let key = input.to_string();
    let mark = Mark::field(format!("Note on {}", input.field.label), format!("notes.{key}"));
    number.state.edit(mark, |scenario| {
        let note = scenario.notes.entry(key.clone()).or_default();
        change(note);
        if *note == Note::default() {
            scenario.notes.remove(&key);
        }
    });
}
