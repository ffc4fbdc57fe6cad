//! The approval of a case: recording, changing and withdrawing it.

use super::ID;
use crate::model::promise::Approval;
use crate::model::{Case, Evaluation, LINE, NOTE, Quantity, View};
use crate::page::field::focus_soon;
use crate::page::text_field::{TextField, date_field, text_area, text_line};
use crate::page::ui::{Element, fragment, html};
use crate::page::widgets::{button, folded_group};
use crate::page::{app, constant, format, session, today};
use crate::state::UndoLabel;
use crate::text::{date_with_year, no_wait, payback};
use leptos::prelude::*;
use std::sync::Arc;

/// A button that approves or withdraws.
fn approval_button(
    class: &'static str,
    words: &'static str,
    step: &'static str,
    said: &'static str,
    freeze: bool,
) -> Element {
    let (state, session) = (app(), session());
    let act = move || {
        state.edit(UndoLabel::step(step), |case| {
            case.implementation.approval = freeze.then(|| Arc::new(Approval::of(case, today())));
        });
        session.say_undoable(said);
        focus_soon(ID.to_owned());
    };
    button(class, words, act)
}

fn approve(class: &'static str, words: &'static str) -> Element {
    approval_button(class, words, "approving the case", "The case is approved as it stands.", true)
}

/// One sentence on the figures that an approval freezes.
fn frozen(case: &Case, evaluation: &Evaluation, view: View) -> String {
    let outcome = evaluation.outcome(view);
    let worth = format::round_money(outcome.npv.value(), &case.currency);
    let number = |value: f64| format::decimal(value, 1);
    let months = outcome.payback.map(Quantity::value);
    let back = no_wait(months, outcome.is_nothing()).map_or_else(
        || months.map(|months| format!("payback {}", payback(months, &number))).unwrap_or_default(),
        |reason| format!("no payback ({reason})"),
    );
    let start = date_with_year(case.first_day());
    format!(
        "This freezes all figures and ranges as they are now: net present value {worth}, {back}, first day {start}."
    )
}

/// The section before an approval: what approving does, and the button.
pub(super) fn invitation() -> AnyView {
    let (state, view) = (app(), session().view);
    let (case, evaluation) = (state.case(), state.evaluation());
    let about = "Once the case is approved, freeze its figures. Readings and bills then show how much of the promise \
    has been realized, and why any part of it has not.";
    let frozen = move || case.with(|case| evaluation.with(|evaluation| frozen(case, evaluation, view.get())));
    fragment([
        html::p().child(about).into_any(),
        html::p().class("quiet").child(frozen).into_any(),
        html::p().child(approve("button primary", "Approve this case")).into_any(),
    ])
}

fn text(
    part: &'static str,
    label: &'static str,
    limit: usize,
    get: fn(&Approval) -> String,
    set: fn(&mut Approval, String),
) -> TextField {
    TextField {
        id: format!("approval-{part}"),
        label,
        name: constant(String::new()),
        limit,
        get: Box::new(move |case| case.implementation.approval.as_deref().map(get).unwrap_or_default()),
        set: Box::new(move |case, text| {
            if let Some(approval) = case.implementation.approval_mut() {
                set(approval, text);
            }
        }),
    }
}

fn fields() -> [AnyView; 3] {
    let date = |approval: &mut Approval, text: String| approval.date = text.parse().unwrap_or(approval.date);
    [
        date_field(text("date", "Approved on", 10, |approval| approval.date.to_string(), date), false),
        text_line(text("by", "Approved by", LINE, |approval| approval.by.clone(), |approval, by| approval.by = by)),
        text_area(text(
            "note",
            "Conditions",
            NOTE,
            |approval| approval.note.clone(),
            |approval, note| approval.note = note,
        )),
    ]
}

/// Who approved, when and on what terms; the buttons that renew and withdraw the approval.
pub(super) fn approval() -> AnyView {
    let changed =
        app().slice(|case| case.implementation.approval.as_ref().is_some_and(|approval| approval.differs_from(case)));
    let again = move || changed.get().then(|| approve("button small", "Approve the current figures instead"));
    let said = "The approval is withdrawn. Readings and bills are kept.";
    let out = approval_button("button small danger", "Withdraw the approval", "withdrawing the approval", said, false);
    let ways = html::p().class("cluster").child(again).child(out);
    folded_group(
        html::summary().attr("id", "approval"),
        "The decision",
        recap,
        html::div().class("stack decision").child(fragment(fields())).child(ways),
    )
}

/// The summary while the group is folded.
fn recap() -> String {
    let said = |case: &Arc<Case>| case.implementation.approval.as_ref().map(|approval| decided(approval));
    app().case().with(said).unwrap_or_default()
}

/// When and by whom.
pub(super) fn decided(approval: &Approval) -> String {
    let by = if approval.by.is_empty() { String::new() } else { format!(" by {}", approval.by) };
    format!("Approved on {}{by}", date_with_year(approval.date))
}
