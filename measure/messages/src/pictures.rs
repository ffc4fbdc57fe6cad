//! What the pictures of measured files show: plain numbers, without anything of the files but the names that are drawn.

use crate::DeepWork;
use serde::{Deserialize, Serialize};

/// Hours by weekday (Monday first) and hour of the day on the clock of the chosen zone: means per person and week.
///
/// A cell holds at most 1, except where the clock is put back and an hour passes twice.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct WeekGrid(pub [[f64; 24]; 7]);

/// What is drawn of calendars in one window.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct CalendarPictures {
    /// Number of people whose calendars were read; the grids, gaps and weeks are means over them.
    pub people: usize,
    /// Time in counted meetings, overlaps counted once.
    pub meetings: WeekGrid,
    /// The part of it outside working hours.
    pub out_of_hours: WeekGrid,
    /// Working time, with meetings.
    pub working: WeekGrid,
    /// Working time between counted meetings, by weekday (Monday first) and length.
    pub gaps: [[GapClass; GAP_EDGES.len()]; 7],
    /// Blocks of seven days from the window's first day; the last may be shorter.
    pub weeks: Vec<WeekLoad>,
    /// Meetings with most hours × people first, at most [`MOST_RANKED`].
    pub ranked: Vec<RankedMeeting>,
    /// Meetings that are not in `ranked`.
    pub ranked_left_out: usize,
    /// Hours × people per week of all meetings, also of those that are left out.
    pub people_hours_per_week: f64,
    /// The part of it in meetings that repeat.
    pub repeating_people_hours_per_week: f64,
}

/// Most meetings in the ranking.
pub const MOST_RANKED: usize = 100;

/// Least lengths of the classes of gaps, in minutes: each class reaches to the next, the last has no end.
pub const GAP_EDGES: [u32; 5] = [0, 30, 60, 90, 120];

/// Gaps of one class on one weekday: means per person and week.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct GapClass {
    /// How many.
    pub number: f64,
    /// Their hours together.
    pub hours: f64,
}

/// Seven days of a window, or fewer at its end: means over people.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct WeekLoad {
    /// The first day, such as `2027-01-04`.
    pub from: String,
    /// Number of days. Only blocks of 7 can be compared with each other.
    pub days: u8,
    /// Hours in counted meetings.
    pub meeting_hours: f64,
    /// The part of them outside working hours.
    pub out_of_hours: f64,
    /// Working time, with meetings, in hours.
    pub working_hours: f64,
    /// Hours of working time in gaps that are long enough.
    pub deep_work_hours: DeepWork,
}

/// A series, or all single events of one summary. An event that is in several people's calendars is one meeting.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct RankedMeeting {
    /// The commonest summary.
    pub name: String,
    /// Whether it is a series.
    pub repeats: bool,
    /// Occurrences per week.
    pub per_week: f64,
    /// Median length in minutes.
    pub minutes: f64,
    /// Median number of people.
    pub attendees: f64,
    /// Hours within the window × people, per week.
    pub people_hours_per_week: f64,
}

/// Least times to resolution of the bins of a histogram, in hours: each bin reaches to the next (which is not in it), the last has no
/// end. One edge is 24 hours, so that the share under a day can be seen.
pub const RESOLUTION_EDGES: [f64; 11] = [0.0, 1.0, 2.0, 4.0, 8.0, 24.0, 48.0, 96.0, 168.0, 336.0, 720.0];

/// What is drawn of tickets beside their figures.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct TicketPictures {
    /// Resolved tickets by the time that they took: one number for each of [`RESOLUTION_EDGES`].
    pub resolved: [usize; RESOLUTION_EDGES.len()],
}

/// A range of minutes of a day in UTC, from 0 to 1,440, end not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MinuteSpan {
    /// The first minute.
    pub from: u16,
    /// The minute after the last.
    pub to: u16,
}

/// What is drawn of a roster beside its figures. All times are those of one day in UTC.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct RosterPictures {
    /// When each person works, in the order of the roster.
    pub bands: Vec<Band>,
    /// When everybody works.
    pub overlap: Vec<MinuteSpan>,
    /// Pairs that do not work at the same time, by their positions in `bands`; at most [`MOST_PAIRS`].
    pub never_meet: Vec<(u16, u16)>,
    /// How many such pairs there are.
    pub pairs_never_meet: usize,
    /// How many pairs there are.
    pub pairs: usize,
    /// The fairest hour for a rare live meeting; none where fewer than two people work on that day.
    pub fairest: Option<FairestHour>,
    /// How work can be passed on around the day, in order; empty where nobody works.
    pub handoffs: Vec<Handoff>,
    /// Hours of the day in which somebody works.
    pub hours_covered: f64,
}

/// Most pairs in the list of those that never meet.
pub const MOST_PAIRS: usize = 500;

/// When a person works.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Band {
    /// The name.
    pub name: String,
    /// IANA name of the zone, or an offset.
    pub zone: String,
    /// The working time; empty on a day off.
    pub works: Vec<MinuteSpan>,
}

/// The hour for a meeting of everybody who works on the day that asks least of the person it asks most of.
///
/// Of all hours that begin at a quarter hour, it is the one with the least distance from working hours for the person who is worst off;
/// of equals, the one with the least sum of distances; of equals, the earliest. The distance is how much earlier than the start of the
/// nearest shift the hour begins, or how much later than its end it ends.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct FairestHour {
    /// When it begins, in minutes of the day.
    pub from: u16,
    /// Distance of each person in minutes, in the order of `bands`; none for who does not work on that day.
    pub outside: Vec<Option<u16>>,
    /// When it begins for each person on the person's own clock, in minutes after midnight.
    pub local: Vec<u16>,
}

/// A shift that takes over, or begins, the day's work: all people of one zone who work without a break between them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Handoff {
    /// IANA name of the zone, or an offset.
    pub zone: String,
    /// Number of its people who work in that time.
    pub people: usize,
    /// When the shift begins, in minutes of the day.
    pub from: u16,
    /// How long it is, in minutes; it may pass midnight in UTC.
    pub minutes: u16,
    /// Minutes in which this shift and the one before both work; negative where work waits so long. None for the first.
    pub together: Option<i16>,
}
