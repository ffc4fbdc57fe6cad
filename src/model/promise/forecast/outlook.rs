//! What is still to come of an approved case.

use crate::model::Quantiles;
use crate::model::date::Date;

/// The value from a day to the end of the horizon, discounted to that day: what going on is worth compared with stopping. What was
/// spent before does not change it.
///
/// It assumes that stopping ends both the costs and the benefits from that day on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outlook {
    /// Benefits less costs still to come, in money; all 0 after the horizon.
    pub value: Quantiles,
    /// The probability that it is positive, 0 to 1.
    pub probability_positive: f64,
    /// The likely costs still to come, which stopping avoids, in money.
    pub costs_avoided: f64,
    /// The likely benefits still to come, which stopping forgoes, in money.
    pub benefits_forgone: f64,
    /// Today, or the start of the rollout where that is later: then everything is still to come.
    pub from: Date,
    /// The end of the horizon.
    pub until: Date,
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{close, day, evidence, measured};
    use super::super::tests::{forecast, likely, three};
    use crate::model::implementation::Implementation;
    use crate::model::kpi::BuiltInKpi::{Adoption, MeetingLoad};
    use crate::model::promise::CostLine;
    use crate::model::{Estimate, Evaluation, LineKind, OtherLine, Quantity, Spread, View};
    use proptest::prelude::*;

    #[test]
    fn before_the_start_everything_is_still_to_come() {
        let case = evidence();
        let before = forecast(&case, &Implementation::default(), -30, View::Full);
        let to_come = before.to_come;
        assert_eq!((to_come.value, to_come.probability_positive), (before.npv, before.probability_positive));
        assert_eq!((to_come.from, to_come.until), (day(0), day(1_095)));
        let outcome = Evaluation::of(&case).outcome(View::Full).clone();
        close(to_come.costs_avoided, outcome.pv_costs.value());
        close(to_come.benefits_forgone, outcome.pv_benefits.value());
        assert_eq!((before.curve.actual.len(), before.curve.forecast.len()), (0, 37));
    }

    #[test]
    fn after_the_horizon_nothing_is_still_to_come() {
        let found = forecast(&evidence(), &Implementation::default(), 2_000, View::Full);
        assert_eq!(three(found.to_come.value), [0.0; 3]);
        assert_eq!((found.to_come.probability_positive, found.to_come.costs_avoided), (0.0, 0.0));
        assert_eq!(found.curve.forecast.len(), 1);
        assert_eq!(found.curve.actual.len(), 37);
    }

    #[test]
    fn what_is_still_to_come_is_discounted_to_today() {
        // Half way through month 13: half a month and 23 more, by a case without ranges.
        let case = likely(&evidence());
        let days = 380;
        let now = days as f64 * 12.0 / 365.0;
        let to_come = forecast(&case, &Implementation::default(), days, View::Full).to_come;
        let outcome = Evaluation::of(&case).outcome(View::Full).clone();
        let discount = |month: f64| 1.1_f64.powf(-(month - now) / 12.0);
        let expected = |flow: &[f64]| {
            let part = (13.0 - now) * flow[13] * discount(13.0);
            part + (14..=36).map(|month| flow[month] * discount(month as f64)).sum::<f64>()
        };
        close(to_come.benefits_forgone, expected(&outcome.flow.benefits));
        close(to_come.costs_avoided, expected(&outcome.flow.costs));
        assert_eq!((to_come.from, to_come.until), (day(380), day(1_095)));
        assert_eq!(to_come.probability_positive, 1.0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn what_was_spent_does_not_change_what_is_still_to_come(
            training in 0.0..40.0f64,
            documentation in prop::array::uniform3(0.0..400.0f64),
            dip in 0.0..0.3f64,
            one_off in 0.0..50_000.0f64,
            paid in prop::collection::vec((prop::sample::select(&[CostLine::Training, CostLine::Documentation, CostLine::OtherOneOff, CostLine::Dip][..]), -20..150i64, 0.0..90_000.0f64), 0..5),
            days in 125..900i64,
            cash in any::<bool>(),
        ) {
            let view = if cash { View::Cash } else { View::Full };
            let mut other = evidence();
            other.change.training_hours_per_person = Estimate::certain(training);
            let mut hours = documentation;
            hours.sort_by(f64::total_cmp);
            other.change.documentation_hours = Estimate::new(Spread::new(hours[0], hours[1], hours[2]).unwrap());
            other.change.dip = Estimate::certain(dip);
            other.change.other_one_off = Estimate::certain(one_off);
            other.other_lines.push(OtherLine { kind: LineKind::OneOffCost, cash: true, amount: Estimate::new(Spread::new(0.0, one_off, 90_000.0).unwrap()), ..OtherLine::default() });
            let readings = [(Adoption, 60, 0.4), (MeetingLoad, 90, 14.0)];
            let one = forecast(&evidence(), &measured(&readings, &[]), days, view).to_come;
            let two = forecast(&other, &measured(&readings, &paid), days, view).to_come;
            prop_assert!(three(one.value).into_iter().zip(three(two.value)).all(|(one, two)| (one - two).abs() < 1e-9));
            prop_assert!((one.costs_avoided - two.costs_avoided).abs() < 1e-9 && one.benefits_forgone == two.benefits_forgone);
            prop_assert_eq!(one.probability_positive, two.probability_positive);
        }
    }
}
