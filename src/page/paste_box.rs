//! Where a table from a spreadsheet is pasted: it is read and shown before anything of it is taken over.

use super::field::focus_soon;
use super::ui::{Child, Element, fragment, html};
use crate::browser::dom;
use crate::exchange::csv_reader::TableError;
use crate::text::dates::counted;
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::ClipboardEvent;

/// The most faults that are listed.
const MOST_FAULTS: usize = 20;

/// The rows of a pasted table.
#[derive(Clone, Default, PartialEq)]
pub(super) struct PastedRows {
    /// How many rows can be taken over.
    pub count: usize,
    /// What they are, a line each.
    pub preview: Vec<String>,
    /// What is wrong with the others, a line each.
    pub faults: Vec<String>,
}

impl PastedRows {
    /// Of what was read from a text: rows that are fine, what they are in words, and what is wrong with the others.
    pub(super) fn of(count: usize, preview: Vec<String>, wrong: &[TableError]) -> Self {
        Self { count, preview, faults: wrong.iter().map(TableError::to_string).collect() }
    }
}

/// A box in which a table is pasted.
#[derive(Clone, Copy)]
pub(super) struct PasteBox {
    /// The element of the text.
    id: &'static str,
    /// The noun for a row: "meeting".
    noun: &'static str,
    text: RwSignal<String>,
    open: RwSignal<bool>,
    found: Memo<PastedRows>,
}

impl PasteBox {
    /// A place whose text is read by `read` whenever it changes; an empty one is not.
    pub(super) fn new(
        id: &'static str,
        noun: &'static str,
        read: impl Fn(&str) -> PastedRows + Send + Sync + 'static,
    ) -> Self {
        let text = RwSignal::new(String::new());
        let read = move |text: &String| if text.trim().is_empty() { PastedRows::default() } else { read(text) };
        let found = Memo::new(move |_| text.with(&read));
        Self { id, noun, text, open: RwSignal::new(false), found }
    }

    /// Takes a table that was pasted into another field; other text is let through.
    pub(super) fn offer(self, event: &ClipboardEvent) {
        let pasted = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if pasted.contains('\t') {
            event.prevent_default();
            self.text.set(pasted);
            self.open.set(true);
            focus_soon(self.id.into());
        }
    }

    pub(super) fn text(self) -> String {
        self.text.get_untracked()
    }

    /// Empties and folds it: all that it held is taken over.
    pub(super) fn close(self) {
        self.text.set(String::new());
        self.open.set(false);
    }

    /// How many rows can be taken over.
    pub(super) fn count(self) -> usize {
        self.found.with(|found| found.count)
    }

    /// What is taken over, in words.
    pub(super) fn what(self) -> String {
        let is_whole = self.found.with(|found| found.faults.is_empty());
        if is_whole { counted(self.count(), self.noun) } else { format!("only the {} that can be read", self.count()) }
    }

    /// The field for the text, what was found in it, and what to do with that.
    pub(super) fn view(self, columns: &'static str, offers: impl Fn() -> AnyView + Send + 'static) -> Element {
        let found_id = format!("{}-found", self.id);
        let text = html::textarea()
            .attr("id", self.id)
            .attr("rows", "5")
            .attr("data-undo", dom::OWN_UNDO)
            .attr("spellcheck", "false")
            .attr("aria-describedby", found_id.clone())
            .prop("value", move || self.text.get())
            .on(ev::input, move |event| self.text.set(event_target_value(&event)));
        let found = html::div().attr("id", found_id).attr("role", "status");
        let tool_set = html::div()
            .class("stack")
            .child(html::label().class("cell").attr("for", self.id).child(html::span().child(columns)).child(text))
            .child(found.child(move || self.outcome()))
            .child(html::p().class("cluster").child(offers));
        html::details()
            .class("paste")
            .prop("open", move || self.open.get())
            .on(ev::toggle, move |event| self.open.set(dom::is_details_open(&event)))
            .child(html::summary().child("Paste from a spreadsheet"))
            .child(tool_set)
    }

    fn outcome(self) -> AnyView {
        let PastedRows { count, preview, faults } = self.found.get();
        let head = match faults.len() {
            0 if count == 0 => ().into_any(),
            0 => html::p().class("quiet").child(format!("{} can be read.", counted(count, self.noun))).into_any(),
            wrong => {
                let rows = counted(wrong, "row");
                html::p()
                    .class("message")
                    .child(format!("{rows} cannot be read; {} can.", counted(count, self.noun)))
                    .into_any()
            }
        };
        let list = |lines: Vec<String>| {
            let line = |words: String| html::li().child(words).into_any();
            let lines: Vec<AnyView> = lines.into_iter().take(MOST_FAULTS).map(line).collect();
            (!lines.is_empty()).then(|| html::ul().class("faults").child(lines)).into_child()
        };
        fragment([head, list(faults), list(preview)])
    }
}
