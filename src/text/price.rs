//! The price of a tool, how it is known, and its intended team size, in words.

use super::dates::{date_with_year, listed, month_with_year, people_count};
use crate::model::date::DateError;
use crate::model::tool_set::{Billing, Offer, Price, PriceOrigin, SeatStep, TeamFit, TeamSize, ToolNeed};
use crate::model::{Choice, PriceBasis};

/// Formats an amount of money.
type FormatMoney<'a> = &'a dyn Fn(f64) -> String;

/// All terms of a price: `$299 a month for the whole team billed yearly, $349 billed monthly.`
pub fn price_details(price: &Price, money: FormatMoney) -> String {
    let per_seat = price.charge == PriceBasis::PerUser;
    let free = (price.free_up_to > 0).then(|| format!("Free for up to {}.", people_count(price.free_up_to)));
    let packs = (per_seat && !price.steps.is_empty()).then(|| packs(&price.steps));
    let fewest = (per_seat && price.fewest_seats > 1).then(|| format!("At least {} seats.", price.fewest_seats));
    let most = (price.most_seats > 0).then(|| format!("For up to {}.", people_count(price.most_seats)));
    let sentences = [Some(amounts(price, money)), free, packs, fewest, most];
    sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn amounts(price: &Price, money: FormatMoney) -> String {
    let whom = match price.charge {
        PriceBasis::Flat => "a month for the whole team",
        PriceBasis::PerUser => "per user and month",
    };
    match (price.yearly, price.monthly) {
        (None, None) => "No price yet.".to_owned(),
        (Some(0.0), None | Some(0.0)) | (None, Some(0.0)) => "Free.".to_owned(),
        (Some(yearly), Some(monthly)) if yearly == monthly => format!("{} {whom}.", money(yearly)),
        (Some(yearly), Some(monthly)) => {
            format!("{} {whom} billed yearly, {} billed monthly.", money(yearly), money(monthly))
        }
        (Some(yearly), None) => format!("{} {whom} billed yearly.", money(yearly)),
        (None, Some(monthly)) => format!("{} {whom} billed monthly.", money(monthly)),
    }
}

/// `Seats one by one up to 5, in packs of 5 up to 30, of 25 above.`
fn packs(steps: &[SeatStep]) -> String {
    let last = steps.len() - 1;
    let mut before = 0;
    let step = |(place, step): (usize, &SeatStep)| {
        let pack = match (step.pack, before) {
            (1, _) => "one by one".to_owned(),
            (pack, 0 | 1) => format!("in packs of {pack}"),
            (pack, _) => format!("of {pack}"),
        };
        before = step.pack;
        let reach = match (place == last, place) {
            (true, 0) => String::new(),
            (true, _) => " above".to_owned(),
            (false, _) => format!(" up to {}", step.up_to),
        };
        format!("{pack}{reach}")
    };
    let steps: Vec<String> = steps.iter().enumerate().map(step).collect();
    format!("Seats {}.", steps.join(", "))
}

/// `$99 for the team`, `$5 per user`, `$0`.
pub fn short_price(price: &Price, billing: Billing, money: FormatMoney) -> String {
    let rate = price.rate(billing).unwrap_or_default();
    match price.charge {
        _ if rate == 0.0 => money(rate),
        PriceBasis::Flat => format!("{} for the team", money(rate)),
        PriceBasis::PerUser => format!("{} per user", money(rate)),
    }
}

/// The origin and date of a price in a few words: `read at the vendor, Nov 20, 2026`.
pub fn price_origin(offer: &Offer) -> String {
    let how = match offer.origin {
        PriceOrigin::Own if !offer.price.is_stated() => return "no price yet".to_owned(),
        PriceOrigin::Article => return "the article’s claim".to_owned(),
        PriceOrigin::Retired => return "earlier entry".to_owned(),
        PriceOrigin::Own => "your price",
        PriceOrigin::Vendor | PriceOrigin::Reported | PriceOrigin::Unproven => offer.origin.word(),
    };
    if offer.dated.is_empty() { how.to_owned() } else { format!("{how}, {}", date_read(&offer.dated)) }
}

/// A date as `Nov 20, 2026` or `Nov 2026`; any other text unchanged.
fn date_read(text: &str) -> String {
    let day = text.parse().map(date_with_year);
    let month = || format!("{text}-01").parse().map(month_with_year);
    day.or_else(|_: DateError| month()).unwrap_or_else(|_| text.to_owned())
}

/// The seats that have to be bought, if there are more of them than people: `10 seats`.
pub fn seats_bought(price: &Price, people: u32) -> Option<String> {
    let seats = price.seats(people);
    let paid = price.charge == PriceBasis::PerUser && people > price.free_up_to;
    (paid && seats > people).then(|| format!("{seats} seats"))
}

/// Why a picked tool is not counted; none where it can be.
pub fn why_not_counted(price: &Price, users: u32) -> Option<String> {
    if !price.is_stated() {
        return Some("Not counted: no price yet. Enter one to count it.".to_owned());
    }
    (!price.admits(users)).then(|| format!("Not counted: for up to {}, not {users}.", people_count(price.most_seats)))
}

/// The team size an offer is meant for, and whether the team fits: `Meant for up to 50 people: fits your team of 10.`
pub fn team_fit(team: TeamSize, size: u32) -> String {
    let meant = match (team.from, team.to) {
        (1, None) => "teams of any size".to_owned(),
        (from, None) => format!("teams of {} or more", people_count(from)),
        (1, Some(to)) => format!("up to {}", people_count(to)),
        (from, Some(to)) => format!("{from} to {}", people_count(to)),
    };
    let yours = match team.fit(size) {
        TeamFit::Fits => "fits your team of",
        TeamFit::TeamTooSmall => "too large for your team of",
        TeamFit::TeamTooLarge | TeamFit::OverLimit => "too small for your team of",
    };
    format!("Meant for {meant}: {yours} {size}.")
}

/// The needs an offer covers: `For messages, documents and tasks.`
pub fn needs_sentence(needs: &[ToolNeed]) -> String {
    let words: Vec<&str> = needs.iter().map(|need| need.word()).collect();
    if words.is_empty() {
        return "Covers neither messages, documents nor tasks.".to_owned();
    }
    format!("For {}.", listed(&words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tool_set::{catalog, catalog_offer};

    fn dollars(amount: f64) -> String {
        format!("${amount}")
    }

    #[track_caller]
    fn says(id: &str, expected: &str) {
        assert_eq!(price_details(&catalog_offer(id).unwrap().price, &dollars), expected);
    }

    #[test]
    fn each_structure_of_price_in_words() {
        says("basecamp-article", "$99 a month for the whole team.");
        says("basecamp-flat", "$299 a month for the whole team billed yearly, $349 billed monthly.");
        says("twist-free", "Free.");
        says("trello-standard", "$5 per user and month billed yearly, $6 billed monthly. Free for up to 10 people.");
        says("trello-free", "Free. For up to 10 people.");
        says("zoom", "No price yet.");
        says("confluence-standard", "$6.6 per user and month billed yearly.");
        says(
            "asana-advanced",
            "$24.99 per user and month billed yearly. \
             Seats one by one up to 5, in packs of 5 up to 30, of 10 up to 100, of 25 above. At least 2 seats.",
        );
        let monthly = Price { yearly: None, ..Price::per_user(3.0) };
        assert_eq!(price_details(&monthly, &dollars), "$3 per user and month billed monthly.");
        let packs = Price { steps: vec![SeatStep { up_to: 9, pack: 10 }], ..Price::per_user(3.0) };
        assert_eq!(price_details(&packs, &dollars), "$3 per user and month. Seats in packs of 10.");
    }

    #[test]
    fn a_rate_in_the_shortest_words() {
        let say = |id: &str| short_price(&catalog_offer(id).unwrap().price, Billing::Monthly, &dollars);
        assert_eq!(
            ["basecamp-flat", "twist-unlimited", "twist-free"].map(say),
            ["$349 for the team", "$8 per user", "$0"]
        );
    }

    #[test]
    fn how_a_price_is_known_in_words() {
        let say = |id: &str| price_origin(&catalog_offer(id).unwrap());
        assert_eq!(
            ["asana-starter-paid", "notion-plus", "twist-unlimited", "basecamp-flat", "basecamp-article", "zoom"]
                .map(say),
            [
                "read at the vendor, Nov 20, 2026",
                "read at the vendor, Mar 2026",
                "reported, Nov 26, 2026",
                "unconfirmed, Nov 26, 2026",
                "the article’s claim",
                "no price yet",
            ]
        );
        let own =
            |dated: &str| price_origin(&Offer { dated: dated.into(), price: Price::flat(1.0), ..Offer::default() });
        assert_eq!(
            ["2027-01-04", "our contract", ""].map(own),
            ["your price, Jan 4, 2027", "your price, our contract", "your price"]
        );
    }

    #[test]
    fn seats_beyond_the_team_are_told() {
        let bought = |id: &str, people| seats_bought(&catalog_offer(id).unwrap().price, people);
        assert_eq!(bought("asana-starter-paid", 7).unwrap(), "10 seats");
        assert_eq!(
            [bought("asana-starter-paid", 10), bought("twist-unlimited", 7), bought("asana-starter", 2)],
            [None, None, None]
        );
    }

    #[test]
    fn what_is_not_counted_says_why() {
        let why = |id: &str, users| why_not_counted(&catalog_offer(id).unwrap().price, users);
        assert_eq!(why("zoom", 10).unwrap(), "Not counted: no price yet. Enter one to count it.");
        assert_eq!(why("trello-free", 25).unwrap(), "Not counted: for up to 10 people, not 25.");
        assert_eq!(why("trello-free", 10), None);
    }

    #[test]
    fn for_whom_an_offer_is_meant() {
        let say = |from, to, size| team_fit(TeamSize { from, to }, size);
        assert_eq!(say(10, Some(100), 60), "Meant for 10 to 100 people: fits your team of 60.");
        assert_eq!(say(10, Some(100), 9), "Meant for 10 to 100 people: too large for your team of 9.");
        assert_eq!(say(1, Some(50), 51), "Meant for up to 50 people: too small for your team of 51.");
        assert_eq!(say(1, None, 7), "Meant for teams of any size: fits your team of 7.");
        assert_eq!(say(20, None, 20), "Meant for teams of 20 people or more: fits your team of 20.");
    }

    #[test]
    fn what_an_offer_is_for() {
        let say = |id: &str| needs_sentence(&catalog_offer(id).unwrap().needs);
        let said = ["basecamp-flat", "notion-plus", "twist-free"].map(say);
        assert_eq!(said, ["For messages, documents and tasks.", "For documents and tasks.", "For messages."]);
        assert_eq!(needs_sentence(&[]), "Covers neither messages, documents nor tasks.");
    }

    #[test]
    fn no_offer_of_the_catalog_is_left_without_words() {
        for offer in catalog() {
            assert!(price_details(&offer.price, &dollars).ends_with('.'), "{}", offer.id);
        }
    }
}
