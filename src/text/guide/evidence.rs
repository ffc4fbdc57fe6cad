//! The evidence preset's ranges with their sources, and the sources as a bibliography.

use super::block::{Block, FormatValue, GuideLink, GuideText, term, text};
use crate::model::{Case, Edition, EvidenceEntry, FIELDS, Field, Input, Preset, Source, evidence, evidence_entries};
use crate::text::source_line;
use std::collections::BTreeMap;

/// A limit of all sources, also stated beside each input.
pub const NO_DIRECT_EVIDENCE: &str = "No study here tests asynchronous work itself.";

/// The value of an input in the evidence preset, in words.
pub(super) fn preset_range(field: &'static Field, format_value: &FormatValue) -> String {
    let value = field.presets.of(Preset::Evidence, Edition::LATEST);
    let [low, likely, high] = [value.low(), value.likely(), value.high()].map(|value| format_value(value, field.unit));
    if value.is_range() {
        format!("The evidence preset assumes {low} to {high}, likely {likely}.")
    } else {
        format!("The evidence preset assumes {likely}.")
    }
}

/// Each range of the evidence preset with its sources and how far they apply to this case.
pub(super) fn by_input(format_value: &FormatValue) -> Vec<Block> {
    let case: Case = Preset::Evidence.case();
    let is_shown =
        |field: &&'static Field| !field.source.is_placeholder() && case.spread(Input { field, row: 0 }).is_some();
    let shown = FIELDS.iter().filter(|field| !field.is_by_row()).filter(|field| is_shown(field));
    let row = |field: &'static Field| {
        let mut words = format!("{} {}.", preset_range(field, format_value), source_line(field.source));
        if let Some(EvidenceEntry { carries, .. }) = evidence(field.key)
            && !carries.is_empty()
        {
            words = format!("{words} {carries}");
        }
        term(field.label, words)
    };
    vec![
        text(format!(
            "{NO_DIRECT_EVIDENCE} The studies count meetings, time saved and people who leave after other changes in \
             how and where people work. “Measured” means counted or found in a trial, “survey” that people were asked, \
             and “vendor” that the data describe a vendor’s own users. Where nobody has measured, the range is our \
             estimate: measure it in a pilot.",
        )),
        Block::Terms(shown.map(row).collect()),
        text(format!(
            "These are the ranges of the second edition ({}). Cases and links from the first edition (November 2026) \
             keep its figures, which were our own estimates.",
            Edition::LATEST.month(),
        )),
        Block::Links(&[GuideLink::Section("sources"), GuideLink::Section("uncertainty")]),
    ]
}

/// Every source once, by author.
pub(super) fn bibliography(_: &FormatValue) -> Vec<Block> {
    // Inserted one by one: `collect()` into a BTreeMap pulls in a sort (kilobytes of Wasm).
    let mut found: BTreeMap<(String, &str), &Source> = BTreeMap::new();
    for source in evidence_entries().iter().flat_map(|entry| entry.sources) {
        found.insert((source.reference(), source.found), source);
    }
    let row = |((reference, _), source): ((String, &str), &Source)| -> (GuideText, GuideText) {
        term(reference, format!("{} ({}.)", source.found, source.reading()))
    };
    vec![Block::Terms(found.into_iter().map(row).collect()), Block::Links(&[GuideLink::Section("evidence")])]
}
