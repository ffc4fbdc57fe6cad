//! What knowing each ranged input before the choice is worth.

use super::drawn_case::DrawnCase;
use crate::model::field::Input;
use crate::model::simulation::{InformationValue, ValueOfInformation};
use uncertainty::{ConditionalMean, Sensitivity, insertion_sort_by, value_of_information};

/// The values of knowing everything, which is given, and of knowing each ranged input, the highest first. `own_slopes` are those of the inputs
/// that one term has to itself.
pub(super) fn values(
    drawn: &DrawnCase,
    perfect: f64,
    net_present_value: f64,
    sensitivity: &Sensitivity,
    own_slopes: &[(usize, f64)],
) -> ValueOfInformation {
    let value = |(dimension, input): (usize, &Input)| {
        if perfect <= 0.0 {
            return InformationValue { input: *input, value: 0.0 };
        }
        let mean = match own_slopes.iter().find(|(own, _)| *own == dimension) {
            Some((_, slope)) => ConditionalMean { at_mean: net_present_value, linear: *slope, quadratic: 0.0 },
            None => sensitivity.mean_given_drawn(&drawn.sample.values(dimension)[..sensitivity.count()]),
        };
        InformationValue { input: *input, value: value_of_information(drawn.sample.table(dimension), mean) }
    };
    let inputs = drawn.inputs.iter().enumerate().map(value).collect();
    let mut values = ValueOfInformation { perfect, inputs }.limited();
    insertion_sort_by(&mut values.inputs, |one, other| other.value.total_cmp(&one.value));
    values
}
