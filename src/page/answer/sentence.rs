//! The answer in a sentence, and its uncertainty.

use super::super::{app, format, session};
use crate::browser::timer::Debounce;
use crate::model::{Case, Simulation};
use crate::page::chunk::case_here;
use crate::page::ui::{Child, fragment, html};
use crate::text::{HeadlineFacts, Outlook, Phrase, first_headline, headline, likelihood};
use leptos::prelude::*;

/// Milliseconds without a change before screen readers announce the answer: five intervals between keystrokes (239 ms on
/// average, Dhakal et al. 2018).
const PAUSE: u32 = 1_200;

/// How sure the answer is, with amounts in a currency.
pub(in crate::page) fn likelihood_in(simulation: &Simulation, currency: &str) -> Phrase {
    format::speak(currency, |formatters| likelihood(simulation, formatters))
}

/// The headline of a case with its simulation, with amounts in its currency.
pub(in crate::page) fn headline_of(facts: &HeadlineFacts, case: &Case, simulation: Option<&Simulation>) -> Phrase {
    format::speak(&case.currency, |formatters| headline(facts, case, simulation, formatters))
}

/// The sentences about the current case.
#[derive(Clone, Copy)]
pub(super) struct AnswerSentence {
    loses: Memo<bool>,
    sentence: Memo<Phrase>,
    likelihood: Memo<Phrase>,
}

impl AnswerSentence {
    pub(super) fn follow() -> Self {
        let (app, view) = (app(), session().view);
        let (evaluation, case, simulation, currency) = (app.evaluation(), app.case(), app.simulation(), app.currency());
        let facts = Memo::new(move |_| {
            case.with(|case| evaluation.with(|evaluation| HeadlineFacts::of(case, evaluation, view.get())))
        });
        let loses = Memo::new(move |_| {
            simulation.with(|simulation| facts.get().outlook(simulation.as_deref()) == Outlook::Loses)
        });
        let simulates = session().simulate;
        let sentence = Memo::new(move |_| {
            // Until cases can be simulated, nothing is said that the simulation may contradict.
            let here = simulates.with(Option::is_some).then(case_here).flatten();
            match here {
                Some(chunk) => case.with(|case| {
                    simulation.with(|simulation| (chunk.headline)(&facts.get(), case, simulation.as_deref()))
                }),
                None => currency
                    .with(|currency| format::speak(currency, |formatters| first_headline(&facts.get(), formatters))),
            }
        });
        let likelihood = Memo::new(move |_| {
            simulation.with(|simulation| {
                let known = simulation.as_deref().zip(case_here());
                known.map_or_else(Phrase::default, |(known, chunk)| {
                    currency.with(|currency| (chunk.likelihood)(known, currency))
                })
            })
        });
        Self { loses, sentence, likelihood }
    }

    fn read_out(self) -> Option<String> {
        let sentence = self.sentence.try_get_untracked()?.plain();
        Some(format!("{sentence} {}", self.likelihood.try_get_untracked()?.plain()))
    }

    pub(super) fn shown(self) -> AnyView {
        let sign = move || self.loses.get().then(|| "loss".to_owned());
        let sentence = html::p().class("sentence").attr("data-sign", sign);
        let simulates = session().simulate;
        let is_awaited = Memo::new(move |_| simulates.with(Option::is_none));
        let has_words = Memo::new(move |_| is_awaited.get() || self.likelihood.with(|words| !words.parts().is_empty()));
        // One element for both: a browser counts an element that replaces another as a new, late largest paint.
        let words = move || {
            if is_awaited.get() {
                Phrase::default().say("The range is being calculated.")
            } else {
                self.likelihood.get()
            }
        };
        fragment([
            sentence.child(move || self.sentence.get()).into_child(),
            (move || has_words.get().then(|| html::p().class("likely").child(words))).into_child(),
        ])
    }
}

/// The sentence, announced to screen readers after a pause rather than at every keystroke.
pub(super) fn answer_sentence() -> AnyView {
    let words = AnswerSentence::follow();
    let spoken = RwSignal::new(String::new());
    let speak = Debounce::new(PAUSE, move || {
        if let Some(text) = words.read_out() {
            // The page may have moved on.
            spoken.set(text);
        }
    });
    Effect::new(move |before: Option<()>| {
        // Read, since a memo that is only tracked is not computed and so never changes.
        words.sentence.with(|_| ());
        words.likelihood.with(|_| ());
        if before.is_some() {
            speak.request();
        }
    });
    let aloud = html::p().class("visually-hidden").attr("aria-live", "polite").child(move || spoken.get());
    fragment([html::div().class("stack").child(words.shown()).into_any(), aloud.into_any()])
}
