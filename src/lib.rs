//! Async ROI: should our team work asynchronously, what is it worth, and is it working?

pub mod exchange;
pub mod model;
#[cfg(target_arch = "wasm32")]
pub mod page;
