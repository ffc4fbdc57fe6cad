//! The decision paper of a case: reads a case document and writes the paper as Markdown and as HTML.
//!
//! ```sh
//! cargo run --release --example paper case.json out/
//! ```
//!
//! Into a folder go `paper.md` and `paper.html`; any other path is the beginning of both names.

use async_roi::exchange::{document, link, paper};
use async_roi::model::{Engine, Evaluation, View};
use async_roi::text::figures::{English, Figures};
use async_roi::text::paper::{Paper, PaperFacts};
use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(from), Some(to), None) = (arguments.next(), arguments.next(), arguments.next()) else {
        return Err("usage: paper CASE.json FOLDER_OR_PREFIX".into());
    };
    let case = document::parse(&fs::read_to_string(from)?)?;
    let mut engine = Engine::new();
    let [full, only_cash] =
        View::ALL.map(|view| Some(engine.simulate(&case, view)).filter(|simulation| !simulation.drivers.is_empty()));
    let paper = Paper::of(&PaperFacts {
        case: &case,
        evaluation: &Evaluation::of(&case),
        full: full.as_ref(),
        cash: only_cash.as_ref(),
        made: None,
        link: &link::write(&case),
        figures: Figures(&English),
    });
    let prefix = if to.ends_with('/') || Path::new(&to).is_dir() {
        fs::create_dir_all(&to)?;
        format!("{}/paper", to.trim_end_matches('/'))
    } else {
        to
    };
    fs::write(format!("{prefix}.md"), paper::write_markdown(&paper))?;
    fs::write(format!("{prefix}.html"), paper::write_html(&paper))?;
    Ok(())
}
