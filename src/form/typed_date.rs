//! A day as it is typed into a date field.
//!
//! What is refused here may still become a day, so a field says so only when it is left: browsers report each year on the way to
//! 2027 (2, 20 and 202) as that of a whole date.

use crate::model::date::Date;

/// Why what stands in a date field is no date.
const NOT_WHOLE: &str = "A whole date is needed here.";
const NOT_ENTERABLE: &str = "The year must be between 2000 and 2100.";

/// Reads the text of a field that needs a day.
///
/// # Errors
/// Why the text is none, as a sentence.
pub fn read_day(text: &str) -> Result<Date, &'static str> {
    let date: Date = text.parse().map_err(|_| NOT_WHOLE)?;
    if date.is_enterable() { Ok(date) } else { Err(NOT_ENTERABLE) }
}

/// Reads the text of a field that may be empty. One that is filled in part has no text either, and is `incomplete`.
///
/// # Errors
/// As [`read_day`].
pub fn read_optional_day(text: &str, incomplete: bool) -> Result<Option<Date>, &'static str> {
    if text.is_empty() && !incomplete { Ok(None) } else { read_day(text).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_counts_when_it_is_whole() {
        for beginning in
            ["0002-01-04", "0020-01-04", "0202-01-04", "0027-01-04", "1999-12-31", "2101-01-01", "9999-12-31"]
        {
            assert_eq!(read_day(beginning), Err(NOT_ENTERABLE), "{beginning}");
        }
        for day in ["2000-01-01", "2027-01-04", "2100-12-31"] {
            assert_eq!(read_day(day).map(|date| date.to_string()), Ok(day.to_owned()));
        }
        for none in ["", "20270-01-04", "2027-02-30", "soon"] {
            assert_eq!(read_day(none), Err(NOT_WHOLE), "{none}");
        }
    }

    #[test]
    fn only_an_empty_field_has_no_day() {
        assert_eq!(read_optional_day("", false), Ok(None));
        assert_eq!(read_optional_day("", true), Err(NOT_WHOLE));
        assert_eq!(read_optional_day("2027-01-04", false), read_day("2027-01-04").map(Some));
    }
}
