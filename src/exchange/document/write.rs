//! A case to JSON.

use super::VERSION;
use crate::model::{
    Action, Basis, Case, FIELDS, Fate, Input, LeaverBasis, LineKind, Load, LoadKind, Meeting, Note, OtherLine, Spread,
    Tool, json_number,
};
use serde_json::{Map, Value};

/// The kinds of other lines, as the document calls them.
pub(super) const LINE_KINDS: [(&str, LineKind); 3] = [
    ("annual_benefit", LineKind::AnnualBenefit),
    ("annual_cost", LineKind::AnnualCost),
    ("one_off_cost", LineKind::OneOffCost),
];

/// Writes a case as a whole document of the current version.
pub fn write(case: &Case) -> Value {
    let (rollout, finance) = (&case.rollout, &case.finance);
    let mut document = object(vec![
        ("version", VERSION.into()),
        ("name", case.name.as_str().into()),
        ("currency", case.currency.as_str().into()),
        ("rollout", object(vec![("start", rollout.start.as_str().into()), ("days", rollout.days.into())])),
        ("finance", object(vec![("horizon_months", finance.horizon_months.into())])),
        ("tools", case.tools.iter().map(tool).collect()),
        ("other_lines", case.other_lines.iter().map(other_line).collect()),
    ]);
    for field in FIELDS.iter().filter(|field| !field.is_by_row() && !field.key.starts_with("rollout.adoption")) {
        if let Some(value) = case.spread(Input { field, row: 0 }) {
            put(&mut document, field.key, spread(value));
        }
    }
    let adoption = case.rollout.adoption.iter().map(|share| spread(share.spread())).collect();
    put(&mut document, "rollout.adoption", Value::Array(adoption));
    write_load(&case.meetings.load, &mut document);
    write_cost_per_leaver(case, &mut document);
    for (key, value) in &case.notes {
        // Their keys have dots of their own.
        document["notes"][key] = note(value);
    }
    if let Value::Object(document) = &mut document {
        case.practice.put(document);
    }
    if let Some(approval) = &case.practice.approval {
        document["approval"] = super::approval::write(approval);
    }
    add(&mut document, &case.extra);
    document
}

/// An object with these keys.
fn object(entries: Vec<(&str, Value)>) -> Value {
    let mut object = Map::new();
    for (key, value) in entries {
        object.insert(key.into(), value);
    }
    Value::Object(object)
}

/// An estimate as JSON has it.
fn spread(spread: &Spread) -> Value {
    if spread.is_range() { range(spread.low(), spread.likely(), spread.high()) } else { json_number(spread.likely()) }
}

/// A range as JSON has it.
pub(crate) fn range(low: f64, likely: f64, high: f64) -> Value {
    object(vec![("low", json_number(low)), ("likely", json_number(likely)), ("high", json_number(high))])
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
    let default = crate::model::Preset::Evidence.case().meetings.load;
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

fn write_cost_per_leaver(case: &Case, document: &mut Value) {
    let default = crate::model::Preset::Evidence.case().turnover.cost_per_leaver;
    let cost = &case.turnover.cost_per_leaver;
    let (name, kept, changed) = match cost.basis {
        LeaverBasis::Amount => ("share_of_pay", cost.share_of_pay.spread(), cost.share_of_pay != default.share_of_pay),
        LeaverBasis::ShareOfPay => ("amount", cost.amount.spread(), cost.amount != default.amount),
    };
    if changed {
        put(document, &format!("turnover.other_cost_per_leaver.{name}"), spread(kept));
    }
}

fn note(note: &Note) -> Value {
    let mut value = object(vec![("text", note.text.as_str().into()), ("source", note.source.as_str().into())]);
    add(&mut value, &note.extra);
    value
}

fn meeting(row: &Meeting) -> Value {
    let fate = match row.fate {
        Fate::Keep => "keep".into(),
        Fate::Replace => "replace".into(),
        Fate::ShortenTo(minutes) => object(vec![("shorten_to", json_number(minutes))]),
    };
    let mut value = object(vec![
        ("name", row.name.as_str().into()),
        ("attendees", spread(row.attendees.spread())),
        ("minutes", json_number(row.minutes)),
        ("per_week", spread(row.per_week.spread())),
        ("fate", fate),
    ]);
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
    let mut value = object(vec![
        ("name", row.name.as_str().into()),
        ("price", object(vec![(basis, spread(row.price.spread()))])),
        ("seats", row.seats.map_or(Value::Null, |seats| spread(seats.spread()))),
        ("action", action.into()),
    ]);
    add(&mut value, &row.extra);
    value
}

fn other_line(row: &OtherLine) -> Value {
    let kind = LINE_KINDS.iter().find(|(_, kind)| *kind == row.kind).map(|(word, _)| *word);
    let mut value = object(vec![
        ("name", row.name.as_str().into()),
        ("kind", kind.into()),
        ("amount", spread(row.amount.spread())),
        ("cash", row.cash.into()),
    ]);
    add(&mut value, &row.extra);
    value
}
