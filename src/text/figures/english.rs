//! Numbers in American English without a browser, as `Intl` prints them there.

use super::{NumberPrinter, PrintedAs};

/// Prints numbers as `Intl.NumberFormat` does in American English.
#[derive(Clone, Copy, Debug)]
pub struct English;

/// The currencies with a symbol of their own; the others show their code.
const SYMBOLS: [(&str, &str); 11] = [
    ("USD", "$"),
    ("AUD", "$"),
    ("CAD", "$"),
    ("NZD", "$"),
    ("HKD", "$"),
    ("SGD", "$"),
    ("EUR", "€"),
    ("GBP", "£"),
    ("JPY", "¥"),
    ("INR", "₹"),
    ("KRW", "₩"),
];

impl NumberPrinter for English {
    fn number(&self, value: f64, printed_as: PrintedAs, currency: &str) -> String {
        let size = value.abs();
        let digits = match printed_as {
            PrintedAs::Decimals(most) => trimmed(fixed(size, most)),
            PrintedAs::Fixed(digits) => fixed(size, digits),
            PrintedAs::Percent(most) => trimmed(fixed(size * 100.0, most)) + "%",
            PrintedAs::Compact => {
                let powers = [(1e9, "B"), (1e6, "M"), (1e3, "K")];
                let power = powers.into_iter().find(|(power, _)| size >= *power);
                power.map_or_else(|| significant(size), |(power, sign)| significant(size / power) + sign)
            }
        };
        let sign = if value < 0.0 && digits.contains(|digit: char| ('1'..='9').contains(&digit)) { "−" } else { "" };
        let symbol = if currency.is_empty() { String::new() } else { self.symbol(currency) };
        // A code is kept apart from the number.
        let gap = if symbol.ends_with(char::is_alphabetic) { "\u{a0}" } else { "" };
        format!("{sign}{symbol}{gap}{digits}")
    }

    fn symbol(&self, currency: &str) -> String {
        let known = SYMBOLS.iter().find(|(code, _)| *code == currency);
        known.map_or(currency, |(_, symbol)| symbol).to_owned()
    }
}

/// With so many decimals, the thousands grouped.
fn fixed(size: f64, digits: u8) -> String {
    let power = libm::pow(10.0, f64::from(digits));
    // Halves away from zero, as `Intl` rounds.
    let rounded = if size < 1e15 { (size * power).round() / power } else { size };
    let text = format!("{rounded:.*}", usize::from(digits));
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (place, digit) in whole.char_indices() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if decimals.is_empty() { grouped } else { format!("{grouped}.{decimals}") }
}

/// Without zeros at the end of the decimals.
fn trimmed(text: String) -> String {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// To three significant digits.
fn significant(size: f64) -> String {
    let digits_before = if size < 1.0 { 0 } else { libm::floor(libm::log10(size)) as i32 + 1 };
    if let Ok(decimals) = u8::try_from(3 - digits_before) {
        return trimmed(fixed(size, decimals));
    }
    let power = libm::pow(10.0, f64::from(digits_before - 3));
    fixed((size / power).round() * power, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_in_the_browser() {
        let print = |value, printed_as, currency| English.number(value, printed_as, currency);
        assert_eq!(print(-1960.4, PrintedAs::Decimals(0), "USD"), "−$1,960");
        assert_eq!(print(1_234_567.0, PrintedAs::Compact, "EUR"), "€1.23M");
        assert_eq!(print(99.5, PrintedAs::Fixed(2), "USD"), "$99.50");
        assert_eq!(print(0.125, PrintedAs::Percent(0), ""), "13%");
        assert_eq!(print(-0.001, PrintedAs::Decimals(0), ""), "0");
        assert_eq!(print(50_000.0, PrintedAs::Compact, "USD"), "$50K");
        assert_eq!(print(12_340.0, PrintedAs::Compact, "CHF"), "CHF\u{a0}12.3K");
        assert_eq!(print(1.5, PrintedAs::Decimals(1), ""), "1.5");
        assert_eq!(print(0.05, PrintedAs::Percent(1), ""), "5%");
    }
}
