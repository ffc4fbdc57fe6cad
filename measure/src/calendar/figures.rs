//! Hours per week, from the counted intervals of one person.

use super::series::{Occurrence, Span};
use crate::civil::{DAY, weekday};
use crate::options::WorkingHours;
use crate::zone::Zone;
use measure_messages::{DeepWork, Figures};

/// The figures of one person.
pub(crate) fn figures(occurrences: &[Occurrence], window: Span, weeks: f64, working: &[Span]) -> Figures {
    figures_of(&counted(occurrences, window), weeks, working)
}

/// The figures of one person from the time in counted meetings.
pub(crate) fn figures_of(meetings: &[Span], weeks: f64, working: &[Span]) -> Figures {
    let free = gaps(working, meetings);
    let working_seconds = total(working);
    let in_hours = working_seconds - total(&free);
    let per_week = |seconds: i64| seconds as f64 / 3600.0 / weeks;
    let at_least = |minutes: i64| {
        per_week(free.iter().map(|piece| piece.to - piece.from).filter(|seconds| *seconds >= minutes * 60).sum())
    };
    Figures {
        meeting_hours_per_week: per_week(total(meetings)),
        out_of_hours_per_week: per_week(total(meetings) - in_hours),
        fragmented_hours_per_week: per_week(
            free.iter().map(|piece| piece.to - piece.from).filter(|seconds| *seconds < 3600).sum(),
        ),
        working_hours_per_week: per_week(working_seconds),
        deep_work_hours_per_week: DeepWork { of_60: at_least(60), of_90: at_least(90), of_120: at_least(120) },
    }
}

/// The time in counted meetings within the window, in order and without overlaps.
pub(crate) fn counted(occurrences: &[Occurrence], window: Span) -> Vec<Span> {
    merged(occurrences, window, |occurrence| occurrence.why.is_none())
}

/// The pieces of these spans that none of the others covers; both are in order and without overlaps. Each span is one day's working
/// time, so no piece is longer than a day's.
pub(crate) fn gaps(spans: &[Span], others: &[Span]) -> Vec<Span> {
    let mut pieces = Vec::new();
    for span in spans {
        subtract(*span, others, &mut pieces);
    }
    pieces
}

/// Meeting hours per week, if these occurrences count.
pub(crate) fn meeting_hours(
    occurrences: &[Occurrence],
    window: Span,
    weeks: f64,
    counts: impl Fn(&Occurrence) -> bool,
) -> f64 {
    total(&merged(occurrences, window, counts)) as f64 / 3600.0 / weeks
}

/// The means of several people's figures.
pub(crate) fn mean(people: &[Figures]) -> Figures {
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

/// The working time of each working day among these days, in the zone.
pub(crate) fn working_time(days: std::ops::Range<i64>, hours: WorkingHours, zone: &Zone) -> Vec<Span> {
    days.filter(|&day| hours.days[usize::from(weekday(day))])
        .map(|day| Span { from: zone.instant(day * DAY + hours.start), to: zone.instant(day * DAY + hours.end) })
        .filter(|span| span.from < span.to)
        .collect()
}

/// The time in counted meetings within the window, in order and without overlaps.
fn merged(occurrences: &[Occurrence], window: Span, counts: impl Fn(&Occurrence) -> bool) -> Vec<Span> {
    let mut spans: Vec<Span> = occurrences
        .iter()
        .filter(|occurrence| counts(occurrence))
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
