//! How many of a case's figures are the user's own, and which of the others decide the answer.

use super::Spread;
use super::case::Case;
use super::field::Input;
use super::provenance::{Origin, Provenance};
use super::simulation::SensitivityDriver;
use uncertainty::insertion_sort_by;

/// Leading inputs: the fewest that together explain this share of the variance that single inputs explain. Chosen: if
/// they were known exactly, less than half of the standard deviation would be left (√0.2 of it).
const MOST: f64 = 0.8;
/// Values near a single number lie between this factor of it …
const NEAR_BELOW: f64 = 0.8;
/// … and this one: the same factors with which the page turns a number into a range.
const NEAR_ABOVE: f64 = 1.25;

/// How many figures of a case are the user's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ownership {
    /// How many are the user's own: typed or measured.
    pub own: usize,
    /// How many are a sender's.
    pub received: usize,
    /// How many there are.
    pub all: usize,
    /// The figures that decide the answer and are not the user's own, by their share of the variance, largest first.
    ///
    /// An input decides the answer if its switching value lies within its range (for a single number: between 0.8 and
    /// 1.25 times that number), or if it is one of the fewest inputs that together explain 80% of the variance that
    /// single inputs explain.
    pub deciding: Vec<Input>,
}

impl Ownership {
    /// Of a case with its drivers, and the inputs at whose switching value the net present value changes its sign, with that value.
    pub fn of(case: &Case, drivers: &[SensitivityDriver], switching: &[(Input, f64)]) -> Self {
        let inputs = case.used_inputs();
        let origin = |input: &Input| Provenance::of(*input, case).origin;
        let mut deciding = leading(drivers);
        for (input, value) in switching {
            if !deciding.contains(input) && case.spread(*input).is_some_and(|spread| is_near(spread, *value)) {
                deciding.push(*input);
            }
        }
        // Drivers and switching values may be from before the last edit and name a deleted row.
        deciding.retain(|input| inputs.contains(input) && !origin(input).is_own());
        let origins: Vec<Origin> = inputs.iter().map(origin).collect();
        let count = |is: fn(&Origin) -> bool| origins.iter().filter(|origin| is(origin)).count();
        let (own, received) = (count(|origin| origin.is_own()), count(|origin| *origin == Origin::Received));
        Self { own, received, all: inputs.len(), deciding }
    }
}

/// The fewest inputs that explain most of the variance, the one that explains most first.
fn leading(drivers: &[SensitivityDriver]) -> Vec<Input> {
    let mut shares: Vec<(Input, f64)> = drivers.iter().map(|driver| (driver.input, driver.variance_share)).collect();
    insertion_sort_by(&mut shares, |(_, one), (_, other)| other.total_cmp(one));
    let most = MOST * shares.iter().map(|(_, share)| share).sum::<f64>();
    let mut explained = 0.0;
    let leads = |(_, share): &(Input, f64)| {
        let before = explained;
        explained += share;
        before < most && *share > 0.0
    };
    shares.into_iter().take_while(leads).map(|(input, _)| input).collect()
}

/// Whether a value is plausible for an input.
fn is_near(spread: &Spread, value: f64) -> bool {
    if spread.is_range() {
        return spread.low() <= value && value <= spread.high();
    }
    let [one, other] = [NEAR_BELOW, NEAR_ABOVE].map(|part| part * spread.likely());
    one.min(other) <= value && value <= one.max(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Engine, MeetingLoadKind, Origin, Preset, View, switching_values};

    fn input(key: &str) -> Input {
        Input::parse(key).unwrap()
    }

    fn driver(key: &str, variance_share: f64) -> SensitivityDriver {
        let input = input(key);
        SensitivityDriver { input, values: (0.0, 1.0), npv_at_p10: 0.0, npv_at_p90: 1.0, variance_share }
    }

    fn keys(ownership: &Ownership) -> Vec<&'static str> {
        ownership.deciding.iter().map(|input| input.field.key).collect()
    }

    #[test]
    fn those_lead_that_together_explain_most() {
        let case = Preset::Evidence.case();
        let drivers = [
            driver("turnover.rate", 0.1),
            driver("time.recapture", 0.5),
            driver("meetings.cut", 0.3),
            driver("change.dip", 0.0),
        ];
        assert_eq!(keys(&Ownership::of(&case, &drivers, &[])), ["time.recapture", "meetings.cut"]);
    }

    #[test]
    fn what_turns_the_answer_nearby_decides_it_too() {
        let case = Preset::Evidence.case();
        let (people, recapture) = (input("team.people"), input("time.recapture"));
        let likely = case.spread(people).unwrap().likely();
        let of = |values: [f64; 2]| {
            let switching = [(people, values[0] * likely), (recapture, values[1])];
            keys(&Ownership::of(&case, &[], &switching)).len()
        };
        assert_eq!(of([0.8, case.spread(recapture).unwrap().low()]), 2);
        assert_eq!(of([1.25, 1.0]), 1);
        assert_eq!(of([0.79, 0.0]), 0);
    }

    #[test]
    fn the_users_own_figures_are_counted_and_never_listed() {
        let mut case = Preset::Evidence.case();
        let drivers = [driver("time.recapture", 0.9)];
        let before = Ownership::of(&case, &drivers, &[]);
        assert_eq!((before.own, before.all), (0, case.inputs().len()));
        case.set(input("time.recapture"), Spread::point(0.4).unwrap(), Origin::Measured);
        let after = Ownership::of(&case, &drivers, &[]);
        assert_eq!((after.own, after.all, after.deciding), (1, before.all, vec![]));
        let received = Ownership::of(&case.received(), &drivers, &[]);
        assert_eq!((received.own, received.received, keys(&received)), (0, 1, vec!["time.recapture"]));
        assert_eq!(after.received, 0);
    }

    #[test]
    fn the_share_dropped_is_not_counted_with_a_list_of_meetings() {
        let mut case = Preset::Evidence.case();
        let drivers = [driver("meetings.cut", 1.0)];
        assert_eq!(keys(&Ownership::of(&case, &drivers, &[])), ["meetings.cut"]);
        case.meetings.load.kind = MeetingLoadKind::Inventory;
        let with_list = Ownership::of(&case, &drivers, &[]);
        assert_eq!((keys(&with_list).len(), with_list.all), (0, case.inputs().len() - 1));
    }

    #[test]
    fn a_row_that_is_gone_is_not_listed() {
        let mut case = Preset::Evidence.case();
        let drivers = [driver("tools.0.price.per_user", 1.0)];
        assert_eq!(keys(&Ownership::of(&case, &drivers, &[])).len(), 1);
        case.tools.clear();
        assert_eq!(keys(&Ownership::of(&case, &drivers, &[])).len(), 0);
    }

    #[test]
    fn the_default_case_hangs_on_what_its_tornado_shows() {
        let case = Preset::Evidence.case();
        let drivers = Engine::new().simulate(&case, View::Full).drivers;
        let found = switching_values(&case, View::Full).into_iter();
        let switching: Vec<_> =
            found.filter(|found| found.turns).filter_map(|found| Some((found.input, found.value?))).collect();
        let ownership = Ownership::of(&case, &drivers, &switching);
        assert!(ownership.deciding.contains(&input("time.recapture")), "{:?}", keys(&ownership));
    }
}
