//! Numbers that the user sets exactly, without a range.

use crate::model::field::Unit;
use std::fmt;

/// A number that is known, not estimated, and not in the table of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExactInput {
    /// How many days the rollout takes.
    RolloutDays,
    /// How many months are counted.
    Horizon,
    /// How many minutes the meeting in a row lasts.
    Minutes(usize),
    /// To how many minutes the meeting in a row is shortened.
    ShortenTo(usize),
    /// How many times a week the meeting in a row is still held.
    LessOften(usize),
    /// How many people still sit in the meeting in a row.
    Fewer(usize),
}

impl ExactInput {
    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::RolloutDays => "Days of the rollout",
            Self::Horizon => "Months counted",
            Self::Minutes(_) => "Minutes",
            Self::ShortenTo(_) => "Minutes from now on",
            Self::LessOften(_) => "Times a week from now on",
            Self::Fewer(_) => "People from now on",
        }
    }

    /// In what it is counted: days, minutes and what else its label names as plain numbers.
    pub fn unit(self) -> Unit {
        if self == Self::Horizon { Unit::Months } else { Unit::Factor }
    }
}

/// Its place in the document.
impl fmt::Display for ExactInput {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::RolloutDays => f.write_str("rollout.days"),
            Self::Horizon => f.write_str("finance.horizon_months"),
            Self::Minutes(row) => write!(f, "meetings.load.inventory.{row}.minutes"),
            Self::ShortenTo(row) => write!(f, "meetings.load.inventory.{row}.fate.shorten_to"),
            Self::LessOften(row) => write!(f, "meetings.load.inventory.{row}.fate.less_often"),
            Self::Fewer(row) => write!(f, "meetings.load.inventory.{row}.fate.fewer"),
        }
    }
}
