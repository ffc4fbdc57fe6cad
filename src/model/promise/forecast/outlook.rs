//! What is still to come of an approved case.

use crate::model::Quantiles;
use crate::model::date::Date;

/// The value from a day to the end of the horizon, discounted to that day: what going on is worth compared with stopping. What was
/// spent before does not change it.
///
/// It assumes that stopping ends both the costs and the benefits from that day on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outlook {
    /// Benefits less costs still to come, in money; all 0 after the horizon.
    pub value: Quantiles,
    /// The probability that it is positive, 0 to 1.
    pub probability_positive: f64,
    /// The likely costs still to come, which stopping avoids, in money.
    pub costs_avoided: f64,
    /// The likely benefits still to come, which stopping forgoes, in money.
    pub benefits_forgone: f64,
    /// Today, or the start of the rollout where that is later: then everything is still to come.
    pub from: Date,
    /// The end of the horizon.
    pub until: Date,
}
