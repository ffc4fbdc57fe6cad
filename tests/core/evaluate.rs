//! The `evaluate` example: a line in, a line out.

#[path = "../../examples/evaluate.rs"]
#[expect(dead_code, reason = "its main reads standard input")]
mod example;

use crate::support::preset;
use async_roi::exchange::link;
use async_roi::model::Preset;
use serde_json::Value;

/// What the example prints for an input, line by line.
fn evaluated(input: &[u8]) -> Vec<Value> {
    let mut output = Vec::new();
    example::run(input, &mut output).unwrap();
    let text = String::from_utf8(output).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

#[test]
fn a_bad_line_says_why_and_the_next_goes_on() {
    let results = evaluated(b"{\"team\": {\"people\": \"NaN\"}}\n{\"team\": {\"people\": 40}}\n{\"team\":\n\xff\n[]\n#v1.AAAA\n#v99.x\n#nothing\n{}");
    let errors: Vec<Option<&str>> = results.iter().map(|result| result["error"].as_str()).collect();
    assert_eq!(errors[0], Some("team.people: must be a number or low, likely and high, not a text"));
    assert_eq!(errors[1], None);
    assert_eq!(errors[2], Some("not a JSON document: line 1, column 8: it ends too early"));
    assert_eq!(errors[3], Some("not a JSON document: line 1, column 1: it is not valid there"));
    assert_eq!(errors[4], Some("must be an object, not a list"));
    assert!(errors[5].unwrap().starts_with("the link was changed on its way"));
    assert!(errors[6].unwrap().starts_with("the link was made by a newer version"));
    assert_eq!(errors[7], Some("it holds neither a link of this page nor key=value pairs"));
    assert_eq!((errors[8], results.len()), (None, 9));
}

#[test]
fn a_link_gives_the_result_of_its_document() {
    let document = preset(Preset::Article).to_string();
    let link = link::write(&Preset::Article.case());
    let results = evaluated(format!("\u{feff}{document}\r\n\n  {link}  \n").as_bytes());
    assert_eq!(results.len(), 2);
    assert_eq!(results[0], results[1]);
    assert_eq!(results[0]["link"], link);
    assert_eq!(results[0]["annual_benefit"]["total"], 68_000.0);
}

#[test]
fn a_readable_link_names_what_it_does_not_know() {
    let results = evaluated(
        b"#team.people=40&meetings.load.monthly_cost=12000\n#team.people=40&meetings.load.monthly_cost=12000&mood=1\n",
    );
    assert_eq!(results[0]["annual_meeting_cost"], 144_000.0);
    assert_eq!(results[0].get("problems"), None);
    assert_eq!(results[1]["problems"], serde_json::json!(["mood: is not a known key"]));
    assert_eq!(results[0]["full"], results[1]["full"]);
}

#[test]
fn a_result_has_every_key_of_its_definition() {
    let result = &evaluated(b"{}")[0];
    let keys = [
        "hourly_cost",
        "annual_meeting_cost",
        "freed_hours_per_person_week",
        "deep_work_hours_after",
        "annual_benefit",
        "full",
        "cash",
        "range",
        "drivers",
        "switching",
        "inputs",
        "contradictions",
        "link",
    ];
    for key in keys {
        assert!(result.get(key).is_some(), "{key}");
    }
    let view = [
        "pv_benefits",
        "pv_costs",
        "npv",
        "roi",
        "payback_months",
        "trough",
        "irr",
        "cost_of_delay_month",
        "cash_flow",
    ];
    for key in view {
        assert!(result["full"].get(key).is_some() && result["cash"].get(key).is_some(), "{key}");
    }
    assert!(result["annual_benefit"].get("planned").is_some());
    let range = [
        "npv",
        "roi",
        "payback_months",
        "annual_benefit",
        "annual_benefit_planned",
        "probability_positive",
        "probability_payback_12_months",
    ];
    for key in range {
        assert!(result["range"].get(key).is_some(), "{key}");
    }
    assert_eq!(result["full"]["cash_flow"].as_array().map(Vec::len), Some(37));
}
