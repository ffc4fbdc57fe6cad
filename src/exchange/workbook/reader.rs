//! Reading back a workbook of ours: the case that it carries as a link, and what was changed in its cells.

mod cells;
mod rows;
mod texts;

use super::lists::EVERYBODY;
use super::names::{END_NAMES, end_name, input_name, setting_name};
use crate::exchange::link::LinkError;
use crate::exchange::shared;
use crate::model::{Case, ExactInput, Field, Input, Meeting, MeetingFate, Origin, Spread};
use crate::text;
use cells::{Cells, Held, held};
use std::fmt;

/// A workbook of ours, read back.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadWorkbook {
    /// The case that the workbook was made of. Changes name its inputs.
    pub carried: Case,
    /// The case with the changes.
    pub case: Case,
    /// The inputs that were changed in the workbook, in the order of the page.
    pub changes: Vec<InputChange>,
    /// The names, sources, notes, owners and words from a list that were changed.
    pub texts: Vec<TextChange>,
    /// The rows that were added or deleted, a line each.
    pub rows: Vec<String>,
    /// The cells whose change was not taken over.
    pub refused: Vec<RefusedCell>,
    /// What else was changed and is not read from a workbook, a sentence each.
    pub ignored: Vec<String>,
}

/// An input that was changed in the workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct InputChange {
    /// Which.
    pub input: ChangedInput,
    /// The value in the case that the workbook was made of.
    pub before: Spread,
    /// The value in the workbook.
    pub after: Spread,
    /// Whether its range was widened to include the likely value.
    pub is_widened: bool,
}

/// A text that was changed in the workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextChange {
    /// What it belongs to, in words.
    pub what: String,
    /// The text in the case that the workbook was made of.
    pub before: String,
    /// The text in the workbook.
    pub after: String,
}

/// An estimate, or a number that is known exactly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ChangedInput {
    /// An input of the table of fields.
    Estimate(Input),
    /// A number outside it.
    Exact(ExactInput),
}

impl ChangedInput {
    /// What it is called, in lists with the name of its row.
    pub fn name(self, case: &Case) -> String {
        match self {
            Self::Estimate(input) => text::input_name(input, case),
            Self::Exact(setting) => text::exact_input_name(setting, case),
        }
    }
}

/// A cell whose value is not admissible, so that the case keeps its own.
#[derive(Clone, Debug, PartialEq)]
pub struct RefusedCell {
    /// The address of the cell: `Inputs!D7`.
    pub cell: String,
    /// What it belongs to, in words.
    pub what: String,
    /// What it holds.
    pub text: String,
    /// Why it is refused, in words that follow the input's name: `must be at most 1`.
    pub reason: String,
}

/// Why a file is no workbook of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkbookReadError {
    /// It is no `.xlsx` workbook, or a damaged one.
    NotAWorkbook,
    /// It has no cell with the case.
    NotOurs,
    /// The link in it does not open.
    Link(LinkError),
}

impl fmt::Display for WorkbookReadError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NotAWorkbook => f.write_str("it is not an .xlsx workbook, or it is damaged"),
            Self::NotOurs => {
                f.write_str("it is a workbook, but not one that was saved here: the cell with the case is missing")
            }
            Self::Link(error) => write!(f, "the case in it does not open: {error}"),
        }
    }
}

/// Reads a workbook that [`write`](super::write) made, also when another program has saved it since.
///
/// # Errors
/// It is no workbook, or not one of ours.
pub fn read(bytes: &[u8]) -> Result<ReadWorkbook, WorkbookReadError> {
    let cells = Cells::read(bytes).ok_or(WorkbookReadError::NotAWorkbook)?;
    let link = cells.link().ok_or(WorkbookReadError::NotOurs)?;
    let case = shared::read(&link).map_err(WorkbookReadError::Link)?.link.case;
    let (carried, mut read) = (case.clone(), ReadWorkbook::unchanged(case));
    for input in read.case.inputs() {
        read.take_estimate(&cells, input);
    }
    texts::take(&mut read, &cells, &carried);
    for (setting, value) in exact_inputs(&carried) {
        read.take_exact(&cells, setting, value);
    }
    // Last, since it moves rows.
    rows::take(&mut read, &cells, &carried);
    Ok(read)
}

impl ReadWorkbook {
    fn unchanged(case: Case) -> Self {
        Self {
            carried: case.clone(),
            case,
            changes: Vec::new(),
            texts: Vec::new(),
            rows: Vec::new(),
            refused: Vec::new(),
            ignored: Vec::new(),
        }
    }

    fn refuse(&mut self, cells: &Cells, name: &str, input: ChangedInput, text: String, reason: String) {
        let cell = cells.address(name).unwrap_or_default();
        self.refused.push(RefusedCell { cell, what: input.name(&self.case), text, reason });
    }

    fn take_estimate(&mut self, cells: &Cells, input: Input) {
        let Some(before) = self.case.spread(input).copied() else { return };
        let changed = ChangedInput::Estimate(input);
        let kept = [before.low(), before.likely(), before.high()];
        let mut ends = kept;
        let name = input_name(input);
        let names = [end_name(input, END_NAMES[0]), name.clone(), end_name(input, END_NAMES[1])];
        for (end, name) in ends.iter_mut().zip(&names) {
            match held(cells.value(name)) {
                Held::Nothing => {}
                Held::Number(number) => *end = number,
                // A word of the list of tools, which is read with its row.
                Held::Text(text) if input.field.key == "tools.*.seats" && rows::is_word(&text, EVERYBODY) => return,
                Held::Text(text) => return self.refuse(cells, name, changed, text, "must be a number".into()),
            }
        }
        if !before.is_range() {
            ends = [ends[1]; 3];
        }
        if ends == kept {
            return;
        }
        let is_widened = widen(&mut ends, kept);
        let [low, likely, high] = ends;
        let Ok(after) = Spread::new(low, likely, high) else {
            let (place, reason) = if low > likely && low != kept[0] {
                (0, "must be at most the likely value")
            } else if high < likely && high != kept[2] {
                (2, "must be at least the likely value")
            } else {
                (1, "must lie between low and high")
            };
            return self.refuse(cells, &names[place], changed, ends[place].to_string(), reason.into());
        };
        match input.field.check(&after) {
            Ok(()) => {
                self.case.set(input, after, Origin::Received);
                self.changes.push(InputChange { input: changed, before, after, is_widened });
            }
            Err(reason) => self.refuse(cells, &name, changed, likely.to_string(), reason),
        }
    }

    fn take_exact(&mut self, cells: &Cells, setting: ExactInput, before: f64) {
        let (changed, name) = (ChangedInput::Exact(setting), setting_name(setting));
        let number = match held(cells.value(&name)) {
            Held::Nothing => return,
            Held::Number(number) if number == before => return,
            Held::Number(number) => number,
            Held::Text(text) => return self.refuse(cells, &name, changed, text, "must be a number".into()),
        };
        let (least, most, is_whole) = limits(setting);
        if number < least || number > most || (is_whole && number.fract() != 0.0) {
            let kind = if is_whole { "a whole number" } else { "a number" };
            let reason = format!("must be {kind} from {least} to {most}");
            return self.refuse(cells, &name, changed, number.to_string(), reason);
        }
        set_exact(&mut self.case, setting, number);
        if let (Ok(before), Ok(after)) = (Spread::point(before), Spread::point(number)) {
            self.changes.push(InputChange { input: changed, before, after, is_widened: false });
        }
    }
}

/// Moves an end of a range that a likely value lies beyond, unless that end was changed too: then the two contradict each other.
/// Whether it moved one.
fn widen([low, likely, high]: &mut [f64; 3], [low_before, _, high_before]: [f64; 3]) -> bool {
    for (end, before, is_beyond) in
        [(low, low_before, *likely < low_before), (high, high_before, *likely > high_before)]
    {
        if is_beyond && *end == before {
            *end = *likely;
            return true;
        }
    }
    false
}

/// The numbers of a case that are known exactly and have a cell.
pub(super) fn exact_inputs(case: &Case) -> Vec<(ExactInput, f64)> {
    let mut found = vec![
        (ExactInput::RolloutDays, f64::from(case.rollout.days)),
        (ExactInput::Horizon, f64::from(case.finance.horizon_months)),
    ];
    for (row, meeting) in case.meetings.load.inventory.iter().enumerate() {
        found.push((ExactInput::Minutes(row), meeting.minutes));
        found.extend(super::lists::from_now_on(meeting.fate, row));
    }
    found
}

/// The least and the greatest admissible value, and whether it must be whole.
fn limits(setting: ExactInput) -> (f64, f64, bool) {
    match setting {
        ExactInput::RolloutDays => (1.0, f64::from(Case::ROLLOUT_LIMIT), true),
        ExactInput::Horizon => (1.0, f64::from(Case::HORIZON_LIMIT), true),
        ExactInput::Minutes(_) | ExactInput::ShortenTo(_) => (0.0, Meeting::MINUTES_LIMIT, false),
        ExactInput::LessOften(_) => (0.0, most_of("meetings.load.inventory.*.per_week"), false),
        ExactInput::Fewer(_) => (0.0, most_of("meetings.load.inventory.*.attendees"), false),
    }
}

fn most_of(key: &str) -> f64 {
    Field::find(key).map_or(f64::INFINITY, |field| field.bounds.1)
}

fn set_exact(case: &mut Case, setting: ExactInput, number: f64) {
    let mut meeting = |row: usize, change: &dyn Fn(&mut Meeting)| {
        if let Some(meeting) = case.meetings.load.inventory.get_mut(row) {
            change(meeting);
        }
    };
    match setting {
        ExactInput::RolloutDays => case.rollout.days = number as u32,
        ExactInput::Horizon => case.finance.horizon_months = number as u32,
        ExactInput::Minutes(row) => meeting(row, &|meeting| meeting.minutes = number),
        ExactInput::ShortenTo(row) => meeting(row, &|meeting| meeting.fate = MeetingFate::ShortenTo(number)),
        ExactInput::LessOften(row) => meeting(row, &|meeting| meeting.fate = MeetingFate::LessOften(number)),
        ExactInput::Fewer(row) => meeting(row, &|meeting| meeting.fate = MeetingFate::Fewer(number)),
    }
}
