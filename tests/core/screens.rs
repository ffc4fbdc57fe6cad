//! No two figures on a screen contradict each other, in sign or in rounding: sentence, tiles, chances, and totals of tables.
//!
//! `PROPTEST_CASES` says how many cases are tried (tests/README.md).

use crate::support::random::{self, Numbers};
use crate::support::screen::{Screen, exact, round, with_formatters};
use crate::support::{case, preset, with};
use async_roi::model::{Case, Engine, Preset, Quantiles, Quantity, Simulation, View};
use async_roi::text::rounding::{ROUNDED, exact_amount, headline_amount};
use async_roi::text::{HeadlineFacts, headline};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::cell::RefCell;
use std::env;

/// The word after some words in a text, without the punctuation of a sentence.
fn word_after<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let rest = &text[text.find(words)? + words.len()..];
    Some(rest.split_whitespace().next()?.trim_end_matches(['.', ',', ';', ':']))
}

/// The faults found so far.
#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    fn unless(&mut self, holds: bool, fault: impl FnOnce() -> String) {
        if !holds {
            self.0.push(fault());
        }
    }

    fn same(&mut self, what: &str, left: &str, right: &str) {
        self.unless(left == right, || format!("{what}: {left} beside {right}"));
    }
}

/// The simulation where its chances are shown.
fn spread(screen: &Screen) -> Option<&Simulation> {
    screen.simulation.as_ref().filter(|_| !screen.likelihood.is_empty())
}

/// Whether a figure lies in its range, both as they are shown; no payback is the latest.
fn in_range(value: Option<f64>, range: &Quantiles) -> bool {
    let [low, value, high] = [range.p10, value, range.p90].map(|end| end.map_or(f64::INFINITY, headline_amount));
    low <= value && value <= high
}

/// The sentence beside the tiles and the chances.
fn check_sentence(screen: &Screen, sentence: &str, faults: &mut Faults) {
    let (view, outcome) = (screen.view, screen.evaluation.outcome(screen.view));
    let npv = &screen.tile("Net present value").text;
    let payback = &screen.tile("Payback").text;
    let spread = spread(screen);
    let hundred = spread.map(|simulation| simulation.probability_positive * 100.0);
    // The part that is about the view in sight.
    let (told, other) = [" In cash alone", " in cash alone", " With working time counted"]
        .iter()
        .find_map(|words| sentence.find(words))
        .map_or((sentence, ""), |at| sentence.split_at(at));
    let worth = word_after(told, "is worth ");
    let loss = word_after(told, "would lose ").or_else(|| word_after(told, "would cost "));
    let saves = word_after(told, "saves ");
    if let Some(amount) = worth {
        faults.same("value", amount, npv);
    }
    if let Some(amount) = loss {
        faults.same("loss", &format!("−{amount}"), npv);
    }
    if let Some(amount) = saves {
        faults.same("saving", amount, &screen.tile("Yearly benefit").text);
    }
    if let Some(amount) =
        word_after(told, "likely case gains ").or_else(|| word_after(told, "likely case alone gains "))
    {
        faults.same("likely gain", amount, npv);
    }
    if let Some(amount) =
        word_after(told, "likely case loses ").or_else(|| word_after(told, "likely case alone loses "))
    {
        faults.same("likely loss", &format!("−{amount}"), npv);
    }
    let pays = worth.is_some() || saves.is_some() || told.contains("will probably pay");
    let does_not_pay = loss.is_some() || told.contains("will probably not pay");
    let open = told.contains("could go either way");
    if let (Some(hundred), Some(simulation)) = (hundred, spread) {
        faults.unless(!pays || hundred > 66.0, || format!("it is said to pay, in {hundred:.1} of 100 cases"));
        faults.unless(!does_not_pay || hundred < 34.0, || {
            format!("it is said to lose, and pays in {hundred:.1} of 100 cases")
        });
        faults.unless(open == (100.0 / 3.0..=200.0 / 3.0).contains(&hundred), || {
            format!("either way, at {hundred:.1} of 100 cases: {sentence}")
        });
        faults.unless(pays || does_not_pay || open, || format!("no outlook in spite of a range: {sentence}"));
        let stated = worth.is_some() || loss.is_some();
        faults.unless(!stated || in_range(Some(outcome.npv.value()), &simulation.npv), || {
            format!("{npv} is stated outside of {:?}", simulation.npv)
        });
        if let Some(half) = word_after(told, "gain more than ").or_else(|| word_after(told, "lose more than ")) {
            let median = simulation.npv.p50.unwrap_or_default();
            faults.same("median", half, &round(median.abs()));
            faults.unless((median > 0.0) == pays, || format!("the median is {median}"));
        }
        if told.contains("pays for itself") || told.contains("not recovered") || told.contains("recovered after") {
            let months = outcome.payback.map(Quantity::value);
            faults.unless(in_range(months, &simulation.payback), || {
                format!("payback outside of {:?}", simulation.payback)
            });
        }
    } else if screen.simulation.is_none() {
        faults.unless(!open, || "either way without a range".into());
    }
    if let Some(months) = word_after(told, "pays for itself in ").or_else(|| word_after(told, "recovered after ")) {
        faults.same("payback", months, payback.split(' ').next().unwrap_or_default());
    }
    if told.contains("There is nothing to pay back") {
        faults.same("payback", payback, "– nothing to pay back");
    }
    if told.contains("not recovered") {
        faults.same("payback", payback, "– not within the horizon");
    }
    if let Some(ratio) = word_after(told, "returns ") {
        faults.same("ratio", ratio.trim_start_matches('$'), &screen.tile("Benefit-cost ratio").text);
        faults.unless(outcome.npv.value() > 0.0, || format!("it returns {ratio} at {npv}"));
    }
    // What is said of the other view is what is shown there.
    let in_other_view =
        round(screen.evaluation.outcome(if view == View::Full { View::Cash } else { View::Full }).npv.value());
    for (words, sign) in
        [("gains ", ""), ("would gain ", ""), ("loses ", "−"), ("would lose ", "−"), ("would cost ", "−")]
    {
        if let Some(amount) = word_after(other, words) {
            faults.same("the other view", &format!("{sign}{amount}"), &in_other_view);
        }
    }
    if let Some(amount) = word_after(told, "Of this value, ") {
        faults.same("money", amount, &in_other_view);
    }
    if let Some(amount) = word_after(told, "Of this loss, ") {
        faults.same("money", &format!("−{amount}"), &in_other_view);
    }
}

/// The chances beside the ranges.
fn check_chances(screen: &Screen, faults: &mut Faults) {
    let Some(simulation) = spread(screen) else { return };
    let (npv, payback) = (&simulation.npv, &simulation.payback);
    let [pays, in_a_year] =
        [simulation.probability_positive, simulation.probability_payback_12].map(|share| (share * 100.0).round());
    let [low, median, high] = [npv.p10, npv.p50, npv.p90].map(|end| headline_amount(end.unwrap_or_default()));
    // Quantiles are accurate to some share of the range: next to zero either sign may be shown.
    let about_zero = 0.01 * (high - low);
    for (end, share) in [(low, 90.0), (median, 50.0), (high, 10.0)] {
        faults.unless(end <= about_zero || pays >= share - 3.0, || format!("{npv:?} pays in {pays} of 100"));
        faults.unless(end >= -about_zero || pays <= share + 3.0, || format!("{npv:?} pays in {pays} of 100"));
    }
    for (end, at_least) in [(payback.p90, 90.0), (payback.p10, 10.0)] {
        let months = end.unwrap_or(f64::INFINITY);
        faults
            .unless(months >= 11.95 || in_a_year >= at_least, || format!("{payback:?}, {in_a_year} of 100 in a year"));
        faults
            .unless(months <= 12.05 || in_a_year <= at_least, || format!("{payback:?}, {in_a_year} of 100 in a year"));
    }
    let ends = [npv.p10, npv.p90].map(|end| round(end.unwrap_or_default()));
    faults.unless(screen.likelihood.contains(&format!("between {} and {}.", ends[0], ends[1])), || {
        format!("{} beside {ends:?}", screen.likelihood)
    });
    let chance = screen.chance.as_deref().unwrap_or_default();
    faults.unless(screen.likelihood.contains(&format!("It pays in {chance} cases")), || screen.likelihood.clone());
    if let Some(range) = &screen.tile("Net present value").range {
        faults.same("range", range, &format!("{} to {}", ends[0], ends[1]));
    }
}

/// The tiles beside each other, their explanations and the totals of the tables.
fn check_tiles(screen: &Screen, faults: &mut Faults) {
    let outcome = screen.evaluation.outcome(screen.view);
    for tile in &screen.tiles {
        faults.unless(tile.is_loss == tile.text.starts_with(['−', '-']), || {
            format!("color of {}: {}", tile.label, tile.text)
        });
        let large = tile.text.split(' ').next().unwrap_or_default();
        let nothing = tile.label == "Payback" && tile.text.ends_with("nothing to pay back");
        if outcome.is_nothing() {
            // A zero would read as a result.
            faults.same(tile.label, large, "–");
            let zeros = [None, Some("$0"), Some("0%"), Some("0")];
            faults
                .unless(zeros.contains(&tile.explained.as_deref()), || format!("{}: {:?}", tile.label, tile.explained));
        } else if !nothing {
            faults.same(tile.label, large, tile.explained.as_deref().unwrap_or("–"));
        }
        let range = tile.range.as_deref().unwrap_or_default();
        for odd in ["−$0 ", "-0%", "−0%", "NaN", "inf"] {
            faults.unless(!format!("{} {range} ", tile.text).contains(odd), || {
                format!("{}: {} {range}", tile.label, tile.text)
            });
        }
    }
    let npv = headline_amount(outcome.npv.value());
    for (label, ratio) in
        [("Return on investment", outcome.roi), ("Benefit-cost ratio", outcome.bcr.map(|bcr| bcr - 1.0))]
    {
        let Some(ratio) = ratio else { continue };
        faults.unless(npv * ratio >= 0.0, || format!("{label} {ratio} at a net present value of {npv}"));
    }
    let total = &screen.years.total;
    let shown = |label: &str| if outcome.is_nothing() { "$0" } else { &screen.tile(label).text };
    faults.same("total by year", &round(total[3]), shown("Net present value"));
    faults.same("yearly benefit", &round(screen.benefits.total), shown("Yearly benefit"));
    let rows = &screen.years.rows;
    for (what, left, right) in
        [("total cost", screen.costs.total, total[1]), ("running total", rows[rows.len() - 1].1[4], total[2])]
    {
        // Beyond, floating point has no digits for units.
        faults.unless(left.abs() > 1e10 || exact(left) == exact(right), || format!("{what}: {left} beside {right}"));
    }
    let ceiling = screen.benefits.ceiling.unwrap_or_default();
    faults.unless(ceiling >= screen.benefits.total, || format!("{ceiling} is a ceiling of {}", screen.benefits.total));
}

/// What is shown as parts of a total adds up to it, or a note says that it may not.
fn check_sums(screen: &Screen, faults: &mut Faults) {
    let mut adds_up = |what: &str, parts: Vec<f64>, total: f64, note: Option<&str>| {
        let shown: f64 = parts.iter().copied().map(exact_amount).sum();
        let off = (shown - exact_amount(total)).abs() > 0.001 * exact_amount(total).abs().max(1.0) * 1e-6 + 0.004;
        faults.unless(!off || note == Some(ROUNDED), || {
            format!("{what}: {parts:?} are shown to be {shown}, not {total}")
        });
        let sum: f64 = parts.iter().sum();
        let size: f64 = parts.iter().map(|part| part.abs()).sum();
        faults.unless((sum - total).abs() <= 1e-9 * size.max(1.0), || {
            format!("{what}: {parts:?} are {sum}, not {total}")
        });
    };
    for column in 0..4 {
        let parts = screen.years.rows.iter().map(|(_, amounts)| amounts[column]).collect();
        adds_up("years", parts, screen.years.total[column], screen.years.note);
    }
    for summary in [&screen.benefits, &screen.costs] {
        adds_up("lines", summary.lines.iter().map(|(.., amount)| *amount).collect(), summary.total, summary.note);
    }
}

fn faults(screen: &Screen) -> Vec<String> {
    let mut faults = Faults::default();
    check_sentence(screen, &screen.sentence, &mut faults);
    check_chances(screen, &mut faults);
    check_tiles(screen, &mut faults);
    check_sums(screen, &mut faults);
    // At first sight there are no chances yet: only what the likely case is may be said.
    let npv = &screen.tile("Net present value").text;
    let amount = word_after(&screen.first, "is worth ").map(str::to_owned);
    let amount = amount.or_else(|| word_after(&screen.first, "would lose ").map(|amount| format!("−{amount}")));
    faults.same("first sight", amount.as_ref().unwrap_or(npv), npv);
    let named = screen.first.starts_with("In the likely case")
        || screen.first.starts_with("Nothing is entered yet")
        || screen.first.starts_with("No money changes hands");
    faults.unless(named, || screen.first.clone());
    faults.0
}

thread_local! {
    // Its tables take longer to make than a case.
    static ENGINE: RefCell<Engine> = RefCell::new(Engine::new());
}

fn screen(case: &Case, view: View) -> Screen {
    ENGINE.with_borrow_mut(|engine| Screen::of(case, view, engine))
}

/// How many cases are tried unless `PROPTEST_CASES` says how many.
const FEW: u32 = 40;

#[test]
fn no_two_figures_on_a_screen_contradict_each_other() {
    let mut runner = TestRunner::deterministic();
    // Few as long as nothing is optimised: the engine takes a hundred times as long then.
    let count = if env::var_os("PROPTEST_CASES").is_some() { runner.config().cases } else { FEW };
    let mut failed = Vec::new();
    for index in 0..count {
        // Mostly what teams have, at times anything admissible.
        let numbers = if index % 4 == 0 { Numbers::Admissible } else { Numbers::Sensible };
        let document = random::plain(numbers).new_tree(&mut runner).expect("documents can be made").current();
        let case = case(&document);
        let found = View::ALL.map(|view| screen(&case, view)).into_iter().find(|screen| !faults(screen).is_empty());
        failed.extend(found.map(|screen| {
            format!("{numbers:?} {:#?}\n{}\n{}\n{document}", faults(&screen), screen.sentence, screen.likelihood)
        }));
    }
    assert!(
        failed.is_empty(),
        "{} of {count} cases, the first of which are:\n{}",
        failed.len(),
        failed[..failed.len().min(5)].join("\n\n")
    );
}

/// The property must be able to fail: a sentence from the likely case alone is caught beside even chances.
#[test]
fn a_sentence_that_ignores_the_chances_is_caught() {
    // A team of the size at which the preset could go either way.
    let of_size = |people: u32| case(&with(preset(Preset::Evidence), "/team/people", people));
    let even = |case: &Case| {
        let pays = screen(case, View::Full).simulation.map_or(1.0, |simulation| simulation.probability_positive);
        (0.4..0.6).contains(&pays)
    };
    let case = (1..40).map(of_size).find(even).expect("small teams lose, large ones gain");
    let screen = screen(&case, View::Full);
    assert_eq!(faults(&screen), Vec::<String>::new());
    let facts = HeadlineFacts::of(&case, &screen.evaluation, View::Full);
    let likely = with_formatters(|formatters| headline(&facts, &case, None, formatters).plain());
    let mut found = Faults::default();
    check_sentence(&screen, &likely, &mut found);
    assert!(!found.0.is_empty(), "{likely} {}", screen.likelihood);
}
