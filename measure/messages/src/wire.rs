//! Messages as they are sent: JSON, since the page has a reader of it already.

use crate::{Reply, Request};

/// The first message of the worker: it can be asked.
pub const READY: &str = "ready";

impl Request {
    /// As it is sent to the worker.
    pub fn to_message(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// As it was sent; none where it is no request.
    pub fn from_message(message: &str) -> Option<Self> {
        serde_json::from_str(message).ok()
    }
}

impl Reply {
    /// As it is sent to the page.
    pub fn to_message(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// As it was sent; none where it is no reply.
    pub fn from_message(message: &str) -> Option<Self> {
        serde_json::from_str(message).ok()
    }
}
