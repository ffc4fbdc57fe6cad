//! Cash-flow charts: benefits and costs of each month as bars, or the cumulative cash flow with its percentile bands.
use super::layout::{
    Frame, GAP, LINE_HEIGHT, LabelPosition, Point, Rect, TextAnchor, Tick, finite_or_zero, label_rows,
};
use super::scale::{BandScale, LinearScale, extent_with_zero, month_ticks, ticks};
use super::spot::Spot;
use super::svg_path::{area, line};
use super::svg_shape::{SvgShape, axis, mark_line};

/// Geometry of the monthly bars: benefits above zero, costs below it.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthlyChart {
    /// One bar a month, from month 0.
    pub benefits: Vec<Rect>,
    /// One bar a month, from month 0.
    pub costs: Vec<Rect>,
    /// The y of the zero line.
    pub zero: f64,
    /// Ticks of the month axis.
    pub month_ticks: Vec<Tick>,
    /// Ticks of the money axis.
    pub value_ticks: Vec<Tick>,
}

impl MonthlyChart {
    /// Lays out each month's benefit and cost, both given as positive numbers. The longer slice sets the number of months.
    pub fn new(frame: &Frame, benefits: &[f64], costs: &[f64]) -> Self {
        let plot = frame.plot();
        let count = benefits.len().max(costs.len());
        let (low_benefit, high_benefit) = extent_with_zero(benefits);
        let (low_cost, high_cost) = extent_with_zero(costs);
        let (scale, value_ticks) =
            vertical_axis(frame, &plot, low_benefit.min(-high_cost), high_benefit.max(-low_cost));
        let band = BandScale::new(count, plot.x, plot.x + plot.width, 0.25);
        let bar = |month: usize, value: f64| {
            let x = band.start(month);
            Rect::between(Point { x, y: scale.at(0.0) }, Point { x: x + band.width, y: scale.at(value) })
        };
        Self {
            benefits: benefits.iter().enumerate().map(|(month, &value)| bar(month, value)).collect(),
            costs: costs.iter().enumerate().map(|(month, &value)| bar(month, -finite_or_zero(value))).collect(),
            zero: scale.at(0.0),
            month_ticks: month_axis(frame, count, |month| band.middle(month as usize)),
            value_ticks,
        }
    }
}

impl MonthlyChart {
    /// The months, from month 0: both bars of each.
    pub fn spots(&self, frame: &Frame) -> Vec<Spot> {
        let spot = |(benefit, cost): (&Rect, &Rect)| {
            let whole = Rect { height: benefit.height + cost.height, ..*benefit };
            Spot::outlined(Rect { x: whole.x, width: whole.width, ..frame.plot() }, whole)
        };
        self.benefits.iter().zip(&self.costs).map(spot).collect()
    }
}

/// An event marked on the cumulative line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Milestone {
    /// The lowest cumulative cash flow.
    Trough,
    /// The cumulative cash flow is back at zero for good.
    Payback,
    /// The rollout is complete.
    RolloutEnd,
}

/// A milestone's point on the line and its label above the plot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MilestoneMarker {
    /// Which milestone.
    pub milestone: Milestone,
    /// When, in months.
    pub month: f64,
    /// The point on the line.
    pub at: Point,
    /// The label; labels that would overlap take different rows.
    pub label: LabelPosition,
}

/// What the cumulative chart shows; each slice starts at month 0.
#[derive(Clone, Copy, Debug)]
pub struct CumulativeData<'a> {
    /// Cumulative cash flow at likely values.
    pub line: &'a [f64],
    /// The 10th and the 90th percentile of each month; empty without a simulation.
    pub p10_p90: [&'a [f64]; 2],
    /// The 25th and the 75th percentile of each month; empty without a simulation.
    pub p25_p75: [&'a [f64]; 2],
    /// Payback, in months.
    pub payback: Option<f64>,
    /// The end of the rollout, in months.
    pub rollout_end: Option<f64>,
}

/// Geometry of the cumulative cash flow.
#[derive(Clone, Debug, PartialEq)]
pub struct CumulativeChart {
    /// The points of the line, one a month from month 0.
    pub points: Vec<Point>,
    /// SVG path of the line.
    pub line: String,
    /// SVG path of the band from P10 to P90; empty for none.
    pub p10_p90: String,
    /// SVG path of the band from P25 to P75; empty for none.
    pub p25_p75: String,
    /// The y of the zero line.
    pub zero: f64,
    /// The plot; the stems of milestones start at its upper edge.
    pub plot: Rect,
    /// The milestones within the months drawn.
    pub milestones: Vec<MilestoneMarker>,
    /// Ticks of the month axis.
    pub month_ticks: Vec<Tick>,
    /// Ticks of the money axis.
    pub value_ticks: Vec<Tick>,
}

impl CumulativeChart {
    /// Lays out the cumulative cash flow. The trough is the first lowest month, if below zero. Milestone labels take as many
    /// rows above the plot as they need at this width.
    pub fn new(frame: &Frame, data: &CumulativeData) -> Self {
        let milestones = milestones(data);
        let edges = [data.p10_p90, data.p25_p75].concat();
        let last = edges.iter().map(|edge| edge.len()).fold(data.line.len(), usize::max).saturating_sub(1);
        let across = frame.plot();
        let months = LinearScale::new(0.0, last as f64, across.x, across.x + across.width);
        let for_markers = frame.for_markers();
        let lines =
            label_rows(&for_markers, &milestones.iter().map(|&(_, month)| months.at(month)).collect::<Vec<_>>());
        let label_lines = lines.iter().max().map_or(0, |most| most + 1);
        let plot = Frame { top: frame.top + label_lines as f64 * LINE_HEIGHT, ..*frame }.plot();
        let (low, high) = extent_with_zero(data.line.iter().chain(edges.into_iter().flatten()));
        let (scale, value_ticks) = vertical_axis(frame, &plot, low, high);
        let points = |values: &[f64]| -> Vec<Point> {
            let point = |(month, &value): (usize, &f64)| Point { x: months.at(month as f64), y: scale.at(value) };
            values.iter().enumerate().map(point).collect()
        };
        let fan = |[low, high]: [&[f64]; 2]| area(&points(high), &points(low));
        let mark = |(&(milestone, month), &lane): (&(Milestone, f64), &usize)| {
            let at = Point { x: months.at(month), y: scale.at(value_at(data.line, month)) };
            MilestoneMarker { milestone, month, at, label: marker_label(&for_markers, at.x, lane) }
        };
        let points_of_line = points(data.line);
        Self {
            line: line(&points_of_line),
            points: points_of_line,
            p10_p90: fan(data.p10_p90),
            p25_p75: fan(data.p25_p75),
            zero: scale.at(0.0),
            plot,
            milestones: milestones.iter().zip(&lines).map(mark).collect(),
            month_ticks: month_axis(frame, last + 1, |month| months.at(month)),
            value_ticks,
        }
    }
}

impl CumulativeChart {
    /// The shapes of the chart of a line. `money` writes an amount for an axis, `number` a month to the tenth.
    pub fn shapes(
        &self,
        frame: &Frame,
        line: &[f64],
        money: &dyn Fn(f64) -> String,
        number: &dyn Fn(f64) -> String,
    ) -> Vec<SvgShape> {
        let fans =
            [SvgShape::Path("fan-wide", self.p10_p90.clone()), SvgShape::Path("fan-close", self.p25_p75.clone())];
        let mark = |mark: &MilestoneMarker| {
            let text = match mark.milestone {
                Milestone::Trough => format!("lowest {}", money(line.iter().copied().fold(0.0, f64::min))),
                Milestone::Payback => format!("back: month {}", number(mark.month)),
                Milestone::RolloutEnd => "rollout done".into(),
            };
            // One line above the place that the geometry gives, which the topmost amount of the axis takes.
            let label = LabelPosition { at: Point { y: mark.label.at.y - LINE_HEIGHT, ..mark.label.at }, ..mark.label };
            [
                mark_line(self.plot.y - LINE_HEIGHT, mark.at),
                SvgShape::Circle("point", mark.at),
                SvgShape::label(label, text),
            ]
        };
        fans.into_iter()
            .chain(axis(&self.plot, &self.value_ticks, Some(self.zero), money))
            .chain([SvgShape::Path("series", self.line.clone())])
            .chain(self.milestones.iter().flat_map(mark))
            .chain(month_labels(frame, &self.month_ticks, number))
            .collect()
    }

    /// The months, from month 0.
    pub fn spots(&self) -> Vec<Spot> {
        self.points.iter().map(|&point| Spot::upright(&self.plot, point.x, vec![point])).collect()
    }
}

/// The names of the months below their ticks; `number` writes one.
pub fn month_labels(frame: &Frame, ticks: &[Tick], number: &dyn Fn(f64) -> String) -> Vec<SvgShape> {
    let label = |(index, tick): (usize, &Tick)| {
        let at = Point { x: tick.at, y: frame.height - GAP };
        let word = if index == 0 { "Month " } else { "" };
        SvgShape::Text("tick", at, tick.anchor, format!("{word}{}", number(tick.value)))
    };
    ticks.iter().enumerate().map(label).collect()
}

fn milestones(data: &CumulativeData) -> Vec<(Milestone, f64)> {
    let last = data.line.len().saturating_sub(1) as f64;
    [
        (Milestone::Trough, trough(data.line)),
        (Milestone::Payback, data.payback),
        (Milestone::RolloutEnd, data.rollout_end),
    ]
    .into_iter()
    .filter_map(|(milestone, month)| month.map(|month| (milestone, month)))
    .filter(|&(_, month)| !data.line.is_empty() && (0.0..=last).contains(&month))
    .collect()
}

fn trough(line: &[f64]) -> Option<f64> {
    let (low, _) = extent_with_zero(line);
    line.iter().position(|&value| value < 0.0 && value <= low).map(|month| month as f64)
}

/// The value at a month, interpolated linearly between whole months.
fn value_at(values: &[f64], month: f64) -> f64 {
    let before = month as usize;
    let value = |index: usize| finite_or_zero(values[index.min(values.len() - 1)]);
    value(before) + (value(before + 1) - value(before)) * (month - before as f64)
}

pub(super) fn marker_label(frame: &Frame, x: f64, lane: usize) -> LabelPosition {
    let y = (frame.top + (lane + 1) as f64 * LINE_HEIGHT - GAP).min(frame.height);
    LabelPosition { at: Point { x, y }, anchor: frame.anchor(x), max_width: frame.label_width }
}

/// The vertical scale, from the lower to the upper edge of the plot, and its ticks. It ends where the data ends, not at a round value,
/// so that no part of the plot is left empty.
pub(super) fn vertical_axis(frame: &Frame, plot: &Rect, low: f64, high: f64) -> (LinearScale, Vec<Tick>) {
    let scale = LinearScale::new(low, high, plot.y + plot.height, plot.y);
    let (low, high) = scale.domain();
    let tick = |value| Tick { value, at: scale.at(value), anchor: TextAnchor::Middle };
    (scale, ticks(low, high, frame.vertical_labels()).into_iter().map(tick).collect())
}

/// Round months below the plot.
pub(super) fn month_axis(frame: &Frame, count: usize, position: impl Fn(f64) -> f64) -> Vec<Tick> {
    let months = month_ticks(count.saturating_sub(1), frame.horizontal_labels());
    frame.ticks(months.into_iter().map(|month| month as f64), position)
}

#[cfg(test)]
mod tests;
