//! The readings of the scorecard as a Markdown table, with the events and the gates.

use super::markdown_escape::{escape, escape_inline};
use super::plan_markdown::gate_line;
use crate::model::Case;
use crate::model::date::Date;
use crate::model::kpi::{KpiUnit, Reading};
use crate::model::rollout::GateContext;
use crate::text::dates::reading_time;
use std::fmt::Write;

/// Writes the case's name, a row for each reading, earliest first, and lists of the events and the gates. `number` formats a value in
/// its KPI's unit. None where there is no reading.
///
/// What the user typed shows as it was typed, and does nothing more where the file is pasted.
pub fn write(case: &Case, today: Date, number: &dyn Fn(f64, KpiUnit) -> String) -> Option<String> {
    let card = &case.implementation.scorecard;
    let row = |reading: &Reading| {
        let kpi = card.kpi(&reading.kpi)?;
        let value = number(reading.value(), kpi.unit);
        let words = [kpi.name, &reading_time(reading), &value, &reading.by, &reading.note].map(escape_inline);
        Some(format!("| {} |\n", words.join(" | ")))
    };
    let rows: String = card.readings().iter().filter_map(row).collect();
    if rows.is_empty() {
        return None;
    }
    let name = escape(&case.name);
    let mut text = format!(
        "# Scorecard{}{name}\n\n| KPI | Date | Value | By | Note |\n| --- | --- | ---: | --- | --- |\n{rows}",
        if name.is_empty() { "" } else { ": " }
    );
    let events = card.events();
    if !events.is_empty() {
        text.push_str("\n## Events\n\n");
    }
    for event in events {
        writeln!(text, "- {}: {}", event.date, escape(&event.text)).expect("a text takes any words");
    }
    let plan = case.plan();
    if !plan.gates.is_empty() {
        text.push_str("\n## Gates\n\n");
    }
    let context = GateContext::of(case, &plan, today, None);
    plan.gates.iter().for_each(|gate| text.push_str(&gate_line(gate, context)));
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Preset;
    use crate::model::kpi::BuiltInKpi::Adoption;

    #[test]
    fn it_names_the_case_and_carries_readings_and_gates() {
        let mut case = Case { name: "Team | *one*".to_owned(), ..Preset::Evidence.case() };
        let write = |case: &Case| write(case, case.first_day(), &|value, _| format!("{:.0}%", value * 100.0));
        assert_eq!(write(&case), None);
        let date = case.first_day().plus_days(30);
        let mut reading = Reading::new(Adoption, date, 0.4).unwrap();
        reading.note = "asked | 8 of 20".to_owned();
        case.implementation.scorecard_mut().record(reading).unwrap();
        let text = write(&case).unwrap();
        let html = comrak::markdown_to_html(&text, &{
            let mut options = comrak::Options::default();
            options.extension.table = true;
            options
        });
        assert!(html.contains("<h1>Scorecard: Team | *one*</h1>"), "{html}");
        assert!(html.contains("<td align=\"right\">40%</td>") && html.contains("<td>asked | 8 of 20</td>"), "{html}");
        assert_eq!(html.matches("Gate on day").count(), 3);
    }
}
