//! The chapter "In practice": KPIs, the rollout plan and tools.

use super::block::{Block, FormatValue, GuideLink, GuideText, term, text};
use crate::model::kpi::{BUILT_IN, Kpi};
use crate::model::rollout::Plan;
use crate::model::tool_set::{Billing, LARGEST_TEAM, Offer, TeamSize, ToolNeed, catalog, cost_curve, crossovers};
use crate::model::{Choice, PriceBasis, Unit};

pub(super) fn measures(_: &FormatValue) -> Vec<Block> {
    let row =
        |kpi: &Kpi<'static>| term(kpi.name, format!("{} {} {}", kpi.meaning, kpi.definition, kpi.benchmark_words));
    vec![
        text(
            "Take the first reading, the baseline, before anything changes; it cannot be taken later. Then measure \
         at regular intervals:",
        ),
        Block::Terms(BUILT_IN.iter().map(row).collect()),
        text(
            "A KPI varies from reading to reading even when nothing has changed. The scorecard shades the range of this usual noise: \
             the mean of the readings before the rollout starts (or of the first five) plus and minus 2.66 times their mean \
             difference from one reading to the next, the natural process limits of an individuals control chart. A change \
             counts as beyond noise where a reading lies outside the range, or eight in a row lie on one side of the mean.",
        ),
        text(
            "If several people read a figure for the same day, month or quarter, its value is the mean of their readings.",
        ),
        Block::Links(&[GuideLink::Scorecard]),
    ]
}

pub(super) fn measuring(_: &FormatValue) -> Vec<Block> {
    vec![
        text(
            "The Measure page reads files that you already have: calendars (.ics, also zipped exports of Google, Outlook and Apple), \
             tickets (.csv) and a roster of the team (.csv, pasted or typed). They are read in your browser and never leave it. Nothing \
             of them is stored, except what you take over.",
        ),
        Block::Terms(vec![
            term(
                "Meeting",
                "An event with a time and at least one other person that nobody canceled or declined, and during which the calendar does \
                 not show the owner as free or away. Each of these rules is a switch that says what it changes, and single events can be \
                 switched. Overlapping meetings count once.",
            ),
            term(
                "Deep work",
                "Working time without meetings, in blocks of at least 60, 90 or 120 minutes within a day. It is an upper limit: a \
                 calendar does not show other interruptions.",
            ),
            term(
                "Resolution time",
                "Calendar hours from the creation of a ticket to its resolution; the median counts.",
            ),
            term(
                "Measured effect",
                "The mean of the weeks of the later period less the mean of those of the earlier one, with a range that is 80% likely to \
                 hold the true change (Welch’s interval for two means). It follows from how much weeks differ; holidays and seasons are \
                 not in it.",
            ),
        ]),
        text(
            "What you take over is marked as measured, with the kind of file and the period as its source. Names of meetings are left out \
             unless you keep them, and links and files for others never carry them.",
        ),
        Block::Links(&[GuideLink::Measure, GuideLink::Scorecard]),
    ]
}

pub(super) fn plan(_: &FormatValue) -> Vec<Block> {
    let plan = Plan::default();
    let row = |(phase, span): (&crate::model::rollout::Phase, crate::model::rollout::PhaseSpan)| {
        let tasks: Vec<&str> =
            plan.tasks.iter().filter(|task| task.phase == phase.id).map(|task| task.title.as_str()).collect();
        let name = format!("Days {} to {}: {}", span.first, span.last, phase.title);
        term(name, format!("{} Tasks: {}.", phase.goal, tasks.join("; ")))
    };
    vec![
        Block::Terms(plan.phases.iter().zip(plan.spans()).map(row).collect()),
        text(
            "Each phase ends with a gate, a day on which you decide to go on, adjust or stop. The gate shows the \
             readings, what going on is worth from that day, and what stopping would save and forgo.",
        ),
        Block::Links(&[GuideLink::Rollout, GuideLink::Scorecard]),
    ]
}

pub(super) fn choosing(format_value: &FormatValue) -> Vec<Block> {
    let offers = catalog();
    let for_need = |(need, _, word): &(ToolNeed, &str, &'static str)| {
        let mut tools: Vec<&str> = Vec::new();
        for offer in offers.iter().filter(|offer| offer.needs.contains(need)) {
            if !tools.contains(&offer.tool.as_str()) {
                tools.push(&offer.tool);
            }
        }
        term(format!("For {word}"), format!("{}.", tools.join(", ")))
    };
    let claimed: Vec<&Offer> = offers.iter().filter(|offer| offer.is_claim()).collect();
    vec![
        text("A team needs a place for messages in threads, for documents and for tasks. Fewer tools are better."),
        Block::Terms(ToolNeed::ALL.iter().map(for_need).collect()),
        text(
            "The tools page has list prices that you can edit, each with the date on which it was read and whether \
             it was read at the vendor or reported. The article’s prices have no date and no source; they match list \
             prices of about 2017 to 2022:",
        ),
        Block::Table(
            "Prices that the article names",
            &["Tool", "A month", "People"],
            claimed.iter().map(|offer| row(offer, format_value)).collect(),
        ),
        text(crossing(&offers)),
        text(
            "The case compares the change with how things are now: a tool that the team already pays for adds no cost, \
             and a tool that the team drops saves what it costs now.",
        ),
        Block::Links(&[GuideLink::Tools]),
    ]
}

fn row(offer: &Offer, format_value: &FormatValue) -> Vec<GuideText> {
    let amount = offer.price.monthly.or(offer.price.yearly).unwrap_or_default();
    let price = match offer.price.charge {
        _ if amount == 0.0 => "free".to_owned(),
        PriceBasis::Flat => format!("{}, flat", format_value(amount, Unit::Factor)),
        PriceBasis::PerUser => format!("{} per user", format_value(amount, Unit::Factor)),
    };
    vec![offer.tool.clone().into(), price.into(), size(offer.team).into()]
}

fn size(team: TeamSize) -> String {
    match team {
        TeamSize { from: 1, to: None } => "any".into(),
        TeamSize { from: 1, to: Some(to) } => format!("up to {to}"),
        TeamSize { from, to: Some(to) } => format!("{from} to {to}"),
        TeamSize { from, to: None } => format!("from {from}"),
    }
}

/// The team size from which a flat price costs less than a price per user, at the article's prices and at list prices.
fn crossing(offers: &[Offer]) -> String {
    let people = |flat: &str, by_user: &str| {
        let curve = |id: &str| {
            let offer = offers.iter().find(|offer| offer.id == id).expect("the catalog has this offer");
            cost_curve(&offer.price, Billing::Yearly, LARGEST_TEAM)
        };
        crossovers(&curve(flat), &curve(by_user))
            .first()
            .map(|crossing| crossing.people.to_string())
            .unwrap_or_default()
    };
    format!(
        "As a team grows, a flat price becomes the cheaper one: Basecamp costs less than Twist from {} people on at \
         the article’s prices, from {} at list prices.",
        people("basecamp-article", "twist-article"),
        people("basecamp-flat", "twist-unlimited"),
    )
}
