//! Doubts about a number in words.

use crate::model::{Doubt, DoubtReason, Spread};

/// What was read and why it may not be meant; `figure` writes a number with its unit.
pub fn doubt_in_words(doubt: &Doubt, spread: &Spread, figure: &dyn Fn(f64) -> String) -> String {
    match doubt.reason {
        DoubtReason::Fraction => {
            let meant = doubt.meant.map(|meant| format!(" Did you mean {}?", in_figures(&meant, figure)));
            format!("Read as {}.{}", in_figures(spread, figure), meant.unwrap_or_default())
        }
        DoubtReason::Unusual { place, value, band } => {
            let band = format!("The usual range is {} to {}", figure(band.0), figure(band.1));
            match place {
                "" => format!("Read as {}. {band}. Is this right?", figure(value)),
                _ => format!("The {place} value is {}. {band}. Is this right?", figure(value)),
            }
        }
        DoubtReason::Wide(times) => {
            let times = times.round() as u64;
            format!("The high value is {times} times the low one. A range this wide says little. Is this right?")
        }
    }
}

/// A number, or a range by its ends: `20% to 45%`.
pub fn in_figures(spread: &Spread, figure: &dyn Fn(f64) -> String) -> String {
    if spread.is_range() {
        format!("{} to {}", figure(spread.low()), figure(spread.high()))
    } else {
        figure(spread.likely())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Field, doubt};

    #[track_caller]
    fn told(key: &str, [low, likely, high]: [f64; 3], words: &str) {
        let (field, spread) = (Field::find(key).unwrap(), Spread::new(low, likely, high).unwrap());
        let percent = field.unit.is_percentage();
        let figure = |value: f64| if percent { format!("{}%", value * 100.0) } else { value.to_string() };
        let found = doubt(&spread, &field.limits(), Some(field), "USD").unwrap();
        assert_eq!(doubt_in_words(&found, &spread, &figure), words);
    }

    #[test]
    fn it_says_what_was_read() {
        told("meetings.cut", [0.005; 3], "Read as 0.5%. Did you mean 50%?");
        told("meetings.cut", [0.0025, 0.003, 0.005], "Read as 0.25% to 0.5%. Did you mean 25% to 50%?");
        told("team.people", [5000.0; 3], "Read as 5000. The usual range is 2 to 500. Is this right?");
        told("team.people", [1.0, 2.0, 1e6], "The high value is 1000000. The usual range is 2 to 500. Is this right?");
        told(
            "team.people",
            [10.0, 20.0, 400.0],
            "The high value is 40 times the low one. A range this wide says little. Is this right?",
        );
    }
}
