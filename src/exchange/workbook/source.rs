//! What the workbook is made of: the case, its figures, and the formulas of a case with a longer horizon.

use super::formula::formula;
use crate::model::{Case, DAYS_PER_MONTH, Evaluation, Explanation, Expression, Figure, Simulation, View, explain};

/// The months that the sheet of months has at least, so that a longer horizon can be entered.
const MONTHS: u32 = 120;

/// A cash flow, and what is read off it by month.
pub(super) struct FlowValues {
    pub(super) flow: Vec<f64>,
    pub(super) total: Vec<f64>,
    /// When within the month the running total turns from negative to not negative, in months from the start.
    pub(super) crossing: Vec<Option<f64>>,
    /// The sign of the last amount that is not zero.
    pub(super) sign: Vec<f64>,
}

impl FlowValues {
    /// The flow of an outcome, with zeros after the horizon.
    fn of(cash_flow: &[f64], months: usize) -> Self {
        let flow: Vec<f64> = (0..=months).map(|month| cash_flow.get(month).copied().unwrap_or_default()).collect();
        let total: Vec<f64> = flow
            .iter()
            .scan(0.0, |total, amount| {
                *total += amount;
                Some(*total)
            })
            .collect();
        let crossing = |month: usize| {
            let before = total[month.checked_sub(1)?];
            (before < 0.0 && total[month] >= 0.0).then(|| month as f64 - 1.0 + before / (before - total[month]))
        };
        let sign = flow.iter().scan(0.0, |last, amount| {
            if *amount != 0.0 {
                *last = amount.signum();
            }
            Some(*last)
        });
        Self { crossing: (0..=months).map(crossing).collect(), sign: sign.collect(), flow, total }
    }
}

/// A case and everything computed of it.
pub(super) struct Source<'a> {
    pub(super) case: &'a Case,
    pub(super) evaluation: Evaluation,
    pub(super) simulation: &'a Simulation,
    /// The case with the horizon of the sheet of months: its explanations have a formula for each of them.
    long: Case,
    long_evaluation: Evaluation,
    full: FlowValues,
    cash: FlowValues,
}

impl<'a> Source<'a> {
    pub(super) fn of(case: &'a Case, simulation: &'a Simulation) -> Self {
        let mut long = case.clone();
        long.finance.horizon_months = case.finance.horizon_months.max(MONTHS);
        let evaluation = Evaluation::of(case);
        let flow = |view| FlowValues::of(&evaluation.outcome(view).cash_flow, long.finance.horizon_months as usize);
        Self {
            full: flow(View::Full),
            cash: flow(View::Cash),
            long_evaluation: Evaluation::of(&long),
            long,
            case,
            evaluation,
            simulation,
        }
    }

    /// The last month of the sheet of months.
    pub(super) fn last_month(&self) -> usize {
        self.long.finance.horizon_months as usize
    }

    pub(super) fn flow(&self, view: View) -> &FlowValues {
        match view {
            View::Full => &self.full,
            View::Cash => &self.cash,
        }
    }

    /// A figure's value and formula; none for a figure that the case does not have.
    pub(super) fn explained(&self, figure: Figure, view: View) -> Option<Explanation> {
        let explanation = explain(figure, &self.long, &self.long_evaluation, view);
        let value = explain(figure, self.case, &self.evaluation, view).value;
        (explanation.formula != Expression::Absent).then_some(Explanation { value, ..explanation })
    }

    /// The formula of a figure.
    pub(super) fn formula(&self, figure: Figure, view: View) -> String {
        formula(&explain(figure, &self.long, &self.long_evaluation, view).formula, view)
    }

    /// The value of a figure of a month; flows and discount factors are zero beyond the horizon.
    pub(super) fn month_value(&self, figure: Figure, view: View) -> f64 {
        let is_beyond = figure.index().is_some_and(|month| month > self.case.finance.horizon_months as usize);
        let is_flow = matches!(figure, Figure::Discount(_) | Figure::MonthBenefit(_) | Figure::MonthCost(_));
        if is_beyond && is_flow {
            return 0.0;
        }
        explain(figure, &self.long, &self.long_evaluation, view).value.unwrap_or_default()
    }

    /// Days of full adoption from the start to the end of a month.
    pub(super) fn adopted_days(&self, month: usize) -> f64 {
        self.long_evaluation.schedule.months[..month].iter().map(|month| month.adoption * DAYS_PER_MONTH).sum()
    }
}
