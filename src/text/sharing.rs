//! Shared cases: what a link's length means for where it goes, and what came by one.

use super::dates::{date_with_year, listed};
use crate::model::CoverNote;
use crate::model::date::Date;

/// A case that came by a link: its name there, and the day on which the link was made, where it says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedCase {
    /// The name that the sender gave the case.
    pub name: String,
    /// The day on which the link was made.
    pub made: Option<Date>,
}

impl SharedCase {
    /// It was added to the reader's own cases under a name, and perhaps saved.
    pub fn opened_as(&self, name: &str, saved: bool) -> String {
        let kept = match (saved, name == self.name) {
            (true, true) => "It is kept in this browser beside any cases of your own.".to_owned(),
            (true, false) => format!("It is kept in this browser as “{name}”, beside any cases of your own."),
            (false, _) => "It is open beside any cases of your own in this tab but is not saved.".to_owned(),
        };
        format!("Shared with you: “{}”{}. {kept}", self.name, self.when())
    }

    /// The reader already had it, under a name.
    pub fn known_as(&self, name: &str) -> String {
        format!("The case in this link, “{name}”{}, is already among your cases.", self.when())
    }

    /// A comparison of several cases was added to the reader's own, and perhaps saved.
    pub fn compared_as(&self, names: &[String], saved: bool) -> String {
        let kept = if saved {
            "Its cases are kept in this browser beside any cases of your own."
        } else {
            "Its cases are open beside any cases of your own in this tab but are not saved."
        };
        let names: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
        format!("Shared with you: a comparison of {}{}. {kept}", listed(&names), self.when())
    }

    fn when(&self) -> String {
        self.made.map_or_else(String::new, |day| format!(", made on {}", date_with_year(day)))
    }
}

/// What to know of a case whose sender left salaries out.
pub const SALARIES_LEFT_OUT: &str =
    "The sender left salaries out: pay and the cost on top of it are the evidence-based preset’s.";

/// Who sent a case to read, and when its link was made, as far as it says so.
pub fn sent_by(note: &CoverNote, made: Option<Date>) -> String {
    match (note.by.trim(), made) {
        ("", None) => String::new(),
        ("", Some(day)) => format!("Sent on {}", date_with_year(day)),
        (by, None) => format!("Sent by {by}"),
        (by, Some(day)) => format!("Sent by {by} on {}", date_with_year(day)),
    }
}

/// The most characters of a hyperlink in a cell of Excel.
const EXCEL: usize = 2_079;
/// The most bytes of the largest QR code.
const QR_CODE: usize = 2_953;
/// Up to so many bytes, a QR code on a screen or on paper is read by most phones.
const READABLE_QR_CODE: usize = 800;

/// How long a link is, and where it fits.
pub fn length(characters: usize) -> String {
    let fits = if characters <= READABLE_QR_CODE {
        "fits mail, chat, a hyperlink in Excel and a QR code"
    } else if characters <= EXCEL {
        "fits mail, chat and a hyperlink in Excel; a QR code of it is too dense for many phones"
    } else if characters <= QR_CODE {
        "longer than a hyperlink in Excel may be (2,079), and some mail and chat programs cut it short. Send the file instead"
    } else {
        "too long for a hyperlink in Excel (2,079) and for a QR code (2,953), and some mail and chat programs cut it short. \
         Send the file instead"
    };
    format!("{} characters: {fits}.", with_separator(characters))
}

/// A whole number below a million, its thousands set apart.
fn with_separator(number: usize) -> String {
    match (number / 1_000, number % 1_000) {
        (0, ones) => ones.to_string(),
        (thousands, ones) => format!("{thousands},{ones:03}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_case_says_whose_name_it_has_when_it_was_made_and_whether_it_is_kept() {
        let dated = SharedCase { name: "Sales".into(), made: Date::new(2027, 1, 4).ok() };
        let undated = SharedCase { made: None, ..dated.clone() };
        let kept =
            "Shared with you: “Sales”, made on Jan 4, 2027. It is kept in this browser beside any cases of your own.";
        assert_eq!(dated.opened_as("Sales", true), kept);
        let renamed =
            "Shared with you: “Sales”. It is kept in this browser as “Sales 2”, beside any cases of your own.";
        assert_eq!(undated.opened_as("Sales 2", true), renamed);
        assert!(undated.opened_as("Sales", false).ends_with("is not saved."));
        assert_eq!(
            dated.known_as("Sales 2"),
            "The case in this link, “Sales 2”, made on Jan 4, 2027, is already among your cases."
        );
        assert_eq!(undated.known_as("Sales"), "The case in this link, “Sales”, is already among your cases.");
    }

    #[test]
    fn a_comparison_names_its_cases() {
        let sent = SharedCase { name: String::new(), made: None };
        let names = ["Whole", "Pilot", "Half"].map(str::to_owned);
        assert_eq!(
            sent.compared_as(&names, true),
            "Shared with you: a comparison of “Whole”, “Pilot” and “Half”. Its cases are kept in this browser beside any cases of your own."
        );
        assert!(
            sent.compared_as(&names[..1], false)
                .starts_with("Shared with you: a comparison of “Whole”. Its cases are open")
        );
    }

    #[test]
    fn a_case_to_read_says_who_sent_it_and_when() {
        let day = Date::new(2027, 1, 4).ok();
        let by = |by: &str| CoverNote { by: by.into(), text: String::new() };
        assert_eq!(sent_by(&by(" Dana "), day), "Sent by Dana on Jan 4, 2027");
        assert_eq!(sent_by(&by("Dana"), None), "Sent by Dana");
        assert_eq!([sent_by(&by(" "), day), sent_by(&by(""), None)], ["Sent on Jan 4, 2027", ""]);
    }

    #[test]
    fn a_length_says_where_the_link_fits() {
        let ends = [
            (300, "QR code."),
            (800, "QR code."),
            (801, "many phones."),
            (2_079, "many phones."),
            (2_080, "file instead."),
        ];
        for (characters, end) in ends {
            assert!(length(characters).ends_with(end), "{}", length(characters));
        }
        assert!(
            length(2_954).starts_with("2,954 characters: too long for a hyperlink in Excel (2,079) and for a QR code")
        );
    }
}
