//! The page's own document: title, theme, focus, and listeners for as long as the page lives.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    CustomEvent, CustomEventInit, Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, Node, window,
};

pub(super) fn document() -> web_sys::Document {
    window().and_then(|window| window.document()).expect("a page has a document")
}

/// The element that the page is mounted in.
pub fn body() -> HtmlElement {
    document().body().expect("a page has a body")
}

/// Sets the title of the page.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Sets an attribute of the root element.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // The browser refuses only names that are no names.
        let _ = root.set_attribute(name, value);
    }
}

/// Unfolds every `details` around an element, brings it into sight and gives it the focus. False where there is none.
pub fn reveal(id: &str) -> bool {
    let Some(element) = document().get_element_by_id(id) else { return false };
    let mut around = element.parent_element();
    while let Some(parent) = around {
        if parent.tag_name() == "DETAILS" {
            let _ = parent.set_attribute("open", "");
        }
        around = parent.parent_element();
    }
    element.scroll_into_view();
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
    true
}

/// Folds the `details` that a selector finds, and gives the focus to its summary.
pub fn fold(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    let Some(details) = found else { return };
    // The attribute is there, or there is nothing to remove.
    let _ = details.remove_attribute("open");
    let summary = details.query_selector("summary").ok().flatten();
    if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
        let _ = summary.focus();
    }
}

/// Shows the page from its beginning.
pub fn to_top() {
    let _ = window().map(|window| window.scroll_to_with_x_and_y(0.0, 0.0));
}

/// Gives an element the focus, where there is one.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id)
        && let Some(element) = element.dyn_ref::<HtmlElement>()
    {
        // The browser refuses nothing here.
        let _ = element.focus();
    }
}

/// Folds a `details` unless an event happened within it.
pub fn fold_unless_within(details: &Element, event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
    if !details.contains(target.as_ref()) {
        // The attribute is there, or there is nothing to remove.
        let _ = details.remove_attribute("open");
    }
}

/// Shows a dialog above everything else, or takes it away again.
pub fn show_dialog(dialog: &Element, open: bool) {
    let dialog: &HtmlDialogElement = dialog.unchecked_ref();
    match (open, dialog.open()) {
        // It is in the page and not open, so the browser shows it.
        (true, false) => drop(dialog.show_modal()),
        (false, true) => dialog.close(),
        _ => {}
    }
}

/// Does what a click on an element does.
pub fn click(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.as_ref().and_then(|element| element.dyn_ref::<HtmlElement>()) {
        element.click();
    }
}

/// Selects what stands in the input that an event is about.
pub fn select_text(event: &Event) {
    if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
        input.select();
    }
}

/// Whether the `details` that an event is about is open.
pub fn is_open(event: &Event) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.has_attribute("open"))
}

/// Whether an input holds something that is not whole yet, such as a date without its year, and so hands over nothing.
pub fn is_half_typed(event: &web_sys::Event) -> bool {
    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    input.is_some_and(|input| input.validity().bad_input())
}

/// Calls back when the page is left or hidden: the last moment to save.
pub fn on_leave(call: impl Fn() + 'static) {
    let closure = Closure::<dyn Fn()>::new(call);
    let function = closure.as_ref().unchecked_ref();
    // Neither call fails for a known event name.
    let _ = window().map(|window| window.add_event_listener_with_callback("pagehide", function));
    let _ = document().add_event_listener_with_callback("visibilitychange", function);
    // Both listeners live as long as the page.
    closure.forget();
}

/// Tells web/boot.js that the page cannot start, and why.
pub fn not_started(reason: &str) {
    let details = CustomEventInit::new();
    details.set_detail(&reason.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict("async-roi:not-started", &details) {
        // Nobody can refuse it.
        let _ = window().map(|window| window.dispatch_event(&event));
    }
}

/// Prints the page.
pub fn print() {
    // A browser that cannot print does nothing.
    let _ = window().map(|window| window.print());
}

/// Today's calendar day where the user is, `YYYY-MM-DD`.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// The seconds since 1970-01-01 by the reader's clock.
pub fn now() -> i64 {
    (js_sys::Date::now() / 1_000.0) as i64
}

/// A text that nobody else has come upon: for what has to be told apart on other machines.
pub fn unheard_of() -> String {
    // 2^52 of them each, so that two plans of one calendar hardly ever share both.
    let part = || (js_sys::Math::random() * 4_503_599_627_370_496.0) as u64;
    format!("{:x}{:x}", part(), part())
}
