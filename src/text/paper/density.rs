//! How tight a paper is set, so that long ones too print on three pages.

use super::{Block, Paper, PaperTable};

/// The most lines, as [`Paper::lines`] counts them, that three Letter pages hold at the usual size, and tighter. Found by printing;
/// `tests/browser/paper.spec.mjs` prints long papers.
const USUAL: f64 = 207.0;
const DENSE: f64 = 240.0;

/// Characters on a line of the usual size, and of the small one, on a page of 186 mm.
const LINE: usize = 165;
const SMALL_LINE: usize = 195;

impl Paper {
    /// The class by which it is set: as usual, denser, or as dense as it can be read.
    pub fn density(&self) -> &'static str {
        match self.lines() {
            lines if lines <= USUAL => "",
            lines if lines <= DENSE => "dense",
            _ => "dense tight",
        }
    }

    /// About how many lines of the usual size it takes on paper.
    fn lines(&self) -> f64 {
        const TITLE: f64 = 4.0;
        const HEADING: f64 = 2.0;
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        TITLE + HEADING * self.sections.len() as f64 + blocks.map(lines).sum::<f64>()
    }
}

/// How many lines of a length a text takes.
fn wrapped(text: &str, length: usize) -> f64 {
    text.lines().map(|line| line.chars().count().div_ceil(length).max(1)).sum::<usize>() as f64
}

fn lines(block: &Block) -> f64 {
    /// The space after a paragraph, a line of small type, and the curve with its caption.
    const SPACE: f64 = 0.3;
    const SMALL: f64 = 0.85;
    const CURVE: f64 = 11.0;
    match block {
        Block::Text(text) | Block::Lines(text) => wrapped(text, LINE) + SPACE,
        Block::Small(text) => wrapped(text, SMALL_LINE) * SMALL + SPACE,
        Block::List(items) => items.iter().map(|item| wrapped(item, LINE)).sum(),
        Block::Terms(terms) => terms.iter().map(|(_, text)| wrapped(text, LINE)).sum(),
        Block::Table(table) => table_lines(table),
        Block::Curve(_) => CURVE,
        Block::Link(link) => wrapped(link, SMALL_LINE) * SMALL,
    }
}

fn table_lines(table: &PaperTable) -> f64 {
    /// The height of a row with its rule, usual and in a table that is set smaller.
    const ROW: f64 = 1.07;
    const WIDE_ROW: f64 = 0.94;
    /// Characters of the first column, and of all columns, beyond which a row takes a second line.
    const NAME: usize = 60;
    let row = |cells: &Vec<String>| {
        let all: usize = cells.iter().map(|cell| cell.chars().count()).sum();
        cells.first().map_or(1.0, |name| wrapped(name, NAME)).max(all.div_ceil(LINE) as f64)
    };
    let rows: f64 = [&table.heads, &table.total].into_iter().chain(&table.rows).map(row).sum();
    // With its caption.
    (1.0 + rows) * if table.is_wide() { WIDE_ROW } else { ROW }
}
