use super::super::ColumnRule::{
    DayFractions, DecimalComma, DecimalPoint, Hours, HoursAndMinutes, Minutes, MinutesAndSeconds,
};
use super::super::{CellValue, ColumnReading, ColumnRule, TimeUnit, read_durations};
use super::{asked, cells, context, errors_of, numbers_of};
use proptest::prelude::*;

fn durations(texts: &[&str], unit: Option<TimeUnit>, chosen: &[ColumnRule]) -> ColumnReading {
    read_durations(&cells(texts), unit, chosen, context())
}

#[track_caller]
fn reads(texts: &[&str], unit: Option<TimeUnit>, minutes: &[f64]) {
    assert_eq!(numbers_of(durations(texts, unit, &[])), minutes, "{texts:?}");
}

#[test]
fn lengths_with_their_units() {
    for text in [
        "90",
        "90 min",
        "90 minutes",
        "90m",
        "90'",
        "1:30",
        "1:30 h",
        "01:30:00",
        "1h 30m",
        "1h30",
        "1h30m",
        "1 h 30 min",
        "1.5 h",
        "1,5 Std.",
        "1 hour 30 minutes",
        "1 hour and 30 minutes",
        "1 Stunde 30 Minuten",
        "PT1H30M",
        "pt90m",
        "1 heure et 30 minutes",
        "5400 s",
        "1\u{a0}h 30",
    ] {
        reads(&[text], None, &[90.0]);
    }
    reads(&["1h", "45m", "half an hour", "00:45:00", "2 hours", "0:20"], None, &[60.0, 45.0, 30.0, 45.0, 120.0, 20.0]);
    reads(&["30", "1h"], None, &[30.0, 60.0]);
}

#[test]
fn the_header_says_the_unit() {
    reads(&["0.5", "1.5", "45 min"], Some(TimeUnit::Hour), &[30.0, 90.0, 45.0]);
    reads(&["1", "2"], Some(TimeUnit::Minute), &[1.0, 2.0]);
    reads(&["0.5", "0.020833"], Some(TimeUnit::Day), &[720.0, 30.0]);
}

#[test]
fn times_as_spreadsheets_keep_them() {
    reads(&["0.020833", "0.03125", "0.0416667"], None, &[30.0, 45.0, 60.0]);
    reads(&["0.020833"], Some(TimeUnit::Minute), &[30.0]);
}

#[test]
fn what_could_be_two_lengths_is_asked() {
    let minutes = |rule, minutes| (rule, CellValue::Minutes(minutes));
    assert_eq!(
        asked(durations(&["0.5", "0.75"], None, &[])),
        (1, vec![minutes(DayFractions, 720.0), minutes(Hours, 30.0)])
    );
    assert_eq!(asked(durations(&["1", "1.5"], None, &[])), (1, vec![minutes(Minutes, 1.0), minutes(Hours, 60.0)]));
    let question = asked(durations(&["1:30", "45:00"], None, &[]));
    assert_eq!(question, (2, vec![minutes(MinutesAndSeconds, 45.0), minutes(HoursAndMinutes, 2700.0)]));
    assert_eq!(numbers_of(durations(&["1", "1.5"], None, &[Hours])), [60.0, 90.0]);
    let question = asked(durations(&["1.250 h"], None, &[]));
    assert_eq!(question, (1, vec![minutes(DecimalPoint, 75.0), minutes(DecimalComma, 75_000.0)]));
}

#[test]
fn what_is_no_length_is_refused() {
    let words =
        |text: &str| format!("“{text}” is not a duration: write 90, 1:30, 1h 30m, 90 minutes, 1.5 h or PT1H30M");
    for text in ["x", "1:75", "45x", "1h 2h", "30-45", "-30", "1:2:3:4", ":30", "1 30", "h", "PT"] {
        assert_eq!(errors_of(durations(&[text], None, &[])), [(1, words(text))]);
    }
    let days = errors_of(durations(&["1 day"], None, &[]));
    assert_eq!(days, [(1, "“1 day” may be days of 8 or of 24 hours: write it in hours".to_owned())]);
}

proptest! {
    #[test]
    fn no_text_panics(texts in prop::collection::vec("\\PC{0,12}|[0-9hms:.,' pt½-]{1,12}", 1..4)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        durations(&texts, None, &[]);
    }

    #[test]
    fn any_length_in_any_way(hours in 0_u32..24, minutes in 0_u32..60, way in 0..5_usize) {
        prop_assume!(hours + minutes > 0);
        let text = [
            format!("{hours}:{minutes:02}"), format!("{hours}h {minutes}m"), format!("PT{hours}H{minutes}M"),
            format!("{hours:02}:{minutes:02}:00"), format!("{} min", hours * 60 + minutes),
        ][way].clone();
        prop_assert_eq!(numbers_of(durations(&[&text], None, &[])), [f64::from(hours * 60 + minutes)]);
    }
}
