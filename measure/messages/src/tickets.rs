//! What is measured of tickets.

use crate::{TicketPictures, TicketSettings, Warning};
use serde::{Deserialize, Serialize};

/// In which order the numbers of a date stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateOrder {
    /// 31/12/2027
    Dmy,
    /// 12/31/2027
    Mdy,
    /// 27-12-31
    Ymd,
}

/// The measured tickets. Times are calendar hours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TicketFigures {
    /// The tracker whose export this is; none where the columns were guessed or given.
    pub source: Option<String>,
    /// The columns that were read.
    pub columns: ColumnNames,
    /// Tickets that were read: resolved and open ones.
    pub count: usize,
    /// Resolved tickets.
    pub resolved: usize,
    /// Open tickets.
    pub open: usize,
    /// Rows whose dates cannot be read or contradict each other.
    pub unreadable: usize,
    /// Median time from creation to resolution.
    pub median_hours: Option<f64>,
    /// The time within which 90% were resolved.
    pub p90_hours: Option<f64>,
    /// Share of the resolved tickets that took less than 24 hours.
    pub under_24h: Option<f64>,
    /// Median time from creation to the first response.
    pub response_median_hours: Option<f64>,
    /// Age of the oldest open ticket at the latest date of the file.
    pub oldest_open_hours: Option<f64>,
    /// Resolved tickets by the month of their resolution.
    pub by_month: Vec<Month>,
    /// What was left out or read differently.
    pub warnings: Vec<Warning>,
}

/// Headers of the columns that were read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnNames {
    /// Date of creation.
    pub created: String,
    /// Date of resolution.
    pub resolved: String,
    /// First response.
    pub responded: Option<String>,
}

/// Tickets that were resolved in a month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Month {
    /// Such as `2027-01`.
    pub month: String,
    /// Number of tickets.
    pub resolved: usize,
    /// Median time to resolution.
    pub median_hours: Option<f64>,
    /// Share that took less than 24 hours.
    pub under_24h: Option<f64>,
}

/// What must be chosen before tickets can be measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum TicketQuestion {
    /// Which columns hold the dates of creation and of resolution.
    Columns,
    /// In which order the numbers of the dates stand.
    DateOrder {
        /// A date of the file that can be read in two ways, or two dates that contradict each other.
        examples: Vec<String>,
        /// The orders to choose from.
        orders: Vec<DateOrder>,
    },
}

/// What was understood of a file with tickets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TicketView {
    /// The file.
    pub file: u32,
    /// What is in force, with what was found in place of what was not chosen.
    pub settings: TicketSettings,
    /// Headers of all columns, to choose from.
    pub columns: Vec<String>,
    /// The figures of the window, or of all tickets without one; none where something must be chosen first, or nothing can be read.
    pub figures: Option<TicketFigures>,
    /// The figures of the window to compare with.
    pub compared: Option<TicketFigures>,
    /// The median hours to resolution of each full week of the window and of the window to compare with, of the weeks in which
    /// something was resolved; none without both windows.
    pub weekly_medians: Option<[Vec<f64>; 2]>,
    /// What is drawn beside `figures`.
    pub pictures: Option<TicketPictures>,
    /// What must be chosen first.
    pub question: Option<TicketQuestion>,
    /// Why there are no figures, as a sentence.
    pub problem: Option<String>,
}
