//! What tools cost as the team grows, and from which size on another is cheaper.
use super::flow::vertical;
use super::frame::{Frame, Point, Tick, finite, order};
use super::path::line;
use super::scale::{Linear, extent_with_zero, ticks};

/// A part of a price list: from this team size on, a flat amount and an amount per user.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tier {
    /// The smallest team that pays so; the part ends where the next one starts.
    pub from: u32,
    /// The part of the price that does not depend on size.
    pub flat: f64,
    /// The price of each user.
    pub per_user: f64,
}

impl Tier {
    fn price(&self, size: u32) -> f64 {
        finite(self.flat + self.per_user * f64::from(size))
    }
}

/// What a team of this size pays: by the last of the tiers (rising by `from`) that starts at or below it, by the
/// first where none does, and nothing without tiers.
pub fn price(tiers: &[Tier], size: u32) -> f64 {
    let tier = tiers.iter().rev().find(|tier| tier.from <= size).or(tiers.first());
    tier.map_or(0.0, |tier| tier.price(size))
}

/// A team size from which on one price list is cheaper than another, when it was not before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crossover {
    /// The first size at which it is strictly cheaper.
    pub size: u32,
    /// Which list is now cheaper.
    pub cheaper: usize,
    /// Which list was cheaper before.
    pub dearer: usize,
}

/// Every crossover of two lists between 1 and `largest` people, by size. Tested at each whole size, so tiers and equal
/// prices (which are no crossover until one is cheaper) are exact.
pub fn crossovers(lists: &[&[Tier]], largest: u32) -> Vec<Crossover> {
    let mut found = Vec::new();
    for (first, a) in lists.iter().enumerate() {
        for (second, b) in lists.iter().enumerate().skip(first + 1) {
            let mut leader = None;
            for size in 1..=largest {
                let (cheaper, dearer) = match price(a, size).total_cmp(&price(b, size)) {
                    std::cmp::Ordering::Less => (first, second),
                    std::cmp::Ordering::Greater => (second, first),
                    std::cmp::Ordering::Equal => continue,
                };
                if leader == Some(dearer) {
                    found.push(Crossover { size, cheaper, dearer });
                }
                leader = Some(cheaper);
            }
        }
    }
    let sizes: Vec<f64> = found.iter().map(|crossover| f64::from(crossover.size)).collect();
    order(&sizes).into_iter().map(|index| found[index]).collect()
}

/// Which list is the cheapest of all from which size on; the first of equals, and the one before where it still is one.
pub fn cheapest(lists: &[&[Tier]], largest: u32) -> Vec<(u32, usize)> {
    let mut spans: Vec<(u32, usize)> = Vec::new();
    for size in 1..=largest {
        let prices = lists.iter().map(|tiers| price(tiers, size)).enumerate();
        let Some((best, least)) = prices.min_by(|a, b| a.1.total_cmp(&b.1)) else {
            return spans;
        };
        if spans.last().is_none_or(|&(_, leader)| price(lists[leader], size) > least) {
            spans.push((size, best));
        }
    }
    spans
}

/// The price lists, drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Growth {
    /// A path for each list.
    pub lines: Vec<String>,
    /// Where the cheapest list changes: the first size, the list that is cheapest from there, and its place.
    pub changes: Vec<(u32, usize, Point)>,
    /// Ticks of the team size.
    pub size_ticks: Vec<Tick>,
    /// Ticks of the price.
    pub price_ticks: Vec<Tick>,
}

/// Draws price lists over team sizes from 1 to `largest`.
pub fn growth(frame: &Frame, lists: &[&[Tier]], largest: u32) -> Growth {
    let plot = frame.plot();
    let corners: Vec<Vec<(u32, f64)>> = lists.iter().map(|tiers| corners(tiers, largest)).collect();
    let (low, high) = extent_with_zero(corners.iter().flatten().map(|(_, price)| price));
    let (scale, price_ticks) = vertical(frame, &plot, low, high);
    let sizes = Linear::new(1.0, f64::from(largest.max(2)), plot.x, plot.x + plot.width);
    let point = |size: u32, price: f64| Point { x: sizes.at(f64::from(size)), y: scale.at(price) };
    let path =
        |corners: &Vec<(u32, f64)>| line(&corners.iter().map(|&(size, price)| point(size, price)).collect::<Vec<_>>());
    let change = |&(size, list): &(u32, usize)| (size, list, point(size, price(lists[list], size)));
    Growth {
        lines: corners.iter().map(path).collect(),
        changes: cheapest(lists, largest).iter().skip(1).map(change).collect(),
        size_ticks: size_ticks(frame, &sizes),
        price_ticks,
    }
}

/// Where a price list bends or jumps: the first and last size of each tier.
fn corners(tiers: &[Tier], largest: u32) -> Vec<(u32, f64)> {
    let bends = tiers.iter().flat_map(|tier| [tier.from.saturating_sub(1), tier.from]);
    let mut sizes: Vec<u32> = [1].into_iter().chain(bends).chain([largest]).collect();
    sizes.retain(|size| (1..=largest).contains(size));
    sizes.dedup();
    sizes.into_iter().map(|size| (size, price(tiers, size))).collect()
}

/// Round team sizes, all whole, with the single person first.
fn size_ticks(frame: &Frame, sizes: &Linear) -> Vec<Tick> {
    let (low, high) = sizes.domain();
    let round = ticks(0.0, high, frame.horizontal_labels()).into_iter();
    let whole = round.map(|size| size.max(low)).filter(|size| size.fract() == 0.0);
    frame.ticks(whole, |size| sizes.at(size))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;
    use proptest::prelude::*;

    const FLAT: [Tier; 1] = [Tier { from: 1, flat: 100.0, per_user: 0.0 }];
    const FIVE: [Tier; 1] = [Tier { from: 1, flat: 0.0, per_user: 5.0 }];
    const FREE_TO_TEN: [Tier; 2] =
        [Tier { from: 1, flat: 0.0, per_user: 0.0 }, Tier { from: 11, flat: 0.0, per_user: 8.0 }];

    #[test]
    fn a_crossover_is_the_first_size_that_is_strictly_cheaper() {
        assert_eq!(crossovers(&[&FIVE, &FLAT], 500), [Crossover { size: 21, cheaper: 1, dearer: 0 }]);
        assert_eq!(crossovers(&[&FIVE, &FLAT], 20), []);
        assert_eq!(crossovers(&[&FREE_TO_TEN, &FIVE], 500), [Crossover { size: 11, cheaper: 1, dearer: 0 }]);
    }

    #[test]
    fn the_cheapest_of_three_changes_hands() {
        assert_eq!(cheapest(&[&FLAT, &FIVE, &FREE_TO_TEN], 500), [(1, 2), (11, 1), (21, 0)]);
        assert_eq!(cheapest(&[], 500), []);
    }

    #[test]
    fn lines_jump_where_a_tier_starts() {
        let frame = Frame { left: 0.0, right: 1.0, top: 0.0, bottom: 0.0, ..Frame::new(500.0, 100.0) };
        let chart = growth(&frame, &[&FREE_TO_TEN, &FLAT], 500);
        assert_eq!(chart.lines[0], "M0 100L9 100L10 97.8L499 0");
        assert_eq!(chart.changes, [(13, 1, Point { x: 12.0, y: 97.5 })]);
    }

    #[test]
    fn sizes_are_whole_and_fit() {
        let sizes = |width| {
            growth(&Frame::new(width, 200.0), &[&FLAT], 500)
                .size_ticks
                .iter()
                .map(|tick| tick.value)
                .collect::<Vec<_>>()
        };
        assert_eq!(sizes(340.0), [1.0, 200.0, 400.0]);
        assert_eq!(sizes(640.0), [1.0, 100.0, 200.0, 300.0, 400.0, 500.0]);
    }

    proptest! {
        #[test]
        fn all_stays_in_the_box_and_the_cheapest_is_cheapest(
            width in widths(), height in 160.0..400.0, largest in 0_u32..500,
            parts in prop::collection::vec(prop::collection::vec((1_u32..500, awkward(), awkward()), 0..4), 0..5),
        ) {
            let lists: Vec<Vec<Tier>> = parts.into_iter().map(|mut tiers| {
                tiers.sort_by_key(|tier| tier.0);
                tiers.into_iter().map(|(from, flat, per_user)| Tier { from, flat, per_user }).collect()
            }).collect();
            let lists: Vec<&[Tier]> = lists.iter().map(Vec::as_slice).collect();
            let frame = Frame::new(width, height);
            let chart = growth(&frame, &lists, largest);
            chart.lines.iter().for_each(|path| path_inside(width, height, path));
            chart.changes.iter().for_each(|&(_, _, point)| inside(width, height, point));
            ticks_fit(&frame, &chart.size_ticks);
            let spans = cheapest(&lists, largest);
            for &(size, list) in &spans {
                prop_assert!(lists.iter().all(|other| price(other, size) >= price(lists[list], size)));
            }
        }
    }
}
