//! Reading the numbers that a person types: `1,250.50`, `1 250,50 €`, `40 %`, `12k`, `30-40-55`, `40 ± 10`.
//!
//! What the page prints in the reader's locale reads back as that number ([`NumberFormat`] knows how it prints). Whether a dot or
//! comma is a decimal or a group separator follows from the first of these rules that applies:
//! 1. a space, an apostrophe or `٬` between digits groups them, `٫` is the decimal separator, in every locale; but where the
//!    locale does not group by spaces, `100 200 300` can be three numbers and is an error, while `1 250`, `250 000`, decimals
//!    after the groups and no-break spaces between them are clear;
//! 2. of several kinds of separator the last is the decimal one and may occur once: `1.250,50`, `1,250.50`;
//! 3. a separator that occurs more than once groups: `1.250.000`;
//! 4. a single separator is the decimal one unless one to three digits (the first not 0) precede it and exactly three follow:
//!    `1,5`, `0.250` and `1250.500` are clear everywhere;
//! 5. such a separator groups if the page groups plain numbers or amounts of money by it: `1.250` is 1250 in German;
//! 6. any other can mean two things and is an error that holds both: `1.250` in English.
//!
//! Groups have three digits, or two and three as in the Indian `1,25,000`; anything else is an error, not a guess.

mod characters;
mod decimal;
mod digits;
mod error;
mod format;
mod number_token;
mod parser;
mod within;
mod words;

pub use error::{NumberError, NumberFault};
pub use format::{NumberFormat, NumberWord, PrintedPart, PrintedStyle, WordMeaning};
pub use number_token::foreign_currency;
use within::middle;
pub(crate) use within::tidy;
pub use within::{Refusal, read_within};

use crate::model::{EstimateError, Spread, Unit};
use digits::digit;
use number_token::NumberToken;

#[cfg(test)]
mod tests;

/// A parsed value: finite, and low ≤ likely ≤ high.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TypedValue {
    /// One number.
    Single(f64),
    /// A range: `30..55` has no likely value, `30-40-55` and `40±10` have one.
    Range {
        /// The lowest value.
        low: f64,
        /// The most likely value, if typed.
        likely: Option<f64>,
        /// The highest value.
        high: f64,
    },
}

impl TypedValue {
    /// The value as a range, whose likely value is its middle where none is typed.
    ///
    /// # Errors
    /// As [`Spread::new`].
    pub fn spread(self) -> Result<Spread, EstimateError> {
        match self {
            Self::Single(value) => Spread::point(value),
            Self::Range { low, likely, high } => Spread::new(low, likely.unwrap_or(middle(low, high)), high),
        }
    }
}

/// Parses one number or a range in a unit. A percentage is read as a fraction: `40` and `40 %` are both 0.4, `0.4` is 0.004.
/// [`Unit::Factor`] is any plain number, a currency sign beside it or not.
///
/// Currency signs and codes are ignored where money may stand; `k`, `mio`, `bn` and the like multiply. A multiplier after the
/// last number of a range applies to the numbers before it, unless they are larger without it: `30-55k` is 30,000 to 55,000,
/// `500-2k` is 500 to 2,000.
///
/// # Errors
/// [`NumberError`]: what could not be read, and at which column, counted in characters from 1; or the two values that the text
/// can mean.
///
/// ```
/// use async_roi::exchange::number::{NumberFormat, TypedValue, parse};
/// use async_roi::model::Unit;
/// let english = NumberFormat::new('.', ',');
/// assert_eq!(parse("$1,250.50", &english, Unit::Money), Ok(TypedValue::Single(1250.5)));
/// assert_eq!(
///     parse("30-40-55 %", &english, Unit::Share),
///     Ok(TypedValue::Range { low: 0.3, likely: Some(0.4), high: 0.55 }),
/// );
/// let refused = parse("55..30", &english, Unit::Factor).unwrap_err();
/// assert_eq!(refused.to_string(), "the low value 55 is above the high value 30, at column 1");
/// ```
pub fn parse(text: &str, format: &NumberFormat, unit: Unit) -> Result<TypedValue, NumberError> {
    let (first, unclear) = read(text, format, unit, Reading::First);
    if !unclear {
        return first;
    }
    match (first, read(text, format, unit, Reading::Second).0) {
        (Ok(first), Ok(second)) if first != second => Err(NumberFault::Ambiguous([first, second]).into()),
        (Err(_), Ok(second)) => Ok(second),
        (first, _) => first,
    }
}

/// Parses like [`parse`] where it is known which separator is the decimal one, as in a column of a table: a lone dot or comma is
/// never ambiguous, and the other one has to group correctly.
///
/// # Errors
/// As [`parse`].
pub fn parse_with_decimal(
    text: &str,
    decimal: char,
    format: &NumberFormat,
    unit: Unit,
) -> Result<TypedValue, NumberError> {
    read(text, format, unit, Reading::Decimal(decimal)).0
}

/// What is taken for what where a text could mean two things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    /// The first meaning: a lone separator groups.
    First,
    /// The second meaning: a lone separator is the decimal one.
    Second,
    /// This is the decimal separator.
    Decimal(char),
}

/// The value in one reading, and whether there is another.
fn read(text: &str, format: &NumberFormat, unit: Unit, reading: Reading) -> (Result<TypedValue, NumberError>, bool) {
    let characters = characters::Characters::of(text);
    let mut unclear = false;
    if characters.are_dashes() {
        return (Err(NumberFault::Placeholder.into()), unclear);
    }
    let value = number_token::tokens(&characters.plain, format)
        .and_then(|tokens| {
            let clear = format.groups_by(' ') || text.contains(characters::NO_BREAK_SPACES);
            if clear { Ok(tokens) } else { check_spaces(&characters.plain, tokens) }
        })
        .and_then(|tokens| parser::Parser::new(&characters.plain, &tokens, format, unit, reading).read(&mut unclear))
        .map_err(|error| characters.in_columns_of_the_text(error));
    (value, unclear)
}

/// Refuses digits with spaces between them that can be numbers by themselves: three digits each, the first not 0.
fn check_spaces(text: &[char], tokens: Vec<NumberToken>) -> Result<Vec<NumberToken>, NumberError> {
    let is_number = |run: &[char]| matches!(run, [first, _, _] if digit(*first) != Some(0));
    let unclear = |token: &&NumberToken| {
        let run = &text[token.start..token.end];
        let is_plain = run.iter().all(|c| *c == ' ' || digit(*c).is_some());
        is_plain && run.contains(&' ') && run.split(|c| *c == ' ').all(is_number)
    };
    match tokens.iter().find(unclear) {
        Some(token) => Err(NumberFault::Spaces.at(token.start + 5)),
        None => Ok(tokens),
    }
}
