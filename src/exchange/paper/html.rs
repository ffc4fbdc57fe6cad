//! The decision paper as one HTML file: its style and drawings are in it, and no script.

use crate::chart::layout::{Point, Rect};
use crate::chart::svg_path::number;
use crate::chart::svg_shape::SvgShape;
use crate::text::paper::{Block, Curve, Paper, PaperTable, QrCode, Section};

/// A4 and Letter share these margins; the size is the printer's.
const STYLE: &str = include_str!("paper.css");

/// Writes the paper as a file of its own. Whatever the author typed is text there, never HTML.
pub fn write(paper: &Paper) -> String {
    let (title, about, foot) = (escape(&paper.title), escape(&paper.about), css_string(&paper.foot()));
    let code = paper.code.as_ref().map(code).unwrap_or_default();
    let density = match paper.density() {
        "" => String::new(),
        class => format!(" class=\"{class}\""),
    };
    let section = |section: &Section| {
        let blocks: String = section.blocks.iter().map(block).collect();
        format!("<section>\n<h2>{}</h2>\n{blocks}</section>\n", escape(section.title))
    };
    let sections: String = paper.sections.iter().map(section).collect();
    format!(
        r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{STYLE}@page {{ @bottom-left {{ content: {foot}; }} }}
</style>
</head>
<body>
<main{density}>
<header>{code}<h1>{title}</h1><p class="small">{about}</p></header>
{sections}</main>
</body>
</html>
"#
    )
}

/// A text as the content of an element or a quoted attribute.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            '\'' => safe += "&#39;",
            // HTML admits no other control characters.
            sign if sign.is_control() && !"\n\t".contains(sign) => {}
            sign => safe.push(sign),
        }
    }
    safe
}

/// A text as a string of a style sheet: all but letters, digits and blanks as escapes, so that nothing in it ends the string or the style.
pub fn css_string(text: &str) -> String {
    let sign = |sign: char| match sign {
        sign if sign.is_alphanumeric() || " .,()".contains(sign) => sign.to_string(),
        sign if sign.is_control() => " ".to_owned(),
        sign => format!("\\{:x} ", u32::from(sign)),
    };
    format!("\"{}\"", text.chars().map(sign).collect::<String>())
}

fn block(block: &Block) -> String {
    match block {
        Block::Text(words) => format!("<p>{}</p>\n", escape(words)),
        Block::Small(words) => format!("<p class=\"small\">{}</p>\n", escape(words)),
        Block::Lines(typed) => format!("<p class=\"lines\">{}</p>\n", escape(typed)),
        Block::List(items) => {
            let item = |item: &String| format!("<li>{}</li>\n", escape(item));
            format!("<ul>\n{}</ul>\n", items.iter().map(item).collect::<String>())
        }
        Block::Terms(terms) => {
            let term = |(name, words): &(&str, String)| {
                format!("<div><dt>{}</dt><dd class=\"lines\">{}</dd></div>\n", escape(name), escape(words))
            };
            format!("<dl>\n{}</dl>\n", terms.iter().map(term).collect::<String>())
        }
        Block::Table(shown) => table(shown),
        Block::Curve(shown) => curve(shown),
        Block::Link(shown) => link(shown),
    }
}

/// A table, in a form that documents and slides take from the clipboard.
pub fn table(table: &PaperTable) -> String {
    let class =
        |column: usize| if (1..=table.numbers).contains(&column) { " class=\"num\" align=\"right\"" } else { "" };
    let row = |cells: &Vec<String>, tag: &str| {
        let cell = |(column, cell): (usize, &String)| {
            let (tag, scope) = match (tag, column) {
                ("th", _) => ("th", " scope=\"col\""),
                (_, 0) => ("th", " scope=\"row\""),
                _ => ("td", ""),
            };
            format!("<{tag}{scope}{}>{}</{tag}>", class(column), escape(cell))
        };
        format!("<tr>{}</tr>\n", cells.iter().enumerate().map(cell).collect::<String>())
    };
    let rows: String = table.rows.iter().map(|cells| row(cells, "td")).collect();
    let foot =
        if table.total.is_empty() { String::new() } else { format!("<tfoot>\n{}</tfoot>\n", row(&table.total, "td")) };
    format!(
        "<table class=\"{}\">\n<caption>{}</caption>\n<thead>\n{}</thead>\n<tbody>\n{rows}</tbody>\n{foot}</table>\n",
        table.class(),
        escape(table.caption),
        row(&table.heads, "th")
    )
}

fn curve(curve: &Curve) -> String {
    let (width, height) = curve.size;
    let caption = escape(&curve.caption);
    format!(
        "<figure><svg class=\"chart\" role=\"img\" viewBox=\"0 0 {} {}\"><title>{caption}</title>\n{}</svg>\
         <figcaption>{caption}</figcaption></figure>\n",
        number(width),
        number(height),
        curve.shapes.iter().map(shape).collect::<String>()
    )
}

fn shape(shape: &SvgShape) -> String {
    let at = |names: [&str; 2], point: &Point| {
        format!("{}=\"{}\" {}=\"{}\"", names[0], number(point.x), names[1], number(point.y))
    };
    match shape {
        SvgShape::Line(class, from, to) => {
            format!("<line class=\"{class}\" {} {}/>\n", at(["x1", "y1"], from), at(["x2", "y2"], to))
        }
        SvgShape::Rect(class, Rect { x, y, width, height }) => {
            let [from, size] =
                [at(["x", "y"], &Point { x: *x, y: *y }), at(["width", "height"], &Point { x: *width, y: *height })];
            format!("<rect class=\"{class}\" {from} {size}/>\n")
        }
        SvgShape::Path(class, data) => format!("<path class=\"{class}\" d=\"{data}\"/>\n"),
        SvgShape::Circle(class, point) => {
            format!("<circle class=\"{class}\" {} r=\"{}\"/>\n", at(["cx", "cy"], point), SvgShape::RADIUS)
        }
        SvgShape::Text(class, point, anchor, words) => {
            let place = at(["x", "y"], point);
            format!("<text class=\"{class}\" {place} text-anchor=\"{}\">{}</text>\n", anchor.name(), escape(words))
        }
    }
}

fn link(link: &str) -> String {
    let shown = escape(link);
    let is_address = link.starts_with("https://") || link.starts_with("http://");
    let anchor = if is_address { format!("<a href=\"{shown}\">{shown}</a>") } else { shown };
    format!("<p class=\"link\">{anchor}</p>\n")
}

fn code(code: &QrCode) -> String {
    let (size, width) = (code.size, number(code.millimeters()));
    format!(
        "<svg class=\"code\" role=\"img\" aria-label=\"QR code of the link\" width=\"{width}mm\" height=\"{width}mm\" \
         viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\"><path d=\"{}\"/></svg>\n",
        code.path
    )
}
