use super::*;
use proptest::prelude::*;

#[track_caller]
fn exact(text: &str, digits: &str, exponent: i32) {
    assert_eq!(nearest(digits, exponent).to_bits(), text.parse::<f64>().unwrap().to_bits(), "{text}");
}

#[test]
fn ties_edges_and_long_numbers_round_as_the_standard_has_it() {
    exact("9007199254740993", "9007199254740993", 0);
    exact("9007199254740995", "9007199254740995", 0);
    exact("1.7976931348623158e308", "17976931348623158", 292);
    exact("1.7976931348623159e308", "17976931348623159", 292);
    exact("2.2250738585072011e-308", "22250738585072011", -324);
    exact("4.9e-324", "49", -325);
    exact("2.4703282292062327e-324", "24703282292062327", -340);
    exact("2.4703282292062328e-324", "24703282292062328", -340);
    let tie = format!("9007199254740993{}", "0".repeat(900));
    exact(&tie, &tie, 0);
    let above = format!("9007199254740993{}1e-901", "0".repeat(900));
    exact(&above, &above[..917], -901);
    assert_eq!((nearest("0000", 400), nearest("", 0), nearest("1", 400)), (0.0, 0.0, f64::INFINITY));
}

proptest! {
    #[test]
    fn every_double_reads_back_and_is_written_as_others_write_it(bits in any::<u64>()) {
        let value = f64::from_bits(bits);
        prop_assume!(value.is_finite());
        let text = written(value);
        prop_assert_eq!(&text, &serde_json::to_string(&value).unwrap());
        prop_assert_eq!(text.parse::<f64>().unwrap().to_bits(), bits);
    }

    #[test]
    fn what_people_state_reads_back(whole in 0_u64..1_000_000_000, decimals in 0..6) {
        let value = whole as f64 / power_of_ten(decimals);
        prop_assert_eq!(written(value), serde_json::to_string(&value).unwrap());
    }

    #[test]
    fn digits_are_read_as_the_standard_reads_them(digits in "[0-9]{1,40}", exponent in -360..330) {
        let value: f64 = format!("{digits}e{exponent}").parse().unwrap();
        prop_assert_eq!(nearest(&digits, exponent).to_bits(), value.to_bits());
    }
}
