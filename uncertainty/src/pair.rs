//! Scenarios two at a time: as many numbers as a vector register holds on every machine, in WebAssembly too. A compiler that
//! builds for weight makes no vectors by itself, so what runs for every scenario is written with them.

/// One number for each of two scenarios.
pub(crate) type Pair = wide::f64x2;

/// How many scenarios a pair has.
pub(crate) const LANES: usize = 2;

/// A number of a table and the next.
#[inline]
pub(crate) fn pair_at(table: &[f64], place: usize) -> Pair {
    let both: &[f64; LANES] = table[place..place + LANES].try_into().expect("as many numbers as a pair has");
    Pair::new(*both)
}

/// Two numbers of a column.
#[inline]
pub(crate) fn pair(column: &[f64], index: usize) -> Pair {
    pair_at(column, index * LANES)
}

/// A column in pairs; an odd last number is not among them.
pub(crate) fn pairs(column: &[f64]) -> impl Iterator<Item = Pair> + '_ {
    column.as_chunks::<LANES>().0.iter().map(|both| Pair::new(*both))
}

/// The numbers of some pairs, in their order.
pub(crate) fn numbers(pairs: impl Iterator<Item = Pair>) -> Vec<f64> {
    pairs.flat_map(Pair::to_array).collect()
}
