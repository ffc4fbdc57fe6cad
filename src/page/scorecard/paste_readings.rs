//! Readings from a spreadsheet.

use crate::exchange::readings::read_readings;
use crate::exchange::table::Choices;
use crate::model::kpi::{Reading, Scorecard};
use crate::page::field::focus_soon;
use crate::page::paste_box::{PasteBox, PastedTable};
use crate::page::ui::{Child, Element};
use crate::page::widgets::button;
use crate::page::{app, format, session};
use crate::state::UndoLabel;
use crate::text::date_with_year;
use crate::text::dates::counted;
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn paste_readings(scorecard: Memo<Arc<Scorecard>>) -> Element {
    let paste = PasteBox::new("readings-paste", "reading", move |text, choices| {
        scorecard.with(|scorecard| found(text, choices, scorecard))
    });
    let columns = "Columns, by name or in this order: figure, date, value, block length, note. Or a column Date, and one for each figure under its name";
    let offers = move || {
        let words = format!("Import {}", paste.what());
        (paste.count() > 0).then(|| button("button small", words, move || take(paste, scorecard))).into_child()
    };
    paste.view(columns, offers)
}

fn readings(count: usize) -> String {
    counted(count, "reading")
}

fn found(text: &str, choices: &Choices, scorecard: &Scorecard) -> PastedTable {
    let (fine, view) = read_readings(text, scorecard, choices, format::table_context());
    PastedTable { view, summary: summary(&fine, scorecard) }
}

/// What each figure gets, and what gives way to it.
fn summary(fine: &[Reading], scorecard: &Scorecard) -> Vec<String> {
    let told = |kpi: crate::model::kpi::Kpi<'_>| {
        let mine = || fine.iter().filter(|reading| reading.kpi == *kpi.id);
        let (first, last) = (mine().map(|reading| reading.date).min()?, mine().map(|reading| reading.date).max()?);
        let days = if first == last {
            date_with_year(first)
        } else {
            format!("{} to {}", date_with_year(first), date_with_year(last))
        };
        let kept = mine().filter(|reading| scorecard.place_of(reading).is_some()).count();
        let gives_way =
            if kept == 0 { String::new() } else { format!("; {} of the same day are replaced", readings(kept)) };
        Some(format!("{}: {}, {days}{gives_way}", kpi.name, readings(mine().count())))
    };
    scorecard.kpis().filter_map(told).collect()
}

fn take(paste: PasteBox, scorecard: Memo<Arc<Scorecard>>) {
    let (text, choices) = paste.text();
    let (fine, _) = read_readings(&text, &scorecard.get_untracked(), &choices, format::table_context());
    let (count, first) = (fine.len(), fine.first().map(|reading| reading.kpi.clone()));
    app().edit(UndoLabel::step("pasting readings"), |case| {
        let scorecard = case.implementation.scorecard_mut();
        // What has no room was refused when the text was read.
        for reading in fine {
            let _ = scorecard.renew(reading);
        }
    });
    paste.close();
    session().say_undoable(format!("{} imported.", readings(count)));
    if let Some(kpi) = first {
        focus_soon(kpi.to_string());
    }
}
