//! Several rows of the list of meetings at once: selected, given a fate, removed.

use super::row_editor::RowEditor;
use crate::model::MeetingFateKind;
use crate::page::choice::pick;
use crate::page::ui::{Child, Element, fragment, html};
use crate::page::widgets::{button, checkbox, tick, with_words};
use crate::page::{app, constant, session};
use crate::state::{AppState, Session, UndoLabel};
use crate::text::dates::counted;
use leptos::prelude::*;

/// What can become of all selected meetings, in the order of [`MeetingFateKind::ALL`].
const FATES: [&str; 6] =
    ["keep them", "write instead", "cancel them", "shorten to half", "hold half as often", "invite half the people"];

/// The selected rows. Any change of their order clears the selection, so that an action never affects rows other than those seen.
#[derive(Clone, Copy)]
pub(super) struct MeetingSelection {
    rows: RowEditor,
    selected: RwSignal<Vec<usize>>,
    state: AppState,
    session: Session,
}

impl MeetingSelection {
    pub(super) fn new(rows: RowEditor) -> Self {
        let (state, selected) = (app(), RwSignal::new(Vec::new()));
        let places = Memo::new(move |_| (state.workspace().active(), rows.places()));
        Effect::new(move |_| {
            places.track();
            selected.set(Vec::new());
        });
        Self { rows, selected, state, session: session() }
    }

    /// The box that selects a row.
    pub(super) fn tick(self, row: usize, name: Memo<String>) -> Element {
        let toggle = move |_| {
            self.selected.update(|selected| match selected.iter().position(|other| *other == row) {
                Some(place) => _ = selected.remove(place),
                None => selected.push(row),
            });
        };
        let words = html::span().class("visually-hidden").child(move || format!("Select {}", name.get()));
        checkbox(move || self.selected.with(|selected| selected.contains(&row)), toggle, words)
    }

    /// What can be done with several rows, where there are several.
    pub(super) fn bar(self) -> AnyView {
        let several = Memo::new(move |_| self.rows.count() > 1);
        (move || several.get().then(|| self.actions())).into_child()
    }

    fn actions(self) -> Element {
        let count = Memo::new(move |_| self.selected.with(Vec::len));
        let is_all = move || count.get() == self.rows.count();
        let toggle = move |_| {
            let all = if untrack(is_all) { 0 } else { untrack(|| self.rows.count()) };
            self.selected.set((0..all).collect());
        };
        let tick = tick(is_all, toggle).prop("indeterminate", move || count.get() > 0 && !is_all());
        let all = with_words(tick, "Select all".into_part());
        let any = Memo::new(move |_| count.get() > 0);
        let chosen = RwSignal::new(1);
        let what = move || counted(count.get(), "meeting");
        let act = move || {
            let fate = pick(
                "what happens",
                constant("What happens to the selected meetings".to_owned()),
                FATES.map(str::to_owned).into(),
                Memo::new(move |_| chosen.get()),
                Callback::new(move |place| chosen.set(place)),
            );
            let set = button("button small", move || format!("Apply to {}", what()), move || self.set_fate(chosen));
            let remove = button("button small danger", move || format!("Remove {}", what()), move || self.remove());
            fragment([fate, set.into_any(), remove.into_any()])
        };
        let said = move || any.get().then(|| format!("{} of {} selected", count.get(), self.rows.count()));
        html::div()
            .class("cluster several")
            .attr("role", "group")
            .attr("aria-label", "Several meetings at once")
            .child(all)
            .child(html::span().class("quiet").attr("role", "status").child(move || said().unwrap_or_default()))
            .child(move || any.get().then(act))
    }

    fn set_fate(self, chosen: RwSignal<usize>) {
        let (rows, place) = (self.selected.get_untracked(), chosen.get_untracked());
        let what = counted(rows.len(), "meeting");
        self.state.edit(UndoLabel::step(format!("what happens to {what}")), |case| {
            case.choose_fates(&rows, MeetingFateKind::ALL[place]);
        });
        self.session.say_undoable(format!("{what}: {}.", FATES[place]));
    }

    fn remove(self) {
        let rows = self.selected.get_untracked();
        self.rows.remove(&rows);
        self.session.say_undoable(format!("{} removed.", counted(rows.len(), "meeting")));
    }
}
