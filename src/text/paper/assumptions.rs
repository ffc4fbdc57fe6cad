//! All assumptions, the method, and the link.

use super::{Block, PaperFacts, PaperTable, QrCode, heads};
use crate::model::{Choice, EvidenceKind, Input, Provenance};
use crate::text::{conventions, in_figures, input_name, whose, year_in};

pub(super) fn assumptions(facts: &PaperFacts) -> Vec<Block> {
    let table = PaperTable {
        caption: "Every figure that is entered",
        heads: heads(["Figure", "Value", "Range", "Unit", "Origin", "Whose", "Kind", "Source", "Year"]),
        numbers: 2,
        rows: facts.case.inputs().into_iter().map(|input| row(facts, input)).collect(),
        total: Vec::new(),
    };
    vec![Block::Table(table)]
}

fn row(facts: &PaperFacts, input: Input) -> Vec<String> {
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
    vec![
        input_name(input, case),
        value,
        range,
        figures.unit_in_words(unit, &case.currency),
        provenance.origin.word().to_owned(),
        whose(provenance.origin).to_owned(),
        kinds,
        source.to_owned(),
        year_in(source).to_owned(),
    ]
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
    let code = QrCode::of(facts.link);
    let mut blocks = vec![Block::Text("This link opens the case with all its figures:".to_owned())];
    let no_code = code.is_none().then(|| Block::Small(NO_CODE.to_owned()));
    blocks.push(Block::Link(facts.link.to_owned(), code));
    blocks.extend(no_code);
    blocks
}

const NO_CODE: &str = "There is no QR code: the link is too long for one that a phone could scan from paper. Send the link, or the case as a \
                       file.";
