//! Numbers, shares and days as people write them into a cell.

use crate::model::date::Date;

/// A number with a decimal point or a decimal comma, and separators of thousands.
///
/// # Errors
/// In plain words, where the text is no number or can be read in two ways.
///
/// ```
/// use async_roi::exchange::cell::number;
/// assert_eq!(number("1.234,5"), Ok(1234.5));
/// assert_eq!(number("1,234.5"), Ok(1234.5));
/// assert_eq!(number("7,5"), Ok(7.5));
/// assert!(number("1,234").is_err()); // 1.234 or 1234?
/// ```
pub fn number(text: &str) -> Result<f64, String> {
    let refused = || format!("“{text}” is not a number");
    let compact: String = text.trim().chars().filter(|char| !matches!(char, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’')).collect();
    let compact = compact.replace('\u{2212}', "-");
    let decimal = match (compact.rfind('.'), compact.rfind(',')) {
        (Some(point), Some(comma)) if point > comma => grouped(&compact, ',', '.').ok_or_else(refused)?,
        (Some(_), Some(_)) => grouped(&compact, '.', ',').ok_or_else(refused)?,
        (None, Some(_)) if compact.matches(',').count() > 1 => grouped(&compact, ',', '.').ok_or_else(refused)?,
        (None, Some(comma)) if is_two_ways(&compact, comma) => {
            return Err(format!("“{text}” can be read in two ways: write it without the comma, or with a point"));
        }
        (Some(_), None) if compact.matches('.').count() > 1 => grouped(&compact, '.', ',').ok_or_else(refused)?,
        _ => compact.replace(',', "."),
    };
    let digits_only = decimal.chars().all(|char| char.is_ascii_digit() || matches!(char, '.' | '-' | '+'));
    decimal.parse().ok().filter(|number: &f64| digits_only && number.is_finite()).ok_or_else(refused)
}

/// Takes separators out of groups of three digits, and makes the decimal mark a point.
fn grouped(text: &str, separator: char, mark: char) -> Option<String> {
    let (whole, fraction) = text.split_once(mark).unwrap_or((text, ""));
    let mut groups = whole.trim_start_matches(['-', '+']).split(separator);
    let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()));
    let fine = first && groups.all(|group| group.len() == 3) && !fraction.contains([separator, mark]);
    fine.then(|| format!("{}.{fraction}", whole.replace(separator, "")))
}

/// A comma with three digits after it and one to three before it, which are no mere zero.
fn is_two_ways(text: &str, comma: usize) -> bool {
    let before = text[..comma].trim_start_matches(['-', '+']);
    text.len() - comma == 4 && (1..=3).contains(&before.len()) && !before.starts_with('0')
}

/// A share as a fraction: `42 %` or `0.42`.
///
/// # Errors
/// In plain words, where the text is no number, or a number above 1 without a percent sign.
pub fn share(text: &str) -> Result<f64, String> {
    if let Some(percent) = text.trim().strip_suffix('%') {
        return number(percent).map(|percent| percent / 100.0);
    }
    match number(text)? {
        above if above > 1.0 => Err(format!("“{text}” is more than all: write {text} % or a fraction up to 1")),
        fraction => Ok(fraction),
    }
}

/// A day as `2027-01-04`, `2027/1/4` or `4.1.2027`. Other orders can be read in two ways and are refused.
///
/// # Errors
/// In plain words.
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
    use proptest::prelude::*;

    #[track_caller]
    fn refused<T: std::fmt::Debug>(result: Result<T, String>, message: &str) {
        assert_eq!(result.unwrap_err(), message);
    }

    #[test]
    fn numbers_as_people_write_them() {
        let read = ["12", " -3.5 ", "0,125", "1 234,5", "1'234.5", "1,234,567", "1.234.567", "\u{2212}2"].map(|text| number(text).unwrap());
        assert_eq!(read, [12.0, -3.5, 0.125, 1234.5, 1234.5, 1_234_567.0, 1_234_567.0, -2.0]);
        refused(number("12 h"), "“12 h” is not a number");
        refused(number(""), "“” is not a number");
        refused(number("inf"), "“inf” is not a number");
        refused(number("1,23,456"), "“1,23,456” is not a number");
        refused(number("-1,234"), "“-1,234” can be read in two ways: write it without the comma, or with a point");
    }

    #[test]
    fn shares_need_a_sign_or_a_fraction() {
        assert_eq!((share("42 %"), share("0,5"), share("1")), (Ok(0.42), Ok(0.5), Ok(1.0)));
        refused(share("42"), "“42” is more than all: write 42 % or a fraction up to 1");
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

    proptest! {
        #[test]
        fn what_the_program_prints_is_read_back(value in -1e9..1e9_f64) {
            prop_assert_eq!(number(&format!("{value}")), Ok(value));
        }
    }
}
