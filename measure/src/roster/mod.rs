//! When the people of a team work at the same time.

mod pictures;
mod places;

use crate::civil::{DAY, print_date, print_instant, weekday};
use crate::messages::{Error, Warnings, error, quoted};
use crate::options::{WorkingHours, clock_time, day, weekdays};
use crate::table::{self, Row, Table, key};
use crate::zone::Zone;
use places::{Place, Places};

use measure_messages::RosterPictures;

pub use measure_messages::{Pair, RosterFigures as Measured, Shift as Person};

/// Most people of a roster; pairs grow with their square.
const MOST_PEOPLE: usize = 500;
/// Minutes of a day, in words of 64 bits.
const WORDS: usize = 1440_usize.div_ceil(64);

/// What is measured.
#[derive(Debug, Clone)]
pub struct Options {
    date: i64,
    hours: WorkingHours,
}

impl Options {
    /// A day in UTC, such as `2027-03-17`.
    ///
    /// # Errors
    /// If the date is written otherwise.
    pub fn new(date: &str) -> Result<Self, Error> {
        Ok(Options { date: day(date)?, hours: WorkingHours::default() })
    }

    /// The hours of those whose row has none; without this, 9 to 17.
    #[must_use]
    pub fn hours(mut self, hours: WorkingHours) -> Self {
        self.hours = hours;
        self
    }
}

/// Measures a roster. The file's name is only used in messages.
///
/// # Errors
/// If the file is no table, lacks a column, or a row cannot be read: an unclear time zone is asked about, never guessed.
pub fn measure(name: &str, bytes: &[u8], options: &Options) -> Result<Measured, Error> {
    let mut warnings = Warnings::default();
    let table = table::read(name, bytes, &mut warnings)?;
    Ok(measure_table(name, &table, options, warnings)?.0)
}

/// Measures the roster in a table, whose warnings go before those of the roster: the figures, and what is drawn beside them.
pub(crate) fn measure_table(
    name: &str,
    table: &Table,
    options: &Options,
    mut warnings: Warnings,
) -> Result<(Measured, RosterPictures), Error> {
    let shifts = read(name, table, options, &mut warnings)?;
    let minutes: Vec<Minutes> = shifts.iter().map(|shift| shift.minutes(options.date)).collect();
    let mut all = Minutes([u64::MAX; WORDS]);
    for own in &minutes {
        all = all.and(own);
    }
    let mut pairs = Vec::new();
    for (a, first) in shifts.iter().enumerate() {
        for (b, second) in shifts.iter().enumerate().skip(a + 1) {
            let hours = minutes[a].and(&minutes[b]).hours();
            pairs.push(Pair { a: first.name.clone(), b: second.name.clone(), hours });
        }
    }
    let by_utc_hour: Vec<f64> = (0..24)
        .map(|hour| {
            let worked: usize =
                minutes.iter().map(|own| (hour * 60..hour * 60 + 60).filter(|&m| own.has(m)).count()).sum();
            worked as f64 / 60.0
        })
        .collect();
    let best_hour_utc = (0..24).rev().max_by(|&a, &b| by_utc_hour[a].total_cmp(&by_utc_hour[b])).unwrap_or(0);
    let people = shifts.iter().map(|shift| shift.person(options.date)).collect();
    let pictures = pictures::pictures(&shifts, &minutes, &pairs, options.date);
    let measured = Measured {
        date: print_date(options.date),
        people,
        hours_all_overlap: all.hours(),
        pairs,
        by_utc_hour,
        best_hour_utc,
        warnings: warnings.finish(),
    };
    Ok((measured, pictures))
}

/// A person's daily shift.
struct Shift {
    name: String,
    zone_name: String,
    zone: Zone,
    /// Seconds after midnight; the end may be on the next day.
    start: i64,
    end: i64,
    days: [bool; 7],
}

impl Shift {
    /// The shift that begins on a date of the zone, as instants.
    fn on(&self, day: i64) -> Option<(i64, i64)> {
        let works = self.days[usize::from(weekday(day))];
        works.then(|| (self.zone.instant(day * DAY + self.start), self.zone.instant(day * DAY + self.end)))
    }

    /// The shifts that may reach into a day in UTC, and those next to them.
    fn around(&self, day: i64) -> impl Iterator<Item = (i64, i64)> {
        (day - 2..=day + 2).filter_map(|day| self.on(day))
    }

    /// The minutes of a day in UTC that are worked, also in shifts of the days before and after.
    fn minutes(&self, day: i64) -> Minutes {
        let mut minutes = Minutes::default();
        for (start, end) in self.around(day) {
            let minute = |instant: i64| ((instant - day * DAY).div_euclid(60)).clamp(0, 1440) as usize;
            (minute(start)..minute(end)).for_each(|minute| minutes.set(minute));
        }
        minutes
    }

    fn person(&self, day: i64) -> Person {
        let (start_utc, end_utc) = self.on(day).map(|(start, end)| (print_instant(start), print_instant(end))).unzip();
        Person { name: self.name.clone(), zone: self.zone_name.clone(), start_utc, end_utc }
    }
}

/// A set of minutes of a day.
#[derive(Default)]
struct Minutes([u64; WORDS]);

impl Minutes {
    fn set(&mut self, minute: usize) {
        self.0[minute / 64] |= 1 << (minute % 64);
    }

    fn has(&self, minute: usize) -> bool {
        self.0[minute / 64] >> (minute % 64) & 1 == 1
    }

    fn and(&self, other: &Minutes) -> Minutes {
        Minutes(std::array::from_fn(|word| self.0[word] & other.0[word]))
    }

    fn hours(&self) -> f64 {
        f64::from(self.0.iter().map(|word| word.count_ones()).sum::<u32>()) / 60.0
    }
}

/// The columns of a roster by their keys (letters and digits, in lower case).
const NAMES: &[&str] = &["name", "person", "employee", "member", "who", "nombre", "nom", "mitarbeiter"];
const ZONES: &[&str] = &["zone", "timezone", "tz", "city", "location", "zeitzone", "fuseauhoraire", "zonahoraria"];
const STARTS: &[&str] = &["start", "from", "begin", "starts", "starttime", "von"];
const ENDS: &[&str] = &["end", "to", "until", "ends", "endtime", "bis"];
const DAYS: &[&str] = &["days", "weekdays", "workdays", "workingdays", "tage"];

/// Whether a header has the columns that a roster needs.
pub(crate) fn is_roster(header: &[String]) -> bool {
    let has = |keys: &[&str]| header.iter().any(|name| keys.contains(&key(name).as_str()));
    has(NAMES) && has(ZONES)
}

fn read(name: &str, table: &Table, options: &Options, warnings: &mut Warnings) -> Result<Vec<Shift>, Error> {
    let column = |keys: &[&str]| table.header.iter().position(|name| keys.contains(&key(name).as_str()));
    let (Some(names), Some(zones)) = (column(NAMES), column(ZONES)) else {
        return error(format!("{name} needs the columns name and zone, and may have start, end and days."));
    };
    let (starts, ends, days) = (column(STARTS), column(ENDS), column(DAYS));
    if table.rows.is_empty() {
        return error(format!("{name} lists nobody."));
    }
    if table.rows.len() > MOST_PEOPLE {
        return error(format!("{name} lists more than {MOST_PEOPLE} people."));
    }
    let mut places = Places::new();
    let mut shifts = Vec::new();
    let mut ambiguous: Vec<String> = Vec::new();
    let mut unknown: Vec<String> = Vec::new();
    for row in &table.rows {
        let written = row.cell(zones);
        let (zone_name, zone) = match places.find(written) {
            Place::Found(name, zone) => (name, zone),
            place => {
                let list = if matches!(place, Place::Ambiguous) { &mut ambiguous } else { &mut unknown };
                list.push(format!("{} in line {}", quoted(written), row.line));
                continue;
            }
        };
        let start = time(row, starts, options.hours.start)?;
        let end = time(row, ends, options.hours.end)?;
        if start == end {
            warnings.add(row.line, "The shift ends when it starts: read as 24 hours.");
        }
        let days = match days.map(|column| row.cell(column)).filter(|text| !text.is_empty()) {
            Some(text) => weekdays(text)
                .ok_or_else(|| Error(format!("Line {}: {} are no days, such as mon-fri.", row.line, quoted(text))))?,
            None => [true; 7],
        };
        let mut name = row.cell(names).to_owned();
        if name.is_empty() {
            name = format!("Line {}", row.line);
            warnings.add(row.line, "The row has no name.");
        }
        let end = if end <= start { end + DAY } else { end };
        shifts.push(Shift { name, zone_name, zone, start, end, days });
    }
    if !ambiguous.is_empty() {
        return error(format!(
            "Which time zone is meant? {} can mean several. Write such as Asia/Kolkata, Mumbai or UTC+5:30.",
            ambiguous.join(", ")
        ));
    }
    if !unknown.is_empty() {
        return error(format!(
            "These time zones are unknown: {}. Write such as Europe/Berlin, Berlin or UTC+1.",
            unknown.join(", ")
        ));
    }
    Ok(shifts)
}

/// The time of day of a cell, or the default where it is empty.
fn time(row: &Row, column: Option<usize>, default: i64) -> Result<i64, Error> {
    match column.map(|column| row.cell(column)).filter(|text| !text.is_empty()) {
        None => Ok(default),
        Some(text) => clock_time(text).ok_or_else(|| {
            Error(format!("Line {}: {} is not a time of day, such as 9:00 or 17:30.", row.line, quoted(text)))
        }),
    }
}
