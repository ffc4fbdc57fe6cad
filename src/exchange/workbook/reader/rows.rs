//! Rows of lists that were deleted or added in a workbook, and the words in them that are chosen from a closed list.

use super::cells::{Cells, Held, held};
use super::{ChangedInput, InputChange, ReadWorkbook, RefusedCell, TextChange, limits};
use crate::exchange::workbook::lists::{self, EVERYBODY, LISTS};
use crate::exchange::workbook::names::input_name;
use crate::exchange::workbook::sheet::column_name;
use crate::model::{
    Case, Choice, Estimate, ExactInput, Field, Input, LineKind, Meeting, MeetingFate, MeetingFateKind, Origin,
    OtherLine, People, PriceBasis, Quantity, RowList, Spread, Tool, ToolAction,
};

/// Takes over words, added rows and deleted rows. `carried` is the case that the workbook was made of.
pub(super) fn take(read: &mut ReadWorkbook, cells: &Cells, carried: &Case) {
    for (list, sheet) in LISTS.into_iter().filter(|(list, _)| lists::is_written(*list, carried)) {
        let rows = (0..carried.rows(list)).collect::<Vec<_>>();
        let named = rows.iter().find_map(|row| cells.place(&lists::anchor(list, *row).0));
        // A sheet that was renamed has its cells' names still.
        let sheet = named.map_or_else(|| sheet.to_owned(), |(name, _)| name);
        let Some(head) = head_row(cells, &sheet, list, carried) else {
            let what = if cells.has_sheet(&sheet) { "its headings or columns were changed" } else { "it was deleted" };
            read.ignored.push(format!("{sheet}: {what}, so rows and words of it are as they were."));
            continue;
        };
        let mut taking = Taking { read, cells, carried, list, sheet, known: Vec::new() };
        let deleted: Vec<usize> = rows.into_iter().filter(|row| taking.take_row(*row)).collect();
        taking.add_rows(head);
        read.case.remove_rows(list, &deleted);
    }
}

/// The row with the heads of a list's columns, if they stand where they were written.
fn head_row(cells: &Cells, sheet: &str, list: RowList, carried: &Case) -> Option<u32> {
    let heads = lists::heads(list, &carried.currency);
    let is_head = |row: &u32| (0..).zip(&heads).all(|(column, head)| cells.text(sheet, (*row, column)) == *head);
    cells.rows(sheet).into_iter().map(|(row, _)| row).find(is_head)
}

/// How a row of a list is called.
pub(super) fn row_words(case: &Case, list: RowList, row: usize) -> String {
    match case.row_name(list, row).unwrap_or_default() {
        "" => format!("row {}", row + 1),
        name => format!("“{name}”"),
    }
}

struct Taking<'a> {
    read: &'a mut ReadWorkbook,
    cells: &'a Cells,
    carried: &'a Case,
    list: RowList,
    sheet: String,
    /// The rows of the sheet that hold rows of the case.
    known: Vec<u32>,
}

/// Why a cell of a row cannot be read.
struct Refusal {
    column: u16,
    text: String,
    reason: String,
}

impl Taking<'_> {
    /// Takes over the words of a row of the case; whether the row was deleted.
    fn take_row(&mut self, row: usize) -> bool {
        let what = row_words(self.carried, self.list, row);
        let (anchor, column) = lists::anchor(self.list, row);
        let numbers = self
            .carried
            .inputs()
            .into_iter()
            .filter(|input| RowList::of_key(input.field.key) == Some(self.list) && input.row == row);
        let is_deleted = self.cells.is_deleted(&anchor)
            && numbers.into_iter().all(|input| self.cells.is_deleted(&input_name(input)));
        if is_deleted {
            self.read.rows.push(format!("{}: {what} was deleted", self.sheet));
            return true;
        }
        let Some((_, (at, anchored))) = self.cells.place(&anchor) else { return false };
        if anchored != column {
            return false;
        }
        self.known.push(at);
        if self.is_empty(at) {
            self.read.rows.push(format!("{}: {what} was emptied, so it is deleted", self.sheet));
            return true;
        }
        let mut words: Vec<(u16, String)> = lists::words(self.list, row, self.carried)
            .into_iter()
            .map(|(column, word)| (column, word.to_owned()))
            .collect();
        let seats = self.carried.tools.get(row).filter(|_| self.list == RowList::Tools).and_then(|tool| tool.seats);
        if let Some(seats) = seats.filter(|_| is_word(&self.text(at, lists::SEATS), EVERYBODY)) {
            words.push((lists::SEATS, seats.spread().likely().to_string()));
        }
        for (column, before) in words {
            let typed = self.text(at, column);
            if typed.trim().is_empty() || is_word(&typed, &before) {
                continue;
            }
            match self.take_word(row, at, column) {
                Ok(()) => {
                    let what = format!("{}, {what}: {}", self.sheet, self.head(column));
                    let after = match self.list {
                        RowList::Meetings if self.has_number(row) => {
                            format!("{}: {}", typed.trim(), self.text(at, lists::FROM_NOW_ON))
                        }
                        _ => typed.trim().to_owned(),
                    };
                    self.read.texts.push(TextChange { what, before, after });
                }
                Err(refusal) => self.refuse(at, &what, refusal),
            }
        }
        false
    }

    /// Takes over the word in a column of a row.
    fn take_word(&mut self, row: usize, at: u32, column: u16) -> Result<(), Refusal> {
        match self.list {
            RowList::Meetings => {
                // The number beside the word was read as that of the word before.
                let is_fate = |change: &InputChange| match change.input {
                    ChangedInput::Exact(
                        ExactInput::ShortenTo(place) | ExactInput::LessOften(place) | ExactInput::Fewer(place),
                    ) => place == row,
                    _ => false,
                };
                self.read.changes.retain(|change| !is_fate(change));
                let beside = self.address(at, lists::FROM_NOW_ON);
                self.read.refused.retain(|refused| refused.cell != beside);
                self.read.case.meetings.load.inventory[row].fate = self.carried.meetings.load.inventory[row].fate;
                self.read.case.meetings.load.inventory[row].fate = self.fate(at)?;
            }
            RowList::Tools => {
                let (action, basis, seats) = (self.action(at), self.basis(at), self.seats(at));
                let case = &mut self.read.case;
                match column {
                    lists::ACTION => case.tools[row].action = action?,
                    lists::BASIS => {
                        let before = Field::find(price_key(case.tools[row].basis)).map(|field| Input { field, row });
                        case.tools[row].basis = basis?;
                        let note = before.and_then(|input| case.notes.remove(&input.to_string()));
                        let after = Field::find(price_key(case.tools[row].basis)).map(|field| Input { field, row });
                        after.zip(note).and_then(|(input, note)| case.notes.insert(input.to_string(), note));
                    }
                    _ => case.tools[row].seats = seats?,
                }
            }
            RowList::OtherLines => {
                let (kind, cash) = (self.kind(at), self.cash(at));
                let line = &mut self.read.case.other_lines[row];
                if column == lists::KIND { line.kind = kind? } else { line.cash = cash? }
            }
        }
        Ok(())
    }

    /// Whether what becomes of a meeting is a number.
    fn has_number(&self, row: usize) -> bool {
        lists::from_now_on(self.read.case.meetings.load.inventory[row].fate, row).is_some()
    }

    /// Adds the rows below the heads that hold no row of the case.
    fn add_rows(&mut self, head: u32) {
        for (at, first) in self.cells.rows(&self.sheet) {
            if at <= head || self.known.contains(&at) || self.is_empty(at) {
                continue;
            }
            let what = format!("new row “{first}”");
            match self.add_row(at) {
                Ok(name) => {
                    let row = self.read.case.rows(self.list) - 1;
                    self.read.case.set_row_origin(self.list, row, Origin::Received);
                    let values: Vec<String> = lists::entries(self.list)
                        .skip(1)
                        .filter(|column| !self.text(at, *column).is_empty())
                        .map(|column| format!("{}: {}", self.head(column), self.text(at, column)))
                        .collect();
                    self.read.rows.push(format!("{}: “{name}” was added: {}", self.sheet, values.join("; ")));
                }
                Err(refusal) => self.refuse(at, &what, refusal),
            }
        }
    }

    fn add_row(&mut self, at: u32) -> Result<String, Refusal> {
        let name = self.text(at, 0).trim().to_owned();
        let refuse = |reason: String| Refusal { column: 0, text: name.clone(), reason };
        if name.chars().count() > Case::NAME_LIMIT {
            return Err(refuse(format!("must be at most {} characters long", Case::NAME_LIMIT)));
        }
        if self.read.case.rows(self.list) >= Case::ROW_LIMIT {
            return Err(refuse(format!("is one more than the {} rows that a list may have", Case::ROW_LIMIT)));
        }
        match self.list {
            RowList::Meetings => {
                let row = Meeting {
                    name: name.clone(),
                    attendees: self.estimate(at, lists::PEOPLE, "meetings.load.inventory.*.attendees")?,
                    minutes: self.exact(at, lists::MINUTES, ExactInput::Minutes(0))?,
                    per_week: self.estimate(at, lists::TIMES, "meetings.load.inventory.*.per_week")?,
                    fate: self.fate(at)?,
                    ..Meeting::default()
                };
                self.read.case.meetings.load.inventory.push(row);
            }
            RowList::Tools => {
                let basis = self.basis(at)?;
                let row = Tool {
                    name: name.clone(),
                    basis,
                    price: self.estimate(at, lists::PRICE, price_key(basis))?,
                    seats: self.seats(at)?,
                    action: self.action(at)?,
                    ..Tool::default()
                };
                self.read.case.tools.push(row);
            }
            RowList::OtherLines => {
                let row = OtherLine {
                    name: name.clone(),
                    kind: self.kind(at)?,
                    amount: self.estimate(at, lists::AMOUNT, "other_lines.*.amount")?,
                    cash: self.cash(at)?,
                    ..OtherLine::default()
                };
                self.read.case.other_lines.push(row);
            }
        }
        Ok(name)
    }

    fn refuse(&mut self, at: u32, what: &str, Refusal { column, text, reason }: Refusal) {
        let cell = self.address(at, column);
        let what = format!("{what}, {}", self.head(column));
        self.read.refused.push(RefusedCell { cell, what, text, reason });
    }

    /// The address of a cell: `Meetings!F8`.
    fn address(&self, at: u32, column: u16) -> String {
        format!("{}!{}{}", self.sheet, column_name(column), at + 1)
    }

    fn head(&self, column: u16) -> String {
        lists::heads(self.list, &self.carried.currency).swap_remove(usize::from(column))
    }

    /// Whether nothing says what a row is.
    fn is_empty(&self, at: u32) -> bool {
        lists::entries(self.list).all(|column| self.text(at, column).trim().is_empty())
    }

    fn text(&self, at: u32, column: u16) -> String {
        self.cells.text(&self.sheet, (at, u32::from(column)))
    }

    fn number(&self, at: u32, column: u16) -> Result<f64, Refusal> {
        match held(self.cells.at(&self.sheet, (at, u32::from(column)))) {
            Held::Number(number) => Ok(number),
            Held::Nothing => Err(Refusal { column, text: String::new(), reason: "must be a number".into() }),
            Held::Text(text) => Err(Refusal { column, text, reason: "must be a number".into() }),
        }
    }

    /// A number without a range, within the bounds of a field.
    fn estimate<Q: Quantity>(&self, at: u32, column: u16, key: &str) -> Result<Estimate<Q>, Refusal> {
        let number = self.number(at, column)?;
        let refuse = |reason: String| Refusal { column, text: number.to_string(), reason };
        let spread = Spread::point(number).map_err(|_| refuse("must be a number".into()))?;
        Field::find(key).map_or(Ok(()), |field| field.check(&spread)).map_err(refuse)?;
        Ok(Estimate::new(spread))
    }

    fn exact(&self, at: u32, column: u16, setting: ExactInput) -> Result<f64, Refusal> {
        let (number, (least, most, _)) = (self.number(at, column)?, limits(setting));
        if (least..=most).contains(&number) {
            Ok(number)
        } else {
            Err(Refusal {
                column,
                text: number.to_string(),
                reason: format!("must be a number from {least} to {most}"),
            })
        }
    }

    /// What a word of a closed list stands for.
    fn word<T: Copy>(&self, at: u32, column: u16, all: &[(T, &'static str)]) -> Result<T, Refusal> {
        let text = self.text(at, column);
        let found = all.iter().find(|(_, word)| is_word(&text, word)).map(|(value, _)| *value);
        let words = all.iter().map(|(_, word)| format!("“{word}”")).collect::<Vec<_>>().join(", ");
        found.ok_or_else(|| Refusal { column, text, reason: format!("must be one of {words}") })
    }

    fn fate(&self, at: u32) -> Result<MeetingFate, Refusal> {
        let number = |setting| self.exact(at, lists::FROM_NOW_ON, setting);
        Ok(match self.word(at, lists::FATE, &lists::FATES)? {
            MeetingFateKind::Keep => MeetingFate::Keep,
            MeetingFateKind::Replace => MeetingFate::Replace,
            MeetingFateKind::Cancel => MeetingFate::Cancel,
            MeetingFateKind::ShortenTo => MeetingFate::ShortenTo(number(ExactInput::ShortenTo(0))?),
            MeetingFateKind::LessOften => MeetingFate::LessOften(number(ExactInput::LessOften(0))?),
            MeetingFateKind::Fewer => MeetingFate::Fewer(number(ExactInput::Fewer(0))?),
        })
    }

    fn action(&self, at: u32) -> Result<ToolAction, Refusal> {
        self.word(at, lists::ACTION, &lists::ACTIONS)
    }

    fn basis(&self, at: u32) -> Result<PriceBasis, Refusal> {
        self.word(at, lists::BASIS, &PriceBasis::ALL.iter().map(|row| (row.0, row.2)).collect::<Vec<_>>())
    }

    fn seats(&self, at: u32) -> Result<Option<Estimate<People>>, Refusal> {
        if is_word(&self.text(at, lists::SEATS), EVERYBODY) {
            return Ok(None);
        }
        self.estimate(at, lists::SEATS, "tools.*.seats").map(Some)
    }

    fn kind(&self, at: u32) -> Result<LineKind, Refusal> {
        self.word(at, lists::KIND, &LineKind::ALL.iter().map(|row| (row.0, row.2)).collect::<Vec<_>>())
    }

    fn cash(&self, at: u32) -> Result<bool, Refusal> {
        self.word(at, lists::CASH, &lists::YES_OR_NO)
    }
}

/// Whether a text is a word, whatever its capitals and white space.
pub(super) fn is_word(text: &str, word: &str) -> bool {
    text.split_whitespace().map(str::to_lowercase).eq(word.split_whitespace().map(str::to_lowercase))
}

fn price_key(basis: PriceBasis) -> &'static str {
    match basis {
        PriceBasis::Flat => "tools.*.price.flat",
        PriceBasis::PerUser => "tools.*.price.per_user",
    }
}
