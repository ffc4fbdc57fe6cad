//! Reads KPI readings that are pasted as a table, in long form (one reading a line) or wide form (a column for each KPI).

mod extra_columns;
mod kpi_names;
pub mod parts;
#[cfg(test)]
mod tests;
mod writer;

pub use writer::write;

use super::csv_writer::unescape_formula;
use super::table::{
    CellValue, Choices, ColumnCell, Sheet, TableContext, TableError, TableField, TableView, read_dates, read_numbers,
    with_texts, without_word,
};
use crate::model::date::Date;
use crate::model::kpi::{Annotation, GradeParts, Kpi, KpiUnit, Period, Reading, Scorecard};
use crate::model::{LINE, Limits, NOTE as NOTE_LIMIT, Spread, Unit};
use extra_columns::ExtraColumns;
use kpi_names::KpiNames;
use parts::{PART_COUNT, PART_ENTRIES};

const KPI: usize = 0;
const DATE: usize = 1;
const VALUE: usize = 2;
const BLOCK: usize = 3;
const NOTE: usize = 4;
const DEFINITION: usize = 5;
const BASELINE: usize = 6;
const BY: usize = 7;
const PARTS: usize = 8;
/// The field of the first KPI.
const KPIS: usize = PARTS + PART_COUNT;

const FIELDS: [TableField<'static>; PARTS] = [
    field(
        "Figure",
        &["figure", "kpi", "metric", "indicator"],
        "key figure|measure|kennzahl|indicateur|indicador",
        true,
    ),
    field(
        "Date",
        &["date", "day", "week", "month"],
        "quarter|period|week of|week starting|measured on|as of|when|time|datum|tag|monat|woche|jour|mois|semaine|fecha|día|mes|\
         semana",
        true,
    ),
    field("Value", &["value", "reading", "result", "measurement"], "actual|wert|valeur|valor", true),
    field("Block length", &["block minutes", "block", "block length"], "blocks", true),
    field("Note", &["note", "comment", "remark", "source"], "notes|comments|notiz|kommentar|commentaire|nota", true),
    field(extra_columns::DEFINITION, &["definition"], "", false),
    field(extra_columns::BASELINE, &["baseline"], "", false),
    field(extra_columns::BY, &["entered by", "by"], "", false),
];

/// The figures of rows that are events; the first that is no KPI's name is written.
const EVENTS: [&str; 2] = ["Event", "Annotation"];

const fn field(
    name: &'static str,
    names: &'static [&'static str],
    also: &'static str,
    has_place: bool,
) -> TableField<'static> {
    TableField { name, names, also, has_place }
}

/// What was read of a pasted table.
#[derive(Debug, Clone, Default)]
pub struct PastedReadings {
    /// The readings that can be taken.
    pub readings: Vec<Reading>,
    /// The events that can be taken.
    pub events: Vec<Annotation>,
    /// Everything as it was read.
    pub view: TableView,
}

/// What a row is.
enum PastedRow {
    Reading(Box<Reading>),
    Event(Annotation),
}

/// Reads a pasted table by the user's choices.
///
/// In long form its columns are figure, date, value, block length and note, in this order or under these or similar names, and the
/// extra columns of [`write()`] under theirs; an empty figure is the one above, and the figure “Event” an event whose text is the
/// note. In wide form they are the date, and a column for
/// each KPI under its name.
pub fn read_readings(text: &str, card: &Scorecard, choices: &Choices, context: TableContext) -> PastedReadings {
    let names = KpiNames::of(card, context);
    let of_part: Vec<[&str; 1]> = PART_ENTRIES.iter().map(|entry| [entry.label]).collect();
    let of_kpi: Vec<[&str; 2]> = names.kpis.iter().map(|kpi| [kpi.name, kpi.id.as_str()]).collect();
    let mut fields = FIELDS.to_vec();
    fields.extend(of_part.iter().map(|names| TableField { name: names[0], names, also: "", has_place: false }));
    fields.extend(of_kpi.iter().map(|names| TableField { name: names[0], names, also: "", has_place: false }));
    let mut sheet = match Sheet::read(text, &fields, choices, context) {
        Ok(sheet) => sheet,
        Err(error) => return PastedReadings { view: TableView::of_error(error), ..PastedReadings::default() },
    };
    let wide: Vec<usize> = (KPIS..fields.len()).filter(|field| sheet.column(*field).is_some()).collect();
    let results = if sheet.column(VALUE).is_none() && !wide.is_empty() {
        read_wide(&mut sheet, &wide, &names, context)
    } else {
        read_long(&mut sheet, &names, context)
    };
    let (mut pasted, errors) = accept(results, card);
    for error in errors {
        sheet.refuse(error);
    }
    if sheet.is_in_doubt() {
        pasted = PastedReadings::default();
    }
    pasted.view = sheet.into_view(pasted.readings.len() + pasted.events.len());
    pasted
}

/// A row and its line, or all that is wrong with it.
type ReadResult = Result<(usize, PastedRow), Vec<TableError>>;

/// Rejects readings that would be lost: a second one of a KPI, day and person, and those beyond the limit of the scorecard.
fn accept(results: Vec<ReadResult>, card: &Scorecard) -> (PastedReadings, Vec<TableError>) {
    let (mut seen, mut merged) = (Scorecard::default(), card.clone());
    let (mut pasted, mut errors) = (PastedReadings::default(), Vec::new());
    for result in results {
        match result {
            Ok((line, PastedRow::Reading(reading))) => {
                if seen.place_of(&reading).is_some() {
                    let reason = format!("a second reading of this KPI on {}", reading.date);
                    errors.push(TableError::of_line(line, reason));
                    continue;
                }
                let kept = merged.record((*reading).clone()).and_then(|()| seen.record((*reading).clone()));
                match kept {
                    Ok(()) => pasted.readings.push(*reading),
                    Err(error) => errors.push(TableError::of_line(line, error.to_string())),
                }
            }
            Ok((_, PastedRow::Event(event))) => pasted.events.push(event),
            Err(more) => errors.extend(more),
        }
    }
    (pasted, errors)
}

fn read_long(sheet: &mut Sheet<'_>, names: &KpiNames<'_>, context: TableContext) -> Vec<ReadResult> {
    let has_parts = (PARTS..KPIS).any(|part| sheet.column(part).is_some());
    if sheet.column(DATE).is_some() && sheet.column(KPI).is_none() && !has_parts {
        // In wide form, a name that is not known is that of a KPI.
        let unknown: Vec<(usize, String)> = sheet.unknown().map(|(place, name)| (place, name.to_owned())).collect();
        for (place, name) in &unknown {
            let reason = names.find(name).err().unwrap_or_else(|| "an earlier column is of this KPI".to_owned());
            sheet.refuse(TableError {
                column: place + 1,
                name: name.clone(),
                ..TableError::of_line(sheet.first_line(), reason)
            });
        }
        if !unknown.is_empty() {
            return Vec::new();
        }
    }
    if !sheet.require(if has_parts { &[KPI, DATE] } else { &[KPI, DATE, VALUE] }) {
        return Vec::new();
    }
    sheet.note_not_taken(&(0..KPIS).collect::<Vec<_>>());
    let kpis = long_kpis(sheet, names);
    let kpi_of = |cell: ColumnCell<'_>| {
        let place = sheet_line(&kpis, cell.line);
        place.and_then(|place| kpis[place].1.clone().ok().flatten()).map(|kpi| names.kpis[kpi])
    };
    let is_percent = sheet.is_percent(VALUE);
    let values = sheet.values(VALUE, &|cells, chosen| {
        let numbers = with_texts(cells, &|cell| kpi_of(cell).map_or(cell.text, |kpi| bare(cell.text, &kpi)));
        // Of a figure that is not known, any number.
        let limits = |cell: ColumnCell<'_>| {
            kpi_of(cell).map_or(Limits::one(Unit::Factor, f64::MIN, f64::MAX), |kpi| kpi.limits())
        };
        read_numbers(&numbers, &limits, is_percent, chosen, context)
    });
    let dates = sheet.values(DATE, &|cells, chosen| read_dates(cells, chosen, context));
    let extra = ExtraColumns::read(sheet, context);
    let columns = kpis.into_iter().zip(dates.into_iter().zip(values)).enumerate();
    columns
        .map(|(row, ((line, kpi), (date, value)))| {
            let mut errors = Vec::new();
            let mut keep = |field: usize, reason: String| errors.push(sheet.error(row, field, reason));
            let date = time(date).map_err(|reason| keep(DATE, reason));
            let note = unescape_formula(sheet.text(row, NOTE));
            if kpi == Ok(None) {
                let text = event_text(note).map_err(|reason| keep(NOTE, reason));
                let (Ok((date, _)), Ok(text)) = (date, text) else { return Err(errors) };
                return Ok((line, PastedRow::Event(Annotation::new(date, text))));
            }
            let kpi = kpi.map(|place| names.kpis[place.expect("it is no event")]).map_err(|reason| keep(KPI, reason));
            if let Err(reason) = check_length(note, NOTE_LIMIT) {
                keep(NOTE, reason);
            }
            let by = unescape_formula(sheet.text(row, BY));
            if let Err(reason) = check_length(by, LINE) {
                keep(BY, reason);
            }
            let (Ok(kpi), false) = (kpi, value.is_err() && kpi.is_err()) else { return Err(errors) };
            let parts = extra.parts(row, &kpi).map_err(|(field, reason)| keep(field, reason));
            let definition = extra.definition(sheet, row, &kpi).map_err(|(field, reason)| keep(field, reason));
            let baseline = ExtraColumns::is_baseline(sheet, row, context).map_err(|reason| keep(BASELINE, reason));
            let text = sheet.text(row, VALUE);
            let value = parts.and_then(|parts| {
                let value = value_or_grade(&kpi, text, value, parts.as_ref()).map_err(|reason| keep(VALUE, reason));
                value.map(|value| (value, parts))
            });
            let (Ok((date, period)), Ok((value, parts)), Ok(definition), Ok(baseline)) =
                (date, value, definition, baseline)
            else {
                return Err(errors);
            };
            let mut reading = match Reading::new(kpi.id.clone(), date, value) {
                Ok(reading) if errors.is_empty() => reading,
                Ok(_) => return Err(errors),
                Err(error) => return Err(vec![sheet.error(row, VALUE, error.to_string())]),
            };
            (reading.definition, reading.baseline, reading.parts) = (definition, baseline, parts);
            reading.set_period(period);
            note.clone_into(&mut reading.note);
            by.clone_into(&mut reading.by);
            Ok((line, PastedRow::Reading(Box::new(reading))))
        })
        .collect()
}

/// The text of an event.
fn event_text(note: &str) -> Result<&str, String> {
    check_length(note, LINE)?;
    if note.is_empty() { Err("an event needs a text in the column “Note”".to_owned()) } else { Ok(note) }
}

/// The KPI of each row with its line, by its place among the names, or none for an event; merged cells are copied as one name with
/// empty cells below it.
fn long_kpis(sheet: &mut Sheet<'_>, names: &KpiNames<'_>) -> Vec<(usize, Result<Option<usize>, String>)> {
    let mut above = Err("a figure is missing".to_owned());
    let mut kpis = Vec::new();
    for row in 0..sheet.rows().len() {
        let text = unescape_formula(sheet.text(row, KPI));
        if !text.is_empty() {
            above = if names.is_event(text) { Ok(None) } else { names.find(text).map(Some) };
        }
        if let Ok(Some(place)) = above {
            sheet.show(row, KPI, CellValue::Text(names.kpis[place].name.to_owned()));
        }
        kpis.push((sheet.rows()[row].line, above.clone()));
    }
    kpis
}

/// The place of a line.
fn sheet_line<T>(rows: &[(usize, T)], line: usize) -> Option<usize> {
    rows.binary_search_by_key(&line, |row| row.0).ok()
}

/// A value without the unit of its KPI after it.
fn bare<'a>(text: &'a str, kpi: &Kpi<'_>) -> &'a str {
    match kpi.unit {
        KpiUnit::Hours | KpiUnit::HoursPerPersonWeek => without_word(text, &["hours", "hour", "hrs", "hr", "h"]),
        KpiUnit::Named(word) if !word.is_empty() => without_word(text, &[word]),
        _ => text,
    }
}

/// The day of a reading or the end of its period.
fn time(value: Result<CellValue, String>) -> Result<(Date, Period), String> {
    match value? {
        CellValue::Day(day) => Ok((day, Period::Day)),
        CellValue::Period(period, end) => Ok((end, period)),
        _ => Err("a date is missing".to_owned()),
    }
}

fn check_length(text: &str, limit: usize) -> Result<(), String> {
    if text.chars().count() > limit { Err(format!("must have at most {limit} characters")) } else { Ok(()) }
}

/// The value, or the grade computed from its parts; with parts the value may be empty, but must not contradict them.
fn value_or_grade(
    kpi: &Kpi<'_>,
    text: &str,
    value: Result<CellValue, String>,
    parts: Option<&GradeParts>,
) -> Result<f64, String> {
    let Some(parts) = parts else { return within_limits(kpi, text, value) };
    let grade = parts.grade().score.ok_or("too few of its parts are known for a grade")?;
    // A spreadsheet may have rounded the grade to two decimals.
    if text.is_empty() || (within_limits(kpi, text, value)? - grade).abs() < 0.01 {
        return Ok(grade);
    }
    Err(format!("“{text}” differs from the grade computed from its parts: leave it empty to use that grade"))
}

/// Reads each filled cell below a KPI's name.
fn read_wide(sheet: &mut Sheet<'_>, fields: &[usize], names: &KpiNames<'_>, context: TableContext) -> Vec<ReadResult> {
    if !sheet.require(&[DATE]) {
        return Vec::new();
    }
    sheet.note_not_taken(&[&[DATE], fields].concat());
    let dates = sheet.values(DATE, &|cells, chosen| read_dates(cells, chosen, context));
    let mut results = Vec::new();
    for field in fields {
        let kpi = names.kpis[field - KPIS];
        let is_percent = sheet.is_percent(*field);
        let values = sheet.values(*field, &|cells, chosen| {
            let numbers = with_texts(cells, &|cell| bare(cell.text, &kpi));
            read_numbers(&numbers, &|_| kpi.limits(), is_percent, chosen, context)
        });
        for (row, value) in values.into_iter().enumerate().filter(|(_, value)| *value != Ok(CellValue::Empty)) {
            let text = sheet.text(row, *field);
            let value = within_limits(&kpi, text, value).map_err(|reason| sheet.error(row, *field, reason));
            // What is wrong with the date is said once a line, at the end.
            let Ok((date, period)) = time(dates[row].clone()) else {
                results.extend(value.err().map(|error| Err(vec![error])));
                continue;
            };
            let reading = value.and_then(|value| {
                let reading = Reading::new(kpi.id.clone(), date, value);
                reading.map_err(|error| sheet.error(row, *field, error.to_string()))
            });
            let line = sheet.rows()[row].line;
            let row = |mut reading: Reading| {
                reading.set_period(period);
                (line, PastedRow::Reading(Box::new(reading)))
            };
            results.push(reading.map(row).map_err(|error| vec![error]));
        }
    }
    let wrong = dates.into_iter().enumerate().filter_map(|(row, date)| time(date).err().map(|reason| (row, reason)));
    results.extend(wrong.map(|(row, reason)| Err(vec![sheet.error(row, DATE, reason)])));
    results
}

fn within_limits(kpi: &Kpi<'_>, text: &str, value: Result<CellValue, String>) -> Result<f64, String> {
    let value = value?.number().ok_or("a number is missing")?;
    let spread = Spread::point(value).map_err(|error| format!("“{text}” {error}"))?;
    kpi.limits().check(&spread).map(|()| value).map_err(|reason| format!("“{text}” does not fit: it {reason}"))
}
