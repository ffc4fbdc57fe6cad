//! Readiness scores and the verdict.

use super::{HIGHEST, LOWEST, ReadinessTopic, StatementAnswer};
use crate::model::{Choice, ChoiceRow};

/// What the answers to some statements come to; shares from 0 (never) to 1 (always).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ReadinessScore {
    /// The mean of what is claimed; none without an answer.
    pub claimed: Option<f64>,
    /// The mean of what is practised; none without an answer.
    pub practised: Option<f64>,
    /// Claimed less practised, over the statements with both answers; negative where a team does more than it says.
    pub gap: Option<f64>,
    /// How many statements have an answer on practice.
    pub answered: usize,
    /// How many statements have both answers.
    pub both: usize,
    /// How many statements have any answer.
    pub begun: usize,
    /// How many statements there are.
    pub statements: usize,
}

/// The score of one topic.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TopicScore {
    /// Which topic.
    pub topic: ReadinessTopic,
    /// Its score.
    pub score: ReadinessScore,
}

/// In name or in practice?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadinessVerdict {
    /// At least three quarters are practised.
    Practice,
    /// Less than half is practised, and at least a quarter more is claimed.
    Name,
    /// Less than half is practised, and not much more is claimed.
    Beginning,
    /// In between.
    Partly,
}

impl Choice for ReadinessVerdict {
    const ALL: &'static [ChoiceRow<Self>] = &[
        (Self::Practice, "practice", "asynchronous in practice"),
        (Self::Name, "name", "asynchronous in name"),
        (Self::Beginning, "beginning", "at an early stage, and aware of it"),
        (Self::Partly, "partly", "partly asynchronous"),
    ];
}

impl ReadinessScore {
    /// The score of these answers, none standing for a statement without one.
    pub(super) fn of<'a>(answers: impl Iterator<Item = Option<&'a StatementAnswer>>) -> Self {
        let answers: Vec<StatementAnswer> = answers.map(|answer| answer.copied().unwrap_or_default()).collect();
        let claimed: Vec<f64> = answers.iter().filter_map(|answer| answer.claimed().map(level)).collect();
        let practised: Vec<f64> = answers.iter().filter_map(|answer| answer.practised().map(level)).collect();
        let both = |answer: &StatementAnswer| Some(level(answer.claimed()?) - level(answer.practised()?));
        let gaps: Vec<f64> = answers.iter().filter_map(both).collect();
        Self {
            claimed: mean(&claimed),
            practised: mean(&practised),
            gap: mean(&gaps),
            answered: practised.len(),
            both: gaps.len(),
            begun: answers.iter().filter(|answer| answer.given() > 0).count(),
            statements: answers.len(),
        }
    }

    /// In name or in practice; none before half of the statements are answered on practice.
    pub fn verdict(&self) -> Option<ReadinessVerdict> {
        let practised = self.practised.filter(|_| self.missing() == 0)?;
        Some(match self.gap.unwrap_or(0.0) {
            _ if practised >= 0.75 => ReadinessVerdict::Practice,
            _ if practised >= 0.5 => ReadinessVerdict::Partly,
            gap if gap >= 0.25 => ReadinessVerdict::Name,
            _ => ReadinessVerdict::Beginning,
        })
    }

    /// The gap in points of a percentage, whole; where both shares rest on the same statements, exactly what lies between
    /// them as they are written.
    pub fn gap_points(&self) -> Option<f64> {
        let points = |share: f64| (share * 100.0).round();
        match (self.claimed, self.practised) {
            (Some(claimed), Some(practised)) if self.both == self.begun => Some(points(claimed) - points(practised)),
            _ => self.gap.map(points),
        }
    }

    /// How many answers on practice are missing for a verdict.
    pub fn missing(&self) -> usize {
        self.statements.div_ceil(2).saturating_sub(self.answered)
    }

    /// See [`super::TopicRisk::exposure`].
    pub(super) fn exposure(&self) -> Option<f64> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gap_is_what_lies_between_the_shares_as_written() {
        let answers = [(5, 3), (5, 2), (4, 2), (5, 2)].map(|(say, live)| StatementAnswer::new(Some(say), Some(live)));
        let score = ReadinessScore::of(answers.iter().map(Some));
        assert_eq!((score.claimed, score.practised, score.gap), (Some(0.9375), Some(0.3125), Some(0.625)));
        assert_eq!(score.gap_points(), Some(94.0 - 31.0));
        // 88 and 31 as written, 56.25 points between the means.
        let rounded = [(5, 3), (5, 2), (4, 2), (4, 2)].map(|(say, live)| StatementAnswer::new(Some(say), Some(live)));
        assert_eq!(ReadinessScore::of(rounded.iter().map(Some)).gap_points(), Some(88.0 - 31.0));
        let half = StatementAnswer::new(Some(1), None);
        assert_eq!(ReadinessScore::of(answers.iter().chain([&half]).map(Some)).gap_points(), Some(63.0));
    }

    #[test]
    fn a_verdict_needs_half_of_the_statements() {
        let well = StatementAnswer::new(None, Some(HIGHEST));
        let score = |given: usize| ReadinessScore::of((0..15).map(|place| (place < given).then_some(&well)));
        assert_eq!((score(7).missing(), score(7).verdict()), (1, None));
        assert_eq!((score(8).missing(), score(8).verdict()), (0, Some(ReadinessVerdict::Practice)));
        assert_eq!((score(8).begun, score(8).both), (8, 0));
    }
}
