//! What the page shows of a case's answer in one view, as texts, without a browser.

use async_roi::model::{Case, Engine, Evaluation, Simulation, View, explain};
use async_roi::text::rounding::{exact_amount, headline_amount, headline_share};
use async_roi::text::{
    HeadlineFacts, LEADING_TILES, LedgerSummary, NumberFormatters, OTHER_TILES, RATIOS, YearTable, first_headline,
    headline, likelihood, of_hundred,
};

/// A tile as it is shown.
pub(crate) struct ShownTile {
    pub label: &'static str,
    /// The large text with the small one after it.
    pub text: String,
    pub range: Option<String>,
    /// Whether it has the color of a loss.
    pub is_loss: bool,
    /// The same figure as its explanation states it, rounded like the tile; none where it says that there is none.
    pub explained: Option<String>,
}

pub(crate) struct Screen {
    pub view: View,
    pub first: String,
    pub sentence: String,
    pub likelihood: String,
    pub chance: Option<String>,
    pub tiles: Vec<ShownTile>,
    pub years: YearTable,
    pub benefits: LedgerSummary,
    pub costs: LedgerSummary,
    pub evaluation: Evaluation,
    pub simulation: Option<Simulation>,
}

/// An amount with its sign before the currency.
fn dollars(amount: f64) -> String {
    if amount < 0.0 { format!("−${}", -amount) } else { format!("${amount}") }
}

/// An amount as the page's headlines have it.
pub(crate) fn round(amount: f64) -> String {
    dollars(headline_amount(amount))
}

/// An amount as the page's tables have it.
pub(crate) fn exact(amount: f64) -> String {
    dollars(exact_amount(amount))
}

pub(crate) fn with_formatters<T>(say: impl FnOnce(&NumberFormatters) -> T) -> T {
    say(&NumberFormatters {
        money: &round,
        cents: &|amount| format!("${amount:.2}"),
        number: &|number| ((number * 10.0).round() / 10.0 + 0.0).to_string(),
        percent: &|share| format!("{}%", (headline_share(share) * 100.0).round()),
        ratio: &|ratio| format!("{ratio:.2}"),
    })
}

impl Screen {
    pub(crate) fn of(case: &Case, view: View, engine: &mut Engine) -> Self {
        // As the page has it: none where nothing is uncertain.
        let simulation = Some(engine.simulate(case, view)).filter(|simulation| !simulation.drivers.is_empty());
        let evaluation = Evaluation::of(case);
        with_formatters(|formatters| {
            let facts = HeadlineFacts::of(case, &evaluation, view);
            let known = simulation.as_ref();
            let tiles = LEADING_TILES.iter().chain(&OTHER_TILES).chain(&RATIOS).map(|tile| {
                let value = (tile.value)(&evaluation, view);
                let (large, small) = tile.written(&evaluation, view, formatters);
                let explained = explain(tile.figure, case, &evaluation, view).value;
                ShownTile {
                    label: tile.label,
                    text: format!("{large} {small}").trim_end().to_owned(),
                    range: known.and_then(|known| tile.range_words(&(tile.range)(known), formatters)),
                    is_loss: value.is_some_and(|value| tile.is_loss(value)),
                    explained: explained.map(|value| tile.write(value, formatters)),
                }
            });
            Self {
                view,
                first: first_headline(&facts, formatters).plain(),
                sentence: headline(&facts, case, known, formatters).plain(),
                likelihood: known.map(|known| likelihood(known, formatters).plain()).unwrap_or_default(),
                chance: known.map(|known| of_hundred(known.probability_positive)),
                tiles: tiles.collect(),
                years: YearTable::of(evaluation.outcome(view), &evaluation.schedule),
                benefits: LedgerSummary::of_benefits(&evaluation, view),
                costs: LedgerSummary::of_costs(&evaluation, view),
                evaluation,
                simulation,
            }
        })
    }

    /// What a tile shows.
    pub(crate) fn tile(&self, label: &str) -> &ShownTile {
        self.tiles.iter().find(|tile| tile.label == label).unwrap_or_else(|| panic!("no tile {label}"))
    }
}
