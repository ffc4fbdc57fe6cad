//! Where a figure comes from: its formula with this case's numbers, opened step by step down to the inputs.

use super::super::{app, format, go_to, session};
use super::headline::Headline;
use crate::browser::dom;
use crate::model::{Case, Explanation, Figure, Reading, Series, Setting, Term, Token, Unit, explain as explanation};
use crate::page::chart::fold;
use crate::page::chunk::of_case;
use crate::page::ui::{Element, fragment, html};
use leptos::ev;
use leptos::prelude::*;

/// The figures opened so far, each a part of the one before.
type Path = RwSignal<Vec<Figure>>;

/// The explanation of a headline figure, computed while it is open.
pub(super) fn explain(headline: &'static Headline) -> Element {
    let path = RwSignal::new(vec![headline.figure]);
    let hidden = html::span().class("visually-hidden").child(" ").child(headline.label);
    let summary = fragment(["Explain".into_any(), hidden.into_any()]);
    fold(summary, move || of_case(move |chunk| (chunk.explain)(path))).class("explain")
}

/// One formula for each figure on the path.
pub(in crate::page) fn steps(path: Path) -> AnyView {
    (move || each_step(path)).into_any()
}

fn each_step(path: Path) -> Vec<AnyView> {
    let (case, evaluation, view) = (app().case().get(), app().evaluation().get(), session().view.get());
    let figures = path.get();
    let step = |level: usize| {
        let explanation = explanation(figures[level], &case, &evaluation, view);
        step(&explanation, &case, Place { path, level, open: figures.get(level + 1).copied() })
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

fn step(explanation: &Explanation, case: &Case, place: Place) -> AnyView {
    let currency = case.currency.as_str();
    let label = explanation.figure.label(case).into_owned();
    let value = explanation.value.map_or_else(|| "–".into(), |value| amount(value, explanation.unit, currency));
    let tokens: Vec<_> = explanation.formula.tokens().iter().map(|piece| token(piece, case, place)).collect();
    let series = explanation.formula.tokens().into_iter().find_map(|piece| match piece {
        Token::Series(series) => Some(months(series.clone(), currency.to_owned(), place)),
        _ => None,
    });
    let settings: Vec<_> = explanation.settings.iter().map(|setting| setting_link(*setting)).collect();
    let settled_by =
        (!settings.is_empty()).then(|| html::p().class("quiet cluster").child("Also settled by").child(settings));
    let back = (place.level > 0).then(|| back(place, label.clone()));
    let meaning = html::p().class("quiet").child(explanation.figure.meaning()).child(" ").child(explanation.note);
    let formula = html::p().class("formula").child(plain(value, label)).child(sign("=".into())).child(tokens);
    html::div().class("step").child(back).child(meaning).child(formula).child(settled_by).child(series).into_any()
}

/// The head of a formula below another, with the way back.
fn back(place: Place, label: String) -> AnyView {
    let close = move |_| place.path.update(|path| path.truncate(place.level));
    let from = html::span().class("visually-hidden").child(" from ").child(label.clone());
    html::p().class("step-head").child(html::b().child(label)).child(link(close).child("Back").child(from)).into_any()
}

/// A button that reads as a link.
fn link(follow: impl FnMut(leptos::web_sys::MouseEvent) + Send + 'static) -> Element {
    html::button().class("link").on(ev::click, follow)
}

fn token(token: &Token, case: &Case, place: Place) -> AnyView {
    let currency = case.currency.as_str();
    let label = token.label(case).into_owned();
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
    html::i().child(text).into_any()
}

fn plain(value: String, label: String) -> AnyView {
    html::span().child(html::b().child(value)).child(html::small().child(label)).into_any()
}

/// A part of a formula that leads on: to its input, or to its own formula, which is open or not.
fn part(value: String, label: String, open: Option<bool>, follow: impl Fn() + Send + 'static) -> AnyView {
    let button = html::button().on(ev::click, move |_| follow());
    let button = match open {
        Some(open) => button.attr("aria-expanded", if open { "true" } else { "false" }),
        None => button,
    };
    button.child(html::b().child(value)).child(html::small().child(label)).into_any()
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
    dom::reveal(&format!("input-{setting}"));
}

fn setting_link(setting: Setting) -> AnyView {
    link(move |_| go_to_setting(setting)).child(setting.label()).into_any()
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
    let table = move || {
        let telling = series.telling();
        let row = |(index, term)| month(term, telling == Some(index), &currency, place);
        let head = |name: &'static str| html::th().attr("scope", "col").child(name);
        let worth = weighed.then(|| head("Worth today").class("num"));
        let heads = html::tr().child(head("Month")).child(head("Amount").class("num")).child(worth);
        let rows: Vec<_> = series.terms.iter().enumerate().map(row).collect();
        let table = html::table().child(html::thead().child(heads)).child(html::tbody().child(rows));
        html::div().class("scroll").child(table).into_any()
    };
    fold("Show the months", table).into_any()
}

/// A month with its amount, and what it is multiplied by.
fn month(term: &Term, telling: bool, currency: &str, place: Place) -> AnyView {
    let cell = |(figure, value): (Figure, f64)| {
        let text = amount(value, figure.unit(), currency);
        html::td().class("num").child(link(move |_| place.toggle(figure)).child(text))
    };
    let row = html::tr();
    let row = if telling { row.attr("aria-current", "true") } else { row };
    let head = html::th().attr("scope", "row").child(term.month.to_string());
    row.child(head).child(cell(term.amount)).child(term.factor.map(cell)).into_any()
}
