//! Numbers with the unit that makes them a figure, printed as the reader's locale has them.

mod english;

pub use english::English;

use super::phrase::NumberFormatters;
use super::rounding;
use crate::model::Unit;
use crate::model::kpi::KpiUnit;

/// How a number is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintedAs {
    /// At most this many decimals.
    Decimals(u8),
    /// Exactly this many decimals.
    Fixed(u8),
    /// Shortened with three significant digits, for axes: 50k.
    Compact,
    /// A percentage with at most this many decimals.
    Percent(u8),
}

/// What prints numbers: the browser in the reader's locale, or [`English`].
pub trait NumberPrinter {
    /// A number; with a currency (ISO 4217) an amount of money.
    fn number(&self, value: f64, printed_as: PrintedAs, currency: &str) -> String;
    /// The symbol of a currency.
    fn symbol(&self, currency: &str) -> String;
}

/// Prints figures.
#[derive(Clone, Copy)]
pub struct FigurePrinter<'a>(pub &'a dyn NumberPrinter);

impl FigurePrinter<'_> {
    /// A number with at most so many decimals.
    pub fn decimal(self, value: f64, digits: u8) -> String {
        // A small loss that rounds to zero is shown as "0", not "−0".
        let value = if value.abs() < 0.5 * libm::pow(10.0, -f64::from(digits)) { 0.0 } else { value };
        self.0.number(value, PrintedAs::Decimals(digits), "")
    }

    /// An amount as tables, explanations and prices state it ([`rounding::exact_amount`]).
    pub fn money(self, value: f64, currency: &str) -> String {
        let value = rounding::exact_amount(value);
        let printed_as = if value.fract() == 0.0 { PrintedAs::Decimals(0) } else { PrintedAs::Fixed(2) };
        self.0.number(value, printed_as, currency)
    }

    /// An amount as headlines and charts state it ([`rounding::headline_amount`]).
    pub fn round_money(self, value: f64, currency: &str) -> String {
        self.money(rounding::headline_amount(value), currency)
    }

    /// An amount for an axis, shortened from a thousand on: `$50K`.
    pub fn compact_money(self, value: f64, currency: &str) -> String {
        if value.abs() < 1000.0 {
            self.money(value, currency)
        } else {
            self.0.number(value, PrintedAs::Compact, currency)
        }
    }

    /// A share as a percentage.
    pub fn percent(self, share: f64) -> String {
        let digits = u8::from(share.abs() < 0.1 && (share * 100.0).fract() != 0.0);
        self.0.number(share, PrintedAs::Percent(digits), "")
    }

    /// A share as a headline states it ([`rounding::headline_share`]).
    pub fn whole_percent(self, share: f64) -> String {
        self.0.number(rounding::headline_share(share), PrintedAs::Percent(0), "")
    }

    /// A share of cases, to the tenth of a percent where it is small.
    pub fn share(self, share: f64) -> String {
        self.0.number(share, PrintedAs::Percent(u8::from(share < 0.1)), "")
    }

    /// A share as a percentage with up to three decimals.
    pub fn thousandths_of_percent(self, share: f64) -> String {
        self.0.number(share, PrintedAs::Percent(3), "")
    }

    /// `1 month`, `1.5 months`.
    pub fn counted(self, value: f64, unit: &str) -> String {
        let number = self.decimal(value, 1);
        let plural = if number == self.decimal(1.0, 1) { "" } else { "s" };
        format!("{number} {unit}{plural}")
    }

    /// A number with its unit.
    pub fn figure(self, value: f64, unit: Unit, currency: &str) -> String {
        match unit {
            Unit::Share | Unit::ShareOfYear => self.percent(value),
            Unit::Hours | Unit::HoursPerWeek => format!("{} h", self.decimal(value, 1)),
            Unit::Months => self.counted(value, "month"),
            Unit::WeeksPerYear => self.counted(value, "week"),
            Unit::People => self.decimal(value, 1),
            Unit::TimesPerWeek | Unit::Factor => self.decimal(value, 2),
            Unit::Money | Unit::MoneyPerMonth | Unit::MoneyPerYear | Unit::MoneyPerHour | Unit::MoneyPerUserMonth => {
                self.money(value, currency)
            }
        }
    }

    /// A share to the tenth of a percent, an amount to three digits: for values that are compared closely.
    pub fn precise(self, value: f64, unit: Unit, currency: &str) -> String {
        match unit {
            Unit::Share | Unit::ShareOfYear => self.0.number(value, PrintedAs::Percent(1), ""),
            _ if unit.is_money() => self.round_money(value, currency),
            _ => self.figure(value, unit, currency),
        }
    }

    /// A number as an input shows it: percentages without their sign, up to six decimals. Between 1 and 1,000 never three, which
    /// could be a group: 1.234 is 1.2340.
    pub fn typed(self, value: f64, unit: Unit) -> String {
        let value = if unit.is_percentage() { value * 100.0 } else { value };
        let is_whole = |factor: f64| ((value * factor).round() / factor - value).abs() < 5e-7;
        if (1.0..1000.0).contains(&value.abs()) && is_whole(1e3) && !is_whole(1e2) {
            self.0.number(value, PrintedAs::Fixed(4), "")
        } else {
            self.decimal(value, 6)
        }
    }

    /// The sign before an input: the currency's.
    pub fn unit_before(self, unit: Unit, currency: &str) -> String {
        if unit.is_money() { self.0.symbol(currency) } else { String::new() }
    }

    /// A unit in full, for the description of an input.
    pub fn unit_in_words(self, unit: Unit, currency: &str) -> String {
        let after = match unit {
            Unit::Hours | Unit::HoursPerWeek => "hours",
            Unit::TimesPerWeek => "times",
            _ => unit_after(unit, 0.0),
        };
        let before = self.unit_before(unit, currency);
        let parts = [&before, after, unit_per(unit)].into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" ")
    }

    /// The value of a KPI with as little of its unit as an axis needs.
    pub fn brief_kpi(self, value: f64, unit: KpiUnit<'_>) -> String {
        match unit {
            KpiUnit::Share | KpiUnit::SharePerYear => self.0.number(value, PrintedAs::Percent(1), ""),
            KpiUnit::Hours | KpiUnit::HoursPerPersonWeek => format!("{} h", self.decimal(value, 1)),
            KpiUnit::Score | KpiUnit::Named(_) => self.decimal(value, 2),
        }
    }

    /// The value of a KPI with its unit.
    pub fn kpi(self, value: f64, unit: KpiUnit<'_>) -> String {
        match unit {
            KpiUnit::SharePerYear => format!("{} a year", self.brief_kpi(value, unit)),
            KpiUnit::HoursPerPersonWeek | KpiUnit::Score | KpiUnit::Named(_) => {
                format!("{} {}", self.brief_kpi(value, unit), rest_of_kpi_unit(unit)).trim_end().to_owned()
            }
            KpiUnit::Share | KpiUnit::Hours => self.brief_kpi(value, unit),
        }
    }

    /// Calls `say` with the number formats for sentences in a currency.
    pub fn speak<T>(self, currency: &str, say: impl FnOnce(&NumberFormatters) -> T) -> T {
        say(&NumberFormatters {
            money: &|amount| self.round_money(amount, currency),
            cents: &|amount| match amount.abs() {
                below if below < 100.0 => self.0.number(amount, PrintedAs::Fixed(2), currency),
                _ => self.money(amount, currency),
            },
            number: &|value| self.decimal(value, 1),
            percent: &|share| self.whole_percent(share),
            ratio: &|value| self.decimal(value, 2),
        })
    }
}

/// The rest of a KPI's unit, which follows [`FigurePrinter::brief_kpi`] in a sentence.
pub fn rest_of_kpi_unit(unit: KpiUnit<'_>) -> String {
    match unit {
        KpiUnit::SharePerYear => "a year".into(),
        KpiUnit::HoursPerPersonWeek => "a person and week".into(),
        KpiUnit::Score | KpiUnit::Named(_) => unit.words().to_owned(),
        KpiUnit::Share | KpiUnit::Hours => String::new(),
    }
}

/// The unit after an input that holds this value, short enough for each of three inputs.
pub fn unit_after(unit: Unit, value: f64) -> &'static str {
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
pub fn unit_per(unit: Unit) -> &'static str {
    match unit {
        Unit::MoneyPerMonth => "a month",
        Unit::MoneyPerYear | Unit::ShareOfYear | Unit::WeeksPerYear => "a year",
        Unit::MoneyPerHour => "an hour",
        Unit::MoneyPerUserMonth => "a month each",
        Unit::HoursPerWeek | Unit::TimesPerWeek => "a week",
        Unit::People | Unit::Money | Unit::Share | Unit::Hours | Unit::Months | Unit::Factor => "",
    }
}
