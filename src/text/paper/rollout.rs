//! Risks, plan and KPIs.

use super::{Block, PaperFacts, PaperTable, heads};
use crate::model::Choice;
use crate::model::contradictions;
use crate::model::kpi::{Kpi, expected};
use crate::model::readiness::{TOPICS, TopicDescription};
use crate::model::rollout::{Gate, Plan, Task};
use crate::text::dates::{counted, date_with_year};
use crate::text::gate::{decided, gate_check};
use crate::text::{finding_title, target_words};

/// The most risks of readiness shown.
const RISKS: usize = 3;

pub(super) fn risks(facts: &PaperFacts) -> Vec<Block> {
    let typed = &facts.case.implementation.paper.risks;
    let block = if typed.trim().is_empty() { Block::List(facts.default_risks()) } else { Block::Lines(typed.clone()) };
    vec![block]
}

impl PaperFacts<'_> {
    /// The risks where the author has not written them: what the figures contradict, and what the readiness check finds most at risk.
    /// Without answers there, the three usual failures.
    pub fn default_risks(&self) -> Vec<String> {
        let case = self.case;
        let write = |value, unit| self.figures.precise(value, unit, &case.currency);
        let findings = contradictions(case);
        let found = findings.iter().map(|found| format!("{}: {}", finding_title(found.id), found.message(write)));
        let answered = case.implementation.readiness.risks();
        let topics: Vec<&TopicDescription> = if answered.is_empty() {
            TOPICS.iter().filter(|topic| topic.failure().is_some()).collect()
        } else {
            answered.iter().map(|risk| risk.description).collect()
        };
        let plan = case.plan();
        let met = topics.into_iter().take(RISKS).map(|topic| {
            let name = topic.failure().map_or(topic.topic.word(), |failure| failure.name);
            format!("{name}: {} {}{}", topic.risk, topic.prevention, self.in_plan(topic, &plan))
        });
        found.chain(met).collect()
    }

    /// The task of the plan that meets a risk; empty where there is none.
    fn in_plan(&self, topic: &TopicDescription, plan: &Plan) -> String {
        let task = plan.tasks.iter().find(|task| task.origin == topic.task.origin);
        let due = |task: &Task| date_with_year(task.due.date(self.case.first_day()));
        task.map_or_else(String::new, |task| format!(" In the plan: {}, due {}.", task.shown_title(), due(task)))
    }
}

pub(super) fn plan(facts: &PaperFacts) -> Vec<Block> {
    let (plan, start) = (facts.case.plan(), facts.case.first_day());
    let phases = plan.phases.iter().zip(plan.spans()).map(|(phase, span)| {
        let (first, last) = span.dates(start);
        let tasks = plan.tasks.iter().filter(|task| task.phase == phase.id).count();
        let title = if phase.title.trim().is_empty() { "Untitled phase" } else { &phase.title };
        vec![title.to_owned(), format!("{} to {}", date_with_year(first), date_with_year(last)), counted(tasks, "task")]
    });
    let mut blocks = vec![Block::Table(PaperTable {
        caption: "Phases",
        heads: heads(["Phase", "Days", "Tasks"]),
        numbers: 0,
        rows: phases.collect(),
        total: Vec::new(),
    })];
    let gates: Vec<Vec<String>> = plan.gates.iter().map(|gate| gate_row(facts, gate)).collect();
    if !gates.is_empty() {
        blocks.push(Block::Table(PaperTable {
            caption: "Gates: go on, adjust or stop",
            heads: heads(["Gate", "Continue if", "Decision"]),
            numbers: 0,
            rows: gates,
            total: Vec::new(),
        }));
    }
    blocks
}

fn gate_row(facts: &PaperFacts, gate: &Gate) -> Vec<String> {
    let card = &facts.case.implementation.scorecard;
    let checks: Vec<String> = gate.checks.iter().map(|check| gate_check(check, card)).collect();
    let checks = if checks.is_empty() { "No checks yet".to_owned() } else { checks.join("; ") };
    let day = format!("Day {}, {}", gate.day, date_with_year(gate.date(facts.case.first_day())));
    let decision = format!("{}{}", gate.decision.map_or("open", Choice::word), decided(gate, date_with_year));
    vec![day, checks, decision]
}

pub(super) fn kpis(facts: &PaperFacts) -> Vec<Block> {
    let card = &facts.case.implementation.scorecard;
    let row = |kpi: Kpi| {
        let write = |value: f64| facts.figures.kpi(value, kpi.unit);
        let standing = card.standing(&kpi);
        let expected = expected(kpi.id, facts.case, facts.evaluation);
        let measured = standing.baseline.map(|reading| format!("{} (measured)", write(reading.value())));
        let before = measured.or_else(|| expected.map(|found| write(found.before)));
        let latest =
            standing.latest.map(|reading| format!("{}, {}", write(reading.value()), date_with_year(reading.date)));
        let target = standing.target.map(|target| target_words(target, kpi.direction, &write(target.value)));
        let cell = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
        vec![
            kpi.name.to_owned(),
            cell(before),
            cell(expected.map(|found| write(found.after))),
            cell(target),
            cell(latest),
        ]
    };
    let table = PaperTable {
        caption: "Measured figures that will show whether it works",
        heads: heads(["KPI", "Before", "This case assumes", "Target", "Latest reading"]),
        numbers: 0,
        // What has neither a value nor a target proves nothing.
        rows: card.kpis().map(row).filter(|row| row[1..].iter().any(|cell| cell != "–")).collect(),
        total: Vec::new(),
    };
    vec![Block::Table(table)]
}
