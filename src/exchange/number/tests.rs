use super::*;
use proptest::prelude::*;

const ENGLISH: NumberFormat = NumberFormat::new('.', ',');
const GERMAN: NumberFormat = NumberFormat::new(',', '.');
const AUSTRIAN: NumberFormat = NumberFormat { money_group: '.', ..NumberFormat::new(',', '\u{a0}') };
const FRENCH: NumberFormat = NumberFormat::new(',', '\u{202f}');
const SWISS: NumberFormat = NumberFormat::new('.', '’');
const ARABIC: NumberFormat = NumberFormat::new('٫', '٬');

#[track_caller]
fn reads(format: NumberFormat, cases: &[(&str, f64)]) {
    for (text, value) in cases {
        assert_eq!(parse(text, &format, Unit::Money), Ok(TypedValue::Single(*value)), "{text}");
    }
}

#[track_caller]
fn reads_range(text: &str, unit: Unit, low: f64, likely: Option<f64>, high: f64) {
    assert_eq!(parse(text, &ENGLISH, unit), Ok(TypedValue::Range { low, likely, high }), "{text}");
}

#[track_caller]
fn refuses(text: &str, unit: Unit, message: &str) {
    let error = parse(text, &ENGLISH, unit).expect_err(text);
    assert_eq!(error.to_string(), message, "{text}");
}

#[test]
fn one_locale_reads_the_numbers_of_others_where_they_are_clear() {
    for format in [ENGLISH, GERMAN, FRENCH, SWISS, ARABIC] {
        reads(
            format,
            &[
                ("1,250.50", 1250.5),
                ("1.250,50", 1250.5),
                ("1 250,50", 1250.5),
                ("1\u{a0}250,50", 1250.5),
                ("1\u{202f}250.50", 1250.5),
                ("1\u{2009}250\u{2009}000", 1_250_000.0),
                ("1’250.50", 1250.5),
                ("1'250'000", 1_250_000.0),
                ("1.250.000", 1_250_000.0),
                ("1,25,000", 125_000.0),
                ("12,34,56,789.5", 123_456_789.5),
                ("0,25", 0.25),
                ("0.250", 0.25),
                ("1250.125", 1250.125),
                (".5", 0.5),
                ("5.", 5.0),
                ("1 250.500", 1250.5),
            ],
        );
    }
}

#[test]
fn a_lone_mark_follows_the_locale() {
    reads(ENGLISH, &[("1,250", 1250.0), ("1,25", 1.25), ("0,250", 0.25), ("1250,500", 1250.5), ("0.250", 0.25)]);
    reads(GERMAN, &[("1.250", 1250.0), ("1.25", 1.25), ("12.5", 12.5), ("1,2500", 1.25)]);
    reads(ARABIC, &[("1,250", 1250.0)]);
    reads(AUSTRIAN, &[("75.000", 75_000.0), ("€ 75.000", 75_000.0), ("75 000", 75_000.0), ("75,5", 75.5)]);
}

#[test]
fn a_lone_mark_that_the_page_does_not_group_by_can_mean_two_things() {
    for (format, text) in [
        (ENGLISH, "1.250"),
        (GERMAN, "1,250"),
        (FRENCH, "1.250"),
        (FRENCH, "1,250"),
        (ARABIC, "1.250"),
        (AUSTRIAN, "1,250"),
        (ENGLISH, "$1.250"),
        (ENGLISH, "USD 1.250 a year"),
        (ENGLISH, "１．２５０"),
        (GERMAN, "١,٢٥٠"),
    ] {
        let readings = [TypedValue::Single(1250.0), TypedValue::Single(1.25)];
        assert_eq!(parse(text, &format, Unit::MoneyPerYear), Err(NumberFault::Ambiguous(readings).into()), "{text}");
    }
}

#[test]
fn a_known_decimal_mark_leaves_no_doubt_and_its_groups_are_strict() {
    let read = |text, decimal| parse_with_decimal(text, decimal, &ENGLISH, Unit::Factor).ok();
    for (text, dot, comma) in [
        ("1.250", Some(1.25), Some(1250.0)),
        ("1,250", Some(1250.0), Some(1.25)),
        ("1,25", None, Some(1.25)),
        ("1250.5", Some(1250.5), None),
        ("0.250", Some(0.25), None),
        ("1.250.000", None, Some(1_250_000.0)),
        ("1.250,50", None, Some(1250.5)),
        ("1,250.50", Some(1250.5), None),
        ("1 250", Some(1250.0), Some(1250.0)),
        ("1'250.5", Some(1250.5), None),
        ("12", Some(12.0), Some(12.0)),
        ("1.2.3", None, None),
    ] {
        let single = |value: Option<f64>| value.map(TypedValue::Single);
        assert_eq!((read(text, '.'), read(text, ',')), (single(dot), single(comma)), "{text}");
    }
}

#[test]
fn signs_currencies_and_units_stand_around_a_number() {
    reads(
        ENGLISH,
        &[
            ("-5", -5.0),
            ("\u{2212}5", -5.0),
            ("+5", 5.0),
            ("-0", 0.0),
            ("$1,250", 1250.0),
            ("-$40", -40.0),
            ("$-40", -40.0),
            ("US$40", 40.0),
            ("1 250 €", 1250.0),
            ("USD 40", 40.0),
            ("40 usd", 40.0),
            ("Rs. 40", 40.0),
            ("Rs.40", 40.0),
            ("zł 40", 40.0),
            ("12k", 12_000.0),
            ("1.1k", 1100.0),
            ("1.5m", 1_500_000.0),
            ("2M", 2_000_000.0),
            ("3 bn", 3e9),
            ("£2.5 million", 2_500_000.0),
            ("12k€", 12_000.0),
            ("5 lakh", 500_000.0),
        ],
    );
}

#[test]
fn digits_of_other_scripts_are_read() {
    reads(
        ENGLISH,
        &[
            ("١٬٢٥٠٫٥", 1250.5),
            ("۱۲۵۰", 1250.0),
            ("१२,५०,०००", 1_250_000.0),
            ("１２", 12.0),
            ("\u{200f}\u{2212}٤", -4.0),
        ],
    );
}

#[test]
fn a_share_is_typed_as_a_percentage() {
    for (text, value) in [("40", 0.4), ("40 %", 0.4), ("40%", 0.4), ("0.4", 0.004), ("12.3", 0.123), ("٤٠٪", 0.4)] {
        assert_eq!(parse(text, &ENGLISH, Unit::Share), Ok(TypedValue::Single(value)), "{text}");
    }
    refuses("40 %", Unit::Money, "this field is not a percentage, at column 4");
    refuses("$40", Unit::Share, "this is not an amount of money, at column 1");
}

#[test]
fn ranges_are_read() {
    reads_range("30..55", Unit::Money, 30.0, None, 55.0);
    reads_range("30…55", Unit::Money, 30.0, None, 55.0);
    reads_range("30-55", Unit::Money, 30.0, None, 55.0);
    reads_range("30 to 55", Unit::Money, 30.0, None, 55.0);
    reads_range("30-40-55", Unit::Money, 30.0, Some(40.0), 55.0);
    reads_range("30 – 40 – 55", Unit::Money, 30.0, Some(40.0), 55.0);
    reads_range("1.5..2.5", Unit::Money, 1.5, None, 2.5);
    reads_range("-5..-2", Unit::Money, -5.0, None, -2.0);
    reads_range("-30--10", Unit::Money, -30.0, None, -10.0);
    reads_range("40..40", Unit::Money, 40.0, None, 40.0);
    reads_range("30-55 %", Unit::Share, 0.3, None, 0.55);
    reads_range("30 % to 55 %", Unit::Share, 0.3, None, 0.55);
    reads_range("$1,250 - $1,500", Unit::Money, 1250.0, None, 1500.0);
}

#[test]
fn a_multiplier_holds_for_the_whole_range() {
    reads_range("10k..12k", Unit::Money, 10_000.0, None, 12_000.0);
    reads_range("30-55k", Unit::Money, 30_000.0, None, 55_000.0);
    reads_range("30-40-55k", Unit::Money, 30_000.0, Some(40_000.0), 55_000.0);
    reads_range("500-2k", Unit::Money, 500.0, None, 2000.0);
    reads_range("2.5 ± 0.5m", Unit::Money, 2e6, Some(2.5e6), 3e6);
}

#[test]
fn a_distance_makes_a_range_without_rounding_noise() {
    reads_range("40±10", Unit::Money, 30.0, Some(40.0), 50.0);
    reads_range("40 +- 10", Unit::Money, 30.0, Some(40.0), 50.0);
    reads_range("40 +/- 10", Unit::Share, 0.3, Some(0.4), 0.5);
    reads_range("0.3 ± 0.1", Unit::Money, 0.2, Some(0.3), 0.4);
    reads_range("-5 ± 10", Unit::Money, -15.0, Some(-5.0), 5.0);
}

#[test]
fn nonsense_is_refused_with_its_place() {
    refuses("", Unit::Money, "type a number");
    refuses(" \u{a0}", Unit::Money, "type a number");
    refuses("abc", Unit::Money, "“abc” is not part of a number, at column 1");
    refuses("40 apples", Unit::Money, "“apples” is not part of a number, at column 4");
    refuses("1e999", Unit::Money, "the number is too large, at column 1");
    refuses("inf", Unit::Money, "“inf” is not part of a number, at column 1");
    refuses("NaN", Unit::Money, "“NaN” is not part of a number, at column 1");
    refuses("4*5", Unit::Money, "“*” is not part of a number, at column 2");
    refuses("12kk", Unit::Money, "“kk” is not part of a number, at column 3");
    refuses("$", Unit::Money, "a number is missing, at column 2");
    refuses("30..", Unit::Money, "a number is missing, at column 5");
    refuses("--5", Unit::Money, "a number is missing, at column 2");
    refuses(&"9".repeat(400), Unit::Money, "the number is too large, at column 1");
}

#[test]
fn two_numbers_are_refused() {
    for (text, column) in [("30 40", 4), ("1 25", 3), ("30, 40", 5), ("40 +5", 4), ("$30 $40", 6), ("1234 567", 6)] {
        let error = parse(text, &ENGLISH, Unit::Money);
        assert_eq!(error, Err(NumberFault::SecondNumber.at(column)), "{text}");
    }
}

#[test]
fn groups_that_can_be_numbers_are_refused_where_the_locale_has_no_spaces_in_numbers() {
    reads(FRENCH, &[("100 200 300", 100_200_300.0), ("100 200 €", 100_200.0)]);
    reads(AUSTRIAN, &[("100 200", 100_200.0)]);
    for format in [ENGLISH, GERMAN, SWISS, ARABIC] {
        for (text, column) in [("100 200 300", 5), ("100 200", 5), ("$100 200", 6), ("5..100 200", 8)] {
            assert_eq!(parse(text, &format, Unit::Money), Err(NumberFault::Spaces.at(column)), "{text}");
            assert!(parse_with_decimal(text, '.', &format, Unit::Money).is_err(), "{text}");
        }
        reads(
            format,
            &[
                ("1 200 300", 1_200_300.0),
                ("250 000", 250_000.0),
                ("100\u{a0}200", 100_200.0),
                ("100\u{202f}200\u{202f}300", 100_200_300.0),
                ("100 200,50", 100_200.5),
                ("100'200", 100_200.0),
            ],
        );
    }
}

#[test]
fn odd_marks_are_refused() {
    for (text, column) in [("1.2.3", 4), ("1,234.5.6", 8), ("1.5,6.7", 6), ("1٫500.2", 2), ("1.250.000.", 10)] {
        let error = parse(text, &ENGLISH, Unit::Money);
        assert_eq!(error, Err(NumberFault::SecondDecimalMark.at(column)), "{text}");
    }
    for (text, column) in
        [("1,25,0", 5), ("1,2,3", 2), ("1234,567,890", 5), ("1,250,", 6), ("1'2", 2), ("1 250'000", 6)]
    {
        let error = parse(text, &ENGLISH, Unit::Money);
        assert_eq!(error, Err(NumberFault::Grouping.at(column)), "{text}");
    }
}

#[test]
fn a_range_that_falls_is_refused_in_the_words_typed() {
    refuses("55-30", Unit::Money, "the low value 55 is above the high value 30, at column 1");
    refuses("30-60k-55k", Unit::Money, "the likely value 60k is above the high value 55k, at column 4");
    refuses("30-20-55", Unit::Money, "the low value 30 is above the likely value 20, at column 1");
    refuses("10-20-30-40", Unit::Money, TOO_MANY_AT_9);
    refuses(
        "40±10±5",
        Unit::Money,
        "one value too many; a range is low, likely and high, or a value ± a distance, at column 6",
    );
    refuses("40 ± -5", Unit::Money, "the distance after ± must not be negative, at column 6");
}

const TOO_MANY_AT_9: &str = "one value too many; a range is low, likely and high, or a value ± a distance, at column 9";

/// Writes digits as a locale does: grouped from the right in threes, or by India's rule.
fn written(whole: u64, fraction: &str, format: NumberFormat, indian: bool, zero: char) -> String {
    let digits = whole.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        let left = digits.len() - index;
        let boundary = if indian && left > 3 { left % 2 == 1 } else { left.is_multiple_of(3) };
        if index > 0 && boundary {
            text.push(format.group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(format.decimal);
        text.push_str(fraction);
    }
    let native = |c: char| c.to_digit(10).map_or(c, |value| char::from_u32(u32::from(zero) + value).unwrap());
    text.chars().map(native).collect()
}

#[test]
fn more_digits_than_a_double_holds_are_read_to_its_precision() {
    let long = [
        "123456789012345678901234567890",
        "0.1234567890123456789012345",
        "3.14159265358979323846",
        "0.000000000000000000000000000000000000123",
    ];
    for text in long {
        let exact: f64 = text.parse().unwrap();
        let Ok(TypedValue::Single(value)) = parse(text, &ENGLISH, Unit::Money) else { panic!("{text}") };
        assert!((value - exact).abs() <= 4.0 * f64::EPSILON * exact, "{value} is not {exact}");
    }
}

proptest! {
    #[test]
    fn what_a_locale_writes_is_read_back(whole in 0_u64..900_000_000_000, fraction in "[0-9]{0,4}", negative: bool) {
        let size: f64 = format!("{whole}.{fraction}0").parse().unwrap();
        let value = if negative && size > 0.0 { -size } else { size };
        let locales = [
            (ENGLISH, false, '0'), (GERMAN, false, '0'), (FRENCH, false, '0'), (SWISS, false, '0'),
            (ARABIC, false, '٠'), (ENGLISH, true, '0'), (ENGLISH, true, '०'),
        ];
        for (format, indian, zero) in locales {
            let text = written(whole, &fraction, format, indian, zero);
            let text = if negative { format!("\u{2212}{text}") } else { text };
            prop_assert_eq!(parse(&text, &format, Unit::Money), Ok(TypedValue::Single(value)), "{}", text);
        }
    }

    #[test]
    fn any_text_is_read_or_refused_and_what_is_read_is_in_order(
        text in prop_oneof![any::<String>(), "[0-9.,' ±+–%k$to-]{0,16}", "[0-9]{1,3}([.,' -][0-9]{1,3}){0,4} ?[%km€]?"],
        percent: bool,
    ) {
        let unit = if percent { Unit::Share } else { Unit::Money };
        for format in [ENGLISH, GERMAN, FRENCH, SWISS, ARABIC] {
            match parse(&text, &format, unit) {
                Ok(TypedValue::Single(value)) => prop_assert!(value.is_finite()),
                Ok(TypedValue::Range { low, likely, high }) => {
                    prop_assert!(low.is_finite() && high.is_finite() && low <= high);
                    prop_assert!(likely.is_none_or(|likely| low <= likely && likely <= high));
                }
                Err(error) => prop_assert!(error.column.is_none_or(|column| (1..=text.chars().count() + 1).contains(&column))),
            }
        }
    }
}
