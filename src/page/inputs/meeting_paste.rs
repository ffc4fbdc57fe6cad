//! Pasting meetings from a spreadsheet.

use super::row_editor::RowEditor;
use crate::exchange::meeting_list::read_meetings;
use crate::exchange::table::Choices;
use crate::model::{Case, RowList};
use crate::page::field::focus_soon;
use crate::page::paste_box::{PasteBox, PastedTable};
use crate::page::ui::{Child, fragment};
use crate::page::widgets::button;
use crate::page::{app, format, session};
use crate::state::{AppState, Session, UndoLabel};
use crate::text::dates::counted;
use leptos::prelude::*;
use leptos::web_sys::ClipboardEvent;

/// The box into which a list of meetings is pasted.
#[derive(Clone, Copy)]
pub(super) struct MeetingPaste {
    rows: RowEditor,
    paste: PasteBox,
    state: AppState,
    session: Session,
}

fn found(text: &str, choices: &Choices) -> PastedTable {
    let (_, view) = read_meetings(text, choices, format::table_context());
    PastedTable { view, summary: Vec::new() }
}

impl MeetingPaste {
    pub(super) fn new(rows: RowEditor) -> Self {
        Self { rows, paste: PasteBox::new("meetings-paste", "meeting", found), state: app(), session: session() }
    }

    /// A table pasted into a name belongs here; any other text is let through.
    pub(super) fn offer(self, event: &ClipboardEvent) {
        self.paste.offer(event);
    }

    /// The field for the text, and what was found in it.
    pub(super) fn view(self) -> AnyView {
        let columns = "Columns, by name or in this order: name, people, minutes, times a week, what happens (keep, replace, cancel, shorten to 10, less often 2, fewer 5)";
        self.paste.view(columns, move || self.offers()).into_any()
    }

    fn offers(self) -> AnyView {
        let (count, listed) = (self.paste.count(), self.rows.count());
        let offer = |replace: bool| {
            let word = if replace { "Replace the list by" } else { "Add" };
            let fits = count > 0 && count + if replace { 0 } else { listed } <= Case::ROW_LIMIT;
            fits.then(|| button("button small", format!("{word} {}", self.paste.what()), move || self.take(replace)))
                .into_child()
        };
        fragment([offer(false), (listed > 0).then(|| offer(true)).into_child()])
    }

    fn take(self, replace: bool) {
        let (text, choices) = self.paste.text();
        let (fine, _) = read_meetings(&text, &choices, format::table_context());
        let (count, first) = (fine.len(), if replace { 0 } else { untrack(|| self.rows.count()) });
        self.state.edit(UndoLabel::step("pasting meetings"), |case| {
            case.remove_rows(RowList::Meetings, &(first..case.rows(RowList::Meetings)).collect::<Vec<_>>());
            case.list_meetings(fine);
        });
        self.rows.renew();
        self.paste.close();
        self.session.say_undoable(format!("{} imported.", counted(count, "meeting")));
        focus_soon(self.rows.id(first, "name"));
    }
}
