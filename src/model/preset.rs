//! Where a case can start: from evidence, from the article's claims, or from nothing.

mod apply;

use super::case::{
    Case, Change, CostPerLeaver, DeepWork, Finance, LeaverBasis, Load, LoadKind, Meetings, Rollout, Team, Time,
    Turnover,
};
use super::estimate::Estimate;
use super::line::{Action, Basis, Tool};
use super::practice::Practice;
use super::unknown::UnknownKeys;
use std::collections::BTreeMap;

/// A start for a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// Ranges from published work. Also what a document means by a key that it leaves out.
    Evidence,
    /// What the article claims, as it claims it: no range, no cost.
    Article,
    /// The user's own: a team, and nothing assumed of it.
    Blank,
}

impl Preset {
    /// All presets, the default first.
    pub const ALL: [Self; 3] = [Self::Evidence, Self::Article, Self::Blank];

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
            Self::Evidence => "Ranges from published studies. Replace them by your own figures one by one.",
            Self::Article => "What the article promises, unsourced and without any cost. To compare, not to believe.",
            Self::Blank => "Your own figures only: nothing is gained or paid until you say so.",
        }
    }

    /// The case that it starts with.
    pub fn case(self) -> Case {
        match self {
            Self::Evidence => evidence(),
            Self::Article => article(),
            Self::Blank => blank(),
        }
    }
}

/// The evidence preset. Links leave out what equals it, so its figures never change: a newer body of evidence
/// is a further preset, and a further version of the link.
fn evidence() -> Case {
    Case {
        name: "Our team".into(),
        currency: "USD".into(),
        team: Team {
            people: Estimate::certain(10.0),
            annual_pay: Estimate::certain(75_000.0),
            on_cost: Estimate::range(0.34, 0.42, 0.60),
            hours_per_week: Estimate::certain(40.0),
            weeks_per_year: Estimate::certain(46.0),
        },
        meetings: Meetings {
            load: Load {
                kind: LoadKind::Hours,
                monthly_cost: Estimate::certain(10_000.0),
                hours_per_person_week: Estimate::range(14.0, 16.0, 18.0),
                inventory: Vec::new(),
            },
            cut: Estimate::range(0.15, 0.25, 0.31),
            replacement: Estimate::range(0.20, 0.33, 0.60),
        },
        time: Time { recapture: Estimate::range(0.30, 0.50, 0.75) },
        deep_work: DeepWork {
            hours_before: Estimate::range(5.0, 12.0, 20.0),
            share_of_freed_time: Estimate::certain(0.67),
            premium: Estimate::certain(0.0),
            hours_target: Estimate::range(15.0, 20.0, 24.0),
        },
        turnover: evidence_turnover(),
        tools: vec![Tool {
            name: "Twist".into(),
            basis: Basis::PerUser,
            price: Estimate::certain(6.0),
            seats: None,
            action: Action::Add,
            unknown: UnknownKeys::default(),
        }],
        change: evidence_change(),
        rollout: Rollout {
            start: "2027-01-04".into(),
            days: 90,
            adoption: [Estimate::certain(0.1), Estimate::certain(0.5), Estimate::range(0.50, 0.75, 0.95)],
        },
        finance: Finance { horizon_months: 36, discount_rate: Estimate::range(0.08, 0.10, 0.16) },
        other_lines: Vec::new(),
        notes: BTreeMap::new(),
        practice: Practice::default(),
        left_out: Vec::new(),
        unknown: UnknownKeys::default(),
    }
}

fn evidence_turnover() -> Turnover {
    Turnover {
        rate: Estimate::range(0.08, 0.12, 0.20),
        reduction: Estimate::range(0.0, 0.10, 0.33),
        cost_per_leaver: CostPerLeaver {
            basis: LeaverBasis::ShareOfPay,
            amount: Estimate::certain(25_000.0),
            share_of_pay: Estimate::range(0.20, 0.33, 0.80),
        },
        lag_months: Estimate::certain(6.0),
        hard_share: Estimate::certain(0.35),
    }
}

fn evidence_change() -> Change {
    Change {
        training_hours_per_person: Estimate::range(4.0, 8.0, 14.0),
        documentation_hours: Estimate::certain(80.0),
        lead_hours_per_week: Estimate::certain(8.0),
        other_one_off: Estimate::certain(0.0),
        upkeep_hours_per_week: Estimate::certain(2.0),
        dip: Estimate::range(0.05, 0.10, 0.15),
        dip_months: Estimate::range(1.0, 2.0, 3.0),
    }
}

/// A change that costs nothing.
fn free_change() -> Change {
    let nothing = Estimate::certain(0.0);
    Change {
        training_hours_per_person: nothing,
        documentation_hours: nothing,
        lead_hours_per_week: nothing,
        other_one_off: Estimate::certain(0.0),
        upkeep_hours_per_week: nothing,
        dip: Estimate::certain(0.0),
        dip_months: Estimate::certain(0.0),
    }
}

/// Meetings of 10,000 a month cut by 40 %, and a turnover from 30 % to 10 % at 10,000 a leaver.
fn article() -> Case {
    let evidence = evidence();
    Case {
        name: "The article’s claims".into(),
        team: Team { on_cost: Estimate::certain(0.42), ..evidence.team },
        meetings: Meetings {
            load: Load {
                kind: LoadKind::MonthlyCost,
                hours_per_person_week: Estimate::certain(16.0),
                ..evidence.meetings.load
            },
            cut: Estimate::certain(0.40),
            replacement: Estimate::certain(0.0),
        },
        time: Time { recapture: Estimate::certain(1.0) },
        deep_work: DeepWork {
            hours_before: Estimate::certain(15.0),
            share_of_freed_time: Estimate::certain(1.0),
            premium: Estimate::certain(0.0),
            hours_target: Estimate::certain(40.0),
        },
        turnover: Turnover {
            rate: Estimate::certain(0.30),
            reduction: Estimate::certain(2.0 / 3.0),
            cost_per_leaver: CostPerLeaver {
                basis: LeaverBasis::Amount,
                amount: Estimate::certain(10_000.0),
                share_of_pay: Estimate::certain(0.33),
            },
            lag_months: Estimate::certain(0.0),
            hard_share: Estimate::certain(0.35),
        },
        tools: Vec::new(),
        change: free_change(),
        rollout: Rollout { adoption: [0.1, 0.5, 1.0].map(Estimate::certain), ..evidence.rollout },
        finance: Finance { discount_rate: Estimate::certain(0.10), ..evidence.finance },
        ..evidence
    }
}

/// A team whose pay, meetings and changes are still to be stated.
fn blank() -> Case {
    let (evidence, article) = (evidence(), article());
    let nothing = || Estimate::certain(0.0);
    Case {
        name: "My case".into(),
        team: Team { annual_pay: Estimate::certain(0.0), on_cost: nothing(), ..evidence.team },
        meetings: Meetings {
            load: Load {
                kind: LoadKind::Hours,
                monthly_cost: Estimate::certain(0.0),
                hours_per_person_week: Estimate::certain(0.0),
                ..evidence.meetings.load
            },
            cut: nothing(),
            replacement: nothing(),
        },
        time: Time { recapture: nothing() },
        deep_work: DeepWork {
            hours_before: Estimate::certain(0.0),
            share_of_freed_time: nothing(),
            premium: nothing(),
            hours_target: Estimate::certain(0.0),
        },
        turnover: Turnover {
            rate: nothing(),
            reduction: nothing(),
            cost_per_leaver: CostPerLeaver { amount: Estimate::certain(0.0), ..article.turnover.cost_per_leaver },
            ..article.turnover
        },
        tools: Vec::new(),
        change: free_change(),
        rollout: Rollout { adoption: article.rollout.adoption, ..evidence.rollout },
        finance: Finance { discount_rate: Estimate::certain(0.0), ..evidence.finance },
        ..evidence
    }
}
