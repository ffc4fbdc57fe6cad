//! Where values come from, in a line.

use crate::model::{Choice, Origin, Ownership, Provenance};

/// The line under an input: whose its value is, and from which source.
pub fn provenance_line(provenance: Provenance) -> String {
    let Provenance { origin, source, is_zero } = provenance;
    let said = match origin {
        Origin::Preset if source.is_empty() && !is_zero => return "Placeholder: replace with your figure".into(),
        Origin::Claim => "Claim: the article states it without a source",
        Origin::Typed if source.is_empty() => "Typed: your figure, no source given",
        Origin::Typed => "Typed: your figure",
        Origin::Measured => "Measured: your figure",
        Origin::Received => "Received: the sender’s figure",
        Origin::Preset if is_zero && source.is_empty() => "Preset: zero, no source given",
        Origin::Preset => origin.word(),
    };
    match source {
        "" => said.into(),
        source if origin == Origin::Preset => format!("{said} · Source: {}", publisher(source)),
        source => format!("{said} · Source: {source}"),
    }
}

/// Who says it, before what they say.
fn publisher(source: &str) -> &str {
    source.split([':', ';']).next().unwrap_or(source)
}

/// How many figures of a case are the user's own, and on how many of the others the answer hangs: `4 of 29 figures are yours; the answer
/// hangs on 3 that are not.`
pub fn ownership_line(ownership: &Ownership) -> String {
    let Ownership { own, all, deciding } = ownership;
    let yours = match own {
        own if own == all => return format!("All {all} figures are yours."),
        0 => format!("None of the {all} figures is yours"),
        1 => format!("1 of {all} figures is yours"),
        own => format!("{own} of {all} figures are yours"),
    };
    match (own, deciding.len()) {
        (_, 0) => format!("{yours}; the answer hangs on none of the others."),
        (0, count) => format!("{yours}; the answer hangs on {count} of them."),
        (_, 1) => format!("{yours}; the answer hangs on 1 that is not."),
        (_, count) => format!("{yours}; the answer hangs on {count} that are not."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Preset;

    fn line(origin: Origin, source: &str) -> String {
        provenance_line(Provenance { origin, source, is_zero: false })
    }

    #[test]
    fn a_published_source_is_named_without_its_findings() {
        let source = "Costs of capital in use: 8 to 16%";
        assert_eq!(line(Origin::Preset, source), "Preset · Source: Costs of capital in use");
        assert_eq!(line(Origin::Received, "Payroll: May"), "Received: the sender’s figure · Source: Payroll: May");
    }

    #[test]
    fn whose_it_is_comes_first() {
        for (origin, _, word) in Origin::ALL {
            assert!(line(*origin, "Payroll").starts_with(word), "{word}");
        }
        assert_eq!(line(Origin::Preset, ""), "Placeholder: replace with your figure");
        assert_eq!(line(Origin::Typed, ""), "Typed: your figure, no source given");
        let zero = Provenance { origin: Origin::Preset, source: "", is_zero: true };
        assert_eq!(provenance_line(zero), "Preset: zero, no source given");
    }

    #[test]
    fn what_is_the_users_own_is_counted() {
        let said = |own: usize, deciding: usize| {
            let deciding = Preset::Evidence.case().inputs()[..deciding].to_vec();
            ownership_line(&Ownership { own, all: 29, deciding })
        };
        assert_eq!(said(4, 3), "4 of 29 figures are yours; the answer hangs on 3 that are not.");
        assert_eq!(said(1, 1), "1 of 29 figures is yours; the answer hangs on 1 that is not.");
        assert_eq!(said(0, 5), "None of the 29 figures is yours; the answer hangs on 5 of them.");
        assert_eq!(said(20, 0), "20 of 29 figures are yours; the answer hangs on none of the others.");
        assert_eq!(said(29, 0), "All 29 figures are yours.");
    }
}
