//! Switching values as findings: nearest first, with the side on which the case pays.

use crate::chart::layout::sorted_indices;
use crate::model::{Case, Input, Switching};

/// On which side of its switching value an input must stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It is above now.
    Above,
    /// It is below now.
    Below,
}

impl Side {
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

/// An input that alone can turn the answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turning {
    /// The input.
    pub input: Input,
    /// Its likely value.
    pub likely: f64,
    /// Where the answer turns.
    pub value: f64,
    /// Where the likely value lies.
    pub side: Side,
}

impl Turning {
    /// How far the input must move, as a part of its likely value; of the top of what most teams have where that is 0.
    fn distance(&self) -> f64 {
        let scale = if self.likely == 0.0 { self.input.field.sensible.1 } else { self.likely };
        ((self.value - self.likely) / scale).abs()
    }
}

/// Those inputs that have a switching value, the nearest to it first. None of a case that is worth nothing: it stands
/// at every turning point at once.
pub fn turnings(case: &Case, values: &[Switching]) -> Vec<Turning> {
    let turning = |switching: &Switching| {
        let (value, likely) = (switching.value?, case.spread(switching.input)?.likely());
        if value == likely {
            return None;
        }
        let side = if likely >= value { Side::Above } else { Side::Below };
        Some(Turning { input: switching.input, likely, value, side })
    };
    let found: Vec<Turning> = values.iter().filter_map(turning).collect();
    let distances: Vec<f64> = found.iter().map(Turning::distance).collect();
    sorted_indices(&distances).into_iter().map(|index| found[index]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Preset, View, switching_values};

    #[test]
    fn the_nearest_comes_first() {
        let case = Preset::Evidence.case();
        let at = |key: &str, value| Switching { input: Input::parse(key).unwrap(), value };
        let found = turnings(
            &case,
            &[at("team.people", Some(1.0)), at("time.recapture", Some(0.4)), at("deep_work.hours_target", None)],
        );
        let keys: Vec<_> = found.iter().map(|turning| turning.input.field.key).collect();
        assert_eq!(keys, ["time.recapture", "team.people"]);
        assert_eq!((found[0].side, found[0].side.opposite().word()), (Side::Above, "below"));
    }

    #[test]
    fn a_blank_case_has_nothing_to_turn() {
        let case = Preset::Blank.case();
        assert_eq!(turnings(&case, &switching_values(&case, View::Full)), []);
    }

    #[test]
    fn a_cost_turns_the_case_from_above() {
        let case = Preset::Evidence.case();
        let found = turnings(&case, &switching_values(&case, View::Full));
        let side = |key| found.iter().find(|turning| turning.input.field.key == key).map(|turning| turning.side);
        assert_eq!(side("meetings.cut"), Some(Side::Above));
        assert_eq!(side("change.lead_hours_per_week"), Some(Side::Below));
    }

    #[test]
    fn what_is_nothing_now_is_measured_by_what_others_have() {
        let input = Input::parse("change.other_one_off").unwrap();
        let turning = Turning { input, likely: 0.0, value: input.field.sensible.1 / 2.0, side: Side::Below };
        assert!((turning.distance() - 0.5).abs() < 1e-12);
    }
}
