//! What a card works with: the part of the scorecard about its KPI, and the reading that is being typed.

use super::today;
use crate::form::number_field::Fault;
use crate::form::reading::{DATE, Draft, PARTS, VALUE, WORDS};
use crate::model::kpi::{Kpi, Reading, Scorecard, Standing};
use crate::page::{app, constant, format, session};
use crate::state::{AppState, Mark, Session};
use leptos::prelude::*;
use std::sync::Arc;

/// A reading while it is typed.
#[derive(Clone, Default)]
pub(super) struct Typing {
    /// What stands in its entries.
    pub draft: Draft,
    /// What stood in them when the form was emptied.
    empty: Draft,
    /// What is wrong with them.
    pub faults: Vec<Fault>,
    /// The reading that is being corrected.
    pub old: Option<Reading>,
    /// Whether the day is half typed: the browser hands over nothing of it then.
    pub half: bool,
}

impl Typing {
    /// Something was typed at a place: what was refused there, or for the lack of it, is judged anew when it is kept.
    pub(super) fn take(&mut self, place: usize, text: String, half: bool) {
        let graded = (PARTS..WORDS).contains(&place);
        self.faults.retain(|fault| fault.place != place && !(graded && fault.place == VALUE));
        if place == DATE {
            self.half = half;
        }
        if half {
            self.faults.push(Fault { place, reason: "A whole date is needed here.".into() });
        } else {
            self.draft.type_in(place, text);
        }
    }
}

/// A card at work.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    id: Memo<String>,
    /// The part of the scorecard about this KPI.
    pub card: Memo<Arc<Scorecard>>,
    /// The reading that is being typed.
    pub typing: RwSignal<Typing>,
    /// Whether its form is open.
    pub open: RwSignal<bool>,
    /// Whether its settings are.
    pub settings: RwSignal<bool>,
    pub state: AppState,
    pub session: Session,
}

impl Desk {
    /// The desk of a KPI.
    pub(super) fn of(id: &str) -> Self {
        let (state, key) = (app(), id.to_owned());
        let desk = Self {
            id: constant(id.to_owned()),
            card: state.slice(move |case| Arc::new(case.practice.scorecard.about(&key))),
            typing: RwSignal::new(Typing::default()),
            open: RwSignal::new(false),
            settings: RwSignal::new(false),
            state,
            session: session(),
        };
        desk.clear();
        desk
    }

    /// The KPI's id.
    pub(super) fn id(self) -> String {
        self.id.get()
    }

    /// The element of a part of the card.
    pub(super) fn part(self, part: &str) -> String {
        format!("kpi-{}-{part}", self.id.get())
    }

    /// Says something of the KPI; nothing where it is gone.
    pub(super) fn say(self, say: impl Fn(&Kpi<'_>, &Standing<'_>) -> String) -> String {
        self.told(&say)
    }

    fn told(self, say: &dyn Fn(&Kpi<'_>, &Standing<'_>) -> String) -> String {
        self.id.with(|id| {
            self.card.with(|card| card.kpi(id).map(|kpi| say(&kpi, &card.standing(&kpi))).unwrap_or_default())
        })
    }

    /// What the KPI is called.
    pub(super) fn name(self) -> String {
        self.say(|kpi, _| kpi.name.to_owned())
    }

    /// Changes the scorecard, as a step that can be undone.
    pub(super) fn edit(self, mark: Mark, change: impl FnOnce(&mut Scorecard)) {
        self.state.edit(mark, |case| change(case.practice.scorecard_mut()));
    }

    /// A form that is drawn anew shows the whole day of the draft, whatever was half typed before; one in which nothing
    /// stands yet begins with today, which need not be the day on which the page was opened.
    pub(super) fn reopen(self) {
        let typing = self.typing.get_untracked();
        if typing.old.is_none() && typing.draft == typing.empty {
            self.clear();
        } else if typing.half {
            self.typing.update(|typing| {
                typing.half = false;
                typing.faults.retain(|fault| fault.place != DATE);
            });
        }
    }

    /// Opens an empty form.
    pub(super) fn begin(self) {
        if !self.open.get_untracked() {
            self.clear();
            self.open.set(true);
        }
    }

    /// Opens the form with a reading in it.
    pub(super) fn correct(self, reading: &Reading) {
        let written = {
            let card = self.card.get_untracked();
            card.kpi(&reading.kpi).map(|kpi| Draft::of(reading, &kpi, &format::typed)).unwrap_or_default()
        };
        self.typing.set(Typing { draft: written, old: Some(reading.clone()), ..Typing::default() });
        self.open.set(true);
    }

    /// Empties the form.
    pub(super) fn clear(self) {
        let draft = self.id.with(|id| {
            let card = self.card.get_untracked();
            Draft::new(today().to_string(), card.definitions(id).first().copied())
        });
        self.typing.set(Typing { empty: draft.clone(), draft, ..Typing::default() });
    }
}
