//! The value of information for a choice between an uncertain net value X and nothing, by expected value.
//!
//! Who knows nothing gets max(0, E[X]). Who knows X gets max(0, X), and who knows an input gets max(0, E[X | input]): the mean
//! differences are the most that the knowledge can be worth. Source: H. Raiffa and R. Schlaifer, "Applied Statistical Decision Theory",
//! 1961, chapter 4; those of an input are also called partial (EVPPI).

use super::pert_table::PertTable;

/// Slices of equal probability of an input.
const SLICES: usize = 16;
/// The positive nodes of the Gaussian quadrature with eight nodes on −1..1, and their weights (M. Abramowitz and I. A. Stegun, "Handbook of
/// Mathematical Functions", 1964, table 25.4).
const GAUSS: [(f64, f64); 4] = [
    (0.183_434_642_495_649_8, 0.362_683_783_378_362),
    (0.525_532_409_916_329, 0.313_706_645_877_887_3),
    (0.796_666_477_413_626_7, 0.222_381_034_453_374_48),
    (0.960_289_856_497_536_3, 0.101_228_536_290_376_26),
];

/// E[X | input] as a quadratic function of the input's distance from its mean.
#[derive(Clone, Copy, Debug)]
pub struct ConditionalMean {
    /// E[X | input] at the input's mean.
    pub at_mean: f64,
    /// The linear coefficient.
    pub linear: f64,
    /// The quadratic coefficient.
    pub quadratic: f64,
}

/// The value of knowing an input before the choice between X and nothing.
#[inline(never)]
pub fn value_of_information(input: &PertTable, mean: ConditionalMean) -> f64 {
    let (center, count) = (input.pert().mean(), SLICES as f64);
    let at = |value: f64| mean.at_mean + (value - center) * (mean.linear + mean.quadratic * (value - center));
    let (mut gain, mut sum) = (0.0, 0.0);
    for value in input.slice_medians(SLICES) {
        gain += at(value).max(0.0) / count;
        sum += at(value) / count;
    }
    gain - sum.max(0.0)
}

/// The integral of a function between two numbers.
pub(crate) fn integral(function: impl Fn(f64) -> f64, from: f64, to: f64) -> f64 {
    let (middle, half) = (f64::midpoint(from, to), 0.5 * (to - from));
    GAUSS
        .iter()
        .map(|(node, weight)| weight * (function(middle - half * node) + function(middle + half * node)))
        .sum::<f64>()
        * half
}
