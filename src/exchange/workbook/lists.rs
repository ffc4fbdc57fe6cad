//! The sheets of the case's lists: meetings, tools, and the user's own lines.

use super::inputs::origin;
use super::names::{figure_name, input_name, setting_name};
use super::sheet::{Amount, CellValue, Sheet};
use super::source::Source;
use crate::model::{
    Case, Choice, Estimate, ExactInput, Field, Figure, Input, Meeting, MeetingFate, MeetingLoadKind, Quantity,
    ToolAction, View,
};

const FIXED: &str =
    "Change the colored cells. Words, such as what becomes of a meeting, can be changed on the page only.";

/// The rows of a list: the first holds the heads.
const FIRST: u32 = 4;

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

/// Whether the case lists its meetings.
pub(super) fn has_meetings(case: &Case) -> bool {
    case.meetings.load.kind == MeetingLoadKind::Inventory
}

/// Writes the sheet of meetings.
pub(super) fn meetings(sheet: &mut Sheet, source: &Source) {
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
    sheet.text(row, 4, fate_words(meeting.fate));
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
    origin(sheet, row, 8, case, people);
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

/// Writes the sheet of tools.
pub(super) fn tools(sheet: &mut Sheet, source: &Source) {
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
        ],
    );
    for (place, tool) in source.case.tools.iter().enumerate() {
        let row = FIRST + place as u32;
        let price = ["tools.*.price.flat", "tools.*.price.per_user"]
            .map(|key| input(key, place))
            .into_iter()
            .find(|price| source.case.spread(*price).is_some());
        sheet.text(row, 0, &tool.name);
        sheet.text(row, 1, if tool.action == ToolAction::Add { "added" } else { "dropped" });
        sheet.text(row, 2, tool.basis.word());
        if let Some(price) = price {
            number(sheet, (row, 3), price, source.case, Amount::Money);
            origin(sheet, row, 6, source.case, price);
        }
        if tool.seats.as_ref().map(Estimate::likely).is_some() {
            number(sheet, (row, 4), input("tools.*.seats", place), source.case, Amount::Plain);
        } else {
            sheet.text(row, 4, "everybody");
        }
        let figure = Figure::Tool(place);
        let value = tool.monthly_price(source.case.team.people.likely()).value();
        sheet.formula(row, 5, &source.formula(figure, View::Full), CellValue::Number(value), Amount::Money);
        sheet.name(row, 5, figure_name(figure, View::Full));
    }
}

/// Writes the sheet of the user's own lines.
pub(super) fn other_lines(sheet: &mut Sheet, source: &Source) {
    let amount = format!("Amount, {}", source.case.currency);
    heads(
        sheet,
        "Other lines",
        &["Line", "Kind", "Money changes hands", &amount, "Origin", "Kind of source", "Source", "Note"],
    );
    for (place, line) in source.case.other_lines.iter().enumerate() {
        let row = FIRST + place as u32;
        let input = input("other_lines.*.amount", place);
        sheet.text(row, 0, &line.name);
        sheet.text(row, 1, line.kind.word());
        sheet.text(row, 2, if line.cash { "yes" } else { "no" });
        number(sheet, (row, 3), input, source.case, Amount::Money);
        origin(sheet, row, 4, source.case, input);
    }
}
