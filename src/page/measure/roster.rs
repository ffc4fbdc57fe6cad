//! What was understood of a roster: the day, and when its people work.

use super::calendar::text_field;
use super::files::warnings;
use super::measuring::Measuring;
use super::pictures;
use crate::form::typed_date::read_day;
use crate::page::format::FIGURES;
use crate::page::text_field::day_input;
use crate::page::ui::{Child, html};
use crate::text::measured_files::roster_sentence;
use leptos::ev;
use leptos::prelude::*;
use measure_messages::RosterView;

pub(super) fn roster(measuring: Measuring, file: u32) -> AnyView {
    let found =
        Memo::new(move |_| measuring.view.with(|view| view.rosters.iter().find(|one| one.file == file).cloned()));
    let of = move |part: fn(&RosterView) -> String| found.with(|view| view.as_ref().map(part).unwrap_or_default());
    let name = Memo::new(move |_| {
        measuring
            .view
            .with(|view| view.files.iter().find(|one| one.file == file).map(|one| one.name.clone()))
            .unwrap_or_default()
    });
    let hours = Memo::new(move |_| of(|view| view.settings.hours.clone()));
    let day = day_input()
        .attr("id", format!("roster-date-{file}"))
        .prop("value", move || of(|view| view.settings.date.clone()))
        .on(ev::change, move |event| {
            if let Ok(day) = read_day(&event_target_value(&event)) {
                measuring.set_roster(file, |settings| settings.date = day.to_string());
            }
        });
    let fields = html::div()
        .class("measure-fields")
        .child(html::label().class("cell").child(html::span().child("Day (in UTC)")).child(day))
        .child(text_field(
            measuring,
            "Hours of people without hours of their own",
            format!("roster-hours-{file}"),
            hours,
            move |hours| {
                measuring.set_roster(file, |settings| settings.hours = hours);
            },
        ));
    let warned = move || {
        found.with(|view| {
            view.as_ref().and_then(|view| view.figures.as_ref()).map(|figures| warnings(&figures.warnings))
        })
    };
    html::section()
        .class("stack measure-part")
        .attr("aria-label", move || Some(format!("Roster, {}", name.get())))
        .child(html::h2().child("Roster"))
        .child(html::p().class("quiet").child(move || name.get()))
        .child(html::p().child(move || of(|view| roster_sentence(view, FIGURES))))
        .child(fields)
        .child(warned.into_child())
        .child(move || measuring.choice_of(file, |view| view.rosters.len() > 1, measuring.roster, Measuring::roster_in))
        .child(pictures::of_roster(measuring, file))
        .into_any()
}
