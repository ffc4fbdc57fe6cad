//! Plain sampling of a whole case, every input drawn: what `script/bench random` compares the engine with.

use super::terms::terms;
use super::{CachedSample, Case, Quantiles, Request, full_year, quantiles, shared_first};
use crate::model::ledger::View;
use uncertainty::{Sample, TermTotals};

/// The same model and the same code for a draw as the engine's, but without integration.
#[derive(Debug)]
pub struct PlainSampling(CachedSample);

impl PlainSampling {
    /// Prepares 2^`log2_count` quasi-random draws.
    pub fn new(log2_count: u32) -> Self {
        Self(CachedSample { sample: Sample::new(log2_count), timing: None })
    }

    /// The quantiles of net present value, return and yearly benefit at full adoption, from draws at the quasi-random points or else at independent,
    /// uniformly distributed `random` numbers.
    pub fn simulate(&mut self, case: &Case, view: View, random: Option<&mut dyn FnMut() -> f64>) -> [Quantiles; 3] {
        let (inputs, shared) = shared_first(case.ranged_inputs());
        let request = Request { case, inputs: &inputs, shared, view, integrated: None };
        if let Some(random) = random {
            self.0.draw(&request);
            self.0.sample.draw_independently(random);
            self.0.timing = None;
        }
        let (drawn, timing) = self.0.draw(&request);
        let totals = TermTotals::new(&drawn.sample, terms(&drawn, view), drawn.sample.count);
        let sides = totals.drawn_benefits_and_costs(&timing.present_values);
        let yearly = totals.drawn_benefits_and_costs(&full_year());
        [
            quantiles(sides.iter().map(|(benefits, costs)| benefits - costs).collect()),
            quantiles(sides.iter().map(|(benefits, costs)| benefits / costs - 1.0).collect()),
            quantiles(yearly.iter().map(|(benefits, _)| *benefits).collect()),
        ]
    }
}
