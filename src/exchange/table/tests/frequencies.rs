use super::super::ColumnRule::{EveryFew, WithinPeriod};
use super::super::{CellValue, ColumnReading, ColumnRule, TimeUnit, read_frequencies};
use super::{asked, cells, context, errors_of, numbers_of};
use proptest::prelude::*;

const MONTH: f64 = 12.0 / 52.0;

fn frequencies(texts: &[&str], unit: Option<TimeUnit>, chosen: &[ColumnRule]) -> ColumnReading {
    read_frequencies(&cells(texts), unit, chosen, context())
}

#[track_caller]
fn reads(texts: &[&str], often: f64) {
    for text in texts {
        let read = numbers_of(frequencies(&[text], None, &[]));
        assert!((read[0] - often).abs() < 1e-12, "{text} is {}, not {often}", read[0]);
    }
}

#[test]
fn as_people_and_calendars_write_it() {
    reads(
        &[
            "5",
            "daily",
            "every day",
            "every weekday",
            "each working day",
            "weekdays",
            "Mon-Fri",
            "Monday to Friday",
            "Every weekday (Monday to Friday)",
            "5 days a week",
            "weekly on weekdays",
            "5x/week",
            "täglich",
        ],
        5.0,
    );
    reads(
        &[
            "1",
            "weekly",
            "every week",
            "once a week",
            "1x/week",
            "Weekly on Monday",
            "every Monday",
            "Mondays",
            "wöchentlich",
            "Occurs every Monday effective 1/4/2027 until 6/1/2027 from 9:00 AM to 10:00 AM",
        ],
        1.0,
    );
    reads(
        &[
            "2",
            "twice a week",
            "2x/week",
            "2 x a week",
            "2× per week",
            "two times per week",
            "twice weekly",
            "2x weekly",
            "Mondays and Thursdays",
            "Mon, Thu",
            "weekly on Monday, Thursday",
            "semi-weekly",
            "2 days a week",
        ],
        2.0,
    );
    reads(
        &[
            "0.5",
            "0,5",
            "fortnightly",
            "every 2 weeks",
            "every two weeks",
            "every other week",
            "every second week",
            "every other Tuesday",
            "Every 2 weeks on Monday",
            "once every 2 weeks",
            "alle 2 Wochen",
        ],
        0.5,
    );
    reads(
        &[
            "monthly",
            "every month",
            "once a month",
            "1/month",
            "1x per month",
            "third Thursday",
            "first Monday of the month",
            "Monthly on the third Thursday",
            "every last Friday",
            "Monthly on day 15",
            "monthly on the 15th",
            "every first Monday",
        ],
        MONTH,
    );
    reads(
        &["2/month", "twice a month", "2 per month", "first and third Monday of the month", "semi-monthly"],
        2.0 * MONTH,
    );
    reads(&["quarterly", "every quarter", "every 3 months", "every third month"], 4.0 / 52.0);
    reads(&["yearly", "annually", "once a year", "every 12 months", "Annually on January 4"], 1.0 / 52.0);
    reads(&["half-yearly", "every 6 months", "twice a year"], 2.0 / 52.0);
    reads(&["twice a day"], 10.0);
    reads(&["daily Mon–Thu", "Mon–Thu"], 4.0);
    reads(&["Mon/Wed/Fri", "every Monday, Wednesday and Friday"], 3.0);
}

#[test]
fn ranges_of_times() {
    let range = |text: &str, unit| match frequencies(&[text], unit, &[]).values.remove(0) {
        Ok(CellValue::PerWeekRange(range)) => (range.low(), range.high()),
        other => panic!("{text} is {other:?}"),
    };
    for text in ["2-3", "2–3 times a week", "2 to 3 a week", "2 or 3 times per week", "2 - 3x/week", "2..3 × per week"]
    {
        assert_eq!(range(text, None), (2.0, 3.0), "{text}");
    }
    assert_eq!(range("1-2 per day", None), (5.0, 10.0));
    assert_eq!(range("every 2 to 4 weeks", None), (0.25, 0.5));
    assert_eq!(range("26-52", Some(TimeUnit::Year)), (0.5, 1.0));
    assert_eq!(range("2,5-3,5", None), (2.5, 3.5));
}

#[test]
fn recurrence_rules() {
    reads(&["FREQ=WEEKLY;INTERVAL=2", "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"], 0.5);
    reads(&["FREQ=WEEKLY;BYDAY=MO,WE", "FREQ=WEEKLY;UNTIL=20271231T000000Z;BYDAY=MO,TH;WKST=SU"], 2.0);
    reads(&["RRULE:FREQ=DAILY", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR"], 5.0);
    reads(
        &["FREQ=MONTHLY;BYDAY=3TH", "FREQ=MONTHLY;BYDAY=TH;BYSETPOS=3", "FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=MONTHLY"],
        MONTH,
    );
    reads(&["FREQ=MONTHLY;BYDAY=1MO,3MO"], 2.0 * MONTH);
    reads(&["FREQ=YEARLY;BYMONTH=1,4,7,10"], 4.0 / 52.0);
}

#[test]
fn the_header_names_the_period_of_numbers() {
    assert_eq!(numbers_of(frequencies(&["2", "weekly"], Some(TimeUnit::Month), &[])), [2.0 * MONTH, 1.0]);
}

#[test]
fn words_with_two_meanings_are_asked() {
    let answers =
        |every, within| vec![(EveryFew, CellValue::PerWeek(every)), (WithinPeriod, CellValue::PerWeek(within))];
    assert_eq!(asked(frequencies(&["weekly", "biweekly"], None, &[])), (2, answers(0.5, 2.0)));
    assert_eq!(asked(frequencies(&["bi-monthly"], None, &[])), (1, answers(MONTH / 2.0, MONTH * 2.0)));
    assert_eq!(asked(frequencies(&["every third Thursday"], None, &[])), (1, answers(1.0 / 3.0, MONTH)));
    assert_eq!(asked(frequencies(&["2 weekly"], None, &[])), (1, answers(0.5, 2.0)));
    assert_eq!(numbers_of(frequencies(&["weekly", "biweekly"], None, &[WithinPeriod])), [1.0, 2.0]);
}

#[test]
fn what_is_not_understood_is_named_with_what_is() {
    for text in [
        "now and then",
        "ad hoc",
        "never",
        "every",
        "once",
        "3 4 a week",
        "weekly 9-10",
        "9-10 every day",
        "2-3 weekly",
        "every blue moon",
        "FREQ=HOURLY",
        "FREQ=WEEKLY;INTERVAL=0",
        "-",
    ] {
        let errors = errors_of(frequencies(&[text], None, &[]));
        assert_eq!(errors.len(), 1, "{text}");
        assert!(
            errors[0].1.starts_with(&format!("“{text}” is not understood: write a number of times a week, daily, ")),
            "{}",
            errors[0].1
        );
    }
}

proptest! {
    #[test]
    fn no_text_panics(texts in prop::collection::vec("\\PC{0,16}|(every|weekly|2|x|/|month|third|mon|-| ){1,8}|FREQ=[A-Z]{4,7};[A-Z=0-9,;]{0,20}", 1..4)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        for value in frequencies(&texts, None, &[]).values.into_iter().flatten() {
            let number = value.number().or(value.range().map(|range| range.likely()));
            prop_assert!(number.unwrap().is_finite());
        }
    }
}
