//! The decision paper as Markdown.

use crate::exchange::markdown_escape::{escape as escape_typed, escape_inline, escape_lines};
use crate::text::paper::{Block, Paper, PaperTable};

/// Writes the paper as Markdown with tables (GitHub Flavored Markdown). What the author typed shows as typed, and does nothing more where
/// the file is pasted.
pub fn write(paper: &Paper) -> String {
    let head = [format!("# {}", escape(&paper.title)), escape(&paper.about)];
    let parts = paper.sections.iter().flat_map(|section| {
        let blocks = section.blocks.iter().map(block).filter(|part| !part.is_empty());
        [format!("## {}", escape(section.title))].into_iter().chain(blocks)
    });
    head.into_iter().chain(parts).collect::<Vec<_>>().join("\n\n") + "\n"
}

/// Writes a report for a chat, where not everybody sees Markdown rendered: amounts are no formulas, so their `$` needs no backslash.
pub fn write_message(paper: &Paper) -> String {
    write(paper).replace("\\$", "$")
}

/// A text on one line.
fn escape(text: &str) -> String {
    with_amounts(&escape_typed(text))
}

/// The content of a cell.
fn cell(text: &str) -> String {
    with_amounts(&escape_inline(text))
}

/// Leaves out the zero-width space that keeps a host from taking `$5` for a reference, so that amounts can be searched and copied: a host
/// that knows such references at most links one of its own pages.
fn with_amounts(escaped: &str) -> String {
    escaped.replace("$\u{200b}", "$")
}

fn block(block: &Block) -> String {
    match block {
        Block::Text(words) | Block::Small(words) => escape(words),
        Block::Lines(typed) => escape_lines(typed, ""),
        Block::List(items) => items.iter().map(|item| format!("- {}", escape(item))).collect::<Vec<_>>().join("\n"),
        Block::Terms(terms) => {
            let term = |(name, words): &(&str, String)| format!("- **{name}:** {}", lines(words));
            terms.iter().map(term).collect::<Vec<_>>().join("\n")
        }
        Block::Table(shown) => table(shown),
        // The table by year has its amounts.
        Block::Curve(_) => String::new(),
        Block::Link(link) => self::link(link),
    }
}

/// The lines of an item of a list.
fn lines(words: &str) -> String {
    words.lines().map(escape).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("  \n  ")
}

/// An address as a link; anything else as code.
fn link(link: &str) -> String {
    let is_address =
        link.starts_with("http") && !link.contains(|sign: char| sign.is_whitespace() || "<>".contains(sign));
    if is_address { format!("<{link}>") } else { format!("`{}`", link.replace('`', "")) }
}

fn table(table: &PaperTable) -> String {
    let rule = |column| if (1..=table.numbers).contains(&column) { "---:" } else { "---" };
    let rules = (0..table.heads.len()).map(|column| rule(column).to_owned()).collect::<Vec<_>>();
    let mut lines =
        vec![format!("**{}**\n", escape(table.caption)), row(table.heads.iter().map(|text| cell(text))), row(rules)];
    lines.extend(table.rows.iter().map(|cells| row(cells.iter().map(|text| cell(text)))));
    let total = |text: &String| if text.is_empty() { String::new() } else { format!("**{}**", cell(text)) };
    lines.extend((!table.total.is_empty()).then(|| row(table.total.iter().map(total))));
    lines.join("\n")
}

fn row(cells: impl IntoIterator<Item = String>) -> String {
    format!("| {} |", cells.into_iter().collect::<Vec<_>>().join(" | "))
}
