//! Numbers in messages.

/// A number as people write it: the fewest digits that read back as the same number, a whole one without a decimal point.
///
/// `format!("{value}")` would bring the standard library's printing of `f64` into the page: 15 kB.
pub(crate) fn shortest(value: f64) -> String {
    let whole = value as i64;
    if value.fract() == 0.0 && value.abs() < 9e15 {
        whole.to_string()
    } else {
        zmij::Buffer::new().format(value).to_owned()
    }
}
