//! Scenarios in blocks: so few at a time that what is computed of them stays in registers, in loops of fixed length that a
//! compiler turns into vector instructions.

/// How many scenarios a block has; every number of scenarios is a multiple of it.
pub const BLOCK: usize = 16;

/// One number for each scenario of a block.
pub type Block = [f64; BLOCK];

/// Nothing for each.
pub(crate) const ZEROS: Block = [0.0; BLOCK];

/// A block of a column.
#[inline]
pub(crate) fn block(column: &[f64], index: usize) -> &Block {
    let start = index * BLOCK;
    column[start..start + BLOCK].try_into().expect("as many numbers as a block has")
}

/// What is added to this is rounded to a whole number, which then stands in its lowest bits: 1.5 · 2⁵².
const ROUNDING: f64 = 6_755_399_441_055_744.0;

/// The whole number below a number from 0 to 32,767, and how far beyond it lies. A whole number may as well be one that lies
/// 1 beyond the next lower one. Unlike a conversion this is two additions, in a vector too.
#[inline]
pub(crate) fn split(number: f64) -> (usize, f64) {
    let rounded = number - 0.5 + ROUNDING;
    ((rounded.to_bits() & 0x7fff) as usize, number - (rounded - ROUNDING))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_is_its_whole_and_its_part(number in 0.0..32_767.0_f64) {
            let (whole, part) = split(number);
            prop_assert_eq!(whole as f64 + part, number);
            prop_assert!((0.0..=1.0).contains(&part));
        }
    }

    #[test]
    fn whole_numbers_split_too() {
        for number in 0..300_u32 {
            let (whole, part) = split(f64::from(number));
            assert!(whole as f64 + part == f64::from(number) && (part == 0.0 || part == 1.0), "{number}");
        }
    }
}
