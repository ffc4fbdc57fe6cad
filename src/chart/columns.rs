//! Column chart: a column of stacked parts for each category, with an optional line across.
use super::cash_flow::vertical_axis;
use super::layout::Tick;
use super::layout::{Frame, GAP, LINE_HEIGHT, LabelPosition, Point, Rect, TextAnchor, finite_or_zero};
use super::scale::BandScale;
use super::spot::Spot;
use super::svg_shape::{SvgShape, axis};
use super::text_width::{fit, text_width};

/// The space between columns, as a share of a step.
const SPACE: f64 = 0.2;

/// Geometry of a column chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnChart {
    /// For each category its parts from the foot up; parts of no height are kept.
    pub columns: Vec<Vec<Rect>>,
    /// The y of the line across.
    pub line: Option<f64>,
    /// The plot.
    pub plot: Rect,
    /// Ticks of the value axis.
    pub value_ticks: Vec<Tick>,
    bands: BandScale,
}

impl ColumnChart {
    /// Lays out the parts of each category, and a value with a line across. Values below zero are drawn as zero.
    pub fn new(frame: &Frame, values: &[Vec<f64>], line: Option<f64>) -> Self {
        let plot = frame.plot();
        let part = |value: &f64| finite_or_zero(*value).max(0.0);
        let totals = values.iter().map(|parts| parts.iter().map(part).sum::<f64>());
        let highest = totals.chain(line).map(finite_or_zero).fold(0.0, f64::max);
        let (scale, value_ticks) = vertical_axis(frame, &plot, 0.0, highest);
        let bands = BandScale::new(values.len(), plot.x, plot.x + plot.width, SPACE);
        let column = |(place, parts): (usize, &Vec<f64>)| {
            let mut total = 0.0;
            let mut stack = Vec::with_capacity(parts.len());
            for value in parts {
                let (from, to) = (scale.at(total), scale.at(total + part(value)));
                stack.push(Rect { x: bands.start(place), y: to, width: bands.width.max(0.0), height: from - to });
                total += part(value);
            }
            stack
        };
        let columns = values.iter().enumerate().map(column).collect();
        Self { columns, line: line.map(|value| scale.at(value)), plot, value_ticks, bands }
    }

    /// The x between the category before and this one; at the number of categories, the right end.
    pub fn edge(&self, place: usize) -> f64 {
        self.plot.x + self.plot.width * place as f64 / self.columns.len().max(1) as f64
    }

    /// The axis and the columns. Parts have these classes, from the foot up.
    pub fn shapes(&self, classes: &[&'static str], value: impl Fn(f64) -> String) -> Vec<SvgShape> {
        let foot = self.plot.y + self.plot.height;
        let part = |(rect, class): (&Rect, &&'static str)| {
            // A gap of one pixel between parts.
            let height = if rect.height > 2.0 { rect.height - 1.0 } else { rect.height };
            (rect.height > 0.0)
                .then_some(SvgShape::Rect(class, Rect { y: rect.y + rect.height - height, height, ..*rect }))
        };
        let parts = self.columns.iter().flat_map(|parts| parts.iter().zip(classes).filter_map(part));
        let across = |class, y: f64| {
            SvgShape::Line(class, Point { x: self.plot.x, y }, Point { x: self.plot.x + self.plot.width, y })
        };
        let lines = [("zero", Some(foot)), ("target", self.line)];
        let lines = lines.into_iter().filter_map(|(class, y)| Some(across(class, y?)));
        axis(&self.plot, &self.value_ticks, Some(foot), value).into_iter().chain(parts).chain(lines).collect()
    }

    /// Names below the columns: all of them, or every second, third and so on, so that the widest fits.
    pub fn names(&self, frame: &Frame, names: &[String]) -> Vec<SvgShape> {
        let step = self.plot.width / self.columns.len().max(1) as f64;
        let widest = names.iter().map(|name| text_width(name)).fold(0.0, f64::max) + GAP;
        let every = if step > 0.0 { ((widest / step).ceil() as usize).max(1) } else { 1 };
        let most = step * every as f64;
        let at = |place: usize| Point { x: self.bands.middle(place), y: frame.height - GAP };
        let kept = names
            .iter()
            .enumerate()
            .step_by(every)
            .filter(|(place, _)| every == 1 || self.bands.middle(*place) + most / 2.0 <= frame.width);
        let name = |(place, name): (usize, &String)| {
            let label = LabelPosition { at: at(place), anchor: TextAnchor::Middle, max_width: most };
            let anchor = frame.anchor(label.at.x);
            let anchor = if text_width(name) <= step { TextAnchor::Middle } else { anchor };
            SvgShape::Text("tick", label.at, anchor, fit(name, most))
        };
        kept.map(name).collect()
    }

    /// Names of the edges between columns, from the left edge of the first on: those that fit beside each other.
    pub fn edge_names(&self, frame: &Frame, names: &[String]) -> Vec<SvgShape> {
        let mut end = f64::NEG_INFINITY;
        let mut shapes = Vec::new();
        for (place, name) in names.iter().enumerate() {
            let (x, width) = (self.edge(place), text_width(name));
            let anchor = Frame { label_width: width, ..*frame }.anchor(x);
            let left = anchor.left(x, width);
            if left >= end {
                end = left + width + GAP;
                shapes.push(SvgShape::Text("tick", Point { x, y: frame.height - GAP }, anchor, name.clone()));
            }
        }
        shapes
    }

    /// The place of a text above a column.
    pub fn above(&self, place: usize) -> LabelPosition {
        let top = self.columns[place].last().map_or(self.plot.y + self.plot.height, |part| part.y);
        LabelPosition {
            at: Point { x: self.bands.middle(place), y: (top - GAP).max(LINE_HEIGHT * 0.75) },
            anchor: TextAnchor::Middle,
            max_width: self.plot.width / self.columns.len().max(1) as f64,
        }
    }

    /// The categories.
    pub fn spots(&self) -> Vec<Spot> {
        let spot = |(place, parts): (usize, &Vec<Rect>)| {
            let (x, width) = (self.edge(place), self.edge(place + 1) - self.edge(place));
            let top = parts.last().map_or(self.plot.y + self.plot.height, |part| part.y);
            let outline = Rect {
                x: self.bands.start(place),
                y: top,
                width: self.bands.width.max(0.0),
                height: self.plot.y + self.plot.height - top,
            };
            Spot::outlined(Rect { x, width, ..self.plot }, outline)
        };
        self.columns.iter().enumerate().map(spot).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;
    use proptest::prelude::*;

    fn frame() -> Frame {
        Frame { left: 0.0, right: 0.0, top: 0.0, bottom: 20.0, ..Frame::new(400.0, 120.0) }
    }

    #[test]
    fn parts_are_stacked_from_the_foot() {
        let chart = ColumnChart::new(&frame(), &[vec![25.0, 25.0], vec![100.0, 0.0]], Some(50.0));
        assert_eq!(chart.columns[0][0], Rect { x: 20.0, y: 75.0, width: 160.0, height: 25.0 });
        assert_eq!(chart.columns[0][1], Rect { x: 20.0, y: 50.0, width: 160.0, height: 25.0 });
        assert_eq!((chart.columns[1][0].height, chart.columns[1][1].height), (100.0, 0.0));
        assert_eq!((chart.line, chart.edge(1), chart.edge(2)), (Some(50.0), 200.0, 400.0));
        assert_eq!(chart.spots()[0].outline, Some(Rect { x: 20.0, y: 50.0, width: 160.0, height: 50.0 }));
        assert_eq!(chart.above(0).at, Point { x: 100.0, y: 46.0 });
    }

    #[test]
    fn names_that_do_not_fit_are_left_out() {
        let values = vec![vec![1.0]; 12];
        let chart = ColumnChart::new(&frame(), &values, None);
        let names = |text: &str| chart.names(&frame(), &vec![text.to_owned(); 12]).len();
        assert_eq!((names("Jan"), names("Jan 2027"), names("")), (12, 6, 12));
        assert_eq!(ColumnChart::new(&frame(), &[], None).names(&frame(), &[]), []);
    }

    #[test]
    fn names_of_edges_do_not_touch() {
        let chart = ColumnChart::new(&frame(), &vec![vec![1.0]; 8], None);
        let places = |names: &[&str]| -> Vec<(f64, TextAnchor)> {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            let shapes = chart.edge_names(&frame(), &names);
            shapes
                .iter()
                .map(|shape| match shape {
                    SvgShape::Text(_, at, anchor, _) => (at.x, *anchor),
                    other => panic!("{other:?}"),
                })
                .collect()
        };
        assert_eq!(
            places(&["0", "1", "2"]),
            [(0.0, TextAnchor::Start), (50.0, TextAnchor::Middle), (100.0, TextAnchor::Middle)]
        );
        assert_eq!(places(&["0", "a long name", "2"]).len(), 2);
    }

    proptest! {
        #[test]
        fn all_stays_in_the_box(
            width in widths(), height in 100.0..400.0, line in prop::option::of(awkward()),
            values in prop::collection::vec(prop::collection::vec(awkward(), 1..6), 0..30),
        ) {
            let frame = Frame { top: LINE_HEIGHT, ..Frame::new(width, height) };
            let chart = ColumnChart::new(&frame, &values, line);
            chart.columns.iter().flatten().for_each(|part| rect_inside(width, height, *part));
            chart.spots().iter().for_each(|spot| rect_inside(width, height, spot.reach));
            if let Some(y) = chart.line {
                inside(width, height, Point { x: chart.plot.x, y });
            }
            value_ticks_fit(&chart.value_ticks);
        }
    }
}
