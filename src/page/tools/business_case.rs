//! The set in the business case: whether the case counts it, and the button that puts it there.

use super::stack_data::{StackData, StackMemo};
use crate::model::stack::Standing;
use crate::model::{Basis, Quantity, Tool, View};
use crate::page::ui::{Child, Element, html};
use crate::page::widgets::button;
use crate::page::{app, session};
use crate::state::{Mark, Page};
use leptos::prelude::*;

/// Whether the case counts the set, and the button that makes it.
pub(super) fn in_case(data: StackMemo) -> AnyView {
    (move || {
        let data = data.get();
        let standing = data.stack.standing(&data.tools, data.people);
        let (chip, word) = match standing {
            Standing::Same => ("chip good", "in the case"),
            Standing::Changed => ("chip watch", "no longer as in the case"),
            Standing::Apart => ("chip", "not in the case"),
        };
        let heading = html::h3().child("The business case ").child(html::span().class(chip).child(word));
        html::article()
            .class("finding")
            .attr("id", "in-case")
            .child(heading)
            .child(html::p().child(words(&data, standing)).child(" ").child(way(&data.tools)))
            .child(put(&data, standing))
    })
    .into_child()
}

fn words(data: &StackData, standing: Standing) -> String {
    let cost = app().evaluation().with(|evaluation| evaluation.ledger.amounts(View::Full).costs.tools.value());
    let counted = || format!("{}, {} a month", names(&data.tools), data.money(cost));
    match standing {
        _ if data.tools.is_empty() => "The case counts no tools.".to_owned(),
        Standing::Same => format!("The case counts exactly this set: {} a month.", data.money(cost)),
        Standing::Changed => format!("The case no longer counts this set as it is here. It has {}.", counted()),
        Standing::Apart => format!("The case counts other tools: {}.", counted()),
    }
}

/// What tools are called, one after the other.
fn names(tools: &[Tool]) -> String {
    let name =
        |tool: &Tool| if tool.name.trim().is_empty() { "a tool without a name".to_owned() } else { tool.name.clone() };
    tools.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The way to the tools of the case.
fn way(tools: &[Tool]) -> Option<Element> {
    let part = match tools.first()?.basis {
        Basis::Flat => "tools.0.price.flat",
        Basis::PerUser => "tools.0.price.per_user",
    };
    Some(html::a().attr("href", Page::Case.address(part)).child("See them in the case"))
}

fn put(data: &StackData, standing: Standing) -> Option<Element> {
    let label = match standing {
        Standing::Changed => "Put it into the case again",
        Standing::Apart => "Put this set into the case",
        Standing::Same => return None,
    };
    let (state, session) = (app(), session());
    let adopt = move || {
        let mut replaced = Vec::new();
        state.edit(Mark::step("putting the tools into the case"), |case| replaced = case.adopt_stack());
        session.say_undoable(if replaced.is_empty() {
            "The case counts this set now; it replaced nothing.".to_owned()
        } else {
            format!("The case counts this set now. It replaced: {}.", names(&replaced))
        });
    };
    (!data.stack.picks.is_empty()).then(|| html::p().child(button("button primary", label, adopt)))
}
