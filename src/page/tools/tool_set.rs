//! The picked set of tools: its cost, and whether it covers the needs.

use super::business_case::in_case;
use super::picked_tools::{droppable, picked_tools};
use super::tool_set_data::{LISTED_IN, ToolSetData, ToolSetMemo, try_edit};
use crate::model::Choice;
use crate::model::tool_set::{MonthlyCost, Offer, ToolNeed};
use crate::page::ui::{Child, Element, fragment, html};
use crate::page::widgets::{button, section};
use leptos::prelude::*;

pub(super) fn tool_set(data: ToolSetMemo) -> AnyView {
    let summary = move || {
        let now = data.get();
        if now.tool_set.picks.is_empty() {
            empty(data)
        } else {
            fragment([figures(&now), not_counted(&now), needs(&now)])
        }
    };
    let foreign = move || foreign(&data.get());
    section("stack", "set-title", "Your set")
        .attr("id", "set")
        .child(summary)
        .child(foreign)
        .child(picked_tools(data))
        .child(droppable(data))
        .child(in_case(data))
        .into_any()
}

/// While no tool is picked: how to begin.
fn empty(data: ToolSetMemo) -> AnyView {
    let begin = move || {
        let people = data.get().people;
        try_edit("picking a first set", |tool_set| tool_set.begin(people));
    };
    let words = "No tools are picked yet. Pick the tools that the team uses or would buy below, or start with the \
    cheapest set that covers messages, documents and tasks.";
    let button = button("button primary", "Pick the cheapest set for this team", begin).attr("id", "begin");
    html::div().class("start stack").child(html::p().child(words)).child(html::p().child(button)).into_any()
}

/// The amounts, in large type.
fn figures(data: &ToolSetData) -> AnyView {
    let cost = data.tool_set.monthly_cost(data.people);
    let each = (format!("Per month for {}", data.team()), cost.added);
    let mut shown = vec![each, ("A year".to_owned(), cost.added_a_year())];
    shown.push(("Per person and month".to_owned(), cost.per_person(data.people)));
    if cost.dropped > 0.0 {
        shown.push(("Saved a year by dropped tools".to_owned(), cost.dropped_a_year()));
        shown.push(difference(&cost));
    }
    let figure = |(label, amount): (String, f64)| {
        let value = html::p().class("value").child(data.money(amount));
        html::li().class("figure").child(html::h3().child(label)).child(value).into_any()
    };
    html::ul().class("figures").child(shown.into_iter().map(figure).collect::<Vec<_>>()).into_any()
}

/// The tools that the amounts leave out.
fn not_counted(data: &ToolSetData) -> AnyView {
    let names: Vec<String> = data.tool_set.not_counted(data.people).iter().map(Offer::name).collect();
    let words = format!("Not counted in these amounts: {}. The list below says why.", names.join(", "));
    (!names.is_empty()).then(|| html::p().class("message warning").attr("id", "not-counted").child(words)).into_child()
}

/// What the change of tools costs or saves a year, whichever it is.
fn difference(cost: &MonthlyCost) -> (String, f64) {
    let net = cost.net_a_year();
    (if net > 0.0 { "More a year than now" } else { "Less a year than now" }.to_owned(), net.abs())
}

/// For each need, what covers it.
fn needs(data: &ToolSetData) -> AnyView {
    let rows =
        data.tool_set.coverage(data.people).into_iter().map(|(need, tools)| covered(need, &tools)).collect::<Vec<_>>();
    html::ul().class("coverage").attr("aria-label", "What the set covers").child(rows).into_any()
}

fn covered(need: ToolNeed, tools: &[String]) -> AnyView {
    let (class, word) = match tools.len() {
        0 => ("chip late", "not covered"),
        1 => ("chip good", "covered"),
        _ => ("chip watch", "covered more than once"),
    };
    let by = if tools.is_empty() { "no tool in the set".to_owned() } else { tools.join(", ") };
    html::li()
        .child(html::b().child(need.word()))
        .child(html::span().class(class).child(word))
        .child(html::span().class("quiet").child(by))
        .into_any()
}

/// A warning where dollar list prices are added up in another currency.
fn foreign(data: &ToolSetData) -> Option<Element> {
    if data.currency == LISTED_IN {
        return None;
    }
    let counted = data.tool_set.counted(data.people);
    let counted = counted.iter().filter(|pick| pick.monthly > 0.0 && data.tool_set.is_listed(&pick.offer.id)).count();
    let picked = match counted {
        0 => String::new(),
        1 => format!(" One price in your set is still in dollars and is added up as if it were in {}.", data.currency),
        many => format!(
            " {many} prices in your set are still in dollars and are added up as if they were in {}.",
            data.currency
        ),
    };
    let words = format!(
        "List prices and the article’s prices are in US dollars; your case is in {}. Nothing is converted: edit a \
         price to enter what you pay.{picked}",
        data.currency
    );
    Some(html::p().class("message warning").attr("id", "foreign").child(words))
}
