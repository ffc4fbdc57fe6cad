//! The answers, and what they say.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{STATEMENTS, Statement, TOPICS, Topic, TopicFacts};
use crate::model::shape::{Choice, Extra, Fields, Object, ShapeError};

/// The lowest answer: not at all, or never.
pub const LOWEST: u8 = 1;
/// The highest answer: fully, or always.
pub const HIGHEST: u8 = 5;
const MOST_ANSWERS: usize = 500;
const PATH: &str = "readiness";

/// The two answers to one statement, each from [`LOWEST`] to [`HIGHEST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answer {
    claimed: Option<u8>,
    practised: Option<u8>,
}

impl Answer {
    /// Two answers from [`LOWEST`] to [`HIGHEST`]; what lies outside counts as not answered.
    pub fn new(claimed: Option<u8>, practised: Option<u8>) -> Self {
        let within = |answer: &u8| (LOWEST..=HIGHEST).contains(answer);
        Self { claimed: claimed.filter(within), practised: practised.filter(within) }
    }

    /// How far the team says that it is so.
    pub fn claimed(self) -> Option<u8> {
        self.claimed
    }

    /// How often it was so in the last two weeks.
    pub fn practised(self) -> Option<u8> {
        self.practised
    }
}

/// What the answers to some statements come to; shares from 0 (never) to 1 (always).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Score {
    /// The mean of what is claimed; none without an answer.
    pub claimed: Option<f64>,
    /// The mean of what is practised; none without an answer.
    pub practised: Option<f64>,
    /// Claimed less practised, over the statements with both answers; negative where a team does more than it says.
    pub gap: Option<f64>,
    /// How many statements have an answer on practice.
    pub answered: usize,
    /// How many statements there are.
    pub statements: usize,
}

/// The score of one topic.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TopicScore {
    /// Which topic.
    pub topic: Topic,
    /// Its score.
    pub score: Score,
}

/// A topic with how much is at risk.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Risk {
    /// The topic, its prevention and its task.
    pub facts: &'static TopicFacts,
    /// 0 to 1: two parts what is not practised, one part what is claimed and not practised.
    pub exposure: f64,
}

/// In name or in practice?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// At least three quarters are practised.
    Practice,
    /// Less than half is practised, and at least a quarter more is claimed.
    Name,
    /// Less than half is practised, and not much more is claimed.
    Beginning,
    /// In between.
    Partly,
}

impl Choice for Verdict {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Practice, "practice", "asynchronous in practice"),
        (Self::Name, "name", "asynchronous in name"),
        (Self::Beginning, "beginning", "at the beginning, and honest about it"),
        (Self::Partly, "partly", "partly asynchronous"),
    ];
}

impl Score {
    fn of<'a>(answers: impl Iterator<Item = Option<&'a Answer>>) -> Self {
        let answers: Vec<Answer> = answers.map(|answer| answer.copied().unwrap_or_default()).collect();
        let claimed: Vec<f64> = answers.iter().filter_map(|answer| answer.claimed.map(level)).collect();
        let practised: Vec<f64> = answers.iter().filter_map(|answer| answer.practised.map(level)).collect();
        let both = |answer: &Answer| Some(level(answer.claimed?) - level(answer.practised?));
        let gaps: Vec<f64> = answers.iter().filter_map(both).collect();
        Self {
            claimed: mean(&claimed),
            practised: mean(&practised),
            gap: mean(&gaps),
            answered: practised.len(),
            statements: answers.len(),
        }
    }

    /// In name or in practice; none before half of the statements are answered.
    pub fn verdict(&self) -> Option<Verdict> {
        let practised = self.practised.filter(|_| self.answered * 2 >= self.statements)?;
        Some(match self.gap.unwrap_or(0.0) {
            _ if practised >= 0.75 => Verdict::Practice,
            _ if practised >= 0.5 => Verdict::Partly,
            gap if gap >= 0.25 => Verdict::Name,
            _ => Verdict::Beginning,
        })
    }

    /// See [`Risk::exposure`].
    fn exposure(&self) -> Option<f64> {
        let missing = 1.0 - self.practised?;
        Some((2.0 * missing + self.gap.unwrap_or(0.0).max(0.0)) / 3.0)
    }
}

fn level(answer: u8) -> f64 {
    f64::from(answer - LOWEST) / f64::from(HIGHEST - LOWEST)
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// All answers, and the ticks of the checklist.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Readiness {
    /// By the statement's id; one that this version does not know is kept and not counted.
    pub answers: BTreeMap<String, Answer>,
    /// The ids of the checklist's items that are done.
    pub done: BTreeSet<String>,
    /// Keys of a later version.
    pub extra: Extra,
}

impl Readiness {
    /// The score over some statements.
    fn score_of(&self, counts: impl Fn(&Statement) -> bool) -> Score {
        let counted = STATEMENTS.iter().filter(|statement| counts(statement));
        Score::of(counted.map(|statement| self.answers.get(statement.id)))
    }

    /// The score over all statements.
    pub fn score(&self) -> Score {
        self.score_of(|_| true)
    }

    /// The score of each topic, in their order.
    pub fn topics(&self) -> Vec<TopicScore> {
        let score = |facts: &TopicFacts| self.score_of(|statement| statement.topic == facts.topic);
        TOPICS.iter().map(|facts| TopicScore { topic: facts.topic, score: score(facts) }).collect()
    }

    /// The topics that have answers, the one most at risk first.
    pub fn risks(&self) -> Vec<Risk> {
        let risk =
            |topic: TopicScore| topic.score.exposure().map(|exposure| Risk { facts: topic.topic.facts(), exposure });
        let mut risks: Vec<Risk> = self.topics().into_iter().filter_map(risk).collect();
        risks.sort_by(|a, b| b.exposure.total_cmp(&a.exposure));
        risks
    }

    /// Reads the answers; missing ones are not given.
    ///
    /// # Errors
    /// An answer that is not from 1 to 5, or a value of the wrong type.
    pub fn from_json(value: &Value) -> Result<Self, ShapeError> {
        let mut fields = Fields::open(value, PATH)?;
        let answers = match fields.take("answers") {
            Some(Value::Object(map)) if map.len() <= MOST_ANSWERS => map,
            None => Extra::new(),
            Some(_) => {
                return Err(fields.error("answers", format!("must be an object of at most {MOST_ANSWERS} answers")));
            }
        };
        let path = fields.path_of("answers");
        let read = answers.iter().map(|(id, value)| Ok((id.clone(), read_answer(value, &format!("{path}.{id}"))?)));
        let text = |value: &Value, path: &str| {
            value.as_str().map(str::to_owned).ok_or_else(|| ShapeError::new(path, "must be a text"))
        };
        Ok(Self {
            answers: read.collect::<Result<_, _>>()?,
            done: fields.list("done", MOST_ANSWERS, text)?.unwrap_or_default().into_iter().collect(),
            extra: fields.rest(),
        })
    }

    /// Writes what [`Self::from_json`] reads.
    pub fn to_json(&self) -> Value {
        let pair = |answer: &Answer| Value::from(vec![Value::from(answer.claimed), Value::from(answer.practised)]);
        let answers: Extra = self.answers.iter().map(|(id, answer)| (id.clone(), pair(answer))).collect();
        let done: Vec<&String> = self.done.iter().collect();
        Object::over(&self.extra)
            .put_some("answers", (!answers.is_empty()).then_some(answers))
            .put_items("done", &done, |id| id.as_str().into())
            .done()
    }
}

/// An answer is a pair of claimed and practised, `null` where it is not given: `[4, 2]`.
fn read_answer(value: &Value, path: &str) -> Result<Answer, ShapeError> {
    let pair = value.as_array().filter(|pair| pair.len() == 2);
    let level = |i: usize| match pair.map(|pair| &pair[i]) {
        Some(Value::Null) => Ok(None),
        Some(value) if (1..=5).contains(&value.as_u64().unwrap_or(0)) => Ok(value.as_u64().map(|answer| answer as u8)),
        _ => Err(ShapeError::new(
            path,
            "must be a pair of answers from 1 to 5, claimed and practised, null where not given",
        )),
    };
    Ok(Answer { claimed: level(0)?, practised: level(1)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn all(claimed: u8, practised: u8) -> Readiness {
        let answer = Answer::new(Some(claimed), Some(practised));
        Readiness { answers: STATEMENTS.iter().map(|s| (s.id.to_owned(), answer)).collect(), ..Readiness::default() }
    }

    #[test]
    fn the_verdict_tells_name_from_practice() {
        let verdict = |claimed, practised| all(claimed, practised).score().verdict().unwrap();
        assert_eq!(verdict(5, 5), Verdict::Practice);
        assert_eq!(verdict(5, 4), Verdict::Practice);
        assert_eq!(verdict(5, 3), Verdict::Partly);
        assert_eq!(verdict(5, 2), Verdict::Name);
        assert_eq!(verdict(2, 2), Verdict::Beginning);
        assert_eq!(Readiness::default().score().verdict(), None);
    }

    #[test]
    fn what_is_claimed_and_not_practised_ranks_first() {
        let mut readiness = all(3, 3);
        for id in ["theatre_urgency", "theatre_meetings", "theatre_equal"] {
            readiness.answers.insert(id.into(), Answer::new(Some(5), Some(2)));
        }
        for id in ["debt_true", "debt_owner"] {
            readiness.answers.insert(id.into(), Answer::new(Some(2), Some(2)));
        }
        let risks = readiness.risks();
        assert_eq!((risks[0].facts.topic, risks[1].facts.topic), (Topic::Theatre, Topic::DocumentationDebt));
        assert!((risks[0].exposure - 0.75).abs() < 1e-12);
        assert!((risks[1].exposure - 0.5).abs() < 1e-12);
        assert_eq!(risks.len(), TOPICS.len());
    }

    #[test]
    fn a_topic_without_answers_is_no_risk_and_no_all_clear() {
        let mut readiness = Readiness::default();
        readiness.answers.insert("trust_offline".into(), Answer::new(None, Some(1)));
        assert_eq!(readiness.risks().len(), 1);
        assert_eq!(readiness.topics()[0].score.practised, None);
        assert_eq!(readiness.score().verdict(), None);
    }

    #[test]
    fn a_score_by_hand() {
        let mut readiness = Readiness::default();
        readiness.answers.insert("trust_results".into(), Answer::new(Some(5), Some(2)));
        readiness.answers.insert("trust_offline".into(), Answer::new(Some(3), None));
        let score = readiness.topics()[3].score;
        assert_eq!(
            (score.claimed, score.practised, score.gap, score.answered),
            (Some(0.75), Some(0.25), Some(0.75), 1)
        );
    }

    #[test]
    fn reads_what_it_writes() {
        let value = json!({"answers": {"of_a_later_version": [1, null], "trust_offline": [4, 2]}, "done": ["processes"], "later": 1});
        assert_eq!(Readiness::from_json(&value).unwrap().to_json(), value);
        let error = Readiness::from_json(&json!({"answers": {"trust_offline": [4, 6]}})).unwrap_err();
        let words = "must be a pair of answers from 1 to 5, claimed and practised, null where not given";
        assert_eq!(error.to_string(), format!("readiness.answers.trust_offline: {words}"));
    }
}
