//! Shared cases: how a link is made, and how one comes in.

use super::{address, saving};
use crate::browser::{location, system};
use crate::exchange::link::{self, LinkError, LinkedAlternatives};
use crate::exchange::shared::{self, Shared};
use crate::model::date::Date;
use crate::model::{Case, CoverNote, Workspace};
use crate::state::{AppState, Notice, NoticeKind, Page, Remedy, Session, UndoLabel};
use crate::text::sharing::{SALARIES_LEFT_OUT, SharedCase};
use leptos::prelude::{ArcRwSignal, Get, GetUntracked, Set};
use std::sync::{Arc, LazyLock};

/// A case that was sent to be read. It is none of the user's own, so it is not saved; the address holds its link.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseToRead {
    /// The case, as received, with those that it is compared with.
    pub work: Arc<Workspace>,
    /// What its sender says.
    pub note: CoverNote,
    /// The day on which its link was made.
    pub made: Option<Date>,
    /// The link.
    pub link: String,
}

/// The case that the last link to read brought.
static CASE_TO_READ: LazyLock<ArcRwSignal<Option<Arc<CaseToRead>>>> = LazyLock::new(|| ArcRwSignal::new(None));

impl CaseToRead {
    /// The case; of a comparison, the first one.
    pub fn case(&self) -> &Arc<Case> {
        self.work.case()
    }
}

/// The case that is open to read; tracked.
pub fn case_to_read() -> Option<Arc<CaseToRead>> {
    CASE_TO_READ.get()
}

/// The link that opens a case elsewhere. It says that it is made today.
pub fn link_of(case: &Case) -> String {
    let fragment =
        system::today().parse::<Date>().map_or_else(|_| link::write(case), |day| link::write_dated(case, day));
    format!("{}{fragment}", location::address())
}

/// The link that opens a case elsewhere as a page to read, with what its sender says. It says that it is made today.
pub fn link_to_read(case: &Case, note: &CoverNote) -> String {
    format!("{}{}", location::address(), link::write_to_read(case, note, system::today().parse().ok()))
}

/// The link that opens a comparison elsewhere: on its page, or with what its sender says as a page to read. It says that it is made today.
pub fn link_of_alternatives(first: &Case, alternatives: &LinkedAlternatives, note: Option<&CoverNote>) -> String {
    let fragment = link::write_alternatives(first, alternatives, note, system::today().parse().ok());
    let page = if note.is_some() { Page::Read } else { Page::Compare };
    format!("{}{fragment}{}", location::address(), &page.address("")[1..])
}

/// Opens the case that the address carries; fragments of other programs are ignored. `at_start`: the page was just loaded.
pub fn open_address(state: AppState, session: Session, at_start: bool) {
    let fragment = location::fragment();
    match shared::read(&fragment) {
        Ok(shared) => {
            // The user reloads or comes back, and may have changed or deleted the case since: it is not added again, unless
            // this browser did not keep it.
            let again = location::is_marked() && (!at_start || saving::has_stored());
            open_shared(state, session, shared, again);
        }
        Err(LinkError::None) => {}
        Err(error) => {
            // What stands before the link would be taken for the address of a page.
            location::replace(fragment.trim_start_matches(['!', '/']));
            refuse(session, &error);
        }
    }
}

/// Opens the shared case in a text that was pasted or dropped.
///
/// # Errors
/// Why it holds none that opens.
pub fn open_text(state: AppState, session: Session, text: &str) -> Result<(), LinkError> {
    shared::read(text).map(|shared| match shared.link.note {
        // The page follows the address.
        Some(_) => location::navigate(&to_read(&shared)),
        None => open_shared(state, session, shared, false),
    })
}

pub(super) fn refuse(session: Session, error: &LinkError) {
    session.notify(Notice {
        topic: "link",
        kind: NoticeKind::Error,
        text: format!("This link could not be opened: {error}."),
        details: vec!["Your own work is unchanged.".into()],
        remedies: Vec::new(),
    });
}

/// Opens a shared case: one to read on its page, without a change of the user's own work; one to edit beside that work.
/// `again`: it was opened before, so it is only shown, without a word.
fn open_shared(state: AppState, session: Session, shared: Shared, again: bool) {
    match shared.link.note.clone() {
        Some(note) => {
            location::replace(&to_read(&shared));
            CASE_TO_READ.set(Some(Arc::new(CaseToRead {
                work: Arc::new(shared.alone()),
                note,
                made: shared.link.made,
                link: format!("{}#{}", location::address(), shared.link.fragment),
            })));
        }
        None => {
            if add_shared(state, session, &shared, again) {
                address::hold(shared.link.fragment, &shared.link.route, state.workspace_untracked().case().clone());
            }
        }
    }
}

/// The fragment of the page on which a shared case is read.
fn to_read(shared: &Shared) -> String {
    format!("{}{}", shared.link.fragment, &Page::Read.address("")[1..])
}

/// Takes the case that is open to read into the user's own work, with all that it is compared with, and goes to it.
pub fn copy_case_to_read(state: AppState, session: Session) {
    let read = CASE_TO_READ.get_untracked().and_then(|read| shared::read(&read.link).ok());
    if let Some(shared) = read {
        // The page to read stays the last entry of the browser's history.
        let page = if shared.link.alternatives.is_some() { Page::Compare } else { Page::Case };
        location::navigate(&page.address("")[1..]);
        add_shared(state, session, &shared, false);
    }
}

/// Puts a shared case beside the user's own work, saves it at once, and says what to know of it. Whether it is open then.
fn add_shared(state: AppState, session: Session, shared: &Shared, again: bool) -> bool {
    let sent = SharedCase { name: shared.link.case.name.clone(), made: shared.link.made };
    let known = shared.known_in(&state.workspace_untracked());
    if again && known.contains(&None) {
        location::replace(if shared.link.route.is_empty() { "/" } else { &shared.link.route });
        return false;
    }
    let mut details: Vec<String> =
        shared.problems.iter().map(|problem| format!("Not understood: {problem}. The rest applies.")).collect();
    if shared.leaves_salaries_out() {
        details.push(format!("{SALARIES_LEFT_OUT} Put in your own to see your figures."));
    }
    let kind = if details.is_empty() { NoticeKind::Info } else { NoticeKind::Warning };
    let mut remedies = Vec::new();
    let text = if again || (shared.link.alternatives.is_none() && !known.contains(&None)) {
        state.edit_workspace(UndoLabel::step("the open case"), |workspace| {
            known.first().copied().flatten().into_iter().for_each(|id| workspace.show(id));
        });
        sent.known_as(&name_in_sight(state))
    } else {
        let mut added = None;
        state.edit_workspace(UndoLabel::step("the shared case"), |workspace| added = shared.add_to(workspace));
        let Some(added) = added else {
            session.notify(Notice { topic: "link", kind: NoticeKind::Error, text: no_room(), details, remedies });
            return false;
        };
        let kept = saving::save(state, session);
        if !added.is_empty() {
            remedies.push(Remedy::RemoveCases(added));
        }
        match shared.link.alternatives {
            Some(_) => sent.compared_as(&shared.names(), kept),
            None => sent.opened_as(&name_in_sight(state), kept),
        }
    };
    if !again {
        session.notify(Notice { topic: "link", kind, text, details, remedies });
    }
    true
}

/// Not the name in the link: where that one was taken, the case has another.
fn name_in_sight(state: AppState) -> String {
    state.workspace_untracked().case().name.clone()
}

pub(super) fn no_room() -> String {
    format!("There is no room for more than {} cases: delete some first.", Workspace::LIMIT)
}
