//! What each uncertain number is worth in each scenario of a simulation.

use super::factor::Factor;
use super::pert::Pert;
use super::pert_table::PertTable;
use super::product::Product;
use super::sobol::Points;
use super::term::Own;
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
pub struct Columns {
    points: Points,
    dimensions: Vec<Drawn>,
    /// The distributions of products of factors, the latest used first.
    products: RefCell<Vec<(Vec<Factor>, Rc<Product>)>>,
}

impl Columns {
    /// Prepares 2^`log2_count` scenarios.
    pub fn new(log2_count: u32) -> Self {
        Self { points: Points::new(log2_count), dimensions: Vec::new(), products: RefCell::default() }
    }

    /// Makes dimension k hold the k-th of these estimates.
    pub fn fill(&mut self, perts: impl Iterator<Item = Pert>) {
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

    /// How many scenarios there are.
    pub fn count(&self) -> usize {
        self.points.count()
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

/// The first scenarios of some columns.
#[derive(Clone, Copy, Debug)]
pub struct Sample<'a> {
    /// How many scenarios there are.
    pub count: usize,
    columns: &'a Columns,
}

impl<'a> Sample<'a> {
    /// All scenarios of the columns.
    pub fn new(columns: &'a Columns) -> Self {
        Self { count: columns.count(), columns }
    }

    /// The same with the first `count` scenarios only. Any first power of two of Sobol points is evenly spread.
    #[must_use]
    pub fn first(&self, count: usize) -> Self {
        Self { count: count.min(self.count), ..*self }
    }

    /// The column of the input in a dimension.
    pub fn column(&self, dimension: usize) -> &'a [f64] {
        &self.columns.dimensions[dimension].column[..self.count]
    }

    /// The distribution of the input in a dimension.
    pub fn table(&self, dimension: usize) -> &'a PertTable {
        &self.columns.dimensions[dimension].table
    }

    /// The distribution of a product of factors.
    pub(crate) fn product(&self, own: &[Own]) -> Rc<Product> {
        let factors: Vec<Factor> = own.iter().map(|own| own.factor).collect();
        self.columns.product(&factors)
    }
}
