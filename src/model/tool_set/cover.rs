//! The cheapest set of offers that covers all three needs (exact, by dynamic programming over subsets of needs).

use super::{Billing, Offer, PriceOrigin, TeamFit, ToolNeed};
use crate::model::Choice;

/// All needs, a bit for each.
const ALL: usize = (1 << ToolNeed::ALL.len()) - 1;

/// The needs that an offer covers, a bit for each in their order.
fn covered(offer: &Offer) -> usize {
    let bit = |(place, row): (usize, &(ToolNeed, &str, &str))| usize::from(offer.needs.contains(&row.0)) << place;
    ToolNeed::ALL.iter().enumerate().map(bit).sum()
}

/// The monthly cost of an offer for a team of this size; none where the offer is only a claim, is retired, has no
/// price, or is not for such a team.
fn usable_cost(offer: &Offer, people: u32, billing: Billing) -> Option<f64> {
    let is_current = !matches!(offer.origin, PriceOrigin::Article | PriceOrigin::Retired);
    (is_current && offer.fit(people) == TeamFit::Fits).then(|| offer.price.monthly_cost(people, billing))?
}

/// Of the offers that a team of this size can use, the ids of those that cover every need for the least money a month; of
/// equally cheap ones the fewest, and the first. Empty where no set covers them all.
pub fn cheapest_cover(offers: &[Offer], people: u32, billing: Billing) -> Vec<String> {
    // For each set of needs, what covering it costs, and by which offers.
    let mut best: Vec<Option<(f64, Vec<&Offer>)>> = vec![None; ALL + 1];
    best[0] = Some((0.0, Vec::new()));
    let usable = offers.iter().filter_map(|offer| usable_cost(offer, people, billing).map(|cost| (offer, cost)));
    for (offer, price) in usable {
        let needs = covered(offer);
        // An offer that is taken covers something new, so going down no offer is taken twice.
        for before in (0..ALL).rev() {
            let Some((cost, chosen)) = best[before].clone() else { continue };
            let (after, cost) = (before | needs, cost + price);
            let beaten = best[after]
                .as_ref()
                .is_none_or(|(least, fewest)| cost < *least || (cost == *least && chosen.len() + 1 < fewest.len()));
            if after != before && beaten {
                best[after] = Some((cost, [chosen, vec![offer]].concat()));
            }
        }
    }
    let found = best.pop().flatten().map(|(_, offers)| offers).unwrap_or_default();
    found.into_iter().map(|offer| offer.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Price, catalog, catalog_offer};
    use super::*;

    #[track_caller]
    fn covers(people: u32, expected: &[&str]) {
        assert_eq!(cheapest_cover(&catalog(), people, Billing::Yearly), expected);
    }

    #[test]
    fn by_hand_for_small_and_large_teams() {
        // One free plan covers all three for up to 20 people.
        covers(10, &["basecamp-free"]);
        covers(20, &["basecamp-free"]);
        // Only messages are free still; Plus covers documents and tasks at 10 a user, less than Standard and Standard at 11.60.
        covers(25, &["twist-free", "notion-plus"]);
        // Twist is meant for fewer, and 299 flat covers all three.
        covers(60, &["basecamp-flat"]);
    }

    #[test]
    fn a_free_plan_is_not_offered_to_more_people_than_it_admits() {
        for offer in catalog().iter().filter(|offer| offer.price.most_seats > 0) {
            let most = offer.price.most_seats;
            assert_eq!(usable_cost(offer, most, Billing::Yearly), Some(0.0), "{}", offer.id);
            assert_eq!(usable_cost(offer, most + 1, Billing::Yearly), None, "{}", offer.id);
        }
    }

    #[test]
    fn claims_and_retired_offers_and_those_without_a_price_are_no_choice() {
        for id in ["basecamp-article", "trello-standard", "asana-starter", "slack"] {
            assert_eq!(usable_cost(&catalog_offer(id).unwrap(), 10, Billing::Yearly), None, "{id}");
        }
    }

    #[test]
    fn it_is_as_cheap_as_the_best_of_all_sets() {
        let offers = catalog();
        for people in [1, 2, 3, 9, 10, 11, 20, 21, 30, 45, 50, 51, 100] {
            let cost = |offer: &Offer| usable_cost(offer, people, Billing::Yearly);
            let usable: Vec<(usize, f64)> =
                offers.iter().filter_map(|offer| cost(offer).map(|cost| (covered(offer), cost))).collect();
            let taken = |set: usize| usable.iter().enumerate().filter(move |(place, _)| set >> place & 1 == 1);
            let complete = |set: &usize| taken(*set).fold(0, |needs, (_, (covers, _))| needs | covers) == ALL;
            let sum = |set: usize| taken(set).map(|(_, (_, cost))| cost).sum::<f64>();
            let least = (0..1_usize << usable.len()).filter(complete).map(sum).fold(f64::INFINITY, f64::min);
            let found = cheapest_cover(&offers, people, Billing::Yearly);
            let chosen = offers.iter().filter(|offer| found.contains(&offer.id));
            let paid: f64 = chosen.filter_map(cost).sum();
            assert!((paid - least).abs() < 1e-9, "{people}: {paid} and {least}");
        }
    }

    #[test]
    fn offers_may_cover_the_same_need_and_of_equally_cheap_sets_the_smallest_counts_then_the_first() {
        use ToolNeed::{Documents, Messaging, Tasks};
        let offer = |id: &str, price, needs: &[ToolNeed]| Offer {
            id: id.into(),
            price: Price::flat(price),
            needs: needs.to_vec(),
            ..Offer::default()
        };
        let covers = |offers: &[Offer]| cheapest_cover(offers, 10, Billing::Yearly);
        let (pair, other) = (offer("pair", 5.0, &[Messaging, Documents]), offer("other", 5.0, &[Documents, Tasks]));
        assert_eq!(covers(&[pair.clone(), other]), ["pair", "other"]);
        let singles = [offer("m", 4.0, &[Messaging]), offer("d", 3.0, &[Documents]), offer("t", 3.0, &[Tasks])];
        let all = offer("all", 10.0, &[Messaging, Documents, Tasks]);
        assert_eq!(covers(&[singles.as_slice(), std::slice::from_ref(&all)].concat()), ["all"]);
        assert_eq!(covers(&[std::slice::from_ref(&all), singles.as_slice()].concat()), ["all"]);
        let dear = offer("dear", 11.0, &[Messaging, Documents, Tasks]);
        assert_eq!(covers(&[singles.as_slice(), &[dear]].concat()), ["m", "d", "t"], "cheaper, although more");
        let tasks = offer("tasks", 5.0, &[Tasks]);
        let later = Offer { id: "later".into(), ..pair.clone() };
        assert_eq!(covers(&[pair, tasks, later]), ["pair", "tasks"]);
    }

    #[test]
    fn where_nothing_covers_all_there_is_no_set() {
        let messaging: Vec<Offer> = catalog().into_iter().filter(|offer| offer.tool == "Twist").collect();
        assert_eq!(cheapest_cover(&messaging, 10, Billing::Yearly), [] as [&str; 0]);
    }
}
