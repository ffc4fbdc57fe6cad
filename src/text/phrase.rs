//! Text with emphasized parts, and durations in words.

/// Words of this page as the beginning of a sentence. They begin with an ASCII letter: tables for other letters weigh 14 kB.
pub fn capitalized(words: &str) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// The emphasis of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// None.
    Plain,
    /// A figure.
    Figure,
    /// The main figure of the sentence.
    Key,
}

/// A part of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhrasePart {
    /// Its emphasis.
    pub emphasis: Emphasis,
    /// Its text, including spaces.
    pub text: String,
}

/// A text of parts with emphasis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase(Vec<PhrasePart>);

impl Phrase {
    /// Its parts in order.
    pub fn parts(&self) -> &[PhrasePart] {
        &self.0
    }

    /// The text without emphasis.
    pub fn plain(&self) -> String {
        self.0.iter().map(|part| part.text.as_str()).collect()
    }

    fn with(mut self, emphasis: Emphasis, text: impl Into<String>) -> Self {
        self.0.push(PhrasePart { emphasis, text: text.into() });
        self
    }

    /// Appends words.
    #[must_use]
    pub fn say(self, text: impl Into<String>) -> Self {
        self.with(Emphasis::Plain, text)
    }

    /// Appends a figure.
    #[must_use]
    pub fn figure(self, text: impl Into<String>) -> Self {
        self.with(Emphasis::Figure, text)
    }

    /// Appends the main figure.
    #[must_use]
    pub fn key(self, text: impl Into<String>) -> Self {
        self.with(Emphasis::Key, text)
    }
}

/// Functions that format the numbers of a phrase in the user's locale.
pub struct NumberFormatters<'a> {
    /// An amount of money, to three significant digits.
    pub money: &'a dyn Fn(f64) -> String,
    /// An amount of money with two decimals.
    pub cents: &'a dyn Fn(f64) -> String,
    /// A plain number, to one decimal.
    pub number: &'a dyn Fn(f64) -> String,
    /// A share as a whole percentage.
    pub percent: &'a dyn Fn(f64) -> String,
    /// A ratio, to two decimals.
    pub ratio: &'a dyn Fn(f64) -> String,
}

const WORDS: [&str; 13] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A horizon: `three years`, `30 months`.
pub fn horizon(months: usize) -> String {
    let (count, unit) = if months.is_multiple_of(12) { (months / 12, "year") } else { (months, "month") };
    let number = WORDS.get(count).filter(|_| unit == "year" || count == 1);
    let number = number.map_or_else(|| count.to_string(), |word| (*word).to_owned());
    format!("{number} {unit}{}", if count == 1 { "" } else { "s" })
}

/// A payback in months, to the tenth.
pub(super) fn months_number(months: f64, number: &dyn Fn(f64) -> String) -> String {
    if months > 0.0 && months < 0.05 { format!("<{}", number(0.1)) } else { number(months) }
}

/// A payback with its unit.
pub fn payback(months: f64, number: &dyn Fn(f64) -> String) -> String {
    let told = months_number(months, number);
    format!("{told} {}", if told == number(1.0) { "month" } else { "months" })
}

/// Why a payback is no time to wait for; none where it is one. `is_nothing` says that nothing is gained or paid at all.
pub fn no_wait(payback: Option<f64>, is_nothing: bool) -> Option<&'static str> {
    match payback {
        Some(months) if months > 0.0 => None,
        Some(_) => Some("nothing to pay back"),
        None if is_nothing => Some("nothing changes"),
        None => Some("not within the horizon"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_horizon_is_told_in_years_where_it_is_whole_years() {
        let told = [1, 12, 30, 36, 144, 600].map(horizon);
        assert_eq!(told, ["one month", "one year", "30 months", "three years", "twelve years", "50 years"]);
    }

    #[test]
    fn payback_is_told_to_the_tenth_of_a_month() {
        let told = [0.01, 0.2, 1.0, 2.26, 14.8].map(|months| payback(months, &|number| format!("{number:.1}")));
        let expected = ["<0.1 months", "0.2 months", "1.0 month", "2.3 months", "14.8 months"];
        assert_eq!(told, expected);
    }

    #[test]
    fn without_an_outlay_there_is_no_payback_to_wait_for() {
        let told = [(Some(8.2), false), (Some(0.0), false), (None, false), (None, true)]
            .map(|(payback, nothing)| no_wait(payback, nothing));
        assert_eq!(told, [None, Some("nothing to pay back"), Some("not within the horizon"), Some("nothing changes")]);
    }

    #[test]
    fn a_phrase_is_its_pieces() {
        let phrase = Phrase::default().say("worth ").key("$5").say(".");
        assert_eq!((phrase.plain().as_str(), phrase.parts()[1].emphasis), ("worth $5.", Emphasis::Key));
    }
}
