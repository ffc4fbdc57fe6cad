//! Observing the size of an element.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

/// A `ResizeObserver` of one element, disconnected on drop.
pub struct SizeObserver {
    observer: ResizeObserver,
    // Kept alive for the observer.
    _call: Closure<dyn Fn(js_sys::Array)>,
}

impl SizeObserver {
    /// Calls back with width and height in CSS pixels, at once and on every change. None without browser support.
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

impl Drop for SizeObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
