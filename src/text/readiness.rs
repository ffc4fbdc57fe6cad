//! The readiness check in words: verdict, progress, and advice by team size.

use super::Phrase;
use super::dates::counted;
use crate::model::Choice;
use crate::model::readiness::{ReadinessScore, TeamSizeAdvice};

/// The verdict, or how many answers are missing for one; `percent` formats a share.
pub fn verdict(score: &ReadinessScore, percent: &dyn Fn(f64) -> String) -> Phrase {
    let (Some(verdict), Some(practised)) = (score.verdict(), score.practised) else {
        let missing = score.missing();
        return Phrase::default()
            .say("Too early for a verdict: answer “Last two weeks” for ")
            .figure(counted(missing, "more statement"))
            .say(".");
    };
    let phrase = Phrase::default().say("Your team is ").key(verdict.word()).say(": it ");
    let phrase = match score.claimed {
        Some(claimed) => phrase.say("claims ").figure(percent(claimed)).say(" of what that takes and "),
        None => phrase,
    };
    let phrase = phrase.say("practices ").figure(percent(practised));
    match score.gap_points() {
        Some(points) if points > 0.0 => phrase.say(", a gap of ").figure(format!("{} points", points as u32)).say("."),
        _ if score.claimed.is_some() => phrase.say("."),
        _ => phrase.say(" of what that takes."),
    }
}

/// How many statements are answered.
pub fn answered(score: &ReadinessScore) -> String {
    let ReadinessScore { both, begun, statements, .. } = *score;
    match begun - both {
        0 if both == statements => format!("All {statements} statements are answered."),
        0 => format!("{both} of {statements} statements answered."),
        half => format!(
            "{both} of {statements} statements answered, {half} more in part. Only complete answers count toward the \
             gap."
        ),
    }
}

/// The size threshold that a team has passed, and the next one.
pub fn growth(people: u32, team_size_advice: &TeamSizeAdvice) -> String {
    let passed = match team_size_advice.now.last() {
        Some(line) => format!("has passed the threshold of {}", line.from),
        None => "is below every threshold".to_owned(),
    };
    let next = match (team_size_advice.next, team_size_advice.people_to_next) {
        (Some(line), Some(more)) => format!("; the next is {}, {more} more than now", line.from),
        _ => "; everything below applies now".to_owned(),
    };
    format!("A team of {people} {passed}{next}.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::readiness::{Readiness, STATEMENTS, StatementAnswer, team_size_advice};

    fn score(answers: impl Fn(usize) -> StatementAnswer) -> ReadinessScore {
        let mut readiness = Readiness::default();
        for (place, statement) in STATEMENTS.iter().enumerate() {
            readiness.give(statement.id, answers(place));
        }
        readiness.score()
    }

    fn told(score: &ReadinessScore) -> String {
        verdict(score, &|share| format!("{}%", share * 100.0)).plain()
    }

    #[test]
    fn a_verdict_names_both_sides() {
        let named = score(|_| StatementAnswer::new(Some(5), Some(2)));
        assert_eq!(
            told(&named),
            "Your team is asynchronous in name: it claims 100% of what that takes and practices 25%, a gap of \
                     75 points."
        );
        assert_eq!(answered(&named), "All 15 statements are answered.");
        let humble = score(|_| StatementAnswer::new(Some(3), Some(5)));
        assert!(told(&humble).ends_with("it claims 50% of what that takes and practices 100%."));
        let silent = score(|_| StatementAnswer::new(None, Some(5)));
        assert_eq!(told(&silent), "Your team is asynchronous in practice: it practices 100% of what that takes.");
    }

    #[test]
    fn too_few_answers_say_how_many_are_missing() {
        let few =
            score(|place| if place < 7 { StatementAnswer::new(Some(3), Some(3)) } else { StatementAnswer::default() });
        assert_eq!(told(&few), "Too early for a verdict: answer “Last two weeks” for 1 more statement.");
        assert_eq!(answered(&few), "7 of 15 statements answered.");
        let half = score(|place| StatementAnswer::new(Some(3), (place < 7).then_some(3)));
        assert!(answered(&half).starts_with("7 of 15 statements answered, 8 more in part."));
    }

    #[test]
    fn growth_says_what_is_passed_and_what_comes() {
        let told = |people| growth(people, &team_size_advice(people));
        assert_eq!(told(10), "A team of 10 is below every threshold; the next is 50, 40 more than now.");
        assert_eq!(told(60), "A team of 60 has passed the threshold of 50; the next is 100, 40 more than now.");
        assert_eq!(told(250), "A team of 250 has passed the threshold of 200; everything below applies now.");
    }
}
