//! Monthly cost by team size: the curves, the sentences about them, and the table.

use super::tool_set_data::ToolSetData;
use crate::chart::cost_by_team_size::{CostBySizeChart, PlacedSizeMarker, SizeMarker};
use crate::chart::layout::{Frame, GAP, Point, TextAnchor, Tick};
use crate::chart::spot::Spot;
use crate::model::tool_set::{
    LARGEST_TEAM, Offer, PairComparison, ToolPick, ToolSet, cheapest, compare_pairs, cost_curve,
};
use crate::page::chart::{SvgShape, axis, mark_line, money_frame};
use crate::page::format;
use crate::page::table::{column_head, number_cell, number_head, row_head, table};
use crate::page::ui::{Element, html};
use crate::text::readout::cost_at_size;
use crate::text::{ComparedTool, comparison, people_count, short_price};
use leptos::prelude::*;

/// Each curve's line and name.
const LOOKS: [(&str, &str); ToolSet::MOST_COMPARED] = [
    ("series s1", "label s1"),
    ("series s2", "label s2"),
    ("series s3", "label s3"),
    ("series s4", "label s4"),
    ("series s5", "label s5"),
    ("series", "label"),
];
/// The line and name of a sum.
const SUM: (&str, &str) = ("series", "label");
/// Team sizes in the table, besides the team's own and the crossovers.
const SIZES: [u32; 14] = [1, 2, 5, 10, 15, 20, 30, 50, 75, 100, 150, 200, 300, 500];

/// The curves of a chart, and the data for its sentences.
#[derive(Clone, PartialEq)]
pub(super) struct CostCurves {
    pub(super) rivals: Vec<ComparedTool>,
    curves: Vec<Vec<f64>>,
    compare_pairs: Vec<PairComparison>,
    /// Whether the last curve is the sum of the others.
    summed: bool,
    people: u32,
    currency: String,
}

impl CostCurves {
    /// Offers against each other.
    pub(super) fn compared(data: &ToolSetData) -> Self {
        let (offers, billing) = (data.tool_set.compared_offers(), data.tool_set.billing);
        let rival = |offer: &Offer| ComparedTool {
            name: offer.name(),
            rate: short_price(&offer.price, billing, &|amount| data.price(offer, amount)),
            most_people: offer.price.most_seats,
        };
        let curves: Vec<_> = offers.iter().map(|offer| cost_curve(&offer.price, billing, LARGEST_TEAM)).collect();
        Self {
            rivals: offers.iter().map(rival).collect(),
            compare_pairs: compare_pairs(&curves),
            curves,
            summed: false,
            people: data.people,
            currency: data.currency.clone(),
        }
    }

    /// The tools added, and their sum where there are several. Too many to tell apart are their sum alone.
    pub(super) fn picked(data: &ToolSetData) -> Self {
        let added = data.tool_set.added();
        let shown = if added.len() < ToolSet::MOST_COMPARED { added.as_slice() } else { &[] };
        let rival = |name: String| ComparedTool { name, rate: String::new(), most_people: 0 };
        let mut rivals: Vec<_> = shown.iter().map(|(_, offer)| rival(offer.name())).collect();
        let curve = |(pick, offer): &(&ToolPick, Offer)| {
            (1..=LARGEST_TEAM).map_while(|people| pick.monthly_cost(&offer.price, people)).collect()
        };
        let mut curves: Vec<Vec<f64>> = shown.iter().map(curve).collect();
        let summed = added.len() > 1;
        if summed {
            rivals.push(rival("all together".to_owned()));
            curves.push(data.tool_set.cost_curve(LARGEST_TEAM));
        }
        Self { rivals, curves, compare_pairs: Vec::new(), summed, people: data.people, currency: data.currency.clone() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.curves.is_empty()
    }

    /// Whether the cheaper of two is another one from some size on.
    pub(super) fn crosses(&self) -> bool {
        self.compare_pairs.iter().any(|pair| !pair.crossovers.is_empty())
    }

    /// Which is cheaper from where on, in sentences.
    pub(super) fn sentences(&self) -> Vec<String> {
        comparison(&self.compare_pairs, &cheapest(&self.curves), &self.rivals)
    }

    /// What the set costs at some sizes, in a sentence.
    pub(super) fn outlook(&self) -> String {
        let Some(sum) = self.curves.last() else { return String::new() };
        let cost = |people: u32| Some(format::money(*sum.get(people as usize - 1)?, &self.currency));
        let now = (1..=LARGEST_TEAM).contains(&self.people).then_some(self.people);
        let later = SIZES.into_iter().filter(|size| *size >= 20 && *size > self.people);
        let told: Vec<String> = now
            .into_iter()
            .chain(later)
            .take(5)
            .filter_map(|size| Some(format!("{} for {}", cost(size)?, people_count(size))))
            .collect();
        // A curve that ends belongs to a plan that admits no more people.
        let end = (sum.len() < LARGEST_TEAM as usize)
            .then(|| format!("One plan in this set allows up to {}.", people_count(sum.len() as u32)));
        let costs = (!told.is_empty()).then(|| format!("A month: {}.", told.join(", ")));
        costs.into_iter().chain(end).collect::<Vec<_>>().join(" ")
    }

    /// The chart in words, for screen readers.
    pub(super) fn description(&self) -> String {
        if self.compare_pairs.is_empty() { self.outlook() } else { self.sentences().join(" ") }
    }

    /// The team, and each size from which another is cheaper.
    fn markers(&self) -> Vec<SizeMarker> {
        let mut marks = vec![SizeMarker { size: self.people, curve: None }];
        for pair in &self.compare_pairs {
            for crossover in &pair.crossovers {
                let curve = Some(pair.order(crossover.cheaper).0);
                marks.push(SizeMarker { size: crossover.people, curve });
            }
        }
        marks
    }

    fn slices(&self) -> Vec<&[f64]> {
        self.curves.iter().map(Vec::as_slice).collect()
    }

    /// The team sizes up to `largest`, as they are drawn.
    pub(super) fn spots(&self, largest: usize, width: f64, height: f64) -> Vec<Spot> {
        let curves = self.slices();
        let frame = money_frame(width, height, 12.0);
        CostBySizeChart::new(&frame, &curves, largest, &self.markers()).spots(&curves, largest)
    }

    /// What is told of a team size, by its place in the curves.
    pub(super) fn words(&self, place: usize) -> String {
        let cost = |curve: &Vec<f64>| curve.get(place).map(|cost| format::money(*cost, &self.currency));
        let costs: Vec<_> =
            self.rivals.iter().zip(&self.curves).map(|(rival, curve)| (rival.name.as_str(), cost(curve))).collect();
        cost_at_size(&people_count(place as u32 + 1), &costs)
    }

    /// Draws the sizes up to `largest`.
    pub(super) fn shapes(&self, largest: usize, width: f64, height: f64) -> Vec<SvgShape> {
        let frame = money_frame(width, height, 12.0);
        let (curves, markers) = (self.slices(), self.markers());
        let chart = CostBySizeChart::new(&frame, &curves, largest, &markers);
        let mut shapes = axis(&chart.plot, &chart.price_ticks, Some(chart.zero), |value| {
            format::compact_money(value, &self.currency)
        });
        shapes.extend(size_labels(&frame, &chart.size_ticks));
        for (place, path) in chart.lines.iter().enumerate() {
            shapes.push(SvgShape::Path(self.look(place).0, path.clone()));
        }
        let top = chart.plot.y - GAP;
        shapes.extend(chart.marks.iter().flat_map(|mark| mark_shapes(top, mark, &markers[mark.index])));
        for (place, name) in chart.names.iter().enumerate() {
            shapes.push(SvgShape::fitted(self.look(place).1, *name, &self.rivals[place].name));
        }
        shapes
    }

    fn look(&self, place: usize) -> (&'static str, &'static str) {
        if self.summed && place + 1 == self.curves.len() { SUM } else { LOOKS[place % LOOKS.len()] }
    }

    /// The sizes of the table: round ones, the team's, and both sides of each crossover.
    fn sizes(&self) -> Vec<u32> {
        let markers = self.markers();
        let happens =
            |size: u32| markers.iter().any(|mark| mark.size == size || mark.size == size + 1 && mark.curve.is_some());
        (1..=LARGEST_TEAM).filter(|size| SIZES.contains(size) || happens(*size)).collect()
    }

    pub(super) fn table(&self) -> AnyView {
        let row = |size: u32| {
            let cost = |curve: &Vec<f64>| curve.get(size as usize - 1).map(|cost| format::money(*cost, &self.currency));
            let cell = |curve: &Vec<f64>| number_cell(cost(curve).unwrap_or_else(|| "not available".to_owned()));
            let cells: Vec<_> = self.curves.iter().map(cell).collect();
            html::tr().child(row_head(size.to_string())).child(cells)
        };
        let mut heads = vec![column_head("People")];
        heads.extend(self.rivals.iter().map(|rival| number_head(rival.name.clone())));
        let rows: Vec<_> = self.sizes().into_iter().map(row).collect();
        table(heads, rows).into_any()
    }
}

/// A size with its line and label; what lies on a curve has a dot there.
fn mark_shapes(top: f64, mark: &PlacedSizeMarker, marker: &SizeMarker) -> Vec<SvgShape> {
    let text = match marker.curve {
        Some(_) => format!("from {}", marker.size),
        None => format!("you: {}", marker.size),
    };
    let stem = mark.label.map(|label| [mark_line(top, mark.at), SvgShape::label(label, text)]);
    let dot = marker.curve.map(|_| SvgShape::Circle("point", mark.at));
    stem.into_iter().flatten().chain(dot).collect()
}

fn size_labels(frame: &Frame, ticks: &[Tick]) -> Vec<SvgShape> {
    let label = |(place, tick): (usize, &Tick)| {
        let at = Point { x: tick.at, y: frame.height - GAP };
        let (anchor, word) = if place == 0 { (TextAnchor::Start, " person") } else { (tick.anchor, "") };
        SvgShape::Text("tick", at, anchor, format!("{}{word}", format::decimal(tick.value, 0)))
    };
    ticks.iter().enumerate().map(label).collect()
}

pub(super) fn crossings(sentences: &[String]) -> Element {
    let line = |words: &String| html::li().child(words.clone()).into_any();
    html::ul().class("crossings").child(sentences.iter().map(line).collect::<Vec<_>>())
}
