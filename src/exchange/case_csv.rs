//! Tables of a case as CSV: its inputs, and its cash flow by month.

use super::csv_writer;
use super::number::NumberFormat;
use super::workbook::unit_words;
use crate::model::{Case, Choice, Evaluation, ExactInput, Input, Provenance, View};
use crate::text::{input_name, kinds_in_words};

/// A table of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseTable {
    /// Every input with its range, unit, origin and source.
    Inputs,
    /// Benefits, costs and what is left of them, month by month, in both views.
    Months,
}

impl CaseTable {
    /// What it holds, for the name of its file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Inputs => "inputs",
            Self::Months => "months",
        }
    }
}

const INPUT_HEADS: [&str; 10] = ["Key", "Input", "Low", "Likely", "High", "Unit", "Origin", "Kind", "Source", "Owner"];
const MONTH_HEADS: [&str; 6] = ["Month", "Benefits", "Costs", "Net", "Net, discounted", "Running total"];

/// Writes a table of the likely case. The first row says which case it is, when the table was made (`made`: `2027-01-04`), and with
/// which model and evidence. Numbers have all their digits in the units of the case document, so shares are parts of 1.
pub fn write(table: CaseTable, case: &Case, made: &str, format: NumberFormat) -> String {
    let number = |value: f64| csv_writer::number(value, 0, format.decimal);
    let about = vec![
        case.name.clone(),
        format!("made {made}"),
        concat!("Async ROI ", env!("CARGO_PKG_VERSION")).to_owned(),
        format!("evidence edition {}", case.edition.number()),
        format!("currency {}", case.currency),
    ];
    let mut rows = vec![about, Vec::new()];
    match table {
        CaseTable::Inputs => {
            rows.push(INPUT_HEADS.map(str::to_owned).to_vec());
            rows.extend(case.inputs().into_iter().map(|input| input_row(case, input, &number)));
            let exact = [
                (ExactInput::RolloutDays, case.rollout.days, "days"),
                (ExactInput::Horizon, case.finance.horizon_months, "months"),
            ];
            rows.extend(exact.map(|(setting, value, unit)| {
                let mut row = vec![setting.to_string(), setting.label().to_owned()];
                row.extend([String::new(), number(f64::from(value)), String::new(), unit.to_owned()]);
                row
            }));
        }
        CaseTable::Months => month_rows(case, &number, &mut rows),
    }
    csv_writer::write(&rows, format)
}

fn input_row(case: &Case, input: Input, number: &dyn Fn(f64) -> String) -> Vec<String> {
    let provenance = Provenance::of(input, case);
    let [low, likely, high] = case.spread(input).map_or_else(Default::default, |spread| {
        let end = |value| if spread.is_range() { number(value) } else { String::new() };
        [end(spread.low()), number(spread.likely()), end(spread.high())]
    });
    vec![
        input.to_string(),
        input_name(input, case),
        low,
        likely,
        high,
        unit_words(input.field.unit, &case.currency),
        provenance.origin.word().to_owned(),
        kinds_in_words(provenance.kinds()),
        provenance.source().unwrap_or_default().to_owned(),
        case.owner(input).to_owned(),
    ]
}

fn month_rows(case: &Case, number: &dyn Fn(f64) -> String, rows: &mut Vec<Vec<String>>) {
    let evaluation = Evaluation::of(case);
    let views = [(View::Full, "time and money"), (View::Cash, "cash only")];
    let heads =
        |(_, view): (View, &str)| MONTH_HEADS[1..].iter().map(|head| format!("{head}, {view}")).collect::<Vec<_>>();
    rows.push(std::iter::once(MONTH_HEADS[0].to_owned()).chain(views.into_iter().flat_map(heads)).collect());
    let discounts = std::iter::once(1.0).chain(evaluation.schedule.months.iter().map(|month| month.discount));
    rows.extend(discounts.enumerate().map(|(month, discount)| {
        let amounts = views.into_iter().flat_map(|(view, _)| {
            let outcome = evaluation.outcome(view);
            let net = outcome.cash_flow[month];
            [outcome.flow.benefits[month], outcome.flow.costs[month], net, net * discount, outcome.cumulative[month]]
        });
        std::iter::once(month.to_string()).chain(amounts.map(number)).collect()
    }));
}
