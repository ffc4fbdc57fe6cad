//! Benefits and costs, by line and by year.

use super::{Block, PaperFacts, PaperTable, heads};
use crate::model::{Benefits, Costs, Money, Quantity, View};
use crate::text::rounding::rounding_note;
use crate::text::{BENEFITS, COSTS, YearTable, horizon};

/// A line in both views: its name, and its amounts.
type Line = (String, [f64; 2]);

pub(super) fn benefits(facts: &PaperFacts) -> Vec<Block> {
    let evaluation = facts.evaluation;
    let planned = |view| evaluation.ledger.amounts(view).benefits.at_adoption(evaluation.schedule.planned_adoption);
    let sides: [Benefits; 2] = View::ALL.map(planned);
    let lines =
        BENEFITS.iter().map(|(name, _, of)| ((*name).to_owned(), sides.each_ref().map(|side| of(side).value())));
    let total = View::ALL.map(|view| evaluation.planned_benefit(view).value());
    let mut blocks = table(facts, "Yearly benefit, at the adoption reached by the end of the rollout", lines, total);
    blocks.push(Block::Small(not_counted(facts)));
    blocks
}

/// What is gained and is not counted as money.
fn not_counted(facts: &PaperFacts) -> String {
    let (case, ledger, figures) = (facts.case, &facts.evaluation.ledger, facts.figures);
    let unused = figures.whole_percent(1.0 - case.time.recapture.likely().value());
    let premium = case.deep_work.premium.likely().value();
    let deep = figures.decimal(ledger.deep_gain.value(), 1);
    let deep = if premium == 0.0 {
        format!("the {deep} h of uninterrupted work that each person gains a week")
    } else {
        let premium = figures.percent(premium);
        format!(
            "the {deep} h of uninterrupted work that each person gains a week, beyond their extra yield of {premium}"
        )
    };
    format!(
        "Not counted as money: the {unused} of freed time that is not put to productive use, and {deep}. Each freed hour counts once."
    )
}

pub(super) fn costs(facts: &PaperFacts) -> Vec<Block> {
    let evaluation = facts.evaluation;
    let sides: [Costs; 2] = View::ALL.map(|view| evaluation.costs_in_all(view));
    let name = |name: &str, when: &str| if when.is_empty() { name.to_owned() } else { format!("{name} ({when})") };
    let lines = COSTS.iter().map(|(line, when, of)| (name(line, when), sides.each_ref().map(|side| of(side).value())));
    let total = sides.each_ref().map(Costs::total).map(Money::value);
    let mut blocks = table(facts, "All costs, not discounted", lines, total);
    if !facts.is_nothing() {
        blocks.extend(
            View::ALL
                .into_iter()
                .filter(|view| !evaluation.outcome(*view).is_nothing())
                .flat_map(|view| years(facts, view)),
        );
    }
    let months = facts.case.finance.horizon_months as usize;
    blocks.push(Block::Small(format!("Over {}. Year 0 is the start.", horizon(months))));
    blocks
}

/// The lines that are not zero, in both views.
fn table(facts: &PaperFacts, caption: &'static str, lines: impl Iterator<Item = Line>, total: [f64; 2]) -> Vec<Block> {
    let lines: Vec<Line> = lines.filter(|(_, amounts)| amounts.iter().any(|amount| *amount != 0.0)).collect();
    if lines.is_empty() {
        return vec![Block::Text("None yet.".to_owned())];
    }
    let cells = |name: &str, amounts: [f64; 2]| {
        [name.to_owned()].into_iter().chain(amounts.map(|amount| facts.money(amount))).collect::<Vec<_>>()
    };
    let note = (0..2).find_map(|side| rounding_note(lines.iter().map(|(_, amounts)| amounts[side]), total[side]));
    let table = PaperTable {
        caption,
        heads: heads(["Line", "Time and money", "Cash only"]),
        numbers: 2,
        rows: lines.iter().map(|(name, amounts)| cells(name, *amounts)).collect(),
        total: cells("Total", total),
    };
    [Block::Table(table)].into_iter().chain(note.map(|words| Block::Small(words.to_owned()))).collect()
}

/// The cash flow by year, as the page has it.
fn years(facts: &PaperFacts, view: View) -> Vec<Block> {
    let table = YearTable::of(facts.evaluation.outcome(view), &facts.evaluation.schedule);
    let row = |name: &str, amounts: &[f64]| -> Vec<String> {
        [name.to_owned()].into_iter().chain(amounts.iter().map(|amount| facts.money(*amount))).collect()
    };
    let mut total = row("Total", &table.total);
    total.push(String::new());
    let shown = PaperTable {
        caption: match view {
            View::Full => "By year, time and money",
            View::Cash => "By year, cash only",
        },
        heads: ["Year"].into_iter().chain(YearTable::HEADS).map(str::to_owned).collect(),
        numbers: YearTable::HEADS.len(),
        rows: table.rows.iter().map(|(name, amounts)| row(name, amounts)).collect(),
        total,
    };
    [Block::Table(shown)].into_iter().chain(table.note.map(|words| Block::Small(words.to_owned()))).collect()
}
