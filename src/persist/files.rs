//! Files: what leaves the page as one, and what comes in by one.

use super::share;
use crate::browser::file_drop::Dropped;
use crate::browser::{file, system};
use crate::exchange::document;
use crate::exchange::file_name::file_name;
use crate::exchange::import::{self, ImportCounts};
use crate::exchange::link::LinkError;
use crate::exchange::text_file;
use crate::exchange::workspace::{self, ReadWorkspace};
use crate::model::Case;
use crate::state::{AppState, FileText, Notice, NoticeKind, Session, Toast, ToastAction, UndoLabel};
use crate::text::dates::counted;
use crate::text::keeping;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;
use std::sync::Arc;

/// The most bytes of a file that is read: far more than everybody's cases take.
const MOST_BYTES: f64 = 67_108_864.0;

/// Hands the user everything as a file.
pub fn export_all(state: AppState, session: Session) {
    let work = workspace::write(&state.workspace_untracked());
    save_text(session, &format!("async-roi-{}.json", system::today()), "application/json", &format!("{work:#}"));
}

/// Hands the user a single case as a file to send, which the page imports. Like a link, it holds the case [as it is
/// sent](Case::as_sent).
pub fn export_case(session: Session, case: &Case) {
    let name = file_name(&case.name, "case", &system::today(), "json");
    save_text(session, &name, "application/json", &format!("{:#}", document::write(&case.as_sent())));
}

/// Hands the user a table as a CSV file, named after whose and what it is.
pub fn save_table(session: Session, whose: &str, what: &str, text: &str) {
    save_text(session, &file_name(whose, what, &system::today(), "csv"), "text/csv;charset=utf-8", text);
}

/// Hands the user a text as a file of a kind, such as `text/csv`. No browser says whether it was saved, so the text is offered
/// too.
pub(crate) fn save_text(session: Session, name: &str, kind: &str, text: &str) {
    if file::save(name, kind, text.as_bytes()).is_err() {
        return session.notify(of_files(
            NoticeKind::Error,
            "The browser did not pass the file on to the page.".into(),
            Vec::new(),
        ));
    }
    let file = Arc::new(FileText { name: name.into(), text: text.into() });
    let text = format!("The browser was asked to save {name}.");
    session.toast.set(Some(Toast { text, action: Some(ToastAction::ShowText(file)) }));
}

/// Takes what was dropped on the page: files, or a text with a link.
pub fn take_drop(state: AppState, session: Session, dropped: Dropped, open_workbook: OpenWorkbook) {
    if !dropped.files.is_empty() {
        import_files(state, session, dropped.files, open_workbook);
    } else if let Err(error) = share::open_text(state, session, &dropped.text)
        && error != LinkError::None
    {
        share::refuse(session, &error);
    }
}

/// What is done with a workbook: its name and its bytes.
pub(crate) type OpenWorkbook = fn(Session, String, Vec<u8>);

/// How a workbook begins, as every ZIP file does.
const ZIP: &[u8] = b"PK\x03\x04";

/// Reads files that the user chose, and adds what they hold. Workbooks are handed on.
pub fn import_files(state: AppState, session: Session, chosen: Vec<File>, open_workbook: OpenWorkbook) {
    spawn_local(async move {
        let mut texts = Vec::new();
        for chosen in chosen {
            let text = match file::read(&chosen, MOST_BYTES).await {
                Ok(bytes) if bytes.starts_with(ZIP) => {
                    open_workbook(session, chosen.name(), bytes);
                    continue;
                }
                Ok(bytes) => text_file::decode(&bytes).map_err(|error| error.to_string()),
                Err(_) => Err("the browser does not give it, or it is larger than 64 MB".into()),
            };
            texts.push((chosen.name(), text));
        }
        if !texts.is_empty() {
            import(state, session, texts);
        }
    });
}

/// Adds what files hold beside the user's own work.
fn import(state: AppState, session: Session, files: Vec<(String, Result<String, String>)>) {
    session.dismiss("file");
    let mut read = Vec::new();
    let mut missing = Vec::new();
    for (name, text) in files {
        match text.and_then(|text| cases_in(state, session, &text)) {
            Ok(cases) => read.extend(cases.map(|cases| (name, cases))),
            Err(reason) => {
                let text = format!("“{name}” could not be read: {reason}.");
                missing.push((text, vec!["Your own work is unchanged.".into()]));
            }
        }
    }
    let mut added = 0;
    for (name, cases) in &read {
        let mut imported = ImportCounts::default();
        state.edit_workspace(UndoLabel::step("the import"), |workspace| imported = import::import(workspace, cases));
        added += imported.added;
        missing.extend(not_imported(cases, name, imported.refused));
    }
    let whole = missing.is_empty();
    if let Some(notice) = notice_of(missing, read.is_empty()) {
        session.notify(notice);
    }
    match added {
        0 if read.is_empty() => {}
        0 if !whole => session.say("Nothing new was imported."),
        0 => session.say("Nothing new in that file: you already have everything."),
        1 => session.say_undoable("1 case imported beside your own."),
        several => session.say_undoable(format!("{several} cases imported beside your own.")),
    }
}

/// The cases of a file; none where it is a message with a link, which is opened.
fn cases_in(state: AppState, session: Session, text: &str) -> Result<Option<ReadWorkspace>, String> {
    let reason = match workspace::parse(text) {
        Ok(read) => return Ok(Some(read)),
        Err(error) => error.to_string(),
    };
    if text.trim_start().starts_with(['{', '[']) {
        return Err(reason);
    }
    match share::open_text(state, session, text) {
        Ok(()) => Ok(None),
        Err(LinkError::None) => Err(reason),
        Err(error) => Err(error.to_string()),
    }
}

/// What of a file was not imported, if anything: cases that could not be read, and cases for which there is no room.
fn not_imported(read: &ReadWorkspace, name: &str, refused: usize) -> Option<(String, Vec<String>)> {
    let (unread, all) = (read.unread.len(), read.unread.len() + read.workspace.cases().len());
    let lines: Vec<String> = read.unread.iter().map(ToString::to_string).collect();
    let mut details = keeping::each_unread(&lines);
    if unread > 0 {
        details.push("Once the file is corrected, import it again: what you have is not added twice.".into());
    }
    if refused > 0 {
        details.push(share::no_room());
    }
    let text = format!("{} of {} in “{name}” could not be imported.", unread + refused, counted(all, "case"));
    (unread + refused > 0).then_some((text, details))
}

/// What is missing, file by file; none where nothing is.
fn notice_of(mut missing: Vec<(String, Vec<String>)>, all: bool) -> Option<Notice> {
    let kind = if all { NoticeKind::Error } else { NoticeKind::Warning };
    let (text, details) = match missing.len() {
        0 => return None,
        1 => missing.remove(0),
        several => {
            let lines = missing.into_iter().flat_map(|(text, details)| [vec![text], details].concat());
            (format!("{several} files could not be imported completely."), lines.collect())
        }
    };
    Some(of_files(kind, text, details))
}

fn of_files(kind: NoticeKind, text: String, details: Vec<String>) -> Notice {
    Notice { topic: "file", kind, text, details, remedies: Vec::new() }
}
