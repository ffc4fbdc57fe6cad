//! Toolbars: a row of controls with a single tab stop. Arrow keys, Home and End move among them (the toolbar pattern of the ARIA
//! authoring practices).

use super::chunk;
use super::ui::Element;
use crate::browser::dom;
use leptos::ev::{self, FocusEvent, KeyboardEvent};

/// Makes an element the toolbar of the controls in it that [`control`] marks.
pub(super) fn toolbar(element: Element, name: &'static str) -> Element {
    let press = |event: KeyboardEvent| _ = chunk::work_here().map(|work| (work.press_in_toolbar)(&event));
    let focus = |event: FocusEvent| _ = chunk::work_here().map(|work| (work.focus_in_toolbar)(&event));
    element.attr("role", "toolbar").attr("aria-label", name).on(ev::keydown, press).on(ev::focusin, focus)
}

/// Makes an element a control of the toolbar around it. Tab reaches the first one until another has had the focus.
pub(super) fn control(element: Element, first: bool) -> Element {
    element.attr(dom::TOOLBAR_CONTROL, "").attr("tabindex", if first { "0" } else { "-1" })
}

/// Moves the focus among the controls where a key press asks for it.
pub(super) fn press(event: &KeyboardEvent) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
        return;
    }
    let to: fn(usize, usize) -> usize = match event.key().as_str() {
        "ArrowRight" => |place, count| (place + 1) % count,
        "ArrowLeft" => |place, count| (place + count - 1) % count,
        "Home" => |_, _| 0,
        "End" => |_, count| count - 1,
        _ => return,
    };
    if dom::focus_in_toolbar(event, to) {
        event.prevent_default();
    }
}
