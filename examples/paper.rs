//! The decision paper of a case: reads a case document and writes the paper as Markdown and as HTML.
//!
//! ```sh
//! cargo run --release --example paper case.json out/
//! cargo run --release --example paper case.json out/ pilot.json   # compares the case with doing nothing and with up to two others
//! ```
//!
//! Into a folder go `paper.md` and `paper.html`; any other path is the beginning of both names.

use async_roi::exchange::{document, link, paper};
use async_roi::model::{Case, ChosenAlternatives, Comparer, Engine, Evaluation, ReportedAlternatives, View};
use async_roi::text::figures::{English, FigurePrinter};
use async_roi::text::paper::{Paper, PaperFacts};
use std::error::Error;
use std::fs;
use std::path::Path;
use std::sync::Arc;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to, others @ ..] = &arguments[..] else {
        return Err("usage: paper CASE.json FOLDER_OR_PREFIX [ALTERNATIVE.json ...]".into());
    };
    let case = case_in(from)?;
    // Doing nothing and the case itself come first.
    let mut cases = vec![None, Some(Arc::new(case.clone()))];
    for other in others {
        cases.push(Some(Arc::new(case_in(other)?)));
    }
    if cases.len() > ChosenAlternatives::MOST {
        return Err("too many alternatives: at most two beside the case and doing nothing".into());
    }
    let alternatives = (!others.is_empty()).then_some(ReportedAlternatives { cases, base: 0, own: 1 });
    let comparison = alternatives.map(|all| all.compare(&mut <[Comparer; 2]>::default()));
    let mut engine = Engine::new();
    let [full, only_cash] =
        View::ALL.map(|view| Some(engine.simulate(&case, view)).filter(|simulation| !simulation.drivers.is_empty()));
    let paper = Paper::of(&PaperFacts {
        case: &case,
        evaluation: &Evaluation::of(&case),
        full: full.as_ref(),
        cash: only_cash.as_ref(),
        comparison: comparison.as_ref(),
        made: None,
        link: &link::write(&case),
        figures: FigurePrinter(&English),
    });
    let prefix = if to.ends_with('/') || Path::new(to).is_dir() {
        fs::create_dir_all(to)?;
        format!("{}/paper", to.trim_end_matches('/'))
    } else {
        to.clone()
    };
    fs::write(format!("{prefix}.md"), paper::write_markdown(&paper))?;
    fs::write(format!("{prefix}.html"), paper::write_html(&paper))?;
    Ok(())
}

fn case_in(path: &str) -> Result<Case, Box<dyn Error>> {
    Ok(document::parse(&fs::read_to_string(path)?)?)
}
