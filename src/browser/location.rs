//! The page's URL and its fragment.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::window;

fn location() -> web_sys::Location {
    window().expect("a page has a window").location()
}

/// The fragment without its `#`, still percent-encoded.
pub fn fragment() -> String {
    let hash = location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// The URL without query and fragment.
pub fn address() -> String {
    let href = location().href().unwrap_or_default();
    href.split(['#', '?']).next().unwrap_or_default().to_owned()
}

/// The path of the page's folder, with a slash at its end.
pub fn folder() -> String {
    let path = location().pathname().unwrap_or_default();
    path.rsplit_once('/').map_or_else(String::new, |(folder, _)| format!("{folder}/"))
}

/// Navigates to a fragment, with an entry in the browser's history.
pub fn navigate(fragment: &str) {
    // Setting a fragment does not fail.
    let _ = location().set_hash(fragment);
}

/// Replaces the fragment without an entry in the browser's history. Browsers may rate-limit this.
pub fn replace(fragment: &str) {
    replace_with(fragment, &JsValue::NULL);
}

/// Replaces the fragment, and marks the entry of the browser's history: it stays marked when the user reloads or comes back.
pub fn replace_marked(fragment: &str) {
    replace_with(fragment, &JsValue::TRUE);
}

/// Whether the entry of the browser's history is marked.
pub fn is_marked() -> bool {
    let history = window().and_then(|window| window.history().ok());
    history.and_then(|history| history.state().ok()).is_some_and(|state| state.is_truthy())
}

fn replace_with(fragment: &str, state: &JsValue) {
    let history = window().and_then(|window| window.history().ok());
    let url = format!("#{fragment}");
    let _ = history.map(|history| history.replace_state_with_url(state, "", Some(&url)));
}

/// Calls back, for as long as the page lives, when the fragment changes.
pub fn on_fragment_change(call: impl Fn() + 'static) {
    let closure = Closure::<dyn Fn()>::new(call);
    // Adding a listener does not fail.
    let _ =
        window().map(|window| window.add_event_listener_with_callback("hashchange", closure.as_ref().unchecked_ref()));
    closure.forget();
}
