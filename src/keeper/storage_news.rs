//! What the user must know of what a browser keeps.

use super::WORK;
use crate::exchange::document::DocumentError;
use crate::exchange::workspace::ReadWorkspace;
use crate::state::{Notice, NoticeKind, Remedy};
use crate::text::keeping::{self, Message};

/// Something that happened to what is kept. A name is that of a text that could not be read and was set aside; none where
/// there was no room for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageNews {
    /// The browser keeps nothing for the page.
    Blocked,
    /// There was no room for the last change.
    Full,
    /// The work is saved.
    Saved,
    /// Nothing of what was stored could be read.
    Unreadable {
        /// Where, and why.
        reason: DocumentError,
        /// Whether the tab still has the work open.
        open: bool,
        /// The name of the copy.
        kept: Option<String>,
    },
    /// Some of the stored cases could not be read.
    Partly {
        /// Each of them, with the reason.
        unread: Vec<String>,
        /// How many cases were stored.
        all: usize,
        /// How many of the unread ones the tab still has from before.
        known: usize,
        /// The name of the copy.
        kept: Option<String>,
    },
    /// A copy is there from an earlier visit.
    StillKept(String),
    /// A text that could not be read is deleted.
    Forgotten,
    /// The browser was asked to keep the work for good, and did not agree.
    MayBeEvicted,
    /// The work of another tab is taken in.
    FromAnotherTab {
        /// Whether both had changed a case, so that it is kept twice.
        kept_twice: bool,
    },
    /// What is stored was made by a later version of the page. `open`: the tab has work of its own open.
    Newer {
        /// Whether the tab had work open before, and did not start without it.
        open: bool,
    },
    /// What was stored is gone, not by the page's own doing: the user is asked what to do.
    Cleared,
    /// That question is answered, or is none any more.
    Answered,
    /// Another tab was told to delete everything, and this one has dropped its work too.
    Emptied,
}

impl StorageNews {
    pub(super) fn partly(read: &ReadWorkspace, known: usize, kept: Option<String>) -> Self {
        let unread: Vec<String> = read.unread.iter().map(ToString::to_string).collect();
        Self::Partly { all: unread.len() + read.workspace.cases().len(), unread, known, kept }
    }

    /// The topic whose notice this takes the place of.
    pub fn topic(&self) -> &'static str {
        match self {
            Self::Blocked | Self::Full | Self::Saved | Self::Newer { .. } => "storage",
            Self::Unreadable { .. } | Self::Partly { .. } | Self::StillKept(_) | Self::Forgotten => "kept",
            Self::FromAnotherTab { .. } | Self::Emptied => "tabs",
            Self::Cleared | Self::Answered => "cleared",
            Self::MayBeEvicted => "evicted",
        }
    }

    /// How it is told; none where the notice of its topic only goes.
    pub fn notice(&self) -> Option<Notice> {
        let (kind, message, remedies) = match self {
            Self::Saved | Self::Forgotten | Self::Answered => return None,
            Self::Blocked => (NoticeKind::Warning, keeping::blocked(), vec![Remedy::ExportAll]),
            Self::Full => (NoticeKind::Error, keeping::full(), vec![Remedy::ExportAll]),
            Self::Unreadable { reason, open, kept } => {
                let message = keeping::unreadable(&reason.to_string(), *open, kept.is_some());
                (NoticeKind::Error, message, copy(kept.as_deref()))
            }
            Self::Partly { unread, all, known, kept } => {
                (NoticeKind::Error, keeping::partly(unread, *all, *known, kept.is_some()), copy(kept.as_deref()))
            }
            Self::StillKept(name) => (NoticeKind::Info, keeping::still_kept(), copy(Some(name))),
            Self::FromAnotherTab { kept_twice } => {
                let kind = if *kept_twice { NoticeKind::Warning } else { NoticeKind::Info };
                (kind, keeping::from_another_tab(*kept_twice), Vec::new())
            }
            Self::Newer { open } => (NoticeKind::Warning, keeping::newer(*open), vec![Remedy::ExportAll]),
            Self::Cleared => {
                let remedies = vec![Remedy::KeepAfterClearing, Remedy::DropAfterClearing];
                (NoticeKind::Warning, keeping::cleared(), remedies)
            }
            Self::MayBeEvicted => (NoticeKind::Info, keeping::may_be_evicted(), vec![Remedy::ExportAll]),
            Self::Emptied => (NoticeKind::Info, keeping::emptied(), Vec::new()),
        };
        let Message { text, details } = message;
        Some(Notice { topic: self.topic(), kind, text, details, remedies })
    }
}

/// What can be done about a text that could not be read: about its copy, or about the text itself where there is none.
fn copy(kept: Option<&str>) -> Vec<Remedy> {
    let name = kept.unwrap_or(WORK);
    let mut remedies = vec![Remedy::SaveKept(name.into()), Remedy::ForgetKept(name.into())];
    if kept.is_none() {
        remedies.push(Remedy::ExportAll);
    }
    remedies
}
