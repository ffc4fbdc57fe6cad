//! Whose figures are: kept with the case, and the sender's for whoever gets it.

use crate::support::case;
use crate::support::random::{self, Numbers};
use async_roi::exchange::import::{self, ImportCounts};
use async_roi::exchange::redact::redacted;
use async_roi::exchange::{document, link, shared, workspace};
use async_roi::model::{Case, Input, Origin, Preset, Provenance, Spread, Workspace};
use proptest::prelude::*;
use serde_json::json;

fn origin(case: &Case, key: &str) -> Origin {
    Provenance::of(Input::parse(key).unwrap(), case).origin
}

/// A case with a figure of each origin, two of them figures that the preset has too.
fn mixed() -> Case {
    let mut case = Preset::Evidence.case();
    let preset = |key: &str| *Preset::Evidence.case().spread(Input::parse(key).unwrap()).unwrap();
    let mut set = |key: &str, value: Spread, origin| case.set(Input::parse(key).unwrap(), value, origin);
    set("team.people", Spread::point(41.0).unwrap(), Origin::Typed);
    set("team.annual_pay", preset("team.annual_pay"), Origin::Typed);
    set("turnover.rate", Spread::point(0.21).unwrap(), Origin::Measured);
    set("time.recapture", preset("time.recapture"), Origin::Measured);
    set("meetings.cut", Spread::point(0.4).unwrap(), Origin::Claim);
    case
}

const KEYS: [&str; 6] =
    ["team.people", "team.annual_pay", "turnover.rate", "time.recapture", "meetings.cut", "change.dip"];

fn origins(case: &Case) -> [Origin; 6] {
    KEYS.map(|key| origin(case, key))
}

use Origin::{Claim, Measured, Received, Typed};
const SENT: [Origin; 6] = [Received, Received, Received, Received, Claim, Origin::Preset];

#[test]
fn a_document_says_only_what_the_value_does_not() {
    let notes = &document::write(&mixed())["notes"];
    assert_eq!(notes["team.annual_pay"], json!({"origin": "typed"}));
    assert_eq!(notes["turnover.rate"], json!({"origin": "measured"}));
    assert_eq!(notes.as_object().unwrap().len(), 3);
    assert_eq!(origins(&case(&document::write(&mixed()))), origins(&mixed()));
    assert_eq!(document::write(&case(&json!({"team": {"people": 41}}))).get("notes"), None);
}

#[test]
fn an_origin_of_a_later_version_survives() {
    let later = json!({"notes": {"team.people": {"origin": "guessed", "text": "by Anna"}}});
    let read = case(&later);
    assert_eq!(origin(&read, "team.people"), Origin::Preset);
    assert_eq!(document::write(&read)["notes"], later["notes"]);
    assert_eq!(document::write(&link::read(&link::write(&read)).unwrap())["notes"], later["notes"]);
}

#[test]
fn what_comes_by_a_link_is_the_senders() {
    let shared = shared::read(&link::write(&mixed())).unwrap().link.case;
    assert_eq!(origins(&shared), SENT);
    let again = shared::read(&link::write(&shared)).unwrap().link.case;
    assert_eq!(again, shared);
    assert_eq!(link::write(&shared), link::write(&mixed()), "no matter who sends it");
    let prefill = shared::read("#team.people=41").unwrap().link.case;
    assert_eq!((origin(&prefill, "team.people"), origin(&prefill, "change.dip")), (Received, Origin::Preset));
}

#[test]
fn a_link_is_hardly_longer_for_them() {
    let mut plain = mixed();
    plain.notes.clear();
    let longer = link::write(&mixed()).len() - link::write(&plain).len();
    assert!(longer <= 80, "{longer} characters more for two figures that the preset has too");
    let mut derived = plain.clone();
    derived.set(Input::parse("turnover.rate").unwrap(), Spread::point(0.21).unwrap(), Measured);
    assert_eq!(link::write(&derived), link::write(&plain));
}

#[test]
fn ones_own_link_opens_as_the_case_that_one_has() {
    let mut workspace = Workspace::default();
    assert!(workspace.add(mixed()));
    let shared = shared::read(&link::write(workspace.case())).unwrap().link.case;
    assert_eq!(workspace.find(&shared), Some(2));
    assert_eq!(origins(workspace.case())[..2], [Typed, Typed], "it stays the user's own");
}

#[test]
fn a_case_in_a_file_is_the_senders_and_all_of_ones_work_stays_ones_own() {
    let file = document::write(&mixed()).to_string();
    let mut mine = Workspace::default();
    import::import(&mut mine, &workspace::parse(&file).unwrap());
    assert_eq!(origins(mine.case()), SENT);
    let mut work = Workspace::default();
    work.add(mixed());
    let mut elsewhere = Workspace::default();
    let backup = workspace::parse(&workspace::write(&work).to_string()).unwrap();
    assert_eq!(import::import(&mut elsewhere, &backup), ImportCounts { added: 1, refused: 0 });
    assert_eq!(origins(elsewhere.case()), origins(&mixed()));
}

#[test]
fn salaries_left_out_are_the_presets_until_somebody_types_his_own() {
    let mut case = mixed();
    let pay = Input::parse("team.annual_pay").unwrap();
    case.set(pay, Spread::point(91_234.5).unwrap(), Measured);
    let mut opened = shared::read(&link::write(&redacted(&case))).unwrap().link.case;
    let left_out = Provenance::of(pay, &opened);
    assert_eq!(left_out.origin, Origin::Preset);
    assert!(left_out.stated.starts_with("Left out by the sender"), "{}", left_out.stated);
    let preset = *opened.spread(pay).unwrap();
    opened.set(pay, preset, Typed);
    let own = Provenance::of(pay, &opened);
    assert_eq!((own.origin, own.stated), (Typed, ""));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_a_document_says_of_origins_survives(document in random::document(Numbers::Sensible)) {
        let case = case(&document);
        let origins = |case: &Case| case.inputs().iter().map(|input| Provenance::of(*input, case).origin).collect::<Vec<_>>();
        prop_assert_eq!(origins(&document::read(&document::write(&case)).unwrap()), origins(&case));
        prop_assert_eq!(origins(&document::read(&document::write_sparse(&case)).unwrap()), origins(&case));
        let sent = |origin: Origin| if origin.is_given() { origin } else { Received };
        let expected: Vec<_> = origins(&case).into_iter().map(sent).collect();
        let received = shared::read(&link::write(&case)).unwrap().link.case;
        prop_assert_eq!(origins(&received), expected);
        prop_assert_eq!(received.as_sent(), case.as_sent());
        prop_assert_eq!(case.as_sent().as_sent(), case.as_sent());
    }

    #[test]
    fn typing_makes_any_figure_the_users_own(document in random::plain(Numbers::Sensible)) {
        let mut case = case(&document).received();
        for input in case.inputs() {
            let value = *case.spread(input).unwrap();
            case.set(input, value, Typed);
            prop_assert_eq!(Provenance::of(input, &case).origin, Typed, "{}", input);
        }
    }
}

#[test]
fn the_result_says_whose_each_figure_is() {
    let result = async_roi::exchange::result::write(&mixed(), &mut async_roi::model::Engine::new());
    let inputs = result["inputs"].as_array().unwrap();
    assert_eq!(inputs.len(), mixed().inputs().len());
    let of = |key: &str| inputs.iter().find(|row| row["input"] == key).unwrap();
    assert_eq!(
        of("team.people"),
        &json!({"input": "team.people", "value": 41, "origin": "typed", "kind": null, "source": null})
    );
    assert_eq!((&of("turnover.rate")["origin"], &of("meetings.cut")["origin"]), (&json!("measured"), &json!("claim")));
    let dip = of("change.dip");
    assert_eq!((&dip["origin"], dip["value"]["low"].is_number()), (&json!("preset"), true));
    assert_eq!((&dip["kind"], &dip["source"]), (&json!("own"), &json!("Async ROI, 2026")));
    let on_cost = of("team.on_cost");
    assert_eq!((&on_cost["kind"], &on_cost["source"]), (&json!("measured"), &json!("BLS, ECEC, March 2026")));
}
