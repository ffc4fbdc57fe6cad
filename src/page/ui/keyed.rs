//! Lists whose rows keep their state.

use leptos::prelude::{AnyView, For, ForProps, IntoAny};
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
    let keys: Box<dyn Fn() -> Vec<K> + Send> = Box::new(keys);
    let row: Arc<dyn Fn(K) -> AnyView + Send + Sync> = Arc::new(row);
    For(ForProps::builder().each(keys).key(K::clone).children(move |key| row(key)).build()).into_any()
}
