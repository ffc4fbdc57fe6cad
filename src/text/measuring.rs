//! When the next readings of the KPIs are due, and whether they changed by more than noise.

use super::dates::{counted, date_with_weekday, date_with_year, days, from_today};
use crate::model::date::Date;
use crate::model::kpi::{ControlChart, ControlRule, NoiseCheck, Reading};

/// A reading that is due: `Ada · Mon, Mar 1, 2027 · 9 days overdue`.
pub fn due_line(owner: &str, due: Date, today: Date) -> String {
    let late = u32::try_from(due.days_until(today)).unwrap_or(0);
    let state = if late == 0 { "due today".to_owned() } else { format!("{} overdue", days(late)) };
    let owner = if owner.is_empty() { "unassigned" } else { owner };
    format!("{owner} · {} · {state}", date_with_weekday(due))
}

/// The reading that comes next: `Next reading: Turnover, Tue, Jun 1, 2027 (in 5 days), Ada.`
pub fn next_line(kpi: &str, owner: &str, due: Date, today: Date) -> String {
    let owner = if owner.is_empty() { String::new() } else { format!(", {owner}") };
    format!("Next reading: {kpi}, {} ({}){owner}.", date_with_weekday(due), from_today(due, today))
}

/// Who entered a reading.
pub fn who(by: &str) -> &str {
    if by.is_empty() { "somebody not named" } else { by }
}

/// The readings whose mean a value is: `Mean of 3 people: Ada, Bo, somebody not named.` Empty for a single one.
pub fn mean_note(readings: &[Reading]) -> String {
    if readings.len() < 2 {
        return String::new();
    }
    let names: Vec<&str> = readings.iter().map(|reading| who(&reading.by)).collect();
    format!("Mean of {} people: {}.", names.len(), names.join(", "))
}

/// Whether the values of a KPI, the readings of its latest definition, changed by more than noise. `number` formats a value.
pub fn noise_words(check: &NoiseCheck, series: &[&Reading], number: &dyn Fn(f64) -> String) -> String {
    let chart = match check {
        NoiseCheck::Missing(count) => {
            return format!(
                "Too few readings to tell a change from usual noise: {} more needed. The limits come from {} or more.",
                count,
                ControlChart::MIN_BASELINE
            );
        }
        NoiseCheck::Chart(chart) => chart,
    };
    let limits = format!("{} to {}", number(chart.lower), number(chart.upper));
    let baseline = format!("the first {} readings", chart.baseline);
    let Some(signal) = chart.signal else {
        return format!("Within usual noise: inside the limits of {baseline}, {limits} (shaded).");
    };
    let since = series.get(signal.since).map(|reading| date_with_year(reading.date)).unwrap_or_default();
    let reason = match signal.rule {
        ControlRule::OutsideLimits => format!("outside the limits of {baseline}, {limits} (shaded)"),
        ControlRule::OneSide => {
            let below = series.last().is_some_and(|reading| reading.value() < chart.center);
            let run = counted(series.len() - signal.since, "reading");
            let side = if below { "below" } else { "above" };
            format!("{run} in a row {side} the mean of {baseline}, {}", number(chart.center))
        }
    };
    format!("The change since {since} is beyond usual noise: {reason}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(later: &[f64], words: &str) {
        use crate::model::kpi::{BuiltInKpi::MeetingLoad, Scorecard};
        let mut card = Scorecard::default();
        for (value, week) in [&[14.0, 15.0, 14.0, 15.0, 14.0][..], later].concat().iter().zip(0..) {
            let day = Date::new(2027, 1, 4).unwrap().plus_days(7 * week);
            card.record(Reading::new(MeetingLoad, day, *value).unwrap()).unwrap();
        }
        let kpi = MeetingLoad.kpi();
        let series = card.series(kpi.id, card.definitions(kpi.id)[0]);
        assert_eq!(noise_words(&card.noise_check(&kpi, None), &series, &|value| format!("{value:.1} h")), words);
    }

    #[test]
    fn a_change_is_told_from_noise() {
        says(&[], "Too few readings to tell a change from usual noise: 1 more needed. The limits come from 5 or more.");
        says(&[12.0], "Within usual noise: inside the limits of the first 5 readings, 11.7 h to 17.1 h (shaded).");
        says(
            &[14.0, 11.0, 10.0],
            "The change since Feb 15, 2027 is beyond usual noise: outside the limits of the first 5 readings, \
             11.7 h to 17.1 h (shaded).",
        );
        says(
            &[13.0; 8],
            "The change since Feb 1, 2027 is beyond usual noise: 9 readings in a row below the mean of the first 5 \
             readings, 14.4 h.",
        );
    }

    #[test]
    fn a_mean_names_its_people() {
        let by = |name: &str| {
            let mut reading = Reading::new("own1", Date::MIN, 1.0).unwrap();
            reading.by = name.into();
            reading
        };
        let readings = [by(""), by("Ada"), by("Bo")];
        assert_eq!(mean_note(&readings), "Mean of 3 people: somebody not named, Ada, Bo.");
        assert_eq!(mean_note(&readings[..1]), "");
    }

    #[test]
    fn a_reading_says_how_late_it_is_and_whose() {
        let due = Date::new(2027, 3, 1).unwrap();
        assert_eq!(due_line("Ada", due, due.plus_days(9)), "Ada · Mon, Mar 1, 2027 · 9 days overdue");
        assert_eq!(due_line("", due, due), "unassigned · Mon, Mar 1, 2027 · due today");
        let next = next_line("Turnover", "Ada", due, due.plus_days(-5));
        assert_eq!(next, "Next reading: Turnover, Mon, Mar 1, 2027 (in 5 days), Ada.");
    }
}
