//! Reading and writing the model as text: documents, links, CSV, calendars, and numbers as people type them.

mod codec;
pub mod csv_reader;
pub mod csv_writer;
pub mod document;
pub mod file_name;
pub mod import;
pub mod link;
pub mod meeting_list;
pub mod merge;
pub mod number;
pub mod plan_csv;
pub mod plan_ics;
pub mod plan_markdown;
pub mod prefill;
pub mod readings;
pub mod redact;
pub mod result;
pub mod seat_steps;
pub mod spreadsheet_cell;
pub mod workspace;
