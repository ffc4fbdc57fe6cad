//! A storage in memory, shared by the tabs of a test: with as much room as the test gives it.

use async_roi::keeper::{Refused, Storage, WORK};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What is stored: texts by their names.
type Texts = BTreeMap<String, String>;

/// Copies are the same storage, as seen by another tab.
#[derive(Clone, Default)]
pub(crate) struct Memory {
    texts: Rc<RefCell<Texts>>,
    /// How many bytes it takes in all; none where there is room for everything.
    room: Rc<Cell<Option<usize>>>,
    writes: Rc<Cell<usize>>,
    /// What was stored after each change, where that is recorded.
    states: Option<Rc<RefCell<Vec<Texts>>>>,
}

impl Memory {
    /// Fills the room up: from here on there is as much as is taken now.
    pub(crate) fn fill_up(&self) {
        self.room.set(Some(self.size()));
    }

    /// Makes room for everything.
    pub(crate) fn make_room(&self) {
        self.room.set(None);
    }

    fn size(&self) -> usize {
        self.texts.borrow().iter().map(|(name, text)| name.len() + text.len()).sum()
    }

    /// The stored work.
    pub(crate) fn work(&self) -> Option<String> {
        self.read(WORK)
    }

    /// Puts a text in the place of the work, from outside of the page, which needs no room.
    pub(crate) fn damage(&self, text: impl Into<String>) {
        self.texts.borrow_mut().insert(WORK.into(), text.into());
    }

    /// Forgets everything, as a browser does when it is told to clear a site's data.
    pub(crate) fn clear(&self) {
        self.texts.borrow_mut().clear();
    }

    /// The texts that were set aside, by their names.
    pub(crate) fn kept(&self) -> Vec<(String, String)> {
        let texts = self.texts.borrow();
        texts
            .iter()
            .filter(|(name, _)| name.starts_with("kept."))
            .map(|(name, text)| (name.clone(), text.clone()))
            .collect()
    }

    /// Another storage with the same texts, which records each of its changes.
    pub(crate) fn recording(&self) -> Self {
        let texts = self.texts.borrow().clone();
        Self { texts: Rc::new(RefCell::new(texts)), states: Some(Rc::default()), ..Self::default() }
    }

    /// What was stored after each recorded change.
    pub(crate) fn states(&self) -> Vec<Texts> {
        self.states.as_ref().map(|states| states.borrow().clone()).unwrap_or_default()
    }

    /// Replaces what is stored.
    pub(crate) fn show(&self, state: Texts) {
        *self.texts.borrow_mut() = state;
    }

    fn changed(&self) {
        if let Some(states) = &self.states {
            states.borrow_mut().push(self.texts.borrow().clone());
        }
    }

    /// How many texts were taken so far.
    pub(crate) fn writes(&self) -> usize {
        self.writes.get()
    }
}

impl Storage for Memory {
    fn read(&self, name: &str) -> Option<String> {
        self.texts.borrow().get(name).cloned()
    }

    fn write(&self, name: &str, text: &str) -> Result<(), Refused> {
        let before = self.read(name).map_or(0, |text| name.len() + text.len());
        if self.room.get().is_some_and(|room| self.size() - before + name.len() + text.len() > room) {
            return Err(Refused);
        }
        self.texts.borrow_mut().insert(name.into(), text.into());
        self.writes.set(self.writes.get() + 1);
        self.changed();
        Ok(())
    }

    fn remove(&self, name: &str) {
        self.texts.borrow_mut().remove(name);
        self.changed();
    }

    fn names(&self) -> Vec<String> {
        self.texts.borrow().keys().cloned().collect()
    }
}
