//! Each row of tickets is resolved, open, unreadable or blank, and no time is negative.

#![no_main]

use libfuzzer_sys::fuzz_target;
use measure::tickets::{DateOrder, Options, measure};

fuzz_target!(|bytes: &[u8]| {
    for dates in [None, Some(DateOrder::Dmy), Some(DateOrder::Mdy), Some(DateOrder::Ymd)] {
        let options = Options { zone: Some("America/New_York".to_owned()), dates, ..Options::default() };
        let Ok(found) = measure("a.csv", bytes, &options) else { continue };
        assert_eq!(found.count, found.resolved + found.open);
        assert_eq!(found.by_month.iter().map(|month| month.resolved).sum::<usize>(), found.resolved);
        assert_eq!(found.median_hours.is_some(), found.resolved > 0);
        assert_eq!(found.oldest_open_hours.is_some(), found.open > 0);
        assert!(found.median_hours <= found.p90_hours);
        let times = [found.median_hours, found.response_median_hours, found.oldest_open_hours];
        assert!(times.iter().flatten().all(|hours| hours.is_finite() && *hours >= 0.0));
        assert!(found.under_24h.is_none_or(|share| (0.0..=1.0).contains(&share)));
    }
});
