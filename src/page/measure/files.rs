//! The files that were read, their warnings by line, and those that were skipped.

use super::calendar::of as of_calendar;
use super::measuring::Measuring;
use crate::page::ui::{Element, html, keyed};
use crate::page::widgets::{button, checkbox, fold};
use crate::text::dates::counted;
use crate::text::measured_files::{file_words, warning_words};
use leptos::prelude::*;
use measure_messages::{FileKind, FileView, Skipped, Warning};

/// The most warnings of a list that are shown.
const MOST_WARNINGS: usize = 200;

pub(super) fn files(measuring: Measuring) -> AnyView {
    let view = measuring.view;
    let all = Memo::new(move |_| view.with(|view| view.files.clone()));
    let numbers = move || all.with(|files| files.iter().map(|file| file.file).collect::<Vec<_>>());
    let warnings = Memo::new(move |_| {
        view.with(|view| {
            let tables =
                view.tickets.iter().filter_map(|one| one.figures.as_ref()).map(|figures| figures.warnings.len());
            let rosters =
                view.rosters.iter().filter_map(|one| one.figures.as_ref()).map(|figures| figures.warnings.len());
            view.files.iter().map(|file| file.warnings.len()).chain(tables).chain(rosters).sum::<usize>()
        })
    });
    let summary = move || {
        let files = counted(all.with(Vec::len), "file");
        let empty = all.with(|files| files.iter().filter(|file| is_empty_calendar(file)).count());
        let empty = if empty > 0 { format!(", {empty} without events") } else { String::new() };
        match warnings.get() {
            0 => format!("Show {files}{empty}"),
            count => format!("Show {files}{empty}, {}", counted(count, "warning")),
        }
    };
    let rows = move || {
        html::ul()
            .class("rows")
            .attr("id", "measured-files")
            .child(keyed(numbers, move |file| row(measuring, all, file)))
            .into_any()
    };
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    let list = fold(summary, rows).class("paste").attr("hidden", move || is_empty.get().then(String::new));
    list.into_any()
}

fn row(measuring: Measuring, files: Memo<Vec<FileView>>, number: u32) -> AnyView {
    let file = Memo::new(move |_| files.with(|files| files.iter().find(|file| file.file == number).cloned()));
    let of = move |part: fn(&FileView) -> String| file.with(|file| file.as_ref().map(part).unwrap_or_default());
    let warned = move || file.with(|file| file.as_ref().map(|file| warnings(&file.warnings)));
    let name = move || format!("Remove {}", of(|file| file.name.clone()));
    let remove = button("button small plain", "Remove", move || measuring.remove(number))
        .attr("aria-label", move || Some(name()));
    html::li()
        .class("measured-file")
        .child(
            html::div()
                .class("cluster")
                .child(html::strong().child(move || of(|file| file.name.clone())))
                .child(remove),
        )
        .child(html::p().class("quiet").child(move || of(file_words)))
        .child(without_events(measuring, file))
        .child(warned)
        .into_any()
}

fn is_empty_calendar(file: &FileView) -> bool {
    file.kind == FileKind::Calendar && file.rows == 0
}

/// Of a calendar without events: whether its owner counts.
fn without_events(measuring: Measuring, file: Memo<Option<FileView>>) -> impl Fn() -> Option<AnyView> + Send {
    let is_empty = Memo::new(move |_| file.with(|file| file.as_ref().is_some_and(is_empty_calendar)));
    let counted = Memo::new(move |_| of_calendar(measuring, |view| view.settings.without_meetings.clone()));
    move || {
        let number = file.with(|file| file.as_ref().map(|file| file.file)).filter(|_| is_empty.get())?;
        let counts = move || counted.with(|counted| counted.as_ref().is_some_and(|all| all.contains(&number)));
        let toggle = move |_| {
            let on = !untrack(counts);
            measuring.set_calendar(|settings| {
                settings.without_meetings.retain(|other| *other != number);
                settings.without_meetings.extend(on.then_some(number));
            });
        };
        let about = html::p().child("It has no events, so it is left out: an export can be empty by mistake.");
        let choice =
            counted.with(Option::is_some).then(|| checkbox(counts, toggle, "Count its owner, with no meetings"));
        Some(html::div().class("stack").child(about).child(choice).into_any())
    }
}

/// Warnings by line, folded.
pub(super) fn warnings(all: &[Warning]) -> AnyView {
    if all.is_empty() {
        return ().into_any();
    }
    let count = counted(all.len(), "warning");
    let shown: Vec<String> = all.iter().take(MOST_WARNINGS).map(warning_words).collect();
    let more = all.len().saturating_sub(MOST_WARNINGS);
    fold(count, move || {
        let line = |words: &String| html::li().child(words.clone());
        let mut lines: Vec<Element> = shown.iter().map(line).collect();
        if more > 0 {
            lines.push(html::li().child(format!("and {more} more")));
        }
        html::ul().class("faults").child(lines).into_any()
    })
    .class("measure-warnings")
    .into_any()
}

/// The files that were skipped, each with the reason.
pub(super) fn skipped(skipped: &[Skipped], more: usize) -> Element {
    let line = |file: &Skipped| {
        html::li().child(html::strong().child(file.name.clone())).child(html::span().child(format!(": {}", file.why)))
    };
    let mut lines: Vec<Element> = skipped.iter().map(line).collect();
    if more > 0 {
        lines.push(html::li().child(format!("and {more} more")));
    }
    html::ul().class("faults").attr("id", "skipped-files").attr("aria-label", "Skipped files").child(lines)
}
