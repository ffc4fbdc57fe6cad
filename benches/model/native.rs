//! Times the model natively: `bench-native QUESTION COUNT < case.json` prints one duration in nanoseconds a line;
//! `bench-native link < case.json` prints the case's link, `bench-native result < case.json` its result document, and
//! `bench-native plain < case.json` the quantiles that plain sampling of the whole case gives.

#[path = "keystrokes.rs"]
mod keystrokes;

use async_roi::exchange::{document, link, result};
use async_roi::model::{Case, Engine, PlainSampling, Quantiles, View};
use keystrokes::{Keystrokes, Question};
use serde_json::{Value, json};
use std::hint::black_box;
use std::time::Instant;
use std::{env, io};

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let text = io::read_to_string(io::stdin())?;
    let case = || document::parse(&text).expect("the case is admissible");
    match name.as_str() {
        "link" => println!("{}", link::write(&case())),
        "result" => println!("{}", result::write(&case(), &mut Engine::new())),
        "plain" => println!("{}", plain(&case())),
        _ => time(&name, arguments.next().as_deref(), &text),
    }
    Ok(())
}

/// Quantiles from quasi-random and from random draws: `{"sobol10", "sobol14": {…}, "random10": [{…}, …]}`.
fn plain(case: &Case) -> Value {
    const RANDOM_RUNS: u64 = 20;
    let document = |[npv, roi, benefit]: [Quantiles; 3]| {
        let three = |range: Quantiles| json!({"p10": range.p10, "p50": range.p50, "p90": range.p90});
        json!({"npv": three(npv), "roi": three(roi), "annual_benefit": three(benefit)})
    };
    let sobol = |log2_count| document(PlainSampling::new(log2_count).simulate(case, View::Full, None));
    let random = |seed: u64| {
        let mut uniform = generator(seed);
        document(PlainSampling::new(10).simulate(case, View::Full, Some(&mut uniform)))
    };
    json!({"sobol10": sobol(10), "sobol14": sobol(14), "random10": (0..RANDOM_RUNS).map(random).collect::<Vec<_>>()})
}

/// Uniform random numbers between 0 and 1: SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, 2014).
fn generator(seed: u64) -> impl FnMut() -> f64 {
    let mut state = seed << 32;
    move || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 12) as f64 / 2.0_f64.powi(52) + 2.0_f64.powi(-53)
    }
}

fn time(name: &str, count: Option<&str>, text: &str) {
    let question = Question::named(name).expect("a question is named");
    let count: usize = count.and_then(|count| count.parse().ok()).expect("a count is given");
    let mut keystrokes = Keystrokes::new(question, text);
    for _ in 0..count {
        let start = Instant::now();
        black_box(keystrokes.answer());
        println!("{}", start.elapsed().as_nanos());
    }
}
