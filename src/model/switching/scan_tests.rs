//! Switching values against a scan of the net present value at many points.

use super::*;
use crate::model::{Preset, Spread};
use proptest::prelude::*;

/// Points on each side of the likely value, closer together near it.
const POINTS: i32 = 30;

fn worth(case: &Case, input: Input, value: f64, view: View) -> f64 {
    let mut changed = case.clone();
    changed.spread_mut(input).unwrap().pin(value);
    npv(Ledger::of(&changed).amounts(view), &Schedule::of(&changed)).value()
}

/// A preset with each of its inputs somewhere in its sensible range.
fn any_case() -> impl Strategy<Value = Case> {
    let places = prop::collection::vec(0.0..1.0f64, 40);
    (prop::sample::select(Preset::ALL.to_vec()), places, 1..400u32, 2..60u32).prop_map(
        |(preset, places, days, months)| {
            let mut case = preset.case();
            (case.rollout.days, case.finance.horizon_months) = (days, months);
            for (input, place) in case.inputs().into_iter().zip(places) {
                let (low, high) = input.field.sensible;
                *case.spread_mut(input).unwrap() = Spread::point(low + (high - low) * place).unwrap();
            }
            case
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_nearest_change_of_sign_is_found(case in any_case(), view in prop::sample::select(View::ALL.to_vec())) {
        let all = switching_values(&case, view);
        prop_assert_eq!(all.iter().map(|found| found.input).collect::<Vec<_>>(), case.inputs());
        for SwitchingValue { input, value, .. } in all {
            let (least, greatest) = input.field.bounds;
            let likely = case.spread(input).unwrap().likely();
            let at_likely = worth(&case, input, likely, view);
            if let Some(value) = value {
                prop_assert!((least..=greatest).contains(&value), "{input}: {value} is not admissible");
                let at_value = worth(&case, input, value, view);
                prop_assert!(at_value.abs() <= 1e-6 * at_likely.abs().max(1.0), "{input} = {value}: {at_value}");
            }
            let reach = value.map_or(f64::INFINITY, |value| (value - likely).abs());
            for (end, point) in [least, greatest].into_iter().flat_map(|end| (1..POINTS).map(move |point| (end, point))) {
                let point = likely + (end - likely) * (f64::from(point) / f64::from(POINTS)).powi(4);
                let at_point = worth(&case, input, point, view);
                let turned = at_point * at_likely < 0.0 && at_point.abs() > 1e-6 * at_likely.abs();
                prop_assert!(
                    !turned || (point - likely).abs() >= reach * (1.0 - 1e-9),
                    "{input}: {at_likely} at {likely}, {at_point} at {point}, but its switching value is {value:?}"
                );
            }
        }
    }
}
