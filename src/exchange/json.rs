//! JSON text to values and back.
//!
//! The values are those of `serde_json`; its reader and writer are made for any type and any source, and would weigh three
//! times as much as these.

mod read;
mod write;

pub use read::{Fault, parse};
pub use write::{pretty, text};

#[cfg(test)]
mod tests;
