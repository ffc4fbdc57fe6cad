//! The smallest pieces of the page.
//!
//! Every distinct type in a view weighs 1 to 5 kB, and so does each closure in it. So these take their closures boxed
//! and their children erased: however often one is used, it is there once.

use crate::page::dom::{Element, Piece, html, svg};
use crate::words::{self, Phrase, Weight};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// What a button does.
type Action = Box<dyn FnMut(MouseEvent)>;

/// A button.
pub(super) fn button(class: &'static str, label: &'static str, mut act: impl FnMut() + 'static) -> AnyView {
    boxed_button(class, label, Box::new(move |_| act()))
}

fn boxed_button(class: &'static str, label: &'static str, act: Action) -> AnyView {
    view! { <button class=class on:click=act>{label}</button> }.into_any()
}

/// A button with a drawing, named for those who do not see it.
pub(super) fn icon_button(
    name: &'static str,
    path: &'static str,
    title: Signal<String>,
    disabled: Signal<bool>,
    mut act: impl FnMut() + 'static,
) -> AnyView {
    let act: Action = Box::new(move |_| act());
    boxed_icon_button(name, path, title, disabled, act)
}

fn boxed_icon_button(
    name: &'static str,
    path: &'static str,
    title: Signal<String>,
    disabled: Signal<bool>,
    act: Action,
) -> AnyView {
    view! {
        <button class="button plain icon" aria-label=name title=title disabled=disabled on:click=act>{glyph(path)}</button>
    }
    .into_any()
}

/// A drawing on a button, from one path in a square of 20.
pub(super) fn glyph(path: &'static str) -> AnyView {
    let drawing = svg("svg").class("glyph").attr("viewBox", "0 0 20 20").attr("aria-hidden", "true");
    drawing.child(svg("path").attr("d", path)).piece()
}

/// A part of the page that is made anew whenever what it reads changes.
pub(super) fn live(part: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    boxed_live(Box::new(part))
}

fn boxed_live(part: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || part()).into_any()
}

/// What a page begins with: its title, and what it is for.
pub(super) fn page_head(title: &'static str, lead: &'static str) -> Element {
    let title = html("h1").attr("id", "page-title").attr("tabindex", "-1").child(title);
    html("header").class("page-head").child(title).child(html("p").class("lead").child(lead))
}

/// A phrase with its stress.
pub(super) fn stressed(phrase: &Phrase) -> Vec<AnyView> {
    let piece = |piece: &words::Piece| {
        let text = piece.text.clone();
        match piece.weight {
            Weight::Plain => text.piece(),
            Weight::Figure => html("b").child(text).piece(),
            Weight::Key => html("strong").child(text).piece(),
        }
    };
    phrase.pieces().iter().map(piece).collect()
}
