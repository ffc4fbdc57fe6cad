//! The presets: the evidence in its editions, the article's claims, and blank.

mod apply;
mod newer;

use super::case::{
    Case, ChangeCosts, DeepWork, Finance, FreedTime, LeaverCostBasis, MeetingLoadKind, Meetings, Rollout, Team,
    Turnover,
};
use super::case_rows::{PriceBasis, Tool, ToolAction};
use super::edition::Edition;
use super::estimate::Estimate;
use super::implementation::Implementation;
use super::unknown_keys::UnknownKeys;
use std::collections::BTreeMap;

/// A start for a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// Ranges with their sources, and our own estimates where there is none, in editions. Keys left out of a document take these values.
    Evidence,
    /// What the article claims, as it claims it: no range, no cost.
    Article,
    /// The user's own: a team, and nothing assumed of it.
    Blank,
}

impl Preset {
    /// All presets, the default first.
    pub const ALL: [Self; 3] = [Self::Evidence, Self::Article, Self::Blank];

    /// The presets offered as a start for a case, the default first. The article's claims are for comparison only.
    pub const STARTS: [Self; 2] = [Self::Evidence, Self::Blank];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Evidence => "Evidence-based",
            Self::Article => "The article’s claims",
            Self::Blank => "Blank",
        }
    }

    /// What it starts from, in a line.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Evidence => "Ranges with their sources, and our own estimates where nobody has measured.",
            Self::Article => "Its figures have no source and leave out all costs. For comparison only.",
            Self::Blank => "Starts at zero, with only the benefits and costs that you enter.",
        }
    }

    /// The case that it starts with, in the latest edition.
    pub fn case(self) -> Case {
        self.case_in(Edition::LATEST)
    }

    /// The case that it starts with in an edition: the numbers of the table, and here everything that is not a number.
    ///
    /// Links and sparse documents leave out what equals the evidence preset of the case's edition, so its figures never change.
    pub fn case_in(self, edition: Edition) -> Case {
        let (name, load, leaver) = match self {
            Self::Evidence => ("Our team", MeetingLoadKind::Hours, LeaverCostBasis::ShareOfPay),
            Self::Article => ("The article’s claims", MeetingLoadKind::MonthlyCost, LeaverCostBasis::Amount),
            Self::Blank => ("My case", MeetingLoadKind::Hours, LeaverCostBasis::Amount),
        };
        let mut case = Case {
            edition,
            name: name.into(),
            currency: "USD".into(),
            team: Team::default(),
            meetings: Meetings::default(),
            time: FreedTime::default(),
            deep_work: DeepWork::default(),
            turnover: Turnover::default(),
            tools: self.tools(),
            change: ChangeCosts::default(),
            rollout: Rollout { start: "2027-01-04".into(), days: 90, adoption: Default::default() },
            finance: Finance { horizon_months: 36, discount_rate: Estimate::default() },
            other_lines: Vec::new(),
            notes: BTreeMap::new(),
            implementation: Implementation::default(),
            left_out: Vec::new(),
            unknown: UnknownKeys::default(),
        };
        case.set_numbers(|field| field.presets.of(self, edition));
        case.meetings.load.kind = load;
        case.turnover.cost_per_leaver.basis = leaver;
        case
    }

    /// The tools that it starts with: the only rows of a list that a preset has.
    pub(super) fn tools(self) -> Vec<Tool> {
        if self == Self::Evidence { vec![twist()] } else { Vec::new() }
    }
}

/// The tool of the evidence preset.
fn twist() -> Tool {
    Tool {
        name: "Twist".into(),
        basis: PriceBasis::PerUser,
        price: Estimate::certain(6.0),
        seats: None,
        action: ToolAction::Add,
        unknown: UnknownKeys::default(),
    }
}
