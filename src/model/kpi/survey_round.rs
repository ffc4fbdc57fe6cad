//! A survey of the team: four questions on a scale of 1 to 5, a count of handoffs, and the answers that came back.

use super::collaboration::MIN_SURVEY_ANSWERS;
use super::{GradeParts, Survey};
use crate::model::UnknownKeys;
use crate::model::date::Date;

/// The statements that each person rates from 1, "never", to 5, "always". The wording is ours; no published scale stands behind it.
pub const QUESTIONS: [&str; 4] = [
    "I find the information that I need without having to ask somebody.",
    "I know what was decided, and why.",
    "I get answers in time to go on with my work.",
    "I have enough uninterrupted time to do my work well.",
];

/// The handoffs that a person received in the last full week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandoffCount {
    /// How many there were.
    pub received: u32,
    /// How many of them could be acted on without a question; at most `received`.
    pub actionable: u32,
}

impl HandoffCount {
    /// The most handoffs that one person counts.
    pub const MOST: u32 = 1_000;

    /// A count; none where more could be acted on than were received, or where more were received than [`HandoffCount::MOST`].
    pub fn new(received: u32, actionable: u32) -> Option<Self> {
        (actionable <= received && received <= Self::MOST).then_some(Self { received, actionable })
    }
}

/// What one person answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurveyAnswer {
    /// A random id, so that no answer counts twice. It says nothing about the person.
    pub id: String,
    /// One rating for each of [`QUESTIONS`], 1 to 5.
    pub ratings: [u8; QUESTIONS.len()],
    /// The handoffs, where the person counted them.
    pub handoffs: Option<HandoffCount>,
}

impl SurveyAnswer {
    /// The bounds of a rating.
    pub const RATINGS: std::ops::RangeInclusive<u8> = 1..=5;
    /// The most characters of an id.
    pub const ID_LIMIT: usize = 40;

    /// An answer; none where a rating lies outside [`SurveyAnswer::RATINGS`] or the id is empty or too long.
    pub fn new(id: String, ratings: [u8; QUESTIONS.len()], handoffs: Option<HandoffCount>) -> Option<Self> {
        let is_fine = ratings.iter().all(|rating| Self::RATINGS.contains(rating))
            && (1..=Self::ID_LIMIT).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_fine.then_some(Self { id, ratings, handoffs })
    }
}

/// What adding an answer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerAdded {
    /// It is one more.
    New,
    /// The same answer was there already.
    Known,
    /// The person had answered differently before; this answer counts.
    Corrected,
    /// There is no room for one more.
    Full,
}

/// What became of answers that came back together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CollectedAnswers {
    /// Answers that are new.
    pub new: usize,
    /// Answers that replace an earlier one of the same person.
    pub corrected: usize,
    /// Answers that were there already.
    pub known: usize,
    /// Answers to another survey.
    pub foreign: usize,
    /// Answers that cannot be read.
    pub damaged: usize,
    /// Answers for which there is no room.
    pub full: usize,
}

/// One survey: who is asked gets its link, and what they answer is collected here. Its id is empty until it begins.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SurveyRound {
    /// A random id, so that the answers to another survey are not counted.
    pub id: String,
    /// The day on which it began.
    pub asked: Option<Date>,
    /// The answers, one for each person.
    pub answers: Vec<SurveyAnswer>,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

/// What the team says. There is none before five people have answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SurveySummary {
    /// The mean over questions and people.
    pub survey: Survey,
    /// The mean of each of [`QUESTIONS`], 1 to 5.
    pub means: [f64; QUESTIONS.len()],
    /// The share of all handoffs that could be acted on without a question; none where fewer than five people received any.
    pub handoffs_actionable: Option<f64>,
}

impl SurveyRound {
    /// The most answers.
    pub const MOST_ANSWERS: usize = 1_000;

    /// A survey that begins.
    pub fn new(id: String, today: Date) -> Self {
        Self { id, asked: Some(today), ..Self::default() }
    }

    /// Whether it has begun.
    pub fn has_begun(&self) -> bool {
        !self.id.is_empty()
    }

    /// How many answers are missing before a mean is shown.
    pub fn missing(&self) -> usize {
        (MIN_SURVEY_ANSWERS as usize).saturating_sub(self.answers.len())
    }

    /// Adds an answer, or replaces an earlier one of the same person.
    pub fn add(&mut self, answer: SurveyAnswer) -> AnswerAdded {
        match self.answers.iter().position(|known| known.id == answer.id) {
            Some(place) if self.answers[place] == answer => AnswerAdded::Known,
            Some(place) => {
                self.answers[place] = answer;
                AnswerAdded::Corrected
            }
            None if self.answers.len() >= Self::MOST_ANSWERS => AnswerAdded::Full,
            None => {
                self.answers.push(answer);
                AnswerAdded::New
            }
        }
    }

    /// What the team says; none before five people have answered, so that no mean stands for a few of them.
    ///
    /// ```
    /// use async_roi::model::kpi::{HandoffCount, SurveyAnswer, SurveyRound};
    /// let mut round = SurveyRound::new("r1".into(), "2027-03-01".parse().unwrap());
    /// for (id, rating) in [("a", 3), ("b", 4), ("c", 4), ("d", 5), ("e", 4)] {
    ///     let handoffs = HandoffCount::new(4, 3);
    ///     round.add(SurveyAnswer::new(id.into(), [rating, 4, 4, rating], handoffs).unwrap());
    /// }
    /// let summary = round.summary().unwrap();
    /// assert_eq!((summary.survey.mean, summary.survey.answers), (4.0, 5));
    /// assert_eq!(summary.handoffs_actionable, Some(0.75));
    /// ```
    pub fn summary(&self) -> Option<SurveySummary> {
        if self.missing() > 0 {
            return None;
        }
        let count = self.answers.len();
        let mean = |question: usize| {
            let sum: u32 = self.answers.iter().map(|answer| u32::from(answer.ratings[question])).sum();
            f64::from(sum) / count as f64
        };
        let means: [f64; QUESTIONS.len()] = std::array::from_fn(mean);
        let survey = Survey { mean: means.iter().sum::<f64>() / QUESTIONS.len() as f64, answers: count as u32 };
        Some(SurveySummary { survey, means, handoffs_actionable: self.handoffs_actionable() })
    }

    fn handoffs_actionable(&self) -> Option<f64> {
        let counts = || self.answers.iter().filter_map(|answer| answer.handoffs).filter(|count| count.received > 0);
        let (received, actionable) =
            counts().fold((0, 0), |(all, clear), count| (all + count.received, clear + count.actionable));
        (counts().count() >= MIN_SURVEY_ANSWERS as usize).then(|| f64::from(actionable) / f64::from(received))
    }
}

impl SurveySummary {
    /// The parts of collaboration effectiveness that the survey tells.
    pub fn parts(&self) -> GradeParts {
        GradeParts { survey: Some(self.survey), handoffs_actionable: self.handoffs_actionable, ..GradeParts::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn answer(id: usize, ratings: [u8; 4], handoffs: Option<(u32, u32)>) -> SurveyAnswer {
        let handoffs = handoffs.and_then(|(received, actionable)| HandoffCount::new(received, actionable));
        SurveyAnswer::new(format!("a{id}"), ratings, handoffs).unwrap()
    }

    fn round(answers: impl IntoIterator<Item = SurveyAnswer>) -> SurveyRound {
        let mut round = SurveyRound::new("r".into(), Date::MIN);
        for answer in answers {
            round.add(answer);
        }
        round
    }

    #[test]
    fn four_answers_say_nothing_yet() {
        let four = round((0..4).map(|id| answer(id, [5; 4], None)));
        assert_eq!((four.summary(), four.missing()), (None, 1));
        let five = round((0..5).map(|id| answer(id, [5; 4], None)));
        assert_eq!((five.summary().unwrap().survey.mean, five.missing()), (5.0, 0));
    }

    #[test]
    fn an_answer_counts_once_and_may_be_corrected() {
        let mut round = round([answer(1, [1; 4], None)]);
        assert_eq!(round.add(answer(1, [1; 4], None)), AnswerAdded::Known);
        assert_eq!(round.add(answer(1, [2; 4], None)), AnswerAdded::Corrected);
        assert_eq!(round.add(answer(2, [2; 4], None)), AnswerAdded::New);
        assert_eq!(round.answers.len(), 2);
        assert_eq!(round.answers[0].ratings, [2; 4]);
    }

    #[test]
    fn a_survey_has_its_limit() {
        let mut full = round((0..SurveyRound::MOST_ANSWERS).map(|id| answer(id, [3; 4], None)));
        assert_eq!(full.add(answer(9_999, [3; 4], None)), AnswerAdded::Full);
    }

    #[test]
    fn handoffs_need_five_people_too() {
        let of = |people| round((0..6).map(|id| answer(id, [3; 4], (id < people).then_some((10, 6)))));
        assert_eq!(of(4).summary().unwrap().handoffs_actionable, None);
        assert_eq!(of(5).summary().unwrap().handoffs_actionable, Some(0.6));
        let none_received = round((0..5).map(|id| answer(id, [3; 4], Some((0, 0)))));
        assert_eq!(none_received.summary().unwrap().handoffs_actionable, None);
    }

    #[test]
    fn what_cannot_be_is_no_answer() {
        assert_eq!(HandoffCount::new(3, 4), None);
        assert_eq!(HandoffCount::new(HandoffCount::MOST + 1, 0), None);
        for (id, rating) in [("", 3), ("a b", 3), ("a", 0), ("a", 6)] {
            assert_eq!(SurveyAnswer::new(id.into(), [3, 3, 3, rating], None), None, "{id} {rating}");
        }
    }

    proptest! {
        #[test]
        fn the_order_of_answers_does_not_matter(ratings in prop::collection::vec(prop::array::uniform4(1..=5_u8), 5..20)) {
            let answers: Vec<SurveyAnswer> = ratings.iter().enumerate().map(|(id, ratings)| answer(id, *ratings, Some((4, 1)))).collect();
            let there = round(answers.clone()).summary().unwrap();
            let back = round(answers.into_iter().rev()).summary().unwrap();
            prop_assert_eq!(there, back);
            prop_assert!((1.0..=5.0).contains(&there.survey.mean));
        }
    }
}
