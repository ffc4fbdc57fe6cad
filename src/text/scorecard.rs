//! The scorecard in words: each KPI against its target, and all together.

use super::dates::date_with_year;
use super::gate::weeks_or_days;
use super::phrase::Phrase;
use crate::model::date::Date;
use crate::model::kpi::{
    BuiltInKpi, Definition, Direction, GRADE_CAP, Grade, Kpi, KpiId, KpiStanding, KpiStatus, MIN_COVERAGE, Scorecard,
    Target,
};
use crate::model::promise::{BaselineSource, PlanStanding, PlannedPath};
use crate::model::{Case, Choice};

/// The words for a status. Guardrails have limits instead of targets. A single reading is where a KPI starts, so it misses no target yet.
pub fn status_word(kpi: &Kpi<'_>, standing: &KpiStanding<'_>) -> &'static str {
    match standing.status {
        KpiStatus::OnTheWay | KpiStatus::Off if is_starting_point(kpi, standing) => "one reading so far",
        KpiStatus::Met if kpi.guardrail => "within the limit",
        KpiStatus::OnTheWay | KpiStatus::Off if kpi.guardrail => "beyond the limit",
        KpiStatus::NoTarget if kpi.guardrail => "no limit set",
        status => status.word(),
    }
}

/// Whether the only reading of a KPI is short of its target. A guardrail is watched from the first reading on.
pub fn is_starting_point(kpi: &Kpi<'_>, standing: &KpiStanding<'_>) -> bool {
    let is_short = matches!(standing.status, KpiStatus::OnTheWay | KpiStatus::Off);
    is_short && !kpi.guardrail && standing.movement.is_none()
}

/// A target, given its formatted value: `under 24 h`, `at least 50 %`.
pub fn target_words(target: Target, direction: Direction, written: &str) -> String {
    let words = match (direction, target.strict) {
        (Direction::Lower, true) => "under",
        (Direction::Lower, false) => "at most",
        (Direction::Higher, true) => "over",
        (Direction::Higher, false) => "at least",
    };
    format!("{words} {written}")
}

/// The progress from the baseline to the target. `number` formats a value of the KPI, `percent` a share.
pub fn progress_toward_target(
    kpi: &Kpi<'_>,
    standing: &KpiStanding<'_>,
    number: &dyn Fn(f64) -> String,
    percent: &dyn Fn(f64) -> String,
) -> String {
    let (Some(from), Some(target)) = (standing.baseline, standing.target) else { return String::new() };
    let (from, to) = (number(from.value()), target_words(target, kpi.direction, &number(target.value)));
    match standing.progress {
        None => format!("Started at {from}, which already met the target: {to}."),
        Some(_) if standing.movement.is_none() => format!("Starts at {from}; the target is {to}."),
        Some(_) if standing.status == KpiStatus::Met => format!("Target met: from {from} to {to}."),
        Some(done) if done < 0.0 => format!("Started at {from} and moved away from the target: {to}."),
        Some(done) if done >= 1.0 => format!("From {from} to just short of the target: {to}."),
        Some(done) => format!("{} of the way from {from} to {to}.", percent(done)),
    }
}

/// The target relative to the baseline, and whether it is reached. `number` and `percent` as in [`progress_toward_target`].
pub fn relative_goal_status(
    kpi: &Kpi<'_>,
    standing: &KpiStanding<'_>,
    number: &dyn Fn(f64) -> String,
    percent: &dyn Fn(f64) -> String,
) -> String {
    let (Some(goal), Some(share), Some(latest)) = (standing.second_target, kpi.relative_goal, standing.latest) else {
        return String::new();
    };
    let more = if kpi.direction == Direction::Higher { "more" } else { "less" };
    let reached = kpi.direction.gain(goal, latest.value()) >= 0.0;
    let state = if reached { "reached" } else { "not yet reached" };
    format!("Second goal, {} {more} than the baseline: {}, {state}.", percent(share), number(goal))
}

/// The definition that a KPI is measured by, if not the usual one, and since when, if it changed.
pub fn definition_note(card: &Scorecard, id: &KpiId) -> String {
    let definitions = card.definitions(id);
    let Some((now, before)) = definitions.split_first() else { return String::new() };
    let since = card.series(id, now).first().map(|reading| date_with_year(reading.date)).unwrap_or_default();
    match before {
        [] if **now == Definition::Usual => String::new(),
        [] => format!("Measured by {now}."),
        before => {
            let before: Vec<String> = before.iter().map(ToString::to_string).collect();
            format!(
                "Measured by {now} since {since}; other readings by {}. Different definitions are not combined into \
                 one trend.",
                before.join(", ")
            )
        }
    }
}

/// The coverage of a grade of collaboration effectiveness. `percent` formats a share.
pub fn grade_coverage(grade: &Grade, percent: &dyn Fn(f64) -> String) -> String {
    let weight = percent(f64::from(grade.coverage) / 100.0);
    match (grade.score, grade.capped) {
        (None, _) => {
            let needed = percent(f64::from(MIN_COVERAGE) / 100.0);
            format!("No grade yet: the known parts make up {weight} of the weight, and {needed} is needed.")
        }
        (Some(_), false) => format!("Based on {weight} of the weight."),
        (Some(_), true) => format!(
            "Based on {weight} of the weight. Capped at {}, because handoffs wait too long or decisions are not \
             recorded.",
            GRADE_CAP as u32
        ),
    }
}

/// A KPI against the plan of the approved case: `on plan`, `behind plan by 2 weeks`, `promise met`.
pub fn plan_word(standing: PlanStanding, today: Date) -> String {
    match standing {
        PlanStanding::NotDueBefore(day) if day <= today => format!("no reading since {}", date_with_year(day)),
        PlanStanding::NotDueBefore(day) => format!("first reading due from {}", date_with_year(day)),
        PlanStanding::OnPlan => "on plan".to_owned(),
        PlanStanding::Ahead { days } => format!("ahead of plan by {}", weeks_or_days(days)),
        PlanStanding::Behind { days } => format!("behind plan by {}", weeks_or_days(days)),
        PlanStanding::PromiseMet => "promise met".to_owned(),
    }
}

/// The planned path of a KPI: `Planned: from 15 h (read on Jan 4, 2027) to 12 h by Apr 4, 2027; 13 h for today.` `number` formats a value
/// of the KPI. A baseline without a source is the case's, a target that is not called the user's own is its promise.
pub fn planned_path_words(path: &PlannedPath, today: Date, number: &dyn Fn(f64) -> String) -> String {
    let (from, to, by) = (number(path.baseline), number(path.target), date_with_year(path.complete_on()));
    let read = match path.baseline_source {
        BaselineSource::Reading(date) => format!(" (read on {})", date_with_year(date)),
        BaselineSource::Case => String::new(),
    };
    let own = if path.is_own_target { " (your own target)" } else { "" };
    let whole = format!("Planned: from {from}{read} to {to}{own} by {by}");
    if today >= path.complete_on() {
        format!("{whole}.")
    } else {
        format!("{whole}; {} for today.", number(path.at(today)))
    }
}

/// How a KPI stands against the plan of the approved case; none without a plan or a reading.
pub fn plan_standing(case: &Case, kpi: BuiltInKpi) -> Option<PlanStanding> {
    let latest = case.implementation.scorecard.standing(&kpi.kpi()).latest?;
    let approval = case.implementation.approval.as_deref()?;
    let path = PlannedPath::of(kpi, approval, &case.implementation.scorecard)?;
    Some(path.standing(latest.date, latest.value()))
}

/// Which KPIs are on plan, which meet their targets, which do not, and which guardrails are exceeded. A KPI of which the approved case
/// promises something is compared with its plan, another with its target. Empty without a reading.
pub fn scorecard_verdict(case: &Case, today: Date) -> Phrase {
    let card = &case.implementation.scorecard;
    if card.readings().is_empty() {
        return Phrase::default();
    }
    let words = |kpi: &Kpi<'_>| -> Option<String> {
        if let Some(standing) = kpi.id.built_in().and_then(|kpi| plan_standing(case, kpi)) {
            return Some(match standing {
                PlanStanding::NotDueBefore(_) => return None,
                PlanStanding::PromiseMet => "as good as promised".to_owned(),
                standing => plan_word(standing, today),
            });
        }
        let standing = card.standing(kpi);
        match standing.status {
            _ if kpi.guardrail => None,
            _ if is_starting_point(kpi, &standing) => Some("measured once so far".to_owned()),
            KpiStatus::Met => Some("on target".to_owned()),
            KpiStatus::OnTheWay => Some("on the way to target".to_owned()),
            KpiStatus::Off => Some("off target".to_owned()),
            KpiStatus::Unread | KpiStatus::NoTarget => None,
        }
    };
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for kpi in card.kpis() {
        let Some(state) = words(&kpi) else { continue };
        match groups.iter_mut().find(|(other, _)| *other == state) {
            Some((_, names)) => names.push(kpi.name.to_owned()),
            None => groups.push((state, vec![kpi.name.to_owned()])),
        }
    }
    let phrase = groups.iter().fold(Phrase::default(), |phrase, (state, names)| named(phrase, names, state));
    let phrase = if groups.is_empty() {
        phrase.say("There are readings, but no plans or targets to compare them with.")
    } else {
        phrase
    };
    let due = card.planned_readings(case.planned_start(), today);
    let phrase = match due.iter().filter(|reading| reading.due <= today).count() {
        0 => phrase,
        1 => phrase.say(" 1 reading is due."),
        count => phrase.say(format!(" {count} readings are due.")),
    };
    beyond_limits(phrase, card)
}

/// Adds a space before the next sentence.
fn next(phrase: Phrase) -> Phrase {
    if phrase.parts().is_empty() { phrase } else { phrase.say(" ") }
}

/// Appends the KPIs that share a status.
fn named(phrase: Phrase, names: &[String], state: &str) -> Phrase {
    match names {
        [] => phrase,
        [one] => next(phrase).figure(one.clone()).say(format!(" is {state}.")),
        [first @ .., last] => {
            next(phrase).figure(first.join(", ")).say(" and ").figure(last.clone()).say(format!(" are {state}."))
        }
    }
}

fn beyond_limits(phrase: Phrase, card: &Scorecard) -> Phrase {
    let beyond =
        |kpi: &Kpi<'_>| kpi.guardrail && matches!(card.standing(kpi).status, KpiStatus::OnTheWay | KpiStatus::Off);
    let say = |phrase: Phrase, kpi: Kpi<'_>| next(phrase).figure(kpi.name).say(" is beyond its limit: check it first.");
    card.kpis().filter(beyond).fold(phrase, say)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::kpi::{BlockLength, BuiltInKpi::*, GradeParts, Movement, Reading};
    use crate::model::promise::Approval;
    use crate::model::{Edition, Preset};
    use std::sync::Arc;

    fn day(days: i64) -> Date {
        "2027-01-04".parse::<Date>().unwrap().plus_days(days)
    }

    fn card(readings: &[(BuiltInKpi, i64, f64)]) -> Scorecard {
        let mut card = Scorecard::default();
        for (kpi, days, value) in readings {
            card.record(Reading::new(*kpi, day(*days), *value).unwrap()).unwrap();
        }
        card
    }

    /// A card with weekly readings of one KPI.
    fn weekly(kpi: BuiltInKpi, values: &[f64]) -> Scorecard {
        let rows: Vec<_> = values.iter().zip(0_i64..).map(|(value, week)| (kpi, 7 * week, *value)).collect();
        card(&rows)
    }

    /// The verdict two weeks after the start.
    #[track_caller]
    fn says(card: &Scorecard, words: &str) {
        let mut case: Case = Preset::Evidence.case_in(Edition::First);
        *case.implementation.scorecard_mut() = card.clone();
        assert_eq!(scorecard_verdict(&case, day(14)).plain(), words);
    }

    #[test]
    fn together_they_say_what_is_met_and_what_is_not() {
        says(&Scorecard::default(), "");
        says(&card(&[(Fragmentation, 10, 0.3)]), "There are readings, but no plans or targets to compare them with.");
        says(&card(&[(ResolutionTime, 10, 20.0)]), "Resolution time is on target.");
        says(&card(&[(ResolutionTime, 10, 30.0)]), "Resolution time is measured once so far.");
        says(&card(&[(ResolutionTime, 3, 30.0), (ResolutionTime, 10, 31.0)]), "Resolution time is off target.");
        let two = card(&[(ResolutionTime, 10, 20.0), (DeepWork, 10, 0.6)]);
        says(&two, "Resolution time and Deep work are on target.");
        let three = card(&[(DeepWork, 3, 0.2), (DeepWork, 10, 0.3), (Collaboration, 10, 5.0)]);
        says(&three, "Deep work is on the way to target. Collaboration effectiveness is measured once so far.");
    }

    #[test]
    fn due_readings_and_a_broken_limit_are_said() {
        let mut old = card(&[(ResolutionTime, -60, 20.0), (ResponseTime, -60, 9.0)]);
        old.targets.insert(ResponseTime.into(), 8.0);
        says(
            &old,
            "Resolution time is on target. 2 readings are due. Response time is beyond its limit: check it first.",
        );
    }

    #[test]
    fn an_approved_case_is_compared_with_its_plan() {
        let mut case: Case = Preset::Evidence.case_in(Edition::First);
        case.rollout.start = day(0).to_string();
        case.implementation.approval = Some(Arc::new(Approval::of(&case, day(-10))));
        let mut told = |value: f64, days: i64| {
            let reading = Reading::new(Adoption, day(days), value).unwrap();
            case.implementation.scorecard_mut().record(reading).unwrap();
            let standing =
                plan_standing(&case, Adoption).map(|standing| plan_word(standing, day(days))).unwrap_or_default();
            (standing, scorecard_verdict(&case, day(days)).plain())
        };
        let (word, verdict) = told(0.1, 60);
        assert!(word.starts_with("behind plan by ") && verdict.contains(&format!("Adoption is {word}.")), "{verdict}");
        let (word, verdict) = told(0.75, 90);
        assert!(word == "promise met" && verdict.contains("Adoption is as good as promised."), "{verdict}");
        let words = [
            PlanStanding::OnPlan,
            PlanStanding::Ahead { days: 9 },
            PlanStanding::Behind { days: 14 },
            PlanStanding::NotDueBefore(day(30)),
        ];
        let path = |case: &Case| {
            let implementation = &case.implementation;
            let path =
                PlannedPath::of(MeetingLoad, implementation.approval.as_ref().unwrap(), &implementation.scorecard);
            planned_path_words(&path.unwrap(), day(400), &|value| format!("{value:.0} h"))
        };
        assert_eq!(path(&case), "Planned: from 16 h to 13 h by Apr 4, 2027.");
        let card = case.implementation.scorecard_mut();
        card.record(Reading::new(MeetingLoad, day(-4), 20.0).unwrap()).unwrap();
        card.targets.insert(MeetingLoad.into(), 15.0);
        assert_eq!(path(&case), "Planned: from 20 h (read on Dec 31, 2026) to 15 h (your own target) by Apr 4, 2027.");
        let expected =
            ["on plan", "ahead of plan by 9 days", "behind plan by 2 weeks", "first reading due from Feb 3, 2027"];
        assert_eq!(words.map(|standing| plan_word(standing, day(29))), expected);
        assert_eq!(plan_word(words[3], day(30)), "no reading since Feb 3, 2027");
    }

    #[test]
    fn a_guardrail_has_words_of_its_own() {
        let word = |id: BuiltInKpi, status| {
            let card = Scorecard::default();
            let known = KpiStanding { status, movement: Some(Movement::Same), ..card.standing(&id.kpi()) };
            status_word(&id.kpi(), &known)
        };
        assert_eq!(word(ResponseTime, KpiStatus::Met), "within the limit");
        assert_eq!(word(ResponseTime, KpiStatus::OnTheWay), "beyond the limit");
        assert_eq!(word(DeepWork, KpiStatus::OnTheWay), "on the way");
    }

    #[test]
    fn the_way_from_baseline_to_target() {
        let kpi = BuiltInKpi::ResolutionTime.kpi();
        let told = |values: &[f64]| {
            let card = weekly(ResolutionTime, values);
            progress_toward_target(&kpi, &card.standing(&kpi), &|value| format!("{value} h"), &|share| {
                format!("{}%", share * 100.0)
            })
        };
        assert_eq!(told(&[]), "");
        assert_eq!(told(&[48.0]), "Starts at 48 h; the target is under 24 h.");
        assert_eq!(told(&[48.0, 36.0]), "50% of the way from 48 h to under 24 h.");
        assert_eq!(told(&[48.0, 50.0]), "Started at 48 h and moved away from the target: under 24 h.");
        assert_eq!(told(&[48.0, 24.0]), "From 48 h to just short of the target: under 24 h.");
        assert_eq!(told(&[48.0, 20.0]), "Target met: from 48 h to under 24 h.");
        assert_eq!(told(&[20.0, 26.0]), "Started at 20 h, which already met the target: under 24 h.");
    }

    #[test]
    fn the_second_goal_counts_from_the_start() {
        let told = |id: BuiltInKpi, values: &[f64]| {
            let kpi = id.kpi();
            relative_goal_status(&kpi, &weekly(id, values).standing(&kpi), &|value| format!("{value}"), &|share| {
                format!("{}%", share * 100.0)
            })
        };
        assert_eq!(told(DeepWork, &[0.25, 0.3]), "Second goal, 40% more than the baseline: 0.35, not yet reached.");
        assert_eq!(told(MeetingLoad, &[10.0, 6.0]), "Second goal, 40% less than the baseline: 6, reached.");
        assert_eq!(told(Turnover, &[0.1]), "");
    }

    #[test]
    fn a_change_of_definition_is_said() {
        let mut card = card(&[(DeepWork, 0, 0.2), (Turnover, 0, 0.1)]);
        assert_eq!(definition_note(&card, &BuiltInKpi::Turnover.into()), "");
        assert_eq!(definition_note(&card, &BuiltInKpi::DeepWork.into()), "Measured by blocks of 120 minutes or more.");
        let mut hour = Reading::new(BuiltInKpi::DeepWork, day(7), 0.4).unwrap();
        hour.definition = Definition::Blocks(BlockLength::Hour);
        card.record(hour).unwrap();
        assert_eq!(
            definition_note(&card, &BuiltInKpi::DeepWork.into()),
            "Measured by blocks of 60 minutes or more since Jan 11, 2027; other readings by blocks of 120 minutes or more. \
             Different definitions are not combined into one trend."
        );
    }

    #[test]
    fn a_grade_says_what_it_rests_on() {
        let told = |parts: GradeParts| grade_coverage(&parts.grade(), &|share| format!("{}%", share * 100.0));
        assert_eq!(
            told(GradeParts::default()),
            "No grade yet: the known parts make up 0% of the weight, and 60% is \
        needed."
        );
        let known = GradeParts {
            handoff_latency_hours: Some(12.0),
            handoffs_actionable: Some(1.0),
            decisions_recorded: Some(1.0),
            ..GradeParts::default()
        };
        assert_eq!(told(known.clone()), "Based on 65% of the weight.");
        assert!(told(GradeParts { decisions_recorded: Some(0.1), ..known }).contains("Capped at 6, "));
    }
}
