//! A comparison as a table to export: every figure with its range in both views, the chances, and the inputs that differ.

use super::comparison::{compared_tiles, difference_name, differing_value, figure_of};
use crate::model::{Compared, Comparison, Quantiles, Unit, View};

/// What a table of a comparison says of itself.
pub struct ComparisonFacts<'a> {
    /// The names of the alternatives.
    pub names: &'a [String],
    /// The place of the alternative to which differences are.
    pub base: usize,
    /// The day on which it is made.
    pub made: &'a str,
    /// Writes a number with all its digits.
    pub number: &'a dyn Fn(f64) -> String,
}

/// The rows of the table. `comparisons` are of the same alternatives, one in each view.
pub fn comparison_table(comparisons: &[Comparison], facts: &ComparisonFacts) -> Vec<Vec<String>> {
    let Some(first) = comparisons.first() else { return Vec::new() };
    let mut about = comparison_about(first, facts.names, facts.made);
    about.insert(0, "Alternatives compared".to_owned());
    let mut rows = vec![about, Vec::new()];
    let mut heads = ["View", "Figure", "Unit"].map(str::to_owned).to_vec();
    for (place, name) in facts.names.iter().enumerate() {
        heads.extend([name.clone(), format!("{name}: low (P10)"), format!("{name}: high (P90)")]);
        if place != facts.base {
            heads.push(format!("{name}: difference from {}", facts.names[facts.base]));
        }
    }
    rows.push(heads);
    rows.extend(comparisons.iter().flat_map(|comparison| figure_rows(comparison, facts)));
    rows.extend([Vec::new(), CHANCES.map(str::to_owned).to_vec()]);
    rows.extend(comparisons.iter().flat_map(|comparison| chance_rows(comparison, facts)));
    rows.extend([
        Vec::new(),
        std::iter::once("Input that differs".to_owned()).chain(facts.names.iter().cloned()).collect(),
    ]);
    rows.extend(first.differences.iter().map(|difference| {
        let values = difference.values.iter().zip(&first.alternatives);
        let figure = |value: f64, _: Unit| (facts.number)(value);
        let cells = values.map(|(value, compared)| differing_value(*value, compared.case.as_deref(), &figure));
        std::iter::once(difference_name(difference, first)).chain(cells).collect()
    }));
    rows
}

const CHANCES: [&str; 5] =
    ["View", "Alternative", "Compared with", "Share of cases in which it is worth more", "the same"];

/// When and by what it was made (`made` is empty where that is not known), and the evidence of each case.
pub fn comparison_about(comparison: &Comparison, names: &[String], made: &str) -> Vec<String> {
    let edition = |(name, compared): (&String, &Compared)| {
        let case = compared.case.as_ref()?;
        Some(format!("{name}: evidence edition {}", case.edition.number()))
    };
    let editions = names.iter().zip(&comparison.alternatives).filter_map(edition);
    let made = (!made.is_empty()).then(|| format!("made {made}"));
    let model = concat!("Async ROI ", env!("CARGO_PKG_VERSION")).to_owned();
    made.into_iter().chain([model]).chain(editions).collect()
}

/// A view as a table names it.
pub fn view_word(view: View) -> &'static str {
    match view {
        View::Full => "time and money",
        View::Cash => "cash only",
    }
}

fn figure_rows(comparison: &Comparison, facts: &ComparisonFacts) -> Vec<Vec<String>> {
    let currency = comparison.currency();
    let number = |value: Option<f64>| value.map(facts.number).unwrap_or_default();
    let row = |tile: &'static super::Tile| {
        let value = |place: usize| figure_of(tile, &comparison.alternatives[place], comparison.view);
        let unit = if tile.is_amount() { currency.unwrap_or("each case’s currency") } else { tile.unit_word() };
        let mut cells = vec![view_word(comparison.view).to_owned(), tile.label.to_owned(), unit.to_owned()];
        for (place, compared) in comparison.alternatives.iter().enumerate() {
            let range = compared.simulation.as_ref().map_or(Quantiles::default(), |known| (tile.range)(known));
            cells.extend([value(place), range.p10, range.p90].map(number));
            if place != facts.base {
                let base = value(facts.base).filter(|_| currency.is_some() || !tile.is_amount());
                cells.push(number(value(place).zip(base).map(|(value, base)| value - base)));
            }
        }
        cells
    };
    compared_tiles().map(row).collect()
}

fn chance_rows(comparison: &Comparison, facts: &ComparisonFacts) -> Vec<Vec<String>> {
    let row = |(first, second): (usize, usize)| {
        let chances = comparison.chances(first, second);
        let names = [first, second].map(|place| facts.names[place].clone());
        let shares = [chances.above, chances.equal].map(facts.number);
        [vec![view_word(comparison.view).to_owned()], names.to_vec(), shares.to_vec()].concat()
    };
    comparison.currency().map(|_| comparison.pairs().map(row).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Comparer, Preset, Quantity};
    use std::sync::Arc;

    #[test]
    fn the_table_holds_the_models_figures_in_both_views() {
        let case = Arc::new(Preset::Evidence.case());
        let mut half = Preset::Evidence.case();
        half.rollout.days = 45;
        let alternatives = [None, Some(case), Some(Arc::new(half))];
        let comparisons = View::ALL.map(|view| Comparer::default().compare(&alternatives, view));
        let names = ["Do nothing", "Whole", "=Fast"].map(str::to_owned);
        let number = |value: f64| value.to_string();
        let facts = ComparisonFacts { names: &names, base: 1, made: "2027-01-04", number: &number };
        let rows = comparison_table(&comparisons, &facts);
        assert_eq!(rows[0][..2], ["Alternatives compared", "made 2027-01-04"]);
        assert_eq!(rows[0][3..], ["Whole: evidence edition 2", "=Fast: evidence edition 2"]);
        let heads = &rows[2];
        assert_eq!(
            heads[3..7],
            ["Do nothing", "Do nothing: low (P10)", "Do nothing: high (P90)", "Do nothing: difference from Whole"]
        );
        for (view, comparison) in View::ALL.into_iter().zip(&comparisons) {
            let row =
                rows.iter().find(|row| row.len() > 2 && row[..2] == [view_word(view), "Net present value"]).unwrap();
            let [whole, fast] = [1, 2].map(|place| comparison.alternatives[place].evaluation.outcome(view).npv);
            let simulated = &comparison.alternatives[1].simulation.as_ref().unwrap().npv;
            assert_eq!(row[3], "0");
            assert_eq!(row[6], number(-whole.value()));
            assert_eq!(row[7..10], [whole.value(), simulated.p10.unwrap(), simulated.p90.unwrap()].map(number));
            assert_eq!(row[13], number(fast.value() - whole.value()));
            assert_eq!(row.len(), heads.len());
        }
        let shares: Vec<&Vec<String>> =
            rows.iter().filter(|row| row.len() == CHANCES.len() && row[1] == "Whole").collect();
        assert_eq!(shares.len(), 4, "two others, in both views");
        assert_eq!(rows.last().unwrap()[..], ["Days of the rollout", "–", "90", "45"]);
    }
}
