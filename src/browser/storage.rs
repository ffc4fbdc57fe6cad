//! Local storage: it may be blocked, full, or changed by another tab.

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEvent, window};

/// The browser blocks storage for this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StorageBlocked;

/// The browser did not store a text, most often because the quota is used up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StorageWriteError;

/// The keys of local storage that start with one prefix.
#[derive(Clone, Debug)]
pub struct PageStorage {
    prefix: String,
}

impl PageStorage {
    /// The keys under a prefix.
    ///
    /// # Errors
    /// [`StorageBlocked`] where the browser has no storage for this page.
    pub fn open(prefix: String) -> Result<Self, StorageBlocked> {
        // gloo panics without storage.
        let found = window().ok_or(StorageBlocked)?.local_storage();
        found.ok().flatten().map(|_| Self { prefix }).ok_or(StorageBlocked)
    }

    fn key(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    /// The text under a name.
    pub fn read(&self, name: &str) -> Option<String> {
        LocalStorage::raw().get_item(&self.key(name)).ok().flatten()
    }

    /// Stores a text under a name.
    ///
    /// # Errors
    /// [`StorageWriteError`] where the browser refuses; the text stored before stays.
    pub fn write(&self, name: &str, text: &str) -> Result<(), StorageWriteError> {
        LocalStorage::raw().set_item(&self.key(name), text).map_err(|_| StorageWriteError)
    }

    /// Deletes the text under a name.
    pub fn remove(&self, name: &str) {
        LocalStorage::delete(self.key(name));
    }

    /// The names of all texts.
    pub fn names(&self) -> Vec<String> {
        let storage = LocalStorage::raw();
        let keys = (0..storage.length().unwrap_or_default()).filter_map(|place| storage.key(place).ok().flatten());
        keys.filter_map(|key| key.strip_prefix(&self.prefix).map(str::to_owned)).collect()
    }

    /// Calls back, for as long as the page lives, when another tab changes the text under a name.
    pub fn on_change(&self, name: &str, call: impl Fn() + 'static) {
        let key = self.key(name);
        let closure = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
            // `clear()` sends an event without a key.
            if event.key().is_none_or(|changed| changed == key) {
                call();
            }
        });
        // Adding a listener does not fail.
        let _ =
            window().map(|window| window.add_event_listener_with_callback("storage", closure.as_ref().unchecked_ref()));
        closure.forget();
    }
}

/// Asks the browser not to delete what the page stores when room runs short. True where it agrees, false where it does not or
/// cannot be asked. It may ask the user.
pub async fn persist() -> bool {
    let Some(navigator) = window().map(|window| window.navigator()) else { return false };
    // Over plain HTTP `navigator.storage` is undefined, though web-sys has it as always present.
    if js_sys::Reflect::get(&navigator, &"storage".into()).map_or(true, |manager| manager.is_undefined()) {
        return false;
    }
    let Ok(promise) = navigator.storage().persist() else { return false };
    JsFuture::from(promise).await.is_ok_and(|agreed| agreed.is_truthy())
}
