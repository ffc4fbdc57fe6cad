//! A shared case in any text that may hold one: a link, or a prefill.

use super::document::DocumentError;
use super::link::{self, Link, LinkError};
use super::prefill::{self, Prefill};
use crate::model::Case;
use crate::model::date::Date;

/// A case that somebody shared.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// The case, [as received](Case::received).
    pub case: Case,
    /// The day on which its link was made, where it says so.
    pub made: Option<Date>,
    /// The link that carries the case, as a fragment without `#` and route.
    pub fragment: String,
    /// The route after it, such as `/rollout`; often empty.
    pub route: String,
    /// What of a prefill could not be read.
    pub problems: Vec<DocumentError>,
}

/// Reads the shared case of a text: of a fragment, an address, or a message around one.
///
/// # Errors
/// Those of [`link::open`].
pub fn read(text: &str) -> Result<Shared, LinkError> {
    match link::open(text) {
        Ok(Link { case, made, fragment, route }) => {
            Ok(Shared { case: case.received(), made, fragment, route, problems: Vec::new() })
        }
        Err(LinkError::None) => {
            let fragment = fragment_in(text);
            if !prefill::is_prefill(fragment) {
                return Err(LinkError::None);
            }
            let Prefill { case, problems } = prefill::read(fragment);
            let fragment = link::write(&case).split_off(1);
            Ok(Shared { case: case.received(), made: None, fragment, route: String::new(), problems })
        }
        Err(error) => Err(error),
    }
}

/// What follows the first `#` up to a blank; without one, the whole text.
fn fragment_in(text: &str) -> &str {
    let text = text.trim();
    text.split_once('#').map_or(text, |(_, rest)| rest.split_whitespace().next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefill_is_read_with_the_link_of_its_case() {
        for text in [
            "team.people=7&team.peple=8",
            "https://example.com/roi/#team.people=7&team.peple=8",
            "See https://example.com/roi/#team.people=7&team.peple=8 for this",
        ] {
            let shared = read(text).unwrap();
            assert_eq!(shared.problems.len(), 1, "{text}");
            assert_eq!(link::read(&shared.fragment).map(Case::received).as_ref(), Ok(&shared.case));
            assert_eq!(shared.case.team.people.spread().likely(), 7.0);
        }
    }

    #[test]
    fn what_is_neither_is_nothing() {
        for text in
            ["", "utm_source=x", "https://example.com/#access_token=a.b&x=1", "Hello team, see you on 2027-01-04"]
        {
            assert_eq!(read(text), Err(LinkError::None), "{text}");
        }
        assert!(matches!(read("#v1.eNqr"), Err(LinkError::CutShort(_))), "a damaged link is named");
    }
}
