//! Downloading and opening files.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, File, HtmlAnchorElement, HtmlInputElement, Url, window};

/// The browser could not save or read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileError;

/// Downloads bytes as a file of this name and media type.
///
/// # Errors
/// [`FileError`] where the browser refuses.
pub fn save(name: &str, kind: &str, bytes: &[u8]) -> Result<(), FileError> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(|_| FileError)?;
    save_blob(name, &blob).map_err(|_| FileError)
}

pub(super) fn save_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let document = window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // The download may still be reading when this returns; ten seconds is ample for files of a few MB.
    gloo_timers::callback::Timeout::new(10_000, move || drop(Url::revoke_object_url(&url))).forget();
    Ok(())
}

/// The files chosen in an event's file input.
pub fn chosen(event: &Event) -> Vec<File> {
    let chooser = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(chooser) = chooser else { return Vec::new() };
    let files = chooser.files();
    let files = files.map_or_else(Vec::new, |files| (0..files.length()).filter_map(|place| files.get(place)).collect());
    // Cleared so that choosing the same file again fires a change event.
    chooser.set_value("");
    files
}

/// Reads the bytes of a file.
///
/// # Errors
/// [`FileError`] where it cannot be read, or has more than so many bytes.
pub async fn read(file: &File, most: f64) -> Result<Vec<u8>, FileError> {
    if file.size() > most {
        return Err(FileError);
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FileError)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
