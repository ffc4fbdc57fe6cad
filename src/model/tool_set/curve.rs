//! How costs grow with the team, and where one offer becomes cheaper than another.

use super::{Billing, Price};

/// The largest team on the chart.
pub const LARGEST_TEAM: u32 = 500;

/// The monthly cost for 1 to `largest` people, as far as the plan admits them; the first value is that of one person. Empty
/// where no price is stated.
pub fn cost_curve(price: &Price, billing: Billing, largest: u32) -> Vec<f64> {
    (1..=largest).map_while(|people| price.monthly_cost(people, billing)).collect()
}

/// Which of two offers is the cheaper one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheaperOffer {
    /// The first.
    First,
    /// The second.
    Second,
}

/// A team size from which the other offer is the cheaper one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crossover {
    /// The smallest team for which it is.
    pub people: u32,
    /// Which one is cheaper from there on.
    pub cheaper: CheaperOffer,
}

/// The team sizes at which the cheaper of two curves changes, as far as both go. A tie is no change.
///
/// ```
/// use async_roi::model::tool_set::{Billing, Crossover, Price, CheaperOffer, cost_curve, crossovers};
/// let curve = |price: Price| cost_curve(&price, Billing::Yearly, 500);
/// // 99 flat against 5 a user: the flat price wins from 20 users on.
/// let found = crossovers(&curve(Price::flat(99.0)), &curve(Price::per_user(5.0)));
/// assert_eq!(found, [Crossover { people: 20, cheaper: CheaperOffer::First }]);
/// ```
pub fn crossovers(first: &[f64], second: &[f64]) -> Vec<Crossover> {
    let mut found = Vec::new();
    let mut cheaper_so_far = None;
    for ((a, b), people) in first.iter().zip(second).zip(1..) {
        let cheaper = match a.total_cmp(b) {
            std::cmp::Ordering::Less => CheaperOffer::First,
            std::cmp::Ordering::Greater => CheaperOffer::Second,
            std::cmp::Ordering::Equal => continue,
        };
        if cheaper_so_far.is_some_and(|so_far| so_far != cheaper) {
            found.push(Crossover { people, cheaper });
        }
        cheaper_so_far = Some(cheaper);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn crosses(first: &Price, second: &Price, expected: &[(u32, CheaperOffer)]) {
        let curve = |price| cost_curve(price, Billing::Yearly, LARGEST_TEAM);
        let found: Vec<_> = crossovers(&curve(first), &curve(second)).iter().map(|c| (c.people, c.cheaper)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_articles_prices_cross_at_20_users() {
        crosses(&Price::flat(99.0), &Price::per_user(5.0), &[(20, CheaperOffer::First)]);
    }

    #[test]
    fn list_prices_cross_at_50_users() {
        crosses(&Price::flat(299.0), &Price::per_user(6.0), &[(50, CheaperOffer::First)]);
    }

    #[test]
    fn a_tie_is_no_crossover() {
        // 100 and 5 a user tie at 20; the flat price is the cheaper one from 21 on.
        crosses(&Price::flat(100.0), &Price::per_user(5.0), &[(21, CheaperOffer::First)]);
        crosses(&Price::per_user(5.0), &Price::per_user(5.0), &[]);
    }

    #[test]
    fn packs_of_seats_can_cross_more_than_once() {
        let packs = Price { steps: vec![super::super::SeatStep { up_to: 500, pack: 10 }], ..Price::per_user(5.0) };
        let first: Vec<_> = crossovers(
            &cost_curve(&packs, Billing::Yearly, 20),
            &cost_curve(&Price::per_user(6.0), Billing::Yearly, 20),
        );
        let people: Vec<u32> = first.iter().map(|c| c.people).collect();
        assert_eq!(people, [9, 11, 17]);
    }
}
