//! Quantiles of data.

/// The quantile at `share` (0 to 1) of finite values, linear between order statistics, as a
/// spreadsheet's `PERCENTILE.INC`; none without values.
///
/// Source: Hyndman and Fan (1996), definition 7.
///
/// ```
/// use async_roi::model::kpi::quantile;
/// assert_eq!(quantile(&[4.0, 1.0, 3.0, 2.0], 0.5), Some(2.5));
/// assert_eq!(quantile(&[], 0.5), None);
/// ```
pub fn quantile(values: &[f64], share: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let place = share.clamp(0.0, 1.0) * sorted.len().checked_sub(1)? as f64;
    let below = sorted[place.floor() as usize];
    let above = sorted[place.ceil() as usize];
    Some(below + (above - below) * place.fract())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn as_the_spreadsheet_says() {
        // PERCENTILE.INC of the example in the spreadsheet's manual.
        assert_eq!(quantile(&[1.0, 3.0, 2.0, 4.0], 0.3), Some(1.9));
        assert_eq!(quantile(&[7.0], 0.9), Some(7.0));
    }

    proptest! {
        #[test]
        fn lies_between_the_extremes_and_rises(values in prop::collection::vec(-1e6..1e6, 1..50), a in 0.0..1.0, b in 0.0..1.0) {
            let (low, high) = (f64::min(a, b), f64::max(a, b));
            let (first, second) = (quantile(&values, low).unwrap(), quantile(&values, high).unwrap());
            prop_assert!(first <= second + 1e-9);
            prop_assert_eq!(quantile(&values, 0.0), values.iter().copied().reduce(f64::min));
            prop_assert_eq!(quantile(&values, 1.0), values.iter().copied().reduce(f64::max));
        }
    }
}
