//! A calendar day of the user's own: no clock, no time zone, so no daylight saving can move it.

use std::fmt;
use std::str::FromStr;

/// A day of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

/// Why a text or three numbers are no [`Date`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateError {
    /// The text does not have the shape `YYYY-MM-DD`.
    Shape(String),
    /// The shape is right, but the calendar has no such day.
    NoSuchDay(u16, u8, u8),
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape(text) => write!(f, "“{text}” is not a date: write it as YYYY-MM-DD, such as 2027-01-04"),
            Self::NoSuchDay(year, month, day) => {
                write!(f, "there is no day {year:04}-{month:02}-{day:02} in the calendar")
            }
        }
    }
}

impl std::error::Error for DateError {}

/// A day of the week, Monday first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

impl Date {
    /// The first day that can be written.
    pub const MIN: Self = Self(-719_162);
    /// The last day that can be written.
    pub const MAX: Self = Self(2_932_896);

    /// The first and the last day that a date field takes: this century. Documents may hold any other.
    const ENTERABLE: [Self; 2] = [Self(10_957), Self(47_846)];

    /// The day of a year, month and day of the month.
    ///
    /// # Errors
    /// [`DateError::NoSuchDay`] for a day that the calendar does not have.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, DateError> {
        let exists =
            (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= month_length(year, month);
        if exists { Ok(Self(day_number(year, month, day))) } else { Err(DateError::NoSuchDay(year, month, day)) }
    }

    /// Days since 1970-01-01; negative before it.
    pub fn day_number(self) -> i32 {
        self.0
    }

    /// The day so many days after 1970-01-01, or none outside [`Self::MIN`] to [`Self::MAX`].
    pub fn from_day_number(days: i64) -> Option<Self> {
        let day = i32::try_from(days).ok()?;
        (Self::MIN.0..=Self::MAX.0).contains(&day).then_some(Self(day))
    }

    /// Year, month 1–12 and day of the month 1–31.
    ///
    /// The year is taken to begin on 1 March, which puts the leap day last and makes month lengths a
    /// straight line of 153 days in five months.
    pub fn parts(self) -> (u16, u8, u8) {
        let days = self.0 + 719_468; // since 0000-03-01
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * march_month + 2) / 5 + 1;
        let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
        let year = era * 400 + year_of_era + i32::from(month <= 2);
        (year as u16, month as u8, day as u8)
    }

    /// Whether a date field takes it: from 2000-01-01 to 2100-12-31. A plan, a reading or a bill of another day is a slip.
    pub fn is_enterable(self) -> bool {
        let [first, last] = Self::ENTERABLE;
        (first..=last).contains(&self)
    }

    /// The day so many days later (earlier if negative), held within [`Self::MIN`] to [`Self::MAX`].
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let day = i64::from(self.0).saturating_add(days).clamp(i64::from(Self::MIN.0), i64::from(Self::MAX.0));
        Self(day as i32)
    }

    /// The same day of the month so many months later, or the last day of a shorter month.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        let (year, month, day) = self.parts();
        let count = u32::from(year) * 12 + u32::from(month) - 1 + months;
        let (year, month) = ((count / 12) as u16, (count % 12 + 1) as u8);
        Self::new(year, month, day.min(month_length(year, month))).unwrap_or(Self::MAX)
    }

    /// Days from `self` to `later`; negative where it is earlier.
    pub fn days_until(self, later: Self) -> i32 {
        later.0 - self.0
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        WEEK[(self.0 + 3).rem_euclid(7) as usize] // 1970-01-01 was a Thursday
    }
}

impl FromStr for Date {
    type Err = DateError;

    /// Reads `YYYY-MM-DD`, nothing shorter and nothing longer.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let shape = || DateError::Shape(text.to_owned());
        let bytes = text.as_bytes();
        let dashed = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
        let digits = |range: std::ops::Range<usize>| {
            let part = &bytes[range];
            let number = part.iter().fold(0_u16, |sum, digit| sum * 10 + u16::from(digit.wrapping_sub(b'0') % 10));
            part.iter().all(u8::is_ascii_digit).then_some(number)
        };
        if !dashed {
            return Err(shape());
        }
        let year = digits(0..4).ok_or_else(shape)?;
        let month = digits(5..7).ok_or_else(shape)?;
        let day = digits(8..10).ok_or_else(shape)?;
        Self::new(year, month as u8, day as u8)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn month_length(year: u16, month: u8) -> u8 {
    match month {
        2 => 28 + u8::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The inverse of [`Date::parts`], for a day that exists.
fn day_number(year: u16, month: u8, day: u8) -> i32 {
    let year = i32::from(year) - i32::from(month <= 2);
    let march_month = (i32::from(month) + 9) % 12;
    let of_year = (153 * march_month + 2) / 5 + i32::from(day) - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Datelike, Days, NaiveDate};
    use proptest::prelude::*;

    fn chrono_of(date: Date) -> NaiveDate {
        NaiveDate::from_epoch_days(date.day_number()).unwrap()
    }

    #[track_caller]
    fn refused(text: &str, message: &str) {
        assert_eq!(text.parse::<Date>().unwrap_err().to_string(), message);
    }

    #[test]
    fn the_ends_of_the_calendar() {
        assert_eq!(Date::MIN.to_string(), "0001-01-01");
        assert_eq!(Date::MAX.to_string(), "9999-12-31");
        assert_eq!(Date::MAX.plus_days(1), Date::MAX);
        assert_eq!(Date::MIN.plus_days(i64::MIN), Date::MIN);
        assert_eq!(Date::from_day_number(2_932_897), None);
        assert_eq!(Date::ENTERABLE.map(|date| date.to_string()), ["2000-01-01", "2100-12-31"]);
    }

    #[test]
    fn a_text_that_is_no_date_is_refused_in_plain_words() {
        refused("2027-1-4", "“2027-1-4” is not a date: write it as YYYY-MM-DD, such as 2027-01-04");
        refused("2027-01-0x", "“2027-01-0x” is not a date: write it as YYYY-MM-DD, such as 2027-01-04");
        refused("2027-02-29", "there is no day 2027-02-29 in the calendar");
        refused("1900-02-29", "there is no day 1900-02-29 in the calendar");
        refused("0000-01-01", "there is no day 0000-01-01 in the calendar");
        refused("2027-13-01", "there is no day 2027-13-01 in the calendar");
        assert!("2000-02-29".parse::<Date>().is_ok());
        assert!("２027-01-4".parse::<Date>().is_err());
    }

    #[test]
    fn a_month_later_is_the_same_day_or_the_last() {
        let later = |text: &str, months| text.parse::<Date>().unwrap().plus_months(months).to_string();
        assert_eq!([later("2027-01-31", 1), later("2027-11-15", 3)], ["2027-02-28", "2028-02-15"]);
        assert_eq!([later("2027-12-31", 2), later("9999-12-01", 1)], ["2028-02-29", "9999-12-31"]);
    }

    proptest! {
        #[test]
        fn agrees_with_chrono(day in Date::MIN.0..=Date::MAX.0) {
            let date = Date::from_day_number(i64::from(day)).unwrap();
            let (year, month, of_month) = date.parts();
            let other = chrono_of(date);
            prop_assert_eq!((i32::from(year), u32::from(month), u32::from(of_month)), (other.year(), other.month(), other.day()));
            prop_assert_eq!(date.to_string(), other.format("%Y-%m-%d").to_string());
            prop_assert_eq!(date.weekday() as u32, other.weekday().num_days_from_monday());
            prop_assert_eq!(date.to_string().parse::<Date>(), Ok(date));
        }

        #[test]
        fn steps_as_chrono_does(day in -100_000..100_000_i32, days in 0..50_000_u16) {
            let date = Date::from_day_number(i64::from(day)).unwrap();
            let later = chrono_of(date) + Days::new(u64::from(days));
            prop_assert_eq!(chrono_of(date.plus_days(i64::from(days))), later);
            prop_assert_eq!(date.days_until(date.plus_days(i64::from(days))), i32::from(days));
        }

        #[test]
        fn reads_just_what_chrono_reads(year in 0..=9999_u16, month in 0..=13_u8, day in 0..=32_u8) {
            let text = format!("{year:04}-{month:02}-{day:02}");
            let known = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day)).is_some() && year > 0;
            prop_assert_eq!(text.parse::<Date>().is_ok(), known);
        }
    }
}
