//! What is asked: the four principles and the three failures, with statements, prevention and task.

use crate::model::rollout::TaskSeed;
use crate::model::{Choice, ChoiceRow};

use ReadinessTopic::{Autonomy, Clarity, DocumentationDebt, Knowledge, ManagerResistance, Theatre, Trust};

/// What a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadinessTopic {
    /// Principle: people decide on their own.
    Autonomy,
    /// Principle: what is known is written down.
    Knowledge,
    /// Principle: tasks are clear without asking.
    Clarity,
    /// Principle: results count, not presence.
    Trust,
    /// Against the failure “async theatre”: asynchronous in name, synchronous in practice.
    Theatre,
    /// Against the failure “documentation debt”: documents that nobody keeps up to date.
    DocumentationDebt,
    /// Against the failure “manager resistance”: managers hold on to live oversight.
    ManagerResistance,
}

impl Choice for ReadinessTopic {
    const ALL: &'static [ChoiceRow<Self>] = &[
        (Self::Autonomy, "autonomy", "Autonomy"),
        (Self::Knowledge, "knowledge", "Documented knowledge"),
        (Self::Clarity, "clarity", "Task clarity"),
        (Self::Trust, "trust", "Trust"),
        (Self::Theatre, "theatre", "Asynchronous habits"),
        (Self::DocumentationDebt, "documentation_debt", "Up-to-date documents"),
        (Self::ManagerResistance, "manager_resistance", "Manager support"),
    ];
}

/// Where a topic comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TopicKind {
    /// One of the article’s four principles.
    Principle,
    /// The opposite of one of the article’s three failures.
    Against(Failure),
}

/// One of the article’s three failures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failure {
    /// The article’s name.
    pub name: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// A topic in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TopicDescription {
    /// Which topic.
    pub topic: ReadinessTopic,
    /// A principle, or the opposite of a failure.
    pub kind: TopicKind,
    /// What a ready team has.
    pub meaning: &'static str,
    /// What happens where it goes wrong.
    pub risk: &'static str,
    /// What helps.
    pub prevention: &'static str,
    /// The task that brings the prevention into the rollout.
    pub task: TaskSeed,
}

impl TopicDescription {
    /// The failure that the topic is the opposite of.
    pub fn failure(&self) -> Option<&Failure> {
        match &self.kind {
            TopicKind::Principle => None,
            TopicKind::Against(failure) => Some(failure),
        }
    }
}

/// All topics, in the order of [`ReadinessTopic`].
pub const TOPICS: [TopicDescription; 7] = [
    TopicDescription {
        topic: Autonomy,
        kind: TopicKind::Principle,
        meaning: "People choose when and how they work, and decide what is theirs to decide.",
        risk: "Work stops until somebody with the right to decide is online.",
        prevention: "Say for each role what it decides alone, what it decides after asking, and what not.",
        task: TaskSeed {
            origin: "readiness:autonomy",
            title: "Write down who decides what alone",
            note: "Begin with the five decisions that wait longest today.",
            day: 65,
        },
    },
    TopicDescription {
        topic: Knowledge,
        kind: TopicKind::Principle,
        meaning: "What one needs to know is written down and can be found.",
        risk: "Answers live in heads, and every question needs a person who is awake.",
        prevention: "Answer a question by a link; where there is none, write the page first.",
        task: TaskSeed {
            origin: "readiness:knowledge",
            title: "Write the ten answers that are asked for most",
            note: "Collect the questions of two weeks, and write the page before answering the third time.",
            day: 40,
        },
    },
    TopicDescription {
        topic: Clarity,
        kind: TopicKind::Principle,
        meaning: "A task says what is wanted, by when, by whom, and when it is finished.",
        risk: "Handoffs come back with questions, and each question costs a day.",
        prevention: "A short form for handoffs: goal, state, next step, by when, where everything is.",
        task: TaskSeed {
            origin: "readiness:clarity",
            title: "Agree on a short form for tasks and handoffs",
            note: "Then count how many handoffs need no question; the scorecard has a place for it.",
            day: 38,
        },
    },
    TopicDescription {
        topic: Trust,
        kind: TopicKind::Principle,
        meaning: "Results count; nobody has to prove that they are at work.",
        risk: "People stay online to be seen, and the hours that were freed go into looking busy.",
        prevention: "Stop measuring presence; look at results in a rhythm that everyone knows.",
        task: TaskSeed {
            origin: "readiness:trust",
            title: "Stop one measure of presence, and begin one of results",
            note: "Online status, hours logged and speed of reply are measures of presence.",
            day: 75,
        },
    },
    TopicDescription {
        topic: Theatre,
        kind: TopicKind::Against(Failure {
            name: "Async theater",
            meaning: "Asynchronous in name: the tools are there, but an answer is still expected at once.",
        }),
        meaning: "What moves into writing stays there: answers may wait until the agreed time.",
        risk: "The team pays for two ways of working, and the meetings stay.",
        prevention: "Make everything reachable and answerable without urgency; keep one channel, rarely used, for what cannot wait.",
        task: TaskSeed {
            origin: "readiness:theatre",
            title: "Cancel what was replaced, and name the one urgent channel",
            note: "A meeting that has become a document leaves the calendar in the same week.",
            day: 50,
        },
    },
    TopicDescription {
        topic: DocumentationDebt,
        kind: TopicKind::Against(Failure {
            name: "Documentation debt",
            meaning: "Documents are written once, and nobody keeps them up to date.",
        }),
        meaning: "Documents describe how the team works today, and somebody keeps them up to date.",
        risk: "People no longer believe what is written, and go back to asking.",
        prevention: "Give every document an owner and a day on which it is reviewed and updated.",
        task: TaskSeed {
            origin: "readiness:documentation_debt",
            title: "Give every document an owner and a review date",
            note: "What nobody wants to own can be deleted.",
            day: 55,
        },
    },
    TopicDescription {
        topic: ManagerResistance,
        kind: TopicKind::Against(Failure {
            name: "Manager resistance",
            meaning: "Managers who are used to seeing people work ask for meetings to feel informed.",
        }),
        meaning: "Managers know how work stands from what is written, and work that way themselves.",
        risk: "Each manager brings a few meetings back, and the saving is gone.",
        prevention: "Teach managers the new way, and use the scorecard to show them that they lose nothing.",
        task: TaskSeed {
            origin: "readiness:manager_resistance",
            title: "Train the managers, and review the scorecard with them",
            note: "Ask each of them what they miss, and adjust the training to it.",
            day: 35,
        },
    },
];

impl ReadinessTopic {
    /// The topic in words.
    pub fn description(self) -> &'static TopicDescription {
        TOPICS.iter().find(|description| description.topic == self).expect("every topic has its facts")
    }
}

/// Something that is so in a team that works asynchronously.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement {
    /// Names it in the data.
    pub id: &'static str,
    /// What it is about.
    pub topic: ReadinessTopic,
    /// The statement.
    pub text: &'static str,
}

const fn says(id: &'static str, topic: ReadinessTopic, text: &'static str) -> Statement {
    Statement { id, topic, text }
}

/// The statements, by topic. Each is worded so that agreement is good.
pub const STATEMENTS: &[Statement] = &[
    says("autonomy_hours", Autonomy, "People choose their own hours within the deadlines."),
    says("autonomy_decisions", Autonomy, "Work goes on without waiting for an approval in a meeting."),
    says("knowledge_found", Knowledge, "A new person finds the answer to a common question without asking anyone."),
    says(
        "knowledge_decisions",
        Knowledge,
        "Decisions are written down with their reasons, where those who missed them can read them.",
    ),
    says("clarity_finished", Clarity, "Each task says by when it is due and when it counts as finished."),
    says("clarity_handoff", Clarity, "Handed-over work can be continued without a question."),
    says("trust_results", Trust, "People are judged by what they finish, not by when they are online."),
    says("trust_offline", Trust, "Nobody has to explain why they did not answer for some hours."),
    says("theatre_urgency", Theatre, "Messages are answered by the agreed time, and nobody follows up before it."),
    says("theatre_meetings", Theatre, "When something moves into writing, its meeting leaves the calendar."),
    says("theatre_equal", Theatre, "Whoever misses a call loses nothing: everything can be read and answered later."),
    says("debt_true", DocumentationDebt, "What our documents say is how we work today."),
    says("debt_owner", DocumentationDebt, "Every document has an owner who reviews it on a set day."),
    says("managers_informed", ManagerResistance, "Managers know how work stands without asking for a meeting."),
    says("managers_example", ManagerResistance, "Managers write and record first, and call a meeting last."),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn four_principles_and_three_failures_each_with_statements() {
        let principles = TOPICS.iter().filter(|description| description.kind == TopicKind::Principle).count();
        assert_eq!((principles, TOPICS.iter().filter_map(TopicDescription::failure).count()), (4, 3));
        for (topic, key, _) in ReadinessTopic::ALL {
            assert!(STATEMENTS.iter().filter(|statement| statement.topic == *topic).count() >= 2, "{key}");
            assert_eq!(topic.description().task.origin, format!("readiness:{key}"));
        }
    }

    #[test]
    fn a_topic_is_named_as_what_a_ready_team_has() {
        for description in &TOPICS {
            let name = description.topic.word().to_lowercase();
            assert!(!["theatre", "debt", "resistance", "lack"].iter().any(|fault| name.contains(fault)), "{name}");
        }
    }

    #[test]
    fn no_two_statements_share_an_id() {
        let ids: BTreeSet<&str> = STATEMENTS.iter().map(|statement| statement.id).collect();
        assert_eq!(ids.len(), STATEMENTS.len());
    }
}
