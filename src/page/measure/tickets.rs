//! What was understood of a ticket export: its columns, the order of its dates, and the figures.

use super::calendar::{period, zone_field};
use super::files::warnings;
use super::measuring::Measuring;
use super::pictures;
use crate::model::takeover::measured_effect;
use crate::page::choice::pick;
use crate::page::constant;
use crate::page::format::FIGURES;
use crate::page::table::{column_head, number_cell, number_head, row_head, scroll_box, table};
use crate::page::ui::{Child, html};
use crate::page::widgets::{button, fold_at};
use crate::text::measured_files::{question_words, resolution_effect_sentence, ticket_sentence, window_words};
use crate::text::measured_result::ticket_hours;
use leptos::prelude::*;
use measure_messages::{DateOrder, Days, TicketFigures, TicketSettings, TicketView};

const ORDERS: [(Option<DateOrder>, &str); 4] = [
    (None, "Found in the file"),
    (Some(DateOrder::Dmy), "Day first (31/12/2027)"),
    (Some(DateOrder::Mdy), "Month first (12/31/2027)"),
    (Some(DateOrder::Ymd), "Year first (2027-12-31)"),
];

/// A column that is chosen: its label, and its place in the settings.
type Column = (&'static str, fn(&mut TicketSettings) -> &mut Option<String>);
const COLUMNS: [Column; 3] = [
    ("Created", |settings| &mut settings.created),
    ("Resolved", |settings| &mut settings.resolved),
    ("First response", |settings| &mut settings.responded),
];

pub(super) fn tickets(measuring: Measuring, file: u32) -> AnyView {
    let found =
        Memo::new(move |_| measuring.view.with(|view| view.tickets.iter().find(|one| one.file == file).cloned()));
    let of = move |part: fn(&TicketView) -> AnyView| move || found.with(|view| view.as_ref().map(part));
    let name = Memo::new(move |_| {
        measuring
            .view
            .with(|view| view.files.iter().find(|one| one.file == file).map(|one| one.name.clone()))
            .unwrap_or_default()
    });
    let columns =
        Memo::new(move |_| found.with(|view| view.as_ref().map(|view| view.columns.clone()).unwrap_or_default()));
    let settings = Memo::new(move |_| found.with(|view| view.as_ref().map(|view| view.settings.clone())));
    let window =
        Memo::new(move |_| settings.with(|settings| settings.as_ref().and_then(|settings| settings.window.clone())));
    let compared =
        Memo::new(move |_| settings.with(|settings| settings.as_ref().and_then(|settings| settings.compared.clone())));
    let zone = Memo::new(move |_| {
        settings.with(|settings| settings.as_ref().map(|settings| settings.zone.clone()).unwrap_or_default())
    });
    let choices = move || {
        let columns = columns.get();
        COLUMNS.into_iter().map(|column| column_choice(measuring, file, column, &columns, settings)).collect::<Vec<_>>()
    };
    let fields = move || {
        let all = button("button small", "All dates", move || {
            measuring.set_tickets(file, |settings| settings.window = None);
        });
        html::div()
            .class("measure-fields")
            .child(choices)
            .child(order_choice(measuring, file, settings))
            .child(zone_field(format!("tickets-zone-{file}"), zone, move |zone| {
                measuring.set_tickets(file, |settings| settings.zone = zone);
            }))
            .child(period("Resolved from", "Resolved to", &format!("tickets-{file}"), window, move |days| {
                measuring.set_tickets(file, |settings| settings.window = Some(days));
            }))
            .child(period("Compare from", "Compare to", &format!("tickets-compared-{file}"), compared, move |days| {
                measuring.set_tickets(file, |settings| settings.compared = Some(days));
            }))
            .child(html::p().child(all))
            .into_any()
    };
    // What must be chosen is in sight.
    let is_open =
        RwSignal::new(untrack(|| found.with(|view| view.as_ref().is_some_and(|view| view.figures.is_none()))));
    html::section()
        .class("stack measure-part")
        .attr("aria-label", move || Some(format!("Tickets, {}", name.get())))
        .child(html::h2().child("Tickets"))
        .child(html::p().class("quiet").child(move || name.get()))
        .child(of(question))
        .child(html::p().child(move || found.with(|view| view.as_ref().map(ticket_sentence).unwrap_or_default())))
        .child(fold_at(is_open, "Columns, dates and period".into_part(), Box::new(fields)).class("measure-fold"))
        .child(of(|view| view.figures.as_ref().map(|figures| warnings(&figures.warnings)).into_child()))
        .child(of(figures))
        .child(of(|view| effect(view).map(|words| html::p().class("finding").child(words)).into_child()))
        .child(move || {
            measuring.choice_of(file, |view| view.tickets.len() > 1, measuring.tickets, Measuring::tickets_in)
        })
        .child(pictures::of_tickets(measuring, file))
        .into_any()
}

fn question(view: &TicketView) -> AnyView {
    let question = view.question.as_ref();
    question.map(|question| html::p().class("message warning").child(question_words(question))).into_child()
}

fn column_choice(
    measuring: Measuring,
    file: u32,
    (label, slot): Column,
    columns: &[String],
    settings: Memo<Option<TicketSettings>>,
) -> AnyView {
    let known = columns.to_vec();
    let mut options = vec!["(none)".to_owned()];
    options.extend(known.iter().cloned());
    let chosen = {
        let known = known.clone();
        Memo::new(move |_| {
            let now = settings.get().and_then(|mut settings| slot(&mut settings).clone());
            now.and_then(|name| known.iter().position(|column| *column == name)).map_or(0, |place| place + 1)
        })
    };
    let choose = Callback::new(move |place: usize| {
        let column = place.checked_sub(1).and_then(|place| known.get(place).cloned());
        measuring.set_tickets(file, |settings| *slot(settings) = column);
    });
    pick(label, constant(label.to_owned()), options, chosen, choose)
}

fn order_choice(measuring: Measuring, file: u32, settings: Memo<Option<TicketSettings>>) -> AnyView {
    let chosen = Memo::new(move |_| {
        let order = settings.with(|settings| settings.as_ref().and_then(|settings| settings.dates));
        ORDERS.iter().position(|(known, _)| *known == order).unwrap_or_default()
    });
    let choose =
        Callback::new(move |place: usize| measuring.set_tickets(file, |settings| settings.dates = ORDERS[place].0));
    let options = ORDERS.iter().map(|(_, words)| (*words).to_owned()).collect();
    pick("Order of dates", constant("Order of dates".to_owned()), options, chosen, choose)
}

/// What changed between the two periods, with its uncertainty; none without two periods.
fn effect(view: &TicketView) -> Option<String> {
    let ([window, compared], settings) = (view.weekly_medians.as_ref()?, &view.settings);
    let window_is_later = settings.window.as_ref()?.from >= settings.compared.as_ref()?.from;
    let (before, after) = if window_is_later { (compared, window) } else { (window, compared) };
    let words = measured_effect(before, after).map(|effect| resolution_effect_sentence(&effect, FIGURES));
    Some(words.unwrap_or_else(|_| {
        "Each period needs two full weeks with resolved tickets before a change can be told from chance.".to_owned()
    }))
}

/// A figure: its name, and how it is told.
type Row<'a> = (&'static str, &'a dyn Fn(&TicketFigures) -> Option<String>);

/// The figures; beside them those of the period to compare with, if there is one.
fn figures(view: &TicketView) -> AnyView {
    let hours = |value: Option<f64>| value.map(|value| ticket_hours(value, FIGURES));
    let rows: [Row; 6] = [
        ("Resolved tickets", &|figures| Some(figures.resolved.to_string())),
        ("Median time to resolution", &|figures| hours(figures.median_hours)),
        ("90% resolved within", &|figures| hours(figures.p90_hours)),
        ("Resolved in under 24 hours", &|figures| figures.under_24h.map(|share| FIGURES.percent(share))),
        ("Median time to first response", &|figures| hours(figures.response_median_hours)),
        ("Age of the oldest open ticket", &|figures| hours(figures.oldest_open_hours)),
    ];
    let Some(now) = &view.figures else { return ().into_any() };
    let cell = |value: Option<String>| number_cell(value.unwrap_or_else(|| "not in the file".into()));
    let row = |(label, value): Row| {
        let other = view.compared.as_ref().map(|other| cell(value(other)));
        html::tr().child(row_head(label)).child(cell(value(now))).child(other)
    };
    let name = |days: &Option<Days>| {
        days.as_ref().map_or_else(|| "All dates".to_owned(), |days| window_words(&days.from, &days.to))
    };
    let mut heads = vec![column_head("Calendar hours"), number_head(name(&view.settings.window))];
    heads.extend(view.compared.as_ref().map(|_| number_head(name(&view.settings.compared))));
    scroll_box("scroll", "Tickets", table(heads, rows.into_iter().map(row).collect::<Vec<_>>())).into_any()
}
