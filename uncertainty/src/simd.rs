//! Two draws at a time: a 128-bit vector of two `f64`, which every machine and WebAssembly have.
//!
//! The vectors are explicit because the page is linked for size, and at that level the compiler vectorises no loop.

pub(crate) use wide::f64x2;

/// Draws per vector. Draws `2 k` and `2 k + 1` form pair `k`.
pub(crate) const LANES: usize = 2;

/// The values at `index` and `index + 1`.
#[inline]
pub(crate) fn load(values: &[f64], index: usize) -> f64x2 {
    let both: &[f64; LANES] = values[index..index + LANES].try_into().expect("a slice of LANES numbers");
    f64x2::new(*both)
}

/// The values of a pair of draws.
#[inline]
pub(crate) fn load_pair(values: &[f64], pair: usize) -> f64x2 {
    load(values, pair * LANES)
}

/// The values pair by pair, without an odd last one.
pub(crate) fn pairs(values: &[f64]) -> impl Iterator<Item = f64x2> + '_ {
    values.as_chunks::<LANES>().0.iter().map(|both| f64x2::new(*both))
}

/// The values of the pairs, draw by draw.
pub(crate) fn unpack(pairs: impl Iterator<Item = f64x2>) -> Vec<f64> {
    pairs.flat_map(f64x2::to_array).collect()
}
