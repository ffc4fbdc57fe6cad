//! What a file holds, by its content.

use super::archive;
use crate::messages::{Error, Warnings, error};
use crate::table::{self, Table};
use crate::{limits, roster, tickets};
use measure_messages::FileKind;

/// What readers call a file in their messages.
pub(crate) const THE_FILE: &str = "the file";

/// What a file was found to hold.
pub(crate) enum Found {
    Archive,
    Calendar,
    /// A table, with the warnings of reading it.
    Tickets(Table, Warnings),
    Roster(Table, Warnings),
}

/// Finds what a file holds. A kind that was chosen is not questioned.
pub(crate) fn find(bytes: &[u8], kind: Option<FileKind>) -> Result<Found, Error> {
    if kind.is_none() && archive::is_archive(bytes) {
        return Ok(Found::Archive);
    }
    limits::check_size(THE_FILE, bytes)?;
    if kind == Some(FileKind::Calendar) || kind.is_none() && is_calendar(bytes) {
        return Ok(Found::Calendar);
    }
    let mut warnings = Warnings::default();
    let table = table::read(THE_FILE, bytes, &mut warnings)?;
    match kind.or_else(|| kind_of(&table)) {
        Some(FileKind::Roster) => Ok(Found::Roster(table, warnings)),
        Some(_) => Ok(Found::Tickets(table, warnings)),
        None => error(
            "The file is not a calendar (.ics), a table of tickets with dates of creation and resolution, or a roster with \
             the columns name and zone.",
        ),
    }
}

/// Whether one of the first lines begins a calendar.
fn is_calendar(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let beginning = &bytes[..bytes.len().min(64 * 1024)];
    beginning.split(|byte| b"\r\n".contains(byte)).any(|line| {
        let line = line.trim_ascii_end();
        line.eq_ignore_ascii_case(b"BEGIN:VCALENDAR") || line.eq_ignore_ascii_case(b"BEGIN:VEVENT")
    })
}

/// Headers of a known tracker come first, since tickets may have names and zones as well.
fn kind_of(table: &Table) -> Option<FileKind> {
    if tickets::is_known(table) {
        Some(FileKind::Tickets)
    } else if roster::is_roster(&table.header) {
        Some(FileKind::Roster)
    } else {
        tickets::may_be(table).then_some(FileKind::Tickets)
    }
}
