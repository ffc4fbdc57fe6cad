//! The sheets of the case's lists: meetings, tools, and the user's own lines.

use super::inputs::{LIKELY, ORIGIN, origin};
use super::names::{figure_name, input_name, setting_name};
use super::sheet::{Amount, CellValue, Sheet};
use super::source::Source;
use crate::model::{
    Case, Choice, ExactInput, Field, Figure, Input, Meeting, MeetingFate, MeetingLoadKind, Quantity, RowList,
    ToolAction, View,
};

const FIXED: &str = "Change the colored cells, names, sources, notes and owners. Rows, and words such as what becomes of a meeting, can be changed on \
                     the page only.";

/// The lists, each with the name of its sheet.
pub(super) const LISTS: [(RowList, &str); 3] =
    [(RowList::Meetings, "Meetings"), (RowList::Tools, "Tools"), (RowList::OtherLines, "Lines")];

/// The row of the sheet that holds the first row of a list, below the heads.
pub(super) const FIRST: u32 = 4;

const MEETING_ORIGIN: u16 = 8;
const PRICE_COLUMN: u16 = 3;
const PRICE_ORIGIN: u16 = 6;
const AMOUNT_COLUMN: u16 = 3;
const AMOUNT_ORIGIN: u16 = 4;

/// Whether a workbook has the sheet of a list.
pub(super) fn is_written(list: RowList, case: &Case) -> bool {
    case.rows(list) > 0 && (list != RowList::Meetings || case.meetings.load.kind == MeetingLoadKind::Inventory)
}

/// Writes the sheet of a list.
pub(super) fn write(sheet: &mut Sheet, list: RowList, source: &Source) {
    match list {
        RowList::Meetings => meetings(sheet, source),
        RowList::Tools => tools(sheet, source),
        RowList::OtherLines => other_lines(sheet, source),
    }
}

/// The named cell by which a row is found again where rows were moved, and its column.
pub(super) fn anchor(list: RowList, row: usize) -> (String, u32) {
    match list {
        RowList::Meetings => (figure_name(Figure::Meeting(row), View::Full), 6),
        RowList::Tools => (figure_name(Figure::Tool(row), View::Full), 5),
        RowList::OtherLines => (input_name(input("other_lines.*.amount", row)), u32::from(AMOUNT_COLUMN)),
    }
}

/// The words of a row that are chosen on the page, each with its column.
pub(super) fn words(list: RowList, row: usize, case: &Case) -> Vec<(u16, &'static str)> {
    match list {
        RowList::Meetings => vec![(4, fate_words(case.meetings.load.inventory[row].fate))],
        RowList::Tools => {
            let tool = &case.tools[row];
            let action = if tool.action == ToolAction::Add { "added" } else { "dropped" };
            let everybody = tool.seats.is_none().then_some((4, "everybody"));
            [(1, action), (2, tool.basis.word())].into_iter().chain(everybody).collect()
        }
        RowList::OtherLines => {
            let line = &case.other_lines[row];
            vec![(1, line.kind.word()), (2, if line.cash { "yes" } else { "no" })]
        }
    }
}

/// Where the sheet of an input says where its value comes from: the column of the likely value, and the first of those of the origin. Of the
/// inputs of a row, only one has such columns.
pub(super) fn origin_columns(input: Input) -> Option<(u16, u16)> {
    match input.field.key {
        "meetings.load.inventory.*.attendees" => Some((1, MEETING_ORIGIN)),
        "tools.*.price.flat" | "tools.*.price.per_user" => Some((PRICE_COLUMN, PRICE_ORIGIN)),
        "other_lines.*.amount" => Some((AMOUNT_COLUMN, AMOUNT_ORIGIN)),
        _ => (!input.field.is_by_row()).then_some((LIKELY, ORIGIN)),
    }
}

fn write_words(sheet: &mut Sheet, at: u32, list: RowList, row: usize, case: &Case) {
    for (column, word) in words(list, row, case) {
        sheet.text(at, column, word);
    }
}

fn heads(sheet: &mut Sheet, title: &str, heads: &[&str]) {
    sheet.title(title, FIXED);
    for (column, head) in (0..).zip(heads) {
        sheet.head(FIRST - 1, column, head);
    }
    sheet.freeze(FIRST, 1);
    sheet.widths(&[(0, 34.0)]);
}

/// The input of a list's row.
fn input(key: &str, row: usize) -> Input {
    Input { field: Field::find(key).expect("the table of fields has this key"), row }
}

/// An input of a list's row as a cell that can be changed.
fn number(sheet: &mut Sheet, at: (u32, u16), input: Input, case: &Case, amount: Amount) {
    if let Some(spread) = case.spread(input) {
        sheet.input(at.0, at.1, input_name(input), spread.likely(), amount);
    }
}

fn meetings(sheet: &mut Sheet, source: &Source) {
    heads(
        sheet,
        "Meetings",
        &[
            "Meeting",
            "People",
            "Minutes",
            "Times a week",
            "What becomes of it",
            "From now on",
            "Hours a week",
            "Hours a week that go",
            "Origin of the people",
            "Kind",
            "Source",
            "Note",
            "Owner",
        ],
    );
    for (place, meeting) in source.case.meetings.load.inventory.iter().enumerate() {
        meeting_row(sheet, source.case, place, meeting);
    }
}

/// What a fate states from now on: its name in the document, and the number.
pub(super) fn from_now_on(fate: MeetingFate, place: usize) -> Option<(ExactInput, f64)> {
    match fate {
        MeetingFate::ShortenTo(minutes) => Some((ExactInput::ShortenTo(place), minutes)),
        MeetingFate::LessOften(times) => Some((ExactInput::LessOften(place), times)),
        MeetingFate::Fewer(people) => Some((ExactInput::Fewer(place), people)),
        MeetingFate::Keep | MeetingFate::Replace | MeetingFate::Cancel => None,
    }
}

fn meeting_row(sheet: &mut Sheet, case: &Case, place: usize, meeting: &Meeting) {
    let row = FIRST + place as u32;
    let people = input("meetings.load.inventory.*.attendees", place);
    let times = input("meetings.load.inventory.*.per_week", place);
    let minutes = ExactInput::Minutes(place);
    sheet.text(row, 0, &meeting.name);
    number(sheet, (row, 1), people, case, Amount::Plain);
    sheet.input(row, 2, setting_name(minutes), meeting.minutes, Amount::Plain);
    number(sheet, (row, 3), times, case, Amount::Plain);
    write_words(sheet, row, RowList::Meetings, place, case);
    if let Some((setting, value)) = from_now_on(meeting.fate, place) {
        sheet.input(row, 5, setting_name(setting), value, Amount::Plain);
    }
    let (people_name, times_name, minutes_name) = (input_name(people), input_name(times), setting_name(minutes));
    let hours = format!("{people_name}*{times_name}*{minutes_name}/60");
    let less = |today: &str, setting: ExactInput| format!("MAX(0,{today}-{})", setting_name(setting));
    let removed = match meeting.fate {
        MeetingFate::Keep => "0".to_owned(),
        MeetingFate::Replace | MeetingFate::Cancel => hours.clone(),
        MeetingFate::ShortenTo(_) => {
            format!("{people_name}*{times_name}*{}/60", less(&minutes_name, ExactInput::ShortenTo(place)))
        }
        MeetingFate::LessOften(_) => {
            format!("{people_name}*{}*{minutes_name}/60", less(&times_name, ExactInput::LessOften(place)))
        }
        MeetingFate::Fewer(_) => {
            format!("{}*{times_name}*{minutes_name}/60", less(&people_name, ExactInput::Fewer(place)))
        }
    };
    let figures = [
        (Figure::Meeting(place), 6, hours, meeting.hours_per_week().value()),
        (Figure::MeetingRemoved(place), 7, removed, meeting.removed_hours_per_week().value()),
    ];
    for (figure, column, text, value) in figures {
        sheet.formula(row, column, &text, CellValue::Number(value), Amount::Decimal);
        sheet.name(row, column, figure_name(figure, View::Full));
    }
    origin(sheet, row, MEETING_ORIGIN, case, people);
}

fn fate_words(fate: MeetingFate) -> &'static str {
    match fate {
        MeetingFate::Keep => "kept",
        MeetingFate::Replace => "replaced by writing",
        MeetingFate::Cancel => "canceled",
        MeetingFate::ShortenTo(_) => "shortened to these minutes",
        MeetingFate::LessOften(_) => "held these times a week",
        MeetingFate::Fewer(_) => "with these people",
    }
}

fn tools(sheet: &mut Sheet, source: &Source) {
    let unit = format!("A month, {}", source.case.currency);
    heads(
        sheet,
        "Tools",
        &[
            "Tool",
            "Added or dropped",
            "Charged",
            "Price a month",
            "Seats",
            &unit,
            "Origin of the price",
            "Kind",
            "Source",
            "Note",
            "Owner",
        ],
    );
    for (place, tool) in source.case.tools.iter().enumerate() {
        let row = FIRST + place as u32;
        let price = ["tools.*.price.flat", "tools.*.price.per_user"]
            .map(|key| input(key, place))
            .into_iter()
            .find(|price| source.case.spread(*price).is_some());
        sheet.text(row, 0, &tool.name);
        write_words(sheet, row, RowList::Tools, place, source.case);
        if let Some(price) = price {
            number(sheet, (row, PRICE_COLUMN), price, source.case, Amount::Money);
            origin(sheet, row, PRICE_ORIGIN, source.case, price);
        }
        if tool.seats.is_some() {
            number(sheet, (row, 4), input("tools.*.seats", place), source.case, Amount::Plain);
        }
        let figure = Figure::Tool(place);
        let value = tool.monthly_price(source.case.team.people.likely()).value();
        sheet.formula(row, 5, &source.formula(figure, View::Full), CellValue::Number(value), Amount::Money);
        sheet.name(row, 5, figure_name(figure, View::Full));
    }
}

/// The user's own lines.
fn other_lines(sheet: &mut Sheet, source: &Source) {
    let amount = format!("Amount, {}", source.case.currency);
    heads(
        sheet,
        "Other lines",
        &["Line", "Kind", "Money changes hands", &amount, "Origin", "Kind of source", "Source", "Note", "Owner"],
    );
    for (place, line) in source.case.other_lines.iter().enumerate() {
        let row = FIRST + place as u32;
        let input = input("other_lines.*.amount", place);
        sheet.text(row, 0, &line.name);
        write_words(sheet, row, RowList::OtherLines, place, source.case);
        number(sheet, (row, AMOUNT_COLUMN), input, source.case, Amount::Money);
        origin(sheet, row, AMOUNT_ORIGIN, source.case, input);
    }
}
