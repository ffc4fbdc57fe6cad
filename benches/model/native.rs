//! Times the model natively: `bench_native QUESTION COUNT < case.json` prints one duration in nanoseconds a line.

#[path = "keystrokes.rs"]
mod keystrokes;

use keystrokes::{Keystrokes, Question};
use std::hint::black_box;
use std::time::Instant;
use std::{env, io};

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1);
    let question = arguments.next().and_then(|name| Question::named(&name)).expect("a question is named");
    let count: usize = arguments.next().and_then(|count| count.parse().ok()).expect("a count is given");
    let mut keystrokes = Keystrokes::new(question, &io::read_to_string(io::stdin())?);
    for _ in 0..count {
        let start = Instant::now();
        black_box(keystrokes.answer());
        println!("{}", start.elapsed().as_nanos());
    }
    Ok(())
}
