//! Hours per week, from the counted intervals of one person.

use super::series::{Occurrence, Span};
use crate::civil::{DAY, weekday};
use crate::options::WorkingHours;
use crate::zone::Zone;
use serde::Serialize;

/// Figures of one person, or their means over several. All are hours per week.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Figures {
    /// Time in counted meetings, overlaps counted once.
    pub meeting_hours_per_week: f64,
    /// The part of it outside working hours.
    pub out_of_hours_per_week: f64,
    /// Working time in gaps between meetings of less than 60 minutes.
    pub fragmented_hours_per_week: f64,
    /// Working time, with meetings.
    pub working_hours_per_week: f64,
    /// Working time in gaps that are long enough.
    pub deep_work_hours_per_week: DeepWork,
}

/// Working time free of meetings, in pieces of at least so many minutes. All are hours per week.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct DeepWork {
    /// At least 60 minutes.
    #[serde(rename = "60")]
    pub of_60: f64,
    /// At least 90 minutes.
    #[serde(rename = "90")]
    pub of_90: f64,
    /// At least 120 minutes.
    #[serde(rename = "120")]
    pub of_120: f64,
}

impl Figures {
    /// The figures of one person.
    pub(crate) fn of(occurrences: &[Occurrence], window: Span, weeks: f64, working: &[Span]) -> Self {
        let meetings = merged(occurrences, window);
        let working_seconds = total(working);
        let mut free = Vec::new();
        for day in working {
            subtract(*day, &meetings, &mut free);
        }
        let in_hours = working_seconds - total(&free);
        let per_week = |seconds: i64| seconds as f64 / 3600.0 / weeks;
        let at_least = |minutes: i64| {
            per_week(free.iter().map(|piece| piece.to - piece.from).filter(|seconds| *seconds >= minutes * 60).sum())
        };
        Figures {
            meeting_hours_per_week: per_week(total(&meetings)),
            out_of_hours_per_week: per_week(total(&meetings) - in_hours),
            fragmented_hours_per_week: per_week(
                free.iter().map(|piece| piece.to - piece.from).filter(|seconds| *seconds < 3600).sum(),
            ),
            working_hours_per_week: per_week(working_seconds),
            deep_work_hours_per_week: DeepWork { of_60: at_least(60), of_90: at_least(90), of_120: at_least(120) },
        }
    }

    /// The means of several people's figures.
    pub(crate) fn mean(people: &[Figures]) -> Self {
        let mean = |figure: fn(&Figures) -> f64| people.iter().map(figure).sum::<f64>() / people.len().max(1) as f64;
        Figures {
            meeting_hours_per_week: mean(|f| f.meeting_hours_per_week),
            out_of_hours_per_week: mean(|f| f.out_of_hours_per_week),
            fragmented_hours_per_week: mean(|f| f.fragmented_hours_per_week),
            working_hours_per_week: mean(|f| f.working_hours_per_week),
            deep_work_hours_per_week: DeepWork {
                of_60: mean(|f| f.deep_work_hours_per_week.of_60),
                of_90: mean(|f| f.deep_work_hours_per_week.of_90),
                of_120: mean(|f| f.deep_work_hours_per_week.of_120),
            },
        }
    }
}

/// The working time of each working day among these days, in the zone.
pub(crate) fn working_time(days: std::ops::Range<i64>, hours: WorkingHours, zone: &Zone) -> Vec<Span> {
    days.filter(|&day| hours.days[usize::from(weekday(day))])
        .map(|day| Span { from: zone.instant(day * DAY + hours.start), to: zone.instant(day * DAY + hours.end) })
        .filter(|span| span.from < span.to)
        .collect()
}

/// The time in counted meetings within the window, in order and without overlaps.
fn merged(occurrences: &[Occurrence], window: Span) -> Vec<Span> {
    let mut spans: Vec<Span> = occurrences
        .iter()
        .filter(|occurrence| occurrence.facts.why.is_none())
        .map(|occurrence| clipped(occurrence, window))
        .filter(|span| span.from < span.to)
        .collect();
    spans.sort_by_key(|span| span.from);
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
            _ => merged.push(span),
        }
    }
    merged
}

/// The part of an occurrence within the window.
pub(crate) fn clipped(occurrence: &Occurrence, window: Span) -> Span {
    Span { from: occurrence.start.max(window.from), to: occurrence.end.min(window.to) }
}

fn total(spans: &[Span]) -> i64 {
    spans.iter().map(|span| span.to - span.from).sum()
}

/// Adds the pieces of a span that none of the others (in order, without overlaps) covers.
fn subtract(span: Span, others: &[Span], pieces: &mut Vec<Span>) {
    let mut from = span.from;
    let first = others.partition_point(|other| other.to <= span.from);
    for other in others[first..].iter().take_while(|other| other.from < span.to) {
        if other.from > from {
            pieces.push(Span { from, to: other.from });
        }
        from = other.to;
    }
    if from < span.to {
        pieces.push(Span { from, to: span.to });
    }
}
