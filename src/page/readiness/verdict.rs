//! The verdict, and the gap between claimed and practised by topic.

use super::{Answers, statements};
use crate::browser::dom;
use crate::chart::percent_scale::PercentScale;
use crate::model::Choice;
use crate::model::readiness::{Readiness, ReadinessScore, SHARE_CLAIMING, SHARE_PRACTISING, STATEMENTS};
use crate::page::chart::{Legend, area_mark, legend_list, track};
use crate::page::constant;
use crate::page::format::{decimal, whole_percent};
use crate::page::table::{captioned_table, column_head, number_cell, number_head, row_head, scroll_box};
use crate::page::ui::{Child, Element, fragment, html};
use crate::page::widgets::button;
use crate::state::Page;
use crate::text::readiness;
use leptos::prelude::*;

/// The verdict so far.
pub(super) fn verdict(answers: Answers) -> AnyView {
    let some = Memo::new(move |_| answers.with(|answers| answers.score().begun > 0));
    let content = move || if some.get() { standing(answers) } else { empty() };
    html::section()
        .class("answer")
        .attr("aria-labelledby", "verdict-title")
        .child(html::h2().class("visually-hidden").attr("id", "verdict-title").child("Verdict"))
        .child(content)
        .into_any()
}

/// The article's claim about companies, marked as one.
fn context() -> String {
    format!(
        "For context, a claim without a source: {} of companies say that they work asynchronously; {} have abolished \
         collaboration at fixed times.",
        whole_percent(SHARE_CLAIMING),
        whole_percent(SHARE_PRACTISING),
    )
}

fn empty() -> AnyView {
    let begin = button("button primary", "Start with the first statement", || {
        dom::reveal(&statements::first());
    });
    let words = format!(
        "No answers yet. The {} statements, with two answers each, take about five minutes. Answer them together \
         with your team.",
        STATEMENTS.len()
    );
    html::div()
        .class("stack")
        .child(html::p().class("sentence").child(words))
        .child(html::p().child(begin))
        .child(html::p().class("quiet").child(context()))
        .into_any()
}

fn standing(answers: Answers) -> AnyView {
    let score = move || answers.with(|answers| answers.score());
    let sentence = html::p().class("sentence").child(move || readiness::verdict(&score(), &whole_percent));
    let count = html::p().class("quiet").attr("role", "status").child(move || readiness::answered(&score()));
    let worst = move || {
        let risk = answers.with(|answers| answers.risks().first().map(|risk| risk.description.topic.word()))?;
        let link = html::a().attr("href", Page::Readiness.address("risks")).child(risk);
        Some(html::p().child("Most at risk: ").child(link).child("."))
    };
    fragment([
        html::div().class("stack").child(sentence).child(count).into_any(),
        html::div().child(legend_list(constant(LEGEND))).child(gaps(answers)).into_any(),
        worst.into_child(),
        html::p().class("quiet").child(context()).into_any(),
    ])
}

const LEGEND: Legend = &[(|| area_mark("plan"), "claimed"), (|| area_mark("actual"), "practiced")];

/// By topic, and all together.
fn gaps(answers: Answers) -> Element {
    let heads =
        vec![column_head("Topic"), number_head("Claimed"), number_head("Practiced"), number_head("Gap, points")];
    let caption = html::caption().class("visually-hidden").child("Claimed and practiced by topic");
    let table = captioned_table(caption, heads, move || answers.with(|answers| topics(answers)))
        .class("bars gaps")
        .child(html::tfoot().child(move || row("All statements", &answers.with(|answers| answers.score()))));
    scroll_box("scroll", "Claimed and practiced", table)
}

fn topics(answers: &Readiness) -> Vec<Element> {
    answers.topics().iter().map(|each| row(each.topic.word(), &each.score)).collect()
}

fn row(name: &'static str, score: &ReadinessScore) -> Element {
    let number =
        |value: Option<f64>, write: &dyn Fn(f64) -> String| number_cell(value.map_or_else(|| "–".to_owned(), write));
    html::tr()
        .child(row_head(name).child(bars(score)))
        .child(number(score.claimed, &whole_percent))
        .child(number(score.practised, &whole_percent))
        .child(number(score.gap_points(), &|points| decimal(points, 0)))
}

/// What is practised, before what is claimed.
fn bars(score: &ReadinessScore) -> AnyView {
    let scale = PercentScale::between(&[0.0, 1.0]);
    let bar = |class, share: Option<f64>| (class, scale.span(0.0, share.unwrap_or(0.0)));
    track(&[("rail", scale.span(0.0, 1.0)), bar("plan", score.claimed), bar("actual", score.practised)], 0.0)
}
