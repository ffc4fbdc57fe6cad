//! Undo and redo: snapshots, with the edits of one field taken together.

use std::collections::VecDeque;
use std::sync::Arc;

/// How many steps can be undone.
const LIMIT: usize = 100;

/// What an edit is called, and what it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoLabel {
    /// In the user's words, for "Undo …".
    pub label: String,
    /// Edits of one field in a row are one step; an edit without a field always is a step of its own.
    pub field: Option<String>,
}

impl UndoLabel {
    /// A step of its own.
    pub fn step(label: impl Into<String>) -> Self {
        Self { label: label.into(), field: None }
    }

    /// One of several edits of a field.
    pub fn field(label: impl Into<String>, field: impl Into<String>) -> Self {
        Self { label: label.into(), field: Some(field.into()) }
    }
}

/// A value and how it came to be.
#[derive(Clone, Debug)]
pub struct History<T> {
    past: VecDeque<(Arc<T>, UndoLabel)>,
    present: Arc<T>,
    future: Vec<(Arc<T>, UndoLabel)>,
    open_field: Option<String>,
}

impl<T: PartialEq> History<T> {
    /// A history that starts with this value.
    pub fn new(present: T) -> Self {
        Self { past: VecDeque::new(), present: Arc::new(present), future: Vec::new(), open_field: None }
    }

    /// The value now.
    pub fn present(&self) -> &Arc<T> {
        &self.present
    }

    /// Makes `next` the value, as a step. False where it equals the value: that is no step.
    pub fn commit(&mut self, next: T, mark: UndoLabel) -> bool {
        if next == *self.present {
            return false;
        }
        let goes_on = mark.field.is_some() && mark.field == self.open_field && !self.past.is_empty();
        self.open_field.clone_from(&mark.field);
        self.future.clear();
        // The edits of a field have cancelled out, as by the browser's own undo: they are no step.
        if goes_on && self.past.back().is_some_and(|(before, _)| **before == next) {
            self.present = self.past.pop_back().expect("there is a last step").0;
            self.seal();
            return true;
        }
        let before = std::mem::replace(&mut self.present, Arc::new(next));
        if !goes_on {
            self.past.push_back((before, mark));
            if self.past.len() > LIMIT {
                self.past.pop_front();
            }
        }
        true
    }

    /// Changes the value now and at every step, as if it always had been so: for changes that are not user edits, such as
    /// a generated calendar id.
    pub fn amend(&mut self, change: impl Fn(&mut T))
    where
        T: Clone,
    {
        let steps = self.past.iter_mut().chain(&mut self.future).map(|(value, _)| value);
        steps.chain([&mut self.present]).for_each(|value| change(Arc::make_mut(value)));
    }

    /// Ends the edits of the field: the next one is a step of its own.
    pub fn seal(&mut self) {
        self.open_field = None;
    }

    /// Takes back the edits of the field that is being edited, as if there had been none. False where there is none.
    pub fn abandon(&mut self) -> bool {
        let before = if self.open_field.is_some() { self.past.pop_back() } else { None };
        self.seal();
        before.map(|(before, _)| self.present = before).is_some()
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.past.back().map(|(_, mark)| mark.label.as_str())
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.future.last().map(|(_, mark)| mark.label.as_str())
    }

    /// Takes the last step back; its name, none where there is no step.
    pub fn undo(&mut self) -> Option<String> {
        let (before, mark) = self.past.pop_back()?;
        self.seal();
        let after = std::mem::replace(&mut self.present, before);
        let label = mark.label.clone();
        self.future.push((after, mark));
        Some(label)
    }

    /// Does the last step that was taken back again; its name.
    pub fn redo(&mut self) -> Option<String> {
        let (after, mark) = self.future.pop()?;
        self.seal();
        let before = std::mem::replace(&mut self.present, after);
        let label = mark.label.clone();
        self.past.push_back((before, mark));
        Some(label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn edits_of_one_field_are_one_step_until_it_is_left() {
        let mut history = History::new(0);
        for value in [1, 12, 120] {
            history.commit(value, UndoLabel::field("People", "team.people"));
        }
        history.seal();
        history.commit(5, UndoLabel::field("People", "team.people"));
        assert_eq!((history.undo(), **history.present()), (Some("People".into()), 120));
        assert_eq!((history.undo(), **history.present()), (Some("People".into()), 0));
        assert_eq!(history.undo(), None);
    }

    #[test]
    fn edits_of_a_field_that_cancel_out_are_no_step() {
        let mut history = History::new(0);
        history.commit(5, UndoLabel::field("Pay", "team.annual_pay"));
        for value in [6, 7, 5, 8] {
            history.commit(value, UndoLabel::field("People", "team.people"));
        }
        assert_eq!((history.undo(), **history.present()), (Some("People".into()), 5));
        assert_eq!((history.undo(), **history.present()), (Some("Pay".into()), 0));
        assert_eq!(history.undo(), None);
    }

    #[test]
    fn abandoned_edits_of_a_field_are_no_step() {
        let mut history = History::new(0);
        history.commit(5, UndoLabel::field("Pay", "team.annual_pay"));
        history.seal();
        assert!(!history.abandon(), "the field was left");
        for value in [6, 7] {
            history.commit(value, UndoLabel::field("People", "team.people"));
        }
        assert!(history.abandon());
        assert_eq!((**history.present(), history.undo_label(), history.redo_label()), (5, Some("Pay"), None));
    }

    #[test]
    fn what_changes_nothing_is_no_step() {
        let mut history = History::new(0);
        history.commit(0, UndoLabel::step("Nothing"));
        assert_eq!(history.undo_label(), None);
    }

    #[test]
    fn an_amendment_is_no_step_and_no_undo_takes_it_back() {
        let mut history = History::new(1);
        history.commit(2, UndoLabel::step("Two"));
        history.commit(3, UndoLabel::step("Three"));
        history.undo();
        history.amend(|value| *value *= 10);
        assert_eq!((**history.present(), history.redo_label()), (20, Some("Three")));
        history.redo();
        assert_eq!(**history.present(), 30);
        while history.undo().is_some() {}
        assert_eq!(**history.present(), 10);
    }

    #[test]
    fn a_new_step_forgets_what_was_undone() {
        let mut history = History::new(0);
        history.commit(1, UndoLabel::step("One"));
        history.undo();
        assert_eq!(history.redo_label(), Some("One"));
        history.commit(2, UndoLabel::step("Two"));
        assert_eq!(history.redo(), None);
    }

    #[test]
    fn the_oldest_step_goes_first() {
        let mut history = History::new(0);
        (1..=LIMIT + 1).for_each(|value| _ = history.commit(value, UndoLabel::step("Step")));
        while history.undo().is_some() {}
        assert_eq!(**history.present(), 1);
    }

    proptest! {
        #[test]
        fn undo_and_redo_are_each_others_reverse(values in prop::collection::vec(0..5, 1..30), steps in 0usize..30) {
            let mut history = History::new(-1);
            for value in values {
                history.commit(value, UndoLabel::step("Step"));
            }
            let end = **history.present();
            let undone = (0..steps).take_while(|_| history.undo().is_some()).count();
            (0..undone).for_each(|_| { history.redo(); });
            prop_assert_eq!(**history.present(), end);
        }
    }
}
