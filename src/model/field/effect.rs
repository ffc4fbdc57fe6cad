//! When an input applies, what depends on it, and the cost lines that are an input times rates.

use crate::model::case::{Case, LeaverCostBasis, MeetingLoadKind};
use crate::model::case_rows::PriceBasis;
use crate::model::cost_rate::CostRate;
use crate::model::promise::CostLine;

/// When an input applies to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatedWhen {
    /// In every case, or in every row of a list that has it.
    Always,
    /// Where meetings are counted in this way.
    Load(MeetingLoadKind),
    /// Where the cost of a leaver is counted in this way.
    LeaverCost(LeaverCostBasis),
    /// Where the price of the row's tool is counted in this way.
    Price(PriceBasis),
}

impl StatedWhen {
    /// Whether the case states it, in this row.
    #[inline]
    pub fn holds(self, case: &Case, row: usize) -> bool {
        match self {
            Self::Always => true,
            Self::Load(kind) => case.meetings.load.kind == kind,
            Self::LeaverCost(basis) => case.turnover.cost_per_leaver.basis == basis,
            Self::Price(basis) => case.tools.get(row).is_some_and(|tool| tool.basis == basis),
        }
    }
}

/// What depends on an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputEffect {
    /// Amounts and hours of the [`Ledger`](crate::model::Ledger).
    Amounts,
    /// Which share of an amount falls in which month: the [`Schedule`](crate::model::Schedule).
    Schedule,
    /// Both.
    Both,
    /// Neither: it is only compared with, such as a target.
    Neither,
}

impl InputEffect {
    /// Whether the ledger changes.
    pub fn amounts(self) -> bool {
        matches!(self, Self::Amounts | Self::Both)
    }

    /// Whether the schedule changes.
    pub fn schedule(self) -> bool {
        matches!(self, Self::Schedule | Self::Both)
    }
}

/// A cost that is a number times rates. The ledger, the simulation and the explanations all follow this.
#[derive(Clone, Copy, Debug)]
pub struct RatedCost {
    /// The line of the costs that it is part of.
    pub line: CostLine,
    /// What the number is multiplied by, in this order.
    pub rates: &'static [CostRate],
}
