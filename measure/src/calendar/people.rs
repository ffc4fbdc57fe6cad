//! Who takes part in events, and whose calendar a file is.

use super::lines::{ContentLine, unescaped};
use std::collections::BTreeMap;

/// What is known of one line `ATTENDEE` or `ORGANIZER`.
#[derive(Debug, PartialEq)]
pub(crate) struct Participant {
    pub(crate) address: String,
    pub(crate) declined: bool,
    pub(crate) tentative: bool,
}

/// Reads an `ATTENDEE` or `ORGANIZER`; none for a room, a resource, and a line without an address.
pub(crate) fn participant(line: &ContentLine) -> Option<Participant> {
    if line.parameter_is("CUTYPE", "ROOM") || line.parameter_is("CUTYPE", "RESOURCE") {
        return None;
    }
    let value = line.value();
    let address = match after_mailto(value) {
        Some(address) => address.to_owned(),
        None => line.parameter("EMAIL").unwrap_or_else(|| value.to_owned()),
    };
    let address = normal(&address);
    let answered = |answer| line.parameter_is("PARTSTAT", answer);
    (!address.is_empty()).then(|| Participant {
        address,
        declined: answered("DECLINED"),
        tentative: answered("TENTATIVE"),
    })
}

fn after_mailto(value: &str) -> Option<&str> {
    let (scheme, address) = value.split_at_checked(7)?;
    scheme.eq_ignore_ascii_case("mailto:").then(|| address.trim())
}

/// An address in the form in which addresses are compared.
pub(crate) fn normal(address: &str) -> String {
    after_mailto(address.trim()).unwrap_or(address).trim().to_lowercase()
}

/// How the owner of a file was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clue {
    CalendarName,
    ProductId,
    MostEvents,
}

impl Clue {
    /// The clue, to follow a colon.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::CalendarName => "the calendar has that name",
            Self::ProductId => "the address in PRODID",
            Self::MostEvents => "the person in the most events",
        }
    }
}

/// The owner of a file: its name where that is an address, else an address within its product identifier, else the person in the most
/// events (a tie by code point).
pub(crate) fn owner_of<'a>(
    names: &[&str],
    products: &[&str],
    events: impl Iterator<Item = &'a [Participant]>,
) -> Option<(String, Clue)> {
    let address = names.iter().map(|name| normal(&unescaped(name))).find(|name| is_address(name));
    if let Some(name) = address {
        return Some((name, Clue::CalendarName));
    }
    if let Some(address) = products.iter().find_map(|product| address_within(product)) {
        return Some((address, Clue::ProductId));
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for people in events {
        let mut seen: Vec<&str> = people.iter().map(|person| person.address.as_str()).collect();
        seen.sort_unstable();
        seen.dedup();
        for address in seen {
            *counts.entry(address).or_default() += 1;
        }
    }
    let most = *counts.values().max()?;
    counts.into_iter().find(|&(_, count)| count == most).map(|(address, _)| (address.to_owned(), Clue::MostEvents))
}

fn is_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty() && !domain.is_empty() && !text.contains(char::is_whitespace) && !domain.contains('@')
    })
}

fn address_within(product: &str) -> Option<String> {
    product
        .split(|c: char| !(c.is_alphanumeric() || "@._%+-'".contains(c)))
        .map(|token| normal(token.trim_matches(['.', '-', '\''])))
        .find(|token| is_address(token))
}

#[cfg(test)]
mod tests {
    use super::super::lines::content_lines;
    use super::*;
    use crate::messages::Warnings;

    fn read(line: &str) -> Option<String> {
        participant(&content_lines(line.as_bytes(), &mut Warnings::default())[0]).map(|person| person.address)
    }

    #[test]
    fn a_person_is_an_address_in_lower_case() {
        assert_eq!(read("ATTENDEE:MAILTO:Ana@Example.org").as_deref(), Some("ana@example.org"));
        assert_eq!(read("ATTENDEE;EMAIL=Bo@example.org:urn:uuid:1").as_deref(), Some("bo@example.org"));
        assert_eq!(read("ATTENDEE;EMAIL=other@example.org:mailto:ana@example.org").as_deref(), Some("ana@example.org"));
        assert_eq!(read("ORGANIZER:urn:uuid:1").as_deref(), Some("urn:uuid:1"));
        assert_eq!(read("ATTENDEE;CUTYPE=ROOM:mailto:room@example.org"), None);
        assert_eq!(read("ATTENDEE;CUTYPE=resource:mailto:beamer@example.org"), None);
        assert_eq!(read("ATTENDEE:mailto:"), None);
    }

    fn most(events: &[&[&str]]) -> Option<(String, Clue)> {
        let people = |addresses: &[&str]| -> Vec<Participant> {
            let one = |a: &&str| Participant { address: (*a).to_owned(), declined: false, tentative: false };
            addresses.iter().map(one).collect()
        };
        let events: Vec<Vec<Participant>> = events.iter().map(|addresses| people(addresses)).collect();
        owner_of(&["Work"], &["-//Example//EN"], events.iter().map(Vec::as_slice))
    }

    #[test]
    fn the_owner_is_named_by_the_file_or_in_most_events() {
        let named = |names: &[&str], products: &[&str]| owner_of(names, products, std::iter::empty());
        let found = |address: &str, clue| Some((address.to_owned(), clue));
        assert_eq!(named(&["Ana@Example.org"], &["x@y.org"]), found("ana@example.org", Clue::CalendarName));
        assert_eq!(named(&["Ana at work"], &["-//Ex//ana@example.org//EN"]), found("ana@example.org", Clue::ProductId));
        assert_eq!(named(&["Ana"], &["-//Example//EN"]), None);
        assert_eq!(most(&[&["c", "b", "b"], &["c", "b"], &["a"]]), found("b", Clue::MostEvents));
    }
}
