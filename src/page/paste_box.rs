//! Where a table from a spreadsheet is pasted: it is read and shown before anything of it is taken over.

mod preview;

use super::field::focus_soon;
use super::ui::{Child, Element, fragment, html};
use crate::browser::dom;
use crate::exchange::table::{Choices, TableView};
use crate::text::dates::counted;
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::ClipboardEvent;
use std::collections::BTreeSet;

/// The most faults that are listed.
const MOST_FAULTS: usize = 20;

/// A pasted table as it was read.
#[derive(Clone, Default, PartialEq)]
pub(super) struct PastedTable {
    /// The table, to be shown.
    pub view: TableView,
    /// What can be taken over, a line each.
    pub summary: Vec<String>,
}

/// A box in which a table is pasted.
#[derive(Clone, Copy)]
pub(super) struct PasteBox {
    /// The element of the text.
    id: &'static str,
    /// The noun for an entry: "meeting".
    noun: &'static str,
    text: RwSignal<String>,
    choices: RwSignal<Choices>,
    open: RwSignal<bool>,
    found: Memo<PastedTable>,
}

impl PasteBox {
    /// A place whose text is read by `read` whenever it or a choice changes; an empty one is not.
    pub(super) fn new(
        id: &'static str,
        noun: &'static str,
        read: impl Fn(&str, &Choices) -> PastedTable + Send + Sync + 'static,
    ) -> Self {
        let (text, choices) = (RwSignal::new(String::new()), RwSignal::new(Choices::default()));
        let read = move |text: &String| {
            if text.trim().is_empty() { PastedTable::default() } else { choices.with(|choices| read(text, choices)) }
        };
        let found = Memo::new(move |_| text.with(&read));
        Self { id, noun, text, choices, open: RwSignal::new(false), found }
    }

    /// Takes a table that was pasted into another field; other text is let through.
    pub(super) fn offer(self, event: &ClipboardEvent) {
        let pasted = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if pasted.contains('\t') {
            event.prevent_default();
            self.set(pasted);
            self.open.set(true);
            focus_soon(self.id.into());
        }
    }

    /// The text and the choices that were made for it.
    pub(super) fn text(self) -> (String, Choices) {
        (self.text.get_untracked(), self.choices.get_untracked())
    }

    /// Empties and folds it: all that it held is taken over.
    pub(super) fn close(self) {
        self.set(String::new());
        self.open.set(false);
    }

    fn set(self, text: String) {
        // Choices are made for one table.
        if text.trim().is_empty() || self.text.with_untracked(|before| before.trim().is_empty()) {
            self.choices.set(Choices::default());
        }
        self.text.set(text);
    }

    /// How many entries can be taken over.
    pub(super) fn count(self) -> usize {
        self.found.with(|found| found.view.count)
    }

    /// What is taken over, in words.
    pub(super) fn what(self) -> String {
        let is_whole = self.found.with(|found| found.view.errors.is_empty());
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
            .on(ev::input, move |event| self.set(event_target_value(&event)));
        let found = html::div().attr("id", found_id).attr("role", "status");
        let tool_set = html::div()
            .class("stack")
            .child(html::label().class("cell").attr("for", self.id).child(html::span().child(columns)).child(text))
            .child(found.child(move || self.outcome()))
            .child(self.preview())
            .child(html::p().class("cluster").child(offers));
        html::details()
            .class("paste")
            .prop("open", move || self.open.get())
            .on(ev::toggle, move |event| self.open.set(dom::is_details_open(&event)))
            .child(html::summary().child("Paste from a spreadsheet"))
            .child(tool_set)
    }

    /// What can be read and what cannot.
    fn outcome(self) -> AnyView {
        self.found.with(|PastedTable { view, summary }| {
            let can = counted(view.count, self.noun);
            let lines: BTreeSet<usize> = view.errors.iter().map(|error| error.line).collect();
            let (is_wrong, head) = if !view.questions.is_empty() {
                (true, "Some values can be read in two ways. Choose below; nothing is imported before that.".to_owned())
            } else if view.misses_columns {
                (true, "Some required columns were not recognized. Choose below which column is which.".to_owned())
            } else if lines.is_empty() {
                (false, if view.count == 0 { String::new() } else { format!("{can} can be read.") })
            } else {
                (true, format!("{} cannot be read; {can} can.", counted(lines.len(), "row")))
            };
            let class = if is_wrong { "message" } else { "quiet" };
            let head = (!head.is_empty()).then(|| html::p().class(class).child(head)).into_child();
            let mut faults: Vec<String> = view.errors.iter().take(MOST_FAULTS).map(ToString::to_string).collect();
            if let Some(more) = view.errors.len().checked_sub(MOST_FAULTS).filter(|more| *more > 0) {
                faults.push(format!("and {more} more, marked below"));
            }
            fragment([head, list(faults), list(view.notes.clone()), list(summary.clone())])
        })
    }
}

fn list(lines: Vec<String>) -> AnyView {
    let lines: Vec<AnyView> = lines.into_iter().map(|words| html::li().child(words).into_any()).collect();
    (!lines.is_empty()).then(|| html::ul().class("faults").child(lines)).into_child()
}
