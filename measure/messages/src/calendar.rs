//! What is measured of calendars.

use crate::{CalendarPictures, CalendarSettings};
use serde::{Deserialize, Serialize};

/// Why an event does not count as a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// It is cancelled.
    Cancelled,
    /// The owner declined.
    Declined,
    /// It is a day, not a time.
    AllDay,
    /// The time is marked as free.
    Free,
    /// The owner is away.
    Away,
    /// Nobody but the owner is in it.
    Alone,
    /// It is tentative. This rule is not in force unless it is chosen.
    Tentative,
    /// It was switched off by hand.
    ByHand,
}

impl Why {
    /// The rules in the order in which they are applied: the first that holds is given as the reason.
    pub const RULES: [Why; 7] =
        [Why::Cancelled, Why::Declined, Why::AllDay, Why::Free, Why::Away, Why::Alone, Why::Tentative];

    /// The rules in force unless others are chosen: all but the one about tentative events.
    pub const DEFAULT_RULES: [Why; 6] = [Why::Cancelled, Why::Declined, Why::AllDay, Why::Free, Why::Away, Why::Alone];
}

/// Figures of one person, or their means over several. All are hours per week.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Figures {
    /// Time in counted meetings, overlaps counted once.
    pub meeting_hours_per_week: f64,
    /// The part of it outside working hours.
    pub out_of_hours_per_week: f64,
    /// Working time in gaps between meetings of less than 60 minutes.
    pub fragmented_hours_per_week: f64,
    /// Working time, with meetings.
    pub working_hours_per_week: f64,
    /// Working time in gaps that are long enough.
    pub deep_work_hours_per_week: DeepWork,
}

/// Working time free of meetings, in pieces of at least so many minutes. All are hours per week.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct DeepWork {
    /// At least 60 minutes.
    #[serde(rename = "60")]
    pub of_60: f64,
    /// At least 90 minutes.
    #[serde(rename = "90")]
    pub of_90: f64,
    /// At least 120 minutes.
    #[serde(rename = "120")]
    pub of_120: f64,
}

/// A series, or all single events of one summary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Meeting {
    /// The commonest summary.
    pub name: String,
    /// Occurrences per week.
    pub per_week: f64,
    /// Median length in minutes.
    pub minutes: f64,
    /// Median number of people.
    pub attendees: f64,
    /// Hours within the window per week.
    pub hours_per_week: f64,
}

/// A window of whole days in a time zone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Window {
    /// First day, such as `2027-01-04`.
    pub from: String,
    /// Day after the last.
    pub to: String,
    /// IANA name.
    pub zone: String,
    /// Its days ÷ 7.
    pub weeks: f64,
}

/// The figures of one of several people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// The address; empty where nobody is in the calendar.
    pub owner: String,
    /// The figures.
    #[serde(flatten)]
    pub figures: Figures,
    /// The list of meetings; empty in a [`Period`], which lists the meetings of all people ([`crate::RankedMeeting`]).
    pub inventory: Vec<Meeting>,
}

/// What was measured in one window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Period {
    /// The window.
    pub window: Window,
    /// The figures, or their means over several people.
    pub figures: Figures,
    /// Each person's figures and meetings, by address; one person where all files are one person's.
    pub people: Vec<Person>,
    /// Occurrences that overlap the window.
    pub events: usize,
    /// Those of them that count as meetings.
    pub counted: usize,
    /// What is drawn.
    pub pictures: CalendarPictures,
}

/// A rule that leaves events out, as a switch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RuleView {
    /// The rule.
    pub rule: Why,
    /// Whether it is in force.
    pub in_force: bool,
    /// Occurrences in the window that the rule holds for, whether or not another rule leaves them out as well.
    pub events: usize,
    /// By how much meeting hours per week (the mean over people) would change if this rule alone were switched: positive where it
    /// would be switched off.
    pub change_in_hours_per_week: f64,
}

/// Somebody whose calendar the files may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnerChoice {
    /// The address, in lower case.
    pub address: String,
    /// Events of the files (series counted once) with this person in them.
    pub events: usize,
    /// Files whose owner this person is taken to be.
    pub files: Vec<u32>,
}

/// What was understood of all calendar files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CalendarView {
    /// What is in force, with everything that was found in place of what was not chosen.
    pub settings: CalendarSettings,
    /// Changes with the list of events, whose positions then mean other events.
    pub list: u32,
    /// Events in the files, series counted once.
    pub events_in_files: usize,
    /// The main window.
    pub period: Period,
    /// The window to compare with, if one was chosen.
    pub compared: Option<Period>,
    /// The rules, in the order in which they are applied.
    pub rules: Vec<RuleView>,
    /// Occurrences of the main window that were switched by hand.
    pub by_hand: usize,
    /// Owners that were found, and others who are in most events: at most 50.
    pub owners: Vec<OwnerChoice>,
    /// What was read differently than it stands in a file while the windows were measured, with the file's name where there are several.
    /// Warnings of a file by itself are in [`crate::FileView`].
    pub warnings: Vec<crate::Warning>,
}
