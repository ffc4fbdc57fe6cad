//! The chapter "What is claimed": the article's claims compared with studies, and with each other.

use super::block::{Block, FormatValue, GuideLink, GuideText, term, text};
use super::evidence::preset_range;
use crate::model::kpi::BuiltInKpi;
use crate::model::{
    ArticleClaims, Field, PRODUCTIVITY, Preset, TEAM_SIZES, USUAL_HOURLY, USUAL_MEETING_HOURS, Unit, contradictions,
    evidence,
};
use crate::text::{THE_ARTICLE, finding_title};

/// What is known of an input, and the range of the evidence preset.
fn known(key: &str, format_value: &FormatValue) -> String {
    let found = Field::find(key).and_then(|field| Some((field, evidence(key)?)));
    found.map_or_else(String::new, |(field, entry)| {
        let sources = entry.sources.iter().map(|source| format!("{}: {}", source.reference(), source.found));
        sources.chain([preset_range(field, format_value)]).collect::<Vec<_>>().join(" ")
    })
}

pub(super) fn claims(format_value: &FormatValue) -> Vec<Block> {
    let claims = ArticleClaims::of_article();
    let (plain, share) = (|value| format_value(value, Unit::Factor), |value| format_value(value, Unit::Share));
    let monthly = claims.meetings[0] - claims.meetings[1];
    let meetings = format!(
        "Claim: meetings fall from {} to {} a month, by {}",
        plain(claims.meetings[0]),
        plain(claims.meetings[1]),
        share(claims.cut)
    );
    let [before, after] = claims.deep_work;
    let deep_work = format!(
        "Claim: uninterrupted work grows from {} to {} a week, {} times as much",
        format_value(before, Unit::Hours),
        format_value(after, Unit::Hours),
        plain((after / before * 10.0).round() / 10.0)
    );
    let turnover = format!(
        "Claim: turnover falls from {} to {} a year, {} fewer leavers",
        share(claims.turnover[0]),
        share(claims.turnover[1]),
        share((claims.stay * 100.0).round() / 100.0)
    );
    let saving = format!(
        "Claim: {} a month on meetings and {} a year on turnover can be saved",
        plain(monthly),
        plain(claims.turnover_saving)
    );
    let sum = format!(
        "Together {} a year. The article subtracts the new cost from the old one and leaves out what the change \
         itself costs.",
        plain(claims.saving.round())
    );
    vec![
        text(format!("{THE_ARTICLE} Its figures are therefore shown here as claims, each beside the evidence.")),
        Block::Terms(vec![
            term(meetings, known("meetings.cut", format_value)),
            term(deep_work, known("deep_work.hours_target", format_value)),
            term(turnover, known("turnover.reduction", format_value)),
            term(
                format!("Claim: productivity becomes {} times as high", plain(PRODUCTIVITY)),
                known("deep_work.premium", format_value),
            ),
            term(saving, sum),
        ]),
        Block::Links(&[
            GuideLink::Section("contradictions"),
            GuideLink::Section("evidence"),
            GuideLink::Input("meetings.replacement"),
            GuideLink::Input("deep_work.hours_target"),
            GuideLink::Input("turnover.reduction"),
            GuideLink::Input("deep_work.premium"),
        ]),
    ]
}

/// Where the article's claims contradict each other: what it is called, and why.
pub fn contradicting_claims(format_value: &FormatValue) -> Vec<(GuideText, GuideText)> {
    let found = contradictions(&Preset::Article.case());
    let found = found.into_iter().map(|found| term(finding_title(found.id), found.message(format_value)));
    found.chain(between_claims(&ArticleClaims::of_article(), format_value)).collect()
}

pub(super) fn contradicting(format_value: &FormatValue) -> Vec<Block> {
    vec![
        text(
            "Simple arithmetic shows that these claims cannot all be true. That is a problem of the figures, not of \
             the idea: replace them with your own.",
        ),
        Block::Terms(contradicting_claims(format_value)),
        Block::Links(&[
            GuideLink::Section("freed-hour"),
            GuideLink::Section("costs"),
            GuideLink::Input("deep_work.hours_target"),
            GuideLink::Input("change.dip"),
        ]),
    ]
}

fn between_claims(claims: &ArticleClaims, format_value: &FormatValue) -> Vec<(GuideText, GuideText)> {
    let (plain, hours, share) = (
        |value| format_value(value, Unit::Factor),
        |value| format_value(value, Unit::Hours),
        |value| format_value(value, Unit::Share),
    );
    let goal = claims.relative_goal / claims.deep_work[0] - 1.0;
    let benchmark = BuiltInKpi::DeepWork.kpi().benchmark.map(|target| target.value).unwrap_or_default();
    let two_goals = format!(
        "{} more than {} is {}, which is {} of a week of {} and agrees with the benchmark of {}.",
        share((goal * 100.0).round() / 100.0),
        hours(claims.deep_work[0]),
        hours(claims.relative_goal),
        share(claims.relative_goal / claims.week),
        hours(claims.week),
        share(benchmark),
    );
    let bill = format!(
        "{} a month is the cost of about {} people who meet {} a week at {} an hour.",
        plain(claims.meetings[0]),
        plain(claims.people_behind_meetings.round()),
        hours(USUAL_MEETING_HOURS),
        plain(USUAL_HOURLY),
    );
    let leaver = format!(
        "Saving {} a year by lowering turnover from {} to {} means {} a leaver in a team of {}, and {} in a team of \
         {}.",
        plain(claims.turnover_saving.round()),
        share(claims.turnover[0]),
        share(claims.turnover[1]),
        plain(claims.cost_per_leaver[0].round()),
        plain(TEAM_SIZES[0]),
        plain(claims.cost_per_leaver[1].round()),
        plain(TEAM_SIZES[1]),
    );
    let saving = format!(
        "{} a year is a saving. A return on investment divides the gain by the cost, and the article states no cost.",
        plain(claims.saving.round()),
    );
    vec![
        term("Only one of two goals agrees with the benchmark", two_goals),
        term("The meeting cost of a handful of people", bill),
        term("A saving is not a return", saving),
        term("The cost per leaver depends on the team size", leaver),
    ]
}
