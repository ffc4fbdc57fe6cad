//! The article's statements about asynchronous work: adoption claims, characteristics, checklist.

use super::ReadinessTopic;

/// The article's claim: the share of companies that say they work asynchronously.
pub const SHARE_CLAIMING: f64 = 0.73;
/// The article's claim: the share of companies that have removed collaboration at a fixed time.
pub const SHARE_PRACTISING: f64 = 0.23;

/// How one side of work differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Characteristic {
    /// Which side.
    pub name: &'static str,
    /// How it is where people work at the same time.
    pub synchronous: &'static str,
    /// How it is where they need not.
    pub asynchronous: &'static str,
}

/// Synchronous and asynchronous work compared work.
pub const CHARACTERISTICS: [Characteristic; 4] = [
    Characteristic {
        name: "Communication",
        synchronous: "Live meetings",
        asynchronous: "Written or recorded messages, read when convenient",
    },
    Characteristic {
        name: "Tasks",
        synchronous: "An answer is expected at once",
        asynchronous: "An answer is due by an agreed time",
    },
    Characteristic {
        name: "Decisions",
        synchronous: "Consensus of those who are in the meeting",
        asynchronous: "Feedback in writing, kept with the decision",
    },
    Characteristic { name: "Productivity", synchronous: "Hours at work", asynchronous: "Finished deliverables" },
];

/// One line of the article's checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChecklistItem {
    /// Names it in the data.
    pub id: &'static str,
    /// What should be so.
    pub text: &'static str,
    /// The topic that it supports.
    pub supports: ReadinessTopic,
}

/// The article's checklist against the three failures.
pub const CHECKLIST: [ChecklistItem; 3] = [
    ChecklistItem {
        id: "processes",
        text: "Every process is written down where everyone can reach it.",
        supports: ReadinessTopic::DocumentationDebt,
    },
    ChecklistItem {
        id: "expectations",
        text: "The team has agreed who is expected to answer what in asynchronous communication, and by when.",
        supports: ReadinessTopic::Theatre,
    },
    ChecklistItem {
        id: "managers",
        text: "We collect managers’ feedback and adjust the training.",
        supports: ReadinessTopic::ManagerResistance,
    },
];
