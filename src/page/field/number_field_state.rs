//! The state of a number field while it is edited.

use super::NumberField;
use crate::exchange::number::{foreign_currency, read_within};
use crate::form::number_field::{PLACES, RangeFault, can_become_right, read_three, stepped, widened};
use crate::form::shortcut::Shortcut;
use crate::model::Spread;
use crate::page::format;
use crate::page::shell::shortcut;
use leptos::prelude::*;
use leptos::web_sys::KeyboardEvent;

/// The place of the only input where one number is stated.
pub(super) const ONLY: usize = 1;

/// The texts of the inputs as typed, kept while they are edited or refused, and what they had besides a number.
#[derive(Clone, Default)]
pub(super) struct TypedTexts {
    texts: [Option<String>; 3],
    fault: Option<RangeFault>,
    /// Whether the fault is not shown yet, since more typing can mend it.
    unfinished: bool,
    /// Whether it was typed where one number stands.
    single: bool,
    /// A currency that is not the case's.
    pub(super) foreign: Option<String>,
    /// Whether there was a percent sign.
    pub(super) percent: bool,
    /// The value of the case after the last keystroke. The texts are void once the case has another value, by undo or by a
    /// preset.
    left: Option<Spread>,
}

/// The state of a number field: its texts, and whether it shows a range.
#[derive(Clone, Copy)]
pub(in crate::page) struct NumberFieldState {
    pub(super) number: NumberField,
    /// Whether three inputs are shown.
    pub(super) ranged: Memo<bool>,
    draft: RwSignal<Option<TypedTexts>>,
    /// The number that is shown as a range though its three values are equal.
    opened: RwSignal<Option<Spread>>,
}

impl NumberFieldState {
    /// In a `compact` field a range is written in one input.
    pub(super) fn new(number: NumberField, compact: bool) -> Self {
        let (draft, opened) = (RwSignal::new(None::<TypedTexts>), RwSignal::new(None));
        let ranged = move |_: Option<&bool>| {
            let value = number.value.get();
            let typing = draft.with(|draft| draft.as_ref().is_some_and(|draft| draft.single && draft.left == value));
            let opened = opened.get();
            !compact && !typing && value.is_some_and(|spread| spread.is_range() || opened == value)
        };
        Self { number, ranged: Memo::new(ranged), draft, opened }
    }

    /// The texts, unless they are void; what they had besides a number also once the field is left.
    pub(super) fn draft(self) -> Option<TypedTexts> {
        let value = self.number.value.get();
        self.draft.with(|draft| draft.as_ref().filter(|draft| draft.left == value).cloned())
    }

    /// What stands in an input.
    pub(super) fn text(self, place: usize) -> String {
        let typed = self.draft().and_then(|mut draft| draft.texts[place].take());
        typed.unwrap_or_else(|| self.written(place))
    }

    /// What stands in an input that nobody is typing in.
    fn written(self, place: usize) -> String {
        let Some(spread) = self.number.value.get() else { return String::new() };
        let values = [spread.low(), spread.likely(), spread.high()];
        let written = |value: f64| format::typed(value, self.number.limits.unit);
        if spread.is_range() && !self.ranged.get() { values.map(written).join(" to ") } else { written(values[place]) }
    }

    /// Which input is refused, with the reason; none while more typing can mend it.
    pub(super) fn fault(self) -> Option<RangeFault> {
        self.draft().filter(|draft| !draft.unfinished)?.fault
    }

    /// A keystroke: a text that can be read is in force at once.
    pub(in crate::page) fn take(self, place: usize, text: &str) {
        let ranged = self.ranged.get_untracked();
        let mut draft = untrack(|| self.draft()).unwrap_or_default();
        draft.single = !ranged;
        draft.texts[place] = Some(text.to_owned());
        draft.fault = match self.read(&draft, place, ranged) {
            Ok(spread) => {
                self.number.set(spread);
                None
            }
            Err(fault) => Some(fault),
        };
        let asked = draft.fault.as_ref().is_some_and(|fault| fault.readings.is_some());
        if asked {
            // What was in force while it was typed is one of the meanings by chance.
            self.number.state.abandon();
        }
        draft.unfinished = !asked && self.can_become_right(&draft, place, text);
        draft.left = self.number.value.get_untracked();
        if ranged {
            self.opened.set(draft.left);
        }
        let money = draft.fault.is_none() && self.number.limits.unit.is_money();
        let format = || format::marks_in(&self.number.currency.get_untracked());
        draft.foreign = money.then(|| foreign_currency(text, &format())).flatten();
        draft.percent = text.contains(['%', '٪', '％']);
        self.draft.set(Some(draft));
    }

    fn can_become_right(self, draft: &TypedTexts, place: usize, text: &str) -> bool {
        let Some(fault) = &draft.fault else { return false };
        let reads = |text: &str| {
            let mut draft = draft.clone();
            draft.texts[place] = Some(text.to_owned());
            self.read(&draft, place, !draft.single).is_ok()
        };
        fault.place == place && (fault.incomplete || can_become_right(text, reads))
    }

    fn read(self, draft: &TypedTexts, edited: usize, ranged: bool) -> Result<Option<Spread>, RangeFault> {
        let text = |place: usize| draft.texts[place].clone().unwrap_or_else(|| untrack(|| self.written(place)));
        let limits = self.number.limits;
        let format = format::marks_in(&self.number.currency.get_untracked());
        if ranged {
            let texts = [text(0), text(1), text(2)];
            return read_three(texts.each_ref().map(String::as_str), edited, &format, &limits).map(Some);
        }
        let text = text(edited);
        if text.trim().is_empty() && !self.number.vacant.is_empty() {
            return Ok(None);
        }
        read_within(&text, &format, &limits).map(Some).map_err(|refusal| RangeFault::of(edited, refusal))
    }

    /// The field is left: what is refused stays in sight.
    pub(in crate::page) fn leave(self) {
        let refused = self.is_refused();
        self.draft.update(|draft| {
            if let Some(typed) = draft {
                if refused {
                    typed.unfinished = false;
                } else {
                    (typed.texts, typed.single) = <_>::default();
                }
            }
        });
        self.number.state.seal();
    }

    fn is_refused(self) -> bool {
        untrack(|| self.draft()).is_some_and(|draft| draft.fault.is_some())
    }

    /// Of two meanings of what was typed this one is meant.
    pub(super) fn choose(self, reading: &Spread) {
        let Some(fault) = untrack(|| self.fault()) else { return };
        let values = [reading.low(), reading.likely(), reading.high()];
        let written = |value: f64| format::typed(value, self.number.limits.unit);
        let text = if reading.is_range() { values.map(written).join(" to ") } else { written(reading.likely()) };
        self.take(fault.place, &text);
        self.leave();
        self.focus(fault.place);
    }

    /// Another value is meant than the one in force: a step of its own.
    pub(super) fn adopt(self, meant: Spread) {
        self.number.state.seal();
        self.number.set(Some(meant));
        self.number.state.seal();
        self.draft.set(None);
        self.focus(0);
    }

    /// Puts the focus into an input, once it is there.
    fn focus(self, place: usize) {
        let number = self.number;
        let only = place == 0 || !self.ranged.get_untracked();
        super::focus_soon(if only { number.id() } else { number.part(PLACES[place]) });
    }

    /// A key other than text. True where undo took back a refused text instead of a step.
    pub(in crate::page) fn press(self, place: usize, event: &KeyboardEvent) -> bool {
        // What is refused was no step: undo takes it back before any step.
        if shortcut(event) == Some(Shortcut::Undo) && self.is_refused() {
            event.prevent_default();
            self.draft.set(None);
            return true;
        }
        match event.key().as_str() {
            // These are for the input method that is composing a text.
            _ if event.is_composing() => {}
            "Enter" => self.enter(),
            "Escape" => {
                self.draft.set(None);
                self.number.state.seal();
            }
            key @ ("ArrowUp" | "ArrowDown") => {
                event.prevent_default();
                self.step(place, key == "ArrowUp");
            }
            _ => {}
        }
        false
    }

    fn enter(self) {
        let before = self.ranged.get_untracked();
        self.leave();
        if self.ranged.get_untracked() != before {
            super::focus_soon(self.number.id());
        }
    }

    fn step(self, place: usize, up: bool) {
        let (value, ranged) = (self.number.value.get_untracked(), self.ranged.get_untracked());
        let value = match value {
            Some(spread) if spread.is_range() && !ranged => return,
            Some(spread) => [spread.low(), spread.likely(), spread.high()][place],
            None => 0.0,
        };
        let limits = self.number.limits;
        let next = stepped(value, up, &limits);
        if Spread::point(next).is_ok_and(|next| limits.check(&next).is_ok()) {
            self.take(place, &format::typed(next, limits.unit));
        }
    }

    /// From one number to a range around it, and from a range to its likely value: a step of its own.
    pub(in crate::page) fn toggle(self) {
        let Some(spread) = self.number.value.get_untracked() else { return };
        let ranged = self.ranged.get_untracked();
        let likely = spread.likely();
        let next = if ranged { Spread::point(likely).ok() } else { Some(widened(likely, &self.number.limits)) };
        self.number.state.seal();
        self.number.set(next);
        self.number.state.seal();
        self.draft.set(None);
        self.opened.set(if ranged { None } else { self.number.value.get_untracked() });
    }
}
