//! Local storage, which a browser may block, fill up or change from another tab.

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{StorageEvent, window};

/// The browser keeps nothing for this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blocked;

/// The browser did not take a text: most often there is no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

/// The page's part of local storage: keys that start with one prefix.
#[derive(Clone, Debug)]
pub struct Storage {
    prefix: String,
}

impl Storage {
    /// The part under a prefix.
    ///
    /// # Errors
    /// When the browser blocks storage for this page.
    pub fn open(prefix: String) -> Result<Self, Blocked> {
        // gloo takes for granted that there is a storage, so this asks first.
        let found = window().ok_or(Blocked)?.local_storage();
        found.ok().flatten().map(|_| Self { prefix }).ok_or(Blocked)
    }

    fn key(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    /// The text under a name.
    pub fn read(&self, name: &str) -> Option<String> {
        LocalStorage::raw().get_item(&self.key(name)).ok().flatten()
    }

    /// Keeps a text under a name.
    ///
    /// # Errors
    /// When the browser does not take it; what was there stays.
    pub fn write(&self, name: &str, text: &str) -> Result<(), Refused> {
        LocalStorage::raw().set_item(&self.key(name), text).map_err(|_| Refused)
    }

    /// Forgets the text under a name.
    pub fn remove(&self, name: &str) {
        LocalStorage::delete(self.key(name));
    }

    /// Calls back, for as long as the page lives, when another tab changes the text under a name.
    pub fn on_change(&self, name: &str, call: impl Fn() + 'static) {
        let key = self.key(name);
        let closure = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
            // Clearing everything names no key.
            if event.key().is_none_or(|changed| changed == key) {
                call();
            }
        });
        // The call does not fail for a known event name.
        let _ =
            window().map(|window| window.add_event_listener_with_callback("storage", closure.as_ref().unchecked_ref()));
        closure.forget();
    }
}
