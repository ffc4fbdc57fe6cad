//! Decimal digits as a number.

/// Normalized digits times 10^`exponent`: the nearest double for up to 15 digits, within a few units in the last place beyond.
/// The standard library's float parser would add a tenth to the first load with its table of powers.
pub(super) fn decimal(digits: &str, mut exponent: i32) -> f64 {
    let (mut whole, mut fraction) = (0_u64, false);
    for byte in digits.bytes() {
        if byte == b'.' {
            fraction = true;
        } else if whole < 10_u64.pow(17) {
            whole = whole * 10 + u64::from(byte - b'0');
            exponent -= i32::from(fraction);
        } else {
            exponent += i32::from(!fraction);
        }
    }
    let mut size = whole as f64;
    while exponent != 0 && size != 0.0 && size.is_finite() {
        // Powers of ten up to 10^22 are exact doubles, so one step rounds once.
        let step = exponent.clamp(-22, 22);
        let power = power_of_ten(step.abs());
        size = if step < 0 { size / power } else { size * power };
        exponent -= step;
    }
    size
}

fn power_of_ten(exponent: i32) -> f64 {
    (0..exponent).fold(1.0, |power, _| power * 10.0)
}

/// Rounds to a number of decimals, if a double can represent the scaled value exactly.
pub(super) fn rounded(value: f64, decimals: i32) -> f64 {
    let factor = power_of_ten(decimals.min(22));
    let scaled = value * factor;
    // Whole numbers up to 2^53 ≈ 9e15 and powers of ten up to 10^22 are exact, so their quotient rounds once.
    if decimals <= 22 && scaled.abs() < 9e15 { scaled.round() / factor + 0.0 } else { value }
}
