//! The editor of an offer: all of its fields.

use super::offers::{OpenOffer, after_removal, edit_id};
use super::seat_packs::packs;
use super::tool_set_data::{ToolSetMemo, edit, try_edit};
use crate::browser::system;
use crate::model::tool_set::{Offer, Price, PriceOrigin, ToolNeed, catalog_offer};
use crate::model::{Case, Choice, LINE, Limits, NOTE, PriceBasis, Unit};
use crate::page::choice::select;
use crate::page::constant;
use crate::page::field::{NumberAccess, NumberField, cell, focus_soon};
use crate::page::text_field::{TextField, text_area, text_line};
use crate::page::ui::{Child, Element, fragment, html};
use crate::page::widgets::{button, checkbox};
use leptos::prelude::*;

/// The words for the two ways to charge.
const CHARGES: &[&str] = &[PriceBasis::ALL[0].2, PriceBasis::ALL[1].2];

#[derive(Clone)]
struct OfferEditor {
    data: ToolSetMemo,
    id: String,
}

pub(super) fn offer_editor(data: ToolSetMemo, open_offer: OpenOffer, id: &str) -> AnyView {
    let edited = OfferEditor { data, id: id.to_owned() };
    let fields = html::li()
        .class("row editor")
        .child(edited.text("tool", "tool", |offer| &mut offer.tool))
        .child(edited.text("plan", "plan", |offer| &mut offer.plan))
        .child(edited.prices())
        .child(edited.team())
        .child(edited.needs())
        .child(edited.text("dated", "price read on", |offer| &mut offer.dated))
        .child(edited.text("source", "source", |offer| &mut offer.source))
        .child(text_area(edited.field("note", "note", NOTE, |offer| &mut offer.note)))
        .child(edited.ends(open_offer));
    html::ul().class("rows").child(fields).into_any()
}

impl OfferEditor {
    fn field(
        &self,
        part: &'static str,
        label: &'static str,
        limit: usize,
        slot: fn(&mut Offer) -> &mut String,
    ) -> TextField {
        let (read, write) = (self.clone(), self.clone());
        TextField {
            id: format!("offer-{part}"),
            label,
            name: constant(String::new()),
            limit,
            get: Box::new(move |case| {
                let mut offer = read.offer(case);
                offer.as_mut().map(|offer| slot(offer).clone()).unwrap_or_default()
            }),
            set: Box::new(move |case, text| write.change(case, |offer| *slot(offer) = text)),
        }
    }

    fn text(&self, part: &'static str, label: &'static str, slot: fn(&mut Offer) -> &mut String) -> AnyView {
        text_line(self.field(part, label, LINE, slot))
    }

    fn offer(&self, case: &Case) -> Option<Offer> {
        case.implementation.tool_set.offer(&self.id)
    }

    fn change(&self, case: &mut Case, change: impl FnOnce(&mut Offer)) {
        if let Err(error) = case.implementation.tool_set_mut().change(&self.id, &system::today(), change) {
            crate::page::session().say(error.to_string());
        }
    }

    /// The current value of a number of the offer.
    fn memo(&self, read: fn(&Offer) -> Option<f64>) -> Memo<Option<f64>> {
        let (data, id) = (self.data, self.id.clone());
        Memo::new(move |_| data.get().tool_set.offer(&id).as_ref().and_then(read))
    }

    fn number(&self, label: &'static str, limits: Limits, vacant: &'static str, part: OfferNumber) -> AnyView {
        let (read, write) = (self.clone(), self.clone());
        let at = NumberAccess {
            get: Box::new(move |case| read.offer(case).as_ref().and_then(part.get)),
            set: Box::new(move |case, value| write.change(case, |offer| (part.set)(offer, value))),
        };
        cell(label, NumberField::single(format!("offer-{}", part.key), constant(label.to_owned()), limits, vacant, at))
    }

    /// A price needs to be sold one way at least: only one of the two may be empty.
    fn prices(&self) -> AnyView {
        let (yearly, monthly) = (self.memo(YEARLY.get), self.memo(MONTHLY.get));
        let flat = self.memo(|offer| (offer.price.charge == PriceBasis::Flat).then_some(1.0));
        let vacant = |other: Option<f64>| if other.is_some() { "not offered" } else { "" };
        let limits = Limits::one(Unit::MoneyPerMonth, 0.0, Price::HIGHEST);
        let (by_year, by_month, seats) = (self.clone(), self.clone(), self.clone());
        fragment([
            self.charge(flat),
            (move || by_year.number("price billed yearly", limits, vacant(monthly.get()), YEARLY)).into_child(),
            (move || by_month.number("price billed monthly", limits, vacant(yearly.get()), MONTHLY)).into_child(),
            self.number("free up to (people)", people(0), "nobody", FREE),
            self.number("limited to (people)", people(0), "no limit", MOST),
            (move || flat.get().is_none().then(|| seats.seats())).into_child(),
        ])
    }

    fn seats(&self) -> AnyView {
        let fewest = self.number("fewest seats sold", people(0), "one", FEWEST);
        fragment([fewest, packs(self.data, self.id.clone())])
    }

    fn charge(&self, flat: Memo<Option<f64>>) -> AnyView {
        let edited = self.clone();
        let choose = Callback::new(move |place: usize| {
            edited.edit("how a tool is charged", |offer| offer.price.charge = PriceBasis::ALL[place].0);
        });
        let chosen = Memo::new(move |_| usize::from(flat.get().is_none()));
        let of = Memo::new(|_| "this offer".to_owned());
        select("Charged", of, CHARGES, chosen, choose)
    }

    fn edit(&self, label: &'static str, change: impl FnOnce(&mut Offer)) {
        try_edit(label, |tool_set| tool_set.change(&self.id, &system::today(), change));
    }

    /// For teams from so many to so many: the one bound moves no further than the other.
    fn team(&self) -> AnyView {
        let (from, to) = (self.memo(FROM.get), self.memo(TO.get));
        let (lower, upper) = (self.clone(), self.clone());
        let most = Limits::whole(Unit::People, 1.0, f64::from(Price::MOST_PEOPLE));
        let below = move || Limits { bounds: (1.0, to.get().unwrap_or(most.bounds.1)), ..most };
        let above = move || Limits { bounds: (from.get().unwrap_or(1.0), most.bounds.1), ..most };
        fragment([
            (move || lower.number("for teams from", below(), "1", FROM)).into_child(),
            (move || upper.number("up to", above(), "any size", TO)).into_child(),
        ])
    }

    fn needs(&self) -> Element {
        let need = |row: &(ToolNeed, &'static str, &'static str)| {
            let (need, read, write) = (row.0, self.clone(), self.clone());
            let covers =
                move || read.data.get().tool_set.offer(&read.id).is_some_and(|offer| offer.needs.contains(&need));
            let toggle = move |_| {
                write.edit("what a tool is for", |offer| {
                    let others = ToolNeed::ALL.iter().map(|row| row.0);
                    let had = offer.needs.clone();
                    offer.needs = others.filter(|other| had.contains(other) != (*other == need)).collect();
                });
            };
            checkbox(covers, toggle, row.2)
        };
        let boxes = ToolNeed::ALL.iter().map(need).collect::<Vec<_>>();
        let legend = html::legend().class("visually-hidden").child("What the tool covers");
        html::fieldset().class("boxes").child(legend).child(boxes)
    }

    /// The buttons that close the editor and reset or remove the offer.
    fn ends(&self, open_offer: OpenOffer) -> Element {
        let (id, done, back) = (self.id.clone(), self.id.clone(), self.clone());
        let close = move || {
            open_offer.set(None);
            focus_soon(edit_id(&done));
        };
        let back = move || {
            let catalog_offer = catalog_offer(&id);
            let edited = !back.data.get().tool_set.is_listed(&id);
            edited.then(|| back.way_back(open_offer, catalog_offer.as_ref()))
        };
        html::div().class("row-foot cluster").child(button("button small", "Done", close)).child(back)
    }

    /// The button that resets an offer of the catalog, or removes one of the user's own.
    fn way_back(&self, open_offer: OpenOffer, catalog_offer: Option<&Offer>) -> Element {
        let (class, label, step) = match catalog_offer.map(|offer| offer.origin) {
            Some(PriceOrigin::Article) => {
                ("button small", "Back to the article’s price", "going back to the article’s price")
            }
            Some(PriceOrigin::Own) => ("button small danger", "Remove this price", "removing a price"),
            Some(_) => ("button small", "Back to the list price", "going back to the list price"),
            None => ("button small danger", "Remove this tool", "removing a tool"),
        };
        let gone = catalog_offer.is_none_or(|offer| offer.origin == PriceOrigin::Own);
        let edited = self.clone();
        let forget = move || {
            edit(step, |tool_set| tool_set.forget(&edited.id));
            open_offer.set(None);
            if gone {
                after_removal();
            } else {
                focus_soon(edit_id(&edited.id));
            }
        };
        button(class, label, forget)
    }
}

#[derive(Clone, Copy)]
struct OfferNumber {
    /// Its name among the elements of the editor.
    key: &'static str,
    get: fn(&Offer) -> Option<f64>,
    set: fn(&mut Offer, Option<f64>),
}

const YEARLY: OfferNumber =
    OfferNumber { key: "yearly", get: |offer| offer.price.yearly, set: |offer, month| offer.price.yearly = month };
const MONTHLY: OfferNumber =
    OfferNumber { key: "monthly", get: |offer| offer.price.monthly, set: |offer, month| offer.price.monthly = month };
const FREE: OfferNumber = OfferNumber {
    key: "free",
    get: |offer| counted(offer.price.free_up_to, 0),
    set: |offer, people| offer.price.free_up_to = whole(people).unwrap_or(0),
};
const FEWEST: OfferNumber = OfferNumber {
    key: "fewest",
    get: |offer| counted(offer.price.fewest_seats, 0),
    set: |offer, seats| offer.price.fewest_seats = whole(seats).unwrap_or(0),
};
const MOST: OfferNumber = OfferNumber {
    key: "most",
    get: |offer| counted(offer.price.most_seats, 0),
    set: |offer, people| offer.price.most_seats = whole(people).unwrap_or(0),
};
const FROM: OfferNumber = OfferNumber {
    key: "from",
    get: |offer| counted(offer.team.from, 1),
    set: |offer, people| offer.team.from = whole(people).unwrap_or(1),
};
const TO: OfferNumber = OfferNumber {
    key: "to",
    get: |offer| offer.team.to.map(f64::from),
    set: |offer, people| offer.team.to = whole(people),
};

/// A count; none where it equals what an empty field stands for.
fn counted(count: u32, vacant: u32) -> Option<f64> {
    (count != vacant).then(|| f64::from(count))
}

/// A whole number within the limits of its field.
fn whole(value: Option<f64>) -> Option<u32> {
    value.map(|value| value as u32)
}

fn people(least: u32) -> Limits {
    Limits::whole(Unit::People, f64::from(least), f64::from(Price::MOST_PEOPLE))
}
