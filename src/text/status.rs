//! The status report: where a rollout stands, for somebody who follows it and reads one page, or a message in a chat.
//!
//! It is a [`Paper`] of texts and lists without tables, so that its Markdown reads well as plain text, too.

use super::dates::{counted, date_with_year, listed, reading_time};
use super::figures::FigurePrinter;
use super::gate::{
    decided, figures_words, gate_checks, gate_name, gate_state, gate_suggestion, helping_tasks, outlook_words,
    spent_words,
};
use super::paper::{Block, Paper, Section};
use super::promise::{ReviewFormatters, how_to_measure, review_verdict, unbilled_lines};
use super::rollout::{current_day, lateness, task_name, task_progress};
use super::scorecard::{
    plan_standing, plan_word, progress_toward_target, scorecard_verdict, status_word, target_words,
};
use super::standing::{forecast_words, realized_and_promised};
use crate::model::date::Date;
use crate::model::kpi::{Kpi, KpiStatus, Period, Scorecard};
use crate::model::promise::{Forecast, Measurement, Review};
use crate::model::rollout::{Gate, GateContext, GatePromise, GateReview, Plan, Task};
use crate::model::{Case, View};
use std::sync::Arc;

/// The most late tasks that are listed.
const MOST_LATE: usize = 12;

/// The headings of its sections, in order.
pub const STATUS_SECTIONS: [&str; 6] = ["Where it stands", "What is asked", "The promise", "KPIs", "Gates", "Late"];

/// What a status report is made of.
#[derive(Clone, Copy)]
pub struct StatusFacts<'a> {
    /// The case.
    pub case: &'a Case,
    /// The day of the report.
    pub today: Date,
    /// How figures are printed.
    pub figures: FigurePrinter<'a>,
}

/// The status report of a case.
pub fn status_report(facts: &StatusFacts) -> Paper {
    let StatusFacts { case, today, figures } = *facts;
    let report = Report { case, today, figures, prospects: prospects(case, today) };
    let blocks = [report.standing(), report.asked(), report.promise(), report.kpis(), report.gates(), report.late()];
    let sections = STATUS_SECTIONS.into_iter().zip(blocks).map(|(title, blocks)| Section { title, blocks });
    Paper::new(case, Some("Status report"), Some(today), sections.collect())
}

/// The review and the forecast of the approved case in time and money, and in cash only; none before an approval.
fn prospects(case: &Case, today: Date) -> Option<[(Review, Forecast); 2]> {
    let implementation = &case.implementation;
    let approval = implementation.approval.as_ref()?;
    let [full, payments] = Forecast::of(approval, implementation, today);
    let review = |view| Review::of(approval, implementation, today, view);
    Some([(review(View::Full), full), (review(View::Cash), payments)])
}

/// The facts of a report, with what several of its sections need.
struct Report<'a> {
    case: &'a Case,
    today: Date,
    figures: FigurePrinter<'a>,
    /// The approved case in time and money, and in cash only; none before an approval.
    prospects: Option<[(Review, Forecast); 2]>,
}

impl Report<'_> {
    /// The review in time and money; none before an approval.
    fn review(&self) -> Option<&Review> {
        self.prospects.as_ref().map(|[(review, _), _]| review)
    }

    fn plan(&self) -> Arc<Plan> {
        self.case.plan()
    }

    fn card(&self) -> &Scorecard {
        &self.case.implementation.scorecard
    }

    /// The day against which tasks and gates are late.
    fn due(&self) -> Date {
        self.case.lateness_day(self.today)
    }

    /// Words about the promise, in the currency that was approved.
    fn of_promise<T>(&self, say: impl FnOnce(&ReviewFormatters) -> T) -> T {
        let approval = self.case.implementation.approval.as_ref();
        let currency = approval.map_or(&self.case.currency, |approval| &approval.case().currency);
        self.figures.speak(currency, |numbers| {
            say(&ReviewFormatters { numbers, percent: &|share| self.figures.percent(share) })
        })
    }

    fn standing(&self) -> Vec<Block> {
        let (plan, start) = (self.plan(), self.case.first_day());
        let day = if self.case.is_rollout_unplanned() {
            "The rollout is not planned yet: its first day is not set.".to_owned()
        } else {
            format!("{} {}", current_day(&plan, start, self.today).plain(), task_progress(&plan, start, self.due()))
        };
        let verdict = match self.review() {
            Some(review) => self.of_promise(|formatters| review_verdict(review, formatters).plain()),
            None => "The case is not approved yet, so there is no promise to compare results with.".to_owned(),
        };
        vec![Block::Text(verdict), Block::Text(day)]
    }

    fn promise(&self) -> Vec<Block> {
        let (Some(approval), Some([full, cash])) = (&self.case.implementation.approval, &self.prospects) else {
            return vec![Block::Text("Nothing is promised yet.".to_owned())];
        };
        let by = if approval.by.trim().is_empty() { String::new() } else { format!(" by {}", approval.by.trim()) };
        let mut lines = vec![format!("Approved on {}{by}.", date_with_year(approval.date))];
        let views = [(full, "Time and money"), (cash, "Cash only")];
        lines.extend(views.map(|((review, forecast), name)| {
            self.of_promise(|formatters| {
                let totals = realized_and_promised(review, formatters.numbers);
                let [realised, promised] =
                    totals.map(|total| format!("{}: {} ({})", total.label.to_lowercase(), total.amount, total.covers));
                let words = forecast_words(forecast, review, formatters.numbers).plain();
                format!("{name}: {realised}; {promised}. {words}")
            })
        }));
        let unbilled = unbilled_lines(&full.0);
        lines.extend(Some(unbilled).filter(|words| !words.is_empty()));
        vec![Block::List(lines)]
    }

    fn kpis(&self) -> Vec<Block> {
        let card = self.card();
        let verdict = scorecard_verdict(self.case, self.today).plain();
        if verdict.is_empty() {
            return vec![Block::Text("No reading is entered yet.".to_owned())];
        }
        let read = |kpi: Kpi| {
            let standing = card.standing(&kpi);
            let latest = standing.latest?;
            let number = |value: f64| self.figures.kpi(value, kpi.unit);
            let plan = kpi.id.built_in().and_then(|kpi| plan_standing(self.case, kpi));
            let status = plan
                .map_or_else(|| status_word(&kpi, &standing).to_owned(), |standing| plan_word(standing, self.today));
            let target = standing.target.filter(|_| standing.status != KpiStatus::NoTarget);
            let target = target.map(|target| target_words(target, kpi.direction, &number(target.value)));
            let target = target.map(|words| format!(" (target: {words})")).unwrap_or_default();
            let progress = progress_toward_target(&kpi, &standing, &number, &|share| self.figures.whole_percent(share));
            let line = format!(
                "{}: {} {} {}, {status}{target}. {progress}",
                kpi.name,
                number(latest.value()),
                if latest.period == Period::Day { "on" } else { "in" },
                reading_time(latest)
            );
            Some(line.trim_end().to_owned())
        };
        vec![Block::Text(verdict), Block::List(card.kpis().filter_map(read).collect())]
    }

    fn gates(&self) -> Vec<Block> {
        let plan = self.plan();
        let next = plan.next_gate(self.case.first_day(), self.due());
        let gates: Vec<String> =
            plan.gates.iter().map(|gate| self.gate(gate, next.is_some_and(|next| next.id == gate.id))).collect();
        vec![if gates.is_empty() { Block::Text("The plan has no gates.".to_owned()) } else { Block::List(gates) }]
    }

    /// A gate in a line. What it checks is said while it is to be decided: `next` is the next one.
    fn gate(&self, gate: &Gate, next: bool) -> String {
        let start = self.case.first_day();
        let state = gate_state(&self.plan(), gate, start, self.today, self.due());
        let says = if gate.decision.is_some() {
            let figures = gate
                .figures
                .as_ref()
                .map(|figures| self.of_promise(|formatters| figures_words(figures, formatters.numbers)));
            [gate.note.trim(), &figures.unwrap_or_default()].join(" ").trim().to_owned()
        } else if next {
            self.suggestion(gate)
        } else {
            String::new()
        };
        format!("{}: {state}{}. {says}", gate_name(gate, start), decided(gate, date_with_year)).trim_end().to_owned()
    }

    /// What an open gate suggests and why, what going on is worth, and its checks.
    fn suggestion(&self, gate: &Gate) -> String {
        let plan = self.plan();
        let promise = self.prospects.as_ref().map(|[(review, full), (_, cash)]| GatePromise {
            review,
            to_come: &full.to_come,
            cash_to_come: &cash.to_come,
        });
        let context = GateContext::of(self.case, &plan, self.today, promise);
        let found = GateReview::of(gate, context);
        let checks = gate_checks(gate, context).join("; ");
        let checks = if checks.is_empty() { String::new() } else { format!("Checks: {checks}.") };
        self.of_promise(|formatters| {
            let numbers = formatters.numbers;
            let worth = found
                .to_come
                .map(|_| format!("{} {}", outlook_words(&found, numbers).plain(), spent_words(found.spent, numbers)));
            let tasks = helping_tasks(&found, context).into_iter();
            let tasks: Vec<_> = tasks.map(|(task, what_for)| format!("{what_for}: “{}”.", task_name(task))).collect();
            let suggestion = gate_suggestion(gate, &found, context, numbers).plain();
            let parts = [suggestion, tasks.join(" "), worth.unwrap_or_default(), checks];
            parts
                .map(|part| part.trim().to_owned())
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        })
    }

    fn late(&self) -> Vec<Block> {
        let (plan, start) = (self.plan(), self.case.first_day());
        let late = plan.late(start, self.due());
        if late.is_empty() {
            return vec![Block::Text("No task is late.".to_owned())];
        }
        let line = |task: &&Task| {
            let by = lateness(task, start, self.due()).unwrap_or_default();
            let owner = task.owner.trim();
            let owner = if owner.is_empty() { "unassigned" } else { owner };
            format!("{}: {by}, due {}, {owner}", task_name(task), date_with_year(task.due.date(start)))
        };
        let mut lines: Vec<String> = late.iter().take(MOST_LATE).map(line).collect();
        let more = late.len().saturating_sub(MOST_LATE);
        lines.extend((more > 0).then(|| format!("and {more} more")));
        vec![Block::List(lines)]
    }

    /// What the figures, the plan and the gates ask of somebody now; without any of that, what comes next.
    fn asked(&self) -> Vec<Block> {
        let (plan, start) = (self.plan(), self.case.first_day());
        let mut asked = Vec::new();
        let overdue = plan.overdue_gates(start, self.due()).count();
        if let Some(gate) = plan.next_gate(start, self.due()).filter(|_| overdue > 0) {
            let earlier = if overdue > 1 { " That counts for the open gates before it." } else { "" };
            asked.push(format!("Decide at the gate of {}: go on, adjust or stop.{earlier}", gate_name(gate, start)));
        }
        let late = plan.late(start, self.due()).len();
        if late > 0 {
            asked.push(format!("Finish {}, or move what cannot be done in time.", counted(late, "late task")));
        }
        if self.case.is_rollout_unplanned() {
            asked.push("Set the first day of the rollout and an owner for each task.".to_owned());
        }
        match self.review() {
            None => asked.push("Approve the case, so that there is a promise to compare results with.".to_owned()),
            // Before the start only the baseline can be missing.
            Some(review) if review.elapsed < 0 => {}
            Some(review) => {
                let missing = review.causes.iter().filter(|cause| matches!(cause.measurement, Measurement::Missing));
                asked.extend(missing.filter_map(how_to_measure).map(|how| format!("Measure what is missing. {how}")));
            }
        }
        let unmeasured: Vec<&str> = self.card().without_baseline().iter().map(|kpi| kpi.kpi().name).collect();
        if self.card().readings().is_empty() {
            asked.push("Measure the baseline before the change: without it, no effect can be shown later.".to_owned());
        } else if start > self.today && !unmeasured.is_empty() {
            let names = listed(&unmeasured);
            asked.push(format!("Measure before the rollout starts, since it cannot be measured later: {names}."));
        }
        if !asked.is_empty() {
            return vec![Block::List(asked)];
        }
        let next = plan.next_gate(start, self.due());
        let next = next.map(|gate| format!(" The next gate is {}.", gate_name(gate, start))).unwrap_or_default();
        vec![Block::Text(format!("Nothing now.{next}"))]
    }
}
