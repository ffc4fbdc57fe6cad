//! Content lines of an iCalendar file: unfolded, decoded, and split into name, parameters and value (RFC 5545, 3.1).

use crate::messages::Warnings;
use std::borrow::Cow;

/// A content line.
#[derive(Debug)]
pub(crate) struct ContentLine<'a> {
    /// Line of the file on which it begins, from 1.
    pub(crate) number: usize,
    text: Cow<'a, str>,
    /// Where the name ends.
    name_end: usize,
    /// Where the colon before the value is.
    colon: usize,
}

impl ContentLine<'_> {
    /// Whether this is the property of that name, in any case.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.name().eq_ignore_ascii_case(name)
    }

    pub(crate) fn name(&self) -> &str {
        &self.text[..self.name_end]
    }

    pub(crate) fn value(&self) -> &str {
        self.text[self.colon + 1..].trim()
    }

    /// A parameter's value without quotes, the carets of RFC 6868 undone.
    pub(crate) fn parameter(&self, name: &str) -> Option<String> {
        let mut rest = &self.text[self.name_end..self.colon];
        while let Some(parameter) = rest.strip_prefix(';') {
            let end = outside_quotes(parameter, b";").unwrap_or(parameter.len());
            let (parameter, after) = parameter.split_at(end);
            rest = after;
            if let Some((key, value)) = parameter.split_once('=')
                && key.trim().eq_ignore_ascii_case(name)
            {
                let value = value.trim();
                let value = value.strip_prefix('"').map_or(value, |inner| inner.strip_suffix('"').unwrap_or(inner));
                return Some(without_carets(value));
            }
        }
        None
    }

    /// Whether a parameter has this value, in any case.
    pub(crate) fn parameter_is(&self, name: &str, value: &str) -> bool {
        self.parameter(name).is_some_and(|found| found.eq_ignore_ascii_case(value))
    }
}

/// The position of the first of these bytes that is not within quotes.
fn outside_quotes(text: &str, stops: &[u8]) -> Option<usize> {
    let mut quoted = false;
    text.bytes().position(|byte| {
        quoted ^= byte == b'"';
        !quoted && stops.contains(&byte)
    })
}

fn without_carets(value: &str) -> String {
    if value.contains('^') {
        value.replace("^n", "\n").replace("^'", "\"").replace("^^", "^")
    } else {
        value.to_owned()
    }
}

/// A text value with its escapes undone (RFC 5545, 3.3.11).
pub(crate) fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => text.push('\\'),
            },
            other => text.push(other),
        }
    }
    text
}

/// All content lines of a file. Lines end with LF, CRLF or CR; a line that begins with a space or a tab continues the one before it, also
/// within a character, so lines are unfolded as bytes. What is not UTF-8 is read as Latin-1.
pub(crate) fn content_lines<'a>(bytes: &'a [u8], warnings: &mut Warnings) -> Vec<ContentLine<'a>> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut lines = Vec::new();
    let mut latin = (0, 0);
    let mut pending: Option<(usize, Cow<'a, [u8]>)> = None;
    let mut rest = bytes;
    let mut number = 0;
    let mut finish = |pending: Option<(usize, Cow<'a, [u8]>)>, warnings: &mut Warnings| {
        let Some((number, raw)) = pending else { return };
        let text = match decoded(raw) {
            Ok(text) => text,
            Err(text) => {
                latin = (if latin.1 == 0 { number } else { latin.0 }, latin.1 + 1);
                Cow::Owned(text)
            }
        };
        if text.trim().is_empty() {
            return;
        }
        match split(number, text) {
            Ok(line) => lines.push(line),
            Err(text) => {
                warnings
                    .add(number, format!("{} is not a line of a calendar: left out.", crate::messages::quoted(&text)));
            }
        }
    };
    while !rest.is_empty() {
        let end = rest.iter().position(|&b| b == b'\n' || b == b'\r').unwrap_or(rest.len());
        let (physical, after) = rest.split_at(end);
        rest = after.strip_prefix(b"\r\n").or_else(|| after.get(1..)).unwrap_or_default();
        number += 1;
        match (physical, &mut pending) {
            ([b' ' | b'\t', continuation @ ..], Some((_, text))) => text.to_mut().extend_from_slice(continuation),
            _ => finish(pending.replace((number, Cow::Borrowed(physical))), warnings),
        }
    }
    finish(pending, warnings);
    if latin.1 > 0 {
        let text = format!("{} lines are not UTF-8, this one first: read as Latin-1.", latin.1);
        warnings.add(latin.0, if latin.1 == 1 { "This line is not UTF-8: read as Latin-1.".to_owned() } else { text });
    }
    lines
}

/// Decodes UTF-8; anything else comes back as an error, decoded as Latin-1.
fn decoded(raw: Cow<'_, [u8]>) -> Result<Cow<'_, str>, String> {
    let latin = |bytes: &[u8]| bytes.iter().map(|&byte| char::from(byte)).collect();
    match raw {
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| latin(bytes)),
        Cow::Owned(bytes) => String::from_utf8(bytes).map(Cow::Owned).map_err(|error| latin(error.as_bytes())),
    }
}

fn split(number: usize, text: Cow<'_, str>) -> Result<ContentLine<'_>, Cow<'_, str>> {
    let Some(name_end) = text.bytes().position(|b| b == b';' || b == b':') else { return Err(text) };
    let valid = name_end > 0 && text[..name_end].bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    // A quote that is not closed must not hide the value.
    let parameters = &text[name_end..];
    let colon = outside_quotes(parameters, b":").or_else(|| parameters.find(':'));
    match colon {
        Some(colon) if valid => Ok(ContentLine { number, colon: name_end + colon, name_end, text }),
        _ => Err(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Line = (usize, String, String);

    fn read(bytes: &[u8]) -> (Vec<Line>, Vec<Option<usize>>) {
        let mut warnings = Warnings::default();
        let lines = content_lines(bytes, &mut warnings);
        let lines = lines.iter().map(|l| (l.number, l.name().to_owned(), l.value().to_owned())).collect();
        (lines, warnings.finish().into_iter().map(|warning| warning.line).collect())
    }

    fn line(number: usize, name: &str, value: &str) -> Line {
        (number, name.to_owned(), value.to_owned())
    }

    #[test]
    fn lines_end_with_lf_crlf_or_cr_and_keep_their_numbers() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["\u{feff}A:1", "B:two", " and", "\t more", "", "C:3"].join(end);
            let expected = vec![line(1, "A", "1"), line(2, "B", "twoand more"), line(6, "C", "3")];
            assert_eq!(read(text.as_bytes()), (expected, vec![]), "{end:?}");
        }
    }

    #[test]
    fn a_fold_within_a_character_is_undone_before_decoding() {
        assert_eq!(read(b"SUMMARY:M\xc3\r\n \xbcnchen").0, [line(1, "SUMMARY", "München")]);
    }

    #[test]
    fn what_is_not_utf8_is_read_as_latin_1_with_one_warning() {
        let (lines, warnings) = read(b"A:1\nSUMMARY:M\xfcnchen\nB:\xe9t\xe9\nC:\xc3\xa9");
        assert_eq!(lines[1..], [line(2, "SUMMARY", "München"), line(3, "B", "été"), line(4, "C", "é")]);
        assert_eq!(warnings, [Some(2)]);
    }

    #[test]
    fn parameters_may_be_quoted() {
        let mut warnings = Warnings::default();
        let text = b"ATTENDEE;CN=\"Doe; Ana: x\";cutype=ROOM;X=a^nb^^c^'d:mailto:ana@example.org";
        let lines = content_lines(text, &mut warnings);
        assert_eq!(lines[0].value(), "mailto:ana@example.org");
        assert_eq!(lines[0].parameter("CN").as_deref(), Some("Doe; Ana: x"));
        assert!(lines[0].parameter_is("CUTYPE", "room"));
        assert_eq!(lines[0].parameter("X").as_deref(), Some("a\nb^c\"d"));
        assert_eq!(lines[0].parameter("Y"), None);
    }

    #[test]
    fn lines_without_a_name_or_a_colon_are_left_out() {
        let (lines, warnings) = read(b"no colon\n:no name\nA B:1\nQ;X=\"open:1\nA:1");
        assert_eq!(lines, [line(4, "Q", "1"), line(5, "A", "1")]);
        assert_eq!(warnings, [Some(1), Some(2), Some(3)]);
    }

    #[test]
    fn escapes_of_texts_are_undone() {
        assert_eq!(unescaped(r"a\, b\; c\nd\\n\"), "a, b; c\nd\\n\\");
    }
}
