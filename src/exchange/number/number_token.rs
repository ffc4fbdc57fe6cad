//! Tokens of a typed number: runs of digits, signs, multipliers, currencies and range separators.
use super::NumberError;
use super::digits::{digit, is_decimal_or_group, is_group_only};

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
    /// Any hyphen, dash or minus: a sign before a number, else a range separator.
    Dash,
    Plus,
    PlusMinus,
    /// `..`, `…` or `to`.
    Between,
    Percent,
    /// The exponent of a power of ten: 3 for `k`.
    Multiplier(i32),
    Currency,
}

/// Multipliers in English, French, German, Polish, Spanish and Indian usage, with their exponents.
const MULTIPLIERS: [(&str, i32); 17] = [
    ("k", 3),
    ("tsd", 3),
    ("thousand", 3),
    ("lakh", 5),
    ("lac", 5),
    ("m", 6),
    ("mn", 6),
    ("mln", 6),
    ("mio", 6),
    ("million", 6),
    ("cr", 7),
    ("crore", 7),
    ("b", 9),
    ("bn", 9),
    ("mrd", 9),
    ("md", 9),
    ("billion", 9),
];

/// Currencies written with letters: local abbreviations, and prefixes of `$` as in `US$`.
const CURRENCY_WORDS: &str = " kr zł kč ft lei r rs rm rp fr лв руб р us a c ca au nz hk s sg mx ";

/// Active ISO 4217 codes.
const CURRENCY_CODES: &str = " aed afn all amd aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd btn bwp \
byn bzd cad cdf chf clp cny cop crc cup cve czk djf dkk dop dzd egp ern etb eur fjd fkp gbp gel ghs gip gmd gnf gtq gyd \
hkd hnl htg huf idr ils inr iqd irr isk jmd jod jpy kes kgs khr kmf kpw krw kwd kyd kzt lak lbp lkr lrd lsl lyd mad mdl \
mga mkd mmk mnt mop mru mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub \
rwf sar sbd scr sdg sek sgd shp sle sos srd ssp stn svc syp szl thb tjs tmt tnd top try ttd twd tzs uah ugx usd uyu uzs \
ves vnd vuv wst xaf xcd xof xpf yer zar zmw zwg ";

/// Splits a text into tokens, skipping white space.
pub(super) fn tokens(text: &[char]) -> Result<Vec<NumberToken>, NumberError> {
    let mut tokens = Vec::new();
    let mut start = 0;
    while start < text.len() {
        if is_blank(text[start]) {
            start += 1;
            continue;
        }
        let (kind, end) = token(text, start)?;
        tokens.push(NumberToken { kind, start, end });
        start = end;
    }
    Ok(tokens)
}

fn token(text: &[char], start: usize) -> Result<(TokenKind, usize), NumberError> {
    let rest = &text[start..];
    let (kind, length) = match rest {
        ['.', '.', ..] => (TokenKind::Between, rest.iter().take_while(|&&c| c == '.').count()),
        ['…', ..] => (TokenKind::Between, 1),
        ['±', ..] => (TokenKind::PlusMinus, 1),
        ['+', '/', dash, ..] if is_dash(*dash) => (TokenKind::PlusMinus, 3),
        ['+', dash, ..] if is_dash(*dash) => (TokenKind::PlusMinus, 2),
        ['+' | '＋', ..] => (TokenKind::Plus, 1),
        ['%' | '٪' | '％', ..] => (TokenKind::Percent, 1),
        [c, ..] if is_dash(*c) => (TokenKind::Dash, 1),
        [c, ..] if is_currency_sign(*c) => (TokenKind::Currency, 1),
        _ => match digits_length(rest) {
            0 => return word(text, start),
            length => (TokenKind::Digits, length),
        },
    };
    Ok((kind, start + length))
}

/// The length of a run of digits: with a dot or comma after a digit (not the two dots of a range), and a space or
/// apostrophe between two digits.
fn digits_length(rest: &[char]) -> usize {
    let is_digit = |at: usize| rest.get(at).is_some_and(|&c| digit(c).is_some());
    let mut length = 0;
    while let Some(&c) = rest.get(length) {
        let after_digit = length > 0 && is_digit(length - 1);
        let belongs = if is_decimal_or_group(c) {
            let range = c == '.' && rest.get(length + 1) == Some(&'.');
            !range && (after_digit || (length == 0 && is_digit(1)))
        } else if is_group_only(c) {
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

/// A multiplier, a currency or `to`; the dot of an abbreviation (`Rs.`) belongs to it.
fn word(text: &[char], start: usize) -> Result<(TokenKind, usize), NumberError> {
    let ends =
        |&c: &char| is_blank(c) || is_dash(c) || is_currency_sign(c) || digit(c).is_some() || "+±%….,".contains(c);
    let length = text[start..].iter().position(ends).unwrap_or(text.len() - start).max(1);
    let end = start + length;
    let found: String = text[start..end].iter().collect();
    let kind = known_word(&found.to_ascii_lowercase()).ok_or(NumberError::Unknown { found, column: start + 1 })?;
    let abbreviated = text.get(end) == Some(&'.') && text.get(end + 1) != Some(&'.');
    Ok((kind, end + usize::from(abbreviated)))
}

fn known_word(word: &str) -> Option<TokenKind> {
    if word == "to" {
        return Some(TokenKind::Between);
    }
    if let Some((_, exponent)) = MULTIPLIERS.iter().find(|(name, _)| *name == word) {
        return Some(TokenKind::Multiplier(*exponent));
    }
    let listed = |list: &str| list.split(' ').any(|name| !name.is_empty() && name == word);
    (listed(CURRENCY_WORDS) || listed(CURRENCY_CODES)).then_some(TokenKind::Currency)
}

/// White space, and Unicode's invisible directional marks.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}')
}

fn is_currency_sign(c: char) -> bool {
    matches!(c, '$' | '\u{a2}'..='\u{a5}' | '\u{58f}' | '\u{60b}' | '\u{9f2}' | '\u{9f3}' | '\u{af1}' | '\u{bf9}'
        | '\u{e3f}' | '\u{17db}' | '\u{20a0}'..='\u{20cf}' | '\u{fdfc}' | '\u{fe69}' | '\u{ff04}'
        | '\u{ffe0}' | '\u{ffe1}' | '\u{ffe5}' | '\u{ffe6}')
}
