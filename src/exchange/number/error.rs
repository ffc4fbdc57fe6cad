//! Errors of typed numbers.
use super::TypedValue;
use super::words::begins_a_word;
use crate::model::Unit;
use std::fmt;

/// Why a typed number could not be read. Columns count characters from 1.
#[derive(Clone, Debug, PartialEq)]
pub enum NumberError {
    /// Only white space.
    Empty,
    /// A number is missing.
    Missing {
        /// Where it should be.
        column: usize,
    },
    /// Letters or signs that are not part of a number.
    Unknown {
        /// The text there.
        found: String,
        /// Where it starts.
        column: usize,
    },
    /// A second number without a range separator before it.
    SecondNumber {
        /// Where it starts.
        column: usize,
    },
    /// Spaces that can separate several numbers or group the digits of one.
    Spaces {
        /// Where the second number would start.
        column: usize,
    },
    /// A fourth value, or a third beside `±`.
    TooManyValues {
        /// Where its separator stands.
        column: usize,
    },
    /// A second decimal separator in one number.
    SecondDecimalMark {
        /// Where one of them stands.
        column: usize,
    },
    /// Digits are grouped in a way that no country uses.
    Grouping {
        /// The separator before the odd group.
        column: usize,
    },
    /// A percent sign in a field that is not a percentage.
    Percent {
        /// Where it stands.
        column: usize,
    },
    /// A currency in a field that is a percentage.
    Money {
        /// Where it stands.
        column: usize,
    },
    /// A unit that is not the field's.
    Unit {
        /// The text there.
        found: String,
        /// Where it stands.
        column: usize,
    },
    /// A letter that can be a unit as well as a multiplier, where no money is counted.
    UnclearMultiplier {
        /// The text there.
        found: String,
        /// Where it stands.
        column: usize,
    },
    /// A parenthesis without the other one, or with a sign.
    Parenthesis {
        /// Where it stands.
        column: usize,
    },
    /// A minus after a number.
    TrailingMinus {
        /// Where it stands.
        column: usize,
    },
    /// A dash in place of a number: `–.–`.
    Placeholder,
    /// The text can mean two things.
    Ambiguous {
        /// Both values.
        readings: [TypedValue; 2],
    },
    /// Too large for a finite `f64`.
    TooLarge {
        /// Where the number starts.
        column: usize,
    },
    /// `±` with a negative distance.
    NegativeSpread {
        /// Where the distance starts.
        column: usize,
    },
    /// The values of a range are not in rising order.
    Order {
        /// `low` or `likely`.
        first: &'static str,
        /// The earlier value as it was typed.
        first_text: String,
        /// `likely` or `high`.
        second: &'static str,
        /// The later value as it was typed.
        second_text: String,
        /// Where the earlier value starts.
        column: usize,
    },
}

impl NumberError {
    /// The column of the error; none where the whole text is at fault.
    pub fn column(&self) -> Option<usize> {
        self.clone().column_mut().copied()
    }

    /// Whether only the end of the text is missing, as after `30..` or `12 mi`.
    pub(super) fn is_incomplete(&self, text: &str, unit: Unit) -> bool {
        match self {
            Self::Empty | Self::Missing { .. } | Self::TrailingMinus { .. } | Self::Placeholder => true,
            Self::Parenthesis { .. } => !text.contains(')'),
            Self::Unknown { found, .. } => {
                text.ends_with(found.as_str()) && begins_a_word(&found.to_ascii_lowercase(), unit)
            }
            _ => false,
        }
    }

    pub(super) fn column_mut(&mut self) -> Option<&mut usize> {
        match self {
            Self::Empty | Self::Placeholder | Self::Ambiguous { .. } => None,
            Self::Missing { column }
            | Self::Unknown { column, .. }
            | Self::SecondNumber { column }
            | Self::Spaces { column }
            | Self::TooManyValues { column }
            | Self::SecondDecimalMark { column }
            | Self::Grouping { column }
            | Self::Percent { column }
            | Self::Money { column }
            | Self::Unit { column, .. }
            | Self::UnclearMultiplier { column, .. }
            | Self::Parenthesis { column }
            | Self::TrailingMinus { column }
            | Self::TooLarge { column }
            | Self::NegativeSpread { column }
            | Self::Order { column, .. } => Some(column),
        }
    }

    fn write_reason(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "type a number",
            Self::Missing { .. } => "a number is missing",
            Self::SecondNumber { .. } => "a second number starts; write a range as 30..55",
            Self::Spaces { .. } => "a second number may start; write one number without spaces, and a range as 30..55",
            Self::TooManyValues { .. } => {
                "one value too many; a range is low, likely and high, or a value ± a distance"
            }
            Self::SecondDecimalMark { .. } => "a number has only one decimal separator",
            Self::Grouping { .. } => "thousands are not grouped like this",
            Self::Percent { .. } => "this field is not a percentage",
            Self::Money { .. } => "this is not an amount of money",
            Self::Parenthesis { .. } => "parentheses around a number mean a minus, as in (5)",
            Self::TrailingMinus { .. } => {
                "a minus sign stands before the number, as in -5, and a range is written 30..55"
            }
            Self::Placeholder => "a dash is not a number; write 0 for none",
            Self::Ambiguous { .. } => "it can mean two things",
            Self::TooLarge { .. } => "the number is too large",
            Self::NegativeSpread { .. } => "the distance after ± must not be negative",
            Self::Unit { found, .. } => return write!(f, "“{found}” is not a unit of this field"),
            Self::UnclearMultiplier { found, .. } => {
                return write!(f, "“{found}” can mean several things; write the number out");
            }
            Self::Unknown { found, .. } if found.chars().all(char::is_control) => {
                let code = found.chars().next().map_or(0, u32::from);
                return write!(f, "there is an invisible character (U+{code:04X})");
            }
            Self::Unknown { found, .. } => return write!(f, "“{found}” is not part of a number"),
            Self::Order { first, first_text, second, second_text, .. } => {
                return write!(f, "the {first} value {first_text} is above the {second} value {second_text}");
            }
        })
    }
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_reason(f)?;
        self.column().map_or(Ok(()), |column| write!(f, ", at column {column}"))
    }
}

impl std::error::Error for NumberError {}
