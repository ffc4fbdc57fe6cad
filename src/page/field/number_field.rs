//! The number that a field shows and edits.

use crate::model::{Case, Input, Limits, Origin, Spread};
use crate::page::text_field::{Getter, Setter};
use crate::page::{app, chunk, constant, input_id};
use crate::state::{AppState, UndoLabel};
use leptos::prelude::*;

/// A number of the open case, as a field shows and sets it.
#[derive(Clone, Copy)]
pub(in crate::page) struct NumberField {
    id: Memo<String>,
    /// What it is called, by itself: "Price of Twist".
    pub(super) name: Memo<String>,
    pub(super) hint: &'static str,
    pub(super) limits: Limits,
    /// What it counts, where its limits are those of a plain number: "days".
    pub(super) counted_in: Option<Memo<String>>,
    /// What an empty field means; empty where a number is needed.
    pub(super) vacant: &'static str,
    /// Its place in the table of fields, for those that have one.
    pub(super) input: Option<Input>,
    pub(super) value: Memo<Option<Spread>>,
    set: Callback<Option<Spread>>,
    pub(super) currency: Memo<String>,
    pub(super) state: AppState,
}

/// A number that the table of fields does not hold.
pub(in crate::page) struct UnlistedNumber {
    /// Its place in the document, which also names its element.
    pub key: String,
    /// What it is called.
    pub label: &'static str,
    /// What it is, in a line.
    pub hint: &'static str,
    /// What it may be.
    pub limits: Limits,
    /// What an empty field means; empty where a number is needed.
    pub vacant: &'static str,
    /// The row it belongs to.
    pub row: usize,
    /// Reads it.
    pub get: fn(&Case, usize) -> Option<Spread>,
    /// Replaces it.
    pub set: fn(&mut Case, usize, Option<Spread>),
}

/// Where a number stands in the case, and how it is replaced there.
pub(in crate::page) struct NumberAccess {
    /// Reads it; none where it is not stated.
    pub get: Getter<Option<f64>>,
    /// Replaces it.
    pub set: Setter<Option<f64>>,
}

impl NumberField {
    /// A number that is no input, without a hint and always stated; `id` names its element.
    fn new(
        id: String,
        name: Memo<String>,
        limits: Limits,
        value: Memo<Option<Spread>>,
        set: Callback<Option<Spread>>,
    ) -> Self {
        let state = app();
        Self {
            id: constant(id),
            name,
            hint: "",
            limits,
            counted_in: None,
            vacant: "",
            input: None,
            value,
            set,
            currency: state.currency(),
            state,
        }
    }

    /// The number of an input.
    pub(in crate::page) fn of(input: Input) -> Self {
        let state = app();
        let set = move |spread: Option<Spread>| {
            if let Some(spread) = spread {
                chunk::work(move |work| (work.set)(state, input, spread));
            }
        };
        let name = constant(input.field.label.to_owned());
        let value = state.slice(move |case| case.spread(input).copied());
        Self {
            hint: input.field.hint,
            input: Some(input),
            ..Self::new(input_id(input), name, input.field.limits(), value, Callback::new(set))
        }
    }

    /// A number that the table of fields does not hold.
    pub(in crate::page) fn unlisted(own: UnlistedNumber) -> Self {
        let state = app();
        let UnlistedNumber { key, label, row, get, set, .. } = own;
        let id = format!("input-{key}");
        let listed = Input::parse(&key);
        let set = move |spread| {
            state.edit(UndoLabel::field(label, &key), |case| {
                set(case, row, spread);
                if let Some(input) = listed {
                    case.set_origin(input, Origin::Typed);
                }
            });
        };
        let (name, value) = (constant(label.to_owned()), state.slice(move |case| get(case, row)));
        let UnlistedNumber { hint, limits, vacant, .. } = own;
        Self { hint, vacant, ..Self::new(id, name, limits, value, Callback::new(set)) }
    }

    /// One number of what a page keeps beside the case; `id` names its element, and edits of it are one step until it is
    /// left.
    pub(in crate::page) fn single(
        id: String,
        name: Memo<String>,
        limits: Limits,
        vacant: &'static str,
        at: NumberAccess,
    ) -> Self {
        let state = app();
        let mark = UndoLabel::field(name.get_untracked(), &id);
        let NumberAccess { get, set } = at;
        let change = move |value: Option<Spread>| {
            state.edit(mark.clone(), |case| set(case, value.map(|value| value.likely())));
        };
        let read = move |case: &Case| get(case).and_then(|value| Spread::point(value).ok());
        Self { vacant, ..Self::new(id, name, limits, state.slice(read), Callback::new(change)) }
    }

    /// A number that is kept while the page is open and is no part of a case, such as the size of a pilot.
    pub(in crate::page) fn beside_case(id: &str, name: &str, limits: Limits, value: RwSignal<f64>) -> Self {
        let set = move |spread: Option<Spread>| _ = spread.map(|spread| value.set(spread.likely()));
        let value = Memo::new(move |_| Spread::point(value.get()).ok());
        Self::new(id.to_owned(), constant(name.to_owned()), limits, value, Callback::new(set))
    }

    /// The same, called by the row that it belongs to.
    pub(in crate::page) fn in_row(self, row: Memo<String>) -> Self {
        let label = self.name.get_untracked();
        Self { name: Memo::new(move |_| format!("{label}, {}", row.get())), ..self }
    }

    /// The same, with a word for what it counts.
    pub(in crate::page) fn counted_in(self, words: Memo<String>) -> Self {
        Self { counted_in: Some(words), ..self }
    }

    /// The element of its first input.
    pub(super) fn id(self) -> String {
        self.id.get_untracked()
    }

    /// The element of something beside it.
    pub(super) fn part(self, part: &str) -> String {
        format!("{}-{part}", self.id.get_untracked())
    }

    pub(super) fn set(self, spread: Option<Spread>) {
        self.set.run(spread);
    }
}
