//! How figures are rounded for display: the one place that decides it.
//!
//! Headline figures (sentence, tiles, ranges, charts) have three significant digits, percentages none after the point. Tables and
//! explanations are exact to the unit of the currency. Amounts below 100 are exact to the cent everywhere, others have no cents.

/// An amount as a headline states it: three significant digits, cents below 100; below half a unit of the currency it is 0.
pub fn headline_amount(amount: f64) -> f64 {
    if amount.abs() < 0.5 {
        return 0.0;
    }
    if amount.abs() < 100.0 {
        return exact_amount(amount);
    }
    // A whole power of ten, which is exact.
    let power = libm::pow(10.0, libm::floor(libm::log10(amount.abs())) - 2.0);
    (amount / power).round() * power
}

/// An amount as a table states it: whole units of the currency, cents below 100.
pub fn exact_amount(amount: f64) -> f64 {
    // Adding 0 turns −0 into 0.
    let has_cents = amount.abs() < 100.0 && amount.fract() != 0.0;
    if has_cents { (amount * 100.0).round() / 100.0 + 0.0 } else { amount.round() + 0.0 }
}

/// A share as a headline states it: whole percent.
pub fn headline_share(share: f64) -> f64 {
    // Beyond, there are no digits after the point to round.
    if share.abs() < 1e12 { (share * 100.0).round() / 100.0 + 0.0 } else { share }
}

/// Said under a table whose parts, as they are shown, do not add up to the total that is shown.
pub const ROUNDED: &str = "Rounded; parts may not add up to the total.";

/// [`ROUNDED`] where the parts of a table, as they are shown, do not add up to its total.
pub fn rounding_note(parts: impl Iterator<Item = f64>, total: f64) -> Option<&'static str> {
    let sum: f64 = parts.map(exact_amount).sum();
    // Half a cent: smaller differences are those of floating point.
    ((sum - exact_amount(total)).abs() >= 0.005).then_some(ROUNDED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_has_three_significant_digits_and_cents_below_100() {
        let amounts = [0.0, 0.4, -0.4, 0.5, 40.5, 45.678, 99.996, 999.6, 22_182.4, -16_773.07, 1_234_567.0, 9e13];
        let rounded = [0.0, 0.0, 0.0, 0.5, 40.5, 45.68, 100.0, 1000.0, 22_200.0, -16_800.0, 1_230_000.0, 9e13];
        assert_eq!(amounts.map(headline_amount), rounded);
        assert_eq!([0.004, -0.004, 0.426].map(headline_share), [0.0, 0.0, 0.43]);
    }

    #[test]
    fn only_amounts_below_100_have_cents() {
        assert_eq!(
            [99.99, -99.99, 12.5, 100.01, 99.999, 7.0].map(|amount| exact_amount(amount).fract() != 0.0),
            [true, true, true, false, false, false]
        );
    }

    #[test]
    fn a_table_is_exact_to_the_unit() {
        assert_eq!([22_182.4, -0.001, 57.8804, 99.999, 100.4].map(exact_amount), [22_182.0, 0.0, 57.88, 100.0, 100.0]);
    }

    #[test]
    fn parts_that_do_not_add_up_say_so() {
        assert_eq!(rounding_note([1000.4, 2000.4].into_iter(), 3000.8), Some(ROUNDED));
        assert_eq!(rounding_note([1000.4, 2000.0].into_iter(), 3000.4), None);
        assert_eq!(rounding_note([].into_iter(), 0.0), None);
    }
}
