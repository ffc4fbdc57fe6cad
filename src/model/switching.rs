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
    /// Whether the net present value changes its sign there. It does not at the end of what is admissible, nor where it stays
    /// zero from there on, as with turnover that improves after the last month counted.
    pub turns: bool,
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

    /// The zero of the line through the values at `a` and `b`, if the function lies on that line there and half way to it: most
    /// inputs act linearly.
    fn straight(&mut self, (a, at_a): (f64, f64), (b, at_b): (f64, f64)) -> Option<f64> {
        let root = a - at_a * (b - a) / (at_b - at_a);
        let scale = at_a.abs().max(at_b.abs());
        if !root.is_finite() || !self.admits(root) {
            return None;
        }
        // 1e-12 leaves room for rounding over up to 600 months (600 × 2.2e-16 ≈ 1.3e-13).
        let mut is_on_line = |value: f64, expected: f64| (self.npv(value) - expected).abs() <= 1e-12 * scale;
        (is_on_line(root, 0.0) && is_on_line(f64::midpoint(a, root), at_a / 2.0)).then_some(root)
    }

    /// Whether the function has the other sign a little beyond a root, seen from `from`.
    fn turns(&mut self, root: f64, (from, at_from): (f64, f64)) -> bool {
        let (least, greatest) = self.input.field.bounds;
        let beyond = (root + (root - from) * 1e-3).max(least).min(greatest);
        let at_beyond = self.npv(beyond);
        // Far above rounding (see `straight`), and far below the thousandth that a straight line has there.
        (at_beyond > 0.0) != (at_from > 0.0) && at_beyond.abs() > 1e-9 * at_from.abs()
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
pub fn switching_value(case: &Case, input: Input, view: View) -> SwitchingValue {
    let found = case.spread(input).and_then(|spread| {
        let likely = spread.likely();
        let schedule = (!input.field.moves.schedule()).then(|| Schedule::of(case));
        let mut trial = NpvFunction { case: case.clone(), input, view, schedule };
        let at_likely = trial.npv(likely);
        let root = nearest_root(&mut trial, (likely, at_likely))?;
        Some((root, trial.turns(root, (likely, at_likely))))
    });
    let (value, turns) = found.unzip();
    SwitchingValue { input, value, turns: turns.unwrap_or_default() }
}

fn nearest_root(trial: &mut NpvFunction, (likely, at_likely): (f64, f64)) -> Option<f64> {
    let (least, greatest) = trial.input.field.bounds;
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
    case.inputs().into_iter().map(|input| switching_value(case, input, view)).collect()
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
            for SwitchingValue { input, value, .. } in switching_values(&case, View::Full) {
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
        let value = |key| switching_value(&case, Input::parse(key).unwrap(), View::Full).value;
        let recapture = value("time.recapture").unwrap();
        assert!(recapture > 0.0 && recapture < 0.5, "{recapture}");
        assert_eq!(value("deep_work.hours_target"), None);
    }

    #[test]
    fn at_the_end_of_what_is_admissible_nothing_turns() {
        let case = Preset::Article.case();
        let found = |key, view| switching_value(&case, Input::parse(key).unwrap(), view);
        for key in ["turnover.rate", "turnover.reduction", "turnover.cost_per_leaver.amount", "turnover.hard_share"] {
            let SwitchingValue { value, turns, .. } = found(key, View::Cash);
            assert!(value.is_none_or(|value| value.abs() < 1e-9) && !turns, "{key}: {value:?}");
        }
        // From the last month on, any delay of turnover brings zero: the nearest counts.
        let lag = found("turnover.lag_months", View::Cash);
        assert!((lag.value.unwrap() - 36.0).abs() < 1e-6 && !lag.turns, "{lag:?}");
        // What is left that turns are costs in money.
        let turning: Vec<Input> = switching_values(&case, View::Cash)
            .into_iter()
            .filter(|found| found.turns)
            .map(|found| found.input)
            .collect();
        assert!(turning.contains(&Input::parse("change.other_one_off").unwrap()));
        assert!(turning.iter().all(|input| input.field.cost.is_some_and(|cost| cost.line.is_money())), "{turning:?}");
    }

    #[test]
    fn within_the_bounds_the_sign_changes() {
        let case = Preset::Evidence.case();
        let found = switching_values(&case, View::Full);
        assert!(found.iter().filter(|found| found.value.is_some()).all(|found| found.turns), "{found:?}");
    }
}
