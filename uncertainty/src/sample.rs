//! The values of every ranged input in every draw.

use super::cdf_table::CdfTable;
use super::factor::Factor;
use super::pert::Pert;
use super::pert_table::PertTable;
use super::sobol::SobolPoints;
use super::term::OwnFactor;
use std::cell::RefCell;
use std::rc::Rc;

/// One ranged input: its distribution, and its value in each draw.
#[derive(Debug)]
struct DrawnInput {
    table: PertTable,
    values: Vec<f64>,
}

/// Product distributions kept: those of two views of two cases, at up to four products of several factors each.
const KEPT_PRODUCTS: usize = 16;

/// 2^k quasi-random draws of the ranged inputs. Kept between simulations, since an input's values depend on nothing but its
/// estimate and its dimension.
#[derive(Debug)]
pub struct Sample {
    points: SobolPoints,
    inputs: Vec<DrawnInput>,
    /// Distributions of products of factors, the last used first.
    products: RefCell<Vec<(Vec<Factor>, Rc<CdfTable>)>>,
}

impl Sample {
    /// Prepares 2^`log2_count` draws.
    pub fn new(log2_count: u32) -> Self {
        Self { points: SobolPoints::new(log2_count), inputs: Vec::new(), products: RefCell::default() }
    }

    /// Sets the k-th estimate as the input of dimension k. Only inputs whose estimate changed are drawn again.
    pub fn fill(&mut self, perts: impl Iterator<Item = Pert>) {
        for (dimension, pert) in perts.enumerate() {
            if self.inputs.get(dimension).is_some_and(|input| *input.table.pert() == pert) {
                continue;
            }
            let table = PertTable::new(pert);
            let input = DrawnInput { values: table.values_at(self.points.ranks(dimension)), table };
            match self.inputs.get_mut(dimension) {
                Some(kept) => *kept = input,
                None => self.inputs.push(input),
            }
        }
    }

    /// Replaces the values of all inputs by quantiles at uniformly distributed numbers between 0 and 1.
    #[cfg(feature = "bench")]
    pub fn draw_independently(&mut self, mut uniform: impl FnMut() -> f64) {
        for input in &mut self.inputs {
            input.values.fill_with(|| input.table.quantile(uniform()));
        }
    }

    /// Number of draws.
    pub fn count(&self) -> usize {
        self.points.count()
    }

    /// The distribution of the product of these factors.
    fn product(&self, factors: &[Factor]) -> Rc<CdfTable> {
        let mut products = self.products.borrow_mut();
        let kept = products.iter().position(|(of, _)| of == factors);
        let found = if let Some(kept) = kept {
            products.remove(kept)
        } else {
            let product = CdfTable::of_product(factors).expect("uncertain factors, none of which can be negative");
            (factors.to_vec(), Rc::new(product))
        };
        let product = Rc::clone(&found.1);
        products.insert(0, found);
        products.truncate(KEPT_PRODUCTS);
        product
    }
}

/// The first draws of a sample.
#[derive(Clone, Copy, Debug)]
pub struct SampleView<'a> {
    /// Number of draws.
    pub count: usize,
    sample: &'a Sample,
}

impl<'a> SampleView<'a> {
    /// All draws.
    pub fn new(sample: &'a Sample) -> Self {
        Self { count: sample.count(), sample }
    }

    /// The first `count` draws only. The first 2^k Sobol points are evenly spread for every k.
    #[must_use]
    pub fn first(&self, count: usize) -> Self {
        Self { count: count.min(self.count), ..*self }
    }

    /// The values of the input of a dimension, draw by draw.
    pub fn values(&self, dimension: usize) -> &'a [f64] {
        &self.sample.inputs[dimension].values[..self.count]
    }

    /// The distribution of the input of a dimension.
    pub fn table(&self, dimension: usize) -> &'a PertTable {
        &self.sample.inputs[dimension].table
    }

    /// The distribution of a product of factors.
    pub(crate) fn product(&self, own: &[OwnFactor]) -> Rc<CdfTable> {
        let factors: Vec<Factor> = own.iter().map(|own| own.factor).collect();
        self.sample.product(&factors)
    }
}
