//! What a gate suggests, and why, in some sixty situations of a rollout.

mod paths;
mod rules;

use async_roi::model::date::Date;
use async_roi::model::kpi::BuiltInKpi::{
    self, Adoption, Collaboration, DeepWork, MeetingLoad, ResolutionTime, ResponseTime, Turnover,
};
use async_roi::model::kpi::Reading;
use async_roi::model::promise::CostLine::{self, Training, Upkeep};
use async_roi::model::promise::{Approval, Bill, Forecast, Review};
use async_roi::model::rollout::{
    Gate, GateContext, GatePromise, GateRequirement, GateReview, GateSuggestion, Shortfall, TaskState,
};
use async_roi::model::{Case, Choice, Edition, Estimate, Preset, PriceBasis, Quantity, Spread, ToolAction, View};

/// Readings: a KPI, days since the start, and the value.
type Readings<'a> = &'a [(BuiltInKpi, i64, f64)];
/// Bills: a line, days since the start, and the amount.
type Bills<'a> = &'a [(CostLine, i64, f64)];

fn day(days: i64) -> Date {
    Date::new(2027, 1, 4).unwrap().plus_days(days)
}

/// The evidence preset in its first edition, ten people and 16 hours of meetings, that starts on day 0.
fn unapproved() -> Case {
    let mut case = Preset::Evidence.case_in(Edition::First);
    case.rollout.start = day(0).to_string();
    case
}

fn with(mut case: Case, readings: Readings, bills: Bills) -> Case {
    for (kpi, days, value) in readings {
        case.implementation.scorecard_mut().record(Reading::new(*kpi, day(*days), *value).unwrap()).unwrap();
    }
    let bill =
        |(line, days, amount): &(CostLine, i64, f64)| Bill { amount: Some(*amount), ..Bill::new(day(*days), *line) };
    case.implementation.spending_mut().entries = bills.iter().map(bill).collect();
    case
}

fn certain<Q: Quantity>(value: f64) -> Estimate<Q> {
    Estimate::new(Spread::point(value).unwrap())
}

/// Approves a case as it stands.
fn approved(mut case: Case) -> Case {
    case.implementation.approval = Some(Approval::of(&case, day(-30)).into());
    case
}

/// The review of a gate of the article's plan.
fn review(case: &Case, gate: &str, today: i64) -> GateReview {
    let facts = case.implementation.approval.as_ref().map(|approval| {
        let to_come = Forecast::of(approval, &case.implementation, day(today)).map(|forecast| forecast.to_come);
        (Review::of(approval, &case.implementation, day(today), View::Full), to_come)
    });
    let promise = facts.as_ref().map(|(review, [to_come, cash_to_come])| GatePromise { review, to_come, cash_to_come });
    let plan = case.plan();
    let gate = plan.gates.iter().find(|other| other.id == gate).unwrap();
    GateReview::of(gate, GateContext::of(case, &plan, day(today), promise))
}

/// A suggestion with its reason in a line: `adjust: adoption 24 days (t6), costs over by 900 (no task)`.
fn told(suggestion: &GateSuggestion) -> String {
    match suggestion {
        GateSuggestion::NotYetKnown(missing) => {
            let missing = missing.iter().map(|missing| match missing.last {
                None => missing.kpi.to_string(),
                Some(last) => format!("{} since day {}", missing.kpi, day(0).days_until(last)),
            });
            format!("not yet known: {}", missing.collect::<Vec<_>>().join(", "))
        }
        GateSuggestion::Stop => "stop".into(),
        GateSuggestion::Adjust { behind, failed } => {
            let behind = behind.iter().map(|behind| {
                let by = match behind.by {
                    Shortfall::Days(days) => format!("{days} days"),
                    Shortfall::OverBudget(money) => format!("over by {money:.0}"),
                };
                format!("{} {by} ({})", behind.driver.key(), behind.task.as_deref().unwrap_or("no task"))
            });
            let failed = failed.iter().map(|kpi| format!("{kpi} fails"));
            format!("adjust: {}", behind.chain(failed).collect::<Vec<_>>().join(", "))
        }
        GateSuggestion::GoOn => "go on".into(),
    }
}

/// One situation: what it is, the gate, the day, readings, bills, and what is suggested.
struct Situation {
    name: &'static str,
    case: Case,
    gate: &'static str,
    today: i64,
    told: &'static str,
}

#[rustfmt::skip]
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn situations() -> Vec<Situation> {
    let of = |name, case, gate, today, told| Situation { name, case, gate, today, told };
    let at = |name, gate, today, readings: Readings, bills: Bills, told| {
        of(name, with(approved(unapproved()), readings, bills), gate, today, told)
    };
    let open = |name, gate, today, readings: Readings, told| of(name, with(unapproved(), readings, &[]), gate, today, told);
    // What the case promises by day 30, 60 and 90: adoption of 10, 50 and 75%, and 0.4, 2 and 3 of 16 hours of meetings less.
    let on_plan = [(MeetingLoad, 0, 16.0), (Adoption, 90, 0.75), (MeetingLoad, 90, 13.0)];
    let on = |extra: Readings| [&on_plan[..], extra].concat();
    let changed = |change: &dyn Fn(&mut Case), readings: Readings, bills: Bills| {
        let mut case = unapproved();
        change(&mut case);
        with(approved(case), readings, bills)
    };
    let stay = |case: &mut Case| case.turnover.reduction = certain(0.33);
    let done = |ids: &[&str], readings: Readings| {
        let mut case = with(approved(unapproved()), readings, &[]);
        let is_done = |id: &str| ids.is_empty() || ids.contains(&id);
        case.change_plan(|plan| {
            plan.tasks.iter_mut().filter(|task| is_done(&task.id)).for_each(|task| task.state = TaskState::Done);
        });
        case
    };
    let late = [(MeetingLoad, 0, 16.0), (Adoption, 60, 0.3), (MeetingLoad, 60, 14.8)];
    let old_checks = |readings: Readings| {
        let mut case = with(approved(unapproved()), readings, &[]);
        let checks = Gate::new("old", 90, &[ResolutionTime, DeepWork, Collaboration].map(|kpi| (kpi, GateRequirement::Met)));
        case.change_plan(|plan| plan.gates[2].checks = checks.checks);
        case
    };
    let nothing = |case: &mut Case| {
        case.meetings.cut = certain(0.0);
        case.turnover.reduction = certain(0.0);
    };
    let free = |case: &mut Case| {
        nothing(case);
        case.tools.clear();
        case.change.training_hours_per_person = certain(0.0);
        case.change.documentation_hours = certain(0.0);
        case.change.lead_hours_per_week = certain(0.0);
        case.change.upkeep_hours_per_week = certain(0.0);
        case.change.dip = certain(0.0);
    };
    let only_turnover = |case: &mut Case| {
        case.meetings.cut = certain(0.0);
        case.turnover.reduction = certain(0.5);
        case.turnover.rate = certain(0.3);
    };
    let pilot_target = || {
        let mut case = with(approved(unapproved()), &[(MeetingLoad, 0, 16.0), (Adoption, 90, 0.5), (MeetingLoad, 90, 14.0)], &[]);
        case.implementation.scorecard_mut().targets.insert(Adoption.into(), 0.5);
        case
    };
    vec![
        // Before the start, and readings that are missing or old.
        at("before the start", "g30", -10, &[], &[], "not yet known: adoption, meeting_load"),
        at("a baseline before the start", "g30", -3, &[(MeetingLoad, -7, 16.0)], &[], "not yet known: adoption, meeting_load"),
        at("the first week", "g30", 5, &[(MeetingLoad, 0, 16.0)], &[], "not yet known: adoption, meeting_load"),
        at("no readings at the end", "g90", 94, &[], &[], "not yet known: adoption, meeting_load"),
        at("bills but no readings", "g90", 94, &[], &[(Training, 10, 900.0)], "not yet known: adoption, meeting_load"),
        at("adoption not read", "g90", 94, &[(MeetingLoad, 0, 16.0), (MeetingLoad, 90, 13.0)], &[], "not yet known: adoption"),
        at("meetings not read", "g90", 94, &[(MeetingLoad, 0, 16.0), (Adoption, 90, 0.75)], &[], "not yet known: meeting_load"),
        at("an old reading", "g90", 94, &[(Adoption, 20, 0.1), (MeetingLoad, 90, 13.0)], &[], "not yet known: adoption since day 20"),
        at("readings that have become old", "g90", 151, &on(&[]), &[], "not yet known: adoption since day 90, meeting_load since day 90"),
        at("readings just young enough", "g90", 150, &on(&[]), &[], "go on"),
        at("a reading of tomorrow", "g90", 89, &on(&[]), &[], "not yet known: adoption, meeting_load"),
        at("no adoption, meetings not read", "g90", 94, &[(Adoption, 30, 0.0), (Adoption, 90, 0.0)], &[], "not yet known: meeting_load"),
        // On plan and ahead.
        at("on plan after a third", "g30", 31, &[(MeetingLoad, 0, 16.0), (Adoption, 30, 0.1), (MeetingLoad, 30, 15.6)], &[], "go on"),
        at("on plan after two thirds", "g60", 61, &[(MeetingLoad, 0, 16.0), (Adoption, 60, 0.5), (MeetingLoad, 60, 14.0)], &[], "go on"),
        at("the promise is met", "g90", 94, &on(&[]), &[], "go on"),
        at("ahead", "g60", 45, &[(MeetingLoad, 0, 16.0), (Adoption, 44, 0.6), (MeetingLoad, 44, 13.6)], &[], "go on"),
        at("beyond the promise", "g90", 94, &[(MeetingLoad, 0, 16.0), (Adoption, 90, 0.95), (MeetingLoad, 90, 11.0)], &[], "go on"),
        at("7 of 10 where 7.5 are planned", "g90", 94, &[(MeetingLoad, 0, 16.0), (Adoption, 90, 0.7), (MeetingLoad, 90, 13.2)], &[], "go on"),
        at("six days late", "g60", 61, &[(MeetingLoad, 0, 16.0), (Adoption, 60, 0.42), (MeetingLoad, 60, 14.32)], &[], "go on"),
        of("the baseline of the case", with(approved(unapproved()), &on_plan[1..], &[]), "g90", 94, "go on"),
        // Behind plan, with the task that moves it.
        at("adoption late", "g60", 61, &late, &[], "adjust: adoption 15 days (t5), meeting_load fails"),
        of("adoption late, first tasks done", done(&["t5", "t6"], &late), "g60", 61, "adjust: adoption 15 days (t8), meeting_load fails"),
        of("adoption late, all tasks done", done(&[], &late), "g60", 61, "adjust: adoption 15 days (no task), meeting_load fails"),
        at("meetings stay", "g60", 61, &[(MeetingLoad, 0, 16.0), (Adoption, 60, 0.5), (MeetingLoad, 60, 15.5)], &[], "adjust: cut 28 days (t2)"),
        at("adoption and meetings late", "g60", 61, &[(MeetingLoad, 0, 16.0), (Adoption, 60, 0.3), (MeetingLoad, 60, 15.0)], &[], "adjust: adoption 15 days (t5), cut 18 days (t2)"),
        at("deep work stays", "g90", 94, &on(&[(DeepWork, 0, 0.3), (DeepWork, 90, 0.3)]), &[], "adjust: deep_work fails"),
        at("late, then recovered", "g90", 94, &[(MeetingLoad, 0, 16.0), (Adoption, 30, 0.0), (MeetingLoad, 60, 16.0), (Adoption, 60, 0.2), (Adoption, 90, 0.75), (MeetingLoad, 90, 13.0)], &[], "go on"),
        of("an own target is reached", pilot_target(), "g90", 94, "adjust: meeting_load fails"),
        // Costs: only those still to come can stop.
        at("costs as planned", "g90", 94, &on(&[]), &[(Training, 10, 4_000.0)], "go on"),
        at("costs over, value positive", "g90", 94, &on(&[]), &[(Training, 10, 30_000.0)], "adjust: cost over by 25370 (t4)"),
        at("far more spent than ever comes back", "g90", 94, &on(&[]), &[(Training, 10, 900_000.0)], "adjust: cost over by 895370 (t4)"),
        at("each month costs more than it brings", "g90", 94, &on(&[]), &[(Upkeep, 31, 20_000.0), (Upkeep, 61, 20_000.0), (Upkeep, 92, 20_000.0)], "stop"),
        // Nothing came, or more was lost.
        at("adoption never came", "g90", 94, &[(MeetingLoad, 0, 16.0), (Adoption, 30, 0.0), (Adoption, 60, 0.0), (Adoption, 90, 0.0), (MeetingLoad, 30, 16.0), (MeetingLoad, 60, 16.0), (MeetingLoad, 90, 16.0)], &[], "stop"),
        at("more meetings", "g90", 94, &[(MeetingLoad, 0, 16.0), (Adoption, 90, 0.75), (MeetingLoad, 70, 18.0), (MeetingLoad, 80, 18.5), (MeetingLoad, 90, 18.0)], &[], "stop"),
        of("nothing promised but costs", changed(&nothing, &[], &[]), "g90", 94, "stop"),
        of("nothing promised, nothing to come, no checks read", changed(&free, &[], &[]), "g90", 94, "not yet known: adoption, meeting_load, deep_work, resolution_time, collaboration"),
        // Turnover.
        of("turnover is not due yet", changed(&stay, &on(&[]), &[]), "g90", 94, "go on"),
        of("turnover is due and was not read", changed(&stay, &on(&[(Adoption, 250, 0.75), (MeetingLoad, 250, 13.0)]), &[]), "g90", 251, "not yet known: turnover"),
        of("turnover read in the last quarters", changed(&stay, &on(&[(Adoption, 250, 0.75), (MeetingLoad, 250, 13.0), (Turnover, 240, 0.09)]), &[]), "g90", 251, "go on"),
        of("turnover stays", changed(&stay, &on(&[(Adoption, 250, 0.75), (MeetingLoad, 250, 13.0), (Turnover, 250, 0.12)]), &[]), "g90", 251, "adjust: turnover 67 days (t9)"),
        // No check passed, and the case heads far above its promise.
        of("day 94 of 90, far above the promise, no check passed", old_checks(&[(MeetingLoad, 0, 16.0), (Adoption, 90, 0.95), (MeetingLoad, 90, 10.0), (ResolutionTime, 0, 40.0), (ResolutionTime, 90, 38.0), (DeepWork, 90, 0.4)]), "g90", 94, "adjust: resolution_time fails, deep_work fails"),
        of("the same without readings of the checks", old_checks(&[(MeetingLoad, 0, 16.0), (Adoption, 90, 0.95), (MeetingLoad, 90, 10.0)]), "g90", 94, "go on"),
        // After the horizon, nothing is still to come.
        at("after the horizon", "g90", 1_200, &on(&[(Adoption, 1_190, 0.75), (MeetingLoad, 1_190, 13.0)]), &[], "go on"),
        // Without an approved case, the checks alone.
        open("not approved, nothing read", "g60", 61, &[], "not yet known: adoption, meeting_load, deep_work, response_time"),
        open("not approved, all pass", "g60", 61, &[(Adoption, 30, 0.1), (Adoption, 60, 0.2), (MeetingLoad, 0, 16.0), (MeetingLoad, 60, 15.0), (DeepWork, 0, 0.3), (DeepWork, 60, 0.4), (ResponseTime, 60, 3.0)], "go on"),
        open("not approved, one fails", "g60", 61, &[(Adoption, 30, 0.2), (Adoption, 60, 0.1), (MeetingLoad, 0, 16.0), (MeetingLoad, 60, 15.0), (DeepWork, 0, 0.3), (DeepWork, 60, 0.4), (ResponseTime, 60, 3.0)], "adjust: adoption fails"),
        open("not approved, all fail", "g60", 61, &[(Adoption, 30, 0.0), (Adoption, 60, 0.0), (MeetingLoad, 0, 16.0), (MeetingLoad, 60, 20.0), (DeepWork, 0, 0.3), (DeepWork, 60, 0.1), (ResponseTime, 60, 3.0)], "adjust: adoption fails, meeting_load fails, deep_work fails"),
        // Situations that were written to find mistakes: what little there is to read early, and costs alone.
        at("paid before the start", "g30", -3, &[(MeetingLoad, -7, 16.0)], &[(Training, -5, 9_000.0)], "not yet known: adoption, meeting_load"),
        at("ahead after a third", "g30", 31, &[(MeetingLoad, 0, 16.0), (Adoption, 30, 0.3), (MeetingLoad, 30, 14.8)], &[], "go on"),
        at("nobody of ten after a third", "g30", 31, &[(MeetingLoad, 0, 16.0), (Adoption, 30, 0.0), (MeetingLoad, 30, 16.0)], &[], "adjust: adoption 30 days (t5)"),
        at("one of ten after two thirds", "g60", 61, &[(MeetingLoad, 0, 16.0), (Adoption, 30, 0.0), (Adoption, 60, 0.1), (MeetingLoad, 30, 16.0), (MeetingLoad, 60, 15.6)], &[], "adjust: adoption 30 days (t5), meeting_load fails"),
        at("a few more meetings after a third", "g30", 31, &[(MeetingLoad, 0, 16.0), (Adoption, 30, 0.1), (MeetingLoad, 30, 16.3)], &[], "adjust: cut 30 days (t2)"),
        at("one reading old, one fresh", "g90", 151, &on(&[(Adoption, 150, 0.75)]), &[], "not yet known: meeting_load since day 90"),
        at("one month that cost more than it brings", "g30", 40, &[(MeetingLoad, 0, 16.0), (Adoption, 30, 0.1), (MeetingLoad, 30, 15.6)], &[(Upkeep, 31, 20_000.0)], "stop"),
        at("the same in three weeks, which is no month", "g30", 40, &[(MeetingLoad, 0, 16.0), (Adoption, 30, 0.1), (MeetingLoad, 30, 15.6)], &[(Upkeep, 21, 20_000.0)], "adjust: cost over by 19694 (t4)"),
        at("costs over in one month, as planned in the next five", "g90", 190, &on(&[(Adoption, 185, 0.75), (MeetingLoad, 185, 13.0)]), &[(Upkeep, 30, 20_000.0), (Upkeep, 61, 500.0), (Upkeep, 91, 500.0), (Upkeep, 122, 500.0), (Upkeep, 152, 500.0), (Upkeep, 183, 500.0)], "adjust: cost over by 19842 (t4)"),
        at("met, then fallen back", "g90", 151, &on(&[(Adoption, 150, 0.3), (MeetingLoad, 150, 14.8)]), &[], "adjust: adoption 105 days (t5), meeting_load fails"),
        at("only a survey", "g90", 94, &[(Collaboration, 0, 6.0), (Collaboration, 90, 7.0)], &[], "not yet known: adoption, meeting_load"),
        at("all measured and billed", "g90", 250, &on(&[(Adoption, 245, 0.75), (MeetingLoad, 245, 13.0), (DeepWork, 0, 0.3), (DeepWork, 245, 0.45), (Turnover, 0, 0.12), (Turnover, 245, 0.11), (ResolutionTime, 0, 30.0), (ResolutionTime, 245, 20.0), (Collaboration, 0, 6.0), (Collaboration, 245, 8.0), (ResponseTime, 245, 3.0)]), &[(Training, 10, 4_600.0), (CostLine::Documentation, 10, 4_600.0), (CostLine::Lead, 90, 5_900.0), (CostLine::Dip, 60, 10_000.0), (CostLine::Tools, 243, 480.0), (Upkeep, 243, 3_500.0)], "go on"),
        of("no pay, so no hour is worth anything", changed(&|case| case.team.annual_pay = certain(0.0), &on(&[]), &[]), "g90", 94, "stop"),
        of("nothing promised but costs, before the start", changed(&nothing, &[], &[]), "g30", -10, "stop"),
        of("only a tool dropped", changed(&|case| { nothing(case); case.tools[0].action = ToolAction::Drop; case.tools[0].price = certain(3_000.0); case.tools[0].basis = PriceBasis::Flat; }, &[(Adoption, 90, 0.75)], &[]), "g90", 94, "go on"),
        of("only turnover, not due yet", changed(&only_turnover, &[(Adoption, 90, 0.75)], &[]), "g90", 94, "go on"),
        of("only turnover, adoption late", changed(&only_turnover, &[(Adoption, 90, 0.3)], &[]), "g90", 94, "adjust: adoption 45 days (t5)"),
        of("a day before the horizon", changed(&|case| case.finance.horizon_months = 12, &on(&[(Adoption, 360, 0.75), (MeetingLoad, 360, 13.0)]), &[]), "g90", 364, "go on"),
        at("the first day", "g30", 0, &[(MeetingLoad, 0, 16.0), (Adoption, 0, 0.0)], &[], "not yet known: adoption, meeting_load"),
        at("hardly anything spent, hardly anything to come", "g90", 94, &[(MeetingLoad, 0, 16.0), (Adoption, 90, 0.05), (MeetingLoad, 90, 15.9)], &[(Training, 10, 1.0)], "stop"),
    ]
}

#[test]
fn each_situation_has_its_suggestion_and_reason() {
    let wrong: Vec<String> = situations()
        .into_iter()
        .filter_map(|situation| {
            let found = review(&situation.case, situation.gate, situation.today);
            let (found, chance) =
                (told(&found.suggestion), found.to_come.map_or(f64::NAN, |to_come| to_come.probability_positive));
            (found != situation.told)
                .then(|| format!("{}: {found}, not {} (chance {chance:.2})", situation.name, situation.told))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
