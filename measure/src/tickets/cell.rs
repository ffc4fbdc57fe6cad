//! Dates as trackers and spreadsheets write them.

use super::date_words::{is_filler, month_of};
use crate::civil::{DAY, day_number, time_of_day};
use crate::zone::Zone;
use measure_messages::DateOrder;

/// A date as it is written, before it is known in which order its numbers stand.
#[derive(Debug, Clone, Copy, PartialEq)]
enum WrittenDate {
    /// Days since 1970-01-01.
    Known(i64),
    /// Three numbers between slashes or hyphens.
    Numbers { parts: [i64; 3], hyphens: bool },
}

/// A cell's date and time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Cell {
    date: WrittenDate,
    /// Seconds after midnight.
    time: i64,
    /// Offset from UTC in seconds, where the cell has one.
    offset: Option<i64>,
}

impl Cell {
    /// The day in that order; none where there is no such date.
    pub(crate) fn day(&self, order: DateOrder) -> Option<i64> {
        let WrittenDate::Numbers { parts: [a, b, c], hyphens } = self.date else {
            return if let WrittenDate::Known(day) = self.date { Some(day) } else { None };
        };
        match order {
            DateOrder::Dmy => day_number(full_year(c), b, a),
            DateOrder::Mdy => day_number(full_year(c), a, b),
            // With slashes, nobody writes a year of two digits first.
            DateOrder::Ymd => (hyphens && c < 100).then(|| day_number(full_year(a), b, c)).flatten(),
        }
    }

    /// Whether its numbers have to be put in order.
    pub(crate) fn depends_on_order(&self) -> bool {
        matches!(self.date, WrittenDate::Numbers { .. })
    }

    /// The instant in that order; times without an offset are in the zone.
    pub(crate) fn instant(&self, order: DateOrder, zone: &Zone) -> Option<i64> {
        let wall = self.day(order)? * DAY + self.time;
        Some(self.offset.map_or_else(|| zone.instant(wall), |offset| wall - offset))
    }
}

/// Two digits are a year from 1970 to 2069.
fn full_year(year: i64) -> i64 {
    match year {
        0..=69 => 2000 + year,
        70..=99 => 1900 + year,
        other => other,
    }
}

/// Reads a cell.
pub(crate) fn read(text: &str) -> Option<Cell> {
    if text.len() > 100 {
        return None;
    }
    if let Some(cell) = serial_number(text) {
        return Some(cell);
    }
    let text = text.replace(['\u{a0}', '\u{202f}'], " ").to_lowercase();
    // A zone in words, as in `10:00:00 GMT+0100 (Central European Standard Time)`, follows its offset.
    let text = text.split('(').next().unwrap_or_default().trim();
    let Some(colon) = text.find(':') else { return Some(Cell { date: date(text)?, time: 0, offset: None }) };
    let hour_at = text[..colon]
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let (time, offset) = time(&text[hour_at..])?;
    let day = &text[..hour_at];
    // As in `2027-01-04T09:15`.
    let day = day.strip_suffix('t').filter(|day| day.ends_with(|c: char| c.is_ascii_digit())).unwrap_or(day);
    Some(Cell { date: date(day)?, time, offset })
}

/// A spreadsheet's day number: days since the end of 1899, the time as a fraction; or eight digits of a date.
fn serial_number(text: &str) -> Option<Cell> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) {
        return None;
    }
    if whole.len() == 8 && fraction.is_empty() {
        let number: i64 = whole.parse().ok()?;
        let day = day_number(number / 10_000, number / 100 % 100, number % 100)?;
        return Some(Cell { date: WrittenDate::Known(day), time: 0, offset: None });
    }
    let number: f64 = format!("{whole}.{fraction}0").parse().ok()?;
    if !(1.0..2_958_466.0).contains(&number) {
        return None;
    }
    let seconds = ((number - 25_569.0) * 86_400.0).round() as i64;
    // The numbers up to 60 count a day that never was, February 29, 1900.
    let seconds = if number < 60.0 { seconds + DAY } else { seconds };
    Some(Cell { date: WrittenDate::Known(seconds.div_euclid(DAY)), time: seconds.rem_euclid(DAY), offset: None })
}

/// A time from its hour on, with what follows: fractions, AM or PM, an offset.
fn time(text: &str) -> Option<(i64, Option<i64>)> {
    let mut rest = text;
    let hour = leading_number(&mut rest, 2)?;
    let minute = rest.strip_prefix(':').and_then(|after| {
        rest = after;
        leading_number(&mut rest, 2)
    })?;
    let mut second = 0;
    if let Some(after) = rest.strip_prefix(':') {
        rest = after;
        second = leading_number(&mut rest, 2)?;
        if let Some(after) = rest.strip_prefix(['.', ',']) {
            rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
        }
    }
    rest = rest.trim_start();
    let halves = [("a. m.", 0), ("a.m.", 0), ("am", 0), ("p. m.", 12), ("p.m.", 12), ("pm", 12)];
    let half = halves.iter().find_map(|(word, hours)| Some((rest.strip_prefix(word)?, *hours)));
    let hour = match half {
        Some((after, hours)) if (1..=12).contains(&hour) => {
            rest = after;
            hour % 12 + hours
        }
        Some(_) => return None,
        None => hour,
    };
    Some((time_of_day(hour, minute, second)?, offset(rest.trim()).ok()?))
}

/// An offset behind a time, if there is one.
fn offset(text: &str) -> Result<Option<i64>, ()> {
    let text = text.strip_suffix("uhr").unwrap_or(text).trim();
    if text.is_empty() {
        return Ok(None);
    }
    let after = ["utc", "gmt", "z"].iter().find_map(|name| text.strip_prefix(name));
    let number = after.unwrap_or(text).trim();
    if number.is_empty() {
        return Ok(Some(0));
    }
    let (sign, digits) = match number.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest),
        None => (1, number.strip_prefix('+').ok_or(())?),
    };
    let digits = digits.replace(':', "");
    if digits.is_empty() || digits.len() > 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(());
    }
    let number: i64 = digits.parse().map_err(|_| ())?;
    let (hours, minutes) = if digits.len() <= 2 { (number, 0) } else { (number / 100, number % 100) };
    if hours < 24 && minutes < 60 { Ok(Some(sign * (hours * 3600 + minutes * 60))) } else { Err(()) }
}

/// Takes a number of at most so many digits from the beginning of a text.
fn leading_number(text: &mut &str, most: usize) -> Option<i64> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text[..length].parse().ok().filter(|_| length <= most);
    *text = &text[length..];
    number
}

/// A date without its time, in lower case.
fn date(text: &str) -> Option<WrittenDate> {
    let mut numbers: Vec<(i64, usize)> = Vec::new();
    let mut month = None;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            let before = rest.len();
            let number = leading_number(&mut rest, 4)?;
            numbers.push((number, before - rest.len()));
        } else if first.is_alphabetic() {
            let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            rest = after;
            match month_of(word) {
                Some(number) if month.is_none() => month = Some(number),
                _ if is_filler(word) => {}
                _ => return None,
            }
        } else if " ,./-".contains(first) {
            rest = &rest[1..];
        } else {
            return None;
        }
    }
    let [slashes, hyphens, dots] = ['/', '-', '.'].map(|mark| text.contains(mark));
    match (month, &numbers[..]) {
        (Some(month), &[(day, 1 | 2), (year, 2 | 4)]) => {
            day_number(full_year(year), month, day).map(WrittenDate::Known)
        }
        (Some(month), &[(year, 4), (day, 1 | 2)]) | (None, &[(year, 4), (month, 1 | 2), (day, 1 | 2)]) => {
            day_number(year, month, day).map(WrittenDate::Known)
        }
        (None, &[(day, 1 | 2), (month, 1 | 2), (year, 2 | 4)]) if dots && !slashes && !hyphens => {
            day_number(full_year(year), month, day).map(WrittenDate::Known)
        }
        (None, &[(a, 1 | 2), (b, 1 | 2), (c, 2 | 4)]) if slashes != hyphens => {
            Some(WrittenDate::Numbers { parts: [a, b, c], hyphens })
        }
        (None, &[(a, 2), (b, 1 | 2), (c, 1)]) if hyphens && !slashes => {
            Some(WrittenDate::Numbers { parts: [a, b, c], hyphens })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::civil::print_instant;

    fn read_as(text: &str, order: DateOrder) -> String {
        read(text).and_then(|cell| cell.instant(order, &Zone::utc())).map_or_else(|| "-".to_owned(), print_instant)
    }

    #[test]
    fn dates_as_trackers_write_them() {
        for (text, expected) in [
            ("2027-01-04", "2027-01-04T00:00:00Z"),
            ("2027-01-04T09:15:30.123Z", "2027-01-04T09:15:30Z"),
            ("2027-01-04T09:15:30+05:30", "2027-01-04T03:45:30Z"),
            ("2027-01-04 09:15:30 UTC", "2027-01-04T09:15:30Z"),
            ("2027-01-04 09:15:30 -0500", "2027-01-04T14:15:30Z"),
            ("2027-01-04 09:15 +02", "2027-01-04T07:15:00Z"),
            ("2027/1/4 9:15", "2027-01-04T09:15:00Z"),
            ("20270104", "2027-01-04T00:00:00Z"),
            ("04/Jan/27 9:15 AM", "2027-01-04T09:15:00Z"),
            ("04/Jan/27 12:05 AM", "2027-01-04T00:05:00Z"),
            ("04/Jan/2027 12:05\u{202f}PM", "2027-01-04T12:05:00Z"),
            ("04/Mär/27 09:15", "2027-03-04T09:15:00Z"),
            ("04/févr./27 9:15 PM", "2027-02-04T21:15:00Z"),
            ("04/ene/27 9:15 p. m.", "2027-01-04T21:15:00Z"),
            ("4. Dezember 2027 um 18:00 Uhr", "2027-12-04T18:00:00Z"),
            ("4 de agosto de 2027", "2027-08-04T00:00:00Z"),
            ("Jan 4, 2027 at 9:15 am", "2027-01-04T09:15:00Z"),
            ("January 4th, 2027", "2027-01-04T00:00:00Z"),
            ("Mon Jan 04 2027 10:00:00 GMT+0100 (Central European Standard Time)", "2027-01-04T09:00:00Z"),
            ("Mon, 04 Jan 2027 10:00:00 GMT", "2027-01-04T10:00:00Z"),
            ("04.01.2027 09:15:30", "2027-01-04T09:15:30Z"),
            ("4.1.27", "2027-01-04T00:00:00Z"),
        ] {
            for order in super::super::dates::ORDERS {
                assert_eq!(read_as(text, order), expected, "{text}");
            }
        }
    }

    #[test]
    fn day_numbers_of_spreadsheets_are_read_to_the_second() {
        for (text, expected) in [
            ("46391", "2027-01-04T00:00:00Z"),
            ("46391.385763888889", "2027-01-04T09:15:30Z"),
            ("46391,385763888889", "2027-01-04T09:15:30Z"),
            ("46391.999999", "2027-01-05T00:00:00Z"),
            ("1", "1900-01-01T00:00:00Z"),
            ("61", "1900-03-01T00:00:00Z"),
        ] {
            assert_eq!(read_as(text, DateOrder::Dmy), expected, "{text}");
        }
    }

    #[test]
    fn numbers_follow_the_order() {
        let all = |text: &str| {
            super::super::dates::ORDERS.map(|order| {
                read_as(text, order)[..1].to_owned() + &read_as(text, order)[1..].replace("T00:00:00Z", "")
            })
        };
        assert_eq!(all("04/05/2027"), ["2027-05-04", "2027-04-05", "-"]);
        assert_eq!(all("31/12/27"), ["2027-12-31", "-", "-"]);
        assert_eq!(all("27-01-04"), ["2004-01-27", "-", "2027-01-04"]);
        assert_eq!(all("31/02/2027"), ["-", "-", "-"]);
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for text in [
            "",
            "soon",
            "2027",
            "2027-13-01",
            "2027-01-32",
            "4 Foo 2027",
            "10:00",
            "2027-01-04 25:00",
            "2027-01-04 9:60",
            "2027-01-04 13:00 PM",
            "2027-01-04 09:15 EST",
            "2027-01-04 09:15 +99",
            "1/2",
            "1/2/3/4",
            "3000000",
            "-5",
            "2027-01-04x",
            "12345678901234567890",
            "é:é",
            "1é:00",
            "٣/٣/2027",
        ] {
            assert_eq!(
                read_as(text, DateOrder::Dmy),
                if text == "2027" { "1905-07-19T00:00:00Z" } else { "-" },
                "{text}"
            );
        }
    }
}
