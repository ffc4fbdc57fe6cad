//! What the pages beside the business case keep, within a document.

use crate::support::case;
use async_roi::exchange::document;
use async_roi::model::date::Date;
use async_roi::model::kpi::{BlockLength, Definition, KpiId, Reading, Scorecard, UserKpi};
use async_roi::model::promise::{Approval, Forecast, Review};
use async_roi::model::rollout::{Due, GateDecision, GateFigures, Plan, Task};
use async_roi::model::tool_set::{ToolPick, ToolSet, catalog};
use async_roi::model::{Case, Edition, Preset, Quantiles, View};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A document with a part.
fn with_part(part: &str, value: Value) -> Value {
    let mut document = json!({});
    document[part] = value;
    document
}

/// Asserts that a part reads and comes out as it is.
#[track_caller]
fn kept(part: &str, value: Value) {
    let document = with_part(part, value);
    assert_eq!(document::write(&case(&document))[part], document[part]);
}

/// Asserts the whole message about a part.
#[track_caller]
fn refused(part: &str, value: Value, message: &str) {
    let error = document::read(&with_part(part, value)).expect_err("this part must be refused");
    assert_eq!(error.to_string(), message);
}

/// A new case with something changed.
fn changed(change: impl FnOnce(&mut Case)) -> Case {
    let mut case = Preset::Evidence.case();
    change(&mut case);
    case
}

#[track_caller]
fn survives_a_save(before: &Case) {
    assert_eq!(case(&document::write(before)), *before);
}

fn day(days: i64) -> Date {
    Date::new(2027, 1, 4).unwrap().plus_days(days)
}

#[test]
fn an_empty_part_is_as_in_a_new_case() {
    for part in ["scorecard", "plan", "stack", "readiness", "spending", "paper", "survey", "approval"] {
        assert_eq!(case(&json!({ part: null })), Preset::Evidence.case_in(Edition::First), "{part}");
        if part != "approval" {
            assert_eq!(case(&json!({ part: {} })), Preset::Evidence.case_in(Edition::First), "{part}");
        }
    }
}

#[test]
fn null_counts_as_missing_where_a_key_may_be_left_out() {
    let phase = json!({"id": "p1", "title": null, "later": null});
    let read = document::write(&case(&json!({"plan": {"phases": [phase], "calendar": null}})))["plan"].clone();
    assert_eq!(read["phases"], json!([{"id": "p1", "days": 30, "later": null}]));
    let pick = json!({"offer": "twist-free", "billing": null, "seats": null});
    let read = document::write(&case(&json!({"stack": {"picks": [pick], "offers": null, "in_case": null}})));
    assert_eq!(read["stack"], json!({"picks": [{"offer": "twist-free", "action": "add"}]}));
    refused("plan", json!({"gates": null}), "plan.gates: must be a list, not null");
}

#[test]
fn a_scorecard_comes_out_as_it_is() {
    let parts = json!({"handoff_latency_hours": 24.0, "decisions_recorded": 0.8, "survey_mean": 3.9, "survey_answers": 5,
        "overlap_hours": 0.0, "overlap_needed": 0.0, "out_of_hours": 1.0, "later": 1});
    let reading = json!({"kpi": "collaboration", "date": "2027-01-04", "value": 7.55, "baseline": true,
        "definition": "two sites", "parts": parts, "note": "first", "unknown": [1]});
    let quarter = json!({"kpi": "turnover", "date": "2027-03-31", "value": 0.1, "period": "quarter", "by": "Kim"});
    let later = json!({"kpi": "turnover", "date": "2027-03-31", "value": 0.1, "period": "year", "by": "Lee"});
    let own = json!({"id": "own1", "name": "Escalations", "unit": "a week", "direction": "lower", "target": 3.0, "later": true});
    let targets = json!({"turnover": 0.1, "own1": 2.0});
    let routines = json!({"turnover": {"owner": "Kim", "cadence": "weekly", "next": "2027-03-01", "later": 1},
        "own1": {"cadence": "every full moon"}});
    kept(
        "scorecard",
        json!({"kpis": [own], "targets": targets, "routines": routines, "readings": [reading, later, quarter],
            "later": {"a": 1},
            "annotations": [{"date": "2027-02-01", "text": "Reorganization", "later": 1}]}),
    );
}

#[test]
fn a_year_of_weekly_readings_on_ten_kpis_survives_a_save() {
    survives_a_save(&changed(|case| {
        let card = case.implementation.scorecard_mut();
        let ids: Vec<KpiId> = (0..10).map(|_| card.add_kpi(UserKpi::default()).unwrap()).collect();
        for (week, id) in (0..52).flat_map(|week| ids.iter().map(move |id| (week, id))) {
            card.record(Reading::new(id.clone(), day(7 * week), week as f64 / 7.0).unwrap()).unwrap();
        }
        assert_eq!(card.readings().len(), 520);
    }));
}

#[test]
fn a_deep_work_reading_always_has_a_block_length() {
    let reading = json!({"kpi": "deep_work", "date": "2027-01-04", "value": 0.3});
    let read = case(&json!({"scorecard": {"readings": [reading]}}));
    assert_eq!(read.implementation.scorecard.readings()[0].definition, Definition::Blocks(BlockLength::TwoHours));
    let written = document::write(&read);
    assert_eq!(written["scorecard"]["readings"][0]["definition"], json!({"block_minutes": 120}));
}

#[test]
fn what_is_wrong_with_a_scorecard_is_said() {
    let reading = |value: Value, message: &str| {
        refused("scorecard", json!({ "readings": [value] }), &format!("scorecard.readings[0].{message}"));
    };
    reading(json!({"kpi": "x", "value": 1}), "date: is missing");
    reading(json!({"kpi": "x", "date": "2027-01-04"}), "value: is missing");
    reading(json!({"kpi": "", "date": "2027-01-04"}), "kpi: is missing or empty");
    reading(json!({"kpi": "x", "date": 4, "value": 1}), "date: must be a date as YYYY-MM-DD, not a number");
    let no_day = "date: there is no day 2027-02-30 in the calendar";
    reading(json!({"kpi": "x", "date": "2027-02-30", "value": 1}), no_day);
    let blocks = json!({"kpi": "deep_work", "date": "2027-01-04", "value": 1, "definition": {"block_minutes": 75}});
    reading(blocks, "definition: must be a short text or {\"block_minutes\": 60, 90 or 120}");
    let parts = json!({"kpi": "x", "date": "2027-01-04", "value": 1, "parts": {"survey_mean": 6}});
    reading(parts, "parts.survey_mean: must be from 1 to 5, not 6");
    let answers = json!({"kpi": "x", "date": "2027-01-04", "value": 1, "parts": {"survey_answers": 1.5}});
    reading(answers, "parts.survey_answers: must be a whole number from 0 to 100000");
    let message = "scorecard.kpis[0].id: “deep_work” belongs to a built-in KPI";
    refused("scorecard", json!({"kpis": [{"id": "deep_work"}]}), message);
    refused("scorecard", json!({"kpis": [{"id": "a"}, {"id": "a"}]}), "scorecard.kpis: the id “a” is there twice");
    let low = "scorecard.targets.turnover: must be a number, not a text";
    refused("scorecard", json!({"targets": {"turnover": "low"}}), low);
    let many = vec![json!({"kpi": "x", "date": "2027-01-04", "value": 1}); Scorecard::MOST_READINGS + 1];
    refused("scorecard", json!({ "readings": many }), "scorecard.readings: has 2001 items; at most 2000 can be kept");
}

#[test]
fn a_plan_comes_out_as_it_is() {
    let phase = json!({"id": "p1", "title": "Audit", "goal": "Know", "days": 90, "later": 1});
    let long = json!({"id": "t1", "title": "Audit", "phase": "p1", "owner": "Kim", "due": "2027-01-08", "state": "doing",
        "note": "n", "origin": "article:audit", "later": 1});
    let short = json!({"id": "t7", "phase": "p1", "due": 3});
    let gate = json!({"id": "g30", "day": 30, "checks": [["deep_work", "measured"], ["adoption", "on_plan"]],
        "decision": "adjust", "decided_on": "2027-02-03", "decided_by": "Ana",
        "figures": {"promised": -900.5, "realized": 0.0, "spent": 99.25, "low": -4.5, "likely": 12.0, "high": 30.0, "chance": 0.75, "later": [1]},
        "note": "later", "unknown": 1});
    let event = json!({"id": "t3", "sequence": 2, "modified": 1_800_000_000, "date": "2027-01-08", "summary": "Gone",
        "digest": 7, "later": 1});
    kept(
        "plan",
        json!({"phases": [phase], "tasks": [long, short], "gates": [gate], "calendar": "k7", "exported": [event], "numbered": 9,
            "later": [1, 2]}),
    );
}

#[test]
fn figures_of_a_decision_that_are_too_large_are_kept_within_what_can_be_read() {
    let case = changed(|case| {
        case.rollout.start = day(0).to_string();
        case.implementation.approval = Some(Approval::of(case, day(0)).into());
    });
    let approval = case.implementation.approval.as_deref().unwrap();
    let review = Review::of(approval, &case.implementation, day(90), View::Full);
    let [Forecast { mut to_come, .. }, _] = Forecast::of(approval, &case.implementation, day(90));
    to_come.value = Quantiles { p10: Some(-1e300), p50: None, p90: Some(1e300) };
    let figures = GateFigures::of(&review, &to_come);
    assert_eq!((figures.to_come.p10, figures.to_come.p90), (Some(-1e15), Some(1e15)));
    let decided = changed(|case| {
        case.change_plan(|plan| plan.gates[0].decide(Some(GateDecision::Go), day(91), Some(figures)));
    });
    assert_eq!(decided.plan().gates[0].figures.as_ref().unwrap().promised, review.promised_value());
    survives_a_save(&decided);
}

#[test]
fn what_is_wrong_with_the_figures_of_a_decision_is_said() {
    let gate = |figures: Value| json!({"gates": [{"id": "g", "day": 3, "decision": "go", "figures": figures}]});
    refused("plan", gate(json!(3)), "plan.gates[0].figures: must be an object, not a number");
    refused("plan", gate(json!({"chance": 1.5})), "plan.gates[0].figures.chance: must be from 0 to 1, not 1.5");
    refused(
        "plan",
        gate(json!({"spent": -1e16})),
        "plan.gates[0].figures.spent: must be from -1000000000000000 to 1000000000000000, not -1e+16",
    );
}

#[test]
fn a_changed_plan_survives_a_save() {
    survives_a_save(&changed(|case| {
        case.change_plan(|plan| while plan.add_gate(400).is_ok() {});
    }));
    let mut saved = changed(|case| drop(case.change_plan(|plan| plan.remove_task("t11"))));
    saved = case(&document::write(&saved));
    let added = saved.change_plan(|plan| plan.add_task(Task::new("New", "p1", Due::Day(1))));
    assert_eq!(added.unwrap(), "t12", "no id is used again");
}

#[test]
fn ids_near_the_end_of_counting_leave_room() {
    let gate = |id: &str| json!({"id": id, "day": 30});
    let mut read = case(&json!({"plan": {"numbered": u32::MAX, "gates": [gate("g4294967295")]}}));
    for _ in 0..2 {
        read.change_plan(|plan| plan.add_gate(10)).unwrap();
        read.change_plan(|plan| plan.add_task(Task::new("more", "p1", Due::Day(1)))).unwrap();
    }
    survives_a_save(&read);
}

#[test]
fn what_is_wrong_with_a_plan_is_said() {
    refused("plan", json!([]), "plan: must be an object, not a list");
    refused("plan", json!({"phases": []}), "plan.phases: must hold at least one phase");
    refused("plan", json!({"phases": [{"id": "a"}, {"id": "a"}]}), "plan.phases: the id “a” is there twice");
    let long = json!({"phases": [{"id": "a", "days": 3650}, {"id": "b", "days": 1}]});
    refused("plan", long, "plan.phases: take 3651 days together; at most 3650 are possible");
    let lost = json!({"tasks": [{"id": "a", "phase": "p7"}]});
    refused("plan", lost, "plan.tasks[0].phase: there is no phase “p7”");
    let due = json!({"tasks": [{"id": "a", "phase": "p1"}, {"id": "b", "phase": "p1", "due": 0}]});
    let reason = "must be a day of the rollout, 1 to 3650, or a date as YYYY-MM-DD";
    refused("plan", due, &format!("plan.tasks[1].due: {reason}"));
    let late = json!({"tasks": [{"id": "t1", "phase": "p1", "state": "late"}]});
    refused("plan", late, "plan.tasks[0].state: must be one of to_do, doing, done, dropped, not \"late\"");
    let many: Vec<Value> = (0..=Plan::MOST_TASKS).map(|i| json!({"id": format!("t{i}"), "phase": "p1"})).collect();
    refused("plan", json!({ "tasks": many }), "plan.tasks: has 501 items; at most 500 can be kept");
    refused("plan", json!({"gates": [{"id": "g"}]}), "plan.gates[0].day: is missing");
    let soon = json!({"gates": [{"id": "g", "day": 3, "checks": [["deep_work", "soon"]]}]});
    refused("plan", soon, "plan.gates[0].checks[0]: must be a KPI's id and one of measured, moving, met, on_plan");
}

#[test]
fn a_stack_comes_out_as_it_is() {
    let price = json!({"charge": "per_user", "yearly": 9.5, "monthly": 11.0, "free_up_to": 2, "fewest_seats": 3, "most_seats": 40,
        "steps": [[5, 1], [30, 5]], "later": 1});
    let offer = json!({"id": "own1", "tool": "Loom", "plan": "Team", "price": price, "team_from": 5, "team_to": 50,
        "needs": ["messaging", "tasks"], "dated": "2027", "source": "asked", "note": "n", "later": 1});
    let picks = json!([{"offer": "own1", "action": "drop", "billing": "monthly", "seats": 4, "later": 1},
        {"offer": "twist-free", "action": "add"},
        {"offer": "jira", "action": "add", "owned": true}]);
    let compared = json!(["own1", "twist-free"]);
    kept(
        "stack",
        json!({"offers": [offer], "picks": picks, "compared": compared, "billing": "monthly", "in_case": true, "later": 2}),
    );
}

#[test]
fn a_full_stack_survives_a_save() {
    survives_a_save(&changed(|case| {
        let tool_set = case.implementation.tool_set_mut();
        for mut offer in catalog() {
            offer.dated.push('!');
            tool_set.keep(offer).unwrap();
        }
        while tool_set.add_own("2026-11-23").is_ok() {}
        while tool_set.pick(ToolPick::add("twist-free")).is_ok() {}
        assert_eq!((tool_set.own.len(), tool_set.picks.len()), (ToolSet::MOST_OFFERS, ToolSet::MOST_PICKS));
    }));
}

#[test]
fn what_is_wrong_with_a_stack_is_said() {
    let bought = json!({"picks": [{"offer": "x", "action": "buy"}]});
    refused("stack", bought, "stack.picks[0].action: must be one of add, drop, not \"buy\"");
    refused("stack", json!({"compared": ["x", 1]}), "stack.compared[1]: must be the id of an offer");
    refused("stack", json!({"offers": [{"id": "a"}]}), "stack.offers[0].price: is missing");
    let team = json!({"offers": [{"id": "a", "price": {"yearly": 1}, "team_from": 3, "team_to": 2}]});
    refused("stack", team, "stack.offers[0].team_to: must not be smaller than team_from");
    let price = |price: Value, message: &str| {
        let offer = json!({"id": "a", "price": price});
        refused("stack", json!({ "offers": [offer] }), &format!("stack.offers[0].price.{message}"));
    };
    price(json!({}), "yearly: is missing, and so is monthly: one of them is the price");
    price(json!({"yearly": -1}), "yearly: must be from 0 to 1000000000, not -1");
    price(json!({"yearly": 1, "steps": [[30, 5], [30, 1]]}), "steps: must rise from one to the next");
    let words = "steps[0]: must be two whole numbers from 1: up to how many seats, in packs of how many";
    price(json!({"yearly": 1, "steps": [[30, 0]]}), words);
}

#[test]
fn readiness_comes_out_as_it_is() {
    let answers = json!({"of_a_later_version": [1, null], "trust_offline": [4, 2]});
    kept("readiness", json!({"answers": answers, "done": ["a", "processes"], "later": 1}));
}

#[test]
fn what_is_wrong_with_readiness_is_said() {
    let words = "must be a pair of answers from 1 to 5, claimed and practised, null where not given";
    for answer in [json!([4, 6]), json!([0, 1]), json!([4]), json!(4)] {
        let value = json!({"answers": {"trust_offline": answer}});
        refused("readiness", value, &format!("readiness.answers.trust_offline: {words}"));
    }
    refused("readiness", json!({"done": [1]}), "readiness.done[0]: must be a text, not a number");
}

#[test]
fn spending_comes_out_as_it_is() {
    let bills = json!([
        {"date": "2027-01-04", "line": "tools", "amount": 1500, "note": "a year ahead", "unknown": true},
        {"date": "2027-02-01", "line": "dip"}]);
    kept("spending", json!({"later": 1, "entries": bills}));
}

#[test]
fn what_is_wrong_with_spending_is_said() {
    let bill = |bill: Value, message: &str| {
        refused("spending", json!({ "entries": [bill] }), &format!("spending.entries[0].{message}"));
    };
    bill(json!({"line": "tools"}), "date: is missing");
    bill(json!({"date": "2027-01-04"}), "line: is missing");
    let negative = json!({"date": "2027-01-04", "line": "tools", "amount": -1});
    bill(negative, "amount: must be from 0 to 1000000000000, not -1");
}

#[test]
fn the_texts_of_the_paper_come_out_as_they_are() {
    kept(
        "paper",
        json!({"asked": "Finance", "ask": "Two\nlines", "due": "2027-01-04", "note": "n", "risks": "r", "later": 1}),
    );
    refused(
        "paper",
        json!({"due": "soon"}),
        "paper.due: “soon” is not a date: write it as YYYY-MM-DD, such as 2027-01-04",
    );
}

proptest! {
    #[test]
    fn parts_of_a_reading_survive_a_save(
        latency in prop::option::of(0.0..100.0), share in prop::option::of(0.0..=1.0),
        mean in prop::option::of(1.0..=5.0), hours in prop::option::of(0.0..=24.0),
    ) {
        let parts = json!({"handoff_latency_hours": latency, "decisions_recorded": share, "survey_mean": mean,
            "overlap_hours": hours, "overlap_needed": 2});
        let reading = json!({"kpi": "collaboration", "date": "2027-01-04", "value": 7, "parts": parts});
        survives_a_save(&case(&json!({"scorecard": {"readings": [reading]}})));
    }
}
