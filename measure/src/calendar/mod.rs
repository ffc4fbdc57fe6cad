//! Meetings in calendar files: which count, and the hours that they take and leave.
//!
//! ```
//! use measure::calendar::{Calendars, Options};
//!
//! let options = Options::new("2027-01-04", "2027-02-01", "Europe/Berlin")?;
//! let mut calendars = Calendars::new(options)?;
//! calendars.push_file("ana.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n")?;
//! let result = calendars.finish()?;
//! assert_eq!(result.figures.working_hours_per_week, 40.0);
//! # Ok::<(), measure::Error>(())
//! ```

pub(crate) mod event;
pub(crate) mod expand;
mod figures;
pub(crate) mod file;
mod inventory;
mod lines;
pub(crate) mod observed;
pub(crate) mod people;
pub(crate) mod pictures;
mod rule;
pub(crate) mod series;
mod timezone;
mod value;

pub use measure_messages::{DeepWork, Figures, Meeting, Person, Warning, Why, Window};

use crate::civil::{DAY, print_instant};
use crate::limits::MOST_FILES;
use crate::messages::{Error, Warnings, error};
use crate::options::{WorkingHours, day, zone_option};
use crate::zone::{Zone, Zones};
use event::Event;
use observed::{Observed, mean_of};
use serde::Serialize;
use series::Occurrence;
use std::sync::Arc;

/// Longest window, in days: a hundred years.
const MOST_DAYS: i64 = 36_525;

/// What is measured.
#[derive(Debug, Clone)]
pub struct Options {
    from: i64,
    to: i64,
    zone: String,
    owners: Vec<String>,
    working: WorkingHours,
}

impl Options {
    /// A window in a time zone: from the first moment of a day to the first moment of another.
    ///
    /// # Errors
    /// If a date is not written as `2027-01-04`, or the window is empty or longer than a hundred years.
    pub fn new(from: &str, to: &str, zone: &str) -> Result<Self, Error> {
        let (from, to) = (day(from)?, day(to)?);
        if from >= to {
            return error("The window is empty: its end must be later than its start.");
        }
        if to - from > MOST_DAYS {
            return error("The window is longer than a hundred years.");
        }
        Ok(Options { from, to, zone: zone.to_owned(), owners: Vec::new(), working: WorkingHours::default() })
    }

    /// The addresses of the one person whose calendars the files are. Without them, each file's owner is found in it.
    #[must_use]
    pub fn owners(mut self, addresses: impl IntoIterator<Item = String>) -> Self {
        self.owners = addresses.into_iter().map(|address| people::normal(&address)).collect();
        self.owners.sort_unstable();
        self.owners.dedup();
        self
    }

    /// The days of the window.
    pub(crate) fn days(&self) -> std::ops::Range<i64> {
        self.from..self.to
    }

    /// Working hours other than Monday to Friday, 9 to 17.
    #[must_use]
    pub fn working_hours(mut self, working: WorkingHours) -> Self {
        self.working = working;
        self
    }
}

/// Takes files one by one, so that a caller can show progress, or stop, between them.
#[derive(Debug)]
pub struct Calendars {
    options: Options,
    zones: Zones,
    zone: Zone,
    people: Vec<(String, Vec<Event>)>,
    /// Owners of files of which no event can be read.
    broken: Vec<String>,
    /// Names of the files with the warnings of each.
    files: Vec<(String, Warnings)>,
}

/// The measured calendars.
#[derive(Debug, Serialize)]
pub struct Measured {
    /// The window that was asked for.
    pub window: Window,
    /// The owner of each person's files; if they were given, all addresses of the one person.
    pub owners: Vec<String>,
    /// All occurrences that overlap the window, by start, then UID.
    pub events: Vec<ListedEvent>,
    /// The figures, or their means over several people.
    #[serde(flatten)]
    pub figures: Figures,
    /// Each person's figures, where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Person>,
    /// The list of meetings, where there is one person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inventory: Option<Vec<Meeting>>,
    /// What was read differently than it stands in a file.
    pub warnings: Vec<Warning>,
}

/// One occurrence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListedEvent {
    /// The event's UID, or an empty text.
    pub uid: Arc<str>,
    /// Start in UTC.
    pub start: String,
    /// End in UTC.
    pub end: String,
    /// The summary.
    pub summary: String,
    /// Number of people.
    pub attendees: usize,
    /// Whether it counts as a meeting.
    pub counted: bool,
    /// Why it does not.
    pub why: Option<Why>,
    /// Whether it is tentative.
    pub tentative: bool,
}

impl Calendars {
    /// Begins with no files.
    ///
    /// # Errors
    /// If the zone is unknown.
    pub fn new(options: Options) -> Result<Self, Error> {
        let mut zones = Zones::new();
        let zone = zone_option(&mut zones, &options.zone)?;
        Ok(Calendars { options, zones, zone, people: Vec::new(), broken: Vec::new(), files: Vec::new() })
    }

    /// Reads a file. Its name is only used in messages.
    ///
    /// # Errors
    /// If the file is empty, too large or no calendar. What was read before stays.
    pub fn push_file(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        if self.files.len() == MOST_FILES {
            return error("More than a hundred files were given.");
        }
        // Zones that a file defines are needed up to the end of the longest exception.
        let until = (self.options.to + 2 * 366) * DAY;
        let file = file::read(name, bytes, &mut self.zones, &self.zone, until)?;
        let mut warnings = file.warnings.clone();
        let events = file.events(&self.options.owners, &mut warnings);
        self.files.push((name.to_owned(), warnings));
        let owner = if self.options.owners.is_empty() { file.owner.map(|(owner, _)| owner) } else { None };
        let owner = owner.unwrap_or_default();
        // Somebody without a meeting would halve the means.
        if file.broken.is_some() {
            self.broken.push(owner);
        } else {
            add_to(&mut self.people, owner, events);
        }
        Ok(())
    }

    /// The result of all files.
    ///
    /// # Errors
    /// If there are more occurrences in the window than can be listed, or no files.
    pub fn finish(self) -> Result<Measured, Error> {
        let Calendars { options, zone, mut people, broken, files, .. } = self;
        if files.is_empty() {
            return error("No calendar files were given.");
        }
        if people.is_empty() {
            for owner in broken {
                add_to(&mut people, owner, Vec::new());
            }
        }
        let mut warnings = Warnings::default();
        let several = files.len() > 1;
        for (name, own) in files {
            warnings.append(several.then_some(&name), own);
        }
        let observed = Observed::new(options.from..options.to, options.working, &zone, people, &mut warnings)?;
        let mut measured = observed.measured();
        let figures = mean_of(&measured);
        let found_owners = measured.iter().map(|person| person.owner.clone()).filter(|owner| !owner.is_empty());
        let owners = if options.owners.is_empty() { found_owners.collect() } else { options.owners };
        let inventory = if measured.len() == 1 { measured.pop().map(|person| person.inventory) } else { None };
        let window = observed.window(&options.zone);
        let mut all: Vec<Occurrence> = observed.people.into_iter().flat_map(|(_, occurrences)| occurrences).collect();
        all.sort_by(order);
        let events = all.into_iter().map(ListedEvent::from).collect();
        Ok(Measured { window, owners, events, figures, people: measured, inventory, warnings: warnings.finish() })
    }
}

/// Adds events to those of a person.
pub(crate) fn add_to(people: &mut Vec<(String, Vec<Event>)>, owner: String, events: Vec<Event>) {
    match people.iter_mut().find(|(known, _)| *known == owner) {
        Some((_, own)) => own.extend(events),
        None => people.push((owner, events)),
    }
}

/// By start, then UID; the rest makes the order the same whatever the order of the files.
pub(crate) fn order(a: &Occurrence, b: &Occurrence) -> std::cmp::Ordering {
    (a.start, &a.uid, a.end, &a.facts.summary).cmp(&(b.start, &b.uid, b.end, &b.facts.summary))
}

impl From<Occurrence> for ListedEvent {
    fn from(occurrence: Occurrence) -> Self {
        let Occurrence { start, end, uid, facts, why, .. } = occurrence;
        ListedEvent {
            uid,
            start: print_instant(start),
            end: print_instant(end),
            summary: facts.summary.clone(),
            attendees: facts.attendees,
            counted: why.is_none(),
            why,
            tentative: facts.tentative,
        }
    }
}
