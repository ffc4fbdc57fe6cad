use super::super::ColumnRule::{DayFirst, MonthFirst};
use super::super::{CellValue, ColumnReading, ColumnRule, read_dates};
use super::{asked, cells, context, errors_of};
use crate::model::date::Date;
use crate::model::kpi::Period;
use proptest::prelude::*;

fn dates(texts: &[&str], chosen: &[ColumnRule]) -> ColumnReading {
    read_dates(&cells(texts), chosen, context())
}

/// The day or the last day of the period.
fn day(value: &CellValue) -> Option<Date> {
    if let CellValue::Day(day) | CellValue::Period(_, day) = value { Some(*day) } else { None }
}

#[track_caller]
fn reads(texts: &[&str], days: &[&str]) {
    let reading = dates(texts, &[]);
    assert_eq!(reading.question, None, "{texts:?}");
    let read: Vec<String> = reading.values.into_iter().map(|value| day(&value.unwrap()).unwrap().to_string()).collect();
    assert_eq!(read, days, "{texts:?}");
}

#[test]
fn one_day_in_many_ways() {
    let ways = [
        "2027-01-04",
        "2027-01-04 00:00:00",
        "2027-01-04T09:00Z",
        "2027-01-04T09:00:00.000+02:00",
        "2027-01-04 9:00 AM",
        "20270104",
        "2027/1/4",
        "2027.01.04",
        "4.1.2027",
        "04.01.2027",
        "04.01.27",
        "4 Jan 2027",
        "04-Jan-2027",
        "4-Jan-27",
        "Jan 4, 2027",
        "January 4th, 2027",
        "Mon, 4 Jan 2027",
        "Monday 4 January 2027 10:30",
        "the 4th of January 2027",
        "4. Januar 2027",
        "Mo 04.01.2027",
        "4. Jänner 2027",
        "4 janvier 2027",
        "lundi 4 janv. 2027",
        "4 de enero de 2027",
        "4 ene 2027",
        "4\u{a0}Jan\u{a0}2027",
        "2027 Jan 4",
    ];
    for text in ways {
        reads(&[text], &["2027-01-04"]);
    }
    reads(&["4 mai 2027", "mar. 4 mai 2027", "2 mars 2027"], &["2027-05-04", "2027-05-04", "2027-03-02"]);
    // Composed and decomposed.
    reads(&["1. Ma\u{308}rz 2027", "1. März 2027", "15 août 2027"], &["2027-03-01", "2027-03-01", "2027-08-15"]);
}

#[test]
fn a_month_and_a_quarter_stand_for_their_last_day() {
    reads(&["2027-01", "2027-02", "12/2027"], &["2027-01-31", "2027-02-28", "2027-12-31"]);
    reads(
        &["Jan 2027", "February 2027", "Mar-27", "avril 2027"],
        &["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"],
    );
    reads(&["Q1 2027", "2027-Q4", "2027 Q2"], &["2027-03-31", "2027-12-31", "2027-06-30"]);
    let periods: Vec<CellValue> =
        dates(&["2027-01", "2027-Q1", "2027-03-31"], &[]).values.into_iter().map(Result::unwrap).collect();
    let day = |text: &str| text.parse().unwrap();
    let expected = [
        CellValue::Period(Period::Month, day("2027-01-31")),
        CellValue::Period(Period::Quarter, day("2027-03-31")),
        CellValue::Day(day("2027-03-31")),
    ];
    assert_eq!(periods, expected);
}

#[test]
fn a_week_stands_for_its_first_day() {
    reads(
        &["2027-W01", "2027-W05", "W53 2026", "KW 5 2027"],
        &["2027-01-04", "2027-02-01", "2026-12-28", "2027-02-01"],
    );
}

#[test]
fn a_day_above_twelve_decides_for_all() {
    reads(&["13/04/2027", "01/04/2027"], &["2027-04-13", "2027-04-01"]);
    reads(&["01/04/2027", "4/13/2027 00:00"], &["2027-01-04", "2027-04-13"]);
    reads(&["13-04-2027", "1-4-27"], &["2027-04-13", "2027-04-01"]);
    reads(&["04/04/2027", "2027-01-05"], &["2027-04-04", "2027-01-05"]);
}

#[test]
fn an_order_that_no_cell_decides_is_asked() {
    let day = |text: &str| CellValue::Day(text.parse().unwrap());
    let question = asked(dates(&["04/04/2027", "01/04/2027"], &[]));
    assert_eq!(question, (2, vec![(DayFirst, day("2027-04-01")), (MonthFirst, day("2027-01-04"))]));
    let reading = dates(&["04/04/2027", "01/04/2027"], &[MonthFirst]);
    assert_eq!((reading.question, &reading.values[1]), (None, &Ok(day("2027-01-04"))));
}

#[test]
fn two_orders_in_one_column_are_named() {
    let errors = errors_of(dates(&["13/04/2027", "14/04/2027", "04/13/2027"], &[]));
    assert_eq!(
        errors,
        [(3, "“04/13/2027” has the month first, but “13/04/2027” in line 1 has the day first".to_owned())]
    );
}

#[test]
fn days_as_spreadsheets_count_them_where_all_are() {
    reads(&["46391", "46392.375", "46393,5"], &["2027-01-04", "2027-01-05", "2027-01-06"]);
    let errors = errors_of(dates(&["2027-01-04", "46391"], &[]));
    assert_eq!(
        errors,
        [(2, "“46391” may be a day as spreadsheets count them, but the other cells have dates".to_owned())]
    );
}

#[test]
fn what_is_no_date_is_refused() {
    for text in [
        "x",
        "2027",
        "31.2.2027",
        "2027-13-01",
        "32/01/2027",
        "4 Jan",
        "Jan 27",
        "2027-W54",
        "Q5 2027",
        "12",
        "2027-01-04 25:00",
        "1.5",
        "4 Foo 2027",
    ] {
        let reading = dates(&[text], &[]);
        assert!(reading.question.is_none() && reading.values[0].is_err(), "{text}: {:?}", reading.values[0]);
    }
    let errors = errors_of(dates(&["31.2.2027", "soon"], &[]));
    assert_eq!(errors[0].1, "there is no day 2027-02-31 in the calendar");
    let words = "“soon” is not a date: write it as 2027-01-04, 4 Jan 2027 or 04.01.2027; a month as 2027-01, a week as 2027-W05";
    assert_eq!(errors[1].1, words);
}

proptest! {
    #[test]
    fn any_day_in_any_order_is_read_or_asked(days in prop::collection::vec(0_i64..60_000, 1..6), first: bool, separator in "[/-]") {
        let days: Vec<Date> = days.into_iter().map(|day| Date::from_day_number(day).unwrap()).collect();
        let write = |date: &Date| {
            let (year, month, day) = date.parts();
            let [one, other] = if first { [day, month] } else { [month, day] };
            format!("{one:02}{separator}{other:02}{separator}{year}")
        };
        let texts: Vec<String> = days.iter().map(write).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let reading = dates(&texts, &[]);
        let answer = [if first { DayFirst } else { MonthFirst }];
        let reading = if reading.question.is_some() { dates(&texts, &answer) } else { reading };
        let read: Vec<Option<Date>> = reading.values.into_iter().map(|value| day(&value.ok()?)).collect();
        prop_assert_eq!(read, days.into_iter().map(Some).collect::<Vec<_>>());
    }

    #[test]
    fn no_text_panics(texts in prop::collection::vec("\\PC{0,12}|[0-9TWQ:./, -]{1,16}", 1..4)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        dates(&texts, &[]);
    }
}
