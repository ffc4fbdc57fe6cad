//! The chapter "How the case is computed".

use super::block::{Block, FormatValue, GuideLink, term, text};
use crate::model::{Figure, Preset};

pub(super) fn hour(_: &FormatValue) -> Vec<Block> {
    vec![
        text(
            "An hour costs what the employer pays for it: pay and what comes on top, divided by the hours worked in a \
             year. Meetings are stated in whichever way you know: money a month, hours per person and week, or meeting \
             by meeting with what becomes of each.",
        ),
        Block::Links(&[
            GuideLink::Input("team.annual_pay"),
            GuideLink::Input("team.on_cost"),
            GuideLink::Input("team.weeks_per_year"),
        ]),
    ]
}

pub(super) fn freed_hour(_: &FormatValue) -> Vec<Block> {
    vec![
        text(
            "A dropped meeting frees less than its length. What it carried must be written and read; and of the time \
             that is left, a part gets lost in the day. Only what is then put to productive use is a benefit.",
        ),
        text(
            "That hour becomes money once. It may also be uninterrupted, and it may also keep somebody from leaving, \
             but it is not sold again: uninterrupted work brings money only by an extra yield that you claim yourself, \
             and turnover only what it costs to replace people.",
        ),
        Block::Links(&[
            GuideLink::Input("meetings.replacement"),
            GuideLink::Input("time.recapture"),
            GuideLink::Section("deep-work"),
        ]),
    ]
}

pub(super) fn fates(_: &FormatValue) -> Vec<Block> {
    vec![
        text(
            "Instead of one share of meetings to drop, a list says what happens to each meeting. Writing and reading \
             take time only where a meeting is written instead, shortened, held less often or held with fewer people.",
        ),
        Block::Terms(vec![
            term("Keep it", "It stays as it is and frees nothing."),
            term(
                "Write instead",
                "It ends. All of its time is freed, less the time spent writing and reading instead.",
            ),
            term("Cancel it", "It ends and nothing takes its place. All of its time is freed."),
            term(
                "Shorten it",
                "It lasts fewer minutes. The minutes of everybody in it are freed, less writing and reading.",
            ),
            term(
                "Hold it less often",
                "It is held fewer times a week (once every two weeks is 0.5). The time of the meetings that no longer \
                 take place is freed, less writing and reading.",
            ),
            term(
                "Invite fewer people",
                "It stays as long and as frequent, with fewer people in it. The time of those who no longer attend is \
                 freed, less the time in which they read what was decided.",
            ),
        ]),
        Block::Links(&[GuideLink::Section("freed-hour"), GuideLink::Input("meetings.replacement")]),
    ]
}

pub(super) fn deep_work(_: &FormatValue) -> Vec<Block> {
    vec![
        text(
            "Freed time that falls into long blocks raises uninterrupted work. That is a forecast to hold against your \
             readings, never a second benefit. The page warns where the hours do not fit into the week, where the freed \
             time cannot reach the target, and where the target is beyond what studies find sustainable.",
        ),
        Block::Links(&[
            GuideLink::Input("deep_work.hours_before"),
            GuideLink::Input("deep_work.hours_target"),
            GuideLink::Input("deep_work.premium"),
            GuideLink::Scorecard,
        ]),
    ]
}

pub(super) fn leavers(_: &FormatValue) -> Vec<Block> {
    vec![
        text(
            "Leavers of a year, times the share of them who would stay, times what it costs to replace one. It begins \
             after a lag: people decide to stay some time after their work has changed. In a small team this is a hope \
             more than a figure; see whether the case holds without it.",
        ),
        Block::Links(&[
            GuideLink::Input("turnover.rate"),
            GuideLink::Input("turnover.reduction"),
            GuideLink::Input("turnover.lag_months"),
        ]),
    ]
}

pub(super) fn costs(_: &FormatValue) -> Vec<Block> {
    vec![
        text(
            "A saving is no return before its costs are named. Paid at the start: training, writing things down, \
             anything else bought once. Paid while it lasts: whoever leads the rollout, and the dip, the work lost \
             beyond the training hours while everything takes longer. Paid every month: tools, and keeping documents \
             up to date.",
        ),
        Block::Links(&[
            GuideLink::Input("change.training_hours_per_person"),
            GuideLink::Input("change.dip"),
            GuideLink::Tools,
        ]),
    ]
}

pub(super) fn adoption(_: &FormatValue) -> Vec<Block> {
    vec![
        text(
            "Adoption, the share of the change that people practice, rises in straight lines to what you expect after a third, two thirds and \
             all of the rollout, and stays there. A month brings a twelfth of the year’s benefit, times its own \
             adoption. Few changes are ever adopted in full, so the last figure matters most.",
        ),
        Block::Links(&[GuideLink::Input("rollout.adoption.2"), GuideLink::Rollout]),
    ]
}

pub(super) fn worth(_: &FormatValue) -> Vec<Block> {
    const FIGURES: [Figure; 9] = [
        Figure::PlannedBenefit,
        Figure::AnnualBenefit,
        Figure::Npv,
        Figure::Roi,
        Figure::Bcr,
        Figure::Payback,
        Figure::Trough,
        Figure::CostOfDelay,
        Figure::Irr,
    ];
    let case = Preset::Blank.case();
    let row = |figure: &Figure| term(figure.label(&case).into_owned(), figure.meaning());
    vec![
        text(
            "Each month has its benefits and its costs. Later money counts for less, by the yearly rate that your \
             finance director uses: month 0, the start, is not discounted, and each later month is discounted at its \
             end. From these months follow:",
        ),
        Block::Terms(FIGURES.iter().map(row).collect()),
        text("On the case, every one of them opens to its formula with your numbers in it."),
        Block::Links(&[GuideLink::Input("finance.discount_rate"), GuideLink::Section("uncertainty")]),
    ]
}

pub(super) fn views(_: &FormatValue) -> Vec<Block> {
    vec![
        text(
            "Everything: time counts at what it costs the employer. Cash only: what changes hands, which is tools, the \
             section of a leaver’s cost that is paid out, and your own lines marked so. A finance director tests the \
             second first, since freed time shows in no account. Show both, and say which is which.",
        ),
        Block::Links(&[GuideLink::Input("turnover.hard_share"), GuideLink::Section("freed-hour")]),
    ]
}

pub(super) fn uncertainty(_: &FormatValue) -> Vec<Block> {
    vec![
        text(
            "What you do not know exactly is a range: low, likely, high, with the likely value weighing most (a PERT \
             curve). All ranges are combined, as if independent, and the case says in how many of these combinations it \
             pays. Its ranges leave out one case in ten at either end. The same case always gives the same figures.",
        ),
        Block::List(vec![
            "“What matters most” moves one input at a time over its range and says how much of the uncertainty it explains.".into(),
            "“What is worth knowing” gives the value of information: the most that knowing a figure can be worth \
             before you decide whether to go ahead. It ranks what to measure first, and a pilot should cost no more than the value of knowing every figure."
                .into(),
            "A figure is worth knowing only if it might change the decision. The decision is based on the expected net present value, \
             with time and money counted. So a figure can be very uncertain and yet not worth measuring."
                .into(),
            "A switching value says how far one input alone must go before the case is worth nothing.".into(),
            "“Check these figures” lists inputs that contradict each other or the evidence, each with a link to the input.".into(),
        ]),
        text("Narrow a range only by measuring. A range that is narrow because it looks better is a claim."),
        Block::Links(&[GuideLink::Section("worth"), GuideLink::Scorecard]),
    ]
}
