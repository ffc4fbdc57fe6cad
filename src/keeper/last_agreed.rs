//! What storage and a tab last agreed on.

use crate::model::{SavedCase, Workspace};
use std::sync::Arc;

/// What a tab knows of the origin of the stored work.
enum Origin {
    /// The tab has neither read nor written any yet, so that any origin fits.
    Any,
    /// This mark was stored beside the work; earlier versions stored none.
    Of(Option<String>),
}

/// What storage and a tab last agreed on: the base of a merge, and the text that may be overwritten.
pub(super) struct LastAgreed {
    /// The stored text that this tab has merged or backed up. Storage is overwritten only while it still equals this.
    text: Option<String>,
    work: Arc<Workspace>,
    origin: Origin,
    /// Whether the next save begins a new origin.
    begins: bool,
}

impl LastAgreed {
    /// Before anything was read or written.
    pub(super) fn on_nothing() -> Self {
        Self { text: None, work: Arc::default(), origin: Origin::Any, begins: true }
    }

    /// The work that storage last had, as far as it could be read.
    pub(super) fn work(&self) -> &Arc<Workspace> {
        &self.work
    }

    /// Whether the stored text is the one agreed on.
    pub(super) fn is_on(&self, text: Option<&str>) -> bool {
        self.text.as_deref() == text
    }

    /// Whether the next save begins a new origin, because it overwrites something else than work of this one.
    pub(super) fn begins(&self) -> bool {
        self.begins
    }

    /// What this tab's work and stored work of an origin were both made from; nothing where the origin is another one.
    pub(super) fn base(&self, origin: Option<&str>) -> Arc<Workspace> {
        if self.is_strange(origin) { Arc::new(in_common_with_none()) } else { self.work.clone() }
    }

    /// Whether stored work of an origin follows on from no work that this tab agreed on.
    pub(super) fn is_strange(&self, origin: Option<&str>) -> bool {
        matches!(&self.origin, Origin::Of(known) if known.as_deref() != origin)
    }

    /// The tab keeps its work beside whatever is stored: both have nothing in common.
    pub(super) fn on_answer(&mut self) {
        self.work = Arc::new(in_common_with_none());
        self.origin = Origin::Any;
    }

    /// The tab starts with this work.
    pub(super) fn on_start(&mut self, work: Arc<Workspace>) {
        self.work = work;
    }

    /// A text was read whole.
    pub(super) fn on_text(&mut self, text: String, origin: Option<String>) {
        self.text = Some(text);
        self.origin = Origin::Of(origin);
        self.begins = false;
    }

    /// Work was read, and is merged.
    pub(super) fn on_work(&mut self, work: Arc<Workspace>, origin: Option<String>) {
        self.work = work;
        self.origin = Origin::Of(origin);
    }

    /// A text could not be read, all or in part, and a copy of it is kept.
    pub(super) fn on_copy(&mut self, text: String) {
        self.text = Some(text);
        self.begins = true;
    }

    /// Nothing is stored any more.
    pub(super) fn on_no_text(&mut self) {
        self.text = None;
        self.begins = true;
    }

    /// The mark of a new origin is stored.
    pub(super) fn on_origin(&mut self, origin: String) {
        self.origin = Origin::Of(Some(origin));
    }

    /// The work is stored as this text.
    pub(super) fn on_saved(&mut self, text: String, work: Arc<Workspace>) {
        self.text = Some(text);
        self.work = work;
        self.begins = false;
    }
}

/// A workspace without a case of any other: no case has the number zero.
fn in_common_with_none() -> Workspace {
    let default = Workspace::default();
    let cases = default.cases().iter().map(|saved| SavedCase { id: 0, ..saved.clone() }).collect();
    Workspace::of(cases, 0).unwrap_or(default)
}
