//! A reading of a KPI as it is typed, entry by entry.

use super::number_field::RangeFault;
use super::typed_date::read_day;
use crate::exchange::number::{NumberFormat, read_within};
use crate::exchange::readings::parts::{self, PART_COUNT};
use crate::model::date::Date;
use crate::model::kpi::{BlockLength, BuiltInKpi, Definition, GradeParts, Kpi, KpiId, Period, Reading};
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
/// The place of who enters it.
pub const BY: usize = NOTE + 1;

/// What stands in the entries of one reading.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReadingDraft {
    /// The day, or one of the month or quarter, `YYYY-MM-DD`.
    pub date: String,
    /// The place of the period in [`Period`]'s list.
    pub period: usize,
    /// The value, as the locale writes it.
    pub value: String,
    /// The place of the block length in [`BlockLength`]'s list; counts for deep work.
    pub block: usize,
    /// How it was measured, where not as the KPI says.
    pub words: String,
    /// The entries of [`PART_ENTRIES`](parts::PART_ENTRIES); count for collaboration effectiveness.
    pub parts: [String; PART_COUNT],
    /// Whether the user names it the baseline.
    pub baseline: bool,
    /// The user's note.
    pub note: String,
    /// Who enters it.
    pub by: String,
}

impl ReadingDraft {
    /// An empty one of a day, with the block length of the readings before it.
    pub fn new(date: String, definition: Option<&Definition>) -> Self {
        let mut draft = Self { date, block: BlockLength::ALL.len() - 1, ..Self::default() };
        match definition {
            Some(Definition::Blocks(length)) => {
                draft.block = length.place();
            }
            Some(Definition::Own(words)) => draft.words.clone_from(words),
            _ => {}
        }
        draft
    }

    /// What was typed of a reading that is kept; `write` writes a number as the locale has it.
    pub fn of(reading: &Reading, kpi: &Kpi<'_>, write: &dyn Fn(f64, Unit) -> String) -> Self {
        let parts = reading.parts.as_ref().map(|parts| parts::write(parts, write)).unwrap_or_default();
        Self {
            value: write(reading.value(), kpi.limits().unit),
            parts,
            baseline: reading.baseline,
            note: reading.note.clone(),
            by: reading.by.clone(),
            period: reading.period.place(),
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
            BY => &self.by,
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
            BY => &mut self.by,
            part => &mut self.parts[part - PARTS],
        } = text;
    }

    /// The day.
    ///
    /// # Errors
    /// Why the text is none.
    pub fn day(&self) -> Result<Date, RangeFault> {
        read_day(&self.date).map_err(|reason| RangeFault::new(DATE, reason))
    }

    /// The time that it is about.
    pub fn period(&self) -> Period {
        Period::ALL.get(self.period).map_or(Period::Day, |row| row.0)
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
    pub fn read(&self, kpi: &Kpi<'_>, format: NumberFormat) -> Result<Reading, Vec<RangeFault>> {
        let mut faults = Vec::new();
        let date = self.day().map_err(|fault| faults.push(fault)).ok();
        let (value, parts) = if kpi.id.is(BuiltInKpi::Collaboration) {
            self.graded(kpi, format, &mut faults)
        } else {
            (read_value(&self.value, &kpi.limits(), format, VALUE, &mut faults), None)
        };
        let reading = date.zip(value).and_then(|(date, value)| Reading::new(kpi.id.clone(), date, value).ok());
        let Some(mut reading) = reading.filter(|_| faults.is_empty()) else { return Err(faults) };
        reading.definition = self.definition(kpi.id);
        reading.baseline = self.baseline;
        reading.parts = parts;
        reading.set_period(self.period());
        self.by.trim().clone_into(&mut reading.by);
        self.note.trim().clone_into(&mut reading.note);
        Ok(reading)
    }

    fn graded(
        &self,
        kpi: &Kpi<'_>,
        format: NumberFormat,
        faults: &mut Vec<RangeFault>,
    ) -> (Option<f64>, Option<GradeParts>) {
        // A kept grade may have come without its parts, by a table; a new one has no value of its own.
        if self.parts.iter().all(|text| text.trim().is_empty()) && !self.value.trim().is_empty() {
            return (read_value(&self.value, &kpi.limits(), format, VALUE, faults), None);
        }
        let (parts, wrong) = self.parts(format);
        faults.extend(wrong);
        let score = parts.grade().score;
        if score.is_none() {
            faults.push(RangeFault::new(VALUE, "Too little is known for a grade."));
        }
        (score, Some(parts))
    }

    /// The parts that can be read, and what is wrong with the others.
    pub fn parts(&self, format: NumberFormat) -> (GradeParts, Vec<RangeFault>) {
        let (parts, wrong) = parts::read(&self.parts, format);
        let fault = |(place, reason): (usize, String)| RangeFault::new(PARTS + place, reason);
        (parts, wrong.into_iter().map(fault).collect())
    }
}

fn read_value(
    text: &str,
    limits: &Limits,
    format: NumberFormat,
    place: usize,
    faults: &mut Vec<RangeFault>,
) -> Option<f64> {
    match read_within(text, &format, limits) {
        Ok(spread) => Some(spread.likely()),
        Err(refusal) => {
            faults.push(RangeFault::of(place, refusal));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::readings::parts::{ANSWERS, DECISIONS, MEAN, NEEDED, OVERLAP};
    use crate::model::kpi::Overlap;

    const FORMAT: NumberFormat = NumberFormat::new(',', '.');

    fn draft(value: &str) -> ReadingDraft {
        ReadingDraft { value: value.into(), ..ReadingDraft::new("2027-01-04".into(), None) }
    }

    fn worked_check() -> ReadingDraft {
        let parts = ["24", "75 %", "80", "3,9", "12", "2", "2", "1"].map(str::to_owned);
        ReadingDraft { parts, ..draft("") }
    }

    #[track_caller]
    fn refused(draft: &ReadingDraft, kpi: BuiltInKpi, faults: &[(usize, &str)]) {
        let found = draft.read(&kpi.kpi(), FORMAT).unwrap_err();
        let found: Vec<(usize, &str)> = found.iter().map(|fault| (fault.place, fault.reason.as_str())).collect();
        assert_eq!(found, faults);
    }

    #[test]
    fn a_value_in_the_locales_own_marks() {
        let reading = draft("42,5").read(&BuiltInKpi::DeepWork.kpi(), FORMAT).unwrap();
        assert_eq!((reading.value(), reading.definition), (0.425, Definition::Blocks(BlockLength::TwoHours)));
        let words = ReadingDraft { words: "  urgent ones only ".into(), ..draft("1.250") };
        let reading = words.read(&BuiltInKpi::ResolutionTime.kpi(), FORMAT).unwrap();
        assert_eq!((reading.value(), reading.definition), (1250.0, Definition::Own("urgent ones only".into())));
    }

    #[test]
    fn each_fault_at_its_entry() {
        let both = ReadingDraft { date: "2027-02-30".into(), ..draft("soon") };
        refused(
            &both,
            BuiltInKpi::Turnover,
            &[(DATE, "A whole date is needed here."), (VALUE, "“soon” is not a number.")],
        );
        refused(&draft("120"), BuiltInKpi::DeepWork, &[(VALUE, "“120” does not fit: it must be at most 100%.")]);
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
        let draft = ReadingDraft {
            note: "asked again".into(),
            ..ReadingDraft::of(&kept, &kpi, &|value, _| value.to_string().replace('.', ","))
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
        let typed =
            ReadingDraft { baseline: true, note: "two sites".into(), by: " Ada ".into(), period: 1, ..worked_check() };
        let reading = typed.read(&kpi, FORMAT).unwrap();
        assert_eq!((reading.date.to_string().as_str(), reading.by.as_str()), ("2027-01-31", "Ada"));
        let mut again = ReadingDraft::of(&reading, &kpi, &write);
        assert_eq!((again.text(DATE), again.text(PARTS + MEAN), again.text(NOTE)), ("2027-01-31", "3,9", "two sites"));
        again.type_in(NOTE, "two sites ".into());
        assert_eq!((again.parts[MEAN].as_str(), again.parts[ANSWERS].as_str()), ("3,9", "12"));
        assert_eq!(again.read(&kpi, FORMAT).unwrap(), reading);
    }
}
