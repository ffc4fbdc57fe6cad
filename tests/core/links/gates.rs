//! An old link with decisions at gates.

use super::old_links;
use async_roi::exchange::link;
use async_roi::model::rollout::{GateDecision, GateRequirement};

#[test]
fn an_old_link_of_decided_gates_opens_with_who_decided_and_by_which_figures() {
    let (_, link, _) = old_links().into_iter().find(|(file, ..)| file.ends_with("/decided_gates.link")).unwrap();
    let plan = link::read(&link).unwrap().plan();
    let [first, second, third] = &plan.gates[..] else { panic!("there are three gates") };
    assert_eq!((first.decision, first.decided_by.as_str()), (Some(GateDecision::Adjust), "Dana Fox"));
    let figures = first.figures.as_ref().unwrap();
    assert_eq!((figures.promised, figures.realised, figures.spent), (-18_250.5, -1_200.0, Some(4_630.25)));
    assert_eq!((figures.to_come.p50, figures.probability_positive), (Some(52_000.0), 0.93));
    assert_eq!((second.decision, second.figures.clone()), (Some(GateDecision::Go), None));
    assert_eq!((third.decision, third.checks[0].needs), (None, GateRequirement::OnPlan));
}
