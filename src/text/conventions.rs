//! The conventions of the appraisal, for readers who check it against a calculation of their own.

use crate::model::{Case, Quantity, Schedule};

/// How the figures are computed, one sentence or two each. `percent` writes a share as a percentage with three decimals.
pub fn conventions(case: &Case, schedule: &Schedule, percent: &dyn Fn(f64) -> String) -> [String; 5] {
    let year = percent(case.finance.discount_rate.likely().value());
    let month = percent(1.0 / schedule.month_discount - 1.0);
    [
        "Month 0, the start, is not discounted; each later month is discounted at its end.".into(),
        format!("A discount rate of {year} a year is {month} a month: (1 + {year})^(1/12) − 1."),
        "The internal rate of return is computed for a month and compounded to a year: (1 + monthly rate)^12 − \
         1.".into(),
        "The benefit-cost ratio is the present value of the benefits divided by that of the costs; the return on investment \
         is that ratio minus 1."
            .into(),
        "Payback and peak funding are not discounted. A month is a twelfth of a year.".into(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Preset;

    #[test]
    fn the_rate_of_a_month_follows_the_case() {
        let case = Preset::Evidence.case();
        let told = conventions(&case, &Schedule::of(&case), &|share| format!("{:.3}%", share * 100.0));
        assert_eq!(told[1], "A discount rate of 10.000% a year is 0.797% a month: (1 + 10.000%)^(1/12) − 1.");
    }
}
