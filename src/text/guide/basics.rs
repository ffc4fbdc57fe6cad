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
            "Work is asynchronous where nobody needs an answer in real time. Whoever asks goes on with something else; \
             whoever answers does so by an agreed time. Output counts, not hours.",
        ),
        text(
            "It is not remote work: people in one office can work so, and people on three continents can spend the day \
             in calls. Nor is it flexible hours: free hours with an inbox that expects answers at once stay synchronous.",
        ),
        text(format!(
            "Saying so is easier than doing so. The article claims that {} of companies say that they work \
             asynchronously, and that {} have removed collaboration at a fixed time. It names no source.",
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
            "Four sides of work",
            &["", "Synchronous", "Asynchronous"],
            CHARACTERISTICS.iter().map(row).collect(),
        ),
        text("Some things stay live: an outage, a conflict, a first meeting. The aim is that they are a choice."),
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
        let words = format!("{} {} What prevents it: {}", failure.meaning, description.risk, description.prevention);
        Some(term(failure.name, words))
    };
    vec![
        Block::Terms(TOPICS.iter().filter_map(failure).collect()),
        text("Against all three, check from time to time:"),
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
        "Perhaps. A randomized trial of hybrid work found a third fewer leavers, and one of work from home half as \
         many; reviews find small effects or none, and no study tests asynchronous work. \
         The evidence preset takes {} fewer, and counts them only after {}.",
        format_value(turnover.reduction.likely().value(), Unit::Share),
        format_value(turnover.lag_months.likely().value(), Unit::Months),
    );
    vec![
        Block::Terms(vec![
            term(
                "What is asynchronous work?",
                "Work that does not wait for people to be there at the same time: written or recorded, answered by an \
                 agreed time, judged by its result.",
            ),
            term(
                "How does a traditional office begin?",
                "With one team. List its meetings and channels, choose tools that keep threads and documents, replace \
                 first the meetings that only inform, and judge results instead of presence. The plan has the steps.",
            ),
            term(
                "What is hardest?",
                "Writing things down and keeping them true; staying in touch without calls; and managers who are used \
                 to seeing people work. The readiness check asks for each, and offers a task against it.",
            ),
            term(
                "How is productivity measured?",
                "By results: how long it takes to resolve something, how much of the week is uninterrupted, how well \
                 work passes from hand to hand. Never by messages sent or hours online, which reward looking busy.",
            ),
            term("Does it keep people?", stays),
        ]),
        Block::Links(&[
            GuideLink::Rollout,
            GuideLink::Readiness,
            GuideLink::Scorecard,
            GuideLink::Input("turnover.reduction"),
        ]),
    ]
}
