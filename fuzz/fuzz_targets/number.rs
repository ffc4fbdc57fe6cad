//! A number that can be read is finite and in order, does not change with blanks around it, and reads back as it is printed.

#![no_main]

use async_roi::exchange::number::{Notation, NumberFormat, TypedValue, parse, read_within};
use async_roi::model::FIELDS;
use async_roi_fuzz::format;
use libfuzzer_sys::fuzz_target;

/// The number with all digits, in the marks of a locale.
fn printed(value: f64, format: &NumberFormat) -> String {
    format!("{value}").replace('.', &format.decimal.to_string())
}

fn same(left: f64, right: f64) -> bool {
    (left - right).abs() <= 1e-14 * left.abs()
}

fuzz_target!(|input: (u8, &str)| {
    let (selector, text) = input;
    let format = format(selector);
    for notation in [Notation::Plain, Notation::Percent] {
        let read = parse(text, &format, notation);
        assert_eq!(parse(&format!(" {text} "), &format, notation).ok(), read.as_ref().ok().copied());
        let values = match read {
            Ok(TypedValue::Single(value)) => vec![value],
            Ok(TypedValue::Range { low, likely, high }) => [Some(low), likely, Some(high)].into_iter().flatten().collect(),
            Err(error) => {
                assert!(!error.to_string().is_empty());
                continue;
            }
        };
        assert!(values.iter().all(|value| value.is_finite()) && values.is_sorted(), "{values:?}");
        for value in values {
            let printed = printed(value, &format);
            match parse(&printed, &format, Notation::Plain) {
                Ok(TypedValue::Single(again)) => assert!(same(value, again), "{value}, printed as {printed}, reads as {again}"),
                other => panic!("{value}, printed as {printed}, reads as {other:?}"),
            }
        }
    }
    let field = &FIELDS[usize::from(selector) % FIELDS.len()];
    match read_within(text, &format, &field.limits()) {
        Ok(spread) => assert_eq!(field.check(&spread), Ok(()), "{}", field.key),
        Err(reason) => assert!(!reason.is_empty()),
    }
});
