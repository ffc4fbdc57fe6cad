//! Seat packs of a price as text: `1 up to 5, 5 up to 30, 10 up to 100, 25 above`.

use super::table::listed;
use crate::model::tool_set::{Price, SeatStep};

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

/// Reads steps: the size of a pack, and up to how many seats it applies; the last has no limit. A range of seats may say both
/// ends: `6–30: packs of 5`, `more than 30: 25`.
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
    let parts = parts(text);
    if parts.len() > Price::MOST_STEPS {
        return Err(format!("At most {} steps can be kept.", Price::MOST_STEPS));
    }
    let mut steps: Vec<SeatStep> = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        let step = StepWords::read(part)?.step(part, place + 1 == parts.len(), steps.last())?;
        steps.push(step);
    }
    Ok(steps)
}

/// The texts of the steps, numbers without group separators. A comma before three digits groups them: `25 up to 1,000`.
fn parts(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| characters.get(at).is_some_and(char::is_ascii_digit);
    let groups = |at: usize| {
        let three = (1..=3).all(|step| is_digit(at + step)) && !is_digit(at + 4);
        at > 0 && is_digit(at - 1) && three && matches!(characters[at], ',' | '.' | '\'' | '’' | '\u{a0}' | '\u{202f}')
    };
    let mut parts = vec![String::new()];
    for (at, sign) in characters.iter().enumerate() {
        match sign {
            _ if groups(at) => {}
            ',' | ';' | '\n' => parts.push(String::new()),
            sign => parts.last_mut().into_iter().for_each(|part| part.push(*sign)),
        }
    }
    if parts.len() > 1 {
        parts.pop_if(|part| part.trim().is_empty());
    }
    parts
}

/// What a word says of the number after it.
#[derive(Clone, Copy)]
enum Bound {
    UpTo,
    Below,
    From,
    Above,
}

const BOUNDS: [(Bound, &str); 4] = [
    (Bound::UpTo, " until till bis max maximum most ≤ "),
    (Bound::Below, " under below fewer less < "),
    (Bound::From, " from least starting ab ≥ "),
    (Bound::Above, " above over beyond more up > "),
];
/// Words that change nothing.
const FILLERS: &str = " at a an and or than then of in by each per pack packs block blocks bundle bundles seat seats user users \
people person persons license licenses licence licences for the every time ";

/// What the words of a step say.
#[derive(Default)]
struct StepWords {
    pack: Option<u32>,
    from: Option<u32>,
    up_to: Option<u32>,
    /// Whether it says that it has no upper end.
    is_open: bool,
}

impl StepWords {
    fn read(part: &str) -> Result<Self, String> {
        let (mut words, mut bound) = (Self::default(), None);
        let spaced = part.to_ascii_lowercase().replace("up to", "≤").replace("<=", "≤").replace(">=", "≥");
        for token in tokens(&spaced) {
            let refused = || format!("“{}” is not a step. {EXAMPLE}.", part.trim());
            if token.starts_with(|sign: char| sign.is_ascii_digit()) {
                let number = token.parse().ok().filter(|number| *number > 0).ok_or_else(refused)?;
                words.add(number, bound.take()).ok_or_else(refused)?;
            } else if listed(" to - – — ", token) {
                // The number before it begins a range of seats.
                if words.from.is_none() {
                    words.from = Some(words.pack.take().ok_or_else(refused)?);
                }
                bound = Some(Bound::UpTo);
            } else if token == "+" {
                words.begin()?;
            } else if let Some((found, _)) = BOUNDS.iter().find(|(_, names)| listed(names, token)) {
                bound = Some(*found);
            } else if listed(" : = ", token) {
                // “30 and more: 25”: the bound is of the number before it.
                if bound.take().is_some() {
                    words.begin()?;
                }
            } else if !listed(FILLERS, token) {
                return Err(refused());
            }
        }
        words.is_open |= bound.is_some();
        Ok(words)
    }

    /// Takes a number; none where it has no place.
    fn add(&mut self, number: u32, bound: Option<Bound>) -> Option<()> {
        let (slot, number) = match bound {
            None => (&mut self.pack, number),
            Some(Bound::UpTo) => (&mut self.up_to, number),
            Some(Bound::Below) => (&mut self.up_to, number - 1),
            Some(Bound::From) => (&mut self.from, number),
            Some(Bound::Above) => (&mut self.from, number.checked_add(1)?),
        };
        slot.is_none().then(|| *slot = Some(number))
    }

    /// The number before begins a range without end.
    fn begin(&mut self) -> Result<(), String> {
        self.from = self.pack.take();
        self.is_open = true;
        self.from.map(|_| ()).ok_or_else(|| format!("A number of seats is missing. {EXAMPLE}."))
    }

    /// The step after another.
    fn step(&self, part: &str, is_last: bool, before: Option<&SeatStep>) -> Result<SeatStep, String> {
        let part = part.trim();
        let Some(pack) = self.pack else {
            return Err(format!("“{part}” does not say in packs of how many seats. {EXAMPLE}."));
        };
        let end = before.map_or(0, |before| before.up_to);
        if let Some(from) = self.from.filter(|from| *from != end.saturating_add(1) && !(end == 0 && *from == 0)) {
            return Err(format!("“{part}” begins at {from} seats, but the step before ends at {end}."));
        }
        match self.up_to {
            Some(up_to) if up_to <= end => Err(format!("“{part}” does not go above {end}.")),
            Some(_) if self.is_open => Err(format!("“{part}” is not a step. {EXAMPLE}.")),
            Some(up_to) => Ok(SeatStep { up_to, pack }),
            None if is_last => Ok(SeatStep { up_to: u32::MAX, pack }),
            None => Err(format!("“{part}” does not say up to how many seats. {EXAMPLE}.")),
        }
    }
}

/// Numbers, words and single signs.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let belongs = |sign: char| {
            if first.is_ascii_digit() { sign.is_ascii_digit() } else { first.is_alphabetic() && sign.is_alphabetic() }
        };
        let length = rest.find(|sign: char| !belongs(sign)).unwrap_or(rest.len()).max(first.len_utf8());
        tokens.push(&rest[..length]);
        rest = rest[length..].trim_start();
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::super::codec;
    use super::*;
    use crate::model::tool_set::catalog_offer;
    use proptest::prelude::*;

    #[test]
    fn the_catalogs_steps_as_they_are_written() {
        let steps = catalog_offer("asana-starter").unwrap().price.steps;
        assert_eq!(write_steps(&steps), "1 up to 5, 5 up to 30, 10 up to 100, 25 above");
        assert_eq!(read_steps(&write_steps(&steps)), Ok(steps));
        assert_eq!((write_steps(&[]), read_steps(" ")), (String::new(), Ok(Vec::new())));
    }

    #[test]
    fn ranges_of_seats_say_both_ends() {
        let steps = read_steps("1 up to 5, 5 up to 30, 25 above");
        for text in [
            "1–5: 1; 6-30: packs of 5; more than 30: 25",
            "1 to 5: 1, 6 to 30: 5, 31+: 25",
            "1 up to 5, 5 from 6 to 30, 25 above 30",
            "seats in packs of 1 up to 5, in packs of 5 up to 30, in packs of 25 above",
            "<= 5: 1, <= 30: 5, > 30: 25",
            "at most 5 seats: 1 each\nat most 30: 5\n31 and more: 25",
            "1 up to 5, 5 up to 30, 25",
        ] {
            assert_eq!(read_steps(text), steps, "{text}");
        }
        assert_eq!(read_steps("25 up to 1,000, 100"), read_steps("25 up to 1000; 100 above"));
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let refused = |text: &str| read_steps(text).unwrap_err();
        let example = "Write it like “1 up to 5, 5 up to 30, 25 above”.";
        assert_eq!(refused("5, 10 above"), format!("“5” does not say up to how many seats. {example}"));
        assert_eq!(refused("five"), format!("“five” is not a step. {example}"));
        assert_eq!(refused("0 up to 5"), format!("“0 up to 5” is not a step. {example}"));
        assert_eq!(refused("1 up to 5, 2 up to 5, 3"), "“2 up to 5” does not go above 5.");
        let no_pack = |step: &str| format!("“{step}” does not say in packs of how many seats. {example}");
        assert_eq!(refused("1 to 5, 2 up to 30, 3"), no_pack("1 to 5"));
        assert_eq!(refused("1–5, 6-30, more than 30"), no_pack("1–5"));
        assert_eq!(refused("1-5: 1, 10-30: 5, 25"), "“10-30: 5” begins at 10 seats, but the step before ends at 5.");
        for text in [
            "2.5 up to 5, 3",
            "-5",
            "1 apple up to 5, 3",
            "1 up to 5 up to 6, 3",
            "1 2 up to 5, 3",
            "5 up to 99999999999, 1",
        ] {
            assert!(refused(text).ends_with(example), "{text}: {}", refused(text));
        }
        assert_eq!(refused(&"1,".repeat(21)), "At most 20 steps can be kept.");
    }

    proptest! {
        #[test]
        fn what_is_read_is_a_price_that_can_be_saved(text in "[0-9a-z ,]{0,30}|([0-9]{1,4}|up to|above|more|[-–+:<>=,; ]){0,12}|\\PC{0,20}") {
            if let Ok(steps) = read_steps(&text) {
                let price = Price { steps, ..Price::per_user(1.0) };
                let value = codec::write(&mut price.clone(), codec::CodecPass::Writing);
                let mut again = Price::default();
                prop_assert_eq!(codec::read(&mut again, value), Ok(()));
                prop_assert_eq!(again, price);
            }
        }
    }
}
