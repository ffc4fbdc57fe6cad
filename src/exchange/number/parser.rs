//! Parses tokens to one number, or to the low, likely and high value of a range.
use super::decimal::{decimal, rounded};
use super::digits::{DigitRun, normalize};
use super::number_token::{Multiplier, NumberToken, TokenKind};
use super::words::unit_words;
use super::{NumberError, NumberFault, NumberFormat, Reading, TypedValue};
use crate::model::Unit;

/// A number with its sign and multiplier.
struct NumberParts {
    negative: bool,
    /// Normalized digits, as `1250.50`.
    digits: String,
    /// The exponent of the power of ten typed after it: 3 for `k`.
    multiplier: Option<i32>,
    /// Character positions in the text, `end` exclusive.
    start: usize,
    end: usize,
}

impl NumberParts {
    /// The value times 10^`exponent`.
    fn times(&self, exponent: i32) -> Result<f64, NumberError> {
        let size = decimal(&self.digits, exponent);
        if !size.is_finite() {
            return Err(NumberFault::TooLarge.at(self.start + 1));
        }
        Ok(if self.negative && size > 0.0 { -size } else { size })
    }

    fn decimals(&self) -> i32 {
        self.digits.find('.').map_or(0, |mark| self.digits.len() - mark - 1).try_into().unwrap_or(i32::MAX)
    }
}

pub(super) struct Parser<'a> {
    text: &'a [char],
    tokens: &'a [NumberToken],
    next: usize,
    format: &'a NumberFormat,
    unit: Unit,
    reading: Reading,
    /// Whether something was read that can mean two things.
    unclear: bool,
}

/// What stands before the digits of a number.
#[derive(Default)]
struct Prefix {
    negative: bool,
    /// The column of an opening parenthesis.
    open: Option<usize>,
    percent: bool,
    multiplier: Option<i32>,
}

impl<'a> Parser<'a> {
    pub(super) fn new(
        text: &'a [char],
        tokens: &'a [NumberToken],
        format: &'a NumberFormat,
        unit: Unit,
        reading: Reading,
    ) -> Self {
        Self { text, tokens, next: 0, format, unit, reading, unclear: false }
    }

    /// The value; `unclear` becomes true where the text has another reading.
    pub(super) fn read(mut self, unclear: &mut bool) -> Result<TypedValue, NumberError> {
        if self.tokens.is_empty() {
            return Err(NumberFault::Empty.into());
        }
        let value = self.value();
        *unclear = self.unclear;
        value
    }

    fn value(&mut self) -> Result<TypedValue, NumberError> {
        let mut first = self.number()?;
        let separator = self.separator()?;
        if separator == Some(TokenKind::Dash) && self.peek().is_none() && self.format.minus_after {
            first.negative = true;
            return Ok(TypedValue::Single(first.times(self.exponent(first.multiplier))?));
        }
        let Some(separator) = separator else {
            return Ok(TypedValue::Single(first.times(self.exponent(first.multiplier))?));
        };
        if separator == TokenKind::Dash && self.peek().is_none() {
            return Err(NumberFault::TrailingMinus.at(self.tokens[self.next - 1].start + 1));
        }
        let second = self.number()?;
        let third = self.separator()?;
        if separator == TokenKind::PlusMinus {
            return if third.is_none() { self.plus_minus(first, &second) } else { Err(self.too_many()) };
        }
        match third {
            None => self.range(&[first, second]),
            Some(TokenKind::PlusMinus) => Err(self.too_many()),
            Some(_) => {
                let values = [first, second, self.number()?];
                if self.separator()?.is_some() { Err(self.too_many()) } else { self.range(&values) }
            }
        }
    }

    /// The error at the separator just read.
    fn too_many(&self) -> NumberError {
        NumberFault::TooManyValues.at(self.tokens[self.next - 1].start + 1)
    }

    fn peek(&self) -> Option<NumberToken> {
        self.tokens.get(self.next).copied()
    }

    /// The next range separator; none at the end of the text.
    fn separator(&mut self) -> Result<Option<TokenKind>, NumberError> {
        let Some(token) = self.peek() else {
            return Ok(None);
        };
        self.next += 1;
        let column = token.start + 1;
        match token.kind {
            TokenKind::Dash | TokenKind::Between | TokenKind::PlusMinus => Ok(Some(token.kind)),
            TokenKind::Digits | TokenKind::DigitsWithoutCents | TokenKind::Plus | TokenKind::Currency { .. } => {
                Err(NumberFault::SecondNumber.at(column))
            }
            TokenKind::Open | TokenKind::Close => Err(NumberFault::Parenthesis.at(column)),
            TokenKind::Percent | TokenKind::Multiplier(_) | TokenKind::Exponent(_) | TokenKind::Unit => {
                Err(self.unknown_token(token))
            }
        }
    }

    fn number(&mut self) -> Result<NumberParts, NumberError> {
        let start = self.peek().map_or(self.text.len(), |token| token.start);
        let prefix = self.prefix()?;
        let column = self.peek().map_or(self.text.len(), |token| token.start) + 1;
        let Some(NumberToken { kind: kind @ (TokenKind::Digits | TokenKind::DigitsWithoutCents), start: from, end }) =
            self.peek()
        else {
            let open = self.peek().is_some_and(|token| token.kind == TokenKind::Open);
            return Err(match prefix.open.or(open.then_some(column)) {
                Some(column) => NumberFault::Parenthesis.at(column),
                None => NumberFault::Missing.at(column),
            });
        };
        self.next += 1;
        let power = self.power_of_ten();
        let run = DigitRun {
            characters: &self.text[from..end],
            without_cents: kind == TokenKind::DigitsWithoutCents,
            scientific: power.is_some(),
        };
        let digits = normalize(&run, self.format, self.reading, column, &mut self.unclear)?;
        let multiplier = self.suffix(&prefix)?;
        let multiplier = [prefix.multiplier, power, multiplier].into_iter().flatten().reduce(|sum, next| sum + next);
        let end = self.tokens[self.next - 1].end;
        Ok(NumberParts { negative: prefix.negative, digits, multiplier, start, end })
    }

    fn power_of_ten(&mut self) -> Option<i32> {
        let Some(NumberToken { kind: TokenKind::Exponent(exponent), .. }) = self.peek() else { return None };
        self.next += 1;
        Some(exponent)
    }

    /// Reads what stands before the digits: currencies, at most one sign or opening parenthesis, and a percent sign or a
    /// multiplier where the page prints it there.
    fn prefix(&mut self) -> Result<Prefix, NumberError> {
        let mut prefix = Prefix::default();
        let mut signed = false;
        while let Some(token) = self.peek() {
            match token.kind {
                TokenKind::Currency { .. } => self.check_money(token)?,
                TokenKind::Dash | TokenKind::Plus if !signed => {
                    signed = true;
                    prefix.negative = token.kind == TokenKind::Dash && !self.stands_for_zero(token);
                }
                TokenKind::Open if !signed => {
                    signed = true;
                    prefix.negative = true;
                    prefix.open = Some(token.start + 1);
                }
                TokenKind::Percent if !prefix.percent => {
                    self.check_percent(token)?;
                    prefix.percent = true;
                }
                TokenKind::Multiplier(word) if word.printed && prefix.multiplier.is_none() => {
                    prefix.multiplier = Some(word.exponent);
                }
                _ => break,
            }
            self.next += 1;
        }
        Ok(prefix)
    }

    /// Whether a long dash stands for the whole number that is missing: `–.50` is half a franc on Swiss price lists, else a minus.
    fn stands_for_zero(&mut self, dash: NumberToken) -> bool {
        let price = self.text[dash.start] == '–' && matches!(self.text.get(dash.end), Some('.' | ','));
        self.unclear |= price;
        price && self.reading == Reading::First
    }

    /// Reads a multiplier, a percent sign, units and currencies, in any order, the first two once; then the closing parenthesis.
    fn suffix(&mut self, prefix: &Prefix) -> Result<Option<i32>, NumberError> {
        let (mut multiplier, mut percent, mut open) = (None, prefix.percent, prefix.open);
        while let Some(token) = self.peek() {
            match token.kind {
                TokenKind::Multiplier(word) if multiplier.is_none() => multiplier = Some(self.times(token, word)?),
                TokenKind::Percent if !percent => {
                    self.check_percent(token)?;
                    percent = true;
                }
                TokenKind::Currency { .. } => self.check_money(token)?,
                TokenKind::Unit => self.check_unit(token)?,
                TokenKind::Close if open.is_some() => open = None,
                _ => break,
            }
            self.next += 1;
        }
        match open {
            Some(column) => Err(NumberFault::Parenthesis.at(column)),
            None => Ok(multiplier),
        }
    }

    /// The exponent of a multiplier after digits.
    fn times(&mut self, token: NumberToken, word: Multiplier) -> Result<i32, NumberError> {
        let letter = token.end - token.start == 1 && self.text[token.start].is_ascii_alphabetic();
        if letter && word.exponent > 3 && !self.unit.is_money() {
            return Err(NumberFault::UnclearMultiplier(self.found(token)).at(token.start + 1));
        }
        self.unclear |= word.elsewhere.is_some();
        Ok(word.elsewhere.filter(|_| self.reading == Reading::Second).unwrap_or(word.exponent))
    }

    fn check_money(&self, token: NumberToken) -> Result<(), NumberError> {
        let fits = self.unit.is_money() || self.unit == Unit::Factor;
        if fits { Ok(()) } else { Err(NumberFault::Money.at(token.start + 1)) }
    }

    fn check_percent(&self, token: NumberToken) -> Result<(), NumberError> {
        if self.unit.is_percentage() { Ok(()) } else { Err(NumberFault::Percent.at(token.start + 1)) }
    }

    fn check_unit(&self, token: NumberToken) -> Result<(), NumberError> {
        let found = self.found(token);
        let word = found.trim_end_matches('.').to_ascii_lowercase();
        if unit_words(self.unit).contains(&word.as_str()) {
            return Ok(());
        }
        Err(NumberFault::Unit(found).at(token.start + 1))
    }

    fn found(&self, token: NumberToken) -> String {
        self.text[token.start..token.end].iter().collect()
    }

    fn unknown_token(&self, token: NumberToken) -> NumberError {
        NumberFault::Unknown(self.found(token)).at(token.start + 1)
    }

    fn exponent(&self, multiplier: Option<i32>) -> i32 {
        multiplier.unwrap_or(0) - if self.unit.is_percentage() { 2 } else { 0 }
    }

    /// `value ± distance`, rounded to the decimals that were typed so that 0.4 ± 0.1 starts at 0.3.
    fn plus_minus(&self, mut value: NumberParts, distance: &NumberParts) -> Result<TypedValue, NumberError> {
        value.multiplier = value.multiplier.or(distance.multiplier);
        if distance.negative {
            return Err(NumberFault::NegativeSpread.at(distance.start + 1));
        }
        let (middle, width) =
            (value.times(self.exponent(value.multiplier))?, distance.times(self.exponent(distance.multiplier))?);
        let places = |number: &NumberParts| number.decimals().saturating_sub(self.exponent(number.multiplier));
        let decimals = places(&value).max(places(distance));
        let (low, high) = (rounded(middle - width, decimals), rounded(middle + width, decimals));
        if !(low.is_finite() && high.is_finite()) {
            return Err(NumberFault::TooLarge.at(value.start + 1));
        }
        Ok(TypedValue::Range { low, likely: Some(middle), high })
    }

    /// Two or three values that must rise.
    fn range(&self, numbers: &[NumberParts]) -> Result<TypedValue, NumberError> {
        let last = &numbers[numbers.len() - 1];
        let mut values = [0.0; 3];
        for (value, number) in values.iter_mut().zip(numbers) {
            let shared = number.times(0)? <= last.times(0)?;
            let multiplier = if shared { number.multiplier.or(last.multiplier) } else { number.multiplier };
            *value = number.times(self.exponent(multiplier))?;
        }
        let values = &values[..numbers.len()];
        if let Some(at) = values.windows(2).position(|pair| pair[0] > pair[1]) {
            return Err(self.order_error(numbers, at));
        }
        let likely = (values.len() == 3).then(|| values[1]);
        Ok(TypedValue::Range { low: values[0], likely, high: values[values.len() - 1] })
    }

    /// The error for a value at index `at` above the one after it.
    fn order_error(&self, numbers: &[NumberParts], at: usize) -> NumberError {
        let names = if numbers.len() == 2 { ["low", "high", ""] } else { ["low", "likely", "high"] };
        let typed = |number: &NumberParts| self.text[number.start..number.end].iter().collect();
        let (first, second) = (&numbers[at], &numbers[at + 1]);
        let (first_text, second_text) = (typed(first), typed(second));
        let fault = NumberFault::Order { first: names[at], first_text, second: names[at + 1], second_text };
        fault.at(first.start + 1)
    }
}
