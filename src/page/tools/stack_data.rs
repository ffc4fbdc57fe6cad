//! The stack of tools, with the data of the case that its prices depend on.

use crate::model::Tool;
use crate::model::stack::{Offer, Stack, StackError};
use crate::page::{app, format, session};
use crate::state::Mark;
use crate::text::people_count;
use leptos::prelude::*;
use std::sync::Arc;

/// The currency of the catalog's prices.
pub(super) const LISTED_IN: &str = "USD";

/// The stack, the team that it is priced for, and the tools that the case counts.
#[derive(Clone, PartialEq)]
pub(super) struct StackData {
    pub(super) currency: String,
    /// Whole seats for everybody in the team.
    pub(super) people: u32,
    pub(super) stack: Arc<Stack>,
    /// The tools of the business case.
    pub(super) tools: Vec<Tool>,
}

impl StackData {
    /// An amount in the case's currency.
    pub(super) fn money(&self, amount: f64) -> String {
        format::price(amount, &self.currency)
    }

    /// An amount of an offer: in dollars, as long as it is as listed.
    pub(super) fn price(&self, offer: &Offer, amount: f64) -> String {
        let listed = self.stack.is_listed(&offer.id);
        format::price(amount, if listed { LISTED_IN } else { &self.currency })
    }

    pub(super) fn team(&self) -> String {
        people_count(self.people)
    }
}

/// The same, following the case in sight.
pub(super) type StackMemo = Memo<Arc<StackData>>;

pub(super) fn stack_data() -> StackMemo {
    app().slice(|case| {
        Arc::new(StackData {
            currency: case.currency.clone(),
            people: case.team.heads(),
            stack: case.practice.stack.clone(),
            tools: case.tools.clone(),
        })
    })
}

/// A change of the stack that may be refused.
type Change<'a> = Box<dyn FnOnce(&mut Stack) -> Result<(), StackError> + 'a>;

/// Changes the stack as a step that can be undone, or says why it cannot be changed.
pub(super) fn edit<'a>(label: &'static str, change: impl FnOnce(&mut Stack) -> Result<(), StackError> + 'a) {
    boxed_edit(label, Box::new(change));
}

fn boxed_edit(label: &'static str, change: Change) {
    let mut done = Ok(());
    app().edit(Mark::step(label), |case| done = change(case.practice.stack_mut()));
    if let Err(error) = done {
        session().say(error.to_string());
    }
}
