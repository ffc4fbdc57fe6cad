//! The state of a KPI's card: the part of the scorecard about its KPI, and the form for a reading.

use crate::form::number_field::RangeFault;
use crate::form::reading::{DATE, PARTS, ReadingDraft, VALUE, WORDS};
use crate::model::Case;
use crate::model::date::Date;
use crate::model::kpi::{ExpectedKpi, Kpi, KpiId, KpiStanding, NoiseCheck, Reading, Scorecard, expected};
use crate::model::promise::{Approval, PlanStanding, PlannedPath};
use crate::page::field::focus_soon;
use crate::page::{app, chunk, constant, format, session, today};
use crate::state::{AppState, Session, UndoLabel};
use leptos::prelude::*;
use std::sync::Arc;

/// The form for a reading while it is filled in.
#[derive(Clone, Default)]
pub(in crate::page) struct ReadingForm {
    /// The texts of its entries.
    pub draft: ReadingDraft,
    /// The texts of the empty form.
    empty: ReadingDraft,
    /// What is wrong with them.
    pub faults: Vec<RangeFault>,
    /// The reading that is being corrected.
    pub old: Option<Reading>,
    /// Whether the date is typed in part: browsers report an empty value then.
    pub half: bool,
}

impl ReadingForm {
    /// Whether it is for a new reading of which nothing is entered.
    fn is_untouched(&self) -> bool {
        self.old.is_none() && self.draft == self.empty
    }

    /// Takes a keystroke at a place. Faults there are cleared, and found again when the reading is saved.
    pub(super) fn take(&mut self, place: usize, text: String, half: bool) {
        let graded = (PARTS..WORDS).contains(&place);
        self.faults.retain(|fault| fault.place != place && !(graded && fault.place == VALUE));
        if place == DATE {
            self.half = half;
        }
        if !half {
            self.draft.type_in(place, text);
        }
    }

    /// The date is left: what stands there cannot become one any more.
    pub(super) fn leave_date(&mut self) {
        let typed = if self.half { ReadingDraft::default().day() } else { self.draft.day() };
        self.faults.retain(|fault| fault.place != DATE);
        self.faults.extend(typed.err());
    }
}

/// What the cards share.
#[derive(Clone, Copy)]
pub(super) struct ScorecardPage {
    /// The KPI whose form is to be opened, from elsewhere on the page.
    pub opening: RwSignal<Option<KpiId>>,
    /// The first day of the rollout, where it is planned.
    pub start: Memo<Option<Date>>,
    scorecard: Memo<Arc<Scorecard>>,
    approval: Memo<Option<Arc<Approval>>>,
}

impl ScorecardPage {
    pub(super) fn new() -> Self {
        let state = app();
        Self {
            opening: RwSignal::new(None),
            start: state.slice(Case::planned_start),
            scorecard: state.part(|case| case.implementation.scorecard.clone()),
            approval: state.slice(|case| case.implementation.approval.clone()),
        }
    }
}

/// The state of a card.
#[derive(Clone, Copy)]
pub(in crate::page) struct CardState {
    id: Memo<KpiId>,
    /// The part of the scorecard about this KPI.
    pub scorecard: Memo<Arc<Scorecard>>,
    pub form: RwSignal<ReadingForm>,
    /// The planned path of the approved case; none for a KPI of which it promises nothing.
    pub path: Memo<Option<PlannedPath>>,
    /// Whether its form is open.
    pub open: RwSignal<bool>,
    /// Whether its settings are.
    pub settings: RwSignal<bool>,
    pub state: AppState,
    session: StoredValue<Session>,
}

impl CardState {
    pub(super) fn of(id: &KpiId) -> Self {
        let (state, key, built_in) = (app(), id.clone(), id.built_in());
        let ScorecardPage { scorecard, approval, .. } = expect_context();
        let path = move || {
            approval.with(|approval| scorecard.with(|card| PlannedPath::of(built_in?, approval.as_deref()?, card)))
        };
        let card = Self {
            id: constant(id.clone()),
            scorecard: Memo::new(move |_| scorecard.with(|scorecard| Arc::new(scorecard.about(&key)))),
            path: Memo::new(move |_| path()),
            form: RwSignal::new(ReadingForm::default()),
            open: RwSignal::new(false),
            settings: RwSignal::new(false),
            state,
            session: StoredValue::new(session()),
        };
        card.clear();
        let opening = expect_context::<ScorecardPage>().opening;
        Effect::new(move |before: Option<()>| {
            card.session().today.track();
            if before.is_some() && card.form.with_untracked(|form| form.is_untouched() && !form.half) {
                card.clear();
            }
        });
        Effect::new(move |_| {
            if opening.with(|wanted| wanted.as_ref() == Some(&card.id.get_untracked())) {
                opening.set(None);
                card.begin();
                card.focus_value();
            }
        });
        card
    }

    pub(super) fn session(self) -> Session {
        self.session.get_value()
    }

    pub(super) fn id(self) -> KpiId {
        self.id.get()
    }

    /// The element of a part of the card.
    pub(super) fn part(self, part: &str) -> String {
        format!("kpi-{}-{part}", self.id.get())
    }

    /// A text about the KPI; empty for a KPI that was just removed.
    pub(super) fn say(self, say: impl Fn(&Kpi<'_>, &KpiStanding<'_>) -> String) -> String {
        self.told(&say)
    }

    fn told(self, say: &dyn Fn(&Kpi<'_>, &KpiStanding<'_>) -> String) -> String {
        self.id.with(|id| {
            self.scorecard
                .with(|scorecard| scorecard.kpi(id).map(|kpi| say(&kpi, &scorecard.standing(&kpi))).unwrap_or_default())
        })
    }

    /// Whether the KPI has changed by more than noise; none for a KPI that was just removed.
    pub(super) fn noise_check(self) -> Memo<Option<NoiseCheck>> {
        let start = expect_context::<ScorecardPage>().start;
        let check = move |scorecard: &Arc<Scorecard>| {
            self.id.with(|id| scorecard.kpi(id).map(|kpi| scorecard.noise_check(&kpi, start.get())))
        };
        Memo::new(move |_| self.scorecard.with(check))
    }

    /// The days whose values lie outside the limits of usual noise, by the latest definition.
    pub(super) fn days_outside(self, check: Option<NoiseCheck>) -> Vec<Date> {
        let Some(NoiseCheck::Chart(chart)) = check else { return Vec::new() };
        self.scorecard.with(|scorecard| {
            let id = self.id();
            let definition = scorecard.definitions(&id).first().copied();
            let series = definition.map(|definition| scorecard.series(&id, definition)).unwrap_or_default();
            let later = series.iter().skip(chart.baseline);
            later.filter(|reading| chart.side_of_limits(reading.value()) != 0).map(|reading| reading.date).collect()
        })
    }

    /// The values that the business case assumes.
    pub(super) fn expected(self) -> Option<ExpectedKpi> {
        let (case, evaluation) = (self.state.case(), self.state.evaluation());
        self.id.with(|id| case.with(|case| evaluation.with(|evaluation| expected(id, case, evaluation))))
    }

    /// How the latest reading compares with the planned path.
    pub(super) fn plan_standing(self) -> Option<PlanStanding> {
        self.path.with(|path| {
            let path = path.as_ref()?;
            let latest = |card: &Arc<Scorecard>| {
                card.standing(&path.kpi.kpi()).latest.map(|reading| path.standing(reading.date, reading.value()))
            };
            self.scorecard.with(latest)
        })
    }

    pub(super) fn name(self) -> String {
        self.say(|kpi, _| kpi.name.to_owned())
    }

    /// Changes the scorecard, as a step that can be undone.
    pub(super) fn edit(self, mark: UndoLabel, change: impl FnOnce(&mut Scorecard)) {
        self.state.edit(mark, |case| change(case.implementation.scorecard_mut()));
    }

    /// Prepares the form for being shown again: a date typed in part is dropped, and an untouched form
    /// starts with today's date, which may have changed since the page was opened.
    pub(super) fn reopen(self) {
        let form = self.form.get_untracked();
        if form.is_untouched() {
            self.clear();
        } else if form.half {
            self.form.update(|form| {
                form.half = false;
                form.faults.retain(|fault| fault.place != DATE);
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

    /// Focuses the value in the form, once the form is here.
    pub(super) fn focus_value(self) {
        let value = self.part("value");
        // Not within the effect that opens the form: what waits there is dropped when the effect runs again.
        request_animation_frame(move || chunk::details(move |_| focus_soon(value)));
    }

    /// Opens the form with a reading in it.
    pub(super) fn correct(self, reading: &Reading) {
        let written = {
            let scorecard = self.scorecard.get_untracked();
            scorecard.kpi(&reading.kpi).map(|kpi| ReadingDraft::of(reading, &kpi, &format::typed)).unwrap_or_default()
        };
        self.form.set(ReadingForm { draft: written, old: Some(reading.clone()), ..ReadingForm::default() });
        self.open.set(true);
    }

    pub(super) fn clear(self) {
        let draft = self.id.with(|id| {
            let scorecard = self.scorecard.get_untracked();
            ReadingDraft::new(today().to_string(), scorecard.definitions(id).first().copied())
        });
        self.form.set(ReadingForm { empty: draft.clone(), draft, ..ReadingForm::default() });
    }
}
