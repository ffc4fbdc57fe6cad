//! A figure that is read off a row of months.

use super::figure::Figure;
use crate::model::outcome::payback;
use crate::model::rate::irr;
use crate::model::units::Quantity;

/// What is read off the months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeriesStatistic {
    /// All of them together.
    Sum,
    /// When they turn from negative for the last time.
    Crossing,
    /// The lowest, nothing where none is negative.
    Least,
    /// The yearly rate of discount at which they are worth nothing together.
    Rate,
}

/// One month of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SeriesMonth {
    /// The month, 0 for the start.
    pub month: usize,
    /// The figure of that month.
    pub amount: (Figure, f64),
    /// What it is multiplied by, if anything.
    pub factor: Option<(Figure, f64)>,
}

impl SeriesMonth {
    /// The amount times its factor.
    pub fn value(&self) -> f64 {
        self.amount.1 * self.factor.map_or(1.0, |(_, factor)| factor)
    }
}

/// Months and what is read off them.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthlySeries {
    /// What is read.
    pub statistic: SeriesStatistic,
    /// The months in order.
    pub terms: Vec<SeriesMonth>,
}

impl MonthlySeries {
    /// The figure that they make, none where there is none to be read.
    pub fn value(&self) -> Option<f64> {
        let values = self.terms.iter().map(SeriesMonth::value);
        match self.statistic {
            SeriesStatistic::Sum => Some(values.sum()),
            SeriesStatistic::Crossing => payback(&values.collect::<Vec<_>>()).map(Quantity::value),
            SeriesStatistic::Least => Some(values.fold(0.0, f64::min)),
            SeriesStatistic::Rate => irr(&values.collect::<Vec<_>>()),
        }
    }

    /// The place in `terms` of the month that settles it: the lowest, or the last negative one; none for the others.
    pub fn deciding_month(&self) -> Option<usize> {
        match self.statistic {
            SeriesStatistic::Sum | SeriesStatistic::Rate => None,
            SeriesStatistic::Crossing => self.terms.iter().rposition(|term| term.value() < 0.0),
            SeriesStatistic::Least => {
                let least = self.value().filter(|least| *least < 0.0)?;
                self.terms.iter().position(|term| term.value() == least)
            }
        }
    }
}
