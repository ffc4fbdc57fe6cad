//! Where a value comes from, in a line.

use crate::model::Provenance;

/// The line under an input.
pub fn provenance_line(provenance: Provenance) -> String {
    match provenance {
        Provenance::Sourced(source) => format!("Source: {source}"),
        Provenance::Published(source) => format!("Source: {}", publisher(source)),
        Provenance::Claimed => "Claimed by the article, without a source".into(),
        Provenance::Placeholder => "Placeholder: replace with your figure".into(),
        Provenance::Zero => "Zero, no source given".into(),
        Provenance::Entered => "Entered figure, no source given".into(),
    }
}

/// Who says it, before what they say.
fn publisher(source: &str) -> &str {
    source.split([':', ';']).next().unwrap_or(source)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_published_source_is_named_without_its_findings() {
        let line = |provenance| provenance_line(provenance);
        assert_eq!(line(Provenance::Published("Costs of capital in use: 8 to 16%")), "Source: Costs of capital in use");
        assert_eq!(line(Provenance::Sourced("Payroll: October")), "Source: Payroll: October");
        assert_eq!(line(Provenance::Entered), "Entered figure, no source given");
    }
}
