//! The status report: what it says before a start, without an approval, without readings and in the middle of a rollout.

use async_roi::exchange::paper::write_message;
use async_roi::model::date::Date;
use async_roi::model::kpi::{BuiltInKpi, Period, Reading};
use async_roi::model::promise::Approval;
use async_roi::model::rollout::{GateDecision, TaskState};
use async_roi::model::{Case, Preset};
use async_roi::text::figures::{English, FigurePrinter};
use async_roi::text::paper::{Block, Paper};
use async_roi::text::status::{STATUS_SECTIONS, StatusFacts, status_report};

fn day(days: i64) -> Date {
    "2027-01-04".parse::<Date>().unwrap().plus_days(days - 1)
}

/// A case whose rollout begins on day 1.
fn planned() -> Case {
    let mut case = Preset::Evidence.case();
    case.name = "Support".into();
    case.rollout.start = day(1).to_string();
    case.change_plan(|plan| plan.tasks[0].owner = "Kim".into());
    case
}

fn approved() -> Case {
    let mut case = planned();
    let mut approval = Approval::of(&case, day(-10));
    approval.by = "Dana Fox".into();
    case.implementation.approval = Some(approval.into());
    case
}

fn report(case: &Case, today: Date) -> Paper {
    status_report(&StatusFacts { case, today, figures: FigurePrinter(&English) })
}

/// What a section says, line by line.
fn lines(paper: &Paper, title: &str) -> Vec<String> {
    let blocks = &paper.sections.iter().find(|section| section.title == title).unwrap().blocks;
    let of = |block: &Block| match block {
        Block::Text(words) => vec![words.clone()],
        Block::List(items) => items.clone(),
        other => panic!("a message holds no {other:?}"),
    };
    blocks.iter().flat_map(of).collect()
}

#[test]
fn a_new_case_asks_for_a_plan_a_promise_and_a_baseline() {
    let mut case = Preset::Evidence.case();
    case.name = "Support".into();
    let paper = report(&case, day(1));
    assert_eq!(paper.sections.iter().map(|section| section.title).collect::<Vec<_>>(), STATUS_SECTIONS);
    assert!(paper.about.starts_with("Status report · Jan 4, 2027 · Async ROI "), "{}", paper.about);
    assert_eq!(
        lines(&paper, "Where it stands"),
        [
            "The case is not approved yet, so there is no promise to compare results with.",
            "The rollout is not planned yet: its first day is not set."
        ]
    );
    assert_eq!(lines(&paper, "The promise"), ["Nothing is promised yet."]);
    assert_eq!(lines(&paper, "KPIs"), ["No reading is entered yet."]);
    assert_eq!(lines(&paper, "Late"), ["No task is late."], "dates that nobody has set are not late");
    let asked = lines(&paper, "What is asked");
    let begin: Vec<_> =
        asked.iter().map(|line| line.split_whitespace().take(2).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(begin, ["Set the", "Approve the", "Measure the"]);
}

#[test]
fn before_the_start_nothing_is_due() {
    let paper = report(&approved(), day(-3));
    let standing = lines(&paper, "Where it stands");
    assert_eq!(standing[0], "The approved start is in 4 days: nothing is due yet.");
    assert!(standing[1].starts_with("The rollout begins in 4 days"), "{}", standing[1]);
    let promise = lines(&paper, "The promise");
    assert!(promise[0].starts_with("Approved on Dec 24, 2026 by Dana Fox."), "{}", promise[0]);
    assert!(promise[1].contains("realized by now: not entered"), "{}", promise[1]);
    let mut case = approved();
    case.implementation.scorecard_mut().record(Reading::new(BuiltInKpi::MeetingLoad, day(-7), 13.0).unwrap()).unwrap();
    let asked = lines(&report(&case, day(-3)), "What is asked");
    assert_eq!(
        asked,
        ["Measure before the rollout starts, since it cannot be measured later: Deep work and Turnover."]
    );
}

#[test]
fn in_the_middle_it_says_what_is_late_measured_decided_and_asked() {
    let mut case = approved();
    for (kpi, at, value) in [(BuiltInKpi::MeetingLoad, 1, 13.0), (BuiltInKpi::MeetingLoad, 35, 11.0)] {
        case.implementation.scorecard_mut().record(Reading::new(kpi, day(at), value).unwrap()).unwrap();
    }
    case.change_plan(|plan| {
        plan.tasks.iter_mut().skip(2).for_each(|task| task.state = TaskState::Done);
        plan.gates[0].decide(Some(GateDecision::Go), day(31), None);
        plan.gates[0].note = "Meetings fall.".into();
    });
    let mut quarter = Reading::new(BuiltInKpi::Turnover, day(65), 0.1).unwrap();
    quarter.set_period(Period::Quarter);
    case.implementation.scorecard_mut().record(quarter).unwrap();
    let paper = report(&case, day(65));
    assert!(lines(&paper, "Where it stands")[1].starts_with("Today is day 65 of 90"));
    let kpis = lines(&paper, "KPIs");
    assert!(kpis[1].starts_with("Meeting load: 11 h") && kpis[1].contains("on Feb 7, 2027"), "{kpis:?}");
    assert!(kpis.iter().any(|line| line.starts_with("Turnover: 10% a year in Q1 2027, ")), "{kpis:?}");
    let gates = lines(&paper, "Gates");
    assert!(gates[0].starts_with("Day 30, Feb 2: go on, decided on Feb 3, 2027. "), "{}", gates[0]);
    assert!(gates[0].ends_with(" Meetings fall."), "{}", gates[0]);
    assert!(gates[1].starts_with("Day 60, Mar 4: undecided for 5 days. "), "{}", gates[1]);
    let late = lines(&paper, "Late");
    assert_eq!(late.len(), 2);
    assert!(late[0].ends_with(" days late, due Jan 10, 2027, Kim"), "{}", late[0]);
    let asked = lines(&paper, "What is asked");
    assert_eq!(asked[0], "Decide at the gate of Day 60, Mar 4: go on, adjust or stop.");
    assert_eq!(asked[1], "Finish 2 late tasks, or move what cannot be done in time.");
    assert!(asked[2].starts_with("Measure what is missing. "), "{asked:?}");
}

#[test]
fn a_message_reads_as_plain_text() {
    let message = write_message(&report(&approved(), day(40)));
    assert!(message.starts_with("# Support\n\nStatus report · Feb 12, 2027 · "), "{message}");
    assert!(message.contains('$') && !message.contains(['\\', '|']), "{message}");
    assert!(message.len() < 4_000, "{} bytes", message.len());
}

#[test]
fn what_is_typed_stays_a_text() {
    let mut case = planned();
    case.name = "# <b>Ours</b>".into();
    case.change_plan(|plan| plan.tasks[0].title = "*Now*".into());
    let message = write_message(&report(&case, day(40)));
    assert!(message.starts_with("# \\# \\<b\\>Ours"), "{message}");
    assert!(message.contains("\\*Now\\*: "), "{message}");
}
