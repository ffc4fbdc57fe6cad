//! Values of properties: dates and times, durations, offsets.

use super::lines::ContentLine;
use crate::civil::{DAY, day_number, time_of_day};
use crate::zone::Zone;

/// A date or a time as it stands in a file, before its zone is looked up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Written {
    /// A date, as days since 1970-01-01.
    Date(i64),
    /// A wall-clock time: floating, or in the zone that a parameter names.
    Local(i64),
    /// A time in UTC.
    Utc(i64),
}

/// A date or a time in its zone.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Moment {
    /// Seconds since 1970-01-01 on the zone's clock; midnight for a date.
    pub(crate) wall: i64,
    pub(crate) zone: Zone,
    pub(crate) is_date: bool,
}

impl Moment {
    pub(crate) fn instant(&self) -> i64 {
        self.zone.instant(self.wall)
    }

    /// The wall-clock time in another zone. A date has the same in each.
    pub(crate) fn wall_in(&self, zone: &Zone) -> i64 {
        if self.is_date || self.zone == *zone { self.wall } else { zone.wall(self.instant()) }
    }
}

/// The day of a moment in a series of that start. A time in UTC is one of the series' zone; others are days as they are written.
pub(crate) fn day_in_series(moment: &Moment, start: &Moment) -> i64 {
    let in_utc = moment.zone == Zone::utc() && !start.is_date;
    let wall = if in_utc { moment.wall_in(&start.zone) } else { moment.wall };
    wall.div_euclid(DAY)
}

/// How long an event takes: days of the calendar, then seconds that pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Length {
    pub(crate) days: i64,
    pub(crate) seconds: i64,
}

impl Length {
    /// The end of an event of this length. An end before the start counts as the start.
    pub(crate) fn end(self, start: &Moment) -> i64 {
        let whole_days = start.zone.instant(start.wall + self.days * DAY);
        (whole_days + self.seconds).max(start.instant())
    }

    /// An upper bound of the seconds that pass.
    pub(crate) fn at_most(self) -> i64 {
        (self.days.max(0) + 2) * DAY + self.seconds.max(0)
    }
}

/// Reads `20270104`, `20270104T090000` or `20270104T090000Z`.
pub(crate) fn date_or_time(text: &str) -> Option<Written> {
    let text = text.trim();
    let bytes = text.as_bytes();
    if !text.is_ascii() || bytes.len() < 8 {
        return None;
    }
    let day = day_number(digits(&text[..4])?, digits(&text[4..6])?, digits(&text[6..8])?)?;
    if bytes.len() == 8 {
        return Some(Written::Date(day));
    }
    let time = text[8..].strip_prefix(['T', 't'])?;
    let (time, utc) = time.strip_suffix(['Z', 'z']).map_or((time, false), |time| (time, true));
    let seconds = match time.len() {
        6 => time_of_day(digits(&time[..2])?, digits(&time[2..4])?, digits(&time[4..])?)?,
        4 => time_of_day(digits(&time[..2])?, digits(&time[2..])?, 0)?,
        _ => return None,
    };
    Some(if utc { Written::Utc(day * DAY + seconds) } else { Written::Local(day * DAY + seconds) })
}

fn digits(text: &str) -> Option<i64> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// Reads a duration such as `PT1H30M`, `P1DT12H` or `-P1W`. Weeks and days are days of the calendar.
pub(crate) fn duration(text: &str) -> Option<Length> {
    let text = text.trim().to_ascii_uppercase();
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(&text)),
    };
    let mut length = Length::default();
    let mut number = String::new();
    let mut in_time = false;
    let mut units = 0;
    for character in rest.strip_prefix('P')?.chars() {
        if character.is_ascii_digit() && number.len() < 9 {
            number.push(character);
            continue;
        }
        if character == 'T' && !in_time && number.is_empty() {
            in_time = true;
            continue;
        }
        let count = sign * number.parse::<i64>().ok()?;
        number.clear();
        units += 1;
        match (character, in_time) {
            ('W', false) => length.days += 7 * count,
            ('D', false) => length.days += count,
            ('H', true) => length.seconds += 3600 * count,
            ('M', true) => length.seconds += 60 * count,
            ('S', true) => length.seconds += count,
            _ => return None,
        }
    }
    // Ten thousand years are more than any calendar holds.
    (units > 0 && number.is_empty() && length.days.abs() < 3_660_000 && length.seconds.abs() < 3_660_000 * DAY)
        .then_some(length)
}

/// Reads an offset from UTC such as `+0530` or `-083015`, in seconds.
pub(crate) fn offset(text: &str) -> Option<i64> {
    let text = text.trim();
    let (sign, digits_only) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let seconds = match digits_only.len() {
        4 if digits_only.is_ascii() => time_of_day(digits(&digits_only[..2])?, digits(&digits_only[2..])?, 0)?,
        6 if digits_only.is_ascii() => {
            time_of_day(digits(&digits_only[..2])?, digits(&digits_only[2..4])?, digits(&digits_only[4..])?)?
        }
        _ => return None,
    };
    Some(sign * seconds)
}

/// Whether a property's value is a date by its parameter.
pub(crate) fn says_date(line: &ContentLine) -> bool {
    line.parameter_is("VALUE", "DATE")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times() {
        assert_eq!(date_or_time("19700102"), Some(Written::Date(1)));
        assert_eq!(date_or_time("19700102T000001"), Some(Written::Local(86_401)));
        assert_eq!(date_or_time("19700102T010000Z"), Some(Written::Utc(90_000)));
        assert_eq!(date_or_time("19700101T235960Z"), Some(Written::Utc(86_399)), "a leap second is the one before");
        assert_eq!(date_or_time("19700101T0130"), Some(Written::Local(5400)));
        for wrong in [
            "",
            "1970",
            "19700230",
            "19701301",
            "19700101T",
            "19700101T240000",
            "19700101 000000",
            "é9700101",
            "19700101T00000",
        ] {
            assert_eq!(date_or_time(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn durations() {
        let length = |days, seconds| Some(Length { days, seconds });
        assert_eq!(duration("PT1H30M"), length(0, 5400));
        assert_eq!(duration("P1DT12H5S"), length(1, 43_205));
        assert_eq!(duration("P2W"), length(14, 0));
        assert_eq!(duration("-PT15M"), length(0, -900));
        assert_eq!(duration("+P1D"), length(1, 0));
        for wrong in ["", "P", "PT", "1H", "P1H", "PT1D", "P1", "PTH", "P99999999999D", "P999999999D", "PT1HT1M"] {
            assert_eq!(duration(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn offsets() {
        assert_eq!(offset("+0530"), Some(19_800));
        assert_eq!(offset("-083015"), Some(-30_615));
        assert_eq!(offset("0100"), Some(3600));
        for wrong in ["", "+1", "+01:00", "+2500", "éé"] {
            assert_eq!(offset(wrong), None, "{wrong}");
        }
    }
}
