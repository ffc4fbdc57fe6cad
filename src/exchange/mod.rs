//! Reading and writing the model as text: documents, links, CSV, calendars, and numbers as people type them.

pub mod case_csv;
mod codec;
pub mod csv_writer;
pub mod document;
pub mod file_name;
pub mod import;
pub mod link;
mod markdown_escape;
pub mod meeting_list;
pub mod merge;
pub mod number;
pub mod paper;
mod percent;
pub mod plan_csv;
pub mod plan_ics;
pub mod plan_markdown;
pub mod prefill;
pub mod readings;
pub mod redact;
pub mod result;
pub mod seat_steps;
pub mod shared;
pub mod survey;
pub mod table;
pub mod text_file;
pub mod workbook;
pub mod workspace;
