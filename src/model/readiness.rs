//! Is the team asynchronous in name or in practice?
//!
//! Each statement is answered twice: how far the team says so, and how often it was so lately. What is
//! claimed and not practised is the article's “theatre”, and counts as the larger risk.

mod check;
mod facts;
mod size;
mod topic;

pub use check::{Answer, HIGHEST, LOWEST, Readiness, Risk, Score, TopicScore, Verdict};
pub use facts::{CHARACTERISTICS, CHECKLIST, Characteristic, ChecklistItem, SHARE_CLAIMING, SHARE_PRACTISING};
pub use size::{Advice, SIZE_LINES, SizeLine, advice};
pub use topic::{STATEMENTS, Statement, TOPICS, Topic, TopicFacts, TopicKind};
