//! Starts the page in a browser; elsewhere there is nothing to start.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    async_roi::page::open();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The page runs in a browser: script/server. Without one: cargo run --example evaluate.");
}
