//! All assumptions, the method, and the link.

use super::{Block, PaperFacts, PaperTable, QrCode, heads};
use crate::model::{Choice, EvidenceKind, Input, Provenance};
use crate::text::{conventions, in_figures, input_name, whose, year_in};

pub(super) fn assumptions(facts: &PaperFacts) -> Vec<Block> {
    let many = facts.case.other_lines.len() > LINES_IN_TABLE;
    let (lines, inputs): (Vec<Input>, Vec<Input>) =
        facts.case.inputs().into_iter().partition(|input| many && input.field.key == OTHER_LINE);
    // Most cases name no owners, and an empty column would take its width from the others.
    let owned = inputs.iter().any(|input| !facts.case.owner(*input).is_empty());
    let table = PaperTable {
        caption: if many {
            "Every figure that is entered; the other lines are below"
        } else {
            "Every figure that is entered"
        },
        heads: heads(HEADS).into_iter().chain(owned.then(|| "Owner".to_owned())).collect(),
        numbers: 2,
        rows: inputs.into_iter().map(|input| row(facts, input, owned)).collect(),
        total: Vec::new(),
    };
    let lines = many.then(|| Block::Small(other_lines(facts, &lines)));
    [Block::Table(table)].into_iter().chain(lines).collect()
}

/// The other lines in running text. Lines of the same kind, origin and source share one sentence, so that thirty of them leave room for
/// the rest of the third page: `Other lines paid a year in cash, typed, Payroll: Travel: $2,000 ($1,000 to $5,000); Rent: $900.`
fn other_lines(facts: &PaperFacts, inputs: &[Input]) -> String {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for input in inputs {
        let (group, line) = other_line(facts, *input);
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, lines)) => lines.push(line),
            None => groups.push((group, vec![line])),
        }
    }
    let sentences = groups.into_iter().map(|(group, lines)| format!("Other lines {group}: {}.", lines.join("; ")));
    sentences.collect::<Vec<_>>().join(" ")
}

const HEADS: [&str; 9] = ["Figure", "Value", "Range", "Unit", "Origin", "Whose", "Kind", "Source", "Year"];

/// The key of the amounts of other lines.
const OTHER_LINE: &str = "other_lines.*.amount";
/// The most other lines that are rows of the table. More would take a page of their own.
const LINES_IN_TABLE: usize = 8;

/// An other line in running text: what it has in common with others, and its name and amount.
fn other_line(facts: &PaperFacts, input: Input) -> (String, String) {
    let line = &facts.case.other_lines[input.row];
    let name = if line.name.trim().is_empty() { format!("Row {}", input.row + 1) } else { line.name.trim().to_owned() };
    let provenance = Provenance::of(input, facts.case);
    let spread = line.amount.spread();
    let range = if spread.is_range() {
        format!(" ({})", in_figures(spread, &|amount| facts.money(amount)))
    } else {
        String::new()
    };
    let stated = |label: &str, text: &str| if text.is_empty() { String::new() } else { format!(", {label}{text}") };
    let group = format!(
        "{}{}, {}{}{}",
        line.kind.word(),
        if line.cash { " in cash" } else { "" },
        provenance.origin.word().to_ascii_lowercase(),
        stated("", provenance.source().unwrap_or_default()),
        stated("owner: ", facts.case.owner(input)),
    );
    (group, format!("{name}: {}{range}", facts.money(spread.likely())))
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
    let code = QrCode::of(facts.link);
    let mut blocks = vec![Block::Text("This link opens the case with all its figures:".to_owned())];
    let no_code = code.is_none().then(|| Block::Small(NO_CODE.to_owned()));
    blocks.push(Block::Link(facts.link.to_owned(), code));
    blocks.extend(no_code);
    blocks
}

const NO_CODE: &str = "There is no QR code: the link is too long for one that a phone could scan from paper. Send the link, or the case as a \
                       file.";
