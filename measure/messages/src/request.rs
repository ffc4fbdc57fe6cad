//! What the page asks of the worker.

use crate::{DateOrder, Why};
use serde::{Deserialize, Serialize};

/// What the page asks of the worker. Each is answered by one [`crate::Reply`] other than `Progress`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Begins with nothing read. The first request. Answered by a view.
    Start {
        /// Today in the user's zone, such as `2027-01-04`.
        today: String,
        /// IANA name of the user's zone.
        zone: String,
    },
    /// Reads the files that are sent along, and tells them apart by their content. Answered by a view, after `Progress`.
    Read(Vec<NewFile>),
    /// Reads a text that was pasted or typed. Answered by a view.
    ReadText {
        /// What it is called in messages, such as `Pasted roster`. A text of the same name is replaced.
        name: String,
        /// The text.
        text: String,
        /// What it is; found by its content without this.
        kind: Option<FileKind>,
    },
    /// Forgets a file. Answered by a view.
    Remove(u32),
    /// Measures calendars in another way. Answered by a view.
    Calendar(CalendarSettings),
    /// Measures the tickets of a file in another way. Answered by a view.
    Tickets(u32, TicketSettings),
    /// Measures a roster in another way. Answered by a view.
    Roster(u32, RosterSettings),
    /// Switches single events of the list. Answered by a view.
    Switch {
        /// The list from which the positions are: [`crate::CalendarView::list`]. With another one, nothing is switched.
        list: u32,
        /// Positions of the events.
        events: Vec<u32>,
        /// Whether they count; none to let the rules decide again.
        counted: Option<bool>,
    },
    /// A part of the list of events. Answered by events.
    Events(EventQuery),
}

/// A file that is sent along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewFile {
    /// Its name, which is only used in messages.
    pub name: String,
    /// Its size.
    pub bytes: u64,
}

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FileKind {
    /// Events.
    Calendar,
    /// Tickets of a tracker.
    Tickets,
    /// People with their time zones.
    Roster,
}

/// A range of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    /// The first, such as `2027-01-04`.
    pub from: String,
    /// The day after the last.
    pub to: String,
}

/// How calendars are measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarSettings {
    /// The main window; none for the last four full weeks in the files.
    pub window: Option<Days>,
    /// A second window to compare with.
    pub compared: Option<Days>,
    /// IANA name of the zone of the window, of working hours, and of times that name no zone.
    pub zone: String,
    /// Addresses of the one person whose calendars all the files are; empty where each file has its own owner.
    pub owners: Vec<String>,
    /// Owners chosen for single files, in place of those that were found. Used where `owners` is empty.
    pub file_owners: Vec<FileOwner>,
    /// Files without any event whose owners count as people without meetings. Others count nobody: an export may be empty by mistake.
    pub without_meetings: Vec<u32>,
    /// Working hours, such as `9-17` or `8:30-16:45`.
    pub hours: String,
    /// Working days, such as `mon-fri`, `sun-thu` or `mon,wed`.
    pub days: String,
    /// The rules in force, in any order.
    pub rules: Vec<Why>,
}

impl CalendarSettings {
    /// What is in force unless something else is chosen.
    pub fn new(zone: &str) -> Self {
        Self {
            window: None,
            compared: None,
            zone: zone.to_owned(),
            owners: Vec::new(),
            file_owners: Vec::new(),
            without_meetings: Vec::new(),
            hours: "9-17".to_owned(),
            days: "mon-fri".to_owned(),
            rules: Why::DEFAULT_RULES.to_vec(),
        }
    }
}

/// The owner chosen for a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileOwner {
    /// The file.
    pub file: u32,
    /// The address.
    pub owner: String,
}

/// How tickets are measured. In a view, what was found stands in place of what was not chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketSettings {
    /// Header of the column with the date of creation.
    pub created: Option<String>,
    /// Header of the column with the date of resolution.
    pub resolved: Option<String>,
    /// Header of the column with the date of the first response, or the time until then.
    pub responded: Option<String>,
    /// IANA name of the zone of times without an offset, and of windows.
    pub zone: String,
    /// Order of the numbers of a date. In a view, none where all dates read the same in each order.
    pub dates: Option<DateOrder>,
    /// The tickets of a window: resolved in it; responded to in it; and open at its end. All tickets without one.
    pub window: Option<Days>,
    /// A second window to compare with.
    pub compared: Option<Days>,
}

/// How a roster is measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterSettings {
    /// The day in UTC, such as `2027-03-17`.
    pub date: String,
    /// The hours of those whose row has none, such as `9-17`.
    pub hours: String,
}

/// Which events are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum EventsShown {
    /// All.
    #[default]
    All,
    /// Those that count.
    Counted,
    /// Those that do not.
    LeftOut,
    /// Those that were switched by hand.
    ByHand,
}

/// A part of the list of events.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EventQuery {
    /// What the summary or the owner holds, in any case; empty for all.
    pub text: String,
    /// Which events.
    pub shown: EventsShown,
    /// How many of those that match to pass over.
    pub from: usize,
    /// How many to give; at most 1,000.
    pub count: usize,
}
