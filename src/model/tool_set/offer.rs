//! One offer: a tool at a price, dated and sourced.

use super::Price;
use crate::model::{Choice, ChoiceRow, UnknownKeys};

/// What a team needs a tool for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToolNeed {
    /// Messages in threads, instead of meetings and chat.
    Messaging,
    /// Guides, processes, decisions.
    Documents,
    /// Who does what by when.
    Tasks,
}

impl Choice for ToolNeed {
    const ALL: &'static [ChoiceRow<Self>] = &[
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
pub enum TeamFit {
    /// It is meant for such a team.
    Fits,
    /// The team is smaller.
    TeamTooSmall,
    /// The team is larger.
    TeamTooLarge,
    /// The plan admits fewer people.
    OverLimit,
}

impl Choice for TeamFit {
    const ALL: &'static [ChoiceRow<Self>] = &[
        (Self::Fits, "fits", "meant for a team of this size"),
        (Self::TeamTooSmall, "too_small", "meant for larger teams"),
        (Self::TeamTooLarge, "too_large", "meant for smaller teams"),
        (Self::OverLimit, "over_limit", "not for a team of this size"),
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
    pub fn fit(self, people: u32) -> TeamFit {
        if people < self.from {
            TeamFit::TeamTooSmall
        } else if self.to.is_some_and(|to| people > to) {
            TeamFit::TeamTooLarge
        } else {
            TeamFit::Fits
        }
    }
}

/// How a price is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PriceOrigin {
    /// The user states it.
    #[default]
    Own,
    /// The article states it, without source or date.
    Article,
    /// It was read at the vendor.
    Vendor,
    /// Somebody else reports it.
    Reported,
    /// It was looked up on its day, but nothing confirmed it.
    Unproven,
    /// A former catalog entry: kept for links and saved work that name it, but not offered any more.
    Retired,
}

impl PriceOrigin {
    /// How a price of a list is known, in a few words; empty where its source says it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Vendor => "read at the vendor",
            Self::Reported => "reported",
            Self::Unproven => "unconfirmed",
            Self::Own | Self::Article | Self::Retired => "",
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
    pub needs: Vec<ToolNeed>,
    /// The day on which the price was read, as `2026-11-20` or `2026-03`; the user may write anything.
    pub dated: String,
    /// How the price is known. Documents hold the user's own offers only, so it is no key of theirs.
    pub origin: PriceOrigin,
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
        self.origin == PriceOrigin::Article
    }

    /// Whether it suits a team: whether the plan admits so many people, and whether it is meant for them.
    pub fn fit(&self, people: u32) -> TeamFit {
        if self.price.admits(people) { self.team.fit(people) } else { TeamFit::OverLimit }
    }
}
