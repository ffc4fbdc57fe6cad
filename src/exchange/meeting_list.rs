//! Reads a list of meetings that is pasted as a table.

use super::table::{
    CellValue, Choices, ColumnCell, Sheet, TableContext, TableError, TableField, TableView, TimeUnit, name_key,
    read_durations, read_frequencies, read_numbers, with_texts, without_word,
};
use crate::model::{Case, Estimate, Field, Meeting, MeetingFate, People, Quantity, Share, Spread, shortest};

const NAME: usize = 0;
const ATTENDEES: usize = 1;
const MINUTES: usize = 2;
const PER_WEEK: usize = 3;
const FATE: usize = 4;
const FIELDS: [TableField<'static>; 5] = [
    field(
        "Name",
        &["meeting", "name", "title", "subject"],
        "meeting name|meeting title|event|summary|topic|series|besprechung|termin|réunion|reunión",
    ),
    field(
        "People",
        &["people", "attendees", "participants", "headcount"],
        "attendee count|people count|invitees|persons|members|size|team size|group size|teilnehmer|personen|participantes|personnes",
    ),
    field(
        "Minutes",
        &["minutes", "length", "duration", "hours"],
        "min|mins|h|hrs|meeting length|meeting duration|minutes per meeting|minutes each|duration each|hours per meeting|dauer|\
         durée|duración",
    ),
    field(
        "Times a week",
        &["per week", "times a week", "frequency", "how often"],
        "times per week|a week|x per week|weekly|meetings per week|occurrences per week|times|occurrences|recurrence|repeats|repeat|\
         repetition|rhythm|cadence|rrule|per month|times a month|times per month|meetings per month|monthly|per year|times a year|\
         times per year|per day|times a day|häufigkeit|pro woche|fréquence|frecuencia",
    ),
    field("What happens", &["what happens", "fate", "action", "decision"], "what happens to it|then|plan"),
];
/// Nouns that people write after a number of them.
const PEOPLE: [&str; 9] =
    ["people", "persons", "person", "attendees", "participants", "members", "pax", "personen", "ppl"];

const fn field(name: &'static str, names: &'static [&'static str], also: &'static str) -> TableField<'static> {
    TableField { name, names, also, has_place: true }
}

/// Reads a pasted list of meetings by the user's choices: those that can be taken, and everything as it was read.
///
/// Its columns are name, people, minutes, times a week and what happens, under these or similar names or in this order. A length
/// may be `1:30` or `1h 30m`, a frequency `daily` (5 a week) or `every 2 weeks`; people and frequency may be ranges (`6-10`); what
/// happens is `keep`, `replace`,
/// `cancel`, `shorten to 10`, `less often 2` (times a week) or `fewer 5` (people).
pub fn read_meetings(text: &str, choices: &Choices, context: TableContext) -> (Vec<Meeting>, TableView) {
    let mut sheet = match Sheet::read(text, &FIELDS, choices, context) {
        Ok(sheet) => sheet,
        Err(error) => return (Vec::new(), TableView::of_error(error)),
    };
    let mut meetings = Vec::new();
    if sheet.require(&[ATTENDEES, MINUTES, PER_WEEK]) {
        sheet.note_not_taken(&[NAME, ATTENDEES, MINUTES, PER_WEEK, FATE]);
        for meeting in read_rows(&mut sheet, context) {
            match meeting {
                Ok(meeting) => meetings.push(meeting),
                Err(errors) => errors.into_iter().for_each(|error| sheet.refuse(error)),
            }
        }
    }
    if sheet.is_in_doubt() {
        meetings.clear();
    }
    let view = sheet.into_view(meetings.len());
    (meetings, view)
}

fn read_rows(sheet: &mut Sheet<'_>, context: TableContext) -> Vec<Result<Meeting, Vec<TableError>>> {
    let attendees = sheet.values(ATTENDEES, &|cells, chosen| {
        let numbers = with_texts(cells, &|cell| without_word(cell.text, &PEOPLE));
        read_numbers(&numbers, &|_| field_of("attendees").limits(), false, chosen, context)
    });
    let unit = sheet.unit(MINUTES);
    let minutes = sheet.values(MINUTES, &|cells, chosen| read_durations(cells, unit, chosen, context));
    let unit = sheet.unit(PER_WEEK);
    let often = sheet.values(PER_WEEK, &|cells, chosen| read_frequencies(cells, unit, chosen, context));
    let mut rows = Vec::new();
    let columns = attendees.into_iter().zip(minutes).zip(often).enumerate();
    for (row, ((attendees, minutes), often)) in columns {
        if row == Case::ROW_LIMIT {
            let line = sheet.rows()[row].line;
            rows.push(Err(vec![TableError::of_line(line, format!("at most {row} meetings can be read"))]));
            break;
        }
        let mut errors = Vec::new();
        let mut keep = |field: usize, reason: String| errors.push(sheet.error(row, field, reason));
        let name = sheet.text(row, NAME);
        if name.chars().count() > Case::NAME_LIMIT {
            keep(NAME, format!("must have at most {} characters", Case::NAME_LIMIT));
        }
        let attendees = estimate("attendees", attendees).map_err(|reason| keep(ATTENDEES, reason));
        let minutes = length(minutes).map_err(|reason| keep(MINUTES, reason));
        let per_week = estimate("per_week", often).map_err(|reason| keep(PER_WEEK, reason));
        let fate = fate(sheet.text(row, FATE), minutes.ok(), context).map_err(|reason| keep(FATE, reason));
        rows.push(match (attendees, minutes, per_week, fate) {
            (Ok(attendees), Ok(minutes), Ok(per_week), Ok(fate)) if errors.is_empty() => {
                Ok(Meeting { name: name.to_owned(), attendees, minutes, per_week, fate, ..Meeting::default() })
            }
            _ => Err(errors),
        });
    }
    rows
}

fn number(value: Result<CellValue, String>) -> Result<f64, String> {
    let value = value?;
    let missing =
        || if value.range().is_some() { "one number is needed here, not a range" } else { "a number is missing" };
    value.number().ok_or_else(|| missing().to_owned())
}

/// A field of a meeting in the case.
fn field_of(key: &str) -> &'static Field {
    Field::find(&format!("meetings.load.inventory.*.{key}")).expect("the table of fields has both")
}

/// A cell's number or range within the bounds of the field in the case.
fn estimate<Q: Quantity>(key: &str, value: Result<CellValue, String>) -> Result<Estimate<Q>, String> {
    let field = field_of(key);
    let value = value?;
    let spread = match value.range() {
        Some(range) => range,
        None => Spread::point(number(Ok(value))?).map_err(|error| error.to_string())?,
    };
    field.check(&spread).map(|()| Estimate::new(spread))
}

/// A cell's one number within these bounds.
fn one_of<Q: Quantity>(key: &str, value: Result<CellValue, String>) -> Result<f64, String> {
    estimate::<Q>(key, number(value).map(CellValue::Number)).map(|estimate| estimate.likely().value())
}

fn length(value: Result<CellValue, String>) -> Result<f64, String> {
    let minutes = number(value)?;
    if minutes > 0.0 && minutes <= Meeting::MINUTES_LIMIT {
        return Ok(minutes);
    }
    Err(format!("must be above 0 and at most {} minutes", shortest(Meeting::MINUTES_LIMIT)))
}

/// What becomes of a meeting of so many minutes; none where they are not known.
fn fate(text: &str, minutes: Option<f64>, context: TableContext) -> Result<MeetingFate, String> {
    let word = name_key(text, context);
    match word.as_str() {
        "" | "keep" | "keep it" => return Ok(MeetingFate::Keep),
        "replace" | "replace it" | "write" | "write instead" | "async" => return Ok(MeetingFate::Replace),
        "cancel" | "cancel it" | "cancelled" | "canceled" | "drop" | "drop it" | "end" => {
            return Ok(MeetingFate::Cancel);
        }
        _ => {}
    }
    let after = |starts: [&str; 3]| {
        let rest = starts.iter().find_map(|start| word.strip_prefix(start))?;
        Some(rest.trim_start_matches([':', ' ']))
    };
    let cell = |text| [ColumnCell { line: 0, column: 0, text }];
    if let Some(left) = after(["shorten it", "shorten to", "shorten"]) {
        let left = left.trim_start_matches("to ");
        let left = number(read_durations(&cell(left), Some(TimeUnit::Minute), &[], context).values.swap_remove(0))?;
        return match minutes {
            Some(minutes) if left <= 0.0 || left >= minutes => {
                Err(format!("“{text}” must leave more than 0 and less than today’s {} minutes", shortest(minutes)))
            }
            _ => Ok(MeetingFate::ShortenTo(left)),
        };
    }
    if let Some(left) = after(["hold it less often", "less often to", "less often"]) {
        let left = read_frequencies(&cell(left), None, &[], context).values.swap_remove(0);
        return one_of::<Share>("per_week", left).map(MeetingFate::LessOften);
    }
    if let Some(left) = after(["invite fewer people", "fewer people", "fewer"]) {
        let left =
            read_numbers(&cell(left), &|_| field_of("attendees").limits(), false, &[], context).values.swap_remove(0);
        return one_of::<People>("attendees", left).map(MeetingFate::Fewer);
    }
    Err(format!("“{text}” is not one of keep, replace, cancel, shorten to 10, less often 2, fewer 5"))
}

#[cfg(test)]
mod tests;
