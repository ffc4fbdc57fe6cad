//! Is the team asynchronous in name or in practice?
//!
//! Each statement is answered twice: how far the team says so, and how often it was so lately. What is
//! claimed and not practised is the article's “theatre”, and counts as the larger risk.

mod answers;
mod article_facts;
mod score;
mod statement_answer;
mod team_size;
mod topic;

pub use answers::{Readiness, RiskLevel, TopicRisk};
pub use article_facts::{CHARACTERISTICS, CHECKLIST, Characteristic, ChecklistItem, SHARE_CLAIMING, SHARE_PRACTISING};
pub use score::{ReadinessScore, ReadinessVerdict, TopicScore};
pub use statement_answer::{AnswerAspect, HIGHEST, LOWEST, StatementAnswer};
pub use team_size::{TEAM_SIZE_THRESHOLDS, TeamSizeAdvice, TeamSizeThreshold, team_size_advice};
pub use topic::{Failure, ReadinessTopic, STATEMENTS, Statement, TOPICS, TopicDescription, TopicKind};
