//! The case as a spreadsheet workbook (`.xlsx`) with live formulas.
//!
//! Its inputs are cells with names (`in_team_people`), and every figure of the likely case is a formula over them: the one by which
//! the page explains it. Ranges and drivers are values, since a spreadsheet cannot compute them. Each formula carries its result, for
//! viewers that do not calculate.

mod calculation;
mod comparison;
mod formula;
mod inputs;
mod lists;
mod months;
mod names;
mod rate;
mod reader;
mod register;
mod results;
mod sheet;
mod source;
mod years;

pub(super) use inputs::unit_words;
pub use reader::{ChangedInput, InputChange, ReadWorkbook, RefusedCell, TextChange, WorkbookReadError, read};

use crate::model::{Case, ReportedComparison, Simulation};
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};
use sheet::Sheet;
use source::Source;

/// What the workbook says about itself.
#[derive(Clone, Copy, Debug)]
pub struct WorkbookFacts<'a> {
    /// The day on which it was made, in words or as `2027-01-04`; empty where that is not known.
    pub made: &'a str,
    /// The case as a link.
    pub link: &'a str,
    /// The alternatives that the case is compared with; none where it is compared with no other case.
    pub comparison: Option<&'a ReportedComparison>,
}

/// Writes the workbook of a case with its simulation, both views side by side.
///
/// # Errors
/// The library refuses a cell, for instance a text that is too long; what the model admits is within its limits.
pub fn write(case: &Case, simulation: &Simulation, facts: &WorkbookFacts) -> Result<Vec<u8>, XlsxError> {
    let source = Source::of(case, simulation);
    let mut sheets = vec![filled(results::RESULTS, |sheet| results::write(sheet, &source, facts))];
    if let Some(reported) = facts.comparison {
        sheets.push(filled(comparison::COMPARISON, |sheet| comparison::write(sheet, reported, facts.made)));
    }
    sheets.push(filled(inputs::INPUTS, |sheet| inputs::write(sheet, &source)));
    sheets.push(filled(register::REGISTER, |sheet| register::write(sheet, case)));
    for (list, name) in lists::LISTS.into_iter().filter(|(list, _)| lists::is_written(*list, case)) {
        sheets.push(filled(name, |sheet| lists::write(sheet, list, &source)));
    }
    sheets.push(filled("Calculation", |sheet| calculation::write(sheet, &source)));
    sheets.push(filled(months::MONTHS, |sheet| months::write(sheet, &source)));
    sheets.push(filled("Years", |sheet| years::write(sheet, &source)));
    sheets.push(filled(rate::RATE, |sheet| rate::write(sheet, &source)));
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_title(&case.name).set_comment(facts.made));
    for sheet in sheets {
        let (worksheet, names) = sheet.finish()?;
        workbook.push_worksheet(worksheet);
        for (name, address) in names {
            workbook.define_name(name, &address)?;
        }
    }
    workbook.save_to_buffer()
}

fn filled(name: &'static str, fill: impl FnOnce(&mut Sheet)) -> Sheet {
    let mut sheet = Sheet::new(name);
    fill(&mut sheet);
    sheet
}
