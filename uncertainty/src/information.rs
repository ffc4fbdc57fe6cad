//! The value of information for a choice between an uncertain net value X and nothing, by expected value.
//!
//! Who knows nothing gets max(0, E[X]). Who knows X gets max(0, X), and who knows an input gets max(0, E[X | input]): the mean
//! differences are the most that the knowledge can be worth. Source: H. Raiffa and R. Schlaifer, "Applied Statistical Decision Theory",
//! 1961, chapter 4; those of an input are also called partial (EVPPI).

use super::pert_table::PertTable;

/// Slices of equal probability of an input.
const SLICES: usize = 32;
/// Nodes and weights of the Gaussian quadrature with ten nodes on −1..1, the positive ones (M. Abramowitz and I. A. Stegun, "Handbook of
/// Mathematical Functions", 1964, table 25.4).
const GAUSS: [(f64, f64); 5] = [
    (0.148_874_338_981_631_2, 0.295_524_224_714_752_9),
    (0.433_395_394_129_247_2, 0.269_266_719_309_996_36),
    (0.679_409_568_299_024_4, 0.219_086_362_515_982_04),
    (0.865_063_366_688_984_5, 0.149_451_349_150_580_6),
    (0.973_906_528_517_171_7, 0.066_671_344_308_688_14),
];

/// The value of knowing which of these equally likely net values it is.
pub(crate) fn value_of_information(net_values: impl Iterator<Item = f64>) -> f64 {
    let add = |(count, gain, sum): (f64, f64, f64), value: f64| (count + 1.0, gain + value.max(0.0), sum + value);
    let (count, gain, sum) = net_values.fold((0.0, 0.0, 0.0), add);
    (gain - sum.max(0.0)) / count
}

/// The value of knowing an input before the choice between X and nothing, given E[X] and the derivative of E[X | input], which is linear in the input.
#[inline(never)]
pub fn value_of_linear_input(input: &PertTable, mean: f64, slope: f64) -> f64 {
    let pert = input.pert();
    let at = |value: f64| mean + slope * (value - pert.mean());
    let (low, high) = (at(pert.low()), at(pert.high()));
    if low.min(high) >= 0.0 || low.max(high) <= 0.0 {
        return 0.0;
    }
    value_of_information(input.slice_medians(SLICES).into_iter().map(at))
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
