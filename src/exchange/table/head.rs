//! The names of columns: what they have in common with the names that are known, and the unit that they give.

use super::{TableContext, listed};

/// What a name says of the numbers below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeUnit {
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days: a length as a fraction of one, or how often in one.
    Day,
    /// How often a week.
    Week,
    /// How often a month.
    Month,
    /// How often a quarter.
    Quarter,
    /// How often a year.
    Year,
}

const UNITS: [(TimeUnit, &str); 7] = [
    (TimeUnit::Minute, " min min. mins minute minutes minuten minutos "),
    (TimeUnit::Hour, " h hr hrs hour hours std std. stunden heures horas "),
    (TimeUnit::Day, " d day days fraction tag tage jour jours día días "),
    (TimeUnit::Week, " week weekly woche semaine semana "),
    (TimeUnit::Month, " month monthly monat mois mes "),
    (TimeUnit::Quarter, " quarter quarterly quartal trimestre "),
    (TimeUnit::Year, " year yearly jahr an año "),
];
/// What may stand before the name of a figure.
const PREFIXES: [&str; 10] =
    ["number of ", "no. of ", "no of ", "count of ", "# of ", "# ", "#", "average ", "avg. ", "avg "];

/// The name of a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Head {
    /// As it is written; empty where there is none.
    pub text: String,
    /// The names that it may be known by, the whole one first.
    keys: Vec<String>,
    /// The unit that it ends with, or has in brackets.
    pub unit: Option<TimeUnit>,
    /// Whether it has a percent sign.
    pub is_percent: bool,
}

impl Head {
    pub(super) fn new(text: &str, context: TableContext) -> Self {
        let key = name_key(text, context);
        let key = key.trim_end_matches([':', '*', '?', ' ']);
        let bracket = key.find(['(', '[']);
        let outside = bracket.map_or(key, |at| key[..at].trim_end());
        let inside = bracket.map_or("", |at| key[at + 1..].trim_end_matches([')', ']', ':']));
        let inner = unit_of(inside);
        let outer = unit_of(outside);
        // “duration in minutes” is a duration; “minutes” stands for itself.
        let (before, _) = outside.rsplit_once(' ').unwrap_or((outside, ""));
        let without = outer.map_or(outside, |_| before.trim_end_matches(" in").trim_end_matches(','));
        let mut keys: Vec<String> = Vec::new();
        for name in [key, outside, without] {
            let bare = PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix));
            for name in std::iter::once(name).chain(bare).filter(|name| !name.is_empty()) {
                if !keys.iter().any(|known| known == name) {
                    keys.push(name.to_owned());
                }
            }
        }
        Self {
            text: text.to_owned(),
            is_percent: key.contains('%') || key.contains("percent"),
            unit: inner.or(outer),
            keys,
        }
    }

    /// How well it fits one of some names, as [`name_key`] writes them: 0 is best; none where it does not.
    pub(super) fn fits(&self, names: &[String]) -> Option<usize> {
        self.keys.iter().position(|key| names.contains(key))
    }
}

fn unit_of(text: &str) -> Option<TimeUnit> {
    let word = text.rsplit([' ', '/']).next()?;
    UNITS.iter().find(|(_, names)| listed(names, word)).map(|row| row.0)
}

/// A name as it is compared with others: folded, with single blanks for blanks, `_` and hyphens, and without invisible signs.
pub fn name_key(name: &str, context: TableContext) -> String {
    let folded = context.folded(name);
    let visible = folded.replace(['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}'], "");
    let is_blank = |sign: char| sign.is_whitespace() || "_-\u{2010}\u{2011}".contains(sign);
    visible.split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
