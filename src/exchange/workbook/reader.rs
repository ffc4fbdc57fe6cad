//! Reading back a workbook of ours: the case that it carries as a link, and the inputs that were changed in its cells.

use super::names::{END_NAMES, end_name, input_name, link_cell, setting_name};
use crate::exchange::link::LinkError;
use crate::exchange::shared;
use crate::model::{Case, ExactInput, Field, Input, Meeting, MeetingFate, Origin, Spread};
use calamine::{Data, Range, Reader, Xlsx};
use std::collections::BTreeMap;
use std::fmt;
use std::io::Cursor;

/// A workbook of ours, read back.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadWorkbook {
    /// The case, with the changed inputs.
    pub case: Case,
    /// The inputs that were changed in the workbook, in the order of the page.
    pub changes: Vec<InputChange>,
    /// The cells whose change was not taken over.
    pub refused: Vec<RefusedCell>,
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
}

/// An estimate, or a number that is known exactly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ChangedInput {
    /// An input of the table of fields.
    Estimate(Input),
    /// A number outside it.
    Exact(ExactInput),
}

/// A cell whose value is not admissible, so that the case keeps its own.
#[derive(Clone, Debug, PartialEq)]
pub struct RefusedCell {
    /// The address of the cell: `Inputs!D7`.
    pub cell: String,
    /// The input that it belongs to.
    pub input: ChangedInput,
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

/// The cells of a workbook that have names.
struct Cells {
    addresses: BTreeMap<String, String>,
    sheets: BTreeMap<String, Range<Data>>,
}

impl Cells {
    fn read(bytes: &[u8]) -> Option<Self> {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).ok()?;
        let addresses = book.defined_names().iter().cloned().collect();
        let sheets = book.worksheets().into_iter().collect();
        Some(Self { addresses, sheets })
    }

    /// The address of a named cell, as `Inputs!D7`.
    fn address(&self, name: &str) -> Option<String> {
        Some(self.addresses.get(name)?.replace(['$', '\''], ""))
    }

    fn value(&self, name: &str) -> Option<&Data> {
        let address = self.address(name)?;
        let (sheet, cell) = address.rsplit_once('!')?;
        self.sheets.get(sheet)?.get_value(position(cell)?)
    }

    /// The case as a link, from all cells that hold a piece of it.
    fn link(&self) -> Option<String> {
        let piece = |index| match self.value(&link_cell(index)) {
            Some(Data::String(text)) => Some(text.as_str()),
            _ => None,
        };
        let link: String = (0..).map_while(piece).collect();
        (!link.is_empty()).then_some(link)
    }
}

/// The row and column of a cell such as `D7`, counted from 0.
fn position(cell: &str) -> Option<(u32, u32)> {
    let digits = cell.find(|char: char| char.is_ascii_digit())?;
    let (letters, row) = cell.split_at(digits);
    let digit = |letter: u8| letter.is_ascii_uppercase().then(|| u32::from(letter - b'A') + 1);
    let column =
        letters.bytes().try_fold(0u32, |column, letter| column.checked_mul(26)?.checked_add(digit(letter)?))?;
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

/// What a cell holds.
enum Held {
    /// A number.
    Number(f64),
    /// Nothing, or there is no such cell: the input was not changed.
    Nothing,
    /// Anything else, as text.
    Text(String),
}

fn held(value: Option<&Data>) -> Held {
    match value {
        None | Some(Data::Empty) => Held::Nothing,
        Some(Data::Float(number)) if number.is_finite() => Held::Number(*number),
        Some(Data::Int(number)) => Held::Number(*number as f64),
        Some(other) => Held::Text(other.to_string()),
    }
}

/// Reads a workbook that [`write`](super::write) made, also when another program has saved it since.
///
/// # Errors
/// It is no workbook, or not one of ours.
pub fn read(bytes: &[u8]) -> Result<ReadWorkbook, WorkbookReadError> {
    let cells = Cells::read(bytes).ok_or(WorkbookReadError::NotAWorkbook)?;
    let link = cells.link().ok_or(WorkbookReadError::NotOurs)?;
    let case = shared::read(&link).map_err(WorkbookReadError::Link)?.case;
    let mut read = ReadWorkbook { case, changes: Vec::new(), refused: Vec::new() };
    for input in read.case.inputs() {
        read.take_estimate(&cells, input);
    }
    for (setting, value) in exact_inputs(&read.case) {
        read.take_exact(&cells, setting, value);
    }
    Ok(read)
}

impl ReadWorkbook {
    fn refuse(&mut self, cells: &Cells, name: &str, input: ChangedInput, text: String, reason: String) {
        let cell = cells.address(name).unwrap_or_default();
        self.refused.push(RefusedCell { cell, input, text, reason });
    }

    fn take_estimate(&mut self, cells: &Cells, input: Input) {
        let Some(before) = self.case.spread(input).copied() else { return };
        let changed = ChangedInput::Estimate(input);
        let mut ends = [before.low(), before.likely(), before.high()];
        let name = input_name(input);
        let names = [end_name(input, END_NAMES[0]), name.clone(), end_name(input, END_NAMES[1])];
        for (end, name) in ends.iter_mut().zip(&names) {
            match held(cells.value(name)) {
                Held::Nothing => {}
                Held::Number(number) => *end = number,
                Held::Text(text) => return self.refuse(cells, name, changed, text, "must be a number".into()),
            }
        }
        if !before.is_range() {
            ends = [ends[1]; 3];
        }
        if ends == [before.low(), before.likely(), before.high()] {
            return;
        }
        let [low, likely, high] = ends;
        let checked = Spread::new(low, likely, high)
            .map_err(|_| "must lie between low and high".to_owned())
            .and_then(|after| input.field.check(&after).map(|()| after));
        match checked {
            Ok(after) => {
                self.case.set(input, after, Origin::Received);
                self.changes.push(InputChange { input: changed, before, after });
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
            self.changes.push(InputChange { input: changed, before, after });
        }
    }
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
