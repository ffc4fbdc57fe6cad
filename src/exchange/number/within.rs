//! A number or a range as it is typed, within the limits of what it is for.

use super::{NumberError, NumberFault, NumberFormat, TypedValue, parse};
use crate::model::{Limits, Spread};

/// Why a typed text gives no value.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// Why, as a sentence.
    pub reason: String,
    /// The two values where the text can mean either.
    pub readings: Option<[Spread; 2]>,
    /// Whether something is missing at the end, so that more typing can make it right.
    pub incomplete: bool,
}

/// Reads one number, or a range such as `30..55`, whose likely value is its middle where none is typed. Of two things that a text
/// can mean, the one that the limits admit counts.
///
/// # Errors
/// Why it is refused.
pub fn read_within(text: &str, format: &NumberFormat, limits: &Limits) -> Result<Spread, Refusal> {
    let refuse = |reason: String| Refusal { reason, readings: None, incomplete: false };
    let text = text.trim();
    match parse(text, format, limits.unit) {
        Ok(value) => admitted(text, value, limits).map_err(refuse),
        Err(NumberError { fault: NumberFault::Ambiguous(readings), .. }) => {
            match readings.map(|reading| admitted(text, reading, limits)) {
                [Ok(first), Ok(second)] => Err(Refusal {
                    reason: format!(
                        "“{text}” can mean two things: write {} or {}.",
                        format.write(&first, limits.unit),
                        format.write(&second, limits.unit)
                    ),
                    readings: Some([first, second]),
                    incomplete: false,
                }),
                [Ok(spread), _] | [_, Ok(spread)] => Ok(spread),
                [Err(reason), Err(_)] => Err(refuse(reason)),
            }
        }
        Err(error) => {
            Err(Refusal { incomplete: error.fault.is_incomplete(text, limits.unit), ..refuse(words(text, &error)) })
        }
    }
}

/// A value that the limits admit, or why they do not.
fn admitted(text: &str, value: TypedValue, limits: &Limits) -> Result<Spread, String> {
    if matches!(value, TypedValue::Range { .. }) && !limits.admits_range() {
        return Err("One number is needed here, not a range.".into());
    }
    let spread = value.spread().map_err(|error| format!("“{text}” {error}."))?;
    limits.check(&spread).map(|()| spread).map_err(|reason| format!("“{text}” does not fit: it {reason}."))
}

fn words(text: &str, error: &NumberError) -> String {
    match &error.fault {
        NumberFault::Empty => "A number is missing here.".into(),
        NumberFault::Unknown(found) if found == text => format!("“{text}” is not a number."),
        _ => format!("“{text}” cannot be read: {error}."),
    }
}

pub(super) fn middle(low: f64, high: f64) -> f64 {
    tidy(low / 2.0 + high / 2.0).max(low).min(high)
}

/// Without the rounding errors in the last digits: to six decimals below a thousand million.
pub(crate) fn tidy(value: f64) -> f64 {
    if value.abs() < 1e9 { (value * 1e6).round() / 1e6 } else { value }
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
        assert_eq!(read_within(text, &ENGLISH, &limits(key)).unwrap_err().reason, reason);
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
        refused("120", "meetings.cut", "“120” does not fit: it must be at most 100%.");
        refused("0", "team.people", "“0” does not fit: it must be at least 0.01.");
        let days = Limits::whole(Unit::Factor, 1.0, 90.0);
        assert_eq!(
            read_within("30..40", &ENGLISH, &days).unwrap_err().reason,
            "One number is needed here, not a range."
        );
    }
}
