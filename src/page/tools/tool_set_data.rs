//! The tool set, with the data of the case that its prices depend on.

use crate::model::Tool;
use crate::model::tool_set::{Offer, ToolSet, ToolSetError};
use crate::page::{app, format, session};
use crate::state::UndoLabel;
use crate::text::people_count;
use leptos::prelude::*;
use std::sync::Arc;

/// The currency of the catalog's prices.
pub(super) const LISTED_IN: &str = "USD";

/// The tool set, the team that it is priced for, and the tools that the case counts.
#[derive(Clone, PartialEq)]
pub(super) struct ToolSetData {
    pub(super) currency: String,
    /// Whole seats for everybody in the team.
    pub(super) people: u32,
    pub(super) tool_set: Arc<ToolSet>,
    /// The tools of the business case.
    pub(super) tools: Vec<Tool>,
}

impl ToolSetData {
    /// An amount in the case's currency.
    pub(super) fn money(&self, amount: f64) -> String {
        format::money(amount, &self.currency)
    }

    /// An amount of an offer: in dollars, as long as it is as listed.
    pub(super) fn price(&self, offer: &Offer, amount: f64) -> String {
        let catalog_offer = self.tool_set.is_listed(&offer.id);
        format::money(amount, if catalog_offer { LISTED_IN } else { &self.currency })
    }

    pub(super) fn team(&self) -> String {
        people_count(self.people)
    }
}

/// The same, following the open case.
pub(super) type ToolSetMemo = Memo<Arc<ToolSetData>>;

pub(super) fn tool_set_data() -> ToolSetMemo {
    app().slice(|case| {
        Arc::new(ToolSetData {
            currency: case.currency.clone(),
            people: case.team.heads(),
            tool_set: case.implementation.tool_set.clone(),
            tools: case.tools.clone(),
        })
    })
}

/// A change of the tool set that may be refused.
type Change<'a> = Box<dyn FnOnce(&mut ToolSet) -> Result<(), ToolSetError> + 'a>;

/// Changes the tool set as a step that can be undone.
pub(super) fn edit(label: &'static str, change: impl FnOnce(&mut ToolSet)) {
    app().edit(UndoLabel::step(label), |case| change(case.implementation.tool_set_mut()));
}

/// Changes the tool set as a step that can be undone, or says why it cannot be changed.
pub(super) fn try_edit<'a>(label: &'static str, change: impl FnOnce(&mut ToolSet) -> Result<(), ToolSetError> + 'a) {
    boxed_edit(label, Box::new(change));
}

fn boxed_edit(label: &'static str, change: Change) {
    let mut done = Ok(());
    app().edit(UndoLabel::step(label), |case| done = change(case.implementation.tool_set_mut()));
    if let Err(error) = done {
        session().say(error.to_string());
    }
}
