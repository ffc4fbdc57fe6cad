//! The business case: every input, each as a number or a range.

use super::case_rows::{Meeting, OtherLine, Tool};
use super::edition::Edition;
use super::estimate::{Estimate, Spread};
use super::field::Input;
use super::implementation::Implementation;
use super::provenance::Origin;
use super::units::{Hours, Money, Months, People, Share, Weeks};
use super::unknown_keys::UnknownKeys;
use std::collections::BTreeMap;

/// One business case: all inputs, and what the other pages keep with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The edition of the evidence preset that it was made from: keys left out of its documents take that edition's figures.
    pub edition: Edition,
    /// What the user calls it.
    pub name: String,
    /// Three letters, ISO 4217; all amounts are in it, without conversion.
    pub currency: String,
    /// The people and what their time costs.
    pub team: Team,
    /// Meeting load, and the share that is removed.
    pub meetings: Meetings,
    /// The use of freed time.
    pub time: FreedTime,
    /// Uninterrupted work.
    pub deep_work: DeepWork,
    /// People who leave.
    pub turnover: Turnover,
    /// Tools added and dropped.
    pub tools: Vec<Tool>,
    /// What the change itself costs.
    pub change: ChangeCosts,
    /// How the change spreads.
    pub rollout: Rollout,
    /// Horizon and discount rate.
    pub finance: Finance,
    /// Benefits and costs of the user's own.
    pub other_lines: Vec<OtherLine>,
    /// Notes and sources of inputs, by key.
    pub notes: BTreeMap<String, InputNote>,
    /// What the other pages keep with the case.
    pub implementation: Implementation,
    /// Keys of the inputs that the sender of a link left out, replaced by the evidence preset's.
    pub left_out: Vec<String>,
    /// Keys that this version does not know, nested as they were found.
    pub unknown: UnknownKeys,
}

/// The team.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Team {
    /// Head count.
    pub people: Estimate<People>,
    /// Gross pay of one person a year.
    pub annual_pay: Estimate<Money>,
    /// Employer's cost on top of pay, as a share of it.
    pub on_cost: Estimate<Share>,
    /// Contracted hours of one person a week.
    pub hours_per_week: Estimate<Hours>,
    /// Weeks worked a year.
    pub weeks_per_year: Estimate<Weeks>,
}

/// The unit in which the meeting load is stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MeetingLoadKind {
    /// Money a month.
    MonthlyCost,
    /// Hours per person and week.
    #[default]
    Hours,
    /// Meeting by meeting.
    Inventory,
}

/// The meeting load, stated in one of three ways. The other two are kept, so that the user can switch back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MeetingLoad {
    /// Which of the three counts.
    pub kind: MeetingLoadKind,
    /// What all meetings cost a month.
    pub monthly_cost: Estimate<Money>,
    /// Hours in meetings per person and week.
    pub hours_per_person_week: Estimate<Hours>,
    /// The recurring meetings.
    pub inventory: Vec<Meeting>,
    /// The user has confirmed that the list holds all meetings: see [`Case::list_gap`].
    pub all_listed: bool,
}

/// Meetings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meetings {
    /// How much they take today.
    pub load: MeetingLoad,
    /// The share of meeting hours removed. Ignored with an inventory: each meeting has its own fate.
    pub cut: Estimate<Share>,
    /// The share of the removed time that writing and reading take instead.
    pub replacement: Estimate<Share>,
}

/// The use of freed time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FreedTime {
    /// The share of freed time that turns into useful work.
    pub recapture: Estimate<Share>,
}

/// Uninterrupted work.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeepWork {
    /// Hours of it per person and week today.
    pub hours_before: Estimate<Hours>,
    /// The share of freed time that becomes deep work.
    pub share_of_freed_time: Estimate<Share>,
    /// The extra yield of an uninterrupted hour; 0 unless claimed.
    pub premium: Estimate<Share>,
    /// Hours of it per person and week that are aimed at.
    pub hours_target: Estimate<Hours>,
}

/// How the cost of a leaver is stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LeaverCostBasis {
    /// As an amount.
    Amount,
    /// As a share of a year's pay.
    #[default]
    ShareOfPay,
}

/// What replacing one person costs. The other way is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CostPerLeaver {
    /// Which of the two counts.
    pub basis: LeaverCostBasis,
    /// The amount.
    pub amount: Estimate<Money>,
    /// The share of a year's pay.
    pub share_of_pay: Estimate<Share>,
}

/// People who leave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Turnover {
    /// Leavers a year as a share of the people.
    pub rate: Estimate<Share>,
    /// The relative reduction in leavers at full adoption.
    pub reduction: Estimate<Share>,
    /// What replacing one costs.
    pub cost_per_leaver: CostPerLeaver,
    /// Delay in months before turnover improves.
    pub lag_months: Estimate<Months>,
    /// The share of the cost of a leaver that is money paid out.
    pub hard_share: Estimate<Share>,
}

/// What the change itself costs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChangeCosts {
    /// Hours of training for each person.
    pub training_hours_per_person: Estimate<Hours>,
    /// Hours for the initial documentation, in all.
    pub documentation_hours: Estimate<Hours>,
    /// Hours a week of whoever leads the rollout.
    pub lead_hours_per_week: Estimate<Hours>,
    /// Anything else paid once.
    pub other_one_off: Estimate<Money>,
    /// Hours a week to keep documents up to date, in all.
    pub upkeep_hours_per_week: Estimate<Hours>,
    /// The share of work lost while habits change.
    pub dip: Estimate<Share>,
    /// Length of the dip.
    pub dip_months: Estimate<Months>,
}

/// How the change spreads.
#[derive(Clone, Debug, PartialEq)]
pub struct Rollout {
    /// First day, `YYYY-MM-DD`, a calendar day of the user's own.
    pub start: String,
    /// How many days it takes, at least one.
    pub days: u32,
    /// The share of the change in force after a third, two thirds and all of those days.
    pub adoption: [Estimate<Share>; 3],
}

/// Horizon and discounting.
#[derive(Clone, Debug, PartialEq)]
pub struct Finance {
    /// How many months are counted, from 1.
    pub horizon_months: u32,
    /// Discount rate (cost of capital) a year.
    pub discount_rate: Estimate<Share>,
}

/// The note and the source that the user keeps with an input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InputNote {
    /// Why this value.
    pub text: String,
    /// The source of the value; empty where none is stated, and for a preset's value.
    pub source: String,
    /// Who answers for the value; empty where nobody is named.
    pub owner: String,
    /// The origin, where it cannot be derived from the value.
    pub origin: Option<Origin>,
    /// Keys that this version does not know.
    pub unknown: UnknownKeys,
}

impl InputNote {
    /// The longest note or source, in characters.
    pub const LIMIT: usize = 2000;
    /// The longest name of an owner, in characters.
    pub const OWNER_LIMIT: usize = 200;
}

impl Case {
    /// The longest name of a case or of a row, in characters.
    pub const NAME_LIMIT: usize = 200;
    /// The most rows that a list of meetings, tools or other lines holds.
    pub const ROW_LIMIT: usize = 500;
    /// The longest horizon, in months.
    pub const HORIZON_LIMIT: u32 = 600;
    /// The longest rollout, in days.
    pub const ROLLOUT_LIMIT: u32 = 3650;

    /// Gives an input another value that the user did not type, and removes the note, source and origin of the old one.
    pub fn restore(&mut self, input: Input, value: Spread) {
        if let Some(slot) = self.spread_mut(input) {
            *slot = value;
        }
        self.forget_note(&input.to_string());
    }

    /// Who answers for an input's value, as the user named them; empty where nobody is named.
    pub fn owner(&self, input: Input) -> &str {
        self.notes.get(&input.to_string()).map_or("", |note| &note.owner)
    }

    /// Takes away the note, the source and the origin of an input; what a later version keeps there stays.
    pub(super) fn forget_note(&mut self, key: &str) {
        if let Some(note) = self.notes.remove(key)
            && !note.unknown.is_empty()
        {
            self.notes.insert(key.to_owned(), InputNote { unknown: note.unknown, ..InputNote::default() });
        }
    }

    /// A name with an ending such as ` 2`, cut before it where both together would be longer than a name may be.
    pub(crate) fn name_ending(name: &str, ending: &str) -> String {
        let room = Self::NAME_LIMIT - ending.chars().count().min(Self::NAME_LIMIT);
        format!("{}{ending}", name.chars().take(room).collect::<String>())
    }
}
