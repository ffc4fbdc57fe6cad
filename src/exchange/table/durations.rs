//! Columns of lengths of time: one unit for numbers without one.

use super::decision::{decide, question};
use super::head::TimeUnit;
use super::numbers::{MARKS, plain_number};
use super::{CellValue, ColumnCell, ColumnReading, ColumnRule, IN_DOUBT, TableContext, listed};

/// Units as [`Fold`](super::Fold) writes them, with their minutes.
const UNITS: [(&str, f64); 3] = [
    (" m min mins minute minutes minuten minuto minutos ' ’ ′ ", 1.0),
    (" h hr hrs hour hours std stunde stunden heure heures hora horas ", 60.0),
    (" s sec secs second seconds sek sekunden \" ” ″ ′′ ", 1.0 / 60.0),
];
const DAYS: &str = " d day days tag tage jour jours día días ";
/// Words between the parts of a length.
const CONNECTORS: &str = " and & und et y ";
/// Lengths that are written without digits.
const PHRASES: [(&str, f64); 5] =
    [("half an hour", 30.0), ("half hour", 30.0), ("an hour", 60.0), ("one hour", 60.0), ("quarter of an hour", 15.0)];
/// Hours that a clock shows at most; above, `45:00` may be minutes and seconds.
const CLOCK_HOURS: f64 = 24.0;
/// A meeting of fewer minutes than this is so rare that the number may be hours.
const FEW_MINUTES: f64 = 5.0;

/// A length as it stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Length {
    /// A number without a unit.
    Plain(f64),
    Minutes(f64),
    /// Two numbers with a colon, as `1:30`.
    Clock(f64, f64),
}

/// Reads filled cells as minutes. `unit` is what the header says of numbers without a unit.
///
/// Without that they are minutes. Where all are below 1 they are fractions of a day or hours, where they are few they may be
/// hours, and `45:00` may be minutes and seconds: asked about, unless only one of them makes sense.
pub fn read_durations(
    cells: &[ColumnCell<'_>],
    unit: Option<TimeUnit>,
    chosen: &[ColumnRule],
    context: TableContext,
) -> ColumnReading {
    let marks = decide(cells, MARKS, chosen, &|place, mark| length(cells[place].text, mark, context));
    let minutes = |length: Length, by: ColumnRule| match length {
        Length::Minutes(minutes) => minutes,
        Length::Clock(first, second) if by == ColumnRule::MinutesAndSeconds => first + second / 60.0,
        Length::Clock(first, second) => first * 60.0 + second,
        Length::Plain(number) => match by {
            ColumnRule::Hours => number * 60.0,
            ColumnRule::DayFractions => of_day(number),
            _ => number,
        },
    };
    if marks.open.is_some() {
        return marks.into_reading(cells, &|length| CellValue::Minutes(minutes(length, ColumnRule::Minutes)));
    }
    let (clock, clock_in_doubt) = clock_rule(&marks.cells, chosen);
    let (plain, plain_in_doubt) = plain_rule(&marks.cells, unit, chosen);
    let ask = |(place, rules): (usize, [ColumnRule; 2])| {
        let length = marks.cells[place].clone().unwrap_or(Length::Plain(0.0));
        let answers = rules.map(|rule| (rule, CellValue::Minutes(minutes(length, rule))));
        question(cells[place], answers.into(), String::new())
    };
    let question = clock_in_doubt.or(plain_in_doubt).map(ask);
    let value = |cell: &Result<Length, String>| {
        let length = cell.clone()?;
        let (rule, in_doubt) = match length {
            Length::Clock(..) => (clock, clock_in_doubt.is_some()),
            Length::Plain(_) => (plain, plain_in_doubt.is_some()),
            Length::Minutes(_) => (plain, false),
        };
        if in_doubt {
            return Err(IN_DOUBT.to_owned());
        }
        Ok(CellValue::Minutes(minutes(length, rule)))
    };
    ColumnReading { values: marks.cells.iter().map(value).collect(), question }
}

/// A fraction of a day in minutes, whole where it is one but for the digits that a spreadsheet cut off.
fn of_day(fraction: f64) -> f64 {
    let minutes = fraction * 1440.0;
    if (minutes - minutes.round()).abs() < 0.1 { minutes.round() } else { (minutes * 60.0).round() / 60.0 }
}

type InDoubt = Option<(usize, [ColumnRule; 2])>;

fn clock_rule(cells: &[Result<Length, String>], chosen: &[ColumnRule]) -> (ColumnRule, InDoubt) {
    let rules = [ColumnRule::MinutesAndSeconds, ColumnRule::HoursAndMinutes];
    if let Some(rule) = rules.into_iter().find(|rule| chosen.contains(rule)) {
        return (rule, None);
    }
    let long = |cell: &Result<Length, String>| matches!(cell, Ok(Length::Clock(first, _)) if *first >= CLOCK_HOURS);
    (ColumnRule::HoursAndMinutes, cells.iter().position(long).map(|place| (place, rules)))
}

fn plain_rule(
    cells: &[Result<Length, String>],
    unit: Option<TimeUnit>,
    chosen: &[ColumnRule],
) -> (ColumnRule, InDoubt) {
    let rules = [ColumnRule::Minutes, ColumnRule::Hours, ColumnRule::DayFractions];
    if let Some(rule) = rules.into_iter().find(|rule| chosen.contains(rule)) {
        return (rule, None);
    }
    match unit {
        Some(TimeUnit::Hour) => return (ColumnRule::Hours, None),
        Some(TimeUnit::Day) => return (ColumnRule::DayFractions, None),
        _ => {}
    }
    let plain = |cell: &Result<Length, String>| if let Ok(Length::Plain(number)) = cell { Some(*number) } else { None };
    let first = cells.iter().position(|cell| plain(cell).is_some_and(|number| number > 0.0));
    let most = cells.iter().filter_map(plain).fold(0.0, f64::max);
    match first {
        // In hours they would be less than five minutes.
        Some(_) if most < FEW_MINUTES / 60.0 => (ColumnRule::DayFractions, None),
        Some(place) if most < 1.0 => {
            (ColumnRule::DayFractions, Some((place, [ColumnRule::DayFractions, ColumnRule::Hours])))
        }
        Some(place) if most < FEW_MINUTES && unit.is_none() => {
            (ColumnRule::Minutes, Some((place, [ColumnRule::Minutes, ColumnRule::Hours])))
        }
        _ => (ColumnRule::Minutes, None),
    }
}

fn length(text: &str, mark: ColumnRule, context: TableContext) -> Result<Length, String> {
    let folded = context.folded(text);
    let folded = folded.trim();
    if let Some((_, minutes)) = PHRASES.iter().find(|(phrase, _)| *phrase == folded) {
        return Ok(Length::Minutes(*minutes));
    }
    let refused = || format!("“{text}” is not a duration: write 90, 1:30, 1h 30m, 90 minutes, 1.5 h or PT1H30M");
    if folded.contains(':') {
        return clock(folded).ok_or_else(refused);
    }
    // ISO 8601: PT1H30M.
    let parts = folded.strip_prefix("pt").filter(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()));
    sum_of_parts(parts.unwrap_or(folded), mark, context).map_err(|reason| reason.unwrap_or_else(refused))
}

/// `1:30` or `0:45:00`, perhaps with a unit after it.
fn clock(text: &str) -> Option<Length> {
    let end = text.rfind(|sign: char| sign.is_ascii_digit())? + 1;
    let unit = text[end..].trim().trim_end_matches('.');
    let parts: Vec<f64> = text[..end].split(':').map(whole).collect::<Option<_>>()?;
    match parts.as_slice() {
        [minutes, seconds] if *seconds < 60.0 && listed(UNITS[0].0, unit) => {
            Some(Length::Minutes(minutes + seconds / 60.0))
        }
        [hours, minutes] if *minutes < 60.0 && listed(UNITS[1].0, unit) => {
            Some(Length::Minutes(hours * 60.0 + minutes))
        }
        [first, second] if *second < 60.0 && unit.is_empty() => Some(Length::Clock(*first, *second)),
        [hours, minutes, seconds]
            if *minutes < 60.0 && *seconds < 60.0 && (unit.is_empty() || listed(UNITS[1].0, unit)) =>
        {
            Some(Length::Minutes(hours * 60.0 + minutes + seconds / 60.0))
        }
        _ => None,
    }
}

fn whole(text: &str) -> Option<f64> {
    let text = text.trim();
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u16>().ok()).flatten().map(f64::from)
}

/// A number, or a sum of numbers with units: `90 min`, `1h 30m`, `1 h and 30 min`, `1h30`.
fn sum_of_parts(text: &str, mark: ColumnRule, context: TableContext) -> Result<Length, Option<String>> {
    let (mut rest, mut sum, mut last_unit) = (text, None, 0.0);
    while !rest.is_empty() {
        let is_number = |sign: char| sign.is_ascii_digit() || ".,' ’\u{a0}\u{202f}".contains(sign);
        let length = rest.find(|sign: char| !is_number(sign)).unwrap_or(rest.len());
        // An apostrophe between digits groups them, after them it is the sign of minutes.
        let number = rest[..length].trim_end_matches(|sign: char| !sign.is_ascii_digit());
        let after = rest[number.len()..].trim_start();
        let unit_length = after.find(|sign: char| sign.is_ascii_digit() || sign.is_whitespace()).unwrap_or(after.len());
        let (unit, further) = (after[..unit_length].trim_end_matches(['.', ',']), &after[unit_length..]);
        rest = further.trim_start();
        if number.is_empty() {
            if !listed(CONNECTORS, unit) {
                return Err(None);
            }
            continue;
        }
        let value = plain_number(number, mark, context).map_err(|_| None)?;
        let minutes = match UNITS.iter().find(|(names, _)| listed(names, unit)) {
            Some((_, minutes)) => *minutes,
            None if listed(DAYS, unit) => {
                return Err(Some(format!("“{text}” may be days of 8 or of 24 hours: write it in hours")));
            }
            // The minutes of 1h30.
            None if unit.is_empty() && rest.is_empty() && last_unit == 60.0 => 1.0,
            None if unit.is_empty() && rest.is_empty() && sum.is_none() => return Ok(Length::Plain(value)),
            None => return Err(None),
        };
        if sum.is_some() && minutes >= last_unit {
            return Err(None);
        }
        last_unit = minutes;
        sum = Some(sum.unwrap_or(0.0) + value * minutes);
    }
    sum.map(Length::Minutes).ok_or(None)
}
