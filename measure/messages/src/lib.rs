//! What the page and the worker that measures files say to each other: plain data without any code that reads files, so that the page
//! does not carry that code.
//!
//! The page sends a [`Request`] and gets [`Reply`]s, in the order of the requests. Files are sent along with [`Request::Read`], in the
//! same order as their names.

mod calendar;
mod pictures;
mod reply;
mod request;
mod roster;
mod tickets;
mod wire;

pub use calendar::{CalendarView, DeepWork, Figures, Meeting, OwnerChoice, Period, Person, RuleView, Why, Window};
pub use pictures::{
    Band, CalendarPictures, FairestHour, GAP_EDGES, GapClass, Handoff, MOST_PAIRS, MOST_RANKED, MinuteSpan,
    RESOLUTION_EDGES, RankedMeeting, RosterPictures, TicketPictures, WeekGrid, WeekLoad,
};
pub use reply::{EventRow, EventsPage, FileView, Progress, Reply, Skipped, View};
pub use request::{
    CalendarSettings, Days, EventQuery, EventsShown, FileKind, FileOwner, NewFile, Request, RosterSettings,
    TicketSettings,
};
pub use roster::{Pair, RosterFigures, RosterView, Shift};
pub use tickets::{ColumnNames, DateOrder, Month, TicketFigures, TicketQuestion, TicketView};
pub use wire::READY;

use serde::{Deserialize, Serialize};

/// Something in a file that was read differently than it stands there, or was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Line of the file, from 1; none where the warning concerns the file as a whole.
    pub line: Option<usize>,
    /// The warning, as a sentence.
    pub text: String,
}
