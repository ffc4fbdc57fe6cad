//! Dates, counts and lists in English words, independent of clock and time zone.

use crate::model::date::Date;
use crate::model::kpi::{Period, Reading};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEK: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// `Mon, Jan 4, 2027`.
pub fn date_with_weekday(date: Date) -> String {
    format!("{}, {}", WEEK[date.weekday() as usize], date_with_year(date))
}

/// `Jan 4, 2027`.
pub fn date_with_year(date: Date) -> String {
    format!("{}, {}", date_without_year(date), date.parts().0)
}

/// `Jan 2027`.
pub fn month_with_year(date: Date) -> String {
    let (year, month, _) = date.parts();
    format!("{} {year}", MONTHS[usize::from(month) - 1])
}

/// The period that ends on a day: `Jan 4, 2027`, `Jan 2027`, `Q1 2027`.
pub fn period_name(period: Period, end: Date) -> String {
    match period {
        Period::Day => date_with_year(end),
        Period::Month => month_with_year(end),
        Period::Quarter => format!("Q{} {}", end.parts().1.div_ceil(3), end.parts().0),
    }
}

/// The period of a reading.
pub fn reading_time(reading: &Reading) -> String {
    period_name(reading.period, reading.date)
}

/// `Jan 4`.
pub fn date_without_year(date: Date) -> String {
    let (_, month, day) = date.parts();
    format!("{} {day}", MONTHS[usize::from(month) - 1])
}

/// `1 day`, `12 days`.
pub fn days(count: u32) -> String {
    counted(count as usize, "day")
}

/// `1 task`, `12 tasks`.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// `1 person`, `20 people`.
pub fn people_count(count: u32) -> String {
    format!("{count} {}", if count == 1 { "person" } else { "people" })
}

/// `A`, `A and B`, `A, B and C`; empty without parts.
pub fn listed(parts: &[impl AsRef<str>]) -> String {
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    match &parts[..] {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        parts => parts.concat(),
    }
}

/// The distance of a date from today: `today`, `tomorrow`, `in 12 days`, `yesterday`, `12 days ago`.
pub fn from_today(date: Date, today: Date) -> String {
    match today.days_until(date) {
        0 => "today".into(),
        1 => "tomorrow".into(),
        -1 => "yesterday".into(),
        away if away > 0 => format!("in {away} days"),
        away => format!("{} days ago", away.unsigned_abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_told_with_its_weekday() {
        let day = Date::new(2027, 1, 4).unwrap();
        assert_eq!([date_with_weekday(day), date_without_year(day.plus_days(-4))], ["Mon, Jan 4, 2027", "Dec 31"]);
        assert_eq!([date_with_year(day), month_with_year(day.plus_days(-4))], ["Jan 4, 2027", "Dec 2026"]);
    }

    #[test]
    fn a_period_is_named() {
        let end = Date::new(2027, 9, 30).unwrap();
        let names = [Period::Day, Period::Month, Period::Quarter].map(|period| period_name(period, end));
        assert_eq!(names, ["Sep 30, 2027", "Sep 2027", "Q3 2027"]);
    }

    #[test]
    fn a_list_has_an_and_before_its_last_part() {
        let parts = ["A", "B", "C"];
        assert_eq!([0, 1, 2, 3].map(|count| listed(&parts[..count])), ["", "A", "A and B", "A, B and C"]);
        assert_eq!([0, 1, 2].map(people_count), ["0 people", "1 person", "2 people"]);
    }

    #[test]
    fn a_day_is_told_from_today() {
        let today = Date::new(2028, 2, 28).unwrap();
        let told = [0, 1, 12, -1, -12].map(|away| from_today(today.plus_days(away), today));
        assert_eq!(told, ["today", "tomorrow", "in 12 days", "yesterday", "12 days ago"]);
        assert_eq!([days(1), days(0), counted(1, "task")], ["1 day", "0 days", "1 task"]);
    }
}
