//! The workspace as JSON: what is saved in the browser, exported and imported.

use super::codec::{map_of, unknown_keys};
use super::document::{self, DocumentError, EDITION, VERSION, check_number};
use crate::model::{Alternative, Case, ChosenAlternatives, ChosenTeams, Edition, SavedCase, Workspace};
use serde_json::{Map, Value};
use std::fmt;
use std::sync::Arc;

const FORMAT: &str = "async-roi";
/// The latest version of the workspace: 2 since cases name the edition of their evidence. A page from before that, still open in another
/// tab, would read an approved case as one of the first edition; it leaves work of a later version alone.
const LATEST: u64 = 2;

/// The key of the alternatives that the user compares, and the keys in it.
const COMPARISON: &str = "comparison";
const ALTERNATIVES: &str = "alternatives";
const BASE: &str = "base";
const LEFT_OUT: &str = "left_out";
/// The key of the teams that the user adds up, and the keys in it.
const TEAMS: &str = "teams";
const CASES: &str = "cases";
const SHARED: &str = "shared";
/// Stands for doing nothing among the numbers of cases.
const NOTHING: &str = "nothing";

/// Writes everything of the user's.
pub fn write(workspace: &Workspace) -> Value {
    let saved = |saved: &SavedCase| {
        let mut object = map_of(&saved.unknown);
        object.insert("id".into(), saved.id.into());
        object.insert("scenario".into(), document::write(&saved.case));
        Value::Object(object)
    };
    let mut object = map_of(&workspace.unknown);
    object.insert("format".into(), FORMAT.into());
    object.insert("version".into(), LATEST.into());
    object.insert("active".into(), workspace.active().into());
    let chosen = workspace.chosen_alternatives();
    if !chosen.is_empty() {
        object.insert(COMPARISON.into(), write_alternatives(chosen));
    }
    let teams = workspace.teams();
    if !teams.is_empty() {
        let mut chosen = map_of(&teams.unknown);
        chosen.insert(CASES.into(), teams.cases.clone().into());
        chosen.insert(SHARED.into(), teams.shared.clone().into());
        object.insert(TEAMS.into(), Value::Object(chosen));
    }
    object.insert("scenarios".into(), workspace.cases().iter().map(saved).collect());
    Value::Object(object)
}

/// The alternatives that the user compares: numbers of cases, and the word for doing nothing.
fn write_alternatives(chosen: &ChosenAlternatives) -> Value {
    let alternative = |alternative: &Alternative| match alternative {
        Alternative::Nothing => Value::from(NOTHING),
        Alternative::Case(id) => Value::from(*id),
    };
    let mut object = map_of(&chosen.unknown);
    object.insert(ALTERNATIVES.into(), chosen.all().iter().map(alternative).collect());
    if let Some(base) = chosen.base() {
        object.insert(BASE.into(), alternative(&base));
    }
    if chosen.left_out {
        object.insert(LEFT_OUT.into(), true.into());
    }
    Value::Object(object)
}

/// Reads them. What is not understood is left out: which cases are compared is quickly chosen again.
fn read_alternatives(mut object: Map<String, Value>) -> ChosenAlternatives {
    let alternative = |value: &Value| match value.as_str() {
        Some(NOTHING) => Some(Alternative::Nothing),
        _ => number(value).map(Alternative::Case),
    };
    let all = object.remove(ALTERNATIVES);
    let all = all.as_ref().and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let base = object.remove(BASE).as_ref().and_then(alternative);
    let mut chosen = ChosenAlternatives::new(all.iter().filter_map(alternative), base);
    chosen.left_out = object.remove(LEFT_OUT) == Some(Value::Bool(true));
    chosen.unknown = unknown_keys(object);
    chosen
}

/// Reads the teams that are added up, as leniently.
fn read_teams(mut object: Map<String, Value>) -> ChosenTeams {
    let mut list = |key: &str| match object.remove(key) {
        Some(Value::Array(items)) => items,
        _ => Vec::new(),
    };
    let cases = list(CASES).iter().filter_map(number).collect();
    let shared = list(SHARED).iter().filter_map(Value::as_str).map(str::to_owned).collect();
    ChosenTeams { cases, shared, unknown: unknown_keys(object) }
}

/// The cases of a text that could be read, and errors for the others.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadWorkspace {
    /// The cases that could be read: at least one.
    pub workspace: Workspace,
    /// The others, in their order.
    pub unread: Vec<UnreadCase>,
}

/// A case that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadCase {
    /// Which case of the text it is, the first being 1.
    pub place: usize,
    /// Its name; empty where not even that can be read.
    pub name: String,
    /// Where in the case, and why.
    pub error: DocumentError,
    /// Its number, which tells which case it was while it could be read.
    id: Option<u32>,
}

impl fmt::Display for UnreadCase {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.name.as_str() {
            "" => write!(f, "Case {}: {}", self.place, self.error),
            name => write!(f, "“{name}”: {}", self.error),
        }
    }
}

impl UnreadCase {
    /// Whether it may be the case of this number.
    fn may_be(&self, id: u32) -> bool {
        self.id.is_none_or(|own| own == id)
    }
}

impl ReadWorkspace {
    /// The workspace with each unread case as it is known from before, in its place; how many are known. Where nothing tells
    /// which case one was, every known case that is missing comes back: one too many can be deleted again.
    #[must_use]
    pub fn restored(&self, known: &Workspace) -> (Workspace, usize) {
        let mut cases = self.workspace.cases().to_vec();
        let mut count = 0;
        for unread in &self.unread {
            for saved in known.cases().iter().filter(|saved| unread.may_be(saved.id)) {
                if cases.iter().all(|other| other.id != saved.id) {
                    cases.insert(cases.len().min(unread.place - 1), saved.clone());
                    count += 1;
                }
            }
        }
        let mut restored = Workspace::of(cases, self.workspace.active()).unwrap_or_else(|| self.workspace.clone());
        restored.unknown.clone_from(&self.workspace.unknown);
        restored.choose_alternatives(self.workspace.chosen_alternatives().clone());
        restored.choose_teams(self.workspace.teams().clone());
        (restored, count)
    }
}

/// Reads what [`write`] wrote, or a single case document, which is [as received](crate::model::Case::received). A case that cannot be read keeps no other from being read.
///
/// # Errors
/// Names the place and the reason, where nothing can be read: the text as a whole, or none of its cases.
pub fn parse(text: &str) -> Result<ReadWorkspace, DocumentError> {
    let value = document::parse_json(text)?;
    if value.get("scenarios").is_some() {
        return read(value);
    }
    Ok(ReadWorkspace { workspace: Workspace::starting_with(document::read(&value)?.received()), unread: Vec::new() })
}

/// Whether a text was written by a later version of the page, as a whole or in one of its cases.
pub fn is_newer(text: &str) -> bool {
    let above = |value: &Value, latest: f64| value.as_f64().is_some_and(|number| number > latest);
    let later_case = |case: &Value| {
        above(&case["version"], VERSION as f64) || above(&case[EDITION], Edition::LATEST.number().into())
    };
    let Ok(value) = document::parse_json(text) else { return false };
    let rows = value["scenarios"].as_array().map_or(&[][..], Vec::as_slice);
    above(&value["version"], LATEST as f64) || rows.iter().any(|row| later_case(&row["scenario"]))
}

fn read(value: Value) -> Result<ReadWorkspace, DocumentError> {
    let Value::Object(mut object) = value else { return Err(DocumentError::new("", "must be an object")) };
    if object.remove("format").is_some_and(|format| format != FORMAT) {
        return Err(DocumentError::new("format", format!("must be \"{FORMAT}\": this file is from another program")));
    }
    object.remove("version").map_or(Ok(()), |version| check_number("version", &version, LATEST))?;
    let active = object.remove("active").as_ref().and_then(number);
    let Some(Value::Array(rows)) = object.remove("scenarios") else {
        return Err(DocumentError::new("scenarios", "must be a list"));
    };
    if rows.len() > Workspace::READ_LIMIT {
        return Err(DocumentError::new("scenarios", format!("must be at most {}", Workspace::READ_LIMIT)));
    }
    let (mut cases, mut unread) = (Vec::new(), Vec::new());
    for (index, row) in rows.into_iter().enumerate() {
        match read_entry(index, row) {
            Ok(saved) => cases.push(saved),
            Err(reason) => unread.push(reason),
        }
    }
    let Some(mut workspace) = Workspace::of(cases, active.unwrap_or_default()) else {
        return Err(none_read(unread));
    };
    if let Some(Value::Object(chosen)) = object.remove(COMPARISON) {
        workspace.choose_alternatives(read_alternatives(chosen));
    }
    if let Some(Value::Object(teams)) = object.remove(TEAMS) {
        workspace.choose_teams(read_teams(teams));
    }
    workspace.unknown = unknown_keys(object);
    Ok(ReadWorkspace { workspace, unread })
}

fn number(value: &Value) -> Option<u32> {
    value.as_u64().and_then(|id| u32::try_from(id).ok())
}

fn read_entry(index: usize, value: Value) -> Result<SavedCase, UnreadCase> {
    let place = index + 1;
    let Value::Object(mut object) = value else {
        let error = DocumentError::new("", "must be an object");
        return Err(UnreadCase { place, name: String::new(), error, id: None });
    };
    let id = object.remove("id").as_ref().and_then(number);
    // One that is missing is damage, not the default case.
    let case = object.remove("scenario").unwrap_or_default();
    match document::read(&case) {
        // A number that is missing or stands twice is made good by the workspace.
        Ok(case) => {
            Ok(SavedCase { id: id.unwrap_or(place as u32), case: Arc::new(case), unknown: unknown_keys(object) })
        }
        Err(error) => {
            let name = case.get("name").and_then(Value::as_str).unwrap_or_default().trim();
            Err(UnreadCase { place, name: name.chars().take(Case::NAME_LIMIT).collect(), error, id })
        }
    }
}

/// Why a list without a readable case is none, by its first.
fn none_read(unread: Vec<UnreadCase>) -> DocumentError {
    let Some(UnreadCase { place, error, .. }) = unread.into_iter().next() else {
        return DocumentError::new("scenarios", "must hold at least one");
    };
    let inner = if error.path.is_empty() { error } else { error.within("scenario") };
    inner.within(&format!("scenarios[{}]", place - 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::UnknownKeys;
    use serde_json::json;

    #[test]
    fn comes_back_as_it_was() {
        let mut workspace = Workspace::default();
        workspace.duplicate(1);
        workspace.rename(1, "Support");
        workspace.unknown = UnknownKeys::of_json(r#"{"mood":"calm"}"#.into());
        assert_eq!(parse(&write(&workspace).to_string()), Ok(ReadWorkspace { workspace, unread: Vec::new() }));
    }

    #[test]
    fn chosen_alternatives_come_back_with_the_keys_that_nobody_knows() {
        let mut workspace = Workspace::default();
        assert!(write(&workspace).get("comparison").is_none(), "nothing is written until something is chosen");
        workspace.duplicate(1);
        let mut chosen =
            ChosenAlternatives::new([Alternative::Nothing, Alternative::Case(2)], Some(Alternative::Case(2)));
        chosen.unknown = UnknownKeys::of_json(r#"{"mood":"calm"}"#.into());
        workspace.choose_alternatives(chosen);
        let written = write(&workspace);
        assert_eq!(written["comparison"], json!({"alternatives": ["nothing", 2], "base": 2, "mood": "calm"}));
        assert_eq!(parse(&written.to_string()).unwrap().workspace, workspace);
        let mut chosen = workspace.alternatives();
        chosen.left_out = true;
        workspace.choose_alternatives(chosen);
        assert_eq!(write(&workspace)["comparison"]["left_out"], json!(true));
        assert_eq!(parse(&write(&workspace).to_string()).unwrap().workspace, workspace);
        let mut odd = written;
        odd["comparison"] = json!({"alternatives": ["everything", 7, {}, 1], "base": []});
        let read = parse(&odd.to_string()).unwrap().workspace;
        assert_eq!(read.alternatives().all(), [Alternative::Case(1)]);
    }

    #[test]
    fn chosen_teams_come_back_with_the_keys_that_nobody_knows() {
        let mut workspace = Workspace::default();
        assert!(write(&workspace).get("teams").is_none(), "nothing is written until something is chosen");
        workspace.duplicate(1);
        let teams = ChosenTeams {
            cases: vec![1, 2],
            shared: vec!["change.documentation_hours".into(), "change.of_a_later_version".into()],
            unknown: UnknownKeys::of_json(r#"{"mood":"calm"}"#.into()),
        };
        workspace.choose_teams(teams);
        let written = write(&workspace);
        assert_eq!(written["teams"]["cases"], json!([1, 2]));
        assert_eq!(parse(&written.to_string()).unwrap().workspace, workspace);
        assert_eq!(workspace.teams().shared_keys(), ["change.documentation_hours"]);
        workspace.remove(2);
        assert_eq!(workspace.teams().cases, [1]);
    }

    #[test]
    fn a_case_alone_is_a_workspace_of_one() {
        let ReadWorkspace { workspace, .. } = parse("{\"name\": \"Sales\"}").unwrap();
        assert_eq!(workspace.case().name, "Sales");
    }

    /// Three cases, the second in sight; what `damage` does to the row of the second.
    fn damaged(damage: impl FnOnce(&mut Value)) -> (Workspace, ReadWorkspace) {
        let mut whole = Workspace::default();
        for (id, name) in [(2, "Sales"), (3, "Support")] {
            whole.duplicate(1);
            whole.rename(id, name);
        }
        whole.show(2);
        whole.unknown = UnknownKeys::of_json(r#"{"mood":"calm"}"#.into());
        let mut value = write(&whole);
        damage(&mut value["scenarios"][1]);
        (whole, parse(&value.to_string()).unwrap())
    }

    fn names(workspace: &Workspace) -> Vec<&str> {
        workspace.cases().iter().map(|saved| saved.case.name.as_str()).collect()
    }

    #[test]
    fn one_case_that_cannot_be_read_hides_no_other() {
        let (_, read) = damaged(|row| row["scenario"]["team"]["people"] = json!(-1));
        assert_eq!(names(&read.workspace), ["Our team", "Support"]);
        assert_eq!((read.workspace.active(), read.workspace.unknown.json()), (1, r#"{"mood":"calm"}"#));
        let unread: Vec<String> = read.unread.iter().map(UnreadCase::to_string).collect();
        assert_eq!(unread, ["“Sales”: team.people: must be at least 0.01"]);
    }

    #[test]
    fn a_case_without_a_readable_name_is_named_by_its_place() {
        let said = |damage: fn(&mut Value)| damaged(damage).1.unread[0].to_string();
        assert_eq!(said(|row| *row = json!(7)), "Case 2: must be an object");
        assert_eq!(said(|row| *row = json!({"id": 2})), "Case 2: must be an object, not null");
        assert_eq!(said(|row| row["scenario"] = json!([])), "Case 2: must be an object, not a list");
        assert_eq!(said(|row| row["scenario"]["name"] = json!(5)), "Case 2: name: must be a text, not a number");
        let (_, read) = damaged(|row| row["scenario"]["name"] = json!("x".repeat(1_000)));
        assert_eq!(read.unread[0].name.len(), Case::NAME_LIMIT);
    }

    #[test]
    fn a_case_known_from_before_is_restored_in_its_place() {
        let (whole, read) = damaged(|row| row["scenario"]["version"] = json!(99));
        let (restored, count) = read.restored(&whole);
        assert_eq!((restored.cases(), count), (whole.cases(), 1));
        assert_eq!(restored.unknown, whole.unknown);
        assert_eq!(read.restored(&Workspace::default()), (read.workspace.clone(), 0));
        let (whole, read) = damaged(|row| *row = json!(null));
        let (restored, count) = read.restored(&whole);
        assert_eq!((restored.cases(), count), (whole.cases(), 1), "it can only be the one that is missing");
    }

    #[test]
    fn where_no_case_can_be_read_the_first_says_why() {
        let reason = parse(r#"{"scenarios": [5, {"scenario": {"team": {"people": -1}}}]}"#).unwrap_err().to_string();
        assert_eq!(reason, "scenarios[0]: must be an object");
    }

    #[test]
    fn the_version_tells_pages_from_before_editions_to_leave_the_work_alone() {
        assert_eq!(write(&Workspace::default())["version"], 2);
        let text = write(&Workspace::default()).to_string();
        assert!(!is_newer(&text));
        assert!(parse(&text.replacen(r#""version":2"#, r#""version":1"#, 1)).is_ok());
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        let reason = |text: &str| parse(text).unwrap_err().to_string();
        assert_eq!(
            reason(r#"{"scenarios": [{"scenario": {"team": {"people": -1}}}]}"#),
            "scenarios[0].scenario.team.people: must be at least 0.01"
        );
        assert_eq!(reason(r#"{"scenarios": []}"#), "scenarios: must hold at least one");
        assert_eq!(
            reason(r#"{"format": "other", "scenarios": []}"#),
            "format: must be \"async-roi\": this file is from another program"
        );
        assert!(reason(r#"{"version": 3, "scenarios": []}"#).starts_with("version: 3 is newer"));
        assert_eq!(reason(r#"{"scenarios": ["#), "not a JSON document: line 1, column 15: it ends too early");
    }
}
