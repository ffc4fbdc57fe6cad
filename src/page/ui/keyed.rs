//! Lists whose rows keep their state.

use leptos::prelude::{AnyView, For, ForProps, IntoAny, document, queue_microtask};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// A row that may have to be made.
struct Row {
    /// The hash of its key, of 64 bits: two keys of a list have the same one as good as never.
    key: u64,
    make: Box<dyn FnOnce() -> AnyView + Send>,
}

/// A row for each key, in the order of the keys: Leptos's `<For>` over keys. A row whose key stays is moved and not made
/// again, so keys hold what identifies a row, and rows read what changes from signals. No two keys are equal.
pub(crate) fn keyed<K: Hash + Send + 'static>(
    keys: impl Fn() -> Vec<K> + Send + 'static,
    row: impl Fn(K) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let row = Arc::new(row);
    list(Box::new(move || {
        let row_of = |key: K| {
            let mut hasher = DefaultHasher::new();
            key.hash(&mut hasher);
            let row = Arc::clone(&row);
            Row { key: hasher.finish(), make: Box::new(move || row(key)) }
        };
        keys().into_iter().map(row_of).collect()
    }))
}

/// The list, by one type of key, so that Leptos's code for lists exists once.
fn list(rows: Box<dyn Fn() -> Vec<Row> + Send>) -> AnyView {
    let rows = move || {
        give_focus_back();
        rows()
    };
    For(ForProps::builder().each(rows).key(|row: &Row| row.key).children(|row: Row| (row.make)()).build()).into_any()
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
