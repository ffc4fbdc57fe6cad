//! One offer: a tool at a price, dated and sourced.

use super::{ARTICLE, Price};
use crate::model::{Choice, UnknownKeys};

/// What a team needs a tool for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Messages in threads, instead of meetings and chat.
    Messaging,
    /// Guides, processes, decisions.
    Documents,
    /// Who does what by when.
    Tasks,
}

impl Choice for Need {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Messaging, "messaging", "messages"),
        (Self::Documents, "documents", "documents"),
        (Self::Tasks, "tasks", "tasks"),
    ];
}

/// The size of team for which an offer is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TeamSize {
    /// The smallest.
    pub from: u32,
    /// The largest, none if there is no limit.
    pub to: Option<u32>,
}

/// Whether an offer suits a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It is meant for such a team.
    Fits,
    /// The team is smaller.
    TeamTooSmall,
    /// The team is larger.
    TeamTooLarge,
}

impl Choice for Fit {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Fits, "fits", "meant for a team of this size"),
        (Self::TeamTooSmall, "too_small", "meant for larger teams"),
        (Self::TeamTooLarge, "too_large", "meant for smaller teams"),
    ];
}

impl Default for TeamSize {
    fn default() -> Self {
        Self::ANY
    }
}

impl TeamSize {
    /// Any size.
    pub const ANY: Self = Self { from: 1, to: None };

    /// Whether it suits so many people.
    pub fn fit(self, people: u32) -> Fit {
        if people < self.from {
            Fit::TeamTooSmall
        } else if self.to.is_some_and(|to| people > to) {
            Fit::TeamTooLarge
        } else {
            Fit::Fits
        }
    }
}

/// A tool at a price.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Offer {
    /// Names the offer in the data; an offer of the user's with an id of the catalog takes its place.
    pub id: String,
    /// The tool.
    pub tool: String,
    /// Which of its plans.
    pub plan: String,
    /// What it costs.
    pub price: Price,
    /// For whom it is meant.
    pub team: TeamSize,
    /// What it is for.
    pub needs: Vec<Need>,
    /// As of when, such as “2026”.
    pub dated: String,
    /// Where the price comes from, in words.
    pub source: String,
    /// What the price does not say.
    pub note: String,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

impl Offer {
    /// Tool and plan; what stands for them where neither is named yet.
    pub fn name(&self) -> String {
        match (self.tool.trim(), self.plan.trim()) {
            ("", "") => "a tool without a name".to_owned(),
            (name, "") | ("", name) => name.to_owned(),
            (tool, plan) => format!("{tool} {plan}"),
        }
    }

    /// Whether its price is the article's, which names neither date nor source.
    pub fn is_claim(&self) -> bool {
        self.source == ARTICLE
    }
}
