//! In which order the numbers of dates stand.

use super::cell::Cell;
use crate::messages::{Error, quoted};
use measure_messages::DateOrder;

/// All orders.
pub(crate) const ORDERS: [DateOrder; 3] = [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd];

/// Reads `dmy`, `mdy` or `ymd`.
///
/// # Errors
/// If the text is another.
pub fn date_order(text: &str) -> Result<DateOrder, Error> {
    let order = ORDERS.into_iter().find(|order| name(*order) == text.to_ascii_lowercase());
    order.ok_or_else(|| Error(format!("The order of dates is dmy, mdy or ymd, not “{text}”.")))
}

fn name(order: DateOrder) -> &'static str {
    match order {
        DateOrder::Dmy => "dmy",
        DateOrder::Mdy => "mdy",
        DateOrder::Ymd => "ymd",
    }
}

/// Why the order of dates cannot be told.
#[derive(Debug, PartialEq)]
pub(crate) enum Unclear {
    /// A date that can be read in two ways.
    TwoWays(String, [DateOrder; 2]),
    /// Two dates that contradict each other: the first is against month before day, the second against day before month.
    Contradiction(String, String),
}

impl From<Unclear> for Error {
    fn from(unclear: Unclear) -> Self {
        let ask = |a: DateOrder, b: DateOrder| format!("Say which with --dates {} or --dates {}.", name(a), name(b));
        Error(match unclear {
            Unclear::TwoWays(text, [first, second]) => format!(
                "The dates can be read in two ways: {} may be {} or {}. {}",
                quoted(&text),
                spelled(first),
                spelled(second),
                ask(first, second)
            ),
            Unclear::Contradiction(first, second) => format!(
                "The dates are not all in one order: {} and {} contradict each other. {}",
                quoted(&first),
                quoted(&second),
                ask(DateOrder::Dmy, DateOrder::Mdy)
            ),
        })
    }
}

/// The order in which the numbers of all dates stand, found over all cells together.
pub(crate) fn order_of<'a, I: Iterator<Item = (&'a Cell, &'a str)> + Clone>(cells: &I) -> Result<DateOrder, Unclear> {
    let numbers = || cells.clone().filter(|(cell, _)| cell.depends_on_order());
    // What is a date in no order says nothing of the order.
    let dates = || numbers().filter(|(cell, _)| ORDERS.iter().any(|&order| cell.day(order).is_some()));
    let possible: Vec<DateOrder> =
        ORDERS.into_iter().filter(|&order| dates().all(|(cell, _)| cell.day(order).is_some())).collect();
    match possible[..] {
        [] => {
            let against = |order: DateOrder| {
                dates()
                    .find(|(cell, _)| cell.day(order).is_none())
                    .map_or_else(String::new, |(_, text)| text.to_owned())
            };
            Err(Unclear::Contradiction(against(DateOrder::Mdy), against(DateOrder::Dmy)))
        }
        [first, ..] => {
            let differs = |order: DateOrder| dates().find(|(cell, _)| cell.day(order) != cell.day(first));
            let other = possible[1..].iter().copied().find_map(|order| Some((order, differs(order)?.1)));
            other.map_or(Ok(first), |(order, text)| Err(Unclear::TwoWays(text.to_owned(), [first, order])))
        }
    }
}

/// Whether a date was put in this order: whether its day and month may be confused, or its year comes first in two digits.
pub(crate) fn order_matters<'a>(cells: &(impl Iterator<Item = (&'a Cell, &'a str)> + Clone), order: DateOrder) -> bool {
    let is_unclear = |cell: &Cell| order == DateOrder::Ymd || cell.day(DateOrder::Dmy) != cell.day(DateOrder::Mdy);
    cells.clone().any(|(cell, _)| cell.depends_on_order() && is_unclear(cell))
}

fn spelled(order: DateOrder) -> &'static str {
    match order {
        DateOrder::Dmy => "day/month/year",
        DateOrder::Mdy => "month/day/year",
        DateOrder::Ymd => "year/month/day",
    }
}

#[cfg(test)]
mod tests {
    use super::super::cell::read;
    use super::*;

    fn order(texts: &[&str]) -> Result<DateOrder, String> {
        let cells: Vec<(Cell, &str)> = texts.iter().map(|text| (read(text).unwrap(), *text)).collect();
        order_of(&cells.iter().map(|(cell, text)| (cell, *text))).map_err(|unclear| Error::from(unclear).to_string())
    }

    #[test]
    fn the_order_is_found_over_all_dates_together() {
        assert_eq!(order(&["2027-01-04", "4 May 2027"]), Ok(DateOrder::Dmy));
        assert_eq!(order(&["04/05/2027", "13/05/2027"]), Ok(DateOrder::Dmy));
        assert_eq!(order(&["04/05/2027", "05/13/2027"]), Ok(DateOrder::Mdy));
        assert_eq!(order(&["04/05/2027", "05/13/2027", "99/99/2027"]), Ok(DateOrder::Mdy));
        assert_eq!(order(&["03/03/2027"]), Ok(DateOrder::Dmy), "the same in each order");
        assert_eq!(order(&["99-01-04", "99-01-31"]), Ok(DateOrder::Ymd));
        let two = "The dates can be read in two ways: “04/05/2027” may be day/month/year or month/day/year. Say which with --dates dmy or --dates mdy.";
        assert_eq!(order(&["03/03/2027", "04/05/2027"]), Err(two.to_owned()));
        let contradiction = "The dates are not all in one order: “13/05/2027” and “05/13/2027” contradict each other. Say which with --dates dmy or --dates mdy.";
        assert_eq!(order(&["04/05/2027", "05/13/2027", "13/05/2027"]), Err(contradiction.to_owned()));
    }
}
