//! Layout of a picture to save: a chart with its headings above it and its legend below, always of one size.
use super::layout::{GAP, LINE_HEIGHT, Point, Rect};
use super::text_width::{fit, text_width};

/// Width and height, in viewBox units: texts take as much of a slide as they do here.
pub const SIZE: (f64, f64) = (800.0, 450.0);
/// Pixels for each of these units: 1200 × 675.
pub const SCALE: f64 = 1.5;

const MARGIN: f64 = 24.0;
/// The width of a character of the title compared with other text.
const TITLE_SCALE: f64 = 1.8;
/// The size of a legend's mark.
pub const MARK: (f64, f64) = (16.0, 12.0);
/// The same as a `viewBox`.
pub const MARK_BOX: &str = "0 0 16 12";

/// The texts above the chart, shortened where they are too long.
#[derive(Clone, Debug, PartialEq)]
pub struct Headings {
    /// The name of the case and the day.
    pub origin: String,
    /// What the chart shows.
    pub title: String,
    /// A line on it.
    pub about: String,
}

impl Headings {
    /// Where the texts begin: origin, title, about.
    pub const PLACES: [Point; 3] =
        [Point { x: MARGIN, y: 30.0 }, Point { x: MARGIN, y: 55.0 }, Point { x: MARGIN, y: 75.0 }];

    /// The headings of a chart of a case. Of the origin the name gives way, not the day.
    pub fn new(case: &str, day: &str, title: &str, about: &str) -> Self {
        let width = SIZE.0 - 2.0 * MARGIN;
        let day = format!(" · {day}");
        let name = fit(case.trim(), width - text_width(&day));
        Self { origin: format!("{name}{day}"), title: fit(title, width / TITLE_SCALE), about: fit(about, width) }
    }
}

/// Where the chart and the legend stand.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureLayout {
    /// The room for the chart.
    pub chart: Rect,
    /// The upper left corner of each mark of the legend.
    pub marks: Vec<Point>,
}

impl PictureLayout {
    /// The layout with a legend of these words, in as many lines as they need.
    pub fn new(words: &[&str]) -> Self {
        let (width, height) = (SIZE.0 - 2.0 * MARGIN, SIZE.1 - MARGIN);
        let (mut x, mut line) = (0.0, 0.0);
        let mut places = Vec::with_capacity(words.len());
        for word in words {
            let entry = MARK.0 + 2.0 * GAP + text_width(word);
            if x > 0.0 && x + entry > width {
                (x, line) = (0.0, line + 1.0);
            }
            places.push((x, line));
            x += entry + 4.0 * GAP;
        }
        let lines = if words.is_empty() { 0.0 } else { line + 1.0 };
        let legend = height - lines * (LINE_HEIGHT + GAP);
        let mark = |(x, line): (f64, f64)| Point { x: MARGIN + x, y: legend + line * (LINE_HEIGHT + GAP) + GAP };
        let top = Headings::PLACES[2].y + LINE_HEIGHT;
        let chart = Rect { x: MARGIN, y: top, width, height: legend - 2.0 * GAP - top };
        Self { chart, marks: places.into_iter().map(mark).collect() }
    }
}

/// Where the words of a legend's entry begin, from its mark.
pub const WORDS: Point = Point { x: MARK.0 + 2.0 * GAP, y: MARK.1 - 2.0 };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_gives_way_to_the_day() {
        let headings = Headings::new(&"Support ".repeat(40), "Jan 4, 2027", &"What ".repeat(40), "");
        assert!(headings.origin.ends_with(" Su… · Jan 4, 2027"), "{}", headings.origin);
        assert!(text_width(&headings.origin) <= 752.0);
        assert!(text_width(&headings.title) * TITLE_SCALE <= 752.0);
        assert_eq!(Headings::new("Ours", "Jan 4, 2027", "", "").origin, "Ours · Jan 4, 2027");
    }

    #[test]
    fn a_legend_takes_the_lines_that_it_needs() {
        let one = PictureLayout::new(&["likely case", "half of all cases"]);
        assert_eq!(one.marks[0].y, one.marks[1].y);
        let long = "w".repeat(60);
        let two = PictureLayout::new(&[&long, &long]);
        assert_eq!(two.marks[1], Point { x: 24.0, y: one.marks[0].y });
        assert_eq!(one.chart.height - two.chart.height, LINE_HEIGHT + GAP);
        for layout in [one, two] {
            assert!(layout.marks.iter().all(|mark| mark.y >= layout.chart.y + layout.chart.height));
            assert!(layout.marks.iter().all(|mark| mark.y + MARK.1 <= SIZE.1 - MARGIN));
        }
    }
}
