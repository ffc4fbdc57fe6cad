//! The offer of the newer edition's figures, in words.

use crate::model::Edition;

/// What the newer figures would make of a net present value: before, after, and the difference.
pub fn newer_evidence([before, after]: [f64; 2], money: &dyn Fn(f64) -> String) -> String {
    let difference = after - before;
    let change = match money(difference.abs()) {
        amount if difference > 0.0 => format!("{amount} more"),
        amount if difference < 0.0 => format!("{amount} less"),
        _ => "the same".to_owned(),
    };
    format!(
        "This case uses the first edition of the evidence ({}), whose ranges were our own estimates. Edition 2 ({}) \
         names a source for each range, or says that it is our estimate. With its ranges, the net present value is {} \
         instead of {}, {change}. Figures that you entered do not change.",
        Edition::First.month(),
        Edition::Second.month(),
        money(after),
        money(before),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_difference_is_said_with_its_direction() {
        let said = |before, after| newer_evidence([before, after], &|amount| format!("${amount}"));
        assert!(said(22_000.0, 1_000.0).contains("is $1000 instead of $22000, $21000 less."));
        assert!(said(1_000.0, 3_000.0).contains("is $3000 instead of $1000, $2000 more."));
        assert!(said(5.0, 5.0).contains("is $5 instead of $5, the same."));
    }
}
