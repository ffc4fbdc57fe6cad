//! Measures files off the page's main thread: a session behind a web worker's messages.
//!
//! A message to it is an array of a request and the files that the request names; files cross without a copy, and are read here. A
//! message from it is a reply.

#[cfg(target_arch = "wasm32")]
mod worker;

fn main() {
    #[cfg(target_arch = "wasm32")]
    worker::start();
}
