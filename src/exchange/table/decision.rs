//! Which of two rules a column follows: all cells decide together.

use super::{CellValue, ColumnCell, ColumnReading, ColumnRule, IN_DOUBT, Question};

/// What two rules make of a cell.
#[derive(Clone, Copy, PartialEq)]
enum Standing {
    Neither,
    /// Only the rule of this place reads it.
    Only(usize),
    Same,
    Different,
}

/// What the cells of a column say of two rules.
enum Verdict {
    /// The rule of this place counts.
    Rule(usize),
    /// No cell decides, and the rules differ in this one.
    Open(usize),
    /// More cells speak for the rule of this place, this one the first of them; others for the other.
    Contradiction(usize, usize),
}

/// The cells of a column by one of two rules.
pub(super) struct Decision<T> {
    /// Each cell by that rule, or why it cannot be read.
    pub cells: Vec<Result<T, String>>,
    /// The first cell that both rules read differently, with both readings, where no cell decides.
    pub open: Option<(usize, [(ColumnRule, T); 2])>,
}

/// Reads cells by that of two rules under which every one can be read, or by `chosen`. `read` is given the place of a cell.
///
/// Where some cells can be read by the one rule only and others by the other, the column contradicts itself: the rule of more
/// cells counts, and the other cells are errors that name the line they contradict.
pub(super) fn decide<T: Clone + PartialEq>(
    cells: &[ColumnCell<'_>],
    rules: [ColumnRule; 2],
    chosen: &[ColumnRule],
    read: &dyn Fn(usize, ColumnRule) -> Result<T, String>,
) -> Decision<T> {
    let mut both = Vec::with_capacity(cells.len());
    let mut standings = Vec::with_capacity(cells.len());
    for place in 0..cells.len() {
        let pair = rules.map(|rule| read(place, rule));
        standings.push(match &pair {
            [Ok(first), Ok(second)] if first == second => Standing::Same,
            [Ok(_), Ok(_)] => Standing::Different,
            [Err(_), Err(_)] => Standing::Neither,
            pair => Standing::Only(usize::from(pair[0].is_err())),
        });
        both.push(pair);
    }
    let verdict = verdict(rules, chosen, &standings);
    let open = match verdict {
        Verdict::Open(place) => match &both[place] {
            [Ok(first), Ok(second)] => Some((place, [(rules[0], first.clone()), (rules[1], second.clone())])),
            _ => None,
        },
        _ => None,
    };
    let mut decided = Vec::with_capacity(cells.len());
    for (place, [first, second]) in both.into_iter().enumerate() {
        decided.push(match side(&verdict, standings[place], rules, cells, place) {
            Ok(0) => first,
            Ok(_) => second,
            Err(reason) => Err(reason),
        });
    }
    Decision { cells: decided, open }
}

fn verdict(rules: [ColumnRule; 2], chosen: &[ColumnRule], standings: &[Standing]) -> Verdict {
    if let Some(side) = rules.iter().position(|rule| chosen.contains(rule)) {
        return Verdict::Rule(side);
    }
    let first = |standing| standings.iter().position(|other| *other == standing);
    let count = |side| standings.iter().filter(|other| **other == Standing::Only(side)).count();
    match (first(Standing::Only(0)), first(Standing::Only(1))) {
        (Some(one), Some(other)) => {
            if count(1) > count(0) {
                Verdict::Contradiction(1, other)
            } else {
                Verdict::Contradiction(0, one)
            }
        }
        (None, None) => first(Standing::Different).map_or(Verdict::Rule(0), Verdict::Open),
        (one, _) => Verdict::Rule(usize::from(one.is_none())),
    }
}

/// The place of the rule that counts for a cell, or why none does.
fn side(
    verdict: &Verdict,
    standing: Standing,
    rules: [ColumnRule; 2],
    cells: &[ColumnCell<'_>],
    place: usize,
) -> Result<usize, String> {
    let text = cells[place].text;
    match (verdict, standing) {
        (Verdict::Rule(side), _) => Ok(*side),
        (Verdict::Open(_), Standing::Different) => Err(IN_DOUBT.to_owned()),
        (Verdict::Open(_), _) => Ok(0),
        (Verdict::Contradiction(side, first), standing) => {
            let (first, other) = (cells[*first], rules[1 - side].evidence());
            let kept = format!("“{}” in line {} {}", first.text, first.line, rules[*side].evidence());
            match standing {
                Standing::Different => Err(format!(
                    "“{text}” can be read in two ways, and this column contradicts itself: {kept}, another cell {other}"
                )),
                Standing::Only(only) if only != *side => Err(format!("“{text}” {other}, but {kept}")),
                _ => Ok(*side),
            }
        }
    }
}

impl<T> Decision<T> {
    /// The column's values, `value` making one of each cell.
    pub(super) fn into_reading(self, cells: &[ColumnCell<'_>], value: &dyn Fn(T) -> CellValue) -> ColumnReading {
        let question = self.open.map(|(place, [first, second])| {
            let answers = vec![(first.0, value(first.1)), (second.0, value(second.1))];
            question(cells[place], answers, String::new())
        });
        ColumnReading { values: self.cells.into_iter().map(|cell| cell.map(value)).collect(), question }
    }
}

/// A question about a cell.
pub(super) fn question(cell: ColumnCell<'_>, answers: Vec<(ColumnRule, CellValue)>, because: String) -> Question {
    Question { column: cell.column, line: cell.line, text: cell.text.to_owned(), because, answers }
}
