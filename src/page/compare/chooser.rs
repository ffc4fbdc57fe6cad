//! Choosing the alternatives, and the one to which differences are.

use super::compared_data::ComparedMemo;
use crate::model::{Alternative, ChosenAlternatives};
use crate::page::choice::pick;
use crate::page::ui::{Child, html};
use crate::page::widgets::{checkbox, section, tick, with_words};
use crate::page::{app, constant};
use crate::state::UndoLabel;
use crate::text::alternative_name;
use leptos::prelude::*;

/// The fewest alternatives that are compared.
const FEWEST: usize = 2;

pub(super) fn chooser(data: ComparedMemo) -> AnyView {
    let state = app();
    let offered = Memo::new(move |_| {
        let workspace = state.workspace();
        let cases = workspace.cases().iter();
        let cases = cases.map(|saved| (Alternative::Case(saved.id), alternative_name(Some(&saved.case))));
        std::iter::once((Alternative::Nothing, alternative_name(None))).chain(cases).collect::<Vec<_>>()
    });
    let chosen = Memo::new(move |_| state.workspace().alternatives());
    let boxes = move || {
        offered.get().into_iter().map(|(alternative, name)| check(chosen, alternative, name)).collect::<Vec<_>>()
    };
    let legend = format!("From {FEWEST} to {} at once", ChosenAlternatives::MOST);
    let boxes = html::fieldset()
        .child(html::legend().class("quiet").child(legend))
        .child(html::div().class("boxes").child(boxes.into_child()));
    section("stack", "alternatives-title", "Alternatives")
        .child(boxes)
        .child(base(data))
        .child(in_reports(chosen))
        .into_any()
}

/// Whether reports on the cases compared show the comparison: once it was chosen, until it is left out.
fn in_reports(chosen: Memo<ChosenAlternatives>) -> AnyView {
    let state = app();
    let is_case = |alternative: &&Alternative| **alternative != Alternative::Nothing;
    let has_several = Memo::new(move |_| chosen.with(|chosen| chosen.all().iter().filter(is_case).count() > 1));
    let shown = move || {
        let workspace = state.workspace();
        let chosen = workspace.chosen_alternatives();
        !chosen.all().is_empty() && !chosen.left_out
    };
    let toggle = |event| choose(|chosen| chosen.left_out = !event_target_checked(&event));
    let check = move || checkbox(shown, toggle, "Show in the decision paper and the workbooks of these cases");
    (move || has_several.get().then(check)).into_child()
}

/// Changes what is compared, as a step that undo takes back.
fn choose(change: impl FnOnce(&mut ChosenAlternatives)) {
    app().edit_workspace(UndoLabel::step("what is compared"), |workspace| {
        let mut chosen = workspace.alternatives();
        change(&mut chosen);
        workspace.choose_alternatives(chosen);
    });
}

fn check(chosen: Memo<ChosenAlternatives>, alternative: Alternative, name: String) -> AnyView {
    let is_chosen = move || chosen.with(|chosen| chosen.all().contains(&alternative));
    // One more or one less would be too many or too few.
    let is_fixed =
        move || chosen.with(|chosen| if is_chosen() { chosen.all().len() <= FEWEST } else { !chosen.has_room() });
    let toggle = move |_| {
        let was_chosen = untrack(is_chosen);
        choose(|chosen| if was_chosen { chosen.remove(alternative) } else { chosen.add(alternative) });
    };
    with_words(tick(is_chosen, toggle).prop("disabled", is_fixed), name.into_part()).into_any()
}

/// The list of the alternatives, of which one is the base.
fn base(data: ComparedMemo) -> AnyView {
    let names = Memo::new(move |_| data.with(|data| data.names.clone()));
    let place = Memo::new(move |_| data.with(|data| data.base));
    let set = Callback::new(move |place: usize| {
        let base = data.with_untracked(|data| data.alternatives.get(place).copied());
        choose(|chosen| _ = base.map(|base| chosen.set_base(base)));
    });
    let label = "Differences from";
    let list = move || pick(label, constant(label.to_owned()), names.get(), place, set);
    html::div().class("compared-base").child(list.into_child()).into_any()
}
