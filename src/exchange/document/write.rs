//! A scenario to JSON.

use super::VERSION;
use crate::model::{
    Action, Basis, FIELDS, Fate, Input, LeaverBasis, LineKind, Load, LoadKind, Meeting, Note, OtherLine, Scenario,
    Spread, Tool, json_number,
};
use serde_json::{Map, Value, json};

/// The kinds of other lines, as the document calls them.
pub(super) const LINE_KINDS: [(&str, LineKind); 3] = [
    ("annual_benefit", LineKind::AnnualBenefit),
    ("annual_cost", LineKind::AnnualCost),
    ("one_off_cost", LineKind::OneOffCost),
];

/// Writes a scenario as a whole document of the current version.
pub fn write(scenario: &Scenario) -> Value {
    let mut document = json!({
        "version": VERSION,
        "name": scenario.name,
        "currency": scenario.currency,
        "rollout": {"start": scenario.rollout.start, "days": scenario.rollout.days},
        "finance": {"horizon_months": scenario.finance.horizon_months},
        "tools": scenario.tools.iter().map(tool).collect::<Vec<_>>(),
        "other_lines": scenario.other_lines.iter().map(other_line).collect::<Vec<_>>(),
    });
    for field in FIELDS.iter().filter(|field| !field.is_by_row() && !field.key.starts_with("rollout.adoption")) {
        if let Some(value) = scenario.spread(Input { field, row: 0 }) {
            put(&mut document, field.key, spread(value));
        }
    }
    let adoption = scenario.rollout.adoption.iter().map(|share| spread(share.spread())).collect();
    put(&mut document, "rollout.adoption", Value::Array(adoption));
    write_load(&scenario.meetings.load, &mut document);
    write_cost_per_leaver(scenario, &mut document);
    if !scenario.notes.is_empty() {
        let notes = scenario.notes.iter().map(|(key, value)| (key.clone(), note(value))).collect();
        // Their keys have dots of their own.
        document["notes"] = Value::Object(notes);
    }
    add(&mut document, &scenario.extra);
    document
}

/// An estimate as JSON has it.
fn spread(spread: &Spread) -> Value {
    if spread.is_range() {
        json!({"low": json_number(spread.low()), "likely": json_number(spread.likely()), "high": json_number(spread.high())})
    } else {
        json_number(spread.likely())
    }
}

/// Sets a dotted key, making the objects on the way.
fn put(document: &mut Value, key: &str, value: Value) {
    let mut place = document;
    for name in key.split('.') {
        place = &mut place[name];
    }
    *place = value;
}

/// Adds what the document does not have, at every depth.
fn add(document: &mut Value, extra: &Map<String, Value>) {
    for (key, value) in extra {
        match (&mut document[key], value) {
            (place @ Value::Null, value) => *place = value.clone(),
            (place @ Value::Object(_), Value::Object(inner)) => add(place, inner),
            _ => {}
        }
    }
}

/// The way in force, and beside it the ways kept, where somebody changed them.
fn write_load(load: &Load, document: &mut Value) {
    let default = crate::model::Preset::Evidence.scenario().meetings.load;
    let mut place = |kind: LoadKind, name: &str, value: Value, changed: bool| {
        if load.kind == kind {
            put(document, &format!("meetings.load.{name}"), value);
        } else if changed {
            put(document, &format!("meetings.other_loads.{name}"), value);
        }
    };
    let (cost, hours) = (&load.monthly_cost, &load.hours_per_person_week);
    place(LoadKind::MonthlyCost, "monthly_cost", spread(cost.spread()), *cost != default.monthly_cost);
    let changed = *hours != default.hours_per_person_week;
    place(LoadKind::Hours, "hours_per_person_week", spread(hours.spread()), changed);
    let rows = load.inventory.iter().map(meeting).collect();
    place(LoadKind::Inventory, "inventory", Value::Array(rows), !load.inventory.is_empty());
}

fn write_cost_per_leaver(scenario: &Scenario, document: &mut Value) {
    let default = crate::model::Preset::Evidence.scenario().turnover.cost_per_leaver;
    let cost = &scenario.turnover.cost_per_leaver;
    let (name, kept, changed) = match cost.basis {
        LeaverBasis::Amount => ("share_of_pay", cost.share_of_pay.spread(), cost.share_of_pay != default.share_of_pay),
        LeaverBasis::ShareOfPay => ("amount", cost.amount.spread(), cost.amount != default.amount),
    };
    if changed {
        put(document, &format!("turnover.other_cost_per_leaver.{name}"), spread(kept));
    }
}

fn note(note: &Note) -> Value {
    let mut value = json!({"text": note.text, "source": note.source});
    add(&mut value, &note.extra);
    value
}

fn meeting(row: &Meeting) -> Value {
    let fate = match row.fate {
        Fate::Keep => json!("keep"),
        Fate::Replace => json!("replace"),
        Fate::ShortenTo(minutes) => json!({"shorten_to": json_number(minutes)}),
    };
    let mut value = json!({
        "name": row.name, "attendees": spread(row.attendees.spread()), "minutes": json_number(row.minutes),
        "per_week": spread(row.per_week.spread()), "fate": fate,
    });
    add(&mut value, &row.extra);
    value
}

fn tool(row: &Tool) -> Value {
    let basis = match row.basis {
        Basis::Flat => "flat",
        Basis::PerUser => "per_user",
    };
    let action = match row.action {
        Action::Add => "add",
        Action::Drop => "drop",
    };
    let mut value = json!({
        "name": row.name, "price": {basis: spread(row.price.spread())},
        "seats": row.seats.map(|seats| spread(seats.spread())), "action": action,
    });
    add(&mut value, &row.extra);
    value
}

fn other_line(row: &OtherLine) -> Value {
    let kind = LINE_KINDS.iter().find(|(_, kind)| *kind == row.kind).map(|(word, _)| *word);
    let mut value = json!({"name": row.name, "kind": kind, "amount": spread(row.amount.spread()), "cash": row.cash});
    add(&mut value, &row.extra);
    value
}
