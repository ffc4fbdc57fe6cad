//! A root finder for quantiles: the value at which a distribution function has a given probability.
//!
//! Newton's method with Halley's correction for curvature, safeguarded by bisection; the slope is the secant's where no density is
//! given. Source: W. H. Press et al., "Numerical Recipes", 3rd ed., 2007, sections 9.2 and 9.4.

const MAX_STEPS: usize = 24;
/// Largest relative change of a step by the curvature.
const MAX_CURVATURE: f64 = 0.5;

/// The state of a search.
pub(crate) struct QuantileSolver {
    pub(crate) value: f64,
    /// Value per probability: the reciprocal of the density.
    pub(crate) slope: f64,
    /// Half the relative change of the density per unit of the value.
    pub(crate) curvature: f64,
    /// The longest last step, as a change of the probability.
    pub(crate) probability_tolerance: f64,
    below: f64,
    above: f64,
}

impl QuantileSolver {
    /// Starts at a value between bounds.
    pub(crate) fn new(value: f64, (below, above): (f64, f64)) -> Self {
        Self { value, slope: above - below, curvature: 0.0, probability_tolerance: 1.0, below, above }
    }

    /// Moves on from a value with the probability `found`. Returns the change of the value.
    fn step(&mut self, found: f64, probability: f64) -> f64 {
        *(if found > probability { &mut self.above } else { &mut self.below }) = self.value;
        let newton = (probability - found) * self.slope;
        let bend = (self.curvature * newton).min(MAX_CURVATURE).max(-MAX_CURVATURE);
        let next = self.value + newton * (1.0 - bend);
        let inside = next >= self.below && next <= self.above;
        let next = if inside { next } else { f64::midpoint(self.below, self.above) };
        let moved = next - self.value;
        self.value = next;
        moved
    }

    /// Searches until a step is no longer than `tolerance` and changes the probability by no more than its own tolerance. `cdf` gives the probability and the density at a value, density 0 where
    /// it is unknown.
    pub(crate) fn run(&mut self, probability: f64, tolerance: f64, cdf: impl Fn(f64) -> (f64, f64)) {
        let mut before = None;
        for _ in 0..MAX_STEPS {
            let (found, density) = cdf(self.value);
            let secant = before.map_or(0.0, |(value, probability)| (self.value - value) / (found - probability));
            let slope = if density > 0.0 { 1.0 / density } else { secant };
            if slope.is_finite() && slope > 0.0 {
                self.slope = slope;
            }
            before = Some((self.value, found));
            if self.step(found, probability).abs() <= tolerance.min(self.probability_tolerance * self.slope) {
                break;
            }
        }
    }
}
