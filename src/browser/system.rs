//! The system clock and random numbers.

/// Today's date in the user's time zone, `YYYY-MM-DD`.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
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
