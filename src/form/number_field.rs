//! What is typed into a number field, held against what the field admits.

use crate::exchange::number::{NumberFormat, Refusal, read_within, tidy};
use crate::model::{AdmittedNumbers, Limits, Spread, Unit};

/// The places of a range, as the page calls them.
pub const PLACES: [&str; 3] = ["low", "likely", "high"];

/// Why one of several entries is refused.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeFault {
    /// Which entry; of a range, which of [`PLACES`].
    pub place: usize,
    /// Why, as a sentence.
    pub reason: String,
    /// The two values where the entry can mean either.
    pub readings: Option<[Spread; 2]>,
    /// Whether something is missing at the end of the entry.
    pub incomplete: bool,
}

impl RangeFault {
    /// An entry that is wrong as it stands.
    pub fn new(place: usize, reason: impl Into<String>) -> Self {
        Self { place, reason: reason.into(), readings: None, incomplete: false }
    }

    /// An entry whose text gives no value.
    pub fn of(place: usize, refusal: Refusal) -> Self {
        let Refusal { reason, readings, incomplete } = refusal;
        Self { place, reason, readings, incomplete }
    }
}

/// Whether a text that is refused is right once more is typed: `30-4` on the way to `30-45`. `reads` says what is right.
pub fn can_become_right(text: &str, reads: impl Fn(&str) -> bool) -> bool {
    const MORE: [&str; 9] = ["0", "5", "9", "00", "000", "99", "999", "99999", ".5"];
    MORE.iter().any(|more| reads(&format!("{text}{more}")))
}

/// Reads the three numbers of a range. A whole range typed into the place that was `edited` counts for all three.
///
/// # Errors
/// The place at fault, the one just edited where two do not go together.
pub fn read_three(
    texts: [&str; 3],
    edited: usize,
    format: &NumberFormat,
    limits: &Limits,
) -> Result<Spread, RangeFault> {
    let mut values = [0.0; 3];
    for (place, text) in texts.into_iter().enumerate() {
        let spread = read_within(text, format, limits).map_err(|refusal| RangeFault::of(place, refusal))?;
        if spread.is_range() {
            let fault = || RangeFault::new(place, "One number is needed here.");
            return if place == edited { Ok(spread) } else { Err(fault()) };
        }
        values[place] = spread.likely();
    }
    let pairs = if edited == 2 { [1, 0] } else { [0, 1] };
    match pairs.into_iter().find(|&first| values[first] > values[first + 1]) {
        Some(first) => Err(RangeFault::new(if edited == first + 1 { edited } else { first }, disorder(texts, first))),
        None => {
            Spread::new(values[0], values[1], values[2]).map_err(|error| RangeFault::new(edited, error.to_string()))
        }
    }
}

fn disorder(texts: [&str; 3], first: usize) -> String {
    let (low, high) = (PLACES[first], PLACES[first + 1]);
    format!("The {low} value {} must not be above the {high} value {}.", texts[first].trim(), texts[first + 1].trim())
}

/// A first range around a number: four fifths to five quarters of it, as far as the field admits.
#[must_use]
pub fn widened(value: f64, limits: &Limits) -> Spread {
    let [one, other] = [0.8, 1.25].map(|factor| limits.nearest(tidy(value * factor)));
    Spread::new(one.min(other).min(value), value, one.max(other).max(value))
        .expect("a finite value lies between parts of itself")
}

/// The value an arrow key away: a percentage point, a person, or the power of ten that is a tenth of the value or less.
#[must_use]
pub fn stepped(value: f64, up: bool, limits: &Limits) -> f64 {
    let (step, parts) = step(value, limits);
    let direction = if up { 1.0 } else { -1.0 };
    limits.nearest(((value * parts / step).round() + direction) * step / parts)
}

/// A step as a whole number, or as one of so many parts of one, so that ten steps of a tenth make exactly one.
fn step(value: f64, limits: &Limits) -> (f64, f64) {
    if limits.unit.is_percentage() {
        return (1.0, 100.0);
    }
    let mut step = 1.0;
    while step * 100.0 <= value.abs() {
        step *= 10.0;
    }
    let fine = value.abs() < 10.0
        && value.fract() != 0.0
        && limits.admits != AdmittedNumbers::Whole
        && limits.unit != Unit::People;
    (step, if fine { 10.0 } else { 1.0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Field;

    const ENGLISH: NumberFormat = NumberFormat::new('.', ',');

    fn limits(key: &str) -> Limits {
        Field::find(key).unwrap().limits()
    }

    fn range(low: f64, likely: f64, high: f64) -> Spread {
        Spread::new(low, likely, high).unwrap()
    }

    #[test]
    fn three_numbers_must_rise() {
        let cut = limits("meetings.cut");
        let read = |texts, edited| read_three(texts, edited, &ENGLISH, &cut);
        assert_eq!(read(["20", "30", "40"], 0), Ok(range(0.2, 0.3, 0.4)));
        assert_eq!(read(["20..40", "1", "0"], 0), Ok(range(0.2, 0.3, 0.4)));
        let fault = |place, reason: &str| Err(RangeFault::new(place, reason));
        assert_eq!(read(["35", "30", "40"], 0), fault(0, "The low value 35 must not be above the likely value 30."));
        assert_eq!(read(["35", "30", "40"], 1), fault(1, "The low value 35 must not be above the likely value 30."));
        assert_eq!(read(["20", "30", "25"], 2), fault(2, "The likely value 30 must not be above the high value 25."));
        assert_eq!(read(["20", "x", "25"], 2), fault(1, "“x” is not a number."));
        assert_eq!(read(["20", "30", "400"], 0), fault(2, "“400” does not fit: it must be at most 100%."));
    }

    #[test]
    fn what_can_mean_two_things_is_said_of_its_place() {
        let pay = limits("team.annual_pay");
        let fault = read_three(["50.000", "60,000", "75,000"], 2, &ENGLISH, &pay).unwrap_err();
        let readings = [50_000.0, 50.0].map(|value| Spread::point(value).unwrap());
        assert_eq!((fault.place, fault.readings, fault.incomplete), (0, Some(readings), false));
        // 50,000 % is not admitted, so 50.000 is 50.
        assert_eq!(read_three(["50.000", "60", "70"], 0, &ENGLISH, &limits("meetings.cut")), Ok(range(0.5, 0.6, 0.7)));
    }

    #[test]
    fn what_more_typing_mends_can_become_right() {
        let can =
            |text: &str, key: &str| can_become_right(text, |text| read_within(text, &ENGLISH, &limits(key)).is_ok());
        for text in ["30..5", "30-4", "30-40-5", "0", "1,25", "100,0", "1e", "40±"] {
            assert!(can(text, "team.people"), "{text}");
        }
        for text in ["abc", "1x", "1,2,3", "1000001", "30-40-50-60", "5%"] {
            assert!(!can(text, "team.people"), "{text}");
        }
        assert!(!can("55-3", "meetings.cut") && !can("120", "meetings.cut"));
    }

    #[test]
    fn a_first_range_stays_within_the_bounds() {
        assert_eq!(widened(16.0, &limits("meetings.load.hours_per_person_week")), range(12.8, 16.0, 20.0));
        assert_eq!(widened(1.0, &limits("meetings.cut")), range(0.8, 1.0, 1.0));
        assert_eq!(widened(-0.2, &limits("finance.discount_rate")), range(-0.25, -0.2, -0.16));
        assert!(!widened(0.0, &limits("meetings.cut")).is_range());
    }

    #[test]
    fn arrow_keys_step_by_what_one_would_type() {
        let step = |value, up, key| stepped(value, up, &limits(key));
        assert_eq!(step(0.56, true, "meetings.cut"), 0.57);
        assert_eq!(step(1.0, true, "meetings.cut"), 1.0);
        assert_eq!(step(75_000.0, true, "team.annual_pay"), 76_000.0);
        assert_eq!(step(10.0, false, "team.people"), 9.0);
        assert_eq!(step(0.3, false, "meetings.load.inventory.*.per_week"), 0.2);
    }
}
