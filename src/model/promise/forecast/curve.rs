//! Cumulative value over the months: promised, to date, and forecast.

use crate::model::Quantiles;
use crate::model::date::Date;

/// A point of a curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurvePoint<T> {
    /// Months from the start of the rollout.
    pub months: f64,
    /// The day.
    pub date: Date,
    /// The cumulative value, in money.
    pub value: T,
}

/// Cumulative benefits less costs from the start of the rollout, undiscounted: at the start, at each month's end and today.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PromiseCurve {
    /// As promised, over the whole horizon.
    pub promised: Vec<CurvePoint<f64>>,
    /// From the start to today: by readings and bills, carried on in proportion after the last one, and as promised where nothing was
    /// entered. Empty before the start.
    pub actual: Vec<CurvePoint<f64>>,
    /// From today, or from the start where that is later, to the end of the horizon. It has a width today already where the past was
    /// not measured.
    pub forecast: Vec<CurvePoint<Quantiles>>,
    /// The share of the amounts promised by today, benefits and costs added up, of which something was entered, by the days until
    /// which it was: 0 to 1.
    pub entered_share: f64,
    /// The day on which the promised curve pays back; none where it does not within the horizon, and where nothing is to be paid back.
    pub promised_payback: Option<Date>,
    /// The same of the forecast's median.
    pub forecast_payback: Option<Date>,
}
