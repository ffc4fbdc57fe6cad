//! When the money is back, where the cumulative flow is affine in a product W, given everything else.
//!
//! "Paid back by time t" means a cumulative flow of at least 0 at every time from t to the horizon. In scenario i that flow
//! is aᵢ(s) + bᵢ(s) W with b ≥ 0, so the condition is W ≥ max over s ≥ t of −aᵢ(s) / bᵢ(s): a threshold for each month,
//! with which probability is again the mean of W's own.

use super::product::Product;

/// The distribution of the months until the cumulative flow turns from negative to ≥ 0 for the last time.
///
/// ```
/// use async_roi::model::simulation::{Factor, Payback, Pert, Product};
/// let w = Product::new(&[Factor::Whole(Pert::new(1.0, 1.0, 1.0).unwrap())]).unwrap();
/// // 100 spent at once, 40 back each month.
/// let payback = Payback::new(&[[-100.0]; 4], &[[0.0], [40.0], [80.0], [120.0]], &w).unwrap();
/// assert!((payback.quantile(0.5).unwrap() - 2.5).abs() < 2e-3);
/// assert_eq!(payback.probability_within(2.0), 0.0);
/// ```
#[derive(Debug)]
pub struct Payback<'a, C> {
    product: &'a Product,
    intercepts: &'a [C],
    slopes: &'a [C],
    /// For each month, each scenario's place in W's table from which on the flow stays ≥ 0.
    thresholds: Vec<Vec<f64>>,
    /// For each month, the probability that the flow is ≥ 0 from then on.
    probabilities: Vec<f64>,
}

impl<'a, C: AsRef<[f64]>> Payback<'a, C> {
    /// The cumulative flow at the end of month m in scenario i is `intercepts[m][i] + slopes[m][i] * W`, for m from 0 to the
    /// horizon. None where there is no month or no scenario, the columns differ in length, or a slope is negative.
    pub fn new(intercepts: &'a [C], slopes: &'a [C], product: &'a Product) -> Option<Self> {
        let count = intercepts.first()?.as_ref().len();
        let mut columns = intercepts.iter().chain(slopes).map(AsRef::as_ref);
        let fits = count > 0 && intercepts.len() == slopes.len() && columns.all(|column| column.len() == count);
        if !fits || slopes.iter().any(|column| column.as_ref().iter().any(|&slope| slope < 0.0)) {
            return None;
        }
        let thresholds = thresholds(intercepts, slopes, product, count);
        let probabilities =
            thresholds.iter().map(|places| mean_above(product, places.iter().copied(), count)).collect();
        Some(Self { product, intercepts, slopes, thresholds, probabilities })
    }

    /// The probability that payback comes within so many months.
    pub fn probability_within(&self, months: f64) -> f64 {
        let month = months.max(0.0) as usize;
        match self.thresholds.get(month + 1) {
            None => self.probabilities[self.probabilities.len() - 1],
            Some(_) if months <= 0.0 => self.probabilities[0],
            Some(later) => {
                let share = months - month as f64;
                let (a, next_a) = (self.intercepts[month].as_ref(), self.intercepts[month + 1].as_ref());
                let (b, next_b) = (self.slopes[month].as_ref(), self.slopes[month + 1].as_ref());
                let places = later.iter().enumerate().map(|(i, &later)| {
                    let a = a[i] + share * (next_a[i] - a[i]);
                    let b = b[i] + share * (next_b[i] - b[i]);
                    latest(self.product, a, b, later)
                });
                mean_above(self.product, places, later.len())
            }
        }
    }

    /// The months within which payback comes with this probability; none where it never does so often.
    pub fn quantile(&self, probability: f64) -> Option<f64> {
        let month = self.probabilities.iter().position(|&p| p >= probability)?;
        if month == 0 {
            return Some(0.0);
        }
        let (mut below, mut above) = ((month - 1) as f64, month as f64);
        let (mut low, mut high) = (self.probabilities[month - 1], self.probabilities[month]);
        for step in 0..MAX_STEPS {
            let line = (probability - low) / (high - low);
            let share = if step % 3 == 2 { 0.5 } else { line.clamp(0.01, 0.99) };
            let middle = below + share * (above - below);
            let p = self.probability_within(middle);
            if p < probability {
                (below, low) = (middle, p);
            } else {
                (above, high) = (middle, p);
            }
            if above - below < TOLERANCE || (p - probability).abs() < PROBABILITY_TOLERANCE {
                return Some(middle);
            }
        }
        Some(above)
    }

    /// The probability of payback at once, then within each month; what is missing from 1 never pays back in time.
    pub fn by_month(&self) -> Vec<f64> {
        let rises = self.probabilities.windows(2).map(|ends| ends[1] - ends[0]);
        std::iter::once(self.probabilities[0]).chain(rises).collect()
    }
}

/// Where a quantile is known well enough, in months.
const TOLERANCE: f64 = 1e-3;
/// Where a quantile is known well enough, in probability.
const PROBABILITY_TOLERANCE: f64 = 1e-6;
const MAX_STEPS: usize = 40;

fn thresholds<C: AsRef<[f64]>>(intercepts: &[C], slopes: &[C], product: &Product, count: usize) -> Vec<Vec<f64>> {
    let never = vec![f64::NEG_INFINITY; count];
    let mut thresholds: Vec<Vec<f64>> = Vec::with_capacity(intercepts.len());
    for (a, b) in intercepts.iter().zip(slopes).rev() {
        let later = thresholds.last().unwrap_or(&never);
        let flows = a.as_ref().iter().zip(b.as_ref());
        let places = flows.zip(later).map(|((&a, &b), &later)| latest(product, a, b, later)).collect();
        thresholds.push(places);
    }
    thresholds.reverse();
    thresholds
}

/// The place in W's table from which on a + b W ≥ 0 now and also later. Without W (b = 0) the quotient is infinite, with the
/// sign that says always or never, and 0 / 0 is no condition.
#[inline]
fn latest(product: &Product, a: f64, b: f64, later: f64) -> f64 {
    let (origin, places_per_unit) = product.scale();
    let place = (-a / b.abs() - origin) * places_per_unit;
    if place > later { place } else { later }
}

/// The mean probability of W at or above the given places.
fn mean_above(product: &Product, places: impl Iterator<Item = f64>, count: usize) -> f64 {
    1.0 - places.map(|place| product.probability_at(place)).sum::<f64>() / count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::simulation::{Factor, Pert};

    fn uniform_like() -> (Pert, Product) {
        let pert = Pert::new(0.5, 1.0, 2.0).unwrap();
        (pert, Product::new(&[Factor::Whole(pert)]).unwrap())
    }

    #[test]
    fn steady_income_pays_back_when_the_product_says() {
        let (pert, w) = uniform_like();
        let intercepts = [[-100.0]; 37];
        let slopes: Vec<[f64; 1]> = (0..37).map(|month| [10.0 * f64::from(month)]).collect();
        let payback = Payback::new(&intercepts, &slopes, &w).unwrap();
        for probability in [0.1, 0.5, 0.9] {
            let exact = 10.0 / pert.quantile(1.0 - probability);
            assert!((payback.quantile(probability).unwrap() - exact).abs() < 1e-3);
        }
        assert!((payback.probability_within(9.3) - (1.0 - pert.cdf(10.0 / 9.3))).abs() < 1e-5);
        assert!((payback.by_month().iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn what_never_pays_back_has_no_quantile() {
        let (pert, w) = uniform_like();
        let slopes: Vec<[f64; 1]> = (0..13).map(|month| [10.0 * f64::from(month)]).collect();
        let payback = Payback::new(&[[-150.0]; 13], &slopes, &w).unwrap();
        let ever = 1.0 - pert.cdf(150.0 / 120.0);
        assert!((payback.probability_within(99.0) - ever).abs() < 1e-5);
        assert_eq!(payback.quantile(ever + 0.01), None);
        assert!(payback.quantile(ever - 0.01).unwrap() < 12.0);
    }

    #[test]
    fn a_flow_never_negative_is_paid_back_at_once() {
        let (_, w) = uniform_like();
        let payback = Payback::new(&[[0.0], [5.0]], &[[0.0], [1.0]], &w).unwrap();
        assert_eq!((payback.quantile(0.9), payback.probability_within(0.0)), (Some(0.0), 1.0));
    }

    #[test]
    fn only_the_last_turn_counts() {
        let certain = Product::new(&[]).unwrap();
        let payback = Payback::new(&[[-1.0], [1.0], [-1.0], [3.0]], &[[0.0]; 4], &certain).unwrap();
        assert!((payback.quantile(0.5).unwrap() - 2.25).abs() < 1e-3);
    }

    #[test]
    fn many_scenarios_agree_with_each_followed_by_hand() {
        let (pert, w) = uniform_like();
        let cost = |i: usize| 40.0 + 3.0 * i as f64;
        let flow = |i: usize, month: usize| (month as f64 - 1.0).max(0.0) * (8.0 + (i % 5) as f64);
        let intercepts: Vec<Vec<f64>> =
            (0..25).map(|month| (0..32).map(|i| -cost(i) - 2.0 * f64::from(month.min(3))).collect()).collect();
        let slopes: Vec<Vec<f64>> = (0..25).map(|month| (0..32).map(|i| flow(i, month)).collect()).collect();
        let payback = Payback::new(&intercepts, &slopes, &w).unwrap();
        let mut times = Vec::new();
        for i in 0..32 {
            for k in 0..2000 {
                let w = pert.quantile((f64::from(k) + 0.5) / 2000.0);
                let at = |month: usize| intercepts[month][i] + slopes[month][i] * w;
                let turn = (0..24).rev().find(|&month| at(month) < 0.0);
                times.push(match turn {
                    Some(month) if at(month + 1) >= 0.0 => month as f64 + at(month) / (at(month) - at(month + 1)),
                    _ => f64::INFINITY,
                });
            }
        }
        times.sort_by(f64::total_cmp);
        for (probability, place) in [(0.1, 6400), (0.5, 32000), (0.9, 57600)] {
            let exact = times[place];
            assert_eq!(payback.quantile(probability).is_some(), exact.is_finite());
            assert!(exact.is_infinite() || (payback.quantile(probability).unwrap() - exact).abs() < 2e-3);
        }
    }
}
