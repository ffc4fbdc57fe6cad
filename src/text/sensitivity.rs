//! What single inputs do to the result: the ends of their swings, and their switching values.

use crate::chart::layout::sorted_indices;
use crate::model::{Case, Input, SensitivityDriver, SwitchingValue};

/// The two ends of an input's swing, by which is worse for the case.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SwingEnds {
    /// The input's value at the worse end, and the net present value there.
    pub worse: (f64, f64),
    /// The same at the better end.
    pub better: (f64, f64),
}

impl SwingEnds {
    /// The ends of a driver's swing.
    pub fn of(driver: &SensitivityDriver) -> Self {
        let ((low, high), (at_low, at_high)) = (driver.values, (driver.npv_at_p10, driver.npv_at_p90));
        if at_low <= at_high {
            Self { worse: (low, at_low), better: (high, at_high) }
        } else {
            Self { worse: (high, at_high), better: (low, at_low) }
        }
    }
}

/// The side of its switching value on which an input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SwitchingSide {
    /// Above or equal.
    Above,
    /// Below.
    Below,
}

impl SwitchingSide {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Above => "above",
            Self::Below => "below",
        }
    }

    /// The other side.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::Above => Self::Below,
            Self::Below => Self::Above,
        }
    }
}

/// An input with a switching value: it can bring the net present value to zero on its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SwitchingPoint {
    /// The input.
    pub input: Input,
    /// Its likely value.
    pub likely: f64,
    /// Its switching value.
    pub value: f64,
    /// The side of the likely value.
    pub side: SwitchingSide,
}

impl SwitchingPoint {
    /// What has to hold for a case that pays to go on paying, or for one that does not to pay; `write` writes a value of the input.
    pub fn words(&self, pays: bool, write: &dyn Fn(f64) -> String) -> String {
        let (value, now) = (write(self.value), write(self.likely));
        if pays {
            format!("Pays as long as it stays {} {value}; now {now}.", self.side.word())
        } else {
            format!("Would pay {} {value}; now {now}.", self.side.opposite().word())
        }
    }

    /// The distance to the switching value, relative to the likely value, or to the top of the sensible range where that is 0.
    fn distance(&self) -> f64 {
        let scale = if self.likely == 0.0 { self.input.field.sensible.1 } else { self.likely };
        ((self.value - self.likely) / scale).abs()
    }
}

/// The inputs at whose switching value the net present value changes its sign, the nearest first. Inputs already at it are left
/// out: at a net present value of zero that is all of them.
pub fn switching_points(case: &Case, values: &[SwitchingValue]) -> Vec<SwitchingPoint> {
    let point = |switching: &SwitchingValue| {
        let (value, likely) = (switching.value?, case.spread(switching.input)?.likely());
        if value == likely || !switching.turns {
            return None;
        }
        let side = if likely >= value { SwitchingSide::Above } else { SwitchingSide::Below };
        Some(SwitchingPoint { input: switching.input, likely, value, side })
    };
    let found: Vec<SwitchingPoint> = values.iter().filter_map(point).collect();
    let distances: Vec<f64> = found.iter().map(SwitchingPoint::distance).collect();
    sorted_indices(&distances).into_iter().map(|index| found[index]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edition, Preset, View, switching_values};

    #[test]
    fn the_nearest_comes_first() {
        let case = Preset::Evidence.case_in(Edition::First);
        let at = |key: &str, value, turns| SwitchingValue { input: Input::parse(key).unwrap(), value, turns };
        let found = switching_points(
            &case,
            &[
                at("team.people", Some(1.0), true),
                at("time.recapture", Some(0.4), true),
                at("turnover.rate", Some(0.0), false),
                at("deep_work.hours_target", None, false),
            ],
        );
        let keys: Vec<_> = found.iter().map(|point| point.input.field.key).collect();
        assert_eq!(keys, ["time.recapture", "team.people"]);
        assert_eq!((found[0].side, found[0].side.opposite().word()), (SwitchingSide::Above, "below"));
    }

    #[test]
    fn a_blank_case_has_nothing_to_turn() {
        let case = Preset::Blank.case();
        assert_eq!(switching_points(&case, &switching_values(&case, View::Full)), []);
    }

    #[test]
    fn a_cost_turns_the_case_from_above() {
        let case = Preset::Evidence.case();
        let found = switching_points(&case, &switching_values(&case, View::Full));
        let side = |key| found.iter().find(|point| point.input.field.key == key).map(|point| point.side);
        assert_eq!(side("meetings.cut"), Some(SwitchingSide::Above));
        assert_eq!(side("change.lead_hours_per_week"), Some(SwitchingSide::Below));
    }

    #[test]
    fn what_is_nothing_now_is_measured_by_what_others_have() {
        let input = Input::parse("change.other_one_off").unwrap();
        let point =
            SwitchingPoint { input, likely: 0.0, value: input.field.sensible.1 / 2.0, side: SwitchingSide::Below };
        assert!((point.distance() - 0.5).abs() < 1e-12);
    }

    #[test]
    fn the_worse_end_of_a_cost_is_its_high_one() {
        let input = Input::parse("change.dip").unwrap();
        let driver =
            SensitivityDriver { input, values: (0.06, 0.13), npv_at_p10: 9.0, npv_at_p90: -4.0, variance_share: 0.1 };
        let ends = SwingEnds { worse: (0.13, -4.0), better: (0.06, 9.0) };
        assert_eq!(SwingEnds::of(&driver), ends);
        let mirrored = SensitivityDriver { values: (0.13, 0.06), npv_at_p10: -4.0, npv_at_p90: 9.0, ..driver };
        assert_eq!(SwingEnds::of(&mirrored), ends);
    }
}
