//! Pairwise comparison of cost curves: which offer is cheaper from which team size on.

use super::{CheaperOffer, Crossover, crossovers};

/// The comparison of two of several cost curves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairComparison {
    /// The place of the first curve.
    pub first: usize,
    /// The place of the second curve.
    pub second: usize,
    /// Where the cheaper one changes, by rising size.
    pub crossovers: Vec<Crossover>,
    /// Which one is cheaper at the smallest size at which they differ; none where they never do.
    pub start: Option<CheaperOffer>,
}

impl PairComparison {
    fn of((first, a): (usize, &[f64]), (second, b): (usize, &[f64])) -> Self {
        let cheaper = a.iter().zip(b).find(|(a, b)| a != b);
        let start = cheaper.map(|(a, b)| if a < b { CheaperOffer::First } else { CheaperOffer::Second });
        Self { first, second, crossovers: crossovers(a, b), start }
    }

    /// The places of the cheaper and of the more expensive curve, from one side's point of view.
    pub fn order(&self, cheaper: CheaperOffer) -> (usize, usize) {
        match cheaper {
            CheaperOffer::First => (self.first, self.second),
            CheaperOffer::Second => (self.second, self.first),
        }
    }
}

/// Each pair of curves, in their order. A curve's first value is the monthly cost for one person.
pub fn compare_pairs(curves: &[Vec<f64>]) -> Vec<PairComparison> {
    let mut found = Vec::new();
    for (first, a) in curves.iter().enumerate() {
        for (second, b) in curves.iter().enumerate().skip(first + 1) {
            found.push(PairComparison::of((first, a), (second, b)));
        }
    }
    found
}

/// Which curve is the cheapest of all from which size on: the first of equals, and the one before as long as it still
/// is one of them. Curves may end before others; the list goes as far as the longest.
pub fn cheapest(curves: &[Vec<f64>]) -> Vec<(u32, usize)> {
    let sizes = curves.iter().map(Vec::len).max().unwrap_or_default();
    let mut spans: Vec<(u32, usize)> = Vec::new();
    for (index, people) in (0..sizes).zip(1..) {
        let cost = |place: usize| curves[place].get(index).copied().unwrap_or(f64::INFINITY);
        let mut best = spans.last().map_or(0, |span| span.1);
        for place in 0..curves.len() {
            if cost(place) < cost(best) {
                best = place;
            }
        }
        if spans.last().is_none_or(|span| span.1 != best) {
            spans.push((people, best));
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::super::{Billing, LARGEST_TEAM, Price, cost_curve};
    use super::*;
    use proptest::prelude::*;

    fn curves(prices: &[Price]) -> Vec<Vec<f64>> {
        prices.iter().map(|price| cost_curve(price, Billing::Yearly, LARGEST_TEAM)).collect()
    }

    #[test]
    fn each_pair_is_held_against_each_other() {
        let found = compare_pairs(&curves(&[Price::flat(99.0), Price::per_user(5.0), Price::per_user(5.0)]));
        let places: Vec<_> = found.iter().map(|duel| (duel.first, duel.second, duel.crossovers.len())).collect();
        assert_eq!(places, [(0, 1, 1), (0, 2, 1), (1, 2, 0)]);
        assert_eq!([&found[0], &found[2]].map(|duel| duel.start), [Some(CheaperOffer::Second), None]);
        let crossing = found[0].crossovers[0];
        assert_eq!((crossing.people, found[0].order(crossing.cheaper)), (20, (0, 1)));
        let cheap_first = &compare_pairs(&curves(&[Price::flat(99.0), Price::per_user(5.0), Price::flat(99.0)]))[2];
        assert_eq!((cheap_first.start, cheap_first.order(CheaperOffer::First)), (Some(CheaperOffer::First), (1, 2)));
        assert_eq!(cheap_first.order(CheaperOffer::Second), (2, 1));
    }

    #[test]
    fn the_cheapest_of_three_changes_hands() {
        let free_to_ten = Price { free_up_to: 10, ..Price::per_user(8.0) };
        let three = [Price::flat(100.0), Price::per_user(5.0), free_to_ten];
        assert_eq!(cheapest(&curves(&three)), [(1, 2), (11, 1), (21, 0)]);
        assert_eq!(cheapest(&[]), []);
        assert_eq!(cheapest(&curves(&[Price::flat(99.0), Price::flat(99.0)])), [(1, 0)], "of equals the first");
    }

    #[test]
    fn a_plan_with_a_limit_is_the_cheapest_up_to_it_only() {
        let limited = Price { most_seats: 10, ..Price::per_user(0.0) };
        let both = curves(&[limited, Price::per_user(5.0)]);
        assert_eq!(cheapest(&both), [(1, 0), (11, 1)]);
        let pair = &compare_pairs(&both)[0];
        assert_eq!((pair.start, pair.crossovers.len()), (Some(CheaperOffer::First), 0));
    }

    proptest! {
        #[test]
        fn no_curve_is_below_the_cheapest(curves in prop::collection::vec(prop::collection::vec(0.0..9.0_f64, 30), 1..5)) {
            let spans = cheapest(&curves);
            for people in 1..=30_u32 {
                let (_, leader) = *spans.iter().rev().find(|span| span.0 <= people).unwrap();
                let at = people as usize - 1;
                prop_assert!(curves.iter().all(|curve| curve[at] >= curves[leader][at]));
            }
        }
    }
}
