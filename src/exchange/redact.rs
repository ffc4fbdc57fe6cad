//! Leaving salaries out of a case before it is shared.

use crate::model::{Case, Input, InputNote, Preset};

/// What is left out: pay, and the cost on top of it, which tells what pay costs.
const SALARIES: [&str; 2] = ["team.annual_pay", "team.on_cost"];
const SOURCE: &str = "Left out by the sender; this is the evidence-based preset’s value";

/// The case with salaries replaced by those of the evidence preset in its edition, in the approved case too, and a note beside each that says so.
/// Notes beside other inputs stay as the user wrote them. The figures of decisions at gates are left out: beside the same figures at
/// the preset's pay they would tell what the true pay is.
#[must_use]
pub fn redacted(case: &Case) -> Case {
    let mut redacted = case.clone();
    leave_out(&mut redacted);
    if let Some(approval) = redacted.implementation.approval_mut() {
        approval.change_case(leave_out);
    }
    if redacted.plan().gates.iter().any(|gate| gate.figures.is_some()) {
        redacted.change_plan(|plan| plan.gates.iter_mut().for_each(|gate| gate.figures = None));
    }
    for key in SALARIES {
        redacted.notes.insert(key.into(), InputNote { source: SOURCE.into(), ..InputNote::default() });
    }
    redacted.left_out = SALARIES.map(str::to_owned).to_vec();
    redacted
}

/// Replaces the salaries of a case by the evidence preset's.
fn leave_out(case: &mut Case) {
    let edition = case.edition;
    for input in SALARIES.into_iter().filter_map(Input::parse) {
        if let Some(slot) = case.spread_mut(input) {
            *slot = input.field.presets.of(Preset::Evidence, edition);
        }
    }
}
