//! Test support: strategies for chart values, and assertions that shapes and labels stay in the box.
use super::layout::{Frame, GAP, LINE_HEIGHT, LabelPosition, Point, Rect, Tick};
use proptest::prelude::*;

/// Usual values, zero, and any float with NaN and infinities.
pub(super) fn awkward() -> impl Strategy<Value = f64> {
    prop_oneof![4 => -1e7..1e7, 1 => Just(0.0), 1 => -1.0..1.0, 1 => any::<f64>(), 1 => Just(f64::NAN)]
}

/// Chart widths of a phone, of a desktop, and others.
pub(super) fn widths() -> impl Strategy<Value = f64> {
    prop_oneof![Just(340.0), Just(640.0), 280.0..900.0]
}

const SLACK: f64 = 0.06;

#[track_caller]
pub(super) fn inside(width: f64, height: f64, point: Point) {
    let held = |at: f64, size: f64| (-SLACK..=size + SLACK).contains(&at);
    assert!(held(point.x, width) && held(point.y, height), "{point:?} is outside {width} × {height}");
}

#[track_caller]
pub(super) fn rect_inside(width: f64, height: f64, rect: Rect) {
    assert!(rect.width >= 0.0 && rect.height >= 0.0, "{rect:?} is turned over");
    inside(width, height, Point { x: rect.x, y: rect.y });
    inside(width, height, Point { x: rect.x + rect.width, y: rect.y + rect.height });
}

#[track_caller]
fn label_inside(width: f64, height: f64, label: LabelPosition) {
    let left = label.anchor.left(label.at.x, label.max_width);
    assert!(label.max_width >= 0.0, "{label:?} has no room");
    rect_inside(width, height, Rect { x: left, y: label.at.y, width: label.max_width, height: 0.0 });
}

#[track_caller]
pub(super) fn labels_fit(width: f64, height: f64, labels: &[LabelPosition]) {
    for (index, a) in labels.iter().enumerate() {
        label_inside(width, height, *a);
        for b in &labels[index + 1..] {
            let (left_a, left_b) = (a.anchor.left(a.at.x, a.max_width), b.anchor.left(b.at.x, b.max_width));
            let beside = left_a + a.max_width <= left_b + SLACK || left_b + b.max_width <= left_a + SLACK;
            assert!(beside || (a.at.y - b.at.y).abs() > 12.0, "{a:?} overlaps {b:?}");
        }
    }
}

#[track_caller]
pub(super) fn ticks_fit(frame: &Frame, ticks: &[Tick]) {
    for tick in ticks {
        let left = tick.anchor.left(tick.at, frame.label_width);
        assert!(left >= -SLACK && left + frame.label_width <= frame.width + SLACK, "{tick:?} is outside");
    }
    for pair in ticks.windows(2) {
        let end = pair[0].anchor.left(pair[0].at, frame.label_width) + frame.label_width;
        assert!(end <= pair[1].anchor.left(pair[1].at, frame.label_width) + SLACK, "{pair:?} overlap");
    }
}

/// Asserts that the labels of a vertical axis do not overlap and lie below the upper edge: each stands above its line, at the frame's
/// left edge.
#[track_caller]
pub(super) fn value_ticks_fit(ticks: &[Tick]) {
    for tick in ticks {
        assert!(tick.at - GAP >= LINE_HEIGHT * 0.75 - SLACK, "{tick:?} is above the frame");
    }
    for pair in ticks.windows(2) {
        assert!((pair[0].at - pair[1].at).abs() >= LINE_HEIGHT - SLACK, "{pair:?} overlap");
    }
}

/// Asserts that all points of a path are in the box.
#[track_caller]
pub(super) fn path_inside(width: f64, height: f64, path: &str) {
    let pairs = path.split(['M', 'L', 'Z']).map(|pair| pair.trim_end_matches("h0")).filter(|pair| !pair.is_empty());
    for pair in pairs {
        let (x, y) = pair.split_once(' ').unwrap_or_else(|| panic!("{pair} is no point"));
        inside(width, height, Point { x: x.parse().unwrap(), y: y.parse().unwrap() });
    }
}
