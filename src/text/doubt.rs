//! Doubts about a number in words.

use crate::model::{Doubt, DoubtReason, Spread};

/// What was read and why it may not be meant; `figure` writes a number with its unit.
pub fn doubt_in_words(doubt: &Doubt, spread: &Spread, figure: &dyn Fn(f64) -> String) -> String {
    match doubt.reason {
        DoubtReason::Fraction => {
            let meant = doubt.meant.map(|meant| format!(" Is {} meant?", in_figures(&meant, figure)));
            format!("{} was read.{}", in_figures(spread, figure), meant.unwrap_or_default())
        }
        DoubtReason::Unusual { place, value, band } => {
            let band = format!("the usual range is {} to {}", figure(band.0), figure(band.1));
            match place {
                "" => format!("{} was read; {band}. Is this meant?", figure(value)),
                _ => format!("The {place} value {} is unusual: {band}. Is this meant?", figure(value)),
            }
        }
        DoubtReason::Wide(times) => {
            let times = times.round() as u64;
            format!("The high value is {times} times the low one: a range this wide says little. Is this meant?")
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
        told("meetings.cut", [0.005; 3], "0.5% was read. Is 50% meant?");
        told("meetings.cut", [0.0025, 0.003, 0.005], "0.25% to 0.5% was read. Is 25% to 50% meant?");
        told("team.people", [5000.0; 3], "5000 was read; the usual range is 2 to 500. Is this meant?");
        told(
            "team.people",
            [1.0, 2.0, 1e6],
            "The high value 1000000 is unusual: the usual range is 2 to 500. Is this meant?",
        );
        told(
            "team.people",
            [10.0, 20.0, 400.0],
            "The high value is 40 times the low one: a range this wide says little. Is this meant?",
        );
    }
}
