//! SVG path data. One decimal (0.1 CSS pixel) is finer than a screen shows and keeps it short.
use super::layout::Point;

/// A number with at most one decimal, for path data and SVG attributes.
pub fn number(value: f64) -> String {
    let mut text = String::new();
    push_number(&mut text, value);
    text
}

/// A straight line through the points; empty for none, a dot-sized line for one.
pub fn line(points: &[Point]) -> String {
    let mut data = String::with_capacity(points.len() * 12);
    push_run(&mut data, points);
    data
}

/// The area between two lines: along the first and back along the second.
pub fn area(upper: &[Point], lower: &[Point]) -> String {
    let mut data = String::with_capacity((upper.len() + lower.len()) * 12 + 1);
    push_points(&mut data, upper.iter().copied(), 'M');
    let first = if data.is_empty() { 'M' } else { 'L' };
    push_points(&mut data, lower.iter().rev().copied(), first);
    if !data.is_empty() {
        data.push('Z');
    }
    data
}

/// A subpath; a single point gets a line of length 0, which a round line cap shows as a dot.
fn push_run(data: &mut String, points: &[Point]) {
    push_points(data, points.iter().copied(), 'M');
    if points.len() == 1 {
        data.push_str("h0");
    }
}

fn push_points(data: &mut String, points: impl Iterator<Item = Point>, first: char) {
    for (index, point) in points.enumerate() {
        data.push(if index == 0 { first } else { 'L' });
        push_number(data, point.x);
        data.push(' ');
        push_number(data, point.y);
    }
}

/// Writes tenths by hand: the standard library's float formatter adds 15 kB of Wasm.
fn push_number(data: &mut String, value: f64) {
    // A cast turns NaN into 0 and holds at the ends of the type.
    let tenths = (value * 10.0).round() as i32;
    if tenths < 0 {
        data.push('-');
    }
    let size = tenths.unsigned_abs();
    push_digits(data, size / 10);
    if !size.is_multiple_of(10) {
        data.push('.');
        push_digits(data, size % 10);
    }
}

fn push_digits(data: &mut String, number: u32) {
    if number >= 10 {
        push_digits(data, number / 10);
    }
    data.push(char::from(b'0' + (number % 10) as u8));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    #[test]
    fn numbers_have_one_decimal_at_most() {
        let cases = [(0.0, "0"), (-0.04, "0"), (12.0, "12"), (12.34, "12.3"), (12.36, "12.4"), (-0.5, "-0.5")];
        for (value, text) in cases {
            assert_eq!(number(value), text);
        }
        assert_eq!(number(1009.96), "1010");
        assert_eq!(number(f64::NAN), "0");
    }

    #[test]
    fn lines_and_areas_are_paths() {
        let upper = [at(0.0, 1.5), at(10.0, 2.0)];
        let lower = [at(0.0, 5.0), at(10.0, 6.0)];
        assert_eq!(line(&upper), "M0 1.5L10 2");
        assert_eq!(area(&upper, &lower), "M0 1.5L10 2L10 6L0 5Z");
    }

    #[test]
    fn no_points_make_no_path() {
        assert_eq!(line(&[]), "");
        assert_eq!(area(&[], &[]), "");
        assert_eq!(line(&[at(1.0, 2.0)]), "M1 2h0");
    }
}
