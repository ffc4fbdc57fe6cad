//! A table holds no more than the text, in the text's order, and its cells are read again from a file of them.

#![no_main]

use async_roi::exchange::csv_writer::{self, unescape_formula};
use async_roi::exchange::table::read_table;
use async_roi_fuzz::format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &str)| {
    let (selector, text) = input;
    let lines = 1 + text.matches(['\r', '\n']).count();
    let table = match read_table(text) {
        Ok(table) => table,
        Err(error) => return assert!((1..=lines).contains(&error.line), "{error}"),
    };
    assert!(table.errors.iter().all(|error| (1..=lines).contains(&error.line) && !error.reason.is_empty()));
    assert!(table.rows.iter().map(|row| row.line).is_sorted_by(|line, next| line < next));
    assert!(table.rows.iter().all(|row| (1..=lines).contains(&row.line)));
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    assert!(cells().count() <= 1 + text.chars().count());
    assert!(cells().map(String::len).sum::<usize>() <= text.len());
    assert!(cells().all(|cell| cell.trim() == cell));
    assert!(table.rows.iter().all(|row| row.cells.iter().any(|cell| !cell.is_empty())));

    // Without rows there is nothing to write.
    if table.rows.is_empty() {
        return;
    }
    // A file is as wide in each row, and has a header.
    let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut rows = vec![vec!["Name"; width]];
    for row in &table.rows {
        rows.push((0..width).map(|place| row.cells.get(place).map_or("", String::as_str)).collect());
    }
    let file = csv_writer::write(&rows, format(selector));
    let again = read_table(&file).expect("what was written can be read");
    assert!(again.errors.is_empty(), "{file}: {:?}", again.errors);
    let again: Vec<Vec<&str>> =
        again.rows.iter().map(|row| row.cells.iter().map(|cell| unescape_formula(cell)).collect()).collect();
    assert_eq!(again, rows, "{file}");
});
