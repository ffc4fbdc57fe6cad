//! What the pictures of calendars show, from the occurrences of a window.

use super::figures::{self, figures_of, mean};
use super::inventory::{people_hours, ranked};
use super::observed::Observed;
use super::order;
use super::series::{Occurrence, Span};
use crate::civil::{DAY, print_date, weekday};
use crate::zone::Zone;
use measure_messages::{CalendarPictures, GAP_EDGES, GapClass, MOST_RANKED, RankedMeeting, WeekGrid, WeekLoad};
use std::collections::{HashMap, HashSet};

/// Days of a block that is compared with others.
const BLOCK: i64 = 7;

/// The pictures of the people's calendars in a window of the zone.
pub(crate) fn pictures(observed: &Observed, zone: &Zone) -> CalendarPictures {
    let meetings: Vec<Vec<Span>> =
        observed.people.iter().map(|(_, own)| figures::counted(own, observed.span)).collect();
    let people = meetings.len();
    let hours = HourCells::new(observed.span, zone);
    // A grid of means per person and week.
    let grid = |spans: &[Vec<Span>]| hours.grid(spans, observed.weeks * spans.len().max(1) as f64);
    let out_of_hours: Vec<Vec<Span>> = meetings.iter().map(|own| figures::gaps(own, &observed.working)).collect();
    let ranked = ranking(observed);
    let load = |repeating: bool| -> f64 {
        ranked.iter().filter(|(repeats, _)| *repeats || !repeating).map(|(_, meeting)| people_hours(meeting)).sum()
    };
    let (people_hours_per_week, repeating_people_hours_per_week) = (load(false), load(true));
    let ranked_left_out = ranked.len().saturating_sub(MOST_RANKED);
    let shown = ranked.into_iter().take(MOST_RANKED).map(|(repeats, meeting)| RankedMeeting {
        repeats,
        per_week: meeting.per_week,
        minutes: meeting.minutes,
        attendees: meeting.attendees,
        people_hours_per_week: people_hours(&meeting),
        name: meeting.name,
    });
    CalendarPictures {
        people,
        meetings: grid(&meetings),
        out_of_hours: grid(&out_of_hours),
        working: grid(std::slice::from_ref(&observed.working)),
        gaps: gap_classes(observed, &meetings, zone),
        weeks: weeks(observed, &meetings, zone),
        ranked: shown.collect(),
        ranked_left_out,
        people_hours_per_week,
        repeating_people_hours_per_week,
    }
}

/// The hours of a window on the clock of a zone. They are shared by all people, as a time zone is slow to ask.
struct HourCells {
    /// Each piece's first instant with its weekday and hour; the end of the window closes the last.
    starts: Vec<(i64, u8, u8)>,
    end: i64,
}

impl HourCells {
    fn new(span: Span, zone: &Zone) -> Self {
        let mut starts = Vec::new();
        let mut at = span.from;
        while at < span.to {
            let wall = zone.wall(at);
            let in_day = wall.rem_euclid(DAY);
            starts.push((at, weekday(wall.div_euclid(DAY)), (in_day / 3600) as u8));
            let left = 3600 - in_day % 3600;
            // Where the clock is changed within the hour, minute by minute.
            at += if zone.wall(at + left) == wall + left { left } else { 60 - in_day % 60 };
        }
        HourCells { starts, end: span.to }
    }

    /// The time of spans (in order, within the window) by weekday and hour, in hours ÷ `divisor`.
    fn grid(&self, people: &[Vec<Span>], divisor: f64) -> WeekGrid {
        let mut seconds = [[0_i64; 24]; 7];
        for span in people.iter().flatten() {
            let first = self.starts.partition_point(|(start, ..)| *start <= span.from).saturating_sub(1);
            for (place, &(start, day, hour)) in self.starts.iter().enumerate().skip(first) {
                if start >= span.to {
                    break;
                }
                let end = self.starts.get(place + 1).map_or(self.end, |(next, ..)| *next);
                seconds[usize::from(day)][usize::from(hour)] += (end.min(span.to) - start.max(span.from)).max(0);
            }
        }
        WeekGrid(seconds.map(|day| day.map(|seconds| seconds as f64 / 3600.0 / divisor)))
    }
}

/// The gaps of working time by weekday and length.
fn gap_classes(observed: &Observed, meetings: &[Vec<Span>], zone: &Zone) -> [[GapClass; GAP_EDGES.len()]; 7] {
    let share = 1.0 / (observed.weeks * meetings.len().max(1) as f64);
    let mut classes = [[(0_i64, 0_i64); GAP_EDGES.len()]; 7];
    for piece in meetings.iter().flat_map(|own| figures::gaps(&observed.working, own)) {
        let seconds = piece.to - piece.from;
        let class = GAP_EDGES.partition_point(|minutes| i64::from(*minutes) * 60 <= seconds) - 1;
        let day = weekday(zone.wall(piece.from).div_euclid(DAY));
        let (number, total) = &mut classes[usize::from(day)][class];
        *number += 1;
        *total += seconds;
    }
    let mean = |(number, seconds)| GapClass { number: number as f64 * share, hours: seconds as f64 / 3600.0 * share };
    classes.map(|day| day.map(mean))
}

/// The figures of each block of seven days.
fn weeks(observed: &Observed, meetings: &[Vec<Span>], zone: &Zone) -> Vec<WeekLoad> {
    let blocks = observed.days.clone().step_by(BLOCK as usize);
    blocks
        .map(|first| {
            let days = first..(first + BLOCK).min(observed.days.end);
            let span = Span { from: zone.instant(days.start * DAY), to: zone.instant(days.end * DAY) };
            let working = within(&observed.working, span);
            // Hours of the block, not per week: the divisor is 1.
            let own = meetings.iter().map(|own| figures_of(&within(own, span), 1.0, &working));
            let load = mean(&own.collect::<Vec<_>>());
            WeekLoad {
                from: print_date(first),
                days: (days.end - days.start) as u8,
                meeting_hours: load.meeting_hours_per_week,
                out_of_hours: load.out_of_hours_per_week,
                working_hours: load.working_hours_per_week,
                deep_work_hours: load.deep_work_hours_per_week,
            }
        })
        .collect()
}

/// The parts of spans (in order, without overlaps) within another.
fn within(spans: &[Span], span: Span) -> Vec<Span> {
    let first = spans.partition_point(|own| own.to <= span.from);
    let inside = spans[first..].iter().take_while(|own| own.from < span.to);
    inside.map(|own| Span { from: own.from.max(span.from), to: own.to.min(span.to) }).collect()
}

/// All meetings, each with whether it is a series. Copies of an event in several people's calendars (the same UID, start and end) are one.
fn ranking(observed: &Observed) -> Vec<(bool, measure_messages::Meeting)> {
    if let [(_, own)] = &observed.people[..] {
        return ranked(own, observed.span, observed.weeks);
    }
    let mut all: Vec<Occurrence> = Vec::new();
    let mut seen = HashSet::new();
    // Series are numbered for each person: those of one UID become one.
    let mut series: HashMap<(&str, usize, usize), usize> = HashMap::new();
    for (person, (_, own)) in observed.people.iter().enumerate() {
        for occurrence in own.iter().filter(|occurrence| occurrence.why.is_none()) {
            let uid: &str = &occurrence.uid;
            if uid.is_empty() || seen.insert((uid, occurrence.start, occurrence.end)) {
                let next = series.len();
                let number = occurrence.series.map(|own| {
                    let key = if uid.is_empty() { (uid, person, own) } else { (uid, 0, 0) };
                    *series.entry(key).or_insert(next)
                });
                all.push(Occurrence { series: number, ..occurrence.clone() });
            }
        }
    }
    all.sort_by(order);
    ranked(&all, observed.span, observed.weeks)
}
