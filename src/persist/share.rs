//! Links and files: how a case leaves the page and how it comes in.

use crate::browser::{file, location, system};
use crate::exchange::document::DocumentError;
use crate::exchange::import::{self, ImportCounts};
use crate::exchange::workspace::{self, ReadWorkspace};
use crate::exchange::{link, prefill};
use crate::model::{Case, Workspace};
use crate::state::{AppState, Notice, NoticeKind, Remedy, Session, UndoLabel};
use crate::text::keeping;

/// The link that opens a case elsewhere.
pub fn link_of(case: &Case) -> String {
    format!("{}{}", location::address(), link::write(case))
}

/// Opens the case that a fragment of an address carries: a link or a readable prefill. False where it carries none, as a
/// page's address does, or a damaged one.
pub(super) fn open_fragment(state: AppState, session: Session, fragment: &str) -> bool {
    if link::is_link(fragment) {
        open_link(state, session, fragment)
    } else if prefill::is_prefill(fragment) {
        open_prefill(state, session, fragment);
        true
    } else {
        false
    }
}

fn open_link(state: AppState, session: Session, fragment: &str) -> bool {
    match link::read(fragment) {
        Ok(case) => {
            let route = fragment.split_once('/').map_or("", |(_, route)| route);
            location::replace(&format!("/{route}"));
            open_shared(state, session, &case, &[]);
            true
        }
        Err(error) => {
            session.notify(Notice {
                topic: "link",
                kind: NoticeKind::Error,
                text: format!("This link could not be opened: {error}."),
                details: vec!["Your own work is unchanged.".into()],
                remedies: Vec::new(),
            });
            false
        }
    }
}

fn open_prefill(state: AppState, session: Session, fragment: &str) {
    let prefill = prefill::read(fragment);
    location::replace("/");
    open_shared(state, session, &prefill.case, &prefill.problems);
}

/// Puts a shared case beside the user's own work, and says what to know of it.
fn open_shared(state: AppState, session: Session, case: &Case, problems: &[DocumentError]) {
    // Links made by earlier versions carry the calendar id of the sender.
    let case = case.without_calendar();
    let left_out = !case.left_out.is_empty();
    let known = state.workspace_untracked().find(&case);
    let mut details: Vec<String> =
        problems.iter().map(|problem| format!("Not understood: {problem}. The rest applies.")).collect();
    if left_out {
        details.push(
            "The sender left salaries out: pay and the cost on top of it are the evidence-based preset’s. \
             Put in your own to see your figures."
                .into(),
        );
    }
    let mut added = false;
    let text = if let Some(id) = known {
        state.edit_workspace(UndoLabel::step("the case in sight"), |workspace| workspace.show(id));
        format!("The link’s case, “{}”, is already among yours.", name_in_sight(state))
    } else {
        state.edit_workspace(UndoLabel::step("the shared case"), |workspace| added = workspace.add(case));
        let opened = || format!("Shared with you: “{}”. Your own work is unchanged.", name_in_sight(state));
        if added { opened() } else { no_room() }
    };
    let kind = if details.is_empty() { NoticeKind::Info } else { NoticeKind::Warning };
    let brought = added.then(|| Remedy::RemoveCase(state.workspace_untracked().active()));
    let remedies = brought.into_iter().collect();
    session.notify(Notice { topic: "link", kind, text, details, remedies });
}

/// Not the name in the link: where that one was taken, the case has another.
fn name_in_sight(state: AppState) -> String {
    state.workspace_untracked().case().name.clone()
}

fn no_room() -> String {
    format!("There is no room for more than {} cases: delete some first.", Workspace::LIMIT)
}

/// Hands the user everything as a file.
pub fn export_all(state: AppState, session: Session) {
    let work = workspace::write(&state.workspace_untracked());
    save_text(session, &format!("async-roi-{}.json", system::today()), "application/json", &format!("{work:#}"));
}

/// Hands the user a text as a file of a kind, such as `text/csv`.
pub(crate) fn save_text(session: Session, name: &str, kind: &str, text: &str) {
    match file::save(name, kind, text.as_bytes()) {
        Ok(()) => session.say(format!("Saved as {name}.")),
        Err(_) => {
            session.notify(of_file(NoticeKind::Error, "The browser did not take the file.".into(), Vec::new()));
        }
    }
}

/// Adds what a file holds beside the user's own work.
pub fn import(state: AppState, session: Session, name: &str, text: &str) {
    let read = match workspace::parse(text) {
        Ok(read) => read,
        Err(error) => {
            let text = format!("“{name}” could not be read: {error}.");
            session.notify(of_file(NoticeKind::Error, text, vec!["Your own work is unchanged.".into()]));
            return;
        }
    };
    let mut imported = ImportCounts::default();
    state.edit_workspace(UndoLabel::step("the import"), |workspace| imported = import::import(workspace, &read));
    session.dismiss("file");
    let missing = not_imported(&read, name, imported.refused);
    let whole = missing.is_none();
    if let Some(notice) = missing {
        session.notify(notice);
    }
    match imported.added {
        0 if !whole => session.say("Nothing new was imported."),
        0 => session.say("Nothing new in that file: you have it all."),
        1 => session.say_undoable("1 case imported beside your own."),
        several => session.say_undoable(format!("{several} cases imported beside your own.")),
    }
}

/// What of a file was not imported, if anything: cases that could not be read, and cases for which there is no room.
fn not_imported(read: &ReadWorkspace, name: &str, refused: usize) -> Option<Notice> {
    let (unread, all) = (read.unread.len(), read.unread.len() + read.workspace.cases().len());
    let lines: Vec<String> = read.unread.iter().map(ToString::to_string).collect();
    let mut details = keeping::each_unread(&lines);
    if unread > 0 {
        details.push("Once the file is mended, import it again: what you have is not added twice.".into());
    }
    if refused > 0 {
        details.push(no_room());
    }
    let text = format!("{} of {all} cases in “{name}” could not be imported.", unread + refused);
    (unread + refused > 0).then(|| of_file(NoticeKind::Warning, text, details))
}

fn of_file(kind: NoticeKind, text: String, details: Vec<String>) -> Notice {
    Notice { topic: "file", kind, text, details, remedies: Vec::new() }
}
