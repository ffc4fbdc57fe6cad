//! A list of meetings pasted from a spreadsheet.

use super::cell;
use super::table::{Columns, Row, TableError, plain, read};

/// The most meetings that are read.
pub const MOST_MEETINGS: usize = 500;

const NAME: usize = 0;
const ATTENDEES: usize = 1;
const MINUTES: usize = 2;
const PER_WEEK: usize = 3;
const FATE: usize = 4;
const FIELDS: [&[&str]; 5] = [
    &["name", "meeting", "title", "subject"],
    &["attendees", "people", "participants"],
    &["minutes", "length", "duration", "min"],
    &["per week", "times a week", "times per week", "frequency", "how often"],
    &["fate", "what happens", "action"],
];
const RHYTHMS: [(&str, f64); 6] =
    [("daily", 5.0), ("weekly", 1.0), ("fortnightly", 0.5), ("biweekly", 0.5), ("monthly", 12.0 / 52.0), ("quarterly", 4.0 / 52.0)];

/// What becomes of a meeting.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MeetingFate {
    /// It stays.
    Keep,
    /// It is replaced by writing.
    Replace,
    /// It is shortened to so many minutes.
    ShortenTo(f64),
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct MeetingLine {
    /// The meeting's name.
    pub name: String,
    /// How many people take part, more than 0.
    pub attendees: f64,
    /// Its length, more than 0 and at most a day.
    pub minutes: f64,
    /// How many times a week, more than 0.
    pub per_week: f64,
    /// What becomes of it; kept if nothing is said.
    pub fate: MeetingFate,
}

/// Reads a pasted list of meetings. Its columns are name, attendees, minutes, times a week and fate, in
/// this order or under these names. A length may be `1:30`, a rhythm `daily` (5 a week) or `weekly`; a
/// fate is `keep`, `replace` or `shorten to 10`.
///
/// # Errors
/// Everything in the table that cannot be read, so that it can be mended in one go.
pub fn read_inventory(text: &str) -> Result<Vec<MeetingLine>, Vec<TableError>> {
    let table = read(text).map_err(|error| vec![error])?;
    let columns = Columns::find(&table, &FIELDS);
    let rows = columns.values(&table);
    if rows.len() > MOST_MEETINGS {
        return Err(vec![TableError::new(rows[MOST_MEETINGS].line, 0, format!("at most {MOST_MEETINGS} meetings can be read"))]);
    }
    let (fine, wrong): (Vec<_>, Vec<_>) = rows.iter().map(|row| read_line(row, &columns)).partition(Result::is_ok);
    if wrong.is_empty() { Ok(fine.into_iter().flatten().collect()) } else { Err(wrong.into_iter().filter_map(Result::err).collect()) }
}

fn read_line(row: &Row, columns: &Columns) -> Result<MeetingLine, TableError> {
    let cell = |field: usize, read: fn(&str) -> Result<f64, String>| {
        let text = columns.cell(row, field);
        let value = read(text).map_err(|reason| columns.error(row, field, reason))?;
        if value > 0.0 { Ok(value) } else { Err(columns.error(row, field, format!("“{text}” must be more than 0"))) }
    };
    let minutes = cell(MINUTES, length)?;
    if minutes > 24.0 * 60.0 {
        return Err(columns.error(row, MINUTES, "a meeting takes at most a day, 1440 minutes"));
    }
    Ok(MeetingLine {
        name: columns.cell(row, NAME).to_owned(),
        attendees: cell(ATTENDEES, cell::number)?,
        minutes,
        per_week: cell(PER_WEEK, rhythm)?,
        fate: fate(columns.cell(row, FATE), minutes).map_err(|reason| columns.error(row, FATE, reason))?,
    })
}

/// Minutes, or hours and minutes as `1:30`.
fn length(text: &str) -> Result<f64, String> {
    match text.split_once(':') {
        None => cell::number(text.trim_end_matches("min").trim_end()),
        Some((hours, minutes)) => match (hours.trim().parse::<u8>(), minutes.trim().parse::<u8>()) {
            (Ok(hours), Ok(minutes)) if minutes < 60 => Ok(f64::from(hours) * 60.0 + f64::from(minutes)),
            _ => Err(format!("“{text}” is not a length: write minutes, or hours and minutes as 1:30")),
        },
    }
}

fn rhythm(text: &str) -> Result<f64, String> {
    let word = plain(text);
    RHYTHMS.iter().find(|row| row.0 == word).map_or_else(|| cell::number(text), |row| Ok(row.1))
}

fn fate(text: &str, minutes: f64) -> Result<MeetingFate, String> {
    let word = plain(text);
    match word.as_str() {
        "" | "keep" => Ok(MeetingFate::Keep),
        "replace" => Ok(MeetingFate::Replace),
        _ => {
            let rest = word.strip_prefix("shorten to").or(word.strip_prefix("shorten"));
            let rest = rest.ok_or_else(|| format!("“{text}” is none of keep, replace, shorten to 10"))?;
            let shorter = length(rest.trim())?;
            if shorter > 0.0 && shorter < minutes {
                Ok(MeetingFate::ShortenTo(shorter))
            } else {
                Err(format!("“{text}” must leave more than nothing and less than the {minutes} minutes of today"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meetings_as_people_list_them() {
        let text = "Meeting\tPeople\tDuration\tHow often\tFate\nStand-up\t8\t15\tdaily\tshorten to 10\nReview\t7,5\t1:30\t0,5\treplace\nAll hands\t40\t60 min\tmonthly";
        let lines = read_inventory(text).unwrap();
        assert_eq!(
            lines[0],
            MeetingLine { name: "Stand-up".into(), attendees: 8.0, minutes: 15.0, per_week: 5.0, fate: MeetingFate::ShortenTo(10.0) }
        );
        assert_eq!((lines[1].attendees, lines[1].minutes, lines[1].per_week, lines[1].fate), (7.5, 90.0, 0.5, MeetingFate::Replace));
        assert_eq!((lines[2].minutes, lines[2].fate), (60.0, MeetingFate::Keep));
    }

    #[test]
    fn all_that_is_wrong_is_named_at_once() {
        let text = "Stand-up,8,15,daily,cancel\nReview,0,60,1,keep\nPlanning,5,1:75,1,\nRetro,5,30,now and then,\nSync,5,30,1,shorten to 45\nTrip,5,2000,1,";
        let messages: Vec<String> = read_inventory(text).unwrap_err().iter().map(TableError::to_string).collect();
        assert_eq!(
            messages,
            [
                "line 1, column 5: “cancel” is none of keep, replace, shorten to 10",
                "line 2, column 2: “0” must be more than 0",
                "line 3, column 3: “1:75” is not a length: write minutes, or hours and minutes as 1:30",
                "line 4, column 4: “now and then” is not a number",
                "line 5, column 5: “shorten to 45” must leave more than nothing and less than the 30 minutes of today",
                "line 6, column 3: a meeting takes at most a day, 1440 minutes",
            ]
        );
    }
}
