//! Calendar days as people write them, the same in every country.

use crate::model::date::Date;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn month(month: u8) -> &'static str {
    MONTHS[usize::from(month) - 1]
}

/// A whole date.
///
/// ```
/// use async_roi::words::whole_date;
/// assert_eq!(whole_date("2027-05-04".parse().unwrap()), "4 May 2027");
/// ```
pub fn whole_date(date: Date) -> String {
    let (year, of_year, day) = date.parts();
    format!("{day} {} {year}", month(of_year))
}

/// A day within a year that is clear.
pub fn day_of_year(date: Date) -> String {
    let (_, of_year, day) = date.parts();
    format!("{day} {}", month(of_year))
}

/// A month and its year.
pub fn month_of_year(date: Date) -> String {
    let (year, of_year, _) = date.parts();
    format!("{} {year}", month(of_year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_and_last_month() {
        let date = |text: &str| text.parse().unwrap();
        assert_eq!(
            (day_of_year(date("2027-01-31")), month_of_year(date("2027-12-01"))),
            ("31 Jan".into(), "Dec 2027".into())
        );
    }
}
