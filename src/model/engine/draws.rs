//! What each ranged input is worth in each scenario of a simulation.

use super::column::Column;
use super::terms::Own;
use crate::model::estimate::Spread;
use crate::model::field::{Field, Input};
use crate::model::scenario::Scenario;
use crate::model::simulation::{Factor, Pert, PertTable, Points, Product};
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

/// The values of one ranged input in all scenarios.
#[derive(Debug)]
struct Drawn {
    table: PertTable,
    column: Vec<f64>,
}

/// How many products are kept: those of both views, and of the scenario compared with.
const PRODUCTS: usize = 16;

/// The columns of the inputs, kept between simulations: each depends on nothing but its estimate and its dimension.
#[derive(Debug)]
pub(super) struct Columns {
    points: Points,
    dimensions: Vec<Drawn>,
    /// The distributions of products of factors, the latest used first.
    products: RefCell<Vec<(Vec<Factor>, Rc<Product>)>>,
}

impl Columns {
    /// Prepares 2^`log2_count` scenarios.
    pub(super) fn new(log2_count: u32) -> Self {
        Self { points: Points::new(log2_count), dimensions: Vec::new(), products: RefCell::default() }
    }

    /// Makes dimension k hold the k-th of these estimates.
    pub(super) fn fill(&mut self, perts: impl Iterator<Item = Pert>) {
        for (dimension, pert) in perts.enumerate() {
            if self.dimensions.get(dimension).is_some_and(|drawn| *drawn.table.pert() == pert) {
                continue;
            }
            let table = PertTable::new(pert);
            let drawn = Drawn { column: table.column(self.points.ranks(dimension)), table };
            match self.dimensions.get_mut(dimension) {
                Some(kept) => *kept = drawn,
                None => self.dimensions.push(drawn),
            }
        }
    }

    /// The distribution of the product of these factors.
    fn product(&self, factors: &[Factor]) -> Rc<Product> {
        let mut products = self.products.borrow_mut();
        let kept = products.iter().position(|(of, _)| of == factors);
        let found = if let Some(kept) = kept {
            products.remove(kept)
        } else {
            let product = Product::new(factors).expect("ranged factors of the model, none of which is ever negative");
            (factors.to_vec(), Rc::new(product))
        };
        let product = Rc::clone(&found.1);
        products.insert(0, found);
        products.truncate(PRODUCTS);
        product
    }
}

/// A ranged estimate as a distribution.
pub(super) fn pert(spread: &Spread) -> Pert {
    Pert::new(spread.low(), spread.likely(), spread.high()).expect("an estimate is finite and in order")
}

/// A scenario's inputs, the ranged ones with their columns.
#[derive(Clone, Copy, Debug)]
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

    /// The same with the first `count` scenarios only. Any first power of two of Sobol points is evenly spread.
    pub(super) fn first(&self, count: usize) -> Self {
        Self { count: count.min(self.count), ..*self }
    }

    /// The column of the input in a dimension.
    pub(super) fn column(&self, dimension: usize) -> &'a [f64] {
        &self.columns.dimensions[dimension].column[..self.count]
    }

    /// The distribution of the input in a dimension.
    pub(super) fn table(&self, dimension: usize) -> &'a PertTable {
        &self.columns.dimensions[dimension].table
    }

    /// The distribution of a product of factors.
    pub(super) fn product(&self, own: &[Own]) -> Rc<Product> {
        let factors: Vec<Factor> = own.iter().map(|own| own.factor).collect();
        self.columns.product(&factors)
    }

    /// An input by its field and row; 0 where the scenario has none such.
    pub(super) fn row(&self, key: &str, row: usize) -> Column<'a> {
        match self.place(key, row) {
            Some(dimension) => Column::Each(Cow::Borrowed(self.column(dimension))),
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

    /// The estimate of an input, none where the scenario has none such.
    pub(super) fn spread(&self, key: &str, row: usize) -> Option<&'a Spread> {
        self.scenario.spread(Input { field: Field::find(key)?, row })
    }
}
