//! The files that were read, their warnings by line, and those that were skipped.

use super::measuring::Measuring;
use super::part;
use crate::page::ui::{Child, Element, html, keyed};
use crate::page::widgets::{button, fold};
use crate::text::dates::counted;
use crate::text::measured_files::{file_words, warning_words};
use leptos::prelude::*;
use measure_messages::{FileView, Skipped, Warning};

/// The most warnings of a list that are shown.
const MOST_WARNINGS: usize = 200;

pub(super) fn files(measuring: Measuring) -> AnyView {
    let view = measuring.view;
    let all = Memo::new(move |_| view.with(|view| view.files.clone()));
    let numbers = move || all.with(|files| files.iter().map(|file| file.file).collect::<Vec<_>>());
    let skipped = Memo::new(move |_| view.with(|view| (view.skipped.clone(), view.more_skipped)));
    part("measured-files", "What was read")
        .child(html::ul().class("rows").child(keyed(numbers, move |file| row(measuring, all, file))))
        .child(move || skipped.with(|(skipped, more)| (!skipped.is_empty()).then(|| not_read(skipped, *more))))
        .into_any()
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
        .child(warned)
        .into_any()
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

fn not_read(skipped: &[Skipped], more: usize) -> AnyView {
    let line = |file: &Skipped| {
        html::li().child(html::strong().child(file.name.clone())).child(html::span().child(format!(": {}", file.why)))
    };
    let mut lines: Vec<Element> = skipped.iter().map(line).collect();
    if more > 0 {
        lines.push(html::li().child(format!("and {more} more")));
    }
    html::div()
        .class("stack")
        .child(html::h3().child("Skipped"))
        .child(html::ul().class("faults").child(lines))
        .into_child()
}
