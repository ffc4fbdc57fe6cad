//! A KPI's status and progress from its baseline to its target.

use super::{Direction, Kpi, Reading, Target};
use crate::model::{Choice, ChoiceRow};

/// A KPI's status. Shown as a word, since color must not be the only cue (WCAG 2.2, 1.4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KpiStatus {
    /// No reading yet.
    Unread,
    /// There are readings, but no target.
    NoTarget,
    /// The target is reached.
    Met,
    /// Short of the target, but better than the baseline.
    OnTheWay,
    /// Short of the target, and no better than the baseline.
    Off,
}

impl Choice for KpiStatus {
    const ALL: &'static [ChoiceRow<Self>] = &[
        (Self::Unread, "unread", "no reading yet"),
        (Self::NoTarget, "no_target", "no target"),
        (Self::Met, "met", "met"),
        (Self::OnTheWay, "on_the_way", "on the way"),
        (Self::Off, "off", "off target"),
    ];
}

/// Which way a KPI has moved since its baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movement {
    /// Towards better.
    Better,
    /// Not at all.
    Same,
    /// Towards worse.
    Worse,
}

impl Choice for Movement {
    const ALL: &'static [ChoiceRow<Self>] =
        &[(Self::Better, "better", "better"), (Self::Same, "same", "no change"), (Self::Worse, "worse", "worse")];
}

/// A KPI's baseline, latest value, target and what follows from them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KpiStanding<'a> {
    /// Where it began.
    pub baseline: Option<&'a Reading>,
    /// Where it is.
    pub latest: Option<&'a Reading>,
    /// What to reach.
    pub target: Option<Target>,
    /// A second goal, relative to the baseline.
    pub second_target: Option<f64>,
    /// The part of the way from baseline to target, see [`progress`].
    pub progress: Option<f64>,
    /// Which way it went; none with a single reading.
    pub movement: Option<Movement>,
    /// The status.
    pub status: KpiStatus,
}

/// The part of the way from baseline to target that is done: 1 at the target, more beyond it,
/// negative where it went the wrong way; none where the baseline already lies at or beyond the target.
///
/// ```
/// use async_roi::model::kpi::{Direction, progress};
/// assert_eq!(progress(48.0, 36.0, 24.0, Direction::Lower), Some(0.5));
/// assert_eq!(progress(0.6, 0.7, 0.5, Direction::Higher), None);
/// ```
pub fn progress(baseline: f64, value: f64, target: f64, direction: Direction) -> Option<f64> {
    let way = direction.gain(baseline, target);
    (way > 0.0).then(|| direction.gain(baseline, value) / way)
}

impl<'a> KpiStanding<'a> {
    /// How a KPI stands with these readings of one definition, earliest first.
    pub fn of(kpi: &Kpi<'_>, target: Option<Target>, readings: &[&'a Reading]) -> Self {
        let baseline = readings.iter().find(|reading| reading.baseline).or(readings.first()).copied();
        let latest = readings.last().copied();
        let pair = baseline.zip(latest).map(|(from, to)| (from.value(), to.value()));
        let moved = baseline.zip(latest).filter(|(from, to)| from.date < to.date);
        Self {
            baseline,
            latest,
            target,
            second_target: baseline.and_then(|reading| kpi.second_target(reading.value())),
            progress: pair.zip(target).and_then(|((from, to), target)| progress(from, to, target.value, kpi.direction)),
            movement: moved.map(|(from, to)| movement(kpi.direction.gain(from.value(), to.value()))),
            status: pair.map_or(KpiStatus::Unread, |pair| status(kpi.direction, target, pair)),
        }
    }
}

fn movement(gain: f64) -> Movement {
    if gain > 0.0 {
        Movement::Better
    } else if gain < 0.0 {
        Movement::Worse
    } else {
        Movement::Same
    }
}

fn status(direction: Direction, target: Option<Target>, (from, to): (f64, f64)) -> KpiStatus {
    match target {
        None => KpiStatus::NoTarget,
        Some(target) if target.is_met(to, direction) => KpiStatus::Met,
        Some(_) if direction.gain(from, to) > 0.0 => KpiStatus::OnTheWay,
        Some(_) => KpiStatus::Off,
    }
}

#[cfg(test)]
mod tests {
    use super::super::BuiltInKpi::{self, *};
    use super::*;
    use crate::model::date::Date;

    #[track_caller]
    fn stands(id: BuiltInKpi, values: &[f64], status: KpiStatus, progress: Option<f64>) {
        let kpi = id.kpi();
        let start = Date::new(2027, 1, 4).unwrap();
        let reading = |(i, value): (i64, &f64)| Reading::new(id, start.plus_days(7 * i), *value).unwrap();
        let readings: Vec<Reading> = (0..).zip(values).map(reading).collect();
        let standing = KpiStanding::of(&kpi, kpi.benchmark, &readings.iter().collect::<Vec<_>>());
        assert_eq!((standing.status, standing.progress), (status, progress));
    }

    #[test]
    fn status_for_less_is_better() {
        stands(ResolutionTime, &[], KpiStatus::Unread, None);
        stands(ResolutionTime, &[48.0], KpiStatus::Off, Some(0.0));
        stands(ResolutionTime, &[48.0, 42.0], KpiStatus::OnTheWay, Some(0.25));
        stands(ResolutionTime, &[48.0, 54.0], KpiStatus::Off, Some(-0.25));
        stands(ResolutionTime, &[48.0, 18.0], KpiStatus::Met, Some(1.25));
        stands(ResolutionTime, &[48.0, 24.0], KpiStatus::OnTheWay, Some(1.0));
        stands(ResolutionTime, &[20.0, 22.0], KpiStatus::Met, None);
    }

    #[test]
    fn status_for_more_is_better() {
        stands(DeepWork, &[0.25, 0.375], KpiStatus::OnTheWay, Some(0.5));
        stands(DeepWork, &[0.25, 0.5], KpiStatus::Met, Some(1.0));
        stands(Fragmentation, &[0.25, 0.5], KpiStatus::NoTarget, None);
    }

    #[test]
    fn movement_is_towards_better_or_worse_since_another_day() {
        let kpi = BuiltInKpi::ResolutionTime.kpi();
        let moved = |values: &[f64]| {
            let start = Date::new(2027, 1, 4).unwrap();
            let reading = |(i, value): (i64, &f64)| Reading::new(ResolutionTime, start.plus_days(i), *value).unwrap();
            let readings: Vec<Reading> = (0..).zip(values).map(reading).collect();
            KpiStanding::of(&kpi, None, &readings.iter().collect::<Vec<_>>()).movement
        };
        assert_eq!(moved(&[48.0, 36.0]), Some(Movement::Better));
        assert_eq!(moved(&[48.0, 60.0]), Some(Movement::Worse));
        assert_eq!(moved(&[48.0, 48.0]), Some(Movement::Same));
        assert_eq!((moved(&[48.0]), moved(&[])), (None, None));
        assert_eq!(progress(24.0, 30.0, 24.0, Direction::Lower), None, "there is no way to go");
    }

    #[test]
    fn a_named_baseline_goes_before_the_earliest() {
        let kpi = BuiltInKpi::ResolutionTime.kpi();
        let start = Date::new(2027, 1, 4).unwrap();
        let mut readings: Vec<Reading> = [60.0, 48.0, 36.0]
            .iter()
            .zip(0..)
            .map(|(value, i)| Reading::new(BuiltInKpi::ResolutionTime, start.plus_days(i), *value).unwrap())
            .collect();
        readings[1].baseline = true;
        let standing = KpiStanding::of(&kpi, kpi.benchmark, &readings.iter().collect::<Vec<_>>());
        assert_eq!((standing.progress, standing.movement), (Some(0.5), Some(Movement::Better)));
    }
}
