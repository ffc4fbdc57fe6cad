//! Which of several tools is cheapest, and from which team size.

use super::dates::people_count;
use crate::model::tool_set::{Crossover, PairComparison};

/// A tool in a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedTool {
    /// Tool and plan.
    pub name: String,
    /// Its price: `$99 for the team`.
    pub rate: String,
    /// The most people that it admits; 0 if there is no limit.
    pub most_people: u32,
}

impl ComparedTool {
    fn priced(&self) -> String {
        format!("{} at {}", self.name, self.rate)
    }
}

/// Compares two tools: `From 20 people on, Basecamp at $99 for the team costs less than Twist at $5 per user.`
fn pair_comparison(duel: &PairComparison, tools: &[ComparedTool]) -> String {
    let (first, second) = (&tools[duel.first], &tools[duel.second]);
    match (duel.start, duel.crossovers.as_slice()) {
        (None, _) if [first, second].iter().any(|tool| tool.most_people > 0) => {
            format!("{} and {} cost the same.", first.priced(), second.priced())
        }
        (None, _) => format!("{} and {} cost the same at every team size.", first.priced(), second.priced()),
        (Some(start), []) => {
            let (lower, higher) = duel.order(start);
            format!("{} never costs more than {}.", tools[lower].priced(), tools[higher].priced())
        }
        (_, [only]) => format!("From {} people on, {}.", only.people, beats(duel, *only, tools)),
        (_, [from, .., last]) => format!(
            "The cheaper of {} and {} changes {} times between {} and {} people; from {} on, {}.",
            first.name,
            second.name,
            duel.crossovers.len(),
            from.people,
            last.people,
            last.people,
            beats(duel, *last, tools)
        ),
    }
}

fn beats(duel: &PairComparison, crossover: Crossover, tools: &[ComparedTool]) -> String {
    let (lower, higher) = duel.order(crossover.cheaper);
    format!("{} costs less than {}", tools[lower].priced(), tools[higher].priced())
}

/// The comparison of two tools; of more, the cheapest by team size and the pairs that change places. Then the tools that are
/// not for teams of any size.
pub fn comparison(compare_pairs: &[PairComparison], spans: &[(u32, usize)], tools: &[ComparedTool]) -> Vec<String> {
    let limited = tools.iter().filter(|tool| tool.most_people > 0);
    let limits = limited.map(|tool| format!("{} is for up to {}.", tool.name, people_count(tool.most_people)));
    if let [only] = compare_pairs {
        return std::iter::once(pair_comparison(only, tools)).chain(limits).collect();
    }
    let crossing = compare_pairs.iter().filter(|pair| !pair.crossovers.is_empty());
    let crossing = crossing.map(|pair| pair_comparison(pair, tools));
    std::iter::once(cheapest_by_size(spans, tools)).chain(crossing).chain(limits).collect()
}

/// The most changes of the cheapest tool that are listed one by one.
const MAX_CHANGES: usize = 4;

/// The cheapest tool by team size: `Cheapest: Twist up to 19 people, Basecamp from 20 on.`
fn cheapest_by_size(spans: &[(u32, usize)], tools: &[ComparedTool]) -> String {
    let name = |place: usize| tools[place].name.as_str();
    match spans {
        [] => String::new(),
        [(_, only)] if tools[*only].most_people > 0 => format!("Cheapest: {}.", name(*only)),
        [(_, only)] => format!("Cheapest at every team size: {}.", name(*only)),
        [.., (from, last)] if spans.len() > MAX_CHANGES => {
            format!("The cheapest tool changes {} times; from {from} people on it is {}.", spans.len() - 1, name(*last))
        }
        _ => {
            let until = |pair: &[(u32, usize)]| format!("{} up to {}", name(pair[0].1), people_count(pair[1].0 - 1));
            let spoken: Vec<String> = spans.windows(2).map(until).collect();
            let (from, last) = spans[spans.len() - 1];
            format!("Cheapest: {}, {} from {from} on.", spoken.join(", "), name(last))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tool_set::{Billing, LARGEST_TEAM, Price, SeatStep, cheapest, compare_pairs, cost_curve};
    use crate::text::short_price;

    fn tools(prices: &[(&str, Price)]) -> (Vec<ComparedTool>, Vec<Vec<f64>>) {
        let dollars = |amount: f64| format!("${amount}");
        let tool = |(name, price): &(&str, Price)| ComparedTool {
            name: (*name).to_owned(),
            rate: short_price(price, Billing::Yearly, &dollars),
            most_people: price.most_seats,
        };
        let curve = |(_, price): &(&str, Price)| cost_curve(price, Billing::Yearly, LARGEST_TEAM);
        (prices.iter().map(tool).collect(), prices.iter().map(curve).collect())
    }

    #[track_caller]
    fn says(prices: &[(&str, Price); 2], expected: &str) {
        let (tools, curves) = tools(prices);
        assert_eq!(pair_comparison(&compare_pairs(&curves)[0], &tools), expected);
    }

    #[test]
    fn one_crossover_is_the_size_from_which_it_holds() {
        says(
            &[("Basecamp", Price::flat(99.0)), ("Twist", Price::per_user(5.0))],
            "From 20 people on, Basecamp at $99 for the team costs less than Twist at $5 per user.",
        );
        says(
            &[("Twist", Price::per_user(6.0)), ("Basecamp", Price::flat(299.0))],
            "From 50 people on, Basecamp at $299 for the team costs less than Twist at $6 per user.",
        );
    }

    #[test]
    fn none_and_several() {
        let five = Price::per_user(5.0);
        says(
            &[("A", five.clone()), ("B", five.clone())],
            "A at $5 per user and B at $5 per user cost the same at every team size.",
        );
        says(
            &[("A", Price::per_user(6.0)), ("B", five.clone())],
            "B at $5 per user never costs more than A at $6 per user.",
        );
        let packs = Price { steps: vec![SeatStep { up_to: 500, pack: 10 }], ..five };
        says(
            &[("A", packs), ("B", Price::per_user(6.0))],
            "The cheaper of A and B changes 9 times between 9 and 42 people; from 42 on, A at $5 per user costs less \
             than B at $6 per user.",
        );
    }

    #[test]
    fn of_more_than_two_only_those_that_change_places_are_told() {
        let all = [("A", Price::flat(99.0)), ("B", Price::per_user(5.0)), ("C", Price::per_user(0.0))];
        let (tools, curves) = tools(&all);
        let said = comparison(&compare_pairs(&curves), &cheapest(&curves), &tools);
        let crossing = "From 20 people on, A at $99 for the team costs less than B at $5 per user.";
        assert_eq!(said, ["Cheapest at every team size: C.", crossing]);
        let said = comparison(&compare_pairs(&curves[..2]), &[], &tools);
        assert_eq!(said, [crossing]);
    }

    #[test]
    fn a_plan_with_a_limit_is_compared_up_to_it() {
        let free = Price { most_seats: 10, ..Price::per_user(0.0) };
        let (tools, curves) = tools(&[("Free", free.clone()), ("Paid", Price::per_user(5.0))]);
        let said = comparison(&compare_pairs(&curves), &cheapest(&curves), &tools);
        assert_eq!(said, ["Free at $0 never costs more than Paid at $5 per user.", "Free is for up to 10 people."]);
        let (tools, curves) = self::tools(&[("A", free.clone()), ("B", free), ("C", Price::per_user(5.0))]);
        let said = comparison(&compare_pairs(&curves), &cheapest(&curves), &tools);
        let limits = ["A is for up to 10 people.", "B is for up to 10 people."];
        assert_eq!(said, ["Cheapest: A up to 10 people, C from 11 on.", limits[0], limits[1]]);
    }

    #[test]
    fn the_cheapest_of_all_size_by_size() {
        let (tools, curves) =
            tools(&[("A", Price::flat(99.0)), ("B", Price::per_user(5.0)), ("C", Price::per_user(9.0))]);
        assert_eq!(cheapest_by_size(&cheapest(&curves), &tools), "Cheapest: B up to 19 people, A from 20 on.");
        assert_eq!(cheapest_by_size(&cheapest(&curves[1..]), &tools[1..]), "Cheapest at every team size: B.");
        let spans = [(1, 1), (2, 0)];
        assert_eq!(cheapest_by_size(&spans, &tools), "Cheapest: B up to 1 person, A from 2 on.");
        let spans = [(1, 0), (5, 1), (9, 0), (11, 1), (20, 2)];
        assert_eq!(cheapest_by_size(&spans, &tools), "The cheapest tool changes 4 times; from 20 people on it is C.");
        assert_eq!(cheapest_by_size(&[], &[]), "");
    }
}
