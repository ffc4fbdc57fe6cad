//! The second file of the program. The build divides the Wasm in two (`script/split`), so that the answer is on the page
//! before the rest of the program has come. Every call works at any time: one that needs the rest waits for it.

use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = asyncRoi, js_name = isWhole)]
    fn is_whole() -> bool;
    #[wasm_bindgen(js_namespace = asyncRoi, js_name = whenWhole)]
    fn when_whole(first: &JsValue, then: &JsValue);
    #[wasm_bindgen(js_namespace = asyncRoi, js_name = makeWhole)]
    fn make_whole(first: &JsValue);
}

/// Whether all of the program is here.
pub fn is_here() -> bool {
    is_whole()
}

/// Calls once all of the program is here: at once if it is.
pub fn when_here(call: impl FnOnce() + 'static) {
    when_whole(&wasm_bindgen::exports(), &Closure::once_into_js(call));
}

/// Returns when all of the program is here. The stubs that the build puts in the place of the rest's functions call this.
#[wasm_bindgen(js_name = loadRest)]
pub fn load() {
    make_whole(&wasm_bindgen::exports());
}
