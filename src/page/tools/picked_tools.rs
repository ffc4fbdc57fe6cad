//! What was picked, tool by tool: added, paid for already or dropped, how billed, for how many; and the tools to drop.

use super::price_charts::BILLINGS;
use super::tool_set_data::{ToolSetData, ToolSetMemo, edit, try_edit};
use crate::browser::system;
use crate::model::tool_set::{Billing, Offer, PickAction, Price, ToolPick, is_to_drop, tools_to_drop};
use crate::model::{Case, Choice, Limits, Unit};
use crate::page::choice::select;
use crate::page::field::{NumberAccess, NumberField, cell, focus_soon};
use crate::page::ui::{Element, html, keyed};
use crate::page::widgets::{CLOSE, button, glyph};
use crate::page::{app, constant, session};
use crate::text::{price_origin, seats_bought, why_not_counted};
use leptos::ev;
use leptos::prelude::*;

const ACTIONS: [PickAction; 3] = [PickAction::Added, PickAction::Owned, PickAction::Dropped];
const ACTION_WORDS: &[&str] = &["add it", "have it already", "drop it"];

pub(super) fn picked_tools(data: ToolSetMemo) -> Element {
    let count = app().slice(|case| case.implementation.tool_set.picks.len());
    let rows = keyed(move || (0..count.get()).collect(), move |place| row(data, place));
    html::ul().class("rows picks").attr("aria-label", "Picked tools").child(rows)
}

fn at(case: &Case, place: usize) -> Option<&ToolPick> {
    case.implementation.tool_set.picks.get(place)
}

fn row(data: ToolSetMemo, place: usize) -> AnyView {
    let name = app().slice(move |case| {
        let offer = at(case, place).and_then(|pick| case.implementation.tool_set.offer(&pick.offer));
        offer.map_or_else(|| "a price that is gone".to_owned(), |offer| offer.name())
    });
    let both = app().slice(move |case| {
        let offer = at(case, place).and_then(|pick| case.implementation.tool_set.offer(&pick.offer));
        offer.is_some_and(|offer| offer.price.yearly.is_some() && offer.price.monthly.is_some())
    });
    // What is paid for already adds no cost, so how it is billed makes no difference.
    let owned = app().slice(move |case| at(case, place).is_some_and(|pick| pick.action == PickAction::Owned));
    // Tools that teams often drop have no list price: only the user knows what they cost.
    let unpriced = app().slice(move |case| at(case, place).is_some_and(|pick| is_to_drop(&pick.offer)));
    let cost = move || {
        let data = data.get();
        let pick = data.tool_set.picks.get(place)?;
        let offer = data.tool_set.offer(&pick.offer)?;
        Some(cost_words(&data, pick, &offer))
    };
    let what = html::div().class("cell").child(html::b().child(name)).child(html::span().class("quiet").child(cost));
    let head = html::div().class("row-head").child(what).child(remover(place, name));
    html::li()
        .class("row")
        .child(head)
        .child(action(place, name))
        .child(move || (both.get() && !owned.get()).then(|| billing(place, name)))
        .child(move || (unpriced.get() && !owned.get()).then(|| cell("price per seat", price(place).in_row(name))))
        .child(move || (!owned.get()).then(|| cell("Seats", seats(place).in_row(name))))
        .into_any()
}

/// The monthly cost of a pick with the origin of its price, or why it adds no cost.
fn cost_words(data: &ToolSetData, pick: &ToolPick, offer: &Offer) -> String {
    if pick.action == PickAction::Owned {
        return "already paid for: adds no cost".to_owned();
    }
    let users = pick.users(data.people);
    let Some(cost) = pick.monthly_cost(&offer.price, data.people) else {
        return why_not_counted(&offer.price, users).unwrap_or_default();
    };
    let seats = seats_bought(&offer.price, users).map_or_else(String::new, |seats| format!(" for {seats}"));
    format!("{} a month{seats} · {}. {}", data.money(cost), price_origin(offer), offer.note).trim_end().to_owned()
}

fn change(place: usize, label: &'static str, change: fn(&mut ToolPick, usize)) -> Callback<usize> {
    Callback::new(move |choice| {
        edit(label, |tool_set| {
            tool_set.picks.get_mut(place).into_iter().for_each(|pick| change(pick, choice));
        });
    })
}

fn action(place: usize, name: Memo<String>) -> AnyView {
    let chosen = app().slice(move |case| {
        let action = at(case, place).map(|pick| pick.action);
        ACTIONS.iter().position(|known| Some(*known) == action).unwrap_or_default()
    });
    let choose = change(place, "what happens to a tool", |pick, choice| pick.action = ACTIONS[choice]);
    select("Action", name, ACTION_WORDS, chosen, choose)
}

fn billing(place: usize, name: Memo<String>) -> AnyView {
    let chosen =
        app().slice(move |case| usize::from(at(case, place).is_some_and(|pick| pick.billing == Billing::Monthly)));
    let choose = change(place, "how a tool is billed", |pick, choice| pick.billing = Billing::ALL[choice].0);
    select("Billing", name, BILLINGS, chosen, choose)
}

/// What the user pays for each seat.
fn price(place: usize) -> NumberField {
    let at = NumberAccess {
        get: Box::new(move |case| case.implementation.tool_set.offer(&at(case, place)?.offer)?.price.monthly),
        set: Box::new(move |case, month| {
            let Some(id) = at(case, place).map(|pick| pick.offer.clone()) else { return };
            if let Err(error) = case.implementation.tool_set_mut().state_price(&id, &system::today(), month) {
                session().say(error.to_string());
            }
        }),
    };
    let limits = Limits::one(Unit::MoneyPerMonth, 0.0, Price::HIGHEST);
    NumberField::single(price_id(place), constant("Price per seat a month".to_owned()), limits, "no price yet", at)
}

/// The field of what a pick costs.
fn price_id(place: usize) -> String {
    format!("pick-{place}-price")
}

/// The tools that teams often drop, each with a button that picks it and asks for its price.
pub(super) fn droppable(data: ToolSetMemo) -> Element {
    let picked = move |id: &str| data.get().tool_set.is_picked(id);
    let drop_button = |offer: Offer| {
        let (id, shown) = (offer.id.clone(), offer.id);
        let pick = move || {
            let mut place = None;
            try_edit("dropping a tool", |tool_set| {
                tool_set.toggle(&id)?;
                place = tool_set.picks.len().checked_sub(1);
                Ok(())
            });
            place.map(price_id).into_iter().for_each(focus_soon);
        };
        let name = format!("Drop {}", offer.tool);
        button("button small", name, pick).attr("hidden", move || picked(&shown).then(String::new))
    };
    let buttons: Vec<_> = tools_to_drop().into_iter().map(drop_button).map(Element::into_any).collect();
    let words = "Will the team drop a tool that it pays for? Pick it here or in the prices below and enter what you \
    pay, so that the saving counts.";
    html::div()
        .attr("id", "droppable")
        .child(html::p().class("quiet").child(words))
        .child(html::div().class("cluster").child(buttons))
}

fn seats(place: usize) -> NumberField {
    let at = NumberAccess {
        get: Box::new(move |case| at(case, place)?.seats.map(f64::from)),
        set: Box::new(move |case, seats| {
            if let Some(pick) = case.implementation.tool_set_mut().picks.get_mut(place) {
                pick.seats = seats.map(|seats| seats as u32);
            }
        }),
    };
    NumberField::single(
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
        edit("taking a tool out of the set", |tool_set| {
            if place < tool_set.picks.len() {
                tool_set.picks.remove(place);
            }
            left = tool_set.picks.len();
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
