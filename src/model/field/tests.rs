//! The table holds together, and each row says what is so.

use super::*;
use crate::model::cost_rate::CostRate;
use crate::model::explain::tests::{cases, in_every_way, value_at};
use crate::model::{Ledger, Preset, Schedule};
use proptest::prelude::*;
use std::collections::HashSet;

#[test]
fn a_key_names_its_input_and_back() {
    for key in ["team.people", "rollout.adoption.2", "tools.12.price.flat", "meetings.load.inventory.0.attendees"] {
        assert_eq!(Input::parse(key).unwrap().to_string(), key);
    }
    for key in ["team", "tools.*.price.flat", "tools.01.price.flat", "tools.x.price.flat", "tools.price.flat"] {
        assert_eq!(Input::parse(key), None, "{key}");
    }
}

#[test]
fn every_preset_keeps_within_the_bounds() {
    for preset in Preset::ALL {
        let case = preset.case();
        for input in case.inputs() {
            assert_eq!(input.field.check(case.spread(input).unwrap()), Ok(()), "{input}");
        }
    }
}

#[test]
fn a_refusal_speaks_in_the_unit_that_people_type() {
    let too_much = Spread::point(1.2).unwrap();
    assert_eq!(Field::find("meetings.cut").unwrap().check(&too_much), Err("must be at most 100%".into()));
    let nothing = Spread::point(0.0).unwrap();
    assert_eq!(Field::find("team.people").unwrap().check(&nothing), Err("must be at least 0.01".into()));
}

#[test]
fn keys_are_unique_and_sensible_ranges_admissible() {
    for (index, field) in FIELDS.iter().enumerate() {
        assert!(FIELDS[..index].iter().all(|other| other.key != field.key), "{}", field.key);
        assert!(field.bounds.0 <= field.sensible.0 && field.sensible.1 <= field.bounds.1, "{}", field.key);
    }
}

#[test]
fn every_row_is_on_the_page_exactly_once() {
    let page: String = ["meetings", "tools", "other_lines"].map(source).concat();
    let in_lists = FIELDS.iter().filter(|field| page.matches(&format!("\"{}\"", field.key)).count() == 1);
    let placed = InputGroup::ALL.into_iter().flat_map(|group| group.basic().chain(group.folded()));
    let shown: Vec<&str> = placed.chain(in_lists).map(|field| field.key).collect();
    let once: HashSet<&str> = shown.iter().copied().collect();
    assert_eq!((once.len(), once.len()), (shown.len(), FIELDS.len()), "{shown:?}");
    assert!(FIELDS.iter().all(|field| field.is_by_row() == (matches!(field.position, PagePosition::Cell(_)))));
}

#[test]
fn hints_are_sentences_on_one_line_and_details_say_more() {
    for field in FIELDS {
        let (hint, details) = (field.hint, field.details);
        assert!(hint.chars().count() <= 75, "{}: the hint has {} characters", field.key, hint.chars().count());
        for text in [hint, details].into_iter().filter(|text| !text.is_empty()) {
            assert!(text.ends_with('.') && !text.contains("  ") && text == text.trim(), "{}: {text}", field.key);
            assert!(!text.starts_with(|first: char| first.is_lowercase()), "{}: {text}", field.key);
        }
        assert!(!hint.is_empty() && !details.contains(hint), "{}", field.key);
        // A cell of a list has no fold to show them in.
        assert!(details.is_empty() || !field.is_by_row(), "{}", field.key);
    }
}

/// A source file of the lists on the page, whose inputs have cells of their own.
fn source(name: &str) -> String {
    let file = format!("{}/src/page/inputs/{name}.rs", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Whether the ledger and whether the schedule is another where an input has this value.
fn moved(case: &Case, input: Input, value: f64) -> [bool; 2] {
    let mut changed = case.clone();
    changed.spread_mut(input).unwrap().pin(value);
    [Ledger::of(case) != Ledger::of(&changed), Schedule::of(case) != Schedule::of(&changed)]
}

#[test]
fn every_row_moves_what_it_says() {
    let cases = in_every_way();
    let of = |field: &'static Field, case: &Case| case.inputs().into_iter().filter(move |input| input.field == field);
    for field in FIELDS {
        let moves = |case| of(field, case).map(move |input| moved(case, input, value_at(input, 0.8)));
        let found = cases.iter().flat_map(moves).fold([false; 2], |[a, b], [c, d]| [a | c, b | d]);
        assert_eq!(found, [field.moves.amounts(), field.moves.schedule()], "{}", field.key);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_row_moves_anything_else(case in cases(), to in 0.0..1.0f64) {
        for input in case.inputs() {
            let [amounts, schedule] = moved(&case, input, value_at(input, to));
            let moves = input.field.moves;
            prop_assert!(amounts <= moves.amounts() && schedule <= moves.schedule(), "{}", input);
        }
    }
}

#[test]
fn every_cost_comes_to_money() {
    for (field, RatedCost { rates, .. }) in Field::costs() {
        let hours = rates.iter().filter(|rate| **rate == CostRate::Hourly).count();
        let weeks =
            rates.iter().filter(|rate| matches!(rate, CostRate::WeeksOfMonth | CostRate::WeeksOfRollout)).count();
        let expected = match field.unit {
            unit if unit.is_money() => (0, 0),
            Unit::Hours => (1, 0),
            Unit::HoursPerWeek => (1, 1),
            unit => panic!("{}: {unit:?} becomes no money", field.key),
        };
        assert_eq!((hours, weeks), expected, "{}", field.key);
    }
}
