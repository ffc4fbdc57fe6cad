//! The sources of the second edition, input by input, as they were read in November 2026.

use super::EvidenceKind::{Convention, Measured, Survey, Vendor};
use super::{EvidenceEntry, GroupRange, Source, SourceLine};
use crate::model::estimate::Spread;

const BLS_COMPENSATION: Source = Source {
    author: "US Bureau of Labor Statistics",
    year: Some(2026),
    title: "Employer Costs for Employee Compensation, March 2026",
    kind: Measured,
    reported: false,
    found: "Insurance, retirement, legally required benefits and bonuses amount to 28% of wages and paid leave for managers and \
            professionals, 25% in firms with fewer than 50 people and 35% in firms with more than 500.",
};
const CLOCKWISE_2019: Source = Source {
    author: "Clockwise",
    year: Some(2019),
    title: "",
    kind: Vendor,
    reported: false,
    found: "Its users spend 14 to 16 hours a week in meetings, depending on the size of the company.",
};
const CLOCKWISE_ENGINEERS: Source = Source {
    author: "Clockwise",
    year: Some(2022),
    title: "Calendars of 80,000 engineers in 5,000 companies",
    kind: Vendor,
    reported: false,
    found: "Engineers spend 10.9 hours a week in meetings: 9.7 in small companies, 12.9 in large ones.",
};
const CLOCKWISE_GAPS: Source = Source {
    found: "Engineers’ calendars have 19.6 hours of gaps a week. Interruptions by messages are not counted.",
    ..CLOCKWISE_ENGINEERS
};
const RECLAIM_2024: Source = Source {
    author: "Reclaim.ai",
    year: Some(2024),
    title: "",
    kind: Vendor,
    reported: false,
    found: "Its users spend 14.8 hours a week in meetings.",
};
const RECLAIM_2025: Source = Source {
    author: "Reclaim.ai",
    year: Some(2025),
    title: "Survey of December 2025",
    kind: Survey,
    reported: false,
    found: "People have 2.9 sessions of focused work of two hours and more a week, about 6 hours.",
};
const RESCUETIME: Source = Source {
    author: "RescueTime",
    year: Some(2019),
    title: "",
    kind: Vendor,
    reported: false,
    found: "Its users are productive for 2 hours and 48 minutes a day.",
};
const OTTER_HOURS: Source = Source {
    author: "Rogelberg and Otter.ai",
    year: Some(2022),
    title: "Survey of 632 people",
    kind: Survey,
    reported: false,
    found: "Professionals say that they spend 18 hours a week in meetings.",
};
const OTTER_DECLINED: Source =
    Source { found: "People would like to decline 31% of their meetings: a wish, not a result.", ..OTTER_HOURS };
const FUTURE_FORUM: Source = Source {
    author: "Future Forum",
    year: Some(2023),
    title: "Survey of 10,000 desk workers",
    kind: Survey,
    reported: true,
    found: "Desk workers say that they spend 10.6 hours a week in meetings.",
};
const WORK_TREND_INDEX: Source = Source {
    author: "Microsoft",
    year: Some(2023),
    title: "Work Trend Index",
    kind: Vendor,
    reported: false,
    found: "The busiest quarter of Teams users spend 7.5 hours a week in Teams meetings.",
};
const MEETING_MADNESS: Source = Source {
    author: "Perlow, Hadley and Eun",
    year: Some(2017),
    title: "Stop the Meeting Madness, Harvard Business Review",
    kind: Survey,
    reported: false,
    found: "Executives spend nearly 23 hours a week in meetings; senior managers 11 to 23 (reported).",
};
const SHOPIFY: Source = Source {
    author: "Shopify",
    year: Some(2023),
    title: "",
    kind: Measured,
    reported: false,
    found: "After the company had dropped meetings, time in meetings was 15% lower.",
};
const ASANA: Source = Source {
    author: "Asana",
    year: Some(2022),
    title: "",
    kind: Measured,
    reported: false,
    found: "After the company had dropped meetings, each person spent about 1 hour a week less in them.",
};
const DROPBOX_PILOT: Source = Source {
    author: "Dropbox",
    year: Some(2025),
    title: "Pilot",
    kind: Measured,
    reported: true,
    found: "In a pilot, time in meetings fell by 27%.",
};
const DROPBOX_PURGE: Source = Source {
    author: "Dropbox",
    year: Some(2013),
    title: "",
    kind: Measured,
    reported: false,
    found: "The company deleted meetings without building new habits, and meetings grew back.",
};
const LAKER: Source = Source {
    author: "Laker and others",
    year: Some(2022),
    title: "MIT Sloan Management Review",
    kind: Survey,
    reported: false,
    found: "Firms that removed 40% or more of their meetings report that it worked, in their own judgment.",
};
const BARRERO: Source = Source {
    author: "Barrero, Bloom and Davis",
    year: Some(2020),
    title: "",
    kind: Measured,
    reported: false,
    found: "Of the time saved by not commuting, 35% goes into the job.",
};
const AKSOY: Source = Source {
    author: "Aksoy and others",
    year: Some(2023),
    title: "AEA Papers and Proceedings",
    kind: Measured,
    reported: false,
    found: "Of the time saved by not commuting, 40% goes into the job, on average over 27 countries.",
};
const SUH: Source = Source {
    author: "Suh and Oh",
    year: Some(2026),
    title: "arXiv 2602.12695",
    kind: Measured,
    reported: false,
    found: "Time saved by AI led to almost no extra output.",
};
const NUCLEUS: Source = Source {
    author: "Nucleus Research",
    year: None,
    title: "",
    kind: Convention,
    reported: false,
    found: "Its rule of thumb: office staff put 50% of the time saved to productive use.",
};
const ERICSSON: Source = Source {
    author: "Ericsson, Krampe and Tesch-Römer",
    year: Some(1993),
    title: "Psychological Review",
    kind: Measured,
    reported: true,
    found: "The best music students keep up 2 to 4 hours a day of their hardest practice.",
};
const JOLTS: Source = Source {
    author: "US Bureau of Labor Statistics",
    year: Some(2025),
    title: "Job Openings and Labor Turnover Survey (JOLTS)",
    kind: Measured,
    reported: false,
    found: "Twelve times the monthly quits: 12 to 20% a year in information, 11 to 18% in finance, about 31% in professional and \
            business services, temp agencies included.",
};
const MERCER: Source = Source {
    author: "Mercer",
    year: Some(2023),
    title: "",
    kind: Survey,
    reported: false,
    found: "17.3% a year leave in the United States; in Canada 10.5% of white-collar staff (2024).",
};
const BLOOM_HYBRID: Source = Source {
    author: "Bloom, Han and Liang",
    year: Some(2024),
    title: "Nature",
    kind: Measured,
    reported: false,
    found: "In a randomized trial with 1,612 people, hybrid work made a third fewer people quit.",
};
const BLOOM_HOME: Source = Source {
    author: "Bloom, Liang, Roberts and Ying",
    year: Some(2015),
    title: "Quarterly Journal of Economics",
    kind: Measured,
    reported: false,
    found: "In a randomized trial, work from home halved the number of people who quit.",
};
const STAR_TURNOVER: Source = Source {
    author: "Moen and others",
    year: Some(2017),
    title: "Social Problems",
    kind: Measured,
    reported: true,
    found: "In a randomized trial (STAR), 40% fewer people quit when they were judged by results and set their own schedules.",
};
const ROWE: Source = Source {
    author: "Moen, Kelly and Hill",
    year: Some(2011),
    title: "",
    kind: Measured,
    reported: false,
    found: "In a natural experiment, a results-only work environment went along with 45% fewer leavers.",
};
const DE_MENEZES: Source = Source {
    author: "de Menezes and Kelliher",
    year: Some(2011),
    title: "Review",
    kind: Measured,
    reported: false,
    found: "Across studies of flexible work, there is little or no effect on turnover.",
};
const GAJENDRAN: Source = Source {
    author: "Gajendran and Harrison",
    year: Some(2007),
    title: "Review",
    kind: Measured,
    reported: false,
    found: "Across studies of telework, there is little or no effect on turnover.",
};
const BOUSHEY: Source = Source {
    author: "Boushey and Glynn",
    year: Some(2012),
    title: "",
    kind: Measured,
    reported: false,
    found: "Across 27 case studies, replacing a person costs 21% of a year’s pay (median).",
};
const EQUITABLE_GROWTH: Source = Source {
    author: "Washington Center for Equitable Growth",
    year: Some(2020),
    title: "",
    kind: Measured,
    reported: false,
    found: "Replacing a person costs 40% of a year’s pay on average.",
};
const GALLUP: Source = Source {
    author: "Gallup",
    year: Some(2024),
    title: "",
    kind: Survey,
    reported: false,
    found: "Replacing a technical professional costs 80% of a year’s pay.",
};
const AUTONOMY: Source = Source {
    author: "Autonomy",
    year: Some(2024),
    title: "",
    kind: Survey,
    reported: false,
    found: "A year after the UK four-day-week trial 89% of the firms still had a four-day week, and 51% had made it permanent.",
};
const DORA: Source = Source {
    author: "DORA",
    year: Some(2026),
    title: "",
    kind: Convention,
    reported: false,
    found: "Its model for AI tools assumes a dip of three months.",
};
const STAR_TRAINING: Source = Source {
    author: "Kelly and Moen",
    year: Some(2020),
    title: "The STAR trial",
    kind: Measured,
    reported: true,
    found: "Training for a change of how a team works took 8 hours a person over three months.",
};
const ATD: Source = Source {
    author: "ATD",
    year: Some(2025),
    title: "",
    kind: Measured,
    reported: true,
    found: "A person has 13.7 hours of formal training a year in total.",
};
const FORRESTER: Source = Source {
    author: "Forrester",
    year: None,
    title: "Total Economic Impact studies",
    kind: Convention,
    reported: false,
    found: "These studies discount at 10% a year.",
};
const MEIER: Source = Source {
    author: "Meier and Tarhan",
    year: Some(2006),
    title: "Survey of 127 firms",
    kind: Survey,
    reported: false,
    found: "Hurdle rates are about 5 percentage points above the cost of capital.",
};

/// Ranges of meeting hours for groups other than average professionals.
pub const MEETING_HOURS: [GroupRange; 2] = [
    GroupRange {
        name: "engineers",
        values: Spread::range(9.0, 11.0, 15.0),
        source: SourceLine { citation: "Clockwise, 2022", kinds: &[Vendor] },
    },
    GroupRange {
        name: "managers",
        values: Spread::range(11.0, 18.0, 23.0),
        source: SourceLine { citation: "Perlow, Hadley and Eun, 2017 (reported)", kinds: &[Survey] },
    },
];

/// All entries, in the order of the inputs.
pub(super) static ENTRIES: &[EvidenceEntry] = &[
    EvidenceEntry {
        keys: &["team.on_cost"],
        sources: &[BLS_COMPENSATION],
        carries: "These are employers in the United States; elsewhere, ask your payroll department. Paid leave is left \
                  out because pay is already divided by the weeks worked.",
    },
    EvidenceEntry {
        keys: &["meetings.load.hours_per_person_week"],
        sources: &[
            CLOCKWISE_2019,
            RECLAIM_2024,
            OTTER_HOURS,
            FUTURE_FORUM,
            WORK_TREND_INDEX,
            CLOCKWISE_ENGINEERS,
            MEETING_MADNESS,
        ],
        carries: "Users of a calendar assistant have more meetings than most, and people in surveys report more hours than calendars show. \
                  Your own calendar is better than any of these.",
    },
    EvidenceEntry {
        keys: &["meetings.cut"],
        sources: &[OTTER_DECLINED, SHOPIFY, ASANA, DROPBOX_PILOT, DROPBOX_PURGE, LAKER],
        carries: "What people wish for differs from what companies achieved. The likely cut times the likely adoption is 19%, within \
                  the 10 to 27% that companies counted afterwards.",
    },
    EvidenceEntry {
        keys: &["meetings.replacement"],
        sources: &[],
        carries: "After a month of the pilot, ask the people who now write and read instead.",
    },
    EvidenceEntry {
        keys: &["time.recapture"],
        sources: &[AKSOY, BARRERO, SUH, NUCLEUS],
        carries: "None of these sources is about dropped meetings. Saved commuting time falls at the edge of the day, \
                  a dropped meeting in the middle.",
    },
    EvidenceEntry {
        keys: &["deep_work.hours_before"],
        sources: &[RECLAIM_2025, RESCUETIME, CLOCKWISE_GAPS],
        carries: "Each source counts something different: long sessions, productive minutes, gaps in a calendar. This figure does not affect any amount of money.",
    },
    EvidenceEntry {
        keys: &["deep_work.share_of_freed_time"],
        sources: &[],
        carries: "It depends on whether the dropped meetings were next to other gaps in the calendar. It affects amounts of money only if you claim an extra yield.",
    },
    EvidenceEntry {
        keys: &["deep_work.premium"],
        sources: &[],
        carries: "We know of no study with a figure that a finance director would accept, so it is 0.",
    },
    EvidenceEntry {
        keys: &["deep_work.hours_target"],
        sources: &[ERICSSON],
        carries: "The target is our choice: what can be reached with the freed time of this preset. The study is of \
                  musicians who practiced seven days a week. It was not measured for office work, so it is not a \
                  ceiling.",
    },
    EvidenceEntry {
        keys: &["turnover.rate"],
        sources: &[JOLTS, MERCER],
        carries: "Countries and industries differ widely: use your own rate of recent years.",
    },
    EvidenceEntry {
        keys: &["turnover.reduction"],
        sources: &[BLOOM_HYBRID, STAR_TURNOVER, BLOOM_HOME, ROWE, DE_MENEZES, GAJENDRAN],
        carries: "These are trials of where and when people work, not of asynchronous work. The likely value is far below the trials, \
                  since reviews find small effects or none.",
    },
    EvidenceEntry {
        keys: &["turnover.cost_per_leaver.share_of_pay"],
        sources: &[EQUITABLE_GROWTH, BOUSHEY, GALLUP],
        carries: "The more specialized the work, the higher the cost. Most of it is time, not money paid: see the part that is paid out.",
    },
    EvidenceEntry {
        keys: &["turnover.hard_share"],
        sources: &[],
        carries: "It decides most of the cash view. Add up agency fees, advertising and overtime for your last leavers.",
    },
    EvidenceEntry { keys: &["turnover.lag_months"], sources: &[], carries: "" },
    EvidenceEntry {
        keys: &["change.training_hours_per_person"],
        sources: &[STAR_TRAINING, ATD],
        carries: "One source is a trial of a different change; the other, all training in a year, is an upper limit.",
    },
    EvidenceEntry {
        keys: &["change.dip", "change.dip_months"],
        sources: &[DORA],
        carries: "The range is our estimate; there is no study of dropping meetings. The dip is the largest single \
                  cost of the preset. It counts only what is lost beyond the training hours.",
    },
    EvidenceEntry {
        keys: &["rollout.adoption.2"],
        sources: &[AUTONOMY],
        carries: "The range is our estimate; the trial is of a different change and only shows how much of a change may last.",
    },
    EvidenceEntry {
        keys: &["finance.discount_rate"],
        sources: &[FORRESTER, MEIER],
        carries: "These are hurdle rates, above the cost of capital. Ask your finance director for yours.",
    },
];
