//! The distribution of a sum of independent parts, by convolution on a grid.

use super::draws::Draws;
use super::terms::Term;
use crate::model::simulation::{Factor, PertTable, Product};
use std::rc::Rc;

/// Intervals of the grid.
const CELLS: usize = 512;
/// The most pieces that a part is divided into.
const PIECES: usize = 32;
/// How many standard deviations of the sum the grid reaches below and above its mean: beyond lies less than 1e-5.
const REACH: (f64, f64) = (6.0, 9.0);

/// One independent part of a sum: a product of factors.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) mean: f64,
    variance: f64,
    distribution: Distribution<'a>,
}

/// A part's own distribution: one factor's, or a product's.
#[derive(Debug)]
enum Distribution<'a> {
    Single { table: &'a PertTable, factor: Factor },
    Product(Rc<Product>),
}

impl<'a> Part<'a> {
    /// The product of a term's own factors, none where it has none.
    pub(super) fn of(draws: &Draws<'a>, term: &Term) -> Option<Self> {
        let distribution = match term.own[..] {
            [] => return None,
            [own] => Distribution::Single { table: draws.table(own.dimension), factor: own.factor },
            _ => Distribution::Product(draws.product(&term.own)),
        };
        Some(Self { mean: term.mean(), variance: term.variance(), distribution })
    }

    fn cdf(&self, value: f64) -> f64 {
        match &self.distribution {
            Distribution::Product(product) => product.cdf(value),
            Distribution::Single { table, factor: Factor::Whole(_) } => table.distribution(value).0,
            Distribution::Single { table, factor: Factor::Remainder(_) } => 1.0 - table.distribution(1.0 - value).0,
        }
    }

    fn bulk(&self) -> (f64, f64) {
        match &self.distribution {
            Distribution::Product(product) => product.bulk(),
            Distribution::Single { factor, .. } => factor.support(),
        }
    }

    /// The distance from the mean times `scale`, in pieces of at least `width`: distance and probability.
    fn pieces(&self, scale: f64, width: f64) -> Vec<(f64, f64)> {
        let (low, high) = self.bulk();
        let count = ((high - low) * scale.abs() / width).ceil().clamp(1.0, PIECES as f64);
        let step = (high - low) / count;
        let mut below = 0.0;
        let mut pieces: Vec<(f64, f64)> = (0..count as usize)
            .map(|piece| {
                let edge = low + step * (piece + 1) as f64;
                let probability = if edge >= high - 0.5 * step { 1.0 } else { self.cdf(edge) };
                let mass = probability - below;
                below = probability;
                ((edge - 0.5 * step) * scale, mass)
            })
            .collect();
        let mean: f64 = pieces.iter().map(|(value, mass)| value * mass).sum();
        for (value, _) in &mut pieces {
            *value -= mean;
        }
        pieces
    }
}

/// The distribution of W − mean plus independent parts less theirs, as a table.
#[derive(Debug)]
pub(super) struct Kernel {
    start: f64,
    cells_per_unit: f64,
    /// Probability at the cells' ends, and the last once more.
    probabilities: Vec<f64>,
}

impl Kernel {
    /// Convolves W with each part times its scale.
    pub(super) fn new(product: &Product, parts: &[(f64, &Part)]) -> Self {
        let variance: f64 =
            product.variance() + parts.iter().map(|(scale, part)| scale * scale * part.variance).sum::<f64>();
        let deviation = variance.sqrt();
        let (start, width) = (-REACH.0 * deviation, (REACH.0 + REACH.1) * deviation / CELLS as f64);
        let grid: Vec<f64> =
            (0..=CELLS).map(|cell| product.cdf(product.mean() + start + width * cell as f64)).collect();
        let mut table =
            parts.iter().fold(grid, |table, (scale, part)| convolve(&table, &part.pieces(*scale, width), width));
        table[0] = 0.0;
        table[CELLS] = 1.0;
        Self::fitted(table, start, width, variance)
    }

    /// Moves and stretches the grid so that mean and variance are exact: pieces and interpolation blur a little.
    fn fitted(mut probabilities: Vec<f64>, start: f64, width: f64, variance: f64) -> Self {
        let (mut mean, mut square) = (0.0, 0.0);
        for (cell, ends) in probabilities.windows(2).enumerate() {
            let (mass, middle) = (ends[1] - ends[0], start + width * (cell as f64 + 0.5));
            mean += mass * middle;
            square += mass * (middle * middle + width * width / 12.0);
        }
        let stretch = (variance / (square - mean * mean)).sqrt();
        probabilities.push(1.0);
        Self { start: (start - mean) * stretch, cells_per_unit: 1.0 / (width * stretch), probabilities }
    }

    /// The probability of `value` or less; any value but NaN.
    #[inline]
    pub(super) fn cdf(&self, value: f64) -> f64 {
        let place = (value - self.start) * self.cells_per_unit;
        let inside = if place > 0.0 { place } else { 0.0 };
        let inside = if inside < CELLS as f64 { inside } else { CELLS as f64 };
        let cell = inside as u32 as usize;
        let left = self.probabilities[cell];
        left + (inside - cell as f64) * (self.probabilities[cell + 1] - left)
    }
}

/// The weighted mean of a table shifted by each piece.
fn convolve(table: &[f64], pieces: &[(f64, f64)], width: f64) -> Vec<f64> {
    let count = table.len();
    let mut padded = vec![0.0; count + 1];
    padded.extend_from_slice(table);
    padded.resize(3 * count + 1, 1.0);
    let mut sum = vec![0.0; count];
    for (distance, mass) in pieces {
        let shift = (distance / width).clamp(-(count as f64), count as f64);
        let whole = shift.floor();
        let part = shift - whole;
        let from = (count as f64 - whole) as usize;
        let (near, far) = (&padded[from + 1..from + 1 + count], &padded[from..from + count]);
        for (sum, (near, far)) in sum.iter_mut().zip(near.iter().zip(far)) {
            *sum += mass * (near + part * (far - near));
        }
    }
    sum
}
