//! A menu that unfolds from a button and folds by itself: on a choice, on Escape, and when something else is clicked.

use crate::browser::document;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::Node;

/// Folds the menu that is open, and gives the focus back to its button.
pub(super) fn close_menu() {
    document::fold(".menu[open]");
}

/// A button that unfolds a panel. What is in it is usable with Tab, like any other part of the page.
#[component]
pub(super) fn Menu(
    /// What stands on the button; a glyph where it is empty.
    #[prop(into)]
    label: Signal<String>,
    /// What the menu is, for those who do not see it.
    title: &'static str,
    /// Whether an arrow shows that it unfolds.
    #[prop(optional)]
    caret: bool,
    /// The panel.
    children: Children,
) -> impl IntoView {
    let root = NodeRef::<html::Details>::new();
    let fold = move || {
        if let Some(menu) = root.get_untracked().filter(leptos::web_sys::HtmlDetailsElement::open) {
            menu.set_open(false);
        }
    };
    let outside = window_event_listener(leptos::ev::click, move |event| {
        let target = event.target().and_then(|target| leptos::wasm_bindgen::JsCast::dyn_into::<Node>(target).ok());
        if root.get_untracked().is_some_and(|menu| !menu.contains(target.as_ref())) {
            fold();
        }
    });
    on_cleanup(move || outside.remove());
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close_menu();
        }
    };
    let class = if caret { "button plain caret" } else { "button plain icon" };
    view! {
        <details class="menu" node_ref=root on:keydown=escape>
            <summary class=class aria-label=move || format!("{title} {}", label.get()) title=title>
                {move || match label.get() {
                    text if text.is_empty() => super::glyph("M3.5 10h1M9.5 10h1M15.5 10h1").into_any(),
                    text => view! { <span>{text}</span> }.into_any(),
                }}
            </summary>
            <div class="menu-panel">{children()}</div>
        </details>
    }
}
