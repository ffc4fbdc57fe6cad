//! How long requests take, from their hours one by one.

use super::quantile;

/// Resolution (or response) time of a number of requests.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ResolutionStats {
    /// How many requests were counted.
    pub count: usize,
    /// Half of them took at most so many calendar hours.
    pub median_hours: f64,
    /// Nine of ten took at most so many calendar hours.
    pub p90_hours: f64,
    /// The share of them that took less than 24 hours, 0 to 1.
    pub share_within_day: f64,
}

impl ResolutionStats {
    /// Sums up calendar hours, one value a request; none without requests.
    ///
    /// A negative or non-finite number of hours is no duration and is left out, so `count` can be
    /// smaller than the length of the list.
    pub fn of(hours: &[f64]) -> Option<Self> {
        let durations: Vec<f64> = hours.iter().copied().filter(|h| h.is_finite() && *h >= 0.0).collect();
        let within = durations.iter().filter(|h| **h < 24.0).count();
        Some(Self {
            count: durations.len(),
            median_hours: quantile(&durations, 0.5)?,
            p90_hours: quantile(&durations, 0.9)?,
            share_within_day: within as f64 / durations.len() as f64,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn median_p90_and_share_under_a_day() {
        let stats = ResolutionStats::of(&[2.0, 24.0, 10.0, 50.0, 23.9, -1.0, f64::NAN]).unwrap();
        assert_eq!(stats.count, 5);
        assert!((stats.median_hours - 23.9).abs() < 1e-12);
        assert!((stats.p90_hours - 39.6).abs() < 1e-12);
        assert!((stats.share_within_day - 0.6).abs() < 1e-12);
    }

    #[test]
    fn nothing_to_say_without_requests() {
        assert_eq!(ResolutionStats::of(&[-3.0]), None);
    }
}
