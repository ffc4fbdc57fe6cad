//! The way from the example to the rollout: the steps, the next one marked.

use super::super::{app, go_to};
use super::ownership::SharedOwnership;
use crate::browser::dom;
use crate::model::Ownership;
use crate::page::chunk;
use crate::page::shell::Dialog;
use crate::page::ui::{Element, fragment, html};
use crate::page::widgets::button;
use crate::state::Page;
use crate::text::NextStep;
use leptos::prelude::*;

/// All steps; each leads to where it is done.
pub(in crate::page) fn next_steps() -> AnyView {
    let (ownership, approved) = (SharedOwnership::memo(), app().slice(|case| case.implementation.approval.is_some()));
    let next = Memo::new(move |_| ownership.with(|ownership| NextStep::of(ownership, approved.get())));
    let item = |step: NextStep| {
        let done = move || (next.get() > step).then(|| html::span().class("visually-hidden").child("Done: "));
        html::li()
            .attr("aria-current", move || (next.get() == step).then(|| "step".to_owned()))
            .attr("data-done", move || (next.get() > step).then(String::new))
            .child(done)
            .child(way(step))
    };
    let steps = html::ol().class("steps").child(NextStep::ALL.map(item).into_iter().collect::<Vec<_>>());
    html::nav().class("next-steps").attr("aria-label", "Next steps").child(steps).into_any()
}

/// What leads to a step.
fn way(step: NextStep) -> AnyView {
    let link = |page: Page, part, words: &'static str| html::a().attr("href", page.address(part)).child(words);
    let words: Element = match step {
        NextStep::OwnFigures => button("link", "Your figures", || _ = dom::reveal("input-team.people")),
        NextStep::Deciding => button("link", "What decides", go_to_what_decides(SharedOwnership::memo())),
        NextStep::Decide => {
            let share = button("link", "Share it", || chunk::case(|case| (case.show_dialog)(Dialog::Share)));
            let paper = link(Page::Paper, "", "print it");
            let approve = link(Page::Scorecard, "promise", "approve it");
            return fragment([
                share.into_any(),
                ", ".into_any(),
                paper.into_any(),
                " or ".into_any(),
                approve.into_any(),
            ]);
        }
        NextStep::RollOut => link(Page::Rollout, "", "Roll out"),
    };
    words.into_any()
}

/// Goes to the first of the figures that decide and are not the user's own; where there is none, to what the answer hangs on.
fn go_to_what_decides(ownership: Memo<Ownership>) -> impl Fn() + 'static {
    move || match ownership.with_untracked(|ownership| ownership.deciding.first().copied()) {
        Some(input) => go_to(input),
        None => _ = dom::reveal("drivers"),
    }
}
