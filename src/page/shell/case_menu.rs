//! The user's cases: which there are, which is in sight, and what can be done with them.

use crate::browser::location;
use crate::model::{Case, Preset};
use crate::page::menu::{MenuButton, close_menu, menu};
use crate::page::ui::{fragment, html};
use crate::page::widgets::button;
use crate::page::{app, chunk, session};
use crate::state::{Page, UndoLabel};
use leptos::ev;
use leptos::prelude::*;

/// The menu, named after the open case.
pub(super) fn case_menu() -> AnyView {
    let name = app().slice(|case| shown(&case.name));
    menu(MenuButton::Word(name), "Cases", chunk::of_case(|case| (case.cases)()))
}

/// The user's cases by name, and what can be done with the one in sight.
pub(in crate::page) fn cases() -> AnyView {
    let state = app();
    let entries = Memo::new(move |_| {
        state.workspace().cases().iter().map(|saved| (saved.id, shown(&saved.case.name))).collect::<Vec<_>>()
    });
    let items = move || entries.get().into_iter().map(item).collect::<Vec<_>>();
    let heading = html::h2().child("Cases");
    fragment([heading.into_any(), items.into_any(), html::hr().into_any(), rename_field(), actions()])
}

/// A case's name, or words for a missing one.
fn shown(name: &str) -> String {
    if name.trim().is_empty() { "Unnamed case".into() } else { name.into() }
}

fn item((id, name): (u32, String)) -> AnyView {
    let state = app();
    let current = move || Some((state.workspace().active() == id).to_string());
    let show = move || {
        state.edit_workspace(UndoLabel::step("the open case"), |workspace| workspace.show(id));
        close_menu();
    };
    button("item", name, show).attr("aria-current", current).into_any()
}

fn rename_field() -> AnyView {
    let state = app();
    let name = state.slice(|case| case.name.clone());
    let rename = move |event| {
        let text = event_target_value(&event);
        state.edit_workspace(UndoLabel::field("the name", "name"), |workspace| {
            workspace.rename(workspace.active(), &text);
        });
    };
    let entry = html::input()
        .attr("id", "case-name")
        .class("text")
        .attr("autocomplete", "off")
        .attr("maxlength", Case::NAME_LIMIT.to_string())
        .prop("value", move || name.get())
        .on(ev::input, rename)
        .on(ev::blur, move |_| state.seal());
    let label = html::label().attr("for", "case-name").child("Name of this case");
    html::div().class("field wide").child(label).child(entry).into_any()
}

fn actions() -> AnyView {
    let (state, session) = (app(), session());
    let new = move |preset: Preset| {
        let mut added = false;
        state.edit_workspace(UndoLabel::step("the new case"), |workspace| added = workspace.add(preset.case()));
        session.say(if added { "New case: give it a name." } else { NO_ROOM });
        close_menu();
    };
    let duplicate = move || {
        let mut added = false;
        state.edit_workspace(UndoLabel::step("the copy"), |workspace| added = workspace.duplicate(workspace.active()));
        session.say(if added { "This is the copy; the original is unchanged." } else { NO_ROOM });
        close_menu();
    };
    let delete = move || {
        let name = shown(&state.workspace_untracked().case().name);
        state.edit_workspace(UndoLabel::step("the deletion"), |workspace| workspace.remove(workspace.active()));
        session.say_undoable(format!("“{name}” is deleted."));
        close_menu();
    };
    let compare = move || {
        location::navigate(&Page::Compare.address("")[1..]);
        close_menu();
    };
    fragment([
        button("item", "Compare cases, or make a pilot", compare).into_any(),
        button("item", "New case", move || new(Preset::Evidence)).into_any(),
        button("item", "Duplicate this case", duplicate).into_any(),
        button("item", "Delete this case", delete).into_any(),
    ])
}

const NO_ROOM: &str = "There is no room for more cases: delete some first.";
