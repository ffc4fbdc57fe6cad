//! JSON text to a value.

use crate::model::nearest;
use serde_json::{Map, Value};

/// How deep a text may nest: what a reader that calls itself for each level can take in any browser.
const DEPTH_LIMIT: usize = 128;

/// Where a text stops being JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// From 1.
    pub line: usize,
    /// The byte in the line, from 1; the length of the line where the text ends too early.
    pub column: usize,
    /// Whether the text ends before the value does.
    pub early: bool,
}

/// Reads a text that is one value. Of keys that stand twice, the later counts. Each number reads as the double nearest to
/// it, or as a whole number of 64 bits where it is written as one.
///
/// # Errors
/// Says where the text stops being JSON, or where a number is too large for a double.
pub fn parse(text: &str) -> Result<Value, Fault> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(DEPTH_LIMIT).filter(|_| {
        reader.blank();
        reader.at == text.len()
    });
    value.ok_or_else(|| reader.fault())
}

/// Reads on from a place. What returns none leaves the place at what is wrong.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn fault(&self) -> Fault {
        let mut lines = self.text.as_bytes()[..self.at].split(|byte| *byte == b'\n');
        let before = lines.next_back().map_or(0, <[u8]>::len);
        let early = self.at == self.text.len();
        Fault { line: lines.count() + 1, column: before + usize::from(!early), early }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blank(&mut self) {
        self.skip(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    }

    /// Passes over all that belongs; what it was.
    fn skip(&mut self, belongs: fn(u8) -> bool) -> &'t str {
        let start = self.at;
        while self.peek().is_some_and(belongs) {
            self.at += 1;
        }
        &self.text[start..self.at]
    }

    /// Passes over a byte, if it is the next one.
    fn eat(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        self.eat(byte).then_some(())
    }

    fn value(&mut self, levels: usize) -> Option<Value> {
        self.blank();
        match self.peek()? {
            b'{' if levels > 0 => self.object(levels - 1),
            b'[' if levels > 0 => self.list(levels - 1),
            b'"' => self.string().map(Value::String),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'n' => self.word("null", Value::Null),
            _ => self.number(),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        word.bytes().try_for_each(|byte| self.expect(byte))?;
        Some(value)
    }

    fn object(&mut self, levels: usize) -> Option<Value> {
        let mut object = Map::new();
        self.items(b'}', &mut |reader| {
            let key = reader.string()?;
            reader.blank();
            reader.expect(b':')?;
            object.insert(key, reader.value(levels)?);
            Some(())
        })?;
        Some(Value::Object(object))
    }

    fn list(&mut self, levels: usize) -> Option<Value> {
        let mut list = Vec::new();
        self.items(b']', &mut |reader| {
            list.push(reader.value(levels)?);
            Some(())
        })?;
        Some(Value::Array(list))
    }

    /// Reads from one bracket to the other, with commas between the items.
    fn items(&mut self, end: u8, item: &mut dyn FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        self.blank();
        if self.eat(end) {
            return Some(());
        }
        loop {
            self.blank();
            item(self)?;
            self.blank();
            if self.eat(end) {
                return Some(());
            }
            self.expect(b',')?;
        }
    }

    fn string(&mut self) -> Option<String> {
        self.expect(b'"')?;
        let mut string = String::new();
        loop {
            string += self.skip(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
            if self.eat(b'"') {
                return Some(string);
            }
            self.expect(b'\\')?;
            string.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let character = match self.peek()? {
            same @ (b'"' | b'\\' | b'/') => char::from(same),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                return self.unicode();
            }
            _ => return None,
        };
        self.at += 1;
        Some(character)
    }

    /// A character by its number; those beyond 16 bits are written as two halves.
    fn unicode(&mut self) -> Option<char> {
        let first = self.hexadecimal()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        self.expect(b'\\')?;
        self.expect(b'u')?;
        let second = self.hexadecimal()?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + second)
    }

    fn hexadecimal(&mut self) -> Option<u32> {
        (0..4).try_fold(0, |number, _| {
            let digit = char::from(self.peek()?).to_digit(16)?;
            self.at += 1;
            Some(16 * number + digit)
        })
    }

    fn number(&mut self) -> Option<Value> {
        let start = self.at;
        let negative = self.eat(b'-');
        let whole = self.digits()?;
        if whole.len() > 1 && whole.starts_with('0') {
            self.at = start + usize::from(negative) + 1;
            return None;
        }
        let fraction = if self.eat(b'.') { self.digits()? } else { "" };
        let exponent = if self.eat(b'e') || self.eat(b'E') { Some(self.exponent()?) } else { None };
        if fraction.is_empty() && exponent.is_none() {
            let size =
                whole.bytes().try_fold(0_u64, |size, digit| size.checked_mul(10)?.checked_add(u64::from(digit - b'0')));
            match (size, negative) {
                (Some(size), false) => return Some(size.into()),
                (Some(size @ 1..), true) if size <= i64::MIN.unsigned_abs() => {
                    return Some(0_i64.wrapping_sub_unsigned(size).into());
                }
                _ => {}
            }
        }
        let exponent = exponent.unwrap_or(0).saturating_sub(i32::try_from(fraction.len()).unwrap_or(i32::MAX));
        let size = nearest(&[whole, fraction].concat(), exponent);
        size.is_finite().then(|| if negative { -size } else { size }.into())
    }

    /// At least one digit.
    fn digits(&mut self) -> Option<&'t str> {
        Some(self.skip(|byte| byte.is_ascii_digit())).filter(|digits| !digits.is_empty())
    }

    fn exponent(&mut self) -> Option<i32> {
        let negative = self.eat(b'-');
        if !negative {
            self.eat(b'+');
        }
        let size = self
            .digits()?
            .bytes()
            .fold(0_i32, |size, digit| size.saturating_mul(10).saturating_add(i32::from(digit - b'0')));
        Some(if negative { -size } else { size })
    }
}
