//! Numbers as the reader's locale writes them, with the unit that makes them a figure.

use crate::browser::locale::{self, NumberStyle};
use crate::browser::text;
use crate::exchange::number::{NumberFormat, PrintedPart, PrintedStyle};
use crate::exchange::table::TableContext;
use crate::model::Unit;
use crate::text::{NumberFormatters, rounding};
use std::cell::RefCell;

/// A number with at most so many decimals.
pub(super) fn decimal(value: f64, digits: u8) -> String {
    // A small loss that rounds to zero is shown as "0", not "−0".
    let value = if value.abs() < 0.5 * libm::pow(10.0, -f64::from(digits)) { 0.0 } else { value };
    locale::number(value, NumberStyle::Decimals(digits), "")
}

/// An amount as tables, explanations and prices state it ([`rounding::exact_amount`]).
pub(super) fn money(value: f64, currency: &str) -> String {
    let value = rounding::exact_amount(value);
    let style = if value.fract() == 0.0 { NumberStyle::Decimals(0) } else { NumberStyle::Fixed(2) };
    locale::number(value, style, currency)
}

/// An amount as headlines and charts state it ([`rounding::headline_amount`]).
pub(super) fn round_money(value: f64, currency: &str) -> String {
    money(rounding::headline_amount(value), currency)
}

/// A share as a percentage.
pub(super) fn percent(share: f64) -> String {
    let digits = u8::from(share.abs() < 0.1 && (share * 100.0).fract() != 0.0);
    locale::number(share, NumberStyle::Percent(digits), "")
}

/// A share as a percentage with up to six decimals.
pub(super) fn precise_percent(share: f64) -> String {
    locale::number(share, NumberStyle::Percent(6), "")
}

/// A number with its unit.
pub(super) fn figure(value: f64, unit: Unit, currency: &str) -> String {
    match unit {
        Unit::Share | Unit::ShareOfYear => percent(value),
        Unit::Hours | Unit::HoursPerWeek => format!("{} h", decimal(value, 1)),
        Unit::Months => months(value),
        Unit::WeeksPerYear => with_unit(value, "week"),
        Unit::People => decimal(value, 1),
        Unit::TimesPerWeek | Unit::Factor => decimal(value, 2),
        Unit::Money | Unit::MoneyPerMonth | Unit::MoneyPerYear | Unit::MoneyPerHour | Unit::MoneyPerUserMonth => {
            money(value, currency)
        }
    }
}

/// A number of months.
pub(super) fn months(value: f64) -> String {
    with_unit(value, "month")
}

/// `1 month`, `1.5 months`.
fn with_unit(value: f64, unit: &str) -> String {
    let number = decimal(value, 1);
    let plural = if number == decimal(1.0, 1) { "" } else { "s" };
    format!("{number} {unit}{plural}")
}

/// A number as an input shows it: percentages without their sign, up to six decimals. Between 1 and 1,000 never three, which
/// could be a group: 1.234 is 1.2340.
pub(super) fn typed(value: f64, unit: Unit) -> String {
    let value = if unit.is_percentage() { value * 100.0 } else { value };
    let is_whole = |factor: f64| ((value * factor).round() / factor - value).abs() < 5e-7;
    if (1.0..1000.0).contains(&value.abs()) && is_whole(1e3) && !is_whole(1e2) {
        locale::number(value, NumberStyle::Fixed(4), "")
    } else {
        decimal(value, 6)
    }
}

/// The sign before an input: the currency's.
pub(super) fn unit_before(unit: Unit, currency: &str) -> String {
    if unit.is_money() { locale::currency_symbol(currency).0 } else { String::new() }
}

/// The unit after an input that holds this value, short enough for each of three inputs.
pub(super) fn unit_after(unit: Unit, value: f64) -> &'static str {
    let is_one = value == 1.0;
    match unit {
        Unit::People if is_one => "person",
        Unit::People => "people",
        Unit::Share | Unit::ShareOfYear => "%",
        Unit::Hours | Unit::HoursPerWeek => "h",
        Unit::WeeksPerYear if is_one => "week",
        Unit::WeeksPerYear => "weeks",
        Unit::Months if is_one => "month",
        Unit::Months => "months",
        Unit::TimesPerWeek
        | Unit::Factor
        | Unit::Money
        | Unit::MoneyPerMonth
        | Unit::MoneyPerYear
        | Unit::MoneyPerHour
        | Unit::MoneyPerUserMonth => "",
    }
}

/// The period or person that a unit is counted by: after a single number, and beside the label of a range.
pub(super) fn unit_per(unit: Unit) -> &'static str {
    match unit {
        Unit::MoneyPerMonth => "a month",
        Unit::MoneyPerYear | Unit::ShareOfYear | Unit::WeeksPerYear => "a year",
        Unit::MoneyPerHour => "an hour",
        Unit::MoneyPerUserMonth => "a month each",
        Unit::HoursPerWeek | Unit::TimesPerWeek => "a week",
        Unit::People | Unit::Money | Unit::Share | Unit::Hours | Unit::Months | Unit::Factor => "",
    }
}

/// A unit in full, for the description of an input.
pub(super) fn unit_in_words(unit: Unit, currency: &str) -> String {
    let after = match unit {
        Unit::Hours | Unit::HoursPerWeek => "hours",
        Unit::TimesPerWeek => "times",
        _ => unit_after(unit, 0.0),
    };
    [&unit_before(unit, currency), after, unit_per(unit)].join(" ").trim().to_owned()
}

thread_local! {
    // For each currency that somebody typed an amount in.
    static MARKS: RefCell<Vec<NumberFormat>> = RefCell::default();
}

/// How the locale writes numbers, for reading what is typed where no amount in the case's currency stands.
pub(super) fn marks() -> NumberFormat {
    marks_in("XXX") // ISO 4217 for "no currency".
}

/// What a reader of tables must know of this browser.
pub(super) fn table_context() -> TableContext {
    TableContext { format: marks(), fold: text::fold }
}

/// How the locale writes numbers, with money in this currency, for reading what is typed.
pub(super) fn marks_in(currency: &str) -> NumberFormat {
    MARKS.with_borrow_mut(|known| {
        if let Some(format) = known.iter().find(|format| format.currency == currency) {
            return *format;
        }
        let format = learn(currency);
        known.push(format);
        format
    })
}

fn learn(currency: &str) -> NumberFormat {
    let plain = locale::parts(NumberStyle::Decimals(1), "");
    let percent = locale::parts(NumberStyle::Percent(0), "");
    let money = locale::parts(NumberStyle::Decimals(1), currency);
    let compact = locale::parts(NumberStyle::Compact, currency);
    NumberFormat::learn(currency, |value, style| {
        let parts = match style {
            PrintedStyle::Plain => plain(value),
            PrintedStyle::Percent => percent(value),
            PrintedStyle::Money => money(value),
            PrintedStyle::CompactMoney => compact(value),
        };
        parts.into_iter().map(|(kind, text)| PrintedPart { kind, text }).collect()
    })
}

/// How CSV files are written, in words to stand beside a button.
pub(super) fn csv_note() -> &'static str {
    if marks().decimal == ',' {
        "CSV files use semicolons and decimal commas, as spreadsheets in your region expect."
    } else {
        "CSV files use commas and decimal points, as spreadsheets in your region expect."
    }
}

/// An amount for an axis, shortened from a thousand on: `$50K`.
pub(super) fn compact_money(value: f64, currency: &str) -> String {
    if value.abs() < 1000.0 { money(value, currency) } else { locale::number(value, NumberStyle::Compact, currency) }
}

/// A share to the tenth of a percent, an amount to three digits: for values that are compared closely.
pub(super) fn precise(value: f64, unit: Unit, currency: &str) -> String {
    match unit {
        Unit::Share | Unit::ShareOfYear => locale::number(value, NumberStyle::Percent(1), ""),
        _ if unit.is_money() => round_money(value, currency),
        _ => figure(value, unit, currency),
    }
}

/// Calls `say` with the number formats for sentences in a currency.
pub(super) fn speak<T>(currency: &str, say: impl FnOnce(&NumberFormatters) -> T) -> T {
    say(&NumberFormatters {
        money: &|amount| round_money(amount, currency),
        cents: &|amount| match amount.abs() {
            below if below < 100.0 => locale::number(amount, NumberStyle::Fixed(2), currency),
            _ => money(amount, currency),
        },
        number: &|value| decimal(value, 1),
        percent: &whole_percent,
        ratio: &|value| decimal(value, 2),
    })
}

/// A share as a headline states it ([`rounding::headline_share`]).
pub(super) fn whole_percent(share: f64) -> String {
    locale::number(rounding::headline_share(share), NumberStyle::Percent(0), "")
}

/// A share of cases, to the tenth of a percent where it is small.
pub(super) fn share(share: f64) -> String {
    locale::number(share, NumberStyle::Percent(u8::from(share < 0.1)), "")
}

/// A share as a percentage with up to three decimals.
pub(super) fn thousandths_of_percent(share: f64) -> String {
    locale::number(share, NumberStyle::Percent(3), "")
}
