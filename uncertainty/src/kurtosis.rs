//! The kurtosis of benefits and costs, which decides when shapes computed for one time no longer fit another.

use super::term::ProductTerm;

/// Approximate excess kurtosis of benefits and of costs, and their shares of the variance. Mean, variance and third moment are
/// exact in every draw; the fourth moment is the first that the shapes only approximate.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SideKurtosis {
    excess: [f64; 2],
    variance_shares: [f64; 2],
}

impl SideKurtosis {
    /// The kurtosis of sums of terms with coefficients.
    pub(crate) fn of(terms: &[(f64, &ProductTerm)]) -> Self {
        let (mut variances, mut fourths) = ([0.0; 2], [0.0; 2]);
        for (coefficient, term) in terms {
            let (side, own) = (usize::from(!term.timing.is_benefit()), term.own_moments());
            let variance = coefficient * coefficient * own.variance;
            variances[side] += variance;
            fourths[side] += variance * variance * excess_kurtosis(own.third * own.third, own.variance);
        }
        let variance_shares = variances.map(|variance| ratio(variance, variances[0] + variances[1]));
        let excess = [0, 1].map(|side| ratio(fourths[side], variances[side] * variances[side]));
        Self { excess, variance_shares }
    }

    /// The difference in the excess kurtosis of benefits − costs if the sides' kurtosis were another one.
    pub(crate) fn distance(&self, other: &Self) -> f64 {
        let apart = |side: usize| {
            self.variance_shares[side] * self.variance_shares[side] * (self.excess[side] - other.excess[side]).abs()
        };
        apart(0) + apart(1)
    }
}

/// Approximate excess kurtosis of a product of estimates: 1.5 skewness² − 0.6. That is between the beta distribution with
/// α + β = 6, which has (4/3) skewness² − 2/3, and the gamma distribution, which has 1.5 skewness².
fn excess_kurtosis(squared_third: f64, variance: f64) -> f64 {
    1.5 * ratio(squared_third, variance * variance * variance) - 0.6
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Factor, PerDraw, Pert, Timing};

    fn term(timing: Timing, [low, likely, high]: [f64; 3]) -> ProductTerm<'static> {
        let pert = Pert::new(low, likely, high).unwrap();
        ProductTerm::new(timing, PerDraw::Constant(1.0)).times_own(Factor::Value(pert), [Some(0), None, None])
    }

    #[test]
    fn a_larger_share_of_a_skewed_term_is_far_away() {
        let [symmetric, skewed] = [term(Timing::Adoption, [1.0, 2.0, 3.0]), term(Timing::Retention, [1.0, 1.0, 3.0])];
        let kurtosis = |coefficient: f64| SideKurtosis::of(&[(1.0, &symmetric), (coefficient, &skewed)]);
        assert!(kurtosis(1.0).distance(&kurtosis(1.0)) == 0.0);
        assert!(kurtosis(0.0).distance(&kurtosis(0.1)) < 0.1);
        assert!(kurtosis(0.0).distance(&kurtosis(1.0)) > 0.2);
        assert!(kurtosis(1.0).distance(&kurtosis(-1.0)) == 0.0);
    }

    #[test]
    fn a_side_counts_by_its_share_of_the_variance() {
        let [benefit, cost, other] =
            [Timing::Adoption, Timing::Once, Timing::Monthly].map(|timing| term(timing, [1.0, 1.0, 3.0]));
        let kurtosis =
            |benefits: f64, monthly: f64| SideKurtosis::of(&[(benefits, &benefit), (1.0, &cost), (monthly, &other)]);
        let (alone, covered) =
            (kurtosis(0.0, 1.0).distance(&kurtosis(0.0, 0.0)), kurtosis(10.0, 1.0).distance(&kurtosis(10.0, 0.0)));
        assert!(alone > 0.2 && covered < 0.01, "{alone} {covered}");
    }

    #[test]
    fn the_kurtosis_is_between_those_of_the_beta_and_the_gamma_distribution() {
        let [symmetric, skewed] = [[1.0, 2.0, 3.0], [1.0, 1.0, 3.0]].map(|ends| term(Timing::Adoption, ends));
        let of = |term: &ProductTerm| {
            let own = term.own_moments();
            (excess_kurtosis(own.third * own.third, own.variance), own.third * own.third / own.variance.powi(3))
        };
        for (found, squared_skewness) in [of(&symmetric), of(&skewed)] {
            let (beta, gamma) = (4.0 / 3.0 * squared_skewness - 2.0 / 3.0, 1.5 * squared_skewness);
            assert!(beta < found && found < gamma, "{found} outside {beta} to {gamma}");
        }
        // The sum of two independent terms has half of their kurtosis.
        let [alone, twice] =
            [vec![(1.0, &skewed)], vec![(1.0, &skewed); 2]].map(|terms| SideKurtosis::of(&terms).excess[0]);
        assert!((alone - of(&skewed).0).abs() < 1e-12);
        assert!(alone > 0.2 && (twice - alone / 2.0).abs() < 1e-12, "{twice} {alone}");
    }
}
