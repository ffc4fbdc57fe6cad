//! What is not the same in all cases of a comparison.

use super::same_input::{SameInput, SameRow};
use crate::model::case::{Case, MeetingLoadKind};
use crate::model::estimate::Spread;
use crate::model::explain::ExactInput;
use crate::model::field::Input;
use crate::model::row_edits::RowList;
use std::sync::Arc;

/// An input or setting with different values in the cases compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The alternative in whose case [`Self::values`] is there first; it has the name of a row.
    pub first: usize,
    /// The value in each alternative; none where it has no such input, as doing nothing has none.
    pub values: Vec<Option<DifferingValue>>,
}

/// A value that differs, with where it stands in its case.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DifferingValue {
    /// An input of the table.
    Input(Input, Spread),
    /// A number without a range.
    Exact(ExactInput, f64),
    /// What a row of a list says without a number: what becomes of a meeting, whether a tool is added or dropped.
    Row(RowList, usize),
}

/// All that differs, in the order of the table of fields.
pub(super) fn differences(alternatives: &[Option<Arc<Case>>]) -> Vec<Difference> {
    let exact = [ExactInput::Horizon, ExactInput::RolloutDays].into_iter().map(|setting| {
        collect(alternatives, |case| vec![((), DifferingValue::Exact(setting, exact_value(setting, case)))])
    });
    let lists = [RowList::Meetings, RowList::Tools, RowList::OtherLines];
    let rows = lists.into_iter().map(|list| {
        collect(alternatives, |case| {
            let used = list != RowList::Meetings || case.meetings.load.kind == MeetingLoadKind::Inventory;
            let rows = if used { case.rows(list) } else { 0 };
            (0..rows).map(|row| (SameRow::of(list, row, case), DifferingValue::Row(list, row))).collect()
        })
    });
    let inputs = collect(alternatives, |case| {
        let value =
            |input: Input| Some((SameInput::of(input, case), DifferingValue::Input(input, *case.spread(input)?)));
        case.used_inputs().into_iter().filter_map(value).collect()
    });
    exact.flatten().chain(inputs).chain(rows.flatten()).collect()
}

fn exact_value(setting: ExactInput, case: &Case) -> f64 {
    f64::from(if setting == ExactInput::Horizon { case.finance.horizon_months } else { case.rollout.days })
}

/// The values of each case by what they are of, and from these the ones that differ.
fn collect<K: PartialEq>(
    alternatives: &[Option<Arc<Case>>],
    values: impl Fn(&Case) -> Vec<(K, DifferingValue)>,
) -> Vec<Difference> {
    let all: Vec<Vec<(K, DifferingValue)>> =
        alternatives.iter().map(|case| case.as_deref().map(&values).unwrap_or_default()).collect();
    let mut found = Vec::new();
    for (first, own) in all.iter().enumerate() {
        for (key, _) in own {
            if all[..first].iter().flatten().any(|(earlier, _)| earlier == key) {
                continue;
            }
            let of = |values: &Vec<(K, DifferingValue)>| {
                values.iter().find(|(other, _)| other == key).map(|(_, value)| *value)
            };
            let difference = Difference { first, values: all.iter().map(of).collect() };
            if differs(&difference, alternatives) {
                found.push(difference);
            }
        }
    }
    found
}

/// Whether any two cases have different values.
fn differs(difference: &Difference, alternatives: &[Option<Arc<Case>>]) -> bool {
    let cases =
        || alternatives.iter().zip(&difference.values).filter_map(|(case, value)| Some((case.as_deref()?, value)));
    cases().any(|one| cases().any(|other| !is_same(one, other)))
}

fn is_same((one, value): (&Case, &Option<DifferingValue>), (other, its): (&Case, &Option<DifferingValue>)) -> bool {
    match (value, its) {
        (Some(DifferingValue::Row(list, row)), Some(DifferingValue::Row(_, its))) => match list {
            RowList::Meetings => {
                let [one, other] = [(one, row), (other, its)].map(|(case, row)| &case.meetings.load.inventory[*row]);
                (one.fate, one.minutes) == (other.fate, other.minutes)
            }
            RowList::Tools => {
                let [one, other] = [(one, row), (other, its)].map(|(case, row)| &case.tools[*row]);
                (one.action, one.basis) == (other.action, other.basis)
            }
            RowList::OtherLines => {
                let [one, other] = [(one, row), (other, its)].map(|(case, row)| &case.other_lines[*row]);
                (one.kind, one.cash) == (other.kind, other.cash)
            }
        },
        // A row that only one case has shows in its numbers.
        (Some(DifferingValue::Row(..)), None) | (None, Some(DifferingValue::Row(..))) => true,
        (Some(DifferingValue::Input(_, value)), Some(DifferingValue::Input(_, its))) => value == its,
        (value, its) => value == its,
    }
}
