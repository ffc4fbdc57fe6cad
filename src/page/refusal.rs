//! The error message of a field that refuses what was typed. Numbers of the model have their own in [`super::field`].

use super::ui::{Child, html};
use leptos::prelude::*;

/// The last refusal of a field. It is void as soon as the value in force is another one, as after undo.
#[derive(Clone, Copy)]
pub(super) struct Refusal {
    value: Memo<String>,
    /// The message, and the value in force when the text was refused.
    said: RwSignal<Option<(String, String)>>,
}

impl Refusal {
    /// None yet. `value` is the value in force.
    pub(super) fn new(value: Memo<String>) -> Self {
        Self { value, said: RwSignal::new(None) }
    }

    /// Something was typed: refused, with the words for it, or accepted.
    pub(super) fn set(self, words: Option<String>) {
        self.said.set(words.map(|words| (words, self.value.get_untracked())));
    }

    fn words(self) -> Option<String> {
        self.said.get().filter(|(_, value)| *value == self.value.get()).map(|(words, _)| words)
    }

    /// The input's `aria-invalid`.
    pub(super) fn invalid(self) -> Option<String> {
        self.words().map(|_| "true".to_owned())
    }

    /// The message below the input, in an element of this id.
    pub(super) fn message(self, id: String) -> AnyView {
        let line = move || {
            let words = self.words()?;
            Some(html::p().class("message").attr("id", id.clone()).attr("role", "alert").child(words))
        };
        line.into_child()
    }
}
