//! One calendar file: its events, and whose they are.

use super::event::{Draft, Event, EventReader};
use super::expand::Budget;
use super::lines::{ContentLine, content_lines};
use super::people::{Clue, Participant, owner_of};
use super::timezone;
use crate::limits::{MOST_ROWS, check_size, line_of};
use crate::messages::{Error, Warnings, error};
use crate::zone::{Zone, Zones};
use std::collections::HashMap;
use std::ops::Range;

/// Most components within each other; calendars have three.
const MOST_DEPTH: usize = 20;

/// What was read of a file.
#[derive(Debug)]
pub(crate) struct CalendarFile {
    pub(crate) drafts: Vec<Draft>,
    pub(crate) warnings: Warnings,
    /// Whose calendar the file seems to be.
    pub(crate) owner: Option<(String, Clue)>,
    /// Why no event can be read, where the file has some or breaks off before the first: it says nothing of its owner's meetings.
    pub(crate) broken: Option<String>,
}

impl CalendarFile {
    /// Its events in the calendar of these owners or, without any, of the one who was found, which is warned of.
    pub(crate) fn events(&self, owners: &[String], warnings: &mut Warnings) -> Vec<Event> {
        if !owners.is_empty() {
            return self.drafts.iter().map(|draft| draft.owned_by(owners)).collect();
        }
        self.warn_of_owner(warnings);
        let owner = self.owner.as_ref().map(|(owner, _)| owner.clone());
        self.drafts.iter().map(|draft| draft.owned_by(owner.as_slice())).collect()
    }

    /// Says whose calendar the file is taken to be, and why.
    pub(crate) fn warn_of_owner(&self, warnings: &mut Warnings) {
        match &self.owner {
            Some((owner, clue)) => {
                warnings.add(None, format!("The calendar is taken to be that of {owner}: {}.", clue.words()));
            }
            None => warnings.add(None, "Nobody is in the calendar, so its owner is unknown."),
        }
    }
}

/// Where the parts of a file are, as ranges of its content lines.
#[derive(Default)]
struct Outline {
    events: Vec<(Range<usize>, usize)>,
    zones: Vec<Range<usize>>,
    /// Whether a component has no end of its own.
    is_cut: bool,
    /// Calendars of the file (most have one): whether each cancels its events.
    cancels: Vec<bool>,
    /// Values of `X-WR-CALNAME` and `PRODID`.
    names: Vec<usize>,
    products: Vec<usize>,
}

/// Reads a file. Floating times are in the zone; zones that the file defines are read up to a wall-clock time.
pub(crate) fn read(
    name: &str,
    bytes: &[u8],
    zones: &mut Zones,
    floating: &Zone,
    until: i64,
) -> Result<CalendarFile, Error> {
    check_size(name, bytes)?;
    if let Some(position) = bytes.iter().position(|&byte| byte == 0) {
        return error(format!("{name} is not a text file: line {} contains a zero byte.", line_of(bytes, position)));
    }
    let mut warnings = Warnings::default();
    let lines = content_lines(bytes, &mut warnings);
    let of_lines = warnings.count();
    let outline = outline(&lines, &mut warnings);
    if outline.cancels.is_empty() && outline.events.is_empty() {
        return error(format!("{name} is not a calendar: it has no line BEGIN:VCALENDAR."));
    }
    if outline.events.len() > MOST_ROWS {
        return error(format!("{name} has more than 200,000 events. Export a shorter period."));
    }
    let mut budget = Budget::new();
    let zone = |range: &Range<usize>| timezone::read(&lines[range.clone()], until, &mut budget);
    let defined: HashMap<String, Zone> = outline.zones.iter().filter_map(zone).collect();
    let mut reader = EventReader { zones, named: HashMap::new(), defined, floating: floating.clone(), warnings };
    let drafts: Vec<Draft> = outline
        .events
        .iter()
        .filter_map(|(range, calendar)| {
            let cancelled = outline.cancels.get(*calendar).is_some_and(|cancels| *cancels);
            reader.read(lines[range.start - 1].number, &lines[range.clone()], cancelled)
        })
        .collect();
    let values = |at: &[usize]| -> Vec<&str> { at.iter().map(|&at| lines[at].value()).collect() };
    let people = drafts.iter().map(|draft| -> &[Participant] { &draft.people });
    let owner = owner_of(&values(&outline.names), &values(&outline.products), people);
    let is_broken = drafts.is_empty() && (outline.is_cut || !outline.events.is_empty());
    let broken = is_broken.then(|| reader.warnings.told(of_lines));
    Ok(CalendarFile { warnings: reader.warnings, drafts, owner, broken })
}

/// Finds the components of a file. What is not closed, or closed twice, is warned of.
fn outline(lines: &[ContentLine], warnings: &mut Warnings) -> Outline {
    let mut outline = Outline::default();
    let mut open: Vec<(String, usize)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if line.is("BEGIN") {
            let name = line.value().to_ascii_uppercase();
            // An event within an event: the outer one was cut off.
            if name == "VEVENT" || name == "VCALENDAR" {
                let level = open.iter().position(|(outer, _)| *outer == "VEVENT" || *outer == name);
                outline.is_cut |= close_to(&mut open, level.unwrap_or(usize::MAX), lines, warnings);
            }
            if name == "VCALENDAR" {
                outline.cancels.push(false);
            }
            if open.len() == MOST_DEPTH {
                warnings.add(line.number, "The components are nested too deeply: left out.");
                continue;
            }
            open.push((name, at));
        } else if line.is("END") {
            let name = line.value().to_ascii_uppercase();
            let Some(level) = open.iter().rposition(|(begun, _)| *begun == name) else {
                warnings.add(line.number, format!("END:{} closes nothing.", name.chars().take(40).collect::<String>()));
                continue;
            };
            outline.is_cut |= close_to(&mut open, level + 1, lines, warnings);
            let Some((_, begin)) = open.pop() else { continue };
            match name.as_str() {
                "VEVENT" => outline.events.push((begin + 1..at, outline.cancels.len().saturating_sub(1))),
                "VTIMEZONE" => outline.zones.push(begin..at + 1),
                _ => {}
            }
        } else if let [(calendar, _)] = &open[..]
            && calendar == "VCALENDAR"
        {
            if line.is("METHOD")
                && let Some(cancels) = outline.cancels.last_mut()
            {
                *cancels = line.value().eq_ignore_ascii_case("CANCEL");
            } else if line.is("X-WR-CALNAME") {
                outline.names.push(at);
            } else if line.is("PRODID") {
                outline.products.push(at);
            }
        }
    }
    outline.is_cut |= close_to(&mut open, 0, lines, warnings);
    outline
}

/// Closes components that have no `END` of their own, and says whether there were any; an event among them is incomplete.
fn close_to(open: &mut Vec<(String, usize)>, level: usize, lines: &[ContentLine], warnings: &mut Warnings) -> bool {
    let cut = open.split_off(level.min(open.len()));
    for (name, begin) in cut.iter().rev() {
        let result =
            if name == "VEVENT" { "the event is incomplete and left out" } else { "the file may be incomplete" };
        let name: String = name.chars().take(40).collect();
        warnings.add(lines[*begin].number, format!("BEGIN:{name} has no END:{name}: {result}."));
    }
    !cut.is_empty()
}
