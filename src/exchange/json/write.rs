//! A value to JSON text.

use crate::model::written;
use serde_json::Value;

/// A value as a text in one line.
pub fn text(value: &Value) -> String {
    let mut text = String::new();
    write(value, None, &mut text);
    text
}

/// A value as a text with a line for each item, for people to read.
pub fn pretty(value: &Value) -> String {
    let mut text = String::new();
    write(value, Some(0), &mut text);
    text
}

/// `level` is how deep it stands, where each item has a line of its own.
fn write(value: &Value, level: Option<usize>, text: &mut String) {
    match value {
        Value::Null => *text += "null",
        Value::Bool(holds) => *text += if *holds { "true" } else { "false" },
        Value::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
            (Some(whole), ..) => *text += &whole.to_string(),
            (None, Some(whole), _) => *text += &whole.to_string(),
            (None, None, value) => *text += &written(value.unwrap_or_default()),
        },
        Value::String(string) => quote(string, text),
        Value::Array(items) => {
            let mut items = items.iter();
            between('[', ']', level, text, &mut |level, text| items.next().map(|item| write(item, level, text)));
        }
        Value::Object(object) => {
            let mut entries = object.iter();
            between('{', '}', level, text, &mut |level, text| {
                let (key, value) = entries.next()?;
                quote(key, text);
                *text += if level.is_some() { ": " } else { ":" };
                write(value, level, text);
                Some(())
            });
        }
    }
}

/// Writes items between brackets, for as long as there are any.
fn between(
    open: char,
    close: char,
    level: Option<usize>,
    text: &mut String,
    item: &mut dyn FnMut(Option<usize>, &mut String) -> Option<()>,
) {
    let inner = level.map(|level| level + 1);
    text.push(open);
    let empty = text.len();
    loop {
        let before = text.len();
        if before > empty {
            text.push(',');
        }
        line(inner, text);
        if item(inner, text).is_none() {
            text.truncate(before);
            break;
        }
    }
    if text.len() > empty {
        line(level, text);
    }
    text.push(close);
}

/// A new line, where each item has one.
fn line(level: Option<usize>, text: &mut String) {
    if let Some(level) = level {
        text.push('\n');
        (0..level).for_each(|_| text.push_str("  "));
    }
}

fn quote(string: &str, text: &mut String) {
    text.push('"');
    for character in string.chars() {
        match character {
            '"' => *text += "\\\"",
            '\\' => *text += "\\\\",
            '\n' => *text += "\\n",
            '\r' => *text += "\\r",
            '\t' => *text += "\\t",
            '\u{8}' => *text += "\\b",
            '\u{c}' => *text += "\\f",
            '\0'..' ' => {
                *text += "\\u00";
                text.extend([4, 0].map(|shift| char::from(b"0123456789abcdef"[character as usize >> shift & 15])));
            }
            _ => text.push(character),
        }
    }
    text.push('"');
}
