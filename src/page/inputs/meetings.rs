//! The inventory of meetings: what each takes, and what becomes of it.

use super::meeting_paste::MeetingPaste;
use super::number;
use super::row_editor::RowEditor;
use crate::model::{
    Case, Estimate, Evaluation, Field, Limits, Meeting, MeetingFate, Origin, Quantity, RowList, Spread, Unit,
};
use crate::page::app;
use crate::page::choice::select;
use crate::page::field::{NumberField, UnlistedNumber, cell};
use crate::page::format::{decimal, money};
use crate::page::ui::{Child, fragment, html};
use crate::state::UndoLabel;
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

const ATTENDEES: &str = "meetings.load.inventory.*.attendees";
const PER_WEEK: &str = "meetings.load.inventory.*.per_week";

const FATES: &[&str] =
    &["keep it", "write instead", "cancel it", "shorten it", "hold it less often", "invite fewer people"];

/// The list, how to fill it, and what it comes to.
pub(in crate::page) fn inventory() -> AnyView {
    let rows = RowEditor::new(RowList::Meetings, "meeting");
    let paste = MeetingPaste::new(rows);
    provide_context(paste);
    let content = move || if rows.is_empty() { empty(rows) } else { total() };
    let hint = "Those that come back. A range fits into one field: 6..10 people.";
    let list = rows.list("Add a meeting", |case| push(case, Meeting::default()), row, content);
    html::div()
        .class("field wide")
        .child(html::span().class("label").child("Your meetings"))
        .child(html::p().class("hint").child(hint))
        .child(list.child(paste.view()))
        .into_any()
}

fn push(case: &mut Case, meeting: Meeting) {
    case.meetings.load.inventory.push(meeting);
}

fn sample() -> Meeting {
    Meeting {
        name: "Daily stand-up".into(),
        attendees: Estimate::certain(8.0),
        minutes: 15.0,
        per_week: Estimate::certain(5.0),
        fate: MeetingFate::Replace,
        ..Meeting::default()
    }
}

fn empty(rows: RowEditor) -> AnyView {
    let add = move |_| {
        rows.add(|case| {
            push(case, sample());
            // Nobody has entered its figures.
            case.set_row_origin(RowList::Meetings, case.rows(RowList::Meetings) - 1, Origin::Preset);
        });
    };
    let words =
        "No meeting is listed yet, so none can be freed. Add the ones that take most time, or paste your list. ";
    let sample = html::button().class("link").on(ev::click, add);
    html::p().class("quiet").child(words).child(sample.child("Try it with a daily stand-up")).into_any()
}

fn total() -> AnyView {
    let (case, evaluation) = (app().case(), app().evaluation());
    let words = Memo::new(move |_| {
        let (case, ledger) = (case.get(), &evaluation.get().ledger);
        let amount = |value: f64| money(value, &case.currency);
        let hours: f64 = case.meetings.load.inventory.iter().map(|row| row.hours_per_week().value()).sum();
        format!(
            "Together {} h a week, {} a year. Of that, {} goes.",
            decimal(hours, 1),
            amount(ledger.meeting_cost.value()),
            amount(ledger.gross.value()),
        )
    });
    html::p().class("quiet").attr("role", "status").child(words).into_any()
}

fn at(case: &Case, row: usize) -> Option<&Meeting> {
    case.meetings.load.inventory.get(row)
}

fn at_mut(case: &mut Case, row: usize) -> Option<&mut Meeting> {
    case.meetings.load.inventory.get_mut(row)
}

fn row(rows: RowEditor, row: usize) -> AnyView {
    let name = rows.name(row, |case, row| at(case, row).map(|meeting| meeting.name.as_str()));
    let paste: MeetingPaste = expect_context();
    let named = rows.name_cell(
        "Meeting",
        row,
        |case, row| at(case, row).map(|meeting| meeting.name.as_str()),
        |case, row| at_mut(case, row).map(|meeting| &mut meeting.name),
    );
    let field = |key: &str| number(key, row).in_row(name);
    let head = html::div().class("row-head").on(ev::paste, move |event| paste.offer(event.unchecked_ref()));
    html::li()
        .class("row")
        .child(head.child(named).child(rows.actions(row, name, true)))
        .child(cell("people", field(ATTENDEES)))
        .child(cell("minutes", minutes(row).in_row(name)))
        .child(cell("a week", field(PER_WEEK)))
        .child(fate(row, name))
        .child(html::p().class("row-foot").child(effect(row)))
        .into_any()
}

fn length() -> Limits {
    Limits::whole(Unit::Factor, 1.0, Meeting::MINUTES_LIMIT)
}

fn minutes(row: usize) -> NumberField {
    NumberField::unlisted(UnlistedNumber {
        key: format!("meetings.load.inventory.{row}.minutes"),
        label: "Minutes",
        hint: "",
        limits: length(),
        vacant: "",
        row,
        get: |case, row| Spread::point(at(case, row)?.minutes).ok(),
        set: |case, row, value| {
            if let (Some(meeting), Some(value)) = (at_mut(case, row), value) {
                meeting.minutes = value.likely();
            }
        },
    })
}

/// The place of a fate in [`FATES`].
fn place(fate: MeetingFate) -> usize {
    match fate {
        MeetingFate::Keep => 0,
        MeetingFate::Replace => 1,
        MeetingFate::Cancel => 2,
        MeetingFate::ShortenTo(_) => 3,
        MeetingFate::LessOften(_) => 4,
        MeetingFate::Fewer(_) => 5,
    }
}

/// The fate of a place in [`FATES`], to begin with: half of today is left.
fn fate_at(place: usize, meeting: &Meeting) -> MeetingFate {
    let half = |value: f64| (value / 2.0).ceil();
    match place {
        1 => MeetingFate::Replace,
        2 => MeetingFate::Cancel,
        3 => MeetingFate::ShortenTo(half(meeting.minutes)),
        4 => MeetingFate::LessOften(meeting.per_week.likely().value() / 2.0),
        5 => MeetingFate::Fewer(half(meeting.attendees.likely().value())),
        _ => MeetingFate::Keep,
    }
}

/// The limits of one number in the bounds of a field of the list.
fn one_in(key: &str) -> Limits {
    let limits = Field::find(key).expect("the table has this field").limits();
    Limits::one(limits.unit, limits.bounds.0, limits.bounds.1)
}

/// What is left of the meeting where its fate is a number: its minutes, times a week or people from now on.
fn left(row: usize, chosen: usize) -> Option<(&'static str, NumberField)> {
    let (words, key, limits) = match chosen {
        3 => ("to minutes", "shorten_to", length()),
        4 => ("to times a week", "less_often", one_in(PER_WEEK)),
        5 => ("to people", "fewer", one_in(ATTENDEES)),
        _ => return None,
    };
    let number = UnlistedNumber {
        key: format!("meetings.load.inventory.{row}.fate.{key}"),
        label: "What is left",
        hint: "",
        limits,
        vacant: "",
        row,
        get: |case, row| match at(case, row)?.fate {
            MeetingFate::ShortenTo(left) | MeetingFate::LessOften(left) | MeetingFate::Fewer(left) => {
                Spread::point(left).ok()
            }
            MeetingFate::Keep | MeetingFate::Replace | MeetingFate::Cancel => None,
        },
        set: |case, row, value| {
            if let (Some(meeting), Some(value)) = (at_mut(case, row), value) {
                let left = value.likely();
                match &mut meeting.fate {
                    MeetingFate::ShortenTo(now) | MeetingFate::LessOften(now) | MeetingFate::Fewer(now) => *now = left,
                    MeetingFate::Keep | MeetingFate::Replace | MeetingFate::Cancel => {}
                }
            }
        },
    };
    Some((words, NumberField::unlisted(number)))
}

/// What becomes of the meeting, and what is left of it where that is a number.
fn fate(row: usize, name: Memo<String>) -> AnyView {
    let state = app();
    let chosen = state.slice(move |case| at(case, row).map_or(0, |meeting| place(meeting.fate)));
    let choose = Callback::new(move |chosen: usize| {
        state.edit(UndoLabel::step("what happens to a meeting"), |case| {
            if let Some(meeting) = at_mut(case, row) {
                meeting.fate = fate_at(chosen, meeting);
            }
        });
    });
    let then = move || left(row, chosen.get()).map(|(words, number)| cell(words, number.in_row(name)));
    fragment([select("what happens", name, FATES, chosen, choose), then.into_child()])
}

/// What the meeting takes, and what its fate frees.
fn effect(row: usize) -> Memo<String> {
    let (case, evaluation) = (app().case(), app().evaluation());
    Memo::new(move |_| {
        let case = case.get();
        at(&case, row).map(|meeting| words(meeting, &case, &evaluation.get())).unwrap_or_default()
    })
}

fn words(meeting: &Meeting, case: &Case, evaluation: &Evaluation) -> String {
    let year = |hours| hours * case.team.weeks_per_year.likely() * evaluation.ledger.hourly;
    let told = |hours| {
        let amount = money(Quantity::value(year(hours)), &case.currency);
        format!("{} h a week, {amount} a year", decimal(Quantity::value(hours), 1))
    };
    let (takes, frees) = (meeting.hours_per_week(), meeting.removed_hours_per_week());
    let frees = match meeting.fate {
        MeetingFate::Keep => "stays".into(),
        MeetingFate::ShortenTo(_) if frees.value() == 0.0 => "frees nothing: it is not shorter than today".into(),
        MeetingFate::LessOften(_) if frees.value() == 0.0 => "frees no time: it is held as often as today".into(),
        MeetingFate::Fewer(_) if frees.value() == 0.0 => "frees no time: as many people attend as today".into(),
        MeetingFate::Cancel => format!("frees all of it: {}", told(frees)),
        _ => format!("frees {}", told(frees)),
    };
    format!("Takes {}; {frees}.", told(takes))
}
