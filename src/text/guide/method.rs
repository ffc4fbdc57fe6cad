//! The chapter "How the case is computed".

use super::block::{Block, FormatValue, GuideLink, term, text};
use crate::model::{Figure, Preset};

pub(super) fn hour(_: &FormatValue) -> Vec<Block> {
    vec![
        text(
            "An hour costs what the employer pays for it: pay plus the employer’s cost on top of it, divided by the \
             hours worked in a year. Enter meetings in the form that you know: cost a month, hours per person and \
             week, or a list of meetings with what happens to each.",
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
            "A dropped meeting frees less time than it took. What it covered must be written and read instead, and \
             part of the remaining time is lost during the day. Only the time that is then put to productive use \
             counts as a benefit.",
        ),
        text(
            "Each of these hours is turned into money once. It may also be uninterrupted, and it may also keep \
             somebody from leaving, but it is not counted again: uninterrupted work adds money only through an extra \
             yield that you claim yourself, and turnover only through the cost of replacing people.",
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
                "It stays as long and as frequent, with fewer attendees. The time of those who no longer attend is \
                 freed, less the time they spend reading what was decided.",
            ),
        ]),
        Block::Links(&[GuideLink::Section("freed-hour"), GuideLink::Input("meetings.replacement")]),
    ]
}

pub(super) fn deep_work(_: &FormatValue) -> Vec<Block> {
    vec![
        text(
            "Freed time that falls into long blocks adds to uninterrupted work. This is a forecast to compare with \
             your readings, not a second benefit. The page warns you if the hours do not fit into the week, if the \
             freed time cannot reach the target, and if the target is beyond what studies find sustainable.",
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
            "The benefit is the number of people who leave in a year, times the share of them who would stay, times \
             the cost of replacing one person. It begins after a delay, because people decide to stay some time \
             after their work has changed. In a small team this is very uncertain: check whether the case pays \
             without it.",
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
            "A saving is not a return until its costs are stated. At the start: training, initial documentation and \
             other one-time costs. During the rollout: leading it, and the dip, which is the work lost beyond the \
             training hours while everything takes longer. Every month: tools, and keeping documents up to date.",
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
            "Adoption is the share of the change that people practice. It rises in straight lines to the values that \
             you enter for a third, two thirds and the end of the rollout, and then stays at the last one. Each \
             month brings a twelfth of the yearly benefit times the adoption of that month. Few changes are adopted \
             in full, so the last value matters most.",
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
            "Each month has benefits and costs. Later amounts are discounted at the yearly rate that your finance \
             director uses: month 0, the start, is not discounted, and each later month is discounted at its end. \
             These months give the following figures:",
        ),
        Block::Terms(FIGURES.iter().map(row).collect()),
        text("On the business case page, each of them has an explanation: its formula with your numbers in it."),
        Block::Links(&[GuideLink::Input("finance.discount_rate"), GuideLink::Section("uncertainty")]),
    ]
}

pub(super) fn views(_: &FormatValue) -> Vec<Block> {
    vec![
        text(
            "“Time and money” counts working time at its cost to the employer. “Cash only” counts payments: tools, \
             the part of a leaver’s cost that is paid out, and your own lines marked as payments. A finance director \
             will look at cash first, because freed time appears in no account. Show both, and say which is which.",
        ),
        Block::Links(&[GuideLink::Input("turnover.hard_share"), GuideLink::Section("freed-hour")]),
    ]
}

pub(super) fn uncertainty(_: &FormatValue) -> Vec<Block> {
    vec![
        text(
            "Enter a range (low, likely, high) for each figure that you do not know exactly. Values near the likely \
             one are the most probable (PERT distribution). The simulation combines all ranges, assuming that they \
             are independent, and counts how many of these combinations pay. The ranges shown leave out the lowest \
             and the highest 10% of cases. The same case always gives the same figures.",
        ),
        Block::List(vec![
            "“What matters most” varies one input at a time over its range and shows how much of the uncertainty it \
             explains.".into(),
            "“What is worth knowing” gives the value of information: the most that knowing a figure can be worth \
             before you decide whether to go ahead. It ranks what to measure first, and a pilot should cost no more than the value of knowing every figure."
                .into(),
            "A figure is worth knowing only if it might change the decision. The decision is based on the expected net present value, \
             with time and money counted. So a figure can be very uncertain and yet not worth measuring."
                .into(),
            "A switching value shows how far one input alone must change before the net present value is zero.".into(),
            "“Check these figures” lists inputs that contradict each other or the evidence, each with a link to the input.".into(),
        ]),
        text("Narrow a range only after you have measured. A range made narrow to look better is only a claim."),
        Block::Links(&[GuideLink::Section("worth"), GuideLink::Scorecard]),
    ]
}
