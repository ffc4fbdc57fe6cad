//! The list of meetings: each series, and single events by their summary.

use super::figures::clipped;
use super::series::{Occurrence, Span};
use crate::quantile::median;
use measure_messages::Meeting;
use std::collections::BTreeMap;

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Series(usize),
    Summary(&'a str),
}

/// The counted occurrences (in order of time) by series or summary, with most hours × attendees first.
pub(crate) fn inventory(occurrences: &[Occurrence], window: Span, weeks: f64) -> Vec<Meeting> {
    ranked(occurrences, window, weeks).into_iter().map(|(_, meeting)| meeting).collect()
}

/// The same, each with whether it is a series.
pub(crate) fn ranked(occurrences: &[Occurrence], window: Span, weeks: f64) -> Vec<(bool, Meeting)> {
    let mut groups: BTreeMap<Key, Vec<&Occurrence>> = BTreeMap::new();
    for occurrence in occurrences.iter().filter(|occurrence| occurrence.why.is_none()) {
        let key = occurrence.series.map_or(Key::Summary(&occurrence.facts.summary), Key::Series);
        groups.entry(key).or_default().push(occurrence);
    }
    let measured =
        |(key, group): (&Key, &Vec<&Occurrence>)| (matches!(key, Key::Series(_)), meeting(group, window, weeks));
    let mut meetings: Vec<(bool, Meeting)> = groups.iter().map(measured).collect();
    meetings.sort_by(|(_, a), (_, b)| people_hours(b).total_cmp(&people_hours(a)).then_with(|| a.name.cmp(&b.name)));
    meetings
}

/// Hours × attendees per week.
pub(crate) fn people_hours(meeting: &Meeting) -> f64 {
    meeting.hours_per_week * meeting.attendees
}

fn meeting(group: &[&Occurrence], window: Span, weeks: f64) -> Meeting {
    let middle = |figure: &dyn Fn(&Occurrence) -> f64| {
        median(&mut group.iter().map(|occurrence| figure(occurrence)).collect::<Vec<_>>()).unwrap_or_default()
    };
    let seconds: i64 = group.iter().map(|occurrence| clipped(occurrence, window)).map(|span| span.to - span.from).sum();
    Meeting {
        name: commonest_summary(group).to_owned(),
        per_week: group.len() as f64 / weeks,
        minutes: middle(&|occurrence| (occurrence.end - occurrence.start) as f64 / 60.0),
        attendees: middle(&|occurrence| occurrence.facts.attendees as f64),
        hours_per_week: seconds as f64 / 3600.0 / weeks,
    }
}

/// The commonest summary; of equals, the one that comes first in time.
fn commonest_summary<'a>(group: &[&'a Occurrence]) -> &'a str {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (at, occurrence) in group.iter().enumerate() {
        counts.entry(&occurrence.facts.summary).or_insert((0, at)).0 += 1;
    }
    let best = counts.into_iter().max_by_key(|(_, (count, first))| (*count, std::cmp::Reverse(*first)));
    best.map_or("", |(summary, _)| summary)
}
