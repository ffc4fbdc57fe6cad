//! What somebody did to a workbook in a spreadsheet comes back: texts, words, rows.

use super::{inventory, point, read, written};
use async_roi::exchange::workbook;
use async_roi::model::{Case, LineKind, Meeting, MeetingFate, OtherLine, PriceBasis, Tool, ToolAction};
use calamine::{Reader, Xlsx};
use rust_xlsxwriter::Workbook;
use std::io::Cursor;

/// What somebody does to a workbook in a spreadsheet.
enum Edit {
    /// Puts a text or a number into a cell.
    Cell(&'static str, u32, u16, &'static str),
    /// Deletes a row of a sheet.
    DeleteRow(&'static str, u32),
}
use Edit::{Cell, DeleteRow};

/// The workbook of a case after these edits, as a spreadsheet saves it: rows below a deleted one move up, and its names are lost.
fn edited(case: &Case, edits: &[Edit]) -> Vec<u8> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(written(case, case))).unwrap();
    let names = book.defined_names().to_vec();
    let is_deleted = |sheet: &str, row: u32| {
        edits.iter().any(|edit| matches!(edit, DeleteRow(on, at) if *on == sheet && *at == row))
    };
    let moved = |sheet: &str, row: u32| row - (0..row).filter(|above| is_deleted(sheet, *above)).count() as u32;
    let mut workbook = Workbook::new();
    for (name, range) in book.worksheets() {
        let sheet = workbook.add_worksheet().set_name(&name).unwrap();
        let mut write = |row: u32, column: u16, text: &str| {
            match text.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, text).unwrap(),
            };
        };
        for (row, column, value) in range.used_cells() {
            let row = row as u32;
            let is_edited = |edit: &Edit| matches!(edit, Cell(on, at, place, _) if *on == name && *at == moved(&name, row) && usize::from(*place) == column);
            if !is_deleted(&name, row) && !edits.iter().any(is_edited) {
                write(moved(&name, row), column as u16, &value.to_string());
            }
        }
        for edit in edits {
            if let Cell(on, row, column, text) = edit
                && *on == name
            {
                write(*row, *column, text);
            }
        }
    }
    for (name, address) in names {
        let (sheet, cell) = address.split_once('!').unwrap();
        let (column, row) = cell.trim_start_matches('$').split_once('$').unwrap();
        let row = row.parse::<u32>().unwrap() - 1;
        let cell =
            if is_deleted(sheet, row) { "#REF!".to_owned() } else { format!("${column}${}", moved(sheet, row) + 1) };
        workbook.define_name(name, &format!("={sheet}!{cell}")).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn changed_names_sources_notes_and_owners_come_back() {
    let case = inventory();
    assert_eq!(workbook::read(&edited(&case, &[])).unwrap(), read(&case, &case));
    let changes = [
        Cell("Results", 0, 0, "Board’s version"),
        Cell("Meetings", 4, 0, "Standup"),
        Cell("Lines", 4, 0, "=Trips"),
        Cell("Inputs", 4, 8, "HR, 2027"),
        Cell("Inputs", 4, 9, "Ask again in May"),
        Cell("Inputs", 4, 10, "Ana"),
    ];
    let back = workbook::read(&edited(&case, &changes)).unwrap();
    assert_eq!((back.changes, back.refused, back.ignored), (vec![], vec![], vec![]));
    assert_eq!(back.case.name, "Board’s version");
    assert_eq!(back.case.meetings.load.inventory[0].name, "Standup");
    assert_eq!(back.case.other_lines[0].name, "=Trips");
    let note = &back.case.notes["team.people"];
    assert_eq!([&note.source, &note.text, &note.owner], ["HR, 2027", "Ask again in May", "Ana"]);
    let said: Vec<(&str, &str)> =
        back.texts.iter().map(|change| (change.what.as_str(), change.after.as_str())).collect();
    assert_eq!(
        said,
        [
            ("Name of the case", "Board’s version"),
            ("Meetings, name of “=1+1”", "Standup"),
            ("Lines, name of “+Travel”", "=Trips"),
            ("People in the team: source", "HR, 2027"),
            ("People in the team: note", "Ask again in May"),
            ("People in the team: owner", "Ana"),
        ]
    );
}

/// The inventory with a tool for everybody and one with seats.
fn with_tools() -> Case {
    let mut case = inventory();
    let tool = |name: &str, seats| Tool { name: name.into(), price: point(12.0), seats, ..Tool::default() };
    case.tools = vec![tool("Chat", None), tool("Board", Some(point(9.0)))];
    case
}

#[test]
fn words_from_the_lists_come_back() {
    let case = with_tools();
    let back = workbook::read(&edited(
        &case,
        &[
            Cell("Meetings", 4, 4, "Kept "),
            // Shortened to 10 minutes before: the number beside it is now times a week.
            Cell("Meetings", 6, 4, "held these times a week"),
            Cell("Meetings", 6, 5, "0.5"),
            Cell("Tools", 4, 1, "dropped"),
            Cell("Tools", 4, 2, "one price for all"),
            Cell("Tools", 4, 4, "30"),
            Cell("Tools", 5, 4, "everybody"),
            Cell("Lines", 4, 1, "paid once"),
            Cell("Lines", 4, 2, "yes"),
        ],
    ))
    .unwrap();
    assert_eq!((back.refused, back.ignored, back.changes), (vec![], vec![], vec![]));
    let fates: Vec<MeetingFate> = back.case.meetings.load.inventory.iter().map(|meeting| meeting.fate).collect();
    assert_eq!(fates[..3], [MeetingFate::Keep, MeetingFate::Cancel, MeetingFate::LessOften(0.5)]);
    let [chat, board] = &back.case.tools[..] else { panic!("{:?}", back.case.tools) };
    assert_eq!((chat.action, chat.basis, chat.seats), (ToolAction::Drop, PriceBasis::Flat, Some(point(30.0))));
    assert_eq!((chat.price, board.seats), (point(12.0), None));
    let line = &back.case.other_lines[0];
    assert_eq!((line.kind, line.cash), (LineKind::OneOffCost, true));
    let said: Vec<String> =
        back.texts.iter().map(|change| format!("{} | {} | {}", change.what, change.before, change.after)).collect();
    assert_eq!(
        said,
        [
            "Meetings, “=1+1”: What becomes of it | replaced by writing | Kept",
            "Meetings, “=1+1”: What becomes of it | shortened to these minutes | held these times a week: 0.5",
            "Tools, “Chat”: Added or dropped | added | dropped",
            "Tools, “Chat”: Charged | for each user | one price for all",
            "Tools, “Chat”: Seats | everybody | 30",
            "Tools, “Board”: Seats | 9 | everybody",
            "Lines, “+Travel”: Kind | gained a year | paid once",
            "Lines, “+Travel”: Money changes hands | no | yes",
        ]
    );
}

#[test]
fn rows_that_were_added_or_deleted_come_back() {
    let mut case = with_tools();
    case.meetings.load.inventory[4].name = "Review".into();
    case.notes.entry("meetings.load.inventory.4.attendees".into()).or_default().owner = "Ana".into();
    let back = workbook::read(&edited(
        &case,
        &[
            DeleteRow("Meetings", 5),
            // Below the four rows that are left, in the order of the columns.
            Cell("Meetings", 8, 0, "Demo"),
            Cell("Meetings", 8, 1, "8"),
            Cell("Meetings", 8, 2, "45"),
            Cell("Meetings", 8, 3, "0.5"),
            Cell("Meetings", 8, 4, "with these people"),
            Cell("Meetings", 8, 5, "3"),
            DeleteRow("Tools", 4),
            DeleteRow("Tools", 5),
            Cell("Tools", 4, 0, "Wiki"),
            Cell("Tools", 4, 1, "added"),
            Cell("Tools", 4, 2, "for each user"),
            Cell("Tools", 4, 3, "4"),
            Cell("Tools", 4, 4, "Everybody"),
            Cell("Lines", 6, 0, "Rent"),
            Cell("Lines", 6, 1, "gained a year"),
            Cell("Lines", 6, 2, "yes"),
            Cell("Lines", 6, 3, "900"),
        ],
    ))
    .unwrap();
    assert_eq!((back.refused, back.ignored, back.texts), (vec![], vec![], vec![]));
    let names: Vec<&str> = back.case.meetings.load.inventory.iter().map(|meeting| meeting.name.as_str()).collect();
    assert_eq!(names, ["=1+1", "=1+1", "=1+1", "Review", "Demo"]);
    let added = &back.case.meetings.load.inventory[4];
    let expected = Meeting {
        name: "Demo".into(),
        attendees: point(8.0),
        minutes: 45.0,
        per_week: point(0.5),
        fate: MeetingFate::Fewer(3.0),
        ..Meeting::default()
    };
    assert_eq!(*added, expected);
    assert_eq!(back.case.notes["meetings.load.inventory.3.attendees"].owner, "Ana", "notes stay with their row");
    assert_eq!(back.case.tools, [Tool { name: "Wiki".into(), price: point(4.0), ..Tool::default() }]);
    let line = OtherLine { name: "Rent".into(), amount: point(900.0), cash: true, ..OtherLine::default() };
    assert_eq!(back.case.other_lines[1], line);
    assert_eq!(
        back.rows,
        [
            "Meetings: “=1+1” was deleted",
            "Meetings: “Demo” was added: People: 8; Minutes: 45; Times a week: 0.5; What becomes of it: with these people; From now on: 3",
            "Tools: “Chat” was deleted",
            "Tools: “Board” was deleted",
            "Tools: “Wiki” was added: Added or dropped: added; Charged: for each user; Price a month: 4; Seats: Everybody",
            "Lines: “Rent” was added: Kind: gained a year; Money changes hands: yes; Amount, USD: 900",
        ]
    );
}

#[test]
fn an_emptied_row_is_deleted_and_what_is_in_doubt_is_refused_by_cell() {
    let case = inventory();
    let empty = (0..=5).map(|column| Cell("Meetings", 4, column, ""));
    let edits = [
        Cell("Meetings", 5, 4, "postponed"),
        Cell("Meetings", 5, 5, ""),
        Cell("Meetings", 7, 4, "shortened to these minutes"),
        Cell("Meetings", 7, 5, "9999"),
        Cell("Meetings", 10, 0, "Total"),
        Cell("Meetings", 10, 1, "45"),
        Cell("Lines", 5, 0, "Rent"),
        Cell("Lines", 5, 1, "paid a year"),
        Cell("Lines", 5, 2, "yes"),
        Cell("Lines", 5, 3, "-4"),
    ];
    let back = workbook::read(&edited(&case, &empty.chain(edits).collect::<Vec<_>>())).unwrap();
    assert_eq!(back.rows, ["Meetings: “=1+1” was emptied, so it is deleted"]);
    assert_eq!(back.case.meetings.load.inventory[..], case.meetings.load.inventory[1..]);
    assert_eq!(back.case.other_lines, case.other_lines);
    let refused: Vec<String> = back
        .refused
        .iter()
        .map(|cell| format!("{} | {} | {} | {}", cell.cell, cell.what, cell.text, cell.reason))
        .collect();
    let fates = "must be one of “kept”, “replaced by writing”, “canceled”, “shortened to these minutes”, “held these times a week”, “with these people”";
    assert_eq!(
        refused,
        [
            &format!("Meetings!E6 | “=1+1”, What becomes of it | postponed | {fates}"),
            "Meetings!F8 | “=1+1”, From now on | 9999 | must be a number from 0 to 1440",
            "Meetings!C11 | new row “Total”, Minutes |  | must be a number",
            "Lines!D6 | new row “Rent”, Amount, USD | -4 | must be at least 0",
        ]
    );
    let renamed = [Cell("Lines", 3, 3, "Cost"), DeleteRow("Lines", 4)];
    let back = workbook::read(&edited(&case, &renamed)).unwrap();
    assert_eq!((back.rows, back.case.other_lines), (vec![], case.other_lines));
    assert_eq!(
        back.ignored,
        ["Lines: its headings or columns were changed, so rows and words of it are as they were."]
    );
}

#[test]
fn a_workbook_that_libreoffice_saved_comes_back() {
    let back = workbook::read(include_bytes!("../../workbook/edited-in-libreoffice.xlsx")).unwrap();
    assert_eq!((back.changes, back.refused, back.ignored), (vec![], vec![], vec![]));
    assert_eq!(back.texts[0].after, "canceled");
    assert_eq!(
        back.rows,
        [
            "Meetings: “+SUM(A1)” was deleted",
            "Meetings: “-2” was deleted",
            "Meetings: “Demo” was added: People: 8; Minutes: 45; Times a week: 0.5; What becomes of it: with these people; From now on: 3",
            "Tools: “=1+1” was deleted",
        ]
    );
    assert_eq!(back.case.meetings.load.inventory.len(), back.carried.meetings.load.inventory.len() - 1);
    assert_eq!(back.case.tools[..], back.carried.tools[1..]);
}
