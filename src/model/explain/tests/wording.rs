//! How formulas read, piece by piece.

use super::*;

/// The formula in words: ids and keys instead of numbers.
fn words(expression: &Expression) -> String {
    let mut text = String::new();
    let mut after_open = true;
    for token in expression.tokens() {
        let word = match token {
            FormulaToken::Open => "(".into(),
            FormulaToken::Close => ")".into(),
            FormulaToken::Operator(sign) => sign.to_string(),
            FormulaToken::Input { input, .. } => input.to_string(),
            FormulaToken::Setting { setting, .. } => setting.to_string(),
            FormulaToken::Figure { figure, .. } => figure.to_string(),
            FormulaToken::Number(value) => value.to_string(),
            FormulaToken::Within(most) => format!("0..{most} of"),
            FormulaToken::Series(series) => format!("{:?} of {} months", series.statistic, series.terms.len()),
            FormulaToken::Absent => "none".into(),
        };
        if !after_open && token != FormulaToken::Close {
            text.push(' ');
        }
        text.push_str(&word);
        after_open = token == FormulaToken::Open;
    }
    text
}

#[track_caller]
fn assert_reads(case: &Case, view: View, figure: Figure, expected: &str) {
    assert_eq!(words(&explain(figure, case, &Evaluation::of(case), view).formula), expected);
}

#[test]
fn formulas_read_as_they_are_written() {
    let case = Preset::Evidence.case();
    let reads = |figure, expected| assert_reads(&case, View::Full, figure, expected);
    reads(Figure::HourlyCost, "team.annual_pay × (1 + team.on_cost) ÷ (team.hours_per_week × team.weeks_per_year)");
    reads(Figure::Freed, "gross × (1 − meetings.replacement)");
    reads(Figure::PlannedBenefit, "annual_benefit × rollout.adoption.2");
    reads(Figure::AnnualBenefit, "benefit_meetings + benefit_deep_work + benefit_turnover");
    reads(Figure::PvBenefits, "steady_benefit ÷ 12 × adoption_months + benefit_turnover ÷ 12 × retention_months");
    reads(Figure::PvCosts, "once + monthly × annuity + lead × lead_discounted + dip × dip_months");
    reads(Figure::MonthlyRate, "(1 + finance.discount_rate) ^ (1 ÷ 12) − 1");
    reads(Figure::Discount(3), "1 ÷ (1 + monthly_rate) ^ 3");
    reads(Figure::Retention(7), "adoption.7 × (1 − 0..1 of (turnover.lag_months − 6))");
    reads(Figure::Adoption(9), "rollout.adoption.2");
    reads(Figure::CostOfDelay, "npv − npv_delayed");
    reads(Figure::Trough, "0 − Least of 37 months");
    reads(Figure::Tool(0), "tools.0.price.per_user × team.people");
}

#[test]
fn the_cash_view_leaves_time_out() {
    let case = Preset::Evidence.case();
    let reads = |figure, expected| assert_reads(&case, View::Cash, figure, expected);
    reads(Figure::AnnualBenefit, "benefit_turnover");
    reads(Figure::BenefitTurnover, "leavers_kept × cost_per_leaver × turnover.hard_share");
    reads(Figure::PvBenefits, "benefit_turnover ÷ 12 × retention_months");
    reads(Figure::PvCosts, "once + monthly × annuity");
    reads(Figure::Training, "0");
    let evaluation = Evaluation::of(&case);
    assert!(explain(Figure::Training, &case, &evaluation, View::Cash).note.unwrap().contains("cash-only view"));
    assert_eq!(explain(Figure::Training, &case, &evaluation, View::Full).note, None);
}

#[test]
fn formulas_follow_the_way_that_meetings_are_stated() {
    let mut case = Preset::Evidence.case();
    let hours = "meetings.load.hours_per_person_week × team.people × team.weeks_per_year × hourly_cost";
    assert_reads(&case, View::Full, Figure::MeetingCost, hours);
    case.meetings.load.kind = MeetingLoadKind::MonthlyCost;
    assert_reads(&case, View::Full, Figure::MeetingCost, "meetings.load.monthly_cost × 12");
    case.meetings.load.kind = MeetingLoadKind::Inventory;
    case.meetings.load.inventory = meetings();
    let reads = |figure, expected| assert_reads(&case, View::Full, figure, expected);
    reads(Figure::Gross, "inventory_removed × team.weeks_per_year × hourly_cost");
    reads(
        Figure::InventoryRemoved,
        "meeting_removed.0 + meeting_removed.2 + meeting_removed.3 + meeting_removed.4 + meeting_removed.5 + meeting_removed.6",
    );
    reads(Figure::InventoryCancelled, "meeting_removed.4");
    reads(
        Figure::Freed,
        "(gross − inventory_cancelled × team.weeks_per_year × hourly_cost) × (1 − meetings.replacement) + \
         inventory_cancelled × team.weeks_per_year × hourly_cost",
    );
    reads(
        Figure::MeetingRemoved(2),
        "meetings.load.inventory.2.attendees × meetings.load.inventory.2.per_week × \
         (meetings.load.inventory.2.minutes − meetings.load.inventory.2.fate.shorten_to) ÷ 60",
    );
    reads(
        Figure::MeetingRemoved(5),
        "meetings.load.inventory.5.attendees × (meetings.load.inventory.5.per_week − meetings.load.inventory.5.fate.less_often) × \
         meetings.load.inventory.5.minutes ÷ 60",
    );
}

#[test]
fn payback_names_the_months_between_which_it_comes() {
    let case = Preset::Evidence.case();
    let evaluation = Evaluation::of(&case);
    let payback = evaluation.outcome(View::Full).payback.unwrap().value();
    let month = payback as usize;
    let expected = format!("{month} + cumulative.{month} ÷ (cumulative.{month} − cumulative.{})", month + 1);
    assert_reads(&case, View::Full, Figure::Payback, &expected);
}

#[test]
fn a_series_tells_the_month_that_settles_it() {
    let case = Preset::Evidence.case();
    let evaluation = Evaluation::of(&case);
    let trough = explain(Figure::Trough, &case, &evaluation, View::Full);
    let tokens = trough.formula.tokens();
    let Some(FormulaToken::Series(series)) = tokens.last() else { panic!("a trough is read off the months") };
    let term = series.terms[series.deciding_month().unwrap()];
    assert_eq!(Some(-term.value()), trough.value);
    assert_eq!(term.amount.0, Figure::Cumulative(term.month));
}

#[test]
fn lines_and_tools_go_by_their_names() {
    let mut case = Preset::Evidence.case();
    case.other_lines = lines();
    let explanation = explain(Figure::BenefitOther, &case, &Evaluation::of(&case), View::Full);
    let tokens = explanation.formula.tokens();
    let labels: Vec<_> = tokens.iter().map(|token| token.label(&case)).collect();
    assert_eq!(labels, ["Travel", "", "Travel"]);
}

#[test]
fn brackets_stand_only_where_the_order_needs_them() {
    let n = |value: f64| Expression::Number(value);
    let reads = |expression: Expression, expected| assert_eq!(words(&expression), expected);
    reads(n(1.0) + n(2.0) + n(3.0), "1 + 2 + 3");
    reads(n(1.0) - (n(2.0) + n(3.0)), "1 − (2 + 3)");
    reads(n(1.0) - n(2.0) + n(3.0), "1 − 2 + 3");
    reads(n(1.0) + (n(2.0) - n(3.0)), "1 + 2 − 3");
    reads(n(1.0) / (n(2.0) * n(3.0)), "1 ÷ (2 × 3)");
    reads(n(1.0) / n(2.0) * n(3.0), "1 ÷ 2 × 3");
    reads((n(1.0) + n(2.0)) * n(3.0), "(1 + 2) × 3");
    reads(n(1.0) * n(2.0) + n(3.0), "1 × 2 + 3");
    reads((n(1.0) * n(2.0)).power(n(3.0)), "(1 × 2) ^ 3");
    reads(n(1.0) / n(2.0).power(n(3.0)), "1 ÷ 2 ^ 3");
}

#[test]
fn a_division_by_nothing_has_no_value() {
    assert_eq!((Expression::Number(1.0) / 0.0).value(), None);
    assert_eq!((Expression::Number(1.0) + Expression::Absent).value(), None);
}

#[test]
fn a_case_without_costs_says_why_it_has_no_return() {
    let case = Preset::Article.case();
    let evaluation = Evaluation::of(&case);
    let roi = explain(Figure::Roi, &case, &evaluation, View::Full);
    assert_eq!((roi.value, roi.formula.value()), (None, None));
    assert!(roi.note.unwrap().starts_with("There are no costs"));
    assert_eq!(words(&roi.formula), "npv ÷ pv_costs");
}
