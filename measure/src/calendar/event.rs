//! One event of a file, with what decides whether it counts.

use super::lines::{ContentLine, unescaped};
use super::people::{Participant, participant};
use super::rule::Rule;
use super::value::{Length, Moment, Written, date_or_time, duration, says_date};
use crate::civil::DAY;
use crate::messages::{Warnings, quoted};
use crate::zone::{Zone, Zones};
use measure_messages::Why;
use std::collections::HashMap;
use std::sync::Arc;

/// What the list of events shows of an event, the same for all of its occurrences.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Facts {
    pub(crate) summary: String,
    pub(crate) attendees: usize,
    pub(crate) tentative: bool,
    /// For each of [`Why::RULES`], whether it would leave the event out.
    pub(crate) held: [bool; Why::RULES.len()],
}

impl Facts {
    /// Whether a rule would leave the event out.
    pub(crate) fn holds(&self, rule: Why) -> bool {
        Why::RULES.iter().zip(self.held).any(|(known, held)| *known == rule && held)
    }

    /// The first of these rules that leaves the event out.
    pub(crate) fn why(&self, rules: &[Why]) -> Option<Why> {
        Why::RULES.into_iter().zip(self.held).find(|(rule, held)| *held && rules.contains(rule)).map(|(rule, _)| rule)
    }
}

/// Which occurrence of its series an event replaces.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Replaces {
    pub(crate) moment: Moment,
    /// Whether all later ones change in the same way.
    pub(crate) and_future: bool,
}

/// An event, read.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) uid: Arc<str>,
    pub(crate) sequence: i64,
    pub(crate) stamp: i64,
    pub(crate) start: Moment,
    pub(crate) length: Length,
    pub(crate) replaces: Option<Replaces>,
    /// Each with its line.
    pub(crate) rules: Vec<(usize, Rule)>,
    /// `RDATE`, some with a length of their own.
    pub(crate) added: Vec<(Moment, Option<Length>)>,
    /// `EXDATE`
    pub(crate) removed: Vec<Moment>,
    pub(crate) facts: Arc<Facts>,
}

/// An event before it is known whose calendar it is in.
#[derive(Debug)]
pub(crate) struct Draft {
    event: Event,
    summary: String,
    pub(crate) people: Vec<Participant>,
    cancelled: bool,
    tentative: bool,
    /// `Free` or `Away`, where the time is marked so.
    marked: Option<Why>,
}

impl Draft {
    /// The event in the calendar of these owners.
    pub(crate) fn owned_by(&self, owners: &[String]) -> Event {
        let is_owner = |person: &&Participant| owners.contains(&person.address);
        let mut addresses: Vec<&str> = self.people.iter().map(|person| person.address.as_str()).collect();
        addresses.sort_unstable();
        addresses.dedup();
        let alone = self.people.iter().all(|person| is_owner(&person));
        let declined = self.people.iter().filter(is_owner).any(|person| person.declined);
        let tentative = self.tentative || self.people.iter().filter(is_owner).any(|person| person.tentative);
        let held = Why::RULES.map(|rule| match rule {
            Why::Cancelled => self.cancelled,
            Why::Declined => declined,
            Why::AllDay => self.event.start.is_date,
            Why::Free | Why::Away => self.marked == Some(rule),
            Why::Alone => alone,
            Why::Tentative => tentative,
            Why::ByHand => false,
        });
        let facts = Facts { attendees: addresses.len(), summary: self.summary.clone(), tentative, held };
        Event { facts: Arc::new(facts), ..self.event.clone() }
    }
}

/// Reads the events of one file.
pub(crate) struct EventReader<'a> {
    pub(crate) zones: &'a mut Zones,
    /// Zones by the names in this file; none for one that is unknown.
    pub(crate) named: HashMap<String, Option<Zone>>,
    /// The zones that the file defines.
    pub(crate) defined: HashMap<String, Zone>,
    /// The zone of floating times and of dates.
    pub(crate) floating: Zone,
    pub(crate) warnings: Warnings,
}

impl EventReader<'_> {
    /// Reads an event from the lines between its `BEGIN` and `END`; none where it has no start.
    pub(crate) fn read(&mut self, begin: usize, lines: &[ContentLine], cancelled: bool) -> Option<Draft> {
        let mut depth = 0;
        let own: Vec<&ContentLine> = lines
            .iter()
            .filter(|line| {
                let begins = line.is("BEGIN");
                depth += i64::from(begins);
                let outside = depth == 0;
                depth -= i64::from(line.is("END"));
                outside
            })
            .collect();
        let first = |name: &str| own.iter().copied().find(|line| line.is(name));
        let all = |name: &'static str| own.iter().copied().filter(move |line| line.is(name));
        let value_is =
            |name: &str, value: &str| first(name).is_some_and(|line| line.value().eq_ignore_ascii_case(value));
        let text = |name: &str| first(name).map(|line| unescaped(line.value())).unwrap_or_default();

        let Some(start_line) = first("DTSTART") else {
            self.warnings.add(begin, "The event has no DTSTART: left out.");
            return None;
        };
        let Some(start) = self.moment(start_line, start_line.value()) else {
            self.unreadable(start_line, start_line.value(), "the event is left out");
            return None;
        };
        let length = self.length(&start, first("DTEND"), first("DURATION"));
        let mut replaces = None;
        if let Some(line) = first("RECURRENCE-ID") {
            let Some(moment) = self.moment(line, line.value()) else {
                self.unreadable(line, line.value(), "the event is left out");
                return None;
            };
            replaces = Some(Replaces { moment, and_future: line.parameter_is("RANGE", "THISANDFUTURE") });
        }
        let mut rules = Vec::new();
        for line in all("RRULE") {
            match Rule::parse(line.value()) {
                Ok(rule) => rules.push((line.number, rule)),
                Err(part) => {
                    self.warnings
                        .add(line.number, format!("The rule is not understood ({}): left out.", quoted(&part)));
                }
            }
        }
        for line in all("EXRULE") {
            self.warnings.add(line.number, "EXRULE is obsolete and not read.");
        }
        let mut added = Vec::new();
        for line in all("RDATE") {
            for item in line.value().split(',').filter(|item| !item.trim().is_empty()) {
                match self.added(line, item) {
                    Some(date) => added.push(date),
                    None => self.unreadable(line, item, "left out"),
                }
            }
        }
        let mut removed = Vec::new();
        for line in all("EXDATE") {
            for item in line.value().split(',').filter(|item| !item.trim().is_empty()) {
                match self.moment(line, item) {
                    Some(moment) => removed.push(moment),
                    None => self.unreadable(line, item, "left out"),
                }
            }
        }
        for line in all("ATTENDEE").filter(|line| line.parameter_is("CUTYPE", "GROUP")) {
            self.warnings.add(line.number, format!("{} is a group: counted as one person.", quoted(line.value())));
        }
        let people = own
            .iter()
            .filter(|line| line.is("ATTENDEE") || line.is("ORGANIZER"))
            .filter_map(|line| participant(line))
            .collect();
        let busy = |status: &str| value_is("X-MICROSOFT-CDO-BUSYSTATUS", status);
        let marked = if value_is("TRANSP", "TRANSPARENT") || busy("FREE") || busy("WORKINGELSEWHERE") {
            Some(Why::Free)
        } else {
            busy("OOF").then_some(Why::Away)
        };
        let event = Event {
            uid: text("UID").into(),
            sequence: first("SEQUENCE").and_then(|line| line.value().parse().ok()).unwrap_or(0),
            stamp: first("DTSTAMP")
                .and_then(|line| self.moment(line, line.value()))
                .map_or(i64::MIN, |at| at.instant()),
            start,
            length,
            replaces,
            rules,
            added,
            removed,
            facts: Arc::default(),
        };
        Some(Draft {
            event,
            summary: text("SUMMARY"),
            people,
            cancelled: cancelled || value_is("STATUS", "CANCELLED"),
            tentative: value_is("STATUS", "TENTATIVE") || busy("TENTATIVE"),
            marked,
        })
    }

    fn unreadable(&mut self, line: &ContentLine, value: &str, result: &str) {
        self.warnings.add(
            line.number,
            format!("{} {} cannot be read: {result}.", line.name().to_ascii_uppercase(), quoted(value)),
        );
    }

    /// A date or a time of a line, in the zone that the line names.
    fn moment(&mut self, line: &ContentLine, text: &str) -> Option<Moment> {
        let written = match date_or_time(text)? {
            Written::Local(wall) | Written::Utc(wall) if says_date(line) => Written::Date(wall.div_euclid(DAY)),
            written => written,
        };
        Some(match written {
            Written::Date(day) => Moment { wall: day * DAY, zone: self.floating.clone(), is_date: true },
            Written::Utc(wall) => Moment { wall, zone: Zone::utc(), is_date: false },
            Written::Local(wall) => Moment { wall, zone: self.zone(line), is_date: false },
        })
    }

    /// The zone that a line names: an IANA name, one that the file defines, a Windows name, or an IANA name behind a prefix.
    fn zone(&mut self, line: &ContentLine) -> Zone {
        let Some(name) = line.parameter("TZID") else { return self.floating.clone() };
        if let Some(known) = self.named.get(&name) {
            return known.clone().unwrap_or_else(|| self.floating.clone());
        }
        let zone = self
            .zones
            .iana(&name)
            .or_else(|| self.defined.get(&name).cloned())
            .or_else(|| self.zones.windows(&name))
            .or_else(|| self.zones.behind_prefix(&name));
        if zone.is_none() {
            let text = format!("The time zone {} is unknown: its times are read in the chosen zone.", quoted(&name));
            self.warnings.add(line.number, text);
        }
        self.named.insert(name, zone.clone());
        zone.unwrap_or_else(|| self.floating.clone())
    }

    /// The length from an end or a duration; without both, a day for a date and none for a time.
    fn length(&mut self, start: &Moment, end: Option<&ContentLine>, lasting: Option<&ContentLine>) -> Length {
        if let Some(line) = end {
            match self.moment(line, line.value()) {
                Some(end) => return length_until(start, &end),
                None => self.unreadable(line, line.value(), "the event has no length"),
            }
            return Length::default();
        }
        if let Some(line) = lasting {
            match duration(line.value()) {
                Some(length) => return length,
                None => self.unreadable(line, line.value(), "the event has no length"),
            }
            return Length::default();
        }
        Length { days: i64::from(start.is_date), seconds: 0 }
    }

    /// A date of `RDATE`: a date, a time, or a period.
    fn added(&mut self, line: &ContentLine, item: &str) -> Option<(Moment, Option<Length>)> {
        let Some((start, end)) = item.split_once('/') else { return Some((self.moment(line, item)?, None)) };
        let start = self.moment(line, start)?;
        let length = match duration(end) {
            Some(length) => length,
            None => length_until(&start, &self.moment(line, end)?),
        };
        Some((start, Some(length)))
    }
}

/// The length of an event from its start to its end: days between dates, the time that passes otherwise.
fn length_until(start: &Moment, end: &Moment) -> Length {
    if start.is_date && end.is_date {
        return Length { days: (end.wall - start.wall).div_euclid(DAY), seconds: 0 };
    }
    let end = if end.is_date { start.zone.instant(end.wall) } else { end.instant() };
    Length { days: 0, seconds: end - start.instant() }
}
