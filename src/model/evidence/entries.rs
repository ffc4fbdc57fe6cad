//! The sources of the second edition, input by input, as they were read in November 2026.

use super::EvidenceKind::{Convention, Measured, Survey, Vendor};
use super::{EvidenceEntry, EvidenceKind, GroupRange, Source, SourceLine};
use crate::model::estimate::Spread;

/// A source: the kind of its evidence, who published it, and in which year.
const fn source(kind: EvidenceKind, author: &'static str, year: Option<u16>) -> Source {
    Source { author, year, title: "", kind, reported: false, found: "" }
}

impl Source {
    /// With a title or publisher.
    const fn titled(self, title: &'static str) -> Self {
        Self { title, ..self }
    }

    /// Read in a secondary copy.
    const fn reported(self) -> Self {
        Self { reported: true, ..self }
    }

    /// With what was found.
    const fn found(self, found: &'static str) -> Self {
        Self { found, ..self }
    }
}

const BLS_COMPENSATION: Source = source(Measured, "US Bureau of Labor Statistics", Some(2026))
    .titled("Employer Costs for Employee Compensation, March 2026")
    .found(
        "Insurance, retirement, legally required benefits and bonuses amount to 28% of wages and paid \
         leave for managers and professionals, 25% in firms with fewer than 50 people and 35% in firms \
         with more than 500.",
    );
const CLOCKWISE_2019: Source = source(Vendor, "Clockwise", Some(2019))
    .found("Its users spend 14 to 16 hours a week in meetings, depending on the size of the company.");
const CLOCKWISE_ENGINEERS: Source = source(Vendor, "Clockwise", Some(2022))
    .titled("Calendars of 80,000 engineers in 5,000 companies")
    .found("Engineers spend 10.9 hours a week in meetings: 9.7 in small companies, 12.9 in large ones.");
const CLOCKWISE_GAPS: Source = CLOCKWISE_ENGINEERS
    .found("Engineers’ calendars have 19.6 hours of gaps a week. Interruptions by messages are not counted.");
const RECLAIM_2024: Source =
    source(Vendor, "Reclaim.ai", Some(2024)).found("Its users spend 14.8 hours a week in meetings.");
const RECLAIM_2025: Source = source(Survey, "Reclaim.ai", Some(2025))
    .titled("Survey of December 2025")
    .found("People have 2.9 sessions of focused work of two hours and more a week, about 6 hours.");
const RESCUETIME: Source =
    source(Vendor, "RescueTime", Some(2019)).found("Its users are productive for 2 hours and 48 minutes a day.");
const OTTER_HOURS: Source = source(Survey, "Rogelberg and Otter.ai", Some(2022))
    .titled("Survey of 632 people")
    .found("Professionals say that they spend 18 hours a week in meetings.");
const OTTER_DECLINED: Source =
    OTTER_HOURS.found("People would like to decline 31% of their meetings: a wish, not a result.");
const FUTURE_FORUM: Source = source(Survey, "Future Forum", Some(2023))
    .titled("Survey of 10,000 desk workers")
    .reported()
    .found("Desk workers say that they spend 10.6 hours a week in meetings.");
const WORK_TREND_INDEX: Source = source(Vendor, "Microsoft", Some(2023))
    .titled("Work Trend Index")
    .found("The busiest quarter of Teams users spend 7.5 hours a week in Teams meetings.");
const MEETING_MADNESS: Source = source(Survey, "Perlow, Hadley and Eun", Some(2017))
    .titled("Stop the Meeting Madness, Harvard Business Review")
    .found("Executives spend nearly 23 hours a week in meetings; senior managers 11 to 23 (reported).");
const SHOPIFY: Source = source(Measured, "Shopify", Some(2023))
    .found("After the company had dropped meetings, time in meetings was 15% lower.");
const ASANA: Source = source(Measured, "Asana", Some(2022))
    .found("After the company had dropped meetings, each person spent about 1 hour a week less in them.");
const DROPBOX_PILOT: Source = source(Measured, "Dropbox", Some(2025))
    .titled("Pilot")
    .reported()
    .found("In a pilot, time in meetings fell by 27%.");
const DROPBOX_PURGE: Source = source(Measured, "Dropbox", Some(2013))
    .found("The company deleted meetings without building new habits, and meetings grew back.");
const LAKER: Source = source(Survey, "Laker and others", Some(2022))
    .titled("MIT Sloan Management Review")
    .found("Firms that removed 40% or more of their meetings report that it worked, in their own judgment.");
const BARRERO: Source = source(Measured, "Barrero, Bloom and Davis", Some(2020))
    .found("Of the time saved by not commuting, 35% goes into the job.");
const AKSOY: Source = source(Measured, "Aksoy and others", Some(2023))
    .titled("AEA Papers and Proceedings")
    .found("Of the time saved by not commuting, 40% goes into the job, on average over 27 countries.");
const SUH: Source = source(Measured, "Suh and Oh", Some(2026))
    .titled("arXiv 2602.12695")
    .found("Time saved by AI led to almost no extra output.");
const NUCLEUS: Source = source(Convention, "Nucleus Research", None)
    .found("Its rule of thumb: office staff put 50% of the time saved to productive use.");
const ERICSSON: Source = source(Measured, "Ericsson, Krampe and Tesch-Römer", Some(1993))
    .titled("Psychological Review")
    .reported()
    .found("The best music students keep up 2 to 4 hours a day of their hardest practice.");
const JOLTS: Source = source(Measured, "US Bureau of Labor Statistics", Some(2025))
    .titled("Job Openings and Labor Turnover Survey (JOLTS)")
    .found(
        "Twelve times the monthly quits: 12 to 20% a year in information, 11 to 18% in finance, about 31% \
         in professional and business services, temp agencies included.",
    );
const MERCER: Source = source(Survey, "Mercer", Some(2023))
    .found("17.3% a year leave in the United States; in Canada 10.5% of white-collar staff (2024).");
const BLOOM_HYBRID: Source = source(Measured, "Bloom, Han and Liang", Some(2024))
    .titled("Nature")
    .found("In a randomized trial with 1,612 people, hybrid work made a third fewer people quit.");
const BLOOM_HOME: Source = source(Measured, "Bloom, Liang, Roberts and Ying", Some(2015))
    .titled("Quarterly Journal of Economics")
    .found("In a randomized trial, work from home halved the number of people who quit.");
const STAR_TURNOVER: Source =
    source(Measured, "Moen and others", Some(2017)).titled("Social Problems").reported().found(
        "In a randomized trial (STAR), 40% fewer people quit when they were judged by results and set \
         their own schedules.",
    );
const ROWE: Source = source(Measured, "Moen, Kelly and Hill", Some(2011))
    .found("In a natural experiment, a results-only work environment went along with 45% fewer leavers.");
const DE_MENEZES: Source = source(Measured, "de Menezes and Kelliher", Some(2011))
    .titled("Review")
    .found("Across studies of flexible work, there is little or no effect on turnover.");
const GAJENDRAN: Source = source(Measured, "Gajendran and Harrison", Some(2007))
    .titled("Review")
    .found("Across studies of telework, there is little or no effect on turnover.");
const BOUSHEY: Source = source(Measured, "Boushey and Glynn", Some(2012))
    .found("Across 27 case studies, replacing a person costs 21% of a year’s pay (median).");
const EQUITABLE_GROWTH: Source = source(Measured, "Washington Center for Equitable Growth", Some(2020))
    .found("Replacing a person costs 40% of a year’s pay on average.");
const GALLUP: Source =
    source(Survey, "Gallup", Some(2024)).found("Replacing a technical professional costs 80% of a year’s pay.");
const AUTONOMY: Source = source(Survey, "Autonomy", Some(2024)).found(
    "A year after the UK four-day-week trial 89% of the firms still had a four-day week, and 51% had \
     made it permanent.",
);
const DORA: Source =
    source(Convention, "DORA", Some(2026)).found("Its model for AI tools assumes a dip of three months.");
const STAR_TRAINING: Source = source(Measured, "Kelly and Moen", Some(2020))
    .titled("The STAR trial")
    .reported()
    .found("Training for a change of how a team works took 8 hours a person over three months.");
const ATD: Source =
    source(Measured, "ATD", Some(2025)).reported().found("A person has 13.7 hours of formal training a year in total.");
const FORRESTER: Source = source(Convention, "Forrester", None)
    .titled("Total Economic Impact studies")
    .found("These studies discount at 10% a year.");
const MEIER: Source = source(Survey, "Meier and Tarhan", Some(2006))
    .titled("Survey of 127 firms")
    .found("Hurdle rates are about 5 percentage points above the cost of capital.");

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
