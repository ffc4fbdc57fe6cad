//! Signals and memos, of any type to those who use them and of one type to Leptos.
//!
//! Leptos writes the code of a memo or a signal once for each type that it holds, 2 to 4 kB each. Here every value is
//! boxed before Leptos sees it, so that this code is there once, however many types there are.

use leptos::prelude::{Effect, Memo as BoxMemo, RwSignal as BoxSignal, Track, Update, WithUntracked};
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// A value of any type.
type Held = Box<dyn Any + Send + Sync>;
/// The next value, made from the one before, and whether it is another one.
type Renew = Box<dyn Fn(Option<Held>) -> (Held, bool) + Send + Sync>;
/// The next value of a type, made from the one before.
type Compute<T> = Box<dyn Fn(Option<&T>) -> T + Send + Sync>;

fn seen<T: 'static>(held: &Held) -> &T {
    held.downcast_ref().expect("a signal holds its own type")
}

/// What `read` makes of a value that `look` shows to it, if there is one.
fn read_once<T: 'static, U>(look: impl FnOnce(&mut dyn FnMut(&Held)), read: impl FnOnce(&T) -> U) -> Option<U> {
    let (mut read, mut result) = (Some(read), None);
    look(&mut |held| result = read.take().map(|read| read(seen(held))));
    result
}

const DISPOSED: &str = "a signal is read while what made it is on the page";

/// A value that follows others: it is computed anew when one of them changes, and tells its readers only when it differs.
pub struct Memo<T> {
    held: BoxMemo<Held>,
    holds: PhantomData<fn() -> T>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

fn memo(renew: Renew) -> BoxMemo<Held> {
    BoxMemo::new_owning(renew)
}

fn look_at_memo(memo: BoxMemo<Held>, tracked: bool, read: &mut dyn FnMut(&Held)) {
    if tracked {
        memo.track();
    }
    // One that is gone shows nothing.
    memo.try_with_untracked(read);
}

impl<T: Send + Sync + 'static> Memo<T> {
    /// A value that is computed from others; it is given the one before.
    pub fn new(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self
    where
        T: PartialEq,
    {
        Self::boxed(Box::new(compute))
    }

    fn boxed(compute: Compute<T>) -> Self
    where
        T: PartialEq,
    {
        let renew = move |before: Option<Held>| {
            let before: Option<&T> = before.as_ref().map(seen);
            let now = compute(before);
            let differs = before != Some(&now);
            (Box::new(now) as Held, differs)
        };
        Self { held: memo(Box::new(renew)), holds: PhantomData }
    }

    /// A value that never changes.
    pub fn fixed(value: T) -> Self
    where
        T: Clone + PartialEq,
    {
        Self::new(move |_| value.clone())
    }

    /// Reads it; the reader follows it.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read_once(|read| look_at_memo(self.held, true, read), read).expect(DISPOSED)
    }

    /// A copy; the reader follows it.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy that the reader does not follow.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.try_get_untracked().expect(DISPOSED)
    }

    /// A copy that the reader does not follow; none when what made it has left the page.
    pub fn try_get_untracked(self) -> Option<T>
    where
        T: Clone,
    {
        read_once(|read| look_at_memo(self.held, false, read), T::clone)
    }

    /// Follows it without reading it. It is computed all the same: until then it follows nothing itself.
    pub fn track(self) {
        look_at_memo(self.held, true, &mut |_| {});
    }
}

/// A value that is set, and that others follow.
pub struct RwSignal<T> {
    held: BoxSignal<Held>,
    holds: PhantomData<fn() -> T>,
}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

fn look_at_signal(signal: BoxSignal<Held>, tracked: bool, read: &mut dyn FnMut(&Held)) {
    if tracked {
        signal.track();
    }
    signal.try_with_untracked(read);
}

/// Changes it where it is still there, and tells those who follow it if `tell`.
fn change(signal: BoxSignal<Held>, tell: bool, change: &mut dyn FnMut(&mut Held)) {
    signal.maybe_update(|held| {
        change(held);
        tell
    });
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal that starts with this value.
    pub fn new(value: T) -> Self {
        Self { held: BoxSignal::new(Box::new(value)), holds: PhantomData }
    }

    /// Reads it; the reader follows it.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read_once(|read| look_at_signal(self.held, true, read), read).expect(DISPOSED)
    }

    /// Reads it; the reader does not follow it.
    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read_once(|read| look_at_signal(self.held, false, read), read).expect(DISPOSED)
    }

    /// A copy; the reader follows it.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy that the reader does not follow.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// A copy that the reader does not follow; none when what made it has left the page.
    pub fn try_get_untracked(self) -> Option<T>
    where
        T: Clone,
    {
        read_once(|read| look_at_signal(self.held, false, read), T::clone)
    }

    /// Replaces the value and tells all who follow it. Nothing happens when what made it has left the page.
    pub fn set(self, value: T) {
        let mut value: Option<Held> = Some(Box::new(value));
        change(self.held, true, &mut |held| value.take().into_iter().for_each(|value| *held = value));
    }

    /// Changes the value and tells all who follow it.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.changed(true, change);
    }

    /// Changes the value without a word; what the change returns.
    pub fn update_untracked<U>(self, change: impl FnOnce(&mut T) -> U) -> U {
        self.changed(false, change).expect(DISPOSED)
    }

    /// Changes the value and tells all who follow it; what the change returns, none when the signal is gone.
    pub fn try_update<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        self.changed(true, change)
    }

    fn changed<U>(self, tell: bool, edit: impl FnOnce(&mut T) -> U) -> Option<U> {
        let (mut edit, mut result) = (Some(edit), None);
        change(self.held, tell, &mut |held| {
            let value = held.downcast_mut().expect("a signal holds its own type");
            result = edit.take().map(|edit| edit(value));
        });
        result
    }
}

/// Something to call with a value.
pub struct Callback<T>(RwSignal<Arc<dyn Fn(T) + Send + Sync>>);

impl<T> Clone for Callback<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Callback<T> {}

impl<T: 'static> Callback<T> {
    /// Calls this.
    pub fn new(call: impl Fn(T) + Send + Sync + 'static) -> Self {
        Self(RwSignal::new(Arc::new(call)))
    }

    /// Calls it.
    pub fn run(self, value: T) {
        (self.0.get_untracked())(value);
    }
}

/// Does something now and whenever what it reads changes; it is told whether it is the first time.
pub fn effect(act: impl FnMut(bool) + 'static) {
    boxed_effect(Box::new(act));
}

fn boxed_effect(mut act: Box<dyn FnMut(bool)>) {
    Effect::new(move |before: Option<()>| act(before.is_none()));
}
