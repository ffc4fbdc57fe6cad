use super::super::ColumnRule::{DecimalComma, DecimalPoint, Fractions, Percentages};
use super::super::{CellValue, ColumnReading, ColumnRule, read_numbers};
use super::{asked, cells, context, errors_of, numbers_of};
use crate::model::{AdmittedNumbers, Limits, Spread, Unit};
use proptest::prelude::*;

fn plain(texts: &[&str], chosen: &[ColumnRule]) -> ColumnReading {
    read_numbers(&cells(texts), &|_| Limits::one(Unit::Factor, f64::MIN, f64::MAX), false, chosen, context())
}

fn shares(texts: &[&str], chosen: &[ColumnRule]) -> ColumnReading {
    read_numbers(&cells(texts), &|_| Limits::one(Unit::ShareOfYear, f64::MIN, f64::MAX), false, chosen, context())
}

#[test]
fn one_decimal_mark_for_all_cells() {
    assert_eq!(numbers_of(plain(&["1.250", "1,5"], &[])), [1250.0, 1.5]);
    assert_eq!(numbers_of(plain(&["1.250", "1,250.5"], &[])), [1.25, 1250.5]);
    assert_eq!(numbers_of(plain(&["1.250", "1.250.000"], &[])), [1250.0, 1_250_000.0]);
    assert_eq!(numbers_of(plain(&["1,250", "0.5"], &[])), [1250.0, 0.5]);
    assert_eq!(numbers_of(plain(&["0.250", "1.125"], &[])), [0.25, 1.125]);
    assert_eq!(numbers_of(plain(&["1 250,5", "12"], &[])), [1250.5, 12.0]);
    assert_eq!(numbers_of(plain(&["8", "-3"], &[])), [8.0, -3.0]);
}

#[test]
fn what_both_marks_read_is_asked() {
    let question = asked(plain(&["8", "1.250"], &[]));
    let answers = vec![(DecimalPoint, CellValue::Number(1.25)), (DecimalComma, CellValue::Number(1250.0))];
    assert_eq!(question, (2, answers));
    assert_eq!(numbers_of(plain(&["8", "1.250"], &[DecimalPoint])), [8.0, 1.25]);
    assert_eq!(numbers_of(plain(&["8", "1.250"], &[DecimalComma])), [8.0, 1250.0]);
    assert_eq!(errors_of(plain(&["8", "1.250"], &[])), [(2, "can be read in two ways".to_owned())]);
}

#[test]
fn what_is_possible_under_one_mark_only_decides() {
    let within = |texts: &[&str], limits: Limits| read_numbers(&cells(texts), &|_| limits, false, &[], context());
    assert_eq!(numbers_of(within(&["25.125 %"], Limits::one(Unit::Share, 0.0, 1.0))), [0.25125]);
    assert_eq!(numbers_of(within(&["25,125 %", "30 %"], Limits::one(Unit::Share, 0.0, 1.0))), [0.25125, 0.3]);
    assert_eq!(numbers_of(within(&["1.250", "1.5"], Limits::one(Unit::Factor, 0.0, 1000.0))), [1.25, 1.5]);
    // Too much under either is for those who know the limits.
    assert_eq!(numbers_of(within(&["2000", "3"], Limits::one(Unit::Factor, 0.0, 1000.0))), [2000.0, 3.0]);
}

#[test]
fn a_column_that_contradicts_itself_is_named() {
    let errors = errors_of(plain(&["1.5", "2.5", "1,5", "1.250", "8"], &[]));
    let expected = [
        (3, "“1,5” has a decimal comma, but “1.5” in line 1 has a decimal point"),
        (
            4,
            "“1.250” can be read in two ways, and this column contradicts itself: “1.5” in line 1 has a decimal point, another \
             cell has a decimal comma",
        ),
    ];
    assert_eq!(errors, expected.map(|(line, reason)| (line, reason.to_owned())));
}

#[test]
fn what_is_no_number_is_named() {
    let errors = errors_of(plain(&["12 qq", "30..55", "x", "12 %"], &[]));
    let expected = [
        (1, "“12 qq” is not a number: “qq” is not part of a number, at column 4"),
        (2, "“30..55” is a range; one number is needed here"),
        (3, "“x” is not a number"),
        (4, "“12 %” is a percentage; a number is needed here"),
    ];
    assert_eq!(errors, expected.map(|(line, reason)| (line, reason.to_owned())));
}

#[test]
fn ranges_where_the_limits_admit_them() {
    let people = Limits { admits: AdmittedNumbers::Range, ..Limits::one(Unit::People, 0.0, 1000.0) };
    let read =
        |texts: &[&str], chosen: &[ColumnRule]| read_numbers(&cells(texts), &|_| people, false, chosen, context());
    let range = |low, likely, high| Ok(CellValue::Range(Spread::new(low, likely, high).unwrap()));
    assert_eq!(
        read(&["6-10", "6 – 10", "6 to 10", "1,5-2", "4-5-7", "8"], &[]).values,
        [
            range(6.0, 8.0, 10.0),
            range(6.0, 8.0, 10.0),
            range(6.0, 8.0, 10.0),
            range(1.5, 1.75, 2.0),
            range(4.0, 5.0, 7.0),
            Ok(CellValue::Number(8.0))
        ]
    );
    // 1.250 people are too many for these limits.
    assert_eq!(read(&["1.250-2.500"], &[]).values, [range(1.25, 1.875, 2.5)]);
    let wide = Limits { bounds: (0.0, 1e6), ..people };
    let reading = read_numbers(&cells(&["1.250-2.500"]), &|_| wide, false, &[], context());
    let answers =
        [(1.25, 1.875, 2.5), (1250.0, 1875.0, 2500.0)].map(|(low, likely, high)| range(low, likely, high).unwrap());
    assert_eq!(
        asked(reading),
        (1, [ColumnRule::DecimalPoint, ColumnRule::DecimalComma].into_iter().zip(answers).collect())
    );
}

#[test]
fn a_sign_or_a_number_above_one_makes_percentages() {
    assert_eq!(numbers_of(shares(&["12 %", "1"], &[])), [0.12, 0.01]);
    assert_eq!(numbers_of(shares(&["12", "1", "0"], &[])), [0.12, 0.01, 0.0]);
    assert_eq!(numbers_of(shares(&["12,5 %", "1"], &[])), [0.125, 0.01]);
    assert_eq!(
        numbers_of(read_numbers(
            &cells(&["1"]),
            &|_| Limits::one(Unit::ShareOfYear, f64::MIN, f64::MAX),
            true,
            &[],
            context()
        )),
        [0.01]
    );
}

#[test]
fn fractions_where_all_lie_within_one() {
    assert_eq!(numbers_of(shares(&["0.12", "1", "0"], &[])), [0.12, 1.0, 0.0]);
    assert_eq!(numbers_of(shares(&["0,12", "0,5"], &[])), [0.12, 0.5]);
}

#[test]
fn a_one_by_itself_and_a_fraction_beside_percentages_are_asked() {
    let answers =
        |percent, fraction| vec![(Percentages, CellValue::Share(percent)), (Fractions, CellValue::Share(fraction))];
    assert_eq!(asked(shares(&["0", "1"], &[])), (2, answers(0.01, 1.0)));
    let reading = shares(&["12 %", "0.4"], &[]);
    assert_eq!(reading.question.as_ref().unwrap().because, "“12 %” in line 1 is a percentage.");
    assert_eq!(asked(reading), (2, answers(0.004, 0.4)));
    assert_eq!(asked(shares(&["0.4", "12"], &[])), (1, answers(0.004, 0.4)));
    assert_eq!(numbers_of(shares(&["12 %", "0.4"], &[Percentages])), [0.12, 0.004]);
    assert_eq!(numbers_of(shares(&["12 %", "0.4"], &[Fractions])), [0.12, 0.4]);
    let errors = errors_of(shares(&["0.4", "12"], &[Fractions]));
    assert_eq!(errors, [(2, "“12” is more than 100%: write 12% or a fraction up to 1".to_owned())]);
}

proptest! {
    #[test]
    fn what_a_spreadsheet_writes_in_either_convention_is_read_or_asked(
        values in prop::collection::vec((0_u32..2_000_000, 0_u32..1000), 1..6),
        comma: bool,
        groups: bool,
    ) {
        let (decimal, group) = if comma { (',', '.') } else { ('.', ',') };
        let write = |(whole, thousandths): &(u32, u32)| {
            let mut text = whole.to_string();
            if groups {
                for place in (1..text.len()).rev().filter(|place| (text.len() - place).is_multiple_of(3)).collect::<Vec<_>>() {
                    text.insert(place, group);
                }
            }
            if *thousandths > 0 { format!("{text}{decimal}{thousandths:03}") } else { text }
        };
        let texts: Vec<String> = values.iter().map(write).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let expected: Vec<f64> = values.iter().map(|(whole, part)| f64::from(*whole) + f64::from(*part) / 1000.0).collect();
        let right = if comma { DecimalComma } else { DecimalPoint };
        let reading = plain(&texts, &[]);
        let reading = if reading.question.is_some() { plain(&texts, &[right]) } else { reading };
        for (read, expected) in numbers_of(reading).into_iter().zip(expected) {
            prop_assert!((read - expected).abs() < 1e-9, "{read} is not {expected} in {texts:?}");
        }
    }
}
