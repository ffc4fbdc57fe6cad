//! One reading as it is typed, entry by entry, before it is one.

use super::entry::{Fault, read_one};
use super::number::NumberFormat;
use crate::model::date::Date;
use crate::model::kpi::{
    BlockLength, BuiltInKpi, Definition, GradePart, GradeParts, Kpi, KpiId, Overlap, Reading, Survey,
};
use crate::model::{Choice, Limits, Unit};

/// The place of the day among the entries.
pub const DATE: usize = 0;
/// The place of the value.
pub const VALUE: usize = 1;
/// The place of the first part of collaboration effectiveness.
pub const PARTS: usize = 2;
/// The place of the words on how it was measured.
pub const WORDS: usize = PARTS + PART_COUNT;
/// The place of the note.
pub const NOTE: usize = WORDS + 1;
/// How many entries the parts have.
pub const PART_COUNT: usize = PART_ENTRIES.len();

/// An entry of the parts of collaboration effectiveness.
#[derive(Debug, Clone, Copy)]
pub struct PartEntry {
    /// The part that it belongs to.
    pub part: GradePart,
    /// What stands above it.
    pub label: &'static str,
    /// What it is counted in.
    pub unit: Unit,
    /// The least and the greatest value.
    pub bounds: (f64, f64),
}

const fn entry(part: GradePart, label: &'static str, unit: Unit, bounds: (f64, f64)) -> PartEntry {
    PartEntry { part, label, unit, bounds }
}

const LATENCY: usize = 0;
const ACTIONABLE: usize = 1;
const DECISIONS: usize = 2;
const MEAN: usize = 3;
const ANSWERS: usize = 4;
const OVERLAP: usize = 5;
const NEEDED: usize = 6;
const OUT_OF_HOURS: usize = 7;

/// The entries of the parts, in the order of the form.
pub const PART_ENTRIES: [PartEntry; 8] = [
    entry(GradePart::HandoffLatency, "Hours that a handoff waits, median", Unit::Hours, GradeParts::WAIT),
    entry(GradePart::HandoffQuality, "Handoffs that need no question, %", Unit::Share, GradeParts::SHARE),
    entry(GradePart::DecisionsRecorded, "Decisions that are written down, %", Unit::Share, GradeParts::SHARE),
    entry(GradePart::Survey, "Survey of four items, mean of 1 to 5", Unit::Factor, GradeParts::MEAN),
    entry(
        GradePart::Survey,
        "People who answered it, at least 5",
        Unit::Factor,
        (0.0, GradeParts::MOST_ANSWERS as f64),
    ),
    entry(GradePart::Overlap, "Working hours shared a day", Unit::Hours, GradeParts::HOURS_A_DAY),
    entry(GradePart::Overlap, "Hours needed together a day, 0 if none", Unit::Hours, GradeParts::HOURS_A_DAY),
    entry(GradePart::OutOfHours, "Calls out of hours, h a person and week", Unit::Hours, GradeParts::HOURS_A_WEEK),
];

/// What stands in the entries of one reading.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    /// The day, `YYYY-MM-DD`.
    pub date: String,
    /// The value, as the locale writes it.
    pub value: String,
    /// The place of the block length in [`BlockLength`]'s list; counts for deep work.
    pub block: usize,
    /// How it was measured, where not as the KPI says.
    pub words: String,
    /// The entries of [`PART_ENTRIES`]; count for collaboration effectiveness.
    pub parts: [String; PART_COUNT],
    /// Whether the user names it the baseline.
    pub baseline: bool,
    /// The user's note.
    pub note: String,
}

impl Draft {
    /// An empty one of a day, with the block length of the readings before it.
    pub fn new(date: String, definition: Option<&Definition>) -> Self {
        let mut draft = Self { date, block: BlockLength::ALL.len() - 1, ..Self::default() };
        match definition {
            Some(Definition::Blocks(length)) => {
                draft.block = BlockLength::ALL.iter().position(|row| row.0 == *length).unwrap_or(draft.block);
            }
            Some(Definition::Own(words)) => draft.words.clone_from(words),
            _ => {}
        }
        draft
    }

    /// What was typed of a reading that is kept; `write` writes a number as the locale has it.
    pub fn of(reading: &Reading, kpi: &Kpi<'_>, write: &dyn Fn(f64, Unit) -> String) -> Self {
        let parts = reading.parts.as_ref().map(|parts| written(parts, write)).unwrap_or_default();
        Self {
            value: write(reading.value(), kpi.limits().unit),
            parts,
            baseline: reading.baseline,
            note: reading.note.clone(),
            ..Self::new(reading.date.to_string(), Some(&reading.definition))
        }
    }

    /// What stands at a place.
    pub fn text(&self, place: usize) -> &str {
        match place {
            DATE => &self.date,
            VALUE => &self.value,
            WORDS => &self.words,
            NOTE => &self.note,
            part => &self.parts[part - PARTS],
        }
    }

    /// Types at a place.
    pub fn type_in(&mut self, place: usize, text: String) {
        *match place {
            DATE => &mut self.date,
            VALUE => &mut self.value,
            WORDS => &mut self.words,
            NOTE => &mut self.note,
            part => &mut self.parts[part - PARTS],
        } = text;
    }

    /// The day, where it is one.
    pub fn day(&self) -> Option<Date> {
        self.date.parse().ok()
    }

    /// By which definition it is measured.
    pub fn definition(&self, kpi: &KpiId) -> Definition {
        match (self.words.trim(), BlockLength::ALL.get(self.block)) {
            ("", Some(row)) if kpi.is(BuiltInKpi::DeepWork) => Definition::Blocks(row.0),
            ("", _) => Definition::usual_of(kpi),
            (words, _) => Definition::Own(words.to_owned()),
        }
    }

    /// The reading.
    ///
    /// # Errors
    /// Each entry that cannot be read, by its place, with the reason as a sentence.
    pub fn read(&self, kpi: &Kpi<'_>, format: NumberFormat) -> Result<Reading, Vec<Fault>> {
        let mut faults = Vec::new();
        let date = self.date.parse::<Date>();
        if date.is_err() {
            faults.push(Fault { place: DATE, reason: "A whole date is needed here.".into() });
        }
        let (value, parts) = if kpi.id.is(BuiltInKpi::Collaboration) {
            self.graded(kpi, format, &mut faults)
        } else {
            (read_value(&self.value, &kpi.limits(), format, VALUE, &mut faults), None)
        };
        let reading = date.ok().zip(value).and_then(|(date, value)| Reading::new(kpi.id.clone(), date, value).ok());
        let Some(mut reading) = reading.filter(|_| faults.is_empty()) else { return Err(faults) };
        reading.definition = self.definition(kpi.id);
        reading.baseline = self.baseline;
        reading.parts = parts;
        self.note.trim().clone_into(&mut reading.note);
        Ok(reading)
    }

    fn graded(
        &self,
        kpi: &Kpi<'_>,
        format: NumberFormat,
        faults: &mut Vec<Fault>,
    ) -> (Option<f64>, Option<GradeParts>) {
        // A kept grade may have come without its parts, by a table; a new one has no value of its own.
        if self.parts.iter().all(|text| text.trim().is_empty()) && !self.value.trim().is_empty() {
            return (read_value(&self.value, &kpi.limits(), format, VALUE, faults), None);
        }
        let (parts, wrong) = self.parts(format);
        faults.extend(wrong);
        let score = parts.grade().score;
        if score.is_none() {
            faults.push(Fault { place: VALUE, reason: "Too little is known for a grade.".into() });
        }
        (score, Some(parts))
    }

    /// The parts that can be read, and what is wrong with the others.
    pub fn parts(&self, format: NumberFormat) -> (GradeParts, Vec<Fault>) {
        let mut faults = Vec::new();
        let mut numbers = [None; PART_COUNT];
        for (place, entry) in PART_ENTRIES.iter().enumerate() {
            let limits = if place == ANSWERS { Limits::whole } else { Limits::one };
            let limits = limits(entry.unit, entry.bounds.0, entry.bounds.1);
            let text = &self.parts[place];
            if !text.trim().is_empty() {
                numbers[place] = read_value(text, &limits, format, PARTS + place, &mut faults);
            }
        }
        let mut pair = |first: usize, second: usize, reason: &str| {
            if numbers[first].is_some() && self.parts[second].trim().is_empty() {
                faults.push(Fault { place: PARTS + second, reason: reason.into() });
            }
            numbers[first].zip(numbers[second])
        };
        let survey = pair(MEAN, ANSWERS, "How many people answered?");
        let overlap = pair(OVERLAP, NEEDED, "How many hours are needed together? 0 if none.");
        let unneeded = numbers[NEEDED].filter(|needed| *needed == 0.0).map(|needed| (0.0, needed));
        let parts = GradeParts {
            handoff_latency_hours: numbers[LATENCY],
            handoffs_actionable: numbers[ACTIONABLE],
            decisions_recorded: numbers[DECISIONS],
            survey: survey.map(|(mean, answers)| Survey { mean, answers: answers as u32 }),
            overlap: overlap.or(unneeded).map(|(hours, needed)| Overlap { hours, needed }),
            out_of_hours: numbers[OUT_OF_HOURS],
            ..GradeParts::default()
        };
        (parts, faults)
    }
}

fn read_value(text: &str, limits: &Limits, format: NumberFormat, place: usize, faults: &mut Vec<Fault>) -> Option<f64> {
    match read_one(text, &format, limits) {
        Ok(spread) => Some(spread.likely()),
        Err(reason) => {
            faults.push(Fault { place, reason });
            None
        }
    }
}

/// The entries of the parts; `write` writes a number as the locale has it.
pub(super) fn written(parts: &GradeParts, write: &dyn Fn(f64, Unit) -> String) -> [String; PART_COUNT] {
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
    for (place, number) in numbers.into_iter().enumerate() {
        texts[place] = number.map(|number| write(number, PART_ENTRIES[place].unit)).unwrap_or_default();
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORMAT: NumberFormat = NumberFormat { decimal: ',', group: '.' };

    fn draft(value: &str) -> Draft {
        Draft { value: value.into(), ..Draft::new("2027-01-04".into(), None) }
    }

    fn worked_check() -> Draft {
        let parts = ["24", "75 %", "80", "3,9", "12", "2", "2", "1"].map(str::to_owned);
        Draft { parts, ..draft("") }
    }

    #[track_caller]
    fn refused(draft: &Draft, kpi: BuiltInKpi, faults: &[(usize, &str)]) {
        let found = draft.read(&kpi.kpi(), FORMAT).unwrap_err();
        let found: Vec<(usize, &str)> = found.iter().map(|fault| (fault.place, fault.reason.as_str())).collect();
        assert_eq!(found, faults);
    }

    #[test]
    fn a_value_in_the_locales_own_marks() {
        let reading = draft("42,5").read(&BuiltInKpi::DeepWork.kpi(), FORMAT).unwrap();
        assert_eq!((reading.value(), reading.definition), (0.425, Definition::Blocks(BlockLength::TwoHours)));
        let words = Draft { words: "  urgent ones only ".into(), ..draft("1.250") };
        let reading = words.read(&BuiltInKpi::ResolutionTime.kpi(), FORMAT).unwrap();
        assert_eq!((reading.value(), reading.definition), (1250.0, Definition::Own("urgent ones only".into())));
    }

    #[test]
    fn each_fault_at_its_entry() {
        let both = Draft { date: "2027-02-30".into(), ..draft("soon") };
        refused(
            &both,
            BuiltInKpi::Turnover,
            &[(DATE, "A whole date is needed here."), (VALUE, "“soon” is not a number.")],
        );
        refused(&draft("120"), BuiltInKpi::DeepWork, &[(VALUE, "“120” does not fit: it must be at most 100 %.")]);
        refused(&draft(""), BuiltInKpi::Turnover, &[(VALUE, "A number is missing here.")]);
    }

    #[test]
    fn the_parts_make_the_grade() {
        let reading = worked_check().read(&BuiltInKpi::Collaboration.kpi(), FORMAT).unwrap();
        assert!((reading.value() - 7.55).abs() < 1e-12);
        assert_eq!(reading.parts.unwrap().survey.unwrap().answers, 12);
    }

    #[test]
    fn a_grade_that_came_without_parts_can_be_corrected() {
        let kpi = BuiltInKpi::Collaboration.kpi();
        let kept = Reading::new(BuiltInKpi::Collaboration, "2027-01-04".parse().unwrap(), 7.5).unwrap();
        let draft = Draft {
            note: "asked again".into(),
            ..Draft::of(&kept, &kpi, &|value, _| value.to_string().replace('.', ","))
        };
        let reading = draft.read(&kpi, FORMAT).unwrap();
        assert_eq!((reading.value(), reading.parts, reading.note.as_str()), (7.5, None, "asked again"));
    }

    #[test]
    fn half_a_pair_and_too_little_are_said() {
        let mut draft = draft("");
        draft.parts[MEAN] = "4".into();
        draft.parts[OVERLAP] = "3".into();
        draft.parts[DECISIONS] = "most".into();
        let faults = [
            (PARTS + DECISIONS, "“most” is not a number."),
            (PARTS + ANSWERS, "How many people answered?"),
            (PARTS + NEEDED, "How many hours are needed together? 0 if none."),
            (VALUE, "Too little is known for a grade."),
        ];
        refused(&draft, BuiltInKpi::Collaboration, &faults);
        draft.parts[OVERLAP].clear();
        draft.parts[NEEDED] = "0".into();
        assert_eq!(draft.parts(FORMAT).0.overlap, Some(Overlap { hours: 0.0, needed: 0.0 }));
    }

    #[test]
    fn what_was_typed_comes_back_to_be_corrected() {
        let kpi = BuiltInKpi::Collaboration.kpi();
        let write = |value: f64, unit: Unit| {
            crate::model::shortest(if unit.is_percentage() { value * 100.0 } else { value }).replace('.', ",")
        };
        let reading = Draft { baseline: true, note: "two sites".into(), ..worked_check() }.read(&kpi, FORMAT).unwrap();
        let mut again = Draft::of(&reading, &kpi, &write);
        assert_eq!((again.text(DATE), again.text(PARTS + MEAN), again.text(NOTE)), ("2027-01-04", "3,9", "two sites"));
        again.type_in(NOTE, "two sites ".into());
        assert_eq!((again.parts[MEAN].as_str(), again.parts[ANSWERS].as_str()), ("3,9", "12"));
        assert_eq!(again.read(&kpi, FORMAT).unwrap(), reading);
    }
}
