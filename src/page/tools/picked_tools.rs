//! What was picked, tool by tool: added or dropped, how billed, for how many.

use super::price_charts::BILLINGS;
use super::stack_data::{StackMemo, edit};
use crate::model::stack::{Billing, Pick};
use crate::model::{Action, Case, Choice, Limits, Unit};
use crate::page::choice::select;
use crate::page::field::{At, Number, cell, focus_soon};
use crate::page::ui::{Element, html, keyed};
use crate::page::widgets::{CLOSE, glyph};
use crate::page::{app, constant};
use leptos::ev;
use leptos::prelude::*;

const ACTIONS: [Action; 2] = [Action::Add, Action::Drop];

pub(super) fn picked_tools(data: StackMemo) -> Element {
    let count = app().slice(|case| case.practice.stack.picks.len());
    let rows = keyed(move || (0..count.get()).collect(), move |place| row(data, place));
    html::ul().class("rows picks").attr("aria-label", "Picked tools").child(rows)
}

fn at(case: &Case, place: usize) -> Option<&Pick> {
    case.practice.stack.picks.get(place)
}

fn row(data: StackMemo, place: usize) -> AnyView {
    let name = app().slice(move |case| {
        let offer = at(case, place).and_then(|pick| case.practice.stack.offer(&pick.offer));
        offer.map_or_else(|| "a price that is gone".to_owned(), |offer| offer.name())
    });
    let both = app().slice(move |case| {
        let offer = at(case, place).and_then(|pick| case.practice.stack.offer(&pick.offer));
        offer.is_some_and(|offer| offer.price.yearly.is_some() && offer.price.monthly.is_some())
    });
    let cost = move || {
        let data = data.get();
        let pick = data.stack.picks.get(place)?;
        let offer = data.stack.offer(&pick.offer)?;
        Some(format!("{} a month", data.money(pick.monthly_cost(&offer.price, data.people))))
    };
    let what = html::div().class("cell").child(html::b().child(name)).child(html::span().class("quiet").child(cost));
    let head = html::div().class("row-head").child(what).child(remover(place, name));
    html::li()
        .class("row")
        .child(head)
        .child(action(place, name))
        .child(move || both.get().then(|| billing(place, name)))
        .child(cell("seats", seats(place).in_row(name)))
        .into_any()
}

fn change(place: usize, label: &'static str, change: fn(&mut Pick, usize)) -> Callback<usize> {
    Callback::new(move |choice| {
        edit(label, |stack| {
            stack.picks.get_mut(place).into_iter().for_each(|pick| change(pick, choice));
            Ok(())
        });
    })
}

fn action(place: usize, name: Memo<String>) -> AnyView {
    let chosen = app().slice(move |case| usize::from(at(case, place).is_some_and(|pick| pick.action == Action::Drop)));
    let choose = change(place, "what happens to a tool", |pick, choice| pick.action = ACTIONS[choice]);
    select("we", name, &["add it", "drop it"], chosen, choose)
}

fn billing(place: usize, name: Memo<String>) -> AnyView {
    let chosen =
        app().slice(move |case| usize::from(at(case, place).is_some_and(|pick| pick.billing == Billing::Monthly)));
    let choose = change(place, "how a tool is billed", |pick, choice| pick.billing = Billing::ALL[choice].0);
    select("is", name, BILLINGS, chosen, choose)
}

fn seats(place: usize) -> Number {
    let at = At {
        get: Box::new(move |case| at(case, place)?.seats.map(f64::from)),
        set: Box::new(move |case, seats| {
            if let Some(pick) = case.practice.stack_mut().picks.get_mut(place) {
                pick.seats = seats.map(|seats| seats as u32);
            }
        }),
    };
    Number::single(
        format!("pick-{place}-seats"),
        constant("Seats".to_owned()),
        Limits::whole(Unit::People, 0.0, 1e6),
        "all",
        at,
    )
}

fn remover(place: usize, name: Memo<String>) -> Element {
    let remove = move |_| {
        let mut left = 0;
        edit("taking a tool out of the set", |stack| {
            if place < stack.picks.len() {
                stack.picks.remove(place);
            }
            left = stack.picks.len();
            Ok(())
        });
        focus_soon(if left == 0 { "begin".to_owned() } else { id(place.min(left - 1)) });
    };
    let button = html::button()
        .class("button small icon plain danger")
        .attr("id", id(place))
        .attr("aria-label", move || Some(format!("Take {} out of the set", name.get())))
        .on(ev::click, remove)
        .child(glyph(CLOSE));
    html::div().class("row-actions").child(button)
}

/// The element of the button that takes a pick out.
fn id(place: usize) -> String {
    format!("pick-{place}-remove")
}
