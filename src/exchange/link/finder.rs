//! Finds links in a text: an address, a fragment, or a whole mail, as other programs leave it.
//!
//! Mail programs wrap lines, encode characters, put quotation marks in front of lines and punctuation behind the link. All
//! of that is looked through here, generously: what is found too much or wrongly fails the link's own check value.

use crate::exchange::percent;

/// How often an address may be percent-encoded: once for each service that passes it on as a parameter of its own.
const MOST_ENCODINGS: usize = 3;
/// A wrapped line of a link has at least so many characters; what is shorter after a gap may be a word of the message.
const SHORTEST_LINE: usize = 20;

/// What may be a link, found in a text.
pub(super) struct Candidate {
    /// The digits of its version.
    pub(super) version: String,
    /// The characters that may be its payload: more than that where something follows without a gap, or after one.
    pub(super) payload: String,
    /// How many of them belong to the link even if it is incomplete.
    pub(super) sure: usize,
    /// Whether it stands where only a link of this product does: at the start of a fragment, or of the text.
    pub(super) is_placed: bool,
    /// Where in the text each character of the payload ends.
    ends: Vec<usize>,
}

impl Candidate {
    /// The route that follows the first characters of the payload: `/rollout`, or nothing.
    pub(super) fn route_after<'a>(&self, length: usize, text: &'a str) -> &'a str {
        let rest = length.checked_sub(1).and_then(|last| self.ends.get(last)).map_or("", |end| &text[*end..]);
        if !rest.starts_with('/') {
            return "";
        }
        let end = rest.find(|sign: char| !sign.is_ascii_alphanumeric() && !"/._-".contains(sign));
        rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', '/'])
    }
}

/// A text with the encodings of mails and addresses undone, in one way or several.
pub(super) fn decoded(text: &str) -> Vec<String> {
    // Quoted-printable: `=3D`, and `=` at the end of a wrapped line, after which quotation marks may stand.
    let wrapped = text.replace("=\r\n", "\n").replace("=\n", "\n");
    let mut texts = vec![percent::decode_codes(&wrapped, b'=')];
    // An address bar drops line breaks: then `=` and two characters of the payload may only look like a code.
    if texts[0] != wrapped {
        texts.push(wrapped);
    }
    for text in &mut texts {
        for _ in 0..MOST_ENCODINGS {
            *text = percent::decode(text);
        }
    }
    texts
}

/// A visible character, where it ends, and whether something invisible stands before it.
struct Sign {
    letter: char,
    end: usize,
    after_gap: bool,
}

/// The text without blanks, line breaks with the marks of quoted lines after them, and characters that cannot be seen.
fn visible(text: &str) -> Vec<Sign> {
    let (mut signs, mut after_gap, mut line_starts) = (Vec::new(), false, true);
    for (place, sign) in text.char_indices() {
        let quotes = line_starts && place > 0 && matches!(sign, '>' | '|');
        if sign.is_whitespace() || is_invisible(sign) || quotes || sign == '\\' {
            line_starts = quotes || sign == '\n' || sign == '\r' || (line_starts && sign.is_whitespace());
            after_gap = true;
        } else {
            signs.push(Sign { letter: sign, end: place + sign.len_utf8(), after_gap });
            (after_gap, line_starts) = (false, false);
        }
    }
    signs
}

fn is_invisible(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// All that may be links, in their order. `en_dash` is what a program may have made an en dash of.
pub(super) fn candidates(text: &str, en_dash: &str) -> Vec<Candidate> {
    let signs = visible(text);
    let begins = |place: usize| matches!(signs[place].letter, 'v' | 'V');
    (0..signs.len()).filter(|place| begins(*place)).filter_map(|place| candidate(&signs, place, en_dash)).collect()
}

fn candidate(signs: &[Sign], start: usize, en_dash: &str) -> Option<Candidate> {
    let word = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '.');
    if !signs[start].after_gap && start.checked_sub(1).is_some_and(|before| word(signs[before].letter)) {
        return None;
    }
    let digits = signs[start + 1..].iter().take_while(|sign| sign.letter.is_ascii_digit()).count();
    let dot = start + 1 + digits;
    let is_whole_text = dot == signs.len();
    if digits == 0 || !(is_whole_text || signs[dot].letter == '.') {
        return None;
    }
    let opening = |sign: &&Sign| !matches!(sign.letter, '!' | '/' | '<' | '"' | '\'' | '(' | '[' | '“');
    let is_placed = signs[..start].iter().rev().find(opening).is_none_or(|sign| sign.letter == '#');
    let version = signs[start + 1..dot].iter().map(|sign| sign.letter).collect();
    let mut found = Candidate { version, payload: String::new(), sure: 0, is_placed, ends: Vec::new() };
    let rest = signs.get(dot + 1..).unwrap_or_default();
    let length = rest.iter().take_while(|sign| spelled(sign.letter, en_dash).is_some()).count();
    let rest = &rest[..length];
    let mut is_sure = true;
    for (place, sign) in rest.iter().enumerate() {
        if sign.after_gap && place > 0 {
            let line = 1 + rest[place + 1..].iter().take_while(|sign| !sign.after_gap).count();
            is_sure &= line >= SHORTEST_LINE;
        }
        for letter in spelled(sign.letter, en_dash).unwrap_or_default().chars() {
            found.payload.push(letter);
            found.ends.push(sign.end);
            found.sure += usize::from(is_sure);
        }
    }
    Some(found)
}

/// A character of a payload as it was before a word processor made it look better; none where it can be none.
fn spelled(sign: char, en_dash: &str) -> Option<String> {
    match sign {
        '‐' | '‑' | '‒' | '−' => Some("-".into()),
        '–' => Some(en_dash.into()),
        '—' => Some("--".into()),
        // The end of a line in quoted-printable, whose line break an address bar drops.
        '=' => Some(String::new()),
        _ => (sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_')).then(|| sign.to_string()),
    }
}
