//! Summaries of a distribution: quantiles, and the probabilities of bins that stay where they are while an input is being edited.

/// P10, P50 (the median) and P90 of an outcome, in its own unit; none where a quantile is infinite, as for a payback that never comes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Quantiles {
    /// The value with a probability of 10% below it.
    pub p10: Option<f64>,
    /// The median.
    pub p50: Option<f64>,
    /// The value with a probability of 90% below it.
    pub p90: Option<f64>,
}

/// The quantiles of the cumulative cash flow at the end of one month, for a fan chart.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FanQuantiles {
    /// The 10% quantile.
    pub p10: f64,
    /// The lower quartile.
    pub p25: f64,
    /// The median.
    pub p50: f64,
    /// The upper quartile.
    pub p75: f64,
    /// The 90% quantile.
    pub p90: f64,
}

/// The probability of each bin between neighbouring edges. What is missing from 1 lies outside the edges.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BinnedDistribution {
    /// The bins' edges in ascending order, one more than there are bins.
    pub edges: Vec<f64>,
    /// The probability of each bin.
    pub masses: Vec<f64>,
}

impl BinnedDistribution {
    /// From the probabilities below the edges, which may decrease by rounding errors.
    pub(crate) fn new(edges: Vec<f64>, below: &[f64]) -> Self {
        Self { edges, masses: below.windows(2).map(|ends| (ends[1] - ends[0]).max(0.0)).collect() }
    }

    /// An approximate quantile: linear within bins, with half of the mass outside the edges below the first.
    pub(crate) fn quantile(&self, probability: f64) -> f64 {
        let mut below = 0.5 * (1.0 - self.masses.iter().sum::<f64>());
        for (ends, mass) in self.edges.windows(2).zip(&self.masses) {
            if below + mass >= probability {
                return ends[0] + (ends[1] - ends[0]) * ((probability - below) / mass).max(0.0);
            }
            below += mass;
        }
        self.edges.last().copied().unwrap_or_default()
    }
}

/// Bins of an outcome's histogram.
pub(crate) const BINS: usize = 48;

/// Smallest bin width relative to the values: bins of a certain outcome are this narrow, and their edges still differ in print.
const LEAST_RELATIVE_WIDTH: f64 = 1e-9;

/// Edges of [`BINS`] bins that cover low..high. The width is a round number and each edge a multiple of it, so that 0 is an edge
/// wherever it is covered.
pub fn round_edges(low: f64, high: f64) -> Vec<f64> {
    let magnitude = low.abs().max(high.abs());
    let least = if magnitude > 0.0 { LEAST_RELATIVE_WIDTH * magnitude } else { 1.0 };
    let width = round_up(((high - low) / (BINS - 1) as f64).max(least));
    let spare = BINS as f64 - (high - low) / width;
    let start = (low / width - 0.5 * (spare - 1.0)).floor() * width;
    (0..=BINS).map(|edge| start + width * edge as f64).collect()
}

/// The next of 1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten.
fn round_up(value: f64) -> f64 {
    let power = libm::pow(10.0, libm::floor(libm::log10(value)));
    let steps = [1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0];
    let step = steps.into_iter().find(|step| step * power >= value * (1.0 - 1e-9));
    step.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn start_and_width(edges: &[f64]) -> (f64, f64) {
        (edges[0], edges[1] - edges[0])
    }

    #[test]
    fn edges_are_round_and_include_zero() {
        let (start, width) = start_and_width(&round_edges(-31_000.0, 390_000.0));
        assert!((start / width).fract().abs() < 1e-12);
        assert!((width - 10_000.0).abs() < 1e-9);
    }

    #[test]
    fn a_small_edit_moves_no_edge() {
        assert_eq!(round_edges(-31_000.0, 390_000.0), round_edges(-31_100.0, 390_300.0));
    }

    #[test]
    fn a_certain_outcome_has_narrow_bins() {
        let (start, width) = start_and_width(&round_edges(15.0, 15.0));
        assert!(start < 15.0 && 15.0 < start + width * BINS as f64 && width < 1e-6);
        assert!((start_and_width(&round_edges(0.0, 0.0)).1 - 1.0).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn bins_cover_the_range_without_much_waste(low in -1e6..1e6, span in 1e-3..1e7) {
            let edges = round_edges(low, low + span);
            let (start, width) = start_and_width(&edges);
            prop_assert!(start <= low && low + span <= edges[BINS] * (1.0 + 1e-12) + 1e-9 * width);
            prop_assert!(span > 0.7 * width * (BINS - 2) as f64);
        }
    }
}
