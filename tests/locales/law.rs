//! The law of numbers: what the page prints in a locale reads back as that figure. Shared by tests/core/locales.rs, which tries a
//! record, and the module that tests/browser/numbers.spec.mjs tries every locale of a browser with.

use async_roi::exchange::number::{NumberFormat, PrintedPart, PrintedStyle, TypedValue, parse};
use async_roi::model::Unit;
use serde_json::Value;

/// The parts of a sample such as `i75|g,|i000|c$`, as tests/locales/print.mjs writes them.
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

/// What does not read back as its figure in a locale, in words: `figures` are pairs of a unit and a number, and the locale has
/// the text of each.
pub(crate) fn misread(locale: &Value, figures: &[Value]) -> Vec<String> {
    let format = learn(locale);
    let texts = locale["texts"].as_array().expect("texts");
    let wrong = |(figure, text): (&Value, &Value)| {
        let (text, value) = (text.as_str().expect("a text"), figure[1].as_f64().expect("a number"));
        match parse(text, &format, unit(&figure[0])) {
            Ok(TypedValue::Single(read)) if (read - value).abs() <= 1e-12 * value.abs() => None,
            read => Some(format!("{}: {text} is not {value} but {read:?}", locale["locale"])),
        }
    };
    figures.iter().zip(texts).filter_map(wrong).collect()
}
