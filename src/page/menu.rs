//! A menu that opens from a button and closes on a choice, on Escape, and on a click elsewhere.

use super::toolbar::control;
use super::ui::html;
use super::widgets::glyph;
use crate::browser::dom;
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::KeyboardEvent;

const DOTS: &str = "M3.5 10h1M9.5 10h1M15.5 10h1";

/// Folds the menu that is open, and gives the focus back to its button.
pub(super) fn close_menu() {
    dom::close_details(".menu[open]");
}

/// A menu's button, in the toolbar of the page: dots, or a word with an arrow that shows that it unfolds.
#[derive(Clone, Copy)]
pub(super) enum MenuButton {
    Dots,
    Word(Memo<String>),
}

/// A button that opens a panel, whose contents are reached with Tab like the rest of the page. The title is the
/// accessible name.
pub(super) fn menu(face: MenuButton, title: &'static str, panel: AnyView) -> AnyView {
    let escape = |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close_menu();
        }
    };
    let summary = html::summary().attr("title", title);
    let summary = match face {
        MenuButton::Dots => {
            control(summary.class("button plain icon").attr("aria-label", title).child(glyph(DOTS)), false)
        }
        MenuButton::Word(word) => control(summary, true)
            .class("button plain caret")
            .attr("aria-label", move || Some(format!("{title} {}", word.get())))
            // Where there is no room for the word, all of it is the title.
            .child(html::span().attr("dir", "auto").attr("title", move || Some(word.get())).child(word)),
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
