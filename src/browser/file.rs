//! Files that the user saves and opens.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, File, HtmlAnchorElement, HtmlInputElement, Url, window};

/// Why a file could not be saved or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

/// Hands the user a file.
///
/// # Errors
/// When the browser does not take it.
pub fn save(name: &str, kind: &str, bytes: &[u8]) -> Result<(), Refused> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(|_| Refused)?;
    save_blob(name, &blob).map_err(|_| Refused)
}

pub(super) fn save_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let document = window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // The browser still reads it when this call returns.
    gloo_timers::callback::Timeout::new(10_000, move || drop(Url::revoke_object_url(&url))).forget();
    Ok(())
}

/// The file that the user chose in the input that an event is about.
pub fn chosen(event: &Event) -> Option<File> {
    let chooser: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = chooser.files()?.get(0);
    // The same file may be chosen again.
    chooser.set_value("");
    file
}

/// Reads a file that the user chose, as text.
///
/// # Errors
/// When it cannot be read.
pub async fn read(file: &File) -> Result<String, Refused> {
    let text = JsFuture::from(file.text()).await.map_err(|_| Refused)?;
    text.as_string().ok_or(Refused)
}
