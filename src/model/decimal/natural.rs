//! Whole numbers of any size, with the few operations that exact decimals need.

use std::cmp::Ordering;

/// A whole number from 0 on: parts of 32 bits, the lowest first, the highest not zero.
#[derive(Clone, Debug)]
pub(super) struct Natural(Vec<u32>);

impl Natural {
    pub(super) fn of(value: u64) -> Self {
        let mut number = Self(vec![value as u32, (value >> 32) as u32]);
        number.trim();
        number
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    /// How many bits it has.
    pub(super) fn bits(&self) -> i32 {
        let parts = i32::try_from(self.0.len()).unwrap_or(i32::MAX);
        self.0.last().map_or(0, |highest| 32 * parts - highest.leading_zeros().cast_signed())
    }

    /// Multiplies it, then adds.
    pub(super) fn times(&mut self, factor: u32, more: u32) {
        let mut carry = u64::from(more);
        for part in &mut self.0 {
            carry += u64::from(*part) * u64::from(factor);
            *part = carry as u32;
            carry >>= 32;
        }
        self.0.push(carry as u32);
        self.trim();
    }

    pub(super) fn times_ten(&mut self) {
        self.times(10, 0);
    }

    /// Multiplies it by two as many times.
    pub(super) fn shift(&mut self, times: i32) {
        self.times(1 << (times % 32), 0);
        if !self.is_zero() {
            self.0.splice(0..0, (0..times / 32).map(|_| 0));
        }
    }

    /// Takes one away that is not larger.
    pub(super) fn minus(&mut self, other: &Self) {
        let mut borrow = 0;
        for (place, part) in self.0.iter_mut().enumerate() {
            let less = i64::from(*part) - i64::from(other.0.get(place).copied().unwrap_or(0)) + borrow;
            *part = less as u32;
            borrow = less >> 32;
        }
        self.trim();
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let part = |number: &Self, place: usize| u64::from(number.0.get(place).copied().unwrap_or(0));
        let mut carry = 0;
        let add = |place| {
            carry += part(self, place) + part(other, place);
            let sum = carry as u32;
            carry >>= 32;
            sum
        };
        let mut sum = Self((0..=self.0.len().max(other.0.len())).map(add).collect());
        sum.trim();
        sum
    }

    pub(super) fn compare(&self, other: &Self) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}
