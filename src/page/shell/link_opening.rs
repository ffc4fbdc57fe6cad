//! How a link opens where it is sent: as something to edit, or as a page to read with what the sender says.

use crate::model::{CoverNote, LINE, NOTE};
use crate::page::choice::radios;
use crate::page::ui::{Child, Element, fragment, html};
use leptos::ev;
use leptos::prelude::*;

/// What the sender chooses, and says on a page to read.
#[derive(Clone, Copy)]
pub(in crate::page) struct LinkOpening {
    to_read: RwSignal<bool>,
    by: RwSignal<String>,
    message: RwSignal<String>,
}

impl LinkOpening {
    pub(in crate::page) fn new() -> Self {
        Self { to_read: RwSignal::new(false), by: RwSignal::new(String::new()), message: RwSignal::new(String::new()) }
    }

    /// What the sender says on a page to read; none for a link to edit. Tracked.
    pub(in crate::page) fn note(self) -> Option<CoverNote> {
        self.to_read.get().then(|| CoverNote { by: self.by.get(), text: self.message.get() })
    }

    /// The choice, what each opens, and the fields for what the sender says.
    pub(in crate::page) fn fields(
        self,
        ways: &'static [&'static str; 2],
        to_edit: &'static str,
        to_read: &'static str,
    ) -> AnyView {
        let chosen = Memo::new(move |_| usize::from(self.to_read.get()));
        let choose = Callback::new(move |place| self.to_read.set(place == 1));
        let legend = html::legend().child("Open as");
        let about = move || if self.to_read.get() { to_read } else { to_edit };
        let note = move || self.to_read.get().then(|| self.cover_note());
        fragment([
            radios("segmented wide", "open-as", legend, ways, chosen, choose).into_any(),
            html::p().class("quiet").child(about).into_any(),
            note.into_child(),
        ])
    }

    fn cover_note(self) -> AnyView {
        let field = |label: &'static str, entry: Element, limit: usize, text: RwSignal<String>| {
            let entry = entry
                .class("text")
                .attr("maxlength", limit.to_string())
                .prop("value", move || text.get())
                .on(ev::input, move |event| text.set(event_target_value(&event)));
            html::label().class("cell").child(html::span().child(label)).child(entry).into_any()
        };
        let name = html::input().attr("type", "text").attr("autocomplete", "name");
        fragment([
            field("Your name (optional)", name, LINE, self.by),
            field("Message (optional)", html::textarea().attr("rows", "3"), NOTE, self.message),
        ])
    }
}
