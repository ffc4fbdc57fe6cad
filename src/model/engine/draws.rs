//! What each ranged input is worth in each scenario of a simulation.

use super::column::Column;
use crate::model::estimate::Spread;
use crate::model::field::{Field, Input};
use crate::model::scenario::Scenario;
use crate::model::simulation::{Pert, PertTable, Points};
use std::borrow::Cow;

/// The values of one ranged input in all scenarios.
#[derive(Debug)]
struct Drawn {
    pert: Pert,
    column: Vec<f64>,
}

/// The columns of the inputs, kept between simulations: each depends on nothing but its estimate and its dimension.
#[derive(Debug)]
pub(super) struct Columns {
    points: Points,
    dimensions: Vec<Option<Drawn>>,
}

impl Columns {
    /// Prepares 2^`log2_count` scenarios.
    pub(super) fn new(log2_count: u32) -> Self {
        Self { points: Points::new(log2_count), dimensions: Vec::new() }
    }

    /// Makes dimension k hold the k-th of these estimates.
    pub(super) fn fill(&mut self, perts: impl Iterator<Item = Pert>) {
        for (dimension, pert) in perts.enumerate() {
            if self.dimensions.len() <= dimension {
                self.dimensions.push(None);
            }
            let kept = &mut self.dimensions[dimension];
            if kept.as_ref().is_none_or(|drawn| drawn.pert != pert) {
                let column = PertTable::new(pert).column(self.points.ranks(dimension));
                *kept = Some(Drawn { pert, column });
            }
        }
    }
}

/// A ranged estimate as a distribution.
pub(super) fn pert(spread: &Spread) -> Pert {
    Pert::new(spread.low(), spread.likely(), spread.high()).expect("an estimate is finite and in order")
}

/// A scenario's inputs, the ranged ones with their columns.
#[derive(Debug)]
pub(super) struct Draws<'a> {
    /// The scenario.
    pub(super) scenario: &'a Scenario,
    /// The ranged inputs in the order of their dimensions.
    pub(super) inputs: &'a [Input],
    /// How many scenarios there are.
    pub(super) count: usize,
    columns: &'a Columns,
}

impl<'a> Draws<'a> {
    /// Reads the columns, which [`Columns::fill`] has made for these inputs in this order.
    pub(super) fn new(scenario: &'a Scenario, inputs: &'a [Input], columns: &'a Columns) -> Self {
        Self { scenario, inputs, count: columns.points.count(), columns }
    }

    /// The column of the input in a dimension.
    pub(super) fn column(&self, dimension: usize) -> &'a [f64] {
        self.columns.dimensions[dimension].as_ref().map_or(&[], |drawn| &drawn.column)
    }

    /// The distribution of the input in a dimension.
    pub(super) fn pert(&self, dimension: usize) -> Pert {
        let spread = self.scenario.spread(self.inputs[dimension]).expect("the scenario has the inputs that it listed");
        pert(spread)
    }

    /// An input by its field and row; 0 where the scenario has none such.
    pub(super) fn row(&self, key: &str, row: usize) -> Column<'a> {
        match self.place(key, row) {
            Some(dimension) => Column::Each(Cow::Borrowed(self.column(dimension))),
            None => Column::Same(
                self.input(key, row).and_then(|input| self.scenario.spread(input)).map_or(0.0, Spread::likely),
            ),
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

    /// The input of a field and row.
    pub(super) fn input(&self, key: &str, row: usize) -> Option<Input> {
        Field::find(key).map(|field| Input { field, row })
    }
}
