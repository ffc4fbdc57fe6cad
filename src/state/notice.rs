//! What the user must know, until it is dismissed.

/// How serious a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoticeKind {
    /// To know.
    Info,
    /// To mind.
    Warning,
    /// Something failed.
    Error,
}

/// What a notice offers to do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Remedy {
    /// Save everything as a file.
    ExportAll,
    /// Save a text that was kept because it could not be read.
    SaveKept(String),
    /// Forget that text.
    ForgetKept(String),
    /// Remove the cases that a link brought, by their numbers.
    RemoveCases(Vec<u32>),
    /// Save again what was deleted outside the page and is still open here.
    KeepAfterClearing,
    /// Delete it here too.
    DropAfterClearing,
    /// Load what did not come.
    LoadAgain,
}

/// Something that the user must know, in sight until it is dismissed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Notice {
    /// What it is about: a newer notice of the same topic takes its place.
    pub topic: &'static str,
    /// How serious it is.
    pub kind: NoticeKind,
    /// In the user's words.
    pub text: String,
    /// Further lines, one each.
    pub details: Vec<String>,
    /// What can be done.
    pub remedies: Vec<Remedy>,
}
