//! Meetings from a spreadsheet: nothing is taken over before it is read and shown.

use super::rows::Rows;
use crate::browser::document;
use crate::exchange::inventory::sort_inventory;
use crate::model::{Meeting, Scenario};
use crate::page::dom::{AnyView, Piece, all, html};
use crate::page::field::focus_soon;
use crate::page::{app, format, session};
use crate::state::{AppState, Mark, Memo, RwSignal, Session};
use leptos::prelude::{event_target_value, untrack};
use leptos::web_sys::ClipboardEvent;

const TEXT_ID: &str = "meetings-paste";

/// The place where a list is pasted.
#[derive(Clone, Copy)]
pub(super) struct Paste {
    rows: Rows,
    text: RwSignal<String>,
    open: RwSignal<bool>,
    /// The rows that can be read, and what is wrong with the others.
    found: Memo<(Vec<Meeting>, Vec<String>)>,
    state: AppState,
    session: Session,
}

fn found(text: &str) -> (Vec<Meeting>, Vec<String>) {
    if text.trim().is_empty() {
        return (Vec::new(), Vec::new());
    }
    let (fine, wrong) = sort_inventory(text, format::marks());
    (fine, wrong.iter().map(ToString::to_string).collect())
}

fn meetings(count: usize) -> String {
    if count == 1 { "1 meeting".into() } else { format!("{count} meetings") }
}

impl Paste {
    pub(super) fn new(rows: Rows) -> Self {
        let text = RwSignal::new(String::new());
        let found = Memo::new(move |_| text.with(|text| found(text)));
        Self { rows, text, open: RwSignal::new(false), found, state: app(), session: session() }
    }

    /// A table pasted into a name belongs here; any other text is let through.
    pub(super) fn offer(self, event: &ClipboardEvent) {
        let pasted = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if pasted.contains('\t') {
            event.prevent_default();
            self.text.set(pasted);
            self.open.set(true);
            focus_soon(TEXT_ID.into());
        }
    }

    /// The field for the text, and what was found in it.
    pub(super) fn view(self) -> AnyView {
        let columns = "Columns: name, people, minutes, times a week, what happens (keep, replace, shorten to 10)";
        let text = html("textarea")
            .attr("id", TEXT_ID)
            .attr("rows", "5")
            .attr("spellcheck", "false")
            .attr("aria-describedby", "meetings-paste-found")
            .property("value", move || self.text.get())
            .on("input", move |event| self.text.set(event_target_value(&event)));
        let found = html("div").attr("id", "meetings-paste-found").attr("role", "status");
        let stack = html("div")
            .class("stack")
            .child(html("label").class("cell").attr("for", TEXT_ID).child(html("span").child(columns)).child(text))
            .child(found.child(move || self.outcome()))
            .child(html("p").class("cluster").child(move || self.offers()));
        html("details")
            .class("paste")
            .flag("open", move || self.open.get())
            .on("toggle", move |event| self.open.set(document::is_open(&event)))
            .child(html("summary").child("Paste from a spreadsheet"))
            .child(stack)
            .piece()
    }

    fn outcome(self) -> AnyView {
        let (fine, wrong) = self.found.get();
        if wrong.is_empty() {
            let fine = (!fine.is_empty()).then(|| format!("{} can be read.", meetings(fine.len())));
            return fine.map(|fine| html("p").class("quiet").child(fine)).piece();
        }
        let summary = format!("{} cannot be read; {} can.", rows_of(wrong.len()), meetings(fine.len()));
        let line = |error: String| html("li").child(error);
        let lines: Vec<_> = wrong.into_iter().take(20).map(line).collect();
        all([html("p").class("message").child(summary).piece(), html("ul").class("faults").child(lines).piece()])
    }

    fn offers(self) -> AnyView {
        let (fine, wrong) = self.found.get();
        let (count, listed) = (fine.len(), self.rows.count());
        let what = if wrong.is_empty() { meetings(count) } else { format!("only the {count} that can be read") };
        let offer = |replace: bool| {
            let word = if replace { "Replace the list by" } else { "Add" };
            let fits = count > 0 && count + if replace { 0 } else { listed } <= Scenario::ROW_LIMIT;
            let take = move |_| self.take(replace);
            let words = format!("{word} {what}");
            let button = html("button").attr("type", "button").class("button small").on("click", take);
            fits.then(|| button.child(words)).piece()
        };
        all([offer(false), (listed > 0).then(|| offer(true)).piece()])
    }

    fn take(self, replace: bool) {
        let (fine, _) = self.found.get_untracked();
        let (count, first) = (fine.len(), if replace { 0 } else { untrack(|| self.rows.count()) });
        self.state.edit(Mark::step("pasting meetings"), |scenario| {
            let inventory = &mut scenario.meetings.load.inventory;
            inventory.truncate(first);
            inventory.extend(fine);
        });
        self.rows.renew();
        self.text.set(String::new());
        self.open.set(false);
        self.session.say_undoable(format!("{} taken over.", meetings(count)));
        focus_soon(self.rows.id(first, "name"));
    }
}

fn rows_of(count: usize) -> String {
    if count == 1 { "1 row".into() } else { format!("{count} rows") }
}
