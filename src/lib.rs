//! Async ROI: should our team work asynchronously, what is it worth, and is it working?
//!
//! | module | what lives there | imports |
//! |---|---|---|
//! | [`model`] | every figure: case, ledger, cash flow, uncertainty | `uncertainty`, `measure-messages` (plain data) |
//! | `uncertainty` | the arithmetic of uncertainty: a package of its own, built for speed | nothing of ours |
//! | [`exchange`] | text and bytes to the model and back: documents, links, papers, numbers that people type; alone knows JSON | `model`, `text`, `chart` |
//! | [`form`] | what is typed, before it is a value | `model`, `exchange` |
//! | [`text`] | sentences made of figures, and the guide | `model`, `chart` |
//! | [`chart`] | chart geometry: scales, ticks, paths | nothing of ours |
//! | [`state`] | the history of the user's work, and in the browser the signals over it | `model` |
//! | [`keeper`] | how the work is kept without loss: other tabs, full, cleared and damaged storage | `model`, `exchange`, `text`, `state` |
//! | `browser` | the only place that names the browser's interfaces (browser only) | nothing of ours |
//! | `persist` | every side effect: saving, loading, sharing (browser only) | all but `form`, `chart` and `page` |
//! | `page` | the components (browser only) | all but `browser`'s storage, clipboard and files |

pub mod chart;
pub mod exchange;
pub mod form;
pub mod keeper;
pub mod model;
pub mod state;
pub mod text;

#[cfg(target_arch = "wasm32")]
pub mod browser;
// Not beside the model that script/bench builds by itself: a module with chunks imports their loader.
#[cfg(all(target_arch = "wasm32", not(feature = "bench")))]
pub mod page;
#[cfg(target_arch = "wasm32")]
pub mod persist;
