//! Is the team asynchronous in name or in practice?
//!
//! Each statement is answered twice: how far the team says so, and how often it was so lately. What is
//! claimed and not practised is the article's “theatre”, and counts as the larger risk.

mod answer;
mod check;
mod facts;
mod score;
mod size;
mod topic;

pub use answer::{Answer, Aspect, HIGHEST, LOWEST};
pub use check::{Readiness, Risk, RiskLevel};
pub use facts::{CHARACTERISTICS, CHECKLIST, Characteristic, ChecklistItem, SHARE_CLAIMING, SHARE_PRACTISING};
pub use score::{Score, TopicScore, Verdict};
pub use size::{Advice, SIZE_LINES, SizeLine, advice};
pub use topic::{STATEMENTS, Statement, TOPICS, Topic, TopicFacts, TopicKind};
