//! A survey in an address, and its answers in a line of text: there is no server, so both travel as text.
//!
//! The address of the form is `#/survey/INVITATION`; with a person's answer it is `#/survey/INVITATION/answer1.CODE`. An invitation and
//! the code of an answer are JSON, folded as the case in a link is, so that a damaged one is told from a whole one.

use super::document::survey::{answer_json, answer_of};
use super::link::LinkError;
use super::link::payload::{fold, unfold};
use crate::model::kpi::{CollectedAnswers, SurveyAnswer, SurveyRound};
use serde_json::{Value, json};

/// What the code of an answer begins with, wherever it stands.
const ANSWER: &str = "answer1.";

/// Whom a survey asks, as its address says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The id of the [`SurveyRound`].
    pub round: String,
    /// The name of the case.
    pub name: String,
}

/// An answer, and the survey to which it belongs.
#[derive(Clone, Debug, PartialEq)]
pub struct ReturnedAnswer {
    /// The id of the [`SurveyRound`].
    pub round: String,
    /// The answer.
    pub answer: SurveyAnswer,
}

/// The part of an address that stands for an invitation.
pub fn write_invitation(invitation: &Invitation) -> String {
    fold(&json!([invitation.round, invitation.name]).to_string())
}

/// The code of an answer.
pub fn write_answer(returned: &ReturnedAnswer) -> String {
    format!("{ANSWER}{}", fold(&json!([returned.round, answer_json(&returned.answer)]).to_string()))
}

/// Reads the part of an address that follows `#/survey/`: the invitation, and the answer that follows it, if any.
///
/// # Errors
/// Why the invitation cannot be read.
pub fn read_address(part: &str) -> Result<(Invitation, Option<ReturnedAnswer>), LinkError> {
    let (invitation, rest) = part.split_once('/').unwrap_or((part, ""));
    if invitation.is_empty() {
        return Err(LinkError::None);
    }
    let value = unfolded(invitation)?;
    let (Some(round), Some(name)) = (value[0].as_str(), value[1].as_str()) else { return Err(LinkError::Newer) };
    let answer = answers_in(rest).into_iter().next().and_then(Result::ok).filter(|returned| returned.round == round);
    Ok((Invitation { round: round.to_owned(), name: name.to_owned() }, answer))
}

/// All answers in a text: in lines, in addresses, in a whole conversation.
///
/// # Errors
/// For each code that cannot be read, why.
pub fn answers_in(text: &str) -> Vec<Result<ReturnedAnswer, LinkError>> {
    // Mail programs wrap lines, and put marks in front of what they quote.
    let lines: String = text.lines().map(|line| line.trim_start_matches(['>', '|', ' ']).trim_end()).collect();
    lines.split(ANSWER).skip(1).map(read_answer).collect()
}

/// Reads an answer; other text may follow its code, even without a gap.
fn read_answer(text: &str) -> Result<ReturnedAnswer, LinkError> {
    let end = text.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-' && sign != '_').unwrap_or(text.len());
    let value = unfolded(&text[..end])?;
    let round = value[0].as_str().map(str::to_owned);
    let answer = answer_of(&value[1]).ok();
    round.zip(answer).map(|(round, answer)| ReturnedAnswer { round, answer }).ok_or(LinkError::Newer)
}

fn unfolded(code: &str) -> Result<Value, LinkError> {
    if !code.is_ascii() {
        return Err(LinkError::Changed);
    }
    let (json, _) = unfold(code)?;
    serde_json::from_str(&json).map_err(|_| LinkError::Changed)
}

/// Adds the answers in a text to a survey.
pub fn collect(round: &mut SurveyRound, text: &str) -> CollectedAnswers {
    use crate::model::kpi::AnswerAdded::{Corrected, Full, Known, New};
    let mut collected = CollectedAnswers::default();
    for read in answers_in(text) {
        let count = match read {
            Err(_) => &mut collected.damaged,
            Ok(returned) if returned.round != round.id => &mut collected.foreign,
            Ok(returned) => match round.add(returned.answer) {
                New => &mut collected.new,
                Corrected => &mut collected.corrected,
                Known => &mut collected.known,
                Full => &mut collected.full,
            },
        };
        *count += 1;
    }
    collected
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::Date;
    use crate::model::kpi::HandoffCount;
    use proptest::prelude::*;

    fn returned(round: &str, id: &str, ratings: [u8; 4]) -> ReturnedAnswer {
        let answer = SurveyAnswer::new(id.into(), ratings, HandoffCount::new(8, 6)).unwrap();
        ReturnedAnswer { round: round.into(), answer }
    }

    fn round() -> SurveyRound {
        SurveyRound::new("r1".into(), Date::MIN)
    }

    #[test]
    fn an_address_carries_the_invitation_and_the_answer() {
        let invitation = Invitation { round: "r1".into(), name: "Équipe <b>/ 7".into() };
        let code = write_invitation(&invitation);
        assert_eq!(read_address(&code), Ok((invitation.clone(), None)));
        let mine = returned("r1", "me", [1, 2, 3, 4]);
        let address = format!("{code}/{}", write_answer(&mine));
        assert_eq!(read_address(&address), Ok((invitation.clone(), Some(mine))));
        let foreign = format!("{code}/{}", write_answer(&returned("r2", "me", [1; 4])));
        assert_eq!(read_address(&foreign), Ok((invitation, None)), "an answer to another survey is not taken over");
        assert_eq!(read_address(""), Err(LinkError::None));
        assert!(matches!(read_address(&code[..code.len() - 6]), Err(LinkError::CutShort(_))));
    }

    #[test]
    fn answers_are_found_in_a_conversation() {
        let [one, two, three] = ["a", "b", "c"].map(|id| write_answer(&returned("r1", id, [4; 4])));
        let (head, tail) = two.split_at(20);
        let text = format!(
            "Ana: here you are {one}.\nBen wrote:\n> https://x.example/#/survey/abc/{head}\n> {tail}\nThanks!\n{three}"
        );
        let mut round = round();
        assert_eq!(collect(&mut round, &text), CollectedAnswers { new: 3, ..CollectedAnswers::default() });
        assert_eq!(collect(&mut round, &text), CollectedAnswers { known: 3, ..CollectedAnswers::default() });
        assert_eq!(round.answers.len(), 3);
    }

    #[test]
    fn what_is_no_answer_to_this_survey_is_counted_and_left_out() {
        let changed = write_answer(&returned("r1", "a", [5; 4]));
        let damaged = &changed[..changed.len() - 5];
        let foreign = write_answer(&returned("r2", "b", [5; 4]));
        let mut round = round();
        round.add(returned("r1", "a", [1; 4]).answer);
        let found = collect(&mut round, &format!("{damaged} {foreign} {changed} and more"));
        assert_eq!(found, CollectedAnswers { corrected: 1, damaged: 1, foreign: 1, ..CollectedAnswers::default() });
        assert_eq!(collect(&mut round, "no answer here"), CollectedAnswers::default());
        assert_eq!(round.answers.len(), 1);
    }

    proptest! {
        #[test]
        fn any_answer_comes_back(id in "[a-z0-9]{1,30}", ratings in prop::array::uniform4(1..=5_u8), more in 0..500_u32, clear in 0..500_u32, count in any::<bool>()) {
            let handoffs = HandoffCount::new(more + clear, clear).filter(|_| count);
            let answer = SurveyAnswer::new(id, ratings, handoffs).unwrap();
            let returned = ReturnedAnswer { round: "r1".into(), answer };
            let line = write_answer(&returned);
            prop_assert!(line.len() < 120, "{}", line);
            prop_assert_eq!(answers_in(&line), vec![Ok(returned)]);
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in "(answer1\\.|[A-Za-z0-9_-]|\\PC|\\n){0,60}") {
            answers_in(&text);
            let _ = read_address(&text);
        }
    }
}
