//! Where an approved case stands, in words: the day, what was realized, and the forecast.

use super::dates::{counted, date_with_year, days, month_with_year};
use super::ledger_lines::{BENEFITS, LedgerLine};
use super::likelihood::chance;
use super::phrase::{NumberFormatters, Phrase};
use super::promise::ReviewFormatters;
use crate::model::date::Date;
use crate::model::promise::{
    EnteredTotals, Forecast, ForecastDriver, ForecastInput, LineToDate, PromiseLine, RangeBasis, Review,
};
use crate::model::{Benefits, Choice, Quantiles};
use std::cmp::Ordering;

/// The day of the rollout as approved: `Day 94 of 90: the rollout ended 4 days ago.` `elapsed` counts days from the start, which is
/// day 1; `length` is the days of the rollout. Empty before the start: the verdict says when it is.
pub fn rollout_day(elapsed: i32, length: u32) -> String {
    let Ok(elapsed) = u32::try_from(elapsed) else { return String::new() };
    let day = elapsed + 1;
    let end = match day.cmp(&length) {
        _ if day == 1 && length > 1 => "starts today".to_owned(),
        Ordering::Less => format!("ends in {}", days(length - day)),
        Ordering::Equal => "ends today".to_owned(),
        Ordering::Greater => format!("ended {} ago", days(day - length)),
    };
    format!("Day {day} of {length}: the rollout {end}.")
}

/// A total of benefits less costs: what it is, the amount, and which lines it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalToDate {
    /// What it is.
    pub label: &'static str,
    /// The amount in words.
    pub amount: String,
    /// Which lines it covers, or how to know it.
    pub covers: String,
}

/// The realized total and the promised one beside it: of the same lines and days where some were entered, so that both can be compared.
pub fn realized_and_promised(review: &Review, numbers: &NumberFormatters) -> [TotalToDate; 2] {
    let (totals, all) = (review.entered(), (numbers.money)(review.promised_value()));
    if totals.lines == 0 {
        let how =
            if totals.of == 0 { "nothing was promised by today" } else { "enter meeting load, turnover or a bill" };
        return [
            TotalToDate { label: "Realized by now", amount: "not entered".to_owned(), covers: how.to_owned() },
            TotalToDate { label: "Promised by now", amount: all, covers: "benefits less costs, all lines".to_owned() },
        ];
    }
    let EnteredTotals { lines, of, realised, promised } = totals;
    [
        TotalToDate {
            label: "Realized, lines entered",
            amount: (numbers.money)(realised),
            covers: format!("{lines} of {}, each until its last entry", counted(of, "line")),
        },
        TotalToDate {
            label: "Promised for the same",
            amount: (numbers.money)(promised),
            covers: format!("all {}: {all} promised by today", counted(of, "line")),
        },
    ]
}

/// A range with its median: `$5,000 (median), 80% likely to be between $1,000 and $9,000`.
fn with_range(phrase: Phrase, value: Quantiles, numbers: &NumberFormatters) -> Phrase {
    let money = numbers.money;
    let Quantiles { p10: Some(low), p50: Some(median), p90: Some(high) } = value else { return phrase };
    let phrase = phrase.key(money(median));
    if money(low) == money(high) {
        return phrase;
    }
    phrase.say(" (median), 80% likely to be between ").figure(money(low)).say(" and ").figure(money(high))
}

/// The forecast of the net present value with its range and chance, compared with the approved value.
pub fn forecast_words(forecast: &Forecast, review: &Review, numbers: &NumberFormatters) -> Phrase {
    let is_measured = review.is_measured();
    let lead = if is_measured { "" } else { "Nothing has been measured yet, so the forecast is as approved. " };
    let lead = format!("{lead}Forecast net present value since the start, including what has been spent: ");
    let phrase = with_range(Phrase::default().say(lead), forecast.npv, numbers);
    let phrase = phrase.say(". Chance that it is positive: ");
    let phrase = phrase.figure(chance(forecast.probability_positive, numbers.percent));
    let phrase = phrase.say(format!(". Likely case as approved: {}.", (numbers.money)(review.approved.npv)));
    let payback = |day: Option<Date>| day.map_or_else(|| "not within the horizon".to_owned(), month_with_year);
    let (now, then) = (payback(forecast.curve.forecast_payback), payback(forecast.curve.promised_payback));
    let lowest = forecast.curve.promised.iter().map(|point| point.value).fold(0.0, f64::min);
    match (now == then, lowest < 0.0) {
        (_, false) if forecast.curve.forecast_payback.is_none() => phrase,
        (true, _) => phrase.say(format!(" Payback: {now}, as approved.")),
        (false, _) if !is_measured => phrase.say(format!(" Payback: {now}.")),
        (false, _) => phrase.say(format!(" Payback: {now}; in the likely case as approved: {then}.")),
    }
}

/// How much of the past was measured, for the curve of the actual value. `share` from 0 to 1.
pub fn measured_share(share: f64, numbers: &NumberFormatters) -> String {
    match share {
        none if none <= 0.0 => "Nothing has been entered yet, so the actual line is the plan.".to_owned(),
        all if all >= 1.0 => "The actual line comes from readings and bills alone.".to_owned(),
        part => format!(
            "Readings and bills cover {} of the actual line; the rest is taken as planned.",
            chance(part, numbers.percent)
        ),
    }
}

/// The amounts at a point of the chart of plan, actual and forecast, in money.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurveAmounts {
    /// As promised.
    pub promised: f64,
    /// As measured; none after today.
    pub actual: Option<f64>,
    /// The forecast; none before today.
    pub forecast: Option<Quantiles>,
}

/// What is told of a point of the chart of plan, actual and forecast.
pub fn curve_in_month(date: &str, amounts: &CurveAmounts, money: &dyn Fn(f64) -> String) -> String {
    let plan = format!("{date}: plan {}", money(amounts.promised));
    let actual = amounts.actual.map(|value| format!(", actual {}", money(value))).unwrap_or_default();
    let forecast = match amounts.forecast {
        Some(Quantiles { p10: Some(low), p50: Some(median), p90: Some(high) }) => {
            format!(", forecast {}, 80% likely to be between {} and {}", money(median), money(low), money(high))
        }
        _ => String::new(),
    };
    format!("{plan}{actual}{forecast}.")
}

/// The name of a line.
pub fn line_name(line: PromiseLine) -> &'static str {
    match line {
        PromiseLine::Benefit(benefit) => {
            let (name, ..): LedgerLine<Benefits> = BENEFITS[benefit as usize];
            name
        }
        PromiseLine::Cost(cost) => cost.word(),
    }
}

/// What was realized of a line, and until when.
pub fn realized_words(line: &LineToDate, numbers: &NumberFormatters) -> [String; 2] {
    line.entered.map_or_else(
        || ["not entered".to_owned(), "–".to_owned()],
        |entered| [(numbers.money)(entered.realised), date_with_year(entered.until)],
    )
}

/// A measured input of the forecast: its name, its range, what was promised, and the readings that it comes from.
pub fn input_cells(input: &ForecastInput, formatters: &ReviewFormatters) -> [String; 4] {
    let figure = |value: f64| input_figure(input.driver, value, formatters);
    let (low, likely, high) = (figure(input.low), figure(input.likely), figure(input.high));
    let range = if low == high { likely } else { format!("{likely} ({low} to {high})") };
    let (noun, count) = (if input_is_billed(input.driver) { "bill" } else { "reading" }, input.dates.len());
    let dates: Vec<String> = input.dates.iter().map(|date| date_with_year(*date)).collect();
    let readings = super::dates::counted(count, noun);
    let basis = match input.basis {
        RangeBasis::Readings => format!("the range of {readings}"),
        RangeBasis::ApprovedWidth => format!("{readings}, with the width of the approved range"),
    };
    let when = match (dates.first(), dates.last()) {
        (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
        (first, _) => first.cloned().unwrap_or_default(),
    };
    [input_name(input.driver).to_owned(), range, figure(input.promised), format!("{basis}: {when}")]
}

fn input_is_billed(driver: ForecastDriver) -> bool {
    matches!(driver, ForecastDriver::Cost(_))
}

fn input_name(driver: ForecastDriver) -> &'static str {
    match driver {
        ForecastDriver::Adoption => "Adoption, as a share of the plan",
        ForecastDriver::Cut => "Meeting hours cut per person and week",
        ForecastDriver::Turnover => "Reduction in turnover a year",
        ForecastDriver::Cost(line) => line.word(),
    }
}

fn input_figure(driver: ForecastDriver, value: f64, formatters: &ReviewFormatters) -> String {
    match driver {
        ForecastDriver::Adoption | ForecastDriver::Turnover => (formatters.percent)(value),
        ForecastDriver::Cut => format!("{} h", (formatters.numbers.number)(value)),
        ForecastDriver::Cost(_) => format!("{} a month", (formatters.numbers.money)(value)),
    }
}

#[cfg(test)]
mod tests;
