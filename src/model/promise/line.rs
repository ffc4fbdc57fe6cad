//! The lines of benefits and costs.

use super::CostLine;
use crate::model::{Benefits, LedgerAmounts, Money};

/// A line of the benefits, in the order of [`Benefits`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum BenefitLine {
    Meetings,
    DeepWork,
    Turnover,
    ToolsDropped,
    Other,
}

impl BenefitLine {
    /// All lines, in the order of [`Benefits`].
    pub const ALL: [Self; 5] = [Self::Meetings, Self::DeepWork, Self::Turnover, Self::ToolsDropped, Self::Other];

    /// Its amount among the benefits.
    pub fn of(self, benefits: &Benefits) -> Money {
        match self {
            Self::Meetings => benefits.meetings,
            Self::DeepWork => benefits.deep_work,
            Self::Turnover => benefits.turnover,
            Self::ToolsDropped => benefits.tools_dropped,
            Self::Other => benefits.other,
        }
    }
}

/// A line of benefits or costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromiseLine {
    /// A benefit.
    Benefit(BenefitLine),
    /// A cost.
    Cost(CostLine),
}

impl PromiseLine {
    /// Its amount among others: at least 0 for a cost, too.
    pub fn of(self, amounts: &LedgerAmounts) -> Money {
        match self {
            Self::Benefit(line) => line.of(&amounts.benefits),
            Self::Cost(line) => line.of(&amounts.costs),
        }
    }

    /// 1 for a benefit, −1 for a cost: what an amount of it counts in a net value.
    pub fn sign(self) -> f64 {
        match self {
            Self::Benefit(_) => 1.0,
            Self::Cost(_) => -1.0,
        }
    }
}
