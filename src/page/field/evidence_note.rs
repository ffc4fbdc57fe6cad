//! The evidence behind an input, in full: what was found, where, and how far it carries here.

use super::NumberField;
use super::message::words;
use crate::model::{Edition, EvidenceEntry, GroupRange, Input, MEETING_HOURS, Origin, Source, SourceLine, evidence};
use crate::page::ui::{Element, html};
use crate::page::widgets::{button, in_guide};
use crate::state::UndoLabel;
use crate::text::guide::{NO_DIRECT_EVIDENCE, section_explaining};
use crate::text::source_line;
use leptos::prelude::*;

/// What is known of an input in the edition of the case, and the way to its part of the guide.
pub(in crate::page) fn evidence_note(number: NumberField, input: Input) -> AnyView {
    let edition = number.state.case().with_untracked(|case| case.edition);
    let content = if edition < Edition::LATEST && !input.field.source.is_placeholder() {
        html::p().child(first_edition(input.field.source))
    } else {
        let groups = (input.field.key == "meetings.load.hours_per_person_week").then(|| groups(number, input));
        html::div().class("stack").child(evidence(input.field.key).map(|entry| known(input, entry))).child(groups)
    };
    // The sections of the guide refer to all of its text, which is to stay in the guide's chunk.
    html::div().class("stack").child(content).child(in_guide(section_explaining(input.field))).into_any()
}

/// What stands behind the preset's figure of the first edition, and behind that of the latest.
fn first_edition(latest: SourceLine) -> String {
    format!(
        "The preset’s figure in the first edition of the evidence ({}) was our own estimate. In edition 2 ({}): {}.",
        Edition::First.month(),
        Edition::LATEST.month(),
        source_line(latest),
    )
}

fn known(input: Input, entry: &'static EvidenceEntry) -> Element {
    let own = entry.sources.is_empty().then(|| html::p().child(source_line(input.field.source)).child("."));
    let sources = (!entry.sources.is_empty()).then(|| {
        let items = entry.sources.iter().map(source).collect::<Vec<_>>();
        html::ul().class("stack").child(items)
    });
    let carries = match (entry.carries, entry.sources) {
        ("", _) => None,
        (carries, []) => Some(carries.to_owned()),
        (carries, _) => Some(format!("{carries} {NO_DIRECT_EVIDENCE}")),
    };
    html::div().class("stack").child(own).child(sources).child(carries.map(|carries| html::p().child(carries)))
}

/// A source: who found it, what was found, and how.
fn source(source: &'static Source) -> Element {
    html::li().child(html::b().child(source.reference())).child(format!(": {} ({}.)", source.found, source.reading()))
}

/// The ranges of groups of people, to be taken instead.
fn groups(number: NumberField, input: Input) -> Element {
    let choice = |group: &'static GroupRange| {
        let take = move || {
            number.state.edit(UndoLabel::step(input.field.label), |case| {
                case.restore(input, group.values);
                case.notes.entry(input.to_string()).or_default().source = source_line(group.source);
                case.set_origin(input, Origin::Preset);
            });
        };
        let label = format!("Use {} for {}", words(number, &group.values), group.name);
        html::p().child(button("link", label, take)).child(format!(" {}", source_line(group.source)))
    };
    html::div().class("stack").child(MEETING_HOURS.iter().map(choice).collect::<Vec<_>>())
}
