//! Files, print, theme and currency.

use crate::browser::{document, locale};
use crate::page::menu::{Menu, close_menu};
use crate::page::part::{button, live};
use crate::page::{app, session};
use crate::state::{Mark, Theme};
use crate::sync;
use leptos::html;
use leptos::prelude::*;

/// The currencies on offer, by how much the world trades in them; a document may name any other.
const CURRENCIES: [&str; 24] = [
    "USD", "EUR", "JPY", "GBP", "CNY", "AUD", "CAD", "CHF", "HKD", "SGD", "SEK", "KRW", "NOK", "NZD", "INR", "MXN",
    "ZAR", "BRL", "DKK", "PLN", "CZK", "TRY", "AED", "ILS",
];

#[component]
pub(super) fn MoreMenu() -> impl IntoView {
    let (state, session) = (app(), session());
    let print = || {
        close_menu();
        document::print();
    };
    let export = move || {
        sync::export_all(state, session);
        close_menu();
    };
    view! {
        <Menu label="" title="More">
            {button("item", "Export everything", export)}
            <ImportItem />
            {button("item", "Print the case", print)}
            <hr />
            <ThemeChoice />
            <CurrencyChoice />
        </Menu>
    }
}

#[component]
fn ImportItem() -> impl IntoView {
    let (state, session) = (app(), session());
    let chooser = NodeRef::<html::Input>::new();
    let open = move || {
        if let Some(chooser) = chooser.get_untracked() {
            chooser.click();
        }
    };
    let read = move |_| {
        let Some(chooser) = chooser.get_untracked() else { return };
        if let Some(file) = chooser.files().and_then(|files| files.get(0)) {
            sync::import_file(state, session, file);
        }
        // The same file may be chosen again.
        chooser.set_value("");
        close_menu();
    };
    view! {
        {button("item", "Import a file", open)}
        <input class="import" type="file" accept=".json,application/json" aria-label="File to import" hidden node_ref=chooser on:change=read />
    }
}

#[component]
fn ThemeChoice() -> impl IntoView {
    let session = session();
    let choice = move |theme: Theme, name: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    name="theme"
                    prop:checked=Signal::derive(move || session.theme.get() == theme)
                    on:change=move |_| session.theme.set(theme)
                />
                {name}
            </label>
        }
    };
    view! {
        <fieldset class="segmented wide">
            <legend>"Theme"</legend>
            <div>{choice(Theme::Auto, "Auto")}{choice(Theme::Light, "Light")}{choice(Theme::Dark, "Dark")}</div>
        </fieldset>
    }
}

#[component]
fn CurrencyChoice() -> impl IntoView {
    let state = app();
    let currency = state.slice(|scenario| scenario.currency.clone());
    let choose = move |event| {
        let code = event_target_value(&event);
        state.edit(Mark::step("the currency"), |scenario| scenario.currency = code);
    };
    let options = move || {
        let now = currency.get();
        let listed = CURRENCIES.contains(&now.as_str());
        let codes = CURRENCIES.iter().map(|code| (*code).to_owned()).chain((!listed).then(|| now.clone()));
        let option = |code: String| {
            let selected = code == now;
            let (symbol, _) = locale::currency_symbol(&code);
            let name = if symbol == code { code.clone() } else { format!("{code} ({symbol})") };
            view! { <option value=code selected=selected>{name}</option> }
        };
        codes.map(option).collect_view().into_any()
    };
    view! {
        <div class="field wide">
            <label for="currency">"Currency"</label>
            <p class="hint" id="currency-h">"Only the sign changes: amounts are not converted."</p>
            <select class="select" id="currency" aria-describedby="currency-h" on:change=choose>{live(options)}</select>
        </div>
    }
}
