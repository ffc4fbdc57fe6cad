//! What the user must know of what this browser keeps.

use super::WORK;
use crate::exchange::document::DocumentError;
use crate::exchange::workspace::ReadWorkspace;
use crate::state::{Notice, NoticeKind, Remedy};

/// The most unread cases that are named.
const MOST_NAMED: usize = 8;

pub(super) fn blocked() -> Notice {
    Notice {
        topic: "storage",
        kind: NoticeKind::Warning,
        text: "This browser keeps nothing for this page, so your work is lost when you close it.".into(),
        details: vec!["Save it as a file, or share it as a link, before you leave.".into()],
        remedies: vec![Remedy::ExportAll],
    }
}

pub(super) fn full() -> Notice {
    Notice {
        topic: "storage",
        kind: NoticeKind::Error,
        text: "Your last change could not be saved: this browser has no room left for this page.".into(),
        details: vec![
            "What was saved before is still there. Save your work as a file, then delete cases you no longer need."
                .into(),
        ],
        remedies: vec![Remedy::ExportAll],
    }
}

/// Nothing of the saved work could be read; what stands in its stead, and under which name it is kept.
pub(super) fn unreadable(reason: &DocumentError, instead: &str, kept: Option<String>) -> Notice {
    let text = "The work saved in this browser could not be read.".into();
    damaged(text, vec![format!("{reason}."), instead.into()], kept)
}

/// Some cases of the saved work could not be read; how many of them this tab still has from before.
pub(super) fn partly(read: &ReadWorkspace, known: usize, kept: Option<String>) -> Notice {
    let all = read.unread.len() + read.workspace.cases().len();
    let text = match read.unread.len() {
        1 => format!("1 of {all} saved cases could not be read. The rest is here."),
        several => format!("{several} of {all} saved cases could not be read. The rest is here."),
    };
    let mut details = unread(read);
    if known > 0 {
        details.push("What this tab still had open of them stays, as it was here before.".into());
    }
    damaged(text, details, kept)
}

/// Which cases could not be read, and why, a line each.
pub(in crate::persist) fn unread(read: &ReadWorkspace) -> Vec<String> {
    let mut lines: Vec<String> = read.unread.iter().take(MOST_NAMED).map(|unread| format!("{unread}.")).collect();
    if let Some(more @ 1..) = read.unread.len().checked_sub(MOST_NAMED) {
        lines.push(format!("And {more} more."));
    }
    lines
}

/// What was stored could not be read, all or in part: it is kept under a name, or stays where there is no room for that.
fn damaged(text: String, mut details: Vec<String>, kept: Option<String>) -> Notice {
    let what_of_it = match &kept {
        Some(_) => "What was stored is kept as it was, and you can save it as a file.",
        None => {
            "There is no room to keep a copy, so it stays as it was: nothing new is saved over it until there is room, or \
             until you delete it. Save new work as a file."
        }
    };
    details.push(what_of_it.into());
    let remedies = match kept {
        Some(name) => vec![Remedy::SaveKept(name.clone()), Remedy::ForgetKept(name)],
        None => vec![Remedy::SaveKept(WORK.into()), Remedy::ForgetKept(WORK.into()), Remedy::ExportAll],
    };
    Notice { topic: "kept", kind: NoticeKind::Error, text, details, remedies }
}

pub(super) fn still_kept(name: String) -> Notice {
    Notice {
        topic: "kept",
        kind: NoticeKind::Info,
        text: "Earlier work that could not be read is still kept in this browser.".into(),
        details: Vec::new(),
        remedies: vec![Remedy::SaveKept(name.clone()), Remedy::ForgetKept(name)],
    }
}

pub(super) fn from_another_tab(kept_twice: bool) -> Notice {
    let text = if kept_twice {
        "The same case was changed here and in another tab. Both are kept: yours now has “(this tab)” in its name."
    } else {
        "Your work was changed in another tab, and this tab now shows it."
    };
    let kind = if kept_twice { NoticeKind::Warning } else { NoticeKind::Info };
    of_tabs(kind, text)
}

/// What was stored is gone, and this tab has saved its work again.
pub(super) fn saved_again() -> Notice {
    of_tabs(
        NoticeKind::Info,
        "What this browser keeps for this page was cleared. Your work was still open here, and is saved again.",
    )
}

fn of_tabs(kind: NoticeKind, text: &str) -> Notice {
    Notice { topic: "tabs", kind, text: text.into(), details: Vec::new(), remedies: Vec::new() }
}
