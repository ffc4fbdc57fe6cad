//! The months, bars and points of a chart that can be read out one at a time: by pointer, by touch and by keys.
use super::layout::{Point, Rect};

/// A month, bar or point that can be selected.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Where the pointer selects it; the nearest spot is selected where there is none. A month is an upright line.
    pub reach: Rect,
    /// What is outlined while it is selected; without an outline, an upright line marks it.
    pub outline: Option<Rect>,
    /// Its points on the lines of the chart.
    pub points: Vec<Point>,
}

impl Spot {
    /// A place on the horizontal axis, with its points on the lines of the chart.
    pub fn upright(plot: &Rect, x: f64, points: Vec<Point>) -> Self {
        Self { reach: Rect { x, width: 0.0, ..*plot }, outline: None, points }
    }

    /// A shape that is outlined; the pointer selects it anywhere within `reach`.
    pub fn outlined(reach: Rect, outline: Rect) -> Self {
        Self { reach, outline: Some(outline), points: Vec::new() }
    }

    /// The square of the distance from a point: 0 within its reach.
    fn distance(&self, from: Point) -> f64 {
        let outside = |at: f64, start: f64, length: f64| (start - at).max(at - start - length).max(0.0);
        let across = outside(from.x, self.reach.x, self.reach.width);
        let down = outside(from.y, self.reach.y, self.reach.height);
        across * across + down * down
    }
}

/// The index of the spot nearest to a point, the first of equals; none where there is no spot.
pub fn nearest(spots: &[Spot], at: Point) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (index, spot) in spots.iter().enumerate() {
        let distance = spot.distance(at);
        if best.is_none_or(|(_, least)| distance < least) {
            best = Some((index, distance));
        }
    }
    best.map(|(index, _)| index)
}

/// The spot that a key selects, by the key's name: the arrows move by one, Home and End go to the ends. None for other keys, and where
/// there is no spot.
pub fn selected_by_key(key: &str, selected: Option<usize>, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match (key, selected) {
        ("ArrowRight" | "ArrowDown", Some(index)) => Some((index + 1).min(last)),
        ("ArrowLeft" | "ArrowUp", Some(index)) => Some(index.min(count).saturating_sub(1)),
        ("ArrowLeft" | "ArrowUp" | "End", _) => Some(last),
        ("ArrowRight" | "ArrowDown" | "Home", _) => Some(0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLOT: Rect = Rect { x: 40.0, y: 10.0, width: 200.0, height: 100.0 };

    #[test]
    fn the_nearest_month_is_selected_at_any_height() {
        let months = [40.0, 140.0, 240.0].map(|x| Spot::upright(&PLOT, x, Vec::new()));
        let at = |x, y| nearest(&months, Point { x, y });
        assert_eq!(
            [at(0.0, 0.0), at(89.0, 50.0), at(91.0, 200.0), at(500.0, 60.0)],
            [Some(0), Some(0), Some(1), Some(2)]
        );
        assert_eq!(nearest(&[], Point::default()), None);
    }

    #[test]
    fn a_shape_is_selected_within_its_reach_and_from_near() {
        let bar = |x| {
            let reach = Rect { x, width: 20.0, ..PLOT };
            Spot::outlined(reach, Rect { y: 100.0, height: 10.0, ..reach })
        };
        let bars = [bar(40.0), bar(60.0), bar(80.0)];
        assert_eq!(nearest(&bars, Point { x: 61.0, y: 12.0 }), Some(1));
        assert_eq!(nearest(&bars, Point { x: 60.0, y: 12.0 }), Some(0));
        assert_eq!(nearest(&bars, Point { x: 300.0, y: 12.0 }), Some(2));
    }

    #[test]
    fn arrows_move_by_one_and_stop_at_the_ends() {
        let key = |key, selected| selected_by_key(key, selected, 3);
        assert_eq!(
            [key("ArrowRight", None), key("ArrowRight", Some(0)), key("ArrowRight", Some(2))],
            [Some(0), Some(1), Some(2)]
        );
        assert_eq!(
            [key("ArrowLeft", None), key("ArrowLeft", Some(0)), key("ArrowUp", Some(2))],
            [Some(2), Some(0), Some(1)]
        );
        assert_eq!([key("Home", Some(1)), key("End", Some(1)), key("a", Some(1))], [Some(0), Some(2), None]);
        assert_eq!(selected_by_key("ArrowRight", None, 0), None);
        // The chart has fewer spots than before.
        assert_eq!([key("ArrowRight", Some(9)), key("ArrowLeft", Some(9))], [Some(2), Some(2)]);
    }
}
