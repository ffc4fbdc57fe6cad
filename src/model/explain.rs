//! Explanations: each figure opens to its formula with this case's numbers in it, down to the inputs.
//!
//! [`explain`] gives one step; each [`Expression::Figure`] in it opens to the next. The figures' own values come from
//! the engine, never from these formulas: that both agree is tested for every figure.

mod benefit;
mod cost;
mod exact_input;
mod expression;
mod figure;
mod formula_token;
mod headline;
mod meeting;
mod month;
mod monthly_series;
#[cfg(test)]
pub(super) mod tests;

pub use exact_input::ExactInput;
pub use expression::{Expression, Operator};
pub use figure::Figure;
pub use formula_token::FormulaToken;
pub use monthly_series::{MonthlySeries, SeriesMonth, SeriesStatistic};

use super::case::Case;
use super::case_rows::LineKind;
use super::evaluation::Evaluation;
use super::field::{Field, Input, Unit};
use super::ledger::View;

/// The key of the amounts of the user's own lines.
const LINE_AMOUNT: &str = "other_lines.*.amount";

/// Where a figure comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// Which figure.
    pub figure: Figure,
    /// The engine's value in the view; none where there is none, for instance a payback that never comes.
    pub value: Option<f64>,
    /// In what it is counted.
    pub unit: Unit,
    /// One step back, with the numbers of this case.
    pub formula: Expression,
    /// What else settles it without being a term of the formula.
    pub settings: &'static [ExactInput],
    /// What is special about it in this case.
    pub note: Option<&'static str>,
}

/// Explains a figure of a case's likely case in a view.
///
/// ```
/// use async_roi::model::{Evaluation, Expression, Figure, Preset, View, explain};
/// let case = Preset::Evidence.case();
/// let explanation = explain(Figure::Npv, &case, &Evaluation::of(&case), View::Full);
/// let Expression::Binary(minus, parts) = &explanation.formula else { panic!("benefits less costs") };
/// assert_eq!(minus.sign(), '−');
/// assert!(matches!(parts[0], Expression::Figure(Figure::PvBenefits, _)));
/// assert_eq!(explanation.formula.value(), explanation.value);
/// ```
pub fn explain(figure: Figure, case: &Case, evaluation: &Evaluation, view: View) -> Explanation {
    let context = ExplanationContext { case, evaluation, view };
    Explanation {
        figure,
        value: context.value(figure),
        unit: figure.unit(),
        formula: context.formula(figure).unwrap_or(Expression::Absent),
        settings: month::settings(figure),
        note: headline::note(&context, figure).or_else(|| context.left_out(figure)),
    }
}

/// What an explanation draws on.
pub(super) struct ExplanationContext<'a> {
    pub(super) case: &'a Case,
    evaluation: &'a Evaluation,
    view: View,
}

impl ExplanationContext<'_> {
    /// The engine's value.
    fn value(&self, figure: Figure) -> Option<f64> {
        headline::value(self, figure)
            .or_else(|| meeting::value(self, figure))
            .or_else(|| benefit::value(self, figure))
            .or_else(|| cost::value(self, figure))
            .or_else(|| month::value(self, figure))
    }

    fn formula(&self, figure: Figure) -> Option<Expression> {
        if self.left_out(figure).is_some() {
            return Some(Expression::Number(0.0));
        }
        headline::formula(self, figure)
            .or_else(|| meeting::formula(self, figure))
            .or_else(|| benefit::formula(self, figure))
            .or_else(|| cost::formula(self, figure))
            .or_else(|| month::formula(self, figure))
    }

    fn is_cash(&self) -> bool {
        self.view == View::Cash
    }

    /// Why the view does not count a figure.
    fn left_out(&self, figure: Figure) -> Option<&'static str> {
        use Figure::{BenefitDeepWork, BenefitMeetings, Dip, Documentation, Lead, Training, Upkeep};
        let is_time =
            matches!(figure, BenefitMeetings | BenefitDeepWork | Training | Documentation | Upkeep | Lead | Dip);
        (self.is_cash() && is_time).then_some("This is working time, not a payment: the cash-only view leaves it out.")
    }

    /// A figure with its value, as part of another's formula.
    pub(super) fn figure(&self, figure: Figure) -> Expression {
        self.value(figure).map_or(Expression::Absent, |value| Expression::Figure(figure, value))
    }

    /// Those of these figures that the view counts.
    fn counted(&self, figures: Vec<Figure>) -> Vec<Figure> {
        figures.into_iter().filter(|figure| self.left_out(*figure).is_none()).collect()
    }

    /// These figures together.
    fn sum(&self, figures: &[Figure]) -> Expression {
        Expression::total(figures.iter().map(|figure| self.figure(*figure)))
    }

    /// An input with its likely value.
    pub(super) fn input(&self, key: &str) -> Expression {
        self.input_of_row(key, 0)
    }

    fn input_of_row(&self, key: &str, row: usize) -> Expression {
        Field::find(key)
            .map(|field| Input { field, row })
            .and_then(|input| Some(Expression::Input(input, self.case.spread(input)?.likely())))
            .unwrap_or(Expression::Absent)
    }

    /// The amounts of the user's own lines of a kind that the view counts.
    fn lines(&self, kind: LineKind) -> Vec<Expression> {
        let lines = self.case.other_lines.iter().enumerate();
        let counted = lines.filter(|(_, line)| line.kind == kind && (line.cash || !self.is_cash()));
        counted.map(|(row, _)| self.input_of_row(LINE_AMOUNT, row)).collect()
    }
}
