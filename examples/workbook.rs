//! The workbook of a case: reads a case document and writes an `.xlsx` file.
//!
//! ```sh
//! cargo run --release --example workbook case.json case.xlsx
//! ```

use async_roi::exchange::workbook::{self, WorkbookFacts};
use async_roi::exchange::{document, link};
use async_roi::model::{Engine, View};
use std::error::Error;
use std::fs;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(from), Some(to), None) = (arguments.next(), arguments.next(), arguments.next()) else {
        return Err("usage: workbook CASE.json OUT.xlsx".into());
    };
    let case = document::parse(&fs::read_to_string(from)?)?;
    let simulation = Engine::new().simulate(&case, View::Full);
    let link = link::write(&case);
    let facts = WorkbookFacts { made: "", link: &link };
    fs::write(to, workbook::write(&case, &simulation, &facts)?)?;
    Ok(())
}
