//! The decision paper and the status report as files, and a table on the clipboard.

use super::files::save_text;
use crate::browser::{clipboard, system};
use crate::exchange::file_name::file_name;
use crate::exchange::paper::{table_html, table_text, write_html, write_markdown};
use crate::state::Session;
use crate::text::paper::{Paper, PaperTable};
use leptos::task::spawn_local;

/// Which report it is, as the names of its files say it.
pub const DECISION_PAPER: &str = "decision paper";
/// The other one.
pub const STATUS_REPORT: &str = "status report";

/// As what kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperFile {
    /// One file for a browser or a mail.
    Html,
    /// For a document or a wiki.
    Markdown,
}

/// Hands the user a report as a file.
pub fn save_paper(session: Session, paper: &Paper, report: &str, file: PaperFile) {
    let (ending, kind, text) = match file {
        PaperFile::Html => ("html", "text/html;charset=utf-8", write_html(paper)),
        PaperFile::Markdown => ("md", "text/markdown;charset=utf-8", write_markdown(paper)),
    };
    save_text(session, &file_name(&paper.title, report, &system::today(), ending), kind, &text);
}

/// Copies a table for documents, slides and spreadsheets; `done` hears whether that worked.
pub fn copy_table(table: &PaperTable, done: impl FnOnce(bool) + 'static) {
    let (html, text) = (table_html(table), table_text(table));
    spawn_local(async move { done(clipboard::write_html(&html, &text).await.is_ok()) });
}
