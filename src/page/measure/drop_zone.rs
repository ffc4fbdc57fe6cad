//! Where files are dropped or chosen, a roster is typed, and reading is followed and stopped.

use super::files;
use super::measuring::Measuring;

use crate::browser::{dom, file};
use crate::page::session;
use crate::page::ui::{Child, Element, fragment, html};
use crate::page::widgets::{button, fold};
use crate::text::measured_files::{PRIVACY, STORED, files_sentence};
use crate::text::sample_week::sample_week;
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::Event;
use measure_messages::FileKind;

/// The name under which a typed roster is listed.
const TYPED: &str = "Typed roster";
const EXAMPLE: &str = "name,zone,start,end,days\nAna,Europe/Berlin,9:00,17:00,mon-fri\nBo,America/New_York,,,";

pub(super) fn drop_zone(measuring: Measuring) -> Element {
    let choose = html::input()
        .attr("type", "file")
        .attr("multiple", "")
        .attr("id", "measure-files")
        .attr("class", "visually-hidden")
        .on(ev::change, move |event: Event| measuring.add(&file::chosen(&event)));
    let is_used = Memo::new(move |_| {
        measuring.waiting.get() > 0 || measuring.view.with(|view| !view.files.is_empty() || !view.skipped.is_empty())
    });
    let class = move || if is_used.get() { "button" } else { "button primary" }.to_owned();
    let words = move || if is_used.get() { "Add files" } else { "Choose files" };
    let pick = html::label().class(class).child(words).child(choose);
    let today = session().today;
    let load = move || measuring.load_sample(sample_week(today.get_untracked()));
    let about = move || {
        (!is_used.get()).then(|| {
            let kinds = "Drop files anywhere on this page: calendars (one or more .ics files, or a zipped export of Google, Outlook or \
                Apple), ticket exports (.csv) and a team roster (.csv). The page recognizes each by its content.";
            let privacy = format!("{PRIVACY} {STORED}");
            vec![html::p().child(kinds), html::p().class("quiet").child(privacy)]
        })
    };
    let sample = move || (!is_used.get()).then(|| button("button", "Try a sample week", load));
    let all = move || is_used.get().then(|| files::files(measuring));
    let privacy = move || is_used.get().then(|| html::p().class("quiet").child(PRIVACY));
    // Small once it is used: what was found comes first.
    html::section()
        .class(move || if is_used.get() { "stack drop-zone used" } else { "stack drop-zone" }.to_owned())
        .attr("aria-label", "Files")
        .child(about)
        .child(state(measuring))
        .child(html::div().class("cluster").child(pick).child(sample).child(stop(measuring)))
        .child(all)
        .child(typed_roster(measuring))
        .child(privacy)
}

fn typed_roster(measuring: Measuring) -> Element {
    fold("Type or paste a roster", move || {
        let text = RwSignal::new(String::new());
        let area = html::textarea()
            .attr("id", "measure-roster")
            .attr("rows", "5")
            .attr("data-undo", dom::OWN_UNDO)
            .attr("spellcheck", "false")
            .attr("placeholder", EXAMPLE)
            .prop("value", move || text.get())
            .on(ev::input, move |event| text.set(event_target_value(&event)));
        let words = "Columns: name, zone (such as Europe/Berlin, or a city), and optionally start, end and days. The first row names them.";
        let add = button("button small", "Measure this roster", move || {
            let typed = text.get_untracked();
            if !typed.trim().is_empty() {
                measuring.add_text(TYPED, typed, FileKind::Roster);
            }
        });
        html::div()
            .class("stack")
            .child(html::label().class("cell").child(html::span().child(words)).child(area))
            .child(html::p().child(add))
            .into_any()
    })
    .class("paste")
}

/// Stops reading, or forgets what was read.
fn stop(measuring: Measuring) -> impl Fn() -> Option<Element> + Send {
    let Measuring { waiting, view, is_sample, .. } = measuring;
    let is_busy = Memo::new(move |_| waiting.get() > 0);
    let is_there =
        Memo::new(move |_| is_busy.get() || view.with(|view| !view.files.is_empty() || !view.skipped.is_empty()));
    move || {
        let words = match (is_busy.get(), is_sample.get()) {
            (true, _) => "Stop reading",
            (false, true) => "Remove the sample",
            (false, false) => "Remove all files",
        };
        is_there.get().then(|| button("button", words, move || measuring.forget()))
    }
}

/// Progress, what was read, and what went wrong.
fn state(measuring: Measuring) -> Element {
    let Measuring { progress, waiting, problem, asking, view, is_sample, .. } = measuring;
    let is_busy = Memo::new(move |_| waiting.get() > 0);
    let words = move || {
        view.with(|view| {
            let is_empty = view.files.is_empty() && view.skipped.is_empty();
            match (is_busy.get(), is_empty) {
                (true, _) => progress.with(|progress| match progress {
                    Some(progress) if !progress.file.is_empty() => format!("Reading {}…", progress.file),
                    _ => "Measuring…".into(),
                }),
                (false, true) => String::new(),
                (false, false) => files_sentence(view),
            }
        })
    };
    let bar = move || {
        progress.get().map(|progress| {
            let share = progress.bytes_done as f64 / (progress.bytes.max(1)) as f64;
            html::progress()
                .class("progress")
                .attr("aria-label", "Files read")
                .attr("max", "100")
                .attr("value", format!("{}", (share * 100.0).round() as u32))
        })
    };
    let sample = move || {
        is_sample.get().then(|| {
            html::div().class("notice warning").child(html::p().child(
                "Sample: a made-up team of three, and the roster of another one in three time zones. None of these figures can be taken \
                 over. Your own files replace it.",
            ))
        })
    };
    html::div().class("stack").attr("aria-busy", move || is_busy.get().then(|| "true".to_owned())).child(fragment([
        html::p().attr("role", "status").child(words).into_any(),
        bar.into_child(),
        (move || {
            // What a field asked is answered beside it.
            let words = problem.get();
            (!words.is_empty() && asking.with(String::is_empty))
                .then(|| html::p().class("message").attr("role", "alert").child(words))
        })
        .into_child(),
        sample.into_child(),
        (move || {
            let skipped = view.with(|view| (view.skipped.clone(), view.more_skipped));
            (!skipped.0.is_empty()).then(|| files::skipped(&skipped.0, skipped.1))
        })
        .into_child(),
    ]))
}
