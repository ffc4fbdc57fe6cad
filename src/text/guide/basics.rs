//! The chapter "What it is": asynchronous work, its principles, failures and frequent questions.

use super::block::{Block, FormatValue, GuideLink, term, text};
use crate::model::readiness::{
    CHARACTERISTICS, CHECKLIST, SHARE_CLAIMING, SHARE_PRACTISING, TEAM_SIZE_THRESHOLDS, TOPICS, TopicDescription,
    TopicKind,
};
use crate::model::{Choice, Preset, Quantity, Unit};

pub(super) fn meaning(format_value: &FormatValue) -> Vec<Block> {
    let share = |share| format_value(share, Unit::Share);
    vec![
        text(
            "Work is asynchronous if nobody needs an answer in real time. People who ask a question carry on with \
             other work, and people who answer do so by an agreed time. Output counts, not hours.",
        ),
        text(
            "It is not remote work: people in one office can work asynchronously, and people on three continents can \
             spend the day in calls. It is not flexible hours either: as long as messages have to be answered at \
             once, work stays synchronous.",
        ),
        text(format!(
            "Many companies say that they work asynchronously; fewer do. The article claims that {} of companies say \
             so and that {} have abolished collaboration at fixed times. It names no source.",
            share(SHARE_CLAIMING),
            share(SHARE_PRACTISING),
        )),
        Block::Links(&[GuideLink::Readiness, GuideLink::Section("failures")]),
    ]
}

pub(super) fn compared(_: &FormatValue) -> Vec<Block> {
    let row = |of: &crate::model::readiness::Characteristic| {
        vec![of.name.into(), of.synchronous.into(), of.asynchronous.into()]
    };
    vec![
        Block::Table(
            "Four aspects of work",
            &["", "Synchronous", "Asynchronous"],
            CHARACTERISTICS.iter().map(row).collect(),
        ),
        text(
            "Some things are better done live, such as handling an outage, resolving a conflict or meeting for the \
         first time. The aim is to choose this deliberately.",
        ),
    ]
}

pub(super) fn principles(_: &FormatValue) -> Vec<Block> {
    let principles = TOPICS.iter().filter(|description| description.kind == TopicKind::Principle);
    vec![
        Block::Terms(principles.map(|each| term(each.topic.word(), each.meaning)).collect()),
        Block::Links(&[GuideLink::Readiness]),
    ]
}

pub(super) fn failures(_: &FormatValue) -> Vec<Block> {
    let failure = |description: &TopicDescription| {
        let failure = description.failure()?;
        let words = format!("{} {} Prevention: {}", failure.meaning, description.risk, description.prevention);
        Some(term(failure.name, words))
    };
    vec![
        Block::Terms(TOPICS.iter().filter_map(failure).collect()),
        text("To prevent all three, check regularly:"),
        Block::List(CHECKLIST.iter().map(|item| item.text.into()).collect()),
        Block::Links(&[GuideLink::Readiness, GuideLink::Rollout]),
    ]
}

pub(super) fn scaling(_: &FormatValue) -> Vec<Block> {
    let line = |line: &crate::model::readiness::TeamSizeThreshold| {
        let words = format!("{}. {} {}", line.practice, line.change, line.detail);
        term(format!("From {} people", line.from), words)
    };
    vec![
        Block::Terms(TEAM_SIZE_THRESHOLDS.iter().map(line).collect()),
        Block::Links(&[GuideLink::Readiness, GuideLink::Input("team.people")]),
    ]
}

pub(super) fn questions(format_value: &FormatValue) -> Vec<Block> {
    let turnover = Preset::Evidence.case().turnover;
    let stays = format!(
        "Perhaps. In a randomized trial of hybrid work, a third fewer people quit; in one of work from home, half as \
         many. Reviews find small effects or none, and no study tests asynchronous work itself. The evidence preset \
         assumes {} fewer leavers, after a delay of {}.",
        format_value(turnover.reduction.likely().value(), Unit::Share),
        format_value(turnover.lag_months.likely().value(), Unit::Months),
    );
    vec![
        Block::Terms(vec![
            term(
                "What is asynchronous work?",
                "Work that does not require people to be available at the same time. Messages are written or \
                 recorded and answered by an agreed time, and work is judged by its results.",
            ),
            term(
                "How does a traditional office start?",
                "With one team. List its meetings and channels, choose tools that keep threads and documents, \
                 replace purely informational meetings first, and judge results instead of presence. The rollout \
                 plan has the steps.",
            ),
            term(
                "What is hardest?",
                "Writing documents and keeping them up to date, staying in touch without calls, and convincing \
                 managers who are used to seeing people work. The readiness check asks about each and suggests a \
                 task for it.",
            ),
            term(
                "How is productivity measured?",
                "By results: how long requests take to resolve, how much of the week is uninterrupted, and how well \
                 handoffs work. Never by messages sent or hours online, which reward looking busy.",
            ),
            term("Does it reduce turnover?", stays),
        ]),
        Block::Links(&[
            GuideLink::Rollout,
            GuideLink::Readiness,
            GuideLink::Scorecard,
            GuideLink::Input("turnover.reduction"),
        ]),
    ]
}
