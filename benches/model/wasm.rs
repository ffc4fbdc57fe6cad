//! The model as a Wasm module of its own, for model.mjs to time. No part of the page.
//! Its `main` does nothing: what is asked comes through [`Bench`].

#[path = "keystrokes.rs"]
mod keystrokes;

use keystrokes::{Keystrokes, Question};
use wasm_bindgen::prelude::wasm_bindgen;

/// A case and the question that is asked of it.
#[wasm_bindgen]
pub struct Bench(Keystrokes);

#[wasm_bindgen]
impl Bench {
    /// The question of this name about the case of a document. Panics where either is not known.
    #[wasm_bindgen(constructor)]
    pub fn new(question: &str, document: &str) -> Self {
        Self(Keystrokes::new(Question::named(question).expect("the question is known"), document))
    }

    /// Answers after the next keystroke.
    pub fn answer(&mut self) -> f64 {
        self.0.answer()
    }
}

fn main() {}
