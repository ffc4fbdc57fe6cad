//! What each ranged input is worth in each scenario of a simulation.

use crate::model::case::Case;
use crate::model::estimate::Spread;
use crate::model::field::{Field, Input};
use std::borrow::Cow;
use uncertainty::{Column, Columns, Pert, Sample};

/// A ranged estimate as a distribution.
pub(super) fn pert(spread: &Spread) -> Pert {
    Pert::new(spread.low(), spread.likely(), spread.high()).expect("an estimate is finite and in order")
}

/// A scenario's inputs, the ranged ones with their columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draws<'a> {
    /// The scenario.
    pub(super) case: &'a Case,
    /// The ranged inputs in the order of their dimensions.
    pub(super) inputs: &'a [Input],
    /// Their values in each scenario.
    pub(super) sample: Sample<'a>,
}

impl<'a> Draws<'a> {
    /// Reads the columns, which [`Columns::fill`] has made for these inputs in this order.
    pub(super) fn new(case: &'a Case, inputs: &'a [Input], columns: &'a Columns) -> Self {
        Self { case, inputs, sample: Sample::new(columns) }
    }

    /// An input by its field and row; 0 where the scenario has none such.
    pub(super) fn row(&self, key: &str, row: usize) -> Column<'a> {
        match self.place(key, row) {
            Some(dimension) => Column::Each(Cow::Borrowed(self.sample.column(dimension))),
            None => Column::Same(self.spread(key, row).map_or(0.0, Spread::likely)),
        }
    }

    /// An input by its field.
    pub(super) fn of(&self, key: &str) -> Column<'a> {
        self.row(key, 0)
    }

    /// The dimension of an input, none where it is not ranged.
    pub(super) fn place(&self, key: &str, row: usize) -> Option<usize> {
        self.inputs.iter().position(|input| input.row == row && input.field.key == key)
    }

    /// An input by its field as a distribution; 0 where the scenario has none such.
    pub(super) fn pert(&self, key: &str) -> Pert {
        let value = |value| Pert::new(value, value, value).expect("a number is in order with itself");
        match (self.place(key, 0), self.spread(key, 0)) {
            (Some(_), Some(spread)) => pert(spread),
            (_, spread) => value(spread.map_or(0.0, Spread::likely)),
        }
    }

    /// The estimate of an input, none where the scenario has none such.
    pub(super) fn spread(&self, key: &str, row: usize) -> Option<&'a Spread> {
        self.case.spread(Input { field: Field::find(key)?, row })
    }
}
