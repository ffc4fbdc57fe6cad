//! Guide: the method, and what is known.

use super::format;
use super::table::{column_head, row_head, scroll_box};
use super::ui::{Element, fragment, html};
use super::widgets::page_head;
use crate::model::{Field, Unit};
use crate::state::Page;
use crate::text::guide::{Block, CHAPTERS, GuideLink, GuideText, Section, find_section, sections};
use leptos::prelude::*;

/// The table of contents and the text.
pub(super) fn guide() -> AnyView {
    let head = page_head(
        "Guide",
        "What asynchronous work is, what is known about its effects, and how the figures are calculated.",
    );
    let prose = html::div().class("prose").child(sections().map(part).collect::<Vec<_>>());
    fragment([head.into_any(), html::div().class("guide").child(contents()).child(prose).into_any()])
}

fn contents() -> Element {
    let item =
        |part: &Section| html::li().child(html::a().attr("href", Page::Guide.address(part.id)).child(part.title));
    let chapter = |(title, sections): &(&'static str, &[Section])| {
        let list = html::ul().class("contents").child(sections.iter().map(item).collect::<Vec<_>>());
        html::div().child(html::p().child(*title)).child(list)
    };
    html::nav().attr("aria-label", "Contents").child(CHAPTERS.iter().map(chapter).collect::<Vec<_>>())
}

/// A number that no line break parts from its unit. The article's amounts are in no currency.
fn write(value: f64, unit: Unit) -> String {
    let written = if unit.is_money() { format::decimal(value, 0) } else { format::figure(value, unit, "") };
    written.replace(' ', "\u{a0}")
}

fn part(part: &'static Section) -> Element {
    let title = html::h2().attr("id", part.id).attr("tabindex", "-1").child(part.title);
    html::section().child(title).child((part.body)(&write).into_iter().map(block).collect::<Vec<_>>())
}

fn block(block: Block) -> Element {
    match block {
        Block::Text(words) => html::p().child(words.into_owned()),
        Block::List(items) => {
            html::ul().child(items.into_iter().map(|words| html::li().child(words.into_owned())).collect::<Vec<_>>())
        }
        Block::Terms(terms) => {
            let row = |(name, words): (GuideText, GuideText)| {
                let name = html::dt().child(name.into_owned());
                html::div().child(name).child(html::dd().child(words.into_owned()))
            };
            html::dl().class("terms").child(terms.into_iter().map(row).collect::<Vec<_>>())
        }
        Block::Table(caption, heads, rows) => table(caption, heads, rows),
        Block::Links(ways) => {
            let items = ways.iter().map(|way| html::li().child(link(*way))).collect::<Vec<_>>();
            html::ul().class("ways").child(items)
        }
    }
}

fn table(caption: &'static str, heads: &'static [&'static str], rows: Vec<Vec<GuideText>>) -> Element {
    let head = |name: &&'static str| {
        // A corner without a name is no head.
        if name.is_empty() { html::td() } else { column_head(*name) }
    };
    let row = |cells: Vec<GuideText>| {
        let cell = |(place, words): (usize, GuideText)| {
            let words = words.into_owned();
            if place == 0 { row_head(words) } else { html::td().child(words) }
        };
        html::tr().child(cells.into_iter().enumerate().map(cell).collect::<Vec<_>>())
    };
    let table = html::table()
        .child(html::caption().child(caption))
        .child(html::thead().child(html::tr().child(heads.iter().map(head).collect::<Vec<_>>())))
        .child(html::tbody().child(rows.into_iter().map(row).collect::<Vec<_>>()));
    scroll_box("scroll", caption, table)
}

fn link(way: GuideLink) -> Element {
    let (address, words) = match way {
        GuideLink::Input(key) => (Page::Case.address(key), Field::find(key).map_or("", |field| field.label)),
        GuideLink::Measure => page(Page::Measure),
        GuideLink::Scorecard => page(Page::Scorecard),
        GuideLink::Rollout => page(Page::Rollout),
        GuideLink::Tools => page(Page::Tools),
        GuideLink::Readiness => page(Page::Readiness),
        GuideLink::Section(id) => (Page::Guide.address(id), find_section(id).map_or("", |part| part.title)),
    };
    html::a().attr("href", address).child(words)
}

fn page(page: Page) -> (String, &'static str) {
    (page.address(""), page.name())
}
