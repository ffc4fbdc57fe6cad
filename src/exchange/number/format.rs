//! How the page prints numbers in the reader's locale, as far as reading them back needs it.
use super::characters::plain_text;
use super::digits::digit;
use super::tidy;
use crate::model::{Spread, Unit, shortest};

/// The separators and words in the numbers that the page prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberFormat {
    /// The decimal separator of plain numbers, as `.` in 1,250.50.
    pub decimal: char,
    /// The group separator of plain numbers, as `,` in 1,250.50.
    pub group: char,
    /// The decimal separator of amounts of money: elsewhere than in plain numbers in French-speaking Switzerland.
    pub money_decimal: char,
    /// The group separator of amounts of money: elsewhere than in plain numbers in Austria.
    pub money_group: char,
    /// Whether digits stand in groups of two, as in Toki Pona.
    pub groups_of_two: bool,
    /// Whether the minus sign of an amount of money stands after it, as in Frisian.
    pub minus_after: bool,
    /// The case's currency, an ISO 4217 code; empty where it is not known.
    pub currency: &'static str,
    /// The words that stand in printed numbers, longest first.
    pub words: &'static [NumberWord],
}

/// A word of the locale that the page prints in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberWord {
    /// The word as it is printed.
    pub text: String,
    /// What it does.
    pub meaning: WordMeaning,
}

/// What a word in a number does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordMeaning {
    /// It multiplies by ten to this power: 3 for `k`.
    Multiplier(i32),
    /// It is a symbol of the case's currency.
    Currency,
}

/// How a number is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintedStyle {
    /// A number with at most one decimal.
    Plain,
    /// A percentage without decimals.
    Percent,
    /// An amount of money with at most one decimal.
    Money,
    /// An amount of money with three significant digits, shortened by a word: $50K.
    CompactMoney,
}

/// A part of a printed number, as `Intl.NumberFormat.formatToParts` names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedPart {
    /// `integer`, `group`, `decimal`, `fraction`, `minusSign`, `compact`, `currency` or another.
    pub kind: String,
    /// The text.
    pub text: String,
}

impl NumberFormat {
    /// A locale that prints all numbers with these separators and without words.
    pub const fn new(decimal: char, group: char) -> Self {
        Self {
            decimal,
            group,
            money_decimal: decimal,
            money_group: group,
            groups_of_two: false,
            minus_after: false,
            currency: "",
            words: &[],
        }
    }

    /// Whether the page groups digits by this character, which has its plain form.
    pub(super) fn groups_by(&self, mark: char) -> bool {
        // Who types Arabic digits on a Latin keyboard groups with a comma.
        let same =
            |group: char| group == mark || (group == '٬' && mark == ',') || (group.is_whitespace() && mark == ' ');
        [self.group, self.money_group].into_iter().any(same)
    }

    /// Writes a number or a range so that it reads back as that in every locale that has this decimal separator: `1250.5`, `20–40`.
    pub fn write(&self, spread: &Spread, unit: Unit) -> String {
        let one = |value: f64| {
            let text = shortest(tidy(if unit.is_percentage() { value * 100.0 } else { value }));
            match text.split_once('.') {
                // Three decimals could be a group.
                Some((whole, decimals)) if decimals.len() == 3 => format!("{whole}{}{decimals}0", self.decimal),
                Some((whole, decimals)) => format!("{whole}{}{decimals}", self.decimal),
                None => text,
            }
        };
        let values = [spread.low(), spread.likely(), spread.high()];
        if spread.is_range() { values.map(one).join("–") } else { one(spread.likely()) }
    }

    /// Learns the format from how numbers are printed in the locale, money in this currency. What it learns is kept for good, so
    /// this is to be done once for each currency.
    pub fn learn(currency: &str, print: impl Fn(f64, PrintedStyle) -> Vec<PrintedPart>) -> Self {
        let mut format = Self::new('.', ',');
        let mut words = Vec::new();
        for style in [PrintedStyle::Percent, PrintedStyle::Plain, PrintedStyle::Money] {
            let parts = print(-1_234_567.5, style);
            let mark = |kind: &str| plain_text(&parts.iter().find(|part| part.kind == kind)?.text).chars().next();
            let (decimal, group) = match style {
                PrintedStyle::Money => (&mut format.money_decimal, &mut format.money_group),
                _ => (&mut format.decimal, &mut format.group),
            };
            *decimal = mark("decimal").unwrap_or(*decimal);
            *group = mark("group").unwrap_or(*group);
            let place = |kind: &str| parts.iter().rposition(|part| part.kind == kind);
            let last = place("integer").map(|place| parts[place].text.chars().count());
            format.groups_of_two |= place("group").is_some() && last == Some(2);
            format.minus_after |= place("minusSign") > place("integer");
            for symbol in parts.iter().filter(|part| part.kind == "currency") {
                keep(&mut words, &plain_text(&symbol.text), WordMeaning::Currency);
            }
        }
        keep(&mut words, currency, WordMeaning::Currency);
        for exponent in 3..15 {
            for figure in COMPACT_FIGURES {
                let value = figure * libm::exp10(f64::from(exponent));
                learn_multiplier(&mut words, value, &print(value, PrintedStyle::CompactMoney));
            }
        }
        Self { currency: String::leak(currency.to_owned()), words: Vec::leak(words), ..format }
    }
}

/// Figures for every form that a language has of a word: one, a fraction, few, many.
const COMPACT_FIGURES: [f64; 7] = [1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 11.0];

/// Adds a word that is not there, before the shorter ones: of "mil M" and "mil" the longer one is meant where it fits.
fn keep(words: &mut Vec<NumberWord>, text: &str, meaning: WordMeaning) {
    let word = NumberWord { text: text.trim().to_owned(), meaning };
    if !word.text.is_empty() && !words.contains(&word) {
        let place = words.iter().position(|other| other.text.len() < word.text.len());
        words.insert(place.unwrap_or(words.len()), word);
    }
}

/// Learns the word that makes the printed digits the value; of two words the one that is not known.
fn learn_multiplier(words: &mut Vec<NumberWord>, value: f64, parts: &[PrintedPart]) {
    let (mut unknown, mut exponent) = (None, libm::round(libm::log10(value.abs() / size(parts))) as i32);
    for part in parts.iter().filter(|part| part.kind == "compact") {
        let text = plain_text(&part.text);
        match words.iter().find(|word| word.text == text.trim()).map(|word| word.meaning) {
            Some(WordMeaning::Multiplier(known)) => exponent -= known,
            _ => unknown = Some(text),
        }
    }
    if let Some(text) = unknown {
        keep(words, &text, WordMeaning::Multiplier(exponent));
    }
}

/// The digits of a printed number as a value.
fn size(parts: &[PrintedPart]) -> f64 {
    let digits = |kind: &str| {
        let parts = parts.iter().filter(move |part| part.kind == kind).flat_map(|part| part.text.chars());
        parts.filter_map(digit).map(f64::from).collect::<Vec<_>>()
    };
    let whole = digits("integer").into_iter().fold(0.0, |whole, digit| whole * 10.0 + digit);
    digits("fraction").into_iter().rev().fold(0.0, |fraction, digit| (fraction + digit) / 10.0) + whole
}
