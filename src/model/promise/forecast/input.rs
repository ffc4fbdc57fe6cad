//! The measured inputs of a forecast and their ranges.

use crate::model::date::Date;
use crate::model::promise::CostLine;

/// An input of the approved case that the forecast takes from readings or bills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForecastDriver {
    /// Adoption, as a proportion of the promised adoption of the same day: 1 is as promised.
    Adoption,
    /// Meeting hours cut per adopter and week.
    Cut,
    /// The reduction in leavers a year, as a share of adopters.
    Turnover,
    /// What a cost line of equal months costs a month, in money.
    Cost(CostLine),
}

/// Where the range of a [`ForecastInput`] comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RangeBasis {
    /// The least and the greatest of the recent readings.
    Readings,
    /// Fewer than [`ForecastInput::ENOUGH`] readings: the width of the approved estimate around the latest reading.
    ApprovedWidth,
}

/// A measured input of the forecast: each draw takes a value of the Beta-PERT distribution of this range from the last reading on.
///
/// Recent readings are the last [`ForecastInput::RECENT`] since the start of the rollout, by the definition of the latest one.
/// `likely` is the latest. With at least [`ForecastInput::ENOUGH`] of them, `low` and `high` are their least and greatest; with
/// fewer, the range keeps the width of the approved estimate: one reading does not remove the uncertainty.
#[derive(Debug, Clone, PartialEq)]
pub struct ForecastInput {
    /// The driver, which gives the unit of the range.
    pub driver: ForecastDriver,
    /// The days of the recent readings or bills, earliest first; at least one.
    pub dates: Vec<Date>,
    /// The least value.
    pub low: f64,
    /// The value of the latest reading.
    pub likely: f64,
    /// The greatest value.
    pub high: f64,
    /// What the value would be as promised, in the same unit.
    pub promised: f64,
    /// Where the range comes from.
    pub basis: RangeBasis,
}

impl ForecastInput {
    /// How many of the last readings make the range. Our choice: five weekly readings are about a month, long enough to show
    /// ordinary variation and short enough to follow a change.
    pub const RECENT: usize = 5;
    /// The fewest readings whose least and greatest make the range. Our choice: two readings can agree by chance.
    pub const ENOUGH: usize = 3;
}
