//! A pasted table as it was read: the field of each column, what must be answered, and every value.

use super::PasteBox;
use crate::browser::locale::{self, NumberStyle};
use crate::exchange::table::{CellValue, Choices, ColumnView, Question, RowView, TableError};
use crate::model::Spread;
use crate::page::choice::pick;
use crate::page::field::focus_soon;
use crate::page::table::{column_head, scroll_box, table};
use crate::page::ui::{Child, Element, fragment, html};
use crate::page::widgets::button;
use crate::page::{constant, format};
use crate::text::date_with_year;
use crate::text::dates::period_name;
use leptos::ev;
use leptos::prelude::*;

/// The rows that are shown unless all are asked for: a long table takes long to draw at each keystroke.
const FIRST_ROWS: usize = 50;

impl PasteBox {
    /// The table with its questions; nothing while nothing is pasted.
    pub(super) fn preview(self) -> AnyView {
        let all = RwSignal::new(false);
        let names = Memo::new(move |_| {
            self.found.with(|found| {
                let heads: Vec<String> = found.view.columns.iter().map(|column| column.head.clone()).collect();
                (heads, found.view.fields.clone())
            })
        });
        // Made anew only when the columns change, so that a choice of a field keeps the focus.
        let shown = move || {
            names.with(|(heads, fields)| {
                let pickers = heads.iter().enumerate().map(|(place, head)| self.picker(place, head, fields));
                let heads: Vec<Element> = std::iter::once(column_head("Line")).chain(pickers).collect();
                let shown = table(heads, move || self.rows(all.get()));
                (!fields.is_empty()).then(|| {
                    scroll_box("scroll tall read-table", "The table as it was read", shown)
                        .attr("id", self.part("preview"))
                })
            })
        };
        let questions = move || self.found.with(|found| self.questions(&found.view.questions, &found.view.columns));
        let more = move || {
            let count = self.found.with(|found| found.view.rows.len());
            let words = format!("Show all {count} rows");
            (count > FIRST_ROWS && !all.get()).then(|| button("button small", words, move || all.set(true)))
        };
        let reset = move || {
            let made = self.choices.with(|choices| *choices != Choices::default());
            made.then(|| button("button small", "Reset these choices", move || self.choices.set(Choices::default())))
        };
        let buttons = html::p().class("cluster").child(more).child(reset);
        fragment([questions.into_child(), shown.into_child(), buttons.into_any()])
    }

    fn part(self, part: &str) -> String {
        format!("{}-{part}", self.id)
    }

    /// The name of a column over the list of fields that it can be taken for.
    fn picker(self, place: usize, head: &str, fields: &[String]) -> Element {
        let name = column_name(place, head);
        let chosen = Memo::new(move |_| {
            self.found.with(|found| {
                found.view.columns.get(place).and_then(|column| column.field).map_or(0, |field| field + 1)
            })
        });
        let choose = Callback::new(move |option: usize| {
            self.found.with_untracked(|found| {
                self.choices.update(|choices| choices.assign(&found.view.columns, place, option.checked_sub(1)));
            });
        });
        let options = std::iter::once("not used".to_owned()).chain(fields.iter().cloned()).collect();
        let label = if head.is_empty() { name.clone() } else { head.to_owned() };
        column_head(pick(label, constant(format!("What {name} is")), options, chosen, choose))
    }

    fn questions(self, questions: &[Question], columns: &[ColumnView]) -> Vec<Element> {
        questions.iter().enumerate().map(|(place, question)| self.question(place, question, columns)).collect()
    }

    /// What stands in a cell, with what it can mean.
    fn question(self, place: usize, question: &Question, columns: &[ColumnView]) -> Element {
        let column = question.column;
        let name = column_name(column, columns.get(column).map_or("", |column| &column.head));
        let words = format!("{} “{}” in line {}, {name}, is:", question.because, question.text, question.line);
        let answers = question.answers.iter().enumerate().map(|(answer, (rule, value))| {
            let (rule, text) = (*rule, question.text.clone());
            let take = move |_| {
                self.found.with_untracked(|found| {
                    self.choices.update(|choices| choices.answer(&found.view.columns, column, rule));
                });
                // The button is gone then.
                let next = self.found.with_untracked(|found| !found.view.questions.is_empty());
                focus_soon(self.part(if next { "answer-0-0" } else { "preview" }));
            };
            let value = words_of(value);
            html::button()
                .class("button small")
                .attr("id", self.part(&format!("answer-{place}-{answer}")))
                .attr("aria-label", format!("“{text}” is {value}"))
                .on(ev::click, take)
                .child(value)
        });
        let answers: Vec<Element> = answers.collect();
        html::div().class("cluster").child(html::span().child(words.trim_start().to_owned())).child(answers)
    }

    fn rows(self, all: bool) -> Vec<Element> {
        self.found.with(|found| {
            let view = &found.view;
            let shown = if all { view.rows.len() } else { FIRST_ROWS };
            view.rows.iter().take(shown).map(|row| row_of(row, &view.columns, &view.errors)).collect()
        })
    }
}

fn column_name(place: usize, head: &str) -> String {
    if head.is_empty() { format!("column {}", place + 1) } else { format!("column “{head}”") }
}

/// A row with what is wrong in it.
fn row_of(row: &RowView, columns: &[ColumnView], errors: &[TableError]) -> Element {
    let reason = |column: usize| {
        let here = |error: &&TableError| error.line == row.line && error.column == column;
        errors.iter().find(here).map(|error| html::small().child(error.reason.clone()))
    };
    let cell = |(place, value): (usize, &CellValue)| {
        let reason = reason(place + 1);
        let is_taken = columns.get(place).is_some_and(|column| column.field.is_some());
        let class = match (&reason, is_taken) {
            (Some(_), _) => "wrong",
            (None, false) => "quiet",
            (None, true) => "",
        };
        html::td().class(class).child(words_of(value)).child(reason)
    };
    let cells: Vec<Element> = row.cells.iter().enumerate().map(cell).collect();
    let line = html::td().class("quiet").child(row.line.to_string()).child(reason(0));
    html::tr().child(line).child(cells)
}

/// A value as the page writes it, with its unit.
fn words_of(value: &CellValue) -> String {
    match value {
        CellValue::Empty => String::new(),
        CellValue::Text(text) => text.clone(),
        CellValue::Number(number) => format::decimal(*number, 6),
        CellValue::Range(range) => words_of_range(range),
        CellValue::Share(share) => locale::number(*share, NumberStyle::Percent(4), ""),
        CellValue::Day(day) => date_with_year(*day),
        CellValue::Period(period, day) => period_name(*period, *day),
        CellValue::Minutes(minutes) => format!("{} min", format::decimal(*minutes, 2)),
        CellValue::PerWeek(times) => format!("{} a week", format::decimal(*times, 2)),
        CellValue::PerWeekRange(range) => format!("{} a week", words_of_range(range)),
    }
}

fn words_of_range(range: &Spread) -> String {
    let [low, likely, high] = [range.low(), range.likely(), range.high()].map(|number| format::decimal(number, 2));
    format!("{low} to {high}, likely {likely}")
}
