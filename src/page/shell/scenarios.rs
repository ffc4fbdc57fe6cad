//! The user's scenarios: which there are, which is in sight, and what can be done with them.

use crate::model::{Preset, Scenario};
use crate::page::menu::{Menu, close_menu};
use crate::page::{app, session};
use crate::state::Mark;
use leptos::prelude::*;

#[component]
pub(super) fn ScenarioMenu() -> impl IntoView {
    let state = app();
    let name = state.slice(|scenario| shown(&scenario.name));
    let entries = move || {
        state.workspace().entries().iter().map(|entry| (entry.id, shown(&entry.scenario.name))).collect::<Vec<_>>()
    };
    view! {
        <Menu label=Signal::derive(move || name.get()) title="Scenarios" caret=true>
            <h2>"Scenarios"</h2>
            <For each=entries key=|entry| entry.clone() let:entry>
                {item(entry)}
            </For>
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
    let current = move || (state.workspace().active() == id).to_string();
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
                prop:value=move || name.get()
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
    let duplicate = move |_| {
        let mut added = false;
        state.edit_workspace(Mark::step("the copy"), |workspace| added = workspace.duplicate(workspace.active()));
        session.say(if added { "This is the copy; the original stays as it is." } else { NO_ROOM });
        close_menu();
    };
    let delete = move |_| {
        let name = shown(&state.workspace_untracked().scenario().name);
        state.edit_workspace(Mark::step("the deletion"), |workspace| workspace.remove(workspace.active()));
        session.say_undoable(format!("“{name}” is deleted."));
        close_menu();
    };
    view! {
        <button class="item" on:click=move |_| new(Preset::Evidence)>"New case"</button>
        <button class="item" on:click=duplicate>"Duplicate this case"</button>
        <button class="item" on:click=delete>"Delete this case"</button>
    }
}

const NO_ROOM: &str = "There is no room for more cases: delete some first.";
