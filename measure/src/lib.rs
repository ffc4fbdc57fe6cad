//! Baseline figures from files that people already have: [`calendar`]s (.ics), [`tickets`] (.csv) and a [`roster`] (.csv).
//!
//! Bytes and options go in; a result that can be serialized comes out, with warnings by line, or an [`Error`] in plain words. Nothing is
//! read from the system (no files, no clock, no time zones), so that results are the same on every machine and in a browser. README.md
//! says what was chosen where the formats leave a choice.

pub mod calendar;
mod civil;
mod encoding;
mod limits;
mod messages;
mod options;
mod quantile;
pub mod roster;
pub mod session;
mod table;
pub mod tickets;
mod windows_zones;
mod zone;

pub use measure_messages::Warning;
pub use messages::Error;
pub use options::{WorkingHours, day};
