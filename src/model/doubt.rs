//! Doubts about one number: it is admissible, but perhaps not what is meant.

use super::estimate::Spread;
use super::field::{Field, Limits, Unit};

/// The currencies in which the usual bands of amounts hold: those whose unit is worth about a US dollar.
const CURRENCIES_OF_BANDS: [&str; 8] = ["USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"];
/// A range whose high value is more than this many times its low one says little; the widest of the presets is 4.
const WIDEST: f64 = 10.0;

/// Why a number may not be meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DoubtReason {
    /// A percentage below 1%, as when a fraction is typed for a percentage.
    Fraction,
    /// One of its values lies outside the band of most teams.
    Unusual {
        /// `low`, `likely` or `high`; empty where it is one number.
        place: &'static str,
        /// The value.
        value: f64,
        /// The band.
        band: (f64, f64),
    },
    /// Its high value is this many times its low one.
    Wide(f64),
}

/// A doubt about a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Doubt {
    /// Why.
    pub reason: DoubtReason,
    /// What is perhaps meant.
    pub meant: Option<Spread>,
}

/// The most telling doubt about a number in a currency; `field` is its row of the table, where it has one. Zero is never doubted:
/// it is either not stated yet or meant.
pub fn doubt(spread: &Spread, limits: &Limits, field: Option<&Field>, currency: &str) -> Option<Doubt> {
    let band = field.map(|field| field.sensible).filter(|_| {
        // What is usual in dollars says nothing about yen.
        !limits.unit.is_money() || CURRENCIES_OF_BANDS.contains(&currency)
    });
    fraction(spread, limits).or_else(|| unusual(spread, limits, band?)).or_else(|| wide(spread))
}

fn fraction(spread: &Spread, limits: &Limits) -> Option<Doubt> {
    let small = limits.unit.is_percentage() && spread.low() >= 0.0 && spread.high() > 0.0 && spread.high() < 0.01;
    let meant = times(spread, (100.0, 1.0)).filter(|meant| small && limits.check(meant).is_ok())?;
    Some(Doubt { reason: DoubtReason::Fraction, meant: Some(meant) })
}

fn unusual(spread: &Spread, limits: &Limits, band: (f64, f64)) -> Option<Doubt> {
    let outside = |value: f64| value != 0.0 && !(band.0..=band.1).contains(&value);
    // How many times as far out as the band.
    let excess = |value: f64| if value > band.1 { value / band.1 } else { band.0 / value };
    let ends = if excess(spread.high()) >= excess(spread.low()) { ["high", "low"] } else { ["low", "high"] };
    let value_at = |place: &str| match place {
        "low" => spread.low(),
        "high" => spread.high(),
        _ => spread.likely(),
    };
    let place = ["likely", ends[0], ends[1]].into_iter().find(|place| outside(value_at(place)))?;
    let usual = |meant: &Spread| {
        [meant.low(), meant.likely(), meant.high()].into_iter().all(|value| !outside(value))
            && limits.check(meant).is_ok()
    };
    let meant = slips(limits.unit).iter().filter_map(|factor| times(spread, *factor)).find(usual);
    let reason =
        DoubtReason::Unusual { place: if spread.is_range() { place } else { "" }, value: value_at(place), band };
    Some(Doubt { reason, meant })
}

/// How many times too small or too large an amount is after a slip: thousands for units, a month for a year.
fn slips(unit: Unit) -> &'static [(f64, f64)] {
    match unit {
        Unit::MoneyPerYear => &[(1000.0, 1.0), (12.0, 1.0), (1.0, 1000.0)],
        Unit::MoneyPerMonth => &[(1000.0, 1.0), (1.0, 12.0), (1.0, 1000.0)],
        _ if unit.is_money() => &[(1000.0, 1.0), (1.0, 1000.0)],
        _ => &[],
    }
}

fn wide(spread: &Spread) -> Option<Doubt> {
    let times = spread.high() / spread.low();
    (spread.low() > 0.0 && times > WIDEST).then_some(Doubt { reason: DoubtReason::Wide(times), meant: None })
}

/// A spread times a fraction, without rounding noise.
fn times(spread: &Spread, (above, below): (f64, f64)) -> Option<Spread> {
    let one = |value: f64| {
        let value = value * above / below;
        if value.abs() < 1e6 { (value * 1e9).round() / 1e9 } else { value }
    };
    Spread::new(one(spread.low()), one(spread.likely()), one(spread.high())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edition, Preset};

    fn of(key: &str, low: f64, likely: f64, high: f64, currency: &str) -> Option<Doubt> {
        let field = Field::find(key).unwrap();
        doubt(&Spread::new(low, likely, high).unwrap(), &field.limits(), Some(field), currency)
    }

    fn point(key: &str, value: f64) -> Option<Doubt> {
        of(key, value, value, value, "USD")
    }

    #[track_caller]
    fn unusual(doubt: Option<Doubt>, place: &str, value: f64) {
        let Some(Doubt { reason: DoubtReason::Unusual { place: at, value: found, .. }, .. }) = doubt else {
            panic!("{doubt:?}")
        };
        assert_eq!((at, found), (place, value));
    }

    fn meant(doubt: Option<Doubt>) -> Option<[f64; 3]> {
        doubt.and_then(|doubt| doubt.meant).map(|meant| [meant.low(), meant.likely(), meant.high()])
    }

    #[test]
    fn all_values_of_a_range_are_looked_at() {
        unusual(point("team.people", 5000.0), "", 5000.0);
        unusual(of("team.people", 1.0, 2.0, 1e6, "USD"), "high", 1e6);
        unusual(of("team.people", 0.01, 2.0, 600.0, "USD"), "low", 0.01);
        unusual(of("team.people", 1.0, 800.0, 1e6, "USD"), "likely", 800.0);
        let wide = of("team.people", 10.0, 20.0, 400.0, "USD").unwrap();
        assert_eq!(wide, Doubt { reason: DoubtReason::Wide(40.0), meant: None });
        assert_eq!(of("team.people", 10.0, 20.0, 100.0, "USD"), None);
        assert_eq!(of("turnover.reduction", 0.0, 0.1, 0.3, "USD"), None);
    }

    #[test]
    fn a_fraction_in_a_percent_field_is_perhaps_a_percentage() {
        for (key, value) in [("turnover.reduction", 0.0033), ("turnover.rate", 0.0012), ("meetings.cut", 0.004)] {
            let doubt = point(key, value);
            assert_eq!(doubt.map(|doubt| doubt.reason), Some(DoubtReason::Fraction), "{key}");
            assert_eq!(meant(doubt), Some([value * 100.0; 3]), "{key}");
        }
        assert_eq!(meant(of("meetings.cut", 0.002, 0.003, 0.0045, "EUR")), Some([0.2, 0.3, 0.45]));
        assert_eq!(point("turnover.reduction", 0.01), None);
        unusual(point("team.annual_pay", 0.005), "", 0.005);
        let own = Limits::one(Unit::Share, 0.0, 1.0);
        let half = doubt(&Spread::point(0.005).unwrap(), &own, None, "USD");
        assert_eq!(meant(half), Some([0.5; 3]));
    }

    #[test]
    fn slips_by_a_thousand_and_by_twelve_are_known() {
        assert_eq!(meant(point("team.annual_pay", 75.0)), Some([75_000.0; 3]));
        assert_eq!(meant(point("team.annual_pay", 4_500.0)), Some([54_000.0; 3]));
        assert_eq!(meant(point("team.annual_pay", 75e6)), Some([75_000.0; 3]));
        assert_eq!(meant(point("team.annual_pay", 1e12)), None);
        assert_eq!(meant(point("tools.*.price.flat", 600_000.0)), Some([50_000.0; 3]));
        assert_eq!(meant(point("turnover.cost_per_leaver.amount", 90.0)), Some([90_000.0; 3]));
        assert_eq!(meant(point("team.people", 20_000.0)), None, "people are no money");
    }

    #[test]
    fn bands_of_amounts_hold_for_like_currencies_only() {
        for (currency, doubted) in [("USD", true), ("EUR", true), ("JPY", false), ("INR", false), ("PLN", false)] {
            assert_eq!(of("team.annual_pay", 9e6, 9e6, 9e6, currency).is_some(), doubted, "{currency}");
        }
        unusual(of("team.people", 5000.0, 5000.0, 5000.0, "JPY"), "", 5000.0);
        assert!(of("team.annual_pay", 1e6, 2e6, 9e7, "JPY").is_some());
    }

    #[test]
    fn the_evidence_is_not_doubted() {
        for case in Edition::ALL.map(|edition| Preset::Evidence.case_in(edition)) {
            for input in case.inputs() {
                let spread = case.spread(input).unwrap();
                assert_eq!(doubt(spread, &input.field.limits(), Some(input.field), "USD"), None, "{input}");
            }
        }
    }
}
