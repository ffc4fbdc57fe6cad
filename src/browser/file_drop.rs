//! Files and texts that are dropped on the page.

use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, File};

/// What was dropped: files, or a text such as a link.
pub struct Dropped {
    /// The files, in the browser's order.
    pub files: Vec<File>,
    /// The text; empty where there are files.
    pub text: String,
}

/// Whether files are dragged.
pub fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

/// Whether the browser should do what it does with a text that is dragged over a field: put it in.
pub fn is_for_field(event: &DragEvent) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let field = element.and_then(|element| element.closest("input, textarea").ok().flatten());
    field.is_some() && !has_files(event)
}

/// Takes what was dropped.
pub fn take(event: &DragEvent) -> Dropped {
    let Some(data) = event.data_transfer() else { return Dropped { files: Vec::new(), text: String::new() } };
    let list = data.files();
    let files = list.map_or_else(Vec::new, |list| (0..list.length()).filter_map(|place| list.get(place)).collect());
    let text = |kind: &str| data.get_data(kind).ok().filter(|text| !text.is_empty());
    let text = text("text/uri-list").or_else(|| text("text/plain")).filter(|_| files.is_empty());
    Dropped { text: text.unwrap_or_default(), files }
}

/// Whether a drag leaves the page.
pub fn leaves_page(event: &DragEvent) -> bool {
    event.related_target().is_none()
}
