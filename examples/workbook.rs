//! The workbook of a case, and the way back.
//!
//! ```sh
//! cargo run --release --example workbook case.json case.xlsx              # writes the workbook of a case document
//! cargo run --release --example workbook case.json case.xlsx other.json   # with a sheet that compares it with up to three others
//! cargo run --release --example workbook case.xlsx case.json              # writes the case document of an edited workbook
//! ```

use async_roi::exchange::workbook::{self, WorkbookFacts};
use async_roi::exchange::{document, link};
use async_roi::model::{Case, ChosenAlternatives, Comparer, Engine, ReportedAlternatives, View};
use std::error::Error;
use std::fs;
use std::path::Path;
use std::sync::Arc;

const USAGE: &str = "usage: workbook CASE.json OUT.xlsx [ALTERNATIVE.json ...], or workbook EDITED.xlsx OUT.json";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to, others @ ..] = &arguments[..] else { return Err(USAGE.into()) };
    let is_workbook = Path::new(from).extension().is_some_and(|ending| ending == "xlsx");
    match (is_workbook, others.len()) {
        (true, 0) => read(from, to),
        (false, others_count) if others_count < ChosenAlternatives::MOST => write(from, to, others),
        _ => Err(USAGE.into()),
    }
}

fn case_in(path: &str) -> Result<Case, Box<dyn Error>> {
    Ok(document::parse(&fs::read_to_string(path)?)?)
}

fn write(from: &str, to: &str, others: &[String]) -> Result<(), Box<dyn Error>> {
    let case = case_in(from)?;
    let simulation = Engine::new().simulate(&case, View::Full);
    let mut cases = vec![Some(Arc::new(case.clone()))];
    for other in others {
        cases.push(Some(Arc::new(case_in(other)?)));
    }
    let alternatives = (cases.len() > 1).then_some(ReportedAlternatives { cases, base: 0, own: 0 });
    let comparison = alternatives.map(|all| all.compare(&mut <[Comparer; 2]>::default()));
    let facts = WorkbookFacts { made: "", link: &link::write(&case), comparison: comparison.as_ref() };
    fs::write(to, workbook::write(&case, &simulation, &facts)?)?;
    Ok(())
}

/// Writes the case of an edited workbook. Texts that were changed, and what could not be used, are listed on standard error.
fn read(from: &str, to: &str) -> Result<(), Box<dyn Error>> {
    let read = workbook::read(&fs::read(from)?).map_err(|error| format!("{from}: {error}"))?;
    for cell in &read.refused {
        eprintln!("{}: “{}” {}", cell.cell, cell.text, cell.reason);
    }
    read.texts
        .iter()
        .for_each(|change| eprintln!("{}: “{}” instead of “{}”", change.what, change.after, change.before));
    read.rows.iter().chain(&read.ignored).for_each(|words| eprintln!("{words}"));
    fs::write(to, document::write(&read.case).to_string())?;
    Ok(())
}
