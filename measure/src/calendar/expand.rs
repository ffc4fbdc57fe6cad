//! The dates that a recurrence rule gives (RFC 5545, 3.3.10).
//!
//! A rule is expanded period by period: a year, month, week or day, and for rules by hour, minute or second each such unit within a day.
//! A day of a period counts if it satisfies all parts of the rule that speak of days; this is the table of the RFC, once what the rule
//! leaves open is taken from the start.

use super::rule::{ByDay, Frequency, Rule, Until};
use crate::civil::{DAY, date, day_number, in_range, weekday};
use crate::zone::Zone;

/// Most dates that the rules of one event may give within the window.
pub(crate) const MOST_DATES: usize = 200_000;

/// The work that all rules of a file may take together, in days and times that are looked at: a second or two.
#[derive(Debug)]
pub(crate) struct Budget(u64);

impl Budget {
    pub(crate) fn new() -> Self {
        Budget(40_000_000)
    }

    /// The budget of one rule. What it uses of it is taken from the budget of all.
    fn for_rule(&self) -> Budget {
        Budget(self.0.min(8_000_000))
    }

    fn spend(&mut self, work: u64) -> Result<(), Endless> {
        self.0 = self.0.checked_sub(work).ok_or(Endless)?;
        Ok(())
    }
}

/// A rule gives too many dates, or takes too long to expand.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Endless;

/// What is known of a day that parts of a rule ask for.
struct Day {
    number: i64,
    year: i64,
    month: i64,
    of_month: i64,
    of_year: i64,
    days_in_month: i64,
    days_in_year: i64,
}

impl Day {
    fn new(number: i64) -> Self {
        let date = date(number);
        Day {
            number,
            year: date.year().into(),
            month: date.month().into(),
            of_month: date.day().into(),
            of_year: date.day_of_year().into(),
            days_in_month: date.days_in_month().into(),
            days_in_year: date.days_in_year().into(),
        }
    }

    /// Number of the week that begins at that weekday, and the number of weeks in its year. The first week of a year is the first with
    /// four days in it.
    fn week(&self, week_start: u8) -> (i64, i64) {
        let fourth = |day: i64| day - i64::from((weekday(day) + 7 - week_start) % 7) + 3;
        let number = |day: i64| (i64::from(date(fourth(day)).day_of_year()) - 1) / 7 + 1;
        let year = i64::from(date(fourth(self.number)).year());
        // December 28 is in the last week of its year, whatever day weeks begin with.
        (number(self.number), day_number(year, 12, 28).map_or(52, number))
    }
}

/// Whether a list holds a position, counted from the start or, where negative, from the end. An empty list holds all.
fn holds(list: &[i64], from_start: i64, length: i64) -> bool {
    list.is_empty() || list.iter().any(|&n| n == from_start || n == from_start - length - 1)
}

/// A rule with what it leaves open taken from the start.
struct Expansion {
    rule: Rule,
    start: i64,
    /// Times of a day, in seconds after midnight, for rules by day and longer.
    times: Vec<i64>,
}

impl Expansion {
    fn new(rule: &Rule, start: i64) -> Self {
        let mut rule = rule.clone();
        let first = Day::new(start.div_euclid(DAY));
        let no_days = rule.month_days.is_empty() && rule.year_days.is_empty() && rule.weekdays.is_empty();
        if no_days {
            match rule.frequency {
                Frequency::Yearly if !rule.week_numbers.is_empty() => {
                    rule.weekdays = vec![ByDay { nth: None, weekday: weekday(first.number) }];
                }
                Frequency::Yearly => {
                    rule.month_days = vec![first.of_month];
                    if rule.months.is_empty() {
                        rule.months = vec![first.month];
                    }
                }
                Frequency::Monthly => rule.month_days = vec![first.of_month],
                Frequency::Weekly => rule.weekdays = vec![ByDay { nth: None, weekday: weekday(first.number) }],
                _ => {}
            }
        }
        let time = start.rem_euclid(DAY);
        if rule.frequency > Frequency::Hourly && rule.hours.is_empty() {
            rule.hours = vec![time / 3600];
        }
        if rule.frequency > Frequency::Minutely && rule.minutes.is_empty() {
            rule.minutes = vec![time / 60 % 60];
        }
        if rule.frequency > Frequency::Secondly && rule.seconds.is_empty() {
            rule.seconds = vec![time % 60];
        }
        let times = if rule.frequency >= Frequency::Daily { times_of(&rule) } else { Vec::new() };
        Expansion { rule, start, times }
    }

    /// Whether a day satisfies all parts that speak of days.
    fn has(&self, day: &Day) -> bool {
        let rule = &self.rule;
        (rule.months.is_empty() || rule.months.contains(&day.month))
            && holds(&rule.month_days, day.of_month, day.days_in_month)
            && holds(&rule.year_days, day.of_year, day.days_in_year)
            && self.has_weekday(day)
            && (rule.week_numbers.is_empty() || {
                let (week, weeks) = day.week(rule.week_start);
                holds(&rule.week_numbers, week, weeks)
            })
    }

    fn has_weekday(&self, day: &Day) -> bool {
        let rule = &self.rule;
        let weekday = weekday(day.number);
        // A number counts within the month or the year; elsewhere it has no meaning.
        let (position, length) = match rule.frequency {
            Frequency::Yearly if rule.months.is_empty() => (day.of_year, day.days_in_year),
            _ => (day.of_month, day.days_in_month),
        };
        let numbered = rule.frequency >= Frequency::Monthly && rule.week_numbers.is_empty();
        rule.weekdays.is_empty()
            || rule.weekdays.iter().any(|by| {
                by.weekday == weekday
                    && by
                        .nth
                        .is_none_or(|n| !numbered || n == (position - 1) / 7 + 1 || n == -((length - position) / 7 + 1))
            })
    }

    /// The days of the period that many periods after the one of the start: the first, and the one after the last.
    fn period(&self, index: i64) -> Option<(i64, i64)> {
        let first = Day::new(self.start.div_euclid(DAY));
        match self.rule.frequency {
            Frequency::Yearly => {
                Some((day_number(first.year + index, 1, 1)?, day_number(first.year + index + 1, 1, 1)?))
            }
            Frequency::Monthly => {
                let month = |index: i64| {
                    let months = first.year * 12 + first.month - 1 + index;
                    day_number(months.div_euclid(12), months.rem_euclid(12) + 1, 1)
                };
                Some((month(index)?, month(index + 1)?))
            }
            Frequency::Weekly => {
                let into_week = i64::from((weekday(first.number) + 7 - self.rule.week_start) % 7);
                let monday = first.number - into_week + 7 * index;
                Some((monday, monday + 7))
            }
            _ => Some((first.number + index, first.number + index + 1)),
        }
    }

    /// The last index, a multiple of the interval, whose period surely begins at or before the day.
    fn index_before(&self, day: i64) -> i64 {
        let first = Day::new(self.start.div_euclid(DAY));
        let target = Day::new(day);
        let periods = match self.rule.frequency {
            Frequency::Yearly => target.year - first.year,
            Frequency::Monthly => (target.year - first.year) * 12 + target.month - first.month,
            Frequency::Weekly => (day - first.number).div_euclid(7) - 1,
            _ => day - first.number,
        };
        let step = if self.rule.frequency >= Frequency::Daily { self.rule.interval } else { 1 };
        periods.max(0) / step * step
    }

    /// The starts of the units of a rule by hour, minute or second that lie in a day.
    fn units(&self, day: i64) -> impl Iterator<Item = i64> + use<> {
        let unit = unit_of(self.rule.frequency);
        let step = unit * self.rule.interval;
        let base = self.start.div_euclid(unit) * unit;
        let first = base + ((day * DAY - base).max(0) + step - 1) / step * step;
        (first..(day + 1) * DAY).step_by(usize::try_from(step).unwrap_or(usize::MAX))
    }

    /// The times of one unit that satisfy the parts that speak of times.
    fn times_in_unit(&self, unit_start: i64, found: &mut Vec<i64>) {
        let rule = &self.rule;
        let time = unit_start.rem_euclid(DAY);
        let allows = |list: &[i64], value: i64| list.is_empty() || list.contains(&value);
        if !allows(&rule.hours, time / 3600) {
            return;
        }
        match rule.frequency {
            Frequency::Hourly => {
                for minute in &rule.minutes {
                    found.extend(rule.seconds.iter().map(|second| unit_start + minute * 60 + second));
                }
            }
            _ if !allows(&rule.minutes, time / 60 % 60) => {}
            Frequency::Minutely => found.extend(rule.seconds.iter().map(|second| unit_start + second)),
            _ if allows(&rule.seconds, time % 60) => found.push(unit_start),
            _ => {}
        }
    }
}

/// Seconds of an hour, a minute or a second, as the rule's frequency is.
fn unit_of(frequency: Frequency) -> i64 {
    match frequency {
        Frequency::Hourly => 3600,
        Frequency::Minutely => 60,
        _ => 1,
    }
}

/// All times of a day that the rule names, in order.
fn times_of(rule: &Rule) -> Vec<i64> {
    let mut times = Vec::new();
    for hour in &rule.hours {
        for minute in &rule.minutes {
            times.extend(rule.seconds.iter().map(|second| hour * 3600 + minute * 60 + second));
        }
    }
    times
}

/// The positions of `BYSETPOS` in one period's dates.
fn at_positions(dates: &[i64], positions: &[i64]) -> Vec<i64> {
    let place = |n: i64| usize::try_from(n.abs() - 1).ok();
    let mut chosen: Vec<i64> = positions
        .iter()
        .filter_map(|&n| if n > 0 { dates.get(place(n)?) } else { dates.iter().rev().nth(place(n)?) })
        .copied()
        .collect();
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

/// The dates of a rule from its start that lie between two wall-clock times (both included), in order. The start is always one of them,
/// and counts as the first.
pub(crate) fn expand(
    rule: &Rule,
    start: i64,
    zone: &Zone,
    window: (i64, i64),
    budget: &mut Budget,
) -> Result<Vec<i64>, Endless> {
    let mut own = budget.for_rule();
    let given = own.0;
    let result = expand_within(rule, start, zone, window, &mut own);
    budget.0 -= given - own.0;
    result
}

fn expand_within(
    rule: &Rule,
    start: i64,
    zone: &Zone,
    (low, high): (i64, i64),
    budget: &mut Budget,
) -> Result<Vec<i64>, Endless> {
    let last = match rule.until {
        Some(Until::Wall(wall)) => wall.min(high),
        // The collector compares exactly; two days are more than any offset.
        Some(Until::Instant(instant)) => (zone.wall(instant) + 2 * DAY).min(high),
        None => high,
    };
    let mut collector = Collector {
        rule,
        start,
        zone,
        low,
        last,
        left: rule.count.map_or(u64::MAX, |count| count - 1),
        dates: if (low..=high).contains(&start) { vec![start] } else { Vec::new() },
    };
    let expansion = Expansion::new(rule, start);
    let by_unit = rule.frequency < Frequency::Daily;
    let step = if by_unit { 1 } else { rule.interval };
    // Where nothing is counted, periods before the window need not be looked at.
    let mut index = if rule.count.is_none() { expansion.index_before(low.div_euclid(DAY)) } else { 0 };
    let mut found = Vec::new();
    while let Some((first, after)) = expansion.period(index) {
        if first * DAY > last || !in_range(after * DAY) {
            break;
        }
        index += step;
        budget.spend(1 + (after - first) as u64)?;
        let days = (first..after).filter(|&day| expansion.has(&Day::new(day)));
        let mut go_on = true;
        if by_unit {
            for unit in days.flat_map(|day| expansion.units(day)) {
                found.clear();
                expansion.times_in_unit(unit, &mut found);
                budget.spend(1 + found.len() as u64)?;
                go_on = collector.take(&found)?;
                if !go_on {
                    break;
                }
            }
        } else {
            found.clear();
            found.extend(days.flat_map(|day| expansion.times.iter().map(move |time| day * DAY + time)));
            budget.spend(found.len() as u64)?;
            go_on = collector.take(&found)?;
        }
        if !go_on {
            break;
        }
    }
    Ok(collector.dates)
}

/// Collects the dates of one set after the other, up to the end of the rule.
struct Collector<'a> {
    rule: &'a Rule,
    start: i64,
    zone: &'a Zone,
    low: i64,
    last: i64,
    /// How many more dates the rule has.
    left: u64,
    dates: Vec<i64>,
}

impl Collector<'_> {
    /// Takes the dates of one period; false where the rule has ended.
    fn take(&mut self, set: &[i64]) -> Result<bool, Endless> {
        let chosen = if self.rule.positions.is_empty() { None } else { Some(at_positions(set, &self.rule.positions)) };
        for &date in chosen.as_deref().unwrap_or(set) {
            if date <= self.start {
                continue;
            }
            let over = matches!(self.rule.until, Some(Until::Instant(until)) if self.zone.instant(date) > until);
            if date > self.last || over || self.left == 0 {
                return Ok(false);
            }
            self.left -= 1;
            if date >= self.low {
                self.dates.push(date);
            }
        }
        if self.dates.len() > MOST_DATES { Err(Endless) } else { Ok(true) }
    }
}
