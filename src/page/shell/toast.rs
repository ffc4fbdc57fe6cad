//! The toast: a short message that disappears by itself. It lies in a corner, and at the top where something at the bottom has the
//! focus; it goes when something is typed. Its button gives the focus back to what had it before. The menu “More” keeps the last one.

use super::dialogs::{Dialog, show_dialog};
use crate::browser::{dom, timer::Debounce};
use crate::page::menu::close_menu;
use crate::page::ui::{Element, html};
use crate::page::widgets::button;
use crate::page::{app, session};
use crate::persist;
use crate::state::{Toast, ToastAction};
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;

/// Milliseconds: 12 words take 3 s to read (238 words a minute, Brysbaert 2019), and as long is left to reach the button.
const STAY: u32 = 6_000;

/// The latest message, for a while: longer under the pointer, with the focus, and while Tab is on the way to its button.
pub(in crate::page) fn toast_line() -> AnyView {
    let (shown, raised) = (RwSignal::new(false), RwSignal::new(false));
    let toast = session().toast;
    let end = Debounce::new(STAY, move || shown.set(false));
    let follow_focus = move || raised.set(dom::focus_is_low(".toasts"));
    let begin = end.clone();
    Effect::new(move |_| {
        if toast.with(Option::is_some) {
            follow_focus();
            shown.set(true);
            begin.request();
        }
    });
    let (tabbing, hold) = (end.clone(), end.clone());
    let before = StoredValue::new_local(None::<HtmlElement>);
    let listeners = [
        window_event_listener(ev::focusin, move |_| follow_focus()),
        window_event_listener(ev::input, move |_| shown.set(false)),
        window_event_listener(ev::keydown, move |event| {
            if event.key() == "Tab" && shown.get_untracked() {
                tabbing.request();
            }
        }),
    ];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
    let line = move || shown.get().then(|| toast.get().map(|toast| line(toast, shown, before)));
    html::div()
        .class("toasts")
        .attr("role", "status")
        .attr("data-raised", move || raised.get().then(String::new))
        .on(ev::focusin, move |event| before.set_value(dom::focused_before(&event)))
        .on(ev::mouseover, move |_| hold.cancel())
        .on(ev::mouseout, move |_| end.request())
        .child(move || line().flatten())
        .into_any()
}

fn line(toast: Toast, shown: RwSignal<bool>, before: StoredValue<Option<HtmlElement>, LocalStorage>) -> Element {
    html::div().class("toast").child(html::span().child(toast.text)).child(toast.action.map(|action| {
        let (words, act) = of_action(action);
        button("link", words, move || {
            shown.set(false);
            if let Some(element) = before.try_update_value(Option::take).flatten() {
                // Focusing does not fail, and does nothing where the element is gone.
                _ = element.focus();
            }
            act();
        })
    }))
}

/// What an action of a message is called and does.
fn of_action(action: ToastAction) -> (&'static str, Box<dyn Fn()>) {
    let (state, session) = (app(), session());
    match action {
        ToastAction::Undo => ("Undo", Box::new(move || persist::undo(state, session))),
        ToastAction::ShowText(file) => {
            ("No file arrived?", Box::new(move || show_dialog(Dialog::FileText(file.clone()))))
        }
    }
}

/// The last message, for a menu. What it could undo may not be the last step any more, so it offers no undo.
pub(super) fn last_message() -> impl Fn() -> Option<Element> + Send {
    let session = session();
    move || {
        let Toast { text, action } = session.toast.get()?;
        let action = action.filter(|action| *action != ToastAction::Undo).map(of_action);
        let choose = action.map(|(words, act)| {
            button("item", words, move || {
                close_menu();
                act();
            })
        });
        let message = html::p().class("note").child(text);
        Some(html::div().child(html::h2().child("Last message")).child(message).child(choose).child(html::hr()))
    }
}
