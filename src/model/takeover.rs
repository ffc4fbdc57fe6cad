//! Taking measured figures over from files: into the inputs of a case, and into its scorecard as readings.
//!
//! [`offers`] says what can be taken over and what it would change; [`Case::take_over`] does it.

mod apply;
mod effect;
mod meeting_list;
mod offer;

pub use apply::TakenOver;
pub use effect::{MeasuredEffect, PromisedChange, WeeksError, measured_effect, promised_change};
pub use meeting_list::{MeasuredMeeting, meeting_list, proposed_fate};
pub use offer::{FileSource, MeasuredFiles, MeasuredKpi, Offer, Target, deep_work_hours, offers};
