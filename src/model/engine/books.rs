//! All terms in all scenarios, added up by timing.

use super::column::Column;
use super::draws::Draws;
use super::kernel::Part;
use super::terms::Term;
use super::timing::{ByTiming, Timing};
use crate::model::simulation::Product;
use std::rc::Rc;

/// A term with the product of its own factors in each scenario.
#[derive(Debug)]
pub(super) struct Account<'a> {
    pub(super) term: Term<'a>,
    pub(super) product: Column<'a>,
    /// The distribution of that product, none where it is 1.
    pub(super) part: Option<Part<'a>>,
}

/// Money by timing.
#[derive(Debug)]
pub(super) struct Totals<'a>(ByTiming<Column<'a>>);

impl<'a> Totals<'a> {
    fn nothing() -> Self {
        Self([const { Column::Same(0.0) }; 6])
    }

    fn add(&mut self, timing: Timing, shared: &Column<'a>, own: &Column<'a>) {
        let total = &mut self.0[timing as usize];
        *total = std::mem::replace(total, Column::Same(0.0)).plus_product(shared, own);
    }

    /// Benefits and costs under these weights.
    pub(super) fn sides<'c>(&self, weights: &ByTiming<Column<'c>>) -> [Column<'c>; 2]
    where
        'a: 'c,
    {
        let sum = |timings: &[Timing]| {
            let timings = timings.iter().map(|timing| *timing as usize);
            timings.fold(Column::Same(0.0), |sum: Column<'c>, k| sum.plus_product(&self.0[k], &weights[k]))
        };
        [sum(&[Timing::Adoption, Timing::Retention]), sum(&[Timing::Once, Timing::Monthly, Timing::Lead, Timing::Dip])]
    }
}

/// The terms of a view, in every scenario.
#[derive(Debug)]
pub(super) struct Books<'a> {
    pub(super) accounts: Vec<Account<'a>>,
    /// How many scenarios there are.
    pub(super) count: usize,
    /// All but the widest term, as drawn.
    pub(super) drawn: Totals<'a>,
    /// The same with the terms' own factors at their means.
    pub(super) level: Totals<'a>,
    main: Option<usize>,
    product: Option<Rc<Product>>,
}

impl<'a> Books<'a> {
    /// Adds up the terms. Which is widest is decided for benefits − `price` × costs under these weights.
    pub(super) fn new(draws: &Draws<'a>, terms: Vec<Term<'a>>, weights: &ByTiming<Column>, price: f64) -> Self {
        let main = widest(terms.iter(), weights, price);
        let product = main.map(|main| draws.product(&terms[main].own));
        let (mut sums, mut level) = (Totals::nothing(), Totals::nothing());
        let account = |(index, term): (usize, Term<'a>)| {
            let product = term.product(draws);
            if main != Some(index) {
                sums.add(term.timing, &term.shared, &product);
                level.add(term.timing, &term.shared, &Column::Same(term.mean()));
            }
            let part = Part::of(draws, &term);
            Account { term, product, part }
        };
        let accounts = terms.into_iter().enumerate().map(account).collect();
        Self { accounts, count: draws.count, drawn: sums, level, main, product }
    }

    /// Whether another term is widest at this price.
    pub(super) fn differ_at(&self, weights: &ByTiming<Column>, price: f64) -> bool {
        widest(self.accounts.iter().map(|account| &account.term), weights, price) != self.main
    }

    /// The widest term that has factors of its own.
    pub(super) fn main(&self) -> Option<&Account<'a>> {
        self.main.map(|main| &self.accounts[main])
    }

    /// About the variance of benefits − costs that comes from factors which one term has to itself.
    pub(super) fn own_variance(&self, weights: &ByTiming<Column>) -> f64 {
        let worths = self.accounts.iter().map(|account| (account.term.mean_worth(weights), account.term.variance()));
        worths.map(|(worth, variance)| worth * worth * variance).sum()
    }

    /// The distribution of the product of its factors.
    pub(super) fn main_product(&self) -> Option<&Product> {
        self.product.as_deref()
    }
}

/// Which term's own factors vary benefits − `price` × costs most.
fn widest<'t>(terms: impl Iterator<Item = &'t Term<'t>>, weights: &ByTiming<Column>, price: f64) -> Option<usize> {
    let variance = |term: &Term| {
        let worth = term.mean_worth(weights) * if term.timing.is_benefit() { 1.0 } else { price };
        worth * worth * term.variance()
    };
    let candidates = terms.enumerate().map(|(index, term)| (index, variance(term)));
    let best = candidates.filter(|(_, variance)| *variance > 0.0).max_by(|one, other| one.1.total_cmp(&other.1));
    best.map(|(index, _)| index)
}
