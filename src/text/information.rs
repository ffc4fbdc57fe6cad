//! What is worth knowing before the decision: the value of information in words.

use super::input_name;
use crate::model::{Case, Input, Simulation};

/// What the value of information is.
pub const ABOUT_INFORMATION: &str = "The value of information is the most that knowing a figure before you decide can be worth. The \
     decision is whether to go ahead, based on the expected net present value with time and money counted.";

/// Values of information below this share of P90 − P10 of the net present value count as zero. Chosen: nine in ten errors of the
/// approximation are smaller (`script/bench accuracy`).
const NEGLIGIBLE: f64 = 5e-4;

/// The finding where knowing every figure is worth nothing.
const NOTHING_TO_LEARN: &str =
    "Nothing that you could learn about these figures would change the decision, so no pilot is worth paying for.";

/// What is worth knowing before the decision.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WorthKnowing {
    /// The finding: what to measure first, and what need not be measured.
    pub finding: String,
    /// The most to spend on a pilot; empty where that is zero.
    pub ceiling: String,
    /// The inputs that are worth knowing, the highest value first, each with its value in words.
    pub inputs: Vec<(Input, String)>,
}

impl WorthKnowing {
    /// Of a case's simulation in the full view; none where that has no range. `money` writes an amount as the page does elsewhere.
    pub fn of(case: &Case, simulation: &Simulation, money: &dyn Fn(f64) -> String) -> Option<Self> {
        let information = &simulation.value_of_information;
        let spread = simulation.npv.p90? - simulation.npv.p10?;
        let counts = |value: f64| value > NEGLIGIBLE * spread && money(value) != money(0.0);
        let worthwhile: Vec<_> = information.inputs.iter().filter(|each| counts(each.value)).collect();
        let is_worthwhile = |input: Input| worthwhile.iter().any(|each| each.input == input);
        // The drivers begin with those that explain most.
        let worthless: Vec<_> =
            simulation.drivers.iter().map(|driver| driver.input).filter(|input| !is_worthwhile(*input)).collect();
        let perfect = money(information.perfect);
        let (finding, ceiling) = if !counts(information.perfect) {
            (NOTHING_TO_LEARN.to_owned(), String::new())
        } else if let Some(first) = worthwhile.first() {
            let name = |input: Input| format!("“{}”", input_name(input, case));
            let nothing = match worthless.as_slice() {
                [] => String::new(),
                [only] => format!("; knowing {} is worth nothing", name(*only)),
                [one, _] => format!("; knowing {} or another figure is worth nothing", name(*one)),
                [one, others @ ..] => {
                    format!("; knowing {} or any of {} other figures is worth nothing", name(*one), others.len())
                }
            };
            let finding = format!("Knowing {} before you decide is worth up to", name(first.input));
            let ceiling = format!("Spend at most {perfect} on a pilot: knowing every figure is not worth more.");
            (format!("{finding} {}{nothing}.", money(first.value)), ceiling)
        } else {
            let finding = "No single figure, if you knew it exactly, would change the decision.";
            let ceiling =
                format!("Knowing all figures exactly is worth up to {perfect}, so spend no more than that on a pilot.");
            (finding.to_owned(), ceiling)
        };
        let inputs = worthwhile.into_iter().map(|each| (each.input, format!("up to {}", money(each.value)))).collect();
        Some(Self { finding, ceiling, inputs })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{InformationValue, Preset, Quantiles, SensitivityDriver, ValueOfInformation};

    /// The words for these values of information, the inputs in the order of what they explain.
    fn words(perfect: f64, values: &[(&str, f64)]) -> WorthKnowing {
        let of = |key: &str| Input::parse(key).unwrap();
        let driver = |(key, _): &(&str, f64)| SensitivityDriver {
            input: of(key),
            values: (0.0, 1.0),
            npv_at_p10: 0.0,
            npv_at_p90: 1.0,
            variance_share: 0.1,
        };
        let mut inputs: Vec<_> =
            values.iter().map(|(key, value)| InformationValue { input: of(key), value: *value }).collect();
        inputs.sort_by(|one, other| other.value.total_cmp(&one.value));
        let simulation = Simulation {
            npv: Quantiles { p10: Some(-10_000.0), p50: Some(5_000.0), p90: Some(30_000.0) },
            drivers: values.iter().map(driver).collect(),
            value_of_information: ValueOfInformation { perfect, inputs },
            ..Simulation::default()
        };
        WorthKnowing::of(&Preset::Evidence.case(), &simulation, &|amount| format!("${amount:.0}")).unwrap()
    }

    #[test]
    fn the_sentence_names_what_to_measure_first_and_what_not() {
        let found = words(2_500.0, &[("time.recapture", 0.0), ("meetings.load.hours_per_person_week", 1_900.0)]);
        assert_eq!(
            found.finding,
            "Knowing “Hours in meetings” before you decide is worth up to $1900; knowing “Share of freed time put to \
             productive use” is worth nothing."
        );
        assert_eq!(found.ceiling, "Spend at most $2500 on a pilot: knowing every figure is not worth more.");
        assert_eq!(
            found.inputs,
            [(Input::parse("meetings.load.hours_per_person_week").unwrap(), "up to $1900".to_owned())]
        );
    }

    #[test]
    fn inputs_are_ranked_and_those_within_the_error_are_worth_nothing() {
        let found = words(
            2_500.0,
            &[
                ("team.people", 19.0),
                ("time.recapture", 700.0),
                ("change.dip", 0.0),
                ("meetings.cut", 900.0),
                ("turnover.rate", 0.0),
            ],
        );
        let keys: Vec<_> = found.inputs.iter().map(|(input, words)| (input.field.key, words.as_str())).collect();
        assert_eq!(keys, [("meetings.cut", "up to $900"), ("time.recapture", "up to $700")]);
        assert!(
            found.finding.ends_with(
                "up to $900; knowing “People in the team” or any of 2 other figures is worth \
            nothing."
            ),
            "{}",
            found.finding
        );
        let every = words(2_500.0, &[("meetings.cut", 900.0)]);
        assert!(every.finding.ends_with("is worth up to $900."), "{}", every.finding);
    }

    #[test]
    fn where_no_figure_alone_helps_all_may() {
        let found = words(847.0, &[("time.recapture", 0.0), ("meetings.cut", 0.0)]);
        assert_eq!(found.finding, "No single figure, if you knew it exactly, would change the decision.");
        assert_eq!(
            found.ceiling,
            "Knowing all figures exactly is worth up to $847, so spend no more than that on a pilot."
        );
        assert!(found.inputs.is_empty());
    }

    #[test]
    fn where_nothing_would_change_the_decision_it_says_so() {
        let found = words(0.0, &[("time.recapture", 0.0)]);
        assert_eq!((found.finding.as_str(), found.ceiling.as_str()), (NOTHING_TO_LEARN, ""));
    }

    #[test]
    fn without_ranges_there_is_nothing_to_say() {
        assert_eq!(WorthKnowing::of(&Preset::Article.case(), &Simulation::default(), &|_| String::new()), None);
    }
}
