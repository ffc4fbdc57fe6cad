//! The system clock and random numbers.

use super::dom::document;
use gloo_timers::callback::Interval;
use js_sys::{Array, Function, Intl, Object, Reflect};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::window;

/// Today's date in the user's time zone, `YYYY-MM-DD`.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// IANA name of the user's time zone; `UTC` where the browser does not tell.
pub fn zone() -> String {
    let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    let zone = Reflect::get(&options, &"timeZone".into()).ok().and_then(|zone| zone.as_string());
    zone.filter(|zone| !zone.is_empty()).unwrap_or_else(|| "UTC".into())
}

/// IANA names of the time zones that the browser knows, in its order; with `UTC`, which its list may lack.
pub fn zones() -> Vec<String> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok();
    let list = intl.and_then(|intl| {
        let function: Function = Reflect::get(&intl, &"supportedValuesOf".into()).ok()?.dyn_into().ok()?;
        function.call1(&intl, &"timeZone".into()).ok()?.dyn_into::<Array>().ok()
    });
    let mut zones: Vec<String> =
        list.into_iter().flat_map(|list| list.iter().collect::<Vec<_>>()).filter_map(|zone| zone.as_string()).collect();
    if !zones.iter().any(|zone| zone == "UTC") {
        zones.push("UTC".into());
    }
    zones
}

/// Milliseconds between two looks at the clock.
const MINUTE: u32 = 60_000;

/// Calls back when another day may have begun: each minute, and when the page is seen again, as after sleep or in another time zone.
pub fn on_clock(call: impl Fn() + 'static) {
    let call = Rc::new(call);
    let minutely = call.clone();
    Interval::new(MINUTE, move || minutely()).forget();
    let closure = Closure::<dyn Fn()>::new(move || call());
    let function = closure.as_ref().unchecked_ref();
    // Adding a listener does not fail.
    if let Some(window) = window() {
        let _ = window.add_event_listener_with_callback("focus", function);
        let _ = window.add_event_listener_with_callback("pageshow", function);
    }
    let _ = document().add_event_listener_with_callback("visibilitychange", function);
    // The listeners live as long as the page.
    closure.forget();
}

/// Seconds since 1970-01-01, by the system clock.
pub fn unix_seconds() -> i64 {
    (js_sys::Date::now() / 1_000.0) as i64
}

/// A random id that no other machine is likely to draw: 104 random bits in hexadecimal.
pub fn random_id() -> String {
    // `Math.random` gives up to 52 random bits, so 2^52 values each.
    let part = || (js_sys::Math::random() * 4_503_599_627_370_496.0) as u64;
    format!("{:x}{:x}", part(), part())
}
