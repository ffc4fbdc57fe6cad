//! A histogram whose bars stay where they are while an input is being edited.

/// How many bars a histogram has.
pub const BARS: usize = 48;

/// Start and width of [`BARS`] bars that cover low..high: the width is a round number, the start a multiple of it, so that 0 is
/// an edge wherever it is in sight. A
/// certain outcome gets bars as narrow as can be told apart with ease.
pub fn round_bars(low: f64, high: f64) -> (f64, f64) {
    let magnitude = low.abs().max(high.abs());
    let least = if magnitude > 0.0 { 1e-9 * magnitude } else { 1.0 };
    let width = round_up(((high - low) / (BARS - 1) as f64).max(least));
    let spare = BARS as f64 - (high - low) / width;
    ((low / width - 0.5 * (spare - 1.0)).floor() * width, width)
}

/// The next of 1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten.
fn round_up(value: f64) -> f64 {
    let power = libm::pow(10.0, libm::floor(libm::log10(value)));
    let steps = [1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0];
    let step = steps.into_iter().find(|step| step * power >= value * (1.0 - 1e-9));
    step.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn edges_are_round_and_meet_zero() {
        let (start, width) = round_bars(-31_000.0, 390_000.0);
        assert!((start / width).fract().abs() < 1e-12);
        assert!((width - 10_000.0).abs() < 1e-9);
    }

    #[test]
    fn a_small_edit_moves_no_edge() {
        assert_eq!(round_bars(-31_000.0, 390_000.0), round_bars(-31_100.0, 390_300.0));
    }

    #[test]
    fn a_certain_outcome_has_bars_too() {
        let (start, width) = round_bars(15.0, 15.0);
        assert!(start < 15.0 && 15.0 < start + width * BARS as f64 && width < 1e-6);
        assert!((round_bars(0.0, 0.0).1 - 1.0).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn bars_cover_the_range_without_much_waste(low in -1e6..1e6, span in 1e-3..1e7) {
            let (start, width) = round_bars(low, low + span);
            prop_assert!(start <= low && low + span <= start + width * (BARS as f64) * (1.0 + 1e-12));
            prop_assert!(span > 0.7 * width * (BARS - 2) as f64);
        }
    }
}
