//! A measured figure over the days of a rollout.

/// Linear between readings; after the last one a fixed multiple of another figure, the tail.
///
/// Days count from the start of the rollout.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ReadingCurve {
    /// Day and value, in the order of days; at least one.
    points: Vec<(f64, f64)>,
    /// The multiple of the tail after the last point.
    factor: f64,
}

impl ReadingCurve {
    /// From zero on the day `begin` through these points; none without a point.
    pub(super) fn from_zero(begin: f64, mut points: Vec<(f64, f64)>) -> Option<Self> {
        if points.is_empty() {
            return None;
        }
        points.insert(0, (begin, 0.0));
        Some(Self { points, factor: 0.0 })
    }

    /// Day and value of the last reading.
    pub(super) fn last(&self) -> (f64, f64) {
        self.points[self.points.len() - 1]
    }

    /// Day and value of the last readings, at most `count`, earliest first.
    pub(super) fn recent(&self, count: usize) -> &[(f64, f64)] {
        &self.points[self.points.len().saturating_sub(count).max(1)..]
    }

    /// The same, continued as this multiple of the tail.
    pub(super) fn going_on(self, factor: f64) -> Self {
        Self { factor, ..self }
    }

    /// Continues it as this multiple of the tail.
    pub(super) fn go_on(&mut self, factor: f64) {
        self.factor = factor;
    }

    /// The value on a day on which the tail has this value; zero before the path begins.
    pub(super) fn at(&self, day: f64, tail: f64) -> f64 {
        let piece = self.points.windows(2).find(|pair| pair[0].0 <= day && day <= pair[1].0);
        match piece {
            Some(pair) => between(pair, day),
            None if day > self.last().0 => self.factor * tail,
            None => 0.0,
        }
    }

    /// The integral over the days `from`..`to` up to the last reading.
    pub(super) fn read(&self, from: f64, to: f64) -> f64 {
        if from >= self.last().0 {
            return 0.0;
        }
        // The pieces that end after `from` and begin before `to`.
        let first = self.points.partition_point(|(day, _)| *day <= from).saturating_sub(1);
        let pieces = self.points[first..].windows(2).take_while(|pair| pair[0].0 < to);
        pieces
            .map(|pair| {
                let (start, end) = (pair[0].0.max(from), pair[1].0.min(to));
                if end > start { (end - start) * between(pair, f64::midpoint(start, end)) } else { 0.0 }
            })
            .sum()
    }

    /// The exact mean over the days `from`..`to` of a tail with this mean over any days, given the integral [`Self::read`] there.
    pub(super) fn mean(&self, (from, to): (f64, f64), read: f64, tail: &dyn Fn(f64, f64) -> f64) -> f64 {
        let start = self.last().0.max(from);
        let after = if to > start { (to - start) * self.factor * tail(start, to) } else { 0.0 };
        (read + after) / (to - from)
    }
}

/// On the straight line between two points.
fn between(pair: &[(f64, f64)], day: f64) -> f64 {
    let ((start, low), (end, high)) = (pair[0], pair[1]);
    if end > start { low + (high - low) * (day - start) / (end - start) } else { high }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn curve() -> ReadingCurve {
        ReadingCurve::from_zero(10.0, vec![(20.0, 0.4), (40.0, 0.2)]).unwrap().going_on(0.5)
    }

    #[test]
    fn passes_through_what_was_read_and_goes_on_as_a_part_of_its_tail() {
        let values = [0.0, 10.0, 15.0, 20.0, 30.0, 40.0, 41.0].map(|day| curve().at(day, 0.6));
        let expected = [0.0, 0.0, 0.2, 0.4, 0.3, 0.2, 0.3];
        assert!(values.iter().zip(expected).all(|(value, expected)| (value - expected).abs() < 1e-12), "{values:?}");
        assert_eq!(ReadingCurve::from_zero(0.0, Vec::new()), None);
    }

    proptest! {
        #[test]
        fn the_mean_is_the_integral(from in 0.0..60.0, length in 0.5..40.0) {
            let tail = |from: f64, to: f64| f64::midpoint(from, to) / 100.0;
            let steps = 4_000;
            let width = length / f64::from(steps);
            let days = (0..steps).map(|step| from + width * (f64::from(step) + 0.5));
            let sum: f64 = days.map(|day| curve().at(day, day / 100.0)).sum();
            prop_assert!((curve().mean((from, from + length), curve().read(from, from + length), &tail) - sum / f64::from(steps)).abs() < 1e-3);
        }
    }
}
