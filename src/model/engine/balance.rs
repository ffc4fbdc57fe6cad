//! The distribution of benefits less costs.
//!
//! In each scenario the outcome is a + b W: W, the product of the factors that the widest term has to itself, is integrated
//! exactly. Of the other terms, each is a coefficient times a product of its own too. Were all coefficients in proportion to b,
//! the outcome would be a(means) + b U, with U = W + Σ γ (product − mean), whose distribution is found by convolution; they
//! nearly are. So the mean of U's distribution over the scenarios, which is very smooth, is taken first, and the
//! scenarios only correct it by the difference between the outcome and that simpler one:
//!
//! `F(t) = mean F_U((t − ā) / b) + mean [F_W((t − a) / b) − F_W((t − ā) / b − Σ γ (product − mean))]`.
//!
//! This is the control variate of Monte Carlo; it is right for every γ, and accurate for a good one.

use super::books::Books;
use super::column::Column;
use super::kernel::Kernel;
use super::terms::Term;
use super::timing::ByTiming;
use crate::model::simulation::Product;

/// Benefits and costs of all terms but W's under some weights, in each scenario.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Benefits and costs as drawn.
    sides: [Vec<f64>; 2],
    /// The same with each term's own factors at their means.
    levels: [Vec<f64>; 2],
    /// What one unit of W is worth.
    worth: Vec<f64>,
    /// 1 ÷ that.
    inverse: Vec<f64>,
    /// W as drawn.
    drawn: Vec<f64>,
    /// Whether W is a benefit's.
    rises: bool,
}

impl Sheet {
    /// The books under these weights.
    pub(super) fn new(books: &Books, weights: &ByTiming<Column>) -> Self {
        let count = books.count;
        let nothing = || (Column::Same(0.0), Column::Same(0.0), true);
        let (worth, drawn, rises) = books.main().map_or_else(nothing, |main| {
            let worth = main.term.shared.clone().times(&weights[main.term.timing as usize]);
            (worth, main.product.clone(), main.term.timing.is_benefit())
        });
        let worth = worth.spell_out(count);
        Self {
            sides: books.drawn.sides(weights).map(|side| side.spell_out(count)),
            levels: books.level.sides(weights).map(|side| side.spell_out(count)),
            inverse: worth.iter().map(|worth| (1.0 / worth).min(f64::MAX)).collect(),
            worth,
            drawn: drawn.spell_out(count),
            rises,
        }
    }

    /// Benefits and costs in one scenario, all terms as drawn.
    pub(super) fn both(&self, scenario: usize) -> (f64, f64) {
        let main = self.worth[scenario] * self.drawn[scenario];
        let [gain, cost] = [self.sides[0][scenario], self.sides[1][scenario]];
        if self.rises { (gain + main, cost) } else { (gain, cost + main) }
    }

    /// How many scenarios there are.
    pub(super) fn count(&self) -> usize {
        self.worth.len()
    }

    /// Intercept and slope of benefits − costs as a function of W in each of the first scenarios.
    pub(super) fn net(&self, count: usize) -> (Vec<f64>, Vec<f64>) {
        let sign = if self.rises { 1.0 } else { -1.0 };
        let rest = self.sides[0].iter().zip(&self.sides[1]).take(count).map(|(gain, cost)| gain - cost).collect();
        (rest, self.worth.iter().take(count).map(|worth| sign * worth).collect())
    }
}

/// The distribution of benefits − price × costs, where one term has factors of its own.
#[derive(Debug)]
pub(super) struct Balance<'a> {
    sheet: &'a Sheet,
    product: &'a Product,
    /// Σ γ (product − mean).
    tilt: Vec<f64>,
    kernel: Kernel,
}

impl<'a> Balance<'a> {
    /// The balance of a sheet of these books under these weights; `price` is the one at which it will mostly be asked.
    /// None where no term has factors of its own.
    pub(super) fn new(sheet: &'a Sheet, books: &'a Books, weights: &ByTiming<Column>, price: f64) -> Option<Self> {
        let (main, product) = (books.main()?, books.main_product()?);
        let worth = |term: &Term| term.mean_worth(weights) * if term.timing.is_benefit() { 1.0 } else { -price };
        let unit = worth(&main.term);
        let mut tilt = Column::Same(0.0);
        let mut parts = Vec::new();
        for account in books.accounts.iter().filter(|account| !std::ptr::eq(*account, main)) {
            let gamma = worth(&account.term) / unit;
            if let Some(part) = account.part.as_ref().filter(|_| gamma != 0.0 && gamma.is_finite()) {
                tilt = tilt.plus_product(&account.product, &Column::Same(gamma));
                parts.push((gamma, part));
            }
        }
        let mean: f64 = parts.iter().map(|(gamma, part)| gamma * part.mean).sum();
        let tilt = tilt.plus(&Column::Same(-mean));
        Some(Self { sheet, product, tilt: tilt.spell_out(books.count), kernel: Kernel::new(product, &parts) })
    }

    /// The probability over the first `count` scenarios that benefits − price × costs is `value` or less.
    pub(super) fn at_most(&self, value: f64, price: f64, count: usize) -> f64 {
        let sheet = self.sheet;
        let per_unit = if sheet.rises { 1.0 } else { -1.0 / price };
        let mean = self.product.mean();
        let [gains, costs] = sheet.sides.each_ref().map(|side| &side[..count]);
        let [level_gains, level_costs] = sheet.levels.each_ref().map(|side| &side[..count]);
        let (inverse, tilt) = (&sheet.inverse[..count], &self.tilt[..count]);
        let mut sum = 0.0;
        for i in 0..count {
            let inverse = per_unit * inverse[i];
            let place = (value - gains[i] + price * costs[i]) * inverse;
            let level = (value - level_gains[i] + price * level_costs[i]) * inverse;
            sum += self.kernel.cdf(level - mean) + self.product.cdf(place) - self.product.cdf(level - tilt[i]);
        }
        // The correction may overshoot where nothing is left.
        let below = (sum / count as f64).clamp(0.0, 1.0);
        if sheet.rises { below } else { 1.0 - below }
    }
}
