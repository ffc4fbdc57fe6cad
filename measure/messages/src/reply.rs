//! What the worker answers.

use crate::{CalendarView, FileKind, RosterView, TicketView, Warning, Why};
use serde::{Deserialize, Serialize};

/// What the worker answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// How far reading is. Comes any number of times before the answer.
    Progress(Progress),
    /// All that was read and measured.
    View(Box<View>),
    /// A part of the list of events.
    Events(EventsPage),
    /// What was asked for cannot be done, as a sentence; nothing changed.
    Refused(String),
}

/// How far reading is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Files of the request that are done.
    pub files_done: usize,
    /// Files of the request.
    pub files: usize,
    /// Bytes of the files that are done.
    pub bytes_done: u64,
    /// Bytes of all files of the request.
    pub bytes: u64,
    /// The file that is being read, or empty while figures are computed.
    pub file: String,
}

/// All that was read and measured.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct View {
    /// Files that were read, in the order in which they came.
    pub files: Vec<FileView>,
    /// Files that were not, at most 200.
    pub skipped: Vec<Skipped>,
    /// How many more were not.
    pub more_skipped: usize,
    /// All calendars together, if there are any.
    pub calendar: Option<CalendarView>,
    /// Each file with tickets.
    pub tickets: Vec<TicketView>,
    /// Each roster.
    pub rosters: Vec<RosterView>,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileView {
    /// Its number, which no other file gets.
    pub file: u32,
    /// Its name; within an archive, behind the archive's name: `takeout.zip: Calendar/Ana.ics`.
    pub name: String,
    /// What it holds.
    pub kind: FileKind,
    /// Its size, unpacked.
    pub bytes: u64,
    /// Its events (series counted once), tickets or people: rows that are not blank.
    pub rows: usize,
    /// Of a calendar, its owner as it was found or chosen.
    pub owner: Option<String>,
    /// Why the owner is taken to be that one, where it was found, such as `the person in the most events`.
    pub owner_clue: Option<String>,
    /// What was read differently than it stands in the file, at most 1,000. Those of tickets and rosters are with their figures.
    pub warnings: Vec<Warning>,
}

/// A file that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// Its name.
    pub name: String,
    /// Why not, as a sentence.
    pub why: String,
}

/// A part of the list of events, in the order of their start.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EventsPage {
    /// The list to which positions belong: [`CalendarView::list`].
    pub list: u32,
    /// How many events match.
    pub matched: usize,
    /// How many of them were passed over.
    pub from: usize,
    /// The events.
    pub rows: Vec<EventRow>,
}

/// An occurrence in the main window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventRow {
    /// Position in the list, to switch it.
    pub event: u32,
    /// Whose calendar it is in.
    pub owner: String,
    /// Start on the clock of the chosen zone, such as `2027-01-04T09:00`.
    pub start: String,
    /// End on the clock of the chosen zone.
    pub end: String,
    /// The summary.
    pub summary: String,
    /// Number of people.
    pub attendees: usize,
    /// Whether it belongs to a series.
    pub repeats: bool,
    /// Whether it is tentative.
    pub tentative: bool,
    /// Why it does not count; none where it counts.
    pub why: Option<Why>,
    /// Whether it was switched by hand.
    pub by_hand: bool,
}
