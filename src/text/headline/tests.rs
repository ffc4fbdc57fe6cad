//! What the headline says in each situation.

use super::*;
use crate::model::{Engine, Preset};

const GAIN: HeadlineFacts = HeadlineFacts {
    people: 10.0,
    months: 36,
    view: View::Full,
    npv: 118_000.0,
    npv_in_other_view: 20_000.0,
    planned_benefit: 68_000.0,
    benefits: 160_000.0,
    costs: 42_000.0,
    bcr: Some(3.81),
    payback: Some(8.1),
};

const LOSS: HeadlineFacts = HeadlineFacts {
    months: 30,
    npv: -12_400.0,
    npv_in_other_view: -400.0,
    benefits: 29_600.0,
    bcr: Some(0.7),
    payback: None,
    ..GAIN
};

fn range(p10: f64, p50: f64, p90: f64) -> Quantiles {
    Quantiles { p10: Some(p10), p50: Some(p50), p90: Some(p90) }
}

/// A simulation with drivers, whose payback and return agree with the facts above.
fn simulation(npv: Quantiles, probability_positive: f64) -> Simulation {
    let drivers = Engine::new().simulate(&Preset::Evidence.case(), View::Full).drivers;
    let open = Quantiles { p10: Some(1.0), p50: Some(9.0), p90: None };
    Simulation {
        npv,
        probability_positive,
        drivers,
        payback: open,
        roi: range(-0.9, 1.0, 9.0),
        ..Simulation::default()
    }
}

fn with_formatters(say: impl Fn(&NumberFormatters) -> Phrase) -> String {
    let formatters = NumberFormatters {
        money: &|amount| format!("${}", headline_amount(amount)),
        cents: &|amount| format!("${amount:.2}"),
        number: &|number| number.to_string(),
        percent: &|share| format!("{:.0}%", share * 100.0),
        ratio: &|ratio| format!("{ratio:.2}"),
    };
    say(&formatters).plain()
}

fn text(facts: HeadlineFacts, simulation: Option<&Simulation>) -> String {
    let case = Preset::Evidence.case();
    with_formatters(|formatters| headline(&facts, &case, simulation, formatters))
}

#[test]
fn before_the_simulation_the_likely_case_is_called_that() {
    let first = |facts| with_formatters(|formatters| first_headline(&facts, formatters));
    assert_eq!(first(GAIN), "In the likely case, going async is worth $118000 to a team of 10 over three years.");
    assert_eq!(first(LOSS), "In the likely case, going async would lose $12400 over 30 months for a team of 10.");
    let cash = HeadlineFacts { view: View::Cash, ..GAIN };
    assert!(first(cash).starts_with("In the likely case and in cash alone, going async is worth $118000"));
    assert!(
        first(HeadlineFacts { benefits: 0.0, costs: 0.0, npv: 0.0, ..GAIN }).starts_with("No figures are entered yet.")
    );
}

#[test]
fn a_gain_is_told_with_payback_ratio_and_money() {
    let expected = "Going async is worth $118000 to a team of 10 over three years. It pays for itself in 8.1 months and \
                    returns $3.81 for every $1 spent. Of this value, $20000 is cash; the rest is working time.";
    assert_eq!(text(GAIN, None), expected);
    assert_eq!(text(GAIN, Some(&simulation(range(60e3, 110e3, 180e3), 0.93))), expected);
    let at_once = text(HeadlineFacts { payback: Some(0.0), ..GAIN }, None);
    assert!(at_once.contains("There is nothing to pay back: it never costs more than it has brought in."));
    let late_costs = text(HeadlineFacts { payback: None, ..GAIN }, None);
    assert!(late_costs.contains("Undiscounted, however, its costs exceed its benefits."));
}

#[test]
fn what_disagrees_with_its_range_is_not_stated() {
    let narrow = Simulation { payback: range(9.0, 10.0, 12.0), ..simulation(range(60e3, 110e3, 180e3), 0.93) };
    assert!(!text(GAIN, Some(&narrow)).contains("pays for itself"));
    let narrow = Simulation { roi: range(0.2, 0.5, 0.9), ..narrow };
    assert!(!text(GAIN, Some(&narrow)).contains("returns"));
}

#[test]
fn a_loss_is_told_as_one() {
    assert_eq!(
        text(LOSS, Some(&simulation(range(-30e3, -12e3, 4e3), 0.2))),
        "Going async would lose $12400 over 30 months for a team of 10. The outlay is not recovered in that time. Of this \
         loss, $400 is cash; the rest is working time."
    );
    let late = text(HeadlineFacts { payback: Some(29.2), ..LOSS }, None);
    assert!(late.contains("The outlay is recovered after 29.2 months, too late to cover the cost of capital."));
    let nothing = HeadlineFacts { benefits: 0.0, npv: -42_000.0, ..LOSS };
    assert!(text(nothing, None).starts_with("Going async would cost $42000 over 30 months and bring no benefit."));
    assert_eq!(nothing.outlook(None), Outlook::Loses);
}

#[test]
fn time_and_money_are_told_apart() {
    let ends = |facts, end: &str| assert!(text(facts, None).ends_with(end), "{}", text(facts, None));
    let gain = |npv_in_other_view| HeadlineFacts { npv_in_other_view, ..GAIN };
    ends(gain(118_000.0), "All of this value is cash.");
    ends(gain(0.0), "All of this value is working time, none of it cash.");
    ends(gain(-1200.0), "All of this value is working time; in cash alone, it would cost $1200.");
    ends(gain(130_000.0), "In cash alone, it would gain $130000; the change takes more working time than it frees.");
    let loss = |npv_in_other_view| HeadlineFacts { npv_in_other_view, ..LOSS };
    ends(loss(800.0), "All of this loss is working time; in cash alone, it would gain $800.");
    ends(loss(-20_000.0), "In cash alone, it would lose $20000; freed working time offsets part of that.");
    let cash = HeadlineFacts { view: View::Cash, npv_in_other_view: -300.0, ..GAIN };
    ends(cash, "With working time counted, the likely case loses $300.");
    assert!(text(cash, None).starts_with("In cash alone, going async is worth $118000"));
}

#[test]
fn a_saving_without_a_cost_is_no_return() {
    let saving = HeadlineFacts { costs: 0.0, payback: Some(0.0), ..GAIN };
    assert_eq!(saving.situation(), Situation::NoCost);
    assert!(text(saving, None).starts_with(
        "Going async saves $68000 a year once the rollout is over. No costs are entered, so this is a saving, not a return."
    ));
}

#[test]
fn within_rounding_of_zero_it_breaks_even() {
    for npv in [-200.0, 0.0, 200.0] {
        let even = HeadlineFacts { npv, ..GAIN };
        assert_eq!((even.situation(), even.outlook(None)), (Situation::BreakEven, Outlook::Open));
        assert!(
            text(even, None).starts_with("Going async roughly breaks even over three years for a team of 10. It pays")
        );
    }
    assert_eq!(HeadlineFacts { npv: -220.0, ..GAIN }.situation(), Situation::Loss);
}

#[test]
fn where_the_chances_are_even_it_could_go_either_way_and_says_what_decides() {
    let open = simulation(range(-15_700.0, 650.0, 22_000.0), 0.52);
    let facts = HeadlineFacts { npv: 970.0, npv_in_other_view: -1200.0, ..GAIN };
    assert_eq!(facts.outlook(Some(&open)), Outlook::Open);
    let told = text(facts, Some(&open));
    let start = "Going async could go either way for a team of 10 over three years: the likely case gains $970, but about half \
                 of all cases lose. The figure that matters most is ";
    assert!(told.starts_with(start), "{told}");
    assert!(told.ends_with(". In cash alone, the likely case loses $1200."), "{told}");
    let low = HeadlineFacts { npv: -2000.0, ..facts };
    assert!(text(low, Some(&open)).contains("the likely case loses $2000, but about half of all cases gain."));
    let even = HeadlineFacts { npv: 0.2, ..facts };
    assert!(text(even, Some(&open)).contains("the likely case breaks even, and about half of all cases lose."));
    let nothing = simulation(range(0.0, 40.0, 22_000.0), 0.5);
    assert!(text(facts, Some(&nothing)).contains("gains $970, but about half of all cases gain nothing."));
    let mut one = open.clone();
    one.drivers.truncate(1);
    one.drivers[0].variance_share = 0.7;
    assert!(text(facts, Some(&one)).contains("The deciding figure is "));
}

#[test]
fn the_thirds_part_clear_from_open() {
    let outlook = |pays| GAIN.outlook(Some(&simulation(range(-9e5, 0.0, 9e5), pays)));
    let told = [0.33, 0.34, 0.5, 0.66, 0.67].map(outlook);
    assert_eq!(told, [Outlook::Loses, Outlook::Open, Outlook::Open, Outlook::Open, Outlook::Pays]);
}

#[test]
fn where_the_likely_case_points_elsewhere_the_chances_are_followed() {
    let loses = simulation(range(-90e3, -40e3, 10e3), 0.14);
    let told = text(HeadlineFacts { npv: 5000.0, ..GAIN }, Some(&loses));
    assert!(
        told.starts_with(
            "Going async will probably not pay off for a team of 10 over three years: half of all cases lose more than $40000. The \
             likely case alone gains $5000; the ranges reach further toward worse results."
        ),
        "{told}"
    );
    let pays = simulation(range(-10e3, 40e3, 90e3), 0.86);
    assert!(text(LOSS, Some(&pays)).contains("will probably pay off"));
    let outside = text(GAIN, Some(&simulation(range(10e3, 40e3, 90e3), 0.95)));
    assert!(
        outside.contains(
            "half of all cases gain more than $40000. The likely case alone gains $118000, outside the 80% range; the ranges reach further toward worse"
        )
    );
}

#[test]
fn presets_have_the_sentence_that_fits_them() {
    let situation = |preset: Preset, view| {
        let case = preset.case();
        HeadlineFacts::of(&case, &Evaluation::of(&case), view).situation()
    };
    assert_eq!(situation(Preset::Evidence, View::Full), Situation::Gain);
    assert_eq!(situation(Preset::Article, View::Full), Situation::NoCost);
    assert_eq!(situation(Preset::Blank, View::Full), Situation::Empty);
    assert_eq!(situation(Preset::Blank, View::Cash), Situation::Empty);
}
