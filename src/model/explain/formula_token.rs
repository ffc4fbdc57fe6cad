//! A formula as a sequence of tokens, for the page.

use super::exact_input::ExactInput;
use super::expression::{Expression, Operator};
use super::figure::Figure;
use super::monthly_series::MonthlySeries;
use crate::model::case::Case;
use crate::model::field::{Input, Unit};
use std::borrow::Cow;

/// A token of a formula.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FormulaToken<'a> {
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// `+`, `−`, `×`, `÷` or `^`.
    Operator(char),
    /// An estimate of the user's: links to its field.
    Input {
        /// Which.
        input: Input,
        /// Its likely value.
        value: f64,
        /// In what it is counted.
        unit: Unit,
    },
    /// A number that the user sets without a range: links to where it is set.
    Setting {
        /// Which.
        setting: ExactInput,
        /// Its value.
        value: f64,
        /// In what it is counted.
        unit: Unit,
    },
    /// Another figure: opens to its own explanation.
    Figure {
        /// Which.
        figure: Figure,
        /// Its value.
        value: f64,
        /// In what it is counted.
        unit: Unit,
    },
    /// A number that the formula itself states.
    Number(f64),
    /// The bracket that follows is kept between 0 and this number.
    Within(f64),
    /// A monthly series and its statistic: shown as a table.
    Series(&'a MonthlySeries),
    /// Something that this case does not have.
    Absent,
}

impl FormulaToken<'_> {
    /// What its number is called; empty where it has no name.
    pub fn label<'s>(&self, case: &'s Case) -> Cow<'s, str> {
        match self {
            Self::Input { input, .. } => input_label(*input, case),
            Self::Setting { setting, .. } => Cow::Borrowed(setting.label()),
            Self::Figure { figure, .. } => figure.label(case),
            _ => Cow::Borrowed(""),
        }
    }
}

/// What an input is called in a formula: a line of the user's own by its name.
fn input_label(input: Input, case: &Case) -> Cow<'_, str> {
    let line = case.other_lines.get(input.row).filter(|line| !line.name.is_empty());
    line.filter(|_| input.field.key == super::LINE_AMOUNT)
        .map_or(Cow::Borrowed(input.field.label), |line| Cow::Borrowed(&line.name))
}

/// Whether a part must stand in brackets beside `operator`.
fn needs_brackets(part: &Expression, operator: Operator, is_right: bool) -> bool {
    let Expression::Binary(inner, _) = part else { return false };
    let undone_by_order = is_right && matches!(operator, Operator::Minus | Operator::Over);
    operator == Operator::Power
        || inner.rank() < operator.rank()
        || (undone_by_order && inner.rank() == operator.rank())
}

impl Expression {
    /// The formula as a line, with brackets only where the order of operations needs them.
    pub fn tokens(&self) -> Vec<FormulaToken<'_>> {
        let mut tokens = Vec::new();
        self.write(&mut tokens);
        tokens
    }

    fn write<'a>(&'a self, tokens: &mut Vec<FormulaToken<'a>>) {
        match self {
            Self::Number(value) => tokens.push(FormulaToken::Number(*value)),
            Self::Input(input, value) => {
                tokens.push(FormulaToken::Input { input: *input, value: *value, unit: input.field.unit });
            }
            Self::Setting(setting, value) => {
                tokens.push(FormulaToken::Setting { setting: *setting, value: *value, unit: setting.unit() });
            }
            Self::Figure(figure, value) => {
                tokens.push(FormulaToken::Figure { figure: *figure, value: *value, unit: figure.unit() });
            }
            Self::Binary(operator, parts) => {
                parts[0].write_in(tokens, needs_brackets(&parts[0], *operator, false));
                tokens.push(FormulaToken::Operator(operator.sign()));
                parts[1].write_in(tokens, needs_brackets(&parts[1], *operator, true));
            }
            Self::Within(part, most) => {
                tokens.push(FormulaToken::Within(*most));
                part.write_in(tokens, true);
            }
            Self::Series(series) => tokens.push(FormulaToken::Series(series)),
            Self::Absent => tokens.push(FormulaToken::Absent),
        }
    }

    fn write_in<'a>(&'a self, tokens: &mut Vec<FormulaToken<'a>>, brackets: bool) {
        if brackets {
            tokens.push(FormulaToken::Open);
        }
        self.write(tokens);
        if brackets {
            tokens.push(FormulaToken::Close);
        }
    }
}
