//! What readings, bills and the forecast suggest at a gate. The decision stays with people.

use super::{Gate, GateCheck, GateRequirement, Plan, Task, is_late};
use crate::model::date::Date;
use crate::model::kpi::{BuiltInKpi, KpiId, Reading, Scorecard};
use crate::model::promise::{Cause, Measurement, Outlook, PlannedPath, PromiseDriver, Review};
use crate::model::{Benefits, Case, Ledger, Quantity, View};

/// The share of the promised yearly benefits from which a gate needs the readings of a driver. Our choice: a tenth of the value seldom
/// turns the decision.
const MATERIAL_SHARE: f64 = 0.1;

/// The age in days from which a reading is too old to decide by, unless two of its KPI's own steps are longer. Our choice.
const STALE_DAYS: i32 = 60;

/// The part of a promised amount that may be missed before a driver counts as behind. Our choice, as for a planned path.
const EFFECT_TOLERANCE: f64 = 0.05;

/// The part by which costs may exceed the promise before they count as over it. Our choice.
const COST_TOLERANCE: f64 = 0.1;

/// What a gate is reviewed with.
#[derive(Debug, Clone, Copy)]
pub struct GateContext<'a> {
    /// The case, for its readings and what was approved.
    pub case: &'a Case,
    /// Its plan.
    pub plan: &'a Plan,
    /// The first day of the rollout.
    pub start: Date,
    /// The day of the review.
    pub today: Date,
    /// None before an approval.
    pub promise: Option<GatePromise<'a>>,
}

/// What has come of the approved case, and what is still to come. The suggestion follows time and money together, since the case was
/// approved by them; cash is stated beside it.
#[derive(Debug, Clone, Copy)]
pub struct GatePromise<'a> {
    /// The approved case compared with readings and bills in [`View::Full`].
    pub review: &'a Review,
    /// What is still to come in the same view.
    pub to_come: &'a Outlook,
    /// What is still to come in [`View::Cash`].
    pub cash_to_come: &'a Outlook,
}

/// How a check of a gate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckState {
    /// The KPI does what is asked.
    Passed,
    /// It does not.
    Failed,
    /// It has no reading.
    NotMeasured,
}

/// A reading that a decision needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingReading {
    /// The KPI.
    pub kpi: KpiId,
    /// Its last reading, which is too old; none without a reading since the start.
    pub last: Option<Date>,
}

/// By how much a driver is behind its promise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shortfall {
    /// Days behind the planned path.
    Days(u32),
    /// Money above the promised costs of the same days.
    OverBudget(f64),
}

/// A driver that is behind its promise.
#[derive(Debug, Clone, PartialEq)]
pub struct BehindDriver {
    /// The driver.
    pub driver: PromiseDriver,
    /// By how much.
    pub by: Shortfall,
    /// The id of the task in the plan that moves it: a late one first, else the next open one; none where all are done.
    pub task: Option<String>,
}

/// What a gate suggests, with its reason.
#[derive(Debug, Clone, PartialEq)]
pub enum GateSuggestion {
    /// Readings that the decision needs are missing; empty where the gate asks nothing and nothing was promised.
    NotYetKnown(Vec<MissingReading>),
    /// What is still to come is more likely negative than not.
    Stop,
    /// Going on is worth it, but something is behind.
    Adjust {
        /// The drivers that are behind their promise.
        behind: Vec<BehindDriver>,
        /// KPIs of other checks that fail.
        failed: Vec<KpiId>,
    },
    /// Going on is worth it, and nothing is behind.
    GoOn,
}

/// A gate's checks and what they and the forecast suggest.
#[derive(Debug, Clone, PartialEq)]
pub struct GateReview {
    /// The state of each check, in order.
    pub checks: Vec<CheckState>,
    /// What is suggested, and why.
    pub suggestion: GateSuggestion,
    /// What going on is worth from here, and what stopping saves; none without an approved case.
    pub to_come: Option<Outlook>,
    /// The same of payments only; none without an approved case.
    pub cash_to_come: Option<Outlook>,
    /// What was spent to date, by bills only, in money; none without a bill or an approved case.
    pub spent: Option<f64>,
}

impl GateReview {
    /// Reviews a gate.
    ///
    /// Only what is still to come can suggest to stop, never what was spent, and only where the needed readings are there: of
    /// every driver that carries at least a tenth of the promised benefits, none older than sixty days or two steps of its KPI. Without
    /// an approved case the checks alone suggest to go on or to adjust.
    pub fn of(gate: &Gate, context: GateContext) -> Self {
        let checks = context.checks(gate);
        let suggestion = match context.promise {
            Some(promise) => context.suggestion(promise, gate, &checks),
            None => by_checks(gate, &checks),
        };
        Self {
            checks,
            suggestion,
            to_come: context.promise.map(|promise| *promise.to_come),
            cash_to_come: context.promise.map(|promise| *promise.cash_to_come),
            spent: context.promise.and_then(|promise| promise.review.spent()),
        }
    }
}

/// The suggestion without an approved case.
fn by_checks(gate: &Gate, checks: &[CheckState]) -> GateSuggestion {
    let in_state =
        |state| gate.checks.iter().zip(checks).filter(move |pair| *pair.1 == state).map(|pair| pair.0.kpi.clone());
    let missing: Vec<_> = in_state(CheckState::NotMeasured).map(|kpi| MissingReading { kpi, last: None }).collect();
    let failed: Vec<KpiId> = in_state(CheckState::Failed).collect();
    if !missing.is_empty() || checks.is_empty() {
        GateSuggestion::NotYetKnown(missing)
    } else if failed.is_empty() {
        GateSuggestion::GoOn
    } else {
        GateSuggestion::Adjust { behind: Vec::new(), failed }
    }
}

impl<'a> GateContext<'a> {
    /// The context of a case on a day; `plan` is the case's.
    pub fn of(case: &'a Case, plan: &'a Plan, today: Date, promise: Option<GatePromise<'a>>) -> Self {
        Self { case, plan, start: case.first_day(), today, promise }
    }

    /// The state of each check of a gate, in order.
    pub fn checks(&self, gate: &Gate) -> Vec<CheckState> {
        gate.checks.iter().map(|check| self.check(check)).collect()
    }

    fn card(&self) -> &Scorecard {
        &self.case.implementation.scorecard
    }

    fn path(&self, kpi: BuiltInKpi) -> Option<PlannedPath> {
        let implementation = &self.case.implementation;
        PlannedPath::of(kpi, implementation.approval.as_deref()?, &implementation.scorecard)
    }

    fn check(&self, check: &GateCheck) -> CheckState {
        let standing = self.card().kpi(&check.kpi).map(|kpi| self.card().standing(&kpi));
        let Some(standing) = standing.filter(|standing| standing.latest.is_some()) else {
            return CheckState::NotMeasured;
        };
        let passes = if check.needs == GateRequirement::OnPlan {
            // A baseline alone shows nothing of the plan.
            let Some(latest) = self.latest_since_start(&check.kpi) else { return CheckState::NotMeasured };
            match check.kpi.built_in().and_then(|kpi| self.path(kpi)) {
                Some(path) => path.standing(latest.date, latest.value()).is_on_plan(),
                None => check.needs.is_met_by(&standing),
            }
        } else {
            check.needs.is_met_by(&standing)
        };
        if passes { CheckState::Passed } else { CheckState::Failed }
    }

    /// The latest reading by today of a KPI since the start of the rollout, by the definition of its latest reading.
    fn latest_since_start(&self, kpi: &KpiId) -> Option<&Reading> {
        let start = self.case.implementation.approval.as_ref().map_or(self.start, |approval| approval.start());
        let definition = self.card().definitions(kpi).into_iter().next()?;
        let series = self.card().series(kpi, definition);
        series.into_iter().rev().find(|reading| reading.date <= self.today).filter(|reading| reading.date > start)
    }

    fn suggestion(&self, promise: GatePromise, gate: &Gate, checks: &[CheckState]) -> GateSuggestion {
        let missing = self.missing(promise);
        if !missing.is_empty() {
            return GateSuggestion::NotYetKnown(missing);
        }
        // The median too: where nothing is still to come, all is 0, which is neither a gain nor a loss.
        if promise.to_come.probability_positive < 0.5 && promise.to_come.value.p50.is_some_and(|median| median < 0.0) {
            return GateSuggestion::Stop;
        }
        if self.promised_benefits().total().value() <= 0.0 {
            return by_checks(gate, checks);
        }
        let behind = self.behind(promise);
        let is_named = |kpi: &KpiId| behind.iter().any(|behind| kpi_of(behind.driver).is_some_and(|of| kpi.is(of)));
        let failed = gate
            .checks
            .iter()
            .zip(checks)
            .filter(|(check, state)| **state == CheckState::Failed && !is_named(&check.kpi));
        let failed: Vec<KpiId> = failed.map(|(check, _)| check.kpi.clone()).collect();
        if behind.is_empty() && failed.is_empty() {
            GateSuggestion::GoOn
        } else {
            GateSuggestion::Adjust { behind, failed }
        }
    }

    /// The approved yearly benefits at full adoption.
    fn promised_benefits(&self) -> Benefits {
        let approval = self.case.implementation.approval.as_ref();
        approval.map_or_else(Benefits::default, |approval| Ledger::of(approval.case()).amounts(View::Full).benefits)
    }

    /// The readings that the decision needs and that are missing or too old.
    fn missing(&self, promise: GatePromise) -> Vec<MissingReading> {
        let benefits = self.promised_benefits();
        let all = benefits.total().value();
        let share = |driver: PromiseDriver| match driver {
            _ if all <= 0.0 => 0.0,
            PromiseDriver::Adoption => 1.0,
            PromiseDriver::Cut => (benefits.meetings + benefits.deep_work).value() / all,
            PromiseDriver::Turnover => benefits.turnover.value() / all,
            PromiseDriver::Cost => 0.0,
        };
        let needed = promise.review.causes.iter().filter(|cause| share(cause.driver) >= MATERIAL_SHARE);
        needed
            .filter_map(|cause| {
                let kpi = kpi_of(cause.driver)?.kpi().id;
                if !matches!(cause.measurement, Measurement::Missing | Measurement::Read { .. }) {
                    return None;
                }
                let last = self.latest_since_start(kpi).map(|reading| reading.date);
                let is_fresh = last.is_some_and(|day| day.days_until(self.today) <= self.oldest(kpi));
                (!is_fresh).then(|| MissingReading { kpi: kpi.clone(), last })
            })
            .collect()
    }

    /// The greatest age in days of a reading to decide by.
    fn oldest(&self, kpi: &KpiId) -> i32 {
        let step = self.card().cadence(kpi).after(self.today).map_or(0, |next| self.today.days_until(next));
        STALE_DAYS.max(2 * step)
    }

    /// The drivers that are behind their promise, with the task that moves each.
    fn behind(&self, promise: GatePromise) -> Vec<BehindDriver> {
        let behind = |cause: &Cause| {
            let Measurement::Read { promised, measured, .. } = cause.measurement else { return None };
            let by = match cause.driver {
                PromiseDriver::Cost => {
                    let over = measured - promised;
                    (over > COST_TOLERANCE * promised && over > 0.0).then_some(Shortfall::OverBudget(over))
                }
                // Fewer hours are cut where fewer people have adopted the change: adoption is the cause of that then.
                PromiseDriver::Cut if measured >= promised * (1.0 - EFFECT_TOLERANCE) => None,
                driver => self.days_behind(kpi_of(driver)?).map(Shortfall::Days),
            }?;
            Some(BehindDriver {
                driver: cause.driver,
                by,
                task: self.task_for(cause.driver).map(|task| task.id.clone()),
            })
        };
        promise.review.causes.iter().filter_map(behind).collect()
    }

    fn days_behind(&self, kpi: BuiltInKpi) -> Option<u32> {
        let latest = self.latest_since_start(kpi.kpi().id)?;
        self.path(kpi)?.standing(latest.date, latest.value()).days_behind()
    }

    /// The open task of the article's plan that moves a driver: the longest overdue, else the next one due.
    fn task_for(&self, driver: PromiseDriver) -> Option<&Task> {
        let origins: &[&str] = match driver {
            PromiseDriver::Adoption => {
                &["article:response_times", "article:guides", "article:training", "article:trust"]
            }
            PromiseDriver::Cut => &["article:audit", "article:needs", "article:workflows"],
            PromiseDriver::Turnover => &["article:trust", "article:outcomes", "article:review"],
            PromiseDriver::Cost => &["article:platform"],
        };
        let moves = |task: &&Task| task.state.is_open() && origins.contains(&task.origin.as_str());
        let tasks = self.plan.tasks.iter().filter(moves);
        tasks.min_by_key(|task| (!is_late(task, self.start, self.today), task.due.date(self.start)))
    }
}

/// The KPI that measures a driver; none for costs.
fn kpi_of(driver: PromiseDriver) -> Option<BuiltInKpi> {
    match driver {
        PromiseDriver::Adoption => Some(BuiltInKpi::Adoption),
        PromiseDriver::Cut => Some(BuiltInKpi::MeetingLoad),
        PromiseDriver::Turnover => Some(BuiltInKpi::Turnover),
        PromiseDriver::Cost => None,
    }
}
