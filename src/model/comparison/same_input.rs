//! Which input of one case is that of another.

use crate::model::case::Case;
use crate::model::field::Input;
use crate::model::row_edits::RowList;

/// A row of a list across cases: the one of the same name; of several such rows, the one at the same place among them.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::model) struct SameRow {
    list: RowList,
    name: String,
    place: usize,
}

impl SameRow {
    /// A row of a case.
    pub(in crate::model) fn of(list: RowList, row: usize, case: &Case) -> Self {
        let name = case.row_name(list, row).unwrap_or_default();
        let place = (0..row).filter(|row| case.row_name(list, *row) == Some(name)).count();
        Self { list, name: name.to_owned(), place }
    }
}

/// An input across cases: the same field, and in lists the same row.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::model) struct SameInput {
    key: &'static str,
    row: Option<SameRow>,
}

impl SameInput {
    /// An input of a case.
    pub(in crate::model) fn of(input: Input, case: &Case) -> Self {
        let key = input.field.key;
        let row = RowList::of_key(key).map(|list| SameRow::of(list, input.row, case));
        Self { key, row }
    }
}
