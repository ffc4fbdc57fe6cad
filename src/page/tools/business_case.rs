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
            CaseAgreement::Same => ("chip good", "in the case"),
            CaseAgreement::Changed => ("chip watch", "no longer as in the case"),
            CaseAgreement::NeverCounted => ("chip", "not in the case"),
        };
        let heading = html::h3().child("The business case ").child(html::span().class(chip).child(word));
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
            "The case counts no tools: what the team already pays for adds no cost.".to_owned()
        }
        _ if data.tools.is_empty() => "The case counts no tools.".to_owned(),
        CaseAgreement::Same => format!("The case counts exactly this set: {} a month.", data.money(cost)),
        CaseAgreement::Changed => format!("The case no longer counts this set as it is here. It has {}.", counted()),
        CaseAgreement::NeverCounted => format!("The case counts other tools: {}.", counted()),
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
    Some(html::a().attr("href", Page::Case.address(part)).child("See them in the case"))
}

fn put(data: &ToolSetData, case_agreement: CaseAgreement) -> Option<Element> {
    let label = match case_agreement {
        CaseAgreement::Changed => "Put it into the case again",
        CaseAgreement::NeverCounted => "Put this set into the case",
        CaseAgreement::Same => return None,
    };
    let (state, session) = (app(), session());
    let adopt = move || {
        let mut replaced = Vec::new();
        state.edit(UndoLabel::step("putting the tools into the case"), |case| replaced = case.use_tool_set());
        session.say_undoable(if replaced.is_empty() {
            "The case counts this set now; it replaced nothing.".to_owned()
        } else {
            format!("The case counts this set now. It replaced: {}.", names(&replaced))
        });
    };
    (!data.tool_set.picks.is_empty()).then(|| html::p().child(button("button primary", label, adopt)))
}
