//! What is measured of rosters.

use crate::{RosterPictures, RosterSettings, Warning};
use serde::{Deserialize, Serialize};

/// The measured roster. Hours are those of one day in UTC.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RosterFigures {
    /// The day.
    pub date: String,
    /// Everybody listed.
    pub people: Vec<Shift>,
    /// Hours in which all of them work.
    pub hours_all_overlap: f64,
    /// Every two of them.
    pub pairs: Vec<Pair>,
    /// Mean number of people at work in each hour of the day.
    pub by_utc_hour: Vec<f64>,
    /// The hour with the most people at work; of equals, the earliest.
    pub best_hour_utc: usize,
    /// What was read differently than it stands in the file.
    pub warnings: Vec<Warning>,
}

/// A person and the shift that begins on the day in the person's zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// The name.
    pub name: String,
    /// IANA name of the zone, or an offset.
    pub zone: String,
    /// Start of the shift in UTC; none for a day off.
    pub start_utc: Option<String>,
    /// End of the shift in UTC; none for a day off.
    pub end_utc: Option<String>,
}

/// Two people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// Name of the first.
    pub a: String,
    /// Name of the second.
    pub b: String,
    /// Hours in which both work.
    pub hours: f64,
}

/// What was understood of a roster.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RosterView {
    /// The file.
    pub file: u32,
    /// What is in force.
    pub settings: RosterSettings,
    /// The figures, without the overlap of each pair; none where the roster cannot be read.
    pub figures: Option<RosterFigures>,
    /// What is drawn beside the figures.
    pub pictures: Option<RosterPictures>,
    /// Why there are no figures, as a sentence. It asks where a time zone is unclear.
    pub problem: Option<String>,
}
