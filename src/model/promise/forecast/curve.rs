//! Cumulative value over the months: promised, to date, and forecast.

use super::timeline::Timeline;
use crate::model::date::Date;
use crate::model::engine::quantiles;
use crate::model::outcome::payback;
use crate::model::{Quantiles, Quantity};

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

impl PromiseCurve {
    /// The curves of the running totals at the ends of a timeline's spans: promised, by measurement, and of one draw after the other.
    pub(super) fn of(
        timeline: &Timeline,
        today: Date,
        [promised, actual]: [Vec<f64>; 2],
        drawn: &[f64],
        entered_share: f64,
    ) -> Self {
        let points = &timeline.ends;
        let of_draws = |point: usize| quantiles(drawn[point..].iter().step_by(points.len()).copied().collect());
        let drawn: Vec<Quantiles> = (0..points.len()).map(of_draws).collect();
        let month_ends = |months: &f64| months.fract() == 0.0;
        let payback_day = |totals: &dyn Fn(usize) -> f64| {
            let totals: Vec<f64> = (0..points.len()).filter(|place| month_ends(&points[*place])).map(totals).collect();
            let months = payback(&totals).filter(|months| months.value() > 0.0)?;
            Some(timeline.date(months.value()))
        };
        let (promised_payback, forecast_payback) =
            (payback_day(&|place| promised[place]), payback_day(&|place| drawn[place].p50.unwrap_or(0.0)));
        let (until, from) = (if timeline.has_started { timeline.now } else { -1.0 }, timeline.now);
        Self {
            promised: curve(timeline, today, promised, |_| true),
            actual: curve(timeline, today, actual, |months| months <= until),
            forecast: curve(timeline, today, drawn, |months| months >= from),
            entered_share,
            promised_payback,
            forecast_payback,
        }
    }
}

/// The values at those ends of a timeline's spans that are shown.
fn curve<T>(timeline: &Timeline, today: Date, values: Vec<T>, shown: impl Fn(f64) -> bool) -> Vec<CurvePoint<T>> {
    let date = |months: f64| {
        if timeline.has_started && months == timeline.now && months < timeline.horizon as f64 {
            today
        } else {
            timeline.date(months)
        }
    };
    let points = timeline.ends.iter().copied().zip(values).filter(|(months, _)| shown(*months));
    points.map(|(months, value)| CurvePoint { months, date: date(months), value }).collect()
}
