//! Readable links: what they set, and what they name.

use crate::support::assert_near;
use async_roi::exchange::{document, prefill};
use async_roi::model::{Edition, Preset};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fmt::Write;

/// The document after a prefill that must be understood whole.
#[track_caller]
fn filled(fragment: &str) -> Value {
    let prefill = prefill::read(fragment);
    assert_eq!(prefill.problems, [], "{fragment}");
    document::write(&prefill.case)
}

/// Asserts what a prefill names, and that it changes nothing.
#[track_caller]
fn named(fragment: &str, problem: &str) {
    let prefill = prefill::read(fragment);
    let problems: Vec<String> = prefill.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, [problem], "{fragment}");
    assert_eq!(prefill.case, Preset::Evidence.case_in(Edition::First), "{fragment}");
}

#[test]
fn sets_what_it_says_on_top_of_the_default() {
    let document = filled("#team.people=40&meetings.load.monthly_cost=12000");
    let mut expected = document::write(&Preset::Evidence.case_in(Edition::First));
    expected["team"]["people"] = json!(40);
    expected["meetings"]["load"] = json!({"monthly_cost": 12000});
    assert_eq!(document, expected);
    assert_eq!(filled("team.people=40&&meetings.load.monthly_cost=12000&"), expected);
}

#[test]
fn an_edition_is_the_start_wherever_it_stands() {
    let mut expected = document::write(&Preset::Evidence.case_in(Edition::Second));
    expected["team"]["people"] = json!(44);
    assert_eq!(filled("#team.people=44&edition=2"), expected);
    assert_eq!(filled("#edition=2&team.people=44"), expected);
    assert_eq!(filled("#edition=1&team.people=44"), filled("#team.people=44"));
    let newer = "edition: 3 is newer than this page understands (2): reload the page for its latest version";
    named("#edition=3", newer);
    named("#edition=two", "edition: must be a whole number from 1");
    assert!(!prefill::is_prefill("edition=2"), "other programs have such keys too");
}

#[test]
fn reads_numbers_as_people_write_them_in_links() {
    let cut = |text: &str| filled(&format!("#meetings.cut={text}"))["meetings"]["cut"].clone();
    for text in ["0.4", ".4", "40%", "40%25", "40+%", "4e-1", "%30.4", "+0.4"] {
        assert_near(cut(text).as_f64().unwrap(), 0.4);
    }
    assert_eq!(cut("0.25..0.75"), json!({"low": 0.25, "likely": 0.5, "high": 0.75}));
    assert_eq!(cut("0.25..0.3..0.75"), json!({"low": 0.25, "likely": 0.3, "high": 0.75}));
    assert_eq!(cut("25%..50%..75%"), json!({"low": 0.25, "likely": 0.5, "high": 0.75}));
}

#[test]
fn decodes_text() {
    assert_eq!(filled("#name=Caf%C3%A9+%26+bar%3D2")["name"], "Café & bar=2");
    assert_eq!(filled("#name=a=b")["name"], "a=b");
    assert_eq!(filled("#name=100%")["name"], "100%");
    assert_eq!(filled("#name=%zz%+f%")["name"], "%zz% f%");
    assert_eq!(filled("#name=%FF")["name"], "\u{fffd}");
    assert_eq!(filled("#name=42")["name"], "42");
    assert_eq!(filled("#team%2Epeople=7")["team"]["people"], 7);
}

#[test]
fn switches_between_the_ways_to_state_a_figure() {
    let leaver = &filled("#turnover.cost_per_leaver.amount=9000")["turnover"]["cost_per_leaver"];
    assert_eq!(*leaver, json!({"amount": 9000}));
    let twice = filled("#meetings.load.monthly_cost=1&meetings.load.hours_per_person_week=12");
    assert_eq!(twice["meetings"]["load"], json!({"hours_per_person_week": 12}));
    assert_eq!(filled("#tools.0.price.flat=99")["tools"][0]["price"], json!({"flat": 99}));
}

#[test]
fn begins_and_fills_rows() {
    let load = "meetings.load.inventory";
    let fragment = format!(
        "{load}.0.name=Stand-up&{load}.0.attendees=8&{load}.0.minutes=15&{load}.0.fate.shorten_to=10&{load}.1.fate=replace"
    );
    let rows = filled(&fragment)["meetings"]["load"]["inventory"].clone();
    let first = json!({"name": "Stand-up", "attendees": 8, "minutes": 15, "per_week": 1, "fate": {"shorten_to": 10}});
    assert_eq!(rows[0], first);
    assert_eq!((rows[1]["fate"].as_str(), rows.as_array().unwrap().len()), (Some("replace"), 2));
    let document = filled(
        "#tools.1.name=Loom&tools.1.action=drop&tools.1.seats=5&other_lines.0.cash=true&other_lines.0.kind=one_off_cost",
    );
    assert_eq!((&document["tools"][1]["seats"], &document["other_lines"][0]["cash"]), (&json!(5), &json!(true)));
}

#[test]
fn names_a_bad_value_with_its_key() {
    named("#team.people=-4", "team.people: must be at least 0.01");
    named("#team.people=many", "team.people: must be a number or low, likely and high, not a text");
    named("#team.people=", "team.people: must be a number or low, likely and high, not null");
    named("#team.people=NaN", "team.people: must be a number or low, likely and high, not a text");
    named("#team.people=1e999", "team.people: must be a number or low, likely and high, not a text");
    named("#team.people=9..3", "team.people: low must not be above likely");
    named("#team.people=3..x", "team.people: \"x\" in the range is not a number");
    named("#tools.0.price.per_user=-1", "tools[0].price.per_user: must be at least 0");
    named(
        "#meetings.load.inventory.0.minutes=9999",
        "meetings.load.inventory[0].minutes: must be from 0 to 1440 minutes",
    );
    named("#rollout.start=2027-02-29", "rollout.start: must be a day of the calendar such as \"2027-01-04\"");
    named("#rollout.adoption.3=0.5", "rollout.adoption: must be a list of three shares");
    let newer = "version: 99 is newer than this page understands (1): reload the page for its latest version";
    named("#version=99", newer);
}

#[test]
fn names_what_is_no_key() {
    for key in [
        "team.poeple",
        "people",
        "team",
        "team.people.low",
        "team.people.load",
        "name.price",
        "tools.load",
        "tools.7.name",
        "tools.x.name",
        "tools.0.colour",
        "tools.0.price.load",
        "notes.team.people.text",
        "rollout.adoption.x",
        "load",
        "meetings.load.guess",
        "meetings.load.inventory.0.price",
        "price.load",
        "x.y.z",
        "plan.foo",
    ] {
        let prefill = prefill::read(&format!("#{key}=1"));
        let [problem] = &prefill.problems[..] else { panic!("{key}: {:?}", prefill.problems) };
        let place = problem.path.replace('[', ".").replace(']', "");
        assert!(key.starts_with(&place) && !place.is_empty(), "{key}: {problem}");
        assert_eq!(prefill.case, Preset::Evidence.case_in(Edition::First), "{key}");
    }
    named("#team.poeple=4", "team.poeple: is not a known key");
    named("#team.people", "team.people: has no value: write key=value");
    named("#tools.0.action=", "tools[0].action: must be one of add, drop, not null");
    named("#finance.horizon_months=", "finance.horizon_months: must be a whole number from 1 to 600");
    named("#=4", "=4: has no key: write key=value");
}

#[test]
fn applies_the_rest_of_what_it_names() {
    let prefill = prefill::read("#team.poeple=3&team.people=40&meetings.cut=400&time.recapture=0.6");
    let keys: Vec<&str> = prefill.problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(keys, ["team.poeple", "meetings.cut"]);
    let document = document::write(&prefill.case);
    assert_eq!((&document["team"]["people"], &document["time"]["recapture"]), (&json!(40), &json!(0.6)));
}

#[test]
fn reads_at_most_a_thousand_values() {
    let mut fragment = String::new();
    (0..1001).for_each(|people| write!(fragment, "&team.people={}", people + 1).unwrap());
    let prefill = prefill::read(&fragment);
    assert_eq!(prefill.problems[0].to_string(), "only the first 1000 values were read");
    assert_eq!(document::write(&prefill.case)["team"]["people"], 1000);
}

#[test]
fn a_route_is_no_prefill() {
    assert!(prefill::is_prefill("team.people=4"));
    assert!(!prefill::is_prefill("/rollout?day=4"));
    assert!(!prefill::is_prefill("rollout"));
}

#[test]
fn fragments_of_other_programs_are_no_prefills() {
    let foreign = [
        "utm_source=x",
        "utm_source=x&utm_medium=mail",
        "access_token=abc.def&token_type=bearer",
        "state=1&code=2",
        "foo",
        "name",
        "t=30",
        "plan=pro",
        "version=2",
        "L12-L40",
        ":~:text=people",
        "!/settings",
    ];
    for fragment in foreign {
        assert!(!prefill::is_prefill(fragment), "{fragment}");
    }
    for ours in
        ["team.people=40", "utm_source=x&team.people=40", "name=Sales", "team.peple=40", "plan.foo=1", "team.people"]
    {
        assert!(prefill::is_prefill(ours), "{ours}");
    }
}

#[test]
fn whatever_is_put_before_a_prefill_and_an_encoding_of_the_whole_do_not_matter() {
    for fragment in ["#!team.people=7", "#/team.people=7", "team.people%3D7", "#team%2Epeople=7", " #team.people=7\n"] {
        assert!(prefill::is_prefill(fragment), "{fragment}");
        assert_eq!(filled(fragment)["team"]["people"], 7, "{fragment}");
    }
}

/// Parts of keys, put together in ways that nobody meant.
fn odd_key() -> impl Strategy<Value = String> {
    let words = vec![
        "team",
        "people",
        "meetings",
        "load",
        "inventory",
        "0",
        "1",
        "99",
        "price",
        "flat",
        "tools",
        "fate",
        "notes",
        "cost_per_leaver",
        "turnover",
        "name",
        "rollout",
        "adoption",
        "low",
        "likely",
        "seats",
        "",
        "version",
        "other_loads",
    ];
    prop::collection::vec(prop::sample::select(words), 0..5).prop_map(|words| words.join("."))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_is_read(text in "\\PC*") {
        prefill::read(&text);
    }

    #[test]
    fn any_pairs_are_read(pairs in prop::collection::vec((odd_key(), "[0-9.%+-]{0,6}|null|true|keep|\\PC{0,4}"), 0..6)) {
        let fragment: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
        let prefill = prefill::read(&fragment.join("&"));
        let document = document::write(&prefill.case);
        prop_assert_eq!(document::read(&document).unwrap(), prefill.case);
    }
}
