//! All assumptions, the method, and the link.

use super::listed::{is_listed, sentences};
use super::{Block, PaperFacts, PaperTable, QrCode, heads};
use crate::model::{Choice, EvidenceKind, ExactInput, Input, Origin, Preset, Provenance, RowList};
use crate::text::{conventions, in_figures, input_name, whose, year_in};

pub(super) fn assumptions(facts: &PaperFacts) -> Vec<Block> {
    let listed: Vec<RowList> = RowList::ALL.into_iter().filter(|list| is_listed(facts, *list)).collect();
    let is_row = |input: &Input| RowList::of_key(input.field.key).is_none_or(|list| !listed.contains(&list));
    let inputs: Vec<Input> = facts.case.inputs().into_iter().filter(is_row).collect();
    // Most cases name no owners, and an empty column would take its width from the others.
    let owned = inputs.iter().any(|input| !facts.case.owner(*input).is_empty());
    let exact = [
        (ExactInput::RolloutDays, facts.case.rollout.days, "days"),
        (ExactInput::Horizon, facts.case.finance.horizon_months, "months"),
    ];
    let exact = exact.map(|(setting, value, unit)| exact_row(setting, value, unit, owned));
    let table = PaperTable {
        caption: if listed.is_empty() {
            "Every figure that is entered"
        } else {
            "Every figure that is entered; rows of lists are below"
        },
        heads: heads(HEADS).into_iter().chain(owned.then(|| "Owner".to_owned())).collect(),
        numbers: 2,
        rows: inputs.into_iter().map(|input| row(facts, input, owned)).chain(exact).collect(),
        total: Vec::new(),
    };
    let lists = listed.into_iter().map(|list| Block::Small(sentences(facts, list)));
    [Block::Table(table)].into_iter().chain(lists).collect()
}

const HEADS: [&str; 9] = ["Figure", "Value", "Range", "Unit", "Origin", "Whose", "Kind", "Source", "Year"];

/// A number that is stated without a range. Like any other, one that equals the preset's is the preset's.
fn exact_row(setting: ExactInput, value: u32, unit: &str, owned: bool) -> Vec<String> {
    let preset = Preset::Evidence.case();
    let is_preset = match setting {
        ExactInput::Horizon => value == preset.finance.horizon_months,
        _ => value == preset.rollout.days,
    };
    let origin = if is_preset { Origin::Preset } else { Origin::Typed };
    let mut row = vec![setting.label().to_owned(), value.to_string(), String::new(), unit.to_owned()];
    row.extend([origin.word(), whose(origin), "", "", ""].map(str::to_owned));
    row.extend(owned.then(String::new));
    row
}

fn row(facts: &PaperFacts, input: Input, owned: bool) -> Vec<String> {
    let (case, figures, unit) = (facts.case, facts.figures, input.field.unit);
    let typed = |value| figures.typed(value, unit);
    let (value, range) = case.spread(input).map_or_else(Default::default, |spread| {
        let range = if spread.is_range() { in_figures(spread, &typed) } else { String::new() };
        (typed(spread.likely()), range)
    });
    let provenance = Provenance::of(input, case);
    let source = provenance.source().unwrap_or_default();
    // What comes after the name of a kind says what to do about it.
    let name_of = |kind: &EvidenceKind| kind.word().split([':', ',']).next().unwrap_or_default();
    let kinds = provenance.kinds().iter().map(name_of).collect::<Vec<_>>().join(", ");
    let mut row = vec![
        input_name(input, case),
        value,
        range,
        figures.unit_in_words(unit, &case.currency),
        provenance.origin.word().to_owned(),
        whose(provenance.origin).to_owned(),
        kinds,
        source.to_owned(),
        year_in(source).to_owned(),
    ];
    row.extend(owned.then(|| case.owner(input).to_owned()));
    row
}

pub(super) fn method(facts: &PaperFacts) -> Vec<Block> {
    let how = "Each benefit and each cost is computed month by month from the assumptions above. Time and money counts working time at \
               what it costs the employer; cash only counts what is paid or no longer paid. A figure with a range may be anything \
               within it, most likely the value stated; ranges of results follow from all ranges together, and 80 of 100 cases lie in \
               them. What one figure explains is its share of the variance of the net present value.";
    let sentences =
        conventions(facts.case, &facts.evaluation.schedule, &|share| facts.figures.thousandths_of_percent(share));
    vec![Block::Small(how.to_owned()), Block::Small(sentences.join(" "))]
}

pub(super) fn link(facts: &PaperFacts) -> Vec<Block> {
    let (lead, note) = match QrCode::of(facts.link) {
        Some(_) => ("This link, or the code on the first page, opens the case with all its figures:", None),
        None => ("This link opens the case with all its figures:", Some(Block::Small(NO_CODE.to_owned()))),
    };
    [Block::Text(lead.to_owned()), Block::Link(facts.link.to_owned())].into_iter().chain(note).collect()
}

const NO_CODE: &str = "There is no QR code: the link is too long for one that a phone could scan from paper. Send the link, or the case as a \
                       file.";
