//! Reads KPI readings pasted from a spreadsheet, in long form (one reading a line) or wide form (a column for each KPI).

mod extra_columns;
pub mod parts;
mod writer;

pub use writer::write;

use super::csv_reader::{ColumnMap, Table, TableError, TableRow, normalize, read_table};
use super::csv_writer::unescape_formula;
use super::number::NumberFormat;
use super::spreadsheet_cell;
use crate::model::kpi::{GradeParts, Kpi, Reading, Scorecard};
use crate::model::{NOTE as NOTE_LIMIT, Spread};
use extra_columns::ExtraColumns;

const KPI: usize = 0;
const DATE: usize = 1;
const VALUE: usize = 2;
const BLOCK: usize = 3;
const NOTE: usize = 4;
const COLUMN_NAMES: [&[&str]; 5] = [
    &["kpi", "figure", "metric"],
    &["date", "day", "week"],
    &["value", "reading"],
    &["block", "block minutes", "block length"],
    &["note", "comment"],
];

/// Reads a pasted table: the valid readings and the errors of all others, so that they can be corrected in one go. In long form
/// its columns are KPI, date, value, block length and note in this order or under these names, and the extra columns of
/// [`write()`] under theirs; in wide form they are the date, and a column for each KPI under its name.
pub fn read_readings(text: &str, card: &Scorecard, format: NumberFormat) -> (Vec<Reading>, Vec<TableError>) {
    let table = match read_table(text) {
        Ok(table) => table,
        Err(error) => return (Vec::new(), vec![error]),
    };
    let columns = ColumnMap::find(&table, &COLUMN_NAMES);
    let is_wide = columns.has_header
        && !table.rows[0].cells.iter().any(|cell| COLUMN_NAMES[VALUE].contains(&normalize(cell).as_str()));
    let results = if is_wide {
        read_wide(&table, &columns, card, format)
    } else {
        let extra_columns = ExtraColumns::find(&table, &columns);
        let line =
            |row: &TableRow| read_long(row, &columns, &extra_columns, card, format).map(|reading| (row.line, reading));
        columns.values(&table).iter().map(line).collect()
    };
    accept(results, card)
}

/// A reading and its line, or the error.
type ReadResult = Result<(usize, Reading), TableError>;

/// Rejects readings that would be lost: a second one of a KPI and day, and those beyond the limit of the scorecard.
fn accept(results: Vec<ReadResult>, card: &Scorecard) -> (Vec<Reading>, Vec<TableError>) {
    let (mut seen, mut merged) = (Scorecard::default(), card.clone());
    let (mut readings, mut errors) = (Vec::new(), Vec::new());
    for result in results {
        let accepted = result.and_then(|(line, reading)| {
            if seen.place_of(&reading).is_some() {
                let reason = format!("a second reading of this KPI on {}", reading.date);
                return Err(TableError::new(line, 0, reason));
            }
            let kept = merged.record(reading.clone()).and_then(|()| seen.record(reading.clone()));
            kept.map(|()| reading).map_err(|error| TableError::new(line, 0, error.to_string()))
        });
        match accepted {
            Ok(reading) => readings.push(reading),
            Err(error) => errors.push(error),
        }
    }
    (readings, errors)
}

fn read_long(
    row: &TableRow,
    columns: &ColumnMap,
    extra_columns: &ExtraColumns,
    card: &Scorecard,
    format: NumberFormat,
) -> Result<Reading, TableError> {
    let at = |field: usize| move |reason: String| columns.error(row, field, reason);
    let kpi = find(card, unescape_formula(columns.cell(row, KPI))).map_err(at(KPI))?;
    let date = spreadsheet_cell::date(columns.cell(row, DATE)).map_err(at(DATE))?;
    let parts = extra_columns.parts(row, &kpi, format)?;
    let value = value_or_grade(&kpi, columns.cell(row, VALUE), parts.as_ref(), format).map_err(at(VALUE))?;
    let mut reading = Reading::new(kpi.id.clone(), date, value).map_err(|error| at(VALUE)(error.to_string()))?;
    reading.definition = extra_columns.definition(row, columns, &kpi)?;
    reading.baseline = extra_columns.is_baseline(row)?;
    reading.parts = parts;
    let note = unescape_formula(columns.cell(row, NOTE));
    check_length(note, NOTE_LIMIT).map_err(at(NOTE))?;
    note.clone_into(&mut reading.note);
    Ok(reading)
}

fn check_length(text: &str, limit: usize) -> Result<(), String> {
    if text.chars().count() > limit { Err(format!("must have at most {limit} characters")) } else { Ok(()) }
}

/// The value, or the grade computed from its parts; with parts the value may be empty, but must not contradict them.
fn value_or_grade(kpi: &Kpi<'_>, text: &str, parts: Option<&GradeParts>, format: NumberFormat) -> Result<f64, String> {
    let Some(parts) = parts else { return value(kpi, text, format) };
    let grade = parts.grade().score.ok_or("too little of its parts is known for a grade")?;
    // A spreadsheet may have rounded the grade to two decimals.
    if text.is_empty() || (value(kpi, text, format)? - grade).abs() < 0.01 {
        return Ok(grade);
    }
    Err(format!("“{text}” is not the grade that its parts make: leave it empty to have that"))
}

/// Reads each filled cell below a KPI's name.
fn read_wide(table: &Table, columns: &ColumnMap, card: &Scorecard, format: NumberFormat) -> Vec<ReadResult> {
    let header = &table.rows[0];
    let is_date = |name: &str| COLUMN_NAMES[DATE].contains(&normalize(name).as_str());
    let mut results = Vec::new();
    for (place, name) in header.cells.iter().enumerate().filter(|(_, name)| !name.is_empty() && !is_date(name)) {
        match find(card, name) {
            Err(reason) => results.push(Err(TableError::new(header.line, place + 1, reason))),
            Ok(kpi) => {
                let filled = columns
                    .values(table)
                    .iter()
                    .filter(|row| row.cells.get(place).is_some_and(|cell| !cell.is_empty()));
                let found = |row: &TableRow| read_wide_cell(row, place, columns, &kpi, format);
                results.extend(filled.map(|row| found(row).map(|reading| (row.line, reading))));
            }
        }
    }
    results
}

fn read_wide_cell(
    row: &TableRow,
    place: usize,
    columns: &ColumnMap,
    kpi: &Kpi<'_>,
    format: NumberFormat,
) -> Result<Reading, TableError> {
    let date = spreadsheet_cell::date(columns.cell(row, DATE)).map_err(|reason| columns.error(row, DATE, reason))?;
    let value = value(kpi, &row.cells[place], format).map_err(|reason| TableError::new(row.line, place + 1, reason))?;
    Reading::new(kpi.id.clone(), date, value).map_err(|error| TableError::new(row.line, place + 1, error.to_string()))
}

fn find<'a>(card: &'a Scorecard, name: &str) -> Result<Kpi<'a>, String> {
    let wanted = normalize(name);
    let named = || card.kpis().find(|kpi| normalize(kpi.name) == wanted);
    // By id first, since ids are unique and names are not.
    card.kpis()
        .find(|kpi| normalize(kpi.id.as_str()) == wanted)
        .or_else(named)
        .ok_or_else(|| format!("there is no KPI “{name}”; add it first, or write its name as the scorecard does"))
}

fn value(kpi: &Kpi<'_>, text: &str, format: NumberFormat) -> Result<f64, String> {
    let value = if kpi.unit.is_share() {
        spreadsheet_cell::share(text, format)
    } else {
        spreadsheet_cell::number(text, format)
    }?;
    let spread = Spread::point(value).map_err(|error| format!("“{text}” {error}"))?;
    kpi.limits().check(&spread).map(|()| value).map_err(|reason| format!("“{text}” does not fit: it {reason}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::kpi::{BlockLength, Definition};

    const FORMAT: NumberFormat = NumberFormat::new('.', ',');

    fn read_all(text: &str) -> Vec<(String, String, f64)> {
        let (readings, errors) = read_readings(text, &Scorecard::default(), FORMAT);
        assert_eq!(errors, []);
        readings.iter().map(|r| (r.kpi.to_string(), r.date.to_string(), r.value())).collect()
    }

    fn expected(rows: &[(&str, &str, f64)]) -> Vec<(String, String, f64)> {
        rows.iter().map(|(kpi, date, value)| ((*kpi).to_owned(), (*date).to_owned(), *value)).collect()
    }

    #[test]
    fn a_note_that_could_not_be_kept_is_refused() {
        let text = format!("kpi,date,value,block,note\nturnover,2027-01-04,0.1,,{}", "x".repeat(NOTE_LIMIT + 1));
        let (readings, errors) = read_readings(&text, &Scorecard::default(), FORMAT);
        assert_eq!(readings.len(), 0);
        assert_eq!(errors[0].to_string(), format!("line 2, column 5: must have at most {NOTE_LIMIT} characters"));
    }

    #[test]
    fn long_with_and_without_names() {
        let rows = expected(&[("resolution_time", "2027-01-04", 30.5), ("deep_work", "2027-01-04", 0.42)]);
        assert_eq!(read_all("Resolution time\t2027-01-04\t30,5\nDeep work\t2027-01-04\t42 %"), rows);
        assert_eq!(read_all("value;date;kpi\n30,5;4.1.2027;resolution_time\n0,42;4.1.2027;deep-work"), rows);
    }

    #[test]
    fn wide_with_a_column_for_each_kpi() {
        let text = "Week,Resolution time,Deep work\n2027-01-04,30.5,42%\n2027-01-11,,45%";
        let rows = [
            ("resolution_time", "2027-01-04", 30.5),
            ("deep_work", "2027-01-04", 0.42),
            ("deep_work", "2027-01-11", 0.45),
        ];
        assert_eq!(read_all(text), expected(&rows));
    }

    #[test]
    fn a_block_length_is_kept_with_the_reading() {
        let text = "kpi,date,value,block\ndeep_work,2027-01-04,0.4,60 min";
        let (readings, _) = read_readings(text, &Scorecard::default(), FORMAT);
        assert_eq!(readings[0].definition, Definition::Blocks(BlockLength::Hour));
    }

    #[test]
    fn what_stands_beside_a_value_is_checked() {
        let said = |columns: &str, line: &str| {
            let text = format!("kpi,date,value,block,{columns}\n{line}");
            let (readings, errors) = read_readings(&text, &Scorecard::default(), FORMAT);
            errors.first().map_or_else(|| format!("{}", readings[0].value()), ToString::to_string)
        };
        let day = "2027-01-04";
        assert_eq!(
            said("baseline", &format!("turnover,{day},0.1,,maybe")),
            "line 2, column 5: “maybe” is neither yes nor empty"
        );
        assert_eq!(
            said("definition", &format!("deep_work,{day},0.1,60,by asking")),
            "line 2, column 5: a reading has a block length or words of its own, not both"
        );
        let parts = "\"Handoffs that need no question, %\",\"Decisions that are written down, %\",\"Hours that a handoff waits, median\"";
        assert_eq!(
            said(parts, &format!("turnover,{day},0.1,,80,,")),
            "line 2, column 5: only collaboration effectiveness has such parts"
        );
        assert_eq!(
            said(parts, &format!("collaboration,{day},,,80,,")),
            "line 2, column 3: too little of its parts is known for a grade"
        );
        assert_eq!(
            said(parts, &format!("collaboration,{day},,,80,180,24")),
            "line 2, column 6: “180” does not fit: it must be at most 100 %"
        );
        assert_eq!(
            said(parts, &format!("collaboration,{day},2,,80,80,0")),
            "line 2, column 3: “2” is not the grade that its parts make: leave it empty to have that"
        );
        assert!(said(parts, &format!("collaboration,{day},,,80,80,0")).starts_with("8."));
    }

    #[test]
    fn all_that_is_wrong_is_named_at_once() {
        let text = "kpi,date,value,block\nspeed,2027-01-04,1,\ndeep_work,1/4/2027,0.4,\nturnover,2027-01-04,12,\n\
            turnover,2027-01-04,0.1,60\nresolution time,2027-01-04,-3,\ndeep_work,2027-01-04,0.4,";
        let (readings, errors) = read_readings(text, &Scorecard::default(), FORMAT);
        assert_eq!(readings.len(), 1, "the good row is had beside the bad");
        let messages: Vec<String> = errors.iter().map(TableError::to_string).collect();
        assert_eq!(
            messages,
            [
                "line 2, column 1: there is no KPI “speed”; add it first, or write its name as the scorecard does",
                "line 3, column 2: “1/4/2027” is not a date that can be read in one way only: write it as YYYY-MM-DD",
                "line 4, column 3: “12” is more than all: write 12 % or a fraction up to 1",
                "line 5, column 4: a block length is 60, 90 or 120, and only deep work has one",
                "line 6, column 3: “-3” does not fit: it must be at least 0",
            ]
        );
        let (_, errors) = read_readings("date,speed\n2027-01-04,1", &Scorecard::default(), FORMAT);
        assert_eq!((errors[0].line, errors[0].column), (1, 2));
        let (_, errors) = read_readings("", &Scorecard::default(), FORMAT);
        assert_eq!(errors[0].to_string(), "line 1: there is nothing to read");
    }

    #[test]
    fn nothing_is_lost_without_a_word() {
        let (readings, errors) =
            read_readings("turnover,2027-01-04,0.1\nturnover,4.1.2027,0.2", &Scorecard::default(), FORMAT);
        assert_eq!(
            (readings.len(), errors[0].to_string().as_str()),
            (1, "line 2: a second reading of this KPI on 2027-01-04")
        );
        let mut card = Scorecard::default();
        let day = |days: i64| "2020-01-01".parse::<crate::model::date::Date>().unwrap().plus_days(days);
        (0..2_000).for_each(|days| card.record(Reading::new("turnover", day(days), 0.1).unwrap()).unwrap());
        let (readings, errors) = read_readings("turnover,2020-01-01,0.3\nturnover,2027-01-04,0.1", &card, FORMAT);
        assert_eq!((readings.len(), errors[0].line), (1, 2), "one takes the place of a kept one, the other has none");
    }
}
