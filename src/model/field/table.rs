//! The rows of the table.
//!
//! Their order is the order of the inputs in results, and of the dimensions that the simulation draws, so it must not change:
//! [`PagePosition`] says where each stands on the page.

use super::{Field, InputEffect, InputGroup, PagePosition, PresetValues, RatedCost, StatedWhen, Unit};
use crate::model::case::{LeaverCostBasis, MeetingLoadKind};
use crate::model::case_rows::PriceBasis;
use crate::model::cost_rate::CostRate;
use crate::model::estimate::{Estimate, Spread};
use crate::model::evidence::EvidenceKind::{self, Convention, Measured, Survey, Vendor};
use crate::model::evidence::SourceLine;
use crate::model::promise::CostLine;

const MOST_MONEY: f64 = 1e12;
const MOST_PEOPLE: f64 = 1e6;
/// Lower bound of what amounts are divided by: far below any team, and quotients stay finite.
const LEAST_DIVISOR: f64 = 0.01;
const HOURS_IN_WEEK: f64 = 168.0;

const ZERO: Spread = one(0.0);

const fn one(value: f64) -> Spread {
    range(value, value, value)
}

const fn range(low: f64, likely: f64, high: f64) -> Spread {
    Spread::range(low, likely, high)
}

/// A number in each edition of the evidence preset, the oldest first, and in the other presets.
const fn presets(evidence: [Spread; 2], article: Spread, blank: Spread) -> PresetValues {
    PresetValues { evidence, article, blank }
}

/// Where a value of the latest edition comes from: author and year, and how the findings came about.
const fn by(citation: &'static str, kinds: &'static [EvidenceKind]) -> SourceLine {
    SourceLine { citation, kinds }
}

/// A value that is ours since nobody has measured it.
const ESTIMATE: SourceLine = by("Async ROI, 2026", &[EvidenceKind::Own]);
/// A value that is only an example.
const PLACEHOLDER: SourceLine = SourceLine::PLACEHOLDER;

/// The values of a row that does not say otherwise.
const PLAIN: Field = Field {
    key: "",
    token: "",
    position: PagePosition::Cell(InputGroup::Team),
    guide: "",
    label: "",
    unit: Unit::Factor,
    bounds: (0.0, 0.0),
    sensible: (0.0, 0.0),
    hint: "",
    details: "",
    source: PLACEHOLDER,
    presets: presets([ZERO; 2], ZERO, ZERO),
    stated: StatedWhen::Always,
    moves: InputEffect::Amounts,
    shared: false,
    cost: None,
    get: |_, _| None,
    get_mut: |_, _| None,
};

/// A plain row for the number at this place of the case; `[row]` stands for each row of a list.
macro_rules! number_at {
    ($($list:ident).+[row].$number:ident) => {
        Field {
            get: |case, row| case.$($list).+.get(row).map(|row| row.$number.spread()),
            get_mut: |case, row| case.$($list).+.get_mut(row).map(|row| row.$number.spread_mut()),
            ..PLAIN
        }
    };
    ($($part:ident).+ $([$index:literal])?) => {
        Field {
            get: |case, _| Some(case.$($part).+$([$index])?.spread()),
            get_mut: |case, _| Some(case.$($part).+$([$index])?.spread_mut()),
            ..PLAIN
        }
    };
}

/// Each number of a case.
pub static FIELDS: &[Field] = &[
    Field {
        key: "team.people",
        token: "d",
        position: PagePosition::Basic(InputGroup::Team),
        guide: "hour",
        label: "People in the team",
        unit: Unit::People,
        bounds: (LEAST_DIVISOR, MOST_PEOPLE),
        sensible: (2.0, 500.0),
        hint: "Everyone whose meetings and habits would change.",
        details: "Count part-time employees as fractions: two people at 50% are 1.",
        presets: presets([one(10.0), one(25.0)], one(10.0), one(10.0)),
        shared: true,
        ..number_at!(team.people)
    },
    Field {
        key: "team.annual_pay",
        token: "e",
        position: PagePosition::Basic(InputGroup::Team),
        guide: "hour",
        label: "Average pay",
        unit: Unit::MoneyPerYear,
        bounds: (0.0, MOST_MONEY),
        sensible: (5_000.0, 500_000.0),
        hint: "Gross annual pay per person, without employer taxes and benefits.",
        details: "Bonuses belong to the employer’s cost on top of pay.",
        presets: presets([one(75_000.0); 2], one(75_000.0), ZERO),
        shared: true,
        ..number_at!(team.annual_pay)
    },
    Field {
        key: "team.on_cost",
        token: "f",
        position: PagePosition::Folded(InputGroup::Team, 1),
        guide: "hour",
        label: "Employer’s cost on top of pay",
        unit: Unit::Share,
        bounds: (0.0, 10.0),
        sensible: (0.1, 0.8),
        hint: "Benefits, payroll taxes and bonuses, as a share of gross pay.",
        details: "Health insurance, retirement, contributions required by law, and bonuses. Leave out paid time off: the weeks worked already account for it.",
        source: by("BLS, ECEC, March 2026", &[Measured]),
        presets: presets([range(0.34, 0.42, 0.60), range(0.22, 0.28, 0.35)], one(0.42), ZERO),
        shared: true,
        ..number_at!(team.on_cost)
    },
    Field {
        key: "team.hours_per_week",
        token: "g",
        position: PagePosition::Folded(InputGroup::Team, 2),
        guide: "hour",
        label: "Contracted hours",
        unit: Unit::HoursPerWeek,
        bounds: (LEAST_DIVISOR, HOURS_IN_WEEK),
        sensible: (10.0, 60.0),
        hint: "Weekly working hours in one person’s contract.",
        presets: presets([one(40.0); 2], one(40.0), one(40.0)),
        shared: true,
        ..number_at!(team.hours_per_week)
    },
    Field {
        key: "team.weeks_per_year",
        token: "h",
        position: PagePosition::Folded(InputGroup::Team, 3),
        guide: "hour",
        label: "Weeks worked",
        unit: Unit::WeeksPerYear,
        bounds: (LEAST_DIVISOR, 53.0),
        sensible: (38.0, 50.0),
        hint: "52 weeks minus vacation, public holidays and sick days.",
        presets: presets([one(46.0); 2], one(46.0), one(46.0)),
        shared: true,
        ..number_at!(team.weeks_per_year)
    },
    Field {
        key: "meetings.load.monthly_cost",
        token: "k",
        position: PagePosition::Basic(InputGroup::Meetings),
        guide: "hour",
        label: "Cost of meetings",
        unit: Unit::MoneyPerMonth,
        bounds: (0.0, MOST_MONEY),
        sensible: (100.0, 1e7),
        hint: "What the whole team’s time in meetings costs.",
        presets: presets([one(10_000.0); 2], one(10_000.0), ZERO),
        stated: StatedWhen::Load(MeetingLoadKind::MonthlyCost),
        ..number_at!(meetings.load.monthly_cost)
    },
    Field {
        key: "meetings.load.hours_per_person_week",
        token: "l",
        position: PagePosition::Basic(InputGroup::Meetings),
        guide: "hour",
        label: "Hours in meetings",
        unit: Unit::HoursPerWeek,
        bounds: (0.0, HOURS_IN_WEEK),
        sensible: (2.0, 25.0),
        hint: "Per person. Typical: engineers 11, other professionals 13, managers 18.",
        source: by("Clockwise, 2019, and six others", &[Vendor, Survey]),
        presets: presets([range(14.0, 16.0, 18.0), range(8.0, 13.0, 18.0)], one(16.0), ZERO),
        stated: StatedWhen::Load(MeetingLoadKind::Hours),
        ..number_at!(meetings.load.hours_per_person_week)
    },
    Field {
        key: "meetings.load.inventory.*.attendees",
        token: "n",
        position: PagePosition::Cell(InputGroup::Meetings),
        guide: "hour",
        label: "Attendees",
        unit: Unit::People,
        bounds: (0.0, MOST_PEOPLE),
        sensible: (2.0, 50.0),
        hint: "How many people of the team attend this meeting.",
        stated: StatedWhen::Load(MeetingLoadKind::Inventory),
        shared: true,
        ..number_at!(meetings.load.inventory[row].attendees)
    },
    Field {
        key: "meetings.load.inventory.*.per_week",
        token: "p",
        position: PagePosition::Cell(InputGroup::Meetings),
        guide: "hour",
        label: "Times a week",
        unit: Unit::TimesPerWeek,
        bounds: (0.0, 10_000.0),
        sensible: (0.1, 25.0),
        hint: "Every two weeks is 0.5, once a month is 0.23.",
        stated: StatedWhen::Load(MeetingLoadKind::Inventory),
        shared: true,
        ..number_at!(meetings.load.inventory[row].per_week)
    },
    Field {
        key: "meetings.cut",
        token: "s",
        position: PagePosition::Basic(InputGroup::Meetings),
        guide: "freed-hour",
        label: "Meetings you can drop",
        unit: Unit::Share,
        bounds: (0.0, 1.0),
        sensible: (0.05, 0.4),
        hint: "Share of meeting time that could be written, recorded or skipped instead.",
        source: by("Rogelberg and Otter.ai, 2022, and five others", &[Survey, Measured]),
        presets: presets([range(0.15, 0.25, 0.31); 2], one(0.40), ZERO),
        ..number_at!(meetings.cut)
    },
    Field {
        key: "meetings.replacement",
        token: "t",
        position: PagePosition::Folded(InputGroup::Meetings, 1),
        guide: "freed-hour",
        label: "Time spent writing and reading instead",
        unit: Unit::Share,
        bounds: (0.0, 1.0),
        sensible: (0.1, 0.7),
        hint: "Share of the removed meeting time that writing and reading take.",
        details: "What was said in a meeting must now be written and read. That time is not freed.",
        source: ESTIMATE,
        presets: presets([range(0.20, 0.33, 0.60); 2], ZERO, ZERO),
        ..number_at!(meetings.replacement)
    },
    Field {
        key: "time.recapture",
        token: "v",
        position: PagePosition::Basic(InputGroup::DeepWork),
        guide: "freed-hour",
        label: "Share of freed time put to productive use",
        unit: Unit::Share,
        bounds: (0.0, 1.0),
        sensible: (0.2, 0.8),
        hint: "Not every freed hour becomes work; 100% means that none is lost.",
        source: by("Aksoy and others, 2023, and three others", &[Measured]),
        presets: presets([range(0.30, 0.50, 0.75), range(0.20, 0.40, 0.70)], one(1.0), ZERO),
        ..number_at!(time.recapture)
    },
    Field {
        key: "deep_work.hours_before",
        token: "x",
        position: PagePosition::Folded(InputGroup::DeepWork, 2),
        guide: "deep-work",
        label: "Uninterrupted work today",
        unit: Unit::HoursPerWeek,
        bounds: (0.0, HOURS_IN_WEEK),
        sensible: (3.0, 25.0),
        hint: "Per person, in blocks without a meeting or message.",
        source: by("Reclaim.ai, 2025, and two others", &[Survey, Vendor]),
        presets: presets([range(5.0, 12.0, 20.0), range(5.0, 11.0, 20.0)], one(15.0), ZERO),
        ..number_at!(deep_work.hours_before)
    },
    Field {
        key: "deep_work.share_of_freed_time",
        token: "y",
        position: PagePosition::Folded(InputGroup::DeepWork, 1),
        guide: "deep-work",
        label: "Freed time that becomes uninterrupted",
        unit: Unit::Share,
        bounds: (0.0, 1.0),
        sensible: (0.3, 0.9),
        hint: "The rest of the freed time is scattered between other tasks.",
        source: ESTIMATE,
        presets: presets([one(0.67); 2], one(1.0), ZERO),
        ..number_at!(deep_work.share_of_freed_time)
    },
    Field {
        key: "deep_work.premium",
        token: "z",
        position: PagePosition::Folded(InputGroup::DeepWork, 4),
        guide: "deep-work",
        label: "Extra yield of an uninterrupted hour",
        unit: Unit::Share,
        bounds: (0.0, 10.0),
        sensible: (0.0, 0.3),
        hint: "Extra yield per uninterrupted hour. Keep 0% unless you can prove it.",
        details: "How much more an uninterrupted hour yields than any other hour. The hour itself is already counted.",
        source: ESTIMATE,
        ..number_at!(deep_work.premium)
    },
    Field {
        key: "deep_work.hours_target",
        token: "A",
        position: PagePosition::Folded(InputGroup::DeepWork, 3),
        guide: "deep-work",
        label: "Target for uninterrupted work",
        unit: Unit::HoursPerWeek,
        bounds: (0.0, HOURS_IN_WEEK),
        sensible: (5.0, 24.0),
        hint: "A forecast to measure against. It adds no second benefit.",
        source: ESTIMATE,
        presets: presets([range(15.0, 20.0, 24.0), one(12.0)], one(40.0), ZERO),
        moves: InputEffect::Neither,
        ..number_at!(deep_work.hours_target)
    },
    Field {
        key: "turnover.rate",
        token: "C",
        position: PagePosition::Basic(InputGroup::Turnover),
        guide: "leavers",
        label: "People who leave in a year",
        unit: Unit::ShareOfYear,
        bounds: (0.0, 5.0),
        sensible: (0.03, 0.4),
        hint: "Leavers in a year as a share of the team.",
        source: by("BLS, JOLTS, 2025; Mercer, 2023", &[Measured, Survey]),
        presets: presets([range(0.08, 0.12, 0.20), range(0.08, 0.13, 0.20)], one(0.30), ZERO),
        ..number_at!(turnover.rate)
    },
    Field {
        key: "turnover.reduction",
        token: "D",
        position: PagePosition::Folded(InputGroup::Turnover, 1),
        guide: "leavers",
        label: "Reduction in leavers",
        unit: Unit::Share,
        bounds: (0.0, 1.0),
        sensible: (0.0, 0.5),
        hint: "Share of those leavers who would stay because of the change.",
        source: by("Bloom, Han and Liang, 2024, and five others", &[Measured]),
        presets: presets([range(0.0, 0.10, 0.33), range(0.0, 0.10, 0.40)], one(2.0 / 3.0), ZERO),
        ..number_at!(turnover.reduction)
    },
    Field {
        key: "turnover.cost_per_leaver.amount",
        token: "F",
        position: PagePosition::Folded(InputGroup::Turnover, 3),
        guide: "leavers",
        label: "Cost of replacing one person",
        unit: Unit::Money,
        bounds: (0.0, MOST_MONEY),
        sensible: (1_000.0, 300_000.0),
        hint: "Search, hiring, and the time until a successor is fully productive.",
        presets: presets([one(25_000.0); 2], one(10_000.0), ZERO),
        stated: StatedWhen::LeaverCost(LeaverCostBasis::Amount),
        ..number_at!(turnover.cost_per_leaver.amount)
    },
    Field {
        key: "turnover.cost_per_leaver.share_of_pay",
        token: "G",
        position: PagePosition::Folded(InputGroup::Turnover, 2),
        guide: "leavers",
        label: "Cost of replacing one person",
        unit: Unit::Share,
        bounds: (0.0, 10.0),
        sensible: (0.15, 1.5),
        hint: "As a share of a year’s pay: search, hiring and a successor’s learning time.",
        details: "The learning time lasts until the successor is fully productive.",
        source: by("Boushey and Glynn, 2012, and two others", &[Measured, Survey]),
        presets: presets([range(0.20, 0.33, 0.80), range(0.20, 0.40, 0.80)], one(0.33), one(0.33)),
        stated: StatedWhen::LeaverCost(LeaverCostBasis::ShareOfPay),
        ..number_at!(turnover.cost_per_leaver.share_of_pay)
    },
    Field {
        key: "turnover.lag_months",
        token: "H",
        position: PagePosition::Folded(InputGroup::Turnover, 4),
        guide: "leavers",
        label: "Delay before turnover improves",
        unit: Unit::Months,
        bounds: (0.0, 600.0),
        sensible: (0.0, 18.0),
        hint: "People decide to stay some time after work has changed.",
        source: ESTIMATE,
        presets: presets([one(6.0); 2], ZERO, ZERO),
        moves: InputEffect::Schedule,
        shared: true,
        ..number_at!(turnover.lag_months)
    },
    Field {
        key: "turnover.hard_share",
        token: "I",
        position: PagePosition::Folded(InputGroup::Turnover, 5),
        guide: "leavers",
        label: "Share of that cost that is paid out",
        unit: Unit::Share,
        bounds: (0.0, 1.0),
        sensible: (0.1, 0.8),
        hint: "Agency fees, advertising, overtime: the part that is paid in cash.",
        details: "This part appears in the accounts, so it also counts in the view “Cash only”.",
        source: ESTIMATE,
        presets: presets([one(0.35); 2], one(0.35), one(0.35)),
        ..number_at!(turnover.hard_share)
    },
    Field {
        key: "tools.*.price.flat",
        token: "L",
        position: PagePosition::Cell(InputGroup::Tools),
        guide: "choosing",
        label: "Price",
        unit: Unit::MoneyPerMonth,
        bounds: (0.0, MOST_MONEY),
        sensible: (0.0, 1e5),
        hint: "For the whole team, per month.",
        stated: StatedWhen::Price(PriceBasis::Flat),
        ..number_at!(tools[row].price)
    },
    Field {
        key: "tools.*.price.per_user",
        token: "M",
        position: PagePosition::Cell(InputGroup::Tools),
        guide: "choosing",
        label: "Price",
        unit: Unit::MoneyPerUserMonth,
        bounds: (0.0, MOST_MONEY),
        sensible: (0.0, 200.0),
        hint: "For one seat, per month.",
        source: by("Twist’s price list, 2026 (reported)", &[Vendor]),
        stated: StatedWhen::Price(PriceBasis::PerUser),
        ..number_at!(tools[row].price)
    },
    Field {
        key: "tools.*.seats",
        token: "N",
        position: PagePosition::Cell(InputGroup::Tools),
        guide: "choosing",
        label: "Seats",
        unit: Unit::People,
        bounds: (0.0, MOST_PEOPLE),
        sensible: (1.0, 5_000.0),
        hint: "Leave empty for one seat per person.",
        get: |case, row| case.tools.get(row)?.seats.as_ref().map(Estimate::spread),
        get_mut: |case, row| case.tools.get_mut(row)?.seats.as_mut().map(Estimate::spread_mut),
        ..PLAIN
    },
    Field {
        key: "change.training_hours_per_person",
        token: "Q",
        position: PagePosition::Folded(InputGroup::Change, 1),
        guide: "costs",
        label: "Training for each person",
        unit: Unit::Hours,
        bounds: (0.0, 10_000.0),
        sensible: (2.0, 40.0),
        hint: "Learning the tools, and how to write and record for others.",
        source: by("Kelly and Moen, 2020; ATD, 2025 (reported)", &[Measured]),
        presets: presets([range(4.0, 8.0, 14.0); 2], ZERO, ZERO),
        cost: Some(RatedCost { line: CostLine::Training, rates: &[CostRate::People, CostRate::Hourly] }),
        ..number_at!(change.training_hours_per_person)
    },
    Field {
        key: "change.documentation_hours",
        token: "R",
        position: PagePosition::Folded(InputGroup::Change, 2),
        guide: "costs",
        label: "Initial documentation",
        unit: Unit::Hours,
        bounds: (0.0, 1e6),
        sensible: (10.0, 2_000.0),
        hint: "Guides and process documents that others can work from, in total.",
        source: ESTIMATE,
        presets: presets([one(80.0); 2], ZERO, ZERO),
        cost: Some(RatedCost { line: CostLine::Documentation, rates: &[CostRate::Hourly] }),
        ..number_at!(change.documentation_hours)
    },
    Field {
        key: "change.lead_hours_per_week",
        token: "S",
        position: PagePosition::Folded(InputGroup::Change, 3),
        guide: "costs",
        label: "Leading the rollout",
        unit: Unit::HoursPerWeek,
        bounds: (0.0, 10_000.0),
        sensible: (1.0, 40.0),
        hint: "The time of whoever leads the rollout, as long as it lasts.",
        source: ESTIMATE,
        presets: presets([one(8.0); 2], ZERO, ZERO),
        cost: Some(RatedCost { line: CostLine::Lead, rates: &[CostRate::Hourly, CostRate::WeeksOfRollout] }),
        ..number_at!(change.lead_hours_per_week)
    },
    Field {
        key: "change.other_one_off",
        token: "T",
        position: PagePosition::Folded(InputGroup::Change, 5),
        guide: "costs",
        label: "Other one-time costs",
        unit: Unit::Money,
        bounds: (0.0, MOST_MONEY),
        sensible: (0.0, 1e6),
        hint: "Consultants, migration, equipment.",
        cost: Some(RatedCost { line: CostLine::OtherOneOff, rates: &[] }),
        ..number_at!(change.other_one_off)
    },
    Field {
        key: "change.upkeep_hours_per_week",
        token: "U",
        position: PagePosition::Folded(InputGroup::Change, 4),
        guide: "costs",
        label: "Keeping documents up to date",
        unit: Unit::HoursPerWeek,
        bounds: (0.0, 10_000.0),
        sensible: (0.5, 40.0),
        hint: "For the whole team, from the first month on.",
        source: ESTIMATE,
        presets: presets([one(2.0); 2], ZERO, ZERO),
        cost: Some(RatedCost { line: CostLine::Upkeep, rates: &[CostRate::Hourly, CostRate::WeeksOfMonth] }),
        ..number_at!(change.upkeep_hours_per_week)
    },
    Field {
        key: "change.dip",
        token: "V",
        position: PagePosition::Folded(InputGroup::Change, 6),
        guide: "costs",
        label: "Dip: work lost while habits change",
        unit: Unit::Share,
        bounds: (0.0, 1.0),
        sensible: (0.0, 0.25),
        hint: "Share of all work lost because everything takes longer at first.",
        details: "It applies for the time entered under “Length of the dip”. Training hours are a separate cost and \
        not part of it.",
        source: ESTIMATE,
        presets: presets([range(0.05, 0.10, 0.15); 2], ZERO, ZERO),
        ..number_at!(change.dip)
    },
    Field {
        key: "change.dip_months",
        token: "W",
        position: PagePosition::Folded(InputGroup::Change, 7),
        guide: "costs",
        label: "Length of the dip",
        unit: Unit::Months,
        bounds: (0.0, 120.0),
        sensible: (0.0, 6.0),
        hint: "Counted from the start.",
        source: ESTIMATE,
        presets: presets([range(1.0, 2.0, 3.0); 2], ZERO, ZERO),
        moves: InputEffect::Schedule,
        shared: true,
        ..number_at!(change.dip_months)
    },
    Field {
        key: "rollout.adoption.0",
        token: "0",
        position: PagePosition::Folded(InputGroup::Rollout, 1),
        guide: "adoption",
        label: "Adoption after a third of the rollout",
        unit: Unit::Share,
        bounds: (0.0, 1.0),
        sensible: (0.0, 0.4),
        hint: "Share of the change that people practice by then.",
        details: "100% means everyone, every day.",
        source: ESTIMATE,
        presets: presets([one(0.1); 2], one(0.1), one(0.1)),
        moves: InputEffect::Schedule,
        shared: true,
        ..number_at!(rollout.adoption[0])
    },
    Field {
        key: "rollout.adoption.1",
        token: "0",
        position: PagePosition::Folded(InputGroup::Rollout, 2),
        guide: "adoption",
        label: "Adoption after two thirds",
        unit: Unit::Share,
        bounds: (0.0, 1.0),
        sensible: (0.2, 0.8),
        hint: "Share of the change that people practice by then.",
        details: "100% means everyone, every day.",
        source: ESTIMATE,
        presets: presets([one(0.5); 2], one(0.5), one(0.5)),
        moves: InputEffect::Schedule,
        shared: true,
        ..number_at!(rollout.adoption[1])
    },
    Field {
        key: "rollout.adoption.2",
        token: "0",
        position: PagePosition::Folded(InputGroup::Rollout, 3),
        guide: "adoption",
        label: "Adoption from the end of the rollout on",
        unit: Unit::Share,
        bounds: (0.0, 1.0),
        sensible: (0.4, 0.95),
        hint: "Share of the change that people practice by then.",
        details: "100% means everyone, every day.",
        source: ESTIMATE,
        presets: presets([range(0.50, 0.75, 0.95); 2], one(1.0), one(1.0)),
        moves: InputEffect::Schedule,
        shared: true,
        ..number_at!(rollout.adoption[2])
    },
    Field {
        key: "finance.discount_rate",
        token: "3",
        position: PagePosition::Folded(InputGroup::Finance, 1),
        guide: "worth",
        label: "Discount rate (cost of capital)",
        unit: Unit::ShareOfYear,
        bounds: (-0.5, 10.0),
        sensible: (0.02, 0.25),
        hint: "How much less money is worth a year later. Your finance team has a rate.",
        details: "The return that your company expects of an investment of similar risk.",
        source: by("Forrester; Meier and Tarhan, 2006", &[Convention]),
        presets: presets([range(0.08, 0.10, 0.16); 2], one(0.10), ZERO),
        moves: InputEffect::Schedule,
        shared: true,
        ..number_at!(finance.discount_rate)
    },
    Field {
        key: "other_lines.*.amount",
        token: "F",
        position: PagePosition::Cell(InputGroup::OtherLines),
        guide: "views",
        label: "Amount",
        unit: Unit::Money,
        bounds: (0.0, MOST_MONEY),
        sensible: (0.0, 1e7),
        hint: "Money that you would gain or pay in addition to everything above.",
        ..number_at!(other_lines[row].amount)
    },
];
