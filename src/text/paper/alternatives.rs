//! What the case is compared with: doing nothing, and the alternatives that its user has chosen.

use super::{Block, PaperFacts, PaperTable, heads};
use crate::model::kpi::{BuiltInKpi, KpiId, expected};
use crate::model::{Quantity, ReportedComparison, View};
use crate::text::{ComparedFigure, LEADING_TILES, alternative_name, comparison_notes, of_hundred};

pub(super) fn alternatives(facts: &PaperFacts) -> Vec<Block> {
    let compared = facts.comparison.map(|comparison| compared(facts, comparison));
    compared.into_iter().flatten().chain(doing_nothing(facts)).collect()
}

const ABOUT_CHANCES: &str = "Time and money counted, but for the last column. An input with the same estimate in two alternatives has the same \
                             value in both.";

/// The alternatives beside each other: net present values with their range, difference from the base, and the chance to be worth more.
fn compared(facts: &PaperFacts, reported: &ReportedComparison) -> Vec<Block> {
    let comparison = reported.view(View::Full);
    let rows = (0..comparison.alternatives.len()).map(|place| alternative_row(facts, reported, place)).collect();
    let table = PaperTable {
        caption: "The alternatives compared",
        heads: heads([
            "Alternative",
            "Net present value",
            "80% range",
            "Difference from the base",
            "Worth more than the base",
            "Cash only",
        ]),
        numbers: 5,
        rows,
        total: Vec::new(),
    };
    let notes = comparison_notes(comparison).into_iter().chain([ABOUT_CHANCES.to_owned()]);
    [Block::Table(table)].into_iter().chain(notes.map(Block::Small)).collect()
}

fn alternative_row(facts: &PaperFacts, reported: &ReportedComparison, place: usize) -> Vec<String> {
    let comparison = reported.view(View::Full);
    let case = comparison.alternatives[place].case.as_deref();
    let is_base = place == reported.base;
    let comparable = !is_base && comparison.currency().is_some();
    let currency = &case.unwrap_or(facts.case).currency;
    let npv = |view, with_base: bool| {
        let alternatives = &reported.view(view).alternatives;
        let base = with_base.then(|| &alternatives[reported.base]);
        facts.figures.speak(currency, |formatters| {
            ComparedFigure::of(&LEADING_TILES[0], &alternatives[place], base, view, formatters)
        })
    };
    let mut name = alternative_name(case);
    for (is, mark) in [(place == reported.own, " (this case)"), (is_base, " (base)")] {
        name.push_str(if is { mark } else { "" });
    }
    let full = npv(View::Full, comparable);
    let beats = || {
        let chances = comparison.chances(place, reported.base);
        match chances.equal {
            1.0 => "always the same".to_owned(),
            0.0 => format!("{} cases", of_hundred(chances.above)),
            equal => format!("{} cases, the same in {}", of_hundred(chances.above), of_hundred(equal)),
        }
    };
    let beats = if comparable { beats() } else { String::new() };
    vec![name, full.value, full.range, full.difference, beats, npv(View::Cash, false).value]
}

fn money_rows(facts: &PaperFacts) -> Vec<Vec<String>> {
    let (evaluation, zero) = (facts.evaluation, facts.round(0.0));
    let amount = |name: &str, amount: f64| vec![name.to_owned(), zero.clone(), facts.round(amount)];
    let npv = |view| evaluation.outcome(view).npv.value();
    vec![
        amount("Net present value, time and money", npv(View::Full)),
        amount("Net present value, cash only", npv(View::Cash)),
        amount("Peak funding needed", -evaluation.outcome(View::Full).trough.value()),
    ]
}

fn doing_nothing(facts: &PaperFacts) -> Vec<Block> {
    let evaluation = facts.evaluation;
    // Below the alternatives compared, what they and the answer already say would be repeated.
    let mut rows = if facts.comparison.is_some() { Vec::new() } else { money_rows(facts) };
    let ledger = &evaluation.ledger;
    let kept = ledger.meeting_cost.value() - ledger.gross.value();
    rows.push(vec!["Cost of meetings, a year".to_owned(), facts.round(ledger.meeting_cost.value()), facts.round(kept)]);
    for kpi in [BuiltInKpi::MeetingLoad, BuiltInKpi::DeepWork, BuiltInKpi::Turnover] {
        let definition = kpi.kpi();
        if let Some(found) = expected(&KpiId::from(kpi), facts.case, evaluation) {
            let value = |value| facts.figures.kpi(value, definition.unit);
            rows.push(vec![definition.name.to_owned(), value(found.before), value(found.after)]);
        }
    }
    let words = "Doing nothing is what every figure is compared with: it spends nothing and leaves everything as it is. The values \
                 of this case are likely ones, those of meetings, uninterrupted work and turnover at full adoption.";
    let table = PaperTable {
        caption: "Doing nothing and this case",
        heads: heads(["Figure", "Do nothing", "This case"]),
        numbers: 2,
        rows,
        total: Vec::new(),
    };
    vec![Block::Table(table), Block::Small(words.to_owned())]
}
