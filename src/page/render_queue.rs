//! Parts of the page that are built one after the other, each in a task of its own: on a slow phone, one task that built them
//! all would keep the page from answering for half a second.

use super::session;
use super::ui::Child;
use crate::browser::timer;
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::VecDeque;

thread_local! {
    static WAITING: RefCell<VecDeque<RwSignal<bool>>> = RefCell::default();
}

/// Queues a view: each is built in a task of its own, in the order of the calls. `data-ready` waits for all of them.
pub(super) fn in_turn(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let (turn, waiting) = (RwSignal::new(false), session().waiting);
    waiting.update(|count| *count += 1);
    let first = WAITING.with_borrow_mut(|queue| {
        queue.push_back(turn);
        queue.len() == 1
    });
    if first {
        next(waiting);
    }
    (move || turn.get().then(&view)).into_child()
}

/// Builds the view that has waited longest, then the others.
fn next(waiting: RwSignal<usize>) {
    timer::in_new_task(move || {
        let (turn, others) = WAITING.with_borrow_mut(|queue| (queue.pop_front(), !queue.is_empty()));
        // Its part of the page may be gone.
        _ = turn.and_then(|turn| turn.try_set(true));
        waiting.update(|count| *count -= 1);
        if others {
            next(waiting);
        }
    });
}
