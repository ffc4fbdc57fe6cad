//! Deep work and fragmentation, from working hours and the meetings in them.

use crate::model::Choice;

/// A gap between meetings shorter than this, in minutes, counts as a fragment.
pub const FRAGMENT_MINUTES: i64 = 60;

/// How long a block must be, at least, to count as deep work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum BlockLength {
    /// 60 minutes.
    Hour,
    /// 90 minutes.
    HourAndHalf,
    /// 120 minutes.
    #[default]
    TwoHours,
}

impl Choice for BlockLength {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Hour, "60", "blocks of 60 minutes or more"),
        (Self::HourAndHalf, "90", "blocks of 90 minutes or more"),
        (Self::TwoHours, "120", "blocks of 120 minutes or more"),
    ];
}

impl BlockLength {
    /// In minutes.
    pub fn minutes(self) -> i64 {
        match self {
            Self::Hour => 60,
            Self::HourAndHalf => 90,
            Self::TwoHours => 120,
        }
    }
}

/// A stretch of time in minutes on a scale of the caller's choice (of the day, or since an epoch).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interval {
    start: i64,
    end: i64,
}

impl Interval {
    /// From `start` to before `end`; none unless it has a length.
    pub fn new(start: i64, end: i64) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    /// The first minute.
    pub fn start(self) -> i64 {
        self.start
    }

    /// The minute after the last.
    pub fn end(self) -> i64 {
        self.end
    }

    /// The length in minutes, at least 1.
    pub fn minutes(self) -> i64 {
        self.end - self.start
    }

    fn within(self, other: Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end))
    }
}

/// The same time without overlaps, in order; intervals that touch become one.
pub fn merge(intervals: &[Interval]) -> Vec<Interval> {
    let mut sorted = intervals.to_vec();
    sorted.sort_unstable();
    let mut merged: Vec<Interval> = Vec::with_capacity(sorted.len());
    for next in sorted {
        match merged.last_mut() {
            Some(last) if next.start <= last.end => last.end = last.end.max(next.end),
            _ => merged.push(next),
        }
    }
    merged
}

/// One day: its working hours and the meetings, which may overlap and reach beyond.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The working hours.
    pub work: Interval,
    /// The meetings that count.
    pub meetings: Vec<Interval>,
}

impl Day {
    /// The meetings within the working hours, without overlaps.
    fn busy(&self) -> Vec<Interval> {
        let clipped: Vec<Interval> = self.meetings.iter().filter_map(|meeting| meeting.within(self.work)).collect();
        merge(&clipped)
    }
}

/// The working hours of a day that no meeting takes, in order.
pub fn gaps(day: &Day) -> Vec<Interval> {
    let busy = day.busy();
    let starts = std::iter::once(day.work.start).chain(busy.iter().map(|meeting| meeting.end));
    let ends = busy.iter().map(|meeting| meeting.start).chain(std::iter::once(day.work.end));
    starts.zip(ends).filter_map(|(start, end)| Interval::new(start, end)).collect()
}

/// Where the minutes of some days went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TimeUse {
    /// Working minutes.
    pub work: i64,
    /// Minutes in meetings, overlaps counted once.
    pub meetings: i64,
    /// Minutes in gaps at least as long as the block.
    pub deep: i64,
    /// Minutes in gaps shorter than [`FRAGMENT_MINUTES`].
    pub fragments: i64,
}

impl TimeUse {
    /// Minutes without a meeting.
    pub fn free(self) -> i64 {
        self.work - self.meetings
    }

    /// Deep work over contracted hours, 0 to 1; none unless there are contracted hours.
    pub fn deep_share(self, contracted_hours: f64) -> Option<f64> {
        (contracted_hours > 0.0).then(|| (self.deep as f64 / 60.0 / contracted_hours).min(1.0))
    }

    /// Time in short gaps over time without a meeting, 0 to 1; none where meetings fill the day.
    pub fn fragmentation(self) -> Option<f64> {
        (self.free() > 0).then(|| self.fragments as f64 / self.free() as f64)
    }
}

/// Sums up days of one person.
pub fn time_use(days: &[Day], block: BlockLength) -> TimeUse {
    let mut sum = TimeUse::default();
    for day in days {
        let gaps = gaps(day);
        let total =
            |keep: &dyn Fn(i64) -> bool| -> i64 { gaps.iter().map(|gap| gap.minutes()).filter(|m| keep(*m)).sum() };
        sum.work += day.work.minutes();
        sum.meetings += day.work.minutes() - total(&|_| true);
        sum.deep += total(&|minutes| minutes >= block.minutes());
        sum.fragments += total(&|minutes| minutes < FRAGMENT_MINUTES);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hours(start: f64, end: f64) -> Interval {
        Interval::new((start * 60.0) as i64, (end * 60.0) as i64).unwrap()
    }

    fn day(meetings: &[Interval]) -> Day {
        Day { work: hours(9.0, 17.0), meetings: meetings.to_vec() }
    }

    #[test]
    fn a_day_by_hand() {
        // Free: 9–9:30 (fragment), 11–12 (neither), 13–15 (deep), 15:30–17 (90 minutes).
        let meetings = [hours(9.5, 10.5), hours(10.0, 11.0), hours(12.0, 13.0), hours(15.0, 15.5), hours(18.0, 19.0)];
        let used = time_use(&[day(&meetings)], BlockLength::TwoHours);
        assert_eq!(used, TimeUse { work: 480, meetings: 180, deep: 120, fragments: 30 });
        assert_eq!(time_use(&[day(&meetings)], BlockLength::HourAndHalf).deep, 210);
        assert_eq!(time_use(&[day(&meetings)], BlockLength::Hour).deep, 270);
        assert_eq!(used.deep_share(8.0), Some(0.25));
        assert_eq!(used.fragmentation(), Some(0.1));
    }

    #[test]
    fn full_and_empty_days() {
        assert_eq!(time_use(&[day(&[hours(8.0, 20.0)])], BlockLength::Hour).fragmentation(), None);
        assert_eq!(time_use(&[day(&[])], BlockLength::TwoHours).deep_share(8.0), Some(1.0));
        assert_eq!(TimeUse::default().deep_share(0.0), None);
        assert_eq!(Interval::new(5, 5), None);
    }

    proptest! {
        /// Every minute of the day, one by one, is an independent way to the same sums.
        #[test]
        fn agrees_with_counting_minutes(pairs in prop::collection::vec((0..1440_i64, 1..200_i64), 0..12)) {
            let meetings: Vec<Interval> = pairs.iter().map(|(s, l)| Interval::new(*s, s + l).unwrap()).collect();
            let day = day(&meetings);
            let free: Vec<bool> = (540..1020).map(|m| !meetings.iter().any(|x| x.start <= m && m < x.end)).collect();
            let runs: Vec<usize> = free.split(|f| !f).map(<[bool]>::len).filter(|l| *l > 0).collect();
            let used = time_use(std::slice::from_ref(&day), BlockLength::TwoHours);
            prop_assert_eq!(used.free() as usize, runs.iter().sum::<usize>());
            prop_assert_eq!(used.deep as usize, runs.iter().filter(|l| **l >= 120).sum::<usize>());
            prop_assert_eq!(used.fragments as usize, runs.iter().filter(|l| **l < 60).sum::<usize>());
            prop_assert_eq!(gaps(&day).iter().map(|g| g.minutes() as usize).collect::<Vec<_>>(), runs);
        }
    }
}
