//! One question asked again after each keystroke: what the native and the Wasm program have in common.

use async_roi::exchange::document;
use async_roi::model::date::Date;
use async_roi::model::kpi::{BUILT_IN, BuiltInKpi, KpiId, Reading};
use async_roi::model::promise::{Approval, Bill, CostLine, Forecast};
use async_roi::model::{
    Case, Choice, Comparer, Engine, Evaluation, Implementation, PilotPlan, PlainSampling, Quantity, View,
    switching_values,
};
use serde_json::{Value, json};
use std::hint::black_box;
use std::sync::Arc;

/// Edited in every case, also where they are plain numbers.
const ALWAYS_EDITED: [&str; 2] = ["team.people", "team.annual_pay"];

/// What is asked.
#[derive(Clone, Copy)]
pub(crate) enum Question {
    /// The likely case, both views.
    Likely,
    /// What each input would have to be for the case not to pay.
    Switching,
    /// The engine's whole answer, by an engine that has answered before.
    Engine,
    /// The same by an engine that knows nothing yet.
    Cold,
    /// The case beside doing nothing, the case as it was, and a pilot of it.
    Compare,
    /// The forecasts of the case as it was approved, in both views, after a year of weekly readings on ten KPIs and of monthly bills.
    Forecast,
    /// P10, P50 and P90 of three figures from 2ⁿ quasi-random draws of the whole case.
    Plain(u32),
}

impl Question {
    /// The question of a name on the command line.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "likely" => Self::Likely,
            "switching" => Self::Switching,
            "engine" => Self::Engine,
            "cold" => Self::Cold,
            "compare" => Self::Compare,
            "forecast" => Self::Forecast,
            "plain10" => Self::Plain(10),
            "plain14" => Self::Plain(14),
            _ => return None,
        })
    }
}

/// A case under the hands of somebody who edits one input after the other, and takes each edit back.
pub(crate) struct Keystrokes {
    question: Question,
    cases: Vec<Case>,
    year: Implementation,
    engine: Engine,
    plain: PlainSampling,
    comparer: Comparer,
    next: usize,
}

impl Keystrokes {
    /// The case of a document. Panics where the document is not admissible.
    pub(crate) fn new(question: Question, text: &str) -> Self {
        let case = document::parse(text).expect("the case is admissible");
        let always = ALWAYS_EDITED.map(str::to_owned);
        let mut inputs: Vec<String> = case.ranged_inputs().iter().map(ToString::to_string).collect();
        inputs.extend(always.into_iter().filter(|input| !inputs.contains(input)).collect::<Vec<_>>());
        let edited = |input: &String| [case.clone(), edit(&case, input)];
        let cases = inputs.iter().flat_map(edited).collect();
        let plain = PlainSampling::new(if let Question::Plain(log2_count) = question { log2_count } else { 0 });
        let year = year_of_readings(first_day(&case));
        Self { question, cases, year, engine: Engine::new(), plain, comparer: Comparer::default(), next: 0 }
    }

    /// Answers after the next keystroke; a number of the answer, so that none of it can be left out.
    pub(crate) fn answer(&mut self) -> f64 {
        let case = black_box(&self.cases[self.next]);
        self.next = (self.next + 1) % self.cases.len();
        match self.question {
            Question::Likely => Evaluation::of(case).outcome(View::Full).npv.value(),
            Question::Switching => black_box(switching_values(case, View::Full)).len() as f64,
            Question::Engine => npv(black_box(&self.engine.simulate(case, View::Full))),
            Question::Plain(_) => {
                let [npv, ..] = black_box(self.plain.simulate(case, View::Full, None));
                npv.p50.expect("a median of money is a number")
            }
            Question::Compare => {
                let [edited, first] = [case, &self.cases[0]].map(|case| Arc::new(case.clone()));
                let pilot = Arc::new(first.pilot(&PilotPlan::suggested(&first)));
                let compared = self.comparer.compare(&[None, Some(edited), Some(first), Some(pilot)], View::Full);
                let bases = (1..4).map(|place| compared.chances(place, 0).above + compared.chances(place, 1).above);
                black_box(bases.sum())
            }
            Question::Forecast => {
                let start = first_day(case);
                let approval = Approval::of(case, start);
                let [full, _] = black_box(Forecast::of(&approval, &self.year, start.plus_days(DAYS)));
                full.npv.p50.expect("a median of money is a number")
            }
            Question::Cold => npv(black_box(&Engine::new().simulate(case, View::Full))),
        }
    }
}

fn npv(simulation: &async_roi::model::Simulation) -> f64 {
    simulation.npv.p50.expect("a median of money is a number")
}

/// How long the year of readings is.
const DAYS: i64 = 364;

fn first_day(case: &Case) -> Date {
    case.rollout.start.parse().expect("a case has a first day")
}

/// A year of weekly readings on ten KPIs, and of monthly bills on all lines.
fn year_of_readings(start: Date) -> Implementation {
    let mut year = Implementation::default();
    let own = (1..=2).map(|number| KpiId::from(format!("own{number}").as_str()));
    for kpi in BUILT_IN.iter().map(|kpi| kpi.id.clone()).chain(own) {
        for week in -1..=DAYS / 7 {
            let (weeks, noise) = (week as f64, 0.05 * ((week * 7 % 5) as f64 - 2.0));
            let value = match kpi.built_in() {
                Some(BuiltInKpi::Adoption) => (weeks / 20.0).clamp(0.0, 0.6) + 0.1 * noise,
                Some(BuiltInKpi::MeetingLoad) => 11.0 - 1.5 * (weeks / 20.0).clamp(0.0, 1.0) + noise,
                _ => 0.12 - 0.01 * noise,
            };
            let reading = Reading::new(kpi.clone(), start.plus_days(7 * week), value).expect("a finite number");
            year.scorecard_mut().record(reading).expect("there is room for a year");
        }
    }
    for (line, ..) in CostLine::ALL {
        let bill = |month: i64| Bill { amount: Some(100.0), ..Bill::new(start.plus_days(30 * month), *line) };
        year.spending_mut().entries.extend((1..=12).map(bill));
    }
    year
}

/// The case with an input's likely value moved a little towards its high one.
fn edit(case: &Case, input: &str) -> Case {
    let mut document = document::write(case);
    let slot = document.pointer_mut(&format!("/{}", input.replace('.', "/"))).expect("the input is in the document");
    let number = |value: &Value| value.as_f64().expect("an estimate is a number");
    match slot.get("high").map(number) {
        Some(high) => slot["likely"] = json!(0.9 * number(&slot["likely"]) + 0.1 * high),
        None => *slot = json!(number(slot) + 1.0),
    }
    document::read(&document).expect("the edited case is admissible")
}
