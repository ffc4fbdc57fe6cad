//! What waits for chunks that are not here yet, and the notice about one that did not come.

use super::{is_here, load, render_queue};
use crate::browser::{dom, timer};
use crate::state::{Chunk, Notice, NoticeKind, Remedy, Session};
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen_futures::spawn_local;

/// What waits for a chunk.
type Act = Box<dyn FnOnce()>;

/// What has been asked of chunks that are not here.
#[derive(Default)]
struct Asked {
    /// Set when the page starts.
    session: Option<Session>,
    /// In the order in which they were asked for.
    waiting: Vec<(Chunk, Act)>,
    loading: Vec<Chunk>,
    failed: Vec<Chunk>,
    /// Those of `loading` that wait for the first screen; none any more once it is painted.
    held: Option<Vec<Chunk>>,
}

impl Asked {
    /// Counts a chunk as on its way; false if it is here or was on its way before.
    fn begin(&mut self, chunk: Chunk) -> bool {
        let is_new = !is_here(chunk) && !self.loading.contains(&chunk);
        if is_new {
            self.loading.push(chunk);
        }
        is_new
    }

    /// Holds a chunk until the first screen is painted; false if it is.
    fn hold(&mut self, chunk: Chunk) -> bool {
        match &mut self.held {
            Some(held) => {
                held.push(chunk);
                true
            }
            None => false,
        }
    }
}

thread_local! {
    static ASKED: RefCell<Asked> = RefCell::default();
}

fn asked<T>(change: impl FnOnce(&mut Asked) -> T) -> T {
    ASKED.with_borrow_mut(change)
}

/// From here on chunks are shown and missed in this session. What is asked for is held until the first screen is painted, which it would
/// delay.
pub(in crate::page) fn follow(session: Session) {
    asked(|asked| {
        asked.session = Some(session);
        asked.held = Some(Vec::new());
    });
}

/// Loads what is held, and from here on each chunk as it is asked for.
pub(in crate::page) fn load_held() {
    // Each in a task of its own: to ask for a dozen files takes a phone some 30 ms.
    let held = asked(|asked| asked.held.take()).into_iter().flatten();
    held.for_each(|chunk| timer::in_new_task(move || start(chunk)));
}

/// Acts when two chunks are here.
pub(in crate::page) fn when_both_here([first, second]: [Chunk; 2], act: impl FnOnce() + 'static) {
    when_here(first, move || when_here(second, act));
}

/// Acts when a chunk is here: at once if it is, else when it came. What waits is dropped with the part of the page that asked.
pub(in crate::page) fn when_here(chunk: Chunk, act: impl FnOnce() + 'static) {
    if is_here(chunk) { act() } else { wait(chunk, Box::new(act)) }
}

fn wait(chunk: Chunk, act: Act) {
    // Weak, since the owner of a row of a list is cleaned up when nothing holds it any more.
    let act = match Owner::current().map(|owner| owner.downgrade()) {
        Some(owner) => {
            let alive = StoredValue::new(());
            Box::new(move || {
                if let Some(owner) = owner.upgrade().filter(|_| !alive.is_disposed()) {
                    owner.with(act);
                }
            })
        }
        // Asked for by the browser, as by a new address, and not by a part of the page.
        None => act,
    };
    let failed = asked(|asked| {
        asked.waiting.push((chunk, act));
        asked.failed.contains(&chunk)
    });
    // One that did not come is asked for again by the notice's button, not by each keystroke.
    if !failed {
        ask(chunk);
    }
}

/// Loads a chunk that the page in sight needs; says so when it does not come.
pub(in crate::page) fn ask(chunk: Chunk) {
    if asked(|asked| asked.begin(chunk) && !asked.hold(chunk)) {
        start(chunk);
    }
}

/// Loads the chunk of the page in sight, which the first screen waits for.
pub(in crate::page) fn ask_at_once(chunk: Chunk) {
    if asked(|asked| asked.begin(chunk)) {
        start(chunk);
    }
}

fn start(chunk: Chunk) {
    spawn_local(async move {
        if load(chunk).await.is_err() {
            missed(chunk);
        }
    });
}

/// Tries again to load what did not come.
pub(in crate::page) fn load_again() {
    asked(|asked| std::mem::take(&mut asked.failed)).into_iter().for_each(ask);
}

/// A chunk is here: shows what is made from it, then acts in the order in which it was asked to.
pub(super) fn arrived(chunk: Chunk) {
    let (session, due, complete) = asked(|asked| {
        asked.loading.retain(|other| *other != chunk);
        asked.failed.retain(|other| *other != chunk);
        let due: Vec<_> = asked.waiting.extract_if(.., |(other, _)| *other == chunk).collect();
        (asked.session, due, asked.failed.is_empty())
    });
    if let Some(session) = session {
        // What is made from it would be made anew.
        if !session.here(chunk).get_untracked() {
            // Keeps the page from counting as ready until effects have queued the parts that are made from it.
            render_queue::queue_before_ready(session, || ());
            session.here(chunk).set(true);
        }
        if complete {
            session.dismiss(TOPIC);
        }
    }
    for (_, act) in due {
        act();
    }
}

/// Why the page does not start without [`Chunk::Work`].
pub(in crate::page) const WORK_MISSING: &str = "the part of the page that loads and saves work did not come";

/// The topic of the notice that a chunk did not come.
pub(in crate::page) const TOPIC: &str = "chunk";

fn missed(chunk: Chunk) {
    let session = asked(|asked| {
        asked.loading.retain(|other| *other != chunk);
        if !asked.failed.contains(&chunk) {
            asked.failed.push(chunk);
        }
        asked.session
    });
    // The first screen cannot get further, and the code for notices is among what is held.
    load_held();
    if let Some(session) = session {
        if chunk == Chunk::Work && untrack(|| session.awaits_work()) {
            return dom::report_start_failure(WORK_MISSING);
        }
        session.notify(Notice {
            topic: TOPIC,
            kind: NoticeKind::Error,
            text: "Part of this page could not be loaded. Check your connection and try again; if that does not help, load the page \
                   again.".into(),
            details: Vec::new(),
            remedies: vec![Remedy::LoadAgain],
        });
    }
}
