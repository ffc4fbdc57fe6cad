//! The law of numbers: what the page prints in a locale reads back as that figure. How 78 locales print is recorded
//! (tests/locales/record.mjs); in the browsers, tests/browser/numbers.spec.mjs tries every locale that they know.

use async_roi::exchange::number::{NumberFormat, PrintedPart, PrintedStyle, TypedValue, parse};
use async_roi::model::Unit;
use serde_json::Value;

fn record() -> Value {
    serde_json::from_str(include_str!("../locales/printed.json")).expect("the record is JSON")
}

/// The parts of a sample such as `i75|g,|i000|c$`.
fn parts(sample: &Value) -> Vec<PrintedPart> {
    let kind = |letter| match letter {
        Some('i') => "integer",
        Some('g') => "group",
        Some('d') => "decimal",
        Some('f') => "fraction",
        Some('m') => "minusSign",
        Some('w') => "compact",
        _ => "currency",
    };
    let part =
        |part: &str| PrintedPart { kind: kind(part.chars().next()).into(), text: part.chars().skip(1).collect() };
    sample.as_str().expect("a sample is text").split('|').map(part).collect()
}

fn learn(locale: &Value) -> NumberFormat {
    NumberFormat::learn(locale["currency"].as_str().expect("a code"), |value, style| match style {
        PrintedStyle::Plain => parts(&locale["plain"]),
        PrintedStyle::Percent => parts(&locale["percent"]),
        PrintedStyle::Money => parts(&locale["money"]),
        PrintedStyle::CompactMoney => parts(&locale["compact"][&value.to_string()]),
    })
}

fn unit(name: &Value) -> Unit {
    match name.as_str() {
        Some("Money") => Unit::Money,
        Some("Share") => Unit::Share,
        _ => Unit::Factor,
    }
}

#[test]
fn what_the_page_prints_reads_back_in_every_locale() {
    let record = record();
    let figures = record["figures"].as_array().expect("figures");
    let locales = record["locales"].as_array().expect("locales");
    assert!(locales.len() >= 60);
    let mut broken = Vec::new();
    for locale in locales {
        let format = learn(locale);
        for (figure, text) in figures.iter().zip(locale["texts"].as_array().expect("texts")) {
            let (text, value) = (text.as_str().expect("a text"), figure[1].as_f64().expect("a number"));
            let read = parse(text, &format, unit(&figure[0]));
            let near = |read: f64| (read - value).abs() <= 1e-12 * value.abs();
            if !matches!(read, Ok(TypedValue::Single(read)) if near(read)) {
                broken.push(format!("{}: {text} is not {value} but {read:?}", locale["locale"]));
            }
        }
    }
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), broken.join("\n"));
}
