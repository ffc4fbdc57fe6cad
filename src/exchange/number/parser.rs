//! Parses tokens to one number, or to the low, likely and high value of a range.
use super::digits::normalize;
use super::number_token::{NumberToken, TokenKind};
use super::{Notation, NumberError, NumberFormat, TypedValue};

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
            return Err(NumberError::TooLarge { column: self.start + 1 });
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
    format: NumberFormat,
    notation: Notation,
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a [char], tokens: &'a [NumberToken], format: NumberFormat, notation: Notation) -> Self {
        Self { text, tokens, next: 0, format, notation }
    }

    pub(super) fn read(mut self) -> Result<TypedValue, NumberError> {
        let first = self.number()?;
        let Some(separator) = self.separator()? else {
            return Ok(TypedValue::Single(first.times(self.exponent(first.multiplier))?));
        };
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
        NumberError::TooManyValues { column: self.tokens[self.next - 1].start + 1 }
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
        match token.kind {
            TokenKind::Dash | TokenKind::Between | TokenKind::PlusMinus => Ok(Some(token.kind)),
            TokenKind::Digits | TokenKind::Plus | TokenKind::Currency => {
                Err(NumberError::SecondNumber { column: token.start + 1 })
            }
            TokenKind::Percent | TokenKind::Multiplier(_) => Err(self.unknown_token(token)),
        }
    }

    fn number(&mut self) -> Result<NumberParts, NumberError> {
        let start = self.peek().map_or(self.text.len(), |token| token.start);
        let negative = self.prefix()?;
        let column = self.peek().map_or(self.text.len(), |token| token.start) + 1;
        let Some(NumberToken { kind: TokenKind::Digits, start: from, end }) = self.peek() else {
            return Err(NumberError::Missing { column });
        };
        self.next += 1;
        let digits = normalize(&self.text[from..end], self.format, column)?;
        let multiplier = self.suffix()?;
        let end = self.tokens[self.next - 1].end;
        Ok(NumberParts { negative, digits, multiplier, start, end })
    }

    /// Skips currencies and at most one sign; true if it was a minus.
    fn prefix(&mut self) -> Result<bool, NumberError> {
        let mut sign = None;
        while let Some(token) = self.peek() {
            match token.kind {
                TokenKind::Currency => self.refuse_money(token)?,
                TokenKind::Dash | TokenKind::Plus if sign.is_none() => sign = Some(token.kind),
                _ => break,
            }
            self.next += 1;
        }
        Ok(sign == Some(TokenKind::Dash))
    }

    /// Reads a multiplier, a percent sign and currencies, in any order, the first two once.
    fn suffix(&mut self) -> Result<Option<i32>, NumberError> {
        let (mut multiplier, mut percent) = (None, false);
        while let Some(token) = self.peek() {
            match token.kind {
                TokenKind::Multiplier(exponent) if multiplier.is_none() => multiplier = Some(exponent),
                TokenKind::Percent if self.notation == Notation::Plain => {
                    return Err(NumberError::Percent { column: token.start + 1 });
                }
                TokenKind::Percent if !percent => percent = true,
                TokenKind::Currency => self.refuse_money(token)?,
                _ => break,
            }
            self.next += 1;
        }
        Ok(multiplier)
    }

    fn refuse_money(&self, token: NumberToken) -> Result<(), NumberError> {
        match self.notation {
            Notation::Plain => Ok(()),
            Notation::Percent => Err(NumberError::Money { column: token.start + 1 }),
        }
    }

    fn unknown_token(&self, token: NumberToken) -> NumberError {
        NumberError::Unknown { found: self.text[token.start..token.end].iter().collect(), column: token.start + 1 }
    }

    fn exponent(&self, multiplier: Option<i32>) -> i32 {
        multiplier.unwrap_or(0) - if self.notation == Notation::Percent { 2 } else { 0 }
    }

    /// `value ± distance`, rounded to the decimals that were typed so that 0.4 ± 0.1 starts at 0.3.
    fn plus_minus(&self, mut value: NumberParts, distance: &NumberParts) -> Result<TypedValue, NumberError> {
        value.multiplier = value.multiplier.or(distance.multiplier);
        if distance.negative {
            return Err(NumberError::NegativeSpread { column: distance.start + 1 });
        }
        let (middle, width) =
            (value.times(self.exponent(value.multiplier))?, distance.times(self.exponent(distance.multiplier))?);
        let places = |number: &NumberParts| number.decimals().saturating_sub(self.exponent(number.multiplier));
        let decimals = places(&value).max(places(distance));
        let (low, high) = (rounded(middle - width, decimals), rounded(middle + width, decimals));
        if !(low.is_finite() && high.is_finite()) {
            return Err(NumberError::TooLarge { column: value.start + 1 });
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
        NumberError::Order {
            first: names[at],
            first_text: typed(&numbers[at]),
            second: names[at + 1],
            second_text: typed(&numbers[at + 1]),
            column: numbers[at].start + 1,
        }
    }
}

/// Normalized digits times 10^`exponent`: the nearest double for up to 15 digits, within a few units in the last place beyond.
/// The standard library's float parser would add a tenth to the first load with its table of powers.
fn decimal(digits: &str, mut exponent: i32) -> f64 {
    let (mut whole, mut fraction) = (0_u64, false);
    for byte in digits.bytes() {
        if byte == b'.' {
            fraction = true;
        } else if whole < 10_u64.pow(17) {
            whole = whole * 10 + u64::from(byte - b'0');
            exponent -= i32::from(fraction);
        } else {
            exponent += i32::from(!fraction);
        }
    }
    let mut size = whole as f64;
    while exponent != 0 && size != 0.0 && size.is_finite() {
        // Powers of ten up to 10^22 are exact doubles, so one step rounds once.
        let step = exponent.clamp(-22, 22);
        let power = power_of_ten(step.abs());
        size = if step < 0 { size / power } else { size * power };
        exponent -= step;
    }
    size
}

fn power_of_ten(exponent: i32) -> f64 {
    (0..exponent).fold(1.0, |power, _| power * 10.0)
}

/// Rounds to a number of decimals, if a double can represent the scaled value exactly.
fn rounded(value: f64, decimals: i32) -> f64 {
    let factor = power_of_ten(decimals.min(22));
    let scaled = value * factor;
    // Whole numbers up to 2^53 ≈ 9e15 and powers of ten up to 10^22 are exact, so their quotient rounds once.
    if decimals <= 22 && scaled.abs() < 9e15 { scaled.round() / factor + 0.0 } else { value }
}
