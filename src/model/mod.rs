//! The pure model: computes every figure of the product, without a browser.
//!
//! From a [`Case`] (what the user knows) follow its [`Ledger`] (amounts at full adoption), its
//! [`Schedule`] (how much of each amount falls in each month) and, for a [`View`], its [`Outcome`].

pub mod date;
pub mod kpi;
pub mod promise;
pub mod readiness;
pub mod rollout;
pub mod takeover;
pub mod tool_set;

mod article_claims;
mod case;
mod case_rows;
mod choice;
mod comparison;
mod contradiction;
mod cost_rate;
mod cover_note;
mod doubt;
mod edition;
mod engine;
mod estimate;
mod evaluation;
mod evidence;
mod explain;
mod field;
mod implementation;
mod ledger;
mod list_gap;
mod measured;
mod meeting_fate;
mod meeting_ways;
mod number_text;
mod outcome;
mod ownership;
mod paper;
mod preset;
mod provenance;
mod rate;
mod row_edits;
mod schedule;
mod simulation;
mod switching;
mod text_lengths;
mod units;
mod unknown_keys;
mod workspace;

pub use article_claims::{ArticleClaims, PRODUCTIVITY, TEAM_SIZES, USUAL_HOURLY, USUAL_MEETING_HOURS};
pub use case::{
    Case, ChangeCosts, CostPerLeaver, DeepWork, Finance, FreedTime, InputNote, LeaverCostBasis, MeetingLoad,
    MeetingLoadKind, Meetings, Rollout, Team, Turnover,
};
pub use case_rows::{LineKind, Meeting, MeetingFate, OtherLine, PriceBasis, Tool, ToolAction};
pub use choice::{Choice, ChoiceRow};
pub use comparison::{
    Alternative, Chances, ChosenAlternatives, ChosenTeams, Compared, Comparer, Comparison, Difference, DifferingValue,
    PilotPlan, PilotWorth, ReportedAlternatives, ReportedComparison, RollUp, RollUpError, shareable,
};
pub use contradiction::{Contradiction, Severity, contradictions};
pub use cost_rate::CostRate;
pub use cover_note::CoverNote;
pub use doubt::{Doubt, DoubtReason, doubt};
pub use edition::Edition;
pub use engine::Engine;
#[cfg(feature = "bench")]
pub use engine::PlainSampling;
pub use estimate::{Estimate, EstimateError, Spread};
pub use evaluation::Evaluation;
pub use evidence::{
    EvidenceEntry, EvidenceKind, GroupRange, MEETING_HOURS, Source, SourceLine, evidence, evidence_entries,
};
pub use explain::{
    ExactInput, Explanation, Expression, Figure, FormulaToken, MonthlySeries, Operator, SeriesMonth, SeriesStatistic,
    explain,
};
pub use field::{
    AdmittedNumbers, FIELDS, Field, Input, InputEffect, InputGroup, Limits, PagePosition, PresetValues, RatedCost,
    StatedWhen, Unit,
};
pub use implementation::Implementation;
pub use ledger::{Benefits, Costs, Ledger, LedgerAmounts, View};
pub use list_gap::ListGap;
pub use meeting_fate::MeetingFateKind;
pub use meeting_ways::MeetingAnswer;
pub(crate) use number_text::shortest;
pub use outcome::{MonthlyFlow, Outcome, YearFlow, npv};
pub use ownership::Ownership;
pub use paper::PaperTexts;
pub use preset::Preset;
pub use provenance::{Origin, Provenance};
pub use rate::irr;
pub use row_edits::RowList;
pub use schedule::{Adoption, DAYS_PER_MONTH, Schedule, ScheduleMonth};
pub use simulation::{
    BinnedDistribution, FanQuantiles, InformationValue, Quantiles, SensitivityDriver, Simulation, ValueOfInformation,
};
pub use switching::{SwitchingValue, switching_value, switching_values};
pub use text_lengths::{LINE, NOTE};
pub use units::{HourlyCost, Hours, Money, Months, People, Quantity, Share, Weeks};
pub use unknown_keys::UnknownKeys;
pub use workspace::{SavedCase, Workspace};
