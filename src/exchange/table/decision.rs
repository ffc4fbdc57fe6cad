//! Which of two rules a column follows: all cells decide together.

use super::{CellValue, ColumnCell, ColumnReading, ColumnRule, Question};

/// The cells of a column by one of two rules.
pub(super) struct Decision<T> {
    /// Each cell by that rule, or why it cannot be read.
    pub cells: Vec<Result<T, String>>,
    /// The first cell that both rules read differently, with both readings, where no cell decides.
    pub open: Option<(usize, [(ColumnRule, T); 2])>,
}

/// Reads cells by that of two rules under which every one can be read, or by `chosen`.
///
/// Where some cells can be read by the one rule only and others by the other, the column contradicts itself: the rule of more
/// cells counts, and the other cells are errors that name the line they contradict. `read` is given the place of a cell.
pub(super) fn decide<T: Clone + PartialEq>(
    cells: &[ColumnCell<'_>],
    rules: [ColumnRule; 2],
    chosen: &[ColumnRule],
    read: impl Fn(usize, ColumnRule) -> Result<T, String>,
) -> Decision<T> {
    let both: Vec<[Result<T, String>; 2]> = (0..cells.len()).map(|place| rules.map(|rule| read(place, rule))).collect();
    let by = |side: usize| Decision { cells: both.iter().map(|pair| pair[side].clone()).collect(), open: None };
    if let Some(side) = rules.iter().position(|rule| chosen.contains(rule)) {
        return by(side);
    }
    let decides = |side: usize| move |pair: &&[Result<T, String>; 2]| pair[side].is_ok() && pair[1 - side].is_err();
    let counts = [0, 1].map(|side| both.iter().filter(decides(side)).count());
    match counts {
        [_, 0] | [0, _] if counts != [0, 0] => by(usize::from(counts[0] == 0)),
        [0, 0] => {
            let differ = |pair: &[Result<T, String>; 2]| matches!(pair, [Ok(first), Ok(second)] if first != second);
            let open = both.iter().enumerate().find_map(|(place, pair)| match pair {
                [Ok(first), Ok(second)] if first != second => {
                    Some((place, [(rules[0], first.clone()), (rules[1], second.clone())]))
                }
                _ => None,
            });
            let cell = |pair: &[Result<T, String>; 2]| {
                if differ(pair) { Err("can be read in two ways".to_owned()) } else { pair[0].clone() }
            };
            Decision { cells: both.iter().map(cell).collect(), open }
        }
        _ => contradiction(cells, rules, &both, usize::from(counts[1] > counts[0])),
    }
}

fn contradiction<T: Clone + PartialEq>(
    cells: &[ColumnCell<'_>],
    rules: [ColumnRule; 2],
    both: &[[Result<T, String>; 2]],
    side: usize,
) -> Decision<T> {
    let decides = |pair: &[Result<T, String>; 2]| pair[side].is_ok() && pair[1 - side].is_err();
    let first = both.iter().position(decides).map_or(cells[0], |place| cells[place]);
    let read = |(cell, pair): (&ColumnCell<'_>, &[Result<T, String>; 2])| match pair {
        [Ok(one), Ok(other)] if one != other => Err(format!(
            "“{}” can be read in two ways, and this column contradicts itself: “{}” in line {} {}, another cell {}",
            cell.text,
            first.text,
            first.line,
            rules[side].evidence(),
            rules[1 - side].evidence(),
        )),
        pair if pair[side].is_err() && pair[1 - side].is_ok() => Err(format!(
            "“{}” {}, but “{}” in line {} {}",
            cell.text,
            rules[1 - side].evidence(),
            first.text,
            first.line,
            rules[side].evidence(),
        )),
        pair => pair[side].clone(),
    };
    Decision { cells: cells.iter().zip(both).map(read).collect(), open: None }
}

impl<T> Decision<T> {
    /// The column's values, `value` making one of each cell.
    pub(super) fn into_reading(self, cells: &[ColumnCell<'_>], value: impl Fn(T) -> CellValue) -> ColumnReading {
        let question = self.open.map(|(place, answers)| {
            question(cells[place], answers.map(|(rule, cell)| (rule, value(cell))).into(), String::new())
        });
        ColumnReading { values: self.cells.into_iter().map(|cell| cell.map(&value)).collect(), question }
    }
}

/// A question about a cell.
pub(super) fn question(cell: ColumnCell<'_>, answers: Vec<(ColumnRule, CellValue)>, because: String) -> Question {
    Question { column: cell.column, line: cell.line, text: cell.text.to_owned(), because, answers }
}
