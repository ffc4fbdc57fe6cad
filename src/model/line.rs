//! What a case holds by the row: meetings, tools and other lines.

use super::choice::Choice;
use super::estimate::Estimate;
use super::units::{Hours, Money, People, Quantity, Share};
use super::unknown::UnknownKeys;

/// What becomes of a recurring meeting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fate {
    /// It stays as it is.
    Keep,
    /// Writing and reading take its place.
    Replace,
    /// It lasts so many minutes from now on.
    ShortenTo(f64),
}

/// One row of the inventory of meetings.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// What it is called.
    pub name: String,
    /// How many people sit in it.
    pub attendees: Estimate<People>,
    /// How long it lasts, in minutes.
    pub minutes: f64,
    /// How often it is held in a week.
    pub per_week: Estimate<Share>,
    /// What becomes of it.
    pub fate: Fate,
    /// Keys that this version does not know.
    pub unknown: UnknownKeys,
}

impl Default for Meeting {
    /// A new row: half an hour a week, kept.
    fn default() -> Self {
        Self {
            name: String::new(),
            attendees: Estimate::certain(5.0),
            minutes: 30.0,
            per_week: Estimate::certain(1.0),
            fate: Fate::Keep,
            unknown: UnknownKeys::default(),
        }
    }
}

impl Meeting {
    /// The longest meeting, in minutes: a day.
    pub const MINUTES_LIMIT: f64 = 1440.0;

    /// Minutes of one meeting that its fate removes. A meeting "shortened" to more than it lasts keeps its length.
    pub fn removed_minutes(&self) -> f64 {
        match self.fate {
            Fate::Keep => 0.0,
            Fate::Replace => self.minutes,
            Fate::ShortenTo(minutes) => (self.minutes - minutes).max(0.0),
        }
    }

    /// Hours a week that it takes of everybody in it, together: `minutes` ÷ 60 × people × times a week.
    pub fn hours_per_week(&self) -> Hours {
        self.hours_of(self.minutes)
    }

    /// Hours a week of everybody in it, together, that its fate removes.
    pub fn removed_hours_per_week(&self) -> Hours {
        self.hours_of(self.removed_minutes())
    }

    fn hours_of(&self, minutes: f64) -> Hours {
        Hours::of(minutes / 60.0) * self.attendees.likely() * self.per_week.likely().value()
    }
}

/// How a tool's price is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// One price a month.
    Flat,
    /// A price per seat a month.
    PerUser,
}

/// What going async does with a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
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
    pub basis: Basis,
    /// The price a month, or a month and seat.
    pub price: Estimate<Money>,
    /// Seats paid for; none means one for everybody. A flat price ignores it.
    pub seats: Option<Estimate<People>>,
    /// Bought or given up.
    pub action: Action,
    /// Keys that this version does not know.
    pub unknown: UnknownKeys,
}

impl Default for Tool {
    /// A new row: a tool to buy, at a price still to be stated.
    fn default() -> Self {
        Self {
            name: String::new(),
            basis: Basis::PerUser,
            price: Estimate::certain(0.0),
            seats: None,
            action: Action::Add,
            unknown: UnknownKeys::default(),
        }
    }
}

impl Tool {
    /// What the tool costs a month in a team of so many people.
    pub fn monthly_price(&self, people: People) -> Money {
        let price = self.price.likely();
        match self.basis {
            Basis::Flat => price,
            Basis::PerUser => price * self.seats.map_or(people, |seats| seats.likely()),
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
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
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

    fn meeting(fate: Fate) -> Meeting {
        Meeting { minutes: 15.0, fate, ..Meeting::default() }
    }

    #[test]
    fn a_fate_removes_minutes() {
        assert_eq!(meeting(Fate::Keep).removed_minutes(), 0.0);
        assert_eq!(meeting(Fate::Replace).removed_minutes(), 15.0);
        assert_eq!(meeting(Fate::ShortenTo(10.0)).removed_minutes(), 5.0);
        assert_eq!(meeting(Fate::ShortenTo(20.0)).removed_minutes(), 0.0);
    }

    #[test]
    fn a_meeting_takes_everybodys_hours() {
        let daily =
            Meeting { attendees: Estimate::certain(8.0), per_week: Estimate::certain(5.0), ..meeting(Fate::Keep) };
        assert_eq!(daily.hours_per_week().value(), 10.0);
        let shorter = Meeting { fate: Fate::ShortenTo(9.0), ..daily };
        assert_eq!(shorter.removed_hours_per_week().value(), 4.0);
    }
}
