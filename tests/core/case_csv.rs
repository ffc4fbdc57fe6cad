//! Tables of a case as CSV: they hold what the model computes, and spreadsheets of either kind of number read them.

use crate::support;
use crate::support::random::{self, Numbers};
use async_roi::exchange::case_csv::{CaseTable, write};
use async_roi::exchange::csv_writer::unescape_formula;
use async_roi::exchange::number::NumberFormat;
use async_roi::model::{Case, Evaluation, OtherLine, Preset, Quantity, View};
use async_roi::text::input_name;
use proptest::prelude::*;

const MADE: &str = "2027-01-04";

/// The rows of a table, read by a CSV reader, without those about the table.
fn rows(table: CaseTable, case: &Case, format: NumberFormat) -> Vec<Vec<String>> {
    let text = write(table, case, MADE, format);
    let delimiter = if format.decimal == ',' { b';' } else { b',' };
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).has_headers(false).delimiter(delimiter).from_reader(text.as_bytes());
    let all: Vec<Vec<String>> = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    assert!(
        all[0].contains(&format!("made {MADE}"))
            && all[0].contains(&format!("evidence edition {}", case.edition.number())),
        "{:?}",
        all[0]
    );
    all.into_iter().skip(1).filter(|row| row.iter().any(|cell| !cell.is_empty())).collect()
}

#[test]
fn the_months_add_up_to_the_net_present_values() {
    let case = Preset::Evidence.case();
    let rows = rows(CaseTable::Months, &case, NumberFormat::new('.', ','));
    assert_eq!(rows.len(), 1 + 37);
    assert_eq!(rows[0][4], "Net, discounted, time and money");
    let sum = |column: usize| rows[1..].iter().map(|row| row[column].parse::<f64>().unwrap()).sum::<f64>();
    let evaluation = Evaluation::of(&case);
    for (view, column) in [(View::Full, 4), (View::Cash, 9)] {
        assert!((sum(column) - evaluation.outcome(view).npv.value()).abs() < 1e-6, "{view:?}");
    }
    assert_eq!(rows[37][5].parse::<f64>().unwrap(), evaluation.outcome(View::Full).cumulative[36]);
}

#[test]
fn every_input_has_a_row_with_its_range_unit_and_source() {
    let mut case = Preset::Evidence.case();
    case.other_lines.push(OtherLine { name: "=1+1".into(), ..OtherLine::default() });
    let rows = rows(CaseTable::Inputs, &case, NumberFormat::new(',', '.'));
    assert_eq!(rows.len(), 1 + case.inputs().len() + 2);
    let row = |key: &str| rows.iter().find(|row| row[0] == key).unwrap_or_else(|| panic!("no row {key}")).clone();
    assert_eq!(row("time.recapture")[2..6], ["0,2", "0,4", "0,7", "share"]);
    assert!(row("time.recapture")[8].contains("Aksoy"));
    assert_eq!(row("meetings.cut")[7], "survey, measured");
    assert_eq!(row("finance.horizon_months")[3], "36");
    assert!(rows.iter().flatten().all(|cell| !cell.starts_with('=')), "nothing is a formula");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_inputs_read_back_as_they_are(document in random::document(Numbers::Admissible), is_comma in any::<bool>()) {
        let case = support::case(&document);
        let (decimal, group) = if is_comma { (',', '.') } else { ('.', ',') };
        let rows = rows(CaseTable::Inputs, &case, NumberFormat::new(decimal, group));
        let number = |text: &str| text.replace(decimal, ".").parse::<f64>().unwrap();
        for input in case.inputs() {
            let row = rows.iter().find(|row| unescape_formula(&row[0]) == input.to_string()).unwrap();
            let likely = number(&row[3]);
            let end = |text: &str| if text.is_empty() { likely } else { number(text) };
            let spread = case.spread(input).unwrap();
            prop_assert_eq!([end(&row[2]), likely, end(&row[4])], [spread.low(), spread.likely(), spread.high()], "{}", input);
            prop_assert_eq!(unescape_formula(&row[1]), input_name(input, &case));
        }
    }
}
