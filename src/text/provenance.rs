//! Where a value comes from, in a line.

use crate::model::{EvidenceKind, Provenance, SourceLine};

/// The line under an input.
pub fn provenance_line(provenance: Provenance) -> String {
    match provenance {
        Provenance::Sourced(source) => format!("Source: {source}"),
        Provenance::Published(source) => source_line(source),
        Provenance::Claimed => "Claimed by the article, without a source".into(),
        Provenance::Placeholder => format!("Async ROI, 2026 · {}", EvidenceKind::Placeholder.word()),
        Provenance::Zero => "Async ROI, 2026 · our placeholder: zero until you say otherwise".into(),
        Provenance::Entered => "Entered figure, no source given".into(),
    }
}

/// Who found it and when, and how: `BLS, ECEC, March 2026 · measured`.
pub fn source_line(source: SourceLine) -> String {
    let kinds: Vec<&str> = source.kinds.iter().map(|kind| kind.word()).collect();
    format!("{} · {}", source.citation, kinds.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edition, Field, Input, Preset, evidence};

    fn line(key: &str, edition: Edition) -> String {
        let case = Preset::Evidence.case_in(edition);
        provenance_line(Provenance::of(Input::parse(key).unwrap(), &case))
    }

    #[test]
    fn a_source_is_named_with_how_it_came_about() {
        assert_eq!(line("team.on_cost", Edition::Second), "BLS, ECEC, March 2026 · measured");
        let own = "Async ROI, 2026 · our estimate: nobody has measured it; measure it in the pilot";
        assert_eq!(line("meetings.replacement", Edition::Second), own);
        assert_eq!(
            line("team.people", Edition::Second),
            "Async ROI, 2026 · our placeholder: replace it with your figure"
        );
        let first = "Async ROI, first edition, November 2026 · our estimate, replaced by edition 2";
        assert_eq!(line("team.on_cost", Edition::First), first);
        assert_eq!(provenance_line(Provenance::Sourced("Payroll: October")), "Source: Payroll: October");
    }

    /// Whether a text has a year of four digits.
    fn has_year(text: &str) -> bool {
        text.split(|sign: char| !sign.is_ascii_digit())
            .any(|digits| digits.len() == 4 && (1900..2100).contains(&digits.parse::<u32>().unwrap_or_default()))
    }

    #[test]
    fn every_input_of_the_latest_edition_shows_author_year_and_kind() {
        let case = Preset::Evidence.case();
        for input in case.inputs() {
            let shown = provenance_line(Provenance::of(input, &case));
            let (citation, kinds) = shown.split_once(" · ").unwrap_or_else(|| panic!("{input}: {shown}"));
            let author = citation.split([',', ';']).next().unwrap_or_default();
            assert!(author.len() > 2 && !has_year(author) && has_year(citation), "{input}: {shown}");
            assert!(!kinds.is_empty(), "{input}: {shown}");
        }
    }

    #[test]
    fn the_line_is_of_the_sources_behind_it() {
        for field in crate::model::FIELDS.iter().filter(|field| !field.is_by_row()) {
            let sources = evidence(field.key).map_or(&[][..], |entry| entry.sources);
            let is_own = field.source.kinds.iter().any(|kind| kind.key() == "own");
            assert_eq!(is_own, field.source.citation == "Async ROI, 2026", "{}", field.key);
            if is_own {
                continue;
            }
            // A convention is what several kinds of source agree on.
            let found = |kind: &EvidenceKind| sources.iter().any(|source| source.kind == *kind);
            assert!(field.source.kinds.iter().all(found), "{}: {:?}", field.key, field.source.kinds);
            let named = sources.iter().filter(|source| {
                let first = source.author.split([',', ' ']).next().unwrap_or_default();
                let short = source.author.replace("US Bureau of Labor Statistics", "BLS");
                field.source.citation.contains(first) || field.source.citation.contains(&short)
            });
            assert!(named.count() > 0, "{}: {}", field.key, field.source.citation);
            assert!(
                sources.iter().all(|source| !source.author.is_empty() && !source.found.is_empty()),
                "{}",
                field.key
            );
            assert!(sources.iter().filter(|source| source.year.is_some()).count() > 0, "{}", field.key);
        }
    }

    #[test]
    fn every_entry_is_of_an_input() {
        for entry in crate::model::evidence_entries() {
            assert!(entry.keys.iter().all(|key| Field::find(key).is_some()), "{:?}", entry.keys);
        }
    }
}
