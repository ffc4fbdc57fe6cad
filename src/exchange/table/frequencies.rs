//! Columns that say how often something happens, as calendars and people write it.

use super::decision::decide;
use super::head::TimeUnit;
use super::numbers::{MARKS, plain_number, plain_range};
use super::{CellValue, ColumnCell, ColumnReading, ColumnRule, TableContext, listed};
use crate::exchange::number::TypedValue;
use crate::model::Spread;

/// What is understood, for a message.
pub const FREQUENCY_EXAMPLES: &str = "a number of times a week, daily, every weekday, weekly, every 2 weeks, twice a week, 2-3 times a week, 3x/month, \
     Mondays and Thursdays, first Monday of the month, quarterly, yearly or FREQ=WEEKLY;INTERVAL=2";

/// A week has five days on which people meet; a year has 52 weeks.
const DAYS_A_WEEK: f64 = 5.0;
const WEEKS_A_YEAR: f64 = 52.0;

/// Periods by their nouns and adverbs.
const PERIODS: [(TimeUnit, &str); 5] = [
    (
        TimeUnit::Day,
        " day days daily weekday weekdays workday workdays täglich tag tage werktag quotidien jour jours diario día días ",
    ),
    (
        TimeUnit::Week,
        " week weeks weekly wk w wöchentlich woche wochen hebdomadaire semaine semaines semanal semana semanas ",
    ),
    (TimeUnit::Month, " month months monthly mo mth monatlich monat monate mensuel mois mensual mes meses "),
    (TimeUnit::Quarter, " quarter quarters quarterly qtr vierteljährlich quartal trimestriel trimestre trimestral "),
    (TimeUnit::Year, " year years yearly annual annually yr jährlich jahr annuel an ans anual año años "),
];
/// Adverbs with their times a week.
const ADVERBS: [(&str, f64); 4] = [
    (" fortnightly fortnight zweiwöchentlich vierzehntäglich ", 0.5),
    (" semiweekly ", 2.0),
    (" semimonthly ", 24.0 / WEEKS_A_YEAR),
    (" semiannually semiannual halfyearly ", 2.0 / WEEKS_A_YEAR),
];
/// Adverbs that mean every two of a period, or twice in it.
const TWO_WAYS: [(&str, TimeUnit); 2] = [(" biweekly ", TimeUnit::Week), (" bimonthly ", TimeUnit::Month)];
/// The words for one, two and so on.
const NUMBERS: [&str; 10] = [
    " once one ",
    " twice two other ",
    " thrice three ",
    " four ",
    " five ",
    " six ",
    " seven ",
    " eight ",
    " nine ",
    " ten ",
];
/// The words for the first, the second and so on. The last is the only one of its month, as the first is.
const ORDINALS: [&str; 6] =
    [" first 1st last ", " second 2nd ", " third 3rd ", " fourth 4th ", " fifth 5th ", " sixth 6th "];
const WEEKDAYS: [&str; 7] = [
    " mon monday mondays montag lundi lunes ",
    " tue tues tuesday tuesdays tu dienstag mardi martes ",
    " wed weds wednesday wednesdays we mittwoch mercredi miércoles ",
    " thu thur thurs thursday thursdays th donnerstag jeudi jueves ",
    " fri friday fridays fr freitag vendredi viernes ",
    " sat saturday saturdays sa samstag samedi sábado ",
    " sun sunday sundays su sonntag dimanche domingo ",
];
const EVERY: &str = " every each jede jeden jeder alle chaque tous toutes cada todos todas ";
const FILLERS: &str = " a an per on in of the at and & und et y times time x mal fois veces occurs repeats working \
business les los pro par por im die ";
/// What follows one of these says since when or at what time.
const ENDS: [&str; 8] = [" effective ", " from ", " until ", " starting ", " at ", " since ", " for ", " on day "];

/// How often, as it stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Frequency {
    /// A number of times, in the period that the header names.
    Times(f64),
    PerWeek(f64),
    /// From how often to how often a week.
    Range(Spread),
    /// Every few periods, or so often within one.
    TwoWays(f64, f64),
}

/// Reads filled cells as times a week. `unit` is the period that the header names for plain numbers; a week without one.
pub fn read_frequencies(
    cells: &[ColumnCell<'_>],
    unit: Option<TimeUnit>,
    chosen: &[ColumnRule],
    context: TableContext,
) -> ColumnReading {
    let by_header = unit.map_or(1.0, a_week);
    let marks = decide(cells, MARKS, chosen, &|place, mark| frequency(cells[place].text, mark, by_header, context));
    let value = |frequency: Frequency| match frequency {
        Frequency::Times(times) => CellValue::PerWeek(times * by_header),
        Frequency::PerWeek(often) | Frequency::TwoWays(often, _) => CellValue::PerWeek(often),
        Frequency::Range(range) => CellValue::PerWeekRange(range),
    };
    if marks.open.is_some() {
        return marks.into_reading(cells, &value);
    }
    let rules = [ColumnRule::EveryFew, ColumnRule::WithinPeriod];
    let read = |place: usize, rule: ColumnRule| {
        marks.cells[place].clone().map(|frequency| match frequency {
            Frequency::TwoWays(_, within) if rule == ColumnRule::WithinPeriod => CellValue::PerWeek(within),
            frequency => value(frequency),
        })
    };
    decide(cells, rules, chosen, &read).into_reading(cells, &|value| value)
}

fn a_week(period: TimeUnit) -> f64 {
    match period {
        TimeUnit::Day => DAYS_A_WEEK,
        TimeUnit::Month => 12.0 / WEEKS_A_YEAR,
        TimeUnit::Quarter => 4.0 / WEEKS_A_YEAR,
        TimeUnit::Year => 1.0 / WEEKS_A_YEAR,
        TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Week => 1.0,
    }
}

fn frequency(text: &str, mark: ColumnRule, by_header: f64, context: TableContext) -> Result<Frequency, String> {
    if let Ok(times) = plain_number(text, mark, context) {
        return Ok(Frequency::Times(times));
    }
    let folded = context.folded(text);
    let read = if folded.contains("freq=") { rule(&folded) } else { in_words(&folded, mark, context) };
    if let Some(read) = read {
        return Ok(read);
    }
    let range = match plain_range(text, mark, context)? {
        Some(range) => Spread::new(range.low() * by_header, range.likely() * by_header, range.high() * by_header).ok(),
        None => range_in_words(&folded, mark, context),
    };
    range.map(Frequency::Range).ok_or_else(|| format!("“{text}” is not understood: write {FREQUENCY_EXAMPLES}"))
}

fn in_words(text: &str, mark: ColumnRule, context: TableContext) -> Option<Frequency> {
    Phrase::new(text, mark, context)?.often()
}

/// Times a week of `2-3 times a week` and `every 2 to 3 weeks`: what the words mean with either number.
fn range_in_words(text: &str, mark: ColumnRule, context: TableContext) -> Option<Spread> {
    let text = text.trim().replace(['–', '—', '‐'], "-").replace("..", "-").replace(" to ", "-").replace(" or ", "-");
    let (every, numbers) = match text.split_once(' ') {
        Some((word, numbers)) if listed(EVERY, word) => (word, numbers),
        _ => ("", text.as_str()),
    };
    let (first, rest) = numbers.split_once('-')?;
    let rest = rest.trim_start();
    let (second, words) = rest.split_at(rest.find(|sign: char| !sign.is_numeric() && !".,".contains(sign))?);
    // “9-10 every day” can be a time of day.
    if words.split_whitespace().any(|word| listed(EVERY, word)) {
        return None;
    }
    let often = |number: &str| {
        plain_number(number, mark, context).ok()?;
        match in_words(&format!("{every} {}{words}", number.trim()), mark, context)? {
            Frequency::PerWeek(often) => Some(often),
            _ => None,
        }
    };
    let (first, second) = (often(first)?, often(second)?);
    TypedValue::Range { low: first.min(second), likely: None, high: first.max(second) }.spread().ok()
}

/// What the words of a frequency say.
#[derive(Default)]
struct Phrase {
    /// How many times: `twice`, `3x`.
    times: Option<f64>,
    /// Whether “every” is said.
    every: bool,
    /// How many periods lie between: the number after “every”.
    interval: Option<f64>,
    ordinals: Vec<f64>,
    /// “first” and “last” have one meaning only: that of the month.
    one_of_month: bool,
    period: Option<TimeUnit>,
    /// Times a week by an adverb of its own.
    adverb: Option<f64>,
    /// An adverb that means every few of a period, or so often within it.
    two_ways: Option<(TimeUnit, f64)>,
    weekdays: [bool; 7],
    /// Whether the last word was a bare number: `2 weekly` is read otherwise than `twice weekly`.
    after_number: bool,
}

impl Phrase {
    /// Sorts the words; none where one is not known.
    fn new(text: &str, mark: ColumnRule, context: TableContext) -> Option<Self> {
        let mut text = format!(" {text} ").replace("semi-", "semi").replace("half-", "half").replace("bi-", "bi");
        for end in ENDS {
            text.truncate(text.find(end).unwrap_or(text.len()));
        }
        // In brackets stands a comment: “every weekday (Monday to Friday)”.
        text.truncate(text.find('(').unwrap_or(text.len()));
        let text = text.replace(['–', '‐'], "-").replace(" to ", "-").replace(" - ", "-").replace(['/', '×'], " x ");
        let mut phrase = Self::default();
        for word in text.split_whitespace().map(|word| word.trim_matches([',', '.', ':', ';', '!'])) {
            match word.split_once('-').filter(|(number, _)| plain_number(number, mark, context).is_ok()) {
                Some((number, adverb)) => {
                    phrase.add(number, mark, context)?;
                    phrase.add(adverb, mark, context)?;
                }
                None => phrase.add(word, mark, context)?,
            }
        }
        Some(phrase)
    }

    fn add(&mut self, word: &str, mark: ColumnRule, context: TableContext) -> Option<()> {
        let after_number = std::mem::take(&mut self.after_number);
        let number_in =
            |list: &[&str]| list.iter().position(|names| listed(names, word)).map(|place| place as f64 + 1.0);
        if let Some(number) = number_in(&ORDINALS) {
            self.ordinals.push(number);
            self.one_of_month |= number == 1.0;
        } else if listed(EVERY, word) {
            self.every = true;
        } else if let Some(days) = weekdays(word) {
            days.iter().zip(&mut self.weekdays).for_each(|(named, day)| *day |= named);
        } else if let Some((period, _)) = PERIODS.iter().find(|(_, names)| listed(names, word)) {
            if after_number && word.ends_with("ly") {
                self.two_ways = Some((*period, self.times.take().unwrap_or(1.0)));
            } else {
                self.add_period(*period);
            }
        } else if let Some((_, often)) = ADVERBS.iter().find(|(names, _)| listed(names, word)) {
            self.adverb = Some(*often);
        } else if let Some((_, period)) = TWO_WAYS.iter().find(|(names, _)| listed(names, word)) {
            self.two_ways = Some((*period, 2.0));
        } else if let Some(number) = number_in(&NUMBERS) {
            self.add_number(number)?;
        } else if !listed(FILLERS, word) && !word.is_empty() {
            // The day of a date does not change how often: “monthly on the 15th”, “annually on January 4”.
            let is_date = matches!(self.period, Some(TimeUnit::Month)) && word.ends_with(['t', 'd', 'h']);
            if !is_date && self.period != Some(TimeUnit::Year) {
                self.add_number(plain_number(word.trim_end_matches('x'), mark, context).ok()?)?;
                self.after_number = !word.ends_with('x');
            }
        }
        Some(())
    }

    /// A second number of a kind has no meaning.
    fn add_number(&mut self, number: f64) -> Option<()> {
        let slot = if self.every { &mut self.interval } else { &mut self.times };
        if slot.is_some() || number <= 0.0 {
            return None;
        }
        *slot = Some(number);
        Some(())
    }

    fn add_period(&mut self, period: TimeUnit) {
        self.period = Some(match self.period {
            // “every day of the week” is every day; “2 days a week” is twice a week.
            Some(TimeUnit::Day) if self.times.is_none() => TimeUnit::Day,
            // “weekly on weekdays” is every day; “monthly on a weekday” is monthly.
            Some(known) if period == TimeUnit::Day && known != TimeUnit::Week => known,
            _ => period,
        });
    }

    /// Times a week; none where the words do not make sense together.
    fn often(&self) -> Option<Frequency> {
        let days = self.weekdays.iter().filter(|named| **named).count() as f64;
        let of_month = a_week(TimeUnit::Month) * self.ordinals.len() as f64 * days.max(1.0);
        if let Some((period, few)) = self.two_ways {
            return Some(Frequency::TwoWays(a_week(period) / few, a_week(period) * few));
        }
        if let Some(often) = self.adverb {
            return Some(Frequency::PerWeek(often * days.max(1.0)));
        }
        let often = match (self.period, self.ordinals.as_slice()) {
            (Some(TimeUnit::Month), [_, ..]) if days > 0.0 => of_month,
            (Some(period), [number]) if self.every => a_week(period) / number * days_of(period, days),
            (Some(period), []) => {
                let times = self.times.unwrap_or(1.0) / self.interval.unwrap_or(1.0);
                a_week(period) * times * days_of(period, days)
            }
            (None, [number]) if self.every && days > 0.0 && !self.one_of_month => {
                return Some(Frequency::TwoWays(days / number, of_month));
            }
            (None, [_, ..]) if days > 0.0 => of_month,
            (None, []) if days > 0.0 && self.times.is_none() => days / self.interval.unwrap_or(1.0),
            _ => return None,
        };
        Some(Frequency::PerWeek(often))
    }
}

/// How many of the named weekdays each week of a period has: “weekly on Monday and Thursday”, “daily Mon–Thu”.
fn days_of(period: TimeUnit, days: f64) -> f64 {
    match period {
        TimeUnit::Week => days.max(1.0),
        TimeUnit::Day if days > 0.0 => days / DAYS_A_WEEK,
        _ => 1.0,
    }
}

/// The weekdays of a word: `thu`, `mon-fri`, `mon,wed`.
fn weekdays(word: &str) -> Option<[bool; 7]> {
    let place = |name: &str| WEEKDAYS.iter().position(|names| listed(names, name.trim_end_matches('.')));
    let mut days = [false; 7];
    for part in word.split([',', '/', '+']) {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (place(first)?, place(last)?);
        (0..=(last + 7 - first) % 7).for_each(|step| days[(first + step) % 7] = true);
    }
    Some(days)
}

/// A recurrence rule of RFC 5545. COUNT and UNTIL say when it ends, not how often it comes.
fn rule(text: &str) -> Option<Frequency> {
    let text = text.trim().trim_start_matches("rrule:");
    let part = |name: &str| text.split(';').filter_map(|part| part.split_once('=')).find(|part| part.0 == name);
    let count = |name: &str| part(name).map_or(0, |part| part.1.split(',').count()) as f64;
    let interval = part("interval").map_or(Some(1.0), |part| part.1.parse::<u16>().ok().map(f64::from))?;
    // BYDAY=MO comes each week of a period, BYDAY=1MO once in it.
    let (of_week, of_period) = part("byday").map_or((0.0, 0.0), |(_, days)| {
        let numbered =
            days.split(',').filter(|day| day.starts_with(['+', '-', '1', '2', '3', '4', '5'])).count() as f64;
        (count("byday") - numbered, numbered)
    });
    let chosen = [count("bysetpos"), count("bymonthday"), of_period].into_iter().find(|count| *count > 0.0);
    let often = match part("freq")?.1 {
        "daily" if of_week > 0.0 => of_week,
        "daily" => DAYS_A_WEEK,
        "weekly" => of_week.max(1.0),
        "monthly" => match chosen {
            None if of_week > 0.0 => of_week,
            chosen => chosen.unwrap_or(1.0) * 12.0 / WEEKS_A_YEAR,
        },
        "yearly" => count("bymonth").max(1.0) * chosen.unwrap_or(1.0) / WEEKS_A_YEAR,
        _ => return None,
    };
    (interval > 0.0).then_some(Frequency::PerWeek(often / interval))
}
