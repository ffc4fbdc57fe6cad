//! The shape of benefits less costs in one scenario.
//!
//! In a scenario, benefits and costs are sums of independent parts, whose weights differ little from scenario to scenario. So the
//! shapes of either are found once, by convolution for the mean weights, and those of their differences for a few
//! proportions. Each scenario takes the shape of its own proportion, places it by its own exact mean and variance, and bends
//! it to its own exact third moment.

use super::books::{Books, Sides};
use super::draws::Draws;
use super::kernel::{Kernel, REACH};
use super::timing::Weights;

/// The shares of the variance that costs have, for which the shapes are found.
const COSTS: [f64; 8] = [0.0, 0.05, 0.15, 0.3, 0.5, 0.7, 0.9, 1.0];
/// How far a scenario may bend the shape: any farther, and probabilities would fall where they should rise.
const MOST_BEND: f64 = 0.08;

/// The shapes of all proportions.
#[derive(Debug)]
pub(super) struct Shapes {
    kernels: Vec<Kernel>,
}

/// Where the shape lies in one scenario, how wide it is and which.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    mean: f64,
    /// 1 ÷ the standard deviation.
    inverse: f64,
    bend: f64,
    skew: f64,
    kernel: usize,
    /// How far on the way to the next.
    share: f64,
}

impl Shapes {
    /// Those of the books under these weights; none where every scenario leaves nothing open.
    pub(super) fn new(draws: &Draws, books: &Books, weights: &Weights) -> Option<Self> {
        let (benefits, costs): (Vec<_>, Vec<_>) =
            books.worths(weights).into_iter().partition(|(_, term)| term.timing.is_benefit());
        let (gain, cost) = (Kernel::of_sum(draws, &benefits), Kernel::of_sum(draws, &costs));
        let only_cost = cost.as_ref().map(Kernel::mirrored);
        let kernels = match (gain, cost) {
            (Some(gain), Some(cost)) => {
                let mixed: Vec<Kernel> = COSTS[1..COSTS.len() - 1].iter().map(|share| gain.less(&cost, *share)).collect();
                std::iter::once(gain).chain(mixed).chain(only_cost).collect()
            }
            (one, _) => vec![one.or(only_cost)?; COSTS.len()],
        };
        Some(Self { kernels })
    }

    /// The place of benefits − `price` × costs in a scenario. Where nothing is open, the shape is a step.
    #[inline]
    pub(super) fn place(&self, sides: &Sides, price: f64) -> Place {
        let net = sides.net(price);
        let inverse = 1.0 / net.variance.sqrt();
        if inverse > 1e300 {
            return Place { mean: net.mean, inverse: f64::MAX, bend: 0.0, skew: 0.0, kernel: 0, share: 0.0 };
        }
        let costs = price * price * sides.cost.variance * inverse * inverse;
        let kernel = COSTS[1..COSTS.len() - 1].iter().filter(|share| costs > **share).count();
        let share = (costs - COSTS[kernel]) / (COSTS[kernel + 1] - COSTS[kernel]);
        let (near, far) = (&self.kernels[kernel], &self.kernels[kernel + 1]);
        let skew = near.skew + share * (far.skew - near.skew);
        let bend_per_skew = near.bend_per_skew + share * (far.bend_per_skew - near.bend_per_skew);
        let bend = (net.third * inverse * inverse * inverse - skew) * bend_per_skew;
        let bend = if bend < MOST_BEND { bend } else { MOST_BEND };
        let bend = if bend > -MOST_BEND { bend } else { -MOST_BEND };
        Place { mean: net.mean, inverse, bend, skew, kernel, share }
    }

    /// The probability of `value` or less in a place; any value but NaN.
    #[inline]
    pub(super) fn cdf(&self, place: &Place, value: f64) -> f64 {
        // What is added shows only beside nothing: there a step is already up.
        let z = (value - place.mean + f64::MIN_POSITIVE) * place.inverse;
        let z = if z > -REACH { z } else { -REACH };
        let z = if z < REACH { z } else { REACH };
        let bent = z - place.bend * (z * z - 1.0 - place.skew * z);
        let near = self.kernels[place.kernel].at(bent);
        near + place.share * (self.kernels[place.kernel + 1].at(bent) - near)
    }
}
