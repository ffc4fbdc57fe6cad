//! The sheet of months: what falls in each month, and the cash flow of both views.
//!
//! Its rows reach beyond the horizon, so that a longer horizon can be entered in the workbook: flows and discount factors
//! there are zero.

use super::names::setting_name;
use super::sheet::{Amount, CellValue, Sheet, column_name};
use super::source::Source;
use crate::model::{ExactInput, Figure, View};

/// The name of the sheet.
pub(super) const MONTHS: &str = "Months";

/// The row of month 0, counted from 0.
const START: u32 = 4;

const MONTH: u16 = 0;
const TO_DATE: u16 = 1;
const ADOPTION: u16 = 2;
const RETENTION: u16 = 3;
const LEAD: u16 = 4;
const DIP: u16 = 5;
const DISCOUNT: u16 = 6;

/// The columns of a view's flow, from its first.
const BENEFIT: u16 = 0;
const COST: u16 = 1;
const FLOW: u16 = 2;
const TOTAL: u16 = 3;
const CROSSING: u16 = 4;
const SIGN: u16 = 5;
const CHANGE: u16 = 6;

fn first_column(view: View) -> u16 {
    match view {
        View::Full => 7,
        View::Cash => 14,
    }
}

fn column(figure: Figure, view: View) -> Option<(u16, usize)> {
    let flow = |column| first_column(view) + column;
    Some(match figure {
        Figure::Adoption(month) => (ADOPTION, month),
        Figure::Retention(month) => (RETENTION, month),
        Figure::LeadShare(month) => (LEAD, month),
        Figure::DipShare(month) => (DIP, month),
        Figure::Discount(month) => (DISCOUNT, month),
        Figure::MonthBenefit(month) => (flow(BENEFIT), month),
        Figure::MonthCost(month) => (flow(COST), month),
        Figure::CashFlow(month) => (flow(FLOW), month),
        Figure::Cumulative(month) => (flow(TOTAL), month),
        _ => return None,
    })
}

/// The cell of a figure that each month has; none for any other figure.
pub(super) fn cell(figure: Figure, view: View) -> Option<String> {
    let (column, month) = column(figure, view)?;
    Some(address(column, month))
}

fn row(month: usize) -> u32 {
    START + month as u32
}

fn address(column: u16, month: usize) -> String {
    format!("{MONTHS}!${}${}", column_name(column), row(month) + 1)
}

/// All months of a column.
fn all(column: u16, last: usize) -> String {
    let name = column_name(column);
    format!("{MONTHS}!${name}${}:${name}${}", row(0) + 1, row(last) + 1)
}

/// All months of a column of a view's flow.
fn whole(column: u16, view: View, last: usize) -> String {
    all(first_column(view) + column, last)
}

/// The running totals of a view up to the horizon of the case, for a chart: first row, last row and column.
pub(super) fn running_total(view: View, horizon: u32) -> (u32, u32, u16) {
    (row(0), row(horizon as usize), first_column(view) + TOTAL)
}

/// The months column, as a range of these rows.
pub(super) const MONTH_COLUMN: u16 = MONTH;

/// The sum of a flow over the months `from` to `to` (formulas), each times its discount factor where `discounted`.
pub(super) fn sum_between(
    figure: fn(usize) -> Figure,
    view: View,
    [from, to]: [&str; 2],
    discounted: bool,
    last: usize,
) -> String {
    let all = |column| all(column, last);
    let (flow, _) = column(figure(0), view).expect("a figure of months");
    let months = all(MONTH);
    let factor = if discounted { format!("*{}", all(DISCOUNT)) } else { String::new() };
    format!("SUMPRODUCT(({months}>={from})*({months}<={to})*{}{factor})", all(flow))
}

/// Payback in months: the last time the running total turns from negative to not negative, or "none".
pub(super) fn payback(view: View, last: usize) -> String {
    let totals = whole(TOTAL, view, last);
    let end = address(first_column(view) + TOTAL, last);
    let crossings = whole(CROSSING, view, last);
    format!(
        "IF(AND(MIN({totals})=0,MAX({totals})=0),\"none\",IF(MIN({totals})>=0,0,IF({end}<0,\"none\",MAX({crossings}))))"
    )
}

/// The lowest running total; zero where it never is negative.
pub(super) fn trough(view: View, last: usize) -> String {
    format!("-MIN(0,{})", whole(TOTAL, view, last))
}

/// Whether the flow of a view changes its sign exactly once, from outlay to gain, so that it has an internal rate of return.
pub(super) fn has_rate(view: View, last: usize) -> String {
    let end = address(first_column(view) + SIGN, last);
    format!("AND(SUM({})=1,{end}=1)", whole(CHANGE, view, last))
}

/// The months and the flow of a view, as ranges.
pub(super) fn months_and_flow(view: View, last: usize) -> [String; 2] {
    [all(MONTH, last), whole(FLOW, view, last)]
}

const HEADS: [&str; 7] = [
    "Month",
    "Days of full adoption to date",
    "Adoption",
    "Adoption after the turnover lag",
    "Share of the lead effort",
    "Share of a month in the dip",
    "Discount factor",
];

const FLOW_HEADS: [&str; 7] =
    ["Benefits", "Costs", "Cash flow", "Running total", "Back above zero at", "Sign of the flow", "Change of sign"];

/// Writes the sheet.
pub(super) fn write(sheet: &mut Sheet, source: &Source) {
    sheet.title("Month by month", "Month 0 is the start and is not discounted. Later months count at their end.");
    sheet.text(2, first_column(View::Full), "Time and money");
    sheet.text(2, first_column(View::Cash), "Cash only");
    for (column, head) in (0..).zip(HEADS) {
        sheet.head(3, column, head);
    }
    for view in View::ALL {
        for (column, head) in (first_column(view)..).zip(FLOW_HEADS) {
            sheet.head(3, column, head);
        }
    }
    for month in 0..=source.last_month() {
        shared_columns(sheet, source, month);
        for view in View::ALL {
            flow_columns(sheet, source, month, view);
        }
    }
    sheet.freeze(START, 1);
    sheet.widths(&[(MONTH, 8.0), (TO_DATE, 14.0), (ADOPTION, 12.0)]);
}

/// A column of the sheet: the figure of a month, its place, and how it is shown.
type MonthColumn = (fn(usize) -> Figure, u16, Amount);

fn shared_columns(sheet: &mut Sheet, source: &Source, month: usize) {
    sheet.number(row(month), MONTH, month as f64, Amount::Plain);
    let to_date = source.adopted_days(month);
    sheet.formula(row(month), TO_DATE, &adopted_days(month), CellValue::Number(to_date), Amount::Decimal);
    let figures: [MonthColumn; 5] = [
        (Figure::Adoption, ADOPTION, Amount::Percent),
        (Figure::Retention, RETENTION, Amount::Percent),
        (Figure::LeadShare, LEAD, Amount::Percent),
        (Figure::DipShare, DIP, Amount::Percent),
        (Figure::Discount, DISCOUNT, Amount::Factor),
    ];
    for (figure, column, amount) in figures {
        let text = match figure(month) {
            Figure::Discount(_) => beyond(month, &source.formula(figure(month), View::Full)),
            Figure::Adoption(0) | Figure::Retention(0) | Figure::LeadShare(0) | Figure::DipShare(0) => "0".to_owned(),
            Figure::Adoption(month) => {
                let [before, now] = [month - 1, month].map(|month| address(TO_DATE, month));
                format!("({now}-{before})/(365/12)")
            }
            figure => source.formula(figure, View::Full),
        };
        let value = source.month_value(figure(month), View::Full);
        sheet.formula(row(month), column, &text, CellValue::Number(value), amount);
    }
}

/// Zero beyond the horizon.
fn beyond(month: usize, formula: &str) -> String {
    format!("IF({}>{},0,{formula})", address(MONTH, month), setting_name(ExactInput::Horizon))
}

/// Days of full adoption from the start to a month's end: the integral of three straight lines and of what follows them.
fn adopted_days(month: usize) -> String {
    let day = format!("{}*365/12", address(MONTH, month));
    let third = format!("({}/3)", setting_name(ExactInput::RolloutDays));
    let share = |place: usize| format!("in_rollout_adoption_{place}");
    let [first, second, last] = [share(0), share(1), share(2)];
    let within = |passed: u8| format!("MAX(0,MIN({day}-{passed}*{third},{third}))");
    let rise = |from: &str, to: &str, passed: u8| {
        let days = within(passed);
        format!("{from}*{days}+({to}-{from})*{days}^2/(2*{third})")
    };
    format!(
        "{}+{}+{}+{last}*MAX(0,{day}-3*{third})",
        rise("0", &first, 0),
        rise(&first, &second, 1),
        rise(&second, &last, 2)
    )
}

fn flow_columns(sheet: &mut Sheet, source: &Source, month: usize, view: View) {
    let at = |column: u16| first_column(view) + column;
    let here = |column: u16| address(at(column), month);
    let before = |column: u16| address(at(column), month.saturating_sub(1));
    let money = |value: f64| CellValue::Number(value);
    for (figure, column) in [(Figure::MonthBenefit(month), BENEFIT), (Figure::MonthCost(month), COST)] {
        let text = source.formula(figure, view);
        let text = if month == 0 { text } else { beyond(month, &text) };
        sheet.formula(row(month), at(column), &text, money(source.month_value(figure, view)), Amount::Money);
    }
    let flow = source.flow(view);
    let text = format!("{}-{}", here(BENEFIT), here(COST));
    sheet.formula(row(month), at(FLOW), &text, money(flow.flow[month]), Amount::Money);
    let total = if month == 0 { here(FLOW) } else { format!("{}+{}", before(TOTAL), here(FLOW)) };
    sheet.formula(row(month), at(TOTAL), &total, money(flow.total[month]), Amount::Money);
    let [crossing, sign, change] = if month == 0 {
        ["\"\"".to_owned(), format!("SIGN({})", here(FLOW)), "0".to_owned()]
    } else {
        [
            format!(
                "IF(AND({0}<0,{1}>=0),{2}-1+{0}/({0}-{1}),\"\")",
                before(TOTAL),
                here(TOTAL),
                address(MONTH, month)
            ),
            format!("IF({0}=0,{1},SIGN({0}))", here(FLOW), before(SIGN)),
            format!("IF(AND({0}<>0,{1}<>{0}),1,0)", before(SIGN), here(SIGN)),
        ]
    };
    let crossed = flow.crossing[month].map_or(CellValue::Text(""), CellValue::Number);
    sheet.formula(row(month), at(CROSSING), &crossing, crossed, Amount::Decimal);
    sheet.formula(row(month), at(SIGN), &sign, money(flow.sign[month]), Amount::Plain);
    let changed = month > 0 && flow.sign[month - 1] != 0.0 && flow.sign[month] != flow.sign[month - 1];
    sheet.formula(row(month), at(CHANGE), &change, money(f64::from(u8::from(changed))), Amount::Plain);
}
