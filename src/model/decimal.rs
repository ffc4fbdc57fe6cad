//! Doubles as decimal digits and back: exact both ways, so that a number reads back as the one that was written.
//!
//! The standard library does this faster, by tables that would be a tenth of the page's weight. Numbers of up to 15
//! digits, which is what people state, need no more than one division here.

mod natural;

use natural::Natural;
use std::cmp::Ordering;

/// Powers of ten are exact doubles up to this one.
const EXACT_POWER: i32 = 22;
/// Whole numbers up to here have 15 digits and are exact doubles; no two of them are written alike.
const EXACT_WHOLE: f64 = 1e15;
/// More digits than these decide no rounding, except by not being zero.
const DIGITS_LIMIT: usize = 800;
/// The bit in front of a double's fraction.
const HIDDEN: u64 = 1 << 52;
/// The power of two that the last bit of the smallest doubles stands for.
const LEAST_POWER: i32 = -1074;

fn count(size: usize) -> i32 {
    i32::try_from(size).unwrap_or(i32::MAX)
}

fn power_of_ten(exponent: i32) -> f64 {
    (0..exponent).fold(1.0, |power, _| power * 10.0)
}

/// The double nearest to the digits times a power of ten; of two as near, the one whose last bit is zero. Infinite where
/// it is too large for a double. Anything in `digits` that is no digit does not count.
pub(crate) fn nearest(digits: &str, exponent: i32) -> f64 {
    let digits: Vec<u8> = digits.bytes().filter(u8::is_ascii_digit).skip_while(|digit| *digit == b'0').collect();
    let magnitude = exponent.saturating_add(count(digits.len()));
    if digits.is_empty() || magnitude < -330 {
        return 0.0;
    }
    if magnitude > 310 {
        return f64::INFINITY;
    }
    if digits.len() <= 15 && exponent.abs() <= EXACT_POWER {
        let whole = digits.iter().fold(0.0, |whole, digit| whole * 10.0 + f64::from(digit - b'0'));
        let power = power_of_ten(exponent.abs());
        return if exponent < 0 { whole / power } else { whole * power };
    }
    let (mut above, mut below) = (Natural::of(0), Natural::of(1));
    for digit in digits.iter().take(DIGITS_LIMIT) {
        above.times(10, u32::from(digit - b'0'));
    }
    let left_out = count(digits.len().saturating_sub(DIGITS_LIMIT));
    if left_out > 0 {
        // Whether anything follows tells a tie from what lies above it.
        above.times(10, u32::from(digits[DIGITS_LIMIT..].iter().any(|digit| *digit != b'0')));
    }
    let exponent = exponent + left_out - i32::from(left_out > 0);
    let scaled = if exponent < 0 { &mut below } else { &mut above };
    (0..exponent.abs()).for_each(|_| scaled.times_ten());
    quotient(above, below)
}

/// The double nearest to a fraction above zero.
fn quotient(mut above: Natural, mut below: Natural) -> f64 {
    // The quotient in units of 2^power has 53 or 54 bits, or fewer at the lower end of the doubles.
    let mut power = (above.bits() - below.bits() - 53).max(LEAST_POWER);
    if power > 0 {
        below.shift(power);
    } else {
        above.shift(-power);
    }
    below.shift(54);
    let mut whole: u64 = 0;
    for _ in 0..55 {
        whole <<= 1;
        if above.compare(&below) != Ordering::Less {
            above.minus(&below);
            whole |= 1;
        }
        above.shift(1);
    }
    // What is left, against half a unit.
    let mut rest = above.compare(&below);
    if whole >> 53 != 0 {
        rest = match (whole & 1, above.is_zero()) {
            (1, true) => Ordering::Equal,
            (1, false) => Ordering::Greater,
            _ => Ordering::Less,
        };
        whole >>= 1;
        power += 1;
    }
    whole += u64::from(rest == Ordering::Greater || (rest == Ordering::Equal && whole & 1 == 1));
    if whole < HIDDEN {
        return f64::from_bits(whole);
    }
    let exponent = (power - LEAST_POWER + 1) as u64;
    if exponent >= 2047 { f64::INFINITY } else { f64::from_bits((exponent << 52) + (whole - HIDDEN)) }
}

/// The fewest digits that read back as this finite double above zero, and where the decimal point stands: before the first
/// digit at 0, after it at 1.
fn shortest(value: f64) -> (Vec<u8>, i32) {
    for decimals in 0..=EXACT_POWER {
        let power = power_of_ten(decimals);
        let whole = libm::round(value * power);
        if whole >= EXACT_WHOLE {
            break;
        }
        if whole / power == value {
            let digits = (whole as u64).to_string();
            let point = count(digits.len()) - decimals;
            return (digits.trim_end_matches('0').as_bytes().to_vec(), point);
        }
    }
    generated(value)
}

/// The same for any double, digit by digit: R. G. Burger and R. K. Dybvig, "Printing floating-point numbers quickly and
/// accurately", 1996.
fn generated(value: f64) -> (Vec<u8>, i32) {
    let bits = value.to_bits();
    let (exponent, fraction) = ((bits >> 52) as i32, bits & (HIDDEN - 1));
    let (mantissa, power) = match exponent {
        0 => (fraction, LEAST_POWER),
        _ => (fraction | HIDDEN, exponent - 1 + LEAST_POWER),
    };
    // The double below a power of two is half as far away as the one above it.
    let uneven = i32::from(fraction == 0 && exponent > 1);
    let (mut rest, mut unit) = (Natural::of(mantissa), Natural::of(1));
    let (mut up, mut down) = (Natural::of(1), Natural::of(1));
    rest.shift(1 + uneven + power.max(0));
    unit.shift(1 + uneven + (-power).max(0));
    up.shift(uneven + power.max(0));
    down.shift(power.max(0));
    let even = mantissa & 1 == 0;
    let reaches = |rest: &Natural, up: &Natural, unit: &Natural| {
        let order = rest.plus(up).compare(unit);
        order == Ordering::Greater || (even && order == Ordering::Equal)
    };
    // Never too high, and at most one too low.
    let mut point = libm::ceil(libm::log10(value) - 1e-10) as i32;
    for _ in 0..point.abs() {
        if point > 0 {
            unit.times_ten();
        } else {
            [&mut rest, &mut up, &mut down].into_iter().for_each(Natural::times_ten);
        }
    }
    if reaches(&rest, &up, &unit) {
        point += 1;
        unit.times_ten();
    }
    let mut digits = Vec::new();
    loop {
        [&mut rest, &mut up, &mut down].into_iter().for_each(Natural::times_ten);
        let mut digit = b'0';
        while rest.compare(&unit) != Ordering::Less {
            rest.minus(&unit);
            digit += 1;
        }
        let low = match rest.compare(&down) {
            Ordering::Less => true,
            Ordering::Equal => even,
            Ordering::Greater => false,
        };
        let high = reaches(&rest, &up, &unit);
        if low || high {
            let nearer_above = rest.plus(&rest).compare(&unit) == Ordering::Greater;
            digits.push(digit + u8::from(high && (!low || nearer_above)));
            return (digits, point);
        }
        digits.push(digit);
    }
}

/// A finite number as JSON and Rust write it: the fewest digits that read back as it, with a point or an exponent.
pub(crate) fn written(value: f64) -> String {
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value == 0.0 {
        return format!("{sign}0.0");
    }
    let (digits, point) = shortest(value.abs());
    let digits: String = digits.into_iter().map(char::from).collect();
    let zeros = |count: i32| "0".repeat(count.max(0) as usize);
    let behind = count(digits.len());
    match point {
        1..=16 if behind <= point => format!("{sign}{digits}{}.0", zeros(point - behind)),
        1..=16 => format!("{sign}{}.{}", &digits[..point as usize], &digits[point as usize..]),
        -4..=0 => format!("{sign}0.{}{digits}", zeros(-point)),
        _ if behind == 1 => format!("{sign}{digits}e{:+}", point - 1),
        _ => format!("{sign}{}.{}e{:+}", &digits[..1], &digits[1..], point - 1),
    }
}

#[cfg(test)]
mod tests;
