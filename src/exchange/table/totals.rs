//! Rows that add up others: they are no entries.

use super::TableRow;
use super::head::name_key;
use super::numbers::{MARKS, plain_number, plain_range};
use super::{ColumnRule, TableContext};

/// Names of such rows in English, German, French and Spanish, as [`name_key`] writes them, with `|` between them.
const NAMES: &str = "total|totals|grand total|sub total|subtotal|sum|sums|average|averages|avg|mean|median|overall|summe|gesamt|\
     gesamtsumme|zwischensumme|durchschnitt|mittelwert|somme|total général|sous total|moyenne|suma|promedio|media";
/// How far a sum of rounded numbers may be off, as a share of it.
const ROUNDING: f64 = 1e-6;

/// Whether a cell is the name of a total.
pub(super) fn is_total_name(cell: &str, context: TableContext) -> bool {
    let key = name_key(cell, context);
    let key = key.trim_end_matches([':', '*', ' ']).trim_start_matches(['*', '=', 'Σ', 'σ', ' ']);
    NAMES.split('|').any(|name| name == key) || ["Σ", "∑", "ø", "Ø"].contains(&cell.trim())
}

/// Whether each number of the last row is the sum, or the mean, of the numbers above it. A column with ranges does not count: a
/// spreadsheet does not add them.
pub(super) fn adds_up(rows: &[TableRow], context: TableContext) -> bool {
    let Some((last, above)) = rows.split_last().filter(|(_, above)| !above.is_empty()) else { return false };
    let mut found = false;
    let is_range = |cell: &String| MARKS.iter().any(|mark| matches!(plain_range(cell, *mark, context), Ok(Some(_))));
    let has_range = |place: usize| above.iter().any(|row| row.cells.get(place).is_some_and(is_range));
    for (place, cell) in last.cells.iter().enumerate().filter(|(place, cell)| !cell.is_empty() && !has_range(*place)) {
        let number = |cell: &str, mark| plain_number(cell.trim_end_matches('%'), mark, context).ok();
        let agrees = |mark: ColumnRule| {
            let Some(total) = number(cell, mark) else { return false };
            let cells = || above.iter().filter_map(|row| row.cells.get(place)).filter(|cell| !cell.is_empty());
            let numbers: Vec<f64> = cells().filter_map(|cell| number(cell, mark)).collect();
            let sum: f64 = numbers.iter().sum();
            let near = |other: f64| (total - other).abs() <= ROUNDING * other.abs();
            total != 0.0 && numbers.len() == cells().count() && (near(sum) || near(sum / numbers.len() as f64))
        };
        if !MARKS.into_iter().any(agrees) {
            return false;
        }
        found = true;
    }
    found
}
