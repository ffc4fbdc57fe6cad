//! The decision paper as it will print, with the fields for what its author writes.

use super::table::{captioned_table, column_head, number_cell, number_head, row_head};
use super::text_field::{TextField, date_field, text_area, text_line};
use super::ui::{Child, Element, fragment, html, svg};
use super::widgets::{button, fold, page_head};
use super::{app, chunk, constant, format, printed, session};
use crate::browser::dom;
use crate::chart::svg_path::number;
use crate::chart::svg_shape::SvgShape;
use crate::exchange::paper::css_string;
use crate::model::date::Date;
use crate::model::{Case, Comparer, Evaluation, LINE, NOTE, PaperTexts, ReportedAlternatives, View};
use crate::persist::{self, PaperFile};
use crate::state::{Chunk, Page, UndoLabel};
use crate::text::paper::{Block, Curve, Paper, PaperFacts, PaperTable, QrCode, SectionId};
use leptos::prelude::*;
use std::sync::Arc;

/// What the foot of each printed page says.
const FOOT: &str = "--paper-foot";

/// The paper of the open case; none before it can be simulated.
pub(super) type OpenPaper = Memo<Option<Arc<Paper>>>;

/// The page.
pub(super) fn paper() -> AnyView {
    let state = app();
    let compared = Memo::new(move |_| state.workspace().reported_alternatives());
    let paper = follow(move || {
        let (case, evaluation) = (state.case().get(), state.evaluation().get());
        let link = persist::link_of(&case);
        Some(PaperSource { case, evaluation, compared: compared.get(), made: session().today.get(), link })
    });
    let lead = "What a decision maker needs to know, without opening this page. It prints as shown, on up to three pages, and follows the \
                figures until you edit a text.";
    let print = button("button primary", "Print", printed::print);
    fragment([
        page_head("Decision paper", lead).into_any(),
        html::p().class("cluster").child(print).child(ways(paper)).into_any(),
        when_known(paper, move || decision_sheet(paper, true)),
    ])
}

/// What a paper is made from.
pub(super) struct PaperSource {
    pub case: Arc<Case>,
    pub evaluation: Arc<Evaluation>,
    /// What it is compared with; none where nobody has chosen that.
    pub compared: Option<ReportedAlternatives>,
    pub made: Date,
    pub link: String,
}

/// The decision paper of a case.
pub(super) fn follow(source: impl Fn() -> Option<PaperSource> + Send + Sync + 'static) -> OpenPaper {
    // It simulates cases.
    chunk::ask(Chunk::Page(Page::Case));
    let session = session();
    let comparers = StoredValue::new_local(<[Comparer; 2]>::default());
    let paper: OpenPaper = Memo::new(move |_| {
        let simulate = session.simulate.get()?;
        let PaperSource { case, evaluation, compared, made, link } = source()?;
        let compare = |all: ReportedAlternatives| comparers.try_update_value(|comparers| all.compare(comparers));
        let comparison = compared.and_then(compare);
        let [full, only_cash] = View::ALL.map(|view| simulate(&case, view));
        Some(Arc::new(Paper::of(&PaperFacts {
            case: &case,
            evaluation: &evaluation,
            full: full.as_ref(),
            cash: only_cash.as_ref(),
            comparison: comparison.as_ref(),
            made: Some(made),
            link: &link,
            figures: format::FIGURES,
        })))
    });
    foot(paper);
    paper
}

/// Lets the foot of each printed page say which report it is.
pub(super) fn foot(paper: OpenPaper) {
    Effect::new(move |_| {
        if let Some(paper) = paper.get() {
            dom::set_root_property(FOOT, &css_string(&paper.foot()));
        }
    });
    on_cleanup(|| dom::set_root_property(FOOT, ""));
}

/// What is made from a paper once it is known; it is made once, and its parts follow the figures.
pub(super) fn when_known(paper: OpenPaper, view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let here = Memo::new(move |_| paper.with(Option::is_some));
    let wait = move || (!here.get()).then(|| html::p().class("quiet").child("The figures are being calculated."));
    fragment([wait.into_child(), (move || here.get().then(|| untrack(&view))).into_child()])
}

/// What can be done with a paper beside printing it.
pub(super) fn ways(paper: OpenPaper) -> AnyView {
    let session = session();
    let copy = move || {
        let paper = paper.get_untracked();
        let table =
            paper.as_deref().and_then(|paper| paper.section(SectionId::Answer)?.blocks.iter().find_map(table_of));
        if let Some(table) = table {
            persist::copy_table(table, move |copied| {
                session.say(if copied {
                    "The table of the answer is copied. Paste it into a document, a slide or a spreadsheet."
                } else {
                    "The browser did not let the page copy. Select the table and copy it yourself."
                });
            });
        }
    };
    fragment([files(paper, persist::DECISION_PAPER), button("button", "Copy the answer as a table", copy).into_any()])
}

/// The buttons that save a report as a file.
pub(super) fn files(paper: OpenPaper, report: &'static str) -> AnyView {
    let session = session();
    let save = move |name: &'static str, file: PaperFile| {
        let save = move || {
            if let Some(paper) = paper.get_untracked() {
                persist::save_paper(session, &paper, report, file);
            }
        };
        button("button", name, save).into_any()
    };
    fragment([save("Save as HTML", PaperFile::Html), save("Save as Markdown", PaperFile::Markdown)])
}

fn table_of(block: &Block) -> Option<&PaperTable> {
    if let Block::Table(table) = block { Some(table) } else { None }
}

/// The decision paper itself. `edited`: its author edits it.
pub(super) fn decision_sheet(paper: OpenPaper, edited: bool) -> AnyView {
    let editor = |id: SectionId| match id {
        SectionId::Ask => Some(fold("Edit what is asked", ask_fields)),
        SectionId::Risks => Some(fold("Write the risks yourself", risk_fields)),
        _ => None,
    };
    let sections = SectionId::ALL.map(|id| section(paper, id.title(), editor(id).filter(|_| edited)));
    sheet(paper, "Decision paper", sections.into())
}

/// A sheet with the head of a report. Its parts follow the figures one by one, so that a field in it keeps the focus.
pub(super) fn sheet(paper: OpenPaper, name: &'static str, sections: Vec<AnyView>) -> AnyView {
    let read = move |part: fn(&Paper) -> &str| {
        move || paper.with(|paper| paper.as_deref().map(part).unwrap_or_default().to_owned())
    };
    let code = Memo::new(move |_| paper.with(|paper| paper.as_ref().and_then(|paper| paper.code.clone())));
    let density = move || paper.with(|paper| paper.as_ref().map_or("", |paper| paper.density()));
    let head = html::header()
        .child(move || code.with(|code| code.as_ref().map(qr_code)))
        .child(html::h2().child(read(|paper| &paper.title)))
        .child(html::p().class("small").child(read(|paper| &paper.about)));
    html::article()
        .class(move || format!("paper {}", density()).trim_end().to_owned())
        .attr("aria-label", name)
        .child(head)
        .child(sections)
        .into_any()
}

/// A section of a report, with what edits it.
pub(super) fn section(paper: OpenPaper, title: &'static str, editor: Option<Element>) -> AnyView {
    let blocks = Memo::new(move |_| {
        paper.with(|paper| {
            let found = paper.iter().flat_map(|paper| &paper.sections).find(|section| section.title == title);
            found.map(|section| section.blocks.clone()).unwrap_or_default()
        })
    });
    html::section()
        .child(html::h3().child(title))
        .child(move || blocks.with(|blocks| blocks.iter().map(block).collect::<Vec<_>>()))
        .child(editor)
        .into_any()
}

fn text(
    part: &'static str,
    label: &'static str,
    limit: usize,
    get: fn(&PaperTexts) -> String,
    set: fn(&mut PaperTexts, String),
) -> TextField {
    TextField {
        id: format!("paper-{part}"),
        label,
        name: constant(String::new()),
        limit,
        get: Box::new(move |case| get(&case.implementation.paper)),
        set: Box::new(move |case, text| set(case.implementation.paper_mut(), text)),
    }
}

fn ask_fields() -> AnyView {
    let about =
        "Texts that you leave empty follow the figures. What you write is kept with the case and is part of its link.";
    let asked = text("asked", "Who is asked", LINE, |texts| texts.asked.clone(), |texts, typed| texts.asked = typed);
    let due = text(
        "due",
        "By when",
        10,
        |texts| texts.due.map(|day| day.to_string()).unwrap_or_default(),
        |texts, day| texts.due = day.parse().ok(),
    );
    html::div()
        .class("stack")
        .child(html::p().class("quiet").child(about))
        .child(html::div().class("fields").child(text_line(asked)).child(html::div().child(date_field(due, true))))
        .child(text_area(text("ask", "For what", NOTE, |texts| texts.ask.clone(), |texts, typed| texts.ask = typed)))
        .child(text_area(text("note", "Note", NOTE, |texts| texts.note.clone(), |texts, typed| texts.note = typed)))
        .into_any()
}

fn risk_fields() -> AnyView {
    let about = "Your text replaces the list, which otherwise follows the figures, the readiness check and the plan.";
    let risks = text(
        "risks",
        "Risks, and how they are met",
        NOTE,
        |texts| texts.risks.clone(),
        |texts, typed| texts.risks = typed,
    );
    let typed = app().slice(|case: &Case| !case.implementation.paper.risks.is_empty());
    let clear = || {
        app().edit(UndoLabel::step("going back to the list of risks"), |case| {
            case.implementation.paper_mut().risks.clear();
        });
    };
    html::div()
        .class("stack")
        .child(html::p().class("quiet").child(about))
        .child(text_area(risks))
        .child(move || typed.get().then(|| html::p().child(button("button small", "Go back to the list", clear))))
        .into_any()
}

fn block(block: &Block) -> AnyView {
    match block {
        Block::Text(words) => html::p().child(unbroken(words)).into_any(),
        Block::Small(words) => html::p().class("small").child(unbroken(words)).into_any(),
        Block::Lines(typed) => html::p().class("lines").child(typed.clone()).into_any(),
        Block::List(items) => {
            let items = items.iter().map(|item| html::li().child(unbroken(item))).collect::<Vec<_>>();
            html::ul().child(items).into_any()
        }
        Block::Terms(terms) => {
            let term = |(name, words): &(&'static str, String)| {
                html::div().child(html::dt().child(*name)).child(html::dd().class("lines").child(words.clone()))
            };
            html::dl().child(terms.iter().map(term).collect::<Vec<_>>()).into_any()
        }
        Block::Table(shown) => table(shown).into_any(),
        Block::Curve(shown) => curve(shown).into_any(),
        Block::Link(link) => address(link).into_any(),
    }
}

/// Words in which no line ends between a minus and its amount.
pub(super) fn unbroken(words: &str) -> AnyView {
    if !words.contains('−') {
        return words.to_owned().into_any();
    }
    let word = |word: &str| {
        let amount = word.trim_end();
        if amount.starts_with('−') {
            let after = word[amount.len()..].to_owned();
            fragment([html::span().class("num").child(amount.to_owned()).into_any(), after.into_any()])
        } else {
            word.to_owned().into_any()
        }
    };
    words.split_inclusive(' ').map(word).collect::<Vec<_>>().into_any()
}

fn table(table: &PaperTable) -> Element {
    let is_number = |column: usize| (1..=table.numbers).contains(&column);
    let head = |(column, words): (usize, &String)| {
        if is_number(column) { number_head(words.clone()) } else { column_head(words.clone()) }
    };
    // On a phone, a cell stands on a line of its own after the head of its column.
    let cell = |(column, words): (usize, &String)| match column {
        0 => row_head(words.clone()),
        column if is_number(column) => number_cell(words.clone()).attr("data-head", table.heads[column].clone()),
        column => html::td().attr("data-head", table.heads[column].clone()).child(words.clone()),
    };
    let row = |cells: &Vec<String>| html::tr().child(cells.iter().enumerate().map(cell).collect::<Vec<_>>());
    let heads = table.heads.iter().enumerate().map(head).collect();
    let rows = table.rows.iter().map(row).collect::<Vec<_>>();
    let total = (!table.total.is_empty()).then(|| html::tfoot().child(row(&table.total)));
    let shown = captioned_table(html::caption().child(table.caption), heads, rows).class(table.class()).child(total);
    html::div().class("scroll").child(shown)
}

fn curve(curve: &Curve) -> Element {
    let (width, height) = curve.size;
    let drawing = svg::svg()
        .class("chart")
        .attr("role", "img")
        .attr("viewBox", format!("0 0 {} {}", number(width), number(height)))
        .child(svg::title().child(curve.caption.clone()))
        .child(curve.shapes.iter().cloned().map(SvgShape::draw).collect::<Vec<_>>());
    html::figure().child(drawing).child(html::figcaption().child(curve.caption.clone()))
}

fn address(link: &str) -> Element {
    html::p().class("address").child(html::a().attr("href", link.to_owned()).child(link.to_owned()))
}

fn qr_code(code: &QrCode) -> AnyView {
    let (size, width) = (code.size, format!("{}mm", number(code.millimeters())));
    svg::svg()
        .class("code")
        .attr("role", "img")
        .attr("aria-label", "QR code of the link")
        .attr("width", width.clone())
        .attr("height", width)
        .attr("viewBox", format!("0 0 {size} {size}"))
        .attr("shape-rendering", "crispEdges")
        .child(svg::path().attr("d", code.path.clone()))
        .into_any()
}
