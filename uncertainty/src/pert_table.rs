//! A lookup table of a Beta-PERT distribution, for fast quantiles and probabilities.
//!
//! The nodes are evenly spaced in the log-odds z = ln(x / (1 − x)) of the position x in low..high. The density of z is
//! e^(αz) (1 − x)⁶ / B, because α + β = 6, so that a table takes two exponentials. It decays exponentially on both sides, where the
//! trapezoidal rule converges geometrically (L. N. Trefethen and J. A. C. Weideman, SIAM Review 56(3), 2014).

use super::pert::{Pert, beta_function};

/// Largest |z| of a node: x = 6e-6 from an end of the range. Beyond it the distribution function is a power of the distance.
const REACH: f64 = 12.0;
/// Panels of Simpson's rule. The tests below hold the resulting accuracy.
const PANELS: usize = 256;
const STEP: f64 = 2.0 * REACH / PANELS as f64;

/// The table. Quantiles are within 1e-5 of high − low and probabilities within 1e-6 of the exact ones.
#[derive(Debug, Clone)]
pub struct PertTable {
    pert: Pert,
    alpha: f64,
    nodes: Vec<Node>,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    /// Position in low..high, from 0 to 1.
    x: f64,
    /// P(X ≤ x).
    probability: f64,
    /// Density with respect to z.
    density: f64,
}

impl Node {
    /// dx/dP, since dx/dz = x (1 − x).
    fn slope_of_x(&self) -> f64 {
        self.x * (1.0 - self.x) / self.density
    }
}

impl PertTable {
    /// Tabulates the distribution.
    pub fn new(pert: Pert) -> Self {
        let (alpha, beta) = pert.alpha_beta();
        let density = half_step_densities(alpha);
        let mut nodes = Vec::with_capacity(PANELS + 1);
        let (x, first) = density[0];
        let mut probability = first / alpha;
        nodes.push(Node { x, probability, density: first });
        for panel in density.windows(3).step_by(2) {
            let [(_, left), (_, middle), (x, right)] = panel else { unreachable!("windows of three") };
            probability += STEP / 6.0 * (left + 4.0 * middle + right);
            nodes.push(Node { x: *x, probability, density: *right });
        }
        let total = probability + nodes[PANELS].density / beta;
        for node in &mut nodes {
            node.probability /= total;
            node.density /= total;
        }
        Self { pert, alpha, nodes }
    }

    /// The tabulated distribution.
    pub fn pert(&self) -> &Pert {
        &self.pert
    }

    /// Quantile at a probability strictly between 0 and 1.
    pub fn quantile(&self, probability: f64) -> f64 {
        let above = self.nodes.partition_point(|node| node.probability <= probability);
        self.value(self.position(above, probability))
    }

    /// The quantiles at (k + ½) / `count`: the medians of `count` slices of equal probability.
    pub(crate) fn slice_medians(&self, count: usize) -> Vec<f64> {
        let mut above = 0;
        (0..count)
            .map(|k| {
                let probability = (k as f64 + 0.5) / count as f64;
                while above < self.nodes.len() && self.nodes[above].probability <= probability {
                    above += 1;
                }
                self.value(self.position(above, probability))
            })
            .collect()
    }

    /// The value at each point, given the points' ranks in the input's dimension.
    pub(crate) fn values_at(&self, ranks: &[u16]) -> Vec<f64> {
        let medians = self.slice_medians(ranks.len());
        ranks.iter().map(|&rank| medians[usize::from(rank)]).collect()
    }

    /// P(X ≤ `value`) and the density. The density is given as 0 in the outermost 6e-6 of the range, where it may jump.
    pub(crate) fn cdf_and_density(&self, value: f64) -> (f64, f64) {
        let x = (value - self.pert.low()) / self.pert.width();
        if value >= self.pert.high() {
            return (1.0, 0.0);
        }
        if x <= 0.0 {
            return (0.0, 0.0);
        }
        let place = (libm::log(x / (1.0 - x)) + REACH) / STEP;
        if place < 0.0 {
            return (self.nodes[0].probability * libm::pow(x / self.nodes[0].x, self.alpha), 0.0);
        }
        let index = (place as usize).min(PANELS);
        let Some([left, right]) = self.nodes.get(index..index + 2) else {
            let last = self.nodes[PANELS];
            let share = libm::pow((1.0 - x) / (1.0 - last.x), 6.0 - self.alpha);
            return (1.0 - (1.0 - last.probability) * share, 0.0);
        };
        let ends = (left.probability, right.probability);
        let cubic = CubicHermite::new(ends, (STEP * left.density, STEP * right.density));
        let t = place - index as f64;
        (cubic.at(t), cubic.slope_at(t) / (STEP * x * (1.0 - x) * self.pert.width()))
    }

    fn value(&self, position: f64) -> f64 {
        self.pert.low() + self.pert.width() * position
    }

    /// The position (0 to 1) of a probability between those of nodes `above - 1` and `above`. Beyond the first and the last
    /// node the probability is a power of the distance from the end.
    fn position(&self, above: usize, probability: f64) -> f64 {
        if above == 0 {
            let first = self.nodes[0];
            return first.x * libm::pow(probability / first.probability, 1.0 / self.alpha);
        }
        let left = self.nodes[above - 1];
        let Some(right) = self.nodes.get(above) else {
            let share = (1.0 - probability) / (1.0 - left.probability);
            return 1.0 - (1.0 - left.x) * libm::pow(share, 1.0 / (6.0 - self.alpha));
        };
        let width = right.probability - left.probability;
        let slopes = (width * left.slope_of_x(), width * right.slope_of_x());
        CubicHermite::new((left.x, right.x), slopes).at((probability - left.probability) / width)
    }
}

/// Positions x and densities with respect to z, at the nodes and half-way between them, by running products.
fn half_step_densities(alpha: f64) -> Vec<(f64, f64)> {
    let growth = libm::exp(STEP / 2.0);
    let alpha_growth = libm::exp(alpha * STEP / 2.0);
    let mut odds = libm::exp(-REACH);
    let mut power = libm::exp(-REACH * alpha) / beta_function(alpha);
    (0..=2 * PANELS)
        .map(|_| {
            let rest = 1.0 / (1.0 + odds);
            let cube = rest * rest * rest;
            let node = (odds * rest, power * cube * cube);
            odds *= growth;
            power *= alpha_growth;
            node
        })
        .collect()
}

/// Quadrature for means under a Beta-PERT with this α: positions from 0 to 1 with weights of sum 1. `stride` is their spacing in half
/// steps of the table. Nodes with a density below 1e-7 are left out.
pub(super) fn quadrature(alpha: f64, stride: usize) -> Vec<(f64, f64)> {
    let mut nodes: Vec<(f64, f64)> =
        half_step_densities(alpha).into_iter().step_by(stride).filter(|&(_, density)| density > 1e-7).collect();
    let total: f64 = nodes.iter().map(|(_, density)| density).sum();
    for (_, density) in &mut nodes {
        *density /= total;
    }
    nodes
}

/// Cubic Hermite interpolation: the cubic with given values and slopes at t = 0 and t = 1.
pub(super) struct CubicHermite {
    left: f64,
    rise: f64,
    left_slope: f64,
    bend: f64,
}

impl CubicHermite {
    #[inline]
    pub(super) fn new((left, right): (f64, f64), (left_slope, right_slope): (f64, f64)) -> Self {
        let rise = right - left;
        Self { left, rise, left_slope, bend: left_slope + right_slope - 2.0 * rise }
    }

    #[inline]
    pub(super) fn at(&self, t: f64) -> f64 {
        self.left + t * (self.left_slope + t * (self.rise - self.left_slope - self.bend + t * self.bend))
    }

    #[inline]
    pub(super) fn slope_at(&self, t: f64) -> f64 {
        self.left_slope + t * (2.0 * (self.rise - self.left_slope - self.bend) + 3.0 * t * self.bend)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sobol::SobolPoints;
    use proptest::prelude::*;

    fn table(position: f64) -> PertTable {
        PertTable::new(Pert::new(0.0, position, 1.0).unwrap())
    }

    #[test]
    fn quantiles_and_probabilities_are_accurate() {
        let (mut worst_value, mut worst_probability) = (0.0_f64, 0.0_f64);
        for tenth in 0..=20 {
            let table = table(f64::from(tenth) / 20.0);
            for k in 0..2000 {
                let probability = (f64::from(k) + 0.5) / 2000.0;
                let exact = table.pert().quantile(probability);
                worst_value = worst_value.max((table.quantile(probability) - exact).abs());
                worst_probability = worst_probability.max((table.cdf_and_density(exact).0 - probability).abs());
            }
        }
        assert!(worst_value < 1e-5, "{worst_value}");
        assert!(worst_probability < 1e-6, "{worst_probability}");
    }

    #[test]
    fn the_far_tails_follow_a_power() {
        for position in [0.0, 0.01, 0.5, 0.99, 1.0] {
            let table = table(position);
            for probability in [1e-12, 1e-8, 1e-5, 1.0 - 1e-5, 1.0 - 1e-8] {
                let exact = table.pert().quantile(probability);
                assert!((table.quantile(probability) - exact).abs() < 1e-5);
                assert!((table.cdf_and_density(exact).0 - probability).abs() < 1e-8);
            }
        }
    }

    #[test]
    fn drawn_values_have_the_mean_and_variance_of_the_distribution() {
        let mut points = SobolPoints::new(10);
        let pert = Pert::new(20.0, 30.0, 70.0).unwrap();
        let values = PertTable::new(pert).values_at(points.ranks(3));
        let mean = values.iter().sum::<f64>() / 1024.0;
        let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / 1024.0;
        assert!((mean - pert.mean()).abs() < 1e-3);
        assert!((variance / pert.variance() - 1.0).abs() < 1e-3);
    }

    #[test]
    fn a_constant_stays_constant() {
        let certain = PertTable::new(Pert::new(7.0, 7.0, 7.0).unwrap());
        assert_eq!(certain.slice_medians(3), [7.0, 7.0, 7.0]);
        assert_eq!(
            (certain.cdf_and_density(6.0).0, certain.cdf_and_density(7.0).0, certain.quantile(0.2)),
            (0.0, 1.0, 7.0)
        );
    }

    proptest! {
        #[test]
        fn slice_medians_rise_within_the_range(position in 0.0..=1.0, count in 1_usize..3000) {
            let medians = table(position).slice_medians(count);
            prop_assert!(medians.is_sorted() && medians[0] >= 0.0 && medians[count - 1] <= 1.0);
        }
    }

    #[test]
    fn quantiles_in_the_tails_are_close_to_the_ends_as_they_must_be() {
        for [low, likely, high] in [[2.0, 3.0, 7.0], [2.0, 2.0, 7.0], [2.0, 6.0, 7.0]] {
            let pert = Pert::new(low, likely, high).unwrap();
            let table = PertTable::new(pert);
            for probability in [1e-30, 1e-25] {
                let (found, exact) = (table.quantile(probability) - low, pert.quantile(probability) - low);
                assert!((found - exact).abs() <= 1e-3 * exact + 1e-12, "{found} for {exact} at {probability}");
            }
            for probability in [1.0 - 1e-14, 1.0 - 1e-12] {
                let (found, exact) = (high - table.quantile(probability), high - pert.quantile(probability));
                assert!((found - exact).abs() <= 0.02 * exact + 1e-12, "{found} for {exact} at {probability}");
            }
        }
    }
}
