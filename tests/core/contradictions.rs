//! Contradictions: each at its edge and not before, and what it says.

use crate::support::{case, preset, with};
use async_roi::exchange::result;
use async_roi::model::{Engine, Preset, Severity, contradictions};
use serde_json::{Value, json};

/// Ten people at 10 an hour, 1,920 hours a year, of whom nothing else is said.
fn team() -> Value {
    let mut document = preset(Preset::Blank);
    document["team"] =
        json!({"people": 10, "annual_pay": 19_200, "on_cost": 0, "hours_per_week": 40, "weeks_per_year": 48});
    document
}

/// The same with meetings of so many hours per person and week.
fn meeting(hours: f64) -> Value {
    with(team(), "/meetings/load", json!({"hours_per_person_week": hours}))
}

fn ids(document: &Value) -> Vec<&'static str> {
    contradictions(&case(document)).iter().map(|found| found.id).collect()
}

/// Asserts that `id` is missing from one document and there in the other, with this message.
#[track_caller]
fn begins_between(id: &str, before: &Value, after: &Value, message: &str) {
    assert!(!ids(before).contains(&id), "{id} too early");
    let found = result::write(&case(after), &mut Engine::new())["contradictions"].clone();
    let found = found.as_array().unwrap().iter().find(|found| found["id"] == id);
    assert_eq!(found.unwrap_or_else(|| panic!("no {id}"))["message"], message);
}

#[test]
fn deep_work_and_meetings_that_overfill_the_week() {
    let deep = |hours: f64| with(meeting(20.0), "/deep_work/hours_before", hours);
    let message = "20.5 h of deep work and 20 h of remaining meetings do not fit into a week of 40 h.";
    begins_between("week_overfull", &deep(20.0), &deep(20.5), message);
}

#[test]
fn a_target_that_overfills_the_week() {
    let target = |hours: f64| with(meeting(20.0), "/deep_work/hours_target", hours);
    let message = "The target of 30 h of deep work and the 20 h of meetings that remain do not fit into a week of 40 h: \
                   the target alone takes 75% of it.";
    begins_between("target_overfull", &target(20.0), &target(30.0), message);
}

#[test]
fn meetings_that_are_cut_leave_room_in_the_week() {
    let halved = with(meeting(20.0), "/meetings/cut", 0.5);
    let deep = with(with(halved, "/deep_work/hours_before", 20.0), "/deep_work/hours_target", 30.0);
    assert!(!ids(&deep).iter().any(|id| ["week_overfull", "target_overfull"].contains(id)), "{:?}", ids(&deep));
}

#[test]
fn meetings_above_the_week() {
    let message = "Meetings take 40.5 h per person and week, more than the 40 h contracted.";
    begins_between("meetings_above_week", &meeting(40.0), &meeting(40.5), message);
    let row = json!({"attendees": 10, "minutes": 60, "per_week": 41});
    let inventory = with(team(), "/meetings/load", json!({"inventory": [row]}));
    assert!(ids(&inventory).contains(&"meetings_above_week"));
}

#[test]
fn a_yearly_amount_given_as_a_monthly_one() {
    let cost = |money: f64| with(team(), "/meetings/load", json!({"monthly_cost": money}));
    let message = "At this monthly cost, meetings take 480 h per person and week, more than the 40 h contracted. \
                   Did you enter a yearly amount as a monthly one, or monthly pay as yearly pay?";
    begins_between("month_and_year_mixed", &cost(16_000.0), &cost(16_000.0 * 12.0), message);
    assert!(ids(&cost(16_001.0)).contains(&"month_and_year_mixed"));
}

#[test]
fn a_saving_above_its_base() {
    let mut all = meeting(10.0);
    all["meetings"]["cut"] = json!(1);
    all["time"]["recapture"] = json!(1);
    all["deep_work"]["share_of_freed_time"] = json!(1);
    let premium = |share: f64| with(all.clone(), "/deep_work/premium", share);
    let message = "Meetings cost 48000 a year, but dropping some of them is said to save 60000 a year, \
                   which is more than they cost.";
    begins_between("saving_above_base", &premium(0.0), &premium(0.25), message);
}

/// Twenty hours of meetings, half of them cut, and ten hours of deep work.
fn halved() -> Value {
    let mut document = meeting(20.0);
    document["meetings"]["cut"] = json!(0.5);
    document["deep_work"] = json!({"hours_before": 10, "share_of_freed_time": 1, "premium": 0, "hours_target": 20});
    document
}

#[test]
fn a_target_that_another_cut_would_reach() {
    let target = with(halved(), "/deep_work/hours_target", 25);
    let message = "The target of 25 h of deep work is out of reach: the freed time brings it to 20 h. \
                   Reaching it would take a cut of 75%.";
    begins_between("target_out_of_reach", &halved(), &target, message);
    let just = with(halved(), "/deep_work/hours_target", 20.001);
    assert!(ids(&just).contains(&"target_out_of_reach"));
}

#[test]
fn a_target_that_no_cut_reaches() {
    let target = with(halved(), "/deep_work/hours_target", 35);
    let message = "The target of 35 h of deep work is out of reach: the freed time brings it to 20 h, and even \
    dropping every meeting would not be enough. At this cut, meetings would have to take 50 h per person \
    and week today.";
    begins_between("target_out_of_reach", &halved(), &target, message);
    let uncut = with(target, "/meetings/cut", 0);
    let message = "The target of 35 h of deep work is out of reach: the freed time brings it to 10 h, and even \
    dropping every meeting would not be enough.";
    begins_between("target_out_of_reach", &halved(), &uncut, message);
}

#[test]
fn deep_work_beyond_what_people_keep_up() {
    for key in ["/deep_work/hours_before", "/deep_work/hours_target"] {
        let hours = |hours: f64| with(team(), key, hours);
        let message = "24.5 h of deep work a week is beyond what studies find sustainable: the best music students practiced \
                       about 24 h a week, on seven days (Ericsson, Krampe and Tesch-Römer, 1993). Nobody has measured it for \
                       office work.";
        begins_between("deep_work_unsustainable", &hours(24.0), &hours(24.5), message);
    }
}

#[test]
fn a_turnover_beyond_what_was_found() {
    let reduction = |share: f64| with(team(), "/turnover/reduction", share);
    let message = "A drop in turnover of 51% is larger than in the strongest trial, in which work from home halved \
                   the number of people who quit (Bloom, Liang, Roberts and Ying, 2015).";
    begins_between("turnover_beyond_evidence", &reduction(0.5), &reduction(0.51), message);
}

#[test]
fn training_and_a_dip_at_once() {
    let change = |training: f64, dip: f64, months: f64| {
        let change = json!({"training_hours_per_person": training, "dip": dip, "dip_months": months});
        with(team(), "/change", change)
    };
    let message = |hours: &str, dip: &str| {
        format!(
            "{hours} of training per person and a dip of {dip} fall into the same weeks. The dip should count only \
             the work lost beyond the training hours. If it includes the training, lower one of the two."
        )
    };
    begins_between("training_and_dip", &change(14.0, 0.1, 2.0), &change(15.0, 0.1, 2.0), &message("15 h", "10%"));
    begins_between("training_and_dip", &change(8.0, 0.15, 2.0), &change(8.0, 0.2, 2.0), &message("8 h", "20%"));
    for alone in [change(15.0, 0.0, 2.0), change(0.0, 0.2, 2.0), change(15.0, 0.2, 0.0)] {
        assert!(!ids(&alone).contains(&"training_and_dip"), "{alone}");
    }
}

#[test]
fn every_freed_minute_counted() {
    let recapture = |share: f64| with(team(), "/time/recapture", share);
    let message = "Every freed minute is assumed to be put to productive use. Studies of saved commuting time find 35% \
                   to 40%; a newer study of time saved by AI finds almost no extra output.";
    begins_between("recapture_full", &recapture(0.99), &recapture(1.0), message);
}

#[test]
fn the_article_contradicts_itself() {
    let article = preset(Preset::Article);
    let expected = [
        "target_overfull",
        "target_out_of_reach",
        "deep_work_unsustainable",
        "turnover_beyond_evidence",
        "recapture_full",
    ];
    assert_eq!(ids(&article), expected);
    let result = result::write(&case(&article), &mut Engine::new());
    let message = |index: usize| result["contradictions"][index]["message"].as_str().unwrap().to_owned();
    assert!(message(0).ends_with("the target alone takes 100% of it."), "{}", message(0));
    assert!(message(1).ends_with("meetings would have to take 62.5 h per person and week today."), "{}", message(1));
    assert!(message(3).starts_with("A drop in turnover of 66.7%"), "{}", message(3));
}

#[test]
fn what_the_product_proposes_raises_no_finding() {
    for preset in [Preset::Evidence, Preset::Blank] {
        let found: Vec<&str> = contradictions(&preset.case()).iter().map(|found| found.id).collect();
        assert_eq!(found, [""; 0], "{}", preset.name());
    }
}

#[test]
fn each_leads_to_an_input_in_force() {
    for document in
        [preset(Preset::Article), meeting(41.0), with(team(), "/meetings/load", json!({"monthly_cost": 1e6}))]
    {
        let case = case(&document);
        for found in contradictions(&case) {
            assert!(found.input(&case).is_some(), "{}", found.id);
        }
    }
}

#[test]
fn the_most_serious_comes_first() {
    let rank = |severity| match severity {
        Severity::Contradiction => 0,
        Severity::Doubt => 1,
        Severity::Note => 2,
    };
    let ranks: Vec<u8> = contradictions(&Preset::Article.case()).iter().map(|found| rank(found.severity)).collect();
    assert!(ranks.is_sorted(), "{ranks:?}");
}
