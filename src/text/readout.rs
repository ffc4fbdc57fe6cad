//! What a chart says of a selected month, bar or point. Numbers are formatted by functions that the caller passes in.

use super::SwitchingPoint;

/// A month on the cumulative curve: the likely running total, and the P10 and P90 of the simulated one.
pub fn running_total_in_month(
    month: usize,
    likely: f64,
    range: Option<(f64, f64)>,
    money: &dyn Fn(f64) -> String,
) -> String {
    let total = format!("Month {month}: running total {}", money(likely));
    match range {
        Some((low, high)) if money(low) != money(high) => {
            format!("{total}, 80% likely to be between {} and {}.", money(low), money(high))
        }
        _ => format!("{total}."),
    }
}

/// A month of the chart of monthly benefits and costs.
pub fn flow_in_month(month: usize, benefits: f64, costs: f64, money: &dyn Fn(f64) -> String) -> String {
    let net = money(benefits - costs);
    format!("Month {month}: benefits {}, costs {}, net {net}.", money(benefits), money(costs))
}

/// A bar of the histogram of net present values: its two edges and its share of all cases.
pub fn histogram_bar(
    edges: (f64, f64),
    mass: f64,
    money: &dyn Fn(f64) -> String,
    share: &dyn Fn(f64) -> String,
) -> String {
    format!("Net present value {} to {}: {} of cases.", money(edges.0), money(edges.1), share(mass))
}

/// An input of the tornado chart: its value and the net present value at both ends of its range, the worse first.
#[derive(Clone, Debug, PartialEq)]
pub struct SwingReadout<'a> {
    /// The input's name.
    pub name: &'a str,
    /// The input's value at the worse end, as it is written, and the net present value there.
    pub worse: (String, f64),
    /// The same at the better end.
    pub better: (String, f64),
    /// Its share of the variance.
    pub variance_share: f64,
    /// Its switching value, and how that is written.
    pub switching: Option<(&'a SwitchingPoint, String)>,
    /// Whether the likely net present value is positive.
    pub pays: bool,
}

impl SwingReadout<'_> {
    /// The sentences.
    pub fn words(&self, money: &dyn Fn(f64) -> String, share: &dyn Fn(f64) -> String) -> String {
        let Self { name, worse, better, .. } = self;
        let turn = match &self.switching {
            Some((point, value)) if self.pays => {
                format!("The case pays as long as it stays {} {value}.", point.side.word())
            }
            Some((point, value)) => format!("The case would pay {} {value}.", point.side.opposite().word()),
            None => "It cannot change the answer on its own.".to_owned(),
        };
        format!(
            "{name}: net present value {} at {}, {} at {}. Explains {} of the uncertainty. {turn}",
            money(worse.1),
            worse.0,
            money(better.1),
            better.0,
            share(self.variance_share),
        )
    }
}

/// A reading of a KPI: its date and its value, and whether it is the baseline.
pub fn kpi_reading(date: &str, value: &str, is_baseline: bool) -> String {
    format!("{date}: {value}{}.", if is_baseline { ", the baseline" } else { "" })
}

/// A team size of a chart of tool costs: each tool's name and its price, which is absent where it admits fewer people.
pub fn cost_at_size(people: &str, costs: &[(&str, Option<String>)]) -> String {
    let cost =
        |(name, price): &(&str, Option<String>)| format!("{name} {}", price.as_deref().unwrap_or("not available"));
    format!("{people}, a month: {}.", costs.iter().map(cost).collect::<Vec<_>>().join(", "))
}

/// A month of the chart of alternatives: the running total of each; none where it counts fewer months.
pub fn running_totals_in_month(month: usize, totals: &[(String, Option<String>)]) -> String {
    let total = |(name, total): &(String, Option<String>)| format!("{name} {}", total.as_deref().unwrap_or("ended"));
    format!("Month {month}: {}.", totals.iter().map(total).collect::<Vec<_>>().join(", "))
}

/// A task or gate of the timeline: its date, what it is, who owns it, and its state.
pub fn timeline_item(date: &str, what: &str, owner: &str, state: &str) -> String {
    let owner = if owner.is_empty() { String::new() } else { format!(", {owner}") };
    format!("{date}: {what}{owner}, {state}.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Input;
    use crate::text::SwitchingSide;

    fn money(amount: f64) -> String {
        format!("{}${}", if amount < 0.0 { "−" } else { "" }, amount.abs())
    }

    fn share(share: f64) -> String {
        format!("{:.0}%", share * 100.0)
    }

    #[test]
    fn a_month_is_told_with_its_range() {
        assert_eq!(
            running_total_in_month(20, -1_960.0, Some((-22_400.0, 18_900.0)), &money),
            "Month 20: running total −$1960, 80% likely to be between −$22400 and $18900."
        );
        assert_eq!(running_total_in_month(0, -50.0, Some((-50.0, -50.0)), &money), "Month 0: running total −$50.");
        assert_eq!(running_total_in_month(3, 7.0, None, &money), "Month 3: running total $7.");
        assert_eq!(flow_in_month(2, 30.0, 50.0, &money), "Month 2: benefits $30, costs $50, net −$20.");
    }

    #[test]
    fn a_bar_is_told_with_its_edges() {
        assert_eq!(histogram_bar((-5.0, 0.0), 0.04, &money, &share), "Net present value −$5 to $0: 4% of cases.");
    }

    #[test]
    fn a_swing_is_told_with_its_ends_and_its_turning_point() {
        let point = SwitchingPoint {
            input: Input::parse("time.recapture").unwrap(),
            likely: 0.4,
            value: 0.25,
            side: SwitchingSide::Above,
        };
        let swing = SwingReadout {
            name: "Freed time",
            worse: ("20%".to_owned(), -900.0),
            better: ("70%".to_owned(), 4_000.0),
            variance_share: 0.31,
            switching: Some((&point, "25%".to_owned())),
            pays: true,
        };
        let told = "Freed time: net present value −$900 at 20%, $4000 at 70%. Explains 31% of the uncertainty. ";
        assert_eq!(swing.words(&money, &share), format!("{told}The case pays as long as it stays above 25%."));
        let loses = SwingReadout { pays: false, ..swing.clone() };
        assert_eq!(loses.words(&money, &share), format!("{told}The case would pay below 25%."));
        let firm = SwingReadout { switching: None, ..swing };
        assert_eq!(firm.words(&money, &share), format!("{told}It cannot change the answer on its own."));
    }

    #[test]
    fn readings_sizes_and_tasks_are_told_with_their_values() {
        assert_eq!(kpi_reading("4 Jan 2027", "13 h a week", true), "4 Jan 2027: 13 h a week, the baseline.");
        assert_eq!(kpi_reading("1 Feb 2027", "12 h a week", false), "1 Feb 2027: 12 h a week.");
        let costs = [("Twist", Some("$60".to_owned())), ("Basecamp", None)];
        assert_eq!(cost_at_size("10 people", &costs), "10 people, a month: Twist $60, Basecamp not available.");
        let totals = [("Do nothing".to_owned(), Some("$0".to_owned())), ("Pilot".to_owned(), None)];
        assert_eq!(running_totals_in_month(9, &totals), "Month 9: Do nothing $0, Pilot ended.");
        assert_eq!(timeline_item("Mon 4 Jan", "Write it down", "", "to do"), "Mon 4 Jan: Write it down, to do.");
        assert_eq!(timeline_item("Mon 4 Jan", "Write it down", "Ada", "late"), "Mon 4 Jan: Write it down, Ada, late.");
    }
}
