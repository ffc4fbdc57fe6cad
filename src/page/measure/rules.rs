//! The rules in force, as switches that say what each changes.

use super::measuring::Measuring;
use crate::page::format::FIGURES;
use crate::page::ui::{Element, html};
use crate::page::widgets::checkbox;
use crate::text::measured_files::{rule_effect, rule_words};
use leptos::prelude::*;
use measure_messages::{RuleView, Why};

pub(super) fn rules(measuring: Measuring) -> Element {
    let legend = html::legend().child("What counts as a meeting");
    let switches: Vec<AnyView> = Why::RULES.into_iter().map(|rule| switch(measuring, rule)).collect();
    html::fieldset().class("measure-rules").child(legend).child(html::div().child(switches))
}

fn switch(measuring: Measuring, rule: Why) -> AnyView {
    let of_rule = move |view: &measure_messages::View| -> Option<RuleView> {
        view.calendar.as_ref()?.rules.iter().find(|found| found.rule == rule).cloned()
    };
    let found = Memo::new(move |_| measuring.view.with(|view| of_rule(view)));
    let in_force = move || found.with(|found| found.as_ref().is_some_and(|found| found.in_force));
    let toggle = move |_| {
        let on = !untrack(in_force);
        measuring.set_calendar(|settings| {
            settings.rules.retain(|other| *other != rule);
            if on {
                settings.rules.push(rule);
            }
        });
    };
    let (title, about) = rule_words(rule);
    let effect = move || {
        let words =
            |found: &RuleView| rule_effect(found.events, found.in_force, found.change_in_hours_per_week, FIGURES);
        found.with(|found| found.as_ref().map(words).unwrap_or_default())
    };
    let label = html::span()
        .child(html::span().class("rule-title").child(title))
        .child(html::small().child(about))
        .child(html::small().class("rule-effect").child(effect));
    checkbox(in_force, toggle, label).into_any()
}
