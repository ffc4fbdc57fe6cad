//! The picked set of tools: its cost, and whether it covers the needs.

use super::business_case::in_case;
use super::picked_tools::picked_tools;
use super::stack_data::{LISTED_IN, StackData, StackMemo, edit};
use crate::model::Choice;
use crate::model::stack::{MonthlyCost, Need};
use crate::page::ui::{Element, fragment, html};
use crate::page::widgets::{button, section};
use leptos::prelude::*;

pub(super) fn tool_set(data: StackMemo) -> AnyView {
    let summary = move || {
        let now = data.get();
        if now.stack.picks.is_empty() { empty(data) } else { fragment([figures(&now), needs(&now)]) }
    };
    let foreign = move || foreign(&data.get());
    section("stack", "set-title", "Your set")
        .attr("id", "set")
        .child(summary)
        .child(foreign)
        .child(picked_tools(data))
        .child(in_case(data))
        .into_any()
}

/// While no tool is picked: how to begin.
fn empty(data: StackMemo) -> AnyView {
    let begin = move || {
        let people = data.get().people;
        edit("picking a first set", |stack| stack.begin(people));
    };
    let words = "Nothing is picked yet. Pick below what the team uses or would buy, or begin with the list prices \
                 that cover messages, documents and tasks for the least money.";
    let button = button("button primary", "Pick the cheapest set for this team", begin).attr("id", "begin");
    fragment([html::p().child(words).into_any(), html::p().child(button).into_any()])
}

/// The amounts, in large type.
fn figures(data: &StackData) -> AnyView {
    let cost = data.stack.monthly_cost(data.people);
    let each = (format!("A month for {}", data.team()), cost.added);
    let mut shown = vec![each, ("A year".to_owned(), cost.added_a_year())];
    shown.push(("A person and month".to_owned(), cost.per_person(data.people)));
    if cost.dropped > 0.0 {
        shown.push(("Saved a year by what is dropped".to_owned(), cost.dropped_a_year()));
        shown.push(difference(&cost));
    }
    let figure = |(label, amount): (String, f64)| {
        let value = html::p().class("value").child(data.money(amount));
        html::li().class("figure").child(html::h3().child(label)).child(value).into_any()
    };
    html::ul().class("figures").child(shown.into_iter().map(figure).collect::<Vec<_>>()).into_any()
}

/// What the change of tools costs or saves a year, whichever it is.
fn difference(cost: &MonthlyCost) -> (String, f64) {
    let net = cost.net_a_year();
    (if net > 0.0 { "More a year than now" } else { "Less a year than now" }.to_owned(), net.abs())
}

/// For each need, what covers it.
fn needs(data: &StackData) -> AnyView {
    let rows = data.stack.coverage().into_iter().map(|(need, tools)| covered(need, &tools)).collect::<Vec<_>>();
    html::ul().class("coverage").attr("aria-label", "What the set covers").child(rows).into_any()
}

fn covered(need: Need, tools: &[String]) -> AnyView {
    let (class, word) = match tools.len() {
        0 => ("chip late", "not covered"),
        1 => ("chip good", "covered"),
        _ => ("chip watch", "covered more than once"),
    };
    let by = if tools.is_empty() { "no tool of the set".to_owned() } else { tools.join(", ") };
    html::li()
        .child(html::b().child(need.word()))
        .child(html::span().class(class).child(word))
        .child(html::span().class("quiet").child(by))
        .into_any()
}

/// A warning where dollar list prices are added up in another currency.
fn foreign(data: &StackData) -> Option<Element> {
    if data.currency == LISTED_IN {
        return None;
    }
    let counted = data.stack.picks.iter().filter(|pick| data.stack.is_listed(&pick.offer)).count();
    let picked = match counted {
        0 => String::new(),
        1 => format!(" One price of your set still is in dollars and is added up as if it was in {}.", data.currency),
        many => format!(
            " {many} prices of your set still are in dollars and are added up as if they were in {}.",
            data.currency
        ),
    };
    let words = format!(
        "List prices and the article’s are US dollars; your case counts in {}. Nothing is converted: edit a price to what \
         you pay, and it is yours.{picked}",
        data.currency
    );
    Some(html::p().class("message warning").attr("id", "foreign").child(words))
}
