//! The benefits of a year and the costs in all, line by line.

use super::super::{app, format, session};
use super::in_view;
use crate::chart::percent_scale::PercentScale;
use crate::model::{Evaluation, View};
use crate::page::chart::{Legend, PictureBar, SvgChart, area_mark, bar_shapes, card_head, export, track};
use crate::page::constant;
use crate::page::table::{captioned_table, column_head, hidden_head, number_cell, number_head, row_head};
use crate::page::ui::{Child, Element, fragment, html};
use crate::text::{LedgerSummary, horizon};
use leptos::prelude::*;
use std::sync::Arc;

/// A side of the ledger in a currency.
#[derive(Clone, PartialEq)]
struct LedgerCard {
    currency: String,
    summary: LedgerSummary,
}

impl LedgerCard {
    /// One side of the open case.
    fn follow(side: fn(&Evaluation, View) -> LedgerSummary) -> Memo<Self> {
        let (evaluation, view, currency) = (app().evaluation(), session().view, app().currency());
        Memo::new(move |_| Self {
            currency: currency.get(),
            summary: evaluation.with(|evaluation| side(evaluation, view.get())),
        })
    }

    fn money(&self, amount: f64) -> String {
        format::money(amount, &self.currency)
    }

    fn bars(&self) -> Vec<PictureBar> {
        let bar = |&(name, _, amount): &(&str, &str, f64)| PictureBar {
            name: name.to_owned(),
            amount: (amount, self.money(amount)),
        };
        self.summary.lines.iter().map(bar).collect()
    }

    fn rows(&self, class: &'static str) -> Vec<AnyView> {
        let lines = &self.summary.lines;
        let scale = PercentScale::with_zero(lines.iter().map(|(_, _, amount)| amount));
        let row = |&(name, when, amount): &(&'static str, &'static str, f64)| {
            let bar = track(&[(class, scale.span(0.0, amount))], scale.at(0.0));
            html::tr()
                .child(row_head(name).child(" ").child(html::small().child(when)))
                .child(html::td().class("bar").child(bar))
                .child(number_cell(self.money(amount)))
                .into_any()
        };
        lines.iter().map(row).collect()
    }

    /// The total, and where it is not the same the ceiling at full adoption.
    fn foot(&self, total: &'static str) -> Vec<Element> {
        let row = |name: &'static str, amount| {
            html::tr().child(row_head(name)).child(html::td()).child(number_cell(self.money(amount)))
        };
        let LedgerSummary { total: sum, ceiling, .. } = self.summary;
        let ceiling = ceiling.filter(|ceiling| *ceiling != sum);
        let ceiling = ceiling.map(|amount| row("Ceiling at full adoption", amount).class("quiet"));
        [row(total, sum)].into_iter().chain(ceiling).collect()
    }
}

pub(super) fn gains() -> AnyView {
    let about = Memo::new(|_| "Yearly benefit after the rollout, at the adoption reached by its end.".to_owned());
    let none = "No benefits in this view yet.";
    let legend: Legend = &[(|| area_mark("benefit"), "yearly benefit at the planned adoption")];
    let sum = LedgerCard::follow(LedgerSummary::of_benefits);
    ledger_card("Where the benefit comes from", about, ["A year", "Yearly benefit"], ("benefit", legend), none, sum)
}

pub(super) fn costs() -> AnyView {
    let months = app().slice(|case| case.finance.horizon_months as usize);
    let about = Memo::new(move |_| format!("All costs over {}, not discounted.", horizon(months.get())));
    let none = "No costs in this view. A saving without its costs is not a return on investment.";
    let legend: Legend = &[(|| area_mark("cost"), "total cost, not discounted")];
    let sum = LedgerCard::follow(LedgerSummary::of_costs);
    ledger_card("What it costs", about, ["Total", "Total cost"], ("cost", legend), none, sum)
}

fn ledger_card(
    heading: &'static str,
    about: Memo<String>,
    [column, total]: [&'static str; 2],
    (class, legend): (&'static str, Legend),
    none: &'static str,
    sum: Memo<LedgerCard>,
) -> AnyView {
    let some = Memo::new(move |_| sum.with(|sum| !sum.summary.lines.is_empty()));
    let in_all = move |sum: &LedgerCard| format!("{total}: {}. {}", sum.money(sum.summary.total), about.get());
    let with_total = Memo::new(move |_| sum.with(in_all));
    let picture = move || SvgChart {
        id: class.into(),
        title: in_view(|| heading.to_owned()),
        about: with_total,
        description: with_total,
        legend: constant(legend),
        shapes: Arc::new(move |width, height| sum.with(|sum| bar_shapes(&sum.bars(), class, width, height))),
        height: None,
        read_out: None,
    };
    let table = move || table(heading, [column, total], class, sum);
    let content = move || if some.get() { table() } else { html::p().class("quiet").child(none).into_any() };
    let saved = move || some.get().then(|| export(picture()));
    html::section()
        .class("chart-card")
        .child(card_head(html::h2().child(heading).into_any(), about, saved.into_child()))
        .child(content)
        .into_any()
}

fn table(
    heading: &'static str,
    [column, total]: [&'static str; 2],
    class: &'static str,
    sum: Memo<LedgerCard>,
) -> AnyView {
    let heads = vec![column_head("Line"), hidden_head("Drawn"), number_head(column)];
    let foot = move || sum.with(|sum| sum.foot(total));
    let note = move || sum.with(|sum| sum.summary.note).map(|words| html::p().class("quiet").child(words));
    let caption = html::caption().class("visually-hidden").child(heading);
    let table = captioned_table(caption, heads, move || sum.with(|sum| sum.rows(class)))
        .class("bars")
        .child(html::tfoot().child(foot));
    fragment([table.into_any(), note.into_child()])
}
