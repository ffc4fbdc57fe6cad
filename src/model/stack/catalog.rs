//! The six tools of the article, at its prices and at list prices.

use super::{Charge, Need, Offer, Price, SeatStep, TeamSize};
use crate::model::UnknownKeys;

/// The source of the article's prices.
pub const ARTICLE: &str = "The article, which names no source or date. A claim: check it.";

use Need::{Documents, Messaging, Tasks};

/// A row of the catalog. Money is a month's price; 0 and empty stand for none.
struct Row {
    id: &'static str,
    tool: &'static str,
    plan: &'static str,
    charge: Charge,
    yearly: f64,
    monthly: Option<f64>,
    free_up_to: u32,
    packs: Packs,
    team: TeamSize,
    needs: &'static [Need],
    dated: &'static str,
    /// The vendor's public price list.
    list: &'static str,
    note: &'static str,
}

#[derive(Clone, Copy)]
enum Packs {
    None,
    Asana,
}

/// Two to five seats one by one, then packs of 5 to 30, of 10 to 100, of 25 above.
const ASANA_STEPS: [SeatStep; 4] = [
    SeatStep { up_to: 5, pack: 1 },
    SeatStep { up_to: 30, pack: 5 },
    SeatStep { up_to: 100, pack: 10 },
    SeatStep { up_to: u32::MAX, pack: 25 },
];

const PER_USER: Row = Row {
    id: "",
    tool: "",
    plan: "",
    charge: Charge::PerUser,
    yearly: 0.0,
    monthly: None,
    free_up_to: 0,
    packs: Packs::None,
    team: TeamSize::ANY,
    needs: &[],
    dated: "2026",
    list: "",
    note: "",
};
const BASECAMP: Row = Row {
    tool: "Basecamp",
    team: TeamSize { from: 10, to: Some(100) },
    needs: &[Messaging, Documents, Tasks],
    list: "basecamp.com/pricing",
    ..PER_USER
};
const TWIST: Row = Row {
    tool: "Twist",
    team: TeamSize { from: 1, to: Some(50) },
    needs: &[Messaging],
    list: "twist.com/pricing",
    ..PER_USER
};
const NOTION: Row = Row { tool: "Notion", needs: &[Documents, Tasks], list: "notion.com/pricing", ..PER_USER };
const CONFLUENCE: Row =
    Row { tool: "Confluence", needs: &[Documents], list: "atlassian.com/software/confluence/pricing", ..PER_USER };
const TRELLO: Row = Row { tool: "Trello", needs: &[Tasks], list: "trello.com/pricing", ..PER_USER };
const ASANA: Row = Row { tool: "Asana", needs: &[Tasks], packs: Packs::Asana, list: "asana.com/pricing", ..PER_USER };

const ROWS: &[Row] = &[
    Row {
        id: "basecamp-article",
        plan: "(article)",
        charge: Charge::Flat,
        yearly: 99.0,
        monthly: Some(99.0),
        dated: "",
        ..BASECAMP
    },
    Row { id: "twist-article", plan: "(article)", yearly: 5.0, monthly: Some(5.0), dated: "", ..TWIST },
    Row {
        id: "notion-free-article",
        plan: "free (article)",
        yearly: 0.0,
        dated: "",
        note: "The article: from nothing to 8 a user.",
        ..NOTION
    },
    Row {
        id: "notion-article",
        plan: "(article)",
        yearly: 8.0,
        monthly: Some(8.0),
        dated: "",
        note: "The upper end of the article's range.",
        ..NOTION
    },
    Row { id: "basecamp-user", plan: "per user", yearly: 15.0, monthly: Some(15.0), ..BASECAMP },
    Row { id: "basecamp-flat", plan: "flat", charge: Charge::Flat, yearly: 299.0, monthly: Some(349.0), ..BASECAMP },
    Row { id: "twist-free", plan: "Free", yearly: 0.0, note: "Shows one month of history only.", ..TWIST },
    Row { id: "twist-unlimited", plan: "Unlimited", yearly: 6.0, monthly: Some(8.0), ..TWIST },
    Row { id: "notion-plus", plan: "Plus", yearly: 10.0, monthly: Some(12.0), ..NOTION },
    Row { id: "notion-business", plan: "Business", yearly: 20.0, monthly: Some(24.0), ..NOTION },
    Row {
        id: "confluence-standard",
        plan: "Standard",
        yearly: 6.6,
        note: "Rounded: the list price falls as the team grows.",
        ..CONFLUENCE
    },
    Row {
        id: "confluence-premium",
        plan: "Premium",
        yearly: 13.2,
        note: "Rounded: the list price falls as the team grows.",
        ..CONFLUENCE
    },
    Row {
        id: "trello-standard",
        plan: "Standard",
        yearly: 5.0,
        monthly: Some(6.0),
        free_up_to: 10,
        note: "Charged for each workspace.",
        ..TRELLO
    },
    Row { id: "trello-premium", plan: "Premium", yearly: 10.0, note: "Charged for each workspace.", ..TRELLO },
    Row { id: "asana-starter", plan: "Starter", yearly: 10.99, monthly: Some(13.49), free_up_to: 2, ..ASANA },
    Row { id: "asana-advanced", plan: "Advanced", yearly: 24.99, ..ASANA },
];

/// All offers of the catalog, the article's first.
pub fn catalog() -> Vec<Offer> {
    ROWS.iter().map(offer).collect()
}

/// The offer of the catalog with this id, as the catalog has it.
pub fn listed(id: &str) -> Option<Offer> {
    ROWS.iter().find(|row| row.id == id).map(offer)
}

fn offer(row: &Row) -> Offer {
    let is_article = row.dated.is_empty();
    Offer {
        id: row.id.to_owned(),
        tool: row.tool.to_owned(),
        plan: row.plan.to_owned(),
        price: price(row),
        team: row.team,
        needs: row.needs.to_vec(),
        dated: if is_article { "undated" } else { row.dated }.to_owned(),
        source: if is_article { ARTICLE.to_owned() } else { format!("{}, US dollars before tax", row.list) },
        note: row.note.to_owned(),
        unknown: UnknownKeys::default(),
    }
}

fn price(row: &Row) -> Price {
    let (fewest_seats, steps) = match row.packs {
        Packs::None => (0, Vec::new()),
        Packs::Asana => (2, ASANA_STEPS.to_vec()),
    };
    Price {
        charge: row.charge,
        yearly: Some(row.yearly),
        monthly: row.monthly,
        free_up_to: row.free_up_to,
        fewest_seats,
        steps,
        unknown: UnknownKeys::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Billing, Fit, LARGEST_TEAM, cost_curve, crossovers};
    use super::*;
    use crate::model::Choice;
    use std::collections::BTreeSet;

    fn find(id: &str) -> Offer {
        catalog().into_iter().find(|offer| offer.id == id).unwrap()
    }

    #[track_caller]
    fn costs(id: &str, billing: Billing, people: u32, expected: f64) {
        let cost = find(id).price.monthly_cost(people, billing);
        assert!((cost - expected).abs() < 1e-9, "{id}: {cost}");
    }

    #[test]
    fn the_six_tools_cover_the_three_needs() {
        let offers = catalog();
        let tools: BTreeSet<&str> = offers.iter().map(|offer| offer.tool.as_str()).collect();
        assert_eq!(tools, BTreeSet::from(["Asana", "Basecamp", "Confluence", "Notion", "Trello", "Twist"]));
        let ids: BTreeSet<&str> = offers.iter().map(|offer| offer.id.as_str()).collect();
        assert_eq!(ids.len(), offers.len());
        for need in Need::ALL {
            assert!(offers.iter().any(|offer| offer.needs.contains(&need.0)));
        }
    }

    #[test]
    fn costs_by_hand() {
        costs("basecamp-article", Billing::Monthly, 42, 99.0);
        costs("basecamp-flat", Billing::Monthly, 42, 349.0);
        costs("trello-standard", Billing::Yearly, 10, 0.0);
        costs("trello-standard", Billing::Monthly, 11, 66.0);
        costs("asana-starter", Billing::Yearly, 2, 0.0);
        costs("asana-starter", Billing::Yearly, 7, 109.9);
        costs("asana-starter", Billing::Monthly, 31, 539.6);
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
            [Fit::TeamTooSmall, Fit::Fits, Fit::Fits, Fit::TeamTooLarge]
        );
        assert_eq!([1, 50, 51].map(|n| find("twist-article").team.fit(n)), [Fit::Fits, Fit::Fits, Fit::TeamTooLarge]);
        assert_eq!(find("notion-article").team.fit(9_999), Fit::Fits);
    }

    #[test]
    fn every_price_says_where_it_comes_from() {
        for offer in catalog() {
            assert!(offer.is_claim() != offer.source.contains("/pricing, US dollars"), "{}", offer.source);
            assert_eq!(offer.is_claim(), offer.id.ends_with("-article"));
            assert_eq!(listed(&offer.id), Some(offer));
        }
    }
}
