//! The prices: the article's, the vendors' lists, and the user's own.

use super::offer_editor::offer_editor;
use super::price_charts::billing;
use super::tool_set_data::{ToolSetData, ToolSetMemo, try_edit};
use crate::browser::system;
use crate::model::Choice;
use crate::model::tool_set::{Offer, PriceOrigin, TeamFit, catalog};
use crate::page::app;
use crate::page::field::focus_soon;
use crate::page::render_queue::in_turn;
use crate::page::ui::{Child, Element, fragment, html, keyed};
use crate::page::widgets::{button, edit_button, section, tick, with_words};
use crate::text::{needs_sentence, price_details, price_origin, seats_bought, team_fit};
use leptos::prelude::*;

/// The tools by what teams buy them for, as the article has them.
const GROUPS: [(&str, [&str; 2]); 3] = [
    ("Communication", ["Basecamp", "Twist"]),
    ("Documentation", ["Notion", "Confluence"]),
    ("Project management", ["Trello", "Asana"]),
];
const ADD: &str = "offer-add";

/// The offer that is being edited, by its id.
pub(super) type OpenOffer = RwSignal<Option<String>>;

pub(super) fn offers(data: ToolSetMemo) -> AnyView {
    let open_offer = OpenOffer::new(None);
    let about = "Each price says when it was read, and whether it was read at the vendor or reported elsewhere. \
                 “Unconfirmed” means that no confirmation was found on that day: check the price before you rely on \
                 it. The article’s prices are claims without a date or source; they match list prices of about 2017 to \
                 2022. A price that you edit becomes yours; you can go back to the list price.";
    let groups = GROUPS.iter().map(|(heading, tools)| group(data, open_offer, heading, tools)).collect::<Vec<_>>();
    section("stack", "prices-title", "Prices")
        .attr("id", "prices")
        .child(html::p().class("quiet").child(about))
        .child(html::div().class("cluster").child(billing("price-billing")))
        .child(groups)
        .child(own(data, open_offer))
        .into_any()
}

fn group(
    data: ToolSetMemo,
    open_offer: OpenOffer,
    heading: &'static str,
    tools: &'static [&'static str; 2],
) -> AnyView {
    let cards = tools.iter().map(|name| in_turn(move || tool(data, open_offer, name))).collect::<Vec<_>>();
    fragment([html::h3().child(heading).into_any(), html::div().class("panels tight").child(cards).into_any()])
}

fn tool(data: ToolSetMemo, open_offer: OpenOffer, name: &'static str) -> AnyView {
    let offers: Vec<Offer> = catalog().into_iter().filter(|offer| offer.tool == name).collect();
    let first = offers.iter().find(|offer| !offer.is_claim() && offer.price.most_seats == 0).cloned();
    let meant = move || first.as_ref().map(|offer| meant(&data.get(), offer));
    let rows = offers.into_iter().map(|offer| row(data, open_offer, offer.id)).collect::<Vec<_>>();
    html::article()
        .class("tool")
        .child(html::h4().child(name))
        .child(html::p().class("quiet").child(meant))
        .child(html::ul().class("offers").child(rows))
        .into_any()
}

/// Words for what all list prices of a tool share.
fn meant(data: &ToolSetData, catalog_offer: &Offer) -> String {
    let (needs, fit) = (needs_sentence(&catalog_offer.needs), team_fit(catalog_offer.team, data.people));
    format!("{needs} {fit} Price list: {}.", catalog_offer.source)
}

fn own(data: ToolSetMemo, open_offer: OpenOffer) -> AnyView {
    let ids = app().slice(|case| {
        let offers = case.implementation.tool_set.unlisted_offers();
        offers.into_iter().map(|offer| offer.id).collect::<Vec<_>>()
    });
    let add = move || {
        let mut id = Ok(String::new());
        try_edit("adding a tool", |tool_set| {
            id = tool_set.add_own(&system::today());
            id.as_ref().map(|_| ()).map_err(Clone::clone)
        });
        if let Ok(id) = id {
            open_offer.set(Some(id));
            focus_soon("offer-tool".to_owned());
        }
    };
    let rows = keyed(move || ids.get(), move |id| row(data, open_offer, id));
    let none = "Other tools that the team uses or could use, with the price that you pay.";
    let empty = move || ids.with(Vec::is_empty).then(|| html::p().class("quiet").child(none));
    fragment([
        html::h3().child("Your own").into_any(),
        empty.into_child(),
        html::ul().class("offers").child(rows).into_any(),
        html::p().child(button("button small", "Add a tool of your own", add).attr("id", ADD)).into_any(),
    ])
}

fn row(data: ToolSetMemo, open_offer: OpenOffer, id: String) -> AnyView {
    let (shown, edited, named) = (id.clone(), id.clone(), id.clone());
    let about = move || {
        let data = data.get();
        data.tool_set.offer(&shown).map(|offer| about(&data, &offer))
    };
    let open = Memo::new(move |_| open_offer.with(|open_offer| open_offer.as_deref() == Some(edited.as_str())));
    let name = Memo::new(move |_| data.get().tool_set.offer(&named).map(|offer| offer.name()).unwrap_or_default());
    let toggled = id.clone();
    let toggle = move || open_offer.set((!open.get_untracked()).then(|| toggled.clone()));
    let opener = edit_button("button small", edit_id(&id), move || open.get(), move || name.get(), toggle);
    let actions = html::div().class("cluster").child(use_box(data, id.clone(), name)).child(opener);
    let editor = move || open.get().then(|| offer_editor(data, open_offer, &id));
    html::li().class("offer").child(about).child(actions).child(editor).into_any()
}

/// The price of an offer, its source, and whether it suits the team.
fn about(data: &ToolSetData, offer: &Offer) -> AnyView {
    let suits = offer.fit(data.people);
    let unfit = (suits != TeamFit::Fits).then(|| html::span().class("chip watch").child(suits.word()));
    let name = html::div().class("cluster").child(html::b().child(offer.name()));
    let seats = seats_bought(&offer.price, data.people).map_or_else(String::new, |seats| format!(", {seats}"));
    let cost = offer.price.monthly_cost(data.people, data.tool_set.billing).map(|cost| {
        html::p()
            .class("cost")
            .child(html::b().child(data.price(offer, cost)))
            .child(html::span().child(format!("a month for {}{seats}", data.team())))
    });
    // The tool's heading describes its list prices; an offer that has no such heading may differ in needs, team and source.
    let is_listed = data.tool_set.is_listed(&offer.id) && offer.origin != PriceOrigin::Retired;
    let own = (!is_listed)
        .then(|| format!("{} {} {}", needs_sentence(&offer.needs), team_fit(offer.team, data.people), offer.source));
    let said = [offer.note.clone(), own.unwrap_or_default()].map(|text| text.trim().to_owned()).join(" ");
    let what = html::div()
        .class("what")
        .child(name.child(html::span().class("chip").child(price_origin(offer))).child(unfit))
        .child(html::p().child(price_details(&offer.price, &|amount| data.price(offer, amount))))
        .child((!said.trim().is_empty()).then(|| html::p().class("quiet").child(said)));
    fragment([what.into_any(), cost.into_child()])
}

fn use_box(data: ToolSetMemo, id: String, name: Memo<String>) -> Element {
    let picked = id.clone();
    let toggle = move |_| try_edit("picking a tool", |tool_set| tool_set.toggle(&id));
    let tick = tick(move || data.get().tool_set.is_picked(&picked), toggle);
    let tick = tick.attr("aria-label", move || Some(format!("in your set: {}", name.get())));
    with_words(tick, "in your set".into_part())
}

/// The element of the button that edits an offer.
pub(super) fn edit_id(id: &str) -> String {
    format!("edit-{id}")
}

/// Where the focus goes when an offer of the user's own is gone.
pub(super) fn after_removal() {
    focus_soon(ADD.to_owned());
}
