//! The benefits of a year and the costs in all, line by line.

use super::super::{app, format, session};
use super::in_view;
use crate::chart::percent_scale::PercentScale;
use crate::model::{Benefits, Costs, Money, Quantity};
use crate::page::chart::{BarPicture, Legend, PictureBar, area_mark, track};
use crate::page::table::{captioned_table, column_head, hidden_head, number_cell, number_head, row_head};
use crate::page::ui::{fragment, html};
use crate::text::horizon;
use leptos::prelude::*;
use std::sync::Arc;

/// A line of the ledger: its name, when it falls due, and its amount.
pub(in crate::page) type LedgerLine<T> = (&'static str, &'static str, fn(&T) -> Money);

pub(in crate::page) static BENEFITS: [LedgerLine<Benefits>; 5] = [
    ("Freed time put to use", "", |benefits| benefits.meetings),
    ("Extra yield of uninterrupted work", "", |benefits| benefits.deep_work),
    ("People who stay", "", |benefits| benefits.turnover),
    ("Tools dropped", "", |benefits| benefits.tools_dropped),
    ("Your other lines", "", |benefits| benefits.other),
];

pub(in crate::page) static COSTS: [LedgerLine<Costs>; 8] = [
    ("Training", "once", |costs| costs.training),
    ("Initial documentation", "once", |costs| costs.documentation),
    ("Anything else paid once", "once", |costs| costs.other_one_off),
    ("Leading the rollout", "while it lasts", |costs| costs.lead),
    ("Work lost in the dip", "while it lasts", |costs| costs.dip),
    ("Tools added", "every month", |costs| costs.tools),
    ("Keeping documents up to date", "every month", |costs| costs.upkeep),
    ("Your other costs", "every month", |costs| costs.other),
];

/// The lines whose amount is not zero, and their sum.
#[derive(Clone, PartialEq)]
struct LedgerCardLines {
    currency: String,
    lines: Vec<(&'static str, &'static str, f64)>,
    total: f64,
}

impl LedgerCardLines {
    fn of<T>(lines: &[LedgerLine<T>], of: &T, total: Money, currency: String) -> Self {
        let line = |&(name, when, amount): &LedgerLine<T>| (name, when, amount(of).value());
        let lines = lines.iter().map(line).filter(|(_, _, amount)| *amount != 0.0).collect();
        Self { currency, lines, total: total.value() }
    }

    fn bars(&self, class: &'static str) -> Vec<PictureBar> {
        let bar = |&(name, _, amount): &(&str, &str, f64)| {
            let end = (amount, format::money(amount.round(), &self.currency));
            PictureBar { name: name.to_owned(), class, end, other: None }
        };
        self.lines.iter().map(bar).collect()
    }

    fn rows(&self, class: &'static str) -> Vec<AnyView> {
        let scale = PercentScale::with_zero(self.lines.iter().map(|(_, _, amount)| amount));
        let row = |&(name, when, amount): &(&'static str, &'static str, f64)| {
            let bar = track(&[(class, scale.span(0.0, amount))], scale.at(0.0));
            html::tr()
                .child(row_head(name).child(" ").child(html::small().child(when)))
                .child(html::td().class("bar").child(bar))
                .child(number_cell(format::money(amount.round(), &self.currency)))
                .into_any()
        };
        self.lines.iter().map(row).collect()
    }
}

pub(super) fn gains() -> AnyView {
    let (app, view) = (app(), session().view);
    let (case, evaluation) = (app.case(), app.evaluation());
    let sum = Memo::new(move |_| {
        let currency = case.with(|case| case.currency.clone());
        evaluation.with(|evaluation| {
            let benefits = &evaluation.ledger.amounts(view.get()).benefits;
            LedgerCardLines::of(&BENEFITS, benefits, benefits.total(), currency)
        })
    });
    let about = Memo::new(|_| "In one year, once everybody works this way.".to_owned());
    let none = "Nothing yet: no line brings anything in this view.";
    let legend: Legend = &[(|| area_mark("benefit"), "benefit a year, once everybody works this way")];
    ledger_card("Where the benefit comes from", about, ["A year", "Benefit a year"], ("benefit", legend), none, sum)
}

pub(super) fn costs() -> AnyView {
    let (app, view) = (app(), session().view);
    let (case, evaluation) = (app.case(), app.evaluation());
    let sum = Memo::new(move |_| {
        let currency = case.with(|case| case.currency.clone());
        evaluation.with(|evaluation| {
            let costs = evaluation.costs_in_all(view.get());
            LedgerCardLines::of(&COSTS, &costs, costs.total(), currency)
        })
    });
    let months = app.slice(|case| case.finance.horizon_months as usize);
    let about = Memo::new(move |_| format!("All that is paid over {}, not discounted.", horizon(months.get())));
    let none = "Nothing: no cost is named in this view. A saving alone is not a return.";
    let legend: Legend = &[(|| area_mark("cost"), "total cost, not discounted")];
    ledger_card("What it costs", about, ["Total", "Total cost"], ("cost", legend), none, sum)
}

fn ledger_card(
    heading: &'static str,
    about: Memo<String>,
    [column, total]: [&'static str; 2],
    (class, legend): (&'static str, Legend),
    none: &'static str,
    sum: Memo<LedgerCardLines>,
) -> AnyView {
    let some = Memo::new(move |_| sum.with(|sum| !sum.lines.is_empty()));
    let picture = move || {
        let in_all = move |sum: &LedgerCardLines| {
            format!("{total}: {}. {}", format::money(sum.total.round(), &sum.currency), about.get())
        };
        let about = Memo::new(move |_| sum.with(in_all));
        let bars = Arc::new(move || (sum.with(|sum| sum.bars(class)), 0.0));
        BarPicture { id: class, title: in_view(|| heading.to_owned()), about, legend, bars }.folded()
    };
    let table = move || fragment([table(heading, [column, total], class, sum), picture().into_any()]);
    let content = move || if some.get() { table() } else { html::p().class("quiet").child(none).into_any() };
    let head = html::div().class("chart-head").child(html::h2().child(heading)).child(html::p().child(about));
    html::section().class("chart-card").child(head).child(content).into_any()
}

fn table(
    heading: &'static str,
    [column, total]: [&'static str; 2],
    class: &'static str,
    sum: Memo<LedgerCardLines>,
) -> AnyView {
    let heads = vec![column_head("Line"), hidden_head("Drawn"), number_head(column)];
    let in_all = move || sum.with(|sum| format::money(sum.total.round(), &sum.currency));
    let foot = html::tr().child(row_head(total)).child(html::td()).child(number_cell(in_all));
    let caption = html::caption().class("visually-hidden").child(heading);
    captioned_table(caption, heads, move || sum.with(|sum| sum.rows(class)))
        .class("bars")
        .child(html::tfoot().child(foot))
        .into_any()
}
