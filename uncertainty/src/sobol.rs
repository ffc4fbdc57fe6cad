//! Owen-scrambled Sobol points: the quasi-random draws, the same on every machine.
//!
//! A coordinate is stored as a rank, the index of the one of N equal slices of 0..1 that it lies in. Each dimension is a
//! permutation of 0..N, so that an input's values are a look-up in N sorted quantiles.

use super::sobol_directions::{TABLED_DIMENSIONS, starting_numbers};

/// Largest supported log₂ of the number of points: 2¹⁴ = 16,384.
pub(crate) const MAX_LOG2_COUNT: u32 = 14;

/// 2^k points. Each dimension is computed on first use.
///
/// Dimension d ≥ 128 reuses the sequence of d mod 128 with another scramble and in another order: alone it is as even, in
/// pairs with the first 128 as random as a Latin hypercube. Inputs that matter most should get the lowest dimensions.
///
/// Sources: I. M. Sobol, USSR Comput. Math. Math. Phys. 7(4), 1967; A. B. Owen, "Randomly permuted (t,m,s)-nets", 1995;
/// B. Burley, "Practical Hash-based Owen Scrambling", JCGT 9(4), 2020 (scrambling by a hash, padding by reordering).
#[derive(Debug, Clone)]
pub(crate) struct SobolPoints {
    log2_count: u32,
    dimensions: Vec<Option<Box<[u16]>>>,
}

impl SobolPoints {
    /// Prepares 2^`log2_count` points.
    ///
    /// # Panics
    /// Where `log2_count` exceeds [`MAX_LOG2_COUNT`].
    pub(crate) fn new(log2_count: u32) -> Self {
        assert!(log2_count <= MAX_LOG2_COUNT, "at most 2^{MAX_LOG2_COUNT} points");
        Self { log2_count, dimensions: Vec::new() }
    }

    /// Number of points.
    pub(crate) fn count(&self) -> usize {
        1 << self.log2_count
    }

    /// The points' ranks in one dimension, from 0 to `count() - 1`.
    pub(crate) fn ranks(&mut self, dimension: usize) -> &[u16] {
        if self.dimensions.len() <= dimension {
            self.dimensions.resize(dimension + 1, None);
        }
        let log2_count = self.log2_count;
        self.dimensions[dimension].get_or_insert_with(|| ranks(dimension, log2_count))
    }
}

/// The scrambled ranks of a dimension.
fn ranks(dimension: usize, log2_count: u32) -> Box<[u16]> {
    let seed = hash(u32::try_from(dimension).expect("few dimensions"));
    let sequence = sobol(dimension % TABLED_DIMENSIONS, log2_count);
    let rank = |reversed: u32| top_bits(scramble(reversed, seed), log2_count);
    if dimension < TABLED_DIMENSIONS {
        return sequence.map(rank).collect();
    }
    let in_order: Vec<u16> = sequence.map(rank).collect();
    let order_seed = hash(!u32::try_from(dimension / TABLED_DIMENSIONS).expect("few dimensions"));
    (0..in_order.len() as u32)
        .map(|index| in_order[usize::from(top_bits(scramble(index, order_seed), log2_count))])
        .collect()
}

/// The sequence in Gray-code order (I. A. Antonov and V. M. Saleev, 1979), which has the same first 2^k points. The first binary
/// digit of a coordinate is the lowest bit.
fn sobol(dimension: usize, log2_count: u32) -> impl Iterator<Item = u32> {
    let directions = directions(dimension);
    (0..1_u32 << log2_count).scan(0_u32, move |state, index| {
        if index > 0 {
            *state ^= directions[index.trailing_zeros() as usize];
        }
        Some(*state)
    })
}

/// Direction numbers by the recurrence of Joe and Kuo (2008), bits reversed.
fn directions(dimension: usize) -> [u32; MAX_LOG2_COUNT as usize] {
    let mut v = [0_u32; MAX_LOG2_COUNT as usize];
    if dimension == 0 {
        (0..).zip(&mut v).for_each(|(bit, v)| *v = 1 << bit);
        return v;
    }
    let start = starting_numbers(dimension);
    for (bit, &integer) in (0..).zip(start.integers) {
        v[bit as usize] = u32::from(integer) << (31 - bit);
    }
    for i in start.degree..v.len() {
        v[i] = v[i - start.degree] ^ (v[i - start.degree] >> start.degree);
        for k in 1..start.degree {
            if start.coefficients >> (start.degree - 1 - k) & 1 == 1 {
                v[i] ^= v[i - k];
            }
        }
    }
    v.map(u32::reverse_bits)
}

/// Owen's nested uniform scramble as a hash in which each bit depends on lower bits only.
///
/// Sources: S. Laine and T. Karras, "Stratified sampling for stochastic transparency", 2011; constants of N. Vegdahl, "Building
/// a better LK hash", 2021.
fn scramble(mut x: u32, seed: u32) -> u32 {
    x ^= x.wrapping_mul(0x3d20_adea);
    x = x.wrapping_add(seed);
    x = x.wrapping_mul((seed >> 16) | 1);
    x ^= x.wrapping_mul(0x0552_6c56);
    x ^ x.wrapping_mul(0x53a2_2864)
}

/// A well-mixed seed: the finaliser `lowbias32` of C. Wellons, "Prospecting for hash functions", 2018.
fn hash(number: u32) -> u32 {
    let mut x = number.wrapping_add(0x9e37_79b9);
    x = (x ^ (x >> 16)).wrapping_mul(0x7feb_352d);
    x = (x ^ (x >> 15)).wrapping_mul(0x846c_a68b);
    x ^ (x >> 16)
}

fn top_bits(reversed: u32, log2_count: u32) -> u16 {
    (u64::from(reversed.reverse_bits()) >> (32 - log2_count)) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxes(points: &mut SobolPoints, (x, x_bits): (usize, u32), (y, y_bits): (usize, u32)) -> Vec<u32> {
        let bits = points.log2_count;
        let xs = points.ranks(x).to_vec();
        let mut counts = vec![0; 1 << (x_bits + y_bits)];
        for (&x, &y) in xs.iter().zip(points.ranks(y)) {
            counts[usize::from(x >> (bits - x_bits)) << y_bits | usize::from(y >> (bits - y_bits))] += 1;
        }
        counts
    }

    #[test]
    fn every_dimension_has_one_point_in_each_slice() {
        for log2_count in [0, 6, 10, MAX_LOG2_COUNT] {
            let mut points = SobolPoints::new(log2_count);
            for dimension in [0, 1, 2, 17, 63, 126, 127, 128, 129, 200, 300] {
                let mut ranks = points.ranks(dimension).to_vec();
                ranks.sort_unstable();
                assert!(ranks.into_iter().eq(0..points.count() as u16), "dimension {dimension}");
            }
        }
    }

    #[test]
    fn the_first_two_dimensions_fill_every_elementary_box_once() {
        let mut points = SobolPoints::new(10);
        for x_bits in 0..=10 {
            assert!(boxes(&mut points, (0, x_bits), (1, 10 - x_bits)).iter().all(|&count| count == 1));
        }
    }

    #[test]
    fn pairs_of_the_first_dimensions_share_their_boxes_evenly() {
        let mut points = SobolPoints::new(10);
        for x in 0..16 {
            for y in 0..x {
                assert!(boxes(&mut points, (x, 2), (y, 2)).iter().all(|&count| count == 64), "{x}, {y}");
            }
        }
    }

    #[test]
    fn dimensions_beyond_the_table_are_unrelated_to_those_they_reuse() {
        let mut points = SobolPoints::new(12);
        for dimension in 0..40 {
            let counts = boxes(&mut points, (dimension, 2), (dimension + TABLED_DIMENSIONS, 2));
            let chi_squared: f64 = counts.iter().map(|&c| (f64::from(c) - 256.0).powi(2) / 256.0).sum();
            assert!(chi_squared < 40.0, "{dimension}: {chi_squared}");
        }
    }

    #[test]
    fn the_points_never_change() {
        let mut points = SobolPoints::new(10);
        let checksum = (0..150).fold(0_u64, |sum, dimension| {
            points
                .ranks(dimension)
                .iter()
                .fold(sum, |sum, &rank| (sum ^ u64::from(rank)).wrapping_mul(0x100_0000_01b3).rotate_left(5))
        });
        assert_eq!(checksum, 2_377_765_720_111_187_504);
    }
}
