//! How much of each yearly or one-off amount falls in which month.

use super::case::Case;
use super::units::Quantity;

/// Days in a month of 1/12 year.
pub const DAYS_PER_MONTH: f64 = 365.0 / 12.0;

/// The share of the change in force, over the days of a rollout: piecewise linear, zero at the start, through the
/// three stated shares at thirds of it, then level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Adoption {
    days: f64,
    shares: [f64; 4],
}

impl Adoption {
    /// Adoption over so many days, with the shares reached at their thirds.
    pub(super) fn new(days: f64, [a1, a2, a3]: [f64; 3]) -> Self {
        Self { days, shares: [0.0, a1, a2, a3] }
    }

    /// The adoption of a case's likely case.
    pub fn of(case: &Case) -> Self {
        Self::new(f64::from(case.rollout.days), case.rollout.adoption.map(|share| share.likely().value()))
    }

    /// What each stated share weighs in the mean over the days `from`..`to` of a rollout of so many days.
    pub(super) fn weights(days: u32, from: f64, to: f64) -> [f64; 3] {
        let only = |share| {
            let mut shares = [0.0; 4];
            shares[share] = 1.0;
            Self { days: f64::from(days), shares }.mean(from, to)
        };
        [only(1), only(2), only(3)]
    }

    /// The same with shares that never fall: a drawn share below an earlier one is raised to it.
    #[must_use]
    pub fn rising(mut self) -> Self {
        for i in 1..4 {
            self.shares[i] = self.shares[i].max(self.shares[i - 1]);
        }
        self
    }

    /// The share in force from the rollout's end on.
    pub(super) fn planned(&self) -> f64 {
        self.shares[3]
    }

    /// The highest share that it ever has.
    pub(super) fn highest(&self) -> f64 {
        self.shares.iter().copied().fold(0.0, f64::max)
    }

    /// The share in force on a day, counted from the start.
    pub fn at(&self, day: f64) -> f64 {
        let third = self.days / 3.0;
        let piece = (day / third).clamp(0.0, 3.0);
        let from = (piece as usize).min(2);
        let [before, after] = [self.shares[from], self.shares[from + 1]];
        before + (after - before) * (piece - from as f64)
    }

    /// The exact mean over the days `from`..`to`.
    pub fn mean(&self, from: f64, to: f64) -> f64 {
        if from >= self.days {
            return self.shares[3];
        }
        let third = self.days / 3.0;
        let straight: f64 = (0..3)
            .map(|piece| {
                let (start, end) = (third * f64::from(piece), third * f64::from(piece + 1));
                let (start, end) = (start.max(from), end.min(to));
                if end > start { (end - start) * self.at(f64::midpoint(start, end)) } else { 0.0 }
            })
            .sum();
        (straight + (to - from.max(self.days)).max(0.0) * self.shares[3]) / (to - from)
    }
}

/// How much of each amount falls in one month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScheduleMonth {
    /// The mean adoption: the share of a month's benefit at full adoption that comes.
    pub adoption: f64,
    /// The same for turnover, which improves only after a delay.
    pub retention: f64,
    /// The share of the whole lead effort.
    pub lead: f64,
    /// The share of a full month of dip.
    pub dip: f64,
    /// What one unit of money at the month's end is worth at the start.
    pub discount: f64,
}

/// Every month of the horizon, month 1 first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schedule {
    /// The months.
    pub months: Vec<ScheduleMonth>,
    /// The adoption planned: the share in force from the rollout's end on.
    pub planned_adoption: f64,
    /// What one unit of money a month later is worth: 1 ÷ (1 + the monthly rate).
    pub month_discount: f64,
}

/// What part of month `month` (from 1) lies before `end`, in months from the start.
pub(super) fn part_before(end: f64, month: f64) -> f64 {
    (end - (month - 1.0)).clamp(0.0, 1.0)
}

impl Schedule {
    /// The schedule of a case's likely case.
    pub fn of(case: &Case) -> Self {
        let mut schedule = Self::default();
        schedule.fill(case, &Adoption::of(case));
        schedule
    }

    /// Makes this the schedule of a case with another adoption, in the memory it has.
    pub fn fill(&mut self, case: &Case, adoption: &Adoption) {
        let days = f64::from(case.rollout.days);
        let lag = case.turnover.lag_months.likely().value();
        let dip_months = case.change.dip_months.likely().value();
        self.planned_adoption = adoption.planned();
        self.month_discount = libm::pow(1.0 + case.finance.discount_rate.likely().value(), -1.0 / 12.0);
        let mut discount = 1.0;
        self.months.clear();
        self.months.extend((1..=case.finance.horizon_months).map(|month| {
            let month = f64::from(month);
            let (from, to) = ((month - 1.0) * DAYS_PER_MONTH, month * DAYS_PER_MONTH);
            let mean = adoption.mean(from, to);
            discount *= self.month_discount;
            ScheduleMonth {
                adoption: mean,
                retention: mean * (1.0 - part_before(lag, month)),
                lead: (to.min(days) - from).max(0.0) / days,
                dip: part_before(dip_months, month),
                discount,
            }
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn passes_through_its_points() {
        let adoption = Adoption::new(90.0, [0.1, 0.5, 0.75]);
        for (day, share) in [(0.0, 0.0), (15.0, 0.05), (30.0, 0.1), (60.0, 0.5), (90.0, 0.75), (400.0, 0.75)] {
            assert!((adoption.at(day) - share).abs() < 1e-15, "day {day}");
        }
    }

    #[test]
    fn a_fall_is_raised_to_what_was_reached() {
        let rising = Adoption::new(90.0, [0.6, 0.5, 0.75]).rising();
        assert_eq!(rising.at(60.0), 0.6);
        assert_eq!(rising.at(90.0), 0.75);
    }

    #[test]
    fn a_month_waits_for_the_lag_by_its_part() {
        assert_eq!([2.0, 3.0, 4.0].map(|month| part_before(2.25, month)), [1.0, 0.25, 0.0]);
    }

    proptest! {
        #[test]
        fn the_mean_is_the_integral(days in 1.0..400.0, from in 0.0..500.0, length in 0.1..40.0,
                                    shares in prop::array::uniform3(0.0..1.0f64)) {
            let adoption = Adoption::new(days, shares);
            let steps = 20_000;
            let width = length / f64::from(steps);
            let sum: f64 = (0..steps).map(|i| adoption.at(from + width * (f64::from(i) + 0.5))).sum();
            prop_assert!((adoption.mean(from, from + length) - sum / f64::from(steps)).abs() < 1e-4);
        }

        #[test]
        fn adjoining_means_add_up(days in 1.0..400.0, cut in 0.1..0.9, shares in prop::array::uniform3(0.0..1.0f64)) {
            let adoption = Adoption::new(days, shares);
            let parts: f64 = adoption.mean(3.0, 3.0 + 50.0 * cut) * cut + adoption.mean(3.0 + 50.0 * cut, 53.0) * (1.0 - cut);
            prop_assert!((parts - adoption.mean(3.0, 53.0)).abs() < 1e-12);
        }
    }
}
