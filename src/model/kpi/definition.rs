//! The built-in KPIs: name, unit, direction, definition, and the benchmark that the article claims.

use super::{BuiltInKpi, KpiId};
use crate::model::{Choice, ChoiceRow, Limits, Unit};

/// What a KPI's values are counted in. Shares are fractions in the data and percentages on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KpiUnit<'a> {
    /// Hours by the calendar.
    Hours,
    /// Hours per person and week.
    HoursPerPersonWeek,
    /// A fraction, shown as a percentage.
    Share,
    /// A fraction per year, shown as a percentage.
    SharePerYear,
    /// A grade from 0 to 10.
    Score,
    /// The user's own word.
    Named(&'a str),
}

impl KpiUnit<'_> {
    /// The words after a value.
    pub fn words(&self) -> &str {
        match self {
            Self::Hours => "h",
            Self::HoursPerPersonWeek => "h a person and week",
            Self::Share => "%",
            Self::SharePerYear => "% a year",
            Self::Score => "of 10",
            Self::Named(words) => words,
        }
    }

    /// Whether the data hold a fraction where the page shows a percentage.
    pub fn is_share(&self) -> bool {
        matches!(self, Self::Share | Self::SharePerYear)
    }
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// More is better.
    #[default]
    Higher,
    /// Less is better.
    Lower,
}

impl Choice for Direction {
    const ALL: &'static [ChoiceRow<Self>] =
        &[(Self::Higher, "higher", "higher is better"), (Self::Lower, "lower", "lower is better")];
}

impl Direction {
    /// How far `to` is better than `from`, in the KPI's unit; negative where it is worse.
    pub fn gain(self, from: f64, to: f64) -> f64 {
        match self {
            Self::Higher => to - from,
            Self::Lower => from - to,
        }
    }
}

/// A value to reach.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// In the KPI's unit.
    pub value: f64,
    /// Whether the value itself is not yet enough (“under 24 hours”).
    pub strict: bool,
}

impl Target {
    /// Whether a value reaches the target.
    pub fn is_met(self, value: f64, direction: Direction) -> bool {
        let gain = direction.gain(self.value, value);
        gain > 0.0 || (gain == 0.0 && !self.strict)
    }
}

/// A key performance indicator, built in or the user's own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kpi<'a> {
    /// Identifies the KPI.
    pub id: &'a KpiId,
    /// Its name on the page.
    pub name: &'a str,
    /// What its values are counted in.
    pub unit: KpiUnit<'a>,
    /// Which way is better.
    pub direction: Direction,
    /// The value to reach, if there is a general one; the user's own target goes before it.
    pub benchmark: Option<Target>,
    /// The benchmark in words, with where it comes from.
    pub benchmark_words: &'a str,
    /// A second goal relative to the baseline: 0.4 is 40 % better than at the start.
    pub relative_goal: Option<f64>,
    /// Has a limit to stay within, not a target to reach.
    pub guardrail: bool,
    /// Why it is worth a look.
    pub meaning: &'a str,
    /// How it is measured.
    pub definition: &'a str,
}

/// Bound of a value of the user's own KPI, as of every amount in a case.
const OWN_BOUND: f64 = 1e12;
/// Hours; eleven years. Only excludes typing errors.
const LONGEST_WAIT: f64 = 1e5;
const HOURS_OF_WEEK: f64 = 168.0;
/// Leavers a year over people: everybody ten times. Only excludes typing errors.
const MOST_TURNOVER: f64 = 10.0;

impl Kpi<'_> {
    /// What a value may be, and in which unit it is typed.
    pub fn limits(&self) -> Limits {
        let (unit, bounds) = match self.unit {
            KpiUnit::Hours => (Unit::Hours, (0.0, LONGEST_WAIT)),
            KpiUnit::HoursPerPersonWeek => (Unit::HoursPerWeek, (0.0, HOURS_OF_WEEK)),
            KpiUnit::Share if self.id.built_in().is_some() => (Unit::Share, (0.0, 1.0)),
            KpiUnit::Share => (Unit::Share, (-OWN_BOUND, OWN_BOUND)),
            KpiUnit::SharePerYear => (Unit::ShareOfYear, (0.0, MOST_TURNOVER)),
            KpiUnit::Score => (Unit::Factor, (0.0, 10.0)),
            KpiUnit::Named(_) => (Unit::Factor, (-OWN_BOUND, OWN_BOUND)),
        };
        Limits::one(unit, bounds.0, bounds.1)
    }

    /// The goal relative to a baseline, in the KPI's unit; a share stops at 100 %.
    ///
    /// ```
    /// use async_roi::model::kpi::BuiltInKpi;
    /// // 15 of 40 hours of deep work and 40 % on top: 21 of 40 hours.
    /// let goal = BuiltInKpi::DeepWork.kpi().second_target(15.0 / 40.0).unwrap();
    /// assert!((goal * 40.0 - 21.0).abs() < 1e-12);
    /// ```
    pub fn second_target(&self, baseline: f64) -> Option<f64> {
        let step = self.relative_goal? * baseline;
        let goal = match self.direction {
            Direction::Higher => baseline + step,
            Direction::Lower => baseline - step,
        };
        Some(if self.unit.is_share() { goal.min(1.0) } else { goal })
    }
}

/// How many of [`BUILT_IN`], from the first on, the article names.
pub const CLAIMED_COUNT: usize = 3;

/// The built-in KPIs: the article's three first, then what keeps them honest.
pub const BUILT_IN: &[Kpi<'static>] = &[
    Kpi {
        id: &KpiId::BuiltIn(BuiltInKpi::ResolutionTime),
        name: "Resolution time",
        unit: KpiUnit::Hours,
        direction: Direction::Lower,
        benchmark: Some(Target { value: 24.0, strict: true }),
        benchmark_words: "The article’s claim: half of the requests are solved in under 24 hours.",
        relative_goal: None,
        guardrail: false,
        meaning: "How long people wait for a result. It rewards finished answers, not quick replies.",
        definition: "Median of the calendar hours from created to resolved.",
    },
    Kpi {
        id: &KpiId::BuiltIn(BuiltInKpi::DeepWork),
        name: "Deep work",
        unit: KpiUnit::Share,
        direction: Direction::Higher,
        benchmark: Some(Target { value: 0.5, strict: false }),
        benchmark_words: "The article’s claim: half of the contracted hours, and 40% more than at the start.",
        relative_goal: Some(0.4),
        guardrail: false,
        meaning: "How much of the week consists of blocks long enough for concentrated work.",
        definition: "Time in uninterrupted blocks of at least 60, 90 or 120 minutes, divided by contracted hours.",
    },
    Kpi {
        id: &KpiId::BuiltIn(BuiltInKpi::Collaboration),
        name: "Collaboration effectiveness",
        unit: KpiUnit::Score,
        direction: Direction::Higher,
        benchmark: Some(Target { value: 8.0, strict: false }),
        benchmark_words: "The article’s claim: 8 of 10 across time zones. It gives no recipe; the parts here are ours.",
        relative_goal: None,
        guardrail: false,
        meaning: "Whether work passes from one time zone to the next without waiting or follow-up questions.",
        definition: "Weighted average of six parts: latency and quality of handoffs, recorded decisions, a survey, \
        overlap, calls out of hours.",
    },
    Kpi {
        id: &KpiId::BuiltIn(BuiltInKpi::ResponseTime),
        name: "Response time",
        unit: KpiUnit::Hours,
        direction: Direction::Lower,
        benchmark: None,
        benchmark_words: "No benchmark: chasing quick replies brings back interruptions. Set the limit that your \
        team has agreed.",
        relative_goal: None,
        guardrail: true,
        meaning: "A guardrail: answers may come later, but people must not be left waiting.",
        definition: "Median of the calendar hours from created to the first response.",
    },
    Kpi {
        id: &KpiId::BuiltIn(BuiltInKpi::Fragmentation),
        name: "Fragmentation",
        unit: KpiUnit::Share,
        direction: Direction::Lower,
        benchmark: None,
        benchmark_words: "No general benchmark: compare with your own baseline.",
        relative_goal: None,
        guardrail: false,
        meaning: "How much of the time outside meetings is in gaps too short for anything but mail.",
        definition: "Time in gaps of under 60 minutes, divided by all working hours without a meeting.",
    },
    Kpi {
        id: &KpiId::BuiltIn(BuiltInKpi::MeetingLoad),
        name: "Meeting load",
        unit: KpiUnit::HoursPerPersonWeek,
        direction: Direction::Lower,
        benchmark: None,
        benchmark_words: "No general benchmark. The article claims a cut of 40%.",
        relative_goal: Some(0.4),
        guardrail: false,
        meaning: "What asynchronous work changes first, and what the business case depends on.",
        definition: "Hours in meetings per person and week, overlapping meetings counted once.",
    },
    Kpi {
        id: &KpiId::BuiltIn(BuiltInKpi::Turnover),
        name: "Turnover",
        unit: KpiUnit::SharePerYear,
        direction: Direction::Lower,
        benchmark: None,
        benchmark_words: "The article claims a fall from 30% to 10% a year; a randomized trial of hybrid work found a third fewer leavers.",
        relative_goal: None,
        guardrail: false,
        meaning: "How many people leave. In a small team it changes slowly and varies by chance: judge it by the \
        year, not by the month.",
        definition: "People who left in the last twelve months, divided by the average number of people.",
    },
    Kpi {
        id: &KpiId::BuiltIn(BuiltInKpi::Adoption),
        name: "Adoption",
        unit: KpiUnit::Share,
        direction: Direction::Higher,
        benchmark: None,
        benchmark_words: "No general benchmark: the case states how many should work the new way, and by when.",
        relative_goal: None,
        guardrail: false,
        meaning: "Whether people work the new way. Completed tasks are not adoption: a team can be async in name only.",
        definition: "People who work the new way most of the week, asked or counted, divided by all people in the \
        team.",
    },
];

#[cfg(test)]
mod tests {
    use super::super::UserKpi;
    use super::*;

    #[test]
    fn under_24_hours_means_under() {
        let kpi = BuiltInKpi::ResolutionTime.kpi();
        let target = kpi.benchmark.unwrap();
        assert!(target.is_met(23.99, kpi.direction));
        assert!(!target.is_met(24.0, kpi.direction));
    }

    #[test]
    fn half_is_enough_for_deep_work() {
        let kpi = BuiltInKpi::DeepWork.kpi();
        assert!(kpi.benchmark.unwrap().is_met(0.5, kpi.direction));
        assert!(!kpi.benchmark.unwrap().is_met(0.499, kpi.direction));
        assert_eq!(kpi.second_target(0.9), Some(1.0));
    }

    #[test]
    fn limits_and_words_follow_the_unit() {
        let own = |unit: &str| UserKpi { unit: unit.into(), ..UserKpi::default() };
        for (unit, limits) in [("%", Unit::Share), ("tickets", Unit::Factor)] {
            assert_eq!(own(unit).as_kpi().limits(), Limits::one(limits, -1e12, 1e12));
            assert_eq!(own(unit).as_kpi().unit.words(), unit);
        }
        assert_eq!(BuiltInKpi::DeepWork.kpi().limits(), Limits::one(Unit::Share, 0.0, 1.0));
        assert_eq!(BuiltInKpi::Turnover.kpi().unit.words(), "% a year");
    }

    #[test]
    fn a_relative_goal_goes_down_where_less_is_better() {
        let goal = BuiltInKpi::MeetingLoad.kpi().second_target(10.0).unwrap();
        assert!((goal - 6.0).abs() < 1e-12);
        assert_eq!(BuiltInKpi::Turnover.kpi().second_target(0.3), None);
    }
}
