//! The distribution of an outcome that is affine in a product W, given everything else.
//!
//! In scenario i the outcome is aᵢ + bᵢ W. Its distribution function is the mean over the scenarios of W's own,
//! `F(t) = mean F_W((t − aᵢ) / bᵢ)`, which is smooth where a count of samples is a staircase.

use super::histogram::{BARS, Histogram, round_bars};
use super::product::{Product, just_below};

/// The values that 10 %, 50 % and 90 % of the outcomes do not exceed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantiles {
    /// One outcome in ten is lower.
    pub p10: f64,
    /// The median.
    pub p50: f64,
    /// One outcome in ten is higher.
    pub p90: f64,
}

/// The distribution of a + b W over equally likely scenarios.
///
/// ```
/// use async_roi::model::simulation::{Factor, Mixture, Pert, Product};
/// let w = Product::new(&[Factor::Whole(Pert::new(0.0, 1.0, 2.0).unwrap())]).unwrap();
/// let outcome = Mixture::new(&[-10.0, -12.0], &[11.0, 11.0], &w).unwrap();
/// let quantiles = outcome.summary().quantiles;
/// assert!(quantiles.p50.abs() < 1e-6, "symmetric around 11 − 11");
/// assert!((outcome.probability_above(0.0) - 0.5).abs() < 1e-6);
/// ```
#[derive(Debug)]
pub struct Mixture<'a> {
    product: &'a Product,
    /// The outcome where W's table starts.
    starts: Vec<f64>,
    /// How many places of W's table one unit of outcome takes; enormous where the outcome does not depend on W.
    rates: Vec<f64>,
}

/// What a page shows of a distribution.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// P10, P50 and P90.
    pub quantiles: Quantiles,
    /// The probabilities of round bars around P0.5 to P99.5.
    pub histogram: Histogram,
}

/// How many scenarios fill the histogram's bars, to about a thousandth of the whole; the quantiles are found with all.
const BAR_SCENARIOS: usize = 512;
/// How many scenarios place the histogram's bars. Any first power of two of Sobol points is evenly spread.
const ROUGH_SCENARIOS: usize = 128;

impl<'a> Mixture<'a> {
    /// The outcome a + b W in each scenario. None where there is no scenario, the columns differ in length, or a slope is
    /// negative: such an outcome needs [`super::Samples`].
    pub fn new(intercepts: &[f64], slopes: &[f64], product: &'a Product) -> Option<Self> {
        let fits = !intercepts.is_empty() && intercepts.len() == slopes.len();
        if !fits || slopes.iter().any(|&slope| slope < 0.0) {
            return None;
        }
        let (origin, places_per_unit) = product.scale();
        let place = |(&a, &b): (&f64, &f64)| {
            if b * product.variance() > 0.0 {
                (a + b * origin, places_per_unit / b)
            } else {
                (just_below(a + b * product.mean()), f64::MAX)
            }
        };
        let (starts, rates) = intercepts.iter().zip(slopes).map(place).unzip();
        Some(Self { product, starts, rates })
    }

    /// The probability of more than `value`.
    pub fn probability_above(&self, value: f64) -> f64 {
        1.0 - self.cdf(value, self.starts.len())
    }

    /// P10, P50, P90 and the histogram.
    pub fn summary(&self) -> Summary {
        let (low, high) = self.rough_range();
        let (start, width) = round_bars(low, high);
        let cumulative = self.cumulative(start, width);
        let quantile = |probability| self.quantile(probability, start, width, &cumulative);
        let quantiles = Quantiles { p10: quantile(0.1), p50: quantile(0.5), p90: quantile(0.9) };
        let bars = cumulative.windows(2).map(|edges| edges[1] - edges[0]).collect();
        Summary { quantiles, histogram: Histogram { start, width, bars } }
    }

    /// The probability of `value` or less over the first scenarios.
    fn cdf(&self, value: f64, scenarios: usize) -> f64 {
        let sum: f64 =
            self.scenarios(scenarios).map(|(start, rate)| self.product.probability_at((value - start) * rate)).sum();
        sum / scenarios as f64
    }

    /// The probability of `value` or less, and the density there.
    fn distribution(&self, value: f64) -> (f64, f64) {
        let count = self.starts.len() as f64;
        let mut sums = (0.0, 0.0);
        for (start, rate) in self.scenarios(self.starts.len()) {
            let (probability, density) = self.product.distribution_at((value - start) * rate);
            sums.0 += probability;
            sums.1 += density * rate;
        }
        (sums.0 / count, sums.1 / count)
    }

    fn scenarios(&self, count: usize) -> impl Iterator<Item = (f64, f64)> {
        self.starts[..count].iter().copied().zip(self.rates[..count].iter().copied())
    }

    /// The probabilities at the edges of [`BARS`] bars.
    fn cumulative(&self, start: f64, width: f64) -> [f64; BARS + 1] {
        let count = self.starts.len().min(BAR_SCENARIOS);
        std::array::from_fn(|edge| self.cdf(start + width * edge as f64, count))
    }

    /// The lowest and the highest outcome of the first scenarios.
    fn support(&self, scenarios: usize) -> (f64, f64) {
        self.scenarios(scenarios).fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (start, rate)| {
            (low.min(start), high.max(start + Product::PLACES / rate))
        })
    }

    /// About P0.5 and P99.5, from the first scenarios.
    fn rough_range(&self) -> (f64, f64) {
        let count = self.starts.len().min(ROUGH_SCENARIOS);
        let (low, high) = self.support(count);
        let bisect = |probability: f64| {
            let (mut below, mut above) = (low, high);
            for _ in 0..12 {
                let middle = f64::midpoint(below, above);
                *(if self.cdf(middle, count) < probability { &mut below } else { &mut above }) = middle;
            }
            f64::midpoint(below, above)
        };
        (bisect(0.005), bisect(0.995))
    }

    /// Newton's method from where the bars put the quantile, halving what is left of the range where it strays.
    fn quantile(&self, probability: f64, start: f64, width: f64, cumulative: &[f64; BARS + 1]) -> f64 {
        let edge = cumulative.partition_point(|&p| p < probability).clamp(1, BARS);
        let rise = cumulative[edge] - cumulative[edge - 1];
        let share = if rise > 0.0 { (probability - cumulative[edge - 1]) / rise } else { 0.5 };
        let mut value = start + width * ((edge - 1) as f64 + share.clamp(0.0, 1.0));
        let (mut below, mut above) = self.support(self.starts.len());
        for _ in 0..MAX_STEPS {
            let (at_most, density) = self.distribution(value);
            let excess = at_most - probability;
            *(if excess > 0.0 { &mut above } else { &mut below }) = value;
            let newton = value - excess / density;
            let strays = !(below <= newton && newton <= above);
            let next = if strays { f64::midpoint(below, above) } else { newton };
            let tolerance = if strays { HALVING_TOLERANCE } else { NEWTON_TOLERANCE };
            if (next - value).abs() <= tolerance * width {
                return next;
            }
            value = next;
        }
        value
    }
}

/// A Newton step of a tenth of a bar is the last: what it leaves is of second order, some 3e-5 of P90 − P10.
const NEWTON_TOLERANCE: f64 = 0.1;
/// Halving leaves half of its last step.
const HALVING_TOLERANCE: f64 = 1e-4;
/// Newton takes one or two steps; halving, where the distribution is a staircase, about twenty.
const MAX_STEPS: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::simulation::{Factor, Pert};

    fn w() -> Product {
        Product::new(&[Factor::Whole(Pert::new(1.0, 2.0, 5.0).unwrap())]).unwrap()
    }

    #[test]
    fn one_scenario_has_the_quantiles_of_the_product() {
        let pert = Pert::new(1.0, 2.0, 5.0).unwrap();
        let product = w();
        let Quantiles { p10, p50, p90 } = Mixture::new(&[-7.0], &[3.0], &product).unwrap().summary().quantiles;
        for (value, probability) in [(p10, 0.1), (p50, 0.5), (p90, 0.9)] {
            assert!((value - (3.0 * pert.quantile(probability) - 7.0)).abs() < 1e-4, "{value}");
        }
    }

    #[test]
    fn a_scenario_without_the_product_is_a_step() {
        let product = w();
        let mixture = Mixture::new(&[4.0, 0.0], &[0.0, 1.0], &product).unwrap();
        let at = mixture.probability_above(4.0);
        let before = mixture.probability_above(4.0 - 1e-9);
        assert!((before - at - 0.5).abs() < 1e-6);
    }

    #[test]
    fn scenarios_that_are_all_certain_keep_their_quantiles() {
        let product = w();
        let intercepts: Vec<f64> = (0..1000).map(f64::from).collect();
        let quantiles = Mixture::new(&intercepts, &[0.0; 1000], &product).unwrap().summary().quantiles;
        assert!((quantiles.p10 - 99.5).abs() < 1.0 && (quantiles.p90 - 899.5).abs() < 1.0, "{quantiles:?}");
    }

    #[test]
    fn a_certain_product_is_a_step_too() {
        let seven = Product::new(&[Factor::Whole(Pert::new(7.0, 7.0, 7.0).unwrap())]).unwrap();
        let mixture = Mixture::new(&[1.0], &[2.0], &seven).unwrap();
        assert_eq!((mixture.probability_above(14.9), mixture.probability_above(15.0)), (1.0, 0.0));
        assert!((mixture.summary().quantiles.p50 - 15.0).abs() < 1e-9);
    }

    #[test]
    fn bars_hold_all_but_the_ends() {
        let product = w();
        let intercepts: Vec<f64> = (0..64).map(|k| f64::from(k) / 8.0).collect();
        let mixture = Mixture::new(&intercepts, &[2.0; 64], &product).unwrap();
        let histogram = mixture.summary().histogram;
        let sum: f64 = histogram.bars.iter().sum();
        assert!((0.99..=1.0).contains(&sum), "{sum}");
        let bar = mixture.probability_above(histogram.edge(20)) - mixture.probability_above(histogram.edge(21));
        assert!((histogram.bars[20] - bar).abs() < 1e-12);
    }

    #[test]
    fn a_falling_outcome_is_refused() {
        assert!(Mixture::new(&[0.0], &[-1.0], &w()).is_none());
        assert!(Mixture::new(&[], &[], &w()).is_none());
    }
}
