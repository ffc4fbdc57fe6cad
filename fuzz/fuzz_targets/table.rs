//! A table holds no more than the text, in the text's order, and its cells are read again as a spreadsheet would save them.

#![no_main]

use async_roi::exchange::csv_reader::{read_delimited, read_table};
use async_roi::exchange::csv_writer::{self, unescape_formula};
use async_roi_fuzz::format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let lines = 1 + text.matches(['\r', '\n']).count();
    let table = match read_table(text) {
        Ok(table) => table,
        Err(error) => return assert!((1..=lines).contains(&error.line), "{error}"),
    };
    assert!(table.rows.iter().map(|row| row.line).is_sorted_by(|line, next| line < next));
    assert!(table.rows.iter().all(|row| (1..=lines).contains(&row.line)));
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    assert!(cells().count() <= 1 + text.chars().count());
    assert!(cells().map(String::len).sum::<usize>() <= text.len());
    assert!(cells().all(|cell| cell.trim() == cell));
    assert!(table.rows.iter().all(|row| row.cells.iter().any(|cell| !cell.is_empty())));

    let rows: Vec<&[String]> = table.rows.iter().map(|row| &row.cells[..]).collect();
    let again = read_delimited(&csv_writer::write(&rows, format(0)), ',').expect("what was written can be read");
    let again: Vec<Vec<&str>> =
        again.rows.iter().map(|row| row.cells.iter().map(|cell| unescape_formula(cell)).collect()).collect();
    assert_eq!(again, rows);
});
