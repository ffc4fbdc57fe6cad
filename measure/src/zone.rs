//! Time zones: the only file that knows the time-zone library.

use crate::civil::datetime;
use crate::windows_zones::WINDOWS_ZONES;
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};
use std::collections::HashMap;
use std::sync::Arc;

/// A time zone.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Zone {
    /// A zone of the IANA database, or a fixed offset.
    Known(TimeZone),
    /// A zone that a file defines itself.
    Defined(Arc<Transitions>),
}

/// The changes of offset of a zone that a file defines.
#[derive(Debug, PartialEq)]
pub(crate) struct Transitions {
    /// Sorted by instant, each with the offset before and after it, in seconds.
    pub(crate) changes: Vec<Change>,
    /// Offset where there are no changes.
    pub(crate) standard: i64,
}

/// One change of offset.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Change {
    pub(crate) instant: i64,
    pub(crate) before: i64,
    pub(crate) after: i64,
}

impl Zone {
    pub(crate) fn utc() -> Self {
        Zone::Known(TimeZone::UTC)
    }

    /// A fixed offset in seconds east of UTC; none beyond a day.
    pub(crate) fn fixed(seconds: i64) -> Option<Self> {
        let offset = Offset::from_seconds(seconds.try_into().ok()?).ok()?;
        Some(Zone::Known(TimeZone::fixed(offset)))
    }

    /// The instant of a wall-clock time (both in seconds since 1970). A time that is skipped takes the offset before the change; of one
    /// that comes twice, it is the first (RFC 5545, 3.3.5).
    pub(crate) fn instant(&self, wall: i64) -> i64 {
        match self {
            Zone::Known(zone) => {
                zone.to_ambiguous_timestamp(datetime(wall)).compatible().map_or(wall, Timestamp::as_second)
            }
            Zone::Defined(transitions) => {
                let changes = &transitions.changes;
                let next = changes.partition_point(|c| c.instant + c.before.max(c.after) <= wall);
                wall - transitions.offset(next)
            }
        }
    }

    /// Its IANA name.
    pub(crate) fn name(&self) -> Option<&str> {
        match self {
            Zone::Known(zone) => zone.iana_name(),
            Zone::Defined(_) => None,
        }
    }

    /// The wall-clock time of an instant.
    pub(crate) fn wall(&self, instant: i64) -> i64 {
        match self {
            Zone::Known(zone) => {
                Timestamp::from_second(instant).map_or(instant, |at| instant + i64::from(zone.to_offset(at).seconds()))
            }
            Zone::Defined(transitions) => {
                instant + transitions.offset(transitions.changes.partition_point(|c| c.instant <= instant))
            }
        }
    }
}

impl Transitions {
    /// The offset before the change of this index.
    fn offset(&self, next: usize) -> i64 {
        match (self.changes.get(next), self.changes.last()) {
            (Some(change), _) => change.before,
            (None, Some(last)) => last.after,
            (None, None) => self.standard,
        }
    }
}

/// Looks up zones by name. Names that were asked for are kept, as an export names the same zone thousands of times.
#[derive(Debug)]
pub(crate) struct Zones {
    database: TimeZoneDatabase,
    found: HashMap<String, Option<Zone>>,
}

impl Zones {
    pub(crate) fn new() -> Self {
        Zones { database: TimeZoneDatabase::bundled(), found: HashMap::new() }
    }

    /// A zone by its IANA name, in any case.
    pub(crate) fn iana(&mut self, name: &str) -> Option<Zone> {
        if let Some(known) = self.found.get(name) {
            return known.clone();
        }
        let zone = self.database.get(name).ok().map(Zone::Known);
        self.found.insert(name.to_owned(), zone.clone());
        zone
    }

    /// A zone by its Windows name, in any case.
    pub(crate) fn windows(&mut self, name: &str) -> Option<Zone> {
        let (_, iana) = WINDOWS_ZONES.iter().find(|(windows, _)| windows.eq_ignore_ascii_case(name))?;
        self.iana(iana)
    }

    /// A zone by an IANA name behind a prefix, such as `/example.org/20190914/Europe/Berlin`.
    pub(crate) fn behind_prefix(&mut self, name: &str) -> Option<Zone> {
        // The longest first.
        name.match_indices('/').find_map(|(at, _)| self.iana(&name[at + 1..]))
    }

    /// The names of all zones.
    pub(crate) fn names(&self) -> Vec<String> {
        self.database.available().map(|name| name.as_str().to_owned()).collect()
    }
}
