//! Where the names of the lines of a chart stand: at their right ends, apart from each other.

use super::layout::{GAP, LINE_HEIGHT, LabelPosition, Point, Rect, TextAnchor, sorted_indices};

/// The share of the plot's width that a name may take.
const NAME_SHARE: f64 = 0.6;

/// A name stands above the end of its line, moved down where it would overlap another. `ends` are the ends of the lines.
pub(super) fn line_names(ends: &[Point], plot: &Rect) -> Vec<LabelPosition> {
    let wanted: Vec<f64> = ends.iter().map(|end| end.y - 2.0 * GAP).collect();
    let bottom = plot.y + plot.height - GAP;
    let mut heights = vec![0.0; wanted.len()];
    let mut next = plot.y + LINE_HEIGHT;
    let order = sorted_indices(&wanted);
    for &line in &order {
        heights[line] = wanted[line].max(next);
        next = heights[line] + LINE_HEIGHT;
    }
    // Names pushed below the plot move up again, and push those above them.
    let mut lowest = bottom;
    for &line in order.iter().rev() {
        heights[line] = heights[line].min(lowest);
        lowest = heights[line] - LINE_HEIGHT;
    }
    let label = |(end, y): (&Point, &f64)| {
        let is_left = end.x < plot.x + plot.width / 2.0;
        let anchor = if is_left { TextAnchor::Start } else { TextAnchor::End };
        let room = if is_left { plot.x + plot.width - end.x } else { end.x - plot.x };
        LabelPosition { at: Point { x: end.x, y: *y }, anchor, max_width: room.min(plot.width * NAME_SHARE) }
    };
    ends.iter().zip(&heights).map(label).collect()
}
