//! The search for the value that has a probability.

const MAX_STEPS: usize = 24;

/// A search along a probability that rises with the value.
pub(super) struct Search {
    pub(super) value: f64,
    /// Value per probability, as far as is known.
    pub(super) slope: f64,
    below: f64,
    above: f64,
}

impl Search {
    /// Starts at a value within bounds.
    pub(super) fn new(value: f64, (below, above): (f64, f64)) -> Self {
        Self { value, slope: above - below, below, above }
    }

    /// Looks within these bounds from now on.
    pub(super) fn widen(&mut self, (below, above): (f64, f64)) {
        (self.below, self.above) = (below, above);
    }

    /// Goes on from a value at which the probability was found; by how far.
    fn step(&mut self, found: f64, probability: f64) -> f64 {
        *(if found > probability { &mut self.above } else { &mut self.below }) = self.value;
        let secant = self.value + (probability - found) * self.slope;
        let inside = secant >= self.below && secant <= self.above;
        let next = if inside { secant } else { f64::midpoint(self.below, self.above) };
        let moved = next - self.value;
        self.value = next;
        moved
    }

    /// Searches until a step is no longer than the tolerance.
    pub(super) fn run(&mut self, probability: f64, tolerance: f64, cdf: impl Fn(f64) -> f64) {
        let mut found = cdf(self.value);
        for _ in 0..MAX_STEPS {
            let moved = self.step(found, probability);
            if moved.abs() <= tolerance {
                break;
            }
            let next = cdf(self.value);
            let slope = moved / (next - found);
            if slope.is_finite() && slope > 0.0 {
                self.slope = slope;
            }
            found = next;
        }
    }
}
