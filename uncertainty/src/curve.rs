//! A distribution function while factor after factor is multiplied in.

use super::pert_table::Cubic;

/// Intervals between the nodes, half of them in each half of the range.
const INTERVALS: usize = 96;

/// Probability and slope at nodes that crowd quadratically towards both ends of the range, where distribution functions bend
/// most: in the lower half at low + 2 width s², in the upper half at high − 2 width (1 − s)², for s from 0 to 1 in even steps.
#[derive(Debug)]
pub(super) struct Curve {
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

impl Curve {
    /// Tabulates a probability and a density that are given as one function of the value.
    pub(super) fn new((low, high): (f64, f64), distribution: impl Fn(f64) -> (f64, f64)) -> Self {
        let width = high - low;
        let mut nodes: Vec<Node> = (0..=INTERVALS)
            .map(|k| {
                let (share, stretch) = share_at(k);
                let (probability, density) = distribution(low + width * share);
                Node { probability, slope: density * width * stretch }
            })
            .collect();
        nodes[INTERVALS].probability = 1.0;
        Self { low, width, nodes }
    }

    /// The distribution of the product with an independent factor, given as inverse values and weights: the weighted
    /// mean of this one's at value / factor.
    pub(super) fn times(&self, inverses: &[(f64, f64)], (low, high): (f64, f64)) -> Self {
        Self::new((self.low * low, (self.low + self.width) * high), |value| {
            inverses.iter().fold((0.0, 0.0), |(probability, density), &(inverse, weight)| {
                let (p, d) = self.at(value * inverse);
                (probability + weight * p, density + weight * inverse * d)
            })
        })
    }

    /// Probability and density at a value.
    #[inline]
    pub(super) fn at(&self, value: f64) -> (f64, f64) {
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
        let cubic = Cubic::new((left.probability, right.probability), (left.slope, right.slope));
        let t = place - index as f64;
        let stretch = 4.0 * s.min(1.0 - s) / INTERVALS as f64;
        (cubic.at(t), cubic.slope_at(t) / (stretch * self.width))
    }

    /// Means of so many slices of its bulk, each as wide as the others, with their probabilities of sum 1.
    pub(crate) fn slices(&self, count: usize) -> Vec<(f64, f64)> {
        let (low, high) = self.bulk();
        let width = (high - low) / count as f64;
        let below = |half: usize| self.at(low + 0.5 * width * half as f64).0;
        let total = below(2 * count) - below(0);
        let slice = |slice: usize| {
            let [start, middle, end] = [0, 1, 2].map(|half| below(2 * slice + half));
            let mass = end - start;
            // By parts: the mean is the end less the mean of the probability below, here by Simpson's rule.
            let behind = if mass > 0.0 { (4.0 * (middle - start) + mass) / (6.0 * mass) } else { 0.5 };
            (low + width * (slice as f64 + 1.0 - behind), mass / total)
        };
        (0..count).map(slice).collect()
    }

    /// The range without its ends of probability below 1e-6.
    pub(super) fn bulk(&self) -> (f64, f64) {
        let start = self.nodes.iter().rposition(|node| node.probability < 1e-6).unwrap_or(0);
        let end = self.nodes.iter().position(|node| node.probability > 1.0 - 1e-6).unwrap_or(INTERVALS);
        (self.low + self.width * share_at(start).0, self.low + self.width * share_at(end).0)
    }
}

/// A node's place as a share of the range, and the share's slope per interval.
fn share_at(node: usize) -> (f64, f64) {
    let s = node as f64 / INTERVALS as f64;
    let share = if s < 0.5 { 2.0 * s * s } else { 1.0 - 2.0 * (1.0 - s) * (1.0 - s) };
    (share, 4.0 * s.min(1.0 - s) / INTERVALS as f64)
}
