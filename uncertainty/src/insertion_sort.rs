//! Insertion sort, for lists that are short or nearly sorted.

use std::cmp::Ordering;

/// Sorts in place and stably, in time proportional to the square of the length: meant for a few hundred items at most.
///
/// The standard library's sort adds 4 kB of Wasm for each type that it sorts.
pub fn insertion_sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    for next in 1..items.len() {
        let mut place = next;
        while place > 0 && compare(&items[place - 1], &items[place]).is_gt() {
            items.swap(place - 1, place);
            place -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_equals_the_standard_stable_sort(keys in prop::collection::vec(0_u8..9, 0..40)) {
            let mut items: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            insertion_sort_by(&mut items, |one, other| one.0.cmp(&other.0));
            prop_assert_eq!(items, expected);
        }
    }
}
