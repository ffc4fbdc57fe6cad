//! Where a figure comes from: its formula with this scenario's numbers, opened step by step down to the inputs.

use super::super::{app, format, go_to, session};
use super::headline::Headline;
use crate::browser::document;
use crate::model::{Explanation, Figure, Reading, Scenario, Series, Setting, Token, Unit, explain};
use crate::page::chart::Fold;
use leptos::prelude::*;

/// The figures opened so far, each a part of the one before.
type Path = RwSignal<Vec<Figure>>;

/// The explanation of a headline figure, computed while it is open.
#[component]
pub(super) fn Explain(headline: &'static Headline) -> impl IntoView {
    let path = RwSignal::new(vec![headline.figure]);
    let summary = move || view! { "Explain" <span class="visually-hidden">" " {headline.label}</span> };
    view! { <Fold class="explain" summary>{move || steps(path)}</Fold> }
}

/// One formula for each figure on the path.
fn steps(path: Path) -> Vec<AnyView> {
    let (scenario, case, view) = (app().scenario().get(), app().case().get(), session().view.get());
    let figures = path.get();
    let step = |level: usize| {
        let explanation = explain(figures[level], &scenario, &case, view);
        step(&explanation, &scenario, Place { path, level, open: figures.get(level + 1).copied() })
    };
    (0..figures.len()).map(step).collect()
}

/// Where in the explanation a formula stands.
#[derive(Clone, Copy)]
struct Place {
    path: Path,
    level: usize,
    /// The figure of this formula that is opened below it.
    open: Option<Figure>,
}

impl Place {
    /// Opens a figure of this formula below it, or closes it.
    fn toggle(self, figure: Figure) {
        self.path.update(|path| {
            path.truncate(self.level + 1);
            if self.open != Some(figure) {
                path.push(figure);
            }
        });
    }
}

fn step(explanation: &Explanation, scenario: &Scenario, place: Place) -> AnyView {
    let currency = scenario.currency.as_str();
    let label = explanation.figure.label(scenario).into_owned();
    let value = explanation.value.map_or_else(|| "–".into(), |value| amount(value, explanation.unit, currency));
    let tokens: Vec<_> = explanation.formula.tokens().iter().map(|piece| token(piece, scenario, place)).collect();
    let series = explanation.formula.tokens().into_iter().find_map(|piece| match piece {
        Token::Series(series) => Some(months(series.clone(), currency.to_owned(), place)),
        _ => None,
    });
    let settings: Vec<_> = explanation.settings.iter().map(|setting| setting_link(*setting)).collect();
    let settled_by =
        (!settings.is_empty()).then(|| view! { <p class="quiet cluster">"Also settled by" {settings}</p> });
    view! {
        <div class="step">
            {(place.level > 0).then(|| back(place, label.clone()))}
            <p class="quiet">{explanation.figure.meaning()} " " {explanation.note}</p>
            <p class="formula"><span><b>{value}</b><small>{label}</small></span><i>"="</i>{tokens}</p>
            {settled_by}
            {series}
        </div>
    }
    .into_any()
}

/// The head of a formula below another, with the way back.
fn back(place: Place, label: String) -> AnyView {
    let close = move |_| place.path.update(|path| path.truncate(place.level));
    view! {
        <p class="step-head">
            <b>{label.clone()}</b>
            <button type="button" class="link" on:click=close>"Back"<span class="visually-hidden">" from " {label}</span></button>
        </p>
    }
    .into_any()
}

fn token(token: &Token, scenario: &Scenario, place: Place) -> AnyView {
    let currency = scenario.currency.as_str();
    let label = token.label(scenario).into_owned();
    match *token {
        Token::Open => sign("(".into()),
        Token::Close => sign(")".into()),
        Token::Operator(operator) => sign(operator.into()),
        Token::Within(most) => sign(format!("at least 0, at most {}:", format::decimal(most, 2))),
        Token::Number(value) => plain(format::decimal(value, 2), String::new()),
        Token::Absent => plain("–".into(), "none".into()),
        Token::Series(series) => plain(reading(series.reading).into(), format!("{} months", series.terms.len())),
        Token::Input { input, value, unit } => part(amount(value, unit, currency), label, None, move || go_to(input)),
        Token::Setting { setting, value, unit } => {
            part(amount(value, unit, currency), label, None, move || go_to_setting(setting))
        }
        Token::Figure { figure, value, unit } => {
            let open = place.open == Some(figure);
            part(amount(value, unit, currency), label, Some(open), move || place.toggle(figure))
        }
    }
}

fn sign(text: String) -> AnyView {
    view! { <i>{text}</i> }.into_any()
}

fn plain(value: String, label: String) -> AnyView {
    view! { <span><b>{value}</b><small>{label}</small></span> }.into_any()
}

/// A part of a formula that leads on: to its input, or to its own formula, which is open or not.
fn part(value: String, label: String, open: Option<bool>, follow: impl Fn() + 'static) -> AnyView {
    let expanded = open.map(|open| if open { "true" } else { "false" });
    view! {
        <button type="button" aria-expanded=expanded on:click=move |_| follow()>
            <b>{value}</b>
            <small>{label}</small>
        </button>
    }
    .into_any()
}

/// A number of a formula: factors and small shares with the digits that make the sum come out.
fn amount(value: f64, unit: Unit, currency: &str) -> String {
    match unit {
        Unit::Factor => format::decimal(value, 4),
        Unit::Share | Unit::ShareOfYear => format::precise(value, unit, currency),
        _ => format::figure(value, unit, currency),
    }
}

fn go_to_setting(setting: Setting) {
    document::reveal(&format!("input-{setting}"));
}

fn setting_link(setting: Setting) -> AnyView {
    view! { <button type="button" class="link" on:click=move |_| go_to_setting(setting)>{setting.label()}</button> }
        .into_any()
}

/// What is read off the months.
fn reading(reading: Reading) -> &'static str {
    match reading {
        Reading::Sum => "the sum of",
        Reading::Crossing => "when these turn from negative for good:",
        Reading::Least => "the lowest of",
        Reading::Rate => "the yearly rate at which these are worth nothing:",
    }
}

/// The months of a series, each figure leading to its own formula.
fn months(series: Series, currency: String, place: Place) -> AnyView {
    let weighed = series.terms.iter().any(|term| term.factor.is_some());
    let rows = move || {
        let telling = series.telling();
        let row = |(index, term): (usize, &crate::model::Term)| {
            let cell = |(figure, value): (Figure, f64)| {
                let text = amount(value, figure.unit(), &currency);
                view! {
                    <td class="num">
                        <button type="button" class="link" on:click=move |_| place.toggle(figure)>{text}</button>
                    </td>
                }
            };
            let current = (telling == Some(index)).then_some("true");
            view! {
                <tr aria-current=current><th scope="row">{term.month}</th>{cell(term.amount)}{term.factor.map(cell)}</tr>
            }
        };
        series.terms.iter().enumerate().map(row).collect::<Vec<_>>()
    };
    view! {
        <Fold summary=|| "Show the months">
            <div class="scroll">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">"Month"</th>
                            <th scope="col" class="num">"Amount"</th>
                            {weighed.then(|| view! { <th scope="col" class="num">"Worth today"</th> })}
                        </tr>
                    </thead>
                    <tbody>{rows()}</tbody>
                </table>
            </div>
        </Fold>
    }
    .into_any()
}
