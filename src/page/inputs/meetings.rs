//! The inventory of meetings: what each takes, and what becomes of it.

use super::list_gap::question;
use super::meeting_fate::fate;
use super::meeting_paste::MeetingPaste;
use super::meeting_selection::MeetingSelection;
use super::number;
use super::row_editor::RowEditor;
use crate::model::{Case, Estimate, Evaluation, Input, Limits, Meeting, MeetingFate, Quantity, RowList, Spread, Unit};
use crate::page::field::{NumberField, UnlistedNumber, cell};
use crate::page::format::{self, decimal, money};
use crate::page::ui::{fragment, html};
use crate::page::widgets::{button, in_guide, measure_link};
use crate::page::{app, input_id};
use crate::text::guide::find_section;
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

pub(super) const ATTENDEES: &str = "meetings.load.inventory.*.attendees";
pub(super) const PER_WEEK: &str = "meetings.load.inventory.*.per_week";

/// The list, how to fill it, and what it comes to.
pub(in crate::page) fn inventory() -> AnyView {
    let rows = RowEditor::new(RowList::Meetings, "meeting");
    let (paste, selection) = (MeetingPaste::new(rows), MeetingSelection::new(rows));
    provide_context(paste);
    provide_context(selection);
    let content = move || if rows.is_empty() { empty(rows) } else { fragment([total(), question(rows)]) };
    let hint = "Recurring meetings. A field takes a range, too, such as 6 to 10 people.";
    let list = rows.list("Add a meeting", |case| case.list_meetings(vec![Meeting::default()]), row, content);
    html::div()
        .class("field wide")
        .child(html::div().class("name").child("Your meetings"))
        .child(html::p().class("hint").child(hint))
        .child(selection.bar())
        .child(list.child(paste.view()).child(measure_link()).child(in_guide(find_section("fates"))))
        .into_any()
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

/// The total that counts while the list is empty, and ways to begin the list.
fn empty(rows: RowEditor) -> AnyView {
    let (load, currency) = (app().slice(in_force), app().currency());
    let said = move || match load.get() {
        Some((input, likely)) => {
            let figure = format::figure(likely, input.field.unit, &currency.get());
            let period = if input.field.unit.is_money() { "a month" } else { "per person and week" };
            format!(
                "Your list is empty: the earlier total of {figure} {period} counts until you enter the first meeting."
            )
        }
        None => "Your list is empty, so meetings count as zero.".to_owned(),
    };
    // Links to the figure that counts lead here.
    let id = move || load.get().map(|(input, _)| input_id(input));
    let sample = button("link", "Try it with a daily stand-up", move || {
        rows.add(|case| case.list_meetings(vec![sample()]));
    });
    let begin = html::p()
        .class("quiet")
        .child("Add the meetings that take the most time, or paste your list below. ")
        .child(sample);
    let line = html::p().attr("id", id).attr("tabindex", "-1").attr("role", "status").child(said);
    fragment([line.into_any(), begin.into_any()])
}

/// The likely total in force that is no list.
fn in_force(case: &Case) -> Option<(Input, f64)> {
    let input = case.meetings.load.kind.input()?;
    Some((input, case.spread(input)?.likely()))
}

fn total() -> AnyView {
    let (case, evaluation) = (app().case(), app().evaluation());
    let words = Memo::new(move |_| {
        let (case, ledger) = (case.get(), &evaluation.get().ledger);
        let amount = |value: f64| money(value, &case.currency);
        let hours: f64 = case.meetings.load.inventory.iter().map(|row| row.hours_per_week().value()).sum();
        format!(
            "In total {} h a week, {} a year. {} of it is dropped.",
            decimal(hours, 1),
            amount(ledger.meeting_cost.value()),
            amount(ledger.gross.value()),
        )
    });
    html::p().class("quiet").attr("role", "status").child(words).into_any()
}

pub(super) fn at(case: &Case, row: usize) -> Option<&Meeting> {
    case.meetings.load.inventory.get(row)
}

pub(super) fn at_mut(case: &mut Case, row: usize) -> Option<&mut Meeting> {
    case.meetings.load.inventory.get_mut(row)
}

fn row(rows: RowEditor, row: usize) -> AnyView {
    let (name, named) = (rows.name(row), rows.name_cell("Meeting", row));
    let paste: MeetingPaste = expect_context();
    let field = |key: &str| number(key, row).in_row(name);
    let head = html::div().class("row-head").on(ev::paste, move |event| paste.offer(event.unchecked_ref()));
    let selection: MeetingSelection = expect_context();
    html::li()
        .class("row")
        .child(head.child(selection.tick(row, name)).child(named).child(rows.actions(row, name, true)))
        .child(cell("people", field(ATTENDEES)))
        .child(cell("minutes", minutes(row).in_row(name)))
        .child(cell("times a week", field(PER_WEEK)))
        .child(fate(row, name))
        .child(html::p().class("row-foot").child(effect(row)))
        .into_any()
}

pub(super) fn length() -> Limits {
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
