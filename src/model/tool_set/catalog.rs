//! The catalog: the six tools of the article, at its prices and at list prices, and the tools that a team often drops.

use super::catalog_rows::{ASANA_STEPS, CatalogRow, ROWS, SeatPacks};
use super::{Offer, Price, PriceOrigin};
use crate::model::UnknownKeys;

/// The source of the article's prices.
pub const ARTICLE_SOURCE: &str = "The article, which names no source or date; its prices match list prices of about 2017 to 2022. A claim: check it.";

/// Whether the catalog offers a row today, at a price of its own.
fn is_current(row: &CatalogRow) -> bool {
    !matches!(row.origin, PriceOrigin::Retired | PriceOrigin::Own)
}

/// All offers of the catalog that have a price, the article's first.
pub fn catalog() -> Vec<Offer> {
    ROWS.iter().filter(|row| is_current(row)).map(offer).collect()
}

/// The tools that teams often drop. The catalog has no prices for them, because only what the user pays counts.
pub fn tools_to_drop() -> Vec<Offer> {
    ROWS.iter().filter(|row| row.origin == PriceOrigin::Own).map(offer).collect()
}

/// Whether an id is that of an offer in [`tools_to_drop`].
pub fn is_to_drop(id: &str) -> bool {
    ROWS.iter().any(|row| row.id == id && row.origin == PriceOrigin::Own)
}

/// The offer with this id as the catalog has it, with a price or without. Retired offers are found too, because links and saved
/// work name them.
pub fn catalog_offer(id: &str) -> Option<Offer> {
    ROWS.iter().find(|row| row.id == id).map(offer)
}

/// Whether an id is that of an offer in [`catalog`].
pub(super) fn is_in_catalog(id: &str) -> bool {
    ROWS.iter().any(|row| row.id == id && is_current(row))
}

fn offer(row: &CatalogRow) -> Offer {
    let (dated, source) = match row.origin {
        PriceOrigin::Article => ("undated", ARTICLE_SOURCE.to_owned()),
        PriceOrigin::Own => ("", String::new()),
        _ => (row.read_on, format!("{}, US dollars before tax", row.list)),
    };
    Offer {
        id: row.id.to_owned(),
        tool: row.tool.to_owned(),
        plan: row.plan.to_owned(),
        price: price(row),
        team: row.team,
        needs: row.needs.to_vec(),
        dated: dated.to_owned(),
        origin: row.origin,
        source,
        note: row.note.to_owned(),
        unknown: UnknownKeys::default(),
    }
}

fn price(row: &CatalogRow) -> Price {
    let (fewest_seats, steps) = match row.packs {
        SeatPacks::None => (0, Vec::new()),
        SeatPacks::Asana => (2, ASANA_STEPS.to_vec()),
    };
    Price {
        charge: row.charge,
        yearly: row.yearly,
        monthly: row.monthly,
        free_up_to: row.free_up_to,
        fewest_seats,
        most_seats: row.most_seats,
        steps,
        unknown: UnknownKeys::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Billing, LARGEST_TEAM, TeamFit, ToolNeed, cost_curve, crossovers};
    use super::*;
    use crate::model::Choice;
    use std::collections::BTreeSet;

    fn find(id: &str) -> Offer {
        catalog().into_iter().find(|offer| offer.id == id).unwrap()
    }

    #[track_caller]
    fn costs(id: &str, billing: Billing, people: u32, expected: f64) {
        let cost = find(id).price.monthly_cost(people, billing).unwrap();
        assert!((cost - expected).abs() < 1e-9, "{id}: {cost}");
    }

    #[test]
    fn the_six_tools_cover_the_three_needs() {
        let offers = catalog();
        let tools: BTreeSet<&str> = offers.iter().map(|offer| offer.tool.as_str()).collect();
        assert_eq!(tools, BTreeSet::from(["Asana", "Basecamp", "Confluence", "Notion", "Trello", "Twist"]));
        let ids: BTreeSet<&str> = offers.iter().map(|offer| offer.id.as_str()).collect();
        assert_eq!(ids.len(), offers.len());
        for need in ToolNeed::ALL {
            assert!(offers.iter().any(|offer| offer.needs.contains(&need.0)));
        }
    }

    #[test]
    fn costs_by_hand() {
        costs("basecamp-article", Billing::Monthly, 42, 99.0);
        costs("basecamp-flat", Billing::Monthly, 42, 349.0);
        costs("trello-free", Billing::Yearly, 10, 0.0);
        costs("trello-standard-paid", Billing::Yearly, 10, 50.0);
        costs("trello-standard-paid", Billing::Monthly, 11, 66.0);
        costs("asana-starter-paid", Billing::Yearly, 2, 21.98);
        costs("asana-starter-paid", Billing::Yearly, 7, 109.9);
        costs("asana-starter-paid", Billing::Monthly, 31, 539.6);
        costs("asana-advanced", Billing::Yearly, 101, 3123.75);
    }

    #[test]
    fn the_catalogs_flat_and_per_user_prices_cross_where_the_article_and_the_lists_say() {
        let curve = |id| cost_curve(&find(id).price, Billing::Yearly, LARGEST_TEAM);
        assert_eq!(crossovers(&curve("basecamp-article"), &curve("twist-article"))[0].people, 20);
        assert_eq!(crossovers(&curve("basecamp-flat"), &curve("twist-unlimited"))[0].people, 50);
    }

    #[test]
    fn fit_by_team_size() {
        assert_eq!(
            [9, 10, 100, 101].map(|n| find("basecamp-article").team.fit(n)),
            [TeamFit::TeamTooSmall, TeamFit::Fits, TeamFit::Fits, TeamFit::TeamTooLarge]
        );
        assert_eq!(
            [1, 50, 51].map(|n| find("twist-article").team.fit(n)),
            [TeamFit::Fits, TeamFit::Fits, TeamFit::TeamTooLarge]
        );
        assert_eq!(find("notion-article").team.fit(9_999), TeamFit::Fits);
    }

    #[test]
    fn every_price_says_where_and_when_it_was_read() {
        for offer in catalog() {
            assert!(offer.is_claim() != offer.source.contains("/pricing, US dollars"), "{}", offer.source);
            assert_eq!(offer.is_claim(), offer.id.ends_with("-article"));
            // A year is no date: a day, or at least a month.
            let parts: Vec<u32> = offer.dated.split('-').filter_map(|part| part.parse().ok()).collect();
            assert!(offer.is_claim() || matches!(parts.len(), 2 | 3), "{}: {}", offer.id, offer.dated);
            assert_eq!(catalog_offer(&offer.id), Some(offer));
        }
    }

    #[test]
    fn no_paid_plan_costs_zero_and_each_limit_is_that_of_a_free_plan() {
        for offer in catalog().into_iter().filter(|offer| !offer.is_claim()) {
            let is_free = offer.price.rate(Billing::Monthly) == Some(0.0);
            assert_eq!(is_free, offer.plan == "Free", "{}", offer.id);
            assert_eq!((offer.price.free_up_to, is_free || offer.price.most_seats == 0), (0, true), "{}", offer.id);
        }
        let most = |id: &str| find(id).price.most_seats;
        let limited = ["basecamp-free", "confluence-free", "trello-free", "asana-free", "notion-free", "twist-free"];
        assert_eq!(limited.map(most), [20, 10, 10, 2, 1, 0]);
    }

    #[test]
    fn how_each_price_is_known() {
        let known = |id: &str| (find(id).origin, find(id).dated);
        let expect = |origin, dated: &str| (origin, dated.to_owned());
        assert_eq!(known("notion-plus"), expect(PriceOrigin::Vendor, "2026-03"));
        assert_eq!(known("asana-starter-paid"), expect(PriceOrigin::Vendor, "2026-11-20"));
        assert_eq!(known("twist-unlimited"), expect(PriceOrigin::Reported, "2026-11-26"));
        for id in ["basecamp-user", "basecamp-flat", "confluence-standard", "confluence-premium"] {
            assert_eq!(known(id), expect(PriceOrigin::Unproven, "2026-11-26"));
        }
    }

    #[test]
    fn what_teams_drop_has_no_price_of_ours() {
        let tools: Vec<String> = tools_to_drop().into_iter().map(|offer| offer.tool).collect();
        assert_eq!(tools, ["Slack", "Microsoft Teams", "Google Workspace", "Zoom", "Loom", "Jira"]);
        assert!(tools_to_drop().iter().all(|offer| !offer.price.is_stated() && offer.source.is_empty()));
    }

    #[test]
    fn retired_offers_are_found_and_not_offered() {
        for id in ["trello-standard", "asana-starter"] {
            assert_eq!(catalog_offer(id).unwrap().origin, PriceOrigin::Retired);
            assert!(!is_in_catalog(id) && catalog().iter().all(|offer| offer.id != id));
        }
    }
}
