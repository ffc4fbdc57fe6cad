//! The numbers that a look into the table of shapes takes.

use super::kernel::{CELLS, WIDTH};
use super::pair::{LANES, Pair};

/// Numbers that never change, in memory: engines of WebAssembly read a vector from there in one instruction, and make a constant
/// one from three, each time that it is needed. It is 7 % of the time of a whole answer.
#[derive(Debug)]
pub(crate) struct Fixed {
    pub(crate) one: f64,
    half: f64,
    rounding: f64,
    /// The cells of the table, those of one standard deviation, and where the mean lies.
    pub(crate) cells: f64,
    pub(crate) cells_per_deviation: f64,
    pub(crate) middle: f64,
    /// A variance that is none.
    pub(crate) nothing_open: f64,
    /// Shows beside nothing only, and is far more than a standard deviation where nothing is open: there a step is up at its own
    /// place.
    pub(crate) hardly_anything: f64,
    /// How far a scenario may bend the shape: any farther, and within six deviations probabilities would fall where they should rise.
    pub(crate) most_bend: f64,
}

impl Fixed {
    pub(crate) const fn new() -> Self {
        Self {
            one: 1.0,
            half: 0.5,
            // 1.5 · 2⁵²: what is added to it is rounded to a whole number, which then stands in its lowest bits.
            rounding: 6_755_399_441_055_744.0,
            cells: CELLS as f64,
            cells_per_deviation: 1.0 / WIDTH,
            middle: 0.5 * CELLS as f64,
            nothing_open: 1e-300,
            hardly_anything: 1e-147,
            most_bend: 0.08,
        }
    }

    /// The whole numbers below two numbers from 0 to 32,767, and how far beyond they lie. A whole number may as well be one that
    /// lies 1 beyond the next lower one. Unlike a conversion this is two additions.
    #[inline]
    pub(crate) fn split(&self, numbers: Pair) -> ([usize; LANES], Pair) {
        let rounded = numbers - self.half + self.rounding;
        (rounded.to_array().map(|rounded| (rounded.to_bits() & 0x7fff) as usize), numbers - (rounded - self.rounding))
    }

    /// The same numbers, none farther from 0 than a limit.
    #[inline]
    pub(crate) fn within(numbers: Pair, limit: f64) -> Pair {
        numbers.fast_min(Pair::splat(limit)).fast_max(Pair::splat(-limit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_is_its_whole_and_its_part(numbers in [0.0..32_767.0_f64, 0.0..32_767.0_f64]) {
            let (wholes, parts) = Fixed::new().split(Pair::new(numbers));
            for ((number, whole), part) in numbers.into_iter().zip(wholes).zip(parts.to_array()) {
                prop_assert_eq!(whole as f64 + part, number);
                prop_assert!((0.0..=1.0).contains(&part));
            }
        }
    }

    #[test]
    fn whole_numbers_split_too() {
        for number in 0..300_u32 {
            let (wholes, parts) = Fixed::new().split(Pair::splat(f64::from(number)));
            let (whole, part) = (wholes[1], parts.to_array()[1]);
            assert!(whole as f64 + part == f64::from(number) && (part == 0.0 || part == 1.0), "{number}");
        }
    }
}
