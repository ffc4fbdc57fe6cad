//! Deferred calls: when idle, in a new task, after a frame, and debounced.

use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::window;

/// Milliseconds to wait in browsers without `requestIdleCallback` (Safari).
const IDLE_AFTER: u32 = 1_000;

/// Calls back when the browser is idle.
pub fn when_idle(call: impl FnOnce() + 'static) {
    let window = window().filter(|window| js_sys::Reflect::has(window, &"requestIdleCallback".into()).unwrap_or(false));
    match window {
        Some(window) => _ = window.request_idle_callback(Closure::once_into_js(call).unchecked_ref()),
        None => _ = Timeout::new(IDLE_AFTER, call).forget(),
    }
}

/// Calls back in a new task of the event loop.
pub fn in_new_task(call: impl FnOnce() + 'static) {
    Timeout::new(0, call).forget();
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Calls back in a task of its own after the next frame is painted. A hidden page paints none, and calls back in a new task.
pub fn after_paint(call: impl FnOnce() + 'static) {
    let window = window().filter(|window| window.document().is_some_and(|document| !document.hidden()));
    match window {
        Some(window) => {
            let frame = Closure::once_into_js(move || in_new_task(call));
            _ = window.request_animation_frame(frame.unchecked_ref());
        }
        None => in_new_task(call),
    }
}

/// A debounced call: it runs once no request has come for some milliseconds. Dropping the last clone cancels it.
#[derive(Clone)]
pub struct Debounce {
    milliseconds: u32,
    call: Rc<dyn Fn()>,
    pending: Rc<RefCell<Option<Timeout>>>,
}

impl Debounce {
    /// A call that runs this many milliseconds after the last request.
    pub fn new(milliseconds: u32, call: impl Fn() + 'static) -> Self {
        Self { milliseconds, call: Rc::new(call), pending: Rc::default() }
    }

    /// Requests the call, and restarts the wait.
    pub fn request(&self) {
        // Weak, since `pending` owns this closure: a cycle would keep the timer alive after the last clone is dropped.
        let (call, pending) = (self.call.clone(), Rc::downgrade(&self.pending));
        let timeout = Timeout::new(self.milliseconds, move || {
            // It has fired: `forget` skips a needless cancellation.
            let run_out = pending.upgrade().and_then(|pending| pending.borrow_mut().take());
            run_out.map(Timeout::forget);
            call();
        });
        // Dropping the previous timeout cancels it.
        *self.pending.borrow_mut() = Some(timeout);
    }

    /// Cancels a pending call.
    pub fn cancel(&self) {
        self.pending.borrow_mut().take();
    }

    /// Calls at once, if a request is pending.
    pub fn flush(&self) {
        if self.pending.borrow_mut().take().is_some() {
            (self.call)();
        }
    }
}
