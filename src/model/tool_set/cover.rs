//! The cheapest set of offers that covers all three needs (exact, by dynamic programming over subsets of needs).

use super::{Billing, Offer, TeamFit, ToolNeed};
use crate::model::Choice;

/// All needs, a bit for each.
const ALL: usize = (1 << ToolNeed::ALL.len()) - 1;

/// The needs that an offer covers, a bit for each in their order.
fn covered(offer: &Offer) -> usize {
    let bit = |(place, row): (usize, &(ToolNeed, &str, &str))| usize::from(offer.needs.contains(&row.0)) << place;
    ToolNeed::ALL.iter().enumerate().map(bit).sum()
}

/// Of the offers that are meant for so many people and are no mere claims, the ids of those that cover every need for
/// the least money a month; of equally cheap ones the fewest, and the first. Empty where no set covers them all.
pub fn cheapest_cover(offers: &[Offer], people: u32, billing: Billing) -> Vec<String> {
    // For each set of needs, what covering it costs, and by which offers.
    let mut best: Vec<Option<(f64, Vec<&Offer>)>> = vec![None; ALL + 1];
    best[0] = Some((0.0, Vec::new()));
    let usable = offers.iter().filter(|offer| !offer.is_claim() && offer.team.fit(people) == TeamFit::Fits);
    for offer in usable {
        let (needs, price) = (covered(offer), offer.price.monthly_cost(people, billing));
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
    use super::super::{Price, catalog};
    use super::*;

    #[track_caller]
    fn covers(people: u32, expected: &[&str]) {
        assert_eq!(cheapest_cover(&catalog(), people, Billing::Yearly), expected);
    }

    #[test]
    fn by_hand_for_a_small_and_a_large_team() {
        // Free tiers for messages and tasks, and 10 × 6.6 for documents.
        covers(10, &["twist-free", "confluence-standard", "trello-standard"]);
        // No tier is free any more, Twist is meant for fewer, and 299 flat covers all three.
        covers(60, &["basecamp-flat"]);
    }

    #[test]
    fn it_is_as_cheap_as_the_best_of_all_sets() {
        let offers: Vec<Offer> = catalog().into_iter().filter(|offer| !offer.is_claim()).collect();
        for people in [1, 2, 3, 9, 10, 11, 30, 45, 50, 51, 100] {
            let usable: Vec<&Offer> = offers.iter().filter(|offer| offer.team.fit(people) == TeamFit::Fits).collect();
            let cost = |set: usize| -> f64 {
                let taken = usable.iter().enumerate().filter(|(place, _)| set >> place & 1 == 1);
                taken.map(|(_, offer)| offer.price.monthly_cost(people, Billing::Yearly)).sum()
            };
            let complete = |set: &usize| {
                let taken = usable.iter().enumerate().filter(|(place, _)| set >> place & 1 == 1);
                taken.fold(0, |needs, (_, offer)| needs | covered(offer)) == ALL
            };
            let least = (0..1_usize << usable.len()).filter(complete).map(cost).fold(f64::INFINITY, f64::min);
            let found = cheapest_cover(&offers, people, Billing::Yearly);
            let chosen = usable.iter().filter(|offer| found.contains(&offer.id));
            let sum: f64 = chosen.map(|offer| offer.price.monthly_cost(people, Billing::Yearly)).sum();
            assert!((sum - least).abs() < 1e-9, "{people}: {sum} and {least}");
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
