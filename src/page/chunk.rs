//! The chunks of the program: the build divides the Wasm at the functions marked `wasm_split`, so that nobody loads what he does
//! not open. What only such a function refers to is in its chunk; what several of them share is in a file of its own (what is
//! small, in one together), loaded with the first of them; everything else is in the first file.
//!
//! A marked function hands over function pointers. They are kept once the chunk is here, so a view is made from them like any
//! other. An action that comes earlier waits for its chunk; the page stays usable meanwhile.

// `fallible` requires a `Result`; these functions themselves always return `Ok`.
#![allow(clippy::unnecessary_wraps)]

mod waiting;

pub(super) use waiting::{
    TOPIC, WORK_MISSING, ask, ask_at_once, follow, load_again, load_held, when_both_here, when_here,
};

use super::answer::{self, TileRow};
use super::chart::{ChartSize, ReadOut, SaveTable, SvgChart};
use super::field::{self, NumberField, NumberFieldState};
use super::paste_box::{PasteBox, PastedTable};
use super::rollout::RolloutState;
use super::scorecard::CardState;
use super::shell::Dialog;
use super::ui::Child;
use super::{
    chart, compare, format, guide, inputs, measure, newer_evidence, paper, printed, promise, reader, readiness,
    render_queue, rollout, scorecard, session, shell, status, survey, today, toolbar, tools,
};
use crate::browser::dom;
use crate::browser::file_drop::Dropped;
use crate::browser::timer;
use crate::exchange::case_csv::CaseTable;
use crate::exchange::table::Choices;
use crate::model::kpi::{KpiId, Scorecard, SurveyRound};
use crate::model::{
    Case, Input, InputNote, MeetingLoadKind, Preset, Quantiles, ReportedAlternatives, Simulation, Spread,
};
use crate::persist::{self, Loaded, PlanFile};
use crate::state::{AppState, Chunk, Page, Remedy, Session, Simulate};
use crate::text::{HeadlineFacts, Phrase};
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use leptos::web_sys::{File, FocusEvent, KeyboardEvent};
use std::sync::{Arc, OnceLock};
use wasm_bindgen_futures::spawn_local;

/// What the chunk [`Chunk::Work`] does. It opens links too: an area of their own would add a third to the files that areas share.
pub(super) struct WorkChunk {
    pub load: fn() -> Loaded,
    pub keep: fn(AppState, Session),
    pub open_address: fn(AppState, Session, bool),
    pub copy_case_to_read: fn(AppState, Session),
    pub restore_link: fn(),
    /// Here and not in [`CaseChunk`]: what waits is dropped with the page that asked, and a page is left only once this chunk is here.
    pub start_from: fn(AppState, Session, Preset),
    pub count_meetings: fn(AppState, Session, MeetingLoadKind),
    pub undo: fn(AppState, Session),
    pub redo: fn(AppState, Session),
    pub set: fn(AppState, Input, Spread),
    pub take: fn(NumberFieldState, usize, &str),
    pub leave: fn(NumberFieldState),
    pub press: fn(NumberFieldState, usize, &KeyboardEvent) -> bool,
    pub toggle: fn(NumberFieldState),
    pub preset_of: fn(&Case) -> Option<Preset>,
    pub press_in_toolbar: fn(&KeyboardEvent),
    pub focus_in_toolbar: fn(&FocusEvent),
}

/// What the chunk of the business case does, and what any page needs beyond typing and saving: messages, menus, dialogs, files
/// that come in, and what is read out of charts and saved of them.
pub(super) struct CaseChunk {
    pub message: fn(NumberFieldState) -> AnyView,
    pub note: fn(NumberField, Input, Memo<InputNote>, Spread) -> AnyView,
    pub cases: fn() -> AnyView,
    pub more: fn() -> AnyView,
    pub notices: fn() -> AnyView,
    pub remedy: fn(AppState, Session, &Remedy),
    pub toast: fn() -> AnyView,
    pub printed_head: fn() -> AnyView,
    pub dialogs: fn() -> AnyView,
    pub show_dialog: fn(Dialog),
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
    pub curve: fn() -> AnyView,
    pub import_files: fn(AppState, Session, Vec<File>),
    pub take_drop: fn(AppState, Session, Dropped),
    pub export_menu: fn(&Arc<SvgChart>, Option<SaveTable>) -> AnyView,
    pub read_out: fn(ReadOut, Memo<String>, ChartSize) -> AnyView,
    pages: [PageView; 2],
}

#[wasm_split(work, wasm_split_path = ::leptos::wasm_split, fallible)]
fn work_chunk() -> Result<WorkChunk, SplitLoaderError> {
    Ok(WorkChunk {
        load: persist::load,
        keep: |state, session| {
            persist::keep(state, session);
            shell::follow_shortcuts(state, session);
            shell::follow_drops(state, session);
        },
        open_address: persist::open_address,
        copy_case_to_read: persist::copy_case_to_read,
        restore_link: persist::restore_link,
        start_from: inputs::start_from,
        count_meetings: inputs::count_meetings,
        undo: persist::undo,
        redo: persist::redo,
        set: |state, input, spread| state.set(input, spread),
        take: NumberFieldState::take,
        leave: NumberFieldState::leave,
        press: NumberFieldState::press,
        toggle: NumberFieldState::toggle,
        preset_of: Preset::of,
        press_in_toolbar: toolbar::press,
        focus_in_toolbar: |event| dom::keep_tab_stop(event),
    })
}

// The readiness check and the guide come along, since they are small: an area more would add many files that areas share.
#[wasm_split(case, wasm_split_path = ::leptos::wasm_split, fallible)]
fn case_chunk() -> Result<CaseChunk, SplitLoaderError> {
    Ok(CaseChunk {
        message: field::message,
        note: field::note_body,
        cases: shell::cases,
        more: shell::more,
        notices: shell::keyed_notices,
        remedy: persist::remedy,
        toast: shell::toast_line,
        printed_head: printed::head,
        dialogs: shell::dialogs,
        show_dialog: shell::show_dialog,
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
        curve: answer::curve,
        import_files: |state, session, files| persist::import_files(state, session, files, shell::read_workbook),
        take_drop: |state, session, dropped| persist::take_drop(state, session, dropped, shell::read_workbook),
        export_menu: chart::export_menu,
        read_out: chart::read_out,
        pages: [readiness::readiness, guide::guide],
    })
}

/// Makes a page.
type PageView = fn() -> AnyView;

// The survey comes with the scorecard, which reads its answers: the code that both need would be a shared file otherwise.
#[wasm_split(scorecard, wasm_split_path = ::leptos::wasm_split, fallible)]
fn scorecard_chunk() -> Result<[PageView; 2], SplitLoaderError> {
    Ok([scorecard::scorecard, survey::survey])
}

#[wasm_split(rollout, wasm_split_path = ::leptos::wasm_split, fallible)]
fn rollout_chunk() -> Result<[PageView; 1], SplitLoaderError> {
    Ok([rollout::rollout])
}

#[wasm_split(tools, wasm_split_path = ::leptos::wasm_split, fallible)]
fn tools_chunk() -> Result<[PageView; 1], SplitLoaderError> {
    Ok([tools::tools])
}

/// What the chunk [`Chunk::DETAILS`] does.
pub(super) struct DetailsChunk {
    /// Reads files that were dropped on the page that measures.
    pub take_files: fn(&[File]),
    pub reading_form: fn(CardState) -> AnyView,
    pub readings_table: fn(CardState) -> AnyView,
    pub kpi_settings: fn(CardState) -> AnyView,
    pub survey: fn(CardState, Memo<Arc<SurveyRound>>) -> AnyView,
    pub read_readings: fn(&str, &Choices, &Scorecard) -> PastedTable,
    pub conflicts: fn(PasteBox, &Scorecard) -> usize,
    pub take_readings: fn(PasteBox, &Scorecard, bool),
    pub save_readings: fn(AppState, Session, Option<&KpiId>),
    pub save_scorecard: fn(AppState, Session),
    pub approved_case: fn() -> AnyView,
    pub promised: fn() -> AnyView,
    pub gates: fn(RolloutState) -> AnyView,
    pub save_plan: fn(AppState, Session, PlanFile),
    pages: [PageView; 5],
}

// One area, since an area for each would add many files that areas share.
#[wasm_split(details, wasm_split_path = ::leptos::wasm_split, fallible)]
fn details_chunk() -> Result<DetailsChunk, SplitLoaderError> {
    Ok(DetailsChunk {
        take_files: measure::take_files,
        reading_form: scorecard::reading_form,
        readings_table: scorecard::readings_table,
        kpi_settings: scorecard::kpi_settings,
        survey: scorecard::survey_running,
        read_readings: scorecard::read_pasted,
        conflicts: scorecard::conflicts,
        take_readings: scorecard::take_readings,
        save_readings: |state, session, only| persist::save_readings(state, session, only, format::table_context()),
        save_scorecard: scorecard::save_markdown,
        approved_case: promise::approved_case,
        promised: promise::promised,
        gates: rollout::gates,
        save_plan: |state, session, file| persist::save_plan(state, session, file, today(), format::marks()),
        pages: [measure::measure, compare::compare, paper::paper, reader::reader, status::status],
    })
}

/// What the chunk [`Chunk::Workbook`] does.
pub(super) struct WorkbookChunk {
    pub save_workbook: fn(Session, &Case, Option<&ReportedAlternatives>),
    pub open_workbook: fn(Session, String, &[u8]),
    pub save_case_table: fn(Session, &Case, CaseTable),
}

#[wasm_split(workbook, wasm_split_path = ::leptos::wasm_split, fallible)]
fn workbook_chunk() -> Result<WorkbookChunk, SplitLoaderError> {
    Ok(WorkbookChunk {
        save_workbook: persist::save_workbook,
        open_workbook: shell::open_workbook,
        save_case_table: |session, case, table| persist::save_case_table(session, case, table, format::marks()),
    })
}

static WORK: OnceLock<WorkChunk> = OnceLock::new();
static CASE: OnceLock<CaseChunk> = OnceLock::new();
static DETAILS: OnceLock<DetailsChunk> = OnceLock::new();
static WORKBOOK: OnceLock<WorkbookChunk> = OnceLock::new();
/// The pages whose view is in a chunk: all but the business case.
static PAGES: [OnceLock<PageView>; Page::ALL.len()] = [const { OnceLock::new() }; Page::ALL.len()];

/// Loads a chunk, or returns at once when it is here. A later call tries again where this one failed.
///
/// # Errors
/// When a file of it does not come, or is damaged.
pub(super) async fn load(chunk: Chunk) -> Result<(), SplitLoaderError> {
    match chunk {
        Chunk::Work => keep(&WORK, work_chunk().await?),
        Chunk::Workbook => keep(&WORKBOOK, workbook_chunk().await?),
        Chunk::Page(Page::Case | Page::Readiness | Page::Guide) => {
            let chunk = case_chunk().await?;
            keep_pages(&[Page::Readiness, Page::Guide], &chunk.pages);
            keep(&CASE, chunk);
        }
        Chunk::Page(Page::Measure | Page::Compare | Page::Paper | Page::Read | Page::Status) => {
            let chunk = details_chunk().await?;
            keep_pages(&[Page::Measure, Page::Compare, Page::Paper, Page::Read, Page::Status], &chunk.pages);
            keep(&DETAILS, chunk);
        }
        Chunk::Page(Page::Scorecard | Page::Survey) => {
            keep_pages(&[Page::Scorecard, Page::Survey], &scorecard_chunk().await?);
        }
        Chunk::Page(Page::Rollout) => keep_pages(&[Page::Rollout], &rollout_chunk().await?),
        Chunk::Page(Page::Tools) => keep_pages(&[Page::Tools], &tools_chunk().await?),
    }
    // Other pages may have come with it.
    Chunk::all().filter(|chunk| is_here(*chunk)).for_each(waiting::arrived);
    Ok(())
}

fn keep_pages(pages: &[Page], views: &[PageView]) {
    pages.iter().zip(views).for_each(|(page, view)| keep(&PAGES[*page as usize], *view));
}

fn keep<T>(slot: &OnceLock<T>, parts: T) {
    // It is set already where the chunk was asked for twice.
    _ = slot.set(parts);
}

/// Whether a chunk is here.
pub(super) fn is_here(chunk: Chunk) -> bool {
    match chunk {
        Chunk::Work => WORK.get().is_some(),
        Chunk::Workbook => WORKBOOK.get().is_some(),
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
pub(super) fn workbook(act: impl FnOnce(&'static WorkbookChunk) + 'static) {
    when_here(Chunk::Workbook, || _ = WORKBOOK.get().map(act));
}

/// Acts with the parts of [`Chunk::DETAILS`], when they are here.
pub(super) fn details(act: impl FnOnce(&'static DetailsChunk) + 'static) {
    when_here(Chunk::DETAILS, || _ = DETAILS.get().map(act));
}

/// The parts of [`Chunk::DETAILS`], if they are here.
pub(super) fn details_here() -> Option<&'static DetailsChunk> {
    DETAILS.get()
}

/// The parts of the business case, if they are here.
pub(super) fn case_here() -> Option<&'static CaseChunk> {
    CASE.get()
}

/// A part of the page from [`Chunk::Work`], not there before that is.
pub(super) fn of_work(view: impl Fn(&'static WorkChunk) -> AnyView + Send + 'static) -> AnyView {
    of(Chunk::Work, Box::new(move || WORK.get().map(&view)))
}

/// A part of the page from the chunk of the business case, not there before that is: then it is built in its turn, since the chunk brings
/// many parts all over the page.
pub(super) fn of_case(view: impl Fn(&'static CaseChunk) -> AnyView + Send + Sync + 'static) -> AnyView {
    case_in_turn(Arc::new(move || CASE.get().map(&view).into_child()))
}

/// The same for a boxed view, so that this code exists once.
fn case_in_turn(view: Arc<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    let chunk = Chunk::Page(Page::Case);
    let is_late = !is_here(chunk);
    let build = move || {
        let view = view.clone();
        Some(if is_late { render_queue::in_turn(move || view()) } else { view() })
    };
    of(chunk, Box::new(build))
}

/// A part of the page from [`Chunk::DETAILS`], not there before that is. Where it is here, it is the part itself, which is updated
/// in place when what is around it is made anew: a form keeps the focus.
pub(super) fn of_details(view: impl Fn(&'static DetailsChunk) -> AnyView + Send + 'static) -> AnyView {
    match DETAILS.get() {
        Some(details) => view(details),
        None => of(Chunk::DETAILS, Box::new(move || DETAILS.get().map(&view))),
    }
}

/// A page from its chunk.
pub(super) fn page(page: Page) -> AnyView {
    of(Chunk::Page(page), Box::new(move || PAGES[page as usize].get().map(|view| view())))
}

fn of(chunk: Chunk, view: Box<dyn Fn() -> Option<AnyView> + Send>) -> AnyView {
    let here = session().here(chunk);
    (move || here.get().then(&view).flatten()).into_child()
}

/// Loads the chunks that no one has asked for yet, one after the other, so that every page opens at once. Few visits need
/// workbooks, whose chunk is large.
pub(super) fn load_ahead() {
    timer::when_idle(|| {
        spawn_local(async {
            for chunk in Chunk::all().filter(|chunk| *chunk != Chunk::Workbook && !is_here(*chunk)) {
                // One that does not come is missed when it is needed.
                _ = load(chunk).await;
            }
        });
    });
}
