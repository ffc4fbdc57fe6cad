//! Wrappers of browser interfaces as small Rust types: the only place that names web-sys for storage, files and the like.

pub mod clipboard;
pub mod dom;
pub mod file;
pub mod file_drop;
pub mod locale;
pub mod location;
pub mod measure_worker;
pub mod resize;
pub mod storage;
pub mod svg_export;
pub mod system;
pub mod text;
pub mod timer;
