//! A menu that unfolds from a button and folds by itself: on a choice, on Escape, and when something else is clicked.

use super::dom::{AnyView, Piece, html};
use super::part::glyph;
use crate::browser::document;
use crate::state::Memo;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, KeyboardEvent};

const DOTS: &str = "M3.5 10h1M9.5 10h1M15.5 10h1";

/// Folds the menu that is open, and gives the focus back to its button.
pub(super) fn close_menu() {
    document::fold(".menu[open]");
}

/// A menu's button: dots, or a word with an arrow that shows that it unfolds.
#[derive(Clone, Copy)]
pub(super) enum Face {
    Dots,
    Word(Memo<String>),
}

/// A button that unfolds a panel. What is in it is usable with Tab, like any other part of the page. The title is what the
/// menu is, for those who do not see it.
pub(super) fn menu(face: Face, title: &'static str, panel: AnyView) -> AnyView {
    let escape = |event: Event| {
        if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
            close_menu();
        }
    };
    let summary = html("summary").attr("title", title);
    let summary = match face {
        Face::Dots => summary.class("button plain icon").attr("aria-label", title).child(glyph(DOTS)),
        Face::Word(word) => summary
            .class("button plain caret")
            .live("aria-label", move || Some(format!("{title} {}", word.get())))
            .child(html("span").child(word)),
    };
    html("details")
        .class("menu")
        .keep(document::fold_when_left)
        .on("keydown", escape)
        .child(summary)
        .child(html("div").class("menu-panel").child(panel))
        .piece()
}
