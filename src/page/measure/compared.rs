//! The figures of the calendars; beside those of a second period once there is one, with the measured effect against the promise.

use super::calendar::{of, period};
use super::measuring::Measuring;
use crate::model::date::Date;
use crate::model::kpi::{BlockLength, BuiltInKpi};
use crate::model::takeover::{MeasuredEffect, PromisedChange, deep_work_hours, measured_effect, promised_change};
use crate::model::{Case, Choice, Quantity};
use crate::page::app;
use crate::page::choice::segmented;
use crate::page::format::FIGURES;
use crate::page::table::{column_head, number_cell, number_head, row_head, scroll_box, table};
use crate::page::ui::{Child, Element, html};
use crate::page::widgets::{button, fold};
use crate::text::measured_files::{effect_sentence, in_order, promise_sentence, window_words};
use crate::text::measured_pictures::whole_weeks;
use leptos::prelude::*;
use measure_messages::{Days, Figures, Period, WeekLoad};
use std::sync::Arc;

const BLOCKS: &[&str] = &["60 min", "90 min", "120 min"];

/// A figure: its name, and its hours per person and week.
type Row = (&'static str, fn(&Figures) -> f64);
const ROWS: [Row; 7] = [
    ("Meetings", |figures| figures.meeting_hours_per_week),
    ("Meetings outside working hours", |figures| figures.out_of_hours_per_week),
    ("Working time in gaps under 60 minutes", |figures| figures.fragmented_hours_per_week),
    ("Deep work: free blocks of 60 minutes or more", |figures| figures.deep_work_hours_per_week.of_60),
    ("Deep work: free blocks of 90 minutes or more", |figures| figures.deep_work_hours_per_week.of_90),
    ("Deep work: free blocks of 120 minutes or more", |figures| figures.deep_work_hours_per_week.of_120),
    ("Working time, with meetings", |figures| figures.working_hours_per_week),
];

pub(super) fn figures(measuring: Measuring) -> Element {
    let case = app().case();
    let periods = Memo::new(move |_| {
        of(measuring, |view| {
            let (later, earlier) = in_order(view);
            (later.clone(), earlier.cloned())
        })
    });
    html::div()
        .class("stack")
        .child(html::h3().child("Hours per person and week"))
        .child(move || periods.with(|periods| periods.as_ref().map(|(now, other)| comparison(now, other.as_ref()))))
        .child(move || periods.with(|periods| periods.as_ref().map(|(now, _)| people(now))))
        .child(second_period(measuring))
        .child(block_choice(measuring))
        .child(move || effects(measuring, case, periods))
}

fn comparison(now: &Period, other: Option<&Period>) -> AnyView {
    let number = |value: f64| number_cell(FIGURES.decimal(value, 1));
    let name = |period: &Period| window_words(&period.window.from, &period.window.to);
    let (first, last) = other.map_or((now, None), |earlier| (earlier, Some(now)));
    let mut heads = vec![column_head("Figure"), number_head(name(first))];
    heads.extend(last.map(|last| number_head(name(last))));
    heads.extend(last.map(|_| number_head("Change")));
    let row = |(label, value): Row| {
        let before = value(&first.figures);
        let row = html::tr().child(row_head(label)).child(number(before));
        match last {
            Some(last) => row.child(number(value(&last.figures))).child(number(value(&last.figures) - before)),
            None => row,
        }
    };
    let rows: Vec<_> = ROWS.into_iter().map(row).collect();
    scroll_box("scroll", "Hours per person and week", table(heads, rows)).into_any()
}

/// Each person's figures, where there are several.
fn people(period: &Period) -> AnyView {
    if period.people.len() < 2 {
        return ().into_any();
    }
    let people = period.people.clone();
    fold("Show each person", move || {
        let number = |value: f64| number_cell(FIGURES.decimal(value, 1));
        let row = |person: &measure_messages::Person| {
            let Figures { meeting_hours_per_week, out_of_hours_per_week, fragmented_hours_per_week, .. } =
                person.figures;
            let owner = if person.owner.is_empty() { "Nobody named".to_owned() } else { person.owner.clone() };
            html::tr()
                .child(row_head(owner))
                .child(number(meeting_hours_per_week))
                .child(number(out_of_hours_per_week))
                .child(number(fragmented_hours_per_week))
                .child(number(person.figures.deep_work_hours_per_week.of_120))
        };
        let heads = vec![
            column_head("Person"),
            number_head("Meetings"),
            number_head("Outside working hours"),
            number_head("Short gaps"),
            number_head("Deep work (120 min)"),
        ];
        scroll_box("scroll", "Each person", table(heads, people.iter().map(row).collect::<Vec<_>>())).into_any()
    })
    .into_any()
}

/// Chooses a second period to compare with.
fn second_period(measuring: Measuring) -> Element {
    let compared = Memo::new(move |_| of(measuring, |view| view.settings.compared.clone()).flatten());
    let is_there = Memo::new(move |_| compared.with(Option::is_some));
    let set = move |days: Option<Days>| measuring.set_calendar(|settings| settings.compared = days);
    let before = move || {
        let window = untrack(|| of(measuring, |view| view.settings.window.clone()).flatten());
        set(window.as_ref().and_then(weeks_before));
    };
    html::div().class("stack").child(move || {
        if is_there.get() {
            let fields = period("Compare from", "Compare to", "compared", compared, move |days| set(Some(days)));
            let stop = button("button small", "Stop comparing", move || set(None));
            html::div().class("measure-fields").child(fields).child(html::p().child(stop)).into_any()
        } else {
            html::p().child(button("button small", "Compare with an earlier period", before)).into_child()
        }
    })
}

/// As many days right before a period.
fn weeks_before(days: &Days) -> Option<Days> {
    let (from, to): (Date, Date) = (days.from.parse().ok()?, days.to.parse().ok()?);
    Some(Days { from: from.plus_days(-i64::from(from.days_until(to))).to_string(), to: days.from.clone() })
}

/// A KPI of which the case promises a change, with its measured change in hours.
struct Effect {
    name: &'static str,
    measured: MeasuredEffect,
    promised: Option<PromisedChange>,
}

/// What changed between two periods, and what the case promises for it.
fn effects(measuring: Measuring, case: Memo<Arc<Case>>, periods: Memo<Option<(Period, Option<Period>)>>) -> AnyView {
    let block = measuring.block.get();
    let found = periods.with(|periods| {
        let (later, earlier) = periods.as_ref()?;
        let earlier = earlier.as_ref()?;
        Some(case.with(|case| effects_of(case, earlier, later, block)))
    });
    let Some(found) = found else { return ().into_any() };
    if found.is_empty() {
        return html::p()
            .class("quiet")
            .child("Each period needs two full weeks before a change can be told from chance.")
            .into_any();
    }
    let line = |effect: Effect| {
        let promise = effect.promised.map(|promise| promise_sentence(&effect.measured, &promise, FIGURES));
        html::div()
            .class("finding")
            .child(html::p().child(effect_sentence(effect.name, &effect.measured, FIGURES)))
            .child(promise.map(|words| html::p().class("quiet").child(words)))
    };
    html::div()
        .class("stack")
        .child(html::h3().child("Measured effect"))
        .child(found.into_iter().map(line).collect::<Vec<_>>())
        .into_any()
}

fn effects_of(case: &Case, first: &Period, last: &Period, block: BlockLength) -> Vec<Effect> {
    let full = |period: &Period, value: &dyn Fn(&WeekLoad) -> f64| -> Vec<f64> {
        whole_weeks(&period.pictures.weeks).map(value).collect()
    };
    let end = last.window.to.parse::<Date>().ok().map(|end| end.plus_days(-1));
    let promise = |kpi| end.and_then(|end| promised_change(case, kpi, end));
    // Deep work is promised as a share of the contracted hours.
    let contracted = case.team.hours_per_week.likely().value();
    let in_hours = |promise: PromisedChange| PromisedChange {
        by_now: promise.by_now * contracted,
        in_all: promise.in_all * contracted,
        ..promise
    };
    let effect = |name, value: &dyn Fn(&WeekLoad) -> f64, promised| {
        let measured = measured_effect(&full(first, value), &full(last, value)).ok()?;
        Some(Effect { name, measured, promised })
    };
    [
        effect("Meeting load", &|week| week.meeting_hours, promise(BuiltInKpi::MeetingLoad)),
        effect(
            "Deep work",
            &|week| deep_work_hours(&week.deep_work_hours, block),
            promise(BuiltInKpi::DeepWork).map(in_hours),
        ),
        effect("Meetings outside working hours", &|week| week.out_of_hours, None),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Chooses the shortest block that counts as deep work.
fn block_choice(measuring: Measuring) -> AnyView {
    let chosen = Memo::new(move |_| {
        let block = measuring.block.get();
        BlockLength::ALL.iter().position(|(known, ..)| *known == block).unwrap_or_default()
    });
    let choose = Callback::new(move |place: usize| measuring.block.set(BlockLength::ALL[place].0));
    html::div()
        .class("measure-block")
        .child(html::p().class("quiet").child("Deep work: free blocks of at least"))
        .child(segmented("measured-block", "Deep work: free blocks of at least", BLOCKS, chosen, choose))
        .into_any()
}
