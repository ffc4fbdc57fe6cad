//! The keys of the tools under consideration.

use crate::exchange::codec::{CheckedValue, JsonKeys, ObjectCodec, Result, choice_of, text_of};
use crate::model::tool_set::{Billing, Offer, PickAction, Price, SeatStep, ToolNeed, ToolPick, ToolSet};
use crate::model::{Choice, LINE, NOTE, ToolAction};
use serde_json::Value;

impl JsonKeys for ToolSet {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        object.list("offers", Self::MOST_OFFERS, &mut self.own, Offer::default)?;
        object.unique("offers", self.own.iter().map(|offer| offer.id.as_str()))?;
        object.list("picks", Self::MOST_PICKS, &mut self.picks, || ToolPick::add(""))?;
        object.values("compared", Self::MOST_COMPARED, &mut self.compared, offer_of, |id| id.as_str().into())?;
        billing(&mut self.billing, object)?;
        object.flag("in_case", &mut self.in_case)?;
        object.unknown(&mut self.unknown)
    }
}

fn offer_of(value: &Value) -> CheckedValue<String> {
    let id = text_of(value, LINE).ok().filter(|id| !id.is_empty());
    id.ok_or_else(|| "must be the id of an offer".to_owned())
}

fn billing(billing: &mut Billing, object: &mut ObjectCodec) -> Result {
    if object.includes("billing", *billing != Billing::Yearly) { object.choice("billing", billing) } else { Ok(()) }
}

/// Tools already paid for are written as added, with a flag that older versions keep unread.
fn action(action: PickAction, object: &mut ObjectCodec) -> Result<PickAction> {
    let mut choice = if action == PickAction::Dropped { ToolAction::Drop } else { ToolAction::Add };
    let mut owned = action == PickAction::Owned;
    object.choice("action", &mut choice)?;
    object.flag("owned", &mut owned)?;
    Ok(match (choice, owned) {
        (ToolAction::Drop, _) => PickAction::Dropped,
        (ToolAction::Add, true) => PickAction::Owned,
        (ToolAction::Add, false) => PickAction::Added,
    })
}

impl JsonKeys for ToolPick {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        object.id("offer", &mut self.offer)?;
        self.action = action(self.action, object)?;
        billing(&mut self.billing, object)?;
        object.optional("seats", &mut self.seats, u32::default, |object, key, seats| {
            object.whole(key, 0..=Price::MOST_PEOPLE, seats)
        })?;
        object.unknown(&mut self.unknown)
    }
}

impl JsonKeys for Offer {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        object.id("id", &mut self.id)?;
        object.text("tool", LINE, &mut self.tool)?;
        object.text("plan", LINE, &mut self.plan)?;
        object.require("price")?;
        object.object("price", &mut self.price)?;
        let sizes = 1..=Price::MOST_PEOPLE;
        if object.includes("team_from", self.team.from > 1) {
            object.whole("team_from", sizes.clone(), &mut self.team.from)?;
        }
        object.optional("team_to", &mut self.team.to, u32::default, |object, key, to| object.whole(key, sizes, to))?;
        let rises = self.team.to.is_none_or(|to| to >= self.team.from);
        object.check("team_to", rises, || "must not be smaller than team_from".to_owned())?;
        object.values("needs", ToolNeed::ALL.len(), &mut self.needs, choice_of, |need| need.key().into())?;
        object.text("dated", LINE, &mut self.dated)?;
        object.text("source", LINE, &mut self.source)?;
        object.text("note", NOTE, &mut self.note)?;
        object.unknown(&mut self.unknown)
    }
}

impl JsonKeys for Price {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        let bounds = (0.0, Self::HIGHEST);
        object.choice("charge", &mut self.charge)?;
        object.some_number("yearly", bounds, &mut self.yearly)?;
        object.some_number("monthly", bounds, &mut self.monthly)?;
        let priced = self.yearly.or(self.monthly).is_some();
        object.check("yearly", priced, || "is missing, and so is monthly: one of them is the price".to_owned())?;
        if object.includes("free_up_to", self.free_up_to > 0) {
            object.whole("free_up_to", 0..=Self::MOST_PEOPLE, &mut self.free_up_to)?;
        }
        if object.includes("fewest_seats", self.fewest_seats > 0) {
            object.whole("fewest_seats", 0..=Self::MOST_PEOPLE, &mut self.fewest_seats)?;
        }
        if object.includes("most_seats", self.most_seats > 0) {
            object.whole("most_seats", 0..=Self::MOST_PEOPLE, &mut self.most_seats)?;
        }
        object
            .values("steps", Self::MOST_STEPS, &mut self.steps, step_of, |step| vec![step.up_to, step.pack].into())?;
        let rise = self.steps.is_sorted_by(|one, next| one.up_to < next.up_to);
        object.check("steps", rise, || "must rise from one to the next".to_owned())?;
        object.unknown(&mut self.unknown)
    }
}

/// A step is a pair: `[30, 5]`, up to 30 seats in packs of 5.
fn step_of(value: &Value) -> CheckedValue<SeatStep> {
    let pair = value.as_array().filter(|pair| pair.len() == 2);
    let whole =
        |i: usize| pair.and_then(|pair| pair[i].as_u64()).and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0);
    match (whole(0), whole(1)) {
        (Some(up_to), Some(pack)) => Ok(SeatStep { up_to, pack }),
        _ => Err("must be two whole numbers from 1: up to how many seats, in packs of how many".to_owned()),
    }
}
