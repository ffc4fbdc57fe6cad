//! Chart layout: the box with its margins, points and rectangles, and where labels and ticks stand without overlapping.

/// The height of a line of text, in viewBox units.
pub const LINE_HEIGHT: f64 = 16.0;
/// The mean width of a character of that text, in viewBox units.
pub const CHARACTER_WIDTH: f64 = 6.6;
/// The space between a shape and its text, in viewBox units.
pub const GAP: f64 = 4.0;

/// A point in the box; y grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left edge.
    pub x: f64,
    /// From the upper edge.
    pub y: f64,
}

/// An upright rectangle; width and height are never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The left edge.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

impl Rect {
    /// The rectangle between two corners, in any order.
    pub fn between(a: Point, b: Point) -> Self {
        Self { x: a.x.min(b.x), y: a.y.min(b.y), width: (a.x - b.x).abs(), height: (a.y - b.y).abs() }
    }
}

/// SVG's `text-anchor`: which part of a text stands at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextAnchor {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

impl TextAnchor {
    /// The attribute's value.
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }

    /// The left edge of text of this width that stands at `x`.
    pub fn left(self, x: f64, width: f64) -> f64 {
        match self {
            Self::Start => x,
            Self::Middle => x - width / 2.0,
            Self::End => x - width,
        }
    }
}

/// Where a label stands, and how wide it may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelPosition {
    /// The point of the baseline.
    pub at: Point,
    /// The part of the text that stands there.
    pub anchor: TextAnchor,
    /// The room for it, in viewBox units: see [`fit`](super::text_width::fit).
    pub max_width: f64,
}

/// A tick of an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// The value, to be formatted by the page.
    pub value: f64,
    /// The x of a tick on a horizontal axis, the y on a vertical one.
    pub at: f64,
    /// The anchor that keeps its text in the box (the middle on a vertical axis).
    pub anchor: TextAnchor,
}

/// A chart's box, and the margins that its axis labels need.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width of the whole box.
    pub width: f64,
    /// Height of the whole box.
    pub height: f64,
    /// Left of the plot, for the labels of the vertical axis.
    pub left: f64,
    /// Right of the plot.
    pub right: f64,
    /// Above the plot.
    pub top: f64,
    /// Below the plot, for the labels of the horizontal axis.
    pub bottom: f64,
    /// The width of the widest label of the horizontal axis.
    pub label_width: f64,
    /// The width of the widest marker label.
    pub marker_width: f64,
}

impl Frame {
    /// A box with the margins of a chart with two axes and labels of eight characters.
    pub fn new(width: f64, height: f64) -> Self {
        let size = |length: f64| {
            if length.is_finite() { length.max(0.0) } else { 0.0 }
        };
        let label_width = 8.0 * CHARACTER_WIDTH;
        let (left, bottom) = (label_width + 2.0 * GAP, LINE_HEIGHT + 2.0 * GAP);
        Self {
            width: size(width),
            height: size(height),
            left,
            right: 3.0 * GAP,
            top: 2.0 * GAP,
            bottom,
            label_width,
            marker_width: label_width,
        }
    }

    /// The plot area: the box without its margins, never negative.
    pub fn plot(&self) -> Rect {
        let (x, y) = (clamped(self.left, 0.0, self.width), clamped(self.top, 0.0, self.height));
        let width = (self.width - x - self.right.max(0.0)).max(0.0);
        Rect { x, y, width, height: (self.height - y - self.bottom.max(0.0)).max(0.0) }
    }

    /// How many ticks the horizontal axis has room for, with a quarter of a label between them: 2 to 12.
    pub fn horizontal_labels(&self) -> usize {
        ((self.plot().width / (self.label_width * 1.25)) as usize).clamp(2, 12)
    }

    /// How many ticks the vertical axis has room for, two and a half lines apart: 3 to 8, since fewer may all but one lie outside.
    pub fn vertical_labels(&self) -> usize {
        ((self.plot().height / (LINE_HEIGHT * 2.5)) as usize + 1).clamp(3, 8)
    }

    /// The anchor that keeps a label at `x` in the box.
    pub fn anchor(&self, x: f64) -> TextAnchor {
        let half = self.label_width / 2.0;
        if x - half < 0.0 {
            TextAnchor::Start
        } else if x + half > self.width {
            TextAnchor::End
        } else {
            TextAnchor::Middle
        }
    }

    /// The same box with marker labels instead of axis labels.
    pub(super) fn for_markers(&self) -> Self {
        Self { label_width: self.marker_width, ..*self }
    }

    /// The left edge of a label at `x`.
    pub(super) fn label_left(&self, x: f64) -> f64 {
        self.anchor(x).left(x, self.label_width)
    }

    /// Ticks of rising values along the horizontal axis, without those whose label would overlap the one before.
    pub(super) fn ticks(&self, values: impl Iterator<Item = f64>, position: impl Fn(f64) -> f64) -> Vec<Tick> {
        let mut ticks: Vec<Tick> = Vec::new();
        for value in values {
            let at = position(value);
            let end = ticks.last().map_or(f64::NEG_INFINITY, |tick| self.label_left(tick.at) + self.label_width);
            if end <= self.label_left(at) {
                ticks.push(Tick { value, at, anchor: self.anchor(at) });
            }
        }
        ticks
    }
}

/// The row of each label, from 0, so that labels at these x positions do not overlap.
pub(super) fn label_rows(frame: &Frame, places: &[f64]) -> Vec<usize> {
    let lefts: Vec<f64> = places.iter().map(|&x| frame.label_left(x)).collect();
    let mut ends: Vec<f64> = Vec::new();
    let mut lanes = vec![0; places.len()];
    for index in sorted_indices(&lefts) {
        let left = lefts[index];
        let lane = ends.iter().position(|&end| end + GAP <= left).unwrap_or(ends.len());
        if lane == ends.len() {
            ends.push(0.0);
        }
        ends[lane] = left + frame.label_width;
        lanes[index] = lane;
    }
    lanes
}

/// The indices of the keys in rising order; equal keys keep theirs. An insertion sort, since charts have a few hundred keys
/// at most and the standard library's sort adds 4 kB of Wasm for each type.
pub fn sorted_indices(keys: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(keys.len());
    for (place, key) in keys.iter().enumerate() {
        let before = order.partition_point(|other| keys[*other].total_cmp(key).is_le());
        order.insert(before, place);
    }
    order
}

/// `f64::clamp` without its panic, whose message pulls in 15 kB of float formatting.
pub(super) fn clamped(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}

/// The value, or 0 where it is not finite.
pub(super) fn finite_or_zero(value: f64) -> f64 {
    if value.is_finite() { value } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plot_is_what_the_margins_leave() {
        let frame = Frame { left: 50.0, right: 10.0, top: 8.0, bottom: 24.0, ..Frame::new(340.0, 200.0) };
        assert_eq!(frame.plot(), Rect { x: 50.0, y: 8.0, width: 280.0, height: 168.0 });
        assert_eq!(Frame::new(f64::NAN, -3.0).plot(), Rect::default());
    }

    #[test]
    fn labels_at_the_edges_turn_inwards() {
        let frame = Frame { label_width: 40.0, ..Frame::new(340.0, 200.0) };
        assert_eq!(
            [10.0, 20.0, 320.0, 321.0].map(|x| frame.anchor(x)),
            [TextAnchor::Start, TextAnchor::Middle, TextAnchor::Middle, TextAnchor::End]
        );
    }

    #[test]
    fn labels_that_would_touch_take_another_line() {
        let frame = Frame { label_width: 40.0, ..Frame::new(340.0, 200.0) };
        assert_eq!(label_rows(&frame, &[100.0, 120.0, 144.0, 300.0]), [0, 1, 0, 0]);
    }
}
