//! A call that waits for a pause.

use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;

/// Calls back when nobody has asked for so many milliseconds.
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
        let (call, pending) = (self.call.clone(), self.pending.clone());
        let timeout = Timeout::new(self.wait, move || {
            // It has run out; dropping it would cancel nothing.
            pending.borrow_mut().take().map(Timeout::forget);
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
