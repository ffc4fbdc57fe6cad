//! The cells of a workbook that is read back.

use crate::exchange::workbook::names::link_cell;
use calamine::{Data, Range, Reader, Xlsx};
use std::collections::BTreeMap;
use std::io::Cursor;

/// The cells of a workbook that have names.
pub(super) struct Cells {
    addresses: BTreeMap<String, String>,
    sheets: BTreeMap<String, Range<Data>>,
}

impl Cells {
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).ok()?;
        let addresses = book.defined_names().iter().cloned().collect();
        let sheets = book.worksheets().into_iter().collect();
        Some(Self { addresses, sheets })
    }

    /// The address of a named cell, as `Inputs!D7`.
    pub(super) fn address(&self, name: &str) -> Option<String> {
        Some(self.addresses.get(name)?.replace(['$', '\''], ""))
    }

    pub(super) fn value(&self, name: &str) -> Option<&Data> {
        let (sheet, at) = self.place(name)?;
        self.at(&sheet, at)
    }

    /// Whether there is a sheet of this name.
    pub(super) fn has_sheet(&self, sheet: &str) -> bool {
        self.sheets.contains_key(sheet)
    }

    /// What a cell holds.
    pub(super) fn at(&self, sheet: &str, at: (u32, u32)) -> Option<&Data> {
        self.sheets.get(sheet)?.get_value(at)
    }

    /// The sheet, row and column of a named cell.
    pub(super) fn place(&self, name: &str) -> Option<(String, (u32, u32))> {
        let address = self.address(name)?;
        let (sheet, cell) = address.rsplit_once('!')?;
        Some((sheet.to_owned(), position(cell)?))
    }

    /// Whether the cell of a name was deleted.
    pub(super) fn is_deleted(&self, name: &str) -> bool {
        self.address(name).is_some_and(|address| address.contains("#REF!"))
    }

    /// The text of a cell; empty where it holds nothing.
    pub(super) fn text(&self, sheet: &str, at: (u32, u32)) -> String {
        self.at(sheet, at).map_or_else(String::new, ToString::to_string)
    }

    /// The rows of a sheet that hold anything, each with its first text.
    pub(super) fn rows(&self, sheet: &str) -> Vec<(u32, String)> {
        let cells = self.sheets.get(sheet).into_iter().flat_map(Range::used_cells);
        let start = self.sheets.get(sheet).and_then(Range::start).unwrap_or_default();
        let mut rows: Vec<(u32, String)> = Vec::new();
        for (row, _, value) in cells {
            let row = start.0 + row as u32;
            let text = value.to_string();
            if !text.trim().is_empty() && rows.last().is_none_or(|(last, _)| *last != row) {
                rows.push((row, text));
            }
        }
        rows
    }

    /// The case as a link, from all cells that hold a piece of it.
    pub(super) fn link(&self) -> Option<String> {
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
pub(super) enum Held {
    /// A number.
    Number(f64),
    /// Nothing, or there is no such cell: the input was not changed.
    Nothing,
    /// Anything else, as text.
    Text(String),
}

pub(super) fn held(value: Option<&Data>) -> Held {
    match value {
        None | Some(Data::Empty) => Held::Nothing,
        Some(Data::Float(number)) if number.is_finite() => Held::Number(*number),
        Some(Data::Int(number)) => Held::Number(*number as f64),
        Some(other) => Held::Text(other.to_string()),
    }
}
