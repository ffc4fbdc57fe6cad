//! What the page remembers while it is open, and no longer: never saved with the work, never shared.

use super::app::Simulate;
use super::chunk::Chunk;
use super::notice::Notice;
use super::route::Page;
use crate::model::date::Date;
use crate::model::{MeetingAnswer, View};
use leptos::prelude::*;
use leptos::prelude::{GetValue, StoredValue};
use std::sync::Arc;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// A word in passing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// What happened.
    pub text: String,
    /// What can be done about it.
    pub action: Option<ToastAction>,
}

/// What a word in passing offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToastAction {
    /// To undo what happened.
    Undo,
    /// To see the text of a file that may not have been saved.
    ShowText(Arc<FileText>),
}

/// A file that the browser was asked to save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileText {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// The signals of the session.
#[derive(Clone, Copy)]
pub struct Session {
    /// Today, where the user is: what is shown follows it over midnight and into another time zone.
    pub today: RwSignal<Date>,
    /// The page in sight.
    pub page: RwSignal<Page>,
    /// Which money counts.
    pub view: RwSignal<View>,
    /// Light or dark.
    pub theme: RwSignal<Theme>,
    /// What the user must know.
    pub notices: RwSignal<Vec<Notice>>,
    /// A word in passing.
    pub toast: RwSignal<Option<Toast>>,
    /// Simulates the open case; none before the chunk with the engine is here.
    pub simulate: RwSignal<Option<Simulate>>,
    /// How many parts of the page wait for their turn to be made.
    pub waiting: RwSignal<usize>,
    /// The last answer on what meetings take, while it is looked at in other ways.
    pub meeting_answer: RwSignal<MeetingAnswer>,
    here: StoredValue<[RwSignal<bool>; Chunk::COUNT]>,
}

impl Session {
    /// A new session.
    pub fn new(theme: Theme) -> Self {
        Self {
            today: RwSignal::new(Date::MIN),
            page: RwSignal::new(Page::Case),
            view: RwSignal::new(View::Full),
            theme: RwSignal::new(theme),
            notices: RwSignal::new(Vec::new()),
            toast: RwSignal::new(None),
            simulate: RwSignal::new(None),
            waiting: RwSignal::new(0),
            meeting_answer: RwSignal::new(MeetingAnswer::default()),
            here: StoredValue::new(std::array::from_fn(|_| RwSignal::new(false))),
        }
    }

    /// Whether a chunk is here.
    pub fn here(&self, chunk: Chunk) -> RwSignal<bool> {
        self.here.get_value()[chunk.index()]
    }

    /// Whether all of the page in sight can be used.
    pub fn is_ready(&self) -> bool {
        self.here(Chunk::Work).get() && self.here(Chunk::Page(self.page.get())).get() && self.waiting.get() == 0
    }

    /// Whether the page in sight cannot be edited yet, because [`Chunk::Work`] is not here to save what changes. The business case can: what is
    /// typed there waits for that chunk.
    pub fn awaits_work(&self) -> bool {
        self.page.get() != Page::Case && !self.here(Chunk::Work).get()
    }

    /// Shows a notice.
    pub fn notify(&self, notice: Notice) {
        self.notices.update(|notices| {
            notices.retain(|other| other.topic != notice.topic);
            notices.push(notice);
        });
    }

    /// Takes the notice of a topic away.
    pub fn dismiss(&self, topic: &str) {
        if self.notices.with_untracked(|notices| notices.iter().any(|notice| notice.topic == topic)) {
            self.notices.update(|notices| notices.retain(|notice| notice.topic != topic));
        }
    }

    /// Says something in passing.
    pub fn say(&self, text: impl Into<String>) {
        self.toast.set(Some(Toast { text: text.into(), action: None }));
    }

    /// Says something in passing that can be undone.
    pub fn say_undoable(&self, text: impl Into<String>) {
        self.toast.set(Some(Toast { text: text.into(), action: Some(ToastAction::Undo) }));
    }
}
