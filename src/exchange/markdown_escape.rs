//! Text in Markdown that shows as it was typed.
//!
//! A backslash takes their meaning from Markdown's own marks. Hosts go over the rendered text once more and look for names to
//! notify (`@kim`), for references to issues and the like (`#12`, `GH-12`, GitLab's `!5`, `$5`, `&5`, `~label`), for addresses
//! (`https://…`, `www.…`, `kim@example.com`) and for emoji names (`:+1:`). A backslash does not stop those everywhere, so a
//! zero-width space goes between the mark and what follows: nothing to see, and nothing to find.

/// Between a mark and its name, so that no host finds the two together.
const BREAK: char = '\u{200b}';

/// The marks of Markdown, its common extensions (tables, strikethrough, math, footnotes, attributes) and HTML.
const MARKS: &str = "\\`*_[]<>{}#|~!&@$^=";

/// The marks that hosts look for with a name, a number or an address after them.
const HOST_MARKS: &str = "@#!$&~^%:";

/// The text on one line, as the content of a heading, an item of a list or a paragraph.
pub(super) fn escape(text: &str) -> String {
    let plain = one_line(text);
    escape_from(start_mark(&plain), &plain)
}

/// The text on one line, as the content of a cell of a table or after other words: no list begins there.
pub(super) fn escape_inline(text: &str) -> String {
    escape_from(None, &one_line(text))
}

fn one_line(text: &str) -> String {
    let words = text.split_whitespace().map(|word| word.replace(char::is_control, ""));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// `start`: where a mark stands that would make the text an item of a list.
fn escape_from(start: Option<usize>, plain: &str) -> String {
    let mut safe = String::with_capacity(plain.len());
    let mut chars = plain.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        if MARKS.contains(char) || start == Some(at) {
            safe.push('\\');
        }
        safe.push(char);
        let next = chars.peek().map(|(_, next)| *next);
        if next.is_some_and(|next| next != ' ') && needs_break(&plain[..at], char) {
            safe.push(BREAK);
        }
    }
    safe
}

/// The lines of a text that are not empty, with line breaks between them, each after the first behind an indent.
pub(super) fn escape_lines(text: &str, indent: &str) -> String {
    let lines: Vec<String> = text.lines().map(escape).filter(|line| !line.is_empty()).collect();
    lines.join(&format!("  \n{indent}"))
}

/// Whether a host might take a character, with what stands before and after it, for the beginning of something.
fn needs_break(before: &str, char: char) -> bool {
    let ends_with = |ending: &str| {
        let start = before.len().checked_sub(ending.len());
        start.and_then(|start| before.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    HOST_MARKS.contains(char) || char == '-' && ends_with("gh") || char.eq_ignore_ascii_case(&'w') && ends_with("ww")
}

/// Where a mark stands that would make the text an item of a list or a definition.
fn start_mark(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mark = text[digits..].chars().next()?;
    let is_mark = if digits == 0 { "-+:".contains(mark) } else { ".)".contains(mark) };
    is_mark.then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use comrak::nodes::NodeValue;
    use comrak::{Arena, Options, parse_document};
    use proptest::prelude::*;

    /// Every extension that a host may have.
    fn options() -> Options<'static> {
        let mut options = Options::default();
        let with = &mut options.extension;
        with.strikethrough = true;
        with.table = true;
        with.autolink = true;
        with.tasklist = true;
        with.superscript = true;
        with.subscript = true;
        with.footnotes = true;
        with.inline_footnotes = true;
        with.description_lists = true;
        with.math_dollars = true;
        with.math_code = true;
        with.wikilinks_title_after_pipe = true;
        with.underline = true;
        with.spoiler = true;
        with.alerts = true;
        with.highlight = true;
        with.multiline_block_quotes = true;
        options.parse.smart = false;
        options
    }

    /// What is shown, and the kinds of the nodes that are neither paragraph nor text.
    fn shown(markdown: &str) -> (String, Vec<String>) {
        let arena = Arena::new();
        let (mut text, mut others) = (String::new(), Vec::new());
        for node in parse_document(&arena, markdown, &options()).descendants() {
            match &node.data.borrow().value {
                NodeValue::Document | NodeValue::Paragraph => {}
                NodeValue::Text(part) => text.push_str(part),
                NodeValue::LineBreak => text.push('\n'),
                other => others.push(format!("{other:?}")),
            }
        }
        (text, others)
    }

    /// What a host would look for in a rendered text.
    fn calls(text: &str) -> bool {
        let follows =
            |at: usize| text[at..].chars().nth(1).is_some_and(|next| next != ' ' && next != '\n' && next != BREAK);
        let marked = text.char_indices().any(|(at, char)| HOST_MARKS.contains(char) && follows(at));
        let lower = text.to_ascii_lowercase();
        marked || lower.contains("www.") || lower.contains("gh-1")
    }

    #[track_caller]
    fn shows(typed: &str) {
        let (text, others) = shown(&escape_lines(typed, ""));
        assert_eq!(others, [""; 0], "{typed}");
        assert_eq!(text.replace(BREAK, ""), typed.replace(BREAK, ""));
        assert!(!calls(&text), "{text}");
    }

    #[test]
    fn what_calls_somebody_or_something_is_text() {
        for typed in [
            "@kim and @org/team, kim@example.com",
            "fixes #12, org/repo#12, GH-12, gh-12 and !5, &3, ~bug, %4, $7, ^alert#1",
            "https://example.com/x http://example.com www.example.com WWW.example.com mailto:kim@example.com",
            "[a](javascript:1) ![b](https://example.com/x.png) <img src=x onerror=1> <https://example.com>",
            "[[wiki]] [^1] [x]: /url ^[note]",
            "# heading\n## another\nsetext\n===\n---\n- item\n+ item\n* item\n1. item\n2) item\n> quote\n| a | b |\n|---|---|",
            "[ ] box\n[x] box",
            "`code` ```fence ~~~ **b** __b__ ~~s~~ ==h== $a$ $$b$$ ||s||",
            ":+1: :smile: 10:30",
            "&amp; &#64; &lt; \\@ \\\\",
            "<!-- c -->\n<div>\n: term\n::: x",
            "\u{200b}@kim",
        ] {
            shows(typed);
        }
    }

    #[test]
    fn ordinary_text_stays_readable() {
        let typed = "Ask 2-3 teams (at 10:30, not before) – it's 50% “done”: v1.2";
        assert_eq!(escape(typed).replace(BREAK, ""), typed);
    }

    proptest! {
        #[test]
        fn any_line_shows_as_it_was_typed(line in "[-a1eghtpsw.:/ @#!\\[\\]()<>*_`~|$&;^%=+{}\\\\\"']{1,24}") {
            let typed = line.split_whitespace().collect::<Vec<_>>().join(" ");
            let (text, others) = shown(&escape(&typed));
            prop_assert_eq!(others, Vec::<String>::new());
            prop_assert_eq!(text.replace(BREAK, ""), typed);
            prop_assert!(!calls(&text), "{}", text);
        }

        #[test]
        fn any_characters_show_as_they_were_typed(line in "\\PC{1,40}") {
            let typed = line.split_whitespace().collect::<Vec<_>>().join(" ");
            let (text, others) = shown(&escape(&typed));
            prop_assert_eq!(others, Vec::<String>::new());
            prop_assert_eq!(text.replace(BREAK, ""), typed.replace(BREAK, ""));
        }
    }
}
