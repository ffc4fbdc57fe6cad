//! Scales from values to positions, linear and in bands, and ticks at round values.
use super::layout::{clamped, finite_or_zero};

/// A linear scale from values to positions; values outside its domain are clamped.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinearScale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl LinearScale {
    /// The scale that maps `low` to `from` and `high` to `to`. An empty domain is widened; one that is not finite is 0 to 1.
    pub fn new(low: f64, high: f64, from: f64, to: f64) -> Self {
        let (low, high) = domain(low, high);
        Self { low, high, from: finite_or_zero(from), to: finite_or_zero(to) }
    }

    /// The position of a value.
    pub fn at(&self, value: f64) -> f64 {
        // Halves first, so that a domain of the largest numbers does not overflow.
        let share = (finite_or_zero(value) / 2.0 - self.low / 2.0) / (self.high / 2.0 - self.low / 2.0);
        self.from + clamped(share, 0.0, 1.0) * (self.to - self.from)
    }

    /// The domain's lowest and highest value.
    pub fn domain(&self) -> (f64, f64) {
        (self.low, self.high)
    }
}

/// A domain that is not empty: a single value is widened towards 0, or to 1 if it is 0.
fn domain(low: f64, high: f64) -> (f64, f64) {
    let (low, high) = (clamped(finite_or_zero(low), -1e300, 1e300), clamped(finite_or_zero(high), -1e300, 1e300));
    let (low, high) = (low.min(high), low.max(high));
    if high - low > (low.abs().max(high.abs()) * 1e-12).max(1e-290) {
        (low, high)
    } else if high.abs() < 1e-290 && low.abs() < 1e-290 {
        (0.0, 1.0)
    } else {
        (low.min(0.0), high.max(0.0))
    }
}

/// The lowest and highest of the values and 0.
pub fn extent_with_zero<'a>(values: impl IntoIterator<Item = &'a f64>) -> (f64, f64) {
    values
        .into_iter()
        .fold((0.0, 0.0), |(low, high), &value| (finite_or_zero(value).min(low), finite_or_zero(value).max(high)))
}

/// Round values inside low..high, at most `most`: multiples of 1, 2, 2.5 or 5 times a power of ten, so 0 is one of
/// them wherever it lies inside.
pub fn ticks(low: f64, high: f64, most: usize) -> Vec<f64> {
    let (low, high) = domain(low, high);
    let step = TickStep::for_span(low, high, most.max(1));
    step.multiples(step.ceil(low), step.floor(high))
}

/// Months from 0 to the last, at most `most`: every month, or every 2nd, 3rd, 6th, 12th, 24th and so on.
pub fn month_ticks(last: usize, most: usize) -> Vec<usize> {
    let fits = |step: &usize| last / step < most.max(1);
    let years = (1..).map(|doubling| 12_usize << doubling);
    let step = [1, 2, 3, 6, 12].into_iter().chain(years).find(fits).unwrap_or(last + 1);
    (0..=last).step_by(step).collect()
}

/// A step between ticks: `mantissa` × 10^`exponent`. The power is kept apart so that 3 × 0.1 is 0.3.
#[derive(Clone, Copy)]
struct TickStep {
    mantissa: f64,
    exponent: i32,
}

impl TickStep {
    /// The smallest step with at most `most` multiples inside the span.
    fn for_span(low: f64, high: f64, most: usize) -> Self {
        let first = libm::log10((high / 2.0 - low / 2.0) / most as f64 * 2.0).floor() as i32;
        let steps = (first - 1..=first + 2)
            .flat_map(|exponent| [1.0, 2.0, 2.5, 5.0].map(|mantissa| TickStep { mantissa, exponent }));
        let fits = |step: &TickStep| step.floor(high) - step.ceil(low) < most as f64;
        let widest = TickStep { mantissa: 1.0, exponent: first + 3 };
        steps.into_iter().find(fits).unwrap_or(widest)
    }

    fn multiple(self, count: f64) -> f64 {
        let power = 10_f64.powi(self.exponent.abs());
        let units = count * self.mantissa;
        if self.exponent < 0 { units / power } else { units * power }
    }

    fn multiples(self, from: f64, to: f64) -> Vec<f64> {
        let count = (to - from) as usize + 1;
        // Adding 0 turns −0 into 0.
        (0..count).map(|index| self.multiple(from + index as f64) + 0.0).collect()
    }

    /// Which multiple of the step is the last at or below the value.
    fn floor(self, value: f64) -> f64 {
        let count = (value / self.multiple(1.0)).round();
        if self.multiple(count) <= value { count } else { count - 1.0 }
    }

    fn ceil(self, value: f64) -> f64 {
        -self.floor(-value)
    }
}

/// A scale from indices to bands of equal width with gaps between them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BandScale {
    from: f64,
    step: f64,
    /// The width of each band.
    pub width: f64,
}

impl BandScale {
    /// `count` bands between two positions; `gap` is the share of each step left free, 0 to 1.
    pub fn new(count: usize, from: f64, to: f64, gap: f64) -> Self {
        let step = (to - from) / count.max(1) as f64;
        Self { from, step, width: step * (1.0 - gap) }
    }

    /// Where a band starts.
    pub fn start(&self, index: usize) -> f64 {
        self.middle(index) - self.width / 2.0
    }

    /// The middle of a band.
    pub fn middle(&self, index: usize) -> f64 {
        self.from + (index as f64 + 0.5) * self.step
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ticks_are_round_and_include_zero() {
        assert_eq!(ticks(-16_773.0, 130_000.0, 5), [0.0, 50_000.0, 100_000.0]);
        assert_eq!(ticks(-16_773.0, 130_000.0, 7), [0.0, 20_000.0, 40_000.0, 60_000.0, 80_000.0, 100_000.0, 120_000.0]);
        assert_eq!(ticks(0.0, 0.5, 6), [0.0, 0.1, 0.2, 0.3, 0.4, 0.5]);
        assert_eq!(ticks(-5.0, 0.0, 3), [-4.0, -2.0, 0.0]);
        assert_eq!(ticks(0.0, 10.0, 5), [0.0, 2.5, 5.0, 7.5, 10.0]);
        assert_eq!(ticks(7.0, 7.0, 3), [0.0, 2.5, 5.0]);
        assert_eq!(ticks(f64::NAN, f64::INFINITY, 2), [0.0, 1.0]);
    }

    #[test]
    fn the_scale_runs_downwards_and_ends_at_its_domain() {
        let scale = LinearScale::new(-50_000.0, 150_000.0, 200.0, 0.0);
        assert_eq!((scale.at(-50_000.0), scale.at(0.0), scale.at(1e9)), (200.0, 150.0, 0.0));
    }

    #[test]
    fn months_step_by_parts_and_multiples_of_a_year() {
        assert_eq!(month_ticks(36, 8), [0, 6, 12, 18, 24, 30, 36]);
        assert_eq!(month_ticks(36, 4), [0, 12, 24, 36]);
        assert_eq!(month_ticks(5, 6), [0, 1, 2, 3, 4, 5]);
        assert_eq!(month_ticks(120, 4), [0, 48, 96]);
        assert_eq!(month_ticks(0, 1), [0]);
    }

    #[test]
    fn bands_share_the_length() {
        let band = BandScale::new(4, 100.0, 180.0, 0.5);
        assert_eq!((band.width, band.start(0), band.start(3), band.middle(3)), (10.0, 105.0, 165.0, 170.0));
    }

    proptest! {
        #[test]
        fn ticks_are_few_rising_and_inside(low in -1e9..1e9, span in 1e-2..1e9, most in 1_usize..12) {
            let high = low + span;
            let inside = ticks(low, high, most);
            prop_assert!(inside.len() <= most && (most < 3 || inside.len() >= 2));
            prop_assert!(inside.iter().all(|&tick| low <= tick && tick <= high));
            prop_assert!(inside.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(low > 0.0 || high < 0.0 || inside.contains(&0.0));
        }

        #[test]
        fn scales_are_finite_monotone_and_bounded(
            low: f64, high: f64, a: f64, b: f64,
        ) {
            let scale = LinearScale::new(low, high, 10.0, 20.0);
            let (a, b) = (finite_or_zero(a), finite_or_zero(b));
            let (first, second) = (scale.at(a.min(b)), scale.at(a.max(b)));
            prop_assert!((10.0..=20.0).contains(&first) && first <= second && second <= 20.0);
            prop_assert!(ticks(low, high, 5).len() <= 5);
        }
    }
}
