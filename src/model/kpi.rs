//! KPIs, their benchmarks, targets and readings.
//!
//! A KPI is described by [`Kpi`]; the built-in ones are in [`BUILT_IN`], the user's own in [`UserKpi`].
//! [`Scorecard`] keeps the dated [`Reading`]s and says how each KPI stands.

mod annotation;
mod block_length;
mod collaboration;
mod control_chart;
mod definition;
mod expected;
mod kpi_id;
mod reading;
mod routine;
mod scorecard;
mod standing;
mod survey_round;
mod user_kpi;

pub use annotation::Annotation;
pub use block_length::BlockLength;
pub use collaboration::{GRADE_CAP, Grade, GradePart, GradeParts, MIN_COVERAGE, Overlap, PartScore, Survey};
pub use control_chart::{ControlChart, ControlRule, NoiseCheck, Signal};
pub use definition::{BUILT_IN, CLAIMED_COUNT, Direction, Kpi, KpiUnit, Target};
pub use expected::{ExpectedKpi, expected};
pub use kpi_id::{BuiltInKpi, KpiId};
pub use reading::{Definition, Period, Reading, ReadingError};
pub use routine::{Cadence, PlannedReading, Routine};
pub use scorecard::{Scorecard, ScorecardError};
pub use standing::{KpiStanding, KpiStatus, Movement, progress};
pub use survey_round::{
    AnswerAdded, CollectedAnswers, HandoffCount, QUESTIONS, SurveyAnswer, SurveyRound, SurveySummary,
};
pub use user_kpi::UserKpi;
