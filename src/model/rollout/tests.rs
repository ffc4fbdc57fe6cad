//! The plan as a whole: phases, tasks, gates and progress, changed and saved.

use super::{ARTICLE_TASKS, Due, GateDecision, PhaseProgress, Plan, PlanError, Task, TaskState, days_late};
use crate::model::date::Date;
use proptest::prelude::*;

fn start() -> Date {
    Date::new(2027, 1, 4).unwrap()
}

fn days_of(plan: &Plan) -> Vec<u32> {
    plan.phases.iter().map(|phase| phase.days).collect()
}

#[test]
fn progress_is_a_share_of_the_tasks_there_are() {
    assert_eq!(PhaseProgress::default().share(), None);
    assert_eq!(PhaseProgress { tasks: 4, done: 1, late: 0 }.share(), Some(0.25));
}

#[test]
fn the_articles_plan() {
    let plan = Plan::default();
    assert_eq!((plan.days(), plan.tasks.len(), plan.gates.len()), (90, ARTICLE_TASKS.len(), 3));
    let spans: Vec<_> = plan.spans().iter().map(|span| (span.first, span.last)).collect();
    assert_eq!(spans, [(1, 30), (31, 60), (61, 90)]);
    let by_phase: Vec<usize> = plan.progress(start(), start()).iter().map(|phase| phase.tasks).collect();
    assert_eq!(by_phase, [5, 3, 3]);
    assert_eq!(plan.spans()[2].dates(start()).1.to_string(), "2027-04-03");
}

#[test]
fn late_is_after_the_due_day_and_only_what_is_open() {
    let mut plan = Plan::default();
    assert!(plan.late(start(), start().plus_days(6)).is_empty());
    let late: Vec<_> = plan.late(start(), start().plus_days(13)).iter().map(|task| task.id.clone()).collect();
    assert_eq!(late, ["t1", "t2"]);
    plan.tasks[0].state = TaskState::Done;
    plan.tasks[1].state = TaskState::Dropped;
    let first = plan.progress(start(), start().plus_days(14))[0];
    assert_eq!(first, PhaseProgress { tasks: 4, done: 1, late: 1 });
    assert_eq!(first.share(), Some(0.25));
    assert_eq!(plan.overall(start(), start()).tasks, 10);
}

#[test]
fn phases_stretch_and_take_their_tasks_along() {
    let mut plan = Plan::default();
    plan.set_phase_days("p1", 15).unwrap();
    assert_eq!(days_of(&plan), [15, 30, 30]);
    assert_eq!(plan.task("t5").unwrap().due, Due::Day(15));
    assert_eq!(plan.task("t8").unwrap().due, Due::Day(45));
    assert_eq!(plan.gates.iter().map(|gate| gate.day).collect::<Vec<_>>(), [15, 45, 75]);
    plan.fit_to(180).unwrap();
    assert_eq!((days_of(&plan), plan.gates[2].day), (vec![36, 72, 72], 180));
    assert_eq!(plan.fit_to(2), Err(PlanError::Length));
    assert_eq!(plan.set_phase_days("p1", 0), Err(PlanError::Length));
}

#[test]
fn phases_come_and_go_without_losing_a_task() {
    let mut plan = Plan::default();
    assert_eq!(plan.add_phase("Follow-up", 30).unwrap(), "p4");
    plan.remove_phase("p4").unwrap();
    plan.remove_phase("p1").unwrap();
    plan.remove_phase("p3").unwrap();
    assert_eq!(plan.tasks.len(), ARTICLE_TASKS.len());
    assert!(plan.tasks.iter().all(|task| task.phase == "p2"));
    assert_eq!(plan.remove_phase("p2"), Err(PlanError::LastPhase));
}

#[test]
fn gates_are_added_in_the_order_of_days_up_to_a_limit() {
    let mut plan = Plan::default();
    assert_eq!(plan.add_gate(45).unwrap(), "g91");
    assert_eq!(plan.gates[1].id, "g91");
    while plan.add_gate(400).is_ok() {}
    assert_eq!(plan.add_gate(1).unwrap_err().to_string(), "a plan holds at most 24 gates");
}

#[test]
fn tasks_move_between_phases() {
    let mut plan = Plan::default();
    plan.move_task("t1", "p2", 1).unwrap();
    let second: Vec<&str> = plan.tasks.iter().filter(|task| task.phase == "p2").map(|task| task.id.as_str()).collect();
    assert_eq!(second, ["t6", "t1", "t7", "t8"]);
    assert_eq!(plan.move_task("t1", "p9", 0), Err(PlanError::Unknown));
    assert!(plan.task("t1").is_some());
}

#[test]
fn a_task_steps_from_phase_to_phase() {
    let mut plan = Plan::default();
    let place = |plan: &Plan| {
        let task = plan.task("t6").unwrap();
        let fellows: Vec<_> = plan.tasks.iter().filter(|other| other.phase == task.phase).collect();
        (task.phase.clone(), fellows.iter().position(|other| other.id == "t6").unwrap(), fellows.len())
    };
    assert_eq!(place(&plan), ("p2".into(), 0, 3));
    assert!(plan.shift_task("t6", true));
    assert_eq!(place(&plan), ("p1".into(), 5, 6));
    assert!(plan.shift_task("t6", true));
    assert_eq!(place(&plan), ("p1".into(), 4, 6));
    for _ in 0..2 {
        assert!(plan.shift_task("t6", false));
    }
    assert_eq!(place(&plan), ("p2".into(), 0, 3));
    assert!(plan.shift_task("t6", false));
    assert_eq!(place(&plan), ("p2".into(), 1, 3));
    assert!(!plan.can_shift("t1", true) && !plan.shift_task("t11", false) && !plan.can_shift("t99", true));
}

#[test]
fn a_task_goes_into_a_phase_that_is_empty() {
    let mut plan = Plan::default();
    plan.tasks.retain(|task| task.phase != "p2");
    assert!(plan.shift_task("t5", false) && plan.shift_task("t5", false));
    assert_eq!(plan.task("t5").unwrap().phase, "p3");
}

#[test]
fn what_comes_next_and_which_gates_wait() {
    let mut plan = Plan::default();
    plan.gates[1].decision = Some(GateDecision::Go);
    plan.set_gate_day("g60", 20);
    let today = start().plus_days(30);
    let next: Vec<&str> = plan.upcoming(start(), today).iter().map(|task| task.id.as_str()).collect();
    assert_eq!(next, ["t6", "t7", "t8", "t9", "t10", "t11"]);
    assert_eq!(plan.gates.iter().map(|gate| gate.day).collect::<Vec<_>>(), [20, 30, 90]);
    assert_eq!(plan.overdue_gates(start(), today).map(|gate| gate.day).collect::<Vec<_>>(), [30]);
    assert_eq!(days_late(&plan.tasks[0], start(), today), Some(24));
    assert_eq!(days_late(&plan.tasks[4], start(), start().plus_days(29)), None);
}

#[test]
fn a_decision_counts_for_the_gates_before_it() {
    let mut plan = Plan::default();
    let today = start().plus_days(94);
    assert_eq!(plan.next_gate(start(), today).map(|gate| gate.day), Some(90));
    plan.gates[2].decision = Some(GateDecision::Go);
    assert_eq!((plan.next_gate(start(), today), plan.overdue_gates(start(), today).count()), (None, 0));
    assert!(plan.is_passed_over(&plan.gates[0]) && !plan.is_passed_over(&plan.gates[2]));
    plan.gates[1].decision = Some(GateDecision::Adjust);
    plan.gates[2].decision = None;
    assert_eq!(plan.overdue_gates(start(), today).map(|gate| gate.day).collect::<Vec<_>>(), [90]);
}

#[test]
fn a_seed_is_adopted_once_and_no_id_is_used_again() {
    let mut plan = Plan::default();
    assert_eq!(plan.adopt(&ARTICLE_TASKS[0]), Ok(false));
    plan.remove_task("t1");
    assert_eq!(plan.adopt(&ARTICLE_TASKS[0]), Ok(true));
    assert_eq!(plan.remove_task("t12").unwrap().title, ARTICLE_TASKS[0].title);
    plan.adopt_all(ARTICLE_TASKS);
    assert_eq!(plan.tasks.len(), ARTICLE_TASKS.len());
    plan.numbered = 13;
    plan.recount();
    assert_eq!(plan.add_task(Task::new("New", "p1", Due::Day(1))).unwrap(), "t14");
}

#[test]
fn ids_near_the_end_of_counting_leave_room() {
    let mut plan = Plan::default();
    plan.gates[0].id = "g4294967295".into();
    plan.numbered = u32::MAX;
    plan.recount();
    for _ in 0..2 {
        plan.add_gate(10).unwrap();
        plan.add_task(Task::new("more", "p1", Due::Day(1))).unwrap();
    }
    assert_eq!((plan.numbered, plan.tasks[plan.tasks.len() - 1].id.as_str()), (13, "t13"));
}

proptest! {
    #[test]
    fn a_fitted_plan_has_the_days_asked_for(first in 1..300_u32, second in 1..300_u32, days in 3..1_000_u32) {
        let mut plan = Plan::default();
        plan.set_phase_days("p1", first).unwrap();
        plan.set_phase_days("p2", second).unwrap();
        plan.fit_to(days).unwrap();
        prop_assert_eq!(plan.days(), days);
        prop_assert!(plan.phases.iter().all(|phase| phase.days >= 1));
        prop_assert_eq!(plan.gates[2].day, days);
        let due = |task: &Task| matches!(task.due, Due::Day(day) if (1..=days).contains(&day));
        prop_assert!(plan.tasks.iter().all(due));
    }
}
