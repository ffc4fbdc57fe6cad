//! Seat packs of a price as text: `1 up to 5, 5 up to 30, 10 up to 100, 25 above`.

use crate::model::stack::{Price, SeatStep};

/// The hint in error messages.
const EXAMPLE: &str = "Write it like “1 up to 5, 5 up to 30, 25 above”";

/// Writes steps; an empty text where seats are sold one by one.
pub fn write_steps(steps: &[SeatStep]) -> String {
    let last = steps.len().wrapping_sub(1);
    let step = |(place, step): (usize, &SeatStep)| {
        if place == last { format!("{} above", step.pack) } else { format!("{} up to {}", step.pack, step.up_to) }
    };
    steps.iter().enumerate().map(step).collect::<Vec<_>>().join(", ")
}

/// Reads steps: the size of a pack, and up to how many seats it applies; the last has no limit. Words between the numbers are
/// ignored.
///
/// # Errors
/// The reason, as a sentence.
///
/// ```
/// use async_roi::exchange::seat_steps::{read_steps, write_steps};
/// let steps = read_steps("1 up to 5, 5 up to 30, 25 above").unwrap();
/// assert_eq!((steps[1].pack, steps[1].up_to, steps[2].pack), (5, 30, 25));
/// assert_eq!(write_steps(&steps), "1 up to 5, 5 up to 30, 25 above");
/// ```
pub fn read_steps(text: &str) -> Result<Vec<SeatStep>, String> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let parts: Vec<&str> = text.split(',').collect();
    if parts.len() > Price::MOST_STEPS {
        return Err(format!("At most {} steps can be kept.", Price::MOST_STEPS));
    }
    let mut steps: Vec<SeatStep> = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        let step = read_step(part, place + 1 == parts.len())?;
        if let Some(before) = steps.last().filter(|before| before.up_to >= step.up_to) {
            return Err(format!("“{}” does not go above {}.", part.trim(), before.up_to));
        }
        steps.push(step);
    }
    Ok(steps)
}

fn read_step(part: &str, is_last: bool) -> Result<SeatStep, String> {
    let words = part.split(|c: char| !c.is_ascii_digit()).filter(|word| !word.is_empty());
    let numbers: Vec<u32> = words.map_while(|word| word.parse().ok().filter(|number| *number > 0)).collect();
    match (numbers.as_slice(), is_last) {
        ([pack], true) => Ok(SeatStep { up_to: u32::MAX, pack: *pack }),
        ([pack, up_to], _) => Ok(SeatStep { up_to: *up_to, pack: *pack }),
        ([_], false) => Err(format!("“{}” does not say up to how many seats. {EXAMPLE}.", part.trim())),
        _ => Err(format!("“{}” is no step. {EXAMPLE}.", part.trim())),
    }
}

#[cfg(test)]
mod tests {
    use super::super::codec;
    use super::*;
    use crate::model::stack::listed;
    use proptest::prelude::*;

    #[test]
    fn the_catalogs_steps_as_they_are_written() {
        let steps = listed("asana-starter").unwrap().price.steps;
        assert_eq!(write_steps(&steps), "1 up to 5, 5 up to 30, 10 up to 100, 25 above");
        assert_eq!(read_steps(&write_steps(&steps)), Ok(steps));
        assert_eq!((write_steps(&[]), read_steps(" ")), (String::new(), Ok(Vec::new())));
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let refused = |text: &str| read_steps(text).unwrap_err();
        let example = "Write it like “1 up to 5, 5 up to 30, 25 above”.";
        assert_eq!(refused("5, 10 above"), format!("“5” does not say up to how many seats. {example}"));
        assert_eq!(refused("five"), format!("“five” is no step. {example}"));
        assert_eq!(refused("0 up to 5"), format!("“0 up to 5” is no step. {example}"));
        assert_eq!(refused("1 to 5, 2 to 5, 3"), "“2 to 5” does not go above 5.");
        assert_eq!(refused(&"1,".repeat(20)), "At most 20 steps can be kept.");
    }

    proptest! {
        #[test]
        fn what_is_read_is_a_price_that_can_be_saved(text in "[0-9a-z ,]{0,30}") {
            if let Ok(steps) = read_steps(&text) {
                let price = Price { steps, ..Price::per_user(1.0) };
                let value = codec::write(&mut price.clone(), codec::Pass::Writing);
                let mut again = Price::default();
                prop_assert_eq!(codec::read(&mut again, value), Ok(()));
                prop_assert_eq!(again, price);
            }
        }
    }
}
