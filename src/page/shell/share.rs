//! One link that carries the whole case.

use crate::page::{app, session};
use crate::sync;
use leptos::html;
use leptos::prelude::*;

#[component]
pub(super) fn ShareDialog(open: RwSignal<bool>) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            // It is in the page and not open, so the browser shows it.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby="share-title" on:close=move |_| open.set(false)>
            <div>
                <div class="dialog-head">
                    <h2 id="share-title">"Share this case"</h2>
                    <button class="button plain icon" aria-label="Close" on:click=move |_| open.set(false)>
                        {crate::page::glyph("m5 5 10 10M15 5 5 15")}
                    </button>
                </div>
                // Only while it is open is a link made at each edit.
                <Show when=move || open.get()><Content /></Show>
            </div>
        </dialog>
    }
}

#[component]
fn Content() -> impl IntoView {
    let (state, session) = (app(), session());
    let without = RwSignal::new(false);
    let link = Memo::new(move |_| {
        state.scenario().with(|scenario| {
            if without.get() { sync::link_of(&sync::redacted(scenario)) } else { sync::link_of(scenario) }
        })
    });
    let copy = move |_| sync::copy(session, link.get_untracked(), "Link copied.");
    let length = move || link.with(|link| link.chars().count());
    view! {
        <p>"The link holds the whole case: whoever opens it sees the same figures beside their own work. Nothing is sent to a server; the part after # never leaves the browser."</p>
        <div class="copy">
            <input class="text" id="share-link" readonly aria-label="Link" prop:value=move || link.get() on:focus=|event| select(&event) />
            <button class="button primary" on:click=copy>"Copy the link"</button>
        </div>
        <p class="quiet">{move || format!("{} characters.", length())}</p>
        <label class="check">
            <input type="checkbox" prop:checked=move || without.get() on:change=move |event| without.set(event_target_checked(&event)) />
            <span>
                "Leave salaries out"<br />
                <span class="quiet">
                    "Pay and the cost on top of it are replaced by the evidence-based preset’s, and the page says so to whoever opens the link. \
                     Amounts that follow from pay change with it. Names and notes stay."
                </span>
            </span>
        </label>
    }
}

/// Selects the whole link, ready to be copied by hand.
fn select(event: &leptos::ev::FocusEvent) {
    event_target::<leptos::web_sys::HtmlInputElement>(event).select();
}
