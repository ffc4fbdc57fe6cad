//! A statistic of a monthly series: its sum, last sign change, minimum or internal rate of return.

use super::figure::Figure;
use crate::model::outcome::payback;
use crate::model::rate::irr;
use crate::model::units::Quantity;

/// The statistic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeriesStatistic {
    /// The sum of all months.
    Sum,
    /// The time of the last change from negative to not negative, in months.
    Crossing,
    /// The minimum; zero where no month is negative.
    Least,
    /// The yearly discount rate at which the present value is zero.
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

/// A monthly series and its statistic.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthlySeries {
    /// The statistic.
    pub statistic: SeriesStatistic,
    /// The months in order.
    pub terms: Vec<SeriesMonth>,
}

impl MonthlySeries {
    /// The value of the statistic; none where it does not exist.
    pub fn value(&self) -> Option<f64> {
        let values = self.terms.iter().map(SeriesMonth::value);
        match self.statistic {
            SeriesStatistic::Sum => Some(values.sum()),
            SeriesStatistic::Crossing => payback(&values.collect::<Vec<_>>()).map(Quantity::value),
            SeriesStatistic::Least => Some(values.fold(0.0, f64::min)),
            SeriesStatistic::Rate => irr(&values.collect::<Vec<_>>()),
        }
    }

    /// The index in `terms` of the month that decides the statistic: the minimum, or the last negative month.
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
