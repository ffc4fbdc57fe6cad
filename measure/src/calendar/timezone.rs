//! Zones that a file defines in `VTIMEZONE` (RFC 5545, 3.6.5).

use super::expand::{Budget, expand};
use super::lines::{ContentLine, unescaped};
use super::rule::Rule;
use super::value::{Written, date_or_time, offset};
use crate::civil::DAY;
use crate::zone::{Change, Transitions, Zone};
use std::sync::Arc;

/// Reads the lines of a `VTIMEZONE`, from `BEGIN` to `END`: its name, and its zone with all changes up to a wall-clock time. None where the
/// name or every observance is missing.
pub(crate) fn read(lines: &[ContentLine], until: i64, budget: &mut Budget) -> Option<(String, Zone)> {
    let mut name = None;
    let mut changes = Vec::new();
    let mut standard = None;
    let mut observance: Option<Vec<&ContentLine>> = None;
    for line in lines {
        if line.is("BEGIN") {
            observance = (!line.value().eq_ignore_ascii_case("VTIMEZONE")).then(Vec::new);
        } else if line.is("END") {
            if let Some(properties) = observance.take()
                && let Some((to, found)) = onsets(&properties, until, budget)
            {
                standard.get_or_insert(to);
                changes.extend(found);
            }
        } else if let Some(properties) = &mut observance {
            properties.push(line);
        } else if line.is("TZID") {
            name.get_or_insert_with(|| unescaped(line.value()));
        }
    }
    changes.sort_by_key(|change| change.instant);
    changes.dedup_by_key(|change| change.instant);
    Some((name?, Zone::Defined(Arc::new(Transitions { changes, standard: standard? }))))
}

/// The offset of an observance, and the changes to it.
fn onsets(properties: &[&ContentLine], until: i64, budget: &mut Budget) -> Option<(i64, Vec<Change>)> {
    let value = |name| properties.iter().find(|line| line.is(name)).map(|line| line.value());
    let before = offset(value("TZOFFSETFROM")?)?;
    let after = offset(value("TZOFFSETTO")?)?;
    let zone = Zone::fixed(before)?;
    let wall = |text: &str| {
        Some(match date_or_time(text)? {
            Written::Date(day) => day * DAY,
            Written::Local(wall) => wall,
            Written::Utc(instant) => instant + before,
        })
    };
    let start = wall(value("DTSTART")?)?;
    let mut walls = vec![start];
    for line in properties {
        if line.is("RRULE")
            && let Ok(rule) = Rule::parse(line.value())
        {
            walls.extend(expand(&rule, start, &zone, (start, until), budget).unwrap_or_default());
        } else if line.is("RDATE") {
            walls.extend(line.value().split(',').filter_map(wall));
        }
    }
    let change = |wall| Change { instant: wall - before, before, after };
    Some((after, walls.into_iter().map(change).collect()))
}
