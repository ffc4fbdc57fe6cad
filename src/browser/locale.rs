//! Number formatting in the user's locale, through `Intl.NumberFormat`.

use js_sys::{Array, Function, Intl, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::window;

/// The format of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberStyle {
    /// At most this many decimals.
    Decimals(u8),
    /// At most this many significant digits.
    Significant(u8),
    /// Exactly this many decimals.
    Fixed(u8),
    /// Compact notation with three significant digits, for axes: 50k.
    Compact,
    /// A percentage with at most this many decimals.
    Percent(u8),
}

thread_local! {
    // A cache: making a formatter is slow. A dozen at most.
    static FORMATS: RefCell<Vec<(NumberStyle, String, Option<Function>)>> = RefCell::default();
    static LANGUAGE: Array = language();
}

/// The user's language, or English where `Intl` does not accept the browser's own setting (such as "C").
fn language() -> Array {
    let name = window().and_then(|window| window.navigator().language()).unwrap_or_default();
    let list = Array::of1(&name.into());
    let known = Reflect::get(&js_sys::global(), &"Intl".into())
        .and_then(|intl| Reflect::get(&intl, &"getCanonicalLocales".into()))
        .is_ok_and(|check| Function::from(check).call1(&JsValue::UNDEFINED, &list).is_ok());
    if known { list } else { Array::of1(&"en".into()) }
}

fn options(style: NumberStyle, currency: &str) -> Object {
    let options = Object::new();
    // Setting a property of a fresh object does not fail.
    let set = |name: &str, value: JsValue| drop(Reflect::set(&options, &name.into(), &value));
    if !currency.is_empty() {
        set("style", "currency".into());
        set("currency", currency.into());
        set("currencyDisplay", "narrowSymbol".into());
    }
    match style {
        NumberStyle::Decimals(digits) => {
            set("minimumFractionDigits", 0.into());
            set("maximumFractionDigits", digits.into());
        }
        NumberStyle::Significant(digits) => {
            set("maximumSignificantDigits", digits.into());
        }
        NumberStyle::Fixed(digits) => {
            set("minimumFractionDigits", digits.into());
            set("maximumFractionDigits", digits.into());
        }
        NumberStyle::Compact => {
            set("notation", "compact".into());
            set("maximumSignificantDigits", 3.into());
        }
        NumberStyle::Percent(digits) => {
            set("style", "percent".into());
            set("maximumFractionDigits", digits.into());
        }
    }
    options
}

/// None where `Intl` throws on an invalid currency code: the plain number is written then.
fn build(style: NumberStyle, currency: &str) -> Option<Intl::NumberFormat> {
    let constructor =
        Reflect::get(&Reflect::get(&js_sys::global(), &"Intl".into()).ok()?, &"NumberFormat".into()).ok()?;
    let arguments = LANGUAGE.with(|language| Array::of2(language, &options(style, currency)));
    Some(Reflect::construct(&Function::from(constructor), &arguments).ok()?.into())
}

fn formatter(style: NumberStyle, currency: &str) -> Option<Function> {
    FORMATS.with_borrow_mut(|formats| {
        let known = formats.iter().find(|(other, unit, _)| *other == style && unit == currency);
        if let Some((.., format)) = known {
            return format.clone();
        }
        let format = build(style, currency).map(|format| format.format());
        formats.push((style, currency.to_owned(), format.clone()));
        format
    })
}

/// Formats a number; with a currency (ISO 4217 code) as an amount of money. The sign of a negative number is a minus (U+2212), where
/// English and many other locales of `Intl` have a hyphen.
pub fn number(value: f64, style: NumberStyle, currency: &str) -> String {
    // Beyond, Bengali has one word for two powers of ten.
    let style = if style == NumberStyle::Compact && value.abs() >= 1e11 { NumberStyle::Significant(3) } else { style };
    let written = formatter(style, currency).and_then(|format| format.call1(&JsValue::UNDEFINED, &value.into()).ok());
    let plain = || js_sys::Number::from(value).to_string_with_radix(10).map(String::from).unwrap_or_default();
    let text = written.and_then(|text| text.as_string());
    let text = text.unwrap_or_else(|| format!("{} {currency}", plain()).trim_end().to_owned());
    if value < 0.0 { text.replacen('-', "−", 1) } else { text }
}

/// The parts of numbers as they are written: each with its kind, as `Intl` names it, and its text.
pub fn parts(style: NumberStyle, currency: &str) -> impl Fn(f64) -> Vec<(String, String)> {
    let format = build(style, currency);
    move |value| {
        let parts = format.as_ref().map(|format| format.format_to_parts(value)).unwrap_or_default();
        let text = |part: &JsValue, name: &str| {
            Reflect::get(part, &name.into()).ok().and_then(|text| text.as_string()).unwrap_or_default()
        };
        parts.iter().map(|part| (text(&part, "type"), text(&part, "value"))).collect()
    }
}

/// The symbol of a currency, and whether it stands before the amount.
pub fn currency_symbol(currency: &str) -> (String, bool) {
    let sample = number(1.0, NumberStyle::Decimals(0), currency);
    let symbol = sample.trim_matches(|c: char| c.is_numeric() || c.is_whitespace()).to_owned();
    let before = sample.starts_with(&symbol);
    (if symbol.is_empty() { currency.to_owned() } else { symbol }, before)
}
