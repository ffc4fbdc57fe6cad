//! The price of a tool and its intended team size, in words.

use crate::model::Choice;
use crate::model::stack::{Billing, Charge, Fit, Need, Price, SeatStep, TeamSize};

/// Formats an amount of money.
type FormatMoney<'a> = &'a dyn Fn(f64) -> String;

/// All terms of a price: `$299 a month for the whole team paid by the year, $349 paid by the month.`
pub fn price_details(price: &Price, money: FormatMoney) -> String {
    let per_seat = price.charge == Charge::PerUser;
    let free = (price.free_up_to > 0).then(|| format!("Free for up to {}.", people_count(price.free_up_to)));
    let packs = (per_seat && !price.steps.is_empty()).then(|| packs(&price.steps));
    let fewest = (per_seat && price.fewest_seats > 1).then(|| format!("At least {} seats.", price.fewest_seats));
    let sentences = [Some(amounts(price, money)), free, packs, fewest];
    sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn amounts(price: &Price, money: FormatMoney) -> String {
    let whom = match price.charge {
        Charge::Flat => "a month for the whole team",
        Charge::PerUser => "a user and month",
    };
    match (price.yearly, price.monthly) {
        (Some(yearly), Some(monthly)) if yearly == monthly => format!("{} {whom}.", money(yearly)),
        (Some(yearly), Some(monthly)) => {
            format!("{} {whom} paid by the year, {} paid by the month.", money(yearly), money(monthly))
        }
        (Some(0.0), None) | (None, Some(0.0)) => "Free.".to_owned(),
        (Some(yearly), None) => format!("{} {whom} paid by the year.", money(yearly)),
        (None, monthly) => format!("{} {whom} paid by the month.", money(monthly.unwrap_or_default())),
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

/// `$99 for all`, `$5 a user`.
pub fn short_price(price: &Price, billing: Billing, money: FormatMoney) -> String {
    let rate = price.rate(billing);
    match price.charge {
        _ if rate == 0.0 => "nothing".to_owned(),
        Charge::Flat => format!("{} for all", money(rate)),
        Charge::PerUser => format!("{} a user", money(rate)),
    }
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
        Fit::Fits => "fits your team of",
        Fit::TeamTooSmall => "too large for your team of",
        Fit::TeamTooLarge => "too small for your team of",
    };
    format!("Meant for {meant}: {yours} {size}.")
}

/// The needs an offer covers: `For messages, documents and tasks.`
pub fn needs_sentence(needs: &[Need]) -> String {
    let words: Vec<&str> = needs.iter().map(|need| need.word()).collect();
    match words.as_slice() {
        [] => "For none of messages, documents and tasks.".to_owned(),
        [only] => format!("For {only}."),
        [first @ .., last] => format!("For {} and {last}.", first.join(", ")),
    }
}

/// `1 person`, `20 people`.
pub fn people_count(count: u32) -> String {
    format!("{count} {}", if count == 1 { "person" } else { "people" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::stack::{catalog, listed};

    fn dollars(amount: f64) -> String {
        format!("${amount}")
    }

    #[track_caller]
    fn says(id: &str, expected: &str) {
        assert_eq!(price_details(&listed(id).unwrap().price, &dollars), expected);
    }

    #[test]
    fn each_structure_of_price_in_words() {
        says("basecamp-article", "$99 a month for the whole team.");
        says("basecamp-flat", "$299 a month for the whole team paid by the year, $349 paid by the month.");
        says("twist-free", "Free.");
        says(
            "trello-standard",
            "$5 a user and month paid by the year, $6 paid by the month. Free for up to 10 people.",
        );
        says("confluence-standard", "$6.6 a user and month paid by the year.");
        says(
            "asana-advanced",
            "$24.99 a user and month paid by the year. \
             Seats one by one up to 5, in packs of 5 up to 30, of 10 up to 100, of 25 above. At least 2 seats.",
        );
        let monthly = Price { yearly: None, ..Price::per_user(3.0) };
        assert_eq!(price_details(&monthly, &dollars), "$3 a user and month paid by the month.");
        let packs = Price { steps: vec![SeatStep { up_to: 9, pack: 10 }], ..Price::per_user(3.0) };
        assert_eq!(price_details(&packs, &dollars), "$3 a user and month. Seats in packs of 10.");
    }

    #[test]
    fn a_rate_in_the_shortest_words() {
        let say = |id: &str| short_price(&listed(id).unwrap().price, Billing::Monthly, &dollars);
        assert_eq!(
            ["basecamp-flat", "twist-unlimited", "twist-free"].map(say),
            ["$349 for all", "$8 a user", "nothing"]
        );
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
        let say = |id: &str| needs_sentence(&listed(id).unwrap().needs);
        let said = ["basecamp-flat", "notion-plus", "twist-free"].map(say);
        assert_eq!(said, ["For messages, documents and tasks.", "For documents and tasks.", "For messages."]);
        assert_eq!(needs_sentence(&[]), "For none of messages, documents and tasks.");
    }

    #[test]
    fn no_offer_of_the_catalog_is_left_without_words() {
        for offer in catalog() {
            assert!(price_details(&offer.price, &dollars).ends_with('.'), "{}", offer.id);
        }
    }
}
