//! The choice of what happens to a meeting, with its new minutes, frequency or number of people where needed.

use super::meetings::{ATTENDEES, PER_WEEK, at, at_mut, length};
use crate::model::{Case, Field, Limits, MeetingFate, MeetingFateKind, Spread};
use crate::page::app;
use crate::page::choice::select;
use crate::page::field::{NumberField, UnlistedNumber, cell};
use crate::page::ui::{Child, fragment};
use crate::state::UndoLabel;
use leptos::prelude::*;

/// The fates in words, in the order of [`MeetingFateKind::ALL`].
const FATES: &[&str] =
    &["keep it", "write instead", "cancel it", "shorten it", "hold it less often", "invite fewer people"];

/// The limits of one number in the bounds of a field of the list.
fn one_in(key: &str) -> Limits {
    let limits = Field::find(key).expect("the table has this field").limits();
    Limits::one(limits.unit, limits.bounds.0, limits.bounds.1)
}

/// What is left of the meeting where its fate is a number: its minutes, times a week or people from now on.
fn left(row: usize, kind: MeetingFateKind) -> Option<(&'static str, NumberField)> {
    let (words, key, limits) = match kind {
        MeetingFateKind::ShortenTo => ("to (minutes)", "shorten_to", length()),
        MeetingFateKind::LessOften => ("to (a week)", "less_often", one_in(PER_WEEK)),
        MeetingFateKind::Fewer => ("to (people)", "fewer", one_in(ATTENDEES)),
        MeetingFateKind::Keep | MeetingFateKind::Replace | MeetingFateKind::Cancel => return None,
    };
    let number = UnlistedNumber {
        key: format!("meetings.load.inventory.{row}.fate.{key}"),
        label: "What is left",
        hint: "",
        limits,
        vacant: "",
        row,
        get: |case, row| match at(case, row)?.fate {
            MeetingFate::ShortenTo(left) | MeetingFate::LessOften(left) | MeetingFate::Fewer(left) => {
                Spread::point(left).ok()
            }
            MeetingFate::Keep | MeetingFate::Replace | MeetingFate::Cancel => None,
        },
        set: |case, row, value| {
            if let (Some(meeting), Some(value)) = (at_mut(case, row), value) {
                let left = value.likely();
                match &mut meeting.fate {
                    MeetingFate::ShortenTo(now) | MeetingFate::LessOften(now) | MeetingFate::Fewer(now) => *now = left,
                    MeetingFate::Keep | MeetingFate::Replace | MeetingFate::Cancel => {}
                }
            }
        },
    };
    Some((words, NumberField::unlisted(number)))
}

/// What becomes of the meeting, and what is left of it where that is a number.
pub(super) fn fate(row: usize, name: Memo<String>) -> AnyView {
    let state = app();
    let kind_of = move |case: &Case| at(case, row).map_or(MeetingFateKind::Keep, |meeting| meeting.fate.kind());
    let kind = state.slice(kind_of);
    let chosen =
        Memo::new(move |_| MeetingFateKind::ALL.iter().position(|other| *other == kind.get()).unwrap_or_default());
    let choose = Callback::new(move |place: usize| {
        state.edit(UndoLabel::step("what happens to a meeting"), |case| {
            case.choose_fates(&[row], MeetingFateKind::ALL[place]);
        });
    });
    let then = move || left(row, kind.get()).map(|(words, number)| cell(words, number.in_row(name)));
    fragment([select("what happens", name, FATES, chosen, choose), then.into_child()])
}
