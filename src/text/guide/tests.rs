//! Every link has a target, no section is empty, and every fact of the article is in the guide.

use super::block::{Block, GuideLink};
use super::*;
use crate::model::{FIELDS, Input, Preset, Unit};
use std::collections::BTreeSet;

fn written(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Share | Unit::ShareOfYear => format!("{}%", (value * 1000.0).round() / 10.0),
        Unit::Hours | Unit::HoursPerWeek => format!("{} h", (value * 10.0).round() / 10.0),
        _ => format!("{}", (value * 10.0).round() / 10.0),
    }
}

fn texts(block: &Block) -> Vec<String> {
    match block {
        Block::Text(words) => vec![words.to_string()],
        Block::List(items) => items.iter().map(ToString::to_string).collect(),
        Block::Terms(terms) => terms.iter().flat_map(|(name, words)| [name.to_string(), words.to_string()]).collect(),
        Block::Table(caption, _, rows) => {
            let cells = rows.iter().flatten().map(ToString::to_string);
            std::iter::once((*caption).to_owned()).chain(cells).collect()
        }
        Block::Links(_) => Vec::new(),
    }
}

fn all_text() -> String {
    let blocks = sections().flat_map(|section| (section.body)(&written));
    blocks.flat_map(|block| texts(&block)).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_way_leads_somewhere() {
    for section in sections() {
        for block in (section.body)(&written) {
            let Block::Links(links) = block else { continue };
            assert!(!links.is_empty(), "{}", section.id);
            for link in links {
                match link {
                    GuideLink::Input(key) => {
                        let input = Input::parse(key).unwrap_or_else(|| panic!("{}: no input {key}", section.id));
                        // These inputs are always on the page; the others depend on how meetings are entered.
                        let stays =
                            !key.starts_with("meetings.load") && *key != "meetings.cut" && !key.contains("cost_per");
                        assert!(stays && !input.field.is_by_row(), "{}: {key} is not always on the page", section.id);
                        assert!(Preset::Evidence.case().spread(input).is_some(), "{key}");
                    }
                    GuideLink::Section(id) => {
                        assert!(
                            sections().any(|other| other.id == *id) && *id != section.id,
                            "{}: no part {id}",
                            section.id
                        );
                    }
                    GuideLink::Measure
                    | GuideLink::Scorecard
                    | GuideLink::Rollout
                    | GuideLink::Tools
                    | GuideLink::Readiness => {}
                }
            }
        }
    }
}

#[test]
fn no_part_is_empty() {
    let ids: BTreeSet<&str> = sections().map(|section| section.id).collect();
    assert_eq!(ids.len(), sections().count(), "each part has an id of its own");
    for section in sections() {
        let blocks = (section.body)(&written);
        assert!(!section.title.is_empty() && blocks.iter().any(|block| !texts(block).is_empty()), "{}", section.id);
        for block in blocks {
            if let Block::Table(_, heads, rows) = &block {
                assert!(!rows.is_empty() && rows.iter().all(|row| row.len() == heads.len()), "{}", section.id);
            }
            let empty = |words: &String| words.trim().is_empty() || words.contains("  ") || words.contains("{}");
            assert!(!texts(&block).iter().any(empty), "{}: {block:?}", section.id);
        }
    }
}

#[test]
fn every_input_is_explained_in_a_section() {
    for field in FIELDS {
        assert!(section_explaining(field).is_some(), "{}: the guide has no section “{}”", field.key, field.guide);
    }
}

#[test]
fn the_glossary_follows_the_alphabet() {
    let Block::Terms(terms) = (sections().last().unwrap().body)(&written).remove(0) else {
        panic!("the glossary comes last")
    };
    let names: Vec<String> = terms.iter().map(|(name, _)| name.to_lowercase()).collect();
    assert!(names.is_sorted(), "{names:?}");
}

/// The facts of the article, each by a text that occurs with it only.
const FACTS: &[&str] = &[
    // What it is.
    "Output counts, not hours",
    "not remote work",
    "flexible hours",
    "73%",
    "23%",
    "Live meetings",
    "An answer is expected at once",
    "Consensus of those who are in the meeting",
    "Hours at work",
    "Autonomy",
    "Documented knowledge",
    "Task clarity",
    "Trust",
    // What is claimed.
    "from 10000 to 6000 a month, by 40%",
    "from 15 h to 40 h a week, 2.7 times",
    "from 30% to 10% a year, 67%",
    "becomes 3 times",
    "4000 a month on meetings and 20000 a year",
    "68000 a year",
    // Ninety days.
    "Days 1 to 30: Audit and tools",
    "Days 31 to 60: Documents and workflows",
    "Days 61 to 90: Culture and measurement",
    "Choose the platforms for asynchronous messages",
    "Agree on response times for mail and messages",
    "Write the guides and process descriptions",
    "Set up workflows that need no live discussion",
    "Train the team on the tools",
    "Replace measures of activity by measures of results",
    "Begin a regular review of efficiency and feedback",
    // Tools.
    "Basecamp, Twist",
    "Confluence",
    "Trello, Asana",
    "99, flat",
    "10 to 100",
    "5 per user",
    "up to 50",
    "8 per user",
    "from 20 people on at the article’s prices, from 50 at list prices",
    // What to measure.
    "Resolution time",
    "under 24 h",
    "50%",
    "8 of 10",
    // Failures and how to prevent them.
    "Async theater",
    "reachable and answerable without urgency",
    "Documentation debt",
    "reviewed and updated",
    "Manager resistance",
    "use the scorecard to show them",
    "Every process is written down",
    "who is expected to answer what",
    "adjust the training",
    // Scaling.
    "From 50 people",
    "From 100 people",
    "From 200 people",
    // Questions.
    "What is asynchronous work?",
    "traditional office",
    "What is hardest?",
    "How is productivity measured?",
    "Does it reduce turnover?",
    // Where the claims contradict each other.
    "would have to take 62.5 h",
    "takes 100% of it",
    "40% more than 15 h is 21 h",
    "about 4 people who meet 10 h a week at 60 an hour",
    "A saving is not a return",
    "10000 a leaver in a team of 10, and 2000 in a team of 50",
];

#[test]
fn every_fact_of_the_article_can_be_pointed_at() {
    let text = all_text();
    let missing: Vec<&&str> = FACTS.iter().filter(|fact| !text.contains(**fact)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn each_tool_is_named_once_for_a_need() {
    let text = all_text();
    let needs: Vec<&str> = text
        .lines()
        .zip(text.lines().skip(1))
        .filter(|(name, _)| name.starts_with("For "))
        .map(|(_, tools)| tools)
        .collect();
    assert!(needs.len() >= 3, "{needs:?}");
    for tools in needs {
        let names: Vec<&str> = tools.trim_end_matches('.').split(", ").collect();
        let different: BTreeSet<&str> = names.iter().copied().collect();
        assert_eq!(names.len(), different.len(), "{tools}");
    }
}
