//! The table of fields: each number that a case holds, declared once.
//!
//! Documents, links and their tokens, validation, the presets, the page's inputs and their order, the simulation and the
//! switching values all follow this table.

mod effect;
mod limits;
mod page_position;
mod table;
#[cfg(test)]
mod tests;

pub use effect::{InputEffect, RatedCost, StatedWhen};
pub use limits::{AdmittedNumbers, Limits};
pub use page_position::{InputGroup, PagePosition};
pub use table::FIELDS;

use super::case::{Case, MeetingLoadKind};
use super::edition::Edition;
use super::estimate::Spread;
use super::evidence::SourceLine;
use super::preset::Preset;
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

/// A number in each preset.
#[derive(Debug)]
pub struct PresetValues {
    /// By edition, the oldest first. What an edition has never changes.
    evidence: [Spread; Edition::ALL.len()],
    article: Spread,
    blank: Spread,
}

impl PresetValues {
    /// Its value in a preset; `edition` counts for the evidence preset.
    pub fn of(&self, preset: Preset, edition: Edition) -> Spread {
        match preset {
            Preset::Evidence => self.evidence[edition as usize],
            Preset::Article => self.article,
            Preset::Blank => self.blank,
        }
    }
}

/// A row of the table: one kind of number in a case.
#[derive(Debug)]
pub struct Field {
    /// Its place in the document; `*` stands for a row's number.
    pub key: &'static str,
    /// The token that stands in links for [`Self::name`].
    pub token: &'static str,
    /// Where on the page its input stands.
    pub position: PagePosition,
    /// The id of the guide's section that explains it.
    pub guide: &'static str,
    /// What it is called beside its input.
    pub label: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// The least and the greatest admissible value.
    pub bounds: (f64, f64),
    /// The usual range: outside it the page asks whether the value is meant.
    pub sensible: (f64, f64),
    /// What it is: a sentence of at most 75 characters, which fits on one line under its input.
    pub hint: &'static str,
    /// More on what it is, for the text that unfolds under its input; empty where the hint says everything.
    pub details: &'static str,
    /// Where the value of the evidence preset's latest edition comes from, in a line; the whole is in [`evidence()`](super::evidence()).
    pub source: SourceLine,
    /// Its value in each preset. Not used for a row of a list.
    pub presets: PresetValues,
    /// When a case states it: always, or only where a figure is stated in this way.
    pub stated: StatedWhen,
    /// Whether the ledger or the schedule changes with it.
    pub moves: InputEffect,
    /// Whether several terms of the simulation share it, so that it is drawn.
    pub shared: bool,
    /// The cost that follows from it, where that is this number times rates.
    pub cost: Option<RatedCost>,
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

    /// The last name in its key, as the document spells it: `people`, and `adoption` for each of the three shares.
    pub fn name(&self) -> &'static str {
        let is_name = |part: &&str| part.starts_with(|first: char| first.is_ascii_lowercase());
        self.key.rsplit('.').find(is_name).unwrap_or(self.key)
    }

    /// The fields that say a cost, in the order of the table.
    pub fn costs() -> impl Iterator<Item = (&'static Self, RatedCost)> {
        FIELDS.iter().filter_map(|field| Some((field, field.cost?)))
    }

    /// Whether each of several rows has such a number.
    pub fn is_by_row(&self) -> bool {
        // Not as a text: the search for any text would come with the first load.
        self.key.as_bytes().contains(&b'*')
    }

    /// Where the evidence preset's value comes from in an edition.
    pub fn source_in(&self, edition: Edition) -> SourceLine {
        if edition == Edition::First && !self.source.is_placeholder() { SourceLine::FIRST_EDITION } else { self.source }
    }

    /// What it admits.
    pub fn limits(&self) -> Limits {
        Limits { unit: self.unit, bounds: self.bounds, admits: AdmittedNumbers::Range }
    }

    /// Why a value is not admissible, in words that follow the field's name.
    ///
    /// # Errors
    /// The reason, for instance `must be at most 1`.
    pub fn check(&self, spread: &Spread) -> Result<(), String> {
        self.limits().check(spread)
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
        if input.field.stated.holds(self, input.row) { (input.field.get)(self, input.row) } else { None }
    }

    /// The value of an input, to be replaced by one that was checked.
    #[inline]
    pub(crate) fn spread_mut(&mut self, input: Input) -> Option<&mut Spread> {
        if input.field.stated.holds(self, input.row) { (input.field.get_mut)(self, input.row) } else { None }
    }

    /// The number of an input, also where the case does not state it at present.
    pub(super) fn number(&self, input: Input) -> Option<&Spread> {
        (input.field.get)(self, input.row)
    }

    /// Sets every number outside lists, including those that the case does not state at present.
    pub(super) fn set_numbers(&mut self, value: impl Fn(&'static Field) -> Spread) {
        for field in FIELDS.iter().filter(|field| !field.is_by_row()) {
            if let Some(number) = (field.get_mut)(self, 0) {
                *number = value(field);
            }
        }
    }

    /// Every number that the case rests on, in the order of the table.
    pub fn inputs(&self) -> Vec<Input> {
        let mut inputs = self.kept_inputs();
        inputs.retain(|input| self.spread(*input).is_some());
        inputs
    }

    /// The inputs that figures depend on. With a list of meetings, each row says what becomes of that meeting, so the share dropped is not
    /// used.
    pub fn used_inputs(&self) -> Vec<Input> {
        let mut inputs = self.inputs();
        inputs
            .retain(|input| self.meetings.load.kind != MeetingLoadKind::Inventory || input.field.key != "meetings.cut");
        inputs
    }

    /// Those of [`Self::inputs`] and the numbers that the case does not state at present, such as the ways of counting meetings that are not
    /// in force. The price of a tool is one number, however it is charged.
    pub(super) fn kept_inputs(&self) -> Vec<Input> {
        let is_kept = |input: &Input| {
            let is_stated = !matches!(input.field.stated, StatedWhen::Price(_)) || self.spread(*input).is_some();
            is_stated && self.number(*input).is_some()
        };
        let rows = |field: &'static Field| {
            let most = if field.is_by_row() { Self::ROW_LIMIT } else { 1 };
            (0..most).map(move |row| Input { field, row })
        };
        let longest = self.meetings.load.inventory.len().max(self.tools.len()).max(self.other_lines.len()).max(3);
        FIELDS.iter().flat_map(|field| rows(field).take(longest).filter(is_kept)).collect()
    }

    /// Every input that is a range.
    pub fn ranged_inputs(&self) -> Vec<Input> {
        self.inputs().into_iter().filter(|input| self.spread(*input).is_some_and(Spread::is_range)).collect()
    }
}
