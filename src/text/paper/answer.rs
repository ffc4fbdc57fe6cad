//! What is asked, and the answer in both views.

use super::{Block, Curve, PaperFacts, PaperTable, heads};
use crate::chart::cash_flow::{CumulativeChart, CumulativeData};
use crate::chart::svg_shape::money_frame;
use crate::model::{DAYS_PER_MONTH, FanQuantiles, Quantity, View};
use crate::text::{
    HeadlineFacts, LEADING_TILES, OTHER_TILES, RATIOS, Tile, chance, date_with_year, headline, horizon, likelihood,
};

/// The size of the curve: its texts are as large as those around it where it is as wide as a page.
const CURVE: (f64, f64) = (860.0, 200.0);
/// How many characters the names of its marks take.
const MARK_CHARACTERS: f64 = 15.0;

pub(super) fn ask(facts: &PaperFacts) -> Vec<Block> {
    let texts = &facts.case.implementation.paper;
    let or = |typed: &str, own: &dyn Fn() -> String| if typed.trim().is_empty() { own() } else { typed.to_owned() };
    let mut terms = vec![
        ("Who is asked", or(&texts.asked, &|| "The person who decides on this case".to_owned())),
        ("For what", or(&texts.ask, &|| facts.default_ask())),
        ("By when", texts.due.map_or_else(|| facts.default_due(), date_with_year)),
    ];
    if !texts.note.trim().is_empty() {
        terms.push(("Note", texts.note.clone()));
    }
    vec![Block::Terms(terms)]
}

impl PaperFacts<'_> {
    /// What is asked where the author has not said it.
    pub fn default_ask(&self) -> String {
        let people = self.figures.decimal(self.case.team.people.likely().value(), 1);
        let span = horizon(self.case.finance.horizon_months as usize);
        let costs = |view| self.round(self.evaluation.costs_in_all(view).total().value());
        let peak = self.round(-self.evaluation.outcome(View::Full).trough.value());
        format!(
            "To approve asynchronous work for a team of {people}: costs of {} over {span}, {} of them in cash, and peak funding of \
             {peak}.",
            costs(View::Full),
            costs(View::Cash)
        )
    }

    /// By when the decision is needed where the author has not said it; when it was made where the case is approved.
    pub fn default_due(&self) -> String {
        if let Some(approval) = &self.case.implementation.approval {
            let by = if approval.by.is_empty() { String::new() } else { format!(" by {}", approval.by) };
            return format!("Approved on {}{by}.", date_with_year(approval.date));
        }
        let first = self.case.first_day();
        let start = date_with_year(first);
        let delay = self.evaluation.outcome(View::Full).cost_of_delay.value();
        let costs = if self.round(delay) == self.round(0.0) || delay < 0.0 {
            String::new()
        } else {
            format!(" Each month of delay costs {}.", self.round(delay))
        };
        if self.made.is_some_and(|today| first < today) {
            return format!("As soon as possible: the planned first day, {start}, has passed.{costs}");
        }
        format!("Before the rollout starts on {start}.{costs}")
    }
}

pub(super) fn answer(facts: &PaperFacts) -> Vec<Block> {
    let mut blocks: Vec<Block> = View::ALL.into_iter().map(|view| Block::Text(sentences(facts, view))).collect();
    blocks.push(Block::Table(tiles(facts)));
    if !facts.is_nothing() {
        blocks.push(Block::Curve(curve(facts)));
    }
    blocks
}

/// The answer of a view in words, as the page has it.
fn sentences(facts: &PaperFacts, view: View) -> String {
    let simulation = facts.simulation(view);
    facts.figures.speak(&facts.case.currency, |formatters| {
        let known = HeadlineFacts::of(facts.case, facts.evaluation, view);
        let answer = headline(&known, facts.case, simulation, formatters).plain();
        let range = simulation.map(|simulation| likelihood(simulation, formatters).plain()).unwrap_or_default();
        format!("{answer} {range}").trim_end().to_owned()
    })
}

/// All headline figures in both views, each with its range.
fn tiles(facts: &PaperFacts) -> PaperTable {
    let row = |tile: &Tile| {
        let cells = View::ALL.into_iter().flat_map(|view| {
            facts.figures.speak(&facts.case.currency, |formatters| {
                let (large, small) = tile.written(facts.evaluation, view, formatters);
                let known = facts.simulation(view).filter(|_| large != "–");
                let range = known.and_then(|known| tile.range_words(&(tile.range)(known), formatters));
                [format!("{large} {small}").trim_end().to_owned(), range.unwrap_or_default()]
            })
        });
        [tile.label.to_owned()].into_iter().chain(cells).collect()
    };
    let mut rows: Vec<Vec<String>> = LEADING_TILES.iter().chain(&OTHER_TILES).chain(&RATIOS).map(row).collect();
    let pays = |view| {
        let nothing = facts.evaluation.outcome(view).is_nothing();
        let known = facts.simulation(view).filter(|_| !nothing).map(|known| known.probability_positive);
        known.map_or_else(|| "–".to_owned(), |share| chance(share, &|share| facts.figures.whole_percent(share)))
    };
    let chances = ["Chance that it pays".to_owned(), pays(View::Full), String::new(), pays(View::Cash), String::new()];
    rows.insert(LEADING_TILES.len(), chances.into());
    PaperTable {
        caption: "Figures of the likely case, and where each lies in 80 of 100 cases",
        heads: heads(["Figure", "Time and money", "80% range", "Cash only", "80% range"]),
        numbers: 4,
        rows,
        total: Vec::new(),
    }
}

/// The running total with time and money counted.
fn curve(facts: &PaperFacts) -> Curve {
    let outcome = facts.evaluation.outcome(View::Full);
    let fan = facts.full.map_or(&[][..], |known| &known.fan);
    let edge = |pick: fn(&FanQuantiles) -> f64| fan.iter().map(pick).collect::<Vec<_>>();
    let (p10, p25, p75, p90) = (edge(|f| f.p10), edge(|f| f.p25), edge(|f| f.p75), edge(|f| f.p90));
    let frame = money_frame(CURVE.0, CURVE.1, MARK_CHARACTERS);
    let chart = CumulativeChart::new(
        &frame,
        &CumulativeData {
            line: &outcome.cumulative,
            p10_p90: [&p10, &p90],
            p25_p75: [&p25, &p75],
            payback: outcome.payback.map(Quantity::value).filter(|months| *months > 0.0),
            rollout_end: Some(f64::from(facts.case.rollout.days) / DAYS_PER_MONTH),
        },
    );
    let money = |value: f64| facts.figures.compact_money(value, &facts.case.currency);
    let bands = if fan.is_empty() { "" } else { " Bands: half of all cases, and 80 of 100." };
    Curve {
        size: CURVE,
        shapes: chart.shapes(&frame, &outcome.cumulative, &money, &|value| facts.figures.decimal(value, 1)),
        caption: format!(
            "Running total of benefits less costs, time and money, not discounted. Line: likely case.{bands}"
        ),
    }
}
