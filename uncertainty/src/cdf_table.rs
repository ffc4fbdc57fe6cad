//! The distribution function of a product of independent factors, as a table.

use super::factor::Factor;
use super::insertion_sort::insertion_sort_by;
use super::pert_table::CubicHermite;

/// Intervals between the nodes, half of them in each half of the range. The tests below hold the resulting accuracy.
const INTERVALS: usize = 96;
/// Quadrature stride for a further factor, in half steps of [`PertTable`](crate::PertTable): about 40 nodes.
const STRIDE: usize = 12;
/// The stride for the second factor where the first one's density jumps at an end: there the integrand is not smooth.
const FINE_STRIDE: usize = 2;
/// Probability that [`CdfTable::bulk`] leaves out at each end.
const TAIL: f64 = 1e-6;

/// P(X ≤ x) for a product X of independent, non-negative factors: cubic Hermite interpolation between nodes. Probabilities are
/// within 1e-4, or 1e-3 where densities jump at an end.
///
/// The nodes are denser, quadratically, towards both ends of the range, where distribution functions bend most: with s from 0
/// to 1 in even steps they are at low + 2 width s² in the lower half and at high − 2 width (1 − s)² in the upper half.
///
/// ```
/// use uncertainty::{CdfTable, Factor, Pert};
/// let cut = Pert::new(0.15, 0.25, 0.31).unwrap();
/// let replacement = Pert::new(0.2, 0.33, 0.6).unwrap();
/// let freed = CdfTable::of_product(&[Factor::Value(cut), Factor::Complement(replacement)]).unwrap();
/// assert_eq!((freed.cdf(0.15 * 0.4), freed.cdf(0.31 * 0.8)), (0.0, 1.0));
/// ```
#[derive(Debug)]
pub struct CdfTable {
    low: f64,
    width: f64,
    nodes: Vec<Node>,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    probability: f64,
    /// Probability per interval.
    slope: f64,
}

impl CdfTable {
    /// Tabulates the product of `factors`, starting from the relatively widest; none where a factor can be negative, or none is
    /// uncertain.
    pub fn of_product(factors: &[Factor]) -> Option<Self> {
        let (certain, mut uncertain): (Vec<Factor>, Vec<Factor>) =
            factors.iter().partition(|factor| factor.moments().variance <= 0.0);
        let scale: f64 = certain.iter().map(|factor| factor.moments().mean).product();
        insertion_sort_by(&mut uncertain, |one, other| other.relative_width().total_cmp(&one.relative_width()));
        let negative = factors.iter().any(Factor::can_be_negative);
        let (widest, narrower) = uncertain.split_first().filter(|_| scale > 0.0 && !negative)?;
        let mut table = widest.scaled_cdf(scale);
        let mut stride = if widest.has_steep_end() { FINE_STRIDE } else { STRIDE };
        for factor in narrower {
            table = table.times(&factor.reciprocals(stride), factor.support());
            stride = STRIDE;
        }
        Some(table)
    }

    /// Tabulates a distribution on (low, high), given as a function from a value to its probability and density.
    pub(crate) fn tabulate((low, high): (f64, f64), distribution: impl Fn(f64) -> (f64, f64)) -> Self {
        let width = high - low;
        let mut nodes: Vec<Node> = (0..=INTERVALS)
            .map(|k| {
                let (share, stretch) = node_position(k);
                let (probability, density) = distribution(low + width * share);
                Node { probability, slope: density * width * stretch }
            })
            .collect();
        nodes[INTERVALS].probability = 1.0;
        Self { low, width, nodes }
    }

    /// The product with an independent factor F on (low, high), given as reciprocals 1/F with weights:
    /// P(X F ≤ x) = E[P(X ≤ x / F)].
    fn times(&self, reciprocals: &[(f64, f64)], (low, high): (f64, f64)) -> Self {
        Self::tabulate((self.low * low, (self.low + self.width) * high), |value| {
            reciprocals.iter().fold((0.0, 0.0), |(probability, density), &(reciprocal, weight)| {
                let (p, d) = self.cdf_and_density(value * reciprocal);
                (probability + weight * p, density + weight * reciprocal * d)
            })
        })
    }

    /// P(X ≤ `value`). Infinite values are allowed.
    pub fn cdf(&self, value: f64) -> f64 {
        self.cdf_and_density(value).0
    }

    /// P(X ≤ `value`) and the density.
    #[inline]
    pub(crate) fn cdf_and_density(&self, value: f64) -> (f64, f64) {
        let share = (value - self.low) / self.width;
        if share <= 0.0 {
            return (0.0, 0.0);
        }
        if share >= 1.0 {
            return (1.0, 0.0);
        }
        let s = if share < 0.5 { (0.5 * share).sqrt() } else { 1.0 - (0.5 - 0.5 * share).sqrt() };
        let place = s * INTERVALS as f64;
        let index = (place as usize).min(INTERVALS - 1);
        let (left, right) = (self.nodes[index], self.nodes[index + 1]);
        let cubic = CubicHermite::new((left.probability, right.probability), (left.slope, right.slope));
        let t = place - index as f64;
        let stretch = 4.0 * s.min(1.0 - s) / INTERVALS as f64;
        (cubic.at(t), cubic.slope_at(t) / (stretch * self.width))
    }

    /// Conditional means of `count` slices of equal width of the [`bulk`](Self::bulk), with their probabilities, of sum 1.
    pub(crate) fn slice_means(&self, count: usize) -> Vec<(f64, f64)> {
        let (low, high) = self.bulk();
        let width = (high - low) / count as f64;
        let below = |half: usize| self.cdf_and_density(low + 0.5 * width * half as f64).0;
        let total = below(2 * count) - below(0);
        let slice = |slice: usize| {
            let [start, middle, end] = [0, 1, 2].map(|half| below(2 * slice + half));
            let mass = end - start;
            // Integration by parts: the mean is the slice's end less the mean of P(X ≤ x) − P(X ≤ start) over it, by Simpson's rule.
            let behind = if mass > 0.0 { (4.0 * (middle - start) + mass) / (6.0 * mass) } else { 0.5 };
            (low + width * (slice as f64 + 1.0 - behind), mass / total)
        };
        (0..count).map(slice).collect()
    }

    /// The range without tails of probability 1e-6, rounded outwards to nodes.
    pub(crate) fn bulk(&self) -> (f64, f64) {
        let start = self.nodes.iter().rposition(|node| node.probability < TAIL).unwrap_or(0);
        let end = self.nodes.iter().position(|node| node.probability > 1.0 - TAIL).unwrap_or(INTERVALS);
        (self.low + self.width * node_position(start).0, self.low + self.width * node_position(end).0)
    }
}

/// A node's position as a share of the range, and the change of that share per interval.
fn node_position(node: usize) -> (f64, f64) {
    let s = node as f64 / INTERVALS as f64;
    let share = if s < 0.5 { 2.0 * s * s } else { 1.0 - 2.0 * (1.0 - s) * (1.0 - s) };
    (share, 4.0 * s.min(1.0 - s) / INTERVALS as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sobol::{MAX_LOG2_COUNT, SobolPoints};
    use crate::{Pert, PertTable};

    fn pert(low: f64, likely: f64, high: f64) -> Pert {
        Pert::new(low, likely, high).unwrap()
    }

    fn pert_of(factor: &Factor) -> Pert {
        let (Factor::Value(pert) | Factor::Complement(pert)) = factor else { panic!("a sum is not tested here") };
        *pert
    }

    /// The first factor's distribution function, averaged over 2¹⁴ draws of the others.
    struct Reference {
        first: Factor,
        table: PertTable,
        others: Vec<f64>,
    }

    impl Reference {
        fn new(factors: &[Factor]) -> Self {
            let mut points = SobolPoints::new(MAX_LOG2_COUNT);
            let mut others = vec![1.0; points.count()];
            for (dimension, factor) in factors[1..].iter().enumerate() {
                let values = PertTable::new(pert_of(factor)).values_at(points.ranks(dimension));
                for (product, value) in others.iter_mut().zip(values) {
                    *product *= if matches!(factor, Factor::Value(_)) { value } else { 1.0 - value };
                }
            }
            Self { first: factors[0], table: PertTable::new(pert_of(&factors[0])), others }
        }

        fn cdf(&self, value: f64) -> f64 {
            let first = |value: f64| match self.first {
                Factor::Value(_) => self.table.cdf_and_density(value).0,
                _ => 1.0 - self.table.cdf_and_density(1.0 - value).0,
            };
            self.others.iter().map(|other| first(value / other)).sum::<f64>() / self.others.len() as f64
        }
    }

    #[track_caller]
    fn assert_close(factors: &[Factor], bound: f64) {
        let product = CdfTable::of_product(factors).unwrap();
        let reference = Reference::new(factors);
        let (low, high) = product.bulk();
        for k in 0..=24 {
            let share = f64::from(k) / 24.0;
            let value = low + (high - low) * share * share;
            let error = (product.cdf(value) - reference.cdf(value)).abs();
            assert!(error < bound, "{error:e} at {value}");
        }
    }

    fn value_of(low: f64, likely: f64, high: f64) -> Factor {
        Factor::Value(pert(low, likely, high))
    }

    fn freed_share() -> [Factor; 3] {
        [value_of(0.15, 0.25, 0.31), Factor::Complement(pert(0.2, 0.33, 0.6)), value_of(0.3, 0.5, 0.75)]
    }

    #[test]
    fn one_factor_has_its_own_distribution() {
        assert_close(&[value_of(2.0, 3.0, 5.0)], 1e-5);
        assert_close(&[Factor::Complement(pert(0.2, 0.3, 0.9))], 1e-5);
        assert_close(&[value_of(0.0, 0.0, 1.0)], 1e-5);
        assert_close(&[value_of(0.0, 1.0, 1.0)], 1e-5);
        assert_close(&[value_of(8.0, 11.0, 15.0), value_of(5.0, 5.0, 5.0)], 1e-5);
    }

    #[test]
    fn several_factors_agree_with_an_average_over_draws() {
        assert_close(&freed_share(), 5e-5);
        assert_close(&[value_of(0.0, 0.1, 0.33), value_of(0.2, 0.33, 0.8), value_of(0.08, 0.12, 0.2)], 5e-5);
        assert_close(&[value_of(9.9, 10.0, 10.1), value_of(0.0, 0.2, 1.0)], 5e-5);
        let [cut, replacement, recapture] = freed_share();
        assert_close(&[value_of(8.0, 11.0, 15.0), cut, replacement, recapture, value_of(0.34, 0.42, 0.6)], 2e-4);
    }

    /// Against an average over 2¹⁴ draws of all factors but the sum's first summand.
    #[track_caller]
    fn assert_sum_close(base: Pert, extra: [Pert; 2], other: Pert, bound: f64) {
        let mut points = SobolPoints::new(MAX_LOG2_COUNT);
        let perts = [extra[0], extra[1], other];
        let values = [0, 1, 2].map(|k| PertTable::new(perts[k]).values_at(points.ranks(k)));
        let table = PertTable::new(base);
        let product = CdfTable::of_product(&[Factor::Value(other), Factor::PlusProduct(base, extra)]).unwrap();
        let (low, high) = product.bulk();
        for k in 1..24 {
            let value = low + (high - low) * f64::from(k) / 24.0;
            let below = |i: usize| table.cdf_and_density(value / values[2][i] - values[0][i] * values[1][i]).0;
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
    fn a_sum_with_a_constant_is_a_shifted_product() {
        let extra = [value_of(0.0, 0.1, 0.6), value_of(0.3, 0.67, 0.9)];
        let (Factor::Value(one), Factor::Value(other)) = (extra[0], extra[1]) else { unreachable!("both are values") };
        let sum = CdfTable::of_product(&[Factor::PlusProduct(pert(0.5, 0.5, 0.5), [one, other])]).unwrap();
        let product = CdfTable::of_product(&extra).unwrap();
        for value in [0.01, 0.05, 0.1, 0.3] {
            assert!((sum.cdf(0.5 + value) - product.cdf(value)).abs() < 1e-4);
        }
    }

    #[test]
    fn densities_that_jump_at_an_end_are_less_accurate() {
        assert_close(&[value_of(0.0, 1.0, 1.0), value_of(0.0, 1.0, 1.0)], 5e-4);
        assert_close(&[value_of(0.0, 0.0, 1.0), value_of(0.0, 0.0, 1.0)], 1e-3);
        assert_close(&[value_of(0.0, 0.0, 0.33), value_of(0.0, 1.0, 1.0), value_of(0.0, 0.3, 1.0)], 5e-4);
    }

    #[test]
    fn constants_have_no_table() {
        assert!(CdfTable::of_product(&[]).is_none());
        assert!(CdfTable::of_product(&[value_of(2.0, 2.0, 2.0), value_of(3.0, 3.0, 3.0)]).is_none());
        assert!(CdfTable::of_product(&[value_of(0.0, 0.0, 0.0), value_of(1.0, 2.0, 3.0)]).is_none());
    }

    #[test]
    fn a_factor_that_can_be_negative_is_rejected() {
        assert!(CdfTable::of_product(&[value_of(-0.1, 0.2, 0.3)]).is_none());
        assert!(CdfTable::of_product(&[Factor::Complement(pert(0.5, 0.9, 1.1))]).is_none());
    }

    #[test]
    fn narrow_factors_far_from_zero_are_as_accurate() {
        assert_close(&[value_of(40.0, 41.0, 42.0), value_of(90.0, 91.0, 94.0)], 1e-4);
    }

    #[test]
    fn slices_have_the_probability_and_the_mean_of_the_whole() {
        for factor in [value_of(0.0, 0.0, 1.0), value_of(2.0, 2.5, 6.0), value_of(1.0, 5.0, 5.0)] {
            let table = CdfTable::of_product(&[factor]).unwrap();
            for count in [16, 48] {
                let slices = table.slice_means(count);
                let probability: f64 = slices.iter().map(|(_, mass)| mass).sum();
                let mean: f64 = slices.iter().map(|(mean, mass)| mean * mass).sum();
                assert!((probability - 1.0).abs() < 1e-12 && slices.len() == count, "{probability}");
                assert!((mean - factor.moments().mean).abs() < 1e-4, "{mean} for {factor:?}");
            }
        }
    }

    #[test]
    fn the_bulk_leaves_out_a_thin_tail() {
        // 1 + 4 Beta(5, 1): P(X ≤ x) = ((x − 1) / 4)⁵ is 1e-6 at 1.252.
        let (low, high) = CdfTable::of_product(&[value_of(1.0, 5.0, 5.0)]).unwrap().bulk();
        assert!(1.2 < low && low < 1.2524 && high == 5.0, "{low} {high}");
    }
}
