//! The cash flow over the months: each month's benefit and cost, or their running sum with its uncertainty.
use super::frame::{Anchor, Frame, GAP, LINE_HEIGHT, Label, Point, Rect, Tick, finite, lanes};
use super::path::{area, line};
use super::scale::{Band, Linear, extent_with_zero, month_ticks};

/// Bars of every month, benefits above zero and costs below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Months {
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
pub fn months(frame: &Frame, benefits: &[f64], costs: &[f64]) -> Months {
    let plot = frame.plot();
    let count = benefits.len().max(costs.len());
    let (low_benefit, high_benefit) = extent_with_zero(benefits);
    let (low_cost, high_cost) = extent_with_zero(costs);
    let (scale, value_ticks) = vertical(frame, &plot, low_benefit.min(-high_cost), high_benefit.max(-low_cost));
    let band = Band::new(count, plot.x, plot.x + plot.width, 0.25);
    let bar = |month: usize, value: f64| {
        let x = band.start(month);
        Rect::between(Point { x, y: scale.at(0.0) }, Point { x: x + band.width, y: scale.at(value) })
    };
    Months {
        benefits: benefits.iter().enumerate().map(|(month, &value)| bar(month, value)).collect(),
        costs: costs.iter().enumerate().map(|(month, &value)| bar(month, -finite(value))).collect(),
        zero: scale.at(0.0),
        month_ticks: months_at(frame, count, |month| band.middle(month as usize)),
        value_ticks,
    }
}

/// What a mark on the line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// The most money out at once.
    Trough,
    /// The money is back.
    Payback,
    /// The rollout is complete.
    RolloutEnd,
}

/// A moment on the line and its label above the plot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// What happens.
    pub moment: Moment,
    /// When, in months.
    pub month: f64,
    /// Its place on the line.
    pub at: Point,
    /// Its label, on a line of its own where it would touch another.
    pub label: Label,
}

/// The running sum of the cash flow; each slice starts at month 0.
#[derive(Clone, Copy, Debug)]
pub struct Running<'a> {
    /// The line: the likely case or the median, as the page says.
    pub line: &'a [f64],
    /// The lower and the upper edge of the wide fan, P10 and P90; empty for none.
    pub wide: [&'a [f64]; 2],
    /// The lower and the upper edge of the close fan, P25 and P75; empty for none.
    pub close: [&'a [f64]; 2],
    /// When the money is back, in months.
    pub payback: Option<f64>,
    /// When the rollout ends, in months.
    pub rollout_end: Option<f64>,
}

/// The running sum, drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Cumulative {
    /// Path of the line.
    pub line: String,
    /// Path of the wide fan; empty for none.
    pub wide: String,
    /// Path of the close fan; empty for none.
    pub close: String,
    /// Where zero is, vertically.
    pub zero: f64,
    /// The plot; marks draw their stems from its upper edge.
    pub plot: Rect,
    /// The moments inside the horizon.
    pub marks: Vec<Mark>,
    /// Ticks of the months.
    pub month_ticks: Vec<Tick>,
    /// Ticks of the money.
    pub value_ticks: Vec<Tick>,
}

/// Draws the running sum. The trough is the line's first lowest month, if it is below zero. Labels of marks take as
/// many lines above the plot as they need at this width.
pub fn cumulative(frame: &Frame, running: &Running) -> Cumulative {
    let moments = moments(running);
    let edges = [running.wide, running.close].concat();
    let last = edges.iter().map(|edge| edge.len()).fold(running.line.len(), usize::max).saturating_sub(1);
    let across = frame.plot();
    let months = Linear::new(0.0, last as f64, across.x, across.x + across.width);
    let of_marks = frame.of_marks();
    let lines = lanes(&of_marks, &moments.iter().map(|&(_, month)| months.at(month)).collect::<Vec<_>>());
    let label_lines = lines.iter().max().map_or(0, |most| most + 1);
    let plot = Frame { top: frame.top + label_lines as f64 * LINE_HEIGHT, ..*frame }.plot();
    let (low, high) = extent_with_zero(running.line.iter().chain(edges.into_iter().flatten()));
    let (scale, value_ticks) = vertical(frame, &plot, low, high);
    let points = |values: &[f64]| -> Vec<Point> {
        let point = |(month, &value): (usize, &f64)| Point { x: months.at(month as f64), y: scale.at(value) };
        values.iter().enumerate().map(point).collect()
    };
    let fan = |[low, high]: [&[f64]; 2]| area(&points(high), &points(low));
    let mark = |(&(moment, month), &lane): (&(Moment, f64), &usize)| {
        let at = Point { x: months.at(month), y: scale.at(on_line(running.line, month)) };
        Mark { moment, month, at, label: mark_label(&of_marks, at.x, lane) }
    };
    Cumulative {
        line: line(&points(running.line)),
        wide: fan(running.wide),
        close: fan(running.close),
        zero: scale.at(0.0),
        plot,
        marks: moments.iter().zip(&lines).map(mark).collect(),
        month_ticks: months_at(frame, last + 1, |month| months.at(month)),
        value_ticks,
    }
}

fn moments(running: &Running) -> Vec<(Moment, f64)> {
    let last = running.line.len().saturating_sub(1) as f64;
    [
        (Moment::Trough, trough(running.line)),
        (Moment::Payback, running.payback),
        (Moment::RolloutEnd, running.rollout_end),
    ]
    .into_iter()
    .filter_map(|(moment, month)| month.map(|month| (moment, month)))
    .filter(|&(_, month)| !running.line.is_empty() && (0.0..=last).contains(&month))
    .collect()
}

fn trough(line: &[f64]) -> Option<f64> {
    let (low, _) = extent_with_zero(line);
    line.iter().position(|&value| value < 0.0 && value <= low).map(|month| month as f64)
}

/// The line's value between two months, along the straight line from one to the next.
fn on_line(values: &[f64], month: f64) -> f64 {
    let before = month as usize;
    let value = |index: usize| finite(values[index.min(values.len() - 1)]);
    value(before) + (value(before + 1) - value(before)) * (month - before as f64)
}

pub(super) fn mark_label(frame: &Frame, x: f64, lane: usize) -> Label {
    let y = (frame.top + (lane + 1) as f64 * LINE_HEIGHT - GAP).min(frame.height);
    Label { at: Point { x, y }, anchor: frame.anchor(x), room: frame.label_width }
}

/// A scale from the lower to the upper edge of the plot, and its ticks.
pub(super) fn vertical(frame: &Frame, plot: &Rect, low: f64, high: f64) -> (Linear, Vec<Tick>) {
    let (scale, values) = Linear::nice(low, high, (plot.y + plot.height, plot.y), frame.vertical_labels());
    let tick = |value| Tick { value, at: scale.at(value), anchor: Anchor::Middle };
    (scale, values.into_iter().map(tick).collect())
}

fn months_at(frame: &Frame, count: usize, position: impl Fn(f64) -> f64) -> Vec<Tick> {
    let months = month_ticks(count.saturating_sub(1), frame.horizontal_labels());
    frame.ticks(months.into_iter().map(|month| month as f64), position)
}

#[cfg(test)]
mod tests;
