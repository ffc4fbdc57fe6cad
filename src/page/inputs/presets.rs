//! The choice of a preset.

use crate::model::{Edition, Preset};
use crate::page::ui::html;
use crate::page::{app, chunk, session};
use crate::state::{AppState, Chunk, Session, UndoLabel};
use leptos::ev;
use leptos::prelude::*;

/// The preset that the open case equals. Before [`Chunk::Work`] is loaded, no saved work is open and no edit is possible,
/// so the case is the one that every new user starts with.
fn in_force() -> Memo<Option<Preset>> {
    let (case, here) = (app().case(), session().here(Chunk::Work));
    Memo::new(move |_| {
        here.track();
        let Some(work) = chunk::work_here() else { return Some(Preset::Evidence) };
        case.with(|case| (work.preset_of)(case))
    })
}

/// The presets, the one whose numbers are in sight marked.
pub(super) fn presets() -> AnyView {
    let (current, case) = (in_force(), app().case());
    let line = move || match current.get() {
        Some(Preset::Article) => {
            "These are claims: the article names no sources and no costs. Use them for comparison, not for planning."
        }
        Some(Preset::Evidence) if case.with(|case| case.edition) == Edition::First => {
            "These ranges are our estimates of November 2026, the first edition of the evidence. Replace them with your own figures where you \
             know them."
        }
        Some(Preset::Evidence) => {
            "Each range has a named source or is marked as our estimate. No study tests asynchronous work itself. \
             Replace the ranges with your own figures where you know them."
        }
        Some(Preset::Blank) => "This is a blank case: it contains only the figures that you enter.",
        None => {
            "These are the figures entered for this case. Choosing a preset replaces them, with their sources and notes; Undo restores them."
        }
    };
    let class = move || if current.get() == Some(Preset::Article) { "message warning" } else { "quiet" };
    let choices = Preset::STARTS.iter().map(|preset| choice(*preset, current)).collect::<Vec<_>>();
    html::fieldset()
        .class("stack")
        .child(html::legend().class("quiet").child("Start from"))
        .child(html::div().class("choices").child(choices))
        .child(html::p().attr("class", move || Some(class().to_owned())).attr("role", "status").child(line))
        .into_any()
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
        .child(html::b().child(preset.name()))
        .child(html::span().child(preset.hint()))
        .into_any()
}
