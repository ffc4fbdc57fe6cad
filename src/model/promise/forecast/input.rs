//! The measured inputs of a forecast and their ranges.

use super::super::measured_drivers::ReviewContext;
use super::super::promise_ledger::PromiseLedger;
use super::super::reading_curve::ReadingCurve;
use crate::model::date::Date;
use crate::model::promise::CostLine;
use crate::model::schedule::DAYS_PER_MONTH;
use crate::model::{Choice, Ledger, MeetingLoadKind, Quantity, Spread, View};

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
/// `likely` is the latest; of a monthly cost it is the mean, since one bill may hold more or less than a month. With at least [`ForecastInput::ENOUGH`] of them, `low` and `high` are their least and greatest; with
/// fewer, the range keeps the width of the approved estimate: one reading does not remove the uncertainty. Until the rollout is over,
/// readings are weighed with the approved estimate, by the share of the planned adoption that the day of the latest should have reached.
#[derive(Debug, Clone, PartialEq)]
pub struct ForecastInput {
    /// The driver, which gives the unit of the range.
    pub driver: ForecastDriver,
    /// The days of the recent readings, or the last days of the recent billing periods, earliest first; at least one.
    pub dates: Vec<Date>,
    /// The least value.
    pub low: f64,
    /// The value of the latest reading; the mean of the recent billing periods.
    pub likely: f64,
    /// The greatest value.
    pub high: f64,
    /// What the value would be as promised, in the same unit.
    pub promised: f64,
    /// Where the range comes from.
    pub basis: RangeBasis,
}

/// An approved estimate in the unit of a driver, and the bounds of its values.
struct ApprovedRange {
    low: f64,
    likely: f64,
    high: f64,
    bounds: [f64; 2],
}

impl ApprovedRange {
    /// The estimate with each number multiplied.
    fn times(spread: &Spread, factor: f64, bounds: [f64; 2]) -> Self {
        Self { low: spread.low() * factor, likely: spread.likely() * factor, high: spread.high() * factor, bounds }
    }
}

impl ForecastInput {
    /// How many of the last readings make the range. Our choice: five weekly readings are about a month, long enough to show
    /// ordinary variation and short enough to follow a change.
    pub const RECENT: usize = 5;
    /// The fewest readings whose least and greatest make the range. Our choice: two readings can agree by chance.
    pub const ENOUGH: usize = 3;

    /// The range of recent readings, the latest being the likely value; none without readings.
    fn of(driver: ForecastDriver, readings: &[(Date, f64)], weight: f64, approved: &ApprovedRange) -> Option<Self> {
        Some(Self::around(driver, readings, readings.last()?.1, approved).weighed(weight, approved))
    }

    /// The same with the approved estimate, by what the readings weigh beside it: 0 to 1.
    fn weighed(self, weight: f64, approved: &ApprovedRange) -> Self {
        let mean = |read: f64, approved: f64| weight * read + (1.0 - weight) * approved;
        let likely = mean(self.likely, approved.likely);
        let (low, high) = (mean(self.low, approved.low).min(likely), mean(self.high, approved.high).max(likely));
        Self { low, likely, high, ..self }
    }

    /// The range of recent readings around a likely value.
    fn around(driver: ForecastDriver, readings: &[(Date, f64)], likely: f64, approved: &ApprovedRange) -> Self {
        let recent = &readings[readings.len().saturating_sub(Self::RECENT)..];
        let values = || recent.iter().map(|(_, value)| *value);
        let (low, high, basis) = if recent.len() >= Self::ENOUGH {
            (values().fold(likely, f64::min), values().fold(likely, f64::max), RangeBasis::Readings)
        } else {
            let [least, most] = approved.bounds;
            let low = (likely + approved.low - approved.likely).max(least).min(likely);
            (low, (likely + approved.high - approved.likely).min(most).max(likely), RangeBasis::ApprovedWidth)
        };
        let dates = recent.iter().map(|(date, _)| *date).collect();
        Self { driver, dates, low, likely, high, promised: approved.likely, basis }
    }
}

/// The inputs that were measured and matter in the view of a ledger of the likely case.
pub(super) fn measured_inputs(context: &ReviewContext, ledger: &PromiseLedger) -> Vec<ForecastInput> {
    let (case, evidence, effects) = (context.case, &ledger.evidence, &ledger.effects);
    let benefits = ledger.benefits_promised();
    let weight = |curve: &ReadingCurve| evidence.weight(curve.last().0);
    let date = |day: f64| context.start.plus_days(day.round() as i64);
    let adoption = evidence.adoption.as_ref().filter(|_| benefits.total().value() > 0.0).and_then(|curve| {
        let recent = curve.recent(ForecastInput::RECENT).iter();
        let parts: Vec<_> = recent.map(|reading| (date(reading.0), evidence.part_of_promise(*reading))).collect();
        let spread = case.rollout.adoption[2].spread();
        let promise = if spread.likely() > 0.0 { 1.0 / spread.likely() } else { 0.0 };
        let mut approved = ApprovedRange::times(spread, promise, [0.0, evidence.greatest_part()]);
        approved.likely = 1.0;
        ForecastInput::of(ForecastDriver::Adoption, &parts, weight(curve), &approved)
    });
    let cut = evidence.cut.as_ref().filter(|_| (benefits.meetings + benefits.deep_work).value() > 0.0);
    let cut = cut.and_then(|curve| {
        let hours = effects.meeting_hours;
        let effect = |reading: &(f64, f64)| (date(reading.0), evidence.effect(*reading, 1.0, effects.cut) * hours);
        let effects_read: Vec<_> = curve.recent(ForecastInput::RECENT).iter().map(effect).collect();
        let approved = if case.meetings.load.kind == MeetingLoadKind::Inventory {
            // The fates of the meetings have no range.
            ApprovedRange {
                low: effects.cut * hours,
                likely: effects.cut * hours,
                high: effects.cut * hours,
                bounds: [-hours, hours],
            }
        } else {
            ApprovedRange::times(case.meetings.cut.spread(), hours, [-hours, hours])
        };
        ForecastInput::of(ForecastDriver::Cut, &effects_read, weight(curve), &approved)
    });
    let turnover = evidence.stayed.as_ref().filter(|_| benefits.turnover.value() > 0.0).and_then(|curve| {
        let leave = effects.leave;
        let effect = |reading: &(f64, f64)| (date(reading.0), evidence.effect(*reading, leave, effects.stay));
        let effects_read: Vec<_> = curve.recent(ForecastInput::RECENT).iter().map(effect).collect();
        let approved = ApprovedRange::times(case.turnover.reduction.spread(), leave, [-leave, leave]);
        ForecastInput::of(ForecastDriver::Turnover, &effects_read, weight(curve), &approved)
    });
    let lines = CostLine::ALL.iter().filter_map(|&(line, ..)| {
        let (periods, monthly) = ledger.billing_periods(line)?;
        let periods: Vec<_> =
            periods.iter().map(|period| (date(period.to * DAYS_PER_MONTH), period.monthly())).collect();
        Some(ForecastInput::around(ForecastDriver::Cost(line), &periods, monthly, &approved_cost(context, line)))
    });
    adoption.into_iter().chain(cut).chain(turnover).chain(lines).collect()
}

/// The approved monthly cost of a line, where the inputs that only one amount has are all at their low or all at their high ends.
fn approved_cost(context: &ReviewContext, line: CostLine) -> ApprovedRange {
    let at = |end: fn(&Spread) -> f64| {
        let mut case = context.case.clone();
        for input in context.case.ranged_inputs().into_iter().filter(|input| !input.field.shared) {
            if let Some(spread) = case.spread_mut(input) {
                let value = end(spread);
                spread.pin(value);
            }
        }
        line.of(&Ledger::of(&case).amounts(View::Full).costs).value()
    };
    let [low, likely, high] = [Spread::low, Spread::likely, Spread::high].map(at);
    ApprovedRange { low, likely, high, bounds: [0.0, f64::INFINITY] }
}
