//! A scale in percent of a row's width, for bars within the rows of a table.
use super::layout::finite_or_zero;
use super::scale::{LinearScale, extent_with_zero};

/// The extent of a bar, in percent of the row's width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PercentSpan {
    /// Its left end.
    pub start: f64,
    /// Its width.
    pub width: f64,
}

/// A scale from 0% to 100% that all rows share.
#[derive(Clone, Copy, Debug)]
pub struct PercentScale {
    scale: LinearScale,
}

impl PercentScale {
    /// The scale over these values and zero.
    pub fn with_zero<'a>(values: impl IntoIterator<Item = &'a f64>) -> Self {
        let (low, high) = extent_with_zero(values);
        Self { scale: LinearScale::new(low, high, 0.0, 100.0) }
    }

    /// The scale over these values only.
    pub fn between(values: &[f64]) -> Self {
        let fold =
            |pick: fn(f64, f64) -> f64| values.iter().map(|&value| finite_or_zero(value)).reduce(pick).unwrap_or(0.0);
        Self { scale: LinearScale::new(fold(f64::min), fold(f64::max), 0.0, 100.0) }
    }

    /// The position of a value, in percent.
    pub fn at(&self, value: f64) -> f64 {
        self.scale.at(value)
    }

    /// The extent between two values, in any order.
    pub fn span(&self, from: f64, to: f64) -> PercentSpan {
        let (from, to) = (self.at(from), self.at(to));
        PercentSpan { start: from.min(to), width: (from - to).abs() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_share_zero() {
        let track = PercentScale::with_zero(&[30.0, -10.0]);
        assert_eq!(track.at(0.0), 25.0);
        assert_eq!(track.span(0.0, 30.0), PercentSpan { start: 25.0, width: 75.0 });
        assert_eq!(track.span(0.0, -10.0), PercentSpan { start: 0.0, width: 25.0 });
    }

    #[test]
    fn a_track_between_values_leaves_zero_out() {
        let track = PercentScale::between(&[60.0, 100.0, f64::NAN.min(80.0)]);
        assert_eq!((track.at(60.0), track.at(70.0), track.at(100.0)), (0.0, 25.0, 100.0));
    }

    #[test]
    fn nothing_to_draw_stays_inside() {
        for track in [PercentScale::with_zero(&[]), PercentScale::between(&[])] {
            assert!((0.0..=100.0).contains(&track.at(0.0)));
        }
    }
}
