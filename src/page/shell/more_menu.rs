//! Files, print, theme and currency.

use super::dialogs::{Dialog, show_dialog};
use super::toast::last_message;
use crate::browser::{dom, file, locale};
use crate::page::choice::radios;
use crate::page::menu::close_menu;
use crate::page::ui::{Child, fragment, html};
use crate::page::widgets::button;
use crate::page::{app, chunk, printed, session};
use crate::persist;
use crate::state::{Page, Theme, UndoLabel};
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::Event;

const CHOOSER: &str = "import";

const THEMES: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

/// The currencies on offer, by how much the world trades in them; a document may name any other.
const CURRENCIES: [&str; 24] = [
    "USD", "EUR", "JPY", "GBP", "CNY", "AUD", "CAD", "CHF", "HKD", "SGD", "SEK", "KRW", "NOK", "NZD", "INR", "MXN",
    "ZAR", "BRL", "DKK", "PLN", "CZK", "TRY", "AED", "ILS",
];

pub(in crate::page) fn more() -> AnyView {
    let (state, session) = (app(), session());
    let print = || {
        close_menu();
        printed::print();
    };
    let export = move || {
        persist::export_all(state, session);
        close_menu();
    };
    let show = |dialog: Dialog| {
        close_menu();
        show_dialog(dialog);
    };
    fragment([
        last_message().into_child(),
        button("item", "Open a link…", move || show(Dialog::OpenLink)).into_any(),
        button("item", "Export everything", export).into_any(),
        import_item(),
        html::a()
            .class("item")
            .attr("href", Page::Paper.address(""))
            .on(ev::click, |_| close_menu())
            .child("Decision paper")
            .into_any(),
        button("item", "Print this page", print).into_any(),
        button("item", "Delete everything in this browser…", move || show(Dialog::DeleteEverything)).into_any(),
        html::hr().into_any(),
        theme_choice(),
        currency_choice(),
    ])
}

fn import_item() -> AnyView {
    let (state, session) = (app(), session());
    let read = move |event: Event| {
        let files = file::chosen(&event);
        chunk::case(move |case| (case.import_files)(state, session, files));
        close_menu();
    };
    let chooser = html::input()
        .class("import")
        .attr("id", CHOOSER)
        .attr("type", "file")
        .attr("multiple", "")
        .attr("accept", ".json,application/json,.xlsx")
        .attr("aria-label", "File to import")
        .attr("hidden", "")
        .on(ev::change, read);
    fragment([button("item", "Import a file", || dom::click(CHOOSER)).into_any(), chooser.into_any()])
}

fn theme_choice() -> AnyView {
    let session = session();
    let chosen = Memo::new(move |_| THEMES.iter().position(|theme| *theme == session.theme.get()).unwrap_or_default());
    let choose = Callback::new(move |place: usize| session.theme.set(THEMES[place]));
    let legend = html::legend().child("Theme");
    radios("segmented wide", "theme", legend, &["Auto", "Light", "Dark"], chosen, choose).into_any()
}

fn currency_choice() -> AnyView {
    let state = app();
    let currency = state.currency();
    let choose = move |event| {
        let code = event_target_value(&event);
        state.edit(UndoLabel::step("the currency"), |case| case.currency = code);
    };
    let list = html::select().class("select").attr("id", "currency").attr("aria-describedby", "currency-h");
    html::div()
        .class("field wide")
        .child(html::label().attr("for", "currency").child("Currency"))
        .child(html::p().class("hint").attr("id", "currency-h").child(
            "Only the currency symbol changes; amounts are \
            not converted.",
        ))
        .child(list.on(ev::change, choose).child(move || currency.with(|now| options(now))))
        .into_any()
}

/// The currencies on offer, and the one in force where it is another.
fn options(now: &str) -> Vec<AnyView> {
    let other = (!CURRENCIES.contains(&now)).then_some(now);
    let option = |code: &str| {
        let (symbol, _) = locale::currency_symbol(code);
        let name = if symbol == code { symbol } else { format!("{code} ({symbol})") };
        let option = html::option().attr("value", code.to_owned());
        let option = if code == now { option.attr("selected", "") } else { option };
        option.child(name).into_any()
    };
    CURRENCIES.iter().copied().chain(other).map(option).collect()
}
