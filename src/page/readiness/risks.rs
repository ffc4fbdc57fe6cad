//! The risks, greatest first, each with its prevention.

use super::task_offer::task_offer;
use super::{Answers, panel};
use crate::model::Choice;
use crate::model::readiness::{RiskLevel, TopicRisk};
use crate::page::ui::{Element, html};
use crate::page::widgets::in_guide;
use crate::text::guide::find_section;
use leptos::prelude::*;

pub(super) fn risks(answers: Answers) -> AnyView {
    let found = move || answers.with(|answers| answers.risks());
    let list = move || match found() {
        risks if risks.is_empty() => {
            let words = "Answer “Last two weeks” to rank the risks. What is not practiced counts double, and once \
            more if it is claimed.";
            html::p().class("quiet").child(words)
        }
        risks => html::ol().class("cards").child(risks.iter().map(view).collect::<Vec<_>>()),
    };
    panel("risks", "What is at risk, and what helps").child(list).child(in_guide(find_section("failures"))).into_any()
}

fn view(risk: &TopicRisk) -> Element {
    let (class, chip) = match risk.level() {
        RiskLevel::High => ("finding contradiction", "chip late"),
        RiskLevel::Moderate => ("finding doubt", "chip watch"),
        RiskLevel::Low => ("finding", "chip good"),
    };
    let description = risk.description;
    let heading = html::h3().child(description.topic.word()).child(" ");
    html::li()
        .class(class)
        .child(heading.child(html::span().class(chip).child(risk.level().word())))
        .child(html::p().child(description.risk))
        .child(html::p().child(html::b().child("What helps: ")).child(description.prevention))
        .child(task_offer(&description.task))
}
