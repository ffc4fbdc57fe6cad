//! The chunks of the program: the build divides the Wasm at the functions marked `wasm_split`, so that nobody loads what he does
//! not open. What only such a function refers to is in its chunk; what several of them share is in a file of its own, loaded
//! with the first of them; everything else is in the first file.
//!
//! A marked function hands over function pointers. They are kept once the chunk is here, so a view is made from them like any
//! other. An action that comes earlier waits for its chunk; the page stays usable meanwhile.

// `fallible` requires a `Result`; these functions themselves always return `Ok`.
#![allow(clippy::unnecessary_wraps)]

mod waiting;

pub(super) use waiting::{TOPIC, ask, follow, load_again, when_both_here, when_here};

use super::answer::{self, CashFlowData, TileRow};
use super::chart::{ChartSize, ReadOut, SaveTable, SvgChart};
use super::field::{self, NumberField, NumberFieldState};
use super::shell::Dialog;
use super::ui::Child;
use super::{
    chart, compare, follow_today, format, inputs, measure, newer_evidence, printed, promise, readiness, rollout,
    scorecard, session, shell, toolbar, tools,
};
use crate::browser::dom;
use crate::browser::file_drop::Dropped;
use crate::browser::timer;
use crate::chart::spot::Spot;
use crate::exchange::case_csv::CaseTable;
use crate::model::{
    Case, Input, InputNote, MeetingLoadKind, Preset, Quantiles, ReportedAlternatives, Simulation, Spread,
};
use crate::persist::{self, Loaded};
use crate::state::{AppState, Chunk, Page, Remedy, Session, Simulate};
use crate::text::{HeadlineFacts, Phrase};
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use leptos::web_sys::{File, FocusEvent, KeyboardEvent};
use std::sync::{Arc, OnceLock};
use wasm_bindgen_futures::spawn_local;

/// What the chunk [`Chunk::Work`] does.
pub(super) struct WorkChunk {
    pub load: fn() -> Loaded,
    pub keep: fn(AppState, Session),
    pub restore_link: fn(),
    pub remedy: fn(AppState, Session, &Remedy),
    pub undo: fn(AppState, Session),
    pub redo: fn(AppState, Session),
    pub set: fn(AppState, Input, Spread),
    pub take: fn(NumberFieldState, usize, &str),
    pub leave: fn(NumberFieldState),
    pub press: fn(NumberFieldState, usize, &KeyboardEvent) -> bool,
    pub toggle: fn(NumberFieldState),
    pub message: fn(NumberFieldState) -> AnyView,
    pub note: fn(NumberField, Input, Memo<InputNote>, Spread) -> AnyView,
    pub preset_of: fn(&Case) -> Option<Preset>,
    pub start_from: fn(AppState, Session, Preset),
    pub count_meetings: fn(AppState, Session, MeetingLoadKind),
    pub cases: fn() -> AnyView,
    pub more: fn() -> AnyView,
    pub notices: fn() -> AnyView,
    pub press_in_toolbar: fn(&KeyboardEvent),
    pub focus_in_toolbar: fn(&FocusEvent),
    pub toast: fn() -> AnyView,
    pub printed_head: fn() -> AnyView,
    pub dialogs: fn() -> AnyView,
    pub show_dialog: fn(Dialog),
}

/// What the chunk of the business case does, and what only few visits need on any page: dialogs, files that come in, and
/// what is read out of charts and saved of them.
pub(super) struct CaseChunk {
    pub simulate: fn() -> Simulate,
    pub banner: fn() -> AnyView,
    pub ownership: fn() -> AnyView,
    pub newer_evidence: fn() -> AnyView,
    pub panels: fn() -> AnyView,
    pub bar: fn() -> AnyView,
    pub printed_inputs: fn() -> AnyView,
    pub groups: fn() -> AnyView,
    pub meetings: fn() -> AnyView,
    pub headline: fn(&HeadlineFacts, &Case, Option<&Simulation>) -> Phrase,
    pub likelihood: fn(&Simulation, &str) -> Phrase,
    pub range_line: fn(&Quantiles, Option<f64>, String) -> AnyView,
    pub explain: fn(TileRow, Option<usize>),
    pub explanation: fn(TileRow, usize) -> AnyView,
    pub inputs_heading: fn() -> AnyView,
    pub about_starts: fn() -> AnyView,
    pub next_steps: fn() -> AnyView,
    pub flow_table: fn(Memo<CashFlowData>) -> AnyView,
    pub dialog: fn(Dialog) -> AnyView,
    pub import_files: fn(AppState, Session, Vec<File>),
    pub take_drop: fn(AppState, Session, Dropped),
    pub export_menu: fn(&Arc<SvgChart>, Option<SaveTable>) -> AnyView,
    pub read_out: fn(ReadOut, Memo<String>, ChartSize) -> AnyView,
    pub flow_spots: fn(&CashFlowData, f64, f64) -> Vec<Spot>,
    pub flow_words: fn(&CashFlowData, usize) -> String,
}

#[wasm_split(work, wasm_split_path = ::leptos::wasm_split, fallible)]
fn work_chunk() -> Result<WorkChunk, SplitLoaderError> {
    Ok(WorkChunk {
        load: persist::load,
        keep: |state, session| {
            persist::keep(state, session);
            shell::follow_shortcuts(state, session);
            follow_today(session);
        },
        restore_link: persist::restore_link,
        remedy: persist::remedy,
        undo: persist::undo,
        redo: persist::redo,
        set: |state, input, spread| state.set(input, spread),
        take: NumberFieldState::take,
        leave: NumberFieldState::leave,
        press: NumberFieldState::press,
        toggle: NumberFieldState::toggle,
        message: field::message,
        note: field::note_body,
        preset_of: Preset::of,
        start_from: inputs::start_from,
        count_meetings: inputs::count_meetings,
        cases: shell::cases,
        more: shell::more,
        notices: shell::keyed_notices,
        press_in_toolbar: toolbar::press,
        focus_in_toolbar: |event| dom::keep_tab_stop(event),
        toast: shell::toast_line,
        printed_head: printed::head,
        dialogs: shell::dialogs,
        show_dialog: shell::show_dialog,
    })
}

#[wasm_split(case, wasm_split_path = ::leptos::wasm_split, fallible)]
fn case_chunk() -> Result<CaseChunk, SplitLoaderError> {
    Ok(CaseChunk {
        simulate: answer::simulate,
        banner: promise::banner,
        ownership: answer::ownership,
        newer_evidence: newer_evidence::offer,
        panels: answer::panels,
        bar: answer::answer_bar,
        printed_inputs: printed::inputs,
        groups: inputs::groups,
        meetings: inputs::inventory,
        headline: answer::headline_of,
        likelihood: answer::likelihood_in,
        range_line: answer::range_line,
        explain: TileRow::explain,
        explanation: answer::explanation,
        inputs_heading: inputs::heading,
        about_starts: inputs::about_starts,
        next_steps: answer::next_steps,
        flow_table: answer::flow_table,
        dialog: shell::dialog_content,
        import_files: |state, session, files| persist::import_files(state, session, files, shell::read_workbook),
        take_drop: |state, session, dropped| persist::take_drop(state, session, dropped, shell::read_workbook),
        export_menu: chart::export_menu,
        read_out: chart::read_out,
        flow_spots: answer::flow_spots,
        flow_words: answer::flow_words,
    })
}

/// What the chunk [`Chunk::Link`] does.
#[derive(Clone, Copy)]
struct LinkChunk {
    open_address: fn(AppState, Session, bool),
    copy_case_to_read: fn(AppState, Session),
}

#[wasm_split(link, wasm_split_path = ::leptos::wasm_split, fallible)]
fn link_chunk() -> Result<LinkChunk, SplitLoaderError> {
    Ok(LinkChunk { open_address: persist::open_address, copy_case_to_read: persist::copy_case_to_read })
}

/// Makes a page.
type PageView = fn() -> AnyView;
/// Shows the evidence behind an input, which the guide lists.
type EvidenceView = fn(NumberField, Input) -> AnyView;

#[wasm_split(scorecard, wasm_split_path = ::leptos::wasm_split, fallible)]
fn scorecard_chunk() -> Result<PageView, SplitLoaderError> {
    Ok(scorecard::scorecard)
}

/// What the chunk of the page that measures files does.
#[derive(Clone, Copy)]
pub(super) struct MeasureChunk {
    view: PageView,
    /// Reads files that were dropped on it.
    pub take_files: fn(&[File]),
}

#[wasm_split(measure, wasm_split_path = ::leptos::wasm_split, fallible)]
fn measure_chunk() -> Result<MeasureChunk, SplitLoaderError> {
    Ok(MeasureChunk { view: measure::measure, take_files: measure::take_files })
}

#[wasm_split(rollout, wasm_split_path = ::leptos::wasm_split, fallible)]
fn rollout_chunk() -> Result<PageView, SplitLoaderError> {
    Ok(rollout::rollout)
}

#[wasm_split(tools, wasm_split_path = ::leptos::wasm_split, fallible)]
fn tools_chunk() -> Result<PageView, SplitLoaderError> {
    Ok(tools::tools)
}

#[wasm_split(readiness, wasm_split_path = ::leptos::wasm_split, fallible)]
fn readiness_chunk() -> Result<PageView, SplitLoaderError> {
    Ok(readiness::readiness)
}

// With readiness, since it is small: one area less leaves a quarter of the shared files out.
#[wasm_split(readiness, wasm_split_path = ::leptos::wasm_split, fallible)]
fn guide_chunk() -> Result<(PageView, EvidenceView), SplitLoaderError> {
    Ok((super::guide::guide, field::evidence_note))
}

// With the scorecard, which reads the answers: the code that both need would be one more shared file otherwise.
#[wasm_split(scorecard, wasm_split_path = ::leptos::wasm_split, fallible)]
fn survey_chunk() -> Result<PageView, SplitLoaderError> {
    Ok(super::survey::survey)
}

// Reports are one area, loaded when one of them is asked for: an area of its own for each would double the shared files.
#[wasm_split(report, wasm_split_path = ::leptos::wasm_split, fallible)]
fn compare_chunk() -> Result<PageView, SplitLoaderError> {
    Ok(compare::compare)
}

#[wasm_split(report, wasm_split_path = ::leptos::wasm_split, fallible)]
fn paper_chunk() -> Result<PageView, SplitLoaderError> {
    Ok(super::paper::paper)
}

#[wasm_split(report, wasm_split_path = ::leptos::wasm_split, fallible)]
fn reader_chunk() -> Result<PageView, SplitLoaderError> {
    Ok(super::reader::reader)
}

#[wasm_split(report, wasm_split_path = ::leptos::wasm_split, fallible)]
fn status_chunk() -> Result<PageView, SplitLoaderError> {
    Ok(super::status::status)
}

/// What the chunk [`Chunk::Report`] does.
#[derive(Clone, Copy)]
pub(super) struct ReportChunk {
    pub save_workbook: fn(Session, &Case, Option<&ReportedAlternatives>),
    pub open_workbook: fn(Session, String, &[u8]),
    pub save_case_table: fn(Session, &Case, CaseTable),
}

#[wasm_split(report, wasm_split_path = ::leptos::wasm_split, fallible)]
fn report_chunk() -> Result<ReportChunk, SplitLoaderError> {
    Ok(ReportChunk {
        save_workbook: persist::save_workbook,
        open_workbook: shell::open_workbook,
        save_case_table: |session, case, table| persist::save_case_table(session, case, table, format::marks()),
    })
}

static WORK: OnceLock<WorkChunk> = OnceLock::new();
static CASE: OnceLock<CaseChunk> = OnceLock::new();
static LINK: OnceLock<LinkChunk> = OnceLock::new();
static MEASURE: OnceLock<MeasureChunk> = OnceLock::new();
static REPORT: OnceLock<ReportChunk> = OnceLock::new();
static EVIDENCE: OnceLock<EvidenceView> = OnceLock::new();
/// The pages whose view is in a chunk: all but the business case.
static PAGES: [OnceLock<PageView>; Page::ALL.len()] = [const { OnceLock::new() }; Page::ALL.len()];

/// Loads a chunk, or returns at once when it is here. A later call tries again where this one failed.
///
/// # Errors
/// When a file of it does not come, or is damaged.
pub(super) async fn load(chunk: Chunk) -> Result<(), SplitLoaderError> {
    match chunk {
        Chunk::Work => keep(&WORK, work_chunk().await?),
        Chunk::Link => keep(&LINK, link_chunk().await?),
        Chunk::Report => keep(&REPORT, report_chunk().await?),
        Chunk::Page(Page::Case) => keep(&CASE, case_chunk().await?),
        Chunk::Page(page) => {
            let view = match page {
                Page::Measure => {
                    let chunk = measure_chunk().await?;
                    keep(&MEASURE, chunk);
                    chunk.view
                }
                Page::Scorecard => scorecard_chunk().await?,
                Page::Rollout => rollout_chunk().await?,
                Page::Tools => tools_chunk().await?,
                Page::Readiness => readiness_chunk().await?,
                Page::Compare => compare_chunk().await?,
                Page::Paper => paper_chunk().await?,
                Page::Survey => survey_chunk().await?,
                Page::Read => reader_chunk().await?,
                Page::Status => status_chunk().await?,
                Page::Case | Page::Guide => {
                    let (guide, evidence) = guide_chunk().await?;
                    keep(&EVIDENCE, evidence);
                    guide
                }
            };
            keep(&PAGES[page as usize], view);
        }
    }
    waiting::arrived(chunk);
    Ok(())
}

fn keep<T>(slot: &OnceLock<T>, parts: T) {
    // It is set already where the chunk was asked for twice.
    _ = slot.set(parts);
}

/// Whether a chunk is here.
pub(super) fn is_here(chunk: Chunk) -> bool {
    match chunk {
        Chunk::Work => WORK.get().is_some(),
        Chunk::Link => LINK.get().is_some(),
        Chunk::Report => REPORT.get().is_some(),
        Chunk::Page(Page::Case) => CASE.get().is_some(),
        Chunk::Page(page) => PAGES[page as usize].get().is_some(),
    }
}

/// Acts with the parts of [`Chunk::Work`].
pub(super) fn work(act: impl FnOnce(&'static WorkChunk) + 'static) {
    when_here(Chunk::Work, || _ = WORK.get().map(act));
}

/// The parts of [`Chunk::Work`], if they are here.
pub(super) fn work_here() -> Option<&'static WorkChunk> {
    WORK.get()
}

/// Acts with the parts of the business case, when those of [`Chunk::Work`] are here too.
pub(super) fn case(act: impl FnOnce(&'static CaseChunk) + 'static) {
    ask(Chunk::Page(Page::Case));
    when_both_here([Chunk::Work, Chunk::Page(Page::Case)], || _ = CASE.get().map(act));
}

/// Acts with what reads and writes workbooks, when it is here.
pub(super) fn report(act: impl FnOnce(ReportChunk) + 'static) {
    when_here(Chunk::Report, || _ = REPORT.get().copied().map(act));
}

/// Acts with what measures files, when it is here.
pub(super) fn measure(act: impl FnOnce(MeasureChunk) + 'static) {
    when_here(Chunk::Page(Page::Measure), || _ = MEASURE.get().copied().map(act));
}

/// The parts of the business case, if they are here.
pub(super) fn case_here() -> Option<&'static CaseChunk> {
    CASE.get()
}

/// Opens the case that the address carries, when the code for that and [`Chunk::Work`] are here, and then acts.
pub(super) fn open_address(state: AppState, session: Session, at_start: bool, then: impl FnOnce() + 'static) {
    ask(Chunk::Link);
    when_both_here([Chunk::Work, Chunk::Link], move || {
        _ = LINK.get().map(|link| (link.open_address)(state, session, at_start));
        then();
    });
}

/// Takes the case that is open to read into the user's own work, when the code for that is here.
pub(super) fn copy_case_to_read(state: AppState, session: Session) {
    when_both_here([Chunk::Work, Chunk::Link], move || {
        _ = LINK.get().map(|link| (link.copy_case_to_read)(state, session));
    });
}

/// A part of the page from [`Chunk::Work`], not there before that is.
pub(super) fn of_work(view: impl Fn(&'static WorkChunk) -> AnyView + Send + 'static) -> AnyView {
    of(Chunk::Work, Box::new(move || WORK.get().map(&view)))
}

/// A part of the page from the chunk of the business case, not there before that is.
pub(super) fn of_case(view: impl Fn(&'static CaseChunk) -> AnyView + Send + 'static) -> AnyView {
    of(Chunk::Page(Page::Case), Box::new(move || CASE.get().map(&view)))
}

/// The evidence behind an input, from the guide's chunk, which is loaded for it.
pub(super) fn of_guide(view: impl Fn(EvidenceView) -> AnyView + Send + 'static) -> AnyView {
    let guide = Chunk::Page(Page::Guide);
    ask(guide);
    of(guide, Box::new(move || EVIDENCE.get().map(|evidence| view(*evidence))))
}

/// A page from its chunk.
pub(super) fn page(page: Page) -> AnyView {
    of(Chunk::Page(page), Box::new(move || PAGES[page as usize].get().map(|view| view())))
}

fn of(chunk: Chunk, view: Box<dyn Fn() -> Option<AnyView> + Send>) -> AnyView {
    let here = session().here(chunk);
    (move || here.get().then(&view).flatten()).into_child()
}

/// Loads the chunks that no one has asked for yet, one after the other, so that every page opens at once. Few visits need the
/// reports, which the navigation does not have, and these are large.
pub(super) fn load_ahead() {
    timer::when_idle(|| {
        spawn_local(async {
            let is_report = |chunk: &Chunk| match chunk {
                Chunk::Page(page) => *page as usize >= Page::IN_NAVIGATION,
                chunk => *chunk == Chunk::Report,
            };
            for chunk in Chunk::all().filter(|chunk| !is_report(chunk) && !is_here(*chunk)) {
                // One that does not come is missed when it is needed.
                _ = load(chunk).await;
            }
        });
    });
}
