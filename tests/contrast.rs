//! The colors of words in `style/tokens.css` can be read on their grounds, in light and dark: a contrast of 4.5 (WCAG 2.2, 1.4.3).

const TOKENS: &str = include_str!("../style/tokens.css");
const LEAST: f64 = 4.5;

/// Each ink with the grounds that it is written on. Placeholders and buttons that are off are written in `quiet`.
const PAIRS: [(&str, &[&str]); 12] = [
    ("ink", &["ground", "surface", "sunken", "accent-wash", "late-wash", "watch-wash"]),
    ("quiet", &["ground", "surface", "sunken", "accent-wash"]),
    ("accent", &["ground", "surface", "sunken", "accent-wash"]),
    ("on-accent", &["accent"]),
    ("good", &["ground", "surface", "good-wash"]),
    ("watch", &["ground", "surface", "watch-wash"]),
    ("late", &["ground", "surface", "late-wash"]),
    ("loss", &["ground", "surface", "loss-wash"]),
    // Numbers on the areas of charts.
    ("ink", &["chart-heat-1", "chart-heat-2", "chart-fan-wide", "chart-fan-close"]),
    ("chart-on-heat-3", &["chart-heat-3"]),
    ("on-accent", &["chart-heat-4", "chart-benefit"]),
    // A message in passing.
    ("ground", &["ink"]),
];

/// The value of a custom property.
fn value(name: &str) -> &'static str {
    let start = format!("--{name}: ");
    let from = TOKENS.find(&start).unwrap_or_else(|| panic!("{name} is a token")) + start.len();
    TOKENS[from..].split(';').next().unwrap_or_default()
}

/// The color of a token as red, green and blue of 0 to 1, in light (0) or dark (1).
fn color(name: &str, theme: usize) -> [f64; 3] {
    let text = value(name);
    if let Some(pair) = text.strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')')) {
        let raw = pair.split(", ").nth(theme).expect("one for each theme");
        return color(raw.trim_start_matches("var(--").trim_end_matches(')'), theme);
    }
    let digits = text.strip_prefix('#').unwrap_or_else(|| panic!("{name}: {text} is a color"));
    let width = digits.len() / 3;
    [0, 1, 2].map(|place| {
        let part = &digits[place * width..(place + 1) * width];
        f64::from(u8::from_str_radix(&part.repeat(2 / width), 16).expect("hexadecimal")) / 255.0
    })
}

/// Relative luminance.
fn luminance(color: [f64; 3]) -> f64 {
    let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    let [red, green, blue] = color.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn words_can_be_read_on_their_grounds() {
    for (theme, what) in ["light", "dark"].into_iter().enumerate() {
        for (ink, grounds) in PAIRS {
            for ground in grounds {
                let found = contrast(color(ink, theme), color(ground, theme));
                assert!(found >= LEAST, "{ink} on {ground} in {what}: {found:.2}");
            }
        }
    }
}

#[test]
fn the_contrast_of_black_and_white_is_known() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
}
