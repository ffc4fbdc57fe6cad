//! The set in the business case: whether the case counts it, and the button that puts it there.

use super::tool_set_data::{ToolSetData, ToolSetMemo};
use crate::model::tool_set::CaseAgreement;
use crate::model::{PriceBasis, Quantity, Tool, View};
use crate::page::ui::{Child, Element, html};
use crate::page::widgets::button;
use crate::page::{app, session};
use crate::state::{Page, UndoLabel};
use leptos::prelude::*;

/// Whether the case counts the set, and the button that makes it.
pub(super) fn in_case(data: ToolSetMemo) -> AnyView {
    (move || {
        let data = data.get();
        let case_agreement = data.tool_set.case_agreement(&data.tools, data.people);
        let (chip, word) = match case_agreement {
            CaseAgreement::Same => ("chip good", "in the business case"),
            CaseAgreement::Changed => ("chip watch", "differs from the business case"),
            CaseAgreement::NeverCounted => ("chip", "not in the business case"),
        };
        let heading = html::h3().child("This set: ").child(html::span().class(chip).child(word));
        html::article()
            .class("finding")
            .attr("id", "in-case")
            .child(heading)
            .child(html::p().child(words(&data, case_agreement)).child(" ").child(way(&data.tools)))
            .child(put(&data, case_agreement))
    })
    .into_child()
}

fn words(data: &ToolSetData, case_agreement: CaseAgreement) -> String {
    let cost = app().evaluation().with(|evaluation| evaluation.ledger.amounts(View::Full).costs.tools.value());
    let counted = || format!("{}, {} a month", names(&data.tools), data.money(cost));
    match case_agreement {
        _ if data.tools.is_empty() && data.tool_set.has_owned() => {
            "The business case includes no tools: what the team already pays for adds no cost.".to_owned()
        }
        _ if data.tools.is_empty() => "The business case includes no tools.".to_owned(),
        CaseAgreement::Same => format!("The business case includes exactly this set: {} a month.", data.money(cost)),
        CaseAgreement::Changed => format!("The business case differs from this set. It includes {}.", counted()),
        CaseAgreement::NeverCounted => format!("The business case includes other tools: {}.", counted()),
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
        PriceBasis::Flat => "tools.0.price.flat",
        PriceBasis::PerUser => "tools.0.price.per_user",
    };
    Some(html::a().attr("href", Page::Case.address(part)).child("See them in the business case"))
}

fn put(data: &ToolSetData, case_agreement: CaseAgreement) -> Option<Element> {
    let label = match case_agreement {
        CaseAgreement::Changed => "Update the business case",
        CaseAgreement::NeverCounted => "Use this set in the business case",
        CaseAgreement::Same => return None,
    };
    let (state, session) = (app(), session());
    let adopt = move || {
        let mut replaced = Vec::new();
        state.edit(UndoLabel::step("putting the tools into the case"), |case| replaced = case.use_tool_set());
        session.say_undoable(if replaced.is_empty() {
            "The business case now includes this set. It replaced no other tools.".to_owned()
        } else {
            format!("The business case now includes this set. It replaced: {}.", names(&replaced))
        });
    };
    (!data.tool_set.picks.is_empty()).then(|| html::p().child(button("button primary", label, adopt)))
}
