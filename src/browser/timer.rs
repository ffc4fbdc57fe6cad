//! A call that waits for a pause.

use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::window;

/// Milliseconds after which a browser that does not say when it is idle is taken to be.
const IDLE_AFTER: u32 = 1_000;

/// Calls when the browser has nothing more urgent to do.
pub fn when_idle(call: impl FnOnce() + 'static) {
    let window = window().filter(|window| js_sys::Reflect::has(window, &"requestIdleCallback".into()).unwrap_or(false));
    match window {
        Some(window) => _ = window.request_idle_callback(Closure::once_into_js(call).unchecked_ref()),
        None => _ = Timeout::new(IDLE_AFTER, call).forget(),
    }
}

/// Calls back in a task of its own.
pub fn soon(call: impl FnOnce() + 'static) {
    Timeout::new(0, call).forget();
}

/// Calls back when nobody has asked for so many milliseconds. It waits for nothing once the last of its clones is dropped.
#[derive(Clone)]
pub struct Debounce {
    wait: u32,
    call: Rc<dyn Fn()>,
    pending: Rc<RefCell<Option<Timeout>>>,
}

impl Debounce {
    /// A call that waits for a pause of `wait` milliseconds.
    pub fn new(wait: u32, call: impl Fn() + 'static) -> Self {
        Self { wait, call: Rc::new(call), pending: Rc::default() }
    }

    /// Asks for the call, and starts the wait anew.
    pub fn ask(&self) {
        // Weak, since what is pending holds this: else it would outlive the part of the page that asked for it.
        let (call, pending) = (self.call.clone(), Rc::downgrade(&self.pending));
        let timeout = Timeout::new(self.wait, move || {
            // It has run out; dropping it would cancel nothing.
            let run_out = pending.upgrade().and_then(|pending| pending.borrow_mut().take());
            run_out.map(Timeout::forget);
            call();
        });
        // Dropping the one before cancels it.
        *self.pending.borrow_mut() = Some(timeout);
    }

    /// Calls at once, if a call is due.
    pub fn flush(&self) {
        if self.pending.borrow_mut().take().is_some() {
            (self.call)();
        }
    }
}
