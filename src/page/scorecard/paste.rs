//! Readings from a spreadsheet.

use crate::exchange::csv_reader::TableError;
use crate::exchange::readings::read_readings;
use crate::model::kpi::{Reading, Scorecard};
use crate::page::field::focus_soon;
use crate::page::paste::{Found, Paste, offer};
use crate::page::ui::Element;
use crate::page::{app, format, session};
use crate::state::Mark;
use crate::text::date_with_year;
use leptos::prelude::*;
use std::sync::Arc;

/// The place where readings are pasted.
pub(super) fn paste(card: Memo<Arc<Scorecard>>) -> Element {
    let paste = Paste::new("readings-paste", readings, move |text| card.with(|card| found(text, card)));
    let columns =
        "Columns: figure, date, value, block length, note. Or a column Date, and one for each figure under its name";
    let offers = move || {
        let words = format!("Take over {}", paste.what());
        (paste.count() > 0).then(|| offer(words, move || take(paste, card))).into_any()
    };
    paste.view(columns, offers)
}

fn readings(count: usize) -> String {
    if count == 1 { "1 reading".into() } else { format!("{count} readings") }
}

fn found(text: &str, card: &Scorecard) -> Found {
    let (fine, wrong) = read_readings(text, card, format::marks());
    let faults = wrong.iter().map(TableError::to_string).collect();
    Found { count: fine.len(), preview: preview(&fine, card), faults }
}

/// What each figure gets, and what gives way to it.
fn preview(fine: &[Reading], card: &Scorecard) -> Vec<String> {
    let told = |kpi: crate::model::kpi::Kpi<'_>| {
        let mine = || fine.iter().filter(|reading| reading.kpi == kpi.id);
        let (first, last) = (mine().map(|reading| reading.date).min()?, mine().map(|reading| reading.date).max()?);
        let days = if first == last {
            date_with_year(first)
        } else {
            format!("{} to {}", date_with_year(first), date_with_year(last))
        };
        let kept = mine().filter(|reading| card.place_of(reading).is_some()).count();
        let gives_way =
            if kept == 0 { String::new() } else { format!("; {} of the same day give way", readings(kept)) };
        Some(format!("{}: {}, {days}{gives_way}", kpi.name, readings(mine().count())))
    };
    card.kpis().filter_map(told).collect()
}

fn take(paste: Paste, card: Memo<Arc<Scorecard>>) {
    let (fine, _) = read_readings(&paste.text(), &card.get_untracked(), format::marks());
    let (count, first) = (fine.len(), fine.first().map(|reading| reading.kpi.clone()));
    app().edit(Mark::step("pasting readings"), |case| {
        let card = case.practice.scorecard_mut();
        // What has no room was refused when the text was read.
        for reading in fine {
            drop(card.renew(reading));
        }
    });
    paste.close();
    session().say_undoable(format!("{} taken over.", readings(count)));
    first.into_iter().for_each(focus_soon);
}
