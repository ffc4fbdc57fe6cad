//! Two charts: which price is lower at which size, and what the set costs as the team grows.

use super::cost_curves::{CostCurves, crossings};
use super::tool_set_data::{ToolSetMemo, edit};
use crate::model::Choice;
use crate::model::tool_set::{Billing, FEWEST_COMPARED, ToolSet};
use crate::page::chart::{ChartCard, Legend, MIDDLE, ReadOut, SvgChart, SvgShape, upright_mark};
use crate::page::choice::segmented;
use crate::page::ui::{Child, fragment, html};
use crate::page::widgets::{button, fold, section, tick, with_words};
use crate::page::{app, constant};
use leptos::prelude::*;
use std::sync::Arc;

/// How far a chart goes, in people.
const REACHES: [usize; 4] = [50, 100, 200, 500];
const REACH_WORDS: &[&str] = &["to 50", "to 100", "to 200", "to 500 people"];

/// The words for the two ways to be billed.
pub(super) const BILLINGS: &[&str] = &[Billing::ALL[0].2, Billing::ALL[1].2];

/// Comparisons to begin with.
const PAIRS: [(&str, [&str; 2]); 2] = [
    ("The article’s prices", ["basecamp-article", "twist-article"]),
    ("List prices", ["basecamp-flat", "twist-unlimited"]),
];

pub(super) fn price_charts(data: ToolSetMemo) -> AnyView {
    let reach = RwSignal::new(REACHES.len() - 1);
    let controls = html::div().class("cluster").child(billing("compare-billing")).child(segmented(
        "reach",
        "How far the charts go",
        REACH_WORDS,
        Memo::new(move |_| reach.get()),
        Callback::new(move |to| reach.set(to)),
    ));
    let picked = Memo::new(move |_| Arc::new(CostCurves::picked(&data.get())));
    let any = Memo::new(move |_| picked.with(|curves| !curves.is_empty()));
    let first = html::div().attr("class", move || (!any.get()).then(|| "wide".to_owned())).child(compared(data, reach));
    let second = move || any.get().then(|| outlook(picked, reach));
    section("stack", "growth-title", "As the team grows")
        .attr("id", "growth")
        .child(controls)
        .child(html::div().class("panels").child(first).child(second))
        .into_any()
}

/// How the prices that are not picked are billed: those compared, and those of the next pick.
pub(super) fn billing(name: &'static str) -> AnyView {
    let chosen = app().slice(|case| usize::from(case.implementation.tool_set.billing == Billing::Monthly));
    let choose = Callback::new(move |place: usize| {
        edit("how prices are billed", |tool_set| tool_set.billing = Billing::ALL[place].0);
    });
    segmented(name, "How prices are billed", BILLINGS, chosen, choose)
}

const LEGEND: Legend = &[
    (|| upright_mark("mark"), "your team"),
    (|| SvgShape::Circle("point", MIDDLE), "from this size on, another price is lower"),
];

fn drawing(
    id: &'static str,
    title: &'static str,
    about: Memo<String>,
    curves: Memo<Arc<CostCurves>>,
    reach: RwSignal<usize>,
) -> SvgChart {
    SvgChart {
        id: id.into(),
        title: constant(title.to_owned()),
        about,
        description: Memo::new(move |_| curves.with(|curves| curves.description())),
        legend: Memo::new(move |_| if curves.with(|curves| curves.crosses()) { LEGEND } else { &LEGEND[..1] }),
        shapes: Arc::new(move |width, height| curves.with(|curves| curves.shapes(REACHES[reach.get()], width, height))),
        height: None,
        read_out: Some(ReadOut::new(
            move |width, height| curves.with(|curves| curves.spots(REACHES[reach.get()], width, height)),
            move |place| curves.with(|curves| curves.words(place)),
        )),
    }
}

fn compared(data: ToolSetMemo, reach: RwSignal<usize>) -> AnyView {
    let curves = Memo::new(move |_| Arc::new(CostCurves::compared(&data.get())));
    let about =
        Memo::new(move |_| format!("Cost per month, {}, by number of people.", data.get().tool_set.billing.word()));
    let sentences = move || crossings(&curves.get().sentences());
    let below = fragment([sentences.into_child(), chooser(data)]);
    let heading = html::h3().child("Which price is the lowest").into_any();
    let drawing = drawing("rivals", "Prices compared", about, curves, reach);
    ChartCard { heading, drawing, below }.view(move || curves.get().table())
}

/// What the set costs as the team grows.
fn outlook(curves: Memo<Arc<CostCurves>>, reach: RwSignal<usize>) -> AnyView {
    let words = move || html::p().class("quiet").child(curves.get().outlook());
    let about = constant("Cost per month by number of people, each tool with its own billing.".to_owned());
    let drawing = drawing("outlook", "The set as the team grows", about, curves, reach);
    let heading = html::h3().child("What your set costs").into_any();
    ChartCard { heading, drawing, below: words.into_child() }.view(move || curves.get().table())
}

fn chooser(data: ToolSetMemo) -> AnyView {
    let pairs = PAIRS.iter().map(|(words, pair)| shortcut(data, words, pair)).collect::<Vec<_>>();
    let checks = move || {
        let offers = data.get().tool_set.offers();
        let priced = offers.into_iter().filter(|offer| offer.price.is_stated());
        let boxes = priced.map(|offer| compare_box(data, offer.id)).collect::<Vec<_>>();
        let legend = format!("From {FEWEST_COMPARED} to {} at once", ToolSet::MOST_COMPARED);
        html::fieldset()
            .child(html::legend().class("quiet").child(legend))
            .child(html::div().class("boxes").child(boxes))
            .into_any()
    };
    let others = fold("Choose what to compare", checks).class("paste");
    fragment([html::div().class("cluster").child(pairs).into_any(), others.into_any()])
}

fn shortcut(data: ToolSetMemo, words: &'static str, pair: &'static [&'static str; 2]) -> AnyView {
    let chosen =
        move || data.get().tool_set.compared_offers().iter().map(|offer| offer.id.as_str()).eq(pair.iter().copied());
    let choose = move || {
        edit("what is compared", |tool_set| {
            tool_set.compared = pair.iter().map(|id| (*id).to_owned()).collect();
        });
    };
    button("button small", words, choose).attr("aria-pressed", move || Some(chosen().to_string())).into_any()
}

fn compare_box(data: ToolSetMemo, id: String) -> AnyView {
    let data = data.get();
    let compared = data.tool_set.compared_offers();
    let is_compared = compared.iter().any(|offer| offer.id == id);
    // One more or one less would be too many or too few.
    let fixed = if is_compared { compared.len() <= FEWEST_COMPARED } else { compared.len() >= ToolSet::MOST_COMPARED };
    let name = data.tool_set.offer(&id).map(|offer| offer.name());
    let toggle = move |_| edit("what is compared", |tool_set| tool_set.compare(&id));
    with_words(tick(move || is_compared, toggle).prop("disabled", move || fixed), name.into_part()).into_any()
}
