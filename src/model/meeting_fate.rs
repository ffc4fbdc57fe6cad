//! Choosing what happens to one meeting, or to several at once.

use super::case::Case;
use super::case_rows::{Meeting, MeetingFate};
use super::units::Quantity;

/// A fate without its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeetingFateKind {
    /// [`MeetingFate::Keep`].
    Keep,
    /// [`MeetingFate::Replace`].
    Replace,
    /// [`MeetingFate::Cancel`].
    Cancel,
    /// [`MeetingFate::ShortenTo`].
    ShortenTo,
    /// [`MeetingFate::LessOften`].
    LessOften,
    /// [`MeetingFate::Fewer`].
    Fewer,
}

impl MeetingFateKind {
    /// All, in the order in which the page offers them.
    pub const ALL: [Self; 6] = [Self::Keep, Self::Replace, Self::Cancel, Self::ShortenTo, Self::LessOften, Self::Fewer];
}

impl MeetingFate {
    /// The fate without its number.
    pub fn kind(self) -> MeetingFateKind {
        match self {
            Self::Keep => MeetingFateKind::Keep,
            Self::Replace => MeetingFateKind::Replace,
            Self::Cancel => MeetingFateKind::Cancel,
            Self::ShortenTo(_) => MeetingFateKind::ShortenTo,
            Self::LessOften(_) => MeetingFateKind::LessOften,
            Self::Fewer(_) => MeetingFateKind::Fewer,
        }
    }
}

impl Meeting {
    /// Chooses a fate. Where it is a number, half of today is left to begin with, whole minutes and people.
    pub fn choose_fate(&mut self, kind: MeetingFateKind) {
        let half = |value: f64| (value / 2.0).ceil();
        self.fate = match kind {
            MeetingFateKind::Keep => MeetingFate::Keep,
            MeetingFateKind::Replace => MeetingFate::Replace,
            MeetingFateKind::Cancel => MeetingFate::Cancel,
            MeetingFateKind::ShortenTo => MeetingFate::ShortenTo(half(self.minutes)),
            MeetingFateKind::LessOften => MeetingFate::LessOften(self.per_week.likely().value() / 2.0),
            MeetingFateKind::Fewer => MeetingFate::Fewer(half(self.attendees.likely().value())),
        };
    }
}

impl Case {
    /// Chooses a fate for the listed meetings in these rows; rows that are not there are skipped.
    pub fn choose_fates(&mut self, rows: &[usize], kind: MeetingFateKind) {
        for row in rows {
            if let Some(meeting) = self.meetings.load.inventory.get_mut(*row) {
                meeting.choose_fate(kind);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Estimate, Preset};

    #[test]
    fn each_kind_is_that_of_the_fate_that_it_chooses() {
        for kind in MeetingFateKind::ALL {
            let mut meeting = Meeting::default();
            meeting.choose_fate(kind);
            assert_eq!(meeting.fate.kind(), kind);
        }
    }

    #[test]
    fn half_of_today_is_left_to_begin_with() {
        let fate = |kind| {
            let mut meeting = Meeting { minutes: 45.0, attendees: Estimate::certain(7.0), ..Meeting::default() };
            meeting.choose_fate(kind);
            meeting.fate
        };
        assert_eq!(fate(MeetingFateKind::ShortenTo), MeetingFate::ShortenTo(23.0));
        assert_eq!(fate(MeetingFateKind::LessOften), MeetingFate::LessOften(0.5));
        assert_eq!(fate(MeetingFateKind::Fewer), MeetingFate::Fewer(4.0));
    }

    #[test]
    fn several_rows_get_a_fate_at_once_and_the_others_keep_theirs() {
        let mut case = Preset::Evidence.case();
        case.meetings.load.inventory = vec![Meeting::default(); 4];
        case.choose_fates(&[3, 1, 9], MeetingFateKind::Cancel);
        let fates: Vec<_> = case.meetings.load.inventory.iter().map(|meeting| meeting.fate).collect();
        assert_eq!(fates, [MeetingFate::Keep, MeetingFate::Cancel, MeetingFate::Keep, MeetingFate::Cancel]);
    }
}
