//! The decision paper as files: Markdown, and one HTML file that needs nothing else.

mod html;
mod markdown;

pub use html::{css_string, table as table_html, write as write_html};
pub use markdown::{write as write_markdown, write_message};

use crate::text::paper::PaperTable;

/// A table for programs that take text only from the clipboard: a tab between cells.
pub fn table_text(table: &PaperTable) -> String {
    let rows =
        [&table.heads].into_iter().chain(&table.rows).chain(Some(&table.total).filter(|total| !total.is_empty()));
    let line =
        |row: &Vec<String>| row.iter().map(|cell| cell.replace(['\t', '\n', '\r'], " ")).collect::<Vec<_>>().join("\t");
    rows.map(line).collect::<Vec<_>>().join("\n")
}
