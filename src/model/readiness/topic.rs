//! What is asked: the four principles and the three failures, with statements, prevention and task.

use crate::model::Choice;
use crate::model::rollout::TaskSeed;

/// What a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// Principle: people decide on their own.
    Autonomy,
    /// Principle: what is known is written down.
    Knowledge,
    /// Principle: tasks are clear without asking.
    Clarity,
    /// Principle: results count, not presence.
    Trust,
    /// Failure: asynchronous in name, synchronous in practice.
    Theatre,
    /// Failure: documents that nobody keeps up.
    DocumentationDebt,
    /// Failure: managers hold on to live oversight.
    ManagerResistance,
}

impl Choice for Topic {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Autonomy, "autonomy", "Autonomy"),
        (Self::Knowledge, "knowledge", "Documented knowledge"),
        (Self::Clarity, "clarity", "Task clarity"),
        (Self::Trust, "trust", "Trust"),
        (Self::Theatre, "theatre", "Async theatre"),
        (Self::DocumentationDebt, "documentation_debt", "Documentation debt"),
        (Self::ManagerResistance, "manager_resistance", "Manager resistance"),
    ];
}

/// Whether a topic is something to build or something to prevent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TopicKind {
    /// One of the four principles.
    Principle,
    /// One of the three failures.
    Failure,
}

/// A topic in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TopicFacts {
    /// Which topic.
    pub topic: Topic,
    /// Principle or failure.
    pub kind: TopicKind,
    /// What it means.
    pub meaning: &'static str,
    /// What happens where it goes wrong.
    pub risk: &'static str,
    /// What helps.
    pub prevention: &'static str,
    /// The task that brings the prevention into the rollout.
    pub task: TaskSeed,
}

/// All topics, in the order of [`Topic`].
pub const TOPICS: [TopicFacts; 7] = [
    TopicFacts {
        topic: Topic::Autonomy,
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
    TopicFacts {
        topic: Topic::Knowledge,
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
    TopicFacts {
        topic: Topic::Clarity,
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
    TopicFacts {
        topic: Topic::Trust,
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
    TopicFacts {
        topic: Topic::Theatre,
        kind: TopicKind::Failure,
        meaning: "Asynchronous in name: the tools are there, but an answer is still expected at once.",
        risk: "The team pays for two ways of working, and the meetings stay.",
        prevention: "Make everything reachable and answerable without urgency; keep one channel, rarely used, for what cannot wait.",
        task: TaskSeed {
            origin: "readiness:theatre",
            title: "Cancel what was replaced, and name the one urgent channel",
            note: "A meeting that has become a document leaves the calendar in the same week.",
            day: 50,
        },
    },
    TopicFacts {
        topic: Topic::DocumentationDebt,
        kind: TopicKind::Failure,
        meaning: "Documents are written once, and nobody keeps them true.",
        risk: "People no longer believe what is written, and go back to asking.",
        prevention: "Give every document an owner and a day on which it is reviewed and updated.",
        task: TaskSeed {
            origin: "readiness:documentation_debt",
            title: "Give every document an owner and a review date",
            note: "What nobody wants to own can be deleted.",
            day: 55,
        },
    },
    TopicFacts {
        topic: Topic::ManagerResistance,
        kind: TopicKind::Failure,
        meaning: "Managers who are used to seeing people work ask for meetings to feel informed.",
        risk: "Each manager brings a few meetings back, and the saving is gone.",
        prevention: "Teach managers the new way, and show them by the scorecard that they lose nothing.",
        task: TaskSeed {
            origin: "readiness:manager_resistance",
            title: "Train the managers, and review the scorecard with them",
            note: "Ask each of them what they miss, and adjust the training to it.",
            day: 35,
        },
    },
];

impl Topic {
    /// The topic in words.
    pub fn facts(self) -> &'static TopicFacts {
        TOPICS.iter().find(|facts| facts.topic == self).expect("every topic has its facts")
    }
}

/// Something that is so in a team that works asynchronously.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement {
    /// Names it in the data.
    pub id: &'static str,
    /// What it is about.
    pub topic: Topic,
    /// The statement.
    pub text: &'static str,
}

const fn says(id: &'static str, topic: Topic, text: &'static str) -> Statement {
    Statement { id, topic, text }
}

/// The statements, by topic. Each is worded so that agreement is good.
pub const STATEMENTS: &[Statement] = &[
    says("autonomy_hours", Topic::Autonomy, "People choose their own hours within the deadlines."),
    says("autonomy_decisions", Topic::Autonomy, "Work goes on without waiting for an approval in a meeting."),
    says(
        "knowledge_found",
        Topic::Knowledge,
        "A new person finds the answer to a common question without asking anyone.",
    ),
    says(
        "knowledge_decisions",
        Topic::Knowledge,
        "Decisions are written down with their reasons, where those who missed them can read them.",
    ),
    says("clarity_finished", Topic::Clarity, "Each task says by when it is due and when it counts as finished."),
    says("clarity_handoff", Topic::Clarity, "Handed-over work can be continued without a question."),
    says("trust_results", Topic::Trust, "People are judged by what they finish, not by when they are online."),
    says("trust_offline", Topic::Trust, "Nobody has to explain why they did not answer for some hours."),
    says(
        "theatre_urgency",
        Topic::Theatre,
        "Messages are answered by the agreed time, and nobody follows up before it.",
    ),
    says("theatre_meetings", Topic::Theatre, "When something moves into writing, its meeting leaves the calendar."),
    says(
        "theatre_equal",
        Topic::Theatre,
        "Whoever misses a call loses nothing: it all can be read and answered later.",
    ),
    says("debt_true", Topic::DocumentationDebt, "What our documents say is how we work today."),
    says("debt_owner", Topic::DocumentationDebt, "Every document has an owner who reviews it on a set day."),
    says("managers_informed", Topic::ManagerResistance, "Managers know how work stands without asking for a meeting."),
    says("managers_example", Topic::ManagerResistance, "Managers write and record first, and call a meeting last."),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn four_principles_and_three_failures_each_with_statements() {
        let kinds = |kind| TOPICS.iter().filter(|facts| facts.kind == kind).count();
        assert_eq!((kinds(TopicKind::Principle), kinds(TopicKind::Failure)), (4, 3));
        for (topic, key, _) in Topic::ALL {
            assert!(STATEMENTS.iter().filter(|statement| statement.topic == *topic).count() >= 2, "{key}");
            assert_eq!(topic.facts().task.origin, format!("readiness:{key}"));
        }
    }

    #[test]
    fn no_two_statements_share_an_id() {
        let ids: BTreeSet<&str> = STATEMENTS.iter().map(|statement| statement.id).collect();
        assert_eq!(ids.len(), STATEMENTS.len());
    }
}
