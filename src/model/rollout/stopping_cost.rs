//! The unrecovered cost of stopping a rollout on a day.

use crate::model::schedule::part_before;
use crate::model::{DAYS_PER_MONTH, MonthlyFlow};

/// Expected costs and benefits of a rollout up to the end of one of its days, in the case's currency, undiscounted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StoppingCost {
    /// Costs to date, month 0 included.
    pub spent: f64,
    /// Benefits to date.
    pub earned: f64,
}

impl StoppingCost {
    /// By the end of a day, 1 being the rollout's first. A month is 365/12 days (`model.md`, Words), and within it money
    /// flows evenly, as it does for the payback; after the last month that the case counts nothing is added.
    ///
    /// ```
    /// use async_roi::model::{MonthlyFlow, rollout::StoppingCost};
    /// let flow = MonthlyFlow { benefits: vec![0.0, 0.0, 600.0, 1_000.0], costs: vec![1_000.0, 300.0, 300.0, 100.0] };
    /// // 73 days are 2.4 months.
    /// let stopping = StoppingCost::at(&flow, 73);
    /// assert!((stopping.spent - 1_640.0).abs() < 1e-9 && (stopping.earned - 1_000.0).abs() < 1e-9);
    /// assert!((stopping.lost() - 640.0).abs() < 1e-9);
    /// ```
    pub fn at(flow: &MonthlyFlow, day: u32) -> Self {
        let months = f64::from(day) / DAYS_PER_MONTH;
        // What month 0 costs is paid at the start, before any day.
        let part = |month: usize| if month == 0 { 1.0 } else { part_before(months, month as f64) };
        let so_far =
            |amounts: &[f64]| -> f64 { amounts.iter().enumerate().map(|(month, amount)| amount * part(month)).sum() };
        Self { spent: so_far(&flow.costs), earned: so_far(&flow.benefits) }
    }

    /// Costs less benefits to date; negative where the benefits exceed the costs.
    pub fn lost(self) -> f64 {
        self.spent - self.earned
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evaluation, Preset, Quantity, View};
    use proptest::prelude::*;

    #[test]
    fn the_costs_of_the_start_are_spent_on_day_0() {
        let flow = MonthlyFlow { benefits: vec![0.0, 50.0], costs: vec![80.0, 20.0] };
        assert_eq!(StoppingCost::at(&flow, 0), StoppingCost { spent: 80.0, earned: 0.0 });
        assert_eq!(StoppingCost::at(&flow, 400), StoppingCost { spent: 100.0, earned: 50.0 });
    }

    proptest! {
        #[test]
        fn whole_years_are_the_running_total_of_the_case(years in 0..3_u32, preset in prop::sample::select(&Preset::ALL[..])) {
            let evaluation = Evaluation::of(&preset.case());
            for view in View::ALL {
                let outcome = evaluation.outcome(view);
                let lost = StoppingCost::at(&outcome.flow, years * 365).lost();
                let total = outcome.cumulative[years as usize * 12];
                prop_assert!((lost + total).abs() <= 1e-9 * (1.0 + total.abs() + outcome.pv_costs.value()));
            }
        }

        #[test]
        fn nothing_is_left_to_lose_at_payback(preset in prop::sample::select(&Preset::ALL[..])) {
            let evaluation = Evaluation::of(&preset.case());
            let outcome = evaluation.outcome(View::Full);
            if let Some(payback) = outcome.payback.map(Quantity::value).filter(|months| *months > 0.0) {
                let day = (payback * DAYS_PER_MONTH) as u32;
                prop_assert!(StoppingCost::at(&outcome.flow, day).lost() >= -1e-9);
                prop_assert!(StoppingCost::at(&outcome.flow, day + 1).lost() <= 1e-9);
            }
        }
    }
}
