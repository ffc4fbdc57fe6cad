//! The prices: those of the article beside those of the vendors' lists, and the user's own.

use super::compare::billing;
use super::editor::editor;
use super::facts::{Facts, Sheet, edit};
use crate::browser::system;
use crate::model::shape::Choice;
use crate::model::stack::{Fit, Offer, catalog, listed};
use crate::page::app;
use crate::page::field::focus_soon;
use crate::page::ui::{Child, Element, fragment, html, keyed};
use crate::text::{needs_sentence, price_details, team_fit};
use leptos::ev;
use leptos::prelude::*;

/// The tools by what teams buy them for, as the article has them.
const GROUPS: [(&str, [&str; 2]); 3] = [
    ("Communication", ["Basecamp", "Twist"]),
    ("Documentation", ["Notion", "Confluence"]),
    ("Project management", ["Trello", "Asana"]),
];
/// The button that adds a tool.
const ADD: &str = "offer-add";

/// The offer that is being edited, by its id.
pub(super) type Editing = RwSignal<Option<String>>;

/// The section.
pub(super) fn offers(sheet: Sheet) -> AnyView {
    let editing = Editing::new(None);
    let about = "The vendors’ list prices as of the year that each names, and the article’s as what they are: claims without \
                 date or source. Edit any of them, and it is yours, with the way back.";
    let groups = GROUPS.iter().map(|(heading, tools)| group(sheet, editing, heading, tools)).collect::<Vec<_>>();
    html::section()
        .class("stack")
        .attr("id", "prices")
        .attr("aria-labelledby", "prices-title")
        .child(html::h2().attr("id", "prices-title").child("Prices"))
        .child(html::p().class("quiet").child(about))
        .child(html::div().class("cluster").child(billing("price-billing")))
        .child(groups)
        .child(own(sheet, editing))
        .into_any()
}

fn group(sheet: Sheet, editing: Editing, heading: &'static str, tools: &'static [&'static str; 2]) -> AnyView {
    let cards = tools.iter().map(|name| tool(sheet, editing, name)).collect::<Vec<_>>();
    fragment([html::h3().child(heading).into_any(), html::div().class("panels tight").child(cards).into_any()])
}

/// A tool with all of its prices.
fn tool(sheet: Sheet, editing: Editing, name: &'static str) -> AnyView {
    let offers: Vec<Offer> = catalog().into_iter().filter(|offer| offer.tool == name).collect();
    let first = offers.iter().find(|offer| !offer.is_claim()).cloned();
    let meant = move || first.as_ref().map(|offer| meant(&sheet.get(), offer));
    let rows = offers.into_iter().map(|offer| row(sheet, editing, offer.id)).collect::<Vec<_>>();
    html::article()
        .class("tool")
        .child(html::h4().child(name))
        .child(html::p().class("quiet").child(meant))
        .child(html::ul().class("offers").child(rows))
        .into_any()
}

/// What holds for all list prices of a tool.
fn meant(facts: &Facts, listed: &Offer) -> String {
    let (needs, fit) = (needs_sentence(&listed.needs), team_fit(listed.team, facts.people));
    format!("{needs} {fit} List prices: {}, as of {}.", listed.source, listed.dated)
}

/// The tools of the user's own.
fn own(sheet: Sheet, editing: Editing) -> AnyView {
    let ids = app().slice(|case| {
        let own = case.practice.stack.own.iter().filter(|offer| listed(&offer.id).is_none());
        own.map(|offer| offer.id.clone()).collect::<Vec<_>>()
    });
    let add = move |_| {
        let mut id = Ok(String::new());
        edit("adding a tool", |stack| {
            id = stack.add_own(&system::today());
            id.as_ref().map(|_| ()).map_err(Clone::clone)
        });
        if let Ok(id) = id {
            editing.set(Some(id));
            focus_soon("offer-tool".to_owned());
        }
    };
    let rows = keyed(move || ids.get(), move |id| row(sheet, editing, id));
    let none = "Whatever else the team uses or could use, at what it costs you.";
    let empty = move || ids.with(Vec::is_empty).then(|| html::p().class("quiet").child(none));
    let button = html::button().class("button small").attr("id", ADD).on(ev::click, add);
    fragment([
        html::h3().child("Your own").into_any(),
        empty.into_child(),
        html::ul().class("offers").child(rows).into_any(),
        html::p().child(button.child("Add a tool of your own")).into_any(),
    ])
}

fn row(sheet: Sheet, editing: Editing, id: String) -> AnyView {
    let (shown, edited, named) = (id.clone(), id.clone(), id.clone());
    let about = move || {
        let facts = sheet.get();
        facts.stack.offer(&shown).map(|offer| about(&facts, &offer))
    };
    let open = Memo::new(move |_| editing.with(|editing| editing.as_deref() == Some(edited.as_str())));
    let name = Memo::new(move |_| sheet.get().stack.offer(&named).map(|offer| offer.name()).unwrap_or_default());
    let opener = opener(editing, open, id.clone(), name);
    let actions = html::div().class("cluster").child(use_box(sheet, id.clone(), name)).child(opener);
    let editor = move || open.get().then(|| editor(sheet, editing, &id));
    html::li().class("offer").child(about).child(actions).child(editor).into_any()
}

/// What an offer costs, where that comes from, and whether it suits the team.
fn about(facts: &Facts, offer: &Offer) -> AnyView {
    let is_listed = facts.stack.is_listed(&offer.id);
    let (class, word) = match (offer.is_claim(), is_listed) {
        (true, _) => ("chip watch", "the article’s claim".to_owned()),
        (false, true) => ("chip", format!("list price, {}", offer.dated)),
        (false, false) if offer.dated.is_empty() => ("chip good", "your price".to_owned()),
        (false, false) => ("chip good", format!("your price, {}", offer.dated)),
    };
    let suits = offer.team.fit(facts.people);
    let unfit = (suits != Fit::Fits).then(|| html::span().class("chip watch").child(suits.word()));
    let name = html::div().class("cluster").child(html::b().child(offer.name()));
    let cost = facts.price(offer, offer.price.monthly_cost(facts.people, facts.stack.billing));
    // What the tool's heading says holds for its list prices; the user's own price may be for others and from elsewhere.
    let own = (!is_listed)
        .then(|| format!("{} {} {}", needs_sentence(&offer.needs), team_fit(offer.team, facts.people), offer.source));
    let said = [offer.note.clone(), own.unwrap_or_default()].map(|text| text.trim().to_owned()).join(" ");
    let what = html::div()
        .class("what")
        .child(name.child(html::span().class(class).child(word)).child(unfit))
        .child(html::p().child(price_details(&offer.price, &|amount| facts.price(offer, amount))))
        .child((!said.trim().is_empty()).then(|| html::p().class("quiet").child(said)));
    let cost = html::p()
        .class("cost")
        .child(html::b().child(cost))
        .child(html::span().child(format!("a month for {}", facts.team())));
    fragment([what.into_any(), cost.into_any()])
}

fn use_box(sheet: Sheet, id: String, name: Memo<String>) -> Element {
    let picked = id.clone();
    let toggle = move |_| edit("picking a tool", |stack| stack.toggle(&id));
    let tick = html::input().attr("type", "checkbox").prop("checked", move || sheet.get().stack.is_picked(&picked));
    let tick = tick.attr("aria-label", move || Some(format!("in your set: {}", name.get()))).on(ev::change, toggle);
    html::label().class("check").child(tick).child(html::span().child("in your set"))
}

/// The button that opens and closes the editor of an offer.
fn opener(editing: Editing, open: Memo<bool>, id: String, name: Memo<String>) -> Element {
    let element = edit_id(&id);
    html::button()
        .class("button small")
        .attr("id", element)
        .attr("aria-expanded", move || Some(open.get().to_string()))
        .attr("aria-label", move || Some(format!("Edit {}", name.get())))
        .on(ev::click, move |_| editing.set((!open.get_untracked()).then(|| id.clone())))
        .child("Edit")
}

/// The element of the button that edits an offer.
pub(super) fn edit_id(id: &str) -> String {
    format!("edit-{id}")
}

/// Where the focus goes when an offer of the user's own is gone.
pub(super) fn after_removal() {
    focus_soon(ADD.to_owned());
}
