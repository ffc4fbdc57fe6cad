//! Sentences about the survey of the team.

use super::dates::counted;
use crate::model::kpi::{CollectedAnswers, SurveyRound};

/// How far a survey is: `3 answers so far. …`.
pub fn survey_progress(round: &SurveyRound) -> String {
    let answers = match round.answers.len() {
        0 => "No answers yet.".to_owned(),
        count => format!("{} so far.", counted(count, "answer")),
    };
    match round.missing() {
        0 => answers,
        missing => format!("{answers} Means are shown from five answers on: {missing} to go."),
    }
}

/// What became of the answers in a pasted text.
pub fn collected_words(collected: CollectedAnswers) -> String {
    let CollectedAnswers { new, corrected, known, foreign, damaged, full } = collected;
    let answers = |count: usize| counted(count, "answer");
    let is_or_are = |count: usize| if count == 1 { "is" } else { "are" };
    let part = |count: usize, words: String| (count > 0).then_some(words);
    let parts = [
        part(new, format!("{} added.", answers(new))),
        part(corrected, format!("{} corrected.", answers(corrected))),
        part(known, format!("{} already counted.", answers(known))),
        part(foreign, format!("{} {} to another survey.", answers(foreign), is_or_are(foreign))),
        part(damaged, format!("{} {} incomplete or changed: ask for it again.", answers(damaged), is_or_are(damaged))),
        part(full, format!("{} not added: a survey holds at most {}.", answers(full), SurveyRound::MOST_ANSWERS)),
    ];
    let said: Vec<String> = parts.into_iter().flatten().collect();
    if said.is_empty() {
        return "There is no answer in this text. An answer is a line with “answer1.” in it.".to_owned();
    }
    said.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::Date;
    use crate::model::kpi::SurveyAnswer;

    #[test]
    fn progress_says_how_many_are_missing() {
        let mut round = SurveyRound::new("r".into(), Date::MIN);
        assert!(survey_progress(&round).starts_with("No answers yet. Means"), "{}", survey_progress(&round));
        for id in 0..5 {
            round.add(SurveyAnswer::new(format!("a{id}"), [3; 4], None).unwrap());
        }
        assert_eq!(survey_progress(&round), "5 answers so far.");
    }

    #[test]
    fn every_answer_of_a_text_is_accounted_for() {
        let collected = CollectedAnswers { new: 2, corrected: 0, known: 1, foreign: 1, damaged: 2, full: 0 };
        let expected = "2 answers added. 1 answer already counted. 1 answer is to another survey. 2 answers are incomplete or \
                        changed: ask for it again.";
        assert_eq!(collected_words(collected), expected.replace("  ", " "));
        assert!(collected_words(CollectedAnswers::default()).starts_with("There is no answer"));
    }
}
