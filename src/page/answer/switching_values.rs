//! Switching values: the value of each input alone that brings net present value to zero, nearest first.

use super::super::{app, format, go_to, session};
use super::outcome;
use crate::browser::timer::Debounce;
use crate::model::{Case, Quantity, switching_values};
use crate::page::ui::html;
use crate::page::widgets::{button, fold};
use crate::text::{SwitchingPoint, input_name, switching_points};
use leptos::prelude::*;
use std::sync::Arc;

/// Milliseconds without a change before they are computed, half the mean interval between keystrokes (239 ms, Dhakal et al.
/// 2018): they take longer than a keystroke may.
const PAUSE: u32 = 120;
/// Rows that are shown unfolded.
const FIRST: usize = 5;

/// The inputs that have a switching value, as of the last pause.
#[derive(Clone, Copy)]
pub(super) struct SwitchingValues {
    case: RwSignal<Arc<Case>>,
    found: Memo<Vec<SwitchingPoint>>,
}

/// The switching values of the case page, once somebody has asked for them.
#[derive(Clone, Copy, Default)]
pub(in crate::page) struct SharedSwitching(StoredValue<Option<SwitchingValues>>);

impl SwitchingValues {
    /// Those of the case page, which provides their place.
    pub(super) fn shared() -> Self {
        let SharedSwitching(place) = expect_context();
        place.get_value().unwrap_or_else(|| {
            let values = Self::follow();
            place.set_value(Some(values));
            values
        })
    }

    /// Follows the open case from pause to pause.
    fn follow() -> Self {
        let (current, view) = (app().case(), session().view);
        let case = RwSignal::new(current.get_untracked());
        let settle = Debounce::new(PAUSE, move || {
            // The page may have moved on.
            let Some(now) = current.try_get_untracked() else { return };
            if case.try_get_untracked().is_some_and(|before| !Arc::ptr_eq(&before, &now)) {
                case.set(now);
            }
        });
        Effect::new(move |_| {
            current.with(|_| ());
            settle.request();
        });
        let found = Memo::new(move |_| case.with(|case| switching_points(case, &switching_values(case, view.get()))));
        Self { case, found }
    }

    pub(super) fn with<T>(self, read: impl FnOnce(&[SwitchingPoint]) -> T) -> T {
        self.found.with(|found| read(found))
    }

    /// The number of inputs without one.
    fn firm(self) -> usize {
        self.case.with(|case| case.inputs().len()).saturating_sub(self.found.with(Vec::len))
    }

    fn rows(self, pays: bool, from: usize, to: usize) -> Vec<AnyView> {
        self.case.with(|case| {
            self.with(|found| {
                found[from.min(found.len())..to.min(found.len())]
                    .iter()
                    .map(|turning| row(case, turning, pays))
                    .collect()
            })
        })
    }
}

fn row(case: &Case, turning: &SwitchingPoint, pays: bool) -> AnyView {
    let input = turning.input;
    let write = |value: f64| format::precise(value, input.field.unit, &case.currency);
    let (words, value) = (turning.words(pays, &write), write(turning.value));
    let turns = turning.side.opposite().word();
    html::li()
        .child(button("link", input_name(input, case), move || go_to(input)))
        .child(html::span().class("now").child(words))
        .child(html::span().class("limit").child(format!("{turns} {value}")))
        .into_any()
}

/// The list, and how many inputs cannot turn the answer.
pub(super) fn switching_list(turnings: SwitchingValues) -> AnyView {
    let npv = outcome(|outcome| outcome.npv.value());
    let pays = Memo::new(move |_| npv.get() >= 0.0);
    let count = Memo::new(move |_| turnings.with(<[SwitchingPoint]>::len));
    let heading = move || {
        if pays.get() {
            "What would have to be true for it not to pay"
        } else {
            "What would have to be true for it to pay"
        }
    };
    let firm = move || {
        let (firm, count) = (turnings.firm(), count.get());
        let result = if pays.get() { "stop it from paying" } else { "make it pay" };
        if npv.get() == 0.0 {
            "The net present value is zero, so there is no result to reverse yet.".into()
        } else if count == 0 {
            format!("No single figure can {result}, whatever its value.")
        } else if firm == 1 {
            format!("The other figure cannot {result} on its own, whatever its value.")
        } else {
            format!("None of the other {firm} figures can {result} on its own, whatever its value.")
        }
    };
    let list = move |from, to| html::ul().class("findings").child(move || turnings.rows(pays.get(), from, to));
    let (some, more) = (Memo::new(move |_| count.get() != 0), Memo::new(move |_| count.get() > FIRST));
    let about = "One figure changes at a time, the others stay at their likely values. The figure nearest to its \
    switching value comes first.";
    let first = move || some.get().then(|| vec![html::p().class("quiet").child(about), list(0, FIRST)]);
    let summary = move || format!("{} more", count.get() - FIRST);
    let rest = move || more.get().then(|| fold(summary, move || list(FIRST, usize::MAX).into_any()));
    html::section()
        .class("stack")
        .child(html::h2().child(heading))
        .child(first)
        .child(rest)
        .child(html::p().class("quiet").child(firm))
        .into_any()
}
