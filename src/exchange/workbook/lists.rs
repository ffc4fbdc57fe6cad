//! The sheets of the case's lists: meetings, tools, and the user's own lines.

use super::inputs::{LIKELY, ORIGIN, origin};
use super::names::{figure_name, input_name, setting_name};
use super::sheet::{Amount, CellValue, Sheet};
use super::source::Source;
use crate::model::{
    Case, Choice, ExactInput, Field, Figure, Input, LineKind, Meeting, MeetingFate, MeetingFateKind, MeetingLoadKind,
    PriceBasis, Quantity, RowList, ToolAction, View,
};

const ABOUT: &str = "Change the colored cells, names, sources, notes and owners: the figures follow the numbers. Rows that are added or deleted, and \
                     words from a list, count once the workbook is opened on the page again.";

/// The lists, each with the name of its sheet.
pub(super) const LISTS: [(RowList, &str); 3] =
    [(RowList::Meetings, "Meetings"), (RowList::Tools, "Tools"), (RowList::OtherLines, "Lines")];

/// The row of the sheet that holds the first row of a list, below the heads.
pub(super) const FIRST: u32 = 4;

// The columns of the sheets.
pub(super) const PEOPLE: u16 = 1;
pub(super) const MINUTES: u16 = 2;
pub(super) const TIMES: u16 = 3;
pub(super) const FATE: u16 = 4;
pub(super) const FROM_NOW_ON: u16 = 5;
const MEETING_ORIGIN: u16 = 8;
pub(super) const ACTION: u16 = 1;
pub(super) const BASIS: u16 = 2;
pub(super) const PRICE: u16 = 3;
pub(super) const SEATS: u16 = 4;
const PRICE_ORIGIN: u16 = 6;
pub(super) const KIND: u16 = 1;
pub(super) const CASH: u16 = 2;
pub(super) const AMOUNT: u16 = 3;
const AMOUNT_ORIGIN: u16 = 4;

/// Rows below a list in which the lists of words are offered, too.
const SPARE_ROWS: u32 = 40;

/// What becomes of a meeting, in words.
pub(super) const FATES: [(MeetingFateKind, &str); 6] = [
    (MeetingFateKind::Keep, "kept"),
    (MeetingFateKind::Replace, "replaced by writing"),
    (MeetingFateKind::Cancel, "canceled"),
    (MeetingFateKind::ShortenTo, "shortened to these minutes"),
    (MeetingFateKind::LessOften, "held these times a week"),
    (MeetingFateKind::Fewer, "with these people"),
];
pub(super) const ACTIONS: [(ToolAction, &str); 2] = [(ToolAction::Add, "added"), (ToolAction::Drop, "dropped")];
pub(super) const YES_OR_NO: [(bool, &str); 2] = [(true, "yes"), (false, "no")];
/// Seats for the whole team.
pub(super) const EVERYBODY: &str = "everybody";

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
        RowList::OtherLines => (input_name(input("other_lines.*.amount", row)), u32::from(AMOUNT)),
    }
}

/// The columns that say what a row is: those that a new row must fill, with the number of what becomes of a meeting.
pub(super) fn entries(list: RowList) -> std::ops::RangeInclusive<u16> {
    0..=match list {
        RowList::Meetings => FROM_NOW_ON,
        RowList::Tools => SEATS,
        RowList::OtherLines => AMOUNT,
    }
}

/// The words of a row that are chosen from a list, each with its column.
pub(super) fn words(list: RowList, row: usize, case: &Case) -> Vec<(u16, &'static str)> {
    match list {
        RowList::Meetings => vec![(FATE, word_of(&FATES, case.meetings.load.inventory[row].fate.kind()))],
        RowList::Tools => {
            let tool = &case.tools[row];
            let everybody = tool.seats.is_none().then_some((SEATS, EVERYBODY));
            let words = [(ACTION, word_of(&ACTIONS, tool.action)), (BASIS, tool.basis.word())];
            words.into_iter().chain(everybody).collect()
        }
        RowList::OtherLines => {
            let line = &case.other_lines[row];
            vec![(KIND, line.kind.word()), (CASH, word_of(&YES_OR_NO, line.cash))]
        }
    }
}

fn word_of<T: Copy + PartialEq>(words: &[(T, &'static str)], value: T) -> &'static str {
    words.iter().find(|(known, _)| *known == value).map_or("", |(_, word)| word)
}

/// The words that a column admits.
fn choices(list: RowList) -> Vec<(u16, Vec<&'static str>)> {
    fn of<T>(words: &[(T, &'static str)]) -> Vec<&'static str> {
        words.iter().map(|(_, word)| *word).collect()
    }
    fn of_choice<T: Choice>() -> Vec<&'static str> {
        T::ALL.iter().map(|row| row.2).collect()
    }
    match list {
        RowList::Meetings => vec![(FATE, of(&FATES))],
        RowList::Tools => vec![(ACTION, of(&ACTIONS)), (BASIS, of_choice::<PriceBasis>())],
        RowList::OtherLines => vec![(KIND, of_choice::<LineKind>()), (CASH, of(&YES_OR_NO))],
    }
}

/// Where the sheet of an input says where its value comes from: the column of the likely value, and the first of those of the origin. Of the
/// inputs of a row, only one has such columns.
pub(super) fn origin_columns(input: Input) -> Option<(u16, u16)> {
    match input.field.key {
        "meetings.load.inventory.*.attendees" => Some((1, MEETING_ORIGIN)),
        "tools.*.price.flat" | "tools.*.price.per_user" => Some((PRICE, PRICE_ORIGIN)),
        "other_lines.*.amount" => Some((AMOUNT, AMOUNT_ORIGIN)),
        _ => (!input.field.is_by_row()).then_some((LIKELY, ORIGIN)),
    }
}

fn write_words(sheet: &mut Sheet, at: u32, list: RowList, row: usize, case: &Case) {
    for (column, word) in words(list, row, case) {
        sheet.text(at, column, word);
    }
}

/// The heads of a list's columns.
pub(super) fn heads(list: RowList, currency: &str) -> Vec<String> {
    let (unit, amount) = (format!("A month, {currency}"), format!("Amount, {currency}"));
    let (own, origin): (&[&str], [&str; 2]) = match list {
        RowList::Meetings => (
            &[
                "Meeting",
                "People",
                "Minutes",
                "Times a week",
                "What becomes of it",
                "From now on",
                "Hours a week",
                "Hours a week that go",
            ],
            ["Origin of the people", "Kind"],
        ),
        RowList::Tools => {
            (&["Tool", "Added or dropped", "Charged", "Price a month", "Seats", &unit], ["Origin of the price", "Kind"])
        }
        RowList::OtherLines => (&["Line", "Kind", "Money changes hands", &amount], ["Origin", "Kind of source"]),
    };
    own.iter().copied().chain(origin).chain(["Source", "Note", "Owner"]).map(str::to_owned).collect()
}

fn begin(sheet: &mut Sheet, list: RowList, title: &str, case: &Case) {
    sheet.title(title, ABOUT);
    for (column, head) in (0..).zip(heads(list, &case.currency)) {
        sheet.head(FIRST - 1, column, &head);
    }
    let end = FIRST + case.rows(list) as u32 + SPARE_ROWS;
    for (column, words) in choices(list) {
        sheet.choice([FIRST, end], column, &words);
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
    begin(sheet, RowList::Meetings, "Meetings", source.case);
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

fn tools(sheet: &mut Sheet, source: &Source) {
    begin(sheet, RowList::Tools, "Tools", source.case);
    for (place, tool) in source.case.tools.iter().enumerate() {
        let row = FIRST + place as u32;
        let price = ["tools.*.price.flat", "tools.*.price.per_user"]
            .map(|key| input(key, place))
            .into_iter()
            .find(|price| source.case.spread(*price).is_some());
        sheet.text(row, 0, &tool.name);
        write_words(sheet, row, RowList::Tools, place, source.case);
        if let Some(price) = price {
            number(sheet, (row, PRICE), price, source.case, Amount::Money);
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
    begin(sheet, RowList::OtherLines, "Other lines", source.case);
    for (place, line) in source.case.other_lines.iter().enumerate() {
        let row = FIRST + place as u32;
        let input = input("other_lines.*.amount", place);
        sheet.text(row, 0, &line.name);
        write_words(sheet, row, RowList::OtherLines, place, source.case);
        number(sheet, (row, AMOUNT), input, source.case, Amount::Money);
        origin(sheet, row, AMOUNT_ORIGIN, source.case, input);
    }
}
