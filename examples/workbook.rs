//! The workbook of a case, and the way back.
//!
//! ```sh
//! cargo run --release --example workbook case.json case.xlsx   # writes the workbook of a case document
//! cargo run --release --example workbook case.xlsx case.json   # writes the case document of an edited workbook
//! ```

use async_roi::exchange::workbook::{self, WorkbookFacts};
use async_roi::exchange::{document, link};
use async_roi::model::{Engine, View};
use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(from), Some(to), None) = (arguments.next(), arguments.next(), arguments.next()) else {
        return Err("usage: workbook CASE.json OUT.xlsx, or workbook EDITED.xlsx OUT.json".into());
    };
    if Path::new(&from).extension().is_some_and(|ending| ending == "xlsx") {
        read(&from, &to)
    } else {
        write(&from, &to)
    }
}

fn write(from: &str, to: &str) -> Result<(), Box<dyn Error>> {
    let case = document::parse(&fs::read_to_string(from)?)?;
    let simulation = Engine::new().simulate(&case, View::Full);
    let facts = WorkbookFacts { made: "", link: &link::write(&case) };
    fs::write(to, workbook::write(&case, &simulation, &facts)?)?;
    Ok(())
}

/// Writes the case of an edited workbook; cells that could not be used are listed on standard error.
fn read(from: &str, to: &str) -> Result<(), Box<dyn Error>> {
    let read = workbook::read(&fs::read(from)?).map_err(|error| format!("{from}: {error}"))?;
    for cell in &read.refused {
        eprintln!("{}: “{}” {}", cell.cell, cell.text, cell.reason);
    }
    fs::write(to, document::write(&read.case).to_string())?;
    Ok(())
}
