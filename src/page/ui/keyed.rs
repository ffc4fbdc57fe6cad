//! Lists whose rows keep their state.

use leptos::prelude::{AnyView, For, ForProps, IntoAny, document, queue_microtask};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use std::hash::Hash;
use std::sync::Arc;

/// A row for each key, in the order of the keys: Leptos's `<For>` over keys. A row whose key stays is moved and not made
/// again, so keys hold what identifies a row, and rows read what changes from signals. No two keys are equal.
pub(crate) fn keyed<K>(
    keys: impl Fn() -> Vec<K> + Send + 'static,
    row: impl Fn(K) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    K: Clone + Eq + Hash + Send + 'static,
{
    let keys: Box<dyn Fn() -> Vec<K> + Send> = Box::new(move || {
        give_focus_back();
        keys()
    });
    let row: Arc<dyn Fn(K) -> AnyView + Send + Sync> = Arc::new(row);
    For(ForProps::builder().each(keys).key(K::clone).children(move |key| row(key)).build()).into_any()
}

/// A row that is moved loses the focus, as any node does that is taken off the page and put back. This runs before the rows
/// are moved, and gives the focus back after that, unless it has gone elsewhere.
fn give_focus_back() {
    let focused = || document().active_element()?.dyn_into::<HtmlElement>().ok();
    let body = document().body();
    let Some(before) = focused().filter(|element| body.as_ref() != Some(element)) else { return };
    queue_microtask(move || {
        if before.is_connected() && focused() == document().body() {
            // The browser refuses only elements that cannot have it.
            let _ = before.focus();
        }
    });
}
