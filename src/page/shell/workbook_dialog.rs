//! Opening a workbook that was saved here and edited elsewhere: what was changed is listed before it becomes a case.

use super::dialogs::{Dialog, close_dialog, show_dialog};
use crate::exchange::workbook::{self, ChangedInput, InputChange, ReadWorkbook, RefusedCell, TextChange};
use crate::model::{Case, Spread, Unit};
use crate::page::ui::{fragment, html};
use crate::page::widgets::button;
use crate::page::{app, chunk, format, session};
use crate::state::{Notice, NoticeKind, Session, UndoLabel};
use leptos::prelude::*;
use std::sync::Arc;

/// A workbook with the name of its file.
#[derive(Clone, Debug)]
pub(in crate::page) struct WorkbookFile {
    name: String,
    read: ReadWorkbook,
}

/// Reads a workbook once the code for it is here.
pub(in crate::page) fn read_workbook(session: Session, name: String, bytes: Vec<u8>) {
    chunk::workbook(move |workbook| (workbook.open_workbook)(session, name, &bytes));
}

/// Reads a workbook and shows what was changed in it.
pub(in crate::page) fn open_workbook(session: Session, name: String, bytes: &[u8]) {
    session.dismiss("file");
    match workbook::read(bytes) {
        Ok(read) => show_dialog(Dialog::Workbook(Arc::new(WorkbookFile { name, read }))),
        Err(reason) => session.notify(Notice {
            topic: "file",
            kind: NoticeKind::Error,
            text: format!("“{name}” could not be read: {reason}."),
            details: vec!["Your own work is unchanged.".into()],
            remedies: Vec::new(),
        }),
    }
}

/// What was changed in a workbook, and the button that opens it as a case.
pub(super) fn content(file: Arc<WorkbookFile>) -> AnyView {
    let (state, session) = (app(), session());
    let WorkbookFile { name, read } = &*file;
    let numbers = read.changes.iter().map(|change| change_in_words(change, &read.carried));
    let texts = read.texts.iter().map(text_change_in_words);
    let changes: Vec<String> = numbers.chain(texts).chain(read.rows.iter().cloned()).collect();
    let about = match changes.len() {
        0 => format!("“{name}” holds the case “{}”. Nothing that is read was changed in it.", read.carried.name),
        1 => format!("“{name}” holds the case “{}”. One change was made in it:", read.carried.name),
        several => format!("“{name}” holds the case “{}”. {several} changes were made in it:", read.carried.name),
    };
    let unused = |words: &'static str, lines: Vec<String>| {
        (!lines.is_empty()).then(|| fragment([html::p().child(words).into_any(), list(lines)]))
    };
    let refused = unused(
        "These cells could not be used; their inputs keep the values that they had:",
        read.refused.iter().map(refused_in_words).collect(),
    );
    let ignored = unused("This was changed too, but is not read from a workbook:", read.ignored.clone());
    let open = move || {
        let case = Case::clone(&file.read.case);
        let mut added = false;
        state.edit_workspace(UndoLabel::step("opening a workbook"), |workspace| added = workspace.add(case));
        close_dialog();
        if added {
            session.say_undoable("The workbook is open as a case beside your own.");
        } else {
            session.say("There is no room for more cases: delete some first.");
        }
    };
    let buttons = html::p().class("cluster").child(button("button primary", "Open as a new case", open)).child(button(
        "button",
        "Cancel",
        close_dialog,
    ));
    fragment([
        html::p().child(about).into_any(),
        list(changes),
        refused.into_any(),
        ignored.into_any(),
        buttons.into_any(),
    ])
}

fn list(lines: Vec<String>) -> AnyView {
    let items = lines.into_iter().map(|line| html::li().child(line)).collect::<Vec<_>>();
    html::ul().class("list").child(items).into_any()
}

fn unit_of(input: ChangedInput) -> Unit {
    match input {
        ChangedInput::Estimate(input) => input.field.unit,
        ChangedInput::Exact(setting) => setting.unit(),
    }
}

fn change_in_words(change: &InputChange, case: &Case) -> String {
    let unit = unit_of(change.input);
    let [before, after] = [&change.before, &change.after].map(|spread| spread_in_words(spread, unit, &case.currency));
    let ends = [change.after.low(), change.after.high()].map(|end| format::precise(end, unit, &case.currency));
    let widened = match change.is_widened {
        true if change.after.low() < change.before.low() => format!(", range widened down to {}", ends[0]),
        true => format!(", range widened up to {}", ends[1]),
        false => String::new(),
    };
    format!("{}: {before} → {after}{widened}", change.input.name(case))
}

fn text_change_in_words(change: &TextChange) -> String {
    let text = |text: &str| if text.is_empty() { "none".to_owned() } else { format!("“{text}”") };
    format!("{}: {} → {}", change.what, text(&change.before), text(&change.after))
}

fn spread_in_words(spread: &Spread, unit: Unit, currency: &str) -> String {
    let figure = |value: f64| format::precise(value, unit, currency);
    let likely = figure(spread.likely());
    if spread.is_range() { format!("{likely} ({} to {})", figure(spread.low()), figure(spread.high())) } else { likely }
}

fn refused_in_words(cell: &RefusedCell) -> String {
    format!("{}, {}: “{}” {}.", cell.cell, cell.what, cell.text, cell.reason)
}
