//! What the article promises, beside the open case.

use super::super::{app, format, session};
use crate::model::{Preset, Unit};
use crate::page::field::focus_soon;
use crate::page::table::{column_head, row_head, scroll_box, table};
use crate::page::ui::{Child, Element, fragment, html};
use crate::page::widgets::{button, fold, in_guide};
use crate::state::UndoLabel;
use crate::text::guide::{GuideText, contradicting_claims, find_section};
use crate::text::{ComparedClaim, THE_ARTICLE, compared_claims};
use leptos::prelude::*;

/// The comparison, folded until somebody wants it.
pub(super) fn article_comparison() -> AnyView {
    html::section()
        .class("stack wide")
        .child(html::h2().child("What the article promises"))
        .child(html::p().class("quiet").child(Preset::Article.hint()))
        .child(fold("Compare with what the article promises", comparison))
        .into_any()
}

/// A figure of the article, whose money has no currency.
fn claimed(value: f64, unit: Unit) -> String {
    if unit.is_money() { format::decimal(value, 0) } else { format::figure(value, unit, "") }
}

fn comparison() -> AnyView {
    let (case, evaluation) = (app().case(), app().evaluation());
    let rows = Memo::new(move |_| {
        let case = case.get();
        // Amounts as rounded as in the answer.
        let own = |value, unit: Unit| {
            if unit.is_money() {
                format::round_money(value, &case.currency)
            } else {
                format::figure(value, unit, &case.currency)
            }
        };
        compared_claims(&case, &evaluation.get(), &claimed, &own)
    });
    let heads = ["Figure", "The article claims", "This case (likely values)"].map(column_head).into();
    let lines = move || rows.with(|rows| rows.iter().map(line).collect::<Vec<_>>());
    let terms = || {
        let terms = contradicting_claims(&claimed).into_iter().map(term).collect::<Vec<_>>();
        html::dl().class("terms").child(terms).into_any()
    };
    html::div()
        .class("stack")
        .child(html::p().child(THE_ARTICLE))
        .child(scroll_box("scroll", "The article’s claims beside this case", table(heads, lines.into_child())))
        .child(fold("Where these claims contradict each other", terms))
        .child(own_case())
        .child(in_guide(find_section("claims")))
        .into_any()
}

fn line(row: &ComparedClaim) -> Element {
    let cell = |words: &String| html::td().child(words.clone());
    html::tr().child(row_head(row.name)).child(cell(&row.claimed)).child(cell(&row.own))
}

fn term((name, words): (GuideText, GuideText)) -> Element {
    html::div().child(html::dt().child(name.into_owned())).child(html::dd().child(words.into_owned()))
}

/// Opens the claims as a case beside the others, unless they are in sight.
fn own_case() -> AnyView {
    let (state, session) = (app(), session());
    let is_article = state.slice(|case| Preset::of(case) == Some(Preset::Article));
    let open = move || {
        let article = Preset::Article.case();
        let mut is_there = true;
        state.edit_workspace(UndoLabel::step("opening the article’s claims"), |workspace| {
            match workspace.find(&article) {
                Some(id) => workspace.show(id),
                None => is_there = workspace.add(article),
            }
        });
        if is_there {
            session.say_undoable("The article’s claims are a case of their own. Your other cases are unchanged.");
            focus_soon("inputs".into());
        } else {
            session.say("There is no room for more cases: delete some first.");
        }
    };
    let words = "The head count and the pay in that case are our placeholders: the article states neither.";
    let offer = move || {
        let open = button("button small", "Open the article’s claims as a case", open);
        fragment([html::p().child(open).into_any(), html::p().class("quiet").child(words).into_any()])
    };
    (move || (!is_article.get()).then(offer)).into_child()
}
