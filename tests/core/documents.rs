//! Reading and writing case documents.

use crate::support::random::{self, Numbers};
use crate::support::{case, preset, with};
use async_roi::exchange::document::{self, DocumentError, parse};
use async_roi::exchange::{link, workspace};
use async_roi::model::{Case, Edition, FIELDS, Implementation, LeaverCostBasis, MeetingLoadKind, Preset, Workspace};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Whether everything in `part` stands in `whole`. A number stands in a range of nothing but itself.
fn holds(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            part.iter().all(|(key, value)| whole.get(key).is_some_and(|found| holds(found, value)))
        }
        (Value::Array(whole), Value::Array(part)) => {
            whole.len() == part.len() && whole.iter().zip(part).all(|(whole, part)| holds(whole, part))
        }
        (Value::Number(whole), Value::Number(part)) => whole.as_f64() == part.as_f64(),
        (whole @ Value::Number(_), Value::Object(range)) => {
            ["low", "likely", "high"].iter().all(|key| range.get(*key).is_some_and(|part| holds(whole, part)))
        }
        _ => whole == part,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_written_reads_as_the_same(document in random::document(Numbers::Admissible)) {
        let first = case(&document);
        let text = document::write(&first).to_string();
        prop_assert_eq!(parse(&text).unwrap(), first);
    }

    #[test]
    fn nothing_of_a_document_is_lost(mut document in random::document(Numbers::Admissible)) {
        let written = document::write(&case(&document));
        // The approved case is written without what equals the default: what it reads as is compared below.
        document.get_mut("approval").and_then(Value::as_object_mut).map(|approval| approval.remove("case"));
        prop_assert!(holds(&written, &document), "{} became {}", document, written);
    }

    #[test]
    fn what_is_written_without_the_default_reads_as_the_same(document in random::document(Numbers::Admissible)) {
        let first = case(&document);
        prop_assert_eq!(document::read(&document::write_sparse(&first)).unwrap(), first);
    }

    #[test]
    fn a_workspace_reads_as_it_was_written(
        documents in prop::collection::vec(random::document(Numbers::Admissible), 1..4),
        active in 0..4u32,
    ) {
        let mut workspace = Workspace::starting_with(case(&documents[0]));
        documents[1..].iter().for_each(|document| assert!(workspace.add(case(document))));
        workspace.show(active);
        let read = workspace::parse(&workspace::write(&workspace).to_string()).unwrap();
        prop_assert_eq!(read.unread, []);
        prop_assert_eq!(read.workspace, workspace);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*") {
        let _ = parse(&text);
    }

    #[test]
    fn any_value_in_any_place_is_read_or_refused(
        place in prop::sample::select(pointers(&preset(Preset::Evidence), "")),
        value in prop::sample::select(oddities()),
    ) {
        let document = with(preset(Preset::Evidence), &place, value);
        if let Err(error) = document::read(&document) {
            // The path is the place, a part of it or what it is a part of.
            let path = path(&place);
            prop_assert!(path.starts_with(&error.path) || error.path.starts_with(&path), "{}: {}", path, error);
            prop_assert!(!error.reason.is_empty());
        }
    }
}

/// The path in a message of what a pointer names.
fn path(pointer: &str) -> String {
    let part = |part: &str| match part.parse::<usize>() {
        Ok(row) => format!("[{row}]"),
        Err(_) => format!(".{part}"),
    };
    pointer.split('/').skip(1).map(part).collect::<String>().trim_start_matches('.').to_owned()
}

#[test]
fn random_documents_carry_everything_that_a_document_can_hold() {
    let mut runner = TestRunner::deterministic();
    let documents = random::document(Numbers::Admissible);
    let mut found = BTreeSet::new();
    for _ in 0..64 {
        let document = documents.new_tree(&mut runner).unwrap().current();
        found.extend(pointers(&document, "").iter().map(|place| generic(place)));
    }
    let wanted = [
        "/scorecard/kpis/#/name /scorecard/kpis/#/unit /scorecard/kpis/#/target /scorecard/targets",
        "/scorecard/routines /scorecard/annotations/#/text",
        "/scorecard/readings/#/period /scorecard/readings/#/by",
        "/scorecard/readings/#/definition /scorecard/readings/#/definition/block_minutes /scorecard/readings/#/baseline",
        "/scorecard/readings/#/parts/survey_mean /scorecard/readings/#/parts/overlap_needed /scorecard/readings/#/note",
        "/plan/phases/#/goal /plan/phases/#/days /plan/tasks/#/owner /plan/tasks/#/due /plan/tasks/#/state",
        "/plan/tasks/#/origin /plan/gates/#/checks/#/# /plan/gates/#/decision /plan/gates/#/decided_on /plan/calendar",
        "/plan/exported/#/sequence /plan/exported/#/summary /plan/numbered /stack/offers/#/price/steps/#/# /stack/offers/#/price/monthly /stack/offers/#/needs/#",
        "/stack/offers/#/team_to /stack/picks/#/seats /stack/picks/#/billing /stack/compared/# /stack/in_case",
        "/readiness/answers /readiness/done/# /spending/entries/#/amount /spending/entries/#/note",
        "/approval/by /approval/note /approval/case/team/people /approval/case/meetings/load /notes",
        "/paper/asked /paper/ask /paper/due /paper/note /paper/risks",
    ];
    for place in wanted.iter().flat_map(|line| line.split(' ')) {
        assert!(found.contains(place), "no random document has {place}");
    }
}

/// A pointer with `#` for the place in a list.
fn generic(pointer: &str) -> String {
    let part = |part: &str| if part.parse::<usize>().is_ok() { "#".to_owned() } else { part.to_owned() };
    pointer.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// A pointer to each value inside a document.
fn pointers(value: &Value, at: &str) -> Vec<String> {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(object) => object.iter().map(|(key, value)| (format!("{at}/{key}"), value)).collect(),
        Value::Array(items) => {
            items.iter().enumerate().map(|(index, value)| (format!("{at}/{index}"), value)).collect()
        }
        _ => Vec::new(),
    };
    inner.into_iter().flat_map(|(place, value)| [vec![place.clone()], pointers(value, &place)].concat()).collect()
}

fn oddities() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!("NaN"),
        json!(""),
        json!([]),
        json!([null]),
        json!({}),
        json!(-1),
        json!(1e300),
        json!({"low": 1}),
        json!({"low": 3, "likely": 2, "high": 1}),
        json!([[1], 2, 3]),
        json!({"inventory": [3]}),
    ]
}

#[test]
fn an_empty_document_is_the_evidence_preset() {
    let first = Preset::Evidence.case_in(Edition::First);
    assert_eq!(case(&json!({})), first);
    assert_eq!(case(&json!({"version": 1, "team": {}, "rollout": {}})), first);
    for edition in Edition::ALL {
        let stated = json!({"edition": edition.number(), "meetings": {}});
        assert_eq!(case(&stated), Preset::Evidence.case_in(edition));
    }
}

#[test]
fn a_row_left_empty_takes_its_defaults() {
    let document = json!({"tools": [{}], "other_lines": [{}], "meetings": {"load": {"inventory": [{}]}}});
    let written = document::write(&case(&document));
    let tool = json!({"name": "", "price": {"per_user": 0}, "seats": null, "action": "add"});
    assert_eq!(written["tools"], json!([tool]));
    let line = json!({"name": "", "kind": "annual_benefit", "amount": 0, "cash": false});
    assert_eq!(written["other_lines"], json!([line]));
    let meeting = json!({"name": "", "attendees": 5, "minutes": 30, "per_week": 1, "fate": "keep"});
    assert_eq!(written["meetings"]["load"], json!({"inventory": [meeting]}));
}

#[test]
fn the_ways_not_in_force_are_kept() {
    let document = json!({
        "meetings": {"load": {"hours_per_person_week": 9}, "other_loads": {"monthly_cost": 7000, "inventory": [{}]}},
        "turnover": {"cost_per_leaver": {"amount": 12_000}, "other_cost_per_leaver": {"share_of_pay": 0.4}},
    });
    let case = case(&document);
    assert_eq!(case.meetings.load.kind, MeetingLoadKind::Hours);
    assert_eq!(case.meetings.load.monthly_cost.spread().likely(), 7000.0);
    assert_eq!(case.meetings.load.inventory.len(), 1);
    assert_eq!(case.turnover.cost_per_leaver.basis, LeaverCostBasis::Amount);
    assert_eq!(case.turnover.cost_per_leaver.share_of_pay.spread().likely(), 0.4);
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_document() {
    assert_eq!(parse("\u{feff}{}").unwrap(), Preset::Evidence.case_in(Edition::First));
}

#[test]
fn every_cut_of_a_document_is_refused() {
    let text = preset(Preset::Evidence).to_string();
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        let DocumentError { reason, .. } = parse(&text[..end]).expect_err("half a document");
        assert!(reason.contains("it ends too early"), "{end}: {reason}");
    }
}

#[test]
fn depth_does_not_overflow_the_stack() {
    let nested =
        |open: &str, close: &str, depth: usize| format!("{{\"x\":{}1{}}}", open.repeat(depth), close.repeat(depth));
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let reason = parse(&nested(open, close, 10_000)).expect_err("too deep").reason;
        assert!(reason.contains("it is not valid there"), "{reason}");
        let deep = parse(&nested(open, close, 63)).unwrap();
        assert_eq!(parse(&document::write(&deep).to_string()).unwrap(), deep);
        let workspace = workspace::write(&Workspace::starting_with(deep.clone())).to_string();
        assert_eq!(workspace::parse(&workspace).unwrap().workspace.cases()[0].case.as_ref(), &deep);
        let reason = parse(&nested(open, close, 64)).expect_err("too deep to be saved").reason;
        assert_eq!(reason, "must not nest more than 64 levels");
    }
}

#[test]
fn a_plan_that_disagrees_with_the_days_of_the_rollout_is_read_in_them() {
    let phases = json!([{"id": "a", "days": 10}, {"id": "b", "days": 20}]);
    let document = json!({"rollout": {"days": 60}, "plan": {"phases": phases, "tasks": [], "gates": []}});
    let days = |document: &Value| -> Vec<u32> { case(document).plan().phases.iter().map(|phase| phase.days).collect() };
    assert_eq!(days(&document), [20, 40]);
    assert_eq!(days(&document::write(&case(&document))), [20, 40]);
}

#[test]
fn every_field_is_read_from_and_written_to_its_key() {
    for field in FIELDS.iter().filter(|field| !field.is_by_row()) {
        let pointer = format!("/{}", field.key.replace('.', "/"));
        let mut document = json!({});
        let mut place = &mut document;
        if field.key.starts_with("rollout.adoption") {
            document = preset(Preset::Evidence);
        } else {
            for name in field.key.split('.') {
                place = &mut place[name];
            }
        }
        let value = f64::midpoint(field.sensible.0, field.sensible.1);
        let written = document::write(&case(&with(document, &pointer, value)));
        assert_eq!(written.pointer(&pointer).and_then(Value::as_f64), Some(value), "{}", field.key);
    }
}

/// A case with an approval of another one.
fn with_approval(now: &Value, approved: &Value) -> Value {
    let approval =
        json!({"date": "2026-12-24", "by": "The board", "note": "Look again in June", "case": approved, "later": [1]});
    with(now.clone(), "/approval", approval)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn an_approved_case_reads_back_as_it_was_frozen(
        now in random::document(Numbers::Admissible),
        approved in random::document(Numbers::Admissible),
    ) {
        let read = case(&with_approval(&now, &approved));
        let approval = read.implementation.approval.clone().unwrap();
        // The notes and what the other pages keep are no part of what was promised.
        let frozen = Case { notes: BTreeMap::new(), implementation: Implementation::default(), ..case(&approved) };
        prop_assert_eq!(approval.case(), &frozen);
        prop_assert_eq!(&case(&document::write(&read)), &read);
        prop_assert_eq!(link::read(&link::write(&read)).unwrap(), read.as_sent());
        prop_assert_eq!(&document::write(&read)["approval"]["later"], &json!([1]));
    }
}

#[test]
fn an_approved_case_is_written_without_what_equals_the_default() {
    let read =
        case(&with_approval(&json!({}), &json!({"team": {"people": 40}, "notes": {"team.people": {"text": "asked"}}})));
    assert_eq!(document::write(&read)["approval"]["case"], json!({"team": {"people": 40}}));
    let short = link::write(&read).len() - link::write(&Preset::Evidence.case()).len();
    assert!(short < 250, "{short} characters more");
}

#[test]
fn what_is_wrong_with_an_approval_is_said() {
    let refused = |approval: Value, message: &str| {
        let error = document::read(&json!({ "approval": approval })).unwrap_err();
        assert_eq!(error.to_string(), message);
    };
    refused(json!([]), "approval: must be an object, not a list");
    refused(json!({"case": {}}), "approval.date: is missing");
    refused(json!({"date": "2027-01-04"}), "approval.case: is missing");
    refused(json!({"date": "2027-01-04", "case": []}), "approval.case: must be an object, not a list");
    let people = json!({"date": "2027-01-04", "case": {"team": {"people": "x"}}});
    refused(people, "approval.case.team.people: must be a number or low, likely and high, not a text");
}
