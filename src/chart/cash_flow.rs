//! The cash flow over the months: each month's benefit and cost, or their running sum with its uncertainty.
use super::layout::{
    Frame, GAP, LINE_HEIGHT, LabelPosition, Point, Rect, TextAnchor, Tick, finite_or_zero, label_rows,
};
use super::scale::{BandScale, LinearScale, extent_with_zero, month_ticks};
use super::svg_path::{area, line};

/// Bars of every month, benefits above zero and costs below it.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthlyChart {
    /// One bar a month, from month 0.
    pub benefits: Vec<Rect>,
    /// One bar a month, from month 0.
    pub costs: Vec<Rect>,
    /// Where zero is, vertically.
    pub zero: f64,
    /// Ticks of the months.
    pub month_ticks: Vec<Tick>,
    /// Ticks of the money.
    pub value_ticks: Vec<Tick>,
}

/// Draws each month's benefit (as a positive number) upwards and its cost (as a positive number) downwards.
/// The longer slice decides how many months there are.
pub fn monthly_chart(frame: &Frame, benefits: &[f64], costs: &[f64]) -> MonthlyChart {
    let plot = frame.plot();
    let count = benefits.len().max(costs.len());
    let (low_benefit, high_benefit) = extent_with_zero(benefits);
    let (low_cost, high_cost) = extent_with_zero(costs);
    let (scale, value_ticks) = vertical_axis(frame, &plot, low_benefit.min(-high_cost), high_benefit.max(-low_cost));
    let band = BandScale::new(count, plot.x, plot.x + plot.width, 0.25);
    let bar = |month: usize, value: f64| {
        let x = band.start(month);
        Rect::between(Point { x, y: scale.at(0.0) }, Point { x: x + band.width, y: scale.at(value) })
    };
    MonthlyChart {
        benefits: benefits.iter().enumerate().map(|(month, &value)| bar(month, value)).collect(),
        costs: costs.iter().enumerate().map(|(month, &value)| bar(month, -finite_or_zero(value))).collect(),
        zero: scale.at(0.0),
        month_ticks: month_axis(frame, count, |month| band.middle(month as usize)),
        value_ticks,
    }
}

/// What a mark on the line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Milestone {
    /// The most money out at once.
    Trough,
    /// The money is back.
    Payback,
    /// The rollout is complete.
    RolloutEnd,
}

/// A moment on the line and its label above the plot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MilestoneMarker {
    /// What happens.
    pub milestone: Milestone,
    /// When, in months.
    pub month: f64,
    /// Its place on the line.
    pub at: Point,
    /// Its label, on a line of its own where it would touch another.
    pub label: LabelPosition,
}

/// The running sum of the cash flow; each slice starts at month 0.
#[derive(Clone, Copy, Debug)]
pub struct CumulativeData<'a> {
    /// The line: the likely case or the median, as the page says.
    pub line: &'a [f64],
    /// The lower and the upper edge of the wide fan, P10 and P90; empty for none.
    pub p10_p90: [&'a [f64]; 2],
    /// The lower and the upper edge of the close fan, P25 and P75; empty for none.
    pub p25_p75: [&'a [f64]; 2],
    /// When the money is back, in months.
    pub payback: Option<f64>,
    /// When the rollout ends, in months.
    pub rollout_end: Option<f64>,
}

/// The running sum, drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct CumulativeChart {
    /// Path of the line.
    pub line: String,
    /// Path of the wide fan; empty for none.
    pub p10_p90: String,
    /// Path of the close fan; empty for none.
    pub p25_p75: String,
    /// Where zero is, vertically.
    pub zero: f64,
    /// The plot; marks draw their stems from its upper edge.
    pub plot: Rect,
    /// The moments inside the horizon.
    pub milestones: Vec<MilestoneMarker>,
    /// Ticks of the months.
    pub month_ticks: Vec<Tick>,
    /// Ticks of the money.
    pub value_ticks: Vec<Tick>,
}

/// Draws the running sum. The trough is the line's first lowest month, if it is below zero. Labels of marks take as
/// many lines above the plot as they need at this width.
pub fn cumulative_chart(frame: &Frame, data: &CumulativeData) -> CumulativeChart {
    let milestones = milestones(data);
    let edges = [data.p10_p90, data.p25_p75].concat();
    let last = edges.iter().map(|edge| edge.len()).fold(data.line.len(), usize::max).saturating_sub(1);
    let across = frame.plot();
    let months = LinearScale::new(0.0, last as f64, across.x, across.x + across.width);
    let for_markers = frame.for_markers();
    let lines = label_rows(&for_markers, &milestones.iter().map(|&(_, month)| months.at(month)).collect::<Vec<_>>());
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
    CumulativeChart {
        line: line(&points(data.line)),
        p10_p90: fan(data.p10_p90),
        p25_p75: fan(data.p25_p75),
        zero: scale.at(0.0),
        plot,
        milestones: milestones.iter().zip(&lines).map(mark).collect(),
        month_ticks: month_axis(frame, last + 1, |month| months.at(month)),
        value_ticks,
    }
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

/// The line's value between two months, along the straight line from one to the next.
fn value_at(values: &[f64], month: f64) -> f64 {
    let before = month as usize;
    let value = |index: usize| finite_or_zero(values[index.min(values.len() - 1)]);
    value(before) + (value(before + 1) - value(before)) * (month - before as f64)
}

pub(super) fn marker_label(frame: &Frame, x: f64, lane: usize) -> LabelPosition {
    let y = (frame.top + (lane + 1) as f64 * LINE_HEIGHT - GAP).min(frame.height);
    LabelPosition { at: Point { x, y }, anchor: frame.anchor(x), max_width: frame.label_width }
}

/// A scale from the lower to the upper edge of the plot, and its ticks.
pub(super) fn vertical_axis(frame: &Frame, plot: &Rect, low: f64, high: f64) -> (LinearScale, Vec<Tick>) {
    let (scale, values) = LinearScale::nice(low, high, (plot.y + plot.height, plot.y), frame.vertical_labels());
    let tick = |value| Tick { value, at: scale.at(value), anchor: TextAnchor::Middle };
    (scale, values.into_iter().map(tick).collect())
}

fn month_axis(frame: &Frame, count: usize, position: impl Fn(f64) -> f64) -> Vec<Tick> {
    let months = month_ticks(count.saturating_sub(1), frame.horizontal_labels());
    frame.ticks(months.into_iter().map(|month| month as f64), position)
}

#[cfg(test)]
mod tests;
