//! The model as a Wasm module of its own, for model.mjs to time and for tests/browser to compare. No part of the page.
//! Its `main` does nothing: what is asked comes through [`Bench`], [`evaluate`] and [`misread`].

#[path = "../../examples/evaluate.rs"]
#[expect(dead_code, reason = "its main reads standard input")]
mod example;
#[path = "keystrokes.rs"]
mod keystrokes;
#[path = "../../tests/locales/law.rs"]
mod law;

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

/// What `examples/evaluate.rs` prints for these lines.
#[wasm_bindgen]
pub fn evaluate(lines: &str) -> String {
    let mut output = Vec::new();
    example::run(lines.as_bytes(), &mut output).expect("a vector takes any text");
    String::from_utf8(output).expect("JSON is text")
}

/// What the page prints in a locale and does not read back, a line each, of a locale as tests/locales/print.mjs describes it. Panics
/// where the description is none.
#[wasm_bindgen]
pub fn misread(locale: &str) -> String {
    let locale: serde_json::Value = serde_json::from_str(locale).expect("the locale is JSON");
    law::misread(&locale, locale["figures"].as_array().expect("figures")).join("\n")
}

fn main() {}
