//! Where the case stands: promised and realized by now, what to decide next, and the forecast.

use super::standing_chart::{StandingForecast, standing_chart};
use super::{ID, ReviewMemo};
use crate::model::kpi::BuiltInKpi;
use crate::page::answer::view_switch;
use crate::page::chunk::of_details;
use crate::page::gate_prospects::{GateProspects, ways};
use crate::page::table::{captioned_table, column_head, row_head, scroll_box};
use crate::page::ui::{Child, Element, fragment, html};
use crate::page::widgets::{fold, section};
use crate::page::{app, session};
use crate::state::Page;
use crate::text::Phrase;
use crate::text::gate::{gate_name, gate_state, gate_suggestion, outlook_words, spent_words};
use crate::text::promise::review_verdict;
use crate::text::rollout::current_day;
use crate::text::standing::{
    TotalToDate, forecast_words, input_cells, measured_share, realized_and_promised, rollout_day,
};
use leptos::prelude::*;

/// The first card of the scorecard.
pub(in crate::page) fn standing() -> AnyView {
    let approved = app().slice(|case| case.implementation.approval.is_some());
    section("stack standing", "standing", "Where the case stands")
        .child(move || if approved.get() { of_details(|details| (details.approved_case)()) } else { not_approved() })
        .into_any()
}

fn not_approved() -> AnyView {
    let (case, today) = (app().case(), session().today);
    let way = html::a().attr("href", Page::Scorecard.address(ID)).child("Approve the case");
    let words = "The case is not approved yet, so there is no promise to compare with.";
    let day = move || {
        case.with(|case| {
            let start = case.planned_start()?;
            Some(html::p().class("quiet").child(current_day(&case.plan(), start, today.get())))
        })
    };
    fragment([
        day.into_child(),
        html::p().class("sentence").child(words).child(" ").child(way).into_any(),
        first_readings(),
    ])
}

/// Before the start: the promised KPIs that have no reading to compare later ones with, and the way to enter them.
fn first_readings() -> AnyView {
    let (case, today) = (app().case(), session().today);
    let missing = Memo::new(move |_| {
        case.with(|case| {
            let has_started = case.planned_start().is_some_and(|start| start < today.get());
            // Without any reading and any approval, the scorecard below says how to begin.
            let is_new = case.implementation.approval.is_none() && case.implementation.scorecard.readings().is_empty();
            if has_started || is_new { Vec::new() } else { case.implementation.scorecard.without_baseline() }
        })
    });
    let told = move || {
        let missing = missing.get();
        let link = |kpi: &BuiltInKpi| {
            let address = Page::Scorecard.address(kpi.id());
            html::a().attr("href", address).child(kpi.kpi().name).into_any()
        };
        let words = "Before the rollout starts, measure what the case promises to change. It cannot be measured later:";
        (!missing.is_empty()).then(|| {
            let links = missing.iter().map(link).collect::<Vec<_>>();
            html::div()
                .class("notice stack-tight")
                .attr("id", "first-readings")
                .child(html::p().child(words))
                .child(html::p().class("cluster").child(links))
        })
    };
    told.into_child()
}

/// An approved case by now, and its forecast.
pub(in crate::page) fn approved_case() -> AnyView {
    let review_memo = ReviewMemo::follow();
    let forecast = StandingForecast::follow(review_memo);
    let length = app().slice(|case| case.implementation.approval.as_ref().map_or(0, |is| is.case().rollout.days));
    fragment([
        review_memo.say("quiet", move |review, _| Phrase::default().say(rollout_day(review.elapsed, length.get()))),
        review_memo.say("sentence", review_verdict),
        html::ul().class("figures").child(move || figures(review_memo)).into_any(),
        first_readings(),
        next_decision(review_memo.prospects),
        html::div().class("answer-head").child(view_switch()).into_any(),
        standing_chart(forecast),
        outlook(forecast),
    ])
}

/// Realized and promised by now; nothing before the start.
fn figures(review_memo: ReviewMemo) -> Option<AnyView> {
    review_memo.show(&|review, formatters| {
        let totals = realized_and_promised(review, formatters.numbers);
        (review.elapsed >= 0).then(|| fragment(totals.map(|total| figure(total).into_any())))
    })?
}

fn figure(total: TotalToDate) -> Element {
    html::li()
        .class("figure")
        .child(html::h3().child(total.label))
        .child(html::p().class("value").child(total.amount))
        .child(html::p().class("range-words").child(total.covers))
}

/// The gate to decide next: what it suggests, why and by when, with the way to what it asks for.
fn next_decision(prospects: GateProspects) -> AnyView {
    let (case, today) = (app().case(), session().today);
    let next = Memo::new(move |_| {
        case.with(|case| case.plan().next_gate(case.first_day(), case.lateness_day(today.get())).cloned())
    });
    let told = move || {
        let gate = next.get()?;
        Some(prospects.say(&gate, &|review, context, numbers| {
            let state =
                gate_state(context.plan, &gate, context.start, context.today, context.case.lateness_day(context.today));
            let lead = format!("Next decision: {}, {state}. ", gate_name(&gate, context.start));
            let suggestion = gate_suggestion(&gate, review, context, numbers);
            let spent = review.to_come.map(|_| spent_words(review.spent, numbers)).unwrap_or_default();
            let worth = outlook_words(review, numbers).say(format!(" {spent}"));
            let decide = html::a().attr("href", Page::Rollout.address(&format!("gate-{}", gate.id))).child("Decide");
            fragment([
                html::p().child(lead).child(suggestion).child(" ").child(decide).into_any(),
                ways(review, context).into_child(),
                html::p().class("quiet").child(worth).into_any(),
            ])
        }))
    };
    html::div().class("notice stack-tight").attr("id", "next-decision").child(told).into_any()
}

/// The forecast with its range, and the inputs that were measured.
fn outlook(forecast: StandingForecast) -> AnyView {
    let said =
        move || forecast.show(&|forecast, review, formatters| forecast_words(forecast, review, formatters.numbers));
    let share = move || {
        forecast.show(&|forecast, review, formatters| {
            let share = (review.elapsed >= 0).then(|| measured_share(forecast.curve.entered_share, formatters.numbers));
            share.unwrap_or_default()
        })
    };
    fragment([
        html::p().attr("id", "standing-forecast").child(said).into_any(),
        html::p().class("quiet").child(share).into_any(),
        fold("What the forecast is based on", move || inputs(forecast)).into_any(),
    ])
}

fn inputs(forecast: StandingForecast) -> AnyView {
    let about = "An input that was measured takes the range of its last five readings since the start; with fewer \
    than three, the latest reading with the width of the approved range. Monthly costs take the mean and the range of \
    their last five monthly bills. Until the rollout is over, readings are weighed with the approved range by the share \
    of the planned adoption that their day should have reached. All other inputs keep the ranges that were approved.";
    let rows = move || {
        forecast.show(&|forecast, _, formatters| {
            let row = |input: &_| {
                let [name, range, promised, basis] = input_cells(input, formatters);
                let cell = |words: String| html::td().child(words).into_any();
                html::tr().child(row_head(name)).child(vec![cell(range), cell(promised), cell(basis)]).into_any()
            };
            forecast.inputs.iter().map(row).collect::<Vec<_>>()
        })
    };
    let some = move || forecast.show(&|forecast, _, _| !forecast.inputs.is_empty()).unwrap_or_default();
    let table = move || {
        let heads = ["Input", "In the forecast", "As promised", "Readings used"].map(column_head).into();
        let caption = html::caption().child("Measured inputs of the forecast");
        let table = || scroll_box("scroll", "Measured inputs", captioned_table(caption, heads, rows)).into_any();
        if some() { table() } else { html::p().child("No input has been measured yet.").into_any() }
    };
    fragment([html::p().child(about).into_any(), table.into_child()])
}
