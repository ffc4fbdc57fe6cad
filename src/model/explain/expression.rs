//! Formulas with their numbers in them.

use super::exact_input::ExactInput;
use super::figure::Figure;
use super::monthly_series::MonthlySeries;
use crate::model::field::Input;
use std::ops::{Add, Div, Mul, Sub};

/// What joins two parts of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// Plus.
    Plus,
    /// Minus.
    Minus,
    /// Times.
    Times,
    /// Divided by.
    Over,
    /// To the power of.
    Power,
}

impl Operator {
    /// How it is written.
    pub fn sign(self) -> char {
        match self {
            Self::Plus => '+',
            Self::Minus => '−',
            Self::Times => '×',
            Self::Over => '÷',
            Self::Power => '^',
        }
    }

    /// What binds tighter has the greater rank.
    pub(crate) fn rank(self) -> u8 {
        match self {
            Self::Plus | Self::Minus => 1,
            Self::Times | Self::Over => 2,
            Self::Power => 3,
        }
    }

    /// None for a division by zero.
    fn apply(self, left: f64, right: f64) -> Option<f64> {
        match self {
            Self::Plus => Some(left + right),
            Self::Minus => Some(left - right),
            Self::Times => Some(left * right),
            Self::Over => (right != 0.0).then(|| left / right),
            Self::Power => Some(libm::pow(left, right)),
        }
    }
}

/// A formula, each part with its number.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A number that the formula itself states.
    Number(f64),
    /// An estimate of the user's, at likely.
    Input(Input, f64),
    /// A number that the user sets without a range.
    Setting(ExactInput, f64),
    /// Another figure, which has an explanation of its own.
    Figure(Figure, f64),
    /// Two parts and what joins them.
    Binary(Operator, Box<[Expression; 2]>),
    /// A part kept between 0 and this number.
    Within(Box<Expression>, f64),
    /// A statistic of a monthly series.
    Series(MonthlySeries),
    /// Something that this case does not have.
    Absent,
}

impl Expression {
    /// Its value; none for a division by zero or an absent operand.
    pub fn value(&self) -> Option<f64> {
        match self {
            Self::Number(value) | Self::Input(_, value) | Self::Setting(_, value) | Self::Figure(_, value) => {
                Some(*value)
            }
            Self::Binary(operator, parts) => operator.apply(parts[0].value()?, parts[1].value()?),
            Self::Within(part, most) => Some(part.value()?.max(0.0).min(*most)),
            Self::Series(series) => series.value(),
            Self::Absent => None,
        }
    }

    fn join(self, operator: Operator, right: Self) -> Self {
        Self::Binary(operator, Box::new([self, right]))
    }

    /// It to the power of another.
    pub(super) fn power(self, exponent: Self) -> Self {
        self.join(Operator::Power, exponent)
    }

    /// All of these together; 0 where there is none.
    pub(super) fn total(terms: impl IntoIterator<Item = Self>) -> Self {
        terms.into_iter().reduce(Add::add).unwrap_or(Self::Number(0.0))
    }
}

macro_rules! joins {
    ($($trait:ident $method:ident $operator:ident)+) => {$(
        impl $trait for Expression {
            type Output = Self;
            fn $method(self, right: Self) -> Self {
                self.join(Operator::$operator, right)
            }
        }

        impl $trait<f64> for Expression {
            type Output = Self;
            fn $method(self, right: f64) -> Self {
                self.join(Operator::$operator, Self::Number(right))
            }
        }

        impl $trait<Expression> for f64 {
            type Output = Expression;
            fn $method(self, right: Expression) -> Expression {
                Expression::Number(self).join(Operator::$operator, right)
            }
        }
    )+};
}

joins! {
    Add add Plus
    Sub sub Minus
    Mul mul Times
    Div div Over
}
