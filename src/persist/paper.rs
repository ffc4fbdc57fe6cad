//! The decision paper as a file, and a table of it on the clipboard.

use super::files::save_text;
use crate::browser::{clipboard, system};
use crate::exchange::file_name::file_name;
use crate::exchange::paper::{table_html, table_text, write_html, write_markdown};
use crate::state::Session;
use crate::text::paper::{Paper, PaperTable};
use leptos::task::spawn_local;

/// As what kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperFile {
    /// One file for a browser or a mail.
    Html,
    /// For a document or a wiki.
    Markdown,
}

/// Hands the user the paper as a file.
pub fn save_paper(session: Session, paper: &Paper, file: PaperFile) {
    let (ending, kind, text) = match file {
        PaperFile::Html => ("html", "text/html;charset=utf-8", write_html(paper)),
        PaperFile::Markdown => ("md", "text/markdown;charset=utf-8", write_markdown(paper)),
    };
    save_text(session, &file_name(&paper.title, "decision paper", &system::today(), ending), kind, &text);
}

/// Copies a table for documents, slides and spreadsheets; `done` hears whether that worked.
pub fn copy_table(table: &PaperTable, done: impl FnOnce(bool) + 'static) {
    let (html, text) = (table_html(table), table_text(table));
    spawn_local(async move { done(clipboard::write_html(&html, &text).await.is_ok()) });
}
