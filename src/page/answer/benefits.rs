//! Where the benefit comes from, and what the change costs, line by line.

use super::super::{app, format, session};
use crate::chart::track::Track;
use crate::model::{Benefits, Costs, Money, Quantity};
use crate::page::chart::track;
use crate::words::horizon;
use leptos::prelude::*;

/// A line of the ledger: its name, when it falls due, and its amount.
type Line<T> = (&'static str, &'static str, fn(&T) -> Money);

static BENEFITS: [Line<Benefits>; 5] = [
    ("Freed time put to use", "", |benefits| benefits.meetings),
    ("Extra yield of uninterrupted work", "", |benefits| benefits.deep_work),
    ("People who stay", "", |benefits| benefits.turnover),
    ("Tools dropped", "", |benefits| benefits.tools_dropped),
    ("Your other lines", "", |benefits| benefits.other),
];

static COSTS: [Line<Costs>; 8] = [
    ("Training", "once", |costs| costs.training),
    ("Writing things down", "once", |costs| costs.documentation),
    ("Anything else paid once", "once", |costs| costs.other_one_off),
    ("Leading the rollout", "while it lasts", |costs| costs.lead),
    ("Work lost in the dip", "while it lasts", |costs| costs.dip),
    ("Tools added", "every month", |costs| costs.tools),
    ("Keeping documents true", "every month", |costs| costs.upkeep),
    ("Your other costs", "every month", |costs| costs.other),
];

/// Lines with their amounts, those of nothing left out, and the sum.
#[derive(Clone, PartialEq)]
struct Sum {
    currency: String,
    lines: Vec<(&'static str, &'static str, f64)>,
    total: f64,
}

impl Sum {
    fn of<T>(lines: &[Line<T>], of: &T, total: Money, currency: String) -> Self {
        let line = |&(name, when, amount): &Line<T>| (name, when, amount(of).value());
        let lines = lines.iter().map(line).filter(|(_, _, amount)| *amount != 0.0).collect();
        Self { currency, lines, total: total.value() }
    }

    fn rows(&self, class: &'static str) -> Vec<AnyView> {
        let scale = Track::with_zero(self.lines.iter().map(|(_, _, amount)| amount));
        let row = |&(name, when, amount): &(&'static str, &'static str, f64)| {
            let bar = track(&[(class, scale.span(0.0, amount))], scale.at(0.0));
            view! {
                <tr>
                    <th scope="row">{name} " " <small>{when}</small></th>
                    <td class="bar">{bar}</td>
                    <td class="num">{format::money(amount.round(), &self.currency)}</td>
                </tr>
            }
            .into_any()
        };
        self.lines.iter().map(row).collect()
    }
}

/// Benefits of a year at full adoption.
pub(super) fn gains() -> impl IntoView {
    let (app, view) = (app(), session().view);
    let (scenario, case) = (app.scenario(), app.case());
    let sum = Memo::new(move |_| {
        let currency = scenario.with(|scenario| scenario.currency.clone());
        case.with(|case| {
            let benefits = &case.ledger.amounts(view.get()).benefits;
            Sum::of(&BENEFITS, benefits, benefits.total(), currency)
        })
    });
    let about = Signal::derive(|| "In one year, once everybody works this way.".to_owned());
    let none = "Nothing yet: no line brings anything in this view.";
    card("Where the benefit comes from", about, ["A year", "Benefit a year"], "benefit", none, sum)
}

/// Costs over all months counted.
pub(super) fn costs() -> impl IntoView {
    let (app, view) = (app(), session().view);
    let (scenario, case) = (app.scenario(), app.case());
    let sum = Memo::new(move |_| {
        let currency = scenario.with(|scenario| scenario.currency.clone());
        case.with(|case| {
            let costs = case.costs_in_all(view.get());
            Sum::of(&COSTS, &costs, costs.total(), currency)
        })
    });
    let months = app.slice(|scenario| scenario.finance.horizon_months as usize);
    let about = Signal::derive(move || format!("All that is paid over {}, not discounted.", horizon(months.get())));
    let none = "Nothing: no cost is named in this view. A saving alone is not a return.";
    card("What it costs", about, ["In all", "Cost in all"], "cost", none, sum)
}

fn card(
    heading: &'static str,
    about: Signal<String>,
    [column, total]: [&'static str; 2],
    class: &'static str,
    none: &'static str,
    sum: Memo<Sum>,
) -> impl IntoView {
    let some = move || sum.with(|sum| !sum.lines.is_empty());
    view! {
        <section class="chart-card">
            <div class="chart-head"><h2>{heading}</h2><p>{about}</p></div>
            <Show when=some fallback=move || view! { <p class="quiet">{none}</p> }>
                <table class="bars">
                    <caption class="visually-hidden">{heading}</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Line"</th>
                            <th scope="col"><span class="visually-hidden">"Drawn"</span></th>
                            <th scope="col" class="num">{column}</th>
                        </tr>
                    </thead>
                    <tbody>{move || sum.with(|sum| sum.rows(class))}</tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">{total}</th>
                            <td></td>
                            <td class="num">{move || sum.with(|sum| format::money(sum.total.round(), &sum.currency))}</td>
                        </tr>
                    </tfoot>
                </table>
            </Show>
        </section>
    }
}
