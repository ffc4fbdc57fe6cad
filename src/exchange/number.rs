//! Reading the numbers that a person types: `1,250.50`, `1 250,50 €`, `40 %`, `12k`, `30-40-55`, `40 ± 10`.
//!
//! What a dot or a comma means is settled by these rules, the first that applies:
//! 1. a space, an apostrophe or `٬` between digits groups them, `٫` is the decimal mark, in every locale;
//! 2. where several kinds of mark occur, the last is the decimal mark and may occur once: `1.250,50`, `1,250.50`;
//! 3. a mark that occurs more than once groups: `1.250.000`;
//! 4. a lone mark that is the locale's group mark groups if one to three digits (the first not 0) stand before it and
//!    exactly three after: `1.250` is 1250 in German;
//! 5. any other lone mark is the decimal mark: `1.250` is 1.25 in English and French, `1,5` is 1.5 everywhere.
//!
//! Groups are threes, or the Indian `1,25,000`; anything else is refused rather than guessed at.

mod digits;
mod error;
mod range;
mod token;
mod within;

pub use error::NumberError;
pub use within::read_within;
pub(crate) use within::tidy;

#[cfg(test)]
mod tests;

/// The marks that the reader's locale writes numbers with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberFormat {
    /// The decimal mark, as `.` in 1,250.50.
    pub decimal: char,
    /// The mark between thousands, as `,` in 1,250.50.
    pub group: char,
}

/// What a number in the field stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// The number itself; a percent sign is refused.
    Plain,
    /// A share typed as a percentage: `40` and `40 %` are both 0.4, and `0.4` is 0.004.
    Percent,
}

/// What was typed. Always finite, and low ≤ likely ≤ high.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Typed {
    /// One number.
    Single(f64),
    /// A range: `30..55` names no likely value, `30-40-55` and `40±10` do.
    Range {
        /// The lowest value.
        low: f64,
        /// The most likely value, where one was typed.
        likely: Option<f64>,
        /// The highest value.
        high: f64,
    },
}

/// Reads one number or a range.
///
/// Currency signs and codes around a number are left out; `k`, `M`, `bn` and their like multiply. A multiplier after
/// the last number of a range holds for the numbers before it, unless they are the larger without it: `30-55k` is
/// 30,000 to 55,000 and `500-2k` is 500 to 2,000.
///
/// # Errors
/// Says in plain words what could not be read and at which column, counted in characters from 1.
///
/// ```
/// use async_roi::exchange::number::{NumberFormat, Scale, Typed, parse};
/// let english = NumberFormat { decimal: '.', group: ',' };
/// assert_eq!(parse("$1,250.50", &english, Scale::Plain), Ok(Typed::Single(1250.5)));
/// assert_eq!(
///     parse("30-40-55 %", &english, Scale::Percent),
///     Ok(Typed::Range { low: 0.3, likely: Some(0.4), high: 0.55 }),
/// );
/// let refused = parse("55..30", &english, Scale::Plain).unwrap_err();
/// assert_eq!(refused.to_string(), "the low value 55 is above the high value 30, at column 1");
/// ```
pub fn parse(text: &str, format: &NumberFormat, scale: Scale) -> Result<Typed, NumberError> {
    let characters: Vec<char> = text.chars().collect();
    let tokens = token::tokens(&characters)?;
    if tokens.is_empty() {
        return Err(NumberError::Empty);
    }
    range::Reader::new(&characters, &tokens, *format, scale).read()
}
