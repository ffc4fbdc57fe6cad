//! What people type into number fields: read, asked about, or refused in words that say how to write it.

use async_roi::exchange::number::{NumberFormat, NumberWord, WordMeaning, foreign_currency, read_within};
use async_roi::model::{Field, Limits, Spread, Unit};
use proptest::prelude::*;

const ENGLISH: NumberFormat = NumberFormat::new('.', ',');
const GERMAN: NumberFormat = NumberFormat::new(',', '.');
const AUSTRIAN: NumberFormat = NumberFormat { money_group: '.', ..NumberFormat::new(',', '\u{a0}') };

fn limits(key: &str) -> Limits {
    Field::find(key).unwrap().limits()
}

/// An amount between minus and plus a million million.
fn money() -> Limits {
    Limits { bounds: (-1e12, 1e12), ..limits("team.annual_pay") }
}

fn point(value: f64) -> Spread {
    Spread::point(value).unwrap()
}

#[track_caller]
fn reads(format: &NumberFormat, limits: &Limits, table: &[(&str, f64)]) {
    for (text, value) in table {
        assert_eq!(read_within(text, format, limits), Ok(point(*value)), "{text}");
    }
}

#[track_caller]
fn asks(format: &NumberFormat, limits: &Limits, table: &[(&str, [f64; 2])]) {
    for (text, readings) in table {
        let refusal = read_within(text, format, limits).expect_err(text);
        assert_eq!(refusal.readings, Some(readings.map(point)), "{text}: {}", refusal.reason);
    }
}

#[track_caller]
fn refuses(limits: &Limits, table: &[(&str, &str)]) {
    for (text, reason) in table {
        let refusal = read_within(text, &ENGLISH, limits).expect_err(text);
        assert_eq!((refusal.reason.as_str(), refusal.readings), (*reason, None), "{text}");
    }
}

#[test]
fn a_group_that_can_be_decimals_is_asked_about() {
    let thousand = [1000.0, 1.0];
    asks(
        &ENGLISH,
        &money(),
        &[("1.000", thousand), ("$1.000", thousand), ("75.000", [75_000.0, 75.0]), ("-1.250", [-1250.0, -1.25])],
    );
    asks(&GERMAN, &money(), &[("1,000", thousand), ("75,000 €", [75_000.0, 75.0]), ("999,999", [999_999.0, 999.999])]);
    asks(&AUSTRIAN, &money(), &[("1,000", thousand)]);
    asks(&ENGLISH, &money(), &[("1.250k", [1_250_000.0, 1250.0])]);
    let range = read_within("1.000–2.000", &ENGLISH, &money()).unwrap_err();
    let spread = |low, likely, high| Spread::new(low, likely, high).unwrap();
    assert_eq!(range.readings, Some([spread(1000.0, 1500.0, 2000.0), spread(1.0, 1.5, 2.0)]));
    assert_eq!(range.reason, "“1.000–2.000” can mean two things: write 1000–1500–2000 or 1–1.5–2.");
    let one = read_within("1.234", &ENGLISH, &money()).unwrap_err();
    assert_eq!(one.reason, "“1.234” can mean two things: write 1234 or 1.2340.");
}

#[test]
fn what_the_locale_or_the_field_decides_is_not_asked_about() {
    reads(&AUSTRIAN, &money(), &[("75.000", 75_000.0), ("€ 75.000", 75_000.0), ("75 000", 75_000.0), ("75,5", 75.5)]);
    reads(
        &ENGLISH,
        &money(),
        &[("75,000", 75_000.0), ("0.125", 0.125), ("1250.125", 1250.125), ("1.2345", 1.2345), ("1.2340", 1.234)],
    );
    // 12,345 % and 1,500 hours a week are not admitted.
    reads(&ENGLISH, &limits("meetings.cut"), &[("12.345", 0.12345), ("1.500 %", 0.015)]);
    reads(&ENGLISH, &limits("team.hours_per_week"), &[("37.500", 37.5)]);
}

#[test]
fn the_ways_of_spreadsheets_and_price_lists_are_read() {
    reads(
        &ENGLISH,
        &money(),
        &[
            ("1e5", 100_000.0),
            ("1.5E+06", 1_500_000.0),
            ("1,5E+06", 1_500_000.0),
            ("1.250e3", 1250.0),
            ("2e-1", 0.2),
            ("(1,250)", -1250.0),
            ("($1,250.50)", -1250.5),
            ("$(40)", -40.0),
            ("1250.-", 1250.0),
            ("1.250,–", 1250.0),
            ("1,250.—", 1250.0),
            ("Fr. 1250.-", 1250.0),
            ("1250.-- €", 1250.0),
        ],
    );
    asks(&ENGLISH, &money(), &[("–.50", [0.5, -0.5]), ("CHF —.50", [0.5, -0.5])]);
    reads(&ENGLISH, &limits("team.annual_pay"), &[("–.50", 0.5), ("60000 euros", 60_000.0)]);
    reads(&GERMAN, &money(), &[("1.250,–", 1250.0), ("1.250,-- €", 1250.0), ("1,5e6", 1_500_000.0)]);
    asks(&ENGLISH, &money(), &[("1,500E+03", [1_500_000.0, 1500.0])]);
    refuses(
        &money(),
        &[
            ("–.–", "“–.–” cannot be read: a dash is not a number; write 0 for none."),
            ("-.-", "“-.-” cannot be read: a dash is not a number; write 0 for none."),
            ("—", "“—” cannot be read: a dash is not a number; write 0 for none."),
            (
                "1250-",
                "“1250-” cannot be read: a minus sign stands before the number, as in -5, and a range is written 30..55, at \
                 column 5.",
            ),
            ("(1250", "“(1250” cannot be read: parentheses around a number mean a minus, as in (5), at column 1."),
            ("1250)", "“1250)” cannot be read: parentheses around a number mean a minus, as in (5), at column 5."),
            ("(-5)", "“(-5)” cannot be read: parentheses around a number mean a minus, as in (5), at column 1."),
            ("1e999", "“1e999” cannot be read: the number is too large, at column 1."),
        ],
    );
}

#[test]
fn characters_that_cannot_be_seen_do_not_count() {
    reads(
        &ENGLISH,
        &money(),
        &[
            ("75\u{200b}000", 75_000.0),
            ("\u{feff}75,000", 75_000.0),
            ("75,\u{ad}000", 75_000.0),
            ("\u{202d}75,000\u{202c}", 75_000.0),
            ("\u{200f}$75,000\u{200e}", 75_000.0),
            ("7\u{2060}5\u{2009}000", 75_000.0),
            ("７５，０００", 75_000.0),
            ("＄７５，０００．５０", 75_000.5),
            ("－４０", -40.0),
            ("（４０）", -40.0),
            ("75\u{3000}000", 75_000.0),
        ],
    );
    reads(&ENGLISH, &limits("meetings.cut"), &[("４０％", 0.4), ("\u{61c}٤٠٪", 0.4)]);
    let error = read_within("75\u{200b},\u{7}000", &ENGLISH, &money()).unwrap_err();
    assert!(
        error.reason.ends_with("cannot be read: there is an invisible character (U+0007), at column 5."),
        "{}",
        error.reason
    );
    let error = read_within("\u{200b}\u{200b}4x", &ENGLISH, &money()).unwrap_err();
    assert!(error.reason.ends_with("“x” is not part of a number, at column 4."), "{}", error.reason);
}

#[test]
fn letters_multiply_money_and_are_not_taken_for_units() {
    reads(&ENGLISH, &money(), &[("12k", 12_000.0), ("1.5M", 1_500_000.0), ("2bn", 2e9), ("3 Mio. €", 3e6)]);
    asks(&ENGLISH, &money(), &[("75 mil", [75_000.0, 75e6])]);
    for key in ["team.hours_per_week", "change.training_hours_per_person", "change.dip_months", "team.people"] {
        for text in ["45m", "45 M", "3b"] {
            let refusal = read_within(text, &ENGLISH, &limits(key)).unwrap_err();
            assert!(
                refusal.reason.contains("can mean several things; write the number out"),
                "{key} {text}: {}",
                refusal.reason
            );
        }
    }
    reads(&ENGLISH, &limits("team.people"), &[("1.2k", 1200.0), ("40 people", 40.0)]);
}

#[test]
fn the_words_of_a_unit_may_stand_beside_the_number() {
    reads(&ENGLISH, &limits("change.dip_months"), &[("6 months", 6.0), ("1 month", 1.0)]);
    reads(&ENGLISH, &limits("change.training_hours_per_person"), &[("16 h", 16.0), ("16 hours", 16.0), ("16h", 16.0)]);
    reads(
        &ENGLISH,
        &limits("team.hours_per_week"),
        &[("40 h a week", 40.0), ("40 hours per week", 40.0), ("40h/week", 40.0)],
    );
    reads(&ENGLISH, &limits("team.weeks_per_year"), &[("46 weeks", 46.0), ("46 weeks a year", 46.0)]);
    reads(&ENGLISH, &limits("team.annual_pay"), &[("$75,000 a year", 75_000.0), ("75k per year", 75_000.0)]);
    reads(&ENGLISH, &limits("turnover.rate"), &[("12% a year", 0.12)]);
    refuses(
        &limits("team.annual_pay"),
        &[("4,500 a month", "“4,500 a month” cannot be read: “month” is not a unit of this field, at column 9.")],
    );
    refuses(&limits("team.people"), &[("$40", "“$40” cannot be read: this is not an amount of money, at column 1.")]);
}

/// A locale that prints a thousand as `mil` and a million as `M`, and whose currency is the Canadian dollar.
fn canadian() -> NumberFormat {
    let word = |text: &str, meaning| NumberWord { text: text.into(), meaning };
    let words = vec![
        word("mil M", WordMeaning::Multiplier(9)),
        word("mil", WordMeaning::Multiplier(3)),
        word("CA$", WordMeaning::Currency),
        word("M", WordMeaning::Multiplier(6)),
        word("B", WordMeaning::Multiplier(12)),
    ];
    NumberFormat { currency: "CAD", words: Vec::leak(words), ..ENGLISH }
}

#[test]
fn the_words_that_the_page_prints_mean_what_it_means() {
    let format = canadian();
    reads(&format, &money(), &[("75 mil CA$", 75_000.0), ("2 mil M", 2e9), ("CA$ 2 M", 2e6), ("0.5 B", 5e11)]);
    let billion = Limits { bounds: (0.0, 1e14), ..money() };
    asks(&format, &billion, &[("3 bn", [3e9, 3e12]), ("3 billion", [3e9, 3e12])]);
}

#[test]
fn a_foreign_currency_is_noticed_and_the_own_is_not() {
    let format = canadian();
    let foreign = |text: &str| foreign_currency(text, &format);
    for own in ["60000", "$60,000", "CA$60,000", "C$60,000", "60000 CAD", "cad 60k"] {
        assert_eq!(foreign(own), None, "{own}");
    }
    for (text, sign) in
        [("£60,000", "£"), ("60000 EUR", "EUR"), ("US$60,000", "US$"), ("40..50 €", "€"), ("Rs. 60", "Rs.")]
    {
        assert_eq!(foreign(text).as_deref(), Some(sign), "{text}");
        assert!(read_within(text, &format, &money()).is_ok(), "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_asked_about_or_refused(
        text in prop_oneof![any::<String>(), "[0-9.,' ()±+–%kmMbe$€£to\u{200b}-]{0,16}", "\\PC{0,4}[0-9]{1,3}([.,' -][0-9]{3}){0,3}\\PC{0,4}"],
        key in prop::sample::select(vec!["team.people", "team.annual_pay", "meetings.cut", "change.dip_months"]),
    ) {
        for format in [ENGLISH, GERMAN, AUSTRIAN, canadian()] {
            match read_within(&text, &format, &limits(key)) {
                Ok(spread) => prop_assert!(limits(key).check(&spread).is_ok()),
                Err(refusal) => {
                    prop_assert!(!refusal.reason.is_empty());
                    for reading in refusal.readings.into_iter().flatten() {
                        prop_assert!(limits(key).check(&reading).is_ok());
                        // Each answer, as it is offered, reads back as that.
                        let written = format.write(&reading, limits(key).unit);
                        let near = |a: f64, b: f64| (a - b).abs() <= 1e-6 + 1e-9 * b.abs();
                        let again = read_within(&written, &format, &limits(key));
                        prop_assert!(again.is_ok_and(|again| near(again.low(), reading.low()) && near(again.high(), reading.high())), "{}", written);
                    }
                }
            }
            foreign_currency(&text, &format);
        }
    }

    #[test]
    fn what_is_written_for_a_sentence_reads_back(value in 0.0_f64..1e9, decimals in 0_i32..5) {
        let value = (value * 10_f64.powi(decimals)).round() / 10_f64.powi(decimals);
        for format in [ENGLISH, GERMAN, AUSTRIAN] {
            let written = format.write(&point(value), Unit::Factor);
            let read = read_within(&written, &format, &money());
            prop_assert!(read.is_ok_and(|read| (read.likely() - value).abs() <= 1e-6), "{}", written);
        }
    }
}
