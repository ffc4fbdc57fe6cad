//! The draws of a forecast: every ranged input of the approved case, and the ranges of what was measured in the place of theirs.

use super::super::measured_drivers::ReviewContext;
use super::super::promise_ledger::PromiseLedger;
use super::input::{ForecastDriver, ForecastInput};
use crate::model::engine::{pert, shared_first};
use crate::model::schedule::Adoption;
use crate::model::{Case, Input, Ledger, LineKind, Quantity, Spread, View};
use uncertainty::{Pert, Sample, SampleView};

/// What a dimension of the draws holds.
#[derive(Clone, Copy)]
enum Drawn {
    Input(Input),
    Measured(ForecastDriver),
}

/// An approved case, drawn: its ledgers in the likely case first, then in one draw after the other.
pub(super) struct DrawnPromise {
    /// The ledgers of the draw, in the order of [`View::ALL`].
    pub(super) ledgers: [PromiseLedger; View::ALL.len()],
    /// The discount factor of one month in the draw.
    pub(super) month_discount: f64,
    /// The case with every input at its value in the draw.
    case: Case,
    drawn: Vec<Drawn>,
    sample: Sample,
    /// Whether the promised adoption is drawn.
    rises: bool,
}

impl DrawnPromise {
    /// The draws of the case of a review, 2^`log2_count` if anything has a range. `inputs` are measured, matter in a view, and replace the approved
    /// ranges.
    pub(super) fn new(
        context: &ReviewContext,
        mut ledgers: [PromiseLedger; View::ALL.len()],
        inputs: &[ForecastInput],
        log2_count: u32,
    ) -> Self {
        let measures = |driver: ForecastDriver| inputs.iter().any(|input| input.driver == driver);
        // Readings that matter in neither view: the approved ranges stay.
        for PromiseLedger { evidence, .. } in &mut ledgers {
            evidence.adoption.take_if(|_| !measures(ForecastDriver::Adoption));
            evidence.cut.take_if(|_| !measures(ForecastDriver::Cut));
            evidence.stayed.take_if(|_| !measures(ForecastDriver::Turnover));
        }
        let dimensions = dimensions(context.case, inputs);
        let mut sample = Sample::new(if dimensions.is_empty() { 0 } else { log2_count });
        sample.fill_by_dimension(dimensions.iter().map(|(_, dimension, pert)| (*dimension, *pert)));
        let rises = !measures(ForecastDriver::Adoption)
            && context.case.rollout.adoption.iter().any(|share| share.spread().is_range());
        let mut likely = Self {
            ledgers,
            month_discount: 0.0,
            case: context.case.clone(),
            drawn: dimensions.into_iter().map(|(drawn, ..)| drawn).collect(),
            sample,
            rises: false,
        };
        for input in context.case.ranged_inputs() {
            likely.set(Drawn::Input(input), context.case.spread(input).map_or(0.0, Spread::likely));
        }
        for input in inputs {
            likely.set(Drawn::Measured(input.driver), input.likely);
        }
        likely.renew();
        Self { rises, ..likely }
    }

    /// Number of draws.
    pub(super) fn count(&self) -> usize {
        self.sample.count()
    }

    /// The case of the draw.
    #[cfg(test)]
    pub(super) fn case(&self) -> &Case {
        &self.case
    }

    /// Turns to a draw.
    pub(super) fn draw(&mut self, draw: usize) {
        for dimension in 0..self.drawn.len() {
            let value = SampleView::new(&self.sample).values(dimension)[draw];
            self.set(self.drawn[dimension], value);
        }
        self.renew();
    }

    fn set(&mut self, drawn: Drawn, value: f64) {
        match drawn {
            Drawn::Input(input) => self.case.spread_mut(input).into_iter().for_each(|spread| spread.pin(value)),
            Drawn::Measured(driver) => self.ledgers.iter_mut().for_each(|ledger| ledger.carry_on(driver, value)),
        }
    }

    fn renew(&mut self) {
        let promised = Adoption::of(&self.case);
        let promised = if self.rises { promised.rising() } else { promised };
        let ledger = Ledger::of(&self.case);
        self.ledgers.iter_mut().for_each(|redrawn| redrawn.redraw(&self.case, &ledger, promised));
        self.month_discount = libm::pow(1.0 + self.case.finance.discount_rate.likely().value(), -1.0 / 12.0);
    }
}

/// What is drawn by which dimension, with its distribution.
///
/// Inputs that several terms share come first, since low dimensions are the most even. A measured value takes the dimension of the
/// input that it replaces. What only moves costs that are paid first comes last, so that its ranges change no other draw: the value
/// still to come then does not depend on them.
fn dimensions(case: &Case, inputs: &[ForecastInput]) -> Vec<(Drawn, usize, Pert)> {
    let (all, _) = shared_first(case.ranged_inputs());
    let (early, later): (Vec<Input>, Vec<Input>) = all.into_iter().partition(|input| is_early_cost(case, *input));
    let mut open: Vec<&ForecastInput> = inputs.iter().collect();
    let mut drawn: Vec<(Option<Drawn>, Spread)> = Vec::new();
    let approved = |input: Input| Some((Some(Drawn::Input(input)), *case.spread(input)?));
    for input in later {
        let Some(place) = open.iter().position(|measured| replaced(measured.driver).first() == Some(&input.field.key))
        else {
            let is_replaced = inputs
                .iter()
                .any(|measured| replaced(measured.driver).iter().any(|key| input.field.key.starts_with(key)));
            drawn.extend(approved(input).map(|(drawn, spread)| (drawn.filter(|_| !is_replaced), spread)));
            continue;
        };
        drawn.push(of_readings(open.remove(place)));
    }
    drawn.extend(open.into_iter().map(of_readings));
    drawn.extend(early.into_iter().filter_map(approved));
    let ranged = drawn.into_iter().enumerate().filter(|(_, (_, spread))| spread.is_range());
    ranged.filter_map(|(dimension, (drawn, spread))| Some((drawn?, dimension, pert(&spread)))).collect()
}

fn of_readings(input: &ForecastInput) -> (Option<Drawn>, Spread) {
    (Some(Drawn::Measured(input.driver)), Spread::range(input.low, input.likely, input.high))
}

/// How the keys of the inputs begin that a measured driver replaces; the first one is the key of the input that it measures.
fn replaced(driver: ForecastDriver) -> &'static [&'static str] {
    match driver {
        ForecastDriver::Adoption => &["rollout.adoption.2", "rollout.adoption."],
        ForecastDriver::Cut => &["meetings.cut", "meetings.load."],
        ForecastDriver::Turnover => &["turnover.reduction", "turnover.rate", "turnover.lag_months"],
        ForecastDriver::Cost(_) => &[],
    }
}

/// Whether an input moves only costs of the start and of the rollout.
fn is_early_cost(case: &Case, input: Input) -> bool {
    let once = || case.other_lines.get(input.row).is_some_and(|line| line.kind == LineKind::OneOffCost);
    match input.field.key {
        "other_lines.*.amount" => once(),
        key => key.starts_with("change.") && input.field.cost.is_none_or(|cost| !cost.line.is_level()),
    }
}
