//! The empirical distribution of equally likely values.

/// The distribution of a list of equally likely values. Infinity stands for an event that never happens.
///
/// ```
/// use uncertainty::EmpiricalDistribution;
/// let months = EmpiricalDistribution::new(vec![3.0, 1.0, f64::INFINITY, 2.0]);
/// assert_eq!(months.quantile(0.5), Some(2.5));
/// assert_eq!(months.quantile(0.9), None);
/// assert_eq!(months.probability_above(1.5), 0.75);
/// ```
#[derive(Debug, Clone)]
pub struct EmpiricalDistribution {
    sorted: Vec<f64>,
}

impl EmpiricalDistribution {
    /// Takes the values in any order. None may be NaN.
    pub fn new(mut values: Vec<f64>) -> Self {
        values.sort_unstable_by(f64::total_cmp);
        Self { sorted: values }
    }

    /// The quantile at a probability from 0 to 1 (Hyndman and Fan's definition 5); none where there are no values or it is infinite.
    pub fn quantile(&self, probability: f64) -> Option<f64> {
        let value =
            (!self.sorted.is_empty()).then(|| quantile(probability, self.sorted.len(), |rank| self.sorted[rank]))?;
        value.is_finite().then_some(value)
    }

    /// E[max(0, X)].
    pub(crate) fn mean_gain(&self) -> f64 {
        self.sorted.iter().map(|value| value.max(0.0)).sum::<f64>() / self.sorted.len() as f64
    }

    /// P(X > `value`).
    pub fn probability_above(&self, value: f64) -> f64 {
        let not_above = self.sorted.partition_point(|&sample| sample <= value);
        (self.sorted.len() - not_above) as f64 / self.sorted.len() as f64
    }
}

/// The quantile at `probability` of `count` values, given as a function of their rank in ascending order: linear between the
/// k-th values at (k + ½) / `count`.
///
/// Source: R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996), definition 5.
pub(crate) fn quantile(probability: f64, count: usize, value: impl Fn(usize) -> f64) -> f64 {
    let place = (probability * count as f64 - 0.5).max(0.0).min((count - 1) as f64);
    let (left, right) = (value(place as usize), value((place as usize + 1).min(count - 1)));
    if place.fract() > 0.0 { left + place.fract() * (right - left) } else { left }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_evenly_spaced_values_are_exact() {
        let values = EmpiricalDistribution::new((0..1000).rev().map(|k| (f64::from(k) + 0.5) / 1000.0).collect());
        for probability in [0.1, 0.5, 0.9] {
            assert!((values.quantile(probability).unwrap() - probability).abs() < 1e-12);
        }
    }

    #[test]
    fn an_empty_distribution_has_no_quantile() {
        assert_eq!(EmpiricalDistribution::new(vec![]).quantile(0.5), None);
        assert_eq!(EmpiricalDistribution::new(vec![4.0]).quantile(0.9), Some(4.0));
    }

    #[test]
    fn a_quantile_at_a_value_is_that_value_beside_an_infinite_one() {
        let months = EmpiricalDistribution::new(vec![f64::INFINITY, 2.0, 1.0]);
        assert_eq!((months.quantile(0.5), months.quantile(1.0), months.quantile(0.0)), (Some(2.0), None, Some(1.0)));
    }
}
