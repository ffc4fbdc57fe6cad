//! The chart of prices as the team grows: what it draws, says and tabulates.

use super::facts::Facts;
use crate::chart::cost_by_team_size::{PlacedSizeMarker, SizeMarker, cost_by_size_chart};
use crate::chart::layout::{CHARACTER_WIDTH, Frame, GAP, LINE_HEIGHT, Point, TextAnchor, Tick};
use crate::chart::text_width::fit;
use crate::model::Action;
use crate::model::stack::{Duel, LARGEST_TEAM, MOST_COMPARED, cheapest, cost_curve, duels};
use crate::page::chart::{Shape, axis, mark_line};
use crate::page::format;
use crate::page::ui::{Element, html};
use crate::text::{ComparedTool, comparison, people_count, short_price};
use leptos::prelude::*;

/// Each curve's line and name.
const LOOKS: [(&str, &str); MOST_COMPARED] = [
    ("series s1", "label s1"),
    ("series s2", "label s2"),
    ("series s3", "label s3"),
    ("series s4", "label s4"),
    ("series s5", "label s5"),
    ("series", "label"),
];
/// The line of a sum.
const SUM: (&str, &str) = ("series", "label");
/// Team sizes in the table, besides those where something happens.
const SIZES: [u32; 14] = [1, 2, 5, 10, 15, 20, 30, 50, 75, 100, 150, 200, 300, 500];

/// Everything that the chart draws.
#[derive(Clone, PartialEq)]
pub(super) struct Lines {
    pub(super) tools: Vec<ComparedTool>,
    curves: Vec<Vec<f64>>,
    duels: Vec<Duel>,
    /// Whether the last curve is the sum of the others.
    summed: bool,
    people: u32,
    currency: String,
}

impl Lines {
    /// Offers against each other.
    pub(super) fn compared(facts: &Facts) -> Self {
        let (offers, billing) = (facts.stack.compared_offers(), facts.stack.billing);
        let tool = |offer: &crate::model::stack::Offer| ComparedTool {
            name: offer.name(),
            rate: short_price(&offer.price, billing, &|amount| facts.price(offer, amount)),
        };
        let curves: Vec<_> = offers.iter().map(|offer| cost_curve(&offer.price, billing, LARGEST_TEAM)).collect();
        Self {
            tools: offers.iter().map(tool).collect(),
            duels: duels(&curves),
            curves,
            summed: false,
            people: facts.people,
            currency: facts.currency.clone(),
        }
    }

    /// The tools added, and their sum where there are several. Too many to tell apart are their sum alone.
    pub(super) fn picked(facts: &Facts) -> Self {
        let picked = facts.stack.picked();
        let added: Vec<_> = picked.iter().filter(|(pick, _)| pick.action == Action::Add).collect();
        let shown = if added.len() < MOST_COMPARED { added.as_slice() } else { &[] };
        let tool = |name: String| ComparedTool { name, rate: String::new() };
        let mut tools: Vec<_> = shown.iter().map(|(_, offer)| tool(offer.name())).collect();
        let curve = |people: u32| shown.iter().map(move |(pick, offer)| pick.monthly_cost(&offer.price, people));
        let mut curves = vec![Vec::new(); shown.len()];
        for people in 1..=LARGEST_TEAM {
            curves.iter_mut().zip(curve(people)).for_each(|(curve, cost)| curve.push(cost));
        }
        let summed = added.len() > 1;
        if summed {
            tools.push(tool("all together".to_owned()));
            curves.push(facts.stack.cost_curve(LARGEST_TEAM).iter().map(|cost| cost.added).collect());
        }
        Self { tools, curves, duels: Vec::new(), summed, people: facts.people, currency: facts.currency.clone() }
    }

    /// Whether there is nothing to draw.
    pub(super) fn is_empty(&self) -> bool {
        self.curves.is_empty()
    }

    /// Which is cheaper from where on, in sentences.
    pub(super) fn sentences(&self) -> Vec<String> {
        comparison(&self.duels, &cheapest(&self.curves), &self.tools)
    }

    /// What the set costs at some sizes, in a sentence.
    pub(super) fn outlook(&self) -> String {
        let Some(sum) = self.curves.last() else { return String::new() };
        let cost = |people: u32| format::price(sum[people as usize - 1], &self.currency);
        let now = (1..=LARGEST_TEAM).contains(&self.people).then_some(self.people);
        let later = SIZES.into_iter().filter(|size| *size >= 20 && *size > self.people);
        let told: Vec<String> = now
            .into_iter()
            .chain(later)
            .take(5)
            .map(|size| format!("{} for {}", cost(size), people_count(size)))
            .collect();
        if told.is_empty() { String::new() } else { format!("A month: {}.", told.join(", ")) }
    }

    /// For those who do not see the chart.
    pub(super) fn description(&self) -> String {
        if self.duels.is_empty() { self.outlook() } else { self.sentences().join(" ") }
    }

    /// The team, and each size from which another is cheaper.
    fn markers(&self) -> Vec<SizeMarker> {
        let mut marks = vec![SizeMarker { size: self.people, curve: None }];
        for pair in &self.duels {
            for crossover in &pair.crossovers {
                let curve = Some(pair.order(crossover.cheaper).0);
                marks.push(SizeMarker { size: crossover.people, curve });
            }
        }
        marks
    }

    /// Draws the sizes up to `largest`.
    pub(super) fn shapes(&self, largest: usize, width: f64, height: f64) -> Vec<Shape> {
        let frame = Frame {
            left: 7.0 * CHARACTER_WIDTH,
            right: 0.0,
            top: LINE_HEIGHT,
            bottom: LINE_HEIGHT + GAP,
            label_width: 9.0 * CHARACTER_WIDTH,
            marker_width: 12.0 * CHARACTER_WIDTH,
            ..Frame::new(width, height)
        };
        let (curves, markers) = (self.curves.iter().map(Vec::as_slice).collect::<Vec<_>>(), self.markers());
        let chart = cost_by_size_chart(&frame, &curves, largest, &markers);
        let mut shapes =
            axis(&chart.plot, &chart.price_ticks, chart.zero, |value| format::compact_money(value, &self.currency));
        shapes.extend(size_labels(&frame, &chart.size_ticks));
        for (place, path) in chart.lines.iter().enumerate() {
            shapes.push(Shape::Path(self.look(place).0, path.clone()));
        }
        let top = chart.plot.y - GAP;
        shapes.extend(chart.marks.iter().flat_map(|mark| mark_shapes(top, mark, &markers[mark.index])));
        for (place, name) in chart.names.iter().enumerate() {
            let text = fit(&self.tools[place].name, name.max_width);
            shapes.push(Shape::Text(self.look(place).1, name.at, name.anchor, text));
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

    /// The same as a table.
    pub(super) fn table(&self) -> AnyView {
        let head =
            |tool: &ComparedTool| html::th().class("num").attr("scope", "col").child(tool.name.clone()).into_any();
        let row = |size: u32| {
            let cell = |curve: &Vec<f64>| {
                html::td().class("num").child(format::price(curve[size as usize - 1], &self.currency)).into_any()
            };
            let cells: Vec<_> = self.curves.iter().map(cell).collect();
            html::tr().child(html::th().attr("scope", "row").child(size.to_string())).child(cells).into_any()
        };
        let people = html::th().attr("scope", "col").child("People");
        let heads: Vec<_> = self.tools.iter().map(head).collect();
        html::table()
            .child(html::thead().child(html::tr().child(people).child(heads)))
            .child(html::tbody().child(self.sizes().into_iter().map(row).collect::<Vec<_>>()))
            .into_any()
    }
}

/// A size with its line and label; what lies on a curve has a dot there.
fn mark_shapes(top: f64, mark: &PlacedSizeMarker, marker: &SizeMarker) -> Vec<Shape> {
    let text = match marker.curve {
        Some(_) => format!("from {}", marker.size),
        None => format!("you: {}", marker.size),
    };
    let stem = mark.label.map(|label| [mark_line(top, mark.at), Shape::label(label, text)]);
    let dot = marker.curve.map(|_| Shape::Circle("point", mark.at));
    stem.into_iter().flatten().chain(dot).collect()
}

fn size_labels(frame: &Frame, ticks: &[Tick]) -> Vec<Shape> {
    let label = |(place, tick): (usize, &Tick)| {
        let at = Point { x: tick.at, y: frame.height - GAP };
        let (anchor, word) = if place == 0 { (TextAnchor::Start, " person") } else { (tick.anchor, "") };
        Shape::Text("tick", at, anchor, format!("{}{word}", format::decimal(tick.value, 0)))
    };
    ticks.iter().enumerate().map(label).collect()
}

/// The sentences as a list.
pub(super) fn list(sentences: &[String]) -> Element {
    let line = |words: &String| html::li().child(words.clone()).into_any();
    html::ul().class("crossings").child(sentences.iter().map(line).collect::<Vec<_>>())
}
