//! What the change has cost so far, bill by bill.

use super::ReviewMemo;
use crate::model::promise::{Bill, CostLine, Spending};
use crate::model::{Case, Choice, LINE, Limits, Unit};
use crate::page::choice::select;
use crate::page::field::{NumberAccess, NumberField, cell, focus_soon};
use crate::page::text_field::{TextField, date_field, name_in_row, text_line};
use crate::page::ui::{Element, html, keyed};
use crate::page::widgets::{button, folded_group};
use crate::page::{app, constant, format, today};
use crate::state::UndoLabel;
use leptos::prelude::*;

/// The words for the lines of the costs, in the order of [`CostLine::ALL`].
const LINES: &[&str] = &{
    let mut words = [""; CostLine::ALL.len()];
    let mut place = 0;
    while place < words.len() {
        words[place] = CostLine::ALL[place].2;
        place += 1;
    }
    words
};
const ADD: &str = "bill-add";

fn at(case: &Case, row: usize) -> Option<&Bill> {
    case.implementation.spending.entries.get(row)
}

fn at_mut(case: &mut Case, row: usize) -> Option<&mut Bill> {
    case.implementation.spending_mut().entries.get_mut(row)
}

pub(super) fn bills(review_memo: ReviewMemo) -> AnyView {
    let count = app().slice(|case| case.implementation.spending.entries.len());
    let about = "A bill replaces the promised amount of its line up to the date of the bill. After that, the promise \
    counts again; monthly costs then go on at the mean of the last five monthly bills. Enter working time \
    at its cost.";
    let rows = keyed(move || (0..count.get()).collect(), bill);
    let content = html::div()
        .class("stack")
        .child(html::p().class("quiet").child(about))
        .child(html::ul().class("rows").child(rows))
        .child(html::p().class("cluster").child(add(review_memo, count)));
    folded_group(html::summary().attr("id", "bills"), "What was spent", recap, content)
}

/// The sum of all bills.
fn recap() -> String {
    app().case().with(|case| {
        let stated = case.implementation.spending.entries.iter().filter_map(|bill| bill.amount);
        format::money(stated.sum(), &case.currency)
    })
}

/// Adds a bill for the first cost line without one.
fn add(review_memo: ReviewMemo, count: Memo<usize>) -> Element {
    let state = app();
    let full = move || count.get() >= Spending::MOST_BILLS;
    let act = move || {
        let row = count.get_untracked();
        if row >= Spending::MOST_BILLS {
            return;
        }
        let next = review_memo.review.get_untracked().and_then(|review| review.unbilled.first().copied());
        let bill = Bill::new(today(), next.unwrap_or(CostLine::Tools));
        state.edit(UndoLabel::step("adding a bill"), |case| case.implementation.spending_mut().entries.push(bill));
        focus_soon(format!("bill-{row}-amount"));
    };
    let button = button("button small", "Add a bill", act).attr("id", ADD);
    button.attr("aria-disabled", move || Some(full().to_string()))
}

fn bill(row: usize) -> AnyView {
    let name = app().slice(move |case| {
        let line = at(case, row).map_or("", |bill| bill.line.word());
        format!("bill {}, {line}", row + 1)
    });
    html::li()
        .class("row bill")
        .child(line_of(row, name))
        .child(amount(row, name))
        .child(up_to(row, name))
        .child(note(row, name))
        .child(remove(row, name))
        .into_any()
}

fn line_of(row: usize, name: Memo<String>) -> AnyView {
    let state = app();
    let chosen = state.slice(move |case| at(case, row).map_or(0, |bill| bill.line as usize));
    let choose = Callback::new(move |place: usize| {
        state.edit(UndoLabel::step("what a bill is for"), |case| {
            if let Some(bill) = at_mut(case, row) {
                bill.line = CostLine::ALL[place].0;
            }
        });
    });
    select("Cost line", name, LINES, chosen, choose)
}

fn amount(row: usize, name: Memo<String>) -> AnyView {
    let at = NumberAccess {
        get: Box::new(move |case| at(case, row)?.amount),
        set: Box::new(move |case, amount| {
            if let Some(bill) = at_mut(case, row) {
                bill.amount = amount;
            }
        }),
    };
    let limits = Limits::one(Unit::Money, 0.0, Bill::MOST_MONEY);
    let number = NumberField::single(format!("bill-{row}-amount"), constant("Amount".into()), limits, "not yet", at);
    cell("Amount", number.in_row(name))
}

fn up_to(row: usize, name: Memo<String>) -> AnyView {
    let date = move |case: &mut Case, text: String| {
        if let (Some(bill), Ok(date)) = (at_mut(case, row), text.parse()) {
            bill.date = date;
        }
    };
    let text = TextField {
        id: format!("bill-{row}-date"),
        label: "Covers costs until",
        name: name_in_row("Covers costs until", name),
        limit: 10,
        get: Box::new(move |case| at(case, row).map(|bill| bill.date.to_string()).unwrap_or_default()),
        set: Box::new(date),
    };
    date_field(text, false)
}

fn note(row: usize, name: Memo<String>) -> AnyView {
    text_line(TextField {
        id: format!("bill-{row}-note"),
        label: "Note",
        name: name_in_row("Note", name),
        limit: LINE,
        get: Box::new(move |case| at(case, row).map(|bill| bill.note.clone()).unwrap_or_default()),
        set: Box::new(move |case, note| {
            if let Some(bill) = at_mut(case, row) {
                bill.note.clone_from(&note);
            }
        }),
    })
}

fn remove(row: usize, name: Memo<String>) -> AnyView {
    let state = app();
    let act = move || {
        state.edit(UndoLabel::step("removing a bill"), |case| {
            let entries = &mut case.implementation.spending_mut().entries;
            if row < entries.len() {
                entries.remove(row);
            }
        });
        focus_soon(ADD.to_owned());
    };
    let button = button("button small plain danger", "Remove", act);
    let button = button.attr("aria-label", move || Some(format!("Remove {}", name.get())));
    html::div().class("row-actions").child(button).into_any()
}
