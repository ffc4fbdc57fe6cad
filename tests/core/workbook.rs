//! The workbook: its cells hold what the model computes, and what is changed in it comes back as a case.

mod edits;

use crate::support;
use crate::support::random::{self, Numbers};
use async_roi::exchange::workbook::{self, ChangedInput, ReadWorkbook, WorkbookFacts, WorkbookReadError};
use async_roi::exchange::{link, shared};
use async_roi::model::{Case, Estimate, Evaluation, ExactInput, Meeting, MeetingFate, MeetingLoadKind};
use async_roi::model::{
    OtherLine, Preset, Quantity, ReportedAlternatives, ReportedComparison, Simulation, Spread, View,
};
use calamine::{Data, Range, Reader, Xlsx};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use std::io::Cursor;
use std::sync::Arc;

/// The workbook of a case; `carried` is the case in its link.
fn written(case: &Case, carried: &Case) -> Vec<u8> {
    let link = link::write(carried);
    let facts = WorkbookFacts { made: "2027-01-04", link: &link, comparison: None };
    workbook::write(case, &Simulation::default(), &facts).unwrap()
}

/// The first case's workbook, which compares it with doing nothing and with the others.
fn compared(cases: &[&Case]) -> (ReportedComparison, Vec<u8>) {
    let all = cases.iter().map(|case| Some(Arc::new(Case::clone(case))));
    let alternatives = ReportedAlternatives { cases: std::iter::once(None).chain(all).collect(), base: 0, own: 1 };
    let comparison = alternatives.compare(&mut Default::default());
    let link = link::write(cases[0]);
    let facts = WorkbookFacts { made: "2027-01-04", link: &link, comparison: Some(&comparison) };
    let bytes = workbook::write(cases[0], &Simulation::default(), &facts).unwrap();
    (comparison, bytes)
}

/// The texts of a row of a sheet, found by its first two cells.
fn row_of(sheet: &Range<Data>, first: [&str; 2]) -> Vec<Data> {
    let is_it = |row: &&[Data]| [0, 1].map(|column| row[column].to_string()) == first;
    sheet.rows().find(is_it).unwrap_or_else(|| panic!("no row {first:?}")).to_vec()
}

fn read(case: &Case, carried: &Case) -> ReadWorkbook {
    workbook::read(&written(case, carried)).unwrap()
}

/// What a named cell holds, with the result of its formula.
fn named(bytes: &[u8], name: &str) -> Data {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = book.defined_names().to_vec();
    let (_, address) = names.iter().find(|(other, _)| other == name).unwrap_or_else(|| panic!("no cell {name}"));
    let (sheet, cell) = address.split_once('!').unwrap();
    let cell = cell.replace('$', "");
    let row: u32 = cell.trim_start_matches(|char: char| char.is_ascii_uppercase()).parse().unwrap();
    let column = u32::from(cell.as_bytes()[0] - b'A');
    book.worksheet_range(sheet).unwrap().get_value((row - 1, column)).cloned().unwrap_or_default()
}

fn point<Q: Quantity>(value: f64) -> Estimate<Q> {
    Estimate::new(Spread::point(value).unwrap())
}

fn inventory() -> Case {
    let mut case = Preset::Evidence.case();
    case.meetings.load.kind = MeetingLoadKind::Inventory;
    let fates = [
        MeetingFate::Replace,
        MeetingFate::Cancel,
        MeetingFate::ShortenTo(10.0),
        MeetingFate::LessOften(0.5),
        MeetingFate::Fewer(3.0),
    ];
    let row = |fate| Meeting { name: "=1+1".into(), fate, ..Meeting::default() };
    case.meetings.load.inventory = fates.map(row).into();
    case.other_lines.push(OtherLine { name: "+Travel".into(), amount: point(5000.0), ..OtherLine::default() });
    case
}

#[test]
fn each_input_is_a_cell_with_its_key_as_its_name() {
    let case = inventory();
    let bytes = written(&case, &case);
    for input in case.inputs() {
        let name = format!("in_{input}").replace('.', "_");
        assert_eq!(named(&bytes, &name), Data::Float(case.spread(input).unwrap().likely()), "{name}");
    }
    assert_eq!(named(&bytes, "in_rollout_days"), Data::Float(90.0));
    assert_eq!(named(&bytes, "in_finance_horizon_months"), Data::Float(36.0));
    assert_eq!(named(&bytes, "in_meetings_load_inventory_2_fate_shorten_to"), Data::Float(10.0));
    assert_eq!(named(&bytes, "in_time_recapture_low"), Data::Float(0.2));
}

#[test]
fn what_there_is_none_of_is_a_word() {
    let blank = Preset::Blank.case();
    let bytes = written(&blank, &blank);
    for name in ["roi", "payback_months", "irr", "cash_roi"] {
        assert_eq!(named(&bytes, name), Data::String("none".into()), "{name}");
    }
    assert_eq!(named(&bytes, "npv"), Data::Float(0.0));
}

#[test]
fn names_that_look_like_formulas_stay_texts_and_lists_may_be_long() {
    let mut case = inventory();
    let rows = case.meetings.load.inventory.clone();
    case.meetings.load.inventory = rows.into_iter().cycle().take(Case::ROW_LIMIT).collect();
    let bytes = written(&case, &case);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
    let sheet = book.worksheet_range("Meetings").unwrap();
    assert_eq!(sheet.get_value((4 + 499, 0)), Some(&Data::String("=1+1".into())));
    assert!(workbook::read(&bytes).unwrap().changes.is_empty());
}

#[test]
fn a_link_longer_than_a_cell_holds_is_put_together_again() {
    let mut case = inventory();
    // Letters without a pattern, which the link cannot compress.
    let mut seed = 1_u64;
    let mut letter = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(b'a' + ((seed >> 33) % 26) as u8)
    };
    let mut row = || Meeting { name: (0..100).map(|_| letter()).collect(), ..Meeting::default() };
    case.meetings.load.inventory = (0..Case::ROW_LIMIT).map(|_| row()).collect();
    assert!(link::write(&case).len() > 32_767);
    assert_eq!(read(&case, &case).case.meetings.load.inventory, case.meetings.load.inventory);
}

#[test]
fn the_sheet_of_alternatives_has_the_models_figures_and_the_own_column_refers_to_cells() {
    let mut own = inventory();
    own.name = "Own".into();
    own.finance.horizon_months = 24;
    let mut blank = Preset::Blank.case();
    blank.name = format!("=SUM(A1) {}", "long ".repeat(38));
    blank.finance.horizon_months = 24;
    let (comparison, bytes) = compared(&[&own, &blank, &Preset::Evidence.case()]);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
    let sheet = book.worksheet_range("Comparison").unwrap();
    let heads = row_of(&sheet, ["Figure", "View"]);
    let named: Vec<String> = [3, 7, 11, 15].map(|column| heads[column].to_string()).into();
    assert_eq!(named, ["Do nothing (base)", &format!("{} (this workbook)", own.name), &blank.name, "Our team"]);
    for view in View::ALL {
        let word = if view == View::Full { "time and money" } else { "cash only" };
        let compared = &comparison.view(view).alternatives;
        let npv = |place: usize| Data::Float(compared[place].evaluation.outcome(view).npv.value());
        let row = row_of(&sheet, ["Net present value", word]);
        assert_eq!([&row[3], &row[7], &row[11], &row[15]], [&npv(0), &npv(1), &npv(2), &npv(3)]);
        assert_eq!(row[10], npv(1), "the difference from doing nothing");
        assert_eq!(row[16], Data::Float(compared[3].simulation.as_ref().unwrap().npv.p10.unwrap()));
        let none = Data::String("none".into());
        let row = row_of(&sheet, ["Return on investment", word]);
        assert_eq!([&row[3], &row[10], &row[11]], [&none; 3], "doing nothing and a blank case have none");
    }
    let chances = comparison.view(View::Full).chances(3, 1);
    let row = sheet.rows().find(|row| row[0] == heads[15] && row[2].to_string() == own.name).unwrap();
    assert_eq!(row[3], Data::Float(chances.above));
    let lengths = row_of(&sheet, ["Months counted", ""]);
    assert_eq!([&lengths[7], &lengths[15]], [&Data::Float(24.0), &Data::Float(36.0)]);

    let formulas = book.worksheet_formula("Comparison").unwrap();
    let defined: Vec<String> = book.defined_names().iter().map(|(name, _)| name.clone()).collect();
    let used: Vec<&String> = formulas.rows().flatten().filter(|formula| !formula.is_empty()).collect();
    assert!(
        used.iter().any(|formula| *formula == "figure_npv") && used.iter().any(|formula| formula.starts_with("in_"))
    );
    for formula in used.iter().filter(|formula| !formula.starts_with("IFERROR")) {
        assert!(defined.contains(formula), "no cell {formula}");
    }
    let back = workbook::read(&bytes).unwrap();
    assert_eq!((back.changes, back.refused), (vec![], vec![]));
}

#[test]
fn the_register_lists_every_number_with_where_it_comes_from() {
    let mut case = inventory();
    case.other_lines[0].amount = Estimate::new(Spread::new(4000.0, 5000.0, 9000.0).unwrap());
    let note = case.notes.entry("team.annual_pay".into()).or_default();
    (note.source, note.text, note.owner) = ("=Payroll 2025".into(), "-checked".into(), "@Ana".into());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(written(&case, &case))).unwrap();
    let sheet = book.worksheet_range("Assumptions register").unwrap();
    let formulas = book.worksheet_formula("Assumptions register").unwrap();
    let names: Vec<String> = book.defined_names().iter().map(|(name, _)| name.clone()).collect();
    assert!(formulas.rows().flatten().filter(|formula| !formula.is_empty()).all(|formula| names.contains(formula)));
    let likely = formulas.rows().filter(|row| row.iter().any(|formula| !formula.is_empty())).count();
    assert_eq!(
        likely,
        case.inputs().len() + 2 + 5 + 3,
        "with two settings, five lengths and three numbers from now on"
    );
    let texts = |first| row_of(&sheet, first).iter().map(ToString::to_string).collect::<Vec<_>>();
    let pay = texts(["Team", "Average pay"]);
    let origin = ["Typed", "the author", "@Ana", "", "=Payroll 2025", "2025", "-checked"];
    assert_eq!(pay[3..], [&["75000", "", "USD a year"][..], &origin].concat());
    assert_eq!(texts(["Other lines", "+Travel: Amount"])[2..5], ["4000", "5000", "9000"]);
}

#[test]
fn a_workbook_of_a_single_case_compares_nothing() {
    let case = Preset::Evidence.case();
    let book: Xlsx<_> = Xlsx::new(Cursor::new(written(&case, &case))).unwrap();
    assert!(!book.sheet_names().contains(&"Comparison".to_owned()));
}

#[test]
fn what_is_changed_in_the_workbook_comes_back() {
    let carried = inventory();
    let mut changed = carried.clone();
    changed.team.annual_pay = point(82_000.0);
    changed.time.recapture = Estimate::new(Spread::new(0.1, 0.3, 0.7).unwrap());
    changed.rollout.days = 120;
    changed.meetings.load.inventory[2].fate = MeetingFate::ShortenTo(20.0);
    changed.meetings.load.inventory[4].minutes = 45.0;
    let back = read(&changed, &carried);
    assert_eq!(back.refused, []);
    assert_eq!(back.case.team.annual_pay, changed.team.annual_pay);
    assert_eq!(back.case.time.recapture, changed.time.recapture);
    assert_eq!(back.case.rollout.days, 120);
    assert_eq!(back.case.meetings.load.inventory[2].fate, MeetingFate::ShortenTo(20.0));
    assert_eq!(back.case.meetings.load.inventory[4].minutes, 45.0);
    let exact = |setting| ChangedInput::Exact(setting);
    let inputs: Vec<ChangedInput> = back.changes.iter().map(|change| change.input).collect();
    assert_eq!(
        inputs[2..],
        [exact(ExactInput::RolloutDays), exact(ExactInput::ShortenTo(2)), exact(ExactInput::Minutes(4))]
    );
    assert_eq!((back.changes[0].before.likely(), back.changes[0].after.likely()), (75_000.0, 82_000.0));
}

/// A workbook with these numbers or texts in named cells.
fn by_hand(case: &Case, cells: &[(&str, &str)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Inputs").unwrap();
    sheet.write_string(0, 0, link::write(case)).unwrap();
    for (row, (_, text)) in (1..).zip(cells) {
        match text.parse::<f64>() {
            Ok(number) => sheet.write_number(row, 0, number).unwrap(),
            Err(_) => sheet.write_string(row, 0, *text).unwrap(),
        };
    }
    workbook.define_name("case_link", "=Inputs!$A$1").unwrap();
    for (row, (name, _)) in (2..).zip(cells) {
        workbook.define_name(*name, &format!("=Inputs!$A${row}")).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn what_is_not_admissible_is_refused_by_cell_and_the_rest_applies() {
    let case = Preset::Evidence.case();
    let cells = [
        ("in_team_people", "many"),
        ("in_team_annual_pay", "-5"),
        ("in_time_recapture_high", "0.2"),
        ("in_finance_horizon_months", "2.5"),
        ("in_team_weeks_per_year", "44"),
    ];
    let back = workbook::read(&by_hand(&case, &cells)).unwrap();
    let refused: Vec<String> =
        back.refused.iter().map(|cell| format!("{} holds {}: {}", cell.cell, cell.text, cell.reason)).collect();
    let expected = [
        "Inputs!A2 holds many: must be a number",
        "Inputs!A3 holds -5: must be at least 0",
        "Inputs!A4 holds 0.2: must be at least the likely value",
        "Inputs!A5 holds 2.5: must be a whole number from 1 to 600",
    ];
    assert_eq!(refused, expected);
    assert_eq!(back.case.team.weeks_per_year.likely().value(), 44.0);
    assert_eq!(back.case.team.people, case.team.people);
}

#[test]
fn a_likely_value_outside_its_range_widens_the_range_unless_that_end_was_changed_too() {
    let case = Preset::Evidence.case();
    let recapture = |cells: &[(&str, &str)]| {
        let back = workbook::read(&by_hand(&case, cells)).unwrap();
        let spread = *back.case.time.recapture.spread();
        let widened: Vec<bool> = back.changes.iter().map(|change| change.is_widened).collect();
        ([spread.low(), spread.likely(), spread.high()], widened, back.refused.len())
    };
    let [low, likely, high] = recapture(&[]).0;
    assert_eq!(recapture(&[("in_time_recapture", "0.9")]), ([low, 0.9, 0.9], vec![true], 0));
    assert_eq!(recapture(&[("in_time_recapture", "0.01")]), ([0.01, 0.01, high], vec![true], 0));
    let both = [("in_time_recapture", "0.9"), ("in_time_recapture_low", "0.5")];
    assert_eq!(recapture(&both), ([0.5, 0.9, 0.9], vec![true], 0));
    let contradiction = [("in_time_recapture", "0.9"), ("in_time_recapture_high", "0.8")];
    assert_eq!(recapture(&contradiction), ([low, likely, high], vec![], 1));
}

#[test]
fn a_file_that_is_no_workbook_of_ours_says_so() {
    let mut other = Workbook::new();
    other.add_worksheet();
    assert_eq!(workbook::read(&other.save_to_buffer().unwrap()), Err(WorkbookReadError::NotOurs));
    let case = Preset::Evidence.case();
    let mut cut = written(&case, &case);
    cut.truncate(1000);
    for bytes in [&cut[..], b"", b"PK\x03\x04"] {
        assert_eq!(workbook::read(bytes), Err(WorkbookReadError::NotAWorkbook));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn stored_results_are_those_of_the_model(document in random::plain(Numbers::Sensible)) {
        let case = support::case(&document);
        let evaluation = Evaluation::of(&case);
        let bytes = written(&case, &case);
        let outcome = evaluation.outcome(View::Full);
        let cells = [
            ("npv", Some(outcome.npv.value())),
            ("roi", outcome.roi),
            ("payback_months", outcome.payback.map(Quantity::value)),
            ("irr", outcome.irr),
            ("trough", Some(outcome.trough.value())),
            ("cash_npv", Some(evaluation.outcome(View::Cash).npv.value())),
        ];
        for (name, value) in cells {
            match (named(&bytes, name), value) {
                (Data::Float(stored), Some(value)) => prop_assert!(support::near(stored, value), "{}: {} {}", name, stored, value),
                (Data::String(word), None) => prop_assert_eq!(word, "none"),
                (stored, value) => prop_assert!(false, "{} is {:?}, not {:?}", name, stored, value),
            }
        }
    }

    #[test]
    fn an_unchanged_workbook_is_the_case(document in random::document(Numbers::Admissible)) {
        let case = support::case(&document);
        let back = read(&case, &case);
        prop_assert_eq!(back.changes, vec![]);
        prop_assert_eq!(back.refused, vec![]);
        prop_assert_eq!((back.texts, back.ignored), (vec![], vec![]));
        prop_assert_eq!(back.case, shared::read(&link::write(&case)).unwrap().link.case);
    }
}
