//! The decision paper as files: Markdown, and one HTML file that needs nothing else.

mod html;
mod markdown;

pub use html::write as write_html;
pub use markdown::write as write_markdown;

use crate::text::paper::PaperTable;

/// A table to paste into a document or a slide.
pub fn table_html(table: &PaperTable) -> String {
    let mut text = String::new();
    html::table(&mut text, table);
    text
}

/// The same for programs that take text only: a tab between cells.
pub fn table_text(table: &PaperTable) -> String {
    let rows =
        [&table.heads].into_iter().chain(&table.rows).chain(Some(&table.total).filter(|total| !total.is_empty()));
    let line =
        |row: &Vec<String>| row.iter().map(|cell| cell.replace(['\t', '\n', '\r'], " ")).collect::<Vec<_>>().join("\t");
    rows.map(line).collect::<Vec<_>>().join("\n")
}
