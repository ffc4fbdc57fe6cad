//! The occurrences of a person's events within the window: series, their exceptions, and single events.

use super::event::{Event, Facts};
use super::expand::{Budget, MOST_DATES, expand};
use super::value::{Length, Moment, day_in_series};
use crate::civil::DAY;
use crate::messages::{Error, Warnings, error};
use crate::zone::Zone;
use measure_messages::Why;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// One occurrence of an event.
#[derive(Debug, Clone)]
pub(crate) struct Occurrence {
    pub(crate) start: i64,
    pub(crate) end: i64,
    pub(crate) uid: Arc<str>,
    pub(crate) facts: Arc<Facts>,
    /// Number of its series; none for a single event.
    pub(crate) series: Option<usize>,
    /// Why it does not count; none where it counts.
    pub(crate) why: Option<Why>,
    /// Whether that was decided by hand.
    pub(crate) by_hand: bool,
}

/// A span of time, from its first instant to the one after its last.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    pub(crate) from: i64,
    pub(crate) to: i64,
}

impl Span {
    /// Whether an event is listed: it overlaps the span or, without length, starts in it.
    fn lists(self, start: i64, end: i64) -> bool {
        if start == end { (self.from..self.to).contains(&start) } else { start < self.to && end > self.from }
    }
}

/// The events of one UID.
#[derive(Default)]
struct Group {
    master: Option<Event>,
    overrides: Vec<Event>,
}

/// What identifies an event within its UID: the occurrence that it replaces.
#[derive(PartialEq, Eq, Hash)]
enum Slot {
    Master,
    Day(i64),
    Instant(i64),
}

impl Slot {
    fn of(event: &Event) -> Self {
        match &event.replaces {
            None => Slot::Master,
            Some(replaces) if replaces.moment.is_date => Slot::Day(replaces.moment.wall / DAY),
            Some(replaces) => Slot::Instant(replaces.moment.instant()),
        }
    }
}

/// Groups the events of a person by UID, in the order in which they were read. Of two with the same UID and RECURRENCE-ID stays the one
/// with the higher SEQUENCE, then the later DTSTAMP, then the first. Those without a UID are each by itself.
fn groups(events: Vec<Event>) -> Vec<Group> {
    let mut kept: Vec<Event> = Vec::with_capacity(events.len());
    let mut known: HashMap<(Arc<str>, Slot), usize> = HashMap::new();
    for event in events {
        if event.uid.is_empty() {
            kept.push(event);
            continue;
        }
        let at = *known.entry((event.uid.clone(), Slot::of(&event))).or_insert(kept.len());
        match kept.get_mut(at) {
            Some(before) if (event.sequence, event.stamp) > (before.sequence, before.stamp) => *before = event,
            Some(_) => {}
            None => kept.push(event),
        }
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut by_uid: HashMap<Arc<str>, usize> = HashMap::new();
    for event in kept {
        let own = groups.len();
        let at = if event.uid.is_empty() { own } else { *by_uid.entry(event.uid.clone()).or_insert(own) };
        if at == own {
            groups.push(Group::default());
        }
        let group = &mut groups[at];
        if event.replaces.is_some() {
            group.overrides.push(event);
        } else {
            group.master = Some(event);
        }
    }
    groups
}

/// All occurrences of a person's events that overlap the window; at most so many.
pub(crate) fn occurrences(
    events: Vec<Event>,
    window: Span,
    floating: &Zone,
    most: usize,
    budget: &mut Budget,
    warnings: &mut Warnings,
) -> Result<Vec<Occurrence>, Error> {
    let mut found = Vec::new();
    for (number, mut group) in groups(events).into_iter().enumerate() {
        let master = group.master.take();
        let repeats = !group.overrides.is_empty()
            || master.as_ref().is_some_and(|event| !event.rules.is_empty() || !event.added.is_empty());
        let mut list = |event: &Event, start: i64, end: i64| {
            if window.lists(start, end) {
                let series = repeats.then_some(number);
                let why = event.facts.why(&Why::DEFAULT_RULES);
                found.push(Occurrence {
                    start,
                    end,
                    uid: event.uid.clone(),
                    facts: event.facts.clone(),
                    series,
                    why,
                    by_hand: false,
                });
            }
        };
        let Some(master) = master else {
            for event in &group.overrides {
                list(event, event.start.instant(), event.length.end(&event.start));
            }
            continue;
        };
        Series::new(&master, &group.overrides, floating).list(window, budget, warnings, &mut list);
        if found.len() > most {
            return error("There are more than 1,000,000 events in the window. Choose a shorter one.");
        }
    }
    Ok(found)
}

/// Moments that occurrences are compared with: by instant, or by day where either side is a date.
#[derive(Default)]
struct Moments {
    instants: HashSet<i64>,
    days_of_dates: HashSet<i64>,
    days_of_all: HashSet<i64>,
}

impl Moments {
    fn of<'a>(moments: impl Iterator<Item = &'a Moment>, start: &Moment) -> Self {
        let mut all = Moments::default();
        for moment in moments {
            let day = day_in_series(moment, start);
            all.days_of_all.insert(day);
            if moment.is_date {
                all.days_of_dates.insert(day);
            } else {
                all.instants.insert(moment.instant());
            }
        }
        all
    }

    fn hold(&self, moment: &Moment, start: &Moment) -> bool {
        if self.days_of_all.is_empty() {
            return false;
        }
        let day = day_in_series(moment, start);
        if moment.is_date {
            self.days_of_all.contains(&day)
        } else {
            self.days_of_dates.contains(&day) || self.instants.contains(&moment.instant())
        }
    }
}

/// A change of all later occurrences of a series.
struct Change<'a> {
    /// The first one changed, by its instant in the series.
    from: i64,
    /// Difference on the clock of the series' zone.
    shift: i64,
    event: &'a Event,
}

/// An event with the events that replace some of its occurrences.
struct Series<'a> {
    master: &'a Event,
    overrides: Vec<&'a Event>,
    removed: Moments,
    replaced: Moments,
    /// In order of time.
    changes: Vec<Change<'a>>,
    floating: &'a Zone,
}

impl<'a> Series<'a> {
    fn new(master: &'a Event, overrides: &'a [Event], floating: &'a Zone) -> Self {
        let zone = &master.start.zone;
        let removed = Moments::of(master.removed.iter(), &master.start);
        // A date removed removes what replaces it, too.
        let stays = |event: &&Event| {
            event.replaces.as_ref().is_some_and(|replaces| !removed.hold(&replaces.moment, &master.start))
        };
        let overrides: Vec<&Event> = overrides.iter().filter(stays).collect();
        let exceptions =
            || overrides.iter().filter_map(|event| event.replaces.as_ref().map(|replaces| (*event, replaces)));
        let replaced = Moments::of(exceptions().map(|(_, replaces)| &replaces.moment), &master.start);
        let mut changes: Vec<Change> = exceptions()
            .filter(|(_, replaces)| replaces.and_future)
            .map(|(event, replaces)| {
                let mut wall = replaces.moment.wall_in(zone);
                let mut from = replaces.moment.instant();
                if replaces.moment.is_date && !master.start.is_date {
                    from = zone.instant(wall);
                    wall += master.start.wall.rem_euclid(DAY);
                } else if master.start.is_date {
                    wall = day_in_series(&replaces.moment, &master.start) * DAY;
                    from = zone.instant(wall);
                }
                Change { from, shift: event.start.wall_in(zone) - wall, event }
            })
            .collect();
        changes.sort_by_key(|change| change.from);
        Series { master, overrides, removed, replaced, changes, floating }
    }

    /// Lists the occurrences in the window.
    fn list(
        &self,
        window: Span,
        budget: &mut Budget,
        warnings: &mut Warnings,
        list: &mut impl FnMut(&Event, i64, i64),
    ) {
        for (moment, length) in self.dates(window, budget, warnings) {
            let start = &self.master.start;
            let zone = &start.zone;
            if self.removed.hold(&moment, start) || self.replaced.hold(&moment, start) {
                continue;
            }
            let instant = moment.instant();
            let later = self.changes.partition_point(|change| change.from <= instant);
            let Some(change) = later.checked_sub(1).map(|at| &self.changes[at]) else {
                list(self.master, instant, length.unwrap_or(self.master.length).end(&moment));
                continue;
            };
            let mut start = Moment { wall: moment.wall_in(zone) + change.shift, zone: zone.clone(), is_date: false };
            if change.event.start.is_date {
                let midnight = start.wall.div_euclid(DAY) * DAY;
                start = Moment { wall: midnight, zone: self.floating.clone(), is_date: true };
            }
            list(change.event, start.instant(), change.event.length.end(&start));
        }
        for event in &self.overrides {
            list(event, event.start.instant(), event.length.end(&event.start));
        }
    }

    /// The start of the series, and all dates of its rules and of `RDATE` that may reach into the window, each instant once.
    fn dates(&self, window: Span, budget: &mut Budget, warnings: &mut Warnings) -> Vec<(Moment, Option<Length>)> {
        let Event { start, rules, added, length, .. } = self.master;
        let mut dates = vec![(start.clone(), None)];
        let reach = self.changes.iter().map(|change| change.event.length.at_most() + change.shift.abs());
        let reach = reach.chain([length.at_most()]).max().unwrap_or(0);
        let bounds = (window.from - reach - 2 * DAY, window.to + reach + 2 * DAY);
        for (line, rule) in rules {
            let walls = expand(rule, start.wall, &start.zone, bounds, budget);
            let Some(walls) = walls.ok().filter(|walls| dates.len() + walls.len() <= MOST_DATES) else {
                warnings.add(*line, "The rule gives too many dates to be counted: the series is left out.");
                return Vec::new();
            };
            dates.extend(walls.into_iter().map(|wall| (Moment { wall, ..start.clone() }, None)));
        }
        dates.extend(added.iter().cloned());
        if dates.len() > 1 {
            let mut seen = HashSet::with_capacity(dates.len());
            dates.retain(|(moment, _)| seen.insert(moment.instant()));
        }
        dates
    }
}
