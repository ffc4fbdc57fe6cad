//! Contradictions and doubts found in the figures, each with a link to its input.

use super::super::{app, format, go_to};
use crate::model::{Case, Contradiction, Severity, contradictions};
use crate::page::ui::html;
use crate::page::widgets::button;
use crate::text::{finding_title, input_name};
use leptos::prelude::*;

/// The findings, most serious first.
pub(super) fn findings() -> AnyView {
    let case = app().case();
    let found = Memo::new(move |_| case.with(|case| contradictions(case)));
    let list =
        move || case.with(|case| found.with(|found| found.iter().map(|each| view(case, each)).collect::<Vec<_>>()));
    let none = "No problems found. Checked: whether the hours fit into the week, whether the target can be reached, \
    whether savings stay below the cost of meetings, and whether uninterrupted work, turnover, training and \
    productive use are within what studies support.";
    let fine = move || found.with(Vec::is_empty).then(|| html::p().class("quiet").child(none));
    html::section()
        .class("stack wide")
        .child(html::h2().child("Check these figures"))
        .child(fine)
        .child(list)
        .into_any()
}

fn view(case: &Case, found: &Contradiction) -> AnyView {
    let (class, chip, word) = match found.severity {
        Severity::Contradiction => ("finding contradiction", "chip late", "contradiction"),
        Severity::Doubt => ("finding doubt", "chip watch", "check"),
        Severity::Note => ("finding", "chip", "note"),
    };
    let message = found.message(|value, unit| format::precise(value, unit, &case.currency));
    let link =
        found.input(case).map(|input| button("link", "Go to: ", move || go_to(input)).child(input_name(input, case)));
    let heading = html::h3().child(finding_title(found.id)).child(" ").child(html::span().class(chip).child(word));
    html::article().class(class).child(heading).child(html::p().child(message).child(" ").child(link)).into_any()
}
