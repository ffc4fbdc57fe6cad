//! One link that carries the whole case.

use crate::page::part::{button, icon_button, live};
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
                    {icon_button("Close", "m5 5 10 10M15 5 5 15", "Close".to_owned().into(), false.into(), move || open.set(false))}
                </div>
                // Only while it is open is a link made at each edit.
                {live(move || if open.get() { view! { <Content /> }.into_any() } else { ().into_any() })}
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
    let copy = move || sync::copy(session, link.get_untracked(), "Link copied.");
    let length = Signal::derive(move || format!("{} characters.", link.with(|link| link.chars().count())));
    // The word in passing lies under an open dialog, so it is said here too.
    let outcome = Signal::derive(move || session.toast.get().map_or_else(String::new, |toast| toast.text));
    let choose = move |event| {
        without.set(event_target_checked(&event));
        copy();
    };
    copy();
    view! {
        <p>"The link holds the whole case: whoever opens it sees the same figures beside their own work. Nothing is sent to a server; the part after # never leaves the browser."</p>
        <div class="copy">
            <input class="text" id="share-link" readonly aria-label="Link" prop:value=Signal::derive(move || link.get()) on:focus=|event| select(&event) />
            {button("button primary", "Copy the link", copy)}
        </div>
        <p class="quiet"><span role="status">{outcome}</span>" "{length}</p>
        <label class="check">
            <input type="checkbox" prop:checked=Signal::derive(move || without.get()) on:change=choose />
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
