//! What the page holds while it is open: the history of the user's work, and in the browser the signals over it.

mod chunk;
mod history;
mod notice;
mod route;
mod work;

pub use chunk::Chunk;
pub use history::{History, UndoLabel};
pub use notice::{Notice, NoticeKind, Remedy};
pub use route::{Page, Route};
pub use work::Work;

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod session;
#[cfg(target_arch = "wasm32")]
pub use app::{AppState, Simulate};
#[cfg(target_arch = "wasm32")]
pub use session::{FileText, Session, Theme, Toast, ToastAction};
