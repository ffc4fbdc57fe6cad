//! The DOM of the page: title, theme, focus, `details`, dialogs, printing, and page-wide events.

use super::timer::in_new_task;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    AddEventListenerOptions, CustomEvent, CustomEventInit, Element, Event, FocusEvent, HtmlDialogElement, HtmlElement,
    HtmlInputElement, Node, window,
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
        // Only an invalid attribute name is refused.
        let _ = root.set_attribute(name, value);
    }
}

/// Sets a custom property of the style of the root, which rules for printed pages read; an empty one takes it away.
pub fn set_root_property(name: &str, value: &str) {
    if let Some(root) = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        // Setting a custom property does not fail.
        let _ = root.style().set_property(name, value);
    }
}

/// Removes an attribute of the root element.
pub fn remove_root_attribute(name: &str) {
    if let Some(root) = document().document_element() {
        // Removing an absent attribute is no error.
        let _ = root.remove_attribute(name);
    }
}

/// Calls back once no field has the focus: at once, or when the field that has it is left.
pub fn when_no_field_has_focus(call: impl FnOnce() + 'static) {
    let Some(element) =
        document().active_element().filter(|element| element.matches("input, textarea").unwrap_or(false))
    else {
        return call();
    };
    let once = AddEventListenerOptions::new();
    once.set_once(true);
    let function = Closure::once_into_js(call);
    // Adding a listener does not fail.
    let _ = element.add_event_listener_with_callback_and_add_event_listener_options(
        "blur",
        function.unchecked_ref(),
        &once,
    );
}

/// Opens every `details` around an element, scrolls to it and focuses it. False if there is no such element.
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

/// Marks a control of a toolbar.
pub const TOOLBAR_CONTROL: &str = "data-control";

/// The controls of the toolbar around an event's element, and the place of that element among them.
fn toolbar_controls(event: &Event) -> Option<(Vec<HtmlElement>, usize)> {
    let target = event.target()?.dyn_into::<HtmlElement>().ok()?;
    let found = target.closest("[role=toolbar]").ok()??.query_selector_all("[data-control]").ok()?;
    let controls: Vec<_> = (0..found.length()).filter_map(|place| found.get(place)?.dyn_into().ok()).collect();
    let place = controls.iter().position(|control| *control == target)?;
    Some((controls, place))
}

/// Moves the focus from an event's element to another control of its toolbar: `to` gets the place of the element and the number of
/// controls. False where the element is no control of a toolbar.
pub fn focus_in_toolbar(event: &Event, to: fn(usize, usize) -> usize) -> bool {
    let Some((controls, place)) = toolbar_controls(event) else { return false };
    // Focusing does not fail.
    let _ = controls[to(place, controls.len())].focus();
    true
}

/// Makes the control that gets the focus by an event the only tab stop of its toolbar.
pub fn keep_tab_stop(event: &Event) {
    let Some((controls, place)) = toolbar_controls(event) else { return };
    for (index, control) in controls.iter().enumerate() {
        control.set_tab_index(if index == place { 0 } else { -1 });
    }
}

/// Keeps in `--kept` how far an element is below the top of its parent: for one that is sticky, to stay there when it is not any more.
pub fn keep_place(id: &str) {
    let element = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let Some((element, parent)) = element.and_then(|element| Some((element.clone(), element.parent_element()?))) else {
        return;
    };
    let below = element.get_bounding_client_rect().top() - parent.get_bounding_client_rect().top();
    // Setting a custom property does not fail.
    let _ = element.style().set_property("--kept", &format!("{}px", below.round() as i32));
}

/// Closes the `details` that a selector finds, and focuses its summary.
pub fn close_details(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    let Some(details) = found else { return };
    // Removing an absent attribute is no error.
    let _ = details.remove_attribute("open");
    let summary = details.query_selector("summary").ok().flatten();
    if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
        let _ = summary.focus();
    }
}

/// The usual size of text in a browser, in CSS pixels.
const USUAL_TEXT: f64 = 16.0;

thread_local! {
    static TEXT_SCALE: Cell<Option<f64>> = const { Cell::new(None) };
}

/// How much larger the reader's text is than usual. It is measured once in a task, since the browser lays out first what has changed: a dozen
/// charts that ask for it one after the other would have the page laid out as often.
pub fn text_scale() -> f64 {
    TEXT_SCALE.get().unwrap_or_else(|| {
        let scale = measured_text_scale();
        TEXT_SCALE.set(Some(scale));
        in_new_task(|| TEXT_SCALE.set(None));
        scale
    })
}

fn measured_text_scale() -> f64 {
    let style = document().document_element().and_then(|root| window()?.get_computed_style(&root).ok()?);
    let size = style.and_then(|style| Some(js_sys::Number::parse_float(&style.get_property_value("font-size").ok()?)));
    size.filter(|size| *size > 0.0).map_or(1.0, |size| size / USUAL_TEXT)
}

/// Scrolls to the top of the page.
pub fn scroll_to_top() {
    let _ = window().map(|window| window.scroll_to_with_x_and_y(0.0, 0.0));
}

/// Focuses an element, if it exists.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id)
        && let Some(element) = element.dyn_ref::<HtmlElement>()
    {
        // Focusing does not fail.
        let _ = element.focus();
    }
}

/// What had the focus before it came to an event's element; none where that was nothing, or is gone.
pub fn focused_before(event: &FocusEvent) -> Option<HtmlElement> {
    event.related_target()?.dyn_into().ok()
}

/// Closes a `details` unless an event happened within it.
pub fn close_details_unless_within(details: &Element, event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
    if !details.contains(target.as_ref()) {
        // Removing an absent attribute is no error.
        let _ = details.remove_attribute("open");
    }
}

/// Opens a modal dialog, or closes it.
pub fn show_dialog(dialog: &Element, open: bool) {
    let dialog: &HtmlDialogElement = dialog.unchecked_ref();
    match (open, dialog.open()) {
        // `showModal` fails only if the dialog is detached or already open.
        (true, false) => drop(dialog.show_modal()),
        (false, true) => dialog.close(),
        _ => {}
    }
}

/// Clicks an element.
pub fn click(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.as_ref().and_then(|element| element.dyn_ref::<HtmlElement>()) {
        element.click();
    }
}

/// Selects the text of an event's input.
pub fn select_text(event: &Event) {
    if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
        input.select();
    }
}

/// Whether an event's `details` is open.
pub fn is_details_open(event: &Event) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.has_attribute("open"))
}

/// Whether an event's input has an incomplete value, such as a date without a year, which the browser reports as empty.
pub fn has_incomplete_input(event: &web_sys::Event) -> bool {
    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    input.is_some_and(|input| input.validity().bad_input())
}

/// `data-undo` of a text box whose text is no part of the case: undo there never is the page's.
pub const OWN_UNDO: &str = "own";
/// `data-undo` of a text box in which undo always is the page's, such as a number field.
pub const PAGE_UNDO: &str = "page";

/// A text box.
pub struct TextBox {
    /// What it holds.
    pub text: String,
    /// Its `data-undo`: [`OWN_UNDO`] or [`PAGE_UNDO`]. Without it, undo is the browser's own while there is something that was typed
    /// since the box got the focus, else the page's.
    pub undo: Option<String>,
}

/// The text box in which an event happens; none elsewhere.
pub fn text_box(event: &Event) -> Option<TextBox> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    if !element.matches("textarea, input:is([type=text], [type=search], [type=url], :not([type]))").unwrap_or(false) {
        return None;
    }
    // An input and a text area both have a value.
    let text = element.unchecked_ref::<HtmlInputElement>().value();
    Some(TextBox { text, undo: element.get_attribute("data-undo") })
}

/// Whether a dialog is open, which everything else on the page lies behind.
pub fn has_open_dialog() -> bool {
    document().query_selector("dialog[open]").is_ok_and(|found| found.is_some())
}

/// Whether a key press or a keystroke belongs to an input method that is composing a text: what is in the field is not meant yet.
pub fn is_composing(event: &Event) -> bool {
    js_sys::Reflect::get(event, &"isComposing".into()).is_ok_and(|composing| composing.is_truthy())
}

/// Calls back when the page is left or hidden: the last chance to save.
pub fn on_hide(call: impl Fn() + 'static) {
    let closure = Closure::<dyn Fn()>::new(call);
    let function = closure.as_ref().unchecked_ref();
    // Adding a listener does not fail.
    let _ = window().map(|window| window.add_event_listener_with_callback("pagehide", function));
    let _ = document().add_event_listener_with_callback("visibilitychange", function);
    // The listeners live as long as the page.
    closure.forget();
}

/// Tells web/boot.js why the page cannot start.
pub fn report_start_failure(reason: &str) {
    let details = CustomEventInit::new();
    details.set_detail(&reason.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict("async-roi:not-started", &details) {
        // Dispatching a custom event does not fail.
        let _ = window().map(|window| window.dispatch_event(&event));
    }
}

/// Prints the page.
pub fn print() {
    // Without print support this does nothing.
    let _ = window().map(|window| window.print());
}

/// CSS pixels at the bottom of the window that messages may cover.
const LOW: f64 = 160.0;

/// Whether what has the focus reaches into the bottom of the window, where messages lie. What is within `messages` does not count.
pub fn focus_is_low(messages: &str) -> bool {
    let Some(element) = document().active_element() else { return false };
    let is_outside = !element.matches("body").unwrap_or(true) && matches!(element.closest(messages), Ok(None));
    let height = window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or_default();
    is_outside && element.get_bounding_client_rect().bottom() > height - LOW
}
