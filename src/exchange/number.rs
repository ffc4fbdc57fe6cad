//! Reading the numbers that a person types: `1,250.50`, `1 250,50 €`, `40 %`, `12k`, `30-40-55`, `40 ± 10`.
//!
//! Whether a dot or comma is a decimal or a group separator follows from the first of these rules that applies:
//! 1. a space, an apostrophe or `٬` between digits groups them, `٫` is the decimal separator, in every locale;
//! 2. of several kinds of separator the last is the decimal one and may occur once: `1.250,50`, `1,250.50`;
//! 3. a separator that occurs more than once groups: `1.250.000`;
//! 4. a single separator that is the locale's group separator groups if one to three digits (the first not 0) precede it
//!    and exactly three follow: `1.250` is 1250 in German;
//! 5. any other single separator is the decimal one: `1.250` is 1.25 in English and French, `1,5` is 1.5 everywhere.
//!
//! Groups have three digits, or two and three as in the Indian `1,25,000`; anything else is an error, not a guess.

mod digits;
mod error;
mod parser;
mod token;
mod within;

pub use error::NumberError;
pub use within::read_within;
pub(crate) use within::tidy;

#[cfg(test)]
mod tests;

/// The separators of the user's locale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberFormat {
    /// The decimal separator, as `.` in 1,250.50.
    pub decimal: char,
    /// The group separator, as `,` in 1,250.50.
    pub group: char,
}

/// How a number in a field is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// As the number itself; a percent sign is an error.
    Plain,
    /// As a percentage: `40` and `40 %` are both 0.4, and `0.4` is 0.004.
    Percent,
}

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

/// Parses one number or a range.
///
/// Currency signs and codes are ignored; `k`, `M`, `bn` and the like multiply. A multiplier after the last number of a range
/// applies to the numbers before it, unless they are larger without it: `30-55k` is 30,000 to 55,000, `500-2k` is 500 to 2,000.
///
/// # Errors
/// [`NumberError`]: what could not be read, and at which column, counted in characters from 1.
///
/// ```
/// use async_roi::exchange::number::{Notation, NumberFormat, TypedValue, parse};
/// let english = NumberFormat { decimal: '.', group: ',' };
/// assert_eq!(parse("$1,250.50", &english, Notation::Plain), Ok(TypedValue::Single(1250.5)));
/// assert_eq!(
///     parse("30-40-55 %", &english, Notation::Percent),
///     Ok(TypedValue::Range { low: 0.3, likely: Some(0.4), high: 0.55 }),
/// );
/// let refused = parse("55..30", &english, Notation::Plain).unwrap_err();
/// assert_eq!(refused.to_string(), "the low value 55 is above the high value 30, at column 1");
/// ```
pub fn parse(text: &str, format: &NumberFormat, notation: Notation) -> Result<TypedValue, NumberError> {
    let characters: Vec<char> = text.chars().collect();
    let tokens = token::tokens(&characters)?;
    if tokens.is_empty() {
        return Err(NumberError::Empty);
    }
    parser::Parser::new(&characters, &tokens, *format, notation).read()
}
