//! Unicode as the browser knows it.

use js_sys::JsString;

/// A text in which letters that read alike are the same: composed, compatible forms unified (NFKC), in lower case.
pub fn fold(text: &str) -> String {
    JsString::from(text).normalize("NFKC").to_lower_case().into()
}
