//! Names, sources, notes and owners that were changed in a workbook.

use super::cells::Cells;
use super::rows::row_words;
use super::{ReadWorkbook, TextChange};
use crate::exchange::workbook::lists::{self, LISTS};
use crate::exchange::workbook::names::input_name;
use crate::exchange::workbook::{inputs, results};
use crate::model::{Case, Input, InputNote, Origin, Provenance, RowList};
use crate::text;

/// Takes over the texts. `carried` is the case that the workbook was made of.
pub(super) fn take(read: &mut ReadWorkbook, cells: &Cells, carried: &Case) {
    take_case_name(read, cells, carried);
    for (list, sheet) in LISTS {
        if lists::is_written(list, carried) {
            take_rows(read, cells, carried, list, sheet);
        }
    }
    for input in carried.inputs() {
        take_note(read, cells, carried, input);
    }
}

impl ReadWorkbook {
    /// Takes over a text where it differs and is not too long; whether it was.
    fn take_text(&mut self, what: String, before: &str, after: String, limit: usize) -> bool {
        if is_same(before, &after) {
            return false;
        }
        if after.chars().count() > limit {
            self.ignored
                .push(format!("{what}: the new text is longer than {limit} characters, so the case keeps its own."));
            return false;
        }
        self.texts.push(TextChange { what, before: before.to_owned(), after });
        true
    }
}

/// Whether two texts differ at most in their white space, which spreadsheets change at the ends of lines.
fn is_same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

fn take_case_name(read: &mut ReadWorkbook, cells: &Cells, carried: &Case) {
    let (shown, name) = (text::alternative_name(Some(carried)), cells.text(results::RESULTS, (0, 0)));
    if !name.trim().is_empty() && read.take_text("Name of the case".into(), &shown, name.clone(), Case::NAME_LIMIT) {
        read.case.name = name;
    }
}

/// Takes over the names of the rows of a list.
fn take_rows(read: &mut ReadWorkbook, cells: &Cells, carried: &Case, list: RowList, sheet: &str) {
    for place in 0..carried.rows(list) {
        let (anchor, anchor_column) = lists::anchor(list, place);
        let Some((at_sheet, (row, column))) = cells.place(&anchor) else { continue };
        let is_empty = lists::entries(list).all(|column| cells.text(&at_sheet, (row, u32::from(column))).is_empty());
        if column != anchor_column || is_empty {
            continue;
        }
        let (name, typed) = (carried.row_name(list, place).unwrap_or_default(), cells.text(&at_sheet, (row, 0)));
        let what = format!("{sheet}, name of {}", row_words(carried, list, place));
        if read.take_text(what, name, typed.clone(), Case::NAME_LIMIT) {
            read.case.rename_row(list, place, typed);
        }
    }
}

/// Takes over the source, the note and the owner of an input.
fn take_note(read: &mut ReadWorkbook, cells: &Cells, carried: &Case, input: Input) {
    let Some((likely, origin)) = lists::origin_columns(input) else { return };
    let Some((sheet, (row, column))) = cells.place(&input_name(input)) else { return };
    if column != u32::from(likely) {
        return;
    }
    let cell = |offset: u32| cells.text(&sheet, (row, u32::from(origin) + offset));
    let (what, key) = (text::input_name(input, carried), input.to_string());
    let note = carried.notes.get(&key);
    let (source, words) = (cell(inputs::SOURCE_OFFSET), cell(inputs::NOTE_OFFSET));
    let stated = note.map_or("", |note| note.source.as_str());
    let shown = Provenance::of(input, carried).source().unwrap_or_default();
    // A source that the page states for a preset's value cannot be removed.
    let is_new = !source.is_empty() || !stated.is_empty();
    if is_new && read.take_text(format!("{what}: source"), shown, source.clone(), InputNote::LIMIT) {
        read.case.notes.entry(key.clone()).or_default().source = source;
        read.case.set_origin(input, Origin::Received);
    }
    let before = note.map_or("", |note| note.text.as_str());
    if read.take_text(format!("{what}: note"), before, words.clone(), InputNote::LIMIT) {
        read.case.notes.entry(key.clone()).or_default().text = words;
    }
    let owner = cell(inputs::OWNER_OFFSET);
    if read.take_text(format!("{what}: owner"), carried.owner(input), owner.clone(), InputNote::OWNER_LIMIT) {
        read.case.notes.entry(key).or_default().owner = owner;
    }
    read.case.notes.retain(|_, note| *note != InputNote::default());
}
