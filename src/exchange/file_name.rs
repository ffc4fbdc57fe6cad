//! Names of files to save.

/// The longest part of a name, in bytes: file systems take 255 for all of it.
const MOST_BYTES: usize = 60;

/// A name made of the case's name, what the file holds and the day: `Our-team-rollout-2027-01-04.csv`.
///
/// Letters and digits of any script stay; everything else, which some system refuses or some shell takes for its own, becomes
/// a hyphen. The three parts keep a name such as `CON` from being one that Windows reserves.
///
/// ```
/// use async_roi::exchange::file_name::file_name;
/// assert_eq!(file_name("Vertrieb Süd/West: „2027“", "cash flow", "2027-01-04", "png"), "Vertrieb-Süd-West-2027-cash-flow-2027-01-04.png");
/// assert_eq!(file_name("…", "rollout", "2027-01-04", "ics"), "async-roi-rollout-2027-01-04.ics");
/// ```
pub fn file_name(case: &str, what: &str, day: &str, ending: &str) -> String {
    let (case, what) = (part(case), part(what));
    let case = if case.is_empty() { "async-roi" } else { &case };
    let parts: Vec<&str> = [case, &what, day].into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}.{ending}", parts.join("-"))
}

/// The letters and digits of a text, with hyphens between its words.
fn part(text: &str) -> String {
    // Accents and vowel signs may be characters of their own.
    let is_kept = |char: char| char.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&char);
    let words = text.split(|char| !is_kept(char)).filter(|word| !word.is_empty());
    let joined = words.collect::<Vec<_>>().join("-");
    if joined.len() <= MOST_BYTES {
        return joined;
    }
    let end = (0..=MOST_BYTES).rev().find(|end| joined.is_char_boundary(*end)).unwrap_or_default();
    let cut = &joined[..end];
    cut.rsplit_once('-').map_or(cut, |(whole_words, _)| whole_words).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_system_takes_the_name(case in "\\PC{0,80}", what in "\\PC{0,80}") {
            let name = file_name(&case, &what, "2027-01-04", "csv");
            prop_assert!(name.len() <= 255, "{}", name.len());
            let refused = name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|', ' ', '\u{202e}']);
            prop_assert!(!refused, "{}", name);
            prop_assert!(name.ends_with("2027-01-04.csv") && !name.starts_with(['-', '.']));
        }
    }
}
