//! Every formula against the engine, on cases of every kind.

mod wording;

use super::*;
use crate::model::case::{LeaverCostBasis, MeetingLoadKind};
use crate::model::case_rows::{Meeting, MeetingFate, OtherLine, PriceBasis, Tool, ToolAction};
use crate::model::{Estimate, FIELDS, InputEffect, Ledger, Preset, Quantity, Schedule, npv};
use proptest::prelude::*;
use std::collections::{HashMap, HashSet};

/// A value of an input, from a number in 0..1: at times its bound, mostly of the sensible range.
pub(in crate::model) fn value_at(input: Input, u: f64) -> f64 {
    let (least, most) = input.field.sensible;
    match u {
        u if u < 0.1 => input.field.bounds.0,
        u if u > 0.9 => (most * 2.0).min(input.field.bounds.1),
        u => least + (most - least) * u,
    }
}

fn meetings() -> Vec<Meeting> {
    let fates = [
        MeetingFate::Replace,
        MeetingFate::Keep,
        MeetingFate::ShortenTo(10.0),
        MeetingFate::ShortenTo(90.0),
        MeetingFate::Cancel,
        MeetingFate::LessOften(0.25),
        MeetingFate::Fewer(2.0),
    ];
    fates.map(|fate| Meeting { name: "Stand-up".into(), fate, ..Meeting::default() }).into()
}

fn tools() -> Vec<Tool> {
    let seats = Some(Estimate::certain(4.0));
    [
        Tool { basis: PriceBasis::Flat, ..Tool::default() },
        Tool { seats, ..Tool::default() },
        Tool { name: "Chat".into(), action: ToolAction::Drop, ..Tool::default() },
    ]
    .into()
}

fn lines() -> Vec<OtherLine> {
    let kinds = [LineKind::AnnualBenefit, LineKind::AnnualCost, LineKind::OneOffCost];
    let line = |kind, cash| OtherLine { name: "Travel".into(), kind, cash, ..OtherLine::default() };
    kinds.into_iter().flat_map(|kind| [line(kind, true), line(kind, false)]).collect()
}

/// A case of any kind: loads, leavers and rows in every way, inputs all over their ranges.
pub(in crate::model) fn cases() -> impl Strategy<Value = Case> {
    let kinds = (0..3usize, any::<bool>(), 0..5usize, 0..4usize, 0..7usize);
    (kinds, 1..=48u32, 1..400u32, prop::collection::vec(0.0..1.0f64, 64)).prop_map(
        |((load, by_amount, meeting_rows, tool_rows, line_rows), horizon, days, at)| {
            let mut case = Preset::Evidence.case();
            case.meetings.load.kind =
                [MeetingLoadKind::MonthlyCost, MeetingLoadKind::Hours, MeetingLoadKind::Inventory][load];
            case.meetings.load.inventory = meetings().into_iter().take(meeting_rows).collect();
            let basis = if by_amount { LeaverCostBasis::Amount } else { LeaverCostBasis::ShareOfPay };
            case.turnover.cost_per_leaver.basis = basis;
            case.tools = tools().into_iter().take(tool_rows).collect();
            case.other_lines = lines().into_iter().take(line_rows).collect();
            (case.finance.horizon_months, case.rollout.days) = (horizon, days);
            for (input, u) in case.inputs().into_iter().zip(at) {
                case.spread_mut(input).unwrap().pin(value_at(input, u));
            }
            case
        },
    )
}

/// Cases that state each input of the table in one of them, every number in the middle of its sensible range.
pub(in crate::model) fn in_every_way() -> Vec<Case> {
    let loads = [MeetingLoadKind::MonthlyCost, MeetingLoadKind::Hours, MeetingLoadKind::Inventory];
    let bases = [LeaverCostBasis::Amount, LeaverCostBasis::ShareOfPay];
    let ways = loads.into_iter().flat_map(|load| bases.map(|basis| (load, basis)));
    let case = |(load, basis)| {
        let mut case = Preset::Evidence.case();
        case.meetings.load.kind = load;
        case.meetings.load.inventory = meetings();
        case.turnover.cost_per_leaver.basis = basis;
        (case.tools, case.other_lines) = (tools(), lines());
        for input in case.inputs() {
            case.spread_mut(input).unwrap().pin(value_at(input, 0.5));
        }
        case
    };
    ways.map(case).collect()
}

/// The figures and inputs that a formula names.
fn named(expression: &Expression) -> (Vec<(Figure, f64)>, Vec<Input>) {
    let (mut figures, mut inputs) = (Vec::new(), Vec::new());
    for token in expression.tokens() {
        match token {
            FormulaToken::Figure { figure, value, .. } => figures.push((figure, value)),
            FormulaToken::Input { input, .. } => inputs.push(input),
            FormulaToken::Series(series) => {
                figures.extend(series.terms.iter().flat_map(|term| [Some(term.amount), term.factor]).flatten());
            }
            _ => {}
        }
    }
    (figures, inputs)
}

/// Follows figures to the inputs, checking each against the engine on the way.
struct Walk<'a> {
    context: ExplanationContext<'a>,
    /// Figures that were entered, and whether they were left: one entered but not left is being explained.
    left: HashMap<Figure, bool>,
    inputs: HashSet<String>,
}

impl<'a> Walk<'a> {
    fn new(case: &'a Case, evaluation: &'a Evaluation, view: View) -> Self {
        Self { context: ExplanationContext { case, evaluation, view }, left: HashMap::new(), inputs: HashSet::new() }
    }

    fn visit(&mut self, figure: Figure) {
        if let Some(left) = self.left.insert(figure, false) {
            assert!(left, "{figure} rests on itself");
            self.left.insert(figure, true);
            return;
        }
        let ExplanationContext { case, evaluation, view } = self.context;
        let explanation = explain(figure, case, evaluation, view);
        assert_same(figure, explanation.formula.value(), explanation.value);
        let (figures, inputs) = named(&explanation.formula);
        self.inputs.extend(inputs.iter().map(ToString::to_string));
        for (part, value) in figures {
            assert_eq!(explain(part, case, evaluation, view).value, Some(value), "{part} in {figure}");
            self.visit(part);
        }
        self.left.insert(figure, true);
    }
}

#[track_caller]
fn assert_same(figure: Figure, formula: Option<f64>, engine: Option<f64>) {
    let close = match (formula, engine) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-12 * b.abs(),
        (a, b) => a == b,
    };
    assert!(close, "{figure}: the formula gives {formula:?}, the engine {engine:?}");
}

/// Every figure of a case, of all months and rows.
fn all_figures(case: &Case) -> Vec<Figure> {
    let months = case.finance.horizon_months as usize;
    let of_months = [
        Figure::Adoption,
        Figure::Retention,
        Figure::LeadShare,
        Figure::DipShare,
        Figure::Discount,
        Figure::MonthBenefit,
        Figure::MonthCost,
        Figure::CashFlow,
        Figure::Cumulative,
    ];
    let mut figures = Figure::ALL.to_vec();
    figures.extend(of_months.iter().flat_map(|figure| (0..=months).map(figure)));
    figures.extend((0..case.tools.len()).map(Figure::Tool));
    let meetings = case.meetings.load.inventory.len();
    figures.extend((0..meetings).flat_map(|row| [Figure::Meeting(row), Figure::MeetingRemoved(row)]));
    figures
}

fn reached(case: &Case, view: View, from: Figure) -> HashSet<String> {
    let evaluation = Evaluation::of(case);
    let mut walk = Walk::new(case, &evaluation, view);
    walk.visit(from);
    walk.inputs
}

fn worth(case: &Case, view: View) -> f64 {
    npv(Ledger::of(case).amounts(view), &Schedule::of(case)).value()
}

fn moves_npv(case: &Case, input: Input, view: View) -> bool {
    let before = worth(case, view);
    [0.3, 0.8].into_iter().any(|u| {
        let mut changed = case.clone();
        changed.spread_mut(input).unwrap().pin(value_at(input, u));
        (worth(&changed, view) - before).abs() > 1e-9 * before.abs().max(1.0)
    })
}

fn assert_explained(case: &Case) {
    for view in View::ALL {
        let evaluation = Evaluation::of(case);
        let mut walk = Walk::new(case, &evaluation, view);
        for figure in all_figures(case) {
            walk.visit(figure);
        }
    }
}

fn assert_reaches_what_moves_npv(case: &Case) {
    for view in View::ALL {
        let reached = reached(case, view, Figure::Npv);
        for input in case.inputs().into_iter().filter(|input| moves_npv(case, *input, view)) {
            assert!(reached.contains(&input.to_string()), "{view:?}: {input} moves the value, but no formula names it");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_formula_gives_the_engines_figure_and_ends_at_inputs(case in cases()) {
        assert_explained(&case);
    }

    #[test]
    fn every_input_that_moves_the_value_is_reached_from_it(case in cases()) {
        assert_reaches_what_moves_npv(&case);
    }
}

#[test]
fn presets_are_explained() {
    for preset in Preset::ALL {
        assert_explained(&preset.case());
        assert_reaches_what_moves_npv(&preset.case());
    }
}

#[test]
fn every_input_that_moves_something_is_in_a_formula() {
    let mut named = HashSet::new();
    for case in in_every_way() {
        let evaluation = Evaluation::of(&case);
        for view in View::ALL {
            let mut walk = Walk::new(&case, &evaluation, view);
            for figure in all_figures(&case) {
                walk.visit(figure);
            }
            named.extend(walk.inputs.iter().filter_map(|key| Input::parse(key)).map(|input| input.field.key));
        }
    }
    for field in FIELDS {
        assert_eq!(named.contains(field.key), field.moves != InputEffect::Neither, "{}", field.key);
    }
}

#[test]
fn the_longest_horizon_is_explained() {
    let mut case = Preset::Evidence.case();
    (case.finance.horizon_months, case.rollout.days) = (Case::HORIZON_LIMIT, Case::ROLLOUT_LIMIT);
    let evaluation = Evaluation::of(&case);
    for view in View::ALL {
        let mut walk = Walk::new(&case, &evaluation, view);
        for figure in [Figure::Npv, Figure::Irr, Figure::Cumulative(600)] {
            walk.visit(figure);
        }
    }
}

#[test]
fn what_a_case_does_not_have_is_absent() {
    let case = Preset::Evidence.case();
    let evaluation = Evaluation::of(&case);
    for figure in [Figure::CashFlow(37), Figure::Adoption(0), Figure::Tool(1), Figure::Meeting(0)] {
        let explanation = explain(figure, &case, &evaluation, View::Full);
        assert_eq!((explanation.value, explanation.formula.value()), (None, None), "{figure}");
    }
}
