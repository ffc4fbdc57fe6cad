//! The Beta-PERT distribution: an estimate of three numbers as a probability distribution.

/// Beta-PERT(low, likely, high) with shape 4: a beta distribution scaled to low..high, with
/// α = 1 + 4 (likely − low) / (high − low) and β = 1 + 4 (high − likely) / (high − low), so that α + β = 6.
/// With low = high it is a constant.
///
/// Sources: D. Vose, "Risk Analysis", 3rd ed., 2008, after D. Malcolm et al., Operations Research 7(5), 1959. Moments: those of
/// the beta distribution (N. L. Johnson, S. Kotz and N. Balakrishnan, "Continuous Univariate Distributions", vol. 2, ch. 25).
///
/// ```
/// use uncertainty::Pert;
/// let cut = Pert::new(0.1, 0.2, 0.5).unwrap();
/// assert!((cut.mean() - (0.1 + 4.0 * 0.2 + 0.5) / 6.0).abs() < 1e-15);
/// assert!((cut.cdf(cut.quantile(0.9)) - 0.9).abs() < 1e-12);
/// assert!(Pert::new(0.3, 0.2, 0.5).is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pert {
    low: f64,
    likely: f64,
    high: f64,
}

impl Pert {
    /// The distribution, or none unless low ≤ likely ≤ high are finite numbers.
    pub fn new(low: f64, likely: f64, high: f64) -> Option<Self> {
        let ordered = low <= likely && likely <= high;
        ((high - low).is_finite() && ordered).then_some(Self { low, likely, high })
    }

    /// The lowest value.
    pub fn low(&self) -> f64 {
        self.low
    }

    /// The most likely value, the mode.
    pub fn likely(&self) -> f64 {
        self.likely
    }

    /// The highest value.
    pub fn high(&self) -> f64 {
        self.high
    }

    /// high − low; 0 for a constant.
    pub(crate) fn width(&self) -> f64 {
        self.high - self.low
    }

    /// The shape parameters α and β, each from 1 to 5. For a constant they are 3 and have no effect.
    pub(crate) fn alpha_beta(&self) -> (f64, f64) {
        let position = if self.width() > 0.0 { (self.likely - self.low) / self.width() } else { 0.5 };
        (1.0 + 4.0 * position, 5.0 - 4.0 * position)
    }

    /// Mean: (low + 4 likely + high) / 6.
    pub fn mean(&self) -> f64 {
        self.low + self.width() * self.alpha_beta().0 / 6.0
    }

    /// Variance: width² α β / 252.
    pub fn variance(&self) -> f64 {
        let (alpha, beta) = self.alpha_beta();
        self.width() * self.width() * alpha * beta / 252.0
    }

    /// Third central moment: width³ α β (β − α) / 6048.
    pub(crate) fn third_moment(&self) -> f64 {
        let (alpha, beta) = self.alpha_beta();
        self.variance() * self.width() * (beta - alpha) / 24.0
    }

    /// Distribution function P(X ≤ `value`), to about 1e-14.
    pub fn cdf(&self, value: f64) -> f64 {
        if value >= self.high {
            return 1.0;
        }
        if value <= self.low {
            return 0.0;
        }
        let (alpha, beta) = self.alpha_beta();
        incomplete_beta(alpha, beta, (value - self.low) / self.width())
    }

    /// Density at `value`; 0 outside low..high and for a constant.
    pub(crate) fn pdf(&self, value: f64) -> f64 {
        if self.width() <= 0.0 || value < self.low || value > self.high {
            return 0.0;
        }
        let (alpha, beta) = self.alpha_beta();
        let x = (value - self.low) / self.width();
        libm::pow(x, alpha - 1.0) * libm::pow(1.0 - x, beta - 1.0) / (beta_function(alpha) * self.width())
    }

    /// Quantile, exact to rounding: Newton's method, with bisection where it leaves the bracket. Probabilities outside 0..1 are clamped.
    pub fn quantile(&self, probability: f64) -> f64 {
        if self.width() <= 0.0 || probability <= 0.0 {
            return self.low;
        }
        if probability >= 1.0 {
            return self.high;
        }
        let (mut below, mut above) = (self.low, self.high);
        let mut value = self.mean();
        for _ in 0..100 {
            let excess = self.cdf(value) - probability;
            if excess > 0.0 {
                above = value;
            } else {
                below = value;
            }
            let newton = value - excess / self.pdf(value);
            let next = if newton > below && newton < above { newton } else { f64::midpoint(below, above) };
            if (next - value).abs() <= 1e-15 * self.width() {
                return next;
            }
            value = next;
        }
        value
    }
}

/// The beta function B(α, 6 − α) = Γ(α) Γ(6 − α) / Γ(6).
pub(super) fn beta_function(alpha: f64) -> f64 {
    libm::tgamma(alpha) * libm::tgamma(6.0 - alpha) / 120.0
}

/// The regularized incomplete beta function Iₓ(α, β) for α + β = 6, 0 < x < 1, from whichever tail is shorter (DLMF 8.17.4).
fn incomplete_beta(alpha: f64, beta: f64, x: f64) -> f64 {
    if x > (alpha + 1.0) / 8.0 {
        return 1.0 - incomplete_beta_below_mean(beta, alpha, 1.0 - x);
    }
    incomplete_beta_below_mean(alpha, beta, x)
}

/// x^α (1 − x)^β / (α B) · Σ (α + β)ₙ / (α + 1)ₙ xⁿ (DLMF 8.17.8): all terms are positive, so that none cancel.
fn incomplete_beta_below_mean(alpha: f64, beta: f64, x: f64) -> f64 {
    let mut term = libm::pow(x, alpha) * libm::pow(1.0 - x, beta) / (alpha * beta_function(alpha));
    let mut sum = term;
    let mut n = 0.0;
    while term > 1e-17 * sum {
        term *= x * (6.0 + n) / (alpha + 1.0 + n);
        sum += term;
        n += 1.0;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use statrs::distribution::{Beta, ContinuousCDF};

    #[test]
    fn moments_follow_from_the_three_numbers() {
        let pert = Pert::new(10.0, 20.0, 60.0).unwrap();
        assert!((pert.mean() - 25.0).abs() < 1e-12);
        assert!((pert.variance() - (25.0 - 10.0) * (60.0 - 25.0) / 7.0).abs() < 1e-12);
        assert!((pert.third_moment() - 375.0).abs() < 1e-9);
    }

    #[test]
    fn a_constant_has_no_variance() {
        let certain = Pert::new(7.0, 7.0, 7.0).unwrap();
        assert_eq!((certain.quantile(0.3), certain.mean(), certain.variance()), (7.0, 7.0, 0.0));
        assert_eq!((certain.cdf(6.9), certain.cdf(7.0), certain.pdf(7.0)), (0.0, 1.0, 0.0));
    }

    #[test]
    fn unordered_or_infinite_numbers_are_rejected() {
        for (low, likely, high) in [
            (2.0, 1.0, 3.0),
            (0.0, 4.0, 3.0),
            (f64::NAN, 1.0, 2.0),
            (0.0, 1.0, f64::INFINITY),
            (f64::MIN, 0.0, f64::MAX),
        ] {
            assert_eq!(Pert::new(low, likely, high), None);
        }
    }

    proptest! {
        #[test]
        fn probabilities_agree_with_another_implementation(position in 0.0..=1.0, x in 0.0..=1.0) {
            let pert = Pert::new(0.0, position, 1.0).unwrap();
            let (alpha, beta) = pert.alpha_beta();
            prop_assert!((pert.cdf(x) - Beta::new(alpha, beta).unwrap().cdf(x)).abs() < 1e-12);
        }

        #[test]
        fn the_density_is_the_slope_of_the_probability(position in 0.0..=1.0, x in 0.01..0.99) {
            let pert = Pert::new(-5.0, 20.0 * position - 5.0, 15.0).unwrap();
            let (value, step) = (20.0 * x - 5.0, 1e-4);
            let slope = (pert.cdf(value + step) - pert.cdf(value - step)) / (2.0 * step);
            prop_assert!((pert.pdf(value) - slope).abs() < 1e-7);
        }

        #[test]
        fn a_quantile_returns_its_probability(position in 0.0..=1.0, probability in 1e-6..0.999_999) {
            let pert = Pert::new(100.0, 100.0 + 50.0 * position, 150.0).unwrap();
            prop_assert!((pert.cdf(pert.quantile(probability)) - probability).abs() < 1e-11);
        }
    }

    #[test]
    fn the_density_is_zero_outside_and_may_jump_at_an_end() {
        let [first, last] =
            [[0.0, 0.0, 2.0], [0.0, 2.0, 2.0]].map(|[low, likely, high]| Pert::new(low, likely, high).unwrap());
        // Beta(1, 5) has density 5 at 0.
        assert!((first.pdf(0.0) - 2.5).abs() < 1e-12 && (last.pdf(2.0) - 2.5).abs() < 1e-12);
        assert_eq!([first.pdf(-0.1), first.pdf(2.1), last.pdf(-0.1), last.pdf(2.1)], [0.0; 4]);
    }

    #[test]
    fn probabilities_of_0_and_1_have_the_ends_as_quantiles() {
        let pert = Pert::new(1.0, 2.0, 5.0).unwrap();
        assert_eq!([-1.0, 0.0, 1.0, 2.0].map(|probability| pert.quantile(probability)), [1.0, 1.0, 5.0, 5.0]);
    }
}
