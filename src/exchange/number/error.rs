//! Errors of typed numbers.
use super::TypedValue;
use super::words::begins_a_word;
use crate::model::Unit;
use std::fmt;

/// Why a typed number could not be read, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberError {
    /// What is wrong.
    pub fault: NumberFault,
    /// Where, counted in characters from 1; none where the whole text is at fault.
    pub column: Option<usize>,
}

/// What is wrong with a typed number.
#[derive(Clone, Debug, PartialEq)]
pub enum NumberFault {
    /// Only white space.
    Empty,
    /// A number is missing; the column is where it should be.
    Missing,
    /// Letters or signs that are not part of a number.
    Unknown(String),
    /// A second number without a range separator before it.
    SecondNumber,
    /// Spaces that can separate several numbers or group the digits of one; the column is where the second number would start.
    Spaces,
    /// A fourth value, or a third beside `±`; the column is that of its separator.
    TooManyValues,
    /// A second decimal separator in one number.
    SecondDecimalMark,
    /// Digits are grouped in a way that no country uses; the column is that of the separator before the odd group.
    Grouping,
    /// A percent sign in a field that is not a percentage.
    Percent,
    /// A currency in a field that is a percentage.
    Money,
    /// A unit that is not the field's.
    Unit(String),
    /// A letter that can be a unit as well as a multiplier, where no money is counted.
    UnclearMultiplier(String),
    /// A parenthesis without the other one, or with a sign.
    Parenthesis,
    /// A minus after a number.
    TrailingMinus,
    /// A dash in place of a number: `–.–`.
    Placeholder,
    /// The text can mean either of these.
    Ambiguous([TypedValue; 2]),
    /// Too large for a finite `f64`.
    TooLarge,
    /// `±` with a negative distance.
    NegativeSpread,
    /// The values of a range are not in rising order; the column is that of the earlier one.
    Order {
        /// `low` or `likely`.
        first: &'static str,
        /// The earlier value as it was typed.
        first_text: String,
        /// `likely` or `high`.
        second: &'static str,
        /// The later value as it was typed.
        second_text: String,
    },
}

impl From<NumberFault> for NumberError {
    /// A fault of the whole text.
    fn from(fault: NumberFault) -> Self {
        Self { fault, column: None }
    }
}

impl NumberFault {
    pub(super) fn at(self, column: usize) -> NumberError {
        NumberError { fault: self, column: Some(column) }
    }

    /// Whether only the end of the text is missing, as after `30..` or `12 mi`.
    pub(super) fn is_incomplete(&self, text: &str, unit: Unit) -> bool {
        match self {
            Self::Empty | Self::Missing | Self::TrailingMinus | Self::Placeholder => true,
            Self::Parenthesis => !text.contains(')'),
            Self::Unknown(found) => text.ends_with(found.as_str()) && begins_a_word(&found.to_ascii_lowercase(), unit),
            _ => false,
        }
    }
}

impl fmt::Display for NumberFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "type a number",
            Self::Missing => "a number is missing",
            Self::SecondNumber => "a second number starts; write a range as 30..55",
            Self::Spaces => "a second number may start; write one number without spaces, and a range as 30..55",
            Self::TooManyValues => "one value too many; a range is low, likely and high, or a value ± a distance",
            Self::SecondDecimalMark => "a number has only one decimal separator",
            Self::Grouping => "thousands are not grouped like this",
            Self::Percent => "this field is not a percentage",
            Self::Money => "this is not an amount of money",
            Self::Parenthesis => "parentheses around a number mean a minus, as in (5)",
            Self::TrailingMinus => "a minus sign stands before the number, as in -5, and a range is written 30..55",
            Self::Placeholder => "a dash is not a number; write 0 for none",
            Self::Ambiguous(_) => "it can mean two things",
            Self::TooLarge => "the number is too large",
            Self::NegativeSpread => "the distance after ± must not be negative",
            Self::Unit(found) => return write!(f, "“{found}” is not a unit of this field"),
            Self::UnclearMultiplier(found) => {
                return write!(f, "“{found}” can mean several things; write the number out");
            }
            Self::Unknown(found) if found.chars().all(char::is_control) => {
                let code = found.chars().next().map_or(0, u32::from);
                return write!(f, "there is an invisible character (U+{code:04X})");
            }
            Self::Unknown(found) => return write!(f, "“{found}” is not part of a number"),
            Self::Order { first, first_text, second, second_text } => {
                return write!(f, "the {first} value {first_text} is above the {second} value {second_text}");
            }
        })
    }
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fault.fmt(f)?;
        self.column.map_or(Ok(()), |column| write!(f, ", at column {column}"))
    }
}

impl std::error::Error for NumberError {}
