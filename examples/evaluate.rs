//! The model without the page: a case document or a link (a line that starts with `#`) a line on standard input,
//! its result document a line on standard output. A line that cannot be read gives `{"error": "…"}`, and the next goes on.
//!
//! ```sh
//! echo '{"team": {"people": 40}}' | cargo run --release --example evaluate
//! ```

use async_roi::exchange::{document, link, prefill, result};
use async_roi::model::Engine;
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};

fn evaluate(line: &str, engine: &mut Engine) -> Value {
    let outcome = match line.strip_prefix('#') {
        Some(fragment) if link::is_link(fragment) => link::read(fragment).map_err(|error| error.to_string()),
        Some(fragment) if prefill::is_prefill(fragment) => return evaluate_prefill(fragment, engine),
        Some(_) => Err("neither a link of this product nor key=value pairs".into()),
        None => document::parse(line).map_err(|error| error.to_string()),
    };
    outcome.map_or_else(|error| json!({ "error": error }), |case| result::write(&case, engine))
}

/// Applies what is understood of a readable link, and names the rest.
fn evaluate_prefill(fragment: &str, engine: &mut Engine) -> Value {
    let prefill = prefill::read(fragment);
    let mut document = result::write(&prefill.case, engine);
    if !prefill.problems.is_empty() {
        let problems: Vec<String> = prefill.problems.iter().map(ToString::to_string).collect();
        document["problems"] = json!(problems);
    }
    document
}

/// Reads line by line, and writes a result for each that is not blank.
pub(crate) fn run(input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let mut engine = Engine::new();
    for line in input.split(b'\n') {
        let line = line?;
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_start_matches('\u{feff}').trim();
        if !text.is_empty() {
            writeln!(output, "{}", evaluate(text, &mut engine))?;
        }
    }
    output.flush()
}

fn main() -> io::Result<()> {
    run(io::stdin().lock(), io::BufWriter::new(io::stdout().lock()))
}
