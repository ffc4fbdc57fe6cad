//! A case whose ranged inputs are drawn.

use crate::model::case::Case;
use crate::model::estimate::Spread;
use crate::model::field::{Field, Input};
use std::borrow::Cow;
use uncertainty::{PerDraw, Pert, Sample, SampleView};

/// An estimate as a distribution.
pub(in crate::model) fn pert(spread: &Spread) -> Pert {
    Pert::new(spread.low(), spread.likely(), spread.high()).expect("an estimate is finite and in order")
}

/// A case with the draws of its ranged inputs.
#[derive(Clone, Copy, Debug)]
pub(super) struct DrawnCase<'a> {
    pub(super) case: &'a Case,
    /// The ranged inputs in the order of their dimensions.
    pub(super) inputs: &'a [Input],
    pub(super) sample: SampleView<'a>,
}

impl<'a> DrawnCase<'a> {
    /// `sample` has been filled with these inputs in this order.
    pub(super) fn new(case: &'a Case, inputs: &'a [Input], sample: &'a Sample) -> Self {
        Self { case, inputs, sample: SampleView::new(sample) }
    }

    /// The value of an input in a row of its table; 0 where the case has none.
    pub(super) fn value_in_row(&self, key: &str, row: usize) -> PerDraw<'a> {
        match self.dimension(key, row) {
            Some(dimension) => PerDraw::Each(Cow::Borrowed(self.sample.values(dimension))),
            None => PerDraw::Constant(self.spread(key, row).map_or(0.0, Spread::likely)),
        }
    }

    /// The value of an input.
    pub(super) fn value(&self, key: &str) -> PerDraw<'a> {
        self.value_in_row(key, 0)
    }

    /// The dimension of an input in the sample; none where it has no range.
    pub(super) fn dimension(&self, key: &str, row: usize) -> Option<usize> {
        self.inputs.iter().position(|input| input.row == row && input.field.key == key)
    }

    /// The distribution of an input; the constant 0 where the case has none.
    pub(super) fn pert(&self, key: &str) -> Pert {
        match (self.dimension(key, 0), self.spread(key, 0)) {
            (Some(_), Some(spread)) => pert(spread),
            (_, spread) => {
                let value = spread.map_or(0.0, Spread::likely);
                Pert::new(value, value, value).expect("a finite number")
            }
        }
    }

    /// The estimate of an input; none where the case has none.
    pub(super) fn spread(&self, key: &str, row: usize) -> Option<&'a Spread> {
        self.case.spread(Input { field: Field::find(key)?, row })
    }
}
