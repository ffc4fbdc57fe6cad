//! Readings from a spreadsheet.

use super::kpi_format;
use crate::exchange::readings::{PastedReadings, read_readings};
use crate::exchange::table::Choices;
use crate::model::kpi::{Kpi, Reading, Scorecard};
use crate::page::chunk::{DetailsChunk, details, details_here};
use crate::page::field::focus_soon;
use crate::page::paste_box::{PasteBox, PastedTable};
use crate::page::ui::{Child, Element};
use crate::page::widgets::button;
use crate::page::{app, format, session};
use crate::state::{Chunk, UndoLabel};
use crate::text::dates::{counted, reading_time};
use leptos::prelude::*;
use std::sync::Arc;

/// The most differences that are listed.
const MOST_CONFLICTS: usize = 20;

pub(super) fn paste_readings(scorecard: Memo<Arc<Scorecard>>) -> Element {
    let here = session().here(Chunk::DETAILS);
    let paste = PasteBox::new("readings-paste", "reading", move |text, choices| {
        here.track();
        let read =
            |details: &DetailsChunk| scorecard.with(|scorecard| (details.read_readings)(text, choices, scorecard));
        details_here().map(read).unwrap_or_default()
    });
    let columns = "Columns, by name or in this order: figure, date, value, block length, note. Or a column Date, and one for each figure under its name. A date may be a month (2027-03) or a quarter (Q1 2027)";
    let offers = move || {
        let import = |words: String, keeps_mine| {
            let take = move |details: &DetailsChunk| {
                scorecard.with_untracked(|scorecard| (details.take_readings)(paste, scorecard, keeps_mine));
            };
            button("button small", words, move || details(take)).into_any()
        };
        let what = paste.what();
        let conflicts = scorecard
            .with(|scorecard| details_here().map(|details| (details.conflicts)(paste, scorecard)))
            .unwrap_or_default();
        let offers = match (paste.count(), conflicts) {
            (0, _) => Vec::new(),
            (_, 0) => vec![import(format!("Import {what}"), false)],
            _ => vec![
                import(format!("Import {what}, keep mine where they differ"), true),
                import(format!("Import {what}, take the pasted ones"), false),
            ],
        };
        offers.into_child()
    };
    paste.view(columns, offers)
}

fn readings(count: usize) -> String {
    counted(count, "reading")
}

/// What can be read of a pasted table.
pub(in crate::page) fn read_pasted(text: &str, choices: &Choices, scorecard: &Scorecard) -> PastedTable {
    let pasted = read_readings(text, scorecard, choices, format::table_context());
    PastedTable { summary: summary(&pasted, scorecard), view: pasted.view }
}

/// How many of the pasted readings differ from readings that are there.
pub(in crate::page) fn conflicts(paste: PasteBox, scorecard: &Scorecard) -> usize {
    let (text, choices) = paste.text();
    let pasted = read_readings(&text, scorecard, &choices, format::table_context());
    scorecard.conflicts(&pasted.readings).len()
}

/// What each figure gets, the events, and each reading that is there already and differs.
fn summary(pasted: &PastedReadings, scorecard: &Scorecard) -> Vec<String> {
    let told = |kpi: Kpi<'_>| {
        let mine = || pasted.readings.iter().filter(|reading| reading.kpi == *kpi.id);
        let first = mine().min_by_key(|reading| reading.date)?;
        let last = mine().max_by_key(|reading| reading.date)?;
        let days = if first.date == last.date {
            reading_time(first)
        } else {
            format!("{} to {}", reading_time(first), reading_time(last))
        };
        Some(format!("{}: {}, {days}", kpi.name, readings(mine().count())))
    };
    let mut lines: Vec<String> = scorecard.kpis().filter_map(told).collect();
    if !pasted.events.is_empty() {
        lines.push(counted(pasted.events.len(), "event"));
    }
    let conflicts = scorecard.conflicts(&pasted.readings);
    let shown = conflicts.iter().take(MOST_CONFLICTS);
    lines.extend(shown.map(|(mine, new)| difference(scorecard, mine, new)));
    if let Some(more) = conflicts.len().checked_sub(MOST_CONFLICTS).filter(|more| *more > 0) {
        lines.push(format!("and {more} more that differ from yours"));
    }
    lines
}

/// A reading that is there already and differs: “Turnover, Mar 2027: yours is 12%, pasted is 14%”.
fn difference(scorecard: &Scorecard, mine: &Reading, new: &Reading) -> String {
    let Some(kpi) = scorecard.kpi(&mine.kpi) else { return String::new() };
    let by = if mine.by.is_empty() { String::new() } else { format!(", {}", mine.by) };
    let both = if mine.value() == new.value() {
        format!("the note of yours is “{}”, pasted is “{}”", mine.note, new.note)
    } else {
        let [mine, new] = [mine, new].map(|reading| kpi_format::shown(reading.value(), kpi.unit));
        format!("yours is {mine}, pasted is {new}")
    };
    format!("{}, {}{by}: {both}", kpi.name, reading_time(mine))
}

/// Imports what can be read, as one step; `keeps_mine` leaves out readings that differ from one that is there.
pub(in crate::page) fn take(paste: PasteBox, before: &Scorecard, keeps_mine: bool) {
    let (text, choices) = paste.text();
    let PastedReadings { readings: mut fine, events, .. } =
        read_readings(&text, before, &choices, format::table_context());
    if keeps_mine {
        let differing: Vec<Reading> = before.conflicts(&fine).into_iter().map(|(_, new)| new.clone()).collect();
        fine.retain(|reading| !differing.contains(reading));
    }
    let (count, first) = (fine.len() + events.len(), fine.first().map(|reading| reading.kpi.clone()));
    app().edit(UndoLabel::step("pasting readings"), |case| {
        let scorecard = case.implementation.scorecard_mut();
        // What has no room was refused when the text was read.
        for reading in fine {
            let _ = scorecard.renew(reading);
        }
        for event in events {
            scorecard.annotate(event);
        }
    });
    paste.close();
    session().say_undoable(format!("{} imported.", readings(count)));
    if let Some(kpi) = first {
        focus_soon(kpi.to_string());
    }
}
