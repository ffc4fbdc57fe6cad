//! Columns of dates: one order of day and month for all cells.

use super::decision::decide;
use super::{CellValue, ColumnCell, ColumnReading, ColumnRule, TableContext, listed};
use crate::model::date::Date;
use crate::model::kpi::Period;

const ORDERS: [ColumnRule; 2] = [ColumnRule::DayFirst, ColumnRule::MonthFirst];
/// Month names and their usual abbreviations in English, German, French and Spanish, as [`Fold`](super::Fold) writes them.
const MONTHS: [&str; 12] = [
    " january jan januar jänner jän janvier janv enero ene ",
    " february feb februar feber février févr fév febrero ",
    " march mar märz mär mrz mars marzo ",
    " april apr avril avr abril abr ",
    " may mai mayo ",
    " june jun juni juin junio ",
    " july jul juli juillet juil julio ",
    " august aug août agosto ago ",
    " september sep sept septembre septiembre set setiembre ",
    " october oct oktober okt octobre octubre ",
    " november nov novembre noviembre ",
    " december dec dezember dez décembre déc diciembre dic ",
];
/// Names of weekdays in these languages, and words between the parts of a date: neither changes the day.
const FILLERS: &str = " monday mon mo montag lundi lun lunes tuesday tue tues tu di dienstag mardi mar martes wednesday wed \
we mi mittwoch mercredi mer miércoles mié thursday thu thur thurs th do donnerstag jeudi jeu jueves jue friday fri fr \
freitag vendredi ven viernes vie saturday sat sa samstag sonnabend samedi sam sábado sáb sunday sun su so sonntag dimanche dim \
domingo dom the of de del le der den am on st nd rd th er o ";
/// Words that may follow a time.
const TIME_WORDS: &str = " t z am pm a m p utc gmt uhr h ";
/// The days that a spreadsheet counts in this range are those from 1954 to 2119.
const SERIAL_DAYS: std::ops::RangeInclusive<u32> = 20_000..=80_000;
/// What spreadsheets call 1970-01-01 (1900 system).
const EPOCH_SERIAL: i64 = 25_569;

/// A date as it stands in a cell.
enum DateText {
    /// It can be read in one way: a day, or a month or quarter by its last day.
    Day(Date, Period),
    /// Two numbers up to 31, a day and a month in either order, and the year.
    TwoWays([u16; 2], u16),
    /// A number as spreadsheets keep days.
    Serial(i64),
}

/// Reads filled cells as days: of all columns of dates together, since one program wrote them in one order.
///
/// A month (`2027-01`, `Jan 2027`) and a quarter (`Q1 2027`) are periods; an ISO week (`2027-W05`) stands for its first day. A
/// time is left out.
pub fn read_dates(cells: &[ColumnCell<'_>], chosen: &[ColumnRule], context: TableContext) -> ColumnReading {
    let texts: Vec<_> = cells.iter().map(|cell| date_text(cell.text, context)).collect();
    let serials = texts.iter().all(|text| !matches!(text, Ok(DateText::Day(..) | DateText::TwoWays(..))));
    let read = |place: usize, order: ColumnRule| match &texts[place] {
        Ok(DateText::Day(day, period)) => Ok((*day, *period)),
        Ok(DateText::TwoWays(numbers, year)) => {
            let [day, month] = if order == ColumnRule::DayFirst { *numbers } else { [numbers[1], numbers[0]] };
            date(*year, month, day).map(|day| (day, Period::Day))
        }
        Ok(DateText::Serial(days)) if serials => {
            let day = Date::from_day_number(days - EPOCH_SERIAL).ok_or_else(|| refusal(cells[place].text))?;
            Ok((day, Period::Day))
        }
        Ok(DateText::Serial(_)) => {
            let text = cells[place].text;
            Err(format!("“{text}” may be a day as spreadsheets count them, but the other cells have dates"))
        }
        Err(reason) => Err(reason.clone()),
    };
    decide(cells, ORDERS, chosen, &read).into_reading(cells, &|(day, period)| match period {
        Period::Day => CellValue::Day(day),
        period => CellValue::Period(period, day),
    })
}

fn refusal(text: &str) -> String {
    format!(
        "“{text}” is not a date: write it as 2027-01-04, 4 Jan 2027 or 04.01.2027; a month as 2027-01, a week as 2027-W05"
    )
}

fn date(year: u16, month: u16, day: u16) -> Result<Date, String> {
    // More than a byte holds is no month and no day of any calendar either.
    let byte = |number: u16| u8::try_from(number).unwrap_or(u8::MAX);
    Date::new(year, byte(month), byte(day)).map_err(|error| error.to_string())
}

/// A part of a date.
enum Part {
    /// A number, and how many digits it has.
    Number(u16, usize),
    Word(String),
}

fn date_text(text: &str, context: TableContext) -> Result<DateText, String> {
    if let Some(days) = serial(text) {
        return Ok(DateText::Serial(days));
    }
    let folded = context.folded(text);
    let day = without_time(&folded).and_then(|day| parts(day).map(|parts| (day, parts)));
    let (day, parts) = day.ok_or_else(|| refusal(text))?;
    of_parts(day, &parts).unwrap_or_else(|| Err(refusal(text)))
}

/// Whether a text that is no plain number may be a date: one with its year, a day with its month's name (`06-Oct`), or two numbers
/// of which one has a zero before it or a `/` between them.
pub(super) fn may_be_date(text: &str, context: TableContext) -> bool {
    let Some(parts) = parts(&context.folded(text)) else { return false };
    let numbers = || parts.iter().filter(|part| matches!(part, Part::Number(..))).count();
    let padded = |part: &Part| matches!(part, Part::Number(number, digits) if *digits == 2 && *number < 10);
    let is_month = |part: &Part| matches!(part, Part::Word(word) if MONTHS.iter().any(|names| listed(names, word)));
    date_text(text, context).is_ok()
        || (numbers() > 0 && parts.iter().any(is_month))
        || (numbers() == 2 && parts.len() == 2 && (text.contains('/') || parts.iter().any(padded)))
}

/// The whole days of a spreadsheet's number such as `46391` or `46391.375`.
fn serial(text: &str) -> Option<i64> {
    let (days, time) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let days: u32 = Some(days).filter(|days| days.len() == 5 && digits(days) && digits(time))?.parse().ok()?;
    SERIAL_DAYS.contains(&days).then_some(days.into())
}

/// The text before a time of day; none where what looks like one is none.
fn without_time(text: &str) -> Option<&str> {
    let Some(colon) = text.find(':') else { return Some(text) };
    let before = text[..colon].trim_end_matches(|sign: char| sign.is_ascii_digit());
    let (hours, rest) = (&text[before.len()..colon], &text[colon + 1..]);
    let minutes = rest.get(..2).filter(|minutes| minutes.bytes().all(|byte| byte.is_ascii_digit()))?;
    let in_day =
        hours.parse::<u8>().is_ok_and(|hours| hours <= 24) && minutes.parse::<u8>().is_ok_and(|part| part < 60);
    let words = rest.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty());
    let known = words.into_iter().all(|word| listed(TIME_WORDS, word));
    let day = before.trim_end_matches(|sign: char| sign.is_whitespace() || sign == ',');
    let day = day.strip_suffix('t').filter(|day| day.ends_with(|sign: char| sign.is_ascii_digit())).unwrap_or(day);
    (in_day && known && !day.is_empty()).then_some(day)
}

/// Numbers and words; none where there is anything else.
fn parts(text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_part = |sign: char| {
            if first.is_ascii_digit() { sign.is_ascii_digit() } else { sign.is_alphabetic() }
        };
        let length = rest.find(|sign: char| !is_part(sign)).unwrap_or(rest.len());
        if length == 0 {
            if !first.is_whitespace() && !"./-,'’‐–".contains(first) {
                return None;
            }
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let part = &rest[..length];
        rest = &rest[length..];
        if first.is_ascii_digit() {
            // The compact form, 20270104, is three numbers.
            let numbers = if length == 8 { vec![&part[..4], &part[4..6], &part[6..]] } else { vec![part] };
            for number in numbers {
                parts.push(Part::Number(number.parse().ok()?, number.len()));
            }
        } else {
            parts.push(Part::Word(part.to_owned()));
        }
    }
    Some(parts)
}

/// The date of these parts; none where they are none.
fn of_parts(text: &str, parts: &[Part]) -> Option<Result<DateText, String>> {
    let (mut numbers, mut month, mut month_word, mut period) = (Vec::new(), None, "", None);
    for part in parts {
        match part {
            Part::Number(number, digits) => numbers.push((*number, *digits)),
            Part::Word(word) => {
                let named = MONTHS.iter().position(|names| listed(names, word));
                match named {
                    // “mar” is March, and Tuesday in French and Spanish: the month where there is no other.
                    Some(place) if month.is_none() || month_word == "mar" => {
                        (month, month_word) = (Some(place as u16 + 1), word.as_str());
                    }
                    Some(_) if word == "mar" => {}
                    _ if listed(FILLERS, word) => {}
                    _ if period.is_none() && listed(" w kw cw week q quarter ", word) => {
                        period = Some(word.starts_with('q'));
                    }
                    _ => return None,
                }
            }
        }
    }
    let year = |(number, digits): (u16, usize)| match digits {
        4 => Some(number),
        // Two digits are of this century: nobody measured these figures in the last one.
        2 => Some(2000 + number),
        _ => None,
    };
    let one_way = |day: Result<Date, String>| Some(day.map(|day| DateText::Day(day, Period::Day)));
    let whole = |period: Period, day: Result<Date, String>| Some(day.map(|day| DateText::Day(period.end(day), period)));
    match (numbers.as_slice(), month, period) {
        (&[(first, 4), (number, ..=2)] | &[(number, ..=2), (first, 4)], None, Some(is_quarter)) => {
            if is_quarter {
                whole(Period::Quarter, quarter(first, number))
            } else {
                one_way(week(first, number))
            }
        }
        (&[(number, 4), day @ (_, ..=2)] | &[day @ (_, ..=2), (number, 4)], Some(month), None) => {
            one_way(date(number, month, day.0))
        }
        (&[(day, ..=2), last @ (_, 2)], Some(month), None) => one_way(date(year(last)?, month, day)),
        (&[(number, 4)], Some(month), None) => whole(Period::Month, date(number, month, 1)),
        // Spreadsheets write a month as Jan-27. “Jan 27” lacks its year.
        (&[last @ (_, 2)], Some(month), None) if text.contains(['-', '\'', '’']) => {
            whole(Period::Month, date(year(last)?, month, 1))
        }
        (&[(first, 4), (month, ..=2)] | &[(month, ..=2), (first, 4)], None, None) => {
            whole(Period::Month, date(first, month, 1))
        }
        (&[(first, 4), (month, ..=2), (day, ..=2)], None, None) => one_way(date(first, month, day)),
        (&[(first, ..=2), (second, ..=2), last @ (_, 2 | 4)], None, None) => {
            let year = year(last)?;
            if text.contains('.') {
                one_way(date(year, second, first))
            } else {
                Some(Ok(DateText::TwoWays([first, second], year)))
            }
        }
        _ => None,
    }
}

fn quarter(year: u16, number: u16) -> Result<Date, String> {
    if (1..=4).contains(&number) { date(year, number * 3 - 2, 1) } else { Err(format!("there is no quarter {number}")) }
}

/// The Monday of an ISO 8601 week: week 1 holds 4 January.
fn week(year: u16, number: u16) -> Result<Date, String> {
    let fourth = date(year, 1, 4)?;
    let monday = fourth.plus_days(i64::from(number) * 7 - 7 - fourth.weekday() as i64);
    let is_of_year = (1..=53).contains(&number) && monday.plus_days(3).parts().0 == year;
    if is_of_year { Ok(monday) } else { Err(format!("{year} has no week {number}")) }
}
