//! Dates and wall-clock times as counts: days since 1970-01-01, and seconds since its midnight on a clock that knows no zone.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

/// Seconds of a day on a wall clock.
pub(crate) const DAY: i64 = 86_400;
/// Bounds of what is computed with: the years 1 to 9998.
const FIRST_DAY: i64 = -719_162;
const LAST_DAY: i64 = 2_932_530;

/// Whether a wall-clock time lies within the years that are computed with.
pub(crate) fn in_range(wall: i64) -> bool {
    (FIRST_DAY..=LAST_DAY).contains(&wall.div_euclid(DAY))
}

/// The day of a date; none where there is no such date.
pub(crate) fn day_number(year: i64, month: i64, day: i64) -> Option<i64> {
    let date = Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()?;
    let number = Offset::UTC.to_timestamp(date.to_datetime(Time::midnight())).ok()?.as_second().div_euclid(DAY);
    (FIRST_DAY..=LAST_DAY).contains(&number).then_some(number)
}

/// The time within a day in seconds; second 60 is read as 59 (RFC 5545, 3.3.12).
pub(crate) fn time_of_day(hour: i64, minute: i64, second: i64) -> Option<i64> {
    ((0..24).contains(&hour) && (0..60).contains(&minute) && (0..=60).contains(&second))
        .then(|| hour * 3600 + minute * 60 + second.min(59))
}

/// The date and time of a wall-clock count; beyond the bounds, the nearest.
pub(crate) fn datetime(wall: i64) -> DateTime {
    let clamped = wall.clamp(FIRST_DAY * DAY, LAST_DAY * DAY);
    Offset::UTC.to_datetime(Timestamp::from_second(clamped).unwrap_or(Timestamp::UNIX_EPOCH))
}

/// The date of a day.
pub(crate) fn date(day: i64) -> Date {
    datetime(day * DAY).date()
}

/// The weekday of a day, 0 for Monday.
pub(crate) fn weekday(day: i64) -> u8 {
    (day + 3).rem_euclid(7) as u8
}

/// A date as `2027-01-04`.
pub(crate) fn print_date(day: i64) -> String {
    date(day).to_string()
}

/// An instant in UTC as `2027-01-04T08:00:00Z`.
pub(crate) fn print_instant(instant: i64) -> String {
    let at = datetime(instant);
    format!("{}T{:02}:{:02}:{:02}Z", at.date(), at.hour(), at.minute(), at.second())
}
