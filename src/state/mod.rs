//! What the page holds while it is open: the history of the user's work, and in the browser the signals over it.

mod history;
mod place;

pub use history::{History, Mark};
pub use place::{Page, Place};

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod session;
#[cfg(target_arch = "wasm32")]
pub use app::AppState;
#[cfg(target_arch = "wasm32")]
pub use session::{Notice, NoticeKind, Remedy, Session, Theme, Toast};
