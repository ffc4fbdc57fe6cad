//! The model's explanations as spreadsheet formulas.
//!
//! The formulas of the workbook are those that the page explains its figures with, so a change of the model changes them too.

use super::months;
use super::names::{figure_name, input_name, setting_name};
use crate::model::{Expression, Figure, MonthlySeries, Operator, SeriesStatistic, View};

/// The text of a formula, without the equals sign.
pub(super) fn formula(expression: &Expression, view: View) -> String {
    match expression {
        Expression::Number(value) => number(*value),
        Expression::Input(input, _) => input_name(*input),
        Expression::Setting(setting, _) => setting_name(*setting),
        Expression::Figure(figure, _) => reference(*figure, view),
        Expression::Binary(operator, parts) => {
            let [left, right] = [part(&parts[0], *operator, false, view), part(&parts[1], *operator, true, view)];
            format!("{left}{}{right}", sign(*operator))
        }
        Expression::Within(part, most) => format!("MAX(0,MIN({},{}))", number(*most), formula(part, view)),
        Expression::Series(series) => sum(series, view),
        Expression::Absent => "NA()".to_owned(),
    }
}

/// A number as a formula states it: the shortest digits that read back as the same number.
pub(super) fn number(value: f64) -> String {
    let mut buffer = zmij::Buffer::new();
    let digits = buffer.format_finite(value);
    let plain = digits.strip_suffix(".0").unwrap_or(digits);
    if value < 0.0 { format!("({plain})") } else { plain.to_owned() }
}

fn sign(operator: Operator) -> char {
    match operator {
        Operator::Plus => '+',
        Operator::Minus => '-',
        Operator::Times => '*',
        Operator::Over => '/',
        Operator::Power => '^',
    }
}

/// An operand, in brackets where the order of operations needs them.
fn part(expression: &Expression, operator: Operator, is_right: bool, view: View) -> String {
    let text = formula(expression, view);
    let Expression::Binary(inner, _) = expression else { return text };
    let is_looser = inner.rank() < operator.rank() || (is_right && inner.rank() == operator.rank());
    if is_looser || operator == Operator::Power { format!("({text})") } else { text }
}

/// How formulas refer to a figure: by its name, or by its cell where each month or row has one.
fn reference(figure: Figure, view: View) -> String {
    months::cell(figure, view).unwrap_or_else(|| figure_name(figure, view))
}

/// The sum of a monthly series. Months beyond the horizon have a flow and a discount factor of zero.
fn sum(series: &MonthlySeries, view: View) -> String {
    assert_eq!(series.statistic, SeriesStatistic::Sum, "payback, trough and rate of return have formulas of their own");
    let range = |figure_of: fn(&crate::model::SeriesMonth) -> Option<Figure>| {
        let ends = [series.terms.first(), series.terms.last()].map(|term| term.and_then(figure_of));
        let [Some(first), Some(last)] = ends else { return None };
        let last = reference(last, view);
        // A range names its sheet once.
        Some(format!("{}:{}", reference(first, view), last.rsplit('!').next().unwrap_or(&last)))
    };
    match (range(|term| Some(term.amount.0)), range(|term| term.factor.map(|(figure, _)| figure))) {
        (Some(amounts), Some(factors)) => format!("SUMPRODUCT({amounts},{factors})"),
        (Some(amounts), None) => format!("SUM({amounts})"),
        (None, _) => "0".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evaluation, Preset, explain};

    fn of(figure: Figure) -> String {
        let case = Preset::Evidence.case();
        formula(&explain(figure, &case, &Evaluation::of(&case), View::Full).formula, View::Full)
    }

    #[test]
    fn brackets_stand_only_where_the_order_of_operations_needs_them() {
        assert_eq!(
            of(Figure::HourlyCost),
            "in_team_annual_pay*(1+in_team_on_cost)/(in_team_hours_per_week*in_team_weeks_per_year)"
        );
        assert_eq!(of(Figure::MonthlyRate), "(1+in_finance_discount_rate)^(1/12)-1");
        assert_eq!(of(Figure::Npv), "figure_pv_benefits-figure_pv_costs");
    }

    #[test]
    fn a_series_is_a_range_of_months() {
        assert_eq!(of(Figure::Annuity), "SUM(Months!$G$6:$G$41)");
        assert_eq!(of(Figure::DipMonths), "SUMPRODUCT(Months!$F$6:$F$41,Months!$G$6:$G$41)");
    }

    #[test]
    fn numbers_are_plain() {
        assert_eq!([7.0, 0.1, -2.5, 1e21].map(number), ["7", "0.1", "(-2.5)", "1e+21"].map(str::to_owned));
    }
}
