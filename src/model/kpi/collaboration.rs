//! Collaboration effectiveness: a grade from 0 to 10 out of six parts, any of which may be unknown.

use crate::model::{Choice, ChoiceRow, UnknownKeys};

/// The weight of the known parts, in hundredths, from which a grade is given. Our choice: more than half.
pub const MIN_COVERAGE: u32 = 60;
/// The highest grade where handoffs are slow or decisions go unrecorded. Our choice, as are the weights and scales below.
pub const GRADE_CAP: f64 = 6.0;
/// A part that can cap the grade does so below this score, 0 to 1.
const CAP_BELOW_SCORE: f64 = 0.3;
/// Fewer answers could be traced to a person; five is a common threshold for reporting employee surveys.
pub(super) const MIN_SURVEY_ANSWERS: u32 = 5;

/// A part of the grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GradePart {
    /// How long a handoff waits.
    HandoffLatency,
    /// Whether a handoff can be acted on without asking back.
    HandoffQuality,
    /// Whether decisions are written down.
    DecisionsRecorded,
    /// What the team says.
    Survey,
    /// Whether the shared hours suffice for what needs them.
    Overlap,
    /// Calls outside working hours.
    OutOfHours,
}

impl Choice for GradePart {
    const ALL: &'static [ChoiceRow<Self>] = &[
        (Self::HandoffLatency, "handoff_latency_hours", "Handoff latency, median calendar hours"),
        (Self::HandoffQuality, "handoffs_actionable", "Handoffs that need no question"),
        (Self::DecisionsRecorded, "decisions_recorded", "Decisions that are written down"),
        (Self::Survey, "survey", "Survey of four items on a scale of 1 to 5"),
        (Self::Overlap, "overlap", "Shared hours against the hours needed together"),
        (Self::OutOfHours, "out_of_hours", "Calls out of hours, hours a person and week"),
    ];
}

impl GradePart {
    /// Its weight in hundredths; the six make 100.
    pub fn weight(self) -> u32 {
        match self {
            Self::HandoffLatency => 25,
            Self::HandoffQuality | Self::DecisionsRecorded | Self::Survey => 20,
            Self::Overlap => 10,
            Self::OutOfHours => 5,
        }
    }

    fn can_cap(self) -> bool {
        matches!(self, Self::HandoffLatency | Self::DecisionsRecorded)
    }
}

/// The survey: four items on a scale of 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Survey {
    /// The mean over items and people, 1 to 5.
    pub mean: f64,
    /// How many people answered; it counts from 5 on, so that nobody's answer can be told.
    pub answers: u32,
}

/// Working hours shared by the sites.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overlap {
    /// Shared working hours a day.
    pub hours: f64,
    /// Hours a day that the work needs together; 0 if none.
    pub needed: f64,
}

/// What is known of the six parts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GradeParts {
    /// Median calendar hours that a handoff waits.
    pub handoff_latency_hours: Option<f64>,
    /// Share of handoffs that can be acted on without a question.
    pub handoffs_actionable: Option<f64>,
    /// Share of decisions that are written down.
    pub decisions_recorded: Option<f64>,
    /// The survey.
    pub survey: Option<Survey>,
    /// Overlap of working hours.
    pub overlap: Option<Overlap>,
    /// Synchronous hours outside working hours, a person and week.
    pub out_of_hours: Option<f64>,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

/// One part's score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PartScore {
    /// Which part.
    pub part: GradePart,
    /// 0 to 1.
    pub score: f64,
}

/// The grade and the parts that it is computed from.
#[derive(Debug, Clone, PartialEq)]
pub struct Grade {
    /// 0 to 10; none where too little is known.
    pub score: Option<f64>,
    /// The weight of the parts present, in hundredths, 0 to 100.
    pub coverage: u32,
    /// Whether the grade would be higher than [`GRADE_CAP`] but for slow handoffs or unrecorded decisions.
    pub capped: bool,
    /// The parts present.
    pub parts: Vec<PartScore>,
}

impl GradeParts {
    /// The bounds of hours that a handoff waits.
    pub const WAIT: (f64, f64) = (0.0, 1e5);
    /// The bounds of a share.
    pub const SHARE: (f64, f64) = (0.0, 1.0);
    /// The bounds of the survey's mean.
    pub const MEAN: (f64, f64) = (1.0, 5.0);
    /// The most answers to the survey.
    pub const MOST_ANSWERS: u32 = 100_000;
    /// The bounds of hours a day.
    pub const HOURS_A_DAY: (f64, f64) = (0.0, 24.0);
    /// The bounds of hours a week.
    pub const HOURS_A_WEEK: (f64, f64) = (0.0, 168.0);

    /// A part's score from 0 to 1; none where it is unknown. A handoff scores 1 within 12 hours and 0 from 48; calls out of
    /// hours score 0 from 3 hours per person and week.
    pub fn score(&self, part: GradePart) -> Option<f64> {
        let score = match part {
            GradePart::HandoffLatency => (48.0 - self.handoff_latency_hours?) / 36.0,
            GradePart::HandoffQuality => self.handoffs_actionable?,
            GradePart::DecisionsRecorded => self.decisions_recorded?,
            GradePart::Survey => (self.survey.filter(|survey| survey.answers >= MIN_SURVEY_ANSWERS)?.mean - 1.0) / 4.0,
            GradePart::Overlap => match self.overlap? {
                Overlap { needed, .. } if needed <= 0.0 => 1.0,
                Overlap { hours, needed } => hours / needed,
            },
            GradePart::OutOfHours => 1.0 - self.out_of_hours? / 3.0,
        };
        Some(score.clamp(0.0, 1.0))
    }

    /// 10 × the weighted mean of the parts present.
    ///
    /// ```
    /// use async_roi::model::kpi::{Overlap, GradeParts, Survey};
    /// let parts = GradeParts {
    ///     handoff_latency_hours: Some(24.0),
    ///     handoffs_actionable: Some(0.75),
    ///     decisions_recorded: Some(0.80),
    ///     survey: Some(Survey { mean: 3.9, answers: 5 }),
    ///     overlap: Some(Overlap { hours: 2.0, needed: 2.0 }),
    ///     out_of_hours: Some(1.0),
    ///     ..GradeParts::default()
    /// };
    /// assert!((parts.grade().score.unwrap() - 7.55).abs() < 1e-12);
    /// ```
    pub fn grade(&self) -> Grade {
        let scored = |row: &(GradePart, _, _)| self.score(row.0).map(|score| PartScore { part: row.0, score });
        let parts: Vec<PartScore> = GradePart::ALL.iter().filter_map(scored).collect();
        let coverage = parts.iter().map(|scored| scored.part.weight()).sum();
        let sum: f64 = parts.iter().map(|scored| f64::from(scored.part.weight()) * scored.score).sum();
        let full = (coverage >= MIN_COVERAGE).then(|| 10.0 * sum / f64::from(coverage));
        let held = parts.iter().any(|scored| scored.part.can_cap() && scored.score < CAP_BELOW_SCORE);
        let capped = held && full.is_some_and(|score| score > GRADE_CAP);
        Grade { score: if capped { Some(GRADE_CAP) } else { full }, coverage, capped, parts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check() -> GradeParts {
        GradeParts {
            handoff_latency_hours: Some(24.0),
            handoffs_actionable: Some(0.75),
            decisions_recorded: Some(0.80),
            survey: Some(Survey { mean: 3.9, answers: 5 }),
            overlap: Some(Overlap { hours: 3.0, needed: 3.0 }),
            out_of_hours: Some(1.0),
            unknown: UnknownKeys::default(),
        }
    }

    #[test]
    fn the_worked_check() {
        let grade = check().grade();
        assert!((grade.score.unwrap() - 7.55).abs() < 1e-12);
        assert_eq!((grade.coverage, grade.capped, grade.parts.len()), (100, false, 6));
    }

    #[test]
    fn weights_are_renormalised_over_what_is_known() {
        // 60 %: .25 · 2/3 + .20 · .75 + .10 · 1 + .05 · 2/3 = .45, over .60.
        let parts = GradeParts { survey: None, decisions_recorded: None, ..check() };
        let grade = parts.grade();
        assert_eq!(grade.coverage, 60);
        assert!((grade.score.unwrap() - 7.5).abs() < 1e-12);
    }

    #[test]
    fn no_grade_under_60_percent() {
        let parts = GradeParts { survey: None, decisions_recorded: None, out_of_hours: None, ..check() };
        assert_eq!((parts.grade().coverage, parts.grade().score), (55, None));
    }

    #[test]
    fn four_answers_are_no_survey() {
        let parts = GradeParts { survey: Some(Survey { mean: 5.0, answers: 4 }), ..check() };
        assert_eq!(parts.grade().coverage, 80);
    }

    #[test]
    fn slow_handoffs_or_unrecorded_decisions_cap_the_grade() {
        let good =
            GradeParts { handoffs_actionable: Some(1.0), survey: Some(Survey { mean: 5.0, answers: 9 }), ..check() };
        let slow = GradeParts { handoff_latency_hours: Some(40.0), decisions_recorded: Some(1.0), ..good.clone() };
        assert_eq!((slow.grade().score, slow.grade().capped), (Some(6.0), true));
        let unrecorded =
            GradeParts { handoff_latency_hours: Some(12.0), decisions_recorded: Some(0.29), ..good.clone() };
        assert_eq!(unrecorded.grade().score, Some(6.0));
        let enough = GradeParts { handoff_latency_hours: Some(12.0), decisions_recorded: Some(0.3), ..good };
        assert!(enough.grade().score.unwrap() > 8.0);
    }

    #[test]
    fn a_poor_grade_is_not_called_capped() {
        let parts = GradeParts { handoff_latency_hours: Some(60.0), handoffs_actionable: Some(0.1), ..check() };
        assert!(!parts.grade().capped);
    }

    #[test]
    fn only_handoffs_and_decisions_cap_and_only_what_is_above() {
        let good = GradeParts { handoff_latency_hours: Some(12.0), decisions_recorded: Some(1.0), ..check() };
        let calls = GradeParts { out_of_hours: Some(3.0), ..good.clone() };
        assert_eq!(calls.score(GradePart::OutOfHours), Some(0.0));
        assert!(!calls.grade().capped && calls.grade().score.unwrap() > GRADE_CAP);
        // 65 %: .25 · 1 + .20 · .50 + .20 · .20 = .39, over .65: just the cap.
        let at_the_cap = GradeParts {
            handoff_latency_hours: Some(12.0),
            handoffs_actionable: Some(0.5),
            decisions_recorded: Some(0.2),
            ..GradeParts::default()
        };
        let grade = at_the_cap.grade();
        assert_eq!((grade.coverage, grade.score, grade.capped), (65, Some(6.0), false));
    }

    #[test]
    fn overlap_is_a_share_of_the_hours_needed_together() {
        for (hours, needed, score) in [(0.0, 0.0, 1.0), (1.0, 2.0, 0.5), (3.0, 2.0, 1.0), (0.0, 2.0, 0.0)] {
            let parts = GradeParts { overlap: Some(Overlap { hours, needed }), ..check() };
            assert_eq!(parts.score(GradePart::Overlap), Some(score), "{hours} of {needed}");
        }
    }
}
