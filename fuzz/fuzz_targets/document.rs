//! A document that can be read is written and read as the same case, whole or without its defaults, and its likely case is finite.

#![no_main]

use async_roi::exchange::document;
use async_roi::model::{Evaluation, Quantity, View};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let case = match document::parse(text) {
        Ok(case) => case,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    assert_eq!(document::parse(&document::write(&case).to_string()).as_ref(), Ok(&case));
    assert_eq!(document::parse(&document::write_sparse(&case).to_string()).as_ref(), Ok(&case));
    let evaluation = Evaluation::of(&case);
    for view in View::ALL {
        let outcome = evaluation.outcome(view);
        let money = [outcome.npv, outcome.pv_benefits, outcome.pv_costs, outcome.trough, outcome.cost_of_delay];
        let figures = money.map(Quantity::value).into_iter().chain(outcome.cumulative.iter().copied());
        let ratios = [outcome.roi, outcome.bcr, outcome.irr, outcome.payback.map(Quantity::value)];
        assert!(figures.chain(ratios.into_iter().flatten()).all(f64::is_finite), "{outcome:?}");
    }
});
