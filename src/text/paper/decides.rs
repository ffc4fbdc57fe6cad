//! What decides, and what would have to be true.

use super::{Block, PaperFacts, PaperTable, heads};
use crate::model::{Input, Ownership, Quantity, SensitivityDriver, View, switching_values};
use crate::text::{SwingEnds, SwitchingPoint, WorthKnowing, input_name, ownership_line, switching_points};

/// The most drivers shown.
const DRIVERS: usize = 6;
/// The most switching values shown.
const TURNING: usize = 5;

pub(super) fn decides(facts: &PaperFacts) -> Vec<Block> {
    let case = facts.case;
    let points = switching_points(case, &switching_values(case, View::Full));
    let drivers = facts.full.map_or(&[][..], |known| &known.drivers);
    let turning: Vec<(Input, f64)> = points.iter().map(|point| (point.input, point.value)).collect();
    let mut blocks = vec![Block::Text(ownership_line(&Ownership::of(case, drivers, &turning), "the author’s own"))];
    blocks.extend(swings(facts, drivers));
    blocks.extend(turnings(facts, &points));
    let known = facts.full.and_then(|known| WorthKnowing::of(case, known, &|amount| facts.round(amount)));
    blocks.extend(known.map(|known| Block::Text(format!("{} {}", known.finding, known.ceiling).trim_end().to_owned())));
    blocks
}

fn swings(facts: &PaperFacts, drivers: &[SensitivityDriver]) -> Option<Block> {
    // Inputs that do not count in this view have no swing.
    let moving: Vec<_> = drivers.iter().filter(|driver| driver.npv_at_p10 != driver.npv_at_p90).collect();
    let row = |driver: &&SensitivityDriver| {
        let input = driver.input;
        let write = |value: f64| facts.figures.precise(value, input.field.unit, &facts.case.currency);
        let SwingEnds { worse, better } = SwingEnds::of(driver);
        let likely = facts.case.spread(input).map(|spread| write(spread.likely())).unwrap_or_default();
        let end = |(value, npv): (f64, f64)| format!("{} at {}", facts.round(npv), write(value));
        let share = facts.figures.share(driver.variance_share);
        vec![input_name(input, facts.case), likely, end(worse), end(better), share]
    };
    let rows: Vec<Vec<String>> = moving.iter().take(DRIVERS).map(row).collect();
    let table = PaperTable {
        caption: "Net present value, time and money, if one figure alone is at its 10th or 90th percentile",
        heads: heads(["Figure", "Likely", "At its worse end", "At its better end", "Explains"]),
        numbers: 4,
        rows,
        total: Vec::new(),
    };
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

fn turnings(facts: &PaperFacts, points: &[SwitchingPoint]) -> [Block; 2] {
    let pays = facts.evaluation.outcome(View::Full).npv.value() >= 0.0;
    let say = |point: &SwitchingPoint| {
        let write = |value: f64| facts.figures.precise(value, point.input.field.unit, &facts.case.currency);
        format!("{}: {}", input_name(point.input, facts.case), point.words(pays, &write))
    };
    let lead = match (points.is_empty(), pays) {
        (true, true) => "No single figure can stop it from paying, whatever its value.",
        (true, false) => "No single figure can make it pay, whatever its value.",
        (false, _) => "One figure changes at a time, the others stay at their likely values; the nearest first:",
    };
    [Block::Text(lead.to_owned()), Block::List(points.iter().take(TURNING).map(say).collect())]
}
