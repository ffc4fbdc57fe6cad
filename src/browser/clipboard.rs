//! Writing to the clipboard.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Clipboard, ClipboardItem, window};

/// The browser has no clipboard for this page, or the user refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClipboardError;

/// Copies a text.
///
/// # Errors
/// [`ClipboardError`] where the browser or the user refuses.
pub async fn write(text: &str) -> Result<(), ClipboardError> {
    JsFuture::from(clipboard()?.write_text(text)).await.map(drop).map_err(|_| ClipboardError)
}

/// Copies a piece of HTML, with a text for programs that take only that.
///
/// # Errors
/// [`ClipboardError`] where the browser or the user refuses.
pub async fn write_html(html: &str, text: &str) -> Result<(), ClipboardError> {
    let clipboard = clipboard()?;
    let item = item(html, text).map_err(|_| ClipboardError)?;
    JsFuture::from(clipboard.write(&js_sys::Array::of1(&item))).await.map(drop).map_err(|_| ClipboardError)
}

fn item(html: &str, text: &str) -> Result<ClipboardItem, JsValue> {
    let forms = js_sys::Object::new();
    for (kind, content) in [("text/html", html), ("text/plain", text)] {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&content.into()), &options)?;
        js_sys::Reflect::set(&forms, &kind.into(), &blob)?;
    }
    ClipboardItem::new_with_record_from_str_to_blob_promise(&forms)
}

fn clipboard() -> Result<Clipboard, ClipboardError> {
    let navigator = window().ok_or(ClipboardError)?.navigator();
    // Over plain HTTP `navigator.clipboard` is undefined, though web-sys has it as always present.
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).map_err(|_| ClipboardError)?;
    if clipboard.is_undefined() { Err(ClipboardError) } else { Ok(clipboard.into()) }
}
