//! Where the value of an input comes from, and which source it has.
//!
//! A case stores an origin only where it cannot be derived from the value ([`InputNote::origin`]). Otherwise it is derived, which also
//! holds for documents written before origins existed.

use super::article_claims::NAMED;
use super::case::{Case, InputNote};
use super::case_rows::Meeting;
use super::choice::{Choice, ChoiceRow};
use super::edition::Edition;
use super::evidence::{EvidenceKind, SourceLine};
use super::field::{FIELDS, Input};
use super::preset::Preset;
use super::{RowList, Spread};
use std::sync::Arc;

/// Whose value an input has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A preset's, or one that the page filled in: a price of the list of tools, a sample row.
    Preset,
    /// The article claims it.
    Claim,
    /// The user entered it.
    Typed,
    /// The user took it over from what was measured.
    Measured,
    /// It came with a link or a file that somebody sent.
    Received,
}

impl Choice for Origin {
    const ALL: &'static [ChoiceRow<Self>] = &[
        (Self::Preset, "preset", "Preset"),
        (Self::Claim, "claim", "Claim"),
        (Self::Typed, "typed", "Typed"),
        (Self::Measured, "measured", "Measured"),
        (Self::Received, "received", "Received"),
    ];
}

impl Origin {
    /// Whether the value is the user's own.
    pub fn is_own(self) -> bool {
        matches!(self, Self::Typed | Self::Measured)
    }

    /// Whether the value came with the page: nobody stated it for this case.
    pub fn is_given(self) -> bool {
        matches!(self, Self::Preset | Self::Claim)
    }
}

/// Where the value of an input comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Provenance<'a> {
    /// Whose value it is.
    pub origin: Origin,
    /// The source stated beside the input; empty where there is none.
    pub stated: &'a str,
    /// Of a preset's value: its source in the edition of the case, which may be our placeholder.
    pub published: Option<SourceLine>,
    /// Whether the value is zero.
    pub is_zero: bool,
}

impl<'a> Provenance<'a> {
    /// The provenance of an input of a case.
    pub fn of(input: Input, case: &'a Case) -> Self {
        let note = case.notes.get(&input.to_string());
        let origin = note.and_then(|note| note.origin).unwrap_or_else(|| derived(input, case, note));
        let value = case.spread(input).copied();
        let stated = note.map_or("", |note| &note.source);
        let published = match origin {
            Origin::Preset if value == preset_value(Preset::Evidence, input, case.edition) => {
                Some(input.field.source_in(case.edition))
            }
            Origin::Preset if stated.is_empty() => Some(SourceLine::PLACEHOLDER),
            _ => None,
        };
        let is_zero = value.is_some_and(|value| (value.low(), value.high()) == (0.0, 0.0));
        Self { origin, stated, published, is_zero }
    }

    /// The source, in a line; none where there is none.
    pub fn source(self) -> Option<&'a str> {
        if self.stated.is_empty() { self.published.map(|source| source.citation) } else { Some(self.stated) }
    }

    /// How the value of a preset came about, by the weightiest of its sources; none for any other value.
    pub fn kind(self) -> Option<EvidenceKind> {
        self.kinds().first().copied()
    }

    /// How the value of a preset came about, by all of its sources, the weightiest first.
    pub fn kinds(self) -> &'static [EvidenceKind] {
        self.published.map_or(&[], |source| source.kinds)
    }
}

/// The origin derived from the value and the source beside it. A value equal to the preset's counts as the preset's,
/// unless the user gave a source for it.
fn derived(input: Input, case: &Case, note: Option<&InputNote>) -> Origin {
    let value = case.number(input).copied();
    let is_of = |preset: Preset| value.is_some() && preset_value(preset, input, case.edition) == value;
    let is_claim = || is_of(Preset::Article) && NAMED.contains(&input.field.key);
    let is_published = || is_of(Preset::Evidence) && !input.field.source_in(case.edition).is_placeholder();
    let has_source = note.is_some_and(|note| !note.source.is_empty()) && !case.left_out.contains(&input.to_string());
    if has_source {
        Origin::Typed
    } else if is_claim() && !is_published() {
        Origin::Claim
    } else if Preset::ALL.into_iter().any(is_of) {
        Origin::Preset
    } else {
        Origin::Typed
    }
}

/// The value of an input in a preset of an edition; none in a row that the preset does not have.
fn preset_value(preset: Preset, input: Input, edition: Edition) -> Option<Spread> {
    if !input.field.is_by_row() {
        return Some(input.field.presets.of(preset, edition));
    }
    // A case is made only for a row that the preset has: a list has hundreds of inputs, and their origins are told at each edit.
    let has_row = input.field.key.starts_with(RowList::Tools.prefix()) && input.row < preset.tools().len();
    has_row.then(|| preset.case_in(edition).spread(input).copied()).flatten()
}

impl Case {
    /// Sets the value of an input that the case states. The source of a value that was not the user's own goes with it.
    pub fn set(&mut self, input: Input, value: Spread, origin: Origin) {
        let before = Provenance::of(input, self).origin;
        let Some(slot) = self.spread_mut(input) else { return };
        *slot = value;
        if before != Origin::Typed
            && let Some(note) = self.notes.get_mut(&input.to_string())
        {
            note.source.clear();
        }
        self.set_origin(input, origin);
    }

    /// Says whose the value of an input is.
    pub fn set_origin(&mut self, input: Input, origin: Origin) {
        let key = input.to_string();
        let mut note = self.notes.remove(&key).unwrap_or_default();
        // Always stored beside keys of a later version, which may hold an origin that this version does not know.
        let is_told = derived(input, self, Some(&note)) == origin && note.unknown.is_empty();
        note.origin = (!is_told).then_some(origin);
        if note != InputNote::default() {
            self.notes.insert(key, note);
        }
    }

    /// Says whose the values of a row are.
    pub fn set_row_origin(&mut self, list: RowList, row: usize, origin: Origin) {
        let fields = FIELDS.iter().filter(|field| field.is_by_row() && field.key.starts_with(list.prefix()));
        for input in fields.map(|field| Input { field, row }) {
            if self.spread(input).is_some() {
                self.set_origin(input, origin);
            }
        }
    }

    /// The case as sent in a link or file: without the sender's calendar id of its plan, the answers to the survey and the names of
    /// meetings that were taken from a file, and with the origins that cannot be derived from its values. Typed and measured are not distinguished: to the recipient, both are the
    /// sender's.
    #[must_use]
    pub fn as_sent(&self) -> Self {
        let mut sent = self.without_calendar();
        sent.implementation.survey = Arc::default();
        sent.leave_file_names_out();
        if let Some(approval) = sent.implementation.approval_mut() {
            approval.change_case(Self::leave_file_names_out);
        }
        for (key, note) in &mut sent.notes {
            let Some((origin, input)) = note.origin.zip(Input::parse(key)) else { continue };
            let told = derived(input, self, Some(note));
            let is_told = if origin.is_given() { told == origin } else { !told.is_given() };
            let origin = if origin.is_given() { origin } else { Origin::Received };
            note.origin = (!is_told).then_some(origin);
        }
        sent.notes.retain(|_, note| *note != InputNote::default());
        sent
    }

    /// Replaces the names of meetings that were taken from a file by `Meeting 1`, `Meeting 2` and so on, after their rows.
    fn leave_file_names_out(&mut self) {
        for (row, meeting) in self.meetings.load.inventory.iter_mut().enumerate().filter(|(_, row)| row.name_from_file)
        {
            meeting.name = Meeting::numbered(row);
            meeting.name_from_file = false;
        }
    }

    /// The case as received: every value that came neither with the page nor from the article is marked as the sender's.
    #[must_use]
    pub fn received(mut self) -> Self {
        for input in self.kept_inputs() {
            if !Provenance::of(input, &self).origin.is_given() {
                self.notes.entry(input.to_string()).or_default().origin = Some(Origin::Received);
            }
        }
        self
    }
}

#[cfg(test)]
mod tests;
