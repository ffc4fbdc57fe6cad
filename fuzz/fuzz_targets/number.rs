//! A number that can be read is finite and in order, does not change with blanks around it, and reads back as it is printed.

#![no_main]

use async_roi::exchange::number::{NumberError, NumberFault, NumberFormat, TypedValue, parse, parse_with_decimal, read_within};
use async_roi::model::{FIELDS, Unit};
use async_roi_fuzz::format;
use libfuzzer_sys::fuzz_target;

/// The number with all digits, in the marks of a locale.
fn printed(value: f64, format: &NumberFormat) -> String {
    format!("{value}").replace('.', &format.decimal.to_string())
}

fn values(read: TypedValue) -> Vec<f64> {
    match read {
        TypedValue::Single(value) => vec![value],
        TypedValue::Range { low, likely, high } => [Some(low), likely, Some(high)].into_iter().flatten().collect(),
    }
}

fn check(read: TypedValue, format: &NumberFormat) {
    let values = values(read);
    assert!(values.iter().all(|value| value.is_finite()) && values.is_sorted(), "{values:?}");
    for value in values {
        let printed = printed(value, format);
        match parse_with_decimal(&printed, format.decimal, format, Unit::Factor) {
            Ok(TypedValue::Single(again)) if (again - value).abs() <= 1e-14 * value.abs() => {}
            other => panic!("{value}, printed as {printed}, reads as {other:?}"),
        }
    }
}

fuzz_target!(|input: (u8, &str)| {
    let (selector, text) = input;
    let format = format(selector);
    for unit in [Unit::Factor, Unit::Money, Unit::Share] {
        let read = parse(text, &format, unit);
        assert_eq!(parse(&format!(" {text} "), &format, unit).ok(), read.as_ref().ok().copied());
        match read {
            Ok(value) => check(value, &format),
            Err(NumberError { fault: NumberFault::Ambiguous([first, second]), .. }) => {
                assert_ne!(first, second);
                check(first, &format);
                check(second, &format);
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
    let field = &FIELDS[usize::from(selector) % FIELDS.len()];
    match read_within(text, &format, &field.limits()) {
        Ok(spread) => assert_eq!(field.check(&spread), Ok(()), "{}", field.key),
        Err(refusal) => assert!(!refusal.reason.is_empty()),
    }
});
