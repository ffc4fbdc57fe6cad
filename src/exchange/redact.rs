//! Leaving salaries out of a case before it is shared.

use crate::model::{Case, Input, Note, Preset};

/// What is left out: pay, and the cost on top of it, which tells what pay costs.
const SALARIES: [&str; 2] = ["team.annual_pay", "team.on_cost"];
const SOURCE: &str = "Left out by the sender; this is the evidence-based preset’s value";

/// The case with salaries replaced by the evidence preset's, in the approved case too, and a note beside each that says so.
/// Notes beside other inputs stay as the user wrote them.
#[must_use]
pub fn redacted(case: &Case) -> Case {
    let preset = Preset::Evidence.case();
    let mut redacted = case.clone();
    replace(&mut redacted, &preset);
    if let Some(approval) = redacted.practice.approval_mut() {
        approval.change_case(|case| replace(case, &preset));
    }
    for key in SALARIES {
        redacted.notes.insert(key.into(), Note { source: SOURCE.into(), ..Note::default() });
    }
    redacted.left_out = SALARIES.map(str::to_owned).to_vec();
    redacted
}

/// Replaces the salaries of a case by those of another.
fn replace(case: &mut Case, other: &Case) {
    for input in SALARIES.into_iter().filter_map(Input::parse) {
        if let (Some(slot), Some(value)) = (case.spread_mut(input), other.spread(input)) {
            *slot = *value;
        }
    }
}
