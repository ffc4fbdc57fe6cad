//! What the exported calendar files have shown of a plan.

use crate::model::UnknownKeys;
use crate::model::date::Date;

/// An event as the latest calendar file shows it, kept so that the next file can say what has changed: a calendar takes a
/// change only with a higher sequence number, and a deletion only as a cancelled event.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportedEvent {
    /// Names the event within the plan: a task's id, `gate-` and a gate's id, or `kpi-` and a KPI's id.
    pub id: String,
    /// How often it has changed from one file to the next.
    pub sequence: u32,
    /// When it was first exported as it is now, in seconds since 1970-01-01 UTC.
    pub modified: u32,
    /// Its day, which a cancelled event needs too.
    pub date: Date,
    /// Its title.
    pub summary: String,
    /// A checksum of everything that the file shows of it.
    pub digest: u32,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

impl ExportedEvent {
    /// An event of a document that is being read.
    pub(crate) fn blank() -> Self {
        Self {
            id: String::new(),
            sequence: 0,
            modified: 0,
            date: Date::MIN,
            summary: String::new(),
            digest: 0,
            unknown: UnknownKeys::default(),
        }
    }
}
