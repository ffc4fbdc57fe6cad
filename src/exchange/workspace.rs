//! The workspace as JSON: what is saved in the browser, exported and imported.

use super::document::{self, DocumentError, VERSION};
use crate::model::{Entry, Workspace};
use serde_json::{Map, Value};
use std::sync::Arc;

const FORMAT: &str = "async-roi";

/// Writes everything of the user's.
pub fn write(workspace: &Workspace) -> Value {
    let entry = |entry: &Entry| {
        let mut object = entry.extra.clone();
        object.insert("id".into(), entry.id.into());
        object.insert("scenario".into(), document::write(&entry.scenario));
        Value::Object(object)
    };
    let mut object = workspace.extra.clone();
    object.insert("format".into(), FORMAT.into());
    object.insert("version".into(), VERSION.into());
    object.insert("active".into(), workspace.active().into());
    object.insert("scenarios".into(), workspace.entries().iter().map(entry).collect());
    Value::Object(object)
}

/// Reads what [`write`] wrote, or a single scenario document.
///
/// # Errors
/// Names the place and the reason.
pub fn parse(text: &str) -> Result<Workspace, DocumentError> {
    let value = document::parse_json(text)?;
    if value.get("scenarios").is_some() { read(value) } else { Ok(Workspace::starting_with(document::read(&value)?)) }
}

fn read(value: Value) -> Result<Workspace, DocumentError> {
    let Value::Object(mut object) = value else { return Err(DocumentError::new("", "must be an object")) };
    if object.remove("format").is_some_and(|format| format != FORMAT) {
        return Err(DocumentError::new("format", format!("must be \"{FORMAT}\": this file is of another program")));
    }
    match object.remove("version").map(|version| version.as_u64()) {
        None | Some(Some(1..=VERSION)) => {}
        Some(Some(version)) if version > VERSION => {
            return Err(DocumentError::new(
                "version",
                format!(
                    "{version} is newer than this page understands ({VERSION}): reload the page for its latest version"
                ),
            ));
        }
        Some(_) => return Err(DocumentError::new("version", "must be a whole number from 1")),
    }
    let active = object.remove("active").and_then(|active| active.as_u64()).and_then(|id| u32::try_from(id).ok());
    let Some(Value::Array(rows)) = object.remove("scenarios") else {
        return Err(DocumentError::new("scenarios", "must be a list"));
    };
    if rows.len() > Workspace::LIMIT {
        return Err(DocumentError::new("scenarios", format!("must be at most {}", Workspace::LIMIT)));
    }
    let mut entries = Vec::new();
    for (index, row) in rows.into_iter().enumerate() {
        entries.push(read_entry(index, row)?);
    }
    let workspace = Workspace::of(entries, active.unwrap_or_default());
    let mut workspace = workspace.ok_or_else(|| DocumentError::new("scenarios", "must hold at least one"))?;
    workspace.extra = object;
    Ok(workspace)
}

fn read_entry(index: usize, value: Value) -> Result<Entry, DocumentError> {
    let path = format!("scenarios.{index}");
    let Value::Object(mut object) = value else { return Err(DocumentError::new(path, "must be an object")) };
    let scenario = object.remove("scenario").unwrap_or(Value::Object(Map::new()));
    let scenario = document::read(&scenario).map_err(|error| {
        let key = if error.key.is_empty() { path.clone() } else { format!("{path}.scenario.{}", error.key) };
        DocumentError::new(key, error.reason)
    })?;
    let id = object.remove("id").and_then(|id| id.as_u64()).and_then(|id| u32::try_from(id).ok());
    // A number that is missing or stands twice is made good by the workspace.
    Ok(Entry { id: id.unwrap_or(index as u32 + 1), scenario: Arc::new(scenario), extra: object })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn comes_back_as_it_was() {
        let mut workspace = Workspace::default();
        workspace.duplicate(1);
        workspace.rename(1, "Support");
        workspace.extra.insert("mood".into(), json!("calm"));
        assert_eq!(parse(&write(&workspace).to_string()), Ok(workspace));
    }

    #[test]
    fn a_scenario_alone_is_a_workspace_of_one() {
        let workspace = parse("{\"name\": \"Sales\"}").unwrap();
        assert_eq!(workspace.scenario().name, "Sales");
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        let reason = |text: &str| parse(text).unwrap_err().to_string();
        assert_eq!(
            reason(r#"{"scenarios": [{"scenario": {"team": {"people": -1}}}]}"#),
            "scenarios.0.scenario.team.people: must be at least 0.01"
        );
        assert_eq!(reason(r#"{"scenarios": []}"#), "scenarios: must hold at least one");
        assert_eq!(
            reason(r#"{"format": "other", "scenarios": []}"#),
            "format: must be \"async-roi\": this file is of another program"
        );
        assert!(reason(r#"{"version": 2, "scenarios": []}"#).starts_with("version: 2 is newer"));
        assert_eq!(reason(r#"{"scenarios": ["#), "not a JSON document: line 1, column 15: it ends too early");
    }
}
