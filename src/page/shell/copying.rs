//! Copying a text, with its outcome beside it: an open dialog covers the toast.

use crate::page::ui::{Element, html};
use crate::page::widgets::button;
use crate::persist;
use leptos::prelude::*;

/// What became of copying.
#[derive(Clone, Copy)]
pub(in crate::page) struct CopyOutcome(RwSignal<&'static str>);

impl CopyOutcome {
    pub(in crate::page) fn new() -> Self {
        Self(RwSignal::new(""))
    }

    /// Nothing of what is shown now is copied yet.
    pub(in crate::page) fn forget(self) {
        self.0.set("");
    }

    /// The button that copies.
    pub(in crate::page) fn button(self, label: &'static str, text: impl Fn() -> String + 'static) -> Element {
        let done = move |copied| {
            self.0.set(if copied {
                "Copied."
            } else {
                "The browser did not let the page copy. Select the text and copy it yourself."
            });
        };
        button("button primary", label, move || persist::copy(text(), done))
    }

    /// The outcome in words.
    pub(in crate::page) fn words(self) -> Element {
        html::span().attr("role", "status").child(move || self.0.get())
    }
}
