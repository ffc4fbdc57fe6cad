//! Where values come from, in a line.

use crate::model::{Choice, EvidenceKind, Origin, Ownership, Provenance, SourceLine};

/// The line under an input: whose its value is, and from which source.
pub fn provenance_line(provenance: Provenance) -> String {
    let Provenance { origin, stated, published, is_zero } = provenance;
    let whose = match origin {
        Origin::Claim => "the article states it without a source",
        Origin::Typed if stated.is_empty() => "your figure, no source given",
        Origin::Typed | Origin::Measured => "your figure",
        Origin::Received => "the sender’s figure",
        Origin::Preset => return format!("{}: {}", origin.word(), preset_source(stated, published, is_zero)),
    };
    let source = if stated.is_empty() { String::new() } else { format!(" · Source: {stated}") };
    format!("{}: {whose}{source}", origin.word())
}

fn preset_source(stated: &str, published: Option<SourceLine>, is_zero: bool) -> String {
    match published {
        _ if !stated.is_empty() => stated.to_owned(),
        Some(source) if source.is_placeholder() && is_zero => {
            format!("{} · placeholder: zero until you enter a figure", source.citation)
        }
        Some(source) => source_line(source),
        None => String::new(),
    }
}

/// Who found it and when, and how: `BLS, ECEC, March 2026 · measured`.
pub fn source_line(source: SourceLine) -> String {
    format!("{} · {}", source.citation, kinds_in_words(source.kinds))
}

/// How the sources of a value found it: `survey, measured`.
pub fn kinds_in_words(kinds: &[EvidenceKind]) -> String {
    kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>().join(", ")
}

/// Whose a figure is, for readers other than its author.
pub fn whose(origin: Origin) -> &'static str {
    match origin {
        Origin::Preset => "Async ROI",
        Origin::Claim => "the article",
        Origin::Typed | Origin::Measured => "the author",
        Origin::Received => "the sender",
    }
}

/// The last year that a source names; empty without one.
pub fn year_in(source: &str) -> &str {
    let is_year = |digits: &&str| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    source.split(|sign: char| !sign.is_ascii_digit()).rfind(is_year).unwrap_or_default()
}

/// How many figures of a case are the user's own, and how many of the others decide the answer: `4 of 29 figures are
/// yours; 3 of the others decide the answer.` On paper, which others read, `whose` is not “yours” but “the author’s own”.
pub fn ownership_line(ownership: &Ownership, whose: &str) -> String {
    let Ownership { own, all, deciding, .. } = ownership;
    let yours = match own {
        own if own == all => return format!("All {all} figures are {whose}."),
        0 => format!("None of the {all} figures is {whose}"),
        1 => format!("1 of {all} figures is {whose}"),
        own => format!("{own} of {all} figures are {whose}"),
    };
    match (own, deciding.len()) {
        (0, 0) => format!("{yours}; none of them decides the answer."),
        (_, 0) => format!("{yours}; none of the others decides the answer."),
        (0, 1) => format!("{yours}; 1 of them decides the answer."),
        (0, count) => format!("{yours}; {count} of them decide the answer."),
        (_, 1) => format!("{yours}; 1 of the others decides the answer."),
        (_, count) => format!("{yours}; {count} of the others decide the answer."),
    }
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
    fn the_year_of_a_source_is_its_last() {
        let years = ["BLS, ECEC, March 2026", "Payroll", "Smith 2019; Jones, 2021", "room 20261"].map(year_in);
        assert_eq!(years, ["2026", "", "2021", ""]);
    }

    #[test]
    fn a_source_is_named_with_how_it_came_about() {
        assert_eq!(line("team.on_cost", Edition::Second), "Preset: BLS, ECEC, March 2026 · measured");
        let own = "Preset: Async ROI, 2026 · our estimate: measure it in the pilot";
        assert_eq!(line("meetings.replacement", Edition::Second), own);
        assert_eq!(
            line("team.people", Edition::Second),
            "Preset: Async ROI, 2026 · placeholder: replace with your figure"
        );
        let first = "Preset: Async ROI, first edition, November 2026 · our estimate, replaced by edition 2";
        assert_eq!(line("team.on_cost", Edition::First), first);
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

    #[test]
    fn whose_it_is_comes_first() {
        let line = |origin, stated| provenance_line(Provenance { origin, stated, published: None, is_zero: false });
        for (origin, _, word) in Origin::ALL {
            assert!(line(*origin, "Payroll").starts_with(word), "{word}");
        }
        assert_eq!(line(Origin::Typed, ""), "Typed: your figure, no source given");
        assert_eq!(line(Origin::Typed, "Payroll: May"), "Typed: your figure · Source: Payroll: May");
        assert_eq!(line(Origin::Received, ""), "Received: the sender’s figure");
        let case = Preset::Evidence.case();
        let zero = Provenance::of(Input::parse("change.other_one_off").unwrap(), &case);
        assert_eq!(provenance_line(zero), "Preset: Async ROI, 2026 · placeholder: zero until you enter a figure");
    }

    #[test]
    fn what_is_the_users_own_is_counted() {
        let said = |own: usize, deciding: usize| {
            let deciding = Preset::Evidence.case().inputs()[..deciding].to_vec();
            ownership_line(&Ownership { own, received: 0, all: 29, deciding }, "yours")
        };
        assert_eq!(said(4, 3), "4 of 29 figures are yours; 3 of the others decide the answer.");
        assert_eq!(said(1, 1), "1 of 29 figures is yours; 1 of the others decides the answer.");
        assert_eq!(said(0, 5), "None of the 29 figures is yours; 5 of them decide the answer.");
        assert_eq!(said(0, 1), "None of the 29 figures is yours; 1 of them decides the answer.");
        assert_eq!(said(0, 0), "None of the 29 figures is yours; none of them decides the answer.");
        assert_eq!(said(20, 0), "20 of 29 figures are yours; none of the others decides the answer.");
        assert_eq!(said(29, 0), "All 29 figures are yours.");
    }
}
