//! How much room an element has.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

/// Watches the size of an element for as long as it is kept.
pub struct Watch {
    observer: ResizeObserver,
    // The observer calls it.
    _call: Closure<dyn Fn(js_sys::Array)>,
}

impl Watch {
    /// Calls back with width and height in CSS pixels, at once and whenever they change. None in a browser without it.
    pub fn new(element: &Element, call: impl Fn(f64, f64) + 'static) -> Option<Self> {
        let call = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let entry = entries.pop().unchecked_into::<ResizeObserverEntry>();
            let room = entry.content_rect();
            call(room.width(), room.height());
        });
        let observer = ResizeObserver::new(call.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _call: call })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
