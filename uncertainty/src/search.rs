//! The search for the value that has a probability.

const MAX_STEPS: usize = 24;
/// How much of a step its curvature may take away or add.
const MOST_BEND: f64 = 0.5;

/// A search along a probability that rises with the value.
pub(crate) struct Search {
    pub(crate) value: f64,
    /// Value per probability, as far as is known.
    pub(crate) slope: f64,
    /// Half the density's relative change per value, as far as is known.
    pub(crate) bend: f64,
    below: f64,
    above: f64,
}

impl Search {
    /// Starts at a value within bounds.
    pub(crate) fn new(value: f64, (below, above): (f64, f64)) -> Self {
        Self { value, slope: above - below, bend: 0.0, below, above }
    }

    /// Goes on from a value at which the probability was found; by how far.
    fn step(&mut self, found: f64, probability: f64) -> f64 {
        *(if found > probability { &mut self.above } else { &mut self.below }) = self.value;
        let ahead = (probability - found) * self.slope;
        let bent = (self.bend * ahead).min(MOST_BEND).max(-MOST_BEND);
        let next = self.value + ahead * (1.0 - bent);
        let inside = next >= self.below && next <= self.above;
        let next = if inside { next } else { f64::midpoint(self.below, self.above) };
        let moved = next - self.value;
        self.value = next;
        moved
    }

    /// Searches until a step is no longer than the tolerance, given the probability at a value and its density, 0 where
    /// that is not known.
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
            if self.step(found, probability).abs() <= tolerance {
                break;
            }
        }
    }
}
