//! Numbers as the reader's locale writes them, with the unit that makes them a figure.

use crate::browser::locale::{self, NumberStyle};
use crate::browser::text;
use crate::exchange::number::{NumberFormat, PrintedPart, PrintedStyle};
use crate::exchange::table::TableContext;
use crate::model::Unit;
use crate::text::NumberFormatters;
use crate::text::figures::{self, FigurePrinter, NumberPrinter, PrintedAs};
use std::cell::RefCell;

/// The browser as a printer of numbers.
struct Locale;

impl NumberPrinter for Locale {
    fn number(&self, value: f64, printed_as: PrintedAs, currency: &str) -> String {
        let style = match printed_as {
            PrintedAs::Decimals(digits) => NumberStyle::Decimals(digits),
            PrintedAs::Fixed(digits) => NumberStyle::Fixed(digits),
            PrintedAs::Compact => NumberStyle::Compact,
            PrintedAs::Percent(digits) => NumberStyle::Percent(digits),
        };
        locale::number(value, style, currency)
    }

    fn symbol(&self, currency: &str) -> String {
        locale::currency_symbol(currency).0
    }
}

/// Prints figures in the reader's locale.
pub(super) const FIGURES: FigurePrinter<'static> = FigurePrinter(&Locale);

/// A number with at most so many decimals.
pub(super) fn decimal(value: f64, digits: u8) -> String {
    FIGURES.decimal(value, digits)
}

/// An amount as tables, explanations and prices state it.
pub(super) fn money(value: f64, currency: &str) -> String {
    FIGURES.money(value, currency)
}

/// An amount as headlines and charts state it.
pub(super) fn round_money(value: f64, currency: &str) -> String {
    FIGURES.round_money(value, currency)
}

/// A share as a percentage.
pub(super) fn percent(share: f64) -> String {
    FIGURES.percent(share)
}

/// A share as a percentage with up to six decimals.
pub(super) fn precise_percent(share: f64) -> String {
    locale::number(share, NumberStyle::Percent(6), "")
}

/// A number with its unit.
pub(super) fn figure(value: f64, unit: Unit, currency: &str) -> String {
    FIGURES.figure(value, unit, currency)
}

/// A number of months.
pub(super) fn months(value: f64) -> String {
    FIGURES.counted(value, "month")
}

/// A number as an input shows it.
pub(super) fn typed(value: f64, unit: Unit) -> String {
    FIGURES.typed(value, unit)
}

/// The sign before an input: the currency's.
pub(super) fn unit_before(unit: Unit, currency: &str) -> String {
    FIGURES.unit_before(unit, currency)
}

pub(super) use figures::{unit_after, unit_per};

/// A unit in full, for the description of an input.
pub(super) fn unit_in_words(unit: Unit, currency: &str) -> String {
    FIGURES.unit_in_words(unit, currency)
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
    FIGURES.compact_money(value, currency)
}

/// A share to the tenth of a percent, an amount to three digits: for values that are compared closely.
pub(super) fn precise(value: f64, unit: Unit, currency: &str) -> String {
    FIGURES.precise(value, unit, currency)
}

/// Calls `say` with the number formats for sentences in a currency.
pub(super) fn speak<T>(currency: &str, say: impl FnOnce(&NumberFormatters) -> T) -> T {
    FIGURES.speak(currency, say)
}

/// A share as a headline states it.
pub(super) fn whole_percent(share: f64) -> String {
    FIGURES.whole_percent(share)
}

/// A share of cases, to the tenth of a percent where it is small.
pub(super) fn share(share: f64) -> String {
    FIGURES.share(share)
}

/// A share as a percentage with up to three decimals.
pub(super) fn thousandths_of_percent(share: f64) -> String {
    FIGURES.thousandths_of_percent(share)
}
