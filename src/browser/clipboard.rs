//! The clipboard.

use wasm_bindgen_futures::JsFuture;
use web_sys::window;

/// Why a text could not be copied: the browser or the user refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

/// Copies a text.
///
/// # Errors
/// When the browser has no clipboard for this page, or the user refused.
pub async fn write(text: &str) -> Result<(), Refused> {
    let navigator = window().ok_or(Refused)?.navigator();
    // On an insecure host there is no clipboard, though the interface says that there always is one.
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).map_err(|_| Refused)?;
    if clipboard.is_undefined() {
        return Err(Refused);
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.map(drop).map_err(|_| Refused)
}
