//! The characters of a typed text, in their plain form and without those that cannot be seen.
use super::NumberError;
use super::number_token::is_dash;

/// No-break and thin spaces: they stand within numbers, and nobody types them between two.
pub(super) const NO_BREAK_SPACES: [char; 4] = ['\u{a0}', '\u{2007}', '\u{2009}', '\u{202f}'];

/// The characters that count.
pub(super) struct Characters {
    /// Each in its plain form: `，` as `,`.
    pub(super) plain: Vec<char>,
    /// The column of each in the text, from 1.
    columns: Vec<usize>,
    /// The column after the last character of the text.
    end: usize,
}

impl Characters {
    pub(super) fn of(text: &str) -> Self {
        let visible = text.chars().zip(1..).filter(|(c, _)| !is_invisible(*c));
        let (plain, columns) = visible.map(|(c, column)| (plain(c), column)).unzip();
        Self { plain, columns, end: text.chars().count() + 1 }
    }

    /// Whether dashes stand where a number would: `–`, `–.–`, `-.-`. A hyphen alone is the beginning of a number.
    pub(super) fn are_dashes(&self) -> bool {
        let dash = self.plain.iter().any(|c| is_dash(*c));
        dash && self.plain != ['-'] && self.plain.iter().all(|c| is_dash(*c) || matches!(c, '.' | ',' | ' '))
    }

    /// An error whose column counts all characters of the text, not only those that count.
    pub(super) fn in_columns_of_the_text(&self, mut error: NumberError) -> NumberError {
        if let Some(column) = &mut error.column {
            *column = self.columns.get(*column - 1).copied().unwrap_or(self.end);
        }
        error
    }
}

/// The characters of a printed word in their plain form.
pub(super) fn plain_text(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).map(plain).collect()
}

/// Characters without a shape of their own: directional marks, joiners, soft hyphens, byte order marks, variation selectors
/// (Unicode's `Default_Ignorable_Code_Point`). What remains is what the reader sees, and that is what she means.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// A wide, small or foreign form of a sign as the usual one; all spaces as one, except those that end a line or a cell.
fn plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{60c}' | '\u{2e41}' | '\u{fe50}' => ',',
        '\u{fe52}' => '.',
        '\u{fe6a}' | '\u{66a}' => '%',
        '\u{fe69}' => '$',
        '\u{ffe0}' => '¢',
        '\u{ffe1}' => '£',
        '\u{ffe5}' => '¥',
        '\u{ffe6}' => '₩',
        '\u{fe62}' => '+',
        '’' | '‘' | '\u{2032}' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => plain_dash(c),
        _ if c.is_whitespace() && c != '\n' && c != '\t' => ' ',
        _ => c,
    }
}

/// Minus signs and hyphens as `-`; the longer dashes, which are rarely a minus sign, as `–`.
fn plain_dash(c: char) -> char {
    if matches!(c, '\u{2012}'..='\u{2015}' | '\u{fe58}') { '–' } else { '-' }
}
