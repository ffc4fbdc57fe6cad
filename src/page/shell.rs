//! The frame of the page: bar, notices, the page in sight, foot.

mod case_menu;
mod copying;
mod delete_dialog;
mod dialogs;
mod file_drop;
mod file_text_dialog;
mod link_opening;
mod more_menu;
mod navigation;
mod notices;
mod open_link_dialog;
mod share_dialog;
mod shortcuts;
mod toast;
mod workbook_dialog;

use super::menu::{MenuButton, menu};
use super::toolbar::{control, toolbar};
use super::ui::{Element, fragment, html};
use super::widgets::{button, icon_button};
use super::{app, case_page, chunk, session};
use crate::browser::dom;
use crate::state::{Page, Session};
use leptos::prelude::*;

pub(super) use case_menu::cases;
pub(super) use copying::CopyOutcome;
pub(super) use dialogs::{Dialog, dialogs, show_dialog};
pub(super) use file_drop::follow as follow_drops;
pub(super) use link_opening::LinkOpening;
pub(super) use more_menu::more;
pub(super) use notices::keyed_notices;
pub(super) use shortcuts::{follow as follow_shortcuts, shortcut};
pub(super) use toast::toast_line;
pub(super) use workbook_dialog::{open_workbook, read_workbook};

const UNDO: &str = "M8 5 4 9l4 4M4 9h9a4 4 0 0 1 0 8h-3";
const REDO: &str = "m12 5 4 4-4 4m4-4H7a4 4 0 0 0 0 8h3";

/// The whole page: everything that stays while pages change, and the page in sight.
pub(super) fn shell() -> AnyView {
    let name = app().slice(|case| case.name.clone());
    let session = session();
    let page = session.page;
    shortcuts::listen_early(app(), session);
    Effect::new(move |_| dom::set_title(&format!("{} – {} – Async ROI", name.get(), page.get().name())));
    fragment([
        button("button primary skip", "Skip to the content", || {
            _ = dom::reveal("inputs") || dom::reveal("page-title");
        })
        .into_any(),
        top_bar().into_any(),
        html::main()
            .class("page")
            .attr("aria-busy", move || is_loading(session).then(|| "true".to_owned()))
            .attr("inert", move || session.awaits_work().then(String::new))
            .attr("data-ready", move || session.is_ready().then(|| "true".to_owned()))
            .child(chunk::of_case(|case| (case.printed_head)()))
            .child(notices::notices())
            .child(move || in_sight(page.get()))
            .into_any(),
        foot().into_any(),
        chunk::of_case(|case| (case.toast)()),
        chunk::of_case(|case| (case.dialogs)()),
    ])
}

/// Whether the page in sight is on its way. Where a part of it did not come, a notice says so, which screen readers must not hold back.
fn is_loading(session: Session) -> bool {
    let missed = || session.notices.with(|notices| notices.iter().any(|notice| notice.topic == chunk::TOPIC));
    !session.is_ready() && !missed()
}

fn top_bar() -> Element {
    let share = button("button primary", "Share", || chunk::case(|case| (case.show_dialog)(Dialog::Share)));
    let tools = toolbar(html::div().class("tools"), "Cases, undo and sharing")
        .child(case_menu::case_menu())
        .child(history_buttons())
        .child(control(share, false))
        .child(menu(MenuButton::Dots, "More", chunk::of_case(|case| (case.more)())));
    let brand = html::a().class("brand").attr("href", "#/").child("Async ROI");
    html::header().class("topbar").child(brand).child(navigation::navigation()).child(tools)
}

fn in_sight(page: Page) -> AnyView {
    match page {
        Page::Case => case_page::case(),
        page => chunk::page(page),
    }
}

fn foot() -> Element {
    let words = "Computed in your browser. Nothing that you type leaves it, unless you send a link or a file yourself.";
    html::footer().class("foot quiet").child(html::p().child(words))
}

fn history_buttons() -> AnyView {
    let (state, session) = (app(), session());
    let title = |word: &str, label: Option<String>| {
        Some(label.map_or_else(|| word.to_owned(), |label| format!("{word}: {label}")))
    };
    let undo = icon_button("Undo", UNDO, move || chunk::work(move |work| (work.undo)(state, session)));
    let redo = icon_button("Redo", REDO, move || chunk::work(move |work| (work.redo)(state, session)));
    // Not `disabled`: a control of a toolbar keeps the focus when there is nothing more to undo.
    let none = |label: Option<String>| label.is_none().then(|| "true".to_owned());
    fragment([
        control(undo, false)
            .attr("title", move || title("Undo", state.undo_label()))
            .attr("aria-disabled", move || none(state.undo_label()))
            .into_any(),
        control(redo, false)
            .attr("title", move || title("Redo", state.redo_label()))
            .attr("aria-disabled", move || none(state.redo_label()))
            .into_any(),
    ])
}
