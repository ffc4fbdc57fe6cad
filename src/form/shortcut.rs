//! Undo and redo by keys: what a key press asks for, and whether the text box in which it happens answers it itself.

/// What a key press asks of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// Take the last step back.
    Undo,
    /// Do the last undone step again.
    Redo,
}

/// A key press, as the browser reports it.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // as the browser's event has them
pub struct KeyPress<'a> {
    /// What the key types in the keyboard's layout: `z`, `Z`, `я`.
    pub key: &'a str,
    /// Where the key is, by the letter it has on an American keyboard: `KeyZ`.
    pub code: &'a str,
    /// Whether Ctrl or Cmd is held.
    pub command: bool,
    /// Whether Shift is held.
    pub shift: bool,
    /// Whether Alt is held, as it is with `AltGr` on Windows.
    pub alt: bool,
    /// Whether it belongs to an input method that is composing a text.
    pub composing: bool,
}

impl Shortcut {
    /// What a key press asks for: undo with Ctrl or Cmd and Z, redo with Shift as well or with Y.
    pub fn of(press: &KeyPress) -> Option<Self> {
        if !press.command || press.alt || press.composing {
            return None;
        }
        match (letter(press)?, press.shift) {
            ('z', false) => Some(Self::Undo),
            ('z', true) | ('y', false) => Some(Self::Redo),
            _ => None,
        }
    }
}

/// The letter of a key, whatever Caps Lock does to it. In a layout of another script, the one that the key has on an American
/// keyboard; a Latin layout has its own places for the letters, so its own letter counts.
fn letter(press: &KeyPress) -> Option<char> {
    let mut typed = press.key.chars();
    let (letter, None) = (typed.next()?, typed.next()) else { return None };
    if letter.is_ascii_alphabetic() {
        return Some(letter.to_ascii_lowercase());
    }
    let by_place = press.code.strip_prefix("Key").and_then(|place| place.chars().next());
    by_place.filter(|_| is_of_other_script(letter)).map(|place| place.to_ascii_lowercase())
}

/// Whether a character belongs to another script than Latin: all from Greek on, but Latin letters with further marks and
/// punctuation.
fn is_of_other_script(character: char) -> bool {
    character >= '\u{370}'
        && !('\u{1E00}'..='\u{1EFF}').contains(&character)
        && !('\u{2000}'..='\u{2BFF}').contains(&character)
}

/// The text box that has the focus: what it held, and what was typed in it.
#[derive(Clone, Debug, Default)]
pub struct FocusedText {
    at_focus: String,
    typed: Option<String>,
}

impl FocusedText {
    /// A text box that holds this text got the focus. One that holds what was typed last has it back, as when the user returns from
    /// another window.
    pub fn focus(&mut self, text: String) {
        if self.typed.as_deref() != Some(text.as_str()) {
            *self = Self { at_focus: text, typed: None };
        }
    }

    /// The text after a keystroke, a paste or the browser's own undo.
    pub fn typed(&mut self, text: String) {
        self.typed = Some(text);
    }

    /// The page has undone or redone a step: what was typed before is no longer what the next key press is about.
    pub fn seal(&mut self) {
        self.typed = None;
    }

    /// Whether the browser's own undo in the box answers, given what the box holds now. It does while something that was typed
    /// there since it got the focus can be taken back, or put back. What the page itself wrote there, the browser cannot undo.
    pub fn answers(&self, shortcut: Shortcut, now: &str) -> bool {
        self.typed.as_deref() == Some(now) && (shortcut == Shortcut::Redo || now != self.at_focus)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CTRL: KeyPress = KeyPress { key: "", code: "", command: true, shift: false, alt: false, composing: false };

    #[test]
    fn a_letter_counts_in_every_layout() {
        let rows = [
            ("z", "KeyZ", Some(Shortcut::Undo), "American"),
            ("Z", "KeyZ", Some(Shortcut::Undo), "Caps Lock"),
            ("y", "KeyY", Some(Shortcut::Redo), "American"),
            ("Y", "KeyY", Some(Shortcut::Redo), "Caps Lock"),
            ("z", "KeyY", Some(Shortcut::Undo), "German"),
            ("y", "KeyZ", Some(Shortcut::Redo), "German"),
            ("z", "KeyW", Some(Shortcut::Undo), "French"),
            ("w", "KeyZ", None, "French"),
            (";", "KeyZ", None, "Dvorak"),
            ("z", "Slash", Some(Shortcut::Undo), "Dvorak"),
            ("я", "KeyZ", Some(Shortcut::Undo), "Russian"),
            ("Я", "KeyZ", Some(Shortcut::Undo), "Russian with Caps Lock"),
            ("н", "KeyY", Some(Shortcut::Redo), "Russian"),
            ("ζ", "KeyZ", Some(Shortcut::Undo), "Greek"),
            ("ז", "KeyZ", Some(Shortcut::Undo), "Hebrew"),
            ("ئ", "KeyZ", Some(Shortcut::Undo), "Arabic"),
            ("ㅋ", "KeyZ", Some(Shortcut::Undo), "Korean"),
            ("ผ", "KeyZ", Some(Shortcut::Undo), "Thai"),
            ("ž", "KeyZ", None, "a Latin letter with a mark"),
            ("Process", "KeyZ", None, "an input method"),
            ("Enter", "Enter", None, "no letter"),
            ("", "KeyZ", None, "unknown"),
        ];
        for (key, code, expected, layout) in rows {
            assert_eq!(Shortcut::of(&KeyPress { key, code, ..CTRL }), expected, "{key} {layout}");
        }
    }

    #[test]
    fn other_keys_held_make_it_another_shortcut_or_none() {
        let z = KeyPress { key: "z", code: "KeyZ", ..CTRL };
        let capital = KeyPress { key: "Z", shift: true, ..z };
        assert_eq!(Shortcut::of(&capital), Some(Shortcut::Redo));
        assert_eq!(Shortcut::of(&KeyPress { key: "z", ..capital }), Some(Shortcut::Redo), "with Caps Lock");
        assert_eq!(Shortcut::of(&KeyPress { key: "y", shift: true, ..z }), None);
        for none in [KeyPress { command: false, ..z }, KeyPress { alt: true, ..z }, KeyPress { composing: true, ..z }] {
            assert_eq!(Shortcut::of(&none), None, "{none:?}");
        }
    }

    #[test]
    fn a_box_answers_while_something_typed_there_can_be_taken_back() {
        use Shortcut::{Redo, Undo};
        let mut text = FocusedText::default();
        text.focus("Payroll".into());
        assert!(!text.answers(Undo, "Payroll") && !text.answers(Redo, "Payroll"));
        text.typed("Payroll x".into());
        assert!(text.answers(Undo, "Payroll x"));
        text.typed("Payroll".into());
        assert!(!text.answers(Undo, "Payroll") && text.answers(Redo, "Payroll"));
        text.seal();
        assert!(!text.answers(Redo, "Payroll"));
        text.typed("Pay".into());
        assert!(!text.answers(Undo, "written by the page"));
    }
}
