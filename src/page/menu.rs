//! A menu that opens from a button and closes on a choice, on Escape, and on a click elsewhere.

use super::toolbar::control;
use super::ui::{Child, fragment, html};
use super::widgets::{button, glyph};
use crate::browser::dom;
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::KeyboardEvent;

const DOTS: &str = "M3.5 10h1M9.5 10h1M15.5 10h1";

/// Folds the menu that is open, and gives the focus back to its button.
pub(super) fn close_menu() {
    dom::close_details(".menu[open]");
}

/// A menu's button: in the toolbar of the page dots, or a word with an arrow that shows that it unfolds.
#[derive(Clone, Copy)]
pub(super) enum MenuButton {
    Dots,
    /// A word that changes, such as a name.
    Word(Memo<String>),
    /// Elsewhere on the page: a word that never changes, and the accessible name, which says what the menu is about.
    Named(&'static str, Memo<String>),
}

/// A button that opens a panel, whose contents are reached with Tab like the rest of the page. The title is the
/// accessible name.
pub(super) fn menu(face: MenuButton, title: &'static str, panel: AnyView) -> AnyView {
    let escape = |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close_menu();
        }
    };
    let summary = match face {
        MenuButton::Dots => control(html::summary().attr("title", title), false)
            .class("button plain icon")
            .attr("aria-label", title)
            .child(glyph(DOTS)),
        MenuButton::Word(word) => control(html::summary().attr("title", title), true)
            .class("button plain caret")
            .attr("aria-label", move || Some(format!("{title} {}", word.get())))
            // Where there is no room for the word, all of it is the title.
            .child(html::span().attr("dir", "auto").attr("title", move || Some(word.get())).child(word)),
        MenuButton::Named(word, name) => {
            html::summary().class("button small plain caret").attr("aria-label", move || Some(name.get())).child(word)
        }
    };
    html::details()
        .class("menu")
        .directive(|details| {
            let outside =
                window_event_listener(ev::click, move |event| dom::close_details_unless_within(&details, &event));
            on_cleanup(move || outside.remove());
        })
        .on(ev::keydown, escape)
        .child(summary)
        .child(html::div().class("menu-panel").child(panel))
        .into_any()
}

/// A way to save something as a file: what it is called, and what does it.
pub(super) type Export = (&'static str, Box<dyn Fn()>);

/// The menu that saves something as a file in one of several formats. Its name begins with “Export”.
pub(super) fn export_menu(name: Memo<String>, formats: Vec<Export>, note: AnyView) -> AnyView {
    let item = |(name, save): Export| {
        let choose = move || {
            close_menu();
            save();
        };
        button("item", name, choose).into_any()
    };
    let items = formats.into_iter().map(item).collect::<Vec<_>>();
    menu(MenuButton::Named("Export", name), "", fragment([items.into_child(), note]))
}
