//! JSON to a case.

use super::{DocumentError, VERSION};
use crate::model::date::Date;
use crate::model::{
    Action, Basis, Case, Estimate, FIELDS, Fate, Field, Input, LeaverBasis, LoadKind, Meeting, Note, OtherLine,
    Practice, Preset, Quantity, Spread, Tool, json_number,
};
use serde_json::{Map, Value};
use std::sync::Arc;

type Result<T> = std::result::Result<T, DocumentError>;

/// Reads a case document.
///
/// # Errors
/// Names the key and the reason.
pub fn read(document: &Value) -> Result<Case> {
    if !super::nests_within(document, super::DEPTH_LIMIT) {
        return Err(DocumentError::new("", format!("must not nest more than {} levels", super::DEPTH_LIMIT)));
    }
    let mut object = Object::new("", document.clone())?;
    read_version(&mut object)?;
    let mut case = Preset::Evidence.case();
    object.text("name", Case::NAME_LIMIT, &mut case.name)?;
    if let Some(currency) = object.take("currency") {
        case.currency = read_currency(&currency)?;
    }
    for section in ["team", "time", "deep_work", "finance", "change", "rollout", "turnover", "meetings"] {
        if let Some(value) = object.take(section) {
            let mut inner = Object::new(section, value)?;
            read_section(section, &mut inner, &mut case)?;
            object.keep_rest(section, inner);
        }
    }
    if let Some(value) = object.take("tools") {
        case.tools.clear();
        for (path, row) in rows("tools", value)? {
            case.tools.push(read_tool(&mut Object::new(&path, row)?)?);
        }
    }
    if let Some(value) = object.take("other_lines") {
        for (path, row) in rows("other_lines", value)? {
            case.other_lines.push(read_line(&mut Object::new(&path, row)?)?);
        }
    }
    if let Some(notes) = object.take("notes") {
        read_notes(notes, &mut case)?;
    }
    let approval = object.take("approval").map(|value| super::approval::read(&value)).transpose()?;
    case.practice = Practice::take(&mut object.rest).map_err(|error| DocumentError::new(error.path, error.reason))?;
    case.practice.approval = approval.map(Arc::new);
    case.extra = object.rest;
    Ok(case)
}

/// An object whose keys are taken one by one; what is left was not known.
struct Object {
    path: String,
    rest: Map<String, Value>,
}

impl Object {
    fn new(path: &str, value: Value) -> Result<Self> {
        match value {
            Value::Object(rest) => Ok(Self { path: path.into(), rest }),
            other => Err(DocumentError::new(path, format!("must be an object, not {}", kind(&other)))),
        }
    }

    fn take(&mut self, key: &str) -> Option<Value> {
        self.rest.remove(key)
    }

    fn path(&self, key: &str) -> String {
        if self.path.is_empty() { key.into() } else { format!("{}.{key}", self.path) }
    }

    fn inner(&mut self, key: &str) -> Result<Option<Self>> {
        let path = self.path(key);
        self.take(key).map(|value| Self::new(&path, value)).transpose()
    }

    /// Keeps what is left of an inner object where it stood.
    fn keep_rest(&mut self, key: &str, inner: Self) {
        if !inner.rest.is_empty() {
            self.rest.insert(key.into(), Value::Object(inner.rest));
        }
    }

    fn text(&mut self, key: &str, limit: usize, into: &mut String) -> Result<()> {
        let path = self.path(key);
        match self.take(key) {
            None => {}
            Some(Value::String(text)) if text.chars().count() <= limit => *into = text,
            Some(Value::String(_)) => {
                return Err(DocumentError::new(path, format!("must have at most {limit} characters")));
            }
            Some(other) => return Err(DocumentError::new(path, format!("must be a text, not {}", kind(&other)))),
        }
        Ok(())
    }

    fn whole(&mut self, key: &str, greatest: u32, into: &mut u32) -> Result<()> {
        let path = self.path(key);
        let Some(value) = self.take(key) else { return Ok(()) };
        let number =
            value.as_f64().filter(|number| number.fract() == 0.0 && *number >= 1.0 && *number <= f64::from(greatest));
        *into = number
            .ok_or_else(|| DocumentError::new(path, format!("must be a whole number from 1 to {greatest}")))?
            as u32;
        Ok(())
    }

    /// One of several words.
    fn choice<T: Copy>(&mut self, key: &str, choices: &[(&str, T)]) -> Result<Option<T>> {
        let path = self.path(key);
        let Some(value) = self.take(key) else { return Ok(None) };
        let found = choices.iter().find(|(word, _)| value.as_str() == Some(word)).map(|(_, choice)| *choice);
        let words = || choices.iter().map(|(word, _)| format!("\"{word}\"")).collect::<Vec<_>>().join(" or ");
        found.map(Some).ok_or_else(|| DocumentError::new(path, format!("must be {}", words())))
    }

    fn estimate<Q: Quantity>(&mut self, key: &str, field: &str, into: &mut Estimate<Q>) -> Result<()> {
        let path = self.path(key);
        if let Some(value) = self.take(key) {
            let field = Field::find(field).expect("rows name fields of the table");
            *into = Estimate::new(checked(&path, field, &value)?);
        }
        Ok(())
    }

    /// The one key among several that the object holds.
    fn variant<T: Copy>(&self, choices: &[(&'static str, T)]) -> Result<Option<(&'static str, T)>> {
        let mut found = choices.iter().filter(|(key, _)| self.rest.contains_key(*key));
        let first = found.next().copied();
        match (first, found.next()) {
            (Some((first, _)), Some((second, _))) => {
                Err(DocumentError::new(&self.path, format!("must hold one of {first} and {second}, not both")))
            }
            (first, _) => Ok(first),
        }
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn read_version(object: &mut Object) -> Result<()> {
    match object.take("version") {
        None => Ok(()),
        Some(version) => match version.as_u64() {
            Some(version) if (1..=VERSION).contains(&version) => Ok(()),
            Some(version) if version > VERSION => Err(DocumentError::new(
                "version",
                format!(
                    "{version} is newer than this page understands ({VERSION}): reload the page for its latest version"
                ),
            )),
            _ => Err(DocumentError::new("version", "must be a whole number from 1")),
        },
    }
}

fn read_currency(value: &Value) -> Result<String> {
    value
        .as_str()
        .filter(|code| code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase()))
        .map(str::to_owned)
        .ok_or_else(|| DocumentError::new("currency", "must be three capital letters such as \"EUR\""))
}

fn number(path: &str, value: &Value) -> Result<f64> {
    let number = value.as_f64().filter(|number| number.is_finite());
    number.ok_or_else(|| DocumentError::new(path, format!("must be a number, not {}", kind(value))))
}

/// An estimate as JSON has it: a number, or an object of low, likely and high.
fn read_spread(path: &str, value: &Value) -> Result<Spread> {
    let Value::Object(map) = value else {
        let number = number(path, value).map_err(|error| match value {
            Value::Number(_) => error,
            other => DocumentError::new(path, format!("must be a number or low, likely and high, not {}", kind(other))),
        })?;
        return Spread::point(number).map_err(|error| DocumentError::new(path, error.to_string()));
    };
    let part = |key: &str| {
        let inner = format!("{path}.{key}");
        map.get(key).map_or_else(|| Err(DocumentError::new(&inner, "is missing")), |value| number(&inner, value))
    };
    let spread = Spread::new(part("low")?, part("likely")?, part("high")?);
    if let Some(key) = map.keys().find(|key| !["low", "likely", "high"].contains(&key.as_str())) {
        return Err(DocumentError::new(format!("{path}.{key}"), "is no part of an estimate"));
    }
    spread.map_err(|error| DocumentError::new(path, error.to_string()))
}

fn checked(path: &str, field: &Field, value: &Value) -> Result<Spread> {
    let spread = read_spread(path, value)?;
    field.check(&spread).map_err(|reason| DocumentError::new(path, reason))?;
    Ok(spread)
}

/// Takes the plain numbers of a section: those fields whose key is the section's and one name more.
fn read_section(section: &str, object: &mut Object, case: &mut Case) -> Result<()> {
    match section {
        "meetings" => read_load(object, case)?,
        "turnover" => read_cost_per_leaver(object, case)?,
        "rollout" => read_rollout(object, case)?,
        "finance" => object.whole("horizon_months", Case::HORIZON_LIMIT, &mut case.finance.horizon_months)?,
        _ => {}
    }
    for field in FIELDS {
        let name = field.key.strip_prefix(section).and_then(|key| key.strip_prefix('.'));
        if let Some(name) = name.filter(|name| !name.contains('.'))
            && let Some(value) = object.take(name)
        {
            put(case, field, checked(field.key, field, &value)?);
        }
    }
    Ok(())
}

/// Sets a field that is in force.
fn put(case: &mut Case, field: &'static Field, spread: Spread) {
    if let Some(slot) = case.spread_mut(Input { field, row: 0 }) {
        *slot = spread;
    }
}

fn read_load(object: &mut Object, case: &mut Case) -> Result<()> {
    let load = &mut case.meetings.load;
    if let Some(mut inner) = object.inner("other_loads")? {
        read_load_values(&mut inner, load)?;
        object.keep_rest("other_loads", inner);
    }
    let Some(mut inner) = object.inner("load")? else { return Ok(()) };
    let kinds = [
        ("monthly_cost", LoadKind::MonthlyCost),
        ("hours_per_person_week", LoadKind::Hours),
        ("inventory", LoadKind::Inventory),
    ];
    match inner.variant(&kinds)? {
        Some((_, kind)) => load.kind = kind,
        None => {
            return Err(DocumentError::new(inner.path, "must hold monthly_cost, hours_per_person_week or inventory"));
        }
    }
    read_load_values(&mut inner, load)?;
    object.keep_rest("load", inner);
    Ok(())
}

fn read_load_values(object: &mut Object, load: &mut crate::model::Load) -> Result<()> {
    object.estimate("monthly_cost", "meetings.load.monthly_cost", &mut load.monthly_cost)?;
    let hours = "meetings.load.hours_per_person_week";
    object.estimate("hours_per_person_week", hours, &mut load.hours_per_person_week)?;
    let path = object.path("inventory");
    if let Some(value) = object.take("inventory") {
        load.inventory.clear();
        for (path, row) in rows(&path, value)? {
            load.inventory.push(read_meeting(&mut Object::new(&path, row)?)?);
        }
    }
    Ok(())
}

fn read_cost_per_leaver(object: &mut Object, case: &mut Case) -> Result<()> {
    let cost = &mut case.turnover.cost_per_leaver;
    for key in ["other_cost_per_leaver", "cost_per_leaver"] {
        let Some(mut inner) = object.inner(key)? else { continue };
        let bases = [("amount", LeaverBasis::Amount), ("share_of_pay", LeaverBasis::ShareOfPay)];
        let found = inner.variant(&bases)?;
        if key == "cost_per_leaver" {
            let missing = || DocumentError::new(&inner.path, "must hold amount or share_of_pay");
            cost.basis = found.ok_or_else(missing)?.1;
        }
        inner.estimate("amount", "turnover.cost_per_leaver.amount", &mut cost.amount)?;
        inner.estimate("share_of_pay", "turnover.cost_per_leaver.share_of_pay", &mut cost.share_of_pay)?;
        object.keep_rest(key, inner);
    }
    Ok(())
}

fn read_rollout(object: &mut Object, case: &mut Case) -> Result<()> {
    object.whole("days", Case::ROLLOUT_LIMIT, &mut case.rollout.days)?;
    if let Some(start) = object.take("start") {
        case.rollout.start =
            start.as_str().filter(|day| day.parse::<Date>().is_ok()).map(str::to_owned).ok_or_else(|| {
                DocumentError::new("rollout.start", "must be a day of the calendar such as \"2027-01-04\"")
            })?;
    }
    let Some(adoption) = object.take("adoption") else { return Ok(()) };
    let shares = adoption.as_array().filter(|shares| shares.len() == 3);
    let shares = shares.ok_or_else(|| DocumentError::new("rollout.adoption", "must be a list of three shares"))?;
    for (index, share) in shares.iter().enumerate() {
        let key = format!("rollout.adoption.{index}");
        let field = Field::find(&key).expect("adoption has three fields");
        put(case, field, checked(&key, field, share)?);
    }
    Ok(())
}

/// The rows of a list, each with its path.
fn rows(path: &str, value: Value) -> Result<Vec<(String, Value)>> {
    let Value::Array(rows) = value else {
        return Err(DocumentError::new(path, format!("must be a list, not {}", kind(&value))));
    };
    if rows.len() > Case::ROW_LIMIT {
        return Err(DocumentError::new(path, format!("must have at most {} rows", Case::ROW_LIMIT)));
    }
    Ok(rows.into_iter().enumerate().map(|(index, row)| (format!("{path}.{index}"), row)).collect())
}

fn read_meeting(object: &mut Object) -> Result<Meeting> {
    let mut meeting = Meeting::default();
    object.text("name", Case::NAME_LIMIT, &mut meeting.name)?;
    object.estimate("attendees", "meetings.load.inventory.*.attendees", &mut meeting.attendees)?;
    object.estimate("per_week", "meetings.load.inventory.*.per_week", &mut meeting.per_week)?;
    if let Some(minutes) = object.take("minutes") {
        meeting.minutes = read_minutes(&object.path("minutes"), &minutes)?;
    }
    if let Some(fate) = object.take("fate") {
        meeting.fate = read_fate(&object.path("fate"), &fate)?;
        keep_rest_of_fate(object, fate);
    }
    meeting.extra = std::mem::take(&mut object.rest);
    Ok(meeting)
}

fn read_minutes(path: &str, value: &Value) -> Result<f64> {
    let minutes = number(path, value)?;
    let reason =
        || DocumentError::new(path, format!("must be from 0 to {} minutes", json_number(Meeting::MINUTES_LIMIT)));
    (0.0..=Meeting::MINUTES_LIMIT).contains(&minutes).then_some(minutes).ok_or_else(reason)
}

fn read_fate(path: &str, value: &Value) -> Result<Fate> {
    match (value.as_str(), value.get("shorten_to")) {
        (Some("keep"), _) => Ok(Fate::Keep),
        (Some("replace"), _) => Ok(Fate::Replace),
        (None, Some(minutes)) => Ok(Fate::ShortenTo(read_minutes(&format!("{path}.shorten_to"), minutes)?)),
        _ => Err(DocumentError::new(path, "must be \"keep\", \"replace\" or {\"shorten_to\": minutes}")),
    }
}

/// Keeps what is not known beside `shorten_to`.
fn keep_rest_of_fate(meeting: &mut Object, fate: Value) {
    if let Value::Object(mut rest) = fate {
        rest.remove("shorten_to");
        let path = meeting.path("fate");
        meeting.keep_rest("fate", Object { path, rest });
    }
}

fn read_tool(object: &mut Object) -> Result<Tool> {
    let mut tool = Tool::default();
    object.text("name", Case::NAME_LIMIT, &mut tool.name)?;
    if let Some(mut price) = object.inner("price")? {
        let ways = [("flat", Basis::Flat), ("per_user", Basis::PerUser)];
        let found = price.variant(&ways)?;
        let (key, basis) = found.ok_or_else(|| DocumentError::new(&price.path, "must hold flat or per_user"))?;
        tool.basis = basis;
        price.estimate(key, &format!("tools.*.price.{key}"), &mut tool.price)?;
        object.keep_rest("price", price);
    }
    match object.rest.get("seats") {
        None => {}
        Some(Value::Null) => drop(object.take("seats")),
        Some(_) => {
            let mut seats = Estimate::new(Spread::point(0.0).expect("0 is finite"));
            object.estimate("seats", "tools.*.seats", &mut seats)?;
            tool.seats = Some(seats);
        }
    }
    if let Some(action) = object.choice("action", &[("add", Action::Add), ("drop", Action::Drop)])? {
        tool.action = action;
    }
    tool.extra = std::mem::take(&mut object.rest);
    Ok(tool)
}

fn read_line(object: &mut Object) -> Result<OtherLine> {
    let mut line = OtherLine::default();
    object.text("name", Case::NAME_LIMIT, &mut line.name)?;
    if let Some(kind) = object.choice("kind", &super::write::LINE_KINDS)? {
        line.kind = kind;
    }
    object.estimate("amount", "other_lines.*.amount", &mut line.amount)?;
    match object.take("cash") {
        None => {}
        Some(Value::Bool(cash)) => line.cash = cash,
        Some(_) => return Err(DocumentError::new(object.path("cash"), "must be true or false")),
    }
    line.extra = std::mem::take(&mut object.rest);
    Ok(line)
}

fn read_notes(value: Value, case: &mut Case) -> Result<()> {
    let notes = Object::new("notes", value)?;
    for (key, value) in notes.rest {
        let mut inner = Object::new(&format!("notes.{key}"), value)?;
        let mut note = Note::default();
        inner.text("text", Note::LIMIT, &mut note.text)?;
        inner.text("source", Note::LIMIT, &mut note.source)?;
        note.extra = inner.rest;
        case.notes.insert(key, note);
    }
    Ok(())
}
