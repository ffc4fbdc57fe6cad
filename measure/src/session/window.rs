//! The window that is measured unless another is chosen.

use crate::calendar::event::Event;
use crate::calendar::expand::Budget;
use crate::calendar::series::{Span, occurrences};
use crate::civil::{DAY, weekday};
use crate::messages::Warnings;
use crate::zone::Zone;
use std::ops::Range;

/// Days of the window: four weeks hold a meeting of each month and no two of a quarter.
const LENGTH: i64 = 28;
/// Looking for the last event begins with this many days.
const YEAR: i64 = 366;

/// The last four full weeks, Monday to Sunday, that the events reach and that are over today; fewer where the events begin later. Where all
/// events are still to come, the first four weeks of them.
pub(crate) fn default_window(events: &[Event], today: i64, zone: &Zone) -> Range<i64> {
    let this_week = monday(today);
    let day_of = |instant: i64| zone.wall(instant).div_euclid(DAY);
    let Some(first) = events.iter().map(|event| event.start.instant()).min().map(day_of) else {
        return this_week - LENGTH..this_week;
    };
    let first_week = monday(first);
    if first_week >= this_week {
        return first_week..first_week + LENGTH;
    }
    let last = |days: Range<i64>| {
        let span = Span { from: zone.instant(days.start * DAY), to: zone.instant(days.end * DAY) };
        // Warnings are given when the window is measured.
        let found = occurrences(events.to_vec(), span, zone, usize::MAX, &mut Budget::new(), &mut Warnings::default());
        found.ok()?.iter().map(|occurrence| day_of(occurrence.start)).filter(|day| days.contains(day)).max()
    };
    let end = if last(this_week..this_week + YEAR).is_some() {
        this_week
    } else {
        let last = last(this_week - YEAR..this_week).or_else(|| last(first..this_week - YEAR));
        monday(last.unwrap_or(first)) + 7
    };
    (end - LENGTH).max(first_week)..end
}

fn monday(day: i64) -> i64 {
    day - i64::from(weekday(day))
}
