//! A table holds no more than the text, in the text's order.

#![no_main]

use async_roi::exchange::table::read_table;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
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
});
