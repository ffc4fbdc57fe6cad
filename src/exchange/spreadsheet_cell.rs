//! Reads a spreadsheet cell as a number, a share or a date.

use super::number::{self, NumberError, NumberFormat, TypedValue};
use crate::model::Unit;
use crate::model::date::Date;

/// Reads one number, by the rules of [`number::parse`].
///
/// # Errors
/// The reason, where the text is not a number, or a range.
pub fn number(text: &str, format: NumberFormat) -> Result<f64, String> {
    single(text, format, Unit::Factor)
}

/// Reads a share as a fraction: `42 %` or `0.42`. Spreadsheets copy either, so a plain number above 1 is ambiguous and an
/// error.
///
/// # Errors
/// The reason, where the text is not a number, or a number above 1 without a percent sign.
pub fn share(text: &str, format: NumberFormat) -> Result<f64, String> {
    if text.contains('%') {
        return single(text, format, Unit::Share);
    }
    match number(text, format)? {
        above if above > 1.0 => Err(format!("“{text}” is more than all: write {text} % or a fraction up to 1")),
        fraction => Ok(fraction),
    }
}

fn single(text: &str, format: NumberFormat, unit: Unit) -> Result<f64, String> {
    let read = number::parse(text, &format, unit).or_else(|error| match error {
        NumberError::Ambiguous { .. } => number::parse_with_decimal(text, format.decimal, &format, unit),
        error => Err(error),
    });
    match read {
        Ok(TypedValue::Single(number)) => Ok(number),
        Ok(TypedValue::Range { .. }) => Err(format!("“{text}” is a range; one number is needed here")),
        Err(NumberError::Empty) => Err("a number is missing".to_owned()),
        Err(error) => Err(format!("“{text}” is not a number: {error}")),
    }
}

/// Reads a date as `2027-01-04`, `2027/1/4` or `4.1.2027`. Other orders are ambiguous and an error.
///
/// # Errors
/// The reason.
pub fn date(text: &str) -> Result<Date, String> {
    let refused = || format!("“{text}” is not a date that can be read in one way only: write it as YYYY-MM-DD");
    let parts = |mark: char| -> Option<[u16; 3]> {
        let numbers: Vec<u16> = text.trim().split(mark).map(|part| part.parse().ok()).collect::<Option<_>>()?;
        numbers.try_into().ok()
    };
    let [year, month, day] = match (parts('-'), parts('/'), parts('.')) {
        (Some(parts), _, _) | (_, Some(parts), _) if parts[0] >= 1000 => parts,
        (_, _, Some([day, month, year])) if year >= 1000 => [year, month, day],
        _ => return Err(refused()),
    };
    let byte = |number: u16| u8::try_from(number).map_err(|_| refused());
    Date::new(year, byte(month)?, byte(day)?).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused<T: std::fmt::Debug>(result: Result<T, String>, message: &str) {
        assert_eq!(result.unwrap_err(), message);
    }

    const ENGLISH: NumberFormat = NumberFormat::new('.', ',');
    const GERMAN: NumberFormat = NumberFormat::new(',', '.');

    #[test]
    fn one_number_a_cell() {
        assert_eq!((number("1.250", GERMAN), number("1.250", ENGLISH)), (Ok(1250.0), Ok(1.25)));
        refused(number("30..55", ENGLISH), "“30..55” is a range; one number is needed here");
        refused(number(" ", ENGLISH), "a number is missing");
        refused(number("12 qq", ENGLISH), "“12 qq” is not a number: “qq” is not part of a number, at column 4");
    }

    #[test]
    fn shares_need_a_sign_or_a_fraction() {
        let read = |text| share(text, GERMAN);
        assert_eq!((read("42 %"), read("0,5"), read("1")), (Ok(0.42), Ok(0.5), Ok(1.0)));
        refused(read("42"), "“42” is more than all: write 42 % or a fraction up to 1");
    }

    #[test]
    fn days_in_three_ways_and_no_other() {
        for text in ["2027-01-04", "2027/1/4", "4.1.2027", " 04.01.2027 "] {
            assert_eq!(date(text).unwrap().to_string(), "2027-01-04");
        }
        let words = "is not a date that can be read in one way only: write it as YYYY-MM-DD";
        refused(date("01/04/2027"), &format!("“01/04/2027” {words}"));
        refused(date("2027-01-300"), &format!("“2027-01-300” {words}"));
        refused(date("31.2.2027"), "there is no day 2027-02-31 in the calendar");
    }
}
