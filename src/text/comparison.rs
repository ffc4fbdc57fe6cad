//! Alternatives side by side, in words.

use super::doubt::in_figures;
use super::input_name::input_name;
use super::likelihood::{chance, of_hundred};
use super::phrase::{NumberFormatters, horizon};
use super::tile::{LEADING_TILES, OTHER_TILES, RATIOS, Tile};
use crate::model::{
    Case, Chances, Choice, Compared, Comparison, Difference, DifferingValue, MeetingFateKind, PilotWorth, RowList,
    ToolAction, Unit, View,
};

/// Doing nothing, as an alternative.
pub const DO_NOTHING: &str = "Do nothing";

/// What an alternative is called.
pub fn alternative_name(case: Option<&Case>) -> String {
    match case {
        None => DO_NOTHING.to_owned(),
        Some(case) if case.name.trim().is_empty() => "Unnamed case".to_owned(),
        Some(case) => case.name.clone(),
    }
}

/// The figures that are compared, besides the chance that a case pays.
pub fn compared_tiles() -> impl Iterator<Item = &'static Tile> {
    LEADING_TILES.iter().chain(&OTHER_TILES).chain(&RATIOS)
}

/// A figure of one alternative.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComparedFigure {
    /// The likely value with its unit; a dash where there is none.
    pub value: String,
    /// Where it lies in 80 of 100 cases; empty for a figure without a range.
    pub range: String,
    /// By how much it differs from the base's; empty for the base itself, and where it cannot be told.
    pub difference: String,
}

impl ComparedFigure {
    /// A figure of an alternative. `base` is the other side of the difference.
    pub fn of(
        tile: &Tile,
        compared: &Compared,
        base: Option<&Compared>,
        view: View,
        formatters: &NumberFormatters,
    ) -> Self {
        let value = figure_of(tile, compared, view);
        let written = if compared.case.is_none() {
            value.map_or_else(|| "–".to_owned(), |value| tile.write(value, formatters))
        } else {
            let (value, unit) = tile.written(&compared.evaluation, view, formatters);
            format!("{value} {unit}").trim_end().to_owned()
        };
        let range = compared.simulation.as_ref().and_then(|known| tile.range_words(&(tile.range)(known), formatters));
        let difference = base.and_then(|base| tile.difference(value?, figure_of(tile, base, view)?, formatters));
        Self { value: written, range: range.unwrap_or_default(), difference: difference.unwrap_or_default() }
    }

    /// The chance that an alternative pays, which has no range.
    pub fn chance_of_paying(compared: &Compared, percent: &dyn Fn(f64) -> String) -> Self {
        let pays = compared.simulation.as_ref().map(|known| chance(known.probability_positive, percent));
        Self { value: pays.unwrap_or_else(|| "–".to_owned()), ..Self::default() }
    }
}

/// The likely value of a figure of an alternative. Doing nothing has amounts of zero and no ratio.
pub(super) fn figure_of(tile: &Tile, compared: &Compared, view: View) -> Option<f64> {
    match compared.case {
        Some(_) => (tile.value)(&compared.evaluation, view),
        None => tile.is_amount().then_some(0.0),
    }
}

/// How often one of two alternatives is worth more than the other, the likelier one first.
pub fn chances_sentence(first: &str, second: &str, chances: &Chances, money: &dyn Fn(f64) -> String) -> String {
    if chances.equal == 1.0 {
        return format!("“{first}” and “{second}” are worth the same in every case.");
    }
    let is_first = chances.above >= chances.below();
    let (better, other, share) =
        if is_first { (first, second, chances.above) } else { (second, first, chances.below()) };
    let same =
        if chances.equal > 0.0 { format!(", and the same in {}", of_hundred(chances.equal)) } else { String::new() };
    let sentence = format!("“{better}” is worth more than “{other}” in {} cases{same}.", of_hundred(share));
    let sign = if is_first { 1.0 } else { -1.0 };
    let ends = chances.difference.p10.zip(chances.difference.p90).map(|(low, high)| (sign * low, sign * high));
    match ends.map(|(one, other)| (money(one.min(other)), money(one.max(other)))) {
        Some((low, high)) if low == high => format!("{sentence} The difference is {low}."),
        Some((low, high)) => {
            format!("{sentence} The difference in net present value is 80% likely to be between {low} and {high}.")
        }
        None => sentence,
    }
}

/// What to know before reading the comparison: other currencies, other horizons.
pub fn comparison_notes(comparison: &Comparison) -> Vec<String> {
    let mut notes = Vec::new();
    if comparison.currency().is_none() {
        notes.push(
            "These cases are in different currencies, so their amounts are neither subtracted nor compared. Choose one currency for all \
             of them under “More”; amounts are not converted."
                .to_owned(),
        );
    }
    if let [first @ .., last] = comparison.horizons().as_slice()
        && !first.is_empty()
    {
        let times: Vec<String> = first.iter().map(|months| horizon(*months as usize)).collect();
        notes.push(format!(
            "These cases have different horizons: {} and {}. One with a longer horizon has more benefits for that reason alone.",
            times.join(", "),
            horizon(*last as usize)
        ));
    }
    notes
}

/// What a difference is about: the label of the input or setting, in lists with the row's name.
pub fn difference_name(difference: &Difference, comparison: &Comparison) -> String {
    let case = comparison.alternatives[difference.first].case.as_deref();
    let value = difference.values[difference.first];
    case.zip(value).map_or_else(String::new, |(case, value)| match value {
        DifferingValue::Input(input, _) => input_name(input, case),
        DifferingValue::Exact(setting, _) => setting.label().to_owned(),
        DifferingValue::Row(list, row) => {
            let name = case.row_name(list, row).filter(|name| !name.is_empty());
            let name = name.map_or_else(|| format!("Row {}", row + 1), str::to_owned);
            let what = match list {
                RowList::Meetings => "what happens to it",
                RowList::Tools => "added or dropped",
                RowList::OtherLines => "how it counts",
            };
            format!("{name}: {what}")
        }
    })
}

/// A value that differs, as a reader sees it; a dash where the alternative has none. `figure` writes a number with its unit.
pub fn differing_value(
    value: Option<DifferingValue>,
    case: Option<&Case>,
    figure: &dyn Fn(f64, Unit) -> String,
) -> String {
    let Some((value, case)) = value.zip(case) else { return "–".to_owned() };
    match value {
        DifferingValue::Input(input, spread) => {
            let unit = input.field.unit;
            let likely =
                if spread.is_range() { format!(" ({})", figure(spread.likely(), unit)) } else { String::new() };
            in_figures(&spread, &|value| figure(value, unit)) + &likely
        }
        DifferingValue::Exact(setting, value) => figure(value, setting.unit()),
        DifferingValue::Row(list, row) => row_words(list, row, case).unwrap_or_default(),
    }
}

/// What a row says without a number of the table.
fn row_words(list: RowList, row: usize, case: &Case) -> Option<String> {
    Some(match list {
        RowList::Meetings => {
            let meeting = case.meetings.load.inventory.get(row)?;
            let fate = match meeting.fate.kind() {
                MeetingFateKind::Keep => "kept",
                MeetingFateKind::Replace => "replaced by writing",
                MeetingFateKind::Cancel => "canceled",
                MeetingFateKind::ShortenTo => "shortened",
                MeetingFateKind::LessOften => "held less often",
                MeetingFateKind::Fewer => "held with fewer people",
            };
            format!("{} minutes, {fate}", meeting.minutes)
        }
        RowList::Tools => {
            let tool = case.tools.get(row)?;
            format!("{}, {}", if tool.action == ToolAction::Add { "added" } else { "dropped" }, tool.basis.word())
        }
        RowList::OtherLines => {
            let line = case.other_lines.get(row)?;
            format!("{}, {}", line.kind.word(), if line.cash { "cash" } else { "no cash" })
        }
    })
}

/// What a pilot costs, and whether what it can tell may be worth that.
pub fn pilot_words(worth: &PilotWorth, name: &str, money: &dyn Fn(f64) -> String) -> String {
    let cost =
        format!("The pilot costs {} and returns {}, both in today’s money", money(worth.costs), money(worth.benefits));
    let net = worth.net_cost();
    let cost = if net > 0.0 {
        format!("{cost}: a net cost of {}.", money(net))
    } else {
        format!("{cost}, so it pays for itself.")
    };
    let told = match worth.most_worth {
        None => format!("No figure of “{name}” has a range, so there is nothing for a pilot to find out."),
        Some(most) => {
            let most_words =
                format!("Knowing every figure before deciding on “{name}” is worth at most {}", money(most));
            match worth.may_be_worth_it() {
                Some(true) if net > 0.0 => {
                    format!(
                        "{most_words}, more than the net cost of the pilot: it is worth running if it settles what decides."
                    )
                }
                Some(true) => format!("{most_words}."),
                _ => format!(
                    "{most_words}, less than the net cost of the pilot: it is not worth running for the information alone."
                ),
            }
        }
    };
    format!("{cost} {told}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Comparer, Preset, Quantiles};
    use std::sync::Arc;

    fn speak<T>(say: impl FnOnce(&NumberFormatters) -> T) -> T {
        let money = |amount: f64| format!("${amount:.0}").replace("$-", "−$");
        let number = |value: f64| format!("{value:.1}").replace('-', "−");
        let percent = |share: f64| format!("{:.0}%", share * 100.0).replace('-', "−");
        say(&NumberFormatters { money: &money, cents: &money, number: &number, percent: &percent, ratio: &number })
    }

    fn money(amount: f64) -> String {
        speak(|formatters| (formatters.money)(amount))
    }

    #[test]
    fn figures_stand_with_their_difference_to_the_base() {
        let case = Arc::new(Preset::Evidence.case());
        let mut costlier = Preset::Evidence.case();
        costlier.finance.horizon_months = 12;
        let comparison = Comparer::default().compare(&[None, Some(case), Some(Arc::new(costlier))], View::Full);
        let [nothing, case, shorter] = &comparison.alternatives[..] else { panic!("three alternatives") };
        for tile in compared_tiles() {
            let figure =
                |compared, base| speak(|formatters| ComparedFigure::of(tile, compared, base, View::Full, formatters));
            assert!(["$0", "–"].contains(&figure(nothing, None).value.as_str()), "{}", tile.label);
            assert_eq!((figure(nothing, None).range, figure(case, None).difference), (String::new(), String::new()));
            let same = figure(case, Some(case)).difference;
            assert!(["no difference", ""].contains(&same.as_str()), "{}: {same}", tile.label);
        }
        let npv = |compared, base| {
            speak(|formatters| ComparedFigure::of(&LEADING_TILES[0], compared, Some(base), View::Full, formatters))
        };
        let whole = case.evaluation.outcome(View::Full).npv;
        assert_eq!(npv(case, nothing).difference, format!("+{}", npv(case, nothing).value));
        assert!(npv(shorter, case).difference.starts_with('−'), "{whole:?}");
    }

    #[test]
    fn chances_are_told_with_the_likelier_first() {
        let told = |above, equal, low, high| {
            let chances =
                Chances { above, equal, difference: Quantiles { p10: Some(low), p50: None, p90: Some(high) } };
            chances_sentence("A", "B", &chances, &money)
        };
        assert_eq!(
            told(0.83, 0.0, -5.0, 20.0),
            "“A” is worth more than “B” in 83 of 100 cases. The difference in net present value is 80% likely to be between −$5 and $20."
        );
        assert_eq!(
            told(0.2, 0.1, -20.0, 5.0),
            "“B” is worth more than “A” in 70 of 100 cases, and the same in 10 of 100. The difference in net present value is 80% \
             likely to be between −$5 and $20."
        );
        assert_eq!(told(1.0, 0.0, 7.0, 7.0), "“A” is worth more than “B” in 100 of 100 cases. The difference is $7.");
        assert_eq!(told(0.0, 1.0, 0.0, 0.0), "“A” and “B” are worth the same in every case.");
    }

    #[test]
    fn a_pilot_is_held_against_what_it_can_tell() {
        let told = |costs, benefits, most_worth| pilot_words(&PilotWorth { costs, benefits, most_worth }, "A", &money);
        assert_eq!(
            told(100.0, 30.0, Some(80.0)),
            "The pilot costs $100 and returns $30, both in today’s money: a net cost of $70. Knowing every figure before deciding \
             on “A” is worth at most $80, more than the net cost of the pilot: it is worth running if it settles what decides."
        );
        assert!(told(100.0, 30.0, Some(10.0)).ends_with("it is not worth running for the information alone."));
        assert!(told(30.0, 100.0, Some(10.0)).contains("so it pays for itself. Knowing every figure"));
        assert!(told(30.0, 100.0, None).ends_with("there is nothing for a pilot to find out."));
    }

    #[test]
    fn differences_are_named_and_written_for_every_alternative() {
        let mut other = Preset::Evidence.case();
        other.tools[0].action = ToolAction::Drop;
        other.finance.horizon_months = 24;
        let comparison = Comparer::default()
            .compare(&[None, Some(Arc::new(Preset::Evidence.case())), Some(Arc::new(other))], View::Full);
        let figure = |value: f64, _: Unit| value.to_string();
        let lines: Vec<_> = comparison
            .differences
            .iter()
            .map(|difference| {
                let values = difference.values.iter().zip(&comparison.alternatives);
                let cells: Vec<_> = values
                    .map(|(value, compared)| differing_value(*value, compared.case.as_deref(), &figure))
                    .collect();
                format!("{}: {}", difference_name(difference, &comparison), cells.join(" | "))
            })
            .collect();
        assert_eq!(
            lines,
            [
                "Months counted: – | 36 | 24",
                "Twist: added or dropped: – | added, for each user | dropped, for each user"
            ]
        );
        assert_eq!(comparison_notes(&comparison).len(), 1);
    }
}
