//! What of an uncertain sum its terms have, as far as it decides the shape.

use super::term::Term;

/// How peaked benefits and costs are, beyond mean, variance and third moment, which every scenario has exactly: about the fourth
/// cumulant of each in units of its variance, and what each has of the variance of both.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mix {
    peaks: [f64; 2],
    parts: [f64; 2],
}

impl Mix {
    /// That of terms with what one unit of each is worth.
    pub(crate) fn of(terms: &[(f64, &Term)]) -> Self {
        let (mut variances, mut fourths) = ([0.0; 2], [0.0; 2]);
        for (worth, term) in terms {
            let (side, own) = (usize::from(!term.timing.is_benefit()), term.moments());
            let variance = worth * worth * own.variance;
            variances[side] += variance;
            fourths[side] += variance * variance * peak(own.third * own.third, own.variance);
        }
        let parts = variances.map(|variance| part(variance, variances[0] + variances[1]));
        let peaks = [0, 1].map(|side| part(fourths[side], variances[side] * variances[side]));
        Self { peaks, parts }
    }

    /// How much more or less peaked the sum is than with the shapes of another mix.
    pub(crate) fn distance(&self, other: &Self) -> f64 {
        let apart = |side: usize| self.parts[side] * self.parts[side] * (self.peaks[side] - other.peaks[side]).abs();
        apart(0) + apart(1)
    }
}

/// About the excess kurtosis of a product of estimates: that of Beta distributions of shape 4 lies near this, between -2/3
/// where they are even and 1.5 times the squared skewness where they are not.
fn peak(squared_third: f64, variance: f64) -> f64 {
    1.5 * part(squared_third, variance * variance * variance) - 0.6
}

fn part(of: f64, whole: f64) -> f64 {
    if whole > 0.0 { of / whole } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Column, Factor, Pert, Timing};

    fn term(timing: Timing, [low, likely, high]: [f64; 3]) -> Term<'static> {
        let pert = Pert::new(low, likely, high).unwrap();
        Term::new(timing, Column::Same(1.0)).times_own(Factor::Whole(pert), [Some(0), None, None])
    }

    #[test]
    fn a_mix_is_far_from_one_in_which_a_lopsided_term_has_more() {
        let [even, lopsided] = [term(Timing::Adoption, [1.0, 2.0, 3.0]), term(Timing::Retention, [1.0, 1.0, 3.0])];
        let mix = |worth: f64| Mix::of(&[(1.0, &even), (worth, &lopsided)]);
        assert!(mix(1.0).distance(&mix(1.0)) == 0.0);
        assert!(mix(0.0).distance(&mix(0.1)) < 0.1);
        assert!(mix(0.0).distance(&mix(1.0)) > 0.2);
        assert!(mix(1.0).distance(&mix(-1.0)) == 0.0);
    }

    #[test]
    fn a_side_counts_by_what_it_has_of_the_variance() {
        let [benefit, cost, other] =
            [Timing::Adoption, Timing::Once, Timing::Monthly].map(|timing| term(timing, [1.0, 1.0, 3.0]));
        let mix = |benefits: f64, monthly: f64| Mix::of(&[(benefits, &benefit), (1.0, &cost), (monthly, &other)]);
        let (alone, covered) = (mix(0.0, 1.0).distance(&mix(0.0, 0.0)), mix(10.0, 1.0).distance(&mix(10.0, 0.0)));
        assert!(alone > 0.2 && covered < 0.01, "{alone} {covered}");
    }
}
