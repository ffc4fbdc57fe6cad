//! The user's scenarios: which there are, which is in sight, and what can be done with them.

use crate::model::{Preset, Scenario};
use crate::page::menu::{Menu, close_menu};
use crate::page::part::{button, live};
use crate::page::{app, session};
use crate::state::Mark;
use leptos::prelude::*;

#[component]
pub(super) fn ScenarioMenu() -> impl IntoView {
    let state = app();
    let name = state.slice(|scenario| shown(&scenario.name));
    let entries = Memo::new(move |_| {
        state.workspace().entries().iter().map(|entry| (entry.id, shown(&entry.scenario.name))).collect::<Vec<_>>()
    });
    let items = move || entries.get().into_iter().map(item).collect_view().into_any();
    view! {
        <Menu label=name title="Scenarios" caret=true>
            <h2>"Scenarios"</h2>
            {live(items)}
            <hr />
            <RenameField />
            <Actions />
        </Menu>
    }
}

/// A scenario's name, or a word for one without.
fn shown(name: &str) -> String {
    if name.trim().is_empty() { "Unnamed case".into() } else { name.into() }
}

fn item((id, name): (u32, String)) -> impl IntoView {
    let state = app();
    let current = Signal::derive(move || (state.workspace().active() == id).to_string());
    let show = move |_| {
        state.edit_workspace(Mark::step("the case in sight"), |workspace| workspace.show(id));
        close_menu();
    };
    view! { <button class="item" aria-current=current on:click=show>{name}</button> }
}

#[component]
fn RenameField() -> impl IntoView {
    let state = app();
    let name = state.slice(|scenario| scenario.name.clone());
    let rename = move |event| {
        let text = event_target_value(&event);
        state.edit_workspace(Mark::field("the name", "name"), |workspace| workspace.rename(workspace.active(), &text));
    };
    view! {
        <div class="field wide">
            <label for="scenario-name">"Name of this case"</label>
            <input
                id="scenario-name"
                class="text"
                autocomplete="off"
                maxlength=Scenario::NAME_LIMIT
                prop:value=Signal::derive(move || name.get())
                on:input=rename
                on:blur=move |_| state.seal()
            />
        </div>
    }
}

#[component]
fn Actions() -> impl IntoView {
    let (state, session) = (app(), session());
    let new = move |preset: Preset| {
        let mut added = false;
        state.edit_workspace(Mark::step("the new case"), |workspace| added = workspace.add(preset.scenario()));
        session.say(if added { "New case: give it a name." } else { NO_ROOM });
        close_menu();
    };
    let duplicate = move || {
        let mut added = false;
        state.edit_workspace(Mark::step("the copy"), |workspace| added = workspace.duplicate(workspace.active()));
        session.say(if added { "This is the copy; the original stays as it is." } else { NO_ROOM });
        close_menu();
    };
    let delete = move || {
        let name = shown(&state.workspace_untracked().scenario().name);
        state.edit_workspace(Mark::step("the deletion"), |workspace| workspace.remove(workspace.active()));
        session.say_undoable(format!("“{name}” is deleted."));
        close_menu();
    };
    view! {
        {button("item", "New case", move || new(Preset::Evidence))}
        {button("item", "Duplicate this case", duplicate)}
        {button("item", "Delete this case", delete)}
    }
}

const NO_ROOM: &str = "There is no room for more cases: delete some first.";
