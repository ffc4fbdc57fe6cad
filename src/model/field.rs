//! The table of fields: each number that a case holds, declared once.
//!
//! Reading documents and links, validation, the page's inputs and hints, the simulation and the switching values all
//! follow this table.

mod limits;
mod table;

pub use limits::{Admits, Limits};
pub use table::FIELDS;

use super::case::Case;
use super::estimate::Spread;
use std::fmt;

/// In what a number is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Heads.
    People,
    /// The case's currency.
    Money,
    /// The case's currency a month.
    MoneyPerMonth,
    /// The case's currency a year.
    MoneyPerYear,
    /// The case's currency an hour.
    MoneyPerHour,
    /// The case's currency per user and month.
    MoneyPerUserMonth,
    /// A fraction, shown as a percentage.
    Share,
    /// A fraction a year, shown as a percentage.
    ShareOfYear,
    /// Hours.
    Hours,
    /// Hours a week.
    HoursPerWeek,
    /// Weeks a year.
    WeeksPerYear,
    /// Months.
    Months,
    /// Times a week.
    TimesPerWeek,
    /// A plain number: a factor or a ratio.
    Factor,
}

impl Unit {
    /// Whether it is a fraction that people read and type as a percentage.
    pub fn is_percentage(self) -> bool {
        matches!(self, Self::Share | Self::ShareOfYear)
    }

    /// Whether it is counted in the case's currency.
    pub fn is_money(self) -> bool {
        matches!(
            self,
            Self::Money | Self::MoneyPerMonth | Self::MoneyPerYear | Self::MoneyPerHour | Self::MoneyPerUserMonth
        )
    }
}

/// The part of the page and of the document that a field belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The people and what their time costs.
    Team,
    /// Meetings.
    Meetings,
    /// What becomes of a freed hour.
    Time,
    /// Uninterrupted work.
    DeepWork,
    /// People who leave.
    Turnover,
    /// Tools added and dropped.
    Tools,
    /// What the change costs.
    Change,
    /// How the change spreads.
    Rollout,
    /// How money is counted.
    Finance,
    /// The user's own lines.
    OtherLines,
}

/// One kind of number in a case.
#[derive(Debug)]
pub struct Field {
    /// Its place in the document; `*` stands for a row's number.
    pub key: &'static str,
    /// Where it belongs.
    pub group: Group,
    /// What it is called beside its input.
    pub label: &'static str,
    /// In what it is counted.
    pub unit: Unit,
    /// The least and the greatest admissible value.
    pub bounds: (f64, f64),
    /// Between what most teams lie: beyond it the page asks whether it is meant.
    pub sensible: (f64, f64),
    /// What it is, in a line.
    pub hint: &'static str,
    /// Where the evidence preset's value comes from; empty where it is only a round start.
    pub source: &'static str,
    get: fn(&Case, usize) -> Option<&Spread>,
    get_mut: fn(&mut Case, usize) -> Option<&mut Spread>,
}

/// A field is its key.
impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Field {
    /// The field with this key, `*` standing for a row's number.
    pub fn find(key: &str) -> Option<&'static Self> {
        FIELDS.iter().find(|field| field.key == key)
    }

    /// Whether each of several rows has such a number.
    pub fn is_by_row(&self) -> bool {
        self.key.contains('*')
    }

    /// What it admits.
    pub fn limits(&self) -> Limits {
        Limits { unit: self.unit, bounds: self.bounds, admits: Admits::Range }
    }

    /// Why a value is not admissible, in words that follow the field's name.
    ///
    /// # Errors
    /// The reason, for instance `must be at most 1`.
    pub fn check(&self, spread: &Spread) -> Result<(), String> {
        self.limits().check(spread)
    }

    /// Whether a value lies where most teams do not.
    pub fn is_unusual(&self, spread: &Spread) -> bool {
        spread.likely() < self.sensible.0 || spread.likely() > self.sensible.1
    }
}

/// One number of one case: a field, and for fields by row which row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Input {
    /// The field.
    pub field: &'static Field,
    /// The row, from 0; 0 for a field without rows.
    pub row: usize,
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.field.key.split_once('*') {
            None => f.write_str(self.field.key),
            Some((before, after)) => write!(f, "{before}{}{after}", self.row),
        }
    }
}

impl Input {
    /// The input that a dotted key names, for instance `team.people` or `tools.0.price.flat`.
    pub fn parse(key: &str) -> Option<Self> {
        if let Some(field) = Field::find(key) {
            return (!field.is_by_row()).then_some(Self { field, row: 0 });
        }
        FIELDS.iter().find_map(|field| {
            let (before, after) = field.key.split_once('*')?;
            let row = key.strip_prefix(before)?.strip_suffix(after)?;
            let plain =
                !row.is_empty() && row.bytes().all(|b| b.is_ascii_digit()) && (row == "0" || !row.starts_with('0'));
            Some(Self { field, row: plain.then(|| row.parse().ok())?? })
        })
    }
}

impl Case {
    /// The value of an input, none where the case has no such row or states the figure in another way.
    #[inline]
    pub fn spread(&self, input: Input) -> Option<&Spread> {
        (input.field.get)(self, input.row)
    }

    /// The value of an input, to be replaced by one that was checked.
    #[inline]
    pub(crate) fn spread_mut(&mut self, input: Input) -> Option<&mut Spread> {
        (input.field.get_mut)(self, input.row)
    }

    /// Every number that the case rests on, in the order of the table.
    pub fn inputs(&self) -> Vec<Input> {
        let rows = |field: &'static Field| {
            let most = if field.is_by_row() { Self::ROW_LIMIT } else { 1 };
            (0..most).map(move |row| Input { field, row })
        };
        let longest = self.meetings.load.inventory.len().max(self.tools.len()).max(self.other_lines.len()).max(3);
        FIELDS
            .iter()
            .flat_map(|field| rows(field).take(longest).filter(|input| self.spread(*input).is_some()))
            .collect()
    }

    /// Every input that is a range.
    pub fn ranged_inputs(&self) -> Vec<Input> {
        self.inputs().into_iter().filter(|input| self.spread(*input).is_some_and(Spread::is_range)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Preset;

    #[test]
    fn a_key_names_its_input_and_back() {
        for key in ["team.people", "rollout.adoption.2", "tools.12.price.flat", "meetings.load.inventory.0.attendees"] {
            assert_eq!(Input::parse(key).unwrap().to_string(), key);
        }
        for key in ["team", "tools.*.price.flat", "tools.01.price.flat", "tools.x.price.flat", "tools.price.flat"] {
            assert_eq!(Input::parse(key), None, "{key}");
        }
    }

    #[test]
    fn every_preset_keeps_within_the_bounds() {
        for preset in Preset::ALL {
            let case = preset.case();
            for input in case.inputs() {
                assert_eq!(input.field.check(case.spread(input).unwrap()), Ok(()), "{input}");
            }
        }
    }

    #[test]
    fn a_refusal_speaks_in_the_unit_that_people_type() {
        let too_much = Spread::point(1.2).unwrap();
        assert_eq!(Field::find("meetings.cut").unwrap().check(&too_much), Err("must be at most 100 %".into()));
        let nothing = Spread::point(0.0).unwrap();
        assert_eq!(Field::find("team.people").unwrap().check(&nothing), Err("must be at least 0.01".into()));
    }

    #[test]
    fn keys_are_unique_and_sensible_ranges_admissible() {
        for (index, field) in FIELDS.iter().enumerate() {
            assert!(FIELDS[..index].iter().all(|other| other.key != field.key), "{}", field.key);
            assert!(field.bounds.0 <= field.sensible.0 && field.sensible.1 <= field.bounds.1, "{}", field.key);
        }
    }
}
