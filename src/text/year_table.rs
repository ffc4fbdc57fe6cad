//! The table of the cash flow by year.

use super::rounding::rounding_note;
use crate::model::{Outcome, Quantity, Schedule, YearFlow};

/// Amounts by year and in all.
#[derive(Clone, Debug, PartialEq)]
pub struct YearTable {
    /// For each year its name and, in the order of [`YearTable::HEADS`], its amounts.
    pub rows: Vec<(String, [f64; 5])>,
    /// The sums of the columns, but for the running total.
    pub total: [f64; 4],
    /// A note if a row or a column does not add up as shown.
    pub note: Option<&'static str>,
}

impl YearTable {
    /// The heads of the columns of amounts.
    pub const HEADS: [&str; 5] = ["Benefits", "Costs", "Net", "Net, discounted", "Running total"];

    /// The table of an outcome on its schedule.
    pub fn of(outcome: &Outcome, schedule: &Schedule) -> Self {
        let amounts = |year: &YearFlow| [year.benefits, year.costs, year.net(), year.discounted, year.cumulative];
        let years = outcome.by_year(schedule);
        let rows: Vec<_> = years.iter().map(|year| (name(year), amounts(year))).collect();
        let sum = |amounts: &[f64]| amounts.iter().sum();
        let (flow, net) = (&outcome.flow, outcome.cumulative.last().copied().unwrap_or_default());
        let total = [sum(&flow.benefits), sum(&flow.costs), net, outcome.npv.value()];
        let column = |index: usize| rounding_note(rows.iter().map(|(_, amounts)| amounts[index]), total[index]);
        let across = |[benefits, costs, net, ..]: &[f64; 5]| rounding_note([*benefits, -costs].into_iter(), *net);
        let note = (0..4).find_map(column).or_else(|| rows.iter().find_map(|(_, amounts)| across(amounts)));
        Self { rows, total, note }
    }
}

/// `0 (start)`, `1`, and for a last year that is not whole `3 (6 months)`.
fn name(year: &YearFlow) -> String {
    match year.months {
        _ if year.year == 0 => "0 (start)".into(),
        12 => year.year.to_string(),
        1 => format!("{} (1 month)", year.year),
        months => format!("{} ({months} months)", year.year),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evaluation, Preset, View};

    #[test]
    fn a_year_that_is_not_whole_says_so() {
        let mut case = Preset::Evidence.case();
        case.finance.horizon_months = 30;
        let evaluation = Evaluation::of(&case);
        let table = YearTable::of(evaluation.outcome(View::Full), &evaluation.schedule);
        let names: Vec<_> = table.rows.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["0 (start)", "1", "2", "3 (6 months)"]);
    }
}
