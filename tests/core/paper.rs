//! The decision paper: the same figures wherever it is written, and what is typed is only text.

use crate::support::screen::Screen;
use async_roi::exchange::paper::{table_html, table_text, write_html, write_markdown};
use async_roi::exchange::{document, link};
use async_roi::model::{
    Case, Engine, Evaluation, LineKind, Origin, OtherLine, PilotPlan, Preset, ReportedAlternatives, ReportedComparison,
    View,
};
use async_roi::text::figures::{English, FigurePrinter};
use async_roi::text::paper::{Block, Paper, PaperFacts, PaperTable, SectionId};
use proptest::prelude::*;
use serde_json::json;
use std::sync::Arc;

fn paper(case: &Case) -> Paper {
    paper_with(case, None)
}

fn paper_with(case: &Case, comparison: Option<&ReportedComparison>) -> Paper {
    let mut engine = Engine::new();
    let [full, only_cash] =
        View::ALL.map(|view| Some(engine.simulate(case, view)).filter(|simulation| !simulation.drivers.is_empty()));
    Paper::of(&PaperFacts {
        case,
        evaluation: &Evaluation::of(case),
        full: full.as_ref(),
        cash: only_cash.as_ref(),
        comparison,
        made: Some("2027-03-15".parse().unwrap()),
        link: &link::write(case),
        figures: FigurePrinter(&English),
    })
}

fn tables(paper: &Paper, id: SectionId) -> Vec<&PaperTable> {
    let blocks = &paper.section(id).unwrap().blocks;
    blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect()
}

/// Every text of a paper, a cell or a sentence each.
fn texts(paper: &Paper) -> Vec<String> {
    let of = |block: &Block| match block {
        Block::Text(text) | Block::Small(text) | Block::Lines(text) => vec![text.clone()],
        Block::List(items) => items.clone(),
        Block::Terms(terms) => terms.iter().map(|(_, text)| text.clone()).collect(),
        Block::Table(table) => [&table.heads, &table.total].into_iter().chain(&table.rows).flatten().cloned().collect(),
        Block::Curve(_) => Vec::new(),
        Block::Link(link) => vec![link.clone()],
    };
    paper
        .sections
        .iter()
        .flat_map(|section| section.blocks.iter().flat_map(of))
        .filter(|text| !text.is_empty())
        .collect()
}

/// What a reader of the Markdown sees.
fn rendered(markdown: &str) -> String {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.autolink = true;
    comrak::markdown_to_html(markdown, &options)
}

/// The text of a piece of HTML.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for sign in html.chars() {
        match sign {
            '<' => is_tag = true,
            '>' => is_tag = false,
            sign if !is_tag => text.push(sign),
            _ => {}
        }
    }
    let text = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"), ("\u{200b}", "")]
        .into_iter()
        .fold(text, |text, (escaped, sign)| text.replace(escaped, sign));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A case with names and texts that would act if they were not text.
fn hostile() -> Case {
    let bad = "<script>alert(1)</script> | @kim [x](javascript:1) ![y](https://x.y/z.png) \"quote' </style> #1";
    let mut case = Preset::Evidence.case();
    case.name = bad.into();
    case.other_lines = vec![OtherLine { name: bad.to_owned(), ..OtherLine::default() }];
    let texts = case.implementation.paper_mut();
    texts.asked = bad.into();
    texts.ask = format!("# {bad}\n- {bad}\n| a | b |\n|---|---|");
    texts.note = bad.into();
    texts.risks = format!("1. {bad}\n> {bad}");
    case
}

/// A case with as much as somebody might enter.
fn long() -> Case {
    let mut case = Preset::Evidence.case();
    case.name = "Asynchronous work for the customer operations teams of three regions ".repeat(2);
    case.other_lines = (0..30)
        .map(|row| OtherLine {
            name: format!("Line {row}: something with a name that takes more than one line of the table that it is in"),
            kind: [LineKind::AnnualBenefit, LineKind::AnnualCost, LineKind::OneOffCost][row % 3],
            ..OtherLine::default()
        })
        .collect();
    case
}

#[test]
fn markdown_and_html_say_the_same_to_the_digit() {
    for case in [Preset::Evidence.case(), Preset::Article.case(), Preset::Blank.case(), long(), hostile()] {
        let paper = paper(&case);
        let (markdown, html) = (text_of(&rendered(&write_markdown(&paper))), text_of(&write_html(&paper)));
        for text in texts(&paper) {
            for line in text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")) {
                assert!(html.contains(&line), "HTML lacks “{line}”");
                assert!(markdown.contains(&line), "Markdown lacks “{line}”");
            }
        }
    }
}

#[test]
fn the_paper_has_the_figures_of_the_page() {
    let figures = FigurePrinter(&English);
    for preset in Preset::ALL {
        let case = preset.case();
        let paper = paper(&case);
        let mut engine = Engine::new();
        let screens = View::ALL.map(|view| Screen::of(&case, view, &mut engine));
        let answer = tables(&paper, SectionId::Answer)[0];
        for (side, screen) in screens.iter().enumerate() {
            for tile in &screen.tiles {
                let row = answer.rows.iter().find(|row| row[0] == tile.label).unwrap();
                let plain = |text: &str| text.replace(',', "").replace("−", "-");
                assert_eq!(plain(&row[1 + 2 * side]), plain(&tile.text), "{preset:?} {}", tile.label);
                assert_eq!(plain(&row[2 + 2 * side]), plain(tile.range.as_deref().unwrap_or_default()));
            }
        }
        let years = &screens[0].years;
        if let Some(table) = tables(&paper, SectionId::Costs).iter().find(|table| table.caption.ends_with("money")) {
            for (shown, (name, amounts)) in table.rows.iter().zip(&years.rows) {
                assert_eq!(shown[0], *name);
                let money: Vec<String> = amounts.iter().map(|amount| figures.money(*amount, &case.currency)).collect();
                assert_eq!(shown[1..], money);
            }
        }
    }
}

#[test]
fn every_assumption_has_value_unit_and_origin() {
    let mut case = long();
    case.set(case.inputs()[0], *case.spread(case.inputs()[0]).unwrap(), Origin::Typed);
    let paper = paper(&case);
    let table = tables(&paper, SectionId::Assumptions)[0];
    let exact = ["Days of the rollout", "Months counted"];
    assert_eq!(
        table.rows.len(),
        case.inputs().len() - case.other_lines.len() + exact.len(),
        "long lists are running text"
    );
    let Some(Block::Small(lines)) = paper.section(SectionId::Assumptions).unwrap().blocks.last() else {
        panic!("the other lines follow the table");
    };
    assert!(case.other_lines.iter().all(|line| lines.contains(&line.name)), "{lines}");
    let groups = lines.matches("Other lines ").count();
    assert_eq!(lines.matches("; ").count() + groups, case.other_lines.len(), "{lines}");
    assert!(groups <= 6, "three kinds, in cash or not: {lines}");
    assert!(table.rows.iter().all(|row| row.len() == table.heads.len()));
    assert!(table.rows.iter().all(|row| [0, 1, 4, 5].iter().all(|cell| !row[*cell].is_empty())));
    assert_eq!(table.rows[0][4..6], ["Typed", "the author"]);
    let published = table.rows.iter().find(|row| row[7].starts_with("BLS, ECEC")).unwrap();
    assert_eq!(published[4..], ["Preset", "Async ROI", "measured", "BLS, ECEC, March 2026", "2026"]);

    // A column says who answers for which figure, where somebody is named.
    case.notes.entry(case.inputs()[0].to_string()).or_default().owner = "Ana".into();
    let owned = self::paper(&case);
    let table = tables(&owned, SectionId::Assumptions)[0];
    assert_eq!(table.heads.last().unwrap(), "Owner");
    assert_eq!([0, 1].map(|row| table.rows[row].last().unwrap().as_str()), ["Ana", ""]);
}

#[test]
fn a_meeting_is_listed_with_all_that_is_assumed_of_it() {
    let case = document::read(&json!({"edition": 2, "meetings": {"load": {"inventory": [
        {"name": "Stand-up", "attendees": {"low": 6, "likely": 8, "high": 9}, "minutes": 15, "per_week": 5, "fate": "replace"},
        {"name": "", "attendees": 1, "minutes": 30, "per_week": 1, "fate": {"shorten_to": 10}},
        {"name": "Review", "attendees": 4, "minutes": 60, "per_week": 0.5, "fate": "replace"},
    ]}}}))
    .unwrap();
    let paper = paper(&case);
    let Some(Block::Small(words)) = paper.section(SectionId::Assumptions).unwrap().blocks.get(1) else {
        panic!("the meetings follow the table");
    };
    assert_eq!(
        words,
        "Meetings replaced by writing, typed by the author: Stand-up: 8 (6 to 9) people, 15 minutes, 5 times a week; Review: 4 people, \
         60 minutes, 0.5 times a week. Meetings shortened to 10 minutes, typed by the author: Meeting 2: 1 person, 30 minutes, once a week."
    );
    let table = tables(&paper, SectionId::Assumptions)[0];
    assert!(table.rows.iter().all(|row| !row[0].contains("Stand-up")), "and are not in the table, too");
}

#[test]
fn long_papers_are_set_tighter() {
    let mut case = long();
    case.finance.horizon_months = 120;
    let [short, long] = [Preset::Evidence.case(), case].map(|case| paper(&case));
    assert_eq!((short.density(), long.density()), ("", "dense"));
    assert!(write_html(&short).contains("<main>") && write_html(&long).contains("<main class=\"dense\">"));
}

#[test]
fn tables_have_as_many_cells_as_heads() {
    for case in [Preset::Evidence.case(), Preset::Article.case(), Preset::Blank.case(), long()] {
        for section in paper(&case).sections {
            for block in section.blocks {
                if let Block::Table(table) = block {
                    let width = table.heads.len();
                    let rows = table.rows.iter().chain(Some(&table.total).filter(|total| !total.is_empty()));
                    assert!(rows.clone().all(|row| row.len() == width), "{}", table.caption);
                }
            }
        }
    }
}

#[test]
fn what_was_not_edited_follows_the_figures() {
    let mut case = Preset::Evidence.case();
    let terms = |case: &Case| match &paper(case).section(SectionId::Ask).unwrap().blocks[0] {
        Block::Terms(terms) => terms.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert!(
        terms(&case)[1].starts_with("To approve asynchronous work for a team of 25: costs of $79,800 over three years")
    );
    case = document::read(
        &json!({"edition": 2, "team": {"people": 50}, "paper": {"asked": "Finance", "due": "2027-02-01"}}),
    )
    .unwrap();
    let edited = terms(&case);
    assert_eq!((edited[0].as_str(), edited[2].as_str()), ("Finance", "Feb 1, 2027"));
    assert!(edited[1].starts_with("To approve asynchronous work for a team of 50: costs of $"), "{}", edited[1]);
    assert_eq!(link::read(&link::write(&case)), Ok(case), "the texts travel in the link");
}

#[test]
fn the_alternatives_that_are_compared_stand_in_the_paper_and_its_files() {
    let case = Preset::Evidence.case();
    let mut pilot = case.pilot(&PilotPlan::suggested(&case));
    pilot.name = "| =Pilot".into();
    let cases = vec![None, Some(Arc::new(case.clone())), Some(Arc::new(pilot))];
    let reported = ReportedAlternatives { cases, base: 0, own: 1 }.compare(&mut Default::default());
    let paper = paper_with(&case, Some(&reported));
    let table = tables(&paper, SectionId::Alternatives)[0];
    let names: Vec<&str> = table.rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(names, ["Do nothing (base)", "Our team (this case)", "| =Pilot"]);
    let answer = tables(&paper, SectionId::Answer)[0];
    let npv = answer.rows.iter().find(|row| row[0] == "Net present value").unwrap();
    let own = &table.rows[1];
    assert_eq!([&own[1], &own[2], &own[5]], [&npv[1], &npv[2], &npv[3]], "the figures of the answer");
    assert_eq!(own[3], format!("+{}", npv[1]));
    let pays = answer.rows.iter().find(|row| row[0] == "Chance that it pays").unwrap();
    assert_eq!(own[4].replace(" of 100 cases", "%"), pays[1]);
    assert_eq!(table.rows[0][2..5], ["", "", ""]);
    let (markdown, html) = (text_of(&rendered(&write_markdown(&paper))), text_of(&write_html(&paper)));
    for cell in table.rows.iter().flatten() {
        assert!(html.contains(cell) && markdown.contains(cell), "{cell}");
    }
    let uncompared = self::paper(&case);
    let [alone, below] = [tables(&uncompared, SectionId::Alternatives)[0], tables(&paper, SectionId::Alternatives)[1]];
    assert!(alone.rows.ends_with(&below.rows) && !below.rows.is_empty(), "what the comparison says is not repeated");
}

#[test]
fn a_blank_case_has_a_paper_without_figures() {
    let paper = paper(&Preset::Blank.case());
    let answer = tables(&paper, SectionId::Answer)[0];
    assert!(answer.rows.iter().all(|row| row[1].starts_with('–')), "{:?}", answer.rows);
    assert!(!write_html(&paper).contains("NaN") && !write_html(&paper).contains("class=\"chart\""));
}

#[test]
fn html_holds_what_was_typed_as_text_only() {
    let html = write_html(&paper(&hostile()));
    for tag in ["<script", "<img", "javascript:1\"", "onerror"] {
        assert!(!html.contains(tag), "{tag}");
    }
    assert_eq!((html.matches("<style>").count(), html.matches("</style>").count()), (1, 1));
    assert_eq!(html.matches("<a ").count(), 0, "a link without a host is text");
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; | @kim"));
    assert!(!html.contains(" src=") && !html.contains("url(") && !html.contains("@import"), "it needs no other file");
}

#[test]
fn a_table_is_copied_as_html_and_as_text() {
    let paper = paper(&Preset::Evidence.case());
    let answer = tables(&paper, SectionId::Answer)[0];
    let text = table_text(answer);
    assert!(text.starts_with("Figure\tTime and money\t80% range\tCash only\t80% range\nNet present value\t$35,300\t"));
    let html = table_html(answer);
    assert!(html.contains(">$35,300</td>") && html.starts_with("<table"), "{html}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn markdown_calls_nobody_whatever_is_typed(typed in "[-a1ghw.:/ @#!\\[\\]()<>*_`~|$&^%=+\\n\\\\]{0,40}") {
        let mut case = Preset::Article.case();
        case.name.clone_from(&typed);
        case.other_lines = vec![OtherLine { name: typed.replace('\n', " "), ..OtherLine::default() }];
        let texts = case.implementation.paper_mut();
        (texts.asked, texts.ask, texts.note, texts.risks) = (typed.clone(), typed.clone(), typed.clone(), typed);
        let html = rendered(&write_markdown(&paper(&case)));
        let count = |tag: &str| html.matches(tag).count();
        prop_assert_eq!((count("<h1"), count("<h2"), count("<h3"), count("<pre"), count("<ol")), (1, 12, 0, 0, 0), "{}", html);
        let acts = ["<a", "<img", "<em", "<!--", "<hr", "<blockquote"];
        prop_assert!(!acts.iter().any(|tag| html.contains(tag)), "{}", html);
    }
}
