//! Writing to the clipboard.

use wasm_bindgen_futures::JsFuture;
use web_sys::window;

/// The browser has no clipboard for this page, or the user refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClipboardError;

/// Copies a text.
///
/// # Errors
/// [`ClipboardError`] where the browser or the user refuses.
pub async fn write(text: &str) -> Result<(), ClipboardError> {
    let navigator = window().ok_or(ClipboardError)?.navigator();
    // Over plain HTTP `navigator.clipboard` is undefined, though web-sys has it as always present.
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).map_err(|_| ClipboardError)?;
    if clipboard.is_undefined() {
        return Err(ClipboardError);
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.map(drop).map_err(|_| ClipboardError)
}
