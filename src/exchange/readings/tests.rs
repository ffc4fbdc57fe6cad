use super::*;
use crate::exchange::table::{ColumnRule, tests::context};
use crate::model::kpi::{BlockLength, Definition, UserKpi};
use proptest::prelude::*;

fn read(text: &str, card: &Scorecard, choices: &Choices) -> (Vec<Reading>, TableView) {
    let PastedReadings { readings, view, .. } = read_readings(text, card, choices, context());
    (readings, view)
}

fn told(readings: &[Reading]) -> Vec<(String, String, f64)> {
    readings.iter().map(|r| (r.kpi.to_string(), r.date.to_string(), r.value())).collect()
}

#[track_caller]
fn reads(text: &str, rows: &[(&str, &str, f64)]) {
    let (readings, view) = read(text, &Scorecard::default(), &Choices::default());
    assert_eq!((view.errors, view.questions), (Vec::new(), Vec::new()), "{text}");
    let rows = rows.iter().map(|(kpi, date, value)| ((*kpi).to_owned(), (*date).to_owned(), *value));
    assert_eq!(told(&readings), rows.collect::<Vec<_>>(), "{text}");
}

/// The errors of a text.
fn errors(text: &str) -> Vec<String> {
    let (_, view) = read(text, &Scorecard::default(), &Choices::default());
    view.errors.iter().map(TableError::to_string).collect()
}

#[test]
fn a_note_that_could_not_be_kept_is_refused() {
    let text = format!("kpi,date,value,block,note\nturnover,2027-01-04,0.1,,{}", "x".repeat(NOTE_LIMIT + 1));
    assert_eq!(errors(&text), [format!("line 2, column “note”: must have at most {NOTE_LIMIT} characters")]);
}

#[test]
fn long_with_and_without_names() {
    let rows = [("resolution_time", "2027-01-04", 30.5), ("deep_work", "2027-01-04", 0.42)];
    reads("Resolution time\t2027-01-04\t30,5\nDeep work\t2027-01-04\t42 %", &rows);
    reads("value;date;kpi\n30,5;4.1.2027;resolution_time\n0,42;4.1.2027;deep-work", &rows);
    reads(
        "| Metric | Week of | Result |\n|---|---|---|\n| Resolution time | Jan 4, 2027 | 30.5 h |\n| Deep work | 2027-W01 | 42% |",
        &rows,
    );
}

#[test]
fn a_second_column_of_a_kpi_is_named() {
    let said = errors("Date,Value,Deep work,Deep work\n2027-01-04,1,42%,43%");
    assert_eq!(said, ["line 1, column “Deep work”: an earlier column is of this KPI"]);
}

#[test]
fn a_column_that_is_not_taken_is_named() {
    let notes = |text: &str| {
        let (readings, view) = read(text, &Scorecard::default(), &Choices::default());
        assert_eq!((readings.len(), view.errors), (1, Vec::new()), "{text}");
        view.notes
    };
    let same = "Column “deep_work” is not used: column “Deep work” already gives the same.";
    assert_eq!(notes("Week,Deep work,deep_work\n2027-01-04,42%,43%"), [same]);
    assert_eq!(
        notes("Date,Week,Deep work\n2027-01-04,W1,42%"),
        ["Column “Week” is not used: column “Date” already gives the same."]
    );
    assert_eq!(notes("Week,Deep work,Note\n2027-01-04,42%,by hand"), ["Column “Note” is not used."]);
    assert_eq!(
        notes("Figure,Date,Value,Deep work,Turnover\nDeep work,2027-01-04,42%,43%,1%"),
        ["Columns “Deep work”, “Turnover” are not used."]
    );
    assert_eq!(notes("Week,Deep work,,\n2027-01-04,42%,43%,"), ["Column 3 is not used."]);
    assert_eq!(notes("Deep work,2027-01-04,42%,,,6"), ["Column 6 is not used."]);
}

#[test]
fn wide_with_a_column_for_each_kpi() {
    let text = "Week,Resolution time (h),Deep work\n2027-01-04,30.5,42%\n2027-01-11,–,45%\nAverage,30.5,43.5%";
    let rows =
        [("resolution_time", "2027-01-04", 30.5), ("deep_work", "2027-01-04", 0.42), ("deep_work", "2027-01-11", 0.45)];
    reads(text, &rows);
}

#[test]
fn one_rule_for_the_shares_of_a_column() {
    let rows = [("deep_work", "2027-01-04", 0.12), ("deep_work", "2027-01-11", 0.01)];
    reads("Deep work\t2027-01-04\t12 %\nDeep work\t2027-01-11\t1", &rows);
    // A merged cell is copied as one name and empty cells.
    reads("Deep work\t2027-01-04\t12 %\n\t2027-01-11\t1", &rows);
    reads("Date\tDeep work\n2027-01-04\t12 %\n2027-01-11\t1", &rows);
    // Numbers of other figures do not decide about shares, and theirs may have percent signs.
    reads(
        "Resolution time\t2027-01-04\t30\nDeep work\t2027-01-04\t0.12",
        &[("resolution_time", "2027-01-04", 30.0), ("deep_work", "2027-01-04", 0.12)],
    );
}

#[test]
fn nothing_is_taken_before_a_question_is_answered() {
    let text = "Figure\tDate\tValue\nDeep work\t01/04/2027\t12 %";
    let (readings, view) = read(text, &Scorecard::default(), &Choices::default());
    assert_eq!((readings.len(), view.count, view.errors.len(), view.questions.len()), (0, 0, 0, 1));
    let mut choices = Choices::default();
    choices.answer(&view.columns, 1, ColumnRule::MonthFirst);
    let (readings, view) = read(text, &Scorecard::default(), &choices);
    assert_eq!(told(&readings), [("deep_work".to_owned(), "2027-01-04".to_owned(), 0.12)]);
    assert_eq!((view.count, view.errors), (1, Vec::new()));
}

#[test]
fn months_and_weeks_are_readings_too() {
    reads(
        "Date;Turnover\n2027-01;12 %\n2027-02;11 %",
        &[("turnover", "2027-01-31", 0.12), ("turnover", "2027-02-28", 0.11)],
    );
}

#[test]
fn own_figures_meet_names_that_look_alike() {
    let mut card = Scorecard::default();
    card.add_kpi(UserKpi { name: "Überstunden  im Team".into(), unit: "Tage".into(), ..UserKpi::default() }).unwrap();
    for name in ["überstunden im Team", "U\u{308}berstunden im team", "Überstunden\u{a0}im Team", "own1"] {
        let long = format!("{name}\t2027-01-04\t3 Tage");
        let wide = format!("Datum\t{name}\n2027-01-04\t3");
        for text in [long, wide] {
            let (readings, view) = read(&text, &card, &Choices::default());
            assert_eq!(
                (told(&readings), view.errors),
                (vec![("own1".into(), "2027-01-04".into(), 3.0)], vec![]),
                "{text}"
            );
        }
    }
}

#[test]
fn a_figure_may_be_called_total() {
    let mut card = Scorecard::default();
    card.add_kpi(UserKpi { name: "Total".into(), ..UserKpi::default() }).unwrap();
    assert_eq!(read("Total\t2027-01-04\t3", &card, &Choices::default()).0.len(), 1);
}

#[test]
fn a_block_length_is_kept_with_the_reading() {
    for block in ["60 min", "60", "1h", "1:00"] {
        let text = format!("kpi,date,value,block\ndeep_work,2027-01-04,0.4,{block}");
        let (readings, _) = read(&text, &Scorecard::default(), &Choices::default());
        assert_eq!(readings[0].definition, Definition::Blocks(BlockLength::Hour), "{block}");
    }
}

#[test]
fn what_stands_beside_a_value_is_checked() {
    let said = |columns: &str, line: &str| {
        let text = format!("kpi,date,value,block,{columns}\n{line}");
        let (readings, view) = read(&text, &Scorecard::default(), &Choices::default());
        view.errors.first().map_or_else(|| format!("{}", readings[0].value()), ToString::to_string)
    };
    let day = "2027-01-04";
    assert_eq!(
        said("baseline", &format!("turnover,{day},0.1,,maybe")),
        "line 2, column “baseline”: “maybe” is neither yes nor empty"
    );
    assert_eq!(
        said("definition", &format!("deep_work,{day},0.1,60,by asking")),
        "line 2, column “definition”: a reading has a block length or its own definition, not both"
    );
    let parts = "\"Handoffs that need no question, %\",\"Decisions that are written down, %\",\"Hours that a handoff waits, median\"";
    assert_eq!(
        said(parts, &format!("turnover,{day},0.1,,80,,")),
        "line 2, column “Handoffs that need no question, %”: only collaboration effectiveness has such parts"
    );
    assert_eq!(
        said(parts, &format!("collaboration,{day},,,80,,")),
        "line 2, column “value”: too few of its parts are known for a grade"
    );
    assert_eq!(
        said(parts, &format!("collaboration,{day},,,80,180,24")),
        "line 2, column “Decisions that are written down, %”: it must be at most 100%"
    );
    assert_eq!(
        said(parts, &format!("collaboration,{day},2,,80,80,0")),
        "line 2, column “value”: “2” differs from the grade computed from its parts: leave it empty to use that grade"
    );
    assert!(said(parts, &format!("collaboration,{day},,,80,80,0")).starts_with("8."));
}

#[test]
fn all_that_is_wrong_is_named_at_once() {
    let text = "kpi,date,value,block\nspeed,2027-01-04,1,\ndeep_work,soon,0.4,\nturnover,2027-01-04,x,\n\
        turnover,2027-01-04,0.1,60\nresolution time,2027-13-04,-3,\ndeep_work,2027-01-04,0.4,";
    let (readings, _) = read(text, &Scorecard::default(), &Choices::default());
    assert_eq!(readings.len(), 1, "the good row is had beside the bad");
    assert_eq!(
        errors(text),
        [
            "line 2, column “kpi”: there is no KPI “speed”; add it first, or write its name as the scorecard does",
            "line 3, column “date”: “soon” is not a date: write it as 2027-01-04, 4 Jan 2027 or 04.01.2027; a month as 2027-01, a \
             week as 2027-W05",
            "line 4, column “value”: “x” is not a number",
            "line 5, column “block”: a block length is 60, 90 or 120, and only deep work has one",
            "line 6, column “date”: there is no day 2027-13-04 in the calendar",
            "line 6, column “value”: “-3” does not fit: it must be at least 0",
        ]
    );
    assert_eq!(
        errors("date,speed\n2027-01-04,1"),
        ["line 1, column “speed”: there is no KPI “speed”; add it first, or write its name as the scorecard does"]
    );
    assert_eq!(errors(""), ["line 1: there is nothing to read"]);
}

#[test]
fn nothing_is_lost_without_a_word() {
    let text = "turnover,2027-01-04,0.1\nturnover,4.1.2027,0.2";
    assert_eq!(errors(text), ["line 2: a second reading of this KPI on 2027-01-04"]);
    let mut card = Scorecard::default();
    let day = |days: i64| "2020-01-01".parse::<crate::model::date::Date>().unwrap().plus_days(days);
    (0..2_000).for_each(|days| card.record(Reading::new("turnover", day(days), 0.1).unwrap()).unwrap());
    let (readings, view) = read("turnover,2020-01-01,0.3\nturnover,2027-01-04,0.1", &card, &Choices::default());
    assert_eq!((readings.len(), view.errors[0].line), (1, 2), "one takes the place of a kept one, the other has none");
    let (readings, view) = read("Date,Turnover,Speed\n2027-01-04,12 %,3", &Scorecard::default(), &Choices::default());
    assert_eq!((readings.len(), view.notes), (1, vec!["Column “Speed” is not used.".to_owned()]));
}

proptest! {
    #[test]
    fn no_text_panics(text in "(Deep work|Date|Value|Total|2027-01-04|1/2/27|12 %|0.4|1.250|\"|\t|;|,|\n| |é){0,24}") {
        let (readings, view) = read(&text, &Scorecard::default(), &Choices::default());
        prop_assert_eq!(readings.len(), view.count);
    }
}

#[test]
fn months_quarters_people_and_events() {
    let text = "Figure,Date,Value,Note,Entered by\nTurnover,2027-Q1,12%,,Ada\nTurnover,March 2027,11%,,\n\
                Turnover,2027-03-31,10%,,Bo\nEvent,2027-02-01,,Reorganization,";
    let PastedReadings { readings, events, view } =
        read_readings(text, &Scorecard::default(), &Choices::default(), context());
    assert_eq!((view.errors, view.count), (Vec::new(), 4));
    let found: Vec<_> = readings.iter().map(|r| (r.date.to_string(), r.period, r.value(), r.by.as_str())).collect();
    let end = || "2027-03-31".to_owned();
    let expected =
        [(end(), Period::Quarter, 0.12, "Ada"), (end(), Period::Month, 0.11, ""), (end(), Period::Day, 0.1, "Bo")];
    assert_eq!(found, expected);
    assert_eq!(events, [Annotation::new("2027-02-01".parse().unwrap(), "Reorganization")]);
    assert_eq!(
        errors("Figure,Date,Value,Note\nEvent,2027-02-01,,"),
        ["line 2, column “Note”: an event needs a text in the column “Note”"]
    );
}
