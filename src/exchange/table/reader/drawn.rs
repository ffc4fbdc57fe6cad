//! Tables that are drawn: of Markdown, and with `+` in the corners.

use super::{Table, TableRow};

/// Whether a text is a drawn table: lines with bars begin with one, or a rule is drawn below a header.
pub(super) fn is_drawn(lines: &[&str]) -> bool {
    let is_ruled = |line: &&str| line.contains(['|', '+']) && is_rule(&bar_cells(line, is_framed(&[line])));
    (is_framed(lines) && lines.iter().any(|line| line.contains('|'))) || lines.iter().any(is_ruled)
}

/// Reads a drawn table, without its rules.
pub(super) fn read_drawn(lines: &[&str], first_line: usize) -> Table {
    let framed = is_framed(lines);
    let rows = lines.iter().enumerate();
    let rows = rows.map(|(place, line)| TableRow { line: first_line + place, cells: bar_cells(line, framed) });
    Table { rows: rows.filter(|row| !is_rule(&row.cells)).collect(), ..Table::default() }.without_comments()
}

/// Whether each row is between bars, as in Markdown.
fn is_framed(lines: &[&str]) -> bool {
    lines.iter().map(|line| line.trim_start()).all(|line| line.starts_with('|') || !line.contains('|'))
}

/// The cells between bars; `\|` is a bar within a cell.
fn bar_cells(line: &str, framed: bool) -> Vec<String> {
    let line = line.trim();
    let line = if framed { line.strip_prefix('|').unwrap_or(line) } else { line };
    let (mut cells, mut cell) = (Vec::new(), String::new());
    let mut escaped = false;
    for sign in line.chars() {
        match sign {
            '|' if escaped => {
                // The backslash before it is none of the text.
                cell.pop();
                cell.push('|');
            }
            '|' => cells.push(std::mem::take(&mut cell).trim().to_owned()),
            _ => cell.push(sign),
        }
        escaped = sign == '\\' && !escaped;
    }
    if !(framed && cell.trim().is_empty()) {
        cells.push(cell.trim().to_owned());
    }
    cells
}

/// Whether a row is a line drawn between others.
fn is_rule(cells: &[String]) -> bool {
    let drawn = |sign: char| matches!(sign, '-' | ':' | '=' | '+');
    let is_rule = cells.iter().any(|cell| cell.contains("--") || cell.contains("==") || cell.contains(":-"));
    is_rule && cells.iter().all(|cell| cell.chars().all(drawn))
}
