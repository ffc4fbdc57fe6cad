//! An outcome known only as one value per scenario.

/// Equally likely values. An outcome that never comes is infinite, and later than any other.
///
/// ```
/// use uncertainty::Samples;
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
        let value =
            (!self.sorted.is_empty()).then(|| quantile(probability, self.sorted.len(), |place| self.sorted[place]))?;
        value.is_finite().then_some(value)
    }

    /// The probability of more than `value`.
    pub fn probability_above(&self, value: f64) -> f64 {
        let not_above = self.sorted.partition_point(|&sample| sample <= value);
        (self.sorted.len() - not_above) as f64 / self.sorted.len() as f64
    }
}

/// The value that `probability` of `count` values do not exceed, in a straight line between the middles of their shares, given
/// the values by their places in ascending order.
pub(crate) fn quantile(probability: f64, count: usize, value: impl Fn(usize) -> f64) -> f64 {
    let place = (probability * count as f64 - 0.5).max(0.0).min((count - 1) as f64);
    let (left, right) = (value(place as usize), value((place as usize + 1).min(count - 1)));
    if place.fract() > 0.0 { left + place.fract() * (right - left) } else { left }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_an_even_spread_are_its_own() {
        let samples = Samples::new((0..1000).rev().map(|k| (f64::from(k) + 0.5) / 1000.0).collect());
        for probability in [0.1, 0.5, 0.9] {
            assert!((samples.quantile(probability).unwrap() - probability).abs() < 1e-12);
        }
    }

    #[test]
    fn no_value_has_no_quantile() {
        assert_eq!(Samples::new(vec![]).quantile(0.5), None);
        assert_eq!(Samples::new(vec![4.0]).quantile(0.9), Some(4.0));
    }
}
