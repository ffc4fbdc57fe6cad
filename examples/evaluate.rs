//! The model without the page: a case document or a link (a line that starts with `#`) a line on standard input,
//! its result document a line on standard output. A line that cannot be read gives `{"error": "…"}`, and the next goes on.
//!
//! ```sh
//! echo '{"team": {"people": 40}}' | cargo run --release --example evaluate
//! ```

use async_roi::exchange::{document, result, shared};
use async_roi::model::Engine;
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};

fn evaluate(line: &str, engine: &mut Engine) -> Value {
    let read = if line.starts_with('#') {
        shared::read(line).map(|shared| (shared.link.case, shared.problems)).map_err(|error| error.to_string())
    } else {
        document::parse(line).map(|case| (case, Vec::new())).map_err(|error| error.to_string())
    };
    match read {
        Ok((case, problems)) => {
            let mut document = result::write(&case, engine);
            // The rest of a prefill applies.
            if !problems.is_empty() {
                let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
                document["problems"] = json!(problems);
            }
            document
        }
        Err(error) => json!({ "error": error }),
    }
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
