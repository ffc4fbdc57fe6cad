//! An outcome known only as one value per scenario.

use super::histogram::{BARS, Histogram, round_bars};
use super::mixture::Quantiles;

/// Equally likely values. An outcome that never comes is infinite, and later than any other.
///
/// ```
/// use async_roi::model::simulation::Samples;
/// let samples = Samples::new(vec![3.0, 1.0, f64::INFINITY, 2.0]);
/// assert_eq!(samples.quantile(0.5), Some(2.5));
/// assert_eq!(samples.quantile(0.9), None);
/// assert_eq!(samples.probability_above(1.5), 0.75);
/// ```
#[derive(Debug, Clone)]
pub struct Samples {
    sorted: Vec<f64>,
}

impl Samples {
    /// Takes the values in any order. None may be NaN.
    pub fn new(mut values: Vec<f64>) -> Self {
        values.sort_unstable_by(f64::total_cmp);
        Self { sorted: values }
    }

    /// The value that `probability` of the outcomes do not exceed, in a straight line between the middles of the values'
    /// shares; none where there is no value or it is infinite.
    pub fn quantile(&self, probability: f64) -> Option<f64> {
        let last = self.sorted.len().checked_sub(1)?;
        let place = (probability * self.sorted.len() as f64 - 0.5).clamp(0.0, last as f64);
        let (left, right) = (self.sorted[place as usize], self.sorted[(place as usize + 1).min(last)]);
        let value = if place.fract() > 0.0 { left + place.fract() * (right - left) } else { left };
        value.is_finite().then_some(value)
    }

    /// P10, P50 and P90; none where one of them is infinite.
    pub fn quantiles(&self) -> Option<Quantiles> {
        Some(Quantiles { p10: self.quantile(0.1)?, p50: self.quantile(0.5)?, p90: self.quantile(0.9)? })
    }

    /// The probability of more than `value`.
    pub fn probability_above(&self, value: f64) -> f64 {
        let not_above = self.sorted.partition_point(|&sample| sample <= value);
        (self.sorted.len() - not_above) as f64 / self.sorted.len() as f64
    }

    /// The probabilities of round bars around P0.5 to P99.5; none where those are not finite.
    pub fn histogram(&self) -> Option<Histogram> {
        let (start, width) = round_bars(self.quantile(0.005)?, self.quantile(0.995)?);
        let above = |edge: usize| self.probability_above(start + width * edge as f64);
        let bars = (0..BARS).map(|bar| above(bar) - above(bar + 1)).collect();
        Some(Histogram { start, width, bars })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_an_even_spread_are_its_own() {
        let samples = Samples::new((0..1000).rev().map(|k| (f64::from(k) + 0.5) / 1000.0).collect());
        let quantiles = samples.quantiles().unwrap();
        assert!((quantiles.p10 - 0.1).abs() < 1e-12);
        assert!((quantiles.p50 - 0.5).abs() < 1e-12);
        assert!((quantiles.p90 - 0.9).abs() < 1e-12);
    }

    #[test]
    fn bars_count_the_values_between_their_edges() {
        let samples = Samples::new((0..1000).map(f64::from).collect());
        let histogram = samples.histogram().unwrap();
        assert!((histogram.width - 25.0).abs() < 1e-12);
        assert!((histogram.bars.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!(histogram.bars[10..30].iter().all(|&bar| (bar - 0.025).abs() < 1e-12));
    }

    #[test]
    fn no_value_has_no_quantile() {
        assert_eq!(Samples::new(vec![]).quantile(0.5), None);
        assert_eq!(Samples::new(vec![4.0]).quantile(0.9), Some(4.0));
    }
}
