//! What documents are refused for: the key and the reason, word for word.

use crate::support::case;
use async_roi::exchange::document::{self, parse};
use async_roi::model::Case;
use serde_json::{Value, json};

/// Asserts the whole message about a document.
#[track_caller]
fn refused(document: &Value, message: &str) {
    let error = document::read(document).expect_err("this document must be refused");
    assert_eq!(error.to_string(), message);
}

/// Asserts the whole message about a text.
#[track_caller]
fn refused_text(text: &str, message: &str) {
    assert_eq!(parse(text).expect_err("this text must be refused").to_string(), message);
}

#[test]
fn a_document_that_is_no_object() {
    refused(&json!([]), "must be an object, not a list");
    refused(&json!("team"), "must be an object, not a text");
    refused(&json!({"team": null}), "team: must be an object, not null");
    refused(&json!({"tools": {}}), "tools: must be a list, not an object");
    refused(&json!({"tools": [1]}), "tools[0]: must be an object, not a number");
    refused(&json!({"notes": {"team.people": "why"}}), "notes.team.people: must be an object, not a text");
}

#[test]
fn a_version_that_is_not_this_one() {
    refused(&json!({"version": 0}), "version: must be a whole number from 1");
    refused(&json!({"version": "x"}), "version: must be a whole number from 1");
    refused(&json!({"version": null}), "version: must be a whole number from 1");
    let newer = "version: 2 is newer than this page understands (1): reload the page for its latest version";
    refused(&json!({"version": 2}), newer);
}

#[test]
fn a_number_that_is_none() {
    let people = |value: Value| json!({"team": {"people": value}});
    let not = |kind: &str| format!("team.people: must be a number or low, likely and high, not {kind}");
    refused(&people(json!("NaN")), &not("a text"));
    refused(&people(json!("12")), &not("a text"));
    refused(&people(Value::Null), &not("null"));
    refused(&people(json!(true)), &not("true or false"));
    refused(&people(json!([1, 2, 3])), &not("a list"));
    refused(
        &json!({"tools": [{"seats": "all"}]}),
        "tools[0].seats: must be a number or low, likely and high, not a text",
    );
}

#[test]
fn a_number_out_of_bounds() {
    refused(&json!({"team": {"people": -3}}), "team.people: must be at least 0.01");
    refused(&json!({"team": {"people": 0}}), "team.people: must be at least 0.01");
    refused(&json!({"team": {"people": 1e9}}), "team.people: must be at most 1000000");
    refused(&json!({"meetings": {"cut": 40}}), "meetings.cut: must be at most 100%");
    refused(&json!({"finance": {"discount_rate": -0.6}}), "finance.discount_rate: must be at least -50%");
    refused(&json!({"rollout": {"adoption": [0.1, 0.5, 1.5]}}), "rollout.adoption[2]: must be at most 100%");
    let row = json!({"meetings": {"load": {"inventory": [{}, {"attendees": -1}]}}});
    refused(&row, "meetings.load.inventory[1].attendees: must be at least 0");
    let minutes = json!({"meetings": {"load": {"inventory": [{"minutes": 2000}]}}});
    refused(&minutes, "meetings.load.inventory[0].minutes: must be from 0 to 1440 minutes");
}

#[test]
fn a_range_out_of_order_or_incomplete() {
    let people = |value: Value| json!({"team": {"people": value}});
    refused(&people(json!({"low": 5, "likely": 4, "high": 6})), "team.people: low must not be above likely");
    refused(&people(json!({"low": 5, "likely": 7, "high": 6})), "team.people: likely must not be above high");
    refused(&people(json!({"low": 5, "likely": 7})), "team.people.high: is missing");
    refused(&people(json!({"low": 5, "likely": null, "high": 6})), "team.people.likely: must be a number, not null");
    refused(
        &people(json!({"low": 5, "likely": 5, "high": 6, "mid": 5})),
        "team.people.mid: is not part of an \
    estimate",
    );
    refused(&people(json!({"low": -5, "likely": 5, "high": 6})), "team.people: must be at least 0.01");
}

#[test]
fn a_whole_number_that_is_none() {
    refused(&json!({"finance": {"horizon_months": 0}}), "finance.horizon_months: must be a whole number from 1 to 600");
    refused(
        &json!({"finance": {"horizon_months": 1.5}}),
        "finance.horizon_months: must be a whole number from 1 to 600",
    );
    refused(
        &json!({"finance": {"horizon_months": {}}}),
        "finance.horizon_months: must be a whole number from 1 to 600",
    );
    refused(&json!({"rollout": {"days": -90}}), "rollout.days: must be a whole number from 1 to 3650");
}

#[test]
fn a_choice_that_is_none() {
    let load = |value: Value| json!({"meetings": {"load": value}});
    let two = "meetings.load: must hold one of monthly_cost and hours_per_person_week, not both";
    refused(&load(json!({"monthly_cost": 1, "hours_per_person_week": 2})), two);
    let unknown = "meetings.load: must hold monthly_cost, hours_per_person_week or inventory";
    refused(&load(json!({"guess": 1})), unknown);
    refused(&load(json!({})), unknown);
    let leaver = |value: Value| json!({"turnover": {"cost_per_leaver": value}});
    refused(&leaver(json!({})), "turnover.cost_per_leaver: must hold amount or share_of_pay");
    let both = "turnover.cost_per_leaver: must hold one of amount and share_of_pay, not both";
    refused(&leaver(json!({"amount": 1, "share_of_pay": 1})), both);
    refused(&json!({"tools": [{"price": {}}]}), "tools[0].price: must hold flat or per_user");
    refused(&json!({"tools": [{"action": "keep"}]}), "tools[0].action: must be one of add, drop, not \"keep\"");
    let kinds = "other_lines[0].kind: must be one of annual_benefit, annual_cost, one_off_cost, not 1";
    refused(&json!({"other_lines": [{"kind": 1}]}), kinds);
    refused(&json!({"other_lines": [{"cash": "yes"}]}), "other_lines[0].cash: must be true or false");
    let fate = json!({"meetings": {"load": {"inventory": [{"fate": "drop"}]}}});
    let fates = "must be \"keep\", \"replace\", \"cancel\", {\"shorten_to\": minutes}, {\"less_often\": times a week} or \
                 {\"fewer\": people}";
    refused(&fate, &format!("meetings.load.inventory[0].fate: {fates}"));
}

#[test]
fn a_day_that_no_calendar_has() {
    let days =
        ["2027-02-29", "2100-02-29", "2027-13-01", "2027-00-10", "2027-04-31", "27-1-4", "tomorrow", "2027-01-04T09"];
    for day in days.iter().chain(&["+027-01-04", "2027-+1-04", "2027-01-+4", "２０２７-01-04", ""]) {
        let document = json!({"rollout": {"start": day}});
        refused(&document, "rollout.start: must be a day of the calendar such as \"2027-01-04\"");
    }
    for day in ["2028-02-29", "2000-02-29", "2027-12-31"] {
        assert_eq!(case(&json!({"rollout": {"start": day}})).rollout.start, day);
    }
}

#[test]
fn what_is_too_long() {
    let rows = |count: usize| json!({"tools": vec![json!({}); count]});
    assert_eq!(case(&rows(Case::ROW_LIMIT)).tools.len(), 500);
    refused(&rows(501), "tools: has 501 items; at most 500 can be kept");
    let name = |length: usize| json!({"name": "é".repeat(length)});
    assert_eq!(case(&name(200)).name.chars().count(), 200);
    refused(&name(201), "name: must have at most 200 characters");
    refused(&json!({"name": 7}), "name: must be a text, not a number");
    let note = json!({"notes": {"team.people": {"text": "a".repeat(2001)}}});
    refused(&note, "notes.team.people.text: must have at most 2000 characters");
    refused(&json!({"currency": "usd"}), "currency: must be three capital letters such as \"EUR\"");
    refused(&json!({"rollout": {"adoption": [0, 1]}}), "rollout.adoption: must be a list of three shares");
}

#[test]
fn a_text_that_is_no_json_names_line_and_column() {
    refused_text("", "not a JSON document: line 1, column 0: it ends too early");
    refused_text("{\"team\":\n {\"people\": 4", "not a JSON document: line 2, column 13: it ends too early");
    refused_text("{\"team\":\n  people}", "not a JSON document: line 2, column 3: it is not valid there");
    refused_text("{\"team\": {\"people\": NaN}}", "not a JSON document: line 1, column 21: it is not valid there");
    refused_text("{} {}", "not a JSON document: line 1, column 4: it is not valid there");
}
