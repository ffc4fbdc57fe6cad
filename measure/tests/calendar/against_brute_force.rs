//! Random series against a second implementation that shares no code with the first: it asks of each quarter of an hour whether the rule
//! has it, knows the clock changes of three zones by heart, and counts hours minute by minute.

#![allow(clippy::cast_possible_wrap)] // small numbers

use crate::support::{calendar, measured, options, vevent};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

pub(crate) const DAY: i64 = 86_400;

/// Days since 1970 of a date, by counting years and months.
pub(crate) fn days(year: i64, month: i64, day: i64) -> i64 {
    let leap = |y: i64| i64::from(y % 4 == 0 && (y % 100 != 0 || y % 400 == 0));
    let years: i64 = (1970..year).map(|y| 365 + leap(y)).sum();
    let months: i64 = (1..month).map(|m| length(year, m)).sum();
    years + months + day - 1
}

fn length(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Year, month and day of a day since 1970.
pub(crate) fn date(day: i64) -> (i64, i64, i64) {
    let mut year = 1970 + day / 366;
    while days(year + 1, 1, 1) <= day {
        year += 1;
    }
    let month = (1..=12).rev().find(|&m| days(year, m, 1) <= day).unwrap();
    (year, month, day - days(year, month, 1) + 1)
}

/// 0 for Monday.
pub(crate) fn weekday(day: i64) -> i64 {
    (day + 3) % 7
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) name: &'static str,
    standard: i64,
    /// Summer time of a year, as instants.
    summer: fn(i64) -> (i64, i64),
    southern: bool,
}

fn sunday(year: i64, month: i64, nth: i64) -> i64 {
    let sundays: Vec<i64> =
        (1..=length(year, month)).map(|day| days(year, month, day)).filter(|&day| weekday(day) == 6).collect();
    if nth > 0 { sundays[nth as usize - 1] } else { *sundays.last().unwrap() }
}

pub(crate) const PLACES: [Place; 3] = [
    Place {
        name: "Europe/Berlin",
        standard: 3600,
        summer: |year| (sunday(year, 3, -1) * DAY + 3600, sunday(year, 10, -1) * DAY + 3600),
        southern: false,
    },
    Place {
        name: "America/New_York",
        standard: -5 * 3600,
        summer: |year| (sunday(year, 3, 2) * DAY + 7 * 3600, sunday(year, 11, 1) * DAY + 6 * 3600),
        southern: false,
    },
    Place {
        name: "Australia/Sydney",
        standard: 10 * 3600,
        // Winter time, in which the year does not change.
        summer: |year| (sunday(year, 4, 1) * DAY - 8 * 3600, sunday(year, 10, 1) * DAY - 8 * 3600),
        southern: true,
    },
];

impl Place {
    pub(crate) fn offset(self, instant: i64) -> i64 {
        let (from, to) = (self.summer)(date(instant.div_euclid(DAY)).0);
        let within = (from..to).contains(&instant);
        self.standard + if within == self.southern { 0 } else { 3600 }
    }

    pub(crate) fn instant(self, wall: i64) -> i64 {
        // Summer time is the larger offset, so it gives the earlier instant.
        for offset in [self.standard + 3600, self.standard] {
            if self.offset(wall - offset) == offset {
                return wall - offset;
            }
        }
        wall - self.standard
    }
}

#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
enum Freq {
    Minutely,
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

#[derive(Debug, Clone)]
struct Rule {
    freq: Freq,
    interval: i64,
    months: Vec<i64>,
    weeks: Vec<i64>,
    year_days: Vec<i64>,
    month_days: Vec<i64>,
    weekdays: Vec<(i64, i64)>,
    hours: Vec<i64>,
    minutes: Vec<i64>,
    positions: Vec<i64>,
    week_start: i64,
    end: End,
}

#[derive(Debug, Clone)]
enum End {
    Never,
    Count(i64),
    /// Days after the start.
    Date(i64),
    Local(i64),
    Utc(i64),
}

const NAMES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

pub(crate) fn written(wall: i64) -> String {
    let (year, month, day) = date(wall.div_euclid(DAY));
    let time = wall.rem_euclid(DAY);
    format!("{year:04}{month:02}{day:02}T{:02}{:02}{:02}", time / 3600, time / 60 % 60, time % 60)
}

impl Rule {
    fn text(&self, start: i64) -> String {
        let mut text = format!("FREQ={}", format!("{:?}", self.freq).to_uppercase());
        let mut list = |key: &str, values: &[i64]| {
            if !values.is_empty() {
                let values: Vec<String> = values.iter().map(ToString::to_string).collect();
                write!(text, ";{key}={}", values.join(",")).unwrap();
            }
        };
        list("INTERVAL", &[self.interval]);
        list("BYMONTH", &self.months);
        list("BYWEEKNO", &self.weeks);
        list("BYYEARDAY", &self.year_days);
        list("BYMONTHDAY", &self.month_days);
        list("BYHOUR", &self.hours);
        list("BYMINUTE", &self.minutes);
        list("BYSETPOS", &self.positions);
        if !self.weekdays.is_empty() {
            let one = |&(nth, day): &(i64, i64)| {
                format!("{}{}", if nth == 0 { String::new() } else { nth.to_string() }, NAMES[day as usize])
            };
            write!(text, ";BYDAY={}", self.weekdays.iter().map(one).collect::<Vec<_>>().join(",")).unwrap();
        }
        write!(text, ";WKST={}", NAMES[self.week_start as usize]).unwrap();
        match self.end {
            End::Never => {}
            End::Count(count) => write!(text, ";COUNT={count}").unwrap(),
            End::Date(after) => write!(text, ";UNTIL={}", &written(start + after * DAY)[..8]).unwrap(),
            End::Local(after) => write!(text, ";UNTIL={}", written(start + after * DAY)).unwrap(),
            End::Utc(after) => write!(text, ";UNTIL={}Z", written(start + after * DAY)).unwrap(),
        }
        text
    }

    fn period(&self, wall: i64) -> i64 {
        let day = wall.div_euclid(DAY);
        let (year, month, _) = date(day);
        match self.freq {
            Freq::Minutely => wall / 60,
            Freq::Hourly => wall / 3600,
            Freq::Daily => day,
            // Week 0 holds the Monday before 1970, or the week's first day after it.
            Freq::Weekly => (day + 3 - self.week_start).div_euclid(7),
            Freq::Monthly => year * 12 + month,
            Freq::Yearly => year,
        }
    }

    /// Number of the week from the front and from the back of the year that it belongs to.
    fn week(&self, day: i64) -> (i64, i64) {
        let first_week = |year: i64| {
            // The week that holds January 4 has at least four days of the year.
            let mut day = days(year, 1, 4);
            while weekday(day) != self.week_start {
                day -= 1;
            }
            day
        };
        let year = date(day).0;
        let year = [year + 1, year, year - 1].into_iter().find(|&year| first_week(year) <= day).unwrap();
        let weeks = (first_week(year + 1) - first_week(year)) / 7;
        let number = (day - first_week(year)) / 7 + 1;
        (number, number - weeks - 1)
    }

    /// Whether the rule has the day, apart from its time.
    fn has_day(&self, day: i64, start: i64) -> bool {
        let first = start.div_euclid(DAY);
        if self.freq >= Freq::Daily && (self.period(day * DAY) - self.period(start)) % self.interval != 0 {
            return false;
        }
        let (year, month, of_month) = date(day);
        let of_year = day - days(year, 1, 1) + 1;
        let either =
            |list: &[i64], front: i64, back: i64| list.is_empty() || list.contains(&front) || list.contains(&back);
        let by_day = |&(nth, wanted): &(i64, i64)| {
            let within_year = self.freq == Freq::Yearly && self.months.is_empty();
            let same = |other: i64| date(other).0 == year && (within_year || date(other).1 == month);
            let before = || (1..60).take_while(|&weeks| same(day - 7 * weeks)).count() as i64;
            let after = || (1..60).take_while(|&weeks| same(day + 7 * weeks)).count() as i64;
            weekday(day) == wanted && (nth == 0 || (nth > 0 && nth == before() + 1) || nth == -(after() + 1))
        };
        let in_week = || {
            let (front, back) = self.week(day);
            either(&self.weeks, front, back)
        };
        // What the rule does not say is as in the start.
        let says_day = !self.month_days.is_empty() || !self.year_days.is_empty() || !self.weekdays.is_empty();
        let start_date = date(first);
        let fits = says_day
            || match self.freq {
                Freq::Yearly if !self.weeks.is_empty() => weekday(day) == weekday(first),
                Freq::Yearly => of_month == start_date.2 && (!self.months.is_empty() || month == start_date.1),
                Freq::Monthly => of_month == start_date.2,
                Freq::Weekly => weekday(day) == weekday(first),
                _ => true,
            };
        fits && either(&self.months, month, month)
            && either(&self.month_days, of_month, of_month - length(year, month) - 1)
            && either(&self.year_days, of_year, day - days(year + 1, 1, 1))
            && (self.weekdays.is_empty() || self.weekdays.iter().any(by_day))
            && (self.weeks.is_empty() || in_week())
    }

    /// Whether the rule has the time of a day that it has.
    fn has_time(&self, wall: i64, start: i64) -> bool {
        let (hour, minute) = (wall / 3600 % 24, wall / 60 % 60);
        (self.period(wall) - self.period(start)) % self.interval == 0
            && match &self.hours[..] {
                [] => self.freq <= Freq::Hourly || hour == start / 3600 % 24,
                hours => hours.contains(&hour),
            }
            && match &self.minutes[..] {
                [] => self.freq == Freq::Minutely || minute == start / 60 % 60,
                minutes => minutes.contains(&minute),
            }
    }

    /// The wall-clock times up to a day.
    fn dates(&self, start: i64, last_day: i64, place: Place) -> Vec<i64> {
        // A set begins with its period, also where that is before the start.
        let mut sets: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        for day in (start / DAY - 366..last_day + 366).filter(|&day| self.has_day(day, start)) {
            for wall in (day * DAY..(day + 1) * DAY).step_by(900).filter(|&wall| self.has_time(wall, start)) {
                sets.entry(self.period(wall)).or_default().push(wall);
            }
        }
        let mut dates = vec![start];
        for set in sets.values() {
            let chosen: BTreeSet<i64> = if self.positions.is_empty() {
                set.iter().copied().collect()
            } else {
                let at = |&n: &i64| if n > 0 { set.get(n as usize - 1) } else { set.iter().rev().nth(-n as usize - 1) };
                self.positions.iter().filter_map(at).copied().collect()
            };
            dates.extend(chosen.into_iter().filter(|&wall| wall > start));
        }
        match self.end {
            End::Never => {}
            End::Count(count) => dates.truncate(count as usize),
            End::Date(after) => dates.retain(|&w| w == start || w / DAY <= start / DAY + after),
            End::Local(after) => dates.retain(|&w| w == start || w <= start + after * DAY),
            End::Utc(after) => dates.retain(|&w| w == start || place.instant(w) <= start + after * DAY),
        }
        dates.into_iter().filter(|wall| wall / DAY <= last_day).collect()
    }
}

/// Some of these, in their order.
fn some(values: Vec<i64>, most: usize) -> impl Strategy<Value = Vec<i64>> {
    let most = most.min(values.len());
    prop_oneof![2 => Just(Vec::new()), 1 => subsequence(values, 1..=most)]
}

fn rules() -> impl Strategy<Value = Rule> {
    let freq = select(vec![Freq::Minutely, Freq::Hourly, Freq::Daily, Freq::Weekly, Freq::Monthly, Freq::Yearly]);
    let parts = (
        some((1..=12).collect(), 6),
        some((1..=53).chain(-53..=-1).collect(), 8),
        some((1..=366).chain(-366..=-1).collect(), 60),
        some((1..=31).chain(-31..=-1).collect(), 12),
        some((0..7 * 11).collect(), 5),
        some((0..24).collect(), 3),
        some(vec![0, 15, 30, 45], 3),
        some(vec![1, 2, 3, 5, 10, -1, -2, -4], 3),
    );
    let end = prop_oneof![
        Just(End::Never),
        (1_i64..60).prop_map(End::Count),
        (0_i64..500).prop_map(End::Date),
        (0_i64..500).prop_map(End::Local),
        (0_i64..500).prop_map(End::Utc),
    ];
    (freq, 1_i64..5, parts, 0_i64..7, end).prop_map(|(freq, interval, parts, week_start, end)| {
        let (months, weeks, year_days, month_days, weekdays, hours, minutes, positions) = parts;
        let numbered = freq >= Freq::Monthly;
        // Five of eleven ordinals are none.
        let ordinal = |n: i64| if numbered && n < 6 { [1, 2, 3, -1, -2, 5][n as usize] } else { 0 };
        let weekdays = weekdays.iter().map(|n| (ordinal(n / 7), n % 7)).collect::<Vec<_>>();
        let yearly = freq == Freq::Yearly;
        let weeks = if yearly && weekdays.iter().all(|&(nth, _)| nth == 0) { weeks } else { Vec::new() };
        let daily_or_year = yearly || freq <= Freq::Hourly;
        Rule {
            freq,
            interval: if freq == Freq::Minutely { interval * 15 } else { interval },
            months,
            weeks,
            year_days: if daily_or_year { year_days } else { Vec::new() },
            month_days: if freq == Freq::Weekly { Vec::new() } else { month_days },
            weekdays,
            hours,
            minutes,
            positions,
            week_start,
            end,
        }
    })
}

#[derive(Debug, Clone, Copy)]
enum How {
    Utc,
    Local,
    Date,
}

#[derive(Debug, Clone)]
struct Series {
    place: Place,
    start: i64,
    rule: Rule,
    /// Minutes, and whether as an end or a duration.
    minutes: i64,
    as_end: bool,
    removed: Vec<(usize, How)>,
    /// Which one, how it is named, minutes that it moves, and whether the later ones do, too.
    moved: Option<(usize, How, i64, bool)>,
}

fn series() -> impl Strategy<Value = Series> {
    let how = || select(vec![How::Utc, How::Local, How::Date]);
    let removed = proptest::collection::vec((0_usize..40, how()), 0..3);
    let moved = proptest::option::of((0_usize..30, how(), -40_i64..40, any::<bool>()));
    let start = (days(2025, 10, 1)..days(2027, 2, 1), 0_i64..96);
    (select(PLACES.to_vec()), start, rules(), (1_i64..200, any::<bool>()), removed, moved).prop_map(
        |(place, (day, quarter), rule, (quarters, as_end), removed, moved)| {
            let freq = rule.freq;
            Series {
                place,
                start: day * DAY + quarter * 900,
                rule,
                minutes: quarters * 15,
                as_end,
                removed,
                // A day may hold several dates, and then says nothing of how far the first of them moves; and of two times that are one instant
                // at a clock change, nothing says which one moves.
                moved: moved.map(|(nth, how, quarters, later)| {
                    let how = if later && matches!(how, How::Date) { How::Local } else { how };
                    (nth, how, quarters * 15, later && freq >= Freq::Daily)
                }),
            }
        },
    )
}

impl Series {
    fn named(&self, property: &str, how: How, wall: i64) -> String {
        match how {
            How::Utc => format!("{property}:{}Z", written(self.place.instant(wall))),
            How::Local => format!("{property};TZID={}:{}", self.place.name, written(wall)),
            How::Date => format!("{property};VALUE=DATE:{}", &written(wall)[..8]),
        }
    }

    /// The calendar, and the starts and ends that it should have between two instants.
    fn calendar(&self, from: i64, to: i64) -> (String, Vec<(i64, i64)>) {
        let Series { place, start, .. } = *self;
        let dates = self.rule.dates(start, to.div_euclid(DAY) + 5, place);
        let name = place.name;
        let mut lines = format!("UID:a\nDTSTART;TZID={name}:{}\nRRULE:{}", written(start), self.rule.text(start));
        let elapsed = if self.as_end {
            place.instant(start + self.minutes * 60) - place.instant(start)
        } else {
            self.minutes * 60
        };
        if self.as_end {
            write!(lines, "\nDTEND;TZID={name}:{}", written(start + self.minutes * 60)).unwrap();
        } else {
            write!(lines, "\nDURATION:PT{}M", self.minutes).unwrap();
        }
        let same_day_or_instant = |how: How, named: i64, wall: i64| match how {
            How::Date => named / DAY == wall / DAY,
            _ => place.instant(named) == place.instant(wall),
        };
        let mut removed = Vec::new();
        for &(nth, how) in &self.removed {
            if let Some(&wall) = dates.get(nth) {
                write!(lines, "\n{}", self.named("EXDATE", how, wall)).unwrap();
                removed.push((how, wall));
            }
        }
        let mut events = vec![vevent(&lines)];
        let mut expected = BTreeSet::new();
        let gone = |wall: i64| removed.iter().any(|&(how, named)| same_day_or_instant(how, named, wall));
        let mut exception =
            self.moved.and_then(|(nth, how, minutes, later)| Some((*dates.get(nth)?, how, minutes, later)));
        if let Some((wall, how, minutes, later)) = exception {
            let property = if later { "RECURRENCE-ID;RANGE=THISANDFUTURE" } else { "RECURRENCE-ID" };
            let id = self.named(property, how, wall);
            events.push(vevent(&format!(
                "UID:a\n{id}\nDTSTART;TZID={name}:{}\nDURATION:PT45M",
                written(wall + minutes * 60)
            )));
            let removed_too = match how {
                How::Date => removed.iter().any(|(_, named)| named / DAY == wall / DAY),
                _ => gone(wall),
            };
            if removed_too {
                exception = None;
            } else {
                let instant = place.instant(wall + minutes * 60);
                expected.insert((instant, instant + 45 * 60));
            }
        }
        for &wall in &dates {
            if gone(wall) {
                continue;
            }
            let start = place.instant(wall);
            match exception {
                Some((named, how, _, _)) if same_day_or_instant(how, named, wall) => {}
                Some((named, _, minutes, true)) if wall > named => {
                    let start = place.instant(wall + minutes * 60);
                    expected.insert((start, start + 45 * 60));
                }
                _ => {
                    expected.insert((start, start + elapsed));
                }
            }
        }
        let listed = expected.into_iter().filter(|&(start, end)| start < to && end > from);
        (calendar(&events.join("\n")), listed.collect())
    }
}

fn instant(text: &str) -> i64 {
    let number = |range: std::ops::Range<usize>| text[range].parse::<i64>().unwrap();
    days(number(0..4), number(5..7), number(8..10)) * DAY + number(11..13) * 3600 + number(14..16) * 60 + number(17..19)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_shrink_iters: 300, ..ProptestConfig::default() })]

    #[test]
    fn series_agree(series in series(), first in days(2026, 1, 1)..days(2027, 4, 1), weeks in 1_i64..30, in_place in select(PLACES.to_vec())) {
        let place = series.place;
        let last = first + 7 * weeks;
        let (from, to) = (in_place.instant(first * DAY), in_place.instant(last * DAY));
        let (text, expected) = series.calendar(from, to);
        let print = |day: i64| { let (y, m, d) = date(day); format!("{y:04}-{m:02}-{d:02}") };
        let found = measured(options(&print(first), &print(last), in_place.name), text.as_bytes());
        let listed: Vec<(i64, i64)> = found.events.iter().map(|event| (instant(&event.start), instant(&event.end))).collect();
        let unique: BTreeSet<(i64, i64)> = listed.iter().copied().collect();
        prop_assert_eq!(&unique.into_iter().collect::<Vec<_>>(), &expected, "{} {}", place.name, text);
        hours_agree(&found, &listed, first..last, in_place, weeks)?;
    }
}

/// The figures, counted minute by minute (all times are on whole minutes).
fn hours_agree(
    found: &measure::calendar::Measured,
    listed: &[(i64, i64)],
    window: std::ops::Range<i64>,
    place: Place,
    weeks: i64,
) -> Result<(), TestCaseError> {
    let (from, to) = (place.instant(window.start * DAY), place.instant(window.end * DAY));
    let busy: BTreeSet<i64> =
        listed.iter().flat_map(|&(start, end)| (start.max(from)..end.min(to)).step_by(60)).collect();
    let (mut out, mut pieces) = (busy.len(), Vec::new());
    for day in window.filter(|&day| weekday(day) < 5) {
        let mut piece = 0_i64;
        for minute in (place.instant(day * DAY + 9 * 3600)..place.instant(day * DAY + 17 * 3600)).step_by(60) {
            if busy.contains(&minute) {
                out -= 1;
                pieces.push(std::mem::take(&mut piece));
            } else {
                piece += 1;
            }
        }
        pieces.push(piece);
    }
    let hours = |minutes: i64| minutes as f64 / 60.0 / weeks as f64;
    let sum = |keep: &dyn Fn(i64) -> bool| hours(pieces.iter().copied().filter(|&piece| keep(piece)).sum());
    let figures = found.figures;
    let deep = figures.deep_work_hours_per_week;
    for (got, expected) in [
        (figures.meeting_hours_per_week, hours(busy.len() as i64)),
        (figures.out_of_hours_per_week, hours(out as i64)),
        (figures.fragmented_hours_per_week, sum(&|piece| piece < 60)),
        (deep.of_60, sum(&|piece| piece >= 60)),
        (deep.of_90, sum(&|piece| piece >= 90)),
        (deep.of_120, sum(&|piece| piece >= 120)),
    ] {
        prop_assert!((got - expected).abs() < 1e-9, "{got} {expected}");
    }
    Ok(())
}
