//! Recurrence rules as they are written (RFC 5545, 3.3.10).

use super::value::{Written, date_or_time};
use crate::civil::DAY;

/// How often a rule repeats; what comes first is more often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Frequency {
    Secondly,
    Minutely,
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// The last moment of a rule, included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Until {
    /// On the clock of the start's zone.
    Wall(i64),
    Instant(i64),
}

/// A weekday of a rule: every one, or the n-th of the month or year (from its end where n is negative).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct ByDay {
    pub(crate) nth: Option<i64>,
    /// 0 for Monday.
    pub(crate) weekday: u8,
}

/// A recurrence rule. An empty list says nothing about its part.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Rule {
    pub(crate) frequency: Frequency,
    pub(crate) interval: i64,
    pub(crate) count: Option<u64>,
    pub(crate) until: Option<Until>,
    pub(crate) months: Vec<i64>,
    pub(crate) week_numbers: Vec<i64>,
    pub(crate) year_days: Vec<i64>,
    pub(crate) month_days: Vec<i64>,
    pub(crate) weekdays: Vec<ByDay>,
    pub(crate) hours: Vec<i64>,
    pub(crate) minutes: Vec<i64>,
    pub(crate) seconds: Vec<i64>,
    pub(crate) positions: Vec<i64>,
    /// First day of the week, 0 for Monday.
    pub(crate) week_start: u8,
}

impl Rule {
    /// A rule without any parts.
    pub(crate) fn every(frequency: Frequency) -> Self {
        Rule {
            frequency,
            interval: 1,
            count: None,
            until: None,
            months: Vec::new(),
            week_numbers: Vec::new(),
            year_days: Vec::new(),
            month_days: Vec::new(),
            weekdays: Vec::new(),
            hours: Vec::new(),
            minutes: Vec::new(),
            seconds: Vec::new(),
            positions: Vec::new(),
            week_start: 0,
        }
    }

    /// Reads a rule; the error says which part cannot be read.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let parts: Vec<(String, String)> = text
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| match part.split_once('=') {
                Some((key, value)) => Ok((key.trim().to_ascii_uppercase(), value.trim().to_ascii_uppercase())),
                None => Err(part.to_owned()),
            })
            .collect::<Result<_, _>>()?;
        let frequency = match parts.iter().find(|(key, _)| key == "FREQ").map(|(_, value)| value.as_str()) {
            Some("SECONDLY") => Frequency::Secondly,
            Some("MINUTELY") => Frequency::Minutely,
            Some("HOURLY") => Frequency::Hourly,
            Some("DAILY") => Frequency::Daily,
            Some("WEEKLY") => Frequency::Weekly,
            Some("MONTHLY") => Frequency::Monthly,
            Some("YEARLY") => Frequency::Yearly,
            Some(other) => return Err(format!("FREQ={other}")),
            None => return Err("no FREQ".to_owned()),
        };
        let mut rule = Rule::every(frequency);
        for (key, value) in &parts {
            rule.set(key, value).ok_or_else(|| format!("{key}={value}"))?;
        }
        Ok(rule)
    }

    fn set(&mut self, key: &str, value: &str) -> Option<()> {
        match key {
            "INTERVAL" => self.interval = number(value, 1, 1_000_000)?,
            // As some programs write a rule without end.
            "COUNT" if value == "-1" => {}
            "COUNT" => self.count = Some(number(value, 1, i64::MAX)? as u64),
            "UNTIL" => {
                self.until = Some(match date_or_time(value)? {
                    Written::Date(day) => Until::Wall(day * DAY + DAY - 1),
                    Written::Local(wall) => Until::Wall(wall),
                    Written::Utc(instant) => Until::Instant(instant),
                });
            }
            "BYMONTH" => self.months = numbers(value, 1, 12, false)?,
            "BYWEEKNO" => self.week_numbers = numbers(value, 1, 53, true)?,
            "BYYEARDAY" => self.year_days = numbers(value, 1, 366, true)?,
            "BYMONTHDAY" => self.month_days = numbers(value, 1, 31, true)?,
            "BYDAY" => self.weekdays = value.split(',').map(by_day).collect::<Option<_>>()?,
            "BYHOUR" => self.hours = numbers(value, 0, 23, false)?,
            "BYMINUTE" => self.minutes = numbers(value, 0, 59, false)?,
            // Second 60 is read as 59, as in times.
            "BYSECOND" => {
                let seconds = numbers(value, 0, 60, false)?;
                self.seconds = seconds.into_iter().map(|second| second.min(59)).collect();
            }
            "BYSETPOS" => self.positions = numbers(value, 1, 366, true)?,
            "WKST" => self.week_start = weekday(value)?,
            // A calendar other than the Gregorian one would give other days.
            "RSCALE" if value != "GREGORIAN" => return None,
            _ => {}
        }
        Some(())
    }
}

fn number(text: &str, low: i64, high: i64) -> Option<i64> {
    let digits = text.strip_prefix('+').unwrap_or(text);
    if digits.starts_with('+') {
        return None;
    }
    digits.parse().ok().filter(|n| (low..=high).contains(n))
}

/// A list of numbers; where they may count from the end, they may be negative.
fn numbers(text: &str, low: i64, high: i64, from_end: bool) -> Option<Vec<i64>> {
    let one = |part: &str| match part.trim().strip_prefix('-') {
        Some(rest) if from_end => number(rest, low, high).map(|n| -n),
        _ => number(part.trim(), low, high),
    };
    let mut list = text.split(',').map(one).collect::<Option<Vec<_>>>()?;
    list.sort_unstable();
    list.dedup();
    Some(list)
}

fn weekday(name: &str) -> Option<u8> {
    ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].iter().position(|known| *known == name).map(|at| at as u8)
}

fn by_day(text: &str) -> Option<ByDay> {
    let text = text.trim();
    let at = text.len().checked_sub(2).filter(|&at| text.is_char_boundary(at))?;
    let (nth, name) = text.split_at(at);
    let nth = if nth.is_empty() { None } else { Some(*numbers(nth, 1, 53, true)?.first()?) };
    Some(ByDay { nth, weekday: weekday(name)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_read() {
        let rule = Rule::parse(
            "FREQ=YEARLY;INTERVAL=2;COUNT=9;BYMONTH=3,1;BYWEEKNO=20,-1;BYYEARDAY=1,-366;BYMONTHDAY=-1,15;BYDAY=MO,-1FR,+2TU;\
             BYHOUR=9;BYMINUTE=30,0;BYSECOND=60;BYSETPOS=-1;WKST=SU;X-OTHER=1",
        );
        let by_day = |nth, weekday| ByDay { nth, weekday };
        let expected = Rule {
            interval: 2,
            count: Some(9),
            months: vec![1, 3],
            week_numbers: vec![-1, 20],
            year_days: vec![-366, 1],
            month_days: vec![-1, 15],
            weekdays: vec![by_day(None, 0), by_day(Some(-1), 4), by_day(Some(2), 1)],
            hours: vec![9],
            minutes: vec![0, 30],
            seconds: vec![59],
            positions: vec![-1],
            week_start: 6,
            ..Rule::every(Frequency::Yearly)
        };
        assert_eq!(rule, Ok(expected));
    }

    #[test]
    fn until_is_a_date_a_local_time_or_utc() {
        let until = |text: &str| Rule::parse(&format!("freq=daily;until={text}")).unwrap().until;
        assert_eq!(until("19700102"), Some(Until::Wall(2 * DAY - 1)));
        assert_eq!(until("19700102T000000"), Some(Until::Wall(DAY)));
        assert_eq!(until("19700102T000000Z"), Some(Until::Instant(DAY)));
    }

    #[test]
    fn a_count_of_minus_one_is_no_end() {
        assert_eq!(Rule::parse("FREQ=DAILY;COUNT=-1"), Ok(Rule::every(Frequency::Daily)));
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for (text, named) in [
            ("", "no FREQ"),
            ("COUNT=2", "no FREQ"),
            ("FREQ=OFTEN", "FREQ=OFTEN"),
            ("FREQ=DAILY;INTERVAL=0", "INTERVAL=0"),
            ("FREQ=DAILY;INTERVAL=99999999999", "INTERVAL=99999999999"),
            ("FREQ=DAILY;COUNT=-2", "COUNT=-2"),
            ("FREQ=DAILY;COUNT=0", "COUNT=0"),
            ("FREQ=DAILY;UNTIL=tomorrow", "UNTIL=TOMORROW"),
            ("FREQ=DAILY;BYMONTH=13", "BYMONTH=13"),
            ("FREQ=DAILY;BYMONTHDAY=0", "BYMONTHDAY=0"),
            ("FREQ=DAILY;BYDAY=XX", "BYDAY=XX"),
            ("FREQ=DAILY;BYDAY=0MO", "BYDAY=0MO"),
            ("FREQ=DAILY;BYDAY=", "BYDAY="),
            ("FREQ=DAILY;BYHOUR=24", "BYHOUR=24"),
            ("FREQ=DAILY;BYSETPOS=--1", "BYSETPOS=--1"),
            ("FREQ=DAILY;RSCALE=CHINESE", "RSCALE=CHINESE"),
            ("FREQ=DAILY;WKST", "WKST"),
        ] {
            assert_eq!(Rule::parse(text), Err(named.to_owned()), "{text}");
        }
    }
}
