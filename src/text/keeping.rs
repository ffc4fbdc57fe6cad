//! What a browser keeps of the user's work: what became of it, in sentences.

/// A sentence, and lines below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What happened.
    pub text: String,
    /// Further lines, one each.
    pub details: Vec<String>,
}

impl Message {
    fn new(text: &str, details: &[&str]) -> Self {
        Self { text: text.into(), details: details.iter().map(|line| (*line).to_owned()).collect() }
    }
}

/// The most unread cases that are named.
const MOST_NAMED: usize = 8;

/// Storage is blocked.
pub fn blocked() -> Message {
    Message::new(
        "This browser keeps nothing for this page, so your work is lost when you close it.",
        &["Save it as a file, or share it as a link, before you leave."],
    )
}

/// Storage did not take the last change.
pub fn full() -> Message {
    Message::new(
        "Your last change could not be saved: this browser has no room left for this page.",
        &["What was saved before is still there. Save your work as a file, then delete cases you no longer need."],
    )
}

/// Nothing of the saved work could be read. `open` says whether this tab has the work open or starts without it, `kept`
/// whether there was room for a copy.
pub fn unreadable(reason: &str, open: bool, kept: bool) -> Message {
    let instead = if open { "Your work is still here, in this tab." } else { "The page starts with the default case." };
    let reason = format!("{reason}.");
    Message::new("The work saved in this browser could not be read.", &[&reason, instead, copy(kept)])
}

/// Some cases of the saved work could not be read: each with its reason, of how many, and how many of them this tab still
/// has from before.
pub fn partly(unread: &[String], all: usize, known: usize, kept: bool) -> Message {
    let text = format!("{} of {all} saved cases could not be read. The rest is here.", unread.len());
    let mut details = each_unread(unread);
    if known > 0 {
        details.push("Cases that were open in this tab are unchanged here.".into());
    }
    details.push(copy(kept).into());
    Message { text, details }
}

/// Which cases could not be read and why, a line each; only the first where there are many.
pub fn each_unread(unread: &[String]) -> Vec<String> {
    let mut lines: Vec<String> = unread.iter().take(MOST_NAMED).map(|unread| format!("{unread}.")).collect();
    if let Some(more @ 1..) = unread.len().checked_sub(MOST_NAMED) {
        lines.push(format!("And {more} more."));
    }
    lines
}

/// What became of a text that could not be read.
fn copy(kept: bool) -> &'static str {
    if kept {
        "The stored data is kept unchanged, and you can save it as a file."
    } else {
        "There is no room for a copy, so the stored data stays unchanged: nothing is saved over it until there is \
         room or you delete it. Save new work as a file."
    }
}

/// A copy of an unreadable text is there from an earlier visit.
pub fn still_kept() -> Message {
    Message::new("Earlier work that could not be read is still kept in this browser.", &[])
}

/// Another tab saved something. `kept_twice`: of a case that both changed, both versions are kept.
pub fn from_another_tab(kept_twice: bool) -> Message {
    let text = if kept_twice {
        "The same case was changed here and in another tab. Both are kept: yours now has “(this tab)” in its name."
    } else {
        "Your work was changed in another tab, and this tab now shows it."
    };
    Message::new(text, &[])
}

/// Storage holds work of a newer version of the page, which this one does not write over. `open`: the tab had work open before.
pub fn newer(open: bool) -> Message {
    let here = if open {
        "This tab has an older version, which does not save over it: your changes stay in this tab only. Save them as a file, \
         then reload the page."
    } else {
        "This is an older version, which does not save over it. Reload the page for its latest version; until then, what you \
         enter stays in this tab only."
    };
    Message::new("The work saved in this browser was made by a newer version of this page.", &[here])
}

/// What was stored was deleted, but not by the page.
pub fn cleared() -> Message {
    Message::new(
        "What this tab had saved in this browser was deleted elsewhere.",
        &["The work is still open in this tab. Nothing is saved until you choose what to do with it."],
    )
}

/// Another tab deleted everything, and this tab follows.
pub fn emptied() -> Message {
    Message::new(
        "Everything that this page had saved in this browser was deleted in another tab.",
        &["This tab starts again with the default case."],
    )
}

/// The browser did not agree to keep the work for good.
pub fn may_be_evicted() -> Message {
    Message::new(
        "Your browser may delete your saved work.",
        &[
            "Keep a copy: save your work as a file, or bookmark a case’s link. Browsers delete it when storage runs low, some after a \
           week without a visit.",
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_unread_cases_the_first_are_named() {
        let unread = |count: usize| -> Vec<String> { (1..=count).map(|place| format!("Case {place}: no")).collect() };
        assert_eq!(each_unread(&unread(2)), ["Case 1: no.", "Case 2: no."]);
        assert_eq!(each_unread(&unread(8)).len(), 8);
        assert_eq!(each_unread(&unread(11))[7..], ["Case 8: no.", "And 3 more."]);
        assert_eq!(partly(&unread(2), 5, 0, true).text, "2 of 5 saved cases could not be read. The rest is here.");
    }

    #[test]
    fn an_unreadable_text_says_what_stands_in_its_place_and_what_became_of_it() {
        let Message { text, details } = unreadable("must be an object", false, true);
        assert_eq!(text, "The work saved in this browser could not be read.");
        assert_eq!(details[..2], ["must be an object.", "The page starts with the default case."]);
        assert!(details[2].starts_with("The stored data is kept unchanged"));
        let details = unreadable("must be an object", true, false).details;
        assert_eq!(details[1], "Your work is still here, in this tab.");
        assert!(details[2].starts_with("There is no room for a copy, so the stored data stays unchanged"));
    }
}
