//! A number or a range as it is typed, within the limits of what it is for.

use super::{NumberError, NumberFormat, TypedValue, parse};
use crate::model::{Limits, Spread};

/// Reads one number, or a range such as `30..55`, whose likely value is its middle where none is typed.
///
/// # Errors
/// Why it is refused, as a sentence.
pub fn read_within(text: &str, format: &NumberFormat, limits: &Limits) -> Result<Spread, String> {
    let spread = match typed(text, *format, limits)? {
        TypedValue::Single(value) => Spread::point(value),
        TypedValue::Range { .. } if !limits.admits_range() => {
            return Err("One number is needed here, not a range.".into());
        }
        TypedValue::Range { low, likely, high } => Spread::new(low, likely.unwrap_or(middle(low, high)), high),
    };
    let spread = spread.map_err(|error| format!("“{text}” {error}."))?;
    limits.check(&spread).map(|()| spread).map_err(|reason| format!("“{text}” does not fit: it {reason}."))
}

fn middle(low: f64, high: f64) -> f64 {
    tidy(low / 2.0 + high / 2.0).max(low).min(high)
}

/// Without the rounding errors in the last digits: to six decimals below a thousand million.
pub(crate) fn tidy(value: f64) -> f64 {
    if value.abs() < 1e9 { (value * 1e6).round() / 1e6 } else { value }
}

fn typed(text: &str, format: NumberFormat, limits: &Limits) -> Result<TypedValue, String> {
    let text = text.trim();
    parse(text, &format, limits.unit).map_err(|error| match error {
        NumberError::Empty => "A number is missing here.".into(),
        NumberError::Unknown { found, .. } if found == text => format!("“{text}” is not a number."),
        error => format!("“{text}” cannot be read: {error}."),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Field, Unit};

    const ENGLISH: NumberFormat = NumberFormat::new('.', ',');

    fn limits(key: &str) -> Limits {
        Field::find(key).unwrap().limits()
    }

    fn range(low: f64, likely: f64, high: f64) -> Spread {
        Spread::new(low, likely, high).unwrap()
    }

    #[track_caller]
    fn refused(text: &str, key: &str, reason: &str) {
        assert_eq!(read_within(text, &ENGLISH, &limits(key)).unwrap_err(), reason);
    }

    #[test]
    fn one_number_or_a_range() {
        let cut = limits("meetings.cut");
        assert_eq!(read_within("40 %", &ENGLISH, &cut), Ok(range(0.4, 0.4, 0.4)));
        assert_eq!(read_within("30..55", &ENGLISH, &cut), Ok(range(0.3, 0.425, 0.55)));
        assert_eq!(read_within("40±10", &ENGLISH, &cut), Ok(range(0.3, 0.4, 0.5)));
    }

    #[test]
    fn a_refusal_says_what_is_wrong() {
        refused("abc", "turnover.rate", "“abc” is not a number.");
        refused(" ", "turnover.rate", "A number is missing here.");
        refused("12x", "turnover.rate", "“12x” cannot be read: “x” is not part of a number, at column 3.");
        refused("120", "meetings.cut", "“120” does not fit: it must be at most 100 %.");
        refused("0", "team.people", "“0” does not fit: it must be at least 0.01.");
        let days = Limits::whole(Unit::Factor, 1.0, 90.0);
        assert_eq!(read_within("30..40", &ENGLISH, &days).unwrap_err(), "One number is needed here, not a range.");
    }
}
