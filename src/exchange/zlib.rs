//! Texts folded into few bytes and unfolded again: zlib streams (RFC 1950) of deflate blocks (RFC 1951).
//!
//! A link holds some kilobytes at most. For these a plain implementation is fast enough, and a fifth as heavy as one that
//! is made for speed.

mod deflate;
mod huffman;
mod inflate;

pub use deflate::fold;
pub use inflate::{Unfolding, unfold};

/// The method and window of a stream, and the check bits that go with them.
const HEADER: [u8; 2] = [0x78, 0xda];
/// The symbol that ends a block; literals are below it and lengths above.
const END: usize = 256;
/// The order in which a block states the lengths of the code that writes its other lengths.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// The checksum of a stream's content (Adler-32).
fn checksum(bytes: &[u8]) -> u32 {
    let (low, high) = bytes.iter().fold((1, 0), |(low, high), byte| {
        let low = (low + u32::from(*byte)) % 65_521;
        (low, (high + low) % 65_521)
    });
    high << 16 | low
}

/// The shortest match of a length symbol, counted from the first one, and how many bits tell which it is.
fn length(symbol: usize) -> (usize, u32) {
    match symbol {
        0..=7 => (symbol + 3, 0),
        28 => (258, 0),
        _ => (((4 + symbol % 4) << (symbol / 4 - 1)) + 3, symbol as u32 / 4 - 1),
    }
}

/// The least distance of a distance symbol, and how many bits tell which it is.
fn distance(symbol: usize) -> (usize, u32) {
    match symbol {
        0..=3 => (symbol + 1, 0),
        _ => (((2 + symbol % 2) << (symbol / 2 - 1)) + 1, symbol as u32 / 2 - 1),
    }
}

/// How many bits each literal or length has where a block does not say.
fn fixed_literals() -> Vec<u8> {
    [(8, 144), (9, 112), (7, 24), (8, 8)].iter().flat_map(|(bits, count)| vec![*bits; *count]).collect()
}

#[cfg(test)]
mod tests;
