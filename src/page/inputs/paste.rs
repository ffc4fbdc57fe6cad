//! Meetings from a spreadsheet: nothing is taken over before it is read and shown.

use super::rows::Rows;
use crate::exchange::inventory::sort_inventory;
use crate::model::{Meeting, Scenario};
use crate::page::field::focus_soon;
use crate::page::{app, format, session};
use crate::state::{AppState, Mark, Session};
use leptos::ev::ClipboardEvent;
use leptos::prelude::*;

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
        let toggled = move |event: leptos::ev::Event| {
            let open = event_target::<leptos::web_sys::Element>(&event).has_attribute("open");
            self.open.set(open);
        };
        view! {
            <details class="paste" prop:open=self.open on:toggle=toggled>
                <summary>"Paste from a spreadsheet"</summary>
                <div class="stack">
                    <label class="cell" for=TEXT_ID>
                        <span>"Columns: name, people, minutes, times a week, what happens (keep, replace, shorten to 10)"</span>
                        <textarea
                            id=TEXT_ID
                            rows="5"
                            spellcheck="false"
                            aria-describedby="meetings-paste-found"
                            prop:value=self.text
                            on:input=move |event| self.text.set(event_target_value(&event))
                        ></textarea>
                    </label>
                    <div id="meetings-paste-found" role="status">{move || self.outcome()}</div>
                    <p class="cluster">{move || self.offers()}</p>
                </div>
            </details>
        }
        .into_any()
    }

    fn outcome(self) -> AnyView {
        let (fine, wrong) = self.found.get();
        if wrong.is_empty() {
            return (!fine.is_empty())
                .then(|| view! { <p class="quiet">{meetings(fine.len())} " can be read."</p> })
                .into_any();
        }
        let summary = format!("{} cannot be read; {} can.", rows_of(wrong.len()), meetings(fine.len()));
        let line = |error: String| view! { <li>{error}</li> };
        view! {
            <p class="message">{summary}</p>
            <ul>{wrong.into_iter().take(20).map(line).collect_view()}</ul>
        }
        .into_any()
    }

    fn offers(self) -> AnyView {
        let (fine, wrong) = self.found.get();
        let (count, listed) = (fine.len(), self.rows.count());
        let good = if wrong.is_empty() { "" } else { " good ones only:" };
        let offer = |replace: bool| {
            let word = if replace { "Replace the list by" } else { "Add" };
            let fits = count > 0 && count + if replace { 0 } else { listed } <= Scenario::ROW_LIMIT;
            let take = move |_| self.take(replace);
            let words = format!("{word}{good} {}", meetings(count));
            fits.then(|| view! { <button type="button" class="button small" on:click=take>{words}</button> })
        };
        view! { {offer(false)} {(listed > 0).then(|| offer(true))} }.into_any()
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
