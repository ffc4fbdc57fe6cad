//! The initial plan: the article's three phases and their tasks.

/// A phase of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhaseSeed {
    /// Its name.
    pub title: &'static str,
    /// What it is for.
    pub goal: &'static str,
}

/// A task that can be put into a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaskSeed {
    /// Where it comes from; a plan takes each only once.
    pub origin: &'static str,
    /// What to do.
    pub title: &'static str,
    /// How.
    pub note: &'static str,
    /// The day on which it is due in a rollout of 90 days; its phase follows from it.
    pub day: u32,
}

/// The three phases of 30 days.
pub const ARTICLE_PHASES: [PhaseSeed; 3] = [
    PhaseSeed {
        title: "Audit and tools",
        goal: "Find out how the team communicates today, choose its tools, and agree how soon an answer is due.",
    },
    PhaseSeed {
        title: "Documents and workflows",
        goal: "Document how work is done, so that it can proceed without meetings.",
    },
    PhaseSeed {
        title: "Culture and measurement",
        goal: "Trust people with decisions, and measure results instead of presence.",
    },
];

/// The article's tasks, and a baseline measurement, which the gates need.
pub const ARTICLE_TASKS: &[TaskSeed] = &[
    TaskSeed {
        origin: "start:baseline",
        title: "Measure the baseline",
        note: "A first reading of each KPI before anything changes; it cannot be taken later.",
        day: 7,
    },
    TaskSeed {
        origin: "article:audit",
        title: "List the tools and habits of communication",
        note: "Which channels and meetings there are, who takes part, and what each is for.",
        day: 10,
    },
    TaskSeed {
        origin: "article:needs",
        title: "Mark what needs an asynchronous way",
        note: "For each meeting and channel: could it be written or recorded, and what is needed for that?",
        day: 14,
    },
    TaskSeed {
        origin: "article:platform",
        title: "Choose the platforms for asynchronous messages",
        note: "Threads and recorded video are the abilities to look for. The tools page compares prices.",
        day: 21,
    },
    TaskSeed {
        origin: "article:response_times",
        title: "Agree on response times for mail and messages",
        note: "One line per channel: by when an answer is due, and what to do when it cannot wait.",
        day: 30,
    },
    TaskSeed {
        origin: "article:guides",
        title: "Write the guides and process descriptions",
        note: "In one place that everyone can reach and search.",
        day: 45,
    },
    TaskSeed {
        origin: "article:workflows",
        title: "Set up workflows that need no live discussion",
        note: "Each step says who goes next, what they need, and when silence means yes.",
        day: 52,
    },
    TaskSeed {
        origin: "article:training",
        title: "Train the team on the tools",
        note: "On the team's own work, and recorded for those who join later.",
        day: 60,
    },
    TaskSeed {
        origin: "article:trust",
        title: "Hand over decisions, and make them in writing",
        note: "Name what each person may decide alone; record every decision with its reasons.",
        day: 70,
    },
    TaskSeed {
        origin: "article:outcomes",
        title: "Replace measures of activity by measures of results",
        note: "What was delivered and how well, not who was online.",
        day: 80,
    },
    TaskSeed {
        origin: "article:review",
        title: "Begin a regular review of efficiency and feedback",
        note: "Look at the scorecard and ask the team; change what does not work.",
        day: 90,
    },
];
