//! The bills of the change, by cost line.

use crate::model::date::Date;
use crate::model::{Choice, ChoiceRow, Costs, Money, UnknownKeys};

/// A line of the costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum CostLine {
    Training,
    Documentation,
    OtherOneOff,
    Lead,
    Dip,
    Tools,
    Upkeep,
    Other,
}

impl Choice for CostLine {
    const ALL: &'static [ChoiceRow<Self>] = &[
        (Self::Training, "training", "Training"),
        (Self::Documentation, "documentation", "Initial documentation"),
        (Self::OtherOneOff, "other_one_off", "Other one-time costs"),
        (Self::Lead, "lead", "Leading the rollout"),
        (Self::Dip, "dip", "Work lost in the dip"),
        (Self::Tools, "tools", "Tools added"),
        (Self::Upkeep, "upkeep", "Keeping documents up to date"),
        (Self::Other, "other", "Your other costs"),
    ];
}

impl CostLine {
    /// Its amount among the costs.
    pub fn of(self, costs: &Costs) -> Money {
        match self {
            Self::Training => costs.training,
            Self::Documentation => costs.documentation,
            Self::OtherOneOff => costs.other_one_off,
            Self::Lead => costs.lead,
            Self::Dip => costs.dip,
            Self::Tools => costs.tools,
            Self::Upkeep => costs.upkeep,
            Self::Other => costs.other,
        }
    }

    /// Its amount among the costs, mutable.
    pub(in crate::model) fn slot(self, costs: &mut Costs) -> &mut Money {
        match self {
            Self::Training => &mut costs.training,
            Self::Documentation => &mut costs.documentation,
            Self::OtherOneOff => &mut costs.other_one_off,
            Self::Lead => &mut costs.lead,
            Self::Dip => &mut costs.dip,
            Self::Tools => &mut costs.tools,
            Self::Upkeep => &mut costs.upkeep,
            Self::Other => &mut costs.other,
        }
    }

    /// Whether it is paid once, at the start.
    pub(in crate::model) fn is_once(self) -> bool {
        matches!(self, Self::Training | Self::Documentation | Self::OtherOneOff)
    }

    /// Whether it is the same every month.
    pub(in crate::model) fn is_level(self) -> bool {
        matches!(self, Self::Tools | Self::Upkeep | Self::Other)
    }

    /// Whether it is paid in money even where the case promised none of it.
    pub(in crate::model) fn is_money(self) -> bool {
        matches!(self, Self::OtherOneOff | Self::Tools | Self::Other)
    }
}

/// One bill: the cost of a line since its previous bill, or since the start.
#[derive(Debug, Clone, PartialEq)]
pub struct Bill {
    /// The last day that it covers.
    pub date: Date,
    /// The cost line.
    pub line: CostLine,
    /// In the case's currency, at least 0; a bill without an amount does not count.
    pub amount: Option<f64>,
    /// The user's note.
    pub note: String,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

impl Bill {
    /// The greatest amount of one bill, as of every amount in a case.
    pub const MOST_MONEY: f64 = 1e12;

    /// A bill without an amount yet.
    pub fn new(date: Date, line: CostLine) -> Self {
        Self { date, line, amount: None, note: String::new(), unknown: UnknownKeys::default() }
    }
}

/// All bills, in the user's order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spending {
    /// The bills.
    pub entries: Vec<Bill>,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

impl Spending {
    /// The most bills that are kept.
    pub const MOST_BILLS: usize = 1_000;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_paid_once_or_every_month_or_by_the_days_of_the_rollout() {
        use CostLine::*;
        let lines = |is: fn(CostLine) -> bool| {
            CostLine::ALL.iter().map(|row| row.0).filter(|line| is(*line)).collect::<Vec<_>>()
        };
        assert_eq!(lines(CostLine::is_once), [Training, Documentation, OtherOneOff]);
        assert_eq!(lines(CostLine::is_level), [Tools, Upkeep, Other]);
    }

    #[test]
    fn each_line_has_an_amount_of_its_own() {
        for (place, (line, ..)) in CostLine::ALL.iter().enumerate() {
            assert_eq!(*line as usize, place);
            let mut costs = Costs::default();
            *line.slot(&mut costs) = crate::model::Quantity::of(1.0);
            assert_eq!(CostLine::ALL.iter().filter(|(other, ..)| other.of(&costs) != Money::default()).count(), 1);
        }
    }
}
