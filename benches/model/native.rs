//! Times the model natively: `bench-native QUESTION COUNT < case.json` prints one duration in nanoseconds a line;
//! `bench-native link < case.json` prints the case's link, `bench-native result < case.json` its result document.

#[path = "keystrokes.rs"]
mod keystrokes;

use async_roi::exchange::{document, link, result};
use async_roi::model::Engine;
use keystrokes::{Keystrokes, Question};
use std::hint::black_box;
use std::time::Instant;
use std::{env, io};

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let text = io::read_to_string(io::stdin())?;
    let case = || document::parse(&text).expect("the case is admissible");
    match name.as_str() {
        "link" => println!("{}", link::write(&case())),
        "result" => println!("{}", result::write(&case(), &mut Engine::new())),
        _ => time(&name, arguments.next().as_deref(), &text),
    }
    Ok(())
}

fn time(name: &str, count: Option<&str>, text: &str) {
    let question = Question::named(name).expect("a question is named");
    let count: usize = count.and_then(|count| count.parse().ok()).expect("a count is given");
    let mut keystrokes = Keystrokes::new(question, text);
    for _ in 0..count {
        let start = Instant::now();
        black_box(keystrokes.answer());
        println!("{}", start.elapsed().as_nanos());
    }
}
