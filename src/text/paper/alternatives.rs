//! What the case is compared with: doing nothing.

use super::{Block, PaperFacts, PaperTable, heads};
use crate::model::kpi::{BuiltInKpi, KpiId, expected};
use crate::model::{Quantity, View};

pub(super) fn alternatives(facts: &PaperFacts) -> Vec<Block> {
    let (evaluation, zero) = (facts.evaluation, facts.round(0.0));
    let amount = |name: &str, amount: f64| vec![name.to_owned(), zero.clone(), facts.round(amount)];
    let npv = |view| evaluation.outcome(view).npv.value();
    let mut rows = vec![
        amount("Net present value, time and money", npv(View::Full)),
        amount("Net present value, cash only", npv(View::Cash)),
        amount("Peak funding needed", -evaluation.outcome(View::Full).trough.value()),
    ];
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
