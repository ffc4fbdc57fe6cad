//! Putting a few things in order.

use std::cmp::Ordering;

/// Sorts a list of some hundred items at most; equal ones stay as they stood.
///
/// By insertion: the standard library's sort is made for any number, and weighs 4 kB in the page for each type.
pub fn sort_few<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
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
        fn it_is_the_standard_stable_sort(keys in prop::collection::vec(0_u8..9, 0..40)) {
            let mut items: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_few(&mut items, |one, other| one.0.cmp(&other.0));
            prop_assert_eq!(items, expected);
        }
    }
}
