//! Reads a list of meetings pasted from a spreadsheet.

use super::csv_reader::{ColumnMap, TableError, TableRow, normalize, read_table};
use super::number::NumberFormat;
use super::spreadsheet_cell;
use crate::model::{Case, Estimate, Field, Meeting, MeetingFate, Quantity, Spread, shortest};

const NAME: usize = 0;
const ATTENDEES: usize = 1;
const MINUTES: usize = 2;
const PER_WEEK: usize = 3;
const FATE: usize = 4;
const COLUMN_NAMES: [&[&str]; 5] = [
    &["name", "meeting", "title", "subject"],
    &["attendees", "people", "participants"],
    &["minutes", "length", "duration", "min"],
    &["per week", "times a week", "times per week", "frequency", "how often"],
    &["fate", "what happens", "action"],
];
/// Times a week by name; a year has 52 weeks.
const FREQUENCIES: [(&str, f64); 6] = [
    ("daily", 5.0),
    ("weekly", 1.0),
    ("fortnightly", 0.5),
    ("biweekly", 0.5),
    ("monthly", 12.0 / 52.0),
    ("quarterly", 4.0 / 52.0),
];

/// Reads a pasted list of meetings. Its columns are name, attendees, minutes, times a week and fate, in this order or under
/// these names. A duration may be `1:30`, a frequency `daily` (5 a week) or `weekly`; a fate is `keep`, `replace` or
/// `shorten to 10`.
///
/// Returns the rows that can be read and all errors, so that they can be corrected in one go.
pub fn read_meetings(text: &str, format: NumberFormat) -> (Vec<Meeting>, Vec<TableError>) {
    let table = match read_table(text) {
        Ok(table) => table,
        Err(error) => return (Vec::new(), vec![error]),
    };
    let columns = ColumnMap::find(&table, &COLUMN_NAMES);
    let (mut meetings, mut errors) = (Vec::new(), Vec::new());
    for (count, row) in columns.values(&table).iter().enumerate() {
        if count == Case::ROW_LIMIT {
            errors.push(TableError::new(row.line, 0, format!("at most {count} meetings can be read")));
            break;
        }
        match read_line(row, &columns, format) {
            Ok(meeting) => meetings.push(meeting),
            Err(error) => errors.push(error),
        }
    }
    (meetings, errors)
}

fn read_line(row: &TableRow, columns: &ColumnMap, format: NumberFormat) -> Result<Meeting, TableError> {
    let name = columns.cell(row, NAME);
    if name.chars().count() > Case::NAME_LIMIT {
        return Err(columns.error(row, NAME, format!("must have at most {} characters", Case::NAME_LIMIT)));
    }
    let minutes = duration(columns.cell(row, MINUTES), format).map_err(|reason| columns.error(row, MINUTES, reason))?;
    if minutes <= 0.0 || minutes > Meeting::MINUTES_LIMIT {
        let reason = format!("must be above 0 and at most {} minutes", shortest(Meeting::MINUTES_LIMIT));
        return Err(columns.error(row, MINUTES, reason));
    }
    Ok(Meeting {
        name: name.to_owned(),
        attendees: estimate(row, columns, ATTENDEES, |text| spreadsheet_cell::number(text, format))?,
        minutes,
        per_week: estimate(row, columns, PER_WEEK, |text| frequency(text, format))?,
        fate: fate(columns.cell(row, FATE), minutes, format).map_err(|reason| columns.error(row, FATE, reason))?,
        ..Meeting::default()
    })
}

/// Reads a cell and checks it against the bounds of the field in the case.
fn estimate<Q: Quantity>(
    row: &TableRow,
    columns: &ColumnMap,
    column: usize,
    read: impl Fn(&str) -> Result<f64, String>,
) -> Result<Estimate<Q>, TableError> {
    let key = if column == ATTENDEES { "attendees" } else { "per_week" };
    let field = Field::find(&format!("meetings.load.inventory.*.{key}")).expect("the table of fields has both");
    let checked = read(columns.cell(row, column)).and_then(|value| {
        let spread = Spread::point(value).map_err(|error| error.to_string())?;
        field.check(&spread).map(|()| Estimate::new(spread))
    });
    checked.map_err(|reason| columns.error(row, column, reason))
}

/// Minutes, or hours and minutes as `1:30`.
fn duration(text: &str, format: NumberFormat) -> Result<f64, String> {
    match text.split_once(':') {
        None => spreadsheet_cell::number(text.trim_end_matches("min").trim_end(), format),
        Some((hours, minutes)) => match (hours.trim().parse::<u8>(), minutes.trim().parse::<u8>()) {
            (Ok(hours), Ok(minutes)) if minutes < 60 => Ok(f64::from(hours) * 60.0 + f64::from(minutes)),
            _ => Err(format!("“{text}” is not a length: write minutes, or hours and minutes as 1:30")),
        },
    }
}

fn frequency(text: &str, format: NumberFormat) -> Result<f64, String> {
    let word = normalize(text);
    FREQUENCIES.iter().find(|row| row.0 == word).map_or_else(|| spreadsheet_cell::number(text, format), |row| Ok(row.1))
}

fn fate(text: &str, minutes: f64, format: NumberFormat) -> Result<MeetingFate, String> {
    let word = normalize(text);
    match word.as_str() {
        "" | "keep" => Ok(MeetingFate::Keep),
        "replace" => Ok(MeetingFate::Replace),
        _ => {
            let rest = word.strip_prefix("shorten to").or(word.strip_prefix("shorten"));
            let rest = rest.ok_or_else(|| format!("“{text}” is none of keep, replace, shorten to 10"))?;
            let shorter = duration(rest.trim(), format)?;
            if shorter > 0.0 && shorter < minutes {
                Ok(MeetingFate::ShortenTo(shorter))
            } else {
                Err(format!(
                    "“{text}” must leave more than nothing and less than the {} minutes of today",
                    shortest(minutes)
                ))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORMAT: NumberFormat = NumberFormat::new('.', ',');

    /// All meetings of a list, or its errors.
    fn read_all(text: &str, format: NumberFormat) -> Result<Vec<Meeting>, Vec<TableError>> {
        let (meetings, errors) = read_meetings(text, format);
        if errors.is_empty() { Ok(meetings) } else { Err(errors) }
    }

    #[test]
    fn meetings_as_people_list_them() {
        let text = "Meeting\tPeople\tDuration\tHow often\tFate\nStand-up\t8\t15\tdaily\tshorten to 10\nReview\t7,5\t1:30\t0,5\treplace\nAll hands\t40\t60 min\tmonthly";
        let lines = read_all(text, FORMAT).unwrap();
        assert_eq!(
            lines[0],
            Meeting {
                name: "Stand-up".into(),
                attendees: Estimate::certain(8.0),
                minutes: 15.0,
                per_week: Estimate::certain(5.0),
                fate: MeetingFate::ShortenTo(10.0),
                ..Meeting::default()
            }
        );
        assert_eq!((lines[1].attendees, lines[1].per_week), (Estimate::certain(7.5), Estimate::certain(0.5)));
        assert_eq!((lines[1].minutes, lines[1].fate), (90.0, MeetingFate::Replace));
        assert_eq!((lines[2].minutes, lines[2].fate), (60.0, MeetingFate::Keep));
    }

    #[test]
    fn the_good_rows_can_be_had_beside_the_bad() {
        let (meetings, errors) = read_meetings("Stand-up,8,15,daily,\nReview,x,60,1,\nRetro,5,30,1,", FORMAT);
        assert_eq!(meetings.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Stand-up", "Retro"]);
        assert_eq!(errors.iter().map(|error| (error.line, error.column)).collect::<Vec<_>>(), [(2, 2)]);
    }

    #[test]
    fn a_list_without_end_is_cut() {
        let (meetings, errors) = read_meetings(&"Stand-up,8,15,daily,\n".repeat(600), FORMAT);
        assert_eq!((meetings.len(), errors.len()), (500, 1));
        assert_eq!(errors[0].line, 501);
    }

    #[test]
    fn all_that_is_wrong_is_named_at_once() {
        let text = "Stand-up,8,15,daily,cancel\nReview,-1,60,1,keep\nPlanning,5,1:75,1,\nRetro,5,30,now and then,\nSync,5,30,1,shorten to 45\nTrip,5,2000,1,";
        let messages: Vec<String> = read_all(text, FORMAT).unwrap_err().iter().map(TableError::to_string).collect();
        assert_eq!(
            messages,
            [
                "line 1, column 5: “cancel” is none of keep, replace, shorten to 10",
                "line 2, column 2: must be at least 0",
                "line 3, column 3: “1:75” is not a length: write minutes, or hours and minutes as 1:30",
                "line 4, column 4: “now and then” is not a number: “now” is not part of a number, at column 1",
                "line 5, column 5: “shorten to 45” must leave more than nothing and less than the 30 minutes of today",
                "line 6, column 3: must be above 0 and at most 1440 minutes",
            ]
        );
    }
}
