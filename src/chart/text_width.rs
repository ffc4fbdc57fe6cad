//! Estimated text width, and truncation to a width.
use super::layout::CHARACTER_WIDTH;

/// The estimated width of a text in viewBox units; characters of East Asian scripts count twice.
pub fn text_width(text: &str) -> f64 {
    f64::from(text.chars().map(places).sum::<u32>()) * CHARACTER_WIDTH
}

fn places(c: char) -> u32 {
    let wide = matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{1f300}'..='\u{1faff}');
    if wide { 2 } else { 1 }
}

/// The text, or its beginning with `…` where it is too wide.
pub fn fit(text: &str, max_width: f64) -> String {
    if text_width(text) <= max_width {
        return text.to_owned();
    }
    // The cast turns NaN and negative values into 0.
    let mut left = (max_width / CHARACTER_WIDTH) as u32;
    if left == 0 {
        return String::new();
    }
    let fits = |c: &char| {
        let enough = places(*c) < left;
        left = left.saturating_sub(places(*c));
        enough
    };
    let mut short: String = text.chars().take_while(fits).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_shortened_to_its_room() {
        assert_eq!(fit("Turnover", 8.0 * CHARACTER_WIDTH), "Turnover");
        assert_eq!(fit("Deep work", 6.1 * CHARACTER_WIDTH), "Deep…");
        assert_eq!(fit("会議の費用", 5.0 * CHARACTER_WIDTH), "会議…");
        assert_eq!(fit("Turnover", 1.0), "");
    }
}
