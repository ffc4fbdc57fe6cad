//! Leaving salaries out of what is shared.

use crate::support::case;
use crate::support::random::{self, Numbers};
use async_roi::exchange::redact::redacted;
use async_roi::exchange::{document, link};
use async_roi::model::{Case, Edition, Preset};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Figures of pay and of the cost on top that no other figure of a random case equals.
const PAY: [f64; 3] = [61_234.561, 71_234.562, 81_234.563];
const ON_COST: [f64; 3] = [0.412_345_61, 0.512_345_62, 0.612_345_63];

fn range(values: [f64; 3]) -> Value {
    json!({"low": values[0], "likely": values[1], "high": values[2]})
}

/// The document with true salaries in it.
fn paid(mut document: Value, ranged: bool) -> Value {
    let pay = |values: [f64; 3]| if ranged { range(values) } else { json!(values[1]) };
    document["team"]["annual_pay"] = pay(PAY);
    document["team"]["on_cost"] = pay(ON_COST);
    document
}

/// Each path of a document at which a true salary stands, as a number or within a text.
fn leaks(value: &Value, path: &str) -> Vec<String> {
    let secrets = || PAY.into_iter().chain(ON_COST);
    match value {
        Value::Number(number) if secrets().any(|secret| number.as_f64() == Some(secret)) => vec![path.to_owned()],
        Value::String(text) if secrets().any(|secret| text.contains(&secret.to_string())) => vec![path.to_owned()],
        Value::Array(items) => items.iter().flat_map(|item| leaks(item, &format!("{path}[]"))).collect(),
        Value::Object(object) => {
            object.iter().flat_map(|(key, value)| leaks(value, &format!("{path}.{key}"))).collect()
        }
        _ => Vec::new(),
    }
}

/// The document that somebody else opens.
fn shared(case: &Case) -> Value {
    document::write(&link::read(&link::write(case)).unwrap())
}

/// A case whose salaries stand everywhere that they can: in force, in the approved case, and in the notes beside them.
fn case_with_salaries(now: Value, approved: Value, ranged: bool) -> Case {
    let mut now = paid(now, ranged);
    now["notes"]["team.annual_pay"] = json!({"text": format!("payroll says {}", PAY[1]), "source": PAY[0].to_string()});
    now["notes"]["team.on_cost"] = json!({"text": ON_COST[1].to_string()});
    now["approval"] = json!({"date": "2026-12-24", "case": paid(approved, !ranged)});
    case(&now)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_path_of_a_redacted_link_holds_a_salary(
        now in random::document(Numbers::Admissible),
        approved in random::document(Numbers::Admissible),
        ranged in any::<bool>(),
    ) {
        let case = case_with_salaries(now, approved, ranged);
        prop_assert!(leaks(&shared(&case), "").len() >= 4, "what is looked for can be found");
        let document = shared(&redacted(&case));
        prop_assert_eq!(leaks(&document, ""), Vec::<String>::new());
        // The rest is as it was.
        prop_assert_eq!(&document["meetings"], &shared(&case)["meetings"]);
        prop_assert_eq!(&document["tools"], &shared(&case)["tools"]);
    }
}

#[test]
fn what_was_left_out_is_said() {
    let case = case_with_salaries(json!({"team": {"people": 40}}), json!({}), true);
    let redacted = redacted(&case);
    assert!(case.left_out.is_empty());
    assert_eq!(redacted.left_out, ["team.annual_pay", "team.on_cost"]);
    let preset = Preset::Evidence.case_in(Edition::First);
    assert_eq!((redacted.team.annual_pay, redacted.team.on_cost), (preset.team.annual_pay, preset.team.on_cost));
    assert_eq!(redacted.team.people, case.team.people);
    for key in ["team.annual_pay", "team.on_cost"] {
        assert_eq!(redacted.notes[key].text, "");
        assert!(redacted.notes[key].source.starts_with("Left out by the sender"));
    }
}

#[test]
fn figures_of_a_decision_are_left_out_and_the_decision_stays() {
    let gate = json!({"id": "g30", "day": 30, "decision": "go", "decided_by": "Ana", "note": "On plan",
        "figures": {"promised": PAY[0], "realized": PAY[1], "spent": PAY[2], "likely": PAY[1], "chance": ON_COST[0]}});
    let case = case_with_salaries(json!({"plan": {"gates": [gate]}}), json!({}), false);
    let document = shared(&redacted(&case));
    assert_eq!(leaks(&document, ""), Vec::<String>::new());
    let kept = &document["plan"]["gates"][0];
    assert_eq!(
        (&kept["decision"], &kept["decided_by"], &kept["note"]),
        (&json!("go"), &json!("Ana"), &json!("On plan"))
    );
}

#[test]
fn a_note_beside_another_input_stays_as_it_was_written() {
    let note = json!({"team.people": {"text": "at 71234.562 each"}});
    let case = case_with_salaries(json!({ "notes": note }), json!({}), false);
    assert_eq!(leaks(&shared(&redacted(&case)), ""), [".notes.team.people.text"]);
}
