//! Options that several measurements share, as they are written on a command line.

use crate::civil::day_number;
use crate::messages::{Error, error};
use crate::zone::{Zone, Zones};

/// Working hours of a week: the same hours on each of the chosen days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkingHours {
    /// Start, in seconds after midnight.
    pub(crate) start: i64,
    /// End, in seconds after midnight; at most 24 hours.
    pub(crate) end: i64,
    /// Monday to Sunday.
    pub(crate) days: [bool; 7],
}

impl Default for WorkingHours {
    /// Monday to Friday, 9 to 17.
    fn default() -> Self {
        WorkingHours { start: 9 * 3600, end: 17 * 3600, days: [true, true, true, true, true, false, false] }
    }
}

impl WorkingHours {
    /// Replaces the hours by such as `9-17` or `8:30-16:45`.
    ///
    /// # Errors
    /// If the text has another form, or does not end after its start.
    pub fn with_hours(self, text: &str) -> Result<Self, Error> {
        let hours = text.split_once(['-', '–']).and_then(|(a, b)| Some((clock_time(a)?, clock_time(b)?)));
        match hours {
            Some((start, end)) if start < end => Ok(WorkingHours { start, end, ..self }),
            _ => error(format!("Working hours are written as 9-17 or 8:30-16:45, not as “{text}”.")),
        }
    }

    /// Replaces the days by such as `mon-fri`, `sun-thu` or `mon,wed`.
    ///
    /// # Errors
    /// If the text has another form.
    pub fn with_days(self, text: &str) -> Result<Self, Error> {
        match weekdays(text) {
            Some(days) => Ok(WorkingHours { days, ..self }),
            None => error(format!("Working days are written as mon-fri or mon,wed, not as “{text}”.")),
        }
    }
}

/// A time of day in seconds from `H` or `H:MM`, up to 24.
pub(crate) fn clock_time(text: &str) -> Option<i64> {
    let (hour, minute) = text.trim().split_once(':').unwrap_or((text.trim(), "00"));
    if hour.is_empty() || hour.len() > 2 || minute.len() != 2 {
        return None;
    }
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<i64>().ok()).flatten();
    let (hour, minute) = (digits(hour)?, digits(minute)?);
    let seconds = hour * 3600 + minute * 60;
    (minute < 60 && seconds <= 24 * 3600).then_some(seconds)
}

/// Weekdays from a list of days and of ranges that may wrap.
pub(crate) fn weekdays(text: &str) -> Option<[bool; 7]> {
    let mut days = [false; 7];
    for part in text.split([',', ';', ' ']).filter(|part| !part.is_empty()) {
        let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (mut day, last) = (weekday(first)?, weekday(last)?);
        days[day] = true;
        while day != last {
            day = (day + 1) % 7;
            days[day] = true;
        }
    }
    days.contains(&true).then_some(days)
}

/// A weekday, 0 for Monday, from its English name or the beginning of it.
fn weekday(name: &str) -> Option<usize> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let name = name.trim().to_ascii_lowercase();
    (name.len() >= 2).then(|| NAMES.iter().position(|whole| whole.starts_with(&name))).flatten()
}

/// A day as a count of days since 1970-01-01, from such as `2027-01-04`.
///
/// # Errors
/// If the text is no such date.
pub fn day(text: &str) -> Result<i64, Error> {
    let parts: Vec<&str> = text.split('-').collect();
    let number = match parts[..] {
        [y, m, d] if y.len() == 4 && m.len() == 2 && d.len() == 2 => {
            let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok()).flatten();
            digits(y).zip(digits(m)).zip(digits(d)).and_then(|((y, m), d)| day_number(y, m, d))
        }
        _ => None,
    };
    number.ok_or_else(|| Error(format!("A date is written as 2027-01-04, not as “{text}”.")))
}

/// The zone of an option, by its IANA name.
pub(crate) fn zone_option(zones: &mut Zones, name: &str) -> Result<Zone, Error> {
    zones.iana(name).ok_or_else(|| Error(format!("“{name}” is not an IANA time zone, such as Europe/Berlin.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_whole_or_to_the_minute_up_to_24() {
        let default = WorkingHours::default();
        let hours = |text| default.with_hours(text).map(|hours| (hours.start, hours.end)).ok();
        assert_eq!(hours("9-17"), Some((32_400, 61_200)));
        assert_eq!(hours("0-24"), Some((0, 86_400)));
        assert_eq!(hours("8:30-16:45"), Some((30_600, 60_300)));
        for wrong in ["17-9", "9-9", "9-24:01", "9-25", "9", "9:5-17", "", "-", "a-b", "9-17-18"] {
            assert_eq!(hours(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_are_listed_and_may_wrap() {
        let days = |text| weekdays(text).map(|days| days.map(u8::from));
        assert_eq!(days("mon-fri"), Some([1, 1, 1, 1, 1, 0, 0]));
        assert_eq!(days("sun-thu"), Some([1, 1, 1, 1, 0, 0, 1]));
        assert_eq!(days("mon,wed"), Some([1, 0, 1, 0, 0, 0, 0]));
        assert_eq!(days("Fri-Mon, Wednesday"), Some([1, 0, 1, 0, 1, 1, 1]));
        for wrong in ["", "m", "mon-", "xyz", "mon-abc"] {
            assert_eq!(days(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_day_is_written_in_full() {
        assert_eq!(day("1970-01-02"), Ok(1));
        assert_eq!(day("2028-02-29"), Ok(21_243));
        for wrong in ["2027-02-29", "2027-1-4", "04.01.2027", "", "2027-01-04T00:00", "+027-01-04"] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }
}
