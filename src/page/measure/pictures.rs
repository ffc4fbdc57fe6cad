//! The pictures of what was measured, in the order in which they are asked about. Each follows the period that is chosen above.

use super::measuring::Measuring;
use crate::model::Quantity;
use crate::page::app;
use crate::page::measure_pictures::{
    Roster, Tickets, Weeks, YearlyCost, at_work, fairest_hour, gaps, handoffs, meeting_ranking, meetings_by_hour,
    out_of_hours_by_hour, resolution_by_month, resolution_times, roster_bands, weeks,
};
use crate::page::ui::{Element, html};
use leptos::prelude::*;
use measure_messages::CalendarPictures;

/// When meetings are, what they cost a year, what they leave, and how weeks differ.
pub(super) fn of_calendar(measuring: Measuring) -> Element {
    let pictures = Memo::new(move |_| {
        measuring.view.with(|view| {
            let calendar = view.calendar.as_ref();
            calendar.map(|calendar| calendar.period.pictures.clone()).unwrap_or_default()
        })
    });
    let (case, evaluation) = (app().case(), app().evaluation());
    let cost = Memo::new(move |_| {
        let hourly = evaluation.with(|evaluation| evaluation.ledger.hourly.value());
        case.with(|case| YearlyCost {
            pictures: pictures.get(),
            weeks: case.team.weeks_per_year.likely().value(),
            hourly: Some(hourly),
            currency: case.currency.clone(),
        })
    });
    let by_week = Memo::new(move |_| Weeks {
        weeks: pictures.with(|all: &CalendarPictures| all.weeks.clone()),
        block: measuring.block.get(),
    });
    charts(vec![
        meetings_by_hour("measured-week", pictures),
        meeting_ranking("measured-ranking", cost),
        gaps("measured-gaps", pictures),
        out_of_hours_by_hour("measured-out-of-hours", pictures),
        weeks("measured-weeks", by_week),
    ])
}

/// How long tickets take, and how that went by month; none where nothing was resolved, and of a file that is not in use.
pub(super) fn of_tickets(measuring: Measuring, file: u32) -> impl Fn() -> Option<Element> + Send {
    let found = Memo::new(move |_| {
        measuring.view.with(|view| {
            let tickets =
                view.tickets.iter().find(|one| one.file == file && measuring.tickets_in(view) == Some(file))?;
            Some(Tickets { figures: tickets.figures.clone()?, pictures: tickets.pictures.clone()? })
        })
    });
    drawn(found, |tickets| {
        vec![resolution_times("measured-resolution", tickets), resolution_by_month("measured-months", tickets)]
    })
}

/// When people work, who meets whom, and how work can be passed on; none where the roster cannot be read or is not in use.
pub(super) fn of_roster(measuring: Measuring, file: u32) -> impl Fn() -> Option<Element> + Send {
    let found = Memo::new(move |_| {
        measuring.view.with(|view| {
            let roster = view.rosters.iter().find(|one| one.file == file && measuring.roster_in(view) == Some(file))?;
            Some(Roster { figures: roster.figures.clone()?, pictures: roster.pictures.clone()? })
        })
    });
    drawn(found, |roster| {
        vec![
            roster_bands("measured-bands", roster),
            at_work("measured-at-work", roster),
            fairest_hour(roster),
            handoffs("measured-handoffs", roster),
        ]
    })
}

/// The pictures of what was found.
fn drawn<T: Clone + PartialEq + Send + Sync + 'static>(
    found: Memo<Option<T>>,
    pictures: fn(Memo<T>) -> Vec<AnyView>,
) -> impl Fn() -> Option<Element> + Send {
    let is_there = Memo::new(move |_| found.with(Option::is_some));
    move || {
        let first = untrack(|| found.get()).filter(|_| is_there.get())?;
        // The last one stays while what follows is measured.
        Some(charts(pictures(Memo::new(move |before: Option<&T>| {
            found.get().or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
        }))))
    }
}

fn charts(views: Vec<AnyView>) -> Element {
    html::div().class("measured-charts").child(views)
}
