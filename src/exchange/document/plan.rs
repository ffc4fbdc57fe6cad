//! The keys of the plan of the rollout.

use crate::exchange::codec::{CheckedValue, JsonKeys, ObjectCodec, Result};
use crate::model::date::Date;
use crate::model::rollout::{
    Due, ExportedEvent, Gate, GateCheck, GateDecision, GateFigures, GateRequirement, Phase, Plan, Task, TaskState,
};
use crate::model::{Choice, LINE, NOTE, Quantiles};
use serde_json::Value;
use std::sync::Arc;

impl JsonKeys for Plan {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        let articles = object.is_reading() && !object.includes("tasks", true);
        object.stated_list("phases", Self::MOST_PHASES, &mut self.phases, || Phase::new("", "", 30))?;
        object.stated_list("tasks", Self::MOST_TASKS, &mut self.tasks, || Task::new("", "", Due::Day(1)))?;
        object.stated_list("gates", Self::MOST_GATES, &mut self.gates, || Gate::new("", 1, &[]))?;
        object.text("calendar", LINE, &mut self.calendar)?;
        object.list("exported", Self::MOST_EXPORTED, Arc::make_mut(&mut self.exported), ExportedEvent::blank)?;
        if object.is_reading() {
            self.numbered = 0;
        }
        object.whole("numbered", 0..=u32::MAX, &mut self.numbered)?;
        if object.is_reading() {
            if articles {
                let phases = &self.phases;
                self.tasks.retain(|task| phases.iter().any(|phase| phase.id == task.phase));
            }
            agrees(self, object)?;
            self.recount();
        }
        object.unknown(&mut self.unknown)
    }
}

/// Refuses lists that do not go together.
fn agrees(plan: &Plan, object: &ObjectCodec) -> Result {
    object.unique("phases", plan.phases.iter().map(|phase| phase.id.as_str()))?;
    object.unique("gates", plan.gates.iter().map(|gate| gate.id.as_str()))?;
    object.check("phases", !plan.phases.is_empty(), || "must hold at least one phase".to_owned())?;
    let (days, most) = (plan.days(), Plan::MOST_DAYS);
    object.check("phases", days <= most, || format!("take {days} days together; at most {most} are possible"))?;
    object.unique("tasks", plan.tasks.iter().map(|task| task.id.as_str()))?;
    for (place, task) in plan.tasks.iter().enumerate() {
        let found = plan.phases.iter().any(|phase| phase.id == task.phase);
        object.check(&format!("tasks[{place}].phase"), found, || format!("there is no phase “{}”", task.phase))?;
    }
    Ok(())
}

impl JsonKeys for ExportedEvent {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        // The longest id of a gate, and its prefix, have more room here than in a line.
        object.text("id", NOTE, &mut self.id)?;
        object.whole("sequence", 0..=u32::MAX, &mut self.sequence)?;
        object.whole("modified", 0..=u32::MAX, &mut self.modified)?;
        object.require("date")?;
        object.date("date", &mut self.date)?;
        object.text("summary", NOTE, &mut self.summary)?;
        object.whole("digest", 0..=u32::MAX, &mut self.digest)?;
        object.unknown(&mut self.unknown)
    }
}

impl JsonKeys for Phase {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        object.id("id", &mut self.id)?;
        object.text("title", LINE, &mut self.title)?;
        object.text("goal", NOTE, &mut self.goal)?;
        object.whole("days", 1..=Plan::MOST_DAYS, &mut self.days)?;
        object.unknown(&mut self.unknown)
    }
}

impl JsonKeys for Task {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        object.id("id", &mut self.id)?;
        object.text("title", LINE, &mut self.title)?;
        object.id("phase", &mut self.phase)?;
        object.text("owner", LINE, &mut self.owner)?;
        object.value("due", &mut self.due, due_of, |due| due_json(*due))?;
        if object.includes("state", self.state != TaskState::ToDo) {
            object.choice("state", &mut self.state)?;
        }
        object.text("note", NOTE, &mut self.note)?;
        object.text("origin", LINE, &mut self.origin)?;
        object.unknown(&mut self.unknown)
    }
}

fn due_of(value: &Value) -> CheckedValue<Due> {
    if let Value::String(text) = value {
        return text.parse().map(Due::On).map_err(|error| format!("{error}"));
    }
    let day = value.as_u64().and_then(|day| u32::try_from(day).ok());
    let day = day.filter(|day| (1..=Plan::MOST_DAYS).contains(day));
    let reason = || format!("must be a day of the rollout, 1 to {}, or a date as YYYY-MM-DD", Plan::MOST_DAYS);
    day.map(Due::Day).ok_or_else(reason)
}

fn due_json(due: Due) -> Value {
    match due {
        Due::Day(day) => day.into(),
        Due::On(date) => date.to_string().into(),
    }
}

impl JsonKeys for Gate {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        object.id("id", &mut self.id)?;
        object.require("day")?;
        object.whole("day", 1..=Plan::MOST_DAYS, &mut self.day)?;
        object.values("checks", Self::MOST_CHECKS, &mut self.checks, check_of, |check| {
            vec![check.kpi.as_str(), check.needs.key()].into()
        })?;
        object.optional("decision", &mut self.decision, || GateDecision::Go, ObjectCodec::choice)?;
        object.optional("decided_on", &mut self.decided_on, || Date::MIN, ObjectCodec::date)?;
        object.text("decided_by", LINE, &mut self.decided_by)?;
        object.optional("figures", &mut self.figures, GateFigures::default, ObjectCodec::object)?;
        object.text("note", NOTE, &mut self.note)?;
        object.unknown(&mut self.unknown)
    }
}

impl JsonKeys for GateFigures {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        let money = (-Self::MOST_MONEY, Self::MOST_MONEY);
        object.number("promised", money, &mut self.promised)?;
        object.number("realized", money, &mut self.realised)?;
        object.some_number("spent", money, &mut self.spent)?;
        let Quantiles { p10, p50, p90 } = &mut self.to_come;
        for (key, amount) in [("low", p10), ("likely", p50), ("high", p90)] {
            object.some_number(key, money, amount)?;
        }
        object.number("chance", (0.0, 1.0), &mut self.probability_positive)?;
        object.unknown(&mut self.unknown)
    }
}

/// A check is a pair: `["deep_work", "moving"]`.
fn check_of(value: &Value) -> CheckedValue<GateCheck> {
    let pair = value.as_array().filter(|pair| pair.len() == 2);
    let kpi = pair.and_then(|pair| pair[0].as_str()).filter(|kpi| kpi.chars().count() <= LINE);
    let needs = pair.and_then(|pair| pair[1].as_str()).and_then(GateRequirement::from_key);
    match (kpi, needs) {
        (Some(kpi), Some(needs)) => Ok(GateCheck { kpi: kpi.into(), needs }),
        _ => Err("must be a KPI's id and one of measured, moving, met, on_plan".to_owned()),
    }
}
