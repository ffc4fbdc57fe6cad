//! Switching values: the value of one input at which the net present value is zero.

use super::case::Case;
use super::field::Input;
use super::ledger::{Ledger, View};
use super::outcome::npv;
use super::schedule::Schedule;
use super::units::Quantity;

/// An input and its switching value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SwitchingValue {
    /// The input.
    pub input: Input,
    /// The value at which the net present value is zero, the other inputs at likely; none where no admissible value does it.
    pub value: Option<f64>,
}

/// Net present value as a function of one input, the rest at likely.
struct NpvFunction {
    case: Case,
    input: Input,
    view: View,
    /// Computed once where it does not depend on the input: it takes most of the time.
    schedule: Option<Schedule>,
}

impl NpvFunction {
    fn npv(&mut self, value: f64) -> f64 {
        if let Some(spread) = self.case.spread_mut(self.input) {
            spread.pin(value);
        }
        let ledger = Ledger::of(&self.case);
        let amounts = ledger.amounts(self.view);
        match &self.schedule {
            Some(schedule) => npv(amounts, schedule),
            None => npv(amounts, &Schedule::of(&self.case)),
        }
        .value()
    }

    /// The zero of the line through the values at `a` and `b`, if the function is zero there, too: most inputs act linearly.
    fn straight(&mut self, (a, at_a): (f64, f64), (b, at_b): (f64, f64)) -> Option<f64> {
        let root = a - at_a * (b - a) / (at_b - at_a);
        let scale = at_a.abs().max(at_b.abs());
        // 1e-12 leaves room for rounding over up to 600 months (600 × 2.2e-16 ≈ 1.3e-13).
        (root.is_finite() && self.admits(root) && self.npv(root).abs() <= 1e-12 * scale).then_some(root)
    }

    fn admits(&self, value: f64) -> bool {
        let (least, greatest) = self.input.field.bounds;
        (least..=greatest).contains(&value)
    }

    /// Looks outwards from `from` in ever longer steps for a change of sign; the nearest to `from` on that side.
    fn bracket(&mut self, from: f64, at_from: f64, end: f64) -> Option<(f64, f64)> {
        let reach = end - from;
        let (mut near, mut step) = (from, reach.signum() * (from.abs() * 0.05).max(1e-3).min(reach.abs()));
        while step != 0.0 && near != end {
            let next = near + step;
            let far = if (next - end) * reach >= 0.0 { end } else { next };
            let at_far = self.npv(far);
            if (at_far > 0.0) != (at_from > 0.0) {
                return Some((near, far));
            }
            (near, step) = (far, step * 1.5);
        }
        None
    }

    /// The root between two values of different sign, by bisection with the secant's help (ITP-like: never worse than
    /// halving every second step).
    fn root(&mut self, (mut a, mut b): (f64, f64)) -> f64 {
        let (mut at_a, mut at_b) = (self.npv(a), self.npv(b));
        for step in 0..200 {
            let secant = a - at_a * (b - a) / (at_b - at_a);
            let middle = f64::midpoint(a, b);
            let inside = (secant - a) * (secant - b) < 0.0;
            let next = if step % 2 == 0 && inside { secant } else { middle };
            if at_a == 0.0 || (b - a).abs() <= 1e-15 * a.abs().max(b.abs()) || next == a || next == b {
                break;
            }
            let at_next = self.npv(next);
            if (at_next > 0.0) == (at_a > 0.0) {
                (a, at_a) = (next, at_next);
            } else {
                (b, at_b) = (next, at_next);
            }
        }
        if at_a.abs() < at_b.abs() { a } else { b }
    }
}

/// The switching value of one input in one view; the one nearest to the likely value where there are several.
pub fn switching_value(case: &Case, input: Input, view: View) -> Option<f64> {
    let likely = case.spread(input)?.likely();
    let schedule = (!input.field.moves.schedule()).then(|| Schedule::of(case));
    let mut trial = NpvFunction { case: case.clone(), input, view, schedule };
    let (least, greatest) = input.field.bounds;
    let at_likely = trial.npv(likely);
    let beside = if likely < greatest { likely + (greatest - likely).min(likely.abs().max(0.01) * 0.5) } else { least };
    let at_beside = trial.npv(beside);
    if let Some(root) = trial.straight((likely, at_likely), (beside, at_beside)) {
        return Some(root);
    }
    let below = trial.bracket(likely, at_likely, least);
    let above = trial.bracket(likely, at_likely, greatest);
    let mut roots = [below, above].into_iter().flatten().map(|bracket| trial.root(bracket)).collect::<Vec<_>>();
    // A change of sign may be a jump: without pay, a cost of meetings gives no hours.
    roots.retain(|root| trial.npv(*root).abs() <= 1e-6 * at_likely.abs().max(1.0));
    roots.into_iter().min_by(|a, b| (a - likely).abs().total_cmp(&(b - likely).abs()))
}

/// The switching value of every input of the case.
pub fn switching_values(case: &Case, view: View) -> Vec<SwitchingValue> {
    let value = |input| SwitchingValue { input, value: switching_value(case, input, view) };
    case.inputs().into_iter().map(value).collect()
}

#[cfg(test)]
mod scan_tests;
#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Preset;

    #[test]
    fn at_its_switching_value_the_case_is_worth_nothing() {
        for preset in Preset::ALL {
            let case = preset.case();
            for SwitchingValue { input, value } in switching_values(&case, View::Full) {
                let Some(value) = value else { continue };
                let mut changed = case.clone();
                changed.spread_mut(input).unwrap().pin(value);
                let worth = npv(Ledger::of(&changed).amounts(View::Full), &Schedule::of(&changed)).value();
                assert!(worth.abs() < 1e-3, "{input} = {value}: {worth}");
            }
        }
    }

    #[test]
    fn recapture_has_one_and_the_target_none() {
        let case = Preset::Evidence.case();
        let value = |key| switching_value(&case, Input::parse(key).unwrap(), View::Full);
        let recapture = value("time.recapture").unwrap();
        assert!(recapture > 0.0 && recapture < 0.5, "{recapture}");
        assert_eq!(value("deep_work.hours_target"), None);
    }
}
