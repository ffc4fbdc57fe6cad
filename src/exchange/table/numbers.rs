//! Columns of numbers and of shares: one decimal mark, and percentages or fractions, for all cells.

use super::dates::may_be_date;
use super::decision::{decide, question};
use super::{CellValue, ColumnCell, ColumnReading, ColumnRule, IN_DOUBT, TableContext};
use crate::exchange::number::{NumberError, NumberFault, TypedValue, parse_with_decimal};
use crate::model::{Limits, Spread, Unit};

/// The rules for decimal marks.
pub(super) const MARKS: [ColumnRule; 2] = [ColumnRule::DecimalPoint, ColumnRule::DecimalComma];

/// A number as it stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
struct NumberCell {
    /// The number; none where it has a percent sign, and for a range.
    plain: Option<f64>,
    /// The number as a percentage; none where it is money, and for a range.
    percentage: Option<f64>,
    /// A range of numbers.
    range: Option<Spread>,
}

impl NumberCell {
    /// Whether it is within bounds, a share in one way at least.
    fn fits(&self, limits: &Limits) -> bool {
        let (least, greatest) = limits.bounds;
        let within = |value: Option<f64>| value.is_some_and(|value| least <= value && value <= greatest);
        within(self.plain)
            || (limits.unit.is_percentage() && within(self.percentage))
            || self.range.is_some_and(|range| within(Some(range.low())) && within(Some(range.high())))
    }
}

/// Reads filled cells as numbers or shares, by the unit of their limits, under one decimal mark. The limits decide between two
/// marks of which only one gives a possible number; else they are not checked.
///
/// Shares are percentages where a cell has a percent sign (`unit_is_percent`: the header has one) or is above 1, and fractions
/// where all lie within 1. What could be either is asked about: `1` by itself, and `0.4` beside `12 %`.
///
/// A range such as `6-10` is read where the limits admit one of plain numbers, unless it may be a date.
pub fn read_numbers(
    cells: &[ColumnCell<'_>],
    limits_of: &dyn Fn(ColumnCell<'_>) -> Limits,
    unit_is_percent: bool,
    chosen: &[ColumnRule],
    context: TableContext,
) -> ColumnReading {
    let is_share = |cell: ColumnCell<'_>| limits_of(cell).unit.is_percentage();
    let read = |place: usize, mark: ColumnRule| {
        let cell = cells[place];
        let limits = limits_of(cell);
        let admits_range = limits.admits_range() && !limits.unit.is_percentage();
        let number_cell = |mark| number_cell(cell.text, mark, admits_range, context);
        let number = number_cell(mark)?;
        let other = MARKS[usize::from(mark == MARKS[0])];
        // 25.125 % of working time are not 25,125 %.
        let only_the_other_fits = || number_cell(other).is_ok_and(|other| other != number && other.fits(&limits));
        if !number.fits(&limits) && only_the_other_fits() {
            return Err(format!("“{}” is outside the possible range", cell.text));
        }
        Ok(number)
    };
    let marks = decide(cells, MARKS, chosen, &read);
    if let Some((place, _)) = marks.open {
        let value = |cell: NumberCell| match (is_share(cells[place]), cell) {
            (true, NumberCell { percentage: Some(share), .. }) => CellValue::Share(share),
            (_, NumberCell { range: Some(range), .. }) => CellValue::Range(range),
            (_, cell) => CellValue::Number(cell.plain.or(cell.percentage).unwrap_or_default()),
        };
        return marks.into_reading(cells, &value);
    }
    let shares = |place: &usize| is_share(cells[*place]) && marks.cells[*place].is_ok();
    let places: Vec<usize> = (0..cells.len()).filter(shares).collect();
    let numbers: Vec<NumberCell> = places.iter().filter_map(|place| marks.cells[*place].clone().ok()).collect();
    let (rule, asked) = percent_rule(&numbers, unit_is_percent, chosen);
    let question = asked.map(|(asked, because)| {
        let cell = cells[places[asked]];
        let answers = [ColumnRule::Percentages, ColumnRule::Fractions];
        let answers = answers.map(|rule| (rule, CellValue::Share(share(numbers[asked], rule, "").unwrap_or_default())));
        let because = because.map_or_else(String::new, |place| match place {
            None => "The name of the column has a percent sign.".to_owned(),
            Some(place) => {
                format!("“{}” in line {} is a percentage.", cells[places[place]].text, cells[places[place]].line)
            }
        });
        question(cell, answers.into(), because)
    });
    let value = |(place, cell): (usize, &Result<NumberCell, String>)| {
        let (cell, text) = (cell.clone()?, cells[place].text);
        if is_share(cells[place]) {
            if question.is_some() && cell.plain.is_some_and(|size| size != 0.0) {
                return Err(IN_DOUBT.to_owned());
            }
            return share(cell, rule, text).map(CellValue::Share);
        }
        if let Some(range) = cell.range {
            return Ok(CellValue::Range(range));
        }
        cell.plain.map(CellValue::Number).ok_or_else(|| format!("“{text}” is a percentage; a number is needed here"))
    };
    ColumnReading { values: marks.cells.iter().enumerate().map(value).collect(), question }
}

/// Percentages or fractions; and where that is in doubt the place of a number to ask about, with the place of the percentage that
/// is the reason for it (none within: the header).
#[allow(clippy::type_complexity)]
fn percent_rule(
    numbers: &[NumberCell],
    unit_is_percent: bool,
    chosen: &[ColumnRule],
) -> (ColumnRule, Option<(usize, Option<Option<usize>>)>) {
    if let Some(rule) = [ColumnRule::Percentages, ColumnRule::Fractions].into_iter().find(|rule| chosen.contains(rule))
    {
        return (rule, None);
    }
    let first = |is: fn(Option<f64>) -> bool| numbers.iter().position(|number| is(number.plain));
    let fraction = first(|plain| plain.is_some_and(|size| size != 0.0 && size.abs() < 1.0));
    let signed = first(|plain| plain.is_none_or(|size| size.abs() > 1.0));
    let percent = signed.map(Some).or(unit_is_percent.then_some(None));
    match (percent, fraction) {
        (Some(_), None) => (ColumnRule::Percentages, None),
        (Some(reason), Some(place)) => (ColumnRule::Percentages, Some((place, Some(reason)))),
        (None, Some(_)) => (ColumnRule::Fractions, None),
        (None, None) => {
            (ColumnRule::Fractions, first(|plain| plain.is_some_and(|size| size != 0.0)).map(|one| (one, None)))
        }
    }
}

fn share(cell: NumberCell, rule: ColumnRule, text: &str) -> Result<f64, String> {
    let money = || format!("“{text}” is an amount of money; a percentage is needed here");
    match cell.plain {
        Some(fraction) if rule == ColumnRule::Fractions && fraction.abs() <= 1.0 => Ok(fraction),
        Some(_) if rule == ColumnRule::Fractions => {
            Err(format!("“{text}” is more than 100%: write {text}% or a fraction up to 1"))
        }
        _ => cell.percentage.ok_or_else(money),
    }
}

fn number_cell(text: &str, mark: ColumnRule, admits_range: bool, context: TableContext) -> Result<NumberCell, String> {
    let percentage = number(text, mark, Unit::Share, context);
    if text.contains(['%', '٪', '％']) {
        return percentage.map(|share| NumberCell { plain: None, percentage: Some(share), range: None });
    }
    match plain_number(text, mark, context) {
        Ok(plain) => Ok(NumberCell { plain: Some(plain), percentage: percentage.ok(), range: None }),
        Err(reason) if admits_range => match plain_range(text, mark, context)? {
            Some(range) => Ok(NumberCell { plain: None, percentage: None, range: Some(range) }),
            None => Err(reason),
        },
        Err(reason) => Err(reason),
    }
}

/// Reads a range of plain numbers under a decimal mark, with its middle as the likely value where none is written. None where the
/// text is no range.
///
/// # Errors
/// Where it may be a date: spreadsheets make one of `6-10`.
pub(super) fn plain_range(text: &str, mark: ColumnRule, context: TableContext) -> Result<Option<Spread>, String> {
    if may_be_date(text, context) {
        return Err(format!(
            "“{text}” may be a date: spreadsheets turn ranges such as 6-10 into dates. Write the range as 6 to 10"
        ));
    }
    match parse(text, mark, Unit::Factor, context) {
        Ok(range @ TypedValue::Range { .. }) => range.spread().map(Some).map_err(|error| format!("“{text}” {error}")),
        _ => Ok(None),
    }
}

/// Reads one number under a decimal mark.
pub(super) fn plain_number(text: &str, mark: ColumnRule, context: TableContext) -> Result<f64, String> {
    number(text, mark, Unit::Factor, context)
}

fn parse(text: &str, mark: ColumnRule, unit: Unit, context: TableContext) -> Result<TypedValue, NumberError> {
    let decimal = if mark == ColumnRule::DecimalComma { ',' } else { '.' };
    parse_with_decimal(text, decimal, &context.format, unit)
}

fn number(text: &str, mark: ColumnRule, unit: Unit, context: TableContext) -> Result<f64, String> {
    match parse(text, mark, unit, context) {
        Ok(TypedValue::Single(number)) => Ok(number),
        Ok(TypedValue::Range { .. }) => Err(format!("“{text}” is a range; one number is needed here")),
        Err(error) => Err(match &error.fault {
            NumberFault::Empty => "a number is missing".to_owned(),
            NumberFault::Unknown(found) if found == text => format!("“{text}” is not a number"),
            _ => format!("“{text}” is not a number: {error}"),
        }),
    }
}
