//! The rows of a case's lists: meetings, tools and other lines.

use super::choice::{Choice, ChoiceRow};
use super::estimate::Estimate;
use super::units::{Hours, Money, People, Quantity, Share};
use super::unknown_keys::UnknownKeys;

/// What becomes of a recurring meeting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MeetingFate {
    /// It stays as it is.
    Keep,
    /// Writing and reading take its place.
    Replace,
    /// It ends, and nothing takes its place.
    Cancel,
    /// It lasts so many minutes from now on.
    ShortenTo(f64),
    /// It is held so many times a week from now on.
    LessOften(f64),
    /// So many people sit in it from now on.
    Fewer(f64),
}

impl MeetingFate {
    /// Of the minutes of one meeting, those that count for the time removed: all of them, unless the fate is about the minutes.
    pub fn removed_minutes(self, minutes: f64) -> f64 {
        match self {
            Self::Keep => 0.0,
            Self::ShortenTo(left) => (minutes - left).max(0.0),
            Self::Replace | Self::Cancel | Self::LessOften(_) | Self::Fewer(_) => minutes,
        }
    }

    /// Of the people in it, those who no longer sit in the time removed.
    pub fn removed_people(self, people: f64) -> f64 {
        if let Self::Fewer(left) = self { (people - left).max(0.0) } else { people }
    }

    /// Of the times a week, those at which the time is removed.
    pub fn removed_times(self, per_week: f64) -> f64 {
        if let Self::LessOften(left) = self { (per_week - left).max(0.0) } else { per_week }
    }
}

/// One row of the inventory of meetings.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// What it is called.
    pub name: String,
    /// Whether the name was taken from a file that was measured. Such a name is left out of what is sent; one that the user types is not.
    pub name_from_file: bool,
    /// How many people sit in it.
    pub attendees: Estimate<People>,
    /// How long it lasts, in minutes.
    pub minutes: f64,
    /// How often it is held in a week.
    pub per_week: Estimate<Share>,
    /// What becomes of it.
    pub fate: MeetingFate,
    /// Keys that this version does not know.
    pub unknown: UnknownKeys,
}

impl Default for Meeting {
    /// A new row: half an hour a week, kept.
    fn default() -> Self {
        Self {
            name: String::new(),
            name_from_file: false,
            attendees: Estimate::certain(5.0),
            minutes: 30.0,
            per_week: Estimate::certain(1.0),
            fate: MeetingFate::Keep,
            unknown: UnknownKeys::default(),
        }
    }
}

impl Meeting {
    /// The longest meeting, in minutes: a day.
    pub const MINUTES_LIMIT: f64 = 1440.0;

    /// What a meeting without a name of its own is called by its row, the first being 0: `Meeting 1`.
    pub fn numbered(row: usize) -> String {
        format!("Meeting {}", row + 1)
    }

    /// Hours a week that it takes of everybody in it, together: `minutes` ÷ 60 × people × times a week.
    pub fn hours_per_week(&self) -> Hours {
        hours(self.minutes, self.attendees.likely().value(), self.per_week.likely().value())
    }

    /// Hours a week of everybody in it, together, that its fate removes: never below 0, since a meeting does not become longer,
    /// more frequent or larger.
    pub fn removed_hours_per_week(&self) -> Hours {
        let Self { fate, minutes, attendees, per_week, .. } = self;
        hours(
            fate.removed_minutes(*minutes),
            fate.removed_people(attendees.likely().value()),
            fate.removed_times(per_week.likely().value()),
        )
    }
}

fn hours(minutes: f64, people: f64, per_week: f64) -> Hours {
    Hours::of(minutes / 60.0) * People::of(people) * per_week
}

/// How a tool's price is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PriceBasis {
    /// One price a month for the whole team.
    Flat,
    /// A price per seat a month.
    #[default]
    PerUser,
}

impl Choice for PriceBasis {
    const ALL: &'static [ChoiceRow<Self>] =
        &[(Self::Flat, "flat", "one price for all"), (Self::PerUser, "per_user", "for each user")];
}

/// What going async does with a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToolAction {
    /// It is bought: a cost.
    Add,
    /// It is given up: a benefit.
    Drop,
}

/// A tool that the change adds or drops.
#[derive(Clone, Debug, PartialEq)]
pub struct Tool {
    /// What it is called.
    pub name: String,
    /// How its price is counted.
    pub basis: PriceBasis,
    /// The price a month, or a month and seat.
    pub price: Estimate<Money>,
    /// Seats paid for; none means one for everybody. A flat price ignores it.
    pub seats: Option<Estimate<People>>,
    /// Bought or given up.
    pub action: ToolAction,
    /// Keys that this version does not know.
    pub unknown: UnknownKeys,
}

impl Default for Tool {
    /// A new row: a tool to buy, at a price still to be stated.
    fn default() -> Self {
        Self {
            name: String::new(),
            basis: PriceBasis::PerUser,
            price: Estimate::certain(0.0),
            seats: None,
            action: ToolAction::Add,
            unknown: UnknownKeys::default(),
        }
    }
}

impl Tool {
    /// What the tool costs a month in a team of so many people.
    pub fn monthly_price(&self, people: People) -> Money {
        let price = self.price.likely();
        match self.basis {
            PriceBasis::Flat => price,
            PriceBasis::PerUser => price * self.seats.map_or(people, |seats| seats.likely()),
        }
    }
}

/// What an other line's amount is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Gained every year at full adoption.
    AnnualBenefit,
    /// Paid every year.
    AnnualCost,
    /// Paid once, in month 0.
    OneOffCost,
}

impl Choice for LineKind {
    const ALL: &'static [ChoiceRow<Self>] = &[
        (Self::AnnualBenefit, "annual_benefit", "gained a year"),
        (Self::AnnualCost, "annual_cost", "paid a year"),
        (Self::OneOffCost, "one_off_cost", "paid once"),
    ];
}

/// A benefit or cost of the user's own.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherLine {
    /// What it is called.
    pub name: String,
    /// What its amount is.
    pub kind: LineKind,
    /// How much, in the case's currency.
    pub amount: Estimate<Money>,
    /// Whether money changes hands.
    pub cash: bool,
    /// Keys that this version does not know.
    pub unknown: UnknownKeys,
}

impl Default for OtherLine {
    /// A new row: a yearly benefit without money changing hands, its amount still to be stated.
    fn default() -> Self {
        Self {
            name: String::new(),
            kind: LineKind::AnnualBenefit,
            amount: Estimate::certain(0.0),
            cash: false,
            unknown: UnknownKeys::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A daily meeting of 8 people for 15 minutes: 10 hours a week.
    fn daily(fate: MeetingFate) -> Meeting {
        let (attendees, per_week) = (Estimate::certain(8.0), Estimate::certain(5.0));
        Meeting { minutes: 15.0, attendees, per_week, fate, ..Meeting::default() }
    }

    #[test]
    fn a_fate_removes_hours_of_everybody_and_never_adds_any() {
        let rows = [
            (MeetingFate::Keep, 0.0),
            (MeetingFate::Replace, 10.0),
            (MeetingFate::Cancel, 10.0),
            (MeetingFate::ShortenTo(9.0), 4.0),
            (MeetingFate::ShortenTo(20.0), 0.0),
            (MeetingFate::LessOften(2.0), 6.0),
            (MeetingFate::LessOften(7.0), 0.0),
            (MeetingFate::Fewer(6.0), 2.5),
            (MeetingFate::Fewer(9.0), 0.0),
        ];
        for (fate, removed) in rows {
            assert_eq!(daily(fate).removed_hours_per_week().value(), removed, "{fate:?}");
            assert_eq!(daily(fate).hours_per_week().value(), 10.0);
        }
    }
}
