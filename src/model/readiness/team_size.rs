//! Team sizes from which another practice is needed.

use crate::model::rollout::TaskSeed;

/// A team size from which another practice is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TeamSizeThreshold {
    /// The number of people.
    pub from: u32,
    /// What is needed.
    pub practice: &'static str,
    /// What it looks like.
    pub detail: &'static str,
    /// What no longer works without it.
    pub change: &'static str,
    /// The task that brings it into the rollout.
    pub task: TaskSeed,
}

/// The article's three thresholds.
pub const TEAM_SIZE_THRESHOLDS: [TeamSizeThreshold; 3] = [
    TeamSizeThreshold {
        from: 50,
        practice: "The same onboarding for everyone",
        detail: "A program that new people complete on their own, from accounts to the first finished task.",
        change: "There is no longer always somebody free to show new people around.",
        task: TaskSeed {
            origin: "size:50",
            title: "Build an onboarding that new people complete alone",
            note: "Let the next two new people go through it, and fix what they struggle with.",
            day: 58,
        },
    },
    TeamSizeThreshold {
        from: 100,
        practice: "Projects that are led where the work is done",
        detail: "Teams agree through clear deliverables and deadlines, without a daily stand-up.",
        change: "Nobody can follow every project in person anymore.",
        task: TaskSeed {
            origin: "size:100",
            title: "Replace stand-ups across teams by deliverables with dates and owners",
            note: "One page per project: what comes next, who does it, and by when.",
            day: 65,
        },
    },
    TeamSizeThreshold {
        from: 200,
        practice: "Feedback in writing, in a fixed rhythm",
        detail: "Reviews are written and read when convenient, and answered by an agreed day.",
        change: "The lead no longer hears people’s opinions by word of mouth.",
        task: TaskSeed {
            origin: "size:200",
            title: "Begin written review rounds",
            note: "Who reviews what, by which day, and where the answer stands.",
            day: 85,
        },
    },
];

/// What a team of one size needs, and what comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamSizeAdvice {
    /// The thresholds that the team has passed, lowest first.
    pub now: Vec<&'static TeamSizeThreshold>,
    /// The next threshold, if there is one.
    pub next: Option<&'static TeamSizeThreshold>,
    /// How many more people it takes to reach it.
    pub people_to_next: Option<u32>,
}

/// Advice for so many people.
///
/// ```
/// use async_roi::model::readiness::team_size_advice;
/// let found = team_size_advice(60);
/// assert_eq!((found.now.len(), found.people_to_next), (1, Some(40)));
/// ```
pub fn team_size_advice(people: u32) -> TeamSizeAdvice {
    let next = TEAM_SIZE_THRESHOLDS.iter().find(|line| people < line.from);
    TeamSizeAdvice {
        now: TEAM_SIZE_THRESHOLDS.iter().filter(|line| people >= line.from).collect(),
        next,
        people_to_next: next.map(|line| line.from - people),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_holds_from_its_number_on() {
        let passed = |people| team_size_advice(people).now.len();
        assert_eq!([1, 49, 50, 99, 100, 199, 200, 5_000].map(passed), [0, 0, 1, 1, 2, 2, 3, 3]);
        assert_eq!(team_size_advice(200).next, None);
    }
}
