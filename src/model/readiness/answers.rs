//! All answers of the readiness check, their scores and the topics at risk.

use std::collections::{BTreeMap, BTreeSet};
use uncertainty::insertion_sort_by;

use super::{ReadinessScore, STATEMENTS, Statement, StatementAnswer, TOPICS, TopicDescription, TopicScore};
use crate::model::{Choice, ChoiceRow, UnknownKeys};

/// A topic with how much is at risk.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TopicRisk {
    /// The topic, its prevention and its task.
    pub description: &'static TopicDescription,
    /// 0 to 1: two parts what is not practised, one part what is claimed and not practised.
    pub exposure: f64,
}

/// How much is at risk, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RiskLevel {
    /// At least half.
    High,
    /// At least a quarter.
    Moderate,
    /// Less.
    Low,
}

impl Choice for RiskLevel {
    const ALL: &'static [ChoiceRow<Self>] =
        &[(Self::High, "high", "high risk"), (Self::Moderate, "moderate", "some risk"), (Self::Low, "low", "low risk")];
}

impl TopicRisk {
    /// How much is at risk, in words.
    pub fn level(&self) -> RiskLevel {
        match self.exposure {
            exposure if exposure >= 0.5 => RiskLevel::High,
            exposure if exposure >= 0.25 => RiskLevel::Moderate,
            _ => RiskLevel::Low,
        }
    }
}

/// All answers, and the ticks of the checklist.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Readiness {
    /// By the statement's id; one that this version does not know is kept and not counted.
    pub answers: BTreeMap<String, StatementAnswer>,
    /// The ids of the checklist's items that are done.
    pub done: BTreeSet<String>,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

impl Readiness {
    /// The most answers, and the most ticks, that are kept.
    pub const MOST_ANSWERS: usize = 500;

    /// The answers to a statement.
    pub fn answer(&self, id: &str) -> StatementAnswer {
        self.answers.get(id).copied().unwrap_or_default()
    }

    /// Answers a statement; without any answer it is as if it had never been answered.
    pub fn give(&mut self, id: &str, answer: StatementAnswer) {
        if answer.given() == 0 {
            self.answers.remove(id);
        } else {
            self.answers.insert(id.to_owned(), answer);
        }
    }

    /// Says whether an item of the checklist is done.
    pub fn tick(&mut self, id: &str, done: bool) {
        if done {
            self.done.insert(id.to_owned());
        } else {
            self.done.remove(id);
        }
    }

    /// The score over some statements.
    fn score_of(&self, counts: impl Fn(&Statement) -> bool) -> ReadinessScore {
        let counted = STATEMENTS.iter().filter(|statement| counts(statement));
        ReadinessScore::of(counted.map(|statement| self.answers.get(statement.id)))
    }

    /// The score over all statements.
    pub fn score(&self) -> ReadinessScore {
        self.score_of(|_| true)
    }

    /// The score of each topic, in their order.
    pub fn topics(&self) -> Vec<TopicScore> {
        let score = |description: &TopicDescription| self.score_of(|statement| statement.topic == description.topic);
        TOPICS.iter().map(|description| TopicScore { topic: description.topic, score: score(description) }).collect()
    }

    /// The topics that have answers, the one most at risk first.
    pub fn risks(&self) -> Vec<TopicRisk> {
        let risk = |topic: TopicScore| {
            topic.score.exposure().map(|exposure| TopicRisk { description: topic.topic.description(), exposure })
        };
        let mut risks: Vec<TopicRisk> = self.topics().into_iter().filter_map(risk).collect();
        insertion_sort_by(&mut risks, |a, b| b.exposure.total_cmp(&a.exposure));
        risks
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ReadinessTopic, ReadinessVerdict};
    use super::*;

    fn all(claimed: u8, practised: u8) -> Readiness {
        let answer = StatementAnswer::new(Some(claimed), Some(practised));
        Readiness { answers: STATEMENTS.iter().map(|s| (s.id.to_owned(), answer)).collect(), ..Readiness::default() }
    }

    #[test]
    fn the_verdict_tells_name_from_practice() {
        let verdict = |claimed, practised| all(claimed, practised).score().verdict().unwrap();
        assert_eq!(verdict(5, 5), ReadinessVerdict::Practice);
        assert_eq!(verdict(5, 4), ReadinessVerdict::Practice);
        assert_eq!(verdict(5, 3), ReadinessVerdict::Partly);
        assert_eq!(verdict(5, 2), ReadinessVerdict::Name);
        assert_eq!(verdict(2, 2), ReadinessVerdict::Beginning);
        assert_eq!(Readiness::default().score().verdict(), None);
    }

    #[test]
    fn what_is_claimed_and_not_practised_ranks_first() {
        let mut readiness = all(3, 3);
        for id in ["theatre_urgency", "theatre_meetings", "theatre_equal"] {
            readiness.answers.insert(id.into(), StatementAnswer::new(Some(5), Some(2)));
        }
        for id in ["debt_true", "debt_owner"] {
            readiness.answers.insert(id.into(), StatementAnswer::new(Some(2), Some(2)));
        }
        let risks = readiness.risks();
        assert_eq!(
            (risks[0].description.topic, risks[1].description.topic),
            (ReadinessTopic::Theatre, ReadinessTopic::DocumentationDebt)
        );
        assert!((risks[0].exposure - 0.75).abs() < 1e-12);
        assert!((risks[1].exposure - 0.5).abs() < 1e-12);
        assert_eq!([0, 1].map(|place| risks[place].level()), [RiskLevel::High, RiskLevel::High]);
        assert_eq!(risks.len(), TOPICS.len());
    }

    #[test]
    fn a_topic_without_answers_is_no_risk_and_no_all_clear() {
        let mut readiness = Readiness::default();
        readiness.answers.insert("trust_offline".into(), StatementAnswer::new(None, Some(1)));
        assert_eq!(readiness.risks().len(), 1);
        assert_eq!(readiness.topics()[0].score.practised, None);
        assert_eq!(readiness.score().verdict(), None);
    }

    #[test]
    fn what_is_cleared_is_as_never_answered() {
        let mut readiness = Readiness::default();
        readiness.give("trust_offline", StatementAnswer::new(Some(3), None));
        readiness.tick("processes", true);
        assert_eq!((readiness.answer("trust_offline").given(), readiness.score().begun), (1, 1));
        readiness.give("trust_offline", StatementAnswer::default());
        readiness.tick("processes", false);
        assert_eq!(readiness, Readiness::default());
    }

    #[test]
    fn a_risk_in_words() {
        let level = |answer| all(answer, answer).risks()[0].level();
        assert_eq!([1, 3, 5].map(level), [RiskLevel::High, RiskLevel::Moderate, RiskLevel::Low]);
    }

    #[test]
    fn a_score_by_hand() {
        let mut readiness = Readiness::default();
        readiness.answers.insert("trust_results".into(), StatementAnswer::new(Some(5), Some(2)));
        readiness.answers.insert("trust_offline".into(), StatementAnswer::new(Some(3), None));
        let score = readiness.topics()[3].score;
        assert_eq!(
            (score.claimed, score.practised, score.gap, score.answered),
            (Some(0.75), Some(0.25), Some(0.75), 1)
        );
    }
}
