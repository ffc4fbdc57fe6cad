//! The explanation of a figure: its formula with the case's numbers, opened step by step down to the inputs.

use super::super::{app, format, go_to, session};
use super::tiles::TileRow;
use crate::browser::dom;
use crate::model::{
    Case, ExactInput, Explanation, Figure, FormulaToken, MonthlySeries, SeriesMonth, SeriesStatistic, Unit, explain,
};
use crate::page::table::{column_head, number_cell, number_head, row_head, table};
use crate::page::ui::{fragment, html};
use crate::page::widgets::{CLOSE, button, fold, icon_button};
use crate::text::{chance_words, figure_words};
use leptos::ev;
use leptos::prelude::*;

/// The figures opened so far, each a part of the one before.
type FigurePath = RwSignal<Vec<Figure>>;

/// The explanation of a tile, computed while it is open: in words first, then its arithmetic.
pub(in crate::page) fn explanation(row: TileRow, place: usize) -> AnyView {
    let close = icon_button("Close the explanation", CLOSE, move || row.explain(None)).class("button small plain icon");
    let content = row.tile(place).map_or_else(of_chance, |tile| of_figure(tile.figure));
    html::div()
        .class("explanation")
        .child(html::div().class("step-head").child(html::h4().child(row.label(place))).child(close))
        .child(content)
        .into_any()
}

fn of_figure(figure: Figure) -> AnyView {
    let (case, evaluation, view) = (app().case(), app().evaluation(), session().view);
    let words = Memo::new(move |_| {
        case.with(|case| {
            evaluation.with(|evaluation| {
                format::speak(&case.currency, |formatters| {
                    figure_words(figure, case, evaluation, view.get(), formatters)
                })
            })
        })
    });
    let path = RwSignal::new(vec![figure]);
    fragment([
        html::p().child(words).into_any(),
        html::h5().child("The arithmetic").into_any(),
        (move || each_step(path)).into_any(),
    ])
}

fn of_chance() -> AnyView {
    let simulation = app().simulation();
    let words = Memo::new(move |_| simulation.with(|known| chance_words(known.as_deref())));
    let is_drawn =
        Memo::new(move |_| simulation.with(|known| known.as_ref().is_some_and(|known| known.npv.p10 < known.npv.p90)));
    let link = move || is_drawn.get().then(|| button("link", "How certain is it?", || _ = dom::reveal("certainty")));
    fragment([html::p().child(words).into_any(), html::p().child(link).into_any()])
}

fn each_step(path: FigurePath) -> Vec<AnyView> {
    let (case, evaluation, view) = (app().case().get(), app().evaluation().get(), session().view.get());
    let figures = path.get();
    let step = |level: usize| {
        let explanation = explain(figures[level], &case, &evaluation, view);
        step(&explanation, &case, FormulaLevel { path, level, open: figures.get(level + 1).copied() })
    };
    (0..figures.len()).map(step).collect()
}

/// A level of the explanation: the formula of one figure.
#[derive(Clone, Copy)]
struct FormulaLevel {
    path: FigurePath,
    level: usize,
    /// The figure of this formula that is opened below it.
    open: Option<Figure>,
}

impl FormulaLevel {
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

fn step(explanation: &Explanation, case: &Case, place: FormulaLevel) -> AnyView {
    let currency = case.currency.as_str();
    let label = explanation.figure.label(case).into_owned();
    let value = explanation.value.map_or_else(|| "–".into(), |value| amount(value, explanation.unit, currency));
    let tokens: Vec<_> = explanation.formula.tokens().iter().map(|piece| token(piece, case, place)).collect();
    let series = explanation.formula.tokens().into_iter().find_map(|piece| match piece {
        FormulaToken::Series(series) => Some(months(series.clone(), currency.to_owned(), place)),
        _ => None,
    });
    let settings: Vec<_> = explanation.settings.iter().map(|setting| setting_link(*setting)).collect();
    let settled_by =
        (!settings.is_empty()).then(|| html::p().class("quiet cluster").child("Also depends on").child(settings));
    let back = (place.level > 0).then(|| back(place, label.clone()));
    let exact = (place.level == 0).then_some("The figures here are exact; the headline figure is rounded.");
    let meaning = html::p().class("quiet").child(explanation.figure.meaning()).child(" ").child(explanation.note);
    let meaning = meaning.child(" ").child(exact);
    let formula = html::p().class("formula").child(plain(value, label)).child(sign("=".into())).child(tokens);
    html::div().class("step").child(back).child(meaning).child(formula).child(settled_by).child(series).into_any()
}

/// The head of a formula below another, with the way back.
fn back(place: FormulaLevel, label: String) -> AnyView {
    let close = move || place.path.update(|path| path.truncate(place.level));
    let from = html::span().class("visually-hidden").child(" from ").child(label.clone());
    html::p()
        .class("step-head")
        .child(html::b().child(label))
        .child(button("link", "Back", close).child(from))
        .into_any()
}

fn token(token: &FormulaToken, case: &Case, place: FormulaLevel) -> AnyView {
    let currency = case.currency.as_str();
    let label = token.label(case).into_owned();
    match *token {
        FormulaToken::Open => sign("(".into()),
        FormulaToken::Close => sign(")".into()),
        FormulaToken::Operator(operator) => sign(operator.into()),
        FormulaToken::Within(most) => sign(format!("at least 0, at most {}:", format::decimal(most, 2))),
        FormulaToken::Number(value) => plain(format::decimal(value, 2), String::new()),
        FormulaToken::Absent => plain("–".into(), "none".into()),
        FormulaToken::Series(series) => {
            plain(statistic(series.statistic).into(), crate::text::dates::counted(series.terms.len(), "month"))
        }
        FormulaToken::Input { input, value, unit } => {
            part(amount(value, unit, currency), label, None, move || go_to(input))
        }
        FormulaToken::Setting { setting, value, unit } => {
            part(amount(value, unit, currency), label, None, move || go_to_setting(setting))
        }
        FormulaToken::Figure { figure, value, unit } => {
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

fn go_to_setting(setting: ExactInput) {
    dom::reveal(&format!("input-{setting}"));
}

fn setting_link(setting: ExactInput) -> AnyView {
    button("link", setting.label(), move || go_to_setting(setting)).into_any()
}

/// Words for what is computed from the months.
fn statistic(statistic: SeriesStatistic) -> &'static str {
    match statistic {
        SeriesStatistic::Sum => "the sum of",
        SeriesStatistic::Crossing => "the month from which these stay above zero:",
        SeriesStatistic::Least => "the lowest of",
        SeriesStatistic::Rate => {
            "the yearly rate, compounded from the monthly one, at which the present value of \
        these is zero:"
        }
    }
}

/// The months of a series, each figure leading to its own formula.
fn months(series: MonthlySeries, currency: String, place: FormulaLevel) -> AnyView {
    let weighed = series.terms.iter().any(|term| term.factor.is_some());
    let content = move || {
        let deciding_month = series.deciding_month();
        let row = |(index, term)| month(term, deciding_month == Some(index), &currency, place);
        let mut heads = vec![column_head("Month"), number_head("Amount")];
        heads.extend(weighed.then(|| number_head("Present value")));
        let rows: Vec<_> = series.terms.iter().enumerate().map(row).collect();
        html::div().class("scroll").child(table(heads, rows)).into_any()
    };
    fold("Show the months", content).into_any()
}

/// A month with its amount and discount factor.
fn month(term: &SeriesMonth, deciding_month: bool, currency: &str, place: FormulaLevel) -> AnyView {
    let cell = |(figure, value): (Figure, f64)| {
        let text = amount(value, figure.unit(), currency);
        number_cell(button("link", text, move || place.toggle(figure)))
    };
    let row = html::tr();
    let row = if deciding_month { row.attr("aria-current", "true") } else { row };
    row.child(row_head(term.month.to_string())).child(cell(term.amount)).child(term.factor.map(cell)).into_any()
}
