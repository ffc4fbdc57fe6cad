//! Tokens of a typed number: runs of digits, signs, multipliers, currencies, units and range separators.
use super::characters::Characters;
use super::digits::{digit, is_decimal_or_group, is_group_only};
use super::words::{currencies, is_unit_word, multiplier};
use super::{NumberError, NumberFault, NumberFormat, NumberWord, WordMeaning};

/// A token and its position in the text (characters from 0, `end` exclusive).
#[derive(Clone, Copy, Debug)]
pub(super) struct NumberToken {
    pub(super) kind: TokenKind,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Digits with the separators between them.
    Digits,
    /// Digits whose decimals are a dash: `1.250,–`. The dash is not part of the token.
    DigitsWithoutCents,
    /// `e5` directly after digits: a power of ten.
    Exponent(i32),
    /// Any hyphen, dash or minus: a sign before a number, else a range separator.
    Dash,
    Plus,
    PlusMinus,
    /// `..`, `…`, `~` or `to`.
    Between,
    Percent,
    Open,
    Close,
    Multiplier(Multiplier),
    /// A currency; whether it is the case's, as far as that is known.
    Currency {
        own: bool,
    },
    /// A word of a unit, as `month`.
    Unit,
}

/// A word that multiplies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Multiplier {
    /// The exponent of the power of ten: 3 for `k`.
    pub(super) exponent: i32,
    /// Its exponent elsewhere, where the word has two meanings.
    pub(super) elsewhere: Option<i32>,
    /// Whether the page prints it so, and may print it before the digits.
    pub(super) printed: bool,
}

/// The first currency in a text that is not the case's, as it is typed: `£`, `EUR`, `CA$`. None where the text cannot be read.
pub fn foreign_currency(text: &str, format: &NumberFormat) -> Option<String> {
    let characters = Characters::of(text);
    let tokens = tokens(&characters.plain, format).ok()?;
    let first = tokens.iter().position(|token| token.kind == TokenKind::Currency { own: false })?;
    let is_sign = |token: &&NumberToken| matches!(token.kind, TokenKind::Currency { .. });
    let last = tokens[first..].iter().take_while(is_sign).last()?;
    Some(characters.plain[tokens[first].start..last.end].iter().collect())
}

/// Splits a text in its plain form into tokens, skipping white space.
pub(super) fn tokens(text: &[char], format: &NumberFormat) -> Result<Vec<NumberToken>, NumberError> {
    let mut tokens = Vec::new();
    let mut start = 0;
    while start < text.len() {
        if text[start].is_whitespace() {
            start += 1;
            continue;
        }
        let (kind, end) = token(text, start, format)?;
        tokens.push(NumberToken { kind, start, end });
        start = end;
        if kind == TokenKind::DigitsWithoutCents {
            start += text[start..].iter().take_while(|c| is_dash(**c)).count();
        }
    }
    Ok(tokens)
}

fn token(text: &[char], start: usize, format: &NumberFormat) -> Result<(TokenKind, usize), NumberError> {
    let rest = &text[start..];
    if let Some((kind, length)) = printed_word(rest, format) {
        return Ok((kind, start + length));
    }
    let (kind, length) = match rest {
        ['.', '.', ..] => (TokenKind::Between, rest.iter().take_while(|&&c| c == '.').count()),
        ['…' | '~' | '〜', ..] => (TokenKind::Between, 1),
        ['±', ..] => (TokenKind::PlusMinus, 1),
        ['+', '/', dash, ..] if is_dash(*dash) => (TokenKind::PlusMinus, 3),
        ['+', dash, ..] if is_dash(*dash) => (TokenKind::PlusMinus, 2),
        ['+', ..] => (TokenKind::Plus, 1),
        ['%', ..] => (TokenKind::Percent, 1),
        ['(', ..] => (TokenKind::Open, 1),
        [')', ..] => (TokenKind::Close, 1),
        ['/', ..] => (TokenKind::Unit, 1),
        [c, ..] if is_dash(*c) => (TokenKind::Dash, 1),
        [c, ..] if is_currency_sign(*c) => (TokenKind::Currency { own: is_own_sign(*c, format) }, 1),
        ['e' | 'E', after @ ..] if start > 0 && is_digit_or_mark(text[start - 1]) && exponent(after).is_some() => {
            let (exponent, length) = exponent(after).unwrap_or_default();
            (TokenKind::Exponent(exponent), length + 1)
        }
        _ => match digits_length(rest, format) {
            0 => return word(text, start, format),
            length if stands_for_cents(rest, length) => (TokenKind::DigitsWithoutCents, length),
            length => (TokenKind::Digits, length),
        },
    };
    Ok((kind, start + length))
}

fn is_digit_or_mark(c: char) -> bool {
    digit(c).is_some() || is_decimal_or_group(c)
}

/// The power of ten after `e`, and its length. Beyond four digits no number is finite, or any is 0.
fn exponent(rest: &[char]) -> Option<(i32, usize)> {
    let signed = usize::from(rest.first().is_some_and(|&c| c == '+' || is_dash(c)));
    let digits: Vec<i32> = rest[signed..].iter().map_while(|&c| digit(c)).map(i32::from).collect();
    let size = digits.iter().fold(0, |size: i32, digit| (size * 10 + digit).min(9999));
    let negative = signed == 1 && rest[0] != '+';
    (!digits.is_empty()).then_some((if negative { -size } else { size }, signed + digits.len()))
}

/// Whether a dash after digits and their decimal separator stands for the decimals: no number follows.
fn stands_for_cents(rest: &[char], length: usize) -> bool {
    length > 1
        && is_decimal_or_group(rest[length - 1])
        && rest.get(length).is_some_and(|&c| is_dash(c))
        && !rest[length..].iter().any(|&c| digit(c).is_some())
}

/// The length of a run of digits: with a dot or comma after a digit (not the two dots of a range), and a space, an apostrophe or
/// a sign that the locale has for a decimal separator between two digits.
fn digits_length(rest: &[char], format: &NumberFormat) -> usize {
    let is_digit = |at: usize| rest.get(at).is_some_and(|&c| digit(c).is_some());
    let mut length = 0;
    while let Some(&c) = rest.get(length) {
        let after_digit = length > 0 && is_digit(length - 1);
        let belongs = if is_decimal_or_group(c) {
            let range = c == '.' && rest.get(length + 1) == Some(&'.');
            !range && (after_digit || (length == 0 && is_digit(1)))
        } else if is_group_only(c) || c == format.money_decimal {
            after_digit && is_digit(length + 1)
        } else {
            is_digit(length)
        };
        if !belongs {
            break;
        }
        length += 1;
    }
    length
}

/// A word just as the page prints it, followed by no letter that is not a further such word: `1 mR$` is money in Brazil.
fn printed_word(rest: &[char], format: &NumberFormat) -> Option<(TokenKind, usize)> {
    let fits = |text: &str| {
        let length = text.chars().count();
        let same = text.chars().zip(rest).all(|(one, &other)| one == other);
        if rest.len() < length || !same {
            return None;
        }
        let after = &rest[length..];
        let ends = text.ends_with(ends_a_word) || after.first().is_none_or(|&c| ends_a_word(c));
        (ends || printed_word(after, format).is_some()).then_some(length)
    };
    format.words.iter().find_map(|word| {
        let kind = match word.meaning {
            WordMeaning::Currency => TokenKind::Currency { own: true },
            WordMeaning::Multiplier(exponent) => {
                TokenKind::Multiplier(Multiplier { exponent, elsewhere: None, printed: true })
            }
        };
        Some((kind, fits(&word.text)?))
    })
}

/// A multiplier, a currency, a unit or `to`; the dot of an abbreviation (`Rs.`) belongs to it.
fn word(text: &[char], start: usize, format: &NumberFormat) -> Result<(TokenKind, usize), NumberError> {
    let length = text[start..].iter().position(|&c| ends_a_word(c)).unwrap_or(text.len() - start).max(1);
    let end = start + length;
    let found: String = text[start..end].iter().collect();
    let dollars = text.get(end) == Some(&'$');
    let kind =
        known_word(&found.to_ascii_lowercase(), dollars, format).ok_or(NumberFault::Unknown(found).at(start + 1))?;
    let abbreviated = text.get(end) == Some(&'.') && text.get(end + 1) != Some(&'.');
    Ok((kind, end + usize::from(abbreviated)))
}

/// Whether a character is no part of a word.
fn ends_a_word(c: char) -> bool {
    c.is_whitespace() || is_dash(c) || is_currency_sign(c) || digit(c).is_some() || "+±%….,()/".contains(c)
}

fn known_word(word: &str, dollars: bool, format: &NumberFormat) -> Option<TokenKind> {
    if word == "to" {
        return Some(TokenKind::Between);
    }
    if let Some(multiplier) = known_multiplier(word, format) {
        return Some(TokenKind::Multiplier(multiplier));
    }
    if is_unit_word(word) && !dollars {
        return Some(TokenKind::Unit);
    }
    let codes = currencies(word, dollars)?;
    Some(TokenKind::Currency { own: codes.split(' ').any(|code| code.eq_ignore_ascii_case(format.currency)) })
}

/// A multiplier in another spelling than the page's, such as `mio` for `Mio.`.
fn known_multiplier(word: &str, format: &NumberFormat) -> Option<Multiplier> {
    let exponents = format.words.iter().filter_map(|known| match known.meaning {
        WordMeaning::Multiplier(exponent) => Some((known.text.trim_end_matches('.').to_ascii_lowercase(), exponent)),
        WordMeaning::Currency => None,
    });
    let printed = exponents.clone().find(|(text, _)| text == word).map(|(_, exponent)| exponent);
    // The English billion where the page's own word with a b is a million millions.
    let long_scale = || exponents.clone().find(|(text, exponent)| *exponent == 12 && text.starts_with('b'));
    let (exponent, elsewhere) = match (multiplier(word), printed) {
        (Some((exponent, elsewhere)), printed) => {
            let long = || long_scale().filter(|_| exponent == 9 && word.starts_with('b')).map(|(_, long)| long);
            (exponent, printed.filter(|other| *other != exponent).or(elsewhere).or_else(long))
        }
        // A letter alone can mean something else in the other case.
        (None, Some(exponent)) if word.chars().count() > 1 => (exponent, None),
        _ => return None,
    };
    Some(Multiplier { exponent, elsewhere, printed: false })
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–')
}

fn is_currency_sign(c: char) -> bool {
    matches!(c, '$' | '\u{a2}'..='\u{a5}' | '\u{58f}' | '\u{60b}' | '\u{9f2}' | '\u{9f3}' | '\u{af1}' | '\u{bf9}'
        | '\u{e3f}' | '\u{17db}' | '\u{20a0}'..='\u{20cf}' | '\u{fdfc}')
}

/// Whether a sign is part of how the case's currency is printed: `$` in a case in Canadian dollars.
fn is_own_sign(sign: char, format: &NumberFormat) -> bool {
    let own = |word: &NumberWord| word.meaning == WordMeaning::Currency && word.text.contains(sign);
    format.words.iter().any(own)
}
