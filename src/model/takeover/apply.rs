//! Takes offers over into a case.

use super::offer::{FileSource, MeasuredKpi, Offer, Target};
use crate::model::kpi::{BlockLength, Reading};
use crate::model::{Case, Input, Meeting, MeetingLoadKind, Origin, RowList, Spread};

/// What [`Case::take_over`] did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TakenOver {
    /// Figures that are in the case or the scorecard now.
    pub taken: usize,
    /// Readings for which the scorecard has no room.
    pub refused: usize,
}

impl Case {
    /// Takes offers over, with `meetings` as the rows of the list, each with provenance *measured* and the source that `source` words.
    /// The list takes the place of the rows that are there.
    pub fn take_over(
        &mut self,
        chosen: &[Offer],
        meetings: &[Meeting],
        block: BlockLength,
        source: &dyn Fn(FileSource) -> String,
    ) -> TakenOver {
        let mut done = TakenOver::default();
        for offer in chosen {
            let source = source(offer.source);
            let taken = match offer.target {
                Target::Reading(kpi) | Target::EarlierReading(kpi) => self.record_measured(kpi, offer, block, &source),
                Target::MeetingList => self.list_measured(meetings, &source),
                target => self.set_measured(target, offer.after, &source),
            };
            if taken { done.taken += 1 } else { done.refused += 1 }
        }
        done
    }

    fn set_measured(&mut self, target: Target, value: f64, source: &str) -> bool {
        if target == Target::MeetingHours {
            self.count_meetings(MeetingLoadKind::Hours);
        }
        let (Some(input), Ok(value)) = (target.input(), Spread::point(value)) else { return false };
        self.set(input, value, Origin::Measured);
        self.state_source(input, source);
        true
    }

    fn list_measured(&mut self, meetings: &[Meeting], source: &str) -> bool {
        self.remove_rows(RowList::Meetings, &(0..self.rows(RowList::Meetings)).collect::<Vec<_>>());
        self.list_meetings(meetings.to_vec());
        for row in 0..meetings.len() {
            self.set_row_origin(RowList::Meetings, row, Origin::Measured);
        }
        let listed = |input: &Input| input.field.key.starts_with("meetings.load.inventory.");
        for input in self.inputs().into_iter().filter(listed) {
            self.state_source(input, source);
        }
        !meetings.is_empty()
    }

    fn state_source(&mut self, input: Input, source: &str) {
        source.clone_into(&mut self.notes.entry(input.to_string()).or_default().source);
    }

    fn record_measured(&mut self, kpi: MeasuredKpi, offer: &Offer, block: BlockLength, source: &str) -> bool {
        let Some((date, period)) = offer.time else { return false };
        let scorecard = self.implementation.scorecard_mut();
        let id = kpi.id(scorecard).or_else(|| scorecard.add_kpi(kpi.user_kpi()?).ok());
        let Some(mut reading) = id.and_then(|id| Reading::new(id, date, offer.after).ok()) else { return false };
        reading.definition = kpi.definition(block);
        reading.period = period;
        source.clone_into(&mut reading.note);
        scorecard.renew(reading).is_ok()
    }
}
