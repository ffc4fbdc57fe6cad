//! The statements, each answered twice.

use crate::model::Choice;
use crate::model::readiness::{
    AnswerAspect, HIGHEST, LOWEST, STATEMENTS, Statement, StatementAnswer, TOPICS, TopicDescription,
};
use crate::page::app;
use crate::page::field::focus_soon;
use crate::page::ui::{Element, html};
use crate::page::widgets::in_guide;
use crate::page::widgets::{CLOSE, glyph};
use crate::state::UndoLabel;
use crate::text::guide::find_section;
use leptos::ev;
use leptos::prelude::*;

/// The element of an answer.
fn answer_id(statement: &Statement, aspect: AnswerAspect, level: u8) -> String {
    format!("{}-{level}", scale_id(statement, aspect))
}

fn scale_id(statement: &Statement, aspect: AnswerAspect) -> String {
    format!("{}-{}", statement.id, aspect.key())
}

/// The element where answering begins.
pub(super) fn first() -> String {
    answer_id(&STATEMENTS[0], AnswerAspect::Claimed, LOWEST)
}

pub(super) fn statements() -> AnyView {
    let hint = "How strongly does your team claim this, and how often was it true in the last two weeks? 1 means not \
    at all or never, 5 fully or always. Leave out what nobody can judge.";
    let head = html::div()
        .class("stack")
        .child(html::h2().attr("id", "statements-title").child(format!("{} statements", STATEMENTS.len())));
    html::section()
        .class("inputs")
        .attr("id", "statements")
        .attr("aria-labelledby", "statements-title")
        .attr("tabindex", "-1")
        .child(head.child(html::p().class("quiet").child(hint)).child(in_guide(find_section("principles"))))
        .child(TOPICS.iter().map(topic).collect::<Vec<_>>())
        .into_any()
}

fn topic(description: &'static TopicDescription) -> Element {
    let own = STATEMENTS.iter().filter(|statement| statement.topic == description.topic);
    html::section()
        .child(html::h3().child(description.topic.word()))
        .child(html::p().class("quiet").child(description.meaning))
        .child(html::ul().class("likerts").child(own.map(statement).collect::<Vec<_>>()))
}

fn statement(statement: &'static Statement) -> Element {
    let text = html::p().attr("id", statement.id).child(statement.text);
    html::li()
        .class("likert")
        .child(text)
        .child(html::span().child(clear(statement)))
        .child(html::div().child(AnswerAspect::ALL.iter().map(|row| scale(statement, row.0)).collect::<Vec<_>>()))
}

/// One answer of five, by arrow keys too.
fn scale(statement: &'static Statement, aspect: AnswerAspect) -> Element {
    let chosen =
        app().slice(move |case| case.implementation.readiness.answer(statement.id).of(aspect).map_or(0, usize::from));
    let id = scale_id(statement, aspect);
    let levels = (LOWEST..=HIGHEST).map(|level| option(statement, aspect, level, chosen)).collect::<Vec<_>>();
    html::div()
        .class("segmented wide")
        .attr("role", "radiogroup")
        .attr("aria-labelledby", format!("{id} {}", statement.id))
        .child(html::span().attr("id", id).child(aspect.word()))
        .child(html::div().child(levels))
}

fn option(statement: &'static Statement, aspect: AnswerAspect, level: u8, chosen: Memo<usize>) -> Element {
    let [lowest, highest] = aspect.ends();
    let meaning = match level {
        LOWEST => lowest,
        HIGHEST => highest,
        _ => "",
    };
    let radio = html::input()
        .attr("type", "radio")
        .attr("id", answer_id(statement, aspect, level))
        .attr("name", scale_id(statement, aspect))
        .prop("checked", move || chosen.get() == usize::from(level))
        .on(ev::change, move |_| {
            // Arrow keys try one level after another: together they are one step.
            let mark = UndoLabel::field("answering a statement", scale_id(statement, aspect));
            give(mark, statement, &|answer| answer.with(aspect, Some(level)));
        });
    let words = html::span().class("visually-hidden").child(" ").child(meaning);
    html::label().attr("title", meaning).child(radio).child(level.to_string()).child(words)
}

fn give(mark: UndoLabel, statement: &Statement, change: &dyn Fn(StatementAnswer) -> StatementAnswer) {
    app().edit(mark, |case| {
        let readiness = case.implementation.readiness_mut();
        readiness.give(statement.id, change(readiness.answer(statement.id)));
    });
}

/// A button that clears both answers, while there is one.
fn clear(statement: &'static Statement) -> impl Fn() -> Option<Element> + Send + 'static {
    let given = app().slice(move |case| case.implementation.readiness.answer(statement.id).given() > 0);
    let take = move |_| {
        give(UndoLabel::step("clearing an answer"), statement, &|_| StatementAnswer::default());
        focus_soon(answer_id(statement, AnswerAspect::Claimed, LOWEST));
    };
    move || {
        given.get().then(|| {
            html::button()
                .class("button small icon plain")
                .attr("title", "Clear")
                .attr("aria-label", format!("Clear: {}", statement.text))
                .on(ev::click, take)
                .child(glyph(CLOSE))
        })
    }
}
