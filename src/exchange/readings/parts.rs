//! The parts of collaboration effectiveness as text: entries of the form, columns of the table.

use crate::exchange::number::{NumberFormat, read_within};
use crate::model::kpi::{GradeParts, Overlap, Survey};
use crate::model::{Limits, Unit};

/// How many entries the parts have.
pub const PART_COUNT: usize = PART_ENTRIES.len();

/// An entry of the parts of collaboration effectiveness.
#[derive(Debug, Clone, Copy)]
pub struct PartEntry {
    /// What stands above it.
    pub label: &'static str,
    /// What it is counted in.
    pub unit: Unit,
    /// The least and the greatest value.
    pub bounds: (f64, f64),
}

const fn entry(label: &'static str, unit: Unit, bounds: (f64, f64)) -> PartEntry {
    PartEntry { label, unit, bounds }
}

pub(crate) const LATENCY: usize = 0;
pub(crate) const ACTIONABLE: usize = 1;
pub(crate) const DECISIONS: usize = 2;
pub(crate) const MEAN: usize = 3;
pub(crate) const ANSWERS: usize = 4;
pub(crate) const OVERLAP: usize = 5;
pub(crate) const NEEDED: usize = 6;
pub(crate) const OUT_OF_HOURS: usize = 7;

/// The entries of the parts, in the order of the form.
pub const PART_ENTRIES: [PartEntry; 8] = [
    entry("Hours that a handoff waits, median", Unit::Hours, GradeParts::WAIT),
    entry("Handoffs that need no question, %", Unit::Share, GradeParts::SHARE),
    entry("Decisions that are written down, %", Unit::Share, GradeParts::SHARE),
    entry("Survey of four items, mean of 1 to 5", Unit::Factor, GradeParts::MEAN),
    entry("People who answered it, at least 5", Unit::Factor, (0.0, GradeParts::MOST_ANSWERS as f64)),
    entry("Working hours shared a day", Unit::Hours, GradeParts::HOURS_A_DAY),
    entry("Hours needed together a day, 0 if none", Unit::Hours, GradeParts::HOURS_A_DAY),
    entry("Calls out of hours, h a person and week", Unit::Hours, GradeParts::HOURS_A_WEEK),
];

/// Reads the texts of [`PART_ENTRIES`]; an empty one is not known.
///
/// What cannot be read is named by its place among the entries, with the reason as a sentence.
pub fn read(texts: &[String; PART_COUNT], format: NumberFormat) -> (GradeParts, Vec<(usize, String)>) {
    let mut faults = Vec::new();
    let mut numbers = [None; PART_COUNT];
    for (place, text) in texts.iter().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
        match read_within(text, &format, &limits(place)) {
            Ok(spread) => numbers[place] = Some(spread.likely()),
            Err(refusal) => faults.push((place, refusal.reason)),
        }
    }
    let parts = of_numbers(numbers, &mut faults);
    (parts, faults)
}

/// What an entry may be.
pub(super) fn limits(place: usize) -> Limits {
    let entry = &PART_ENTRIES[place];
    let limits = if place == ANSWERS { Limits::whole } else { Limits::one };
    limits(entry.unit, entry.bounds.0, entry.bounds.1)
}

/// The parts of these numbers, one for each entry. Where an entry needs another that is not known, that one is a fault, unless it
/// is one already.
pub(super) fn of_numbers(numbers: [Option<f64>; PART_COUNT], faults: &mut Vec<(usize, String)>) -> GradeParts {
    let mut pair = |first: usize, second: usize, reason: &str| {
        if numbers[first].is_some() && numbers[second].is_none() && faults.iter().all(|(place, _)| *place != second) {
            faults.push((second, reason.to_owned()));
        }
        numbers[first].zip(numbers[second])
    };
    let survey = pair(MEAN, ANSWERS, "How many people answered?");
    let overlap = pair(OVERLAP, NEEDED, "How many hours are needed together? 0 if none.");
    let unneeded = numbers[NEEDED].filter(|needed| *needed == 0.0).map(|needed| (0.0, needed));
    GradeParts {
        handoff_latency_hours: numbers[LATENCY],
        handoffs_actionable: numbers[ACTIONABLE],
        decisions_recorded: numbers[DECISIONS],
        survey: survey.map(|(mean, answers)| Survey { mean, answers: answers as u32 }),
        overlap: overlap.or(unneeded).map(|(hours, needed)| Overlap { hours, needed }),
        out_of_hours: numbers[OUT_OF_HOURS],
        ..GradeParts::default()
    }
}

/// Writes the texts of [`PART_ENTRIES`]; `number` writes a number as the locale has it.
pub fn write(parts: &GradeParts, number: &dyn Fn(f64, Unit) -> String) -> [String; PART_COUNT] {
    let mut texts = <[String; PART_COUNT]>::default();
    let numbers = [
        parts.handoff_latency_hours,
        parts.handoffs_actionable,
        parts.decisions_recorded,
        parts.survey.map(|survey| survey.mean),
        parts.survey.map(|survey| f64::from(survey.answers)),
        parts.overlap.map(|overlap| overlap.hours),
        parts.overlap.map(|overlap| overlap.needed),
        parts.out_of_hours,
    ];
    for (place, value) in numbers.into_iter().enumerate() {
        texts[place] = value.map(|value| number(value, PART_ENTRIES[place].unit)).unwrap_or_default();
    }
    texts
}
