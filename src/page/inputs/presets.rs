//! The choice of a preset.

use crate::model::{Edition, Preset};
use crate::page::ui::{Child, fragment, html};
use crate::page::widgets::fold;
use crate::page::{app, chunk, session};
use crate::state::{AppState, Chunk, Session, UndoLabel};
use leptos::ev;
use leptos::prelude::*;

/// The preset that the open case equals. Before [`Chunk::Work`] is loaded, no saved work is open and no edit of the case
/// is made, so it is the one that every new user starts with.
pub(super) fn in_force() -> Memo<Option<Preset>> {
    let (case, here) = (app().case(), session().here(Chunk::Work));
    Memo::new(move |_| {
        here.track();
        let Some(work) = chunk::work_here() else { return Some(Preset::Evidence) };
        case.with(|case| (work.preset_of)(case))
    })
}

/// The presets, the one whose numbers are in sight marked.
pub(super) fn presets() -> AnyView {
    let current = in_force();
    let choices = Preset::STARTS.iter().map(|preset| choice(*preset, current)).collect::<Vec<_>>();
    let starts =
        html::fieldset().child(html::legend().child("Start from")).child(html::div().class("choices").child(choices));
    html::div().class("starts").child(starts).child(chunk::of_case(|chunk| (chunk.about_starts)())).into_any()
}

/// What the presets are, on demand.
pub(in crate::page) fn about_starts() -> AnyView {
    let current = in_force();
    let content = move || {
        let hint = |preset: &Preset| html::p().child(html::b().child(preset.name())).child(": ").child(preset.hint());
        let hints = Preset::STARTS.iter().map(hint).collect::<Vec<_>>();
        fragment([hints.into_child(), html::p().child(line(current)).into_any()])
    };
    fold("What these are", content).into_any()
}

/// What is to be known of the numbers in sight.
fn line(current: Memo<Option<Preset>>) -> impl Fn() -> &'static str + Send + 'static {
    let edition = app().slice(|case| case.edition);
    move || match current.get() {
        Some(Preset::Evidence) if edition.get() == Edition::First => {
            "These ranges are our estimates of November 2026, the first edition of the evidence. Replace them with your own figures where you \
             know them."
        }
        Some(Preset::Evidence) => {
            "Each range has a named source or is marked as our estimate. No study tests asynchronous work itself. \
             Replace the ranges with your own figures where you know them."
        }
        Some(Preset::Blank | Preset::Article) | None => {
            "Choosing a start replaces every figure, with its source and note; Undo restores them."
        }
    }
}

/// Replaces every number by the preset's, and takes away the sources and notes of those that change.
pub(in crate::page) fn start_from(state: AppState, session: Session, preset: Preset) {
    state.edit(UndoLabel::step(format!("starting from “{}”", preset.name())), |case| preset.apply(case));
    // A preset states meetings in a way of its own, so an empty list is no longer in sight.
    session.meeting_answer.update(|answer| answer.list_of = None);
    session.say_undoable(format!("All figures are now those of “{}”.", preset.name()));
}

fn choice(preset: Preset, current: Memo<Option<Preset>>) -> AnyView {
    let (state, session) = (app(), session());
    let start = move |_| {
        if current.get_untracked() != Some(preset) {
            chunk::work(move |work| (work.start_from)(state, session, preset));
        }
    };
    html::button()
        .class("choice")
        .attr("aria-pressed", move || Some((current.get() == Some(preset)).to_string()))
        .on(ev::click, start)
        .child(preset.name())
        .into_any()
}
