//! The internal rate of return.

/// How many times the flow changes its sign; zeros do not count.
pub(super) fn sign_changes(flow: &[f64]) -> usize {
    let mut signs = flow.iter().filter(|amount| **amount != 0.0).map(|amount| *amount > 0.0);
    let Some(mut last) = signs.next() else { return 0 };
    signs.filter(|sign| std::mem::replace(&mut last, *sign) != *sign).count()
}

/// Whether the first amount that is not zero comes in.
pub(super) fn begins_with_gains(flow: &[f64]) -> bool {
    flow.iter().find(|amount| **amount != 0.0).is_some_and(|amount| *amount > 0.0)
}

/// Present value at the continuous monthly rate `rate`, up to a positive factor that keeps it from overflowing.
fn scaled_value(flow: &[f64], rate: f64) -> f64 {
    let shrink = libm::exp(-rate.abs());
    let horner = |sum: f64, amount: &f64| sum * shrink + amount;
    if rate < 0.0 { flow.iter().fold(0.0, horner) } else { flow.iter().rev().fold(0.0, horner) }
}

/// The yearly rate at which a monthly flow (month 0 first) has a present value of zero: (1 + monthly)¹² − 1.
///
/// None unless the flow changes its sign exactly once, from outlay to gain. One change of sign means one such rate and no
/// other (Descartes' rule of signs); a flow that begins with gains is a loan, and its rate a price and not a return. None as
/// well where the rate is too great to be written down.
///
/// ```
/// use async_roi::model::irr;
/// let year = irr(&[-100.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 110.0]);
/// assert!((year.unwrap() - 0.10).abs() < 1e-12);
/// assert_eq!(irr(&[-100.0, 250.0, -150.0]), None);
/// assert_eq!(irr(&[100.0, -110.0]), None);
/// ```
pub fn irr(flow: &[f64]) -> Option<f64> {
    if sign_changes(flow) != 1 || begins_with_gains(flow) {
        return None;
    }
    // Below the root the later gains outweigh, above it the outlay.
    let is_above = |rate: f64| scaled_value(flow, rate) <= 0.0;
    let mut reach = 1.0;
    while (is_above(-reach) || !is_above(reach)) && reach < 700.0 {
        reach *= 2.0;
    }
    let (mut below, mut above) = (-reach, reach);
    loop {
        let middle = f64::midpoint(below, above);
        if middle <= below || middle >= above {
            break;
        }
        *(if is_above(middle) { &mut above } else { &mut below }) = middle;
    }
    Some(libm::expm1(12.0 * below)).filter(|rate| rate.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn zeros_are_no_change_of_sign() {
        assert_eq!(sign_changes(&[0.0, -1.0, 0.0, -2.0, 0.0, 3.0, 0.0, 1.0]), 1);
        assert_eq!(sign_changes(&[]), 0);
        assert_eq!(sign_changes(&[-1.0, 1.0, -1.0]), 2);
    }

    #[test]
    fn steep_gains_and_losses_have_a_rate() {
        let near = |flow: &[f64], monthly: f64| {
            let yearly = irr(flow).unwrap();
            assert!((yearly / (libm::pow(1.0 + monthly, 12.0) - 1.0) - 1.0).abs() < 1e-9, "{yearly}");
        };
        near(&[-1.0, 50.0], 49.0);
        near(&[-100.0, 1.0], -0.99);
        assert_eq!(irr(&[-1e-12, 1e300]), None);
    }

    #[test]
    fn what_begins_with_gains_has_no_return() {
        assert_eq!(irr(&[0.0, 100.0, -1.0, -1.0]), None);
        assert_eq!(irr(&[0.0, -100.0, 1.0, 150.0]).map(|yearly| yearly > 0.0), Some(true));
    }

    proptest! {
        #[test]
        fn there_is_a_rate_only_with_one_change_of_sign(flow in prop::collection::vec(-100.0..100.0f64, 0..40)) {
            prop_assert_eq!(irr(&flow).is_some(), sign_changes(&flow) == 1 && flow[0] < 0.0);
        }

        #[test]
        fn the_flow_is_worth_nothing_at_its_rate(cost in 1.0..1e3f64, gains in prop::collection::vec(0.1..1e6f64, 1..60)) {
            let mut flow = vec![-cost];
            flow.extend(&gains);
            let discount = libm::pow(1.0 + irr(&flow).unwrap(), -1.0 / 12.0);
            let worth: f64 = flow.iter().rev().fold(0.0, |sum, amount| sum * discount + amount);
            prop_assert!(worth.abs() < 1e-7 * cost, "{}", worth);
        }
    }
}
