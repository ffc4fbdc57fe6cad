//! The values of every ranged input in every draw.

use super::cdf_table::CdfTable;
use super::factor::Factor;
use super::integrated_input::{Effect, IntegratedInput};
use super::pert::Pert;
use super::pert_table::PertTable;
use super::simd::LANES;
use super::sobol::SobolPoints;
use super::term::OwnFactor;
use std::cell::RefCell;
use std::rc::Rc;

/// One ranged input: its distribution, and its value in each draw.
#[derive(Debug)]
struct DrawnInput {
    table: PertTable,
    /// The dimension of the points that it is drawn by.
    points: usize,
    /// Where it is integrated, so that the values alternate between the nodes of a quadrature.
    effect: Option<Effect>,
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
    integrated: Option<IntegratedInput>,
    /// Distributions of products of factors, the last used first.
    products: RefCell<Vec<(Vec<Factor>, Rc<CdfTable>)>>,
}

impl Sample {
    /// Prepares 2^`log2_count` draws.
    pub fn new(log2_count: u32) -> Self {
        Self {
            points: SobolPoints::new(log2_count),
            inputs: Vec::new(),
            integrated: None,
            products: RefCell::default(),
        }
    }

    /// Sets the k-th estimate as the input of dimension k. Only inputs whose estimate changed are drawn again.
    pub fn fill(&mut self, perts: impl Iterator<Item = Pert>) {
        self.fill_with(perts.enumerate(), None);
    }

    /// The same with the points of another dimension for each estimate. Two samples that draw an estimate by the same dimension have the
    /// same values of it in each draw.
    pub fn fill_by_dimension(&mut self, perts: impl Iterator<Item = (usize, Pert)>) {
        self.fill_with(perts, None);
    }

    /// The same with an uncertain input that is integrated instead of drawn: each point becomes two draws, which differ in this input
    /// only.
    pub fn fill_in_pairs(&mut self, perts: impl Iterator<Item = Pert>, dimension: usize, effect: &Effect) {
        self.fill_with(perts.enumerate(), Some((dimension, effect)));
    }

    fn fill_with(&mut self, perts: impl Iterator<Item = (usize, Pert)>, integrated: Option<(usize, &Effect)>) {
        if self.integrated.is_some() != integrated.is_some() {
            self.inputs.clear();
        }
        self.integrated = None;
        for (dimension, (points, pert)) in perts.enumerate() {
            let effect = integrated.filter(|(at, _)| *at == dimension).map(|(_, effect)| effect);
            let quadrature = effect.map(|effect| IntegratedInput::new(dimension, &pert, effect));
            let nodes = quadrature.as_ref().map(|quadrature| quadrature.values(&pert));
            self.integrated = self.integrated.take().or(quadrature);
            let is_kept = |input: &DrawnInput| {
                input.points == points && *input.table.pert() == pert && input.effect.as_ref() == effect
            };
            if self.inputs.get(dimension).is_some_and(is_kept) {
                continue;
            }
            let table = PertTable::new(pert);
            let ranks = self.points.ranks(points);
            let values = match nodes {
                Some(nodes) => nodes.repeat(ranks.len()),
                None if integrated.is_some() => {
                    table.values_at(ranks).into_iter().flat_map(|value| [value; LANES]).collect()
                }
                None => table.values_at(ranks),
            };
            let input = DrawnInput { table, points, effect: effect.cloned(), values };
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
        self.points.count() * if self.integrated.is_some() { LANES } else { 1 }
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

    /// The dimension of the input that is integrated instead of drawn, if any, with its values at the nodes of the quadrature.
    pub fn integrated_nodes(&self) -> Option<(usize, [f64; LANES])> {
        let dimension = self.sample.integrated.as_ref()?.dimension;
        let values = &self.sample.inputs[dimension].values;
        Some((dimension, std::array::from_fn(|node| values[node])))
    }

    /// The input that is integrated instead of drawn, if any.
    pub(crate) fn integrated(&self) -> Option<&'a IntegratedInput> {
        self.sample.integrated.as_ref()
    }

    /// The distribution of a product of factors.
    pub(crate) fn product(&self, own: &[OwnFactor]) -> Rc<CdfTable> {
        let factors: Vec<Factor> = own.iter().map(|own| own.factor).collect();
        self.sample.product(&factors)
    }
}
