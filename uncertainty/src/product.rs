//! The distribution of a product of independent estimates, as a table.

use super::curve::Curve;
use super::factor::Factor;
use super::order::sort_few;

/// Spacing of the quadrature, in half steps of the estimates' tables.
const STRIDE: usize = 12;
/// The same where the widest factor's density jumps.
const ABRUPT_STRIDE: usize = 2;

/// The distribution of a product of independent factors none of which can be negative. Probabilities are within 1e-4.
///
/// ```
/// use uncertainty::{Factor, Pert, Product};
/// let cut = Pert::new(0.15, 0.25, 0.31).unwrap();
/// let replacement = Pert::new(0.2, 0.33, 0.6).unwrap();
/// let freed = Product::new(&[Factor::Whole(cut), Factor::Remainder(replacement)]).unwrap();
/// assert_eq!((freed.cdf(0.15 * 0.4), freed.cdf(0.31 * 0.8)), (0.0, 1.0));
/// ```
#[derive(Debug)]
pub struct Product(Curve);

impl Product {
    /// Tabulates the product of `factors`; none where a factor can be negative, or none of them is uncertain.
    pub fn new(factors: &[Factor]) -> Option<Self> {
        let (certain, mut uncertain): (Vec<Factor>, Vec<Factor>) =
            factors.iter().partition(|factor| factor.moments().variance <= 0.0);
        let scale: f64 = certain.iter().map(|factor| factor.moments().mean).product();
        sort_few(&mut uncertain, |one, other| other.spread().total_cmp(&one.spread()));
        let negative = factors.iter().any(Factor::can_be_negative);
        let (widest, narrower) = uncertain.split_first().filter(|_| scale > 0.0 && !negative)?;
        let mut curve = widest.curve(scale);
        let mut stride = if widest.is_abrupt() { ABRUPT_STRIDE } else { STRIDE };
        for factor in narrower {
            curve = curve.times(&factor.inverses(stride), factor.support());
            stride = STRIDE;
        }
        Some(Self(curve))
    }

    /// The probability that the product is `value` or less. Infinite values are allowed.
    pub fn cdf(&self, value: f64) -> f64 {
        self.0.at(value).0
    }

    /// Probability and density at a value.
    pub(crate) fn at(&self, value: f64) -> (f64, f64) {
        self.0.at(value)
    }

    /// Means of so many slices of the range, with their probabilities.
    pub(crate) fn slices(&self, count: usize) -> Vec<(f64, f64)> {
        self.0.slices(count)
    }

    /// The range without its ends of probability below 1e-6.
    pub fn bulk(&self) -> (f64, f64) {
        self.0.bulk()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{MAX_LOG2_COUNT, Pert, PertTable, Points};

    fn pert(low: f64, likely: f64, high: f64) -> Pert {
        Pert::new(low, likely, high).unwrap()
    }

    fn whole_of(factor: &Factor) -> Pert {
        let (Factor::Whole(pert) | Factor::Remainder(pert)) = factor else { panic!("sums have a test of their own") };
        *pert
    }

    /// The distribution of the first factor, averaged over many scenarios of the others.
    struct Reference {
        first: Factor,
        table: PertTable,
        others: Vec<f64>,
    }

    impl Reference {
        fn new(factors: &[Factor]) -> Self {
            let mut points = Points::new(MAX_LOG2_COUNT);
            let mut others = vec![1.0; points.count()];
            for (dimension, factor) in factors[1..].iter().enumerate() {
                let column = PertTable::new(whole_of(factor)).column(points.ranks(dimension));
                for (product, value) in others.iter_mut().zip(column) {
                    *product *= if matches!(factor, Factor::Whole(_)) { value } else { 1.0 - value };
                }
            }
            Self { first: factors[0], table: PertTable::new(whole_of(&factors[0])), others }
        }

        fn cdf(&self, value: f64) -> f64 {
            let first = |value: f64| match self.first {
                Factor::Whole(_) => self.table.distribution(value).0,
                _ => 1.0 - self.table.distribution(1.0 - value).0,
            };
            self.others.iter().map(|other| first(value / other)).sum::<f64>() / self.others.len() as f64
        }
    }

    #[track_caller]
    fn assert_close(factors: &[Factor], bound: f64) {
        let product = Product::new(factors).unwrap();
        let reference = Reference::new(factors);
        let (low, high) = product.bulk();
        for k in 0..=24 {
            let share = f64::from(k) / 24.0;
            let value = low + (high - low) * share * share;
            let error = (product.cdf(value) - reference.cdf(value)).abs();
            assert!(error < bound, "{error:e} at {value}");
        }
    }

    fn whole(low: f64, likely: f64, high: f64) -> Factor {
        Factor::Whole(pert(low, likely, high))
    }

    fn freed_share() -> [Factor; 3] {
        [whole(0.15, 0.25, 0.31), Factor::Remainder(pert(0.2, 0.33, 0.6)), whole(0.3, 0.5, 0.75)]
    }

    #[test]
    fn one_factor_is_its_own_distribution() {
        assert_close(&[whole(2.0, 3.0, 5.0)], 1e-5);
        assert_close(&[Factor::Remainder(pert(0.2, 0.3, 0.9))], 1e-5);
        assert_close(&[whole(0.0, 0.0, 1.0)], 1e-5);
        assert_close(&[whole(0.0, 1.0, 1.0)], 1e-5);
        assert_close(&[whole(8.0, 11.0, 15.0), whole(5.0, 5.0, 5.0)], 1e-5);
    }

    #[test]
    fn several_factors_agree_with_an_average_over_scenarios() {
        assert_close(&freed_share(), 5e-5);
        assert_close(&[whole(0.0, 0.1, 0.33), whole(0.2, 0.33, 0.8), whole(0.08, 0.12, 0.2)], 5e-5);
        assert_close(&[whole(9.9, 10.0, 10.1), whole(0.0, 0.2, 1.0)], 5e-5);
        let [cut, replacement, recapture] = freed_share();
        assert_close(&[whole(8.0, 11.0, 15.0), cut, replacement, recapture, whole(0.34, 0.42, 0.6)], 2e-4);
    }

    /// Against an average over many scenarios of all but the base of the sum.
    #[track_caller]
    fn assert_sum_close(base: Pert, extra: [Pert; 2], other: Pert, bound: f64) {
        let mut points = Points::new(MAX_LOG2_COUNT);
        let perts = [extra[0], extra[1], other];
        let columns = [0, 1, 2].map(|k| PertTable::new(perts[k]).column(points.ranks(k)));
        let table = PertTable::new(base);
        let product = Product::new(&[Factor::Whole(other), Factor::Sum(base, extra)]).unwrap();
        let (low, high) = product.bulk();
        for k in 1..24 {
            let value = low + (high - low) * f64::from(k) / 24.0;
            let below = |i: usize| table.distribution(value / columns[2][i] - columns[0][i] * columns[1][i]).0;
            let exact = (0..points.count()).map(below).sum::<f64>() / points.count() as f64;
            assert!((product.cdf(value) - exact).abs() < bound, "{:e} at {value}", product.cdf(value) - exact);
        }
    }

    #[test]
    fn a_sum_is_a_factor_too() {
        let recapture = pert(0.3, 0.5, 0.75);
        let extra = [pert(0.0, 0.1, 0.6), pert(0.3, 0.67, 0.9)];
        assert_sum_close(recapture, extra, pert(8.0, 11.0, 15.0), 2e-4);
        // The density of the premium nearly jumps at its low end.
        assert_sum_close(recapture, [pert(0.0, 0.1, 3.0), extra[1]], pert(1.0, 11.0, 15.0), 1e-3);
        assert_sum_close(pert(0.4, 0.52, 0.65), extra, pert(4.0, 11.0, 15.0), 2e-4);
        assert_sum_close(recapture, [pert(0.1, 0.1, 0.1), extra[1]], pert(8.0, 11.0, 15.0), 1e-4);
        assert_sum_close(recapture, [pert(0.0, 0.0, 0.0), extra[1]], pert(8.0, 11.0, 15.0), 1e-4);
    }

    #[test]
    fn a_sum_whose_base_is_a_number_is_its_product_moved() {
        let extra = [whole(0.0, 0.1, 0.6), whole(0.3, 0.67, 0.9)];
        let (Factor::Whole(one), Factor::Whole(other)) = (extra[0], extra[1]) else { unreachable!("both are whole") };
        let sum = Product::new(&[Factor::Sum(pert(0.5, 0.5, 0.5), [one, other])]).unwrap();
        let product = Product::new(&extra).unwrap();
        for value in [0.01, 0.05, 0.1, 0.3] {
            assert!((sum.cdf(0.5 + value) - product.cdf(value)).abs() < 1e-4);
        }
    }

    #[test]
    fn densities_that_jump_at_an_end_cost_some_accuracy() {
        assert_close(&[whole(0.0, 1.0, 1.0), whole(0.0, 1.0, 1.0)], 5e-4);
        assert_close(&[whole(0.0, 0.0, 1.0), whole(0.0, 0.0, 1.0)], 1e-3);
        assert_close(&[whole(0.0, 0.0, 0.33), whole(0.0, 1.0, 1.0), whole(0.0, 0.3, 1.0)], 5e-4);
    }

    #[test]
    fn plain_numbers_have_no_table() {
        assert!(Product::new(&[]).is_none());
        assert!(Product::new(&[whole(2.0, 2.0, 2.0), whole(3.0, 3.0, 3.0)]).is_none());
        assert!(Product::new(&[whole(0.0, 0.0, 0.0), whole(1.0, 2.0, 3.0)]).is_none());
    }

    #[test]
    fn a_factor_that_can_be_negative_is_refused() {
        assert!(Product::new(&[whole(-0.1, 0.2, 0.3)]).is_none());
        assert!(Product::new(&[Factor::Remainder(pert(0.5, 0.9, 1.1))]).is_none());
    }
}
