//! The decision paper: a case as somebody reads it who decides and has no page open. The status report is made of the same parts.
//!
//! Here is what it says; how it looks is up to the page and to `exchange`, which writes it as Markdown and as HTML. All three print
//! the same texts, so they hold the same figures to the digit.

mod alternatives;
mod answer;
mod assumptions;
mod decides;
mod qr_code;
mod rollout;
mod yields;

pub use qr_code::QrCode;

use super::dates::date_with_year;
use super::figures::FigurePrinter;
use crate::chart::layout::CHARACTER_WIDTH;
use crate::chart::svg_shape::SvgShape;
use crate::chart::text_width::fit;
use crate::model::date::Date;
use crate::model::{Case, Evaluation, ReportedComparison, Simulation, View};

/// Room for the name of the case in the foot of a page.
const FOOT_WIDTH: f64 = 50.0 * CHARACTER_WIDTH;

/// What a paper is made of.
#[derive(Clone, Copy)]
pub struct PaperFacts<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its likely case.
    pub evaluation: &'a Evaluation,
    /// Its simulation with time and money counted; none where nothing is uncertain.
    pub full: Option<&'a Simulation>,
    /// The same in cash only.
    pub cash: Option<&'a Simulation>,
    /// The alternatives that it is compared with; none where it is compared with no other case.
    pub comparison: Option<&'a ReportedComparison>,
    /// The day on which it is made; none where that is not known.
    pub made: Option<Date>,
    /// The case as a link.
    pub link: &'a str,
    /// How figures are printed.
    pub figures: FigurePrinter<'a>,
}

/// A decision paper, or another report made of the same parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// The name of the case; never empty.
    pub title: String,
    /// The day, and the versions of model and evidence.
    pub about: String,
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// Which section it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum SectionId {
    Ask,
    Answer,
    Alternatives,
    Benefits,
    Costs,
    Decides,
    Risks,
    Plan,
    Kpis,
    Assumptions,
    Method,
    Link,
}

impl SectionId {
    /// All of them, in order.
    pub const ALL: [Self; 12] = [
        Self::Ask,
        Self::Answer,
        Self::Alternatives,
        Self::Benefits,
        Self::Costs,
        Self::Decides,
        Self::Risks,
        Self::Plan,
        Self::Kpis,
        Self::Assumptions,
        Self::Method,
        Self::Link,
    ];

    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Ask => "What is asked",
            Self::Answer => "The answer",
            Self::Alternatives => "Alternatives",
            Self::Benefits => "Benefits by line",
            Self::Costs => "Costs, and cash flow by year",
            Self::Decides => "What decides, and what would have to be true",
            Self::Risks => "Risks, and how they are met",
            Self::Plan => "Plan and gates",
            Self::Kpis => "KPIs that will prove it",
            Self::Assumptions => "Assumptions",
            Self::Method => "Method",
            Self::Link => "The live case",
        }
    }

    fn section(self, facts: &PaperFacts) -> Section {
        let blocks = match self {
            Self::Ask => answer::ask(facts),
            Self::Answer => answer::answer(facts),
            Self::Alternatives => alternatives::alternatives(facts),
            Self::Benefits => yields::benefits(facts),
            Self::Costs => yields::costs(facts),
            Self::Decides => decides::decides(facts),
            Self::Risks => rollout::risks(facts),
            Self::Plan => rollout::plan(facts),
            Self::Kpis => rollout::kpis(facts),
            Self::Assumptions => assumptions::assumptions(facts),
            Self::Method => assumptions::method(facts),
            Self::Link => assumptions::link(facts),
        };
        Section { title: self.title(), blocks }
    }
}

/// A section of a paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its heading.
    pub title: &'static str,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A part of a section. Any text may hold what the user typed.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// A remark in small type.
    Small(String),
    /// What the author typed, line by line.
    Lines(String),
    /// A list.
    List(Vec<String>),
    /// Terms, each with what is said of it, line by line.
    Terms(Vec<(&'static str, String)>),
    /// A table.
    Table(PaperTable),
    /// The curve of the running total.
    Curve(Curve),
    /// The link, with its code where that can be scanned.
    Link(String, Option<QrCode>),
}

/// A table of a paper. The first column names the rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PaperTable {
    /// What it shows.
    pub caption: &'static str,
    /// The heads of its columns.
    pub heads: Vec<String>,
    /// How many of the columns after the first hold numbers.
    pub numbers: usize,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
    /// The row of totals; empty for none.
    pub total: Vec<String>,
}

impl PaperTable {
    /// Rows that a table may have to stay on one page.
    const ON_ONE_PAGE: usize = 16;
    /// Columns beyond which a table is set smaller.
    const USUAL_WIDTH: usize = 6;

    /// The class by which it is set: a long one may go on on the next page, a wide one is set smaller.
    pub fn class(&self) -> &'static str {
        match (self.rows.len() > Self::ON_ONE_PAGE, self.heads.len() > Self::USUAL_WIDTH) {
            (false, false) => "",
            (false, true) => "wide",
            (true, false) => "long",
            (true, true) => "long wide",
        }
    }
}

/// A chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// Width and height, in viewBox units.
    pub size: (f64, f64),
    /// What is drawn.
    pub shapes: Vec<SvgShape>,
    /// What it shows.
    pub caption: String,
}

impl Paper {
    /// The paper of a case.
    pub fn of(facts: &PaperFacts) -> Self {
        Self::new(facts.case, None, facts.made, SectionId::ALL.map(|id| id.section(facts)).into())
    }

    /// A report on a case: what kind of report it is, where it is no decision paper, the day, and the sections.
    pub(super) fn new(case: &Case, kind: Option<&str>, made: Option<Date>, sections: Vec<Section>) -> Self {
        let name = case.name.trim();
        let edition = case.edition;
        let versions = format!(
            "Async ROI {} · evidence edition {} ({})",
            env!("CARGO_PKG_VERSION"),
            edition.number(),
            edition.month()
        );
        let parts = [kind.map(str::to_owned), made.map(date_with_year), Some(versions)];
        Self {
            title: if name.is_empty() { "Asynchronous work" } else { name }.to_owned(),
            about: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            sections,
        }
    }

    /// What the foot of each page says: the name, shortened where it is long, and the versions.
    pub fn foot(&self) -> String {
        format!("{} · {}", fit(&self.title, FOOT_WIDTH), self.about)
    }

    /// The section with an id.
    pub fn section(&self, id: SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.title == id.title())
    }
}

impl PaperFacts<'_> {
    fn simulation(&self, view: View) -> Option<&Simulation> {
        match view {
            View::Full => self.full,
            View::Cash => self.cash,
        }
    }

    /// An amount as a table states it.
    fn money(&self, amount: f64) -> String {
        self.figures.money(amount, &self.case.currency)
    }

    /// An amount as a headline states it.
    fn round(&self, amount: f64) -> String {
        self.figures.round_money(amount, &self.case.currency)
    }

    /// Whether no amount of the case differs from zero.
    fn is_nothing(&self) -> bool {
        self.evaluation.outcome(View::Full).is_nothing()
    }
}

/// The heads of columns.
fn heads<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).into()
}
