//! What goes with a case that is sent to somebody to read.

/// Who sends a case, and what the sender says. Both may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CoverNote {
    /// The name of the sender.
    pub by: String,
    /// The message.
    pub text: String,
}
