//! A comparison in a link: the cases beside the first one, and what is compared.
//!
//! They stand under a key of their own in the document of the first case. A page from before that does not know its token, and says
//! that the link was made by a newer version.

use crate::exchange::document::{self, DocumentError};
use crate::model::{Case, ChosenAlternatives};
use serde_json::{Value, json};

/// The key of the comparison, and the keys in it; none of a case.
pub(super) const ALTERNATIVES: &str = "alternatives";
const CASES: &str = "cases";
const NOTHING: &str = "nothing";
const BASE: &str = "base";

/// What a link of a comparison carries beside its first case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LinkedAlternatives {
    /// The other cases, in their order.
    pub others: Vec<Case>,
    /// Whether doing nothing is an alternative; it is the first.
    pub nothing: bool,
    /// The place of the alternative to which differences are.
    pub base: usize,
}

/// Writes it.
pub(super) fn write(alternatives: &LinkedAlternatives) -> Value {
    let cases: Vec<Value> = alternatives.others.iter().map(|case| document::write_sparse(&case.as_sent())).collect();
    json!({CASES: cases, NOTHING: alternatives.nothing, BASE: alternatives.base})
}

/// Reads it.
///
/// # Errors
/// Names the place of what is not admissible.
pub(super) fn read(value: &Value) -> Result<LinkedAlternatives, DocumentError> {
    let cases = value[CASES].as_array().map_or(&[][..], Vec::as_slice);
    let nothing = value[NOTHING].as_bool().unwrap_or_default();
    let count = 1 + cases.len() + usize::from(nothing);
    if count > ChosenAlternatives::MOST {
        let reason = format!("holds {count} alternatives; at most {} are compared", ChosenAlternatives::MOST);
        return Err(DocumentError::new(ALTERNATIVES, reason));
    }
    let case = |(place, case)| {
        document::read(case).map_err(|error| error.within(&format!("{CASES}[{place}]")).within(ALTERNATIVES))
    };
    let others = cases.iter().enumerate().map(case).collect::<Result<_, _>>()?;
    let base = value[BASE].as_u64().and_then(|base| usize::try_from(base).ok()).filter(|base| *base < count);
    Ok(LinkedAlternatives { others, nothing, base: base.unwrap_or_default() })
}
