//! Parts of the page that are built one after the other, each in a task of its own: on a slow phone, one task that built them
//! all would keep the page from answering for half a second.

use super::session;
use super::ui::Child;
use crate::browser::timer;
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::VecDeque;

/// Builds a view, or acts once the views before it are built.
type QueuedCall = Box<dyn FnOnce()>;

thread_local! {
    static WAITING: RefCell<VecDeque<QueuedCall>> = RefCell::default();
}

/// Queues a view: each is built in a task of its own, in the order of the calls. `data-ready` waits for all of them.
pub(super) fn in_turn(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let (turn, waiting) = (RwSignal::new(false), session().waiting);
    waiting.update(|count| *count += 1);
    queue(Box::new(move || {
        // Its part of the page may be gone.
        _ = turn.try_set(true);
        waiting.update(|count| *count -= 1);
    }));
    (move || turn.get().then(&view)).into_child()
}

/// Calls back when all views that are queued now are built.
pub(super) fn after_all(call: impl FnOnce() + 'static) {
    if WAITING.with_borrow(VecDeque::is_empty) { call() } else { queue(Box::new(call)) }
}

fn queue(task: QueuedCall) {
    let first = WAITING.with_borrow_mut(|tasks| {
        tasks.push_back(task);
        tasks.len() == 1
    });
    if first {
        run_next();
    }
}

/// Runs the first task, then the others, each in a task of the event loop.
fn run_next() {
    timer::in_new_task(|| {
        let (task, others) = WAITING.with_borrow_mut(|tasks| (tasks.pop_front(), !tasks.is_empty()));
        if let Some(task) = task {
            task();
        }
        if others {
            run_next();
        }
    });
}
