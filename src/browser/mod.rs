//! The browser's interfaces as small Rust types; the only place that names them. Imports nothing of ours.

pub mod clipboard;
pub mod document;
pub mod file;
pub mod locale;
pub mod location;
pub mod picture;
pub mod size;
pub mod storage;
pub mod timer;
